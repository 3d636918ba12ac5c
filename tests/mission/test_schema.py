"""What ``vitok schema`` and the reference pages tell of a kind of file is what its reader holds."""

import json
import re
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError
from tests.mission.documents import ENTRIES, changed, document, leaves

from vitok.cli import main
from vitok.errors import InputError
from vitok.mission.base import Table
from vitok.mission.catalogue import FOLDERS, entry_path
from vitok.mission.keys import key_at, keys
from vitok.mission.schema import KINDS, kind_of, page
from vitok.mission.sentence import sentence
from vitok.mission.unit import unit_of

PAGES = Path(__file__).parents[2] / "docs" / "reference"


def refusal(kind, name, document):
    """The sentence with which a changed entry of the catalogue is refused."""
    context = {"folder": entry_path(name).parent, "where": "file"}
    with pytest.raises((ValidationError, InputError)) as caught:
        KINDS[kind].model_validate(document, context=context)
    told = caught.value
    return str(told) if isinstance(told, InputError) else sentence(told, KINDS[kind], "file")


def tables(model=Table):
    for inner in model.__subclasses__():
        yield inner
        yield from tables(inner)


def test_every_key_of_every_table_has_a_meaning():
    models = set(tables())
    assert set(KINDS.values()) <= models
    without = [
        f"{model.__name__}.{key}"
        for model in models
        for key, field in model.model_fields.items()
        if not re.fullmatch(r"\S.{4,}\.", field.description or "", re.DOTALL)
    ]
    assert not without


@pytest.mark.parametrize("kind", KINDS)
def test_the_reference_page_is_up_to_date(kind):
    """``python scripts/reference.py`` writes it."""
    assert (PAGES / f"{kind}.md").read_text(encoding="utf-8") == page(kind)
    assert f"({kind}.md)" in (PAGES / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("kind", "name"), ENTRIES)
def test_the_schema_has_every_key_that_the_catalogue_uses(kind, name):
    unknown = [path for path, _ in leaves(document(name)) if key_at(KINDS[kind], list(path)) is None]
    assert not unknown


@pytest.mark.parametrize(("kind", "name"), ENTRIES)
def test_what_is_told_as_required_is_missed(kind, name):
    whole = document(name)
    for path, _ in leaves(whole):
        key = key_at(KINDS[kind], list(path))
        assert key is not None
        if key.required:
            assert f"{path[-1]} is missing" in refusal(kind, name, changed(whole, path))


@pytest.mark.parametrize(("kind", "name"), ENTRIES)
def test_the_limits_told_are_the_limits_held(kind, name):
    whole = document(name)
    for path, value in leaves(whole):
        key = key_at(KINDS[kind], list(path))
        assert key is not None
        for limit, beyond in ((key.least, -1.0), (key.most, 1.0)):
            if limit is not None and isinstance(value, int | float):
                step = 1 if key.type == "whole number" else max(abs(limit), 1.0) * 1e-3
                told = refusal(kind, name, changed(whole, path, limit + beyond * step))
                assert f"{path[-1]} = " in told
                assert " should be " in told


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("stages[].specific_impulse_vacuum_s", ("number", "s", "100 to 1000", "required")),
        ("stages[].flow_share", ("list of numbers", "", "0 to 1", "none")),
        ("stages[]", ("tables", "", "at least 1", "required")),
        ("guidance.liftoff", ('"fixed_azimuth" or "least_propellant"', "", "", '"fixed_azimuth"')),
        (
            "guidance.tail_off_s",
            ("number", "s", "0 to 60, warning below 0.01 but for 0", "0.0"),
        ),
        ("guidance.bending_limit_pa_deg", ("number", "Pa deg", "10000 to 5e6", "required")),
    ],
)
def test_a_row_tells_type_unit_limits_and_default(path, told):
    found = {key.path: key for key in keys(KINDS["rocket"])}[path]
    assert (found.type, found.unit, found.limits, found.default_text) == told


@pytest.mark.parametrize(
    ("kind", "path", "limits"),
    [
        ("docking", "limits.late_s", "0 to 100000, warning below 10 but for 0"),
        (
            "spacecraft",
            "propulsion.thrusters.jets[].shortest_pulse_s",
            "0 to 5, warning below 0.001 but for 0",
        ),
    ],
)
def test_what_may_be_left_out_tells_its_doubt_too(kind, path, limits):
    assert {key.path: key for key in keys(KINDS[kind])}[path].limits == limits


def test_names_of_ones_own_and_vectors_and_references():
    station = {key.path: key for key in keys(KINDS["station"])}
    assert station["ports.NAME.position_m"].limits == "0.5 to 500 long"
    assert station["ports.NAME.axis"].type == "list of 3 numbers"
    mission = {key.path: key for key in keys(KINDS["mission"])}
    assert mission["element_sets"].type == "list of names or paths"
    assert mission["times.docking_utc"].type == "instant"
    assert {key.path: key for key in keys(KINDS["site"])}["azimuths_deg"].type == "list of lists of 2 numbers"


@pytest.mark.parametrize(
    ("key", "unit"),
    [
        ("mass_kg", "kg"),
        ("lightest_kgpm2", "kg/m2"),
        ("auxiliary_flow_kgps", "kg/s"),
        ("area_m2", "m2"),
        ("bank_acceleration_limit_degps2", "deg/s2"),
        ("bending_limit_pa_deg", "Pa deg"),
        ("dynamic_pressure_limit_pa", "Pa"),
        ("normal_slope_per_rad", "1/rad"),
        ("navigation_position_1sigma_per_m", "m/m"),
        ("navigation_velocity_1sigma_per_s", "1/s"),
        ("every_days", "d"),
        ("docking_utc", "UTC"),
        ("profile", ""),
        ("n", ""),
    ],
)
def test_a_suffix_tells_the_unit(key, unit):
    assert unit_of(key) == unit


def test_a_kind_may_have_the_name_of_its_folder():
    assert [kind_of(FOLDERS[model.__name__]) for model in KINDS.values()] == list(KINDS)
    assert kind_of("descent_module") == "descent-module"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "rokcet",
            ["'rokcet' is no kind of TOML file", "mission, rocket, spacecraft", "did you mean rocket?"],
        ),
        ("element_sets", ["element sets and ephemerides have standard formats, see docs/station.md"]),
    ],
)
def test_a_wrong_kind_is_one_sentence(name, words):
    with pytest.raises(InputError) as caught:
        kind_of(name)
    assert "\n" not in str(caught.value)
    for word in words:
        assert word in str(caught.value)


def test_the_command_prints_a_table_or_one_document(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["vitok", "schema", "spacecraft"])
    with pytest.raises(SystemExit):
        main()
    table = capsys.readouterr().out
    for key in keys(KINDS["spacecraft"]):
        assert f" {key.path} " in table  # whole, however narrow the terminal
    monkeypatch.setattr(sys, "argv", ["vitok", "schema", "zones", "--json"])
    with pytest.raises(SystemExit):
        main()
    rows = {row["key"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["radius_km"] == {
        "key": "radius_km",
        "type": "number",
        "unit": "km",
        "least": 0.1,
        "most": 2000.0,
        "limits": "0.1 to 2000",
        "required": True,
        "default": None,
        "meaning": "Radius of the circle in which a landing counts as in the zone.",
    }
