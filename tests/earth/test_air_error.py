"""The air of a run against the model that draws it: variance and correlation of many profiles."""

import numpy as np
import pytest

from vitok.chance import Draws
from vitok.earth.air_error import CALM, both, density_factors, wind_error
from vitok.earth.climate import mean_wind, scatter, wind_sigma
from vitok.earth.table import interpolate

RUNS = 4000
TABLE = scatter()


@pytest.fixture(scope="module")
def winds():
    sigma = wind_sigma(48.0, 1)
    return sigma, np.array([wind_error(Draws(7, run), "descent", sigma)[:, 1:] for run in range(1, RUNS + 1)])


@pytest.fixture(scope="module")
def densities():
    return np.array(
        [density_factors(Draws(7, run), "descent", 1.0)[:, 1] - 1.0 for run in range(1, RUNS + 1)]
    )


def test_winds_scatter_by_the_table_at_every_height(winds):
    sigma, drawn = winds
    assert drawn.std(axis=0) == pytest.approx(sigma[:, 1:], rel=0.05)  # of 4,000 draws: 1.1 %
    assert np.abs(drawn.mean(axis=0) / sigma[:, 1:]).max() < 4.0 / np.sqrt(RUNS)


def test_winds_are_alike_by_their_distance(winds):
    """Gauss-Markov: e to the minus distance, in lengths; east and north know nothing of each other."""
    drawn = winds[1]
    found = np.corrcoef(drawn[:, :, 0], rowvar=False)
    expected = np.exp(-np.abs(TABLE.lengths[:, None] - TABLE.lengths[None]))
    assert np.abs(found - expected).max() < 4.5 / np.sqrt(RUNS)
    across = [np.corrcoef(drawn[:, k, 0], drawn[:, k, 1])[0, 1] for k in range(drawn.shape[1])]
    assert np.abs(across).max() < 4.0 / np.sqrt(RUNS)


def test_density_has_a_bias_and_a_wave(densities):
    """Variance b^2 + w^2; covariance b1 b2 + w1 w2 cos(phase between)."""
    height_m = np.array([5e3, 40e3, 60e3, 80e3, 100e3])
    here = densities[:, (height_m / 1e3).astype(int)]
    bias, wave, phase = (
        np.interp(height_m, TABLE.altitude_m, values) for values in (TABLE.bias, TABLE.wave, TABLE.phase_rad)
    )
    expected = np.outer(bias, bias) + np.outer(wave, wave) * np.cos(phase[:, None] - phase[None])
    sigma = np.sqrt(np.diag(expected))
    assert here.std(axis=0) == pytest.approx(sigma, rel=0.05)
    assert np.abs(np.cov(here, rowvar=False) - expected).max() < 5.0 / np.sqrt(RUNS) * sigma.max() ** 2
    rest = here[:, 3] / wave[3] - here[:, 4] / wave[4] * bias[3] / bias[4] * wave[4] / wave[3]
    assert rest.std() > 0.5  # heights do not only scale together: the wave shows


def test_a_wave_has_any_phase():
    """Of bias and wave the wave alone: its zero lies anywhere between 60 km and a wavelength higher."""
    phases = [np.arctan2(*Draws(0, run).normal("descent/density wave", 2)) for run in range(1, 1001)]
    assert np.abs(np.exp(1j * np.array(phases)).mean()) < 4.0 / np.sqrt(1000.0)


def test_in_run_0_and_without_scatter_the_air_is_the_known_one():
    sigma = wind_sigma(48.0, 6)
    wind = np.array([[0.0, 3.0, 1.0], [10e3, 9.0, -2.0]])
    assert both(wind, wind_error(Draws(), "descent", sigma)) is wind
    for draws, scale in ((Draws(), 1.0), (Draws(0, 1), 0.0)):
        table = density_factors(draws, "descent", scale)
        assert all(interpolate(h, table[:, 0], table[:, 1]) == 1.0 for h in (-100.0, 0.0, 55e3, 2e5))


def test_winds_add_up_between_their_rows():
    one = np.array([[0.0, 1.0, 0.0], [10e3, 11.0, 0.0]])
    other = np.array([[2e3, 0.0, 4.0], [4e3, 2.0, 8.0]])
    summed = both(one, other)
    for height in (-1.0, 0.0, 1e3, 3e3, 7e3, 2e4):
        for column in (1, 2):
            expected = sum(np.interp(height, each[:, 0], each[:, column]) for each in (one, other))
            assert np.interp(height, summed[:, 0], summed[:, column]) == pytest.approx(expected)
    assert both(one, CALM) is one


def test_an_old_forecast_knows_no_more_than_the_month_and_a_fresh_one_most():
    fresh, day, week, old, month = (wind_sigma(48.0, 1, lead) for lead in (0.0, 24.0, 168.0, 240.0, None))
    low = fresh[:, 0] < 60e3
    assert (fresh[low, 1:] < day[low, 1:] + 1e-9).all()
    assert (day[low, 1:] < week[low, 1:]).all()
    assert np.array_equal(old, month)
    assert day[7, 1] == pytest.approx(0.3 * 15.0)  # 10 km in January


def test_seasons_are_the_other_way_round_in_the_south():
    assert np.array_equal(wind_sigma(48.0, 1), wind_sigma(-48.0, 7))
    assert wind_sigma(48.0, 1)[17, 1] > 2.0 * wind_sigma(48.0, 7)[17, 1]  # 40 km: planetary waves of winter
    assert wind_sigma(48.0, 4) == pytest.approx(wind_sigma(48.0, None))


def test_the_mean_wind_has_its_jets():
    """West over the tropopause, west at 60 km in winter and east in summer (CIRA-86)."""
    january, july = mean_wind(50.0, 1), mean_wind(50.0, 7)
    assert january[2] == pytest.approx([10e3, 20.5, 0.0])
    assert january[12, 1] == pytest.approx(49.8)
    assert july[12, 1] == pytest.approx(-58.8)
    assert mean_wind(45.0, 1)[:, 1] == pytest.approx(0.5 * (mean_wind(40.0, 1) + mean_wind(50.0, 1))[:, 1])
    assert np.array_equal(mean_wind(88.0, 1), mean_wind(80.0, 1))
