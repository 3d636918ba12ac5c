"""What ``import vitok`` gives: its verbs, the types that they take and return, and no more."""

import inspect
import subprocess
import sys
import tomllib

import pytest

import vitok
from vitok.mission.catalogue import entry_path

VERBS = {
    "campaign",
    "catalogue",
    "check",
    "export",
    "fly",
    "import_article",
    "judge",
    "landing",
    "load",
    "orbit",
    "outlook",
    "plan",
    "report",
    "save",
    "view",
    "window",
}
TYPES = {
    "Arc",
    "Campaign",
    "Checked",
    "Draws",
    "Epoch",
    "Event",
    "Evidence",
    "Exported",
    "Firing",
    "Flight",
    "FlightError",
    "FlightPlan",
    "ImplausibleWarning",
    "InputError",
    "Judgement",
    "Jump",
    "Landings",
    "LiftOffs",
    "MachineError",
    "Mission",
    "Outlook",
    "Scored",
    "Season",
    "Whereabouts",
}


def test_the_face_is_what_is_told_here():
    assert set(vitok.__all__) == VERBS | TYPES | {"__version__"}
    assert vitok.__all__ == sorted(vitok.__all__)
    assert dir(vitok) == sorted(vitok.__all__)


@pytest.mark.parametrize("name", sorted(VERBS | TYPES))
def test_everything_offered_is_there_and_says_what_it_is(name):
    offered = getattr(vitok, name)
    assert inspect.isclass(offered) is (name in TYPES)
    assert inspect.getdoc(offered)


def test_a_name_that_is_not_offered_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'vitok' has no attribute 'fli'"):
        vitok.fli  # noqa: B018


def test_import_brings_nothing_but_the_standard_library():
    code = "import sys; before = set(sys.modules); import vitok; print(*sorted(set(sys.modules) - before))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    rooms = {name.split(".")[0] for name in loaded.split()} - set(sys.stdlib_module_names)
    assert rooms == {"vitok"}


@pytest.mark.parametrize(
    ("mission", "message"),
    [
        ({"name": "x", "titel": "y"}, "mission: key titel = 'y' is unknown: did you mean title"),
        ({"name": "x"}, "mission: key title is missing"),
        ({1: 2}, "mission: "),
        (5, "a mission is a catalogue name, a path, a dictionary or a vitok.Mission; got int"),
        ("sojuz-ms-07", "did you mean soyuz-ms-07"),
    ],
)
def test_a_wrong_mission_is_one_sentence(mission, message):
    with pytest.raises(vitok.InputError, match=message) as caught:
        vitok.plan(mission)
    assert "\n" not in str(caught.value)


def test_a_mission_made_in_memory_is_held_as_a_file_is():
    asked = tomllib.loads(entry_path("soyuz-ms-07").read_text("utf-8"))
    assert vitok.Mission(**asked).crew[0].mass_kg > 40.0
    asked["crew"][0]["mass_kg"] = 20.0
    with pytest.raises(vitok.InputError, match=r"mission: crew\[1\].mass_kg = 20.0 should be greater"):
        vitok.Mission(**asked)


def test_an_argument_of_a_wrong_type_is_one_sentence():
    with pytest.raises(vitok.InputError, match="fly: seed = '3' should be int"):
        vitok.fly("soyuz-ms-07", seed="3")
    with pytest.raises(vitok.InputError, match="seed = -1 should be a whole number, not below 0"):
        vitok.Draws(-1)
    with pytest.raises(vitok.InputError, match="failures = 'guidance' should be a list of names"):
        vitok.fly("soyuz-ms-07", failures="guidance")
    with pytest.raises(vitok.InputError, match="judge: flight = 3 should be Flight"):
        vitok.judge(3)
