import numpy as np
import pymsis
import pytest

from vitok.earth.air import (
    air,
    air_at,
    air_column,
    air_in,
    air_state,
    chosen_air,
    pressure_pa,
    speed_of_sound_mps,
)
from vitok.earth.environment import environment
from vitok.earth.space_weather import space_weather
from vitok.earth.standard_atmosphere import standard_air
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
        t_s = draw.uniform(0.0, 2 * 86400.0)
        latitude, longitude = draw.uniform(-60, 60), draw.uniform(-180, 180)
        altitude_m = draw.uniform(low_m, high_m)
        ours, _ = air_state(t_s, np.radians(latitude), np.radians(longitude), altitude_m, table)
        errors.append(abs(ours / direct(t_s, latitude, longitude, altitude_m)[0] - 1.0))
    return np.array(errors)


@pytest.mark.parametrize(("low_m", "high_m"), [(0.0, 100e3), (100e3, 600e3)])
def test_density_is_nrlmsis_within_a_percent(table, low_m, high_m, figure):
    worst = np.percentile(relative_errors(table, low_m, high_m), 99)
    what = f"tabulated density, {low_m / 1e3:.0f} to {high_m / 1e3:.0f} km, 99th percentile"
    figure(what, "pymsis", "1 %", f"{worst:.2%}")
    assert worst < 0.01


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


@pytest.mark.parametrize("altitude_m", [3e3, 45e3, 118e3])
def test_a_column_serves_beside_where_it_was_looked_up(table, altitude_m):
    """A step of an entry falls by 100 m while its column stands: also beyond the column's nodes."""
    for aside_m in np.linspace(-100.0, 100.0, 201):  # a column's cubic ends every 1.3 km at the ground
        for middle_m in (altitude_m, altitude_m + 700.0, altitude_m + 1400.0):
            column = air_column(3600.0, 0.8, 1.1, middle_m, table)
            here = air_in(column, middle_m + aside_m, table)
            there = air_state(3600.0, 0.8, 1.1, middle_m + aside_m, table)
            assert here == pytest.approx(there, rel=2e-5)


def test_sea_level_is_ordinary(table):
    density, temperature = air_state(0.0, 0.8, 1.1, 0.0, table)
    assert pressure_pa(density, temperature) == pytest.approx(101325.0, rel=0.04)
    assert speed_of_sound_mps(288.15) == pytest.approx(340.294, abs=0.01)


def test_a_date_before_space_weather_is_named():
    with pytest.raises(InputError, match="space-weather table begins on 1998-01-04; 1997-05-31 is before it"):
        air(Epoch.from_utc("1997-06-01T00:00:00Z"), 0.0, 86400.0)


@pytest.mark.parametrize("altitude_m", [-100.0, 0.0, 50e3, 86e3, 400e3, 1001e3])
def test_the_standard_atmosphere_is_a_choice(altitude_m):
    standard = chosen_air("us1976", EPOCH, 0.0, 86400.0)
    assert air_state(7.0, 0.8, 1.1, altitude_m, standard) == standard_air(altitude_m)


def test_no_air_is_a_choice():
    assert air_state(0.0, 0.8, 1.1, 0.0, chosen_air("none", EPOCH, 0.0, 86400.0)) == (0.0, 1000.0)


def test_an_unknown_model_is_named_with_the_choices():
    with pytest.raises(InputError, match="'msis' is unknown; choose one of nrlmsis, us1976, none"):
        environment(EPOCH, 0.0, 3600.0, degree=0, air_model="msis")


def test_many_questions_are_the_kernel_asked_many_times(table):
    t_s, altitude_m = np.array([[0.0], [7000.0]]), np.array([0.0, 90e3, 400e3])
    density, temperature = air_at(t_s, 0.8, 1.1, altitude_m, air=table)
    assert density.shape == temperature.shape == (2, 3)
    assert (density[1, 2], temperature[1, 2]) == air_state(7000.0, 0.8, 1.1, 400e3, table)


@pytest.mark.parametrize(
    ("t_s", "altitude_m", "message"),
    [
        (0.0, [10.0, -1.5], "altitude -1.5 m is below the air model's lowest, 0 m"),
        (0.0, np.nan, "altitude nan m"),
        ([0.0, 2e6], 0.0, "t_s 0 to 2e\\+06 s leaves the air table, 0 to 178200 s"),
        (-1.0, 0.0, "t_s -1 to -1 s leaves the air table"),
    ],
)
def test_a_question_outside_the_table_is_refused(table, t_s, altitude_m, message):
    with pytest.raises(InputError, match=message):
        air_at(t_s, 0.8, 1.1, altitude_m, air=table)


def test_the_standard_atmosphere_ends_where_its_tables_do():
    standard = chosen_air("us1976", EPOCH, 0.0, 86400.0)
    assert air_at(1e9, 0.0, 0.0, -5000.0, air=standard)[0] == pytest.approx(1.9311, rel=5e-5)
    with pytest.raises(InputError, match="altitude -6000 m is below the air model's lowest, -5000 m"):
        air_at(0.0, 0.0, 0.0, -6000.0, air=standard)
