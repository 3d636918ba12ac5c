import numpy as np
import pytest

from vitok.earth.environment import environment
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.time import Epoch
from vitok.errors import FlightError
from vitok.motion import orbit
from vitok.motion.elements import elements

EPOCH = Epoch.from_utc("2017-12-17T00:00:00Z")
RADIUS_M = 6.78e6
SPEED_MPS = np.sqrt(MU_M3PS2 / RADIUS_M)
Y0 = np.array([RADIUS_M, 0.0, 0.0, 0.0, SPEED_MPS * np.cos(0.9), SPEED_MPS * np.sin(0.9), 7000.0])


def test_two_body_motion_keeps_energy_and_phase_for_a_thousand_turns(figure):
    long = environment(EPOCH, 0.0, 70 * 86400.0, degree=0, air_model="none", third_bodies=False)
    y0 = Y0.copy()
    y0[3:6] *= 1.02
    start = elements(y0)
    end = elements(orbit.coast(0.0, y0, 1000 * start.period_s, long).y_end)
    drift = abs(start.semi_major_axis_m / end.semi_major_axis_m - 1.0)
    figure("energy, 1,000 two-body turns", "closed form", "1e-10", f"{drift:.1e}")
    assert drift < 1e-10
    phase = (end.argument_of_latitude_rad - start.argument_of_latitude_rad + np.pi) % (2 * np.pi) - np.pi
    assert abs(phase) * RADIUS_M < 10.0  # its drift grows with the square of the turns


def test_a_day_forward_and_back_returns_within_a_centimetre(full):
    forward = orbit.coast(0.0, Y0, 86400.0, full, cd_area_m2=20.0)
    back = orbit.coast(86400.0, forward.y_end, 0.0, full, cd_area_m2=20.0)
    assert np.linalg.norm(back.y_end[:3] - Y0[:3]) < 0.01
    np.testing.assert_allclose(back(40000.0)[:3], forward(40000.0)[:3], atol=0.01)


def test_dense_output_is_as_good_as_stopping_there(full):
    whole = orbit.coast(0.0, Y0, 20000.0, full)
    for t_s in (777.7, 12345.6):
        np.testing.assert_allclose(whole(t_s)[:3], orbit.coast(0.0, Y0, t_s, full).y_end[:3], atol=1e-3)


def test_drag_lowers_and_j2_regresses_the_orbit(full):
    start = elements(Y0)
    low = Y0.copy()
    low[:3] *= 6.6e6 / RADIUS_M
    low[3:6] *= np.sqrt(RADIUS_M / 6.6e6)
    free = elements(orbit.coast(0.0, low, 43200.0, full).y_end)
    dragged = elements(orbit.coast(0.0, low, 43200.0, full, cd_area_m2=20.0).y_end)
    assert -10e3 < dragged.semi_major_axis_m - free.semi_major_axis_m < -500.0
    day = elements(orbit.coast(0.0, Y0, 86400.0, full).y_end)
    regression = np.degrees((day.raan_rad - start.raan_rad + np.pi) % (2 * np.pi) - np.pi)
    assert regression == pytest.approx(-5.0, abs=0.3)  # the station's plane, about -5 degrees a day


def test_a_burn_gives_what_tsiolkovsky_says(point_mass):
    duration_s = orbit.duration_for(10.0, 7000.0, 2950.0, 302.0)
    firing = orbit.Burn("raise", 100.0, duration_s, 2950.0, 302.0, np.array([1.0, 0.0, 0.0]))
    assert orbit.delta_v_of(firing, 7000.0) == pytest.approx(10.0, abs=1e-12)
    flown = orbit.fly(0.0, Y0, 3000.0, [firing], environment=point_mass)
    assert flown.y_end[6] == pytest.approx(7000.0 * np.exp(-10.0 / (302.0 * orbit.G0_MPS2)), abs=1e-9)
    raised_m = 1.0 / (2.0 / RADIUS_M - (SPEED_MPS + 10.0) ** 2 / MU_M3PS2)  # vis-viva
    assert elements(flown.y_end).semi_major_axis_m - RADIUS_M == pytest.approx(raised_m - RADIUS_M, rel=1e-4)


def test_a_fall_to_the_ground_is_named(full):
    y0 = Y0.copy()
    y0[3:6] *= 0.5
    with pytest.raises(FlightError, match="below the ground"):
        orbit.coast(0.0, y0, 20000.0, full)


def test_a_state_that_is_no_state_is_refused(full):
    with pytest.raises(ValueError, match="seven finite numbers"):
        orbit.coast(0.0, np.full(7, np.nan), 10.0, full)


@pytest.mark.parametrize(
    ("start_s", "duration_s", "told"),
    [
        (
            500.0,
            900.0,
            r"takes 900\.0 s from t = 500\.0 s .*, and 1000\.0 s are free, .* ends 400\.0 s too late",
        ),
        (-30.0, 90.0, r"takes 90\.0 s from t = -30\.0 s on, .* begins 30\.0 s too early$"),
        (-30.0, 2000.0, "begins 30.0 s too early and ends 970.0 s too late"),
    ],
)
def test_a_burn_that_does_not_fit_is_told_with_its_length_and_the_time_there_is(
    point_mass, start_s, duration_s, told
):
    firing = orbit.Burn("raise", start_s, duration_s, 50.0, 302.0, np.array([1.0, 0.0, 0.0]))
    with pytest.raises(FlightError, match=f"^burn raise has no room: it .*{told}"):
        orbit.fly(0.0, Y0, 1000.0, [firing], environment=point_mass)


def test_a_burn_that_begins_before_the_last_one_has_ended_is_told(point_mass):
    first, second = (
        orbit.Burn(name, start_s, 100.0, 50.0, 302.0, np.array([1.0, 0.0, 0.0]))
        for name, start_s in (("one", 0.0), ("two", 80.0))
    )
    with pytest.raises(
        FlightError, match=r"^burn two .* from t = 100\.0 to 1000\.0 s, .* 20\.0 s too early$"
    ):
        orbit.fly(0.0, Y0, 1000.0, [second, first], environment=point_mass)
