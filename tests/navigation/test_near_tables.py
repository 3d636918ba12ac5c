import pytest
from pydantic import ValidationError

from vitok.errors import InputError
from vitok.mission.catalogue import load
from vitok.mission.near_sensors import AttitudeReference, Gyroscope, NearSensor, check_near_coverage
from vitok.mission.spacecraft import Spacecraft

CAMERA = {
    "name": "camera",
    "nearest_m": 0.5,
    "farthest_m": 500.0,
    "half_cone_deg": 10.0,
    "period_s": 1.0,
    "place_m": (3.4, 0.0, 0.0),
    "range_1sigma_m": 0.05,
    "angle_1sigma_deg": 0.01,
}
PROBE_M = (4.4, 0.0, 0.0)


@pytest.mark.parametrize("name", ["soyuz-ms", "progress-ms"])
def test_the_catalogues_ships_see_range_and_angles_to_contact(name):
    craft = load(name, Spacecraft)
    check_near_coverage(
        craft.near_sensors, craft.docking_mechanism.probe_position_m, farthest_m=400.0, whose=craft.name
    )


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, None),
        ({"nearest_m": 3.0}, "measure no range from 2 to 0 m and no angles from 2 to 0 m before the port"),
        ({"farthest_m": 101.0}, "no range from 400 to 100 m and no angles from 400 to 100 m"),
        ({"angle_1sigma_deg": None}, "measure no angles from 400 to 0 m before"),
        ({"range_1sigma_m": None}, "measure no range from 400 to 0 m before"),
        ({"target_m": (1.0, 0.0, 0.0)}, "no range from 0.5 to 0 m"),
        # 0.6 m aside it leaves the picture of 10 deg 3.4 m before the camera, which is a metre behind the tip
        ({"target_m": (0.0, 0.0, 0.6)}, "no range from 2.4027. to 0 m and no angles from 2.4027. to 0 m"),
        ({"target_m": (0.0, 0.6, 0.0), "half_cone_deg": 100.0}, None),
    ],
)
def test_a_range_without_sight_is_told(changes, message):
    sensors = [NearSensor(**CAMERA | changes)]
    if message is None:
        check_near_coverage(sensors, PROBE_M, farthest_m=400.0, whose="ship")
        return
    with pytest.raises(InputError, match=f"near_sensors of spacecraft ship.*{message}"):
        check_near_coverage(sensors, PROBE_M, farthest_m=400.0, whose="ship")


@pytest.mark.parametrize(("roll_deg", "sees"), [(0.0, True), (180.0, False)])
def test_a_target_beside_the_port_is_where_the_port_is_rolled_to(roll_deg, sees):
    sensors = [NearSensor(**CAMERA | {"place_m": (3.4, 0.0, 0.6), "target_m": (0.0, 0.0, 0.6)})]
    if sees:
        check_near_coverage(sensors, PROBE_M, farthest_m=400.0, whose="ship", roll_deg=roll_deg)
        return
    with pytest.raises(InputError, match="no range from 5.80554 to 0 m"):
        check_near_coverage(sensors, PROBE_M, farthest_m=400.0, whose="ship", roll_deg=roll_deg)


def test_range_of_one_and_angles_of_another_serve_together():
    laser = NearSensor(**CAMERA | {"name": "laser", "angle_1sigma_deg": None})
    eye = NearSensor(**CAMERA | {"range_1sigma_m": None})
    check_near_coverage([laser, eye], PROBE_M, farthest_m=400.0, whose="ship")


@pytest.mark.parametrize("missing", ["gyroscope", "attitude_reference", "navigation_filter"])
def test_near_sensors_want_an_attitude_and_a_filter(missing):
    tables = load("soyuz-ms", Spacecraft).model_dump(exclude_none=True)
    del tables[missing]
    if missing == "navigation_filter":
        for key in ("sensors", "ground_tracking", "satellite_navigation"):
            del tables[key]
    with pytest.raises(ValidationError, match=f"should have a table {missing} where it has near_sensors"):
        Spacecraft.model_validate(tables)


def test_wrong_tables_are_told():
    tables = load("soyuz-ms", Spacecraft).model_dump(exclude_none=True)
    tables["near_sensors"] = (*tables["near_sensors"], tables["near_sensors"][0])
    with pytest.raises(
        ValidationError, match="near_sensors of different names, and 'kurs-na-near' comes twice"
    ):
        Spacecraft.model_validate(tables)
    with pytest.raises(
        ValidationError, match="should have relative_attitude_1sigma_deg where it has relative"
    ):
        NearSensor(**CAMERA | {"relative_attitude_bias_1sigma_deg": 0.1})
    with pytest.raises(ValidationError, match="less than or equal to 30"):
        NearSensor(**CAMERA | {"place_m": (3400.0, 0.0, 0.0)})
    with pytest.raises(ValidationError, match="'body' or 'lvlh'"):
        AttitudeReference(axes="gcrf", noise_1sigma_deg=(0.1,) * 3, bias_1sigma_deg=(0.1,) * 3, period_s=1.0)
    with pytest.raises(ValidationError, match="greater than or equal to 0.000001"):
        Gyroscope(angle_walk_1sigma_deg=0.0, drift_1sigma_degph=0.1, drift_walk_1sigma_degph=0.1)
