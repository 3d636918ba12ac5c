"""A day with drag against an independent integration that asks the same density function."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from vitok.earth.air import air_state
from vitok.earth.environment import environment
from vitok.earth.frames import EARTH_ROTATION_RADPS, geodetic_from_gcrf, itrf_from_gcrf
from vitok.earth.sun_moon import MOON_MU_M3PS2, SUN_MU_M3PS2, moon_gcrf_m, sun_gcrf_m
from vitok.motion import orbit

heyoka = pytest.importorskip("heyoka")

from benchmarks.case import DEGREE, EPOCH, MASS_KG, SPAN_S, STATE_GCRF  # noqa: E402

CD_AREA_M2 = 3200.0


def tide(place_m, body_m, mu_m3ps2):
    gap_m = body_m - place_m
    return mu_m3ps2 * (gap_m / np.linalg.norm(gap_m) ** 3 - body_m / np.linalg.norm(body_m) ** 3)


def test_a_day_with_drag_is_an_independent_integrators(figure):
    surroundings = environment(EPOCH, 0.0, SPAN_S, DEGREE)
    place = heyoka.make_vars("x", "y", "z")
    field = heyoka.cfunc(heyoka.model.egm2008_acc(place, DEGREE, DEGREE), place, compact_mode=True)

    def rates(t_s, y):
        turn = np.array(itrf_from_gcrf(t_s, surroundings.rotation)).reshape(3, 3)
        pull = turn.T @ field(turn @ y[:3])
        pull = pull + tide(y[:3], np.array(sun_gcrf_m(t_s, surroundings.bodies)), SUN_MU_M3PS2)
        pull = pull + tide(y[:3], np.array(moon_gcrf_m(t_s, surroundings.bodies)), MOON_MU_M3PS2)
        density, _ = air_state(t_s, *geodetic_from_gcrf(t_s, *y[:3], surroundings.rotation), surroundings.air)
        wind = y[3:] - np.cross(EARTH_ROTATION_RADPS * turn[2], y[:3])
        pull = pull - 0.5 * density * CD_AREA_M2 / MASS_KG * np.linalg.norm(wind) * wind
        return np.concatenate((y[3:], pull))

    oracle = solve_ivp(
        rates, (0.0, SPAN_S), STATE_GCRF, method="DOP853", rtol=3e-14, atol=[1e-6] * 3 + [1e-9] * 3
    ).y[:, -1]
    y0 = np.append(STATE_GCRF, MASS_KG)
    ours = orbit.coast(0.0, y0, SPAN_S, surroundings, cd_area_m2=CD_AREA_M2).y_end
    free = orbit.coast(0.0, y0, SPAN_S, surroundings).y_end
    assert np.linalg.norm(ours[:3] - free[:3]) > 1e3  # drag is felt
    miss_m = np.linalg.norm(ours[:3] - oracle[:3])
    figure(
        "one day with drag, same density",
        "heyoka's field, scipy's integrator",
        "1 cm",
        f"{miss_m * 1e3:.1f} mm",
    )
    assert miss_m < 1e-2
