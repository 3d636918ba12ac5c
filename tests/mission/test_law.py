"""A guidance law of one's own, as a vehicle's file names it."""

import re

import pytest

from vitok.errors import InputError
from vitok.mission.catalogue import entry_path, load
from vitok.mission.mission import Mission
from vitok.mission.rocket import Rocket
from vitok.mission.spacecraft import Spacecraft
from vitok.scene import loaded

LAW = "def lean_over(estimate, mode, command, memory, parameters):\n    return command\n"


def ship(folder, law):
    """A Soyuz whose approach follows ``law``."""
    text = entry_path("soyuz-ms").read_text(encoding="utf-8")
    file = folder / "ship.toml"
    file.write_text(text.replace("[proximity]\n", f'[proximity]\nlaw = "{law}"\n'), encoding="utf-8")
    return str(file)


def test_a_law_is_sought_beside_the_file_that_names_it(tmp_path):
    (tmp_path / "my_law.py").write_text(LAW)
    own = load(ship(tmp_path, "my_law.py:lean_over"), Spacecraft)
    assert own.proximity.law == f"{(tmp_path / 'my_law.py').resolve()}:lean_over"
    assert load("soyuz-ms", Spacecraft).proximity.law == "phase_plane"


@pytest.mark.parametrize(
    ("law", "message"),
    [
        ("folow", r"proximity.law = 'folow' should be one of phase_plane, follow, or .* did you mean follow"),
        ("my_law.py", "should be one of phase_plane, follow, or a function of your own as 'file.py:name'"),
        ("nowhere.py:lean_over", "should exist, but there is no file .*nowhere.py"),
    ],
)
def test_what_is_no_law_is_one_sentence(tmp_path, law, message):
    with pytest.raises(InputError, match=message) as caught:
        load(ship(tmp_path, law), Spacecraft)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("start_s", "kind"), [("", "programmed"), ("explicit_start_s = 120.0\n", "explicit")]
)
def test_a_rockets_own_law_is_given_what_the_built_in_one_is(tmp_path, start_s, kind):
    (tmp_path / "my_law.py").write_text(LAW)
    text = entry_path("soyuz-fg").read_text(encoding="utf-8")
    changed, count = re.subn('law = "programmed".*\n', f'law = "my_law.py:lean_over"\n{start_s}', text)
    assert count == 1
    (tmp_path / "rocket.toml").write_text(changed, encoding="utf-8")
    assert load(str(tmp_path / "rocket.toml"), Rocket).guidance.kind == kind


def test_a_laws_file_is_among_the_digests(tmp_path):
    (tmp_path / "my_law.py").write_text(LAW)
    mission = load("soyuz-ms-07", Mission).model_copy(
        update={"spacecraft": ship(tmp_path, "my_law.py:lean_over")}
    )
    assert {"my_law.py", "spacecraft/ship.toml", "soyuz-ms-07"} <= loaded(mission).inputs_sha256.keys()
