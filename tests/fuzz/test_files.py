"""TOML files of every kind, laws and flown missions that something has been done to."""

import math
import unicodedata
import warnings

import numpy as np
import pytest
from tests.fuzz.mutations import SIZES, answered, byte_edits, edited, edits, refused_at_most, run

from vitok.craft.capsule import capsule
from vitok.craft.parachute import canopy_table
from vitok.craft.rocket import timeline
from vitok.craft.station import port_axis_lvlh, port_position_lvlh_m
from vitok.mission.base import Table
from vitok.mission.catalogue import entry_path, load
from vitok.mission.mission import Mission
from vitok.mission.schema import KINDS
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.laws import law_of
from vitok.products.trajectory_file import NAME, read_flight, trajectory_bytes
from vitok.proximity.guidance import LAWS
from vitok.proximity.modes import KINDS as MODES
from vitok.proximity.modes import modes_of
from vitok.scene import loaded

ENTRIES = {
    "mission": "soyuz-ms-07",
    "rocket": "soyuz-fg",
    "spacecraft": "soyuz-ms",
    "descent-module": "soyuz-ms-descent-module",
    "station": "iss",
    "site": "baikonur-1-5",
    "zone": "zhezkazgan",
    "profile": "34-orbit",
    "network": "russia",
    "docking": "kurs",
}
LAW = """import numpy as np
from numba import njit

GAIN = 0.5

@njit
def half(value):
    return GAIN * value

def lean_over(estimate, mode, command, memory, parameters):
    for i in range(3):
        command[i] = half(estimate[i]) + np.sum(parameters)
    return command
"""


def check_finite(value):
    """Every number of a file is finite, none is a truth, every text can be shown."""
    if isinstance(value, Table):
        for key in type(value).model_fields:
            check_finite(getattr(value, key))
    elif isinstance(value, dict):
        for key, each in value.items():
            check_finite(key)
            check_finite(each)
    elif isinstance(value, tuple):
        for each in value:
            check_finite(each)
    elif isinstance(value, str):
        seen = value.translate(dict.fromkeys((0x09, 0x0A, 0x200C, 0x200D), ""))
        assert {*map(unicodedata.category, seen)}.isdisjoint(("Cc", "Cf", "Cs", "Zl", "Zp"))
    elif value is not None and not isinstance(value, bool):
        assert type(value) in (int, float) and math.isfinite(value)


def use(kind, model, file):
    """The next step after a file is read: what of a plan is made of it alone."""
    match kind:
        case "mission":
            loaded(model)
        case "rocket":
            line = timeline(model, model.payload_kg)
            assert np.isfinite([each for each in vars(line).values() if isinstance(each, float)]).all()
        case "station":
            for name in model.ports:
                assert abs(np.linalg.norm(port_axis_lvlh(model, name)) - 1.0) < 1e-12
                assert np.isfinite(port_position_lvlh_m(model, name)).all()
        case "docking":
            modes = modes_of(model, load("soyuz-ms", Spacecraft))
            assert set(modes.kind) <= set(range(len(MODES)))
            assert np.isfinite(modes.limit).all()
        case "descent-module":
            capsule(model.aerodynamics)
            assert np.isfinite(canopy_table(model.parachutes.canopies)).all()
    if kind in ("rocket", "spacecraft", "station", "site", "zone", "profile"):
        loaded(load("soyuz-ms-07", Mission).model_copy(update={kind: str(file)}))


@pytest.mark.parametrize("kind", ENTRIES)
@SIZES
def test_a_mutated_file_is_one_of_its_kind_or_one_sentence(kind, size, tmp_path):
    content = entry_path(ENTRIES[kind]).read_bytes()
    (tmp_path / "mine.tle").write_bytes(entry_path("iss-2018-03.tle").read_bytes())
    file = tmp_path / "mine.toml"

    def check(changes):
        file.write_bytes(edited(content, changes))
        with answered("mine.toml"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = load(str(file), KINDS[kind])
            check_finite(found)
            with refused_at_most():
                use(kind, found, file)

    run(size, edits, check)


@SIZES
def test_a_mutated_flight_is_one_or_one_sentence(size, small_flight, tmp_path):
    content = trajectory_bytes(small_flight)
    file = tmp_path / NAME

    def check(changes):
        file.write_bytes(edited(content, changes))
        with answered(NAME):
            flight = read_flight(tmp_path)
            for arc in flight.arcs.values():
                assert np.isfinite(arc.r_gcrf_m).all() and np.isfinite(arc.t_s).all()

    run(size, byte_edits, check)


@SIZES
def test_a_mutated_account_of_a_flight_is_one_or_one_sentence(size, small_flight, tmp_path):
    """The text in the archive, packed anew, so that no checksum keeps it from being read."""
    file = tmp_path / NAME
    file.write_bytes(trajectory_bytes(small_flight))
    with np.load(file, allow_pickle=False) as arrays:
        whole = dict(arrays)
    about = str(whole["about"]).encode()

    def check(changes):
        text = edited(about, changes).decode("utf-8", "replace").rstrip("\0")
        np.savez(file, **(whole | {"about": np.array(text)}))
        with answered(NAME):
            flight = read_flight(tmp_path)
            with refused_at_most():
                trajectory_bytes(flight)

    run(size, edits, check)


@SIZES
def test_a_mutated_law_is_one_or_one_sentence(size, tmp_path):
    law_of("law.py:lean_over", written(tmp_path, LAW.encode()), LAWS)  # numba warms up before any clock runs

    def check(changes):
        beside = written(tmp_path, edited(LAW.encode(), changes))
        with answered("law.py"):
            law_of("law.py:lean_over", beside, LAWS)

    run(size // 4, edits, check)


def written(folder, content):
    (folder / "law.py").write_bytes(content)
    return folder / "mine.toml"
