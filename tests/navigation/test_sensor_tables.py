import pytest
from pydantic import ValidationError

from vitok.errors import InputError
from vitok.mission.catalogue import load
from vitok.mission.sensors import SatelliteNavigation, Sensor, StateVector, check_coverage, coverage_gaps
from vitok.mission.spacecraft import Spacecraft

LIDAR = {
    "name": "lidar",
    "nearest_m": 1.0,
    "farthest_m": 3000.0,
    "half_cone_deg": 10.0,
    "period_s": 1.0,
    "range_1sigma_m": 0.05,
    "angle_1sigma_deg": 0.01,
}
STATE = {f"{axis}_1sigma_{unit}": 1.0 for axis in ("along", "across", "radial") for unit in ("m", "mps")}


def sensor(nearest_m: float, farthest_m: float) -> Sensor:
    return Sensor(**LIDAR | {"nearest_m": nearest_m, "farthest_m": farthest_m})


@pytest.mark.parametrize("name", ["soyuz-ms", "progress-ms"])
def test_the_catalogues_ships_measure_all_the_way(name):
    craft = load(name, Spacecraft)
    check_coverage(
        craft.sensors, craft.satellite_navigation, farthest_m=478e3, nearest_m=10.0, whose=craft.name
    )


def test_a_user_adds_a_lidar_by_a_table_alone():
    craft = load("soyuz-ms", Spacecraft)
    tables = craft.model_dump(exclude_none=True)
    tables["sensors"] = (*tables["sensors"], LIDAR)
    assert Spacecraft.model_validate(tables).sensors[-1].name == "lidar"
    tables["sensors"] = (*tables["sensors"], LIDAR)
    with pytest.raises(ValidationError, match="'lidar' comes twice"):
        Spacecraft.model_validate(tables)


def test_sensors_want_a_filter():
    tables = load("soyuz-ms", Spacecraft).model_dump(exclude_none=True)
    del tables["navigation_filter"]
    with pytest.raises(ValidationError, match="should have a table navigation_filter"):
        Spacecraft.model_validate(tables)


@pytest.mark.parametrize(
    ("sensors", "gaps"),
    [
        ([(10.0, 1e5), (1e5, 2e5)], ((2e5, 4e5),)),
        ([(10.0, 1e4), (2e4, 4e5)], ((1e4, 2e4),)),
        ([(2.0, 50.0), (100.0, 5e5)], ((50.0, 100.0),)),
        ([(20.0, 5e5), (2.0, 100.0)], ()),
        ([(500.0, 1e5)], ((10.0, 500.0), (1e5, 4e5))),
        ([(5e5, 6e5)], ((10.0, 4e5),)),
        ([], ((10.0, 4e5),)),
    ],
)
def test_gaps_in_coverage(sensors, gaps):
    assert coverage_gaps([sensor(*each) for each in sensors], 4e5, 10.0) == gaps


def test_a_gap_is_told_from_which_range_to_which():
    pair = [sensor(10.0, 5e3), sensor(2e4, 2e5)]
    with pytest.raises(
        InputError, match=r"ship measure nothing from 400000 to 200000 m and from 20000 to 5000 m"
    ):
        check_coverage(pair, None, farthest_m=4e5, nearest_m=10.0, whose="ship")
    satellites = SatelliteNavigation(
        period_s=60.0, nearest_m=300.0, ship=StateVector(**STATE), station=StateVector(**STATE)
    )
    check_coverage(pair, satellites, farthest_m=4e5, nearest_m=10.0, whose="ship")
    with pytest.raises(InputError, match="from 300 to 100 m"):
        check_coverage([sensor(2.0, 100.0)], satellites, farthest_m=4e5, nearest_m=10.0, whose="ship")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"nearest_m": 3000.0}, "should have nearest_m, 3000, below farthest_m, 3000"),
        ({"range_1sigma_m": None, "angle_1sigma_deg": None}, "at least one of range_1sigma_m, range_rate"),
        (
            {"range_rate_bias_1sigma_mps": 0.1},
            "should have range_rate_1sigma_mps where it has range_rate_bias",
        ),
        ({"range_1sigma_per_m": -0.0001}, "noise of range above 0 .* -0.25 m comes"),
        ({"half_cone_deg": 0.0}, "half_cone_deg"),
        ({"lost_share": 1.0}, "lost_share"),
    ],
)
def test_what_no_sensor_is(changed, said):
    with pytest.raises(ValidationError, match=said):
        Sensor(**LIDAR | changed)


def test_relative_satellite_navigation_has_a_reach():
    state = StateVector(**STATE)
    with pytest.raises(ValidationError, match="both a table relative and relative_farthest_m"):
        SatelliteNavigation(period_s=60.0, nearest_m=300.0, ship=state, station=state, relative=state)
