"""Transitions about the flattened Earth over days."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from vitok.earth.gravity import J2, MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.motion.elements import elements
from vitok.navigation.flattened import drift

DAY_S = 86400.0
Y = np.array([4.1e6, -3.0e6, 4.4e6, 4.3e3, 6.3e3, 0.3e3])


def rates(y):
    """Velocity and acceleration (6,) about an Earth with J2 (Vallado 2013, eq. 8-36)."""
    r2, polar = y[:3] @ y[:3], 5.0 * y[2] ** 2 / (y[:3] @ y[:3])
    flat = 1.5 * J2 * EQUATORIAL_RADIUS_M**2 / r2
    pull = -MU_M3PS2 / r2**1.5 * y[:3] * (1.0 + flat * (np.array([1.0, 1.0, 3.0]) - polar))
    return np.concatenate((y[3:6], pull))


@pytest.mark.parametrize("duration_s", [2.0 * DAY_S, -0.5 * DAY_S])
def test_a_ship_that_is_late_stays_as_late(duration_s):
    """Rates are carried into rates: of two bodies a ship that is 60 km late leaves its plane by 70 m."""
    later, phi = drift(Y, duration_s)
    carried, wanted = phi @ rates(Y), rates(later)
    assert np.linalg.norm((carried - wanted)[:3]) < 3e-4 * np.linalg.norm(wanted[:3])
    assert np.linalg.norm((carried - wanted)[3:]) < 3e-4 * np.linalg.norm(wanted[3:])


def test_a_transition_is_the_difference_of_two_ways():
    units = np.array([10.0, 10.0, 10.0, 0.01, 0.01, 0.01])
    _, phi = drift(Y, DAY_S)
    for k, off in enumerate(np.diag(units)):
        moved = (drift(Y + off, DAY_S)[0] - drift(Y - off, DAY_S)[0]) / (2.0 * units[k])
        np.testing.assert_allclose(phi[:, k], moved, atol=1e-5 * np.abs(phi[:3, k]).max())


def test_the_node_goes_round_as_it_does():
    """By the first-order rate of J2 (Vallado 2013, eq. 9-38), to what the osculating axis leaves of it."""
    before, after = elements(Y), elements(drift(Y, DAY_S)[0])
    axis_m, e = before.semi_major_axis_m, before.eccentricity
    rate = np.sqrt(MU_M3PS2 / axis_m**3)
    wanted = -1.5 * J2 * (EQUATORIAL_RADIUS_M / axis_m / (1.0 - e * e)) ** 2
    wanted *= rate * np.cos(before.inclination_rad) * DAY_S
    turned = np.remainder(after.raan_rad - before.raan_rad + np.pi, 2.0 * np.pi) - np.pi
    assert turned == pytest.approx(wanted, rel=0.02)


def test_a_day_is_that_of_a_finer_integration():
    """The place is 3 km off along the track, far less than a ship is; a transition by half a thousandth."""

    def flown(y):
        return solve_ivp(lambda _, y: rates(y), (0.0, DAY_S), y, method="DOP853", rtol=1e-11, atol=1e-5).y[
            :, -1
        ]

    later, phi = drift(Y, DAY_S)
    off = np.concatenate((np.zeros(3), 0.02 * Y[3:] / np.linalg.norm(Y[3:])))
    wanted = flown(Y)
    assert np.linalg.norm((later - wanted)[:3]) < 4e3
    moved = 0.5 * (flown(Y + off) - flown(Y - off))
    assert np.linalg.norm((phi @ off - moved)[:3]) < 1e-3 * np.linalg.norm(moved[:3])
    assert np.linalg.norm((phi @ off - moved)[3:]) < 1e-3 * np.linalg.norm(moved[3:])
