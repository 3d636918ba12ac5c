"""What a station's file tells of its inertia, its attitude and what is docked to it, and what is refused."""

import pytest
from pydantic import ValidationError
from tests.mission.documents import changed, document

from vitok.errors import InputError
from vitok.mission.catalogue import entries, load
from vitok.mission.mission import Mission
from vitok.mission.sentence import sentence
from vitok.mission.station import Station, check_port_free

STAY = {"name": "x", "port": "poisk", "from_utc": "2017-10-01T00:00:00Z", "until_utc": "2017-10-02T00:00:00Z"}


@pytest.fixture(scope="module")
def iss():
    return load("iss", Station)


def refused(changes, docked=()):
    written = document("iss")
    written["docked"] += docked
    for path, value in changes.items():
        written = changed(written, path, value)
    with pytest.raises(ValidationError) as caught:
        Station.model_validate(written)
    return sentence(caught.value, Station, "file")


def test_every_mission_of_the_catalogue_finds_its_port_free(iss):
    for name in entries()["missions"]:
        mission = load(name, Mission)
        if mission.station == "iss":
            check_port_free(iss, mission.port, mission.times.docking_utc, mission=name)


@pytest.mark.parametrize(
    ("port", "utc", "there"),
    [
        ("poisk", "2017-12-19T08:42:30Z", "soyuz-ms-06"),
        ("rassvet", "2018-03-23T19:40:19Z", "soyuz-ms-07"),
        ("poisk", "2018-12-03T17:33:20Z", "soyuz-ms-11"),
        ("rassvet", "2017-12-19T08:39:02Z", "soyuz-ms-07"),
    ],
)
def test_a_port_that_is_taken_names_who_is_there_and_how_long(iss, port, utc, there):
    stay = next(each for each in iss.docked if each.name == there)
    with pytest.raises(InputError) as caught:
        check_port_free(iss, port, utc)
    assert str(caught.value) == (
        f"port '{port}' of station iss is taken by {there} at {utc}, from {stay.from_utc} until "
        f"{stay.until_utc}"
    )


@pytest.mark.parametrize(
    ("port", "utc"),
    [
        ("rassvet", "2018-06-03T09:16:36Z"),  # the instant of undocking
        ("rassvet", "2017-12-19T08:39:01Z"),
        ("poisk", "2018-03-01T00:00:00Z"),
    ],
)
def test_a_port_is_free_before_and_after(iss, port, utc):
    check_port_free(iss, port, utc)


def test_a_port_that_is_not_there_is_refused(iss):
    with pytest.raises(InputError, match=r"port 'poisc' is not one of station iss, .*did you mean poisk\?"):
        check_port_free(iss, "poisc", "2018-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("changes", "docked", "told"),
    [
        (
            {("inertia_kgm2",): [1.28e8, 1.07e8, 2.61e8]},
            (),
            "file: inertia_kgm2 should be moments that a mass can have, none above the sum of two "
            "others, in whatever axes, not 1.28e+08, 1.07e+08, 2.61e+08",
        ),
        (
            {("inertia_kgm2",): [1.28e5, 1.07e5, 2.01e5]},
            (),
            "file: the file should have inertia_kgm2 of a mass 0.1 to 10 times as far out as its farthest "
            "port, not 0.0259: is it in kg m2?",
        ),
        (
            {("attitude", "kind"): "inertial"},
            (),
            "file: attitude.kind = 'inertial' should be 'lvlh' or 'torque-equilibrium'",
        ),
        (
            {("attitude", "offset_deg"): [0.0, 5.0, 0.0]},
            (),
            "file: attitude should have offset_deg of zeros, or kind = 'torque-equilibrium'",
        ),
        (
            {("attitude", "torque_limit_nm"): 0.5},
            (),
            "file: attitude.torque_limit_nm = 0.5 should be greater than or equal to 1 N m: is it in kN m?",
        ),
        (
            {},
            [STAY],
            "file: the file should have no two docked at a time to port 'poisk', as soyuz-ms-06 and x",
        ),
        (
            {},
            [STAY | {"until_utc": "2017-09-30T00:00:00Z"}],
            "file: docked[6] should have from_utc before until_utc",
        ),
    ],
)
def test_what_is_refused_in_a_file(changes, docked, told):
    assert refused(changes, docked) == told


def test_a_torque_equilibrium_is_turned_from_the_attitude_of_dockings():
    written = document("iss")
    written["attitude"] |= {"kind": "torque-equilibrium", "offset_deg": [-4.0, -2.0, 1.0]}
    assert Station.model_validate(written).attitude.offset_deg == (-4.0, -2.0, 1.0)
