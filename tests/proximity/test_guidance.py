"""The laws near a station on a double integrator: they settle in their bands, as slowly as they may."""

import numpy as np
import pytest

from vitok.compiled import njit
from vitok.motion.laws import MEMORY
from vitok.motion.relative import clohessy_wiltshire
from vitok.proximity.guidance import (
    ANGLE_BAND,
    ATTITUDE_LAWS,
    ATTITUDE_PARAMETERS,
    BAND,
    DAMPING,
    FASTEST,
    FASTEST_TURN,
    FREQUENCY,
    LAWS,
    PARAMETERS,
    RATE,
    RATE_BAND,
    STEP,
    TIME,
    TURN_BAND,
    TURN_STEP,
    TURN_TIME,
)

STEP_S, MOST_MPS2 = 0.1, 0.02
BAND_M, BAND_MPS, FASTEST_MPS, TIME_S = 1.0, 0.02, 0.3, 30.0


def translation(rate_radps=0.0):
    parameters = np.zeros(PARAMETERS)
    parameters[[BAND, RATE_BAND, FASTEST, TIME, STEP]] = BAND_M, BAND_MPS, FASTEST_MPS, TIME_S, STEP_S
    parameters[RATE], parameters[FREQUENCY], parameters[DAMPING] = rate_radps, 0.04, 0.8
    return parameters


def turning(band_rad=0.01, rate_band_radps=1e-3):
    parameters = np.zeros(ATTITUDE_PARAMETERS)
    parameters[ANGLE_BAND], parameters[TURN_BAND : TURN_BAND + 3] = band_rad, rate_band_radps
    parameters[FASTEST_TURN], parameters[TURN_TIME], parameters[TURN_STEP] = 0.01, 15.0, STEP_S
    return parameters


@njit
def integrated(law, parameters, x, v, most, push, noise, estimate, sign, steps):
    """Places, rates and what was commanded of three axes that a law moves, (n, 3) each."""
    places, rates, pushes = np.empty((steps, 3)), np.empty((steps, 3)), np.empty((steps, 3))
    command, memory = np.zeros(3), np.zeros(MEMORY)
    for k in range(steps):
        for i in range(3):
            estimate[i], estimate[3 + i] = x[i], v[i] + noise[k, i]
        command = law(estimate, 1, command, memory, parameters)
        for i in range(3):
            a = sign * min(max(command[i], -most), most)
            pushes[k, i] = a
            x[i] += v[i] * STEP_S + 0.5 * (a + push[i]) * STEP_S**2
            v[i] += (a + push[i]) * STEP_S
            places[k, i], rates[k, i] = x[i], v[i]
    return places, rates, pushes


def moved(law, parameters, x, v, *, most=MOST_MPS2, push=(0.0,) * 3, sigma=0.0, sign=1.0, seconds=600.0):
    steps, numbers = round(seconds / STEP_S), 6 if parameters.size == ATTITUDE_PARAMETERS else 15
    noise = sigma * np.random.default_rng(1).standard_normal((steps, 3))
    return integrated(
        law, parameters, np.array(x, float), np.array(v, float), most, np.array(push), noise,
        np.zeros(numbers), sign, steps,
    )  # fmt: skip


def test_the_phase_plane_settles_in_its_bands_and_then_hardly_fires():
    places, rates, pushes = moved(
        LAWS["phase_plane"], translation(), (20.0, -6.0, 0.5), (0.1, -0.2, 0.0), sigma=0.001
    )
    late = slice(-2000, None)
    # within the band, and what is coasted beyond it until a firing begins
    assert np.abs(places[late]).max() < BAND_M + BAND_MPS * TIME_S
    assert np.abs(rates[late]).max() < 2.0 * BAND_MPS
    assert np.abs(rates).max() < FASTEST_MPS + 2.0 * BAND_MPS
    assert np.count_nonzero(pushes[late]) < 40
    assert (pushes[:, 2] == 0.0).all()  # in the band, at rest: nothing to do


def test_the_limit_cycle_spends_what_a_steady_push_brings_and_no_more():
    """A firing at the band's edge leaves a rate back of a fifth of its band, and the ship falls like a ball.

    It is back after twice that over the push; what is spent is the push's own impulse.
    """
    a = 1e-4
    places, _, pushes = moved(
        LAWS["phase_plane"], translation(), (0.0,) * 3, (0.0,) * 3, push=(a, 0.0, 0.0), seconds=6000.0
    )
    fired = np.flatnonzero(np.diff((pushes[:, 0] != 0.0).astype(int)) == 1)
    assert np.diff(fired).min() * STEP_S > 0.2 * BAND_MPS / a
    assert -pushes[:, 0].sum() * STEP_S == pytest.approx(a * 6000.0, rel=0.05)
    assert np.abs(places[:, 0]).max() < 2.0 * BAND_M + BAND_MPS**2 / (2.0 * a)


def test_a_wrong_sign_diverges():
    places, _, _ = moved(LAWS["phase_plane"], translation(), (3.0, 0.0, 0.0), (0.0,) * 3, sign=-1.0)
    assert abs(places[-1, 0]) > 100.0
    angles, _, _ = moved(
        ATTITUDE_LAWS["phase_plane"], turning(), (0.05, 0.0, 0.0), (0.0,) * 3, most=1e-3, sign=-1.0
    )
    assert abs(angles[-1, 0]) > 1.0


def test_attitude_settles_in_its_bands_each_axis_by_its_own():
    parameters = turning()
    parameters[TURN_BAND : TURN_BAND + 3] = 1e-3, 2e-3, 5e-4
    angles, rates, pushes = moved(
        ATTITUDE_LAWS["phase_plane"], parameters, (0.3, -0.2, 0.1), (0.0, 0.005, -0.002), most=2e-3
    )
    late = slice(-2000, None)
    for axis, band in enumerate((1e-3, 2e-3, 5e-4)):
        assert np.abs(rates[late, axis]).max() < 2.0 * band
        assert np.abs(angles[late, axis]).max() < 0.01 + band * 15.0
    assert np.abs(rates).max() < 0.01 + 2.0 * 2e-3
    assert np.count_nonzero(pushes[late]) < 100  # of 6,000: it coasts


def test_inside_the_bands_nothing_is_asked():
    law, memory, command = LAWS["phase_plane"], np.zeros(MEMORY), np.ones(3)
    estimate = np.zeros(15)
    estimate[:6] = 0.9 * BAND_M, -0.9 * BAND_M, 0.0, 0.9 * BAND_MPS, -0.9 * BAND_MPS, 0.0
    assert law(estimate, 1, command, memory, translation()).tolist() == [0.0, 0.0, 0.0]


def test_a_reference_that_moves_is_followed_as_one_at_rest():
    """Only differences count: the same error about another place and rate asks for the same."""
    law, error = LAWS["phase_plane"], np.array([3.0, -2.0, 0.1, 0.05, 0.0, -0.04])
    asked = []
    for reference in (np.zeros(6), np.array([100.0, 50.0, -20.0, 0.4, -0.3, 0.2])):
        estimate = np.concatenate((reference + error, reference, np.zeros(3)))
        asked.append(law(estimate, 1, np.zeros(3), np.zeros(MEMORY), translation()).copy())
    np.testing.assert_allclose(asked[0], asked[1], rtol=1e-9)
    assert asked[0][0] < 0.0 < asked[0][1]  # back


def test_follow_makes_the_error_a_damped_oscillator():
    n = 1.13e-3
    estimate = np.zeros(15)
    estimate[6:12] = 100.0, 20.0, -50.0, 0.1, 0.2, -0.3
    estimate[:6] = estimate[6:12]
    command = LAWS["follow"](estimate, 1, np.zeros(3), np.zeros(MEMORY), translation(n))
    np.testing.assert_allclose(command, -np.array(clohessy_wiltshire(n, *estimate[6:12])), rtol=1e-12)
    estimate[0] -= 1.0
    estimate[4] += 0.1
    more = LAWS["follow"](estimate, 1, np.zeros(3), np.zeros(MEMORY), translation(n)) - command
    np.testing.assert_allclose(more, [0.04**2, -2.0 * 0.8 * 0.04 * 0.1, 0.0], atol=1e-12)


def test_clohessy_and_wiltshires_pull():
    assert clohessy_wiltshire(1e-3, 0.0, 0.0, 100.0, 0.0, 0.0, 0.0) == pytest.approx((0.0, 0.0, 3e-4))
    assert clohessy_wiltshire(1e-3, 50.0, 0.0, 0.0, 0.0, 0.0, 0.0) == (0.0, 0.0, 0.0)
