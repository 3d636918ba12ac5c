"""What the planned descents of Soyuz MS-11 and MS-17 say of a wrong capsule: limits that it breaks.

MS-11: Canadian Space Agency, A. MS-17: nasaspaceflight.com, B. The burn is solved to hit the zone, so place
and instant of the landing reject nothing; the start of the burn, the time between heights, the speed at the
parachute command and the fall without guidance do. Reference bank and main canopy were set from MS-11.
"""

from dataclasses import replace

import numpy as np
import pytest

from vitok.descent.dynamics import Sample
from vitok.descent.footprint import ballistic
from vitok.descent.landing import land
from vitok.descent.plan import plan, vehicle_of
from vitok.earth.shape import great_circle_m
from vitok.motion import orbit
from vitok.motion.arc import Start

LIMITS = {  # planned value, and how far a sound model may be from it
    "burn start after plan, s": (0.0, 8.0),
    "80.4 to 35.3 km, s": (287.0, 15.0),
    "interface to parachute command, s": (497.0, 20.0),
    "parachute command to ground, s": (858.0, 30.0),
    "speed at parachute command, m/s": (230.0, 15.0),
    "short without guidance, km": (425.0, 45.0),  # Soyuz TMA-1, energia.ru, A
}


def scaled(table, key, factor):
    return table.model_copy(update={key: [factor * value for value in getattr(table, key)]})


def with_drag(factor):
    return lambda module: module.model_copy(
        update={"aerodynamics": scaled(module.aerodynamics, "drag_coefficient", factor)}
    )


def with_lift(factor):
    return lambda module: module.model_copy(
        update={"aerodynamics": scaled(module.aerodynamics, "lift_to_drag", factor)}
    )


def with_table(table, **change):
    return lambda module: module.model_copy(update={table: getattr(module, table).model_copy(update=change)})


def with_main(factor):
    def changed(module):
        *first, main = module.parachutes.canopies
        main = main.model_copy(update={"area_m2": factor * main.area_m2})
        return with_table("parachutes", canopies=[*first, main])(module)

    return changed


WRONG = {
    "drag x2": with_drag(2.0),
    "drag x1.25": with_drag(1.25),
    "drag x0.75": with_drag(0.75),
    "drag x0.5": with_drag(0.5),
    "lift x1.5": with_lift(1.5),
    "lift x1.2": with_lift(1.2),
    "lift x0.8": with_lift(0.8),
    "bank 40 deg": with_table("entry", reference_bank_deg=40.0),
    "main canopy half": with_main(0.5),
    "main canopy x0.8": with_main(0.8),
    "command at 8 km": with_table("parachutes", command_altitude_m=8000.0),
    "115.2 m/s": with_table("deorbit", delta_v_mps=115.2),
}


def measured(case, change=lambda module: module, planned_burn_utc="2019-06-25T01:55:03Z"):
    scene = case.scene()
    scene = replace(scene, cast=replace(scene.cast, descent_module=change(case.module)))
    made = plan(scene, Start(case.t_undocking_s, case.y))
    craft, burn = vehicle_of(scene), made.burn
    ship = orbit.fly(
        burn.start_s,
        made.y_ignition,
        made.module_separation_s,
        [burn],
        environment=case.environment,
        cd_area_m2=craft.spacecraft.aerodynamics.cd_area_m2,
    )
    flown = land(craft, ship.t_end_s, ship.y_end, made.steering, environment=case.environment)

    def passes_s(altitude_m):
        return np.interp(-altitude_m, -flown.entry[:, Sample.ALTITUDE], flown.entry[:, Sample.T])

    command, ground_s = flown.entry[-1], flown.engines[-1, Sample.T]
    return dict(
        zip(
            LIMITS,
            (
                burn.start_s - case.epoch.t_s(planned_burn_utc),
                passes_s(35.3e3) - passes_s(80.4e3),
                command[Sample.T] - passes_s(99.7e3),
                ground_s - command[Sample.T],
                command[Sample.SPEED],
                great_circle_m(*ballistic(craft, made, case.environment)[0], *made.landing) / 1e3,
            ),
            strict=True,
        )
    )


def broken(values):
    return [name for name, (planned, limit) in LIMITS.items() if abs(values[name] - planned) > limit]


def test_soyuz_ms_11_keeps_every_limit(ms11, figure):
    values = measured(ms11)
    for name, (planned, limit) in LIMITS.items():
        figure(f"Soyuz MS-11, {name}", f"its plan, {planned:.0f}", f"{limit:.0f}", f"{values[name]:.1f}")
    assert broken(values) == []


def test_soyuz_ms_17_burns_when_it_was_planned_to(ms17, figure):
    late_s = measured(ms17, planned_burn_utc="2021-04-17T04:01:30Z")["burn start after plan, s"]
    figure("Soyuz MS-17, burn start after plan, s", "its plan", "8", f"{late_s:.1f}")
    assert abs(late_s) < 8.0


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_capsule_breaks_a_limit(ms11, figure, name):
    values = measured(ms11, WRONG[name])
    found = broken(values)
    told = "; ".join(f"{row.rpartition(',')[0]} {values[row]:.0f}" for row in found)
    figure(f"Soyuz MS-11 with {name}", "limits above", "breaks one", told)
    assert found


def test_every_limit_is_broken_by_some_wrong_capsule(ms11):
    found = {row for change in WRONG.values() for row in broken(measured(ms11, change))}
    assert found == set(LIMITS)
