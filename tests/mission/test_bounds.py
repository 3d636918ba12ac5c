"""What no file may say: numbers of another type or beyond the physical, and texts that cannot be shown."""

import time
import tomllib

import numpy as np
import pytest
from tests.mission.documents import ENTRIES, changed, document, leaves
from tests.mission.test_slips import is_measure, said

from vitok.errors import InputError
from vitok.mission.bounds import bounds_of
from vitok.mission.catalogue import entry_path, load
from vitok.mission.mission import Mission
from vitok.mission.schema import KINDS
from vitok.mission.toml import read_toml
from vitok.scene import loaded
from vitok.shown import printable

SAMPLES = {
    "soyuz-ms-07",
    "soyuz-fg",
    "soyuz-ms",
    "soyuz-ms-descent-module",
    "iss",
    "baikonur-1-5",
    "zhezkazgan",
    "34-orbit",
    "russia",
    "kurs",
    "soyuz",
}


@pytest.mark.parametrize(
    "wrong",
    [True, "5", "nan", {}, [[]], 1e400, float("nan"), 1e300, -1e300, 10**400, -(10**400), 10**5000],
    ids=lambda wrong: type(wrong).__name__,
)
def test_a_value_of_another_type_or_beyond_all_bounds_is_refused_by_its_key(wrong):
    for kind, name in [(kind, name) for kind, name in ENTRIES if name in SAMPLES]:
        whole = document(name)
        for path, value in leaves(whole):
            if not is_measure(value) or path[0] == "record":
                continue
            other = [wrong, *value[1:]] if isinstance(value, list) else wrong
            told = said(kind, name, changed(whole, path, other))
            assert str(path[-1]) in told and "\n" not in told and len(told) < 500, (name, path, told)


def test_every_kind_of_file_is_sampled():
    assert {kind for kind, name in ENTRIES if name in SAMPLES} == set(KINDS)


@pytest.mark.parametrize(
    ("key", "bounds"),
    [
        ("mass_kg", (0.0, 1e8)),
        ("speed_mps", (-1e5, 1e5)),
        ("yaw_deg", (-360.0, 360.0)),
        ("mach", (0.0, 100.0)),
        ("aft_count", (1, 1000)),
        ("anything", (-1e12, 1e12)),
    ],
)
def test_a_key_is_bounded_by_its_unit_or_its_kind(key, bounds):
    assert bounds_of(key) == bounds


CASES = {
    "mass of a mountain": (
        ("rocket", "soyuz-fg", ("stages", 0, "propellant_kg"), 1e12),
        "stages[1].propellant_kg = 1000000000000.0 should be 0 to 1e+08 kg",
    ),
    "nearly nothing": (
        ("rocket", "soyuz-fg", ("stages", 0, "empty_kg"), 5e-324),
        "stages[1].empty_kg = 5e-324 should be 0, or not nearer to it than 1e-12",
    ),
    "a direction twice as long": (
        ("station", "iss", ("ports", "rassvet", "axis"), [0.0, 0.0, 2.0]),
        "ports.rassvet.axis should be 0.98 to 1.02 long, not 2",
    ),
    "a direction too short to be squared": (
        ("station", "iss", ("ports", "rassvet", "axis"), [0.0, 0.0, 1e-200]),
        "ports.rassvet.axis should be 0.98 to 1.02 long, not 1e-200",
    ),
    "no direction": (
        ("station", "iss", ("ports", "rassvet", "axis"), [0.0, 0.0, 0.0]),
        "ports.rassvet.axis should not be zero",
    ),
    "truth for a count": (
        ("rocket", "soyuz-fg", ("stages", 0, "count"), True),
        "stages[1].count = True should be a valid integer",
    ),
    "one for truth": (
        ("station", "iss", ("any_satellite",), 1),
        "any_satellite = 1 should be true or false",
    ),
    "a number for a name": (("zone", "zhezkazgan", ("title",), 5), "title = 5 should be a valid string"),
    "a blank name": (
        ("zone", "zhezkazgan", ("title",), " \t"),
        "title = ' \\t' should be a name on one line",
    ),
    "a name of two lines": (("zone", "zhezkazgan", ("title",), "a\nb"), "should be a name on one line"),
    "a name that turns the line": (
        ("zone", "zhezkazgan", ("title",), "a\u202eb"),
        "title = 'a\\u202eb' should have no control character, as U+202E is",
    ),
    "a name with the terminal's colours": (
        ("zone", "zhezkazgan", ("title",), "\x1b[31mred"),
        "should have no control character, as U+001B is",
    ),
    "a name with a space that is not seen": (
        ("zone", "zhezkazgan", ("title",), "a\u200bb"),
        "title = 'a\\u200bb' should have no control character, as U+200B is",
    ),
    "a name with a tag": (("zone", "zhezkazgan", ("title",), "a\U000e0041b"), "character, as U+E0041 is"),
    "a name without end": (
        ("zone", "zhezkazgan", ("title",), "x" * 101),
        "should have at most 100 characters",
    ),
    "a note without end": (
        ("mission", "soyuz-ms-07", ("record", 0, "note"), "x" * 2001),
        "should have at most 2000 characters, not 2001",
    ),
    "a list without end": (
        ("site", "baikonur-1-5", ("azimuths_deg",), [[1.0, 2.0]] * 2001),
        "should have at most 2000 entries in azimuths_deg",
    ),
    "lists in lists": (
        ("site", "baikonur-1-5", ("azimuths_deg",), [[[[[[[[1.0]]]]]]]]),
        "should have lists less deep in azimuths_deg",
    ),
    "a load that may be borne for longer than a smaller one": (
        ("descent-module", "soyuz-ms-descent-module", ("crew_limits", "emergency", "load_g", 1), 99.0),
        "crew_limits.emergency load_g should not rise",
    ),
    "gates out of order": (
        ("spacecraft", "soyuz-ms", ("approach", "gates", 0, "position_lvlh_m"), [900.0, 0.0, 0.0]),
        "gate 2 is 985.419 m from the station where the one before is 900 m",
    ),
    "a day with a clock": (
        ("mission", "soyuz-ms-07", ("launch_date",), "2017-12-17T00:00:00"),
        "launch_date = '2017-12-17T00:00:00' should be a day such as",
    ),
    "a year of long ago": (
        ("mission", "soyuz-ms-07", ("times", "docking_utc"), "0001-01-01T00:00:00Z"),
        "times.docking_utc = '0001-01-01T00:00:00Z' should lie in the years 1957 to 2100",
    ),
    "digits of another script": (
        ("mission", "soyuz-ms-07", ("launch_date",), "٢٠١٧-12-17"),
        "should be a day such as",
    ),
    "a stay of three years": (
        ("mission", "soyuz-ms-07", ("times", "undocking_utc"), "2020-12-19T00:00:00Z"),
        "times.undocking_utc = '2020-12-19T00:00:00Z' should be within 1000 days after docking_utc",
    ),
    "a fact without bounds": (
        ("mission", "soyuz-ms-07", ("record", 0, "value"), 10**400),
        "record[1].value",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_said_of_it(case):
    (kind, name, path, value), told = CASES[case]
    assert told in said(kind, name, changed(document(name), path, value))


def test_a_file_says_what_is_shown_as_it_stands_and_nothing_else():
    zone = document("zhezkazgan")
    for c in map(chr, [*range(32), *range(127, 0x2100), 0xFEFF, 0xFFF9, 0xD800, 0xE0001, 0xE0041, 0x1F680]):
        if c not in "\t\n":  # which have rules of their own
            refused = not valid(KINDS["zone"], changed(zone, ("title",), f"a{c}b"))
            assert refused == (printable(c) != c), hex(ord(c))
    assert valid(KINDS["zone"], changed(zone, ("title",), "a\u200cb\u200dc"))


def valid(kind, asked):
    try:
        kind.model_validate(asked)
    except ValueError:
        return False
    return True


def test_instants_beyond_the_tables_are_refused_by_their_key():
    for key, year in (("launch_date", 1990), ("launch_date", 2090)):
        text = entry_path("soyuz-ms-07").read_text("utf-8")
        days = text.replace("2017-12-", f"{year}-12-").replace("2018-06-03T09", f"{year + 1}-06-03T09")
        asked = {key: value for key, value in tomllib.loads(days).items() if key != "record"}
        with pytest.raises(
            InputError, match=f"mission: {key} = '{year}-12-17' should lie from 1998-01-0. to 20"
        ):
            loaded(Mission.model_validate(asked))


def test_a_whole_number_is_a_number_and_zero_has_no_sign():
    asked = changed(document("zhezkazgan"), ("latitude_deg",), 47)
    asked = changed(asked, ("ground_altitude_m",), -0.0)
    asked = changed(asked, ("longitude_deg",), np.float64(69.5))
    zone = KINDS["zone"].model_validate(asked)
    assert (zone.latitude_deg, zone.longitude_deg) == (47.0, 69.5)
    assert str(zone.ground_altitude_m) == "0.0"


PAIRS = ("azimuths_deg", "profile_m")  # lists of lists


def test_the_catalogue_loads_as_its_files_say():
    for kind, name in ENTRIES:
        found = load(name, KINDS[kind]).model_dump(by_alias=True, exclude_unset=True)
        for path, value in leaves(document(name)):
            if path[0] not in ("record", "descent_module") and not str(path[-1]).endswith(("law", "utc")):
                at = found
                for part in path:
                    at = at[part]
                assert (list(map(list, at)) if path[-1] in PAIRS else at) == (
                    value if path[-1] in PAIRS or not isinstance(value, list) else tuple(value)
                ), (name, path)


TOML = {
    "arrays": ("x = " + "[" * 5000, "brackets more than 40 deep"),
    "tables": ("\n\nx = " + "{a=" * 5000, "brackets more than 40 deep"),
    "an array over many lines": ("x = [\n" + "[\n" * 60, "brackets more than 40 deep"),
    "digits": ("a = 1\nx = " + "9" * 5000, "a number of 400 digits or more (at line 2)"),
    "hexadecimal digits": ("x = 0x" + "f" * 5000, "a number of 400 digits or more"),
    "dots": ("x" + ".x" * 400000 + " = 1", "a key of 16 tables or more"),
    "quoted dots": ('"x"' + '."x"' * 100000 + " = 1", "a key of 16 tables or more"),
    "dots between long parts": (f"{'a.' * 14}{'b' * 65}." * 500 + "c = 1", "a key of 16 tables or more"),
    "dots after a text of lines": (
        'x = ["""\n""", {' + "a." * 64000 + "a = 1}]",
        "a key of 16 tables or more (at line 2)",
    ),
    "dots after a literal text of lines": (
        "x = ['''\n''''', {" + "a." * 64000 + "a = 1}]",
        "a key of 16 tables or more (at line 2)",
    ),
    "length": ("#" * 1000001, "is longer than 1 MB, the most that is read of TOML"),
    "date": ("x = 1\ny = 99999-01-01\n", "not valid TOML"),
    "day": ("x = 1\ny = 2017-13-45\n", "not valid TOML"),
    "year": ("x = 1\ny = 0000-01-01\n", "not valid TOML"),
    "double": ("x = 1\nx = 2\n", "not valid TOML: Cannot overwrite a value"),
    "doubled table": ("[x]\n[x]\n", "not valid TOML"),
    "surrogate": ('x = "\\ud800"', "not valid TOML"),
    "unclosed": ('x = "' + '\\"' * 400000, "not valid TOML"),
    "unclosed text of lines": ('x = """' + '""\\"\n' * 190000, "not valid TOML"),
    "unclosed literal text of lines": ("x = '''" + "''x\n" * 200000, "not valid TOML"),
    "quotes alone": ("x = " + '"' * 900000, "not valid TOML"),
    "nearly too many digits": (f"{'9' * 399}x" * 2400, "not valid TOML"),
    "apostrophes": ("x = '" * 150000, "not valid TOML"),
    "zero": ("x = 1\n\0", "has a zero byte in line 2"),
}


@pytest.mark.parametrize("case", TOML)
def test_toml_that_takes_long_or_is_broken_is_refused(case, tmp_path):
    text, told = TOML[case]
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    begun_s = time.process_time()
    with pytest.raises(InputError) as caught:
        read_toml(path, "mine.toml")
    assert time.process_time() - begun_s < 2.0
    assert told in str(caught.value) and "\n" not in str(caught.value) and len(str(caught.value)) < 400


def test_brackets_in_texts_and_comments_are_none(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(f"a = '{'[' * 99}' # it's {'{' * 99}\nb = \"\\\"{'[' * 99}\" # {'1' * 999}\n", "utf-8")
    assert read_toml(path, "mine.toml")["a"] == "[" * 99


def test_texts_of_several_lines_end_where_toml_ends_them(tmp_path):
    brackets, key = "[" * 99, "a." * 99
    texts = [
        f'"""\n{brackets}"" \\"""{key}"""',
        f"'''{brackets}\n'' \\'''",
        f'"""{brackets}""""" # {brackets}',
        f"'''{brackets}'''''",
        f'"" # """{brackets}',
    ]
    path = tmp_path / "mine.toml"
    path.write_text("".join(f"a{number} = {text}\n" for number, text in enumerate(texts)), "utf-8")
    assert list(read_toml(path, "mine.toml").values()) == [
        f'{brackets}"" """{key}',
        f"{brackets}\n'' \\",
        f'{brackets}""',
        f"{brackets}''",
        "",
    ]
