"""Descents with the burn of the years before 2012, 115.2 m/s, from circles as high as the station then was.

Soyuz TMA-6, 2005-10-11: burn 00:18:39, separation 00:43:17, interface 00:46:13, parachute command 00:54:40
(Spaceflight Now, B). Soyuz TMA-1, 2003-05-04: ballistic from 183 s after separation, 425 km short
(energia.ru, A). No element sets of the station then are here; the heights of its orbit are recalled, M.
"""

from dataclasses import replace

import numpy as np
import pytest

from vitok.descent.dynamics import Sample
from vitok.descent.footprint import ballistic
from vitok.descent.landing import land
from vitok.descent.plan import plan, vehicle_of
from vitok.descent.samples import fall_through
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import MEAN_RADIUS_M, great_circle_m
from vitok.errors import FlightError
from vitok.motion import orbit
from vitok.motion.arc import Start

OLD_BURN_MPS = 115.2
HEIGHT_OF_2005_M, HEIGHT_OF_2003_M = 350e3, 390e3


def planned(case, height_m):
    """Scene and plan of the old burn from a circle in the plane of the case's station, over the zone."""
    scene = case.scene()
    deorbit = case.module.deorbit.model_copy(update={"delta_v_mps": OLD_BURN_MPS})
    module = case.module.model_copy(update={"deorbit": deorbit})
    scene = replace(scene, cast=replace(scene.cast, descent_module=module))
    here = case.y[:3] / np.linalg.norm(case.y[:3])
    normal = np.cross(case.y[:3], case.y[3:6])
    ahead = np.cross(normal / np.linalg.norm(normal), here)
    radius_m = MEAN_RADIUS_M + height_m
    for angle in np.radians(np.arange(-60.0, 61.0, 10.0)):  # of the circle, until a turn passes the zone
        up, along = here * np.cos(angle) + ahead * np.sin(angle), ahead * np.cos(angle) - here * np.sin(angle)
        y = np.concatenate((radius_m * up, np.sqrt(MU_M3PS2 / radius_m) * along, case.y[6:]))
        try:
            return scene, plan(scene, Start(case.t_undocking_s, y))
        except FlightError:
            continue
    raise AssertionError("no turn passes the zone")


def test_the_durations_of_tma_6(ms07, figure):
    scene, made = planned(ms07, HEIGHT_OF_2005_M)
    craft, burn = vehicle_of(scene), made.burn
    ship = orbit.fly(
        burn.start_s,
        made.y_ignition,
        made.module_separation_s,
        [burn],
        environment=ms07.environment,
        cd_area_m2=craft.spacecraft.aerodynamics.cd_area_m2,
    )
    entry = land(craft, ship.t_end_s, ship.y_end, made.steering, environment=ms07.environment).entry
    interface_s = fall_through(entry, craft.module.deorbit.interface_altitude_m)[Sample.T]
    for what, real_s, limit_s, flown_s in (
        ("burn to separation", 1478.0, 20.0, ship.t_end_s - burn.start_s),
        ("interface to parachute command", 507.0, 20.0, entry[-1, Sample.T] - interface_s),
    ):
        figure(f"Soyuz TMA-6, {what}, s", f"its plan, {real_s:.0f}", f"{limit_s:.0f}", f"{flown_s:.1f}")
        assert flown_s == pytest.approx(real_s, abs=limit_s)


@pytest.mark.xfail(strict=True, reason="a fifth too far short, and why is not known")
def test_the_shortfall_of_tma_1_with_its_own_burn(ms07, figure):
    scene, made = planned(ms07, HEIGHT_OF_2003_M)
    point, _ = ballistic(vehicle_of(scene), made, ms07.environment)
    short_km = great_circle_m(*point, *made.landing) / 1e3
    figure("Soyuz TMA-1 from 390 km, short without guidance", "425 km", "45 km: missed", f"{short_km:.0f} km")
    assert short_km == pytest.approx(425.0, abs=45.0)
