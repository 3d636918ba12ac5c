import numpy as np
import pymsis
import pytest

from vitok.earth.air import air, air_state, pressure_pa, speed_of_sound_mps
from vitok.earth.space_weather import space_weather
from vitok.earth.time import Epoch
from vitok.errors import InputError

EPOCH = Epoch.from_utc("2017-12-17T00:00:00Z")


def direct(t_s, latitude_deg, longitude_deg, altitude_m):
    """Density and temperature by pymsis itself."""
    mjd = EPOCH.mjd_utc(np.array([t_s]))
    weather = space_weather(mjd)
    when = np.datetime64("2017-12-17T00:00:00", "ms") + np.timedelta64(round(t_s * 1e3), "ms")
    answer = pymsis.calculate(
        when,
        longitude_deg,
        latitude_deg,
        altitude_m / 1e3,
        weather.f107_sfu,
        weather.f107_average_sfu,
        weather.ap,
        geomagnetic_activity=-1,
    ).ravel()
    return answer[pymsis.Variable.MASS_DENSITY], answer[pymsis.Variable.TEMPERATURE]


@pytest.fixture(scope="module")
def table():
    return air(EPOCH, 0.0, 2 * 86400.0)


def relative_errors(table, low_m, high_m, count=400):
    draw = np.random.default_rng(7)
    errors = []
    for _ in range(count):
        t_s = 5400.0 * draw.integers(1, 30)  # on the grid in time: the indices step every three hours
        latitude, longitude = draw.uniform(-60, 60), draw.uniform(-180, 180)
        altitude_m = draw.uniform(low_m, high_m)
        ours, _ = air_state(t_s, np.radians(latitude), np.radians(longitude), altitude_m, table)
        errors.append(abs(ours / direct(t_s, latitude, longitude, altitude_m)[0] - 1.0))
    return np.array(errors)


@pytest.mark.parametrize(("low_m", "high_m"), [(0.0, 100e3), (100e3, 600e3)])
def test_density_is_nrlmsis_within_a_percent(table, low_m, high_m):
    assert np.percentile(relative_errors(table, low_m, high_m), 99) < 0.01


def test_the_table_has_no_steps(table):
    t_s = np.linspace(3600.0, 90000.0, 200001)
    angle = 2 * np.pi * t_s / 5550.0
    density = np.array(
        [
            air_state(t, 0.9 * np.sin(a), a - t * 7.29e-5, 400e3, table)[0]
            for t, a in zip(t_s, angle, strict=True)
        ]
    )
    slopes = np.diff(np.log(density))
    assert np.abs(np.diff(slopes)).max() < 1e-5


def test_sea_level_is_ordinary(table):
    density, temperature = air_state(0.0, 0.8, 1.1, 0.0, table)
    assert pressure_pa(density, temperature) == pytest.approx(101325.0, rel=0.04)
    assert speed_of_sound_mps(288.15) == pytest.approx(340.294, abs=0.01)


def test_a_date_outside_space_weather_is_named():
    with pytest.raises(InputError, match="space-weather table spans 2015-01-04 to 2020-02-22; 2021-06-0"):
        air(Epoch.from_utc("2021-06-01T00:00:00Z"), 0.0, 86400.0)
