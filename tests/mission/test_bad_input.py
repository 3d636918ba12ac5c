"""Every wrong mission file is told in one sentence: file, key, value, what is allowed, the nearest choice."""

import pytest

from vitok.errors import InputError
from vitok.mission.catalogue import CATALOGUE, load
from vitok.mission.mission import Mission
from vitok.mission.sentence import unknown_choice

TEXT = (CATALOGUE / "missions" / "soyuz-ms-07.toml").read_text(encoding="utf-8")
CREW = TEXT[TEXT.index("[[crew]]") : TEXT.index("[cargo]")]


def edited(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


CASES = {
    "misspelt key": (
        edited("launch_date =", "launch_dat ="),
        ["key launch_dat = '2017-12-17' is unknown", "did you mean launch_date?"],
    ),
    "wrong unit suffix": (
        edited("mass_kg = 85.0", "mass_t = 0.085"),
        ["key crew[1].mass_t = 0.085 is unknown", "did you mean mass_kg?"],
    ),
    "no unit suffix": (
        edited("up_kg = 100.0", "up = 100.0"),
        ["key cargo.up = 100.0 is unknown", "did you mean up_kg?"],
    ),
    "strange key": (
        edited("[cargo]", "[cargo]\nbananas = 3"),
        ["key cargo.bananas = 3 is unknown", "allowed are up_kg, down_kg"],
    ),
    "strange key with the name of a type": (
        edited("[cargo]", "[cargo]\nint = 3"),
        ["key cargo.int = 3 is unknown", "allowed are up_kg, down_kg"],
    ),
    "strange key with brackets": (
        edited("[cargo]", '[cargo]\n"up[kg]" = 3'),
        ["key cargo.up[kg] = 3 is unknown"],
    ),
    "missing key": (edited('port = "rassvet"', ""), ["key port is missing"]),
    "negative mass": (
        edited("up_kg = 100.0", "up_kg = -100.0"),
        ["cargo.up_kg = -100.0 should be greater than or equal to 0"],
    ),
    "mass of an elephant": (
        edited("mass_kg = 85.0", "mass_kg = 8500.0"),
        ["crew[1].mass_kg = 8500.0 should be less than or equal to 200"],
    ),
    "not a number": (
        edited("mass_kg = 85.0", 'mass_kg = "heavy"'),
        ["crew[1].mass_kg = 'heavy' should be a valid number"],
    ),
    "not finite": (edited("up_kg = 100.0", "up_kg = nan"), ["cargo.up_kg = nan should be a finite number"]),
    "Sun without spots or magnetism": (
        edited("[cargo]", "[space_weather]\nf107_sfu = 50.0\nap = 10.0\n[cargo]"),
        ["space_weather.f107_sfu = 50.0 should be greater than or equal to 60"],
    ),
    "half of the Sun's activity": (
        edited("[cargo]", "[space_weather]\nf107_sfu = 150.0\n[cargo]"),
        ["key space_weather.ap is missing"],
    ),
    "no crew": (
        TEXT.replace(CREW, ""),
        ["crew is missing"],
    ),
    "docking before lift-off": (
        edited('docking_utc = "2017-12-19', 'docking_utc = "2017-12-16'),
        ["times should have docking_utc, 2017-12-16T08:42:30Z, after lift-off", "2017-12-17"],
    ),
    "undocking before docking": (
        edited('undocking_utc = "2018-06-03', 'undocking_utc = "2017-06-03'),
        ["times.undocking_utc = '2017-06-03T09:16:00Z' should be after docking_utc, 2017-12-19T08:42:30Z"],
    ),
    "instant without a zone": (
        edited('"2017-12-19T08:42:30Z"', '"2017-12-19 08:42:30"'),
        ["times.docking_utc = '2017-12-19 08:42:30' should be an instant in UTC such as"],
    ),
    "instant that does not exist": (
        edited('"2017-12-19T08:42:30Z"', '"2017-12-32T08:42:30Z"'),
        ["times.docking_utc = '2017-12-32T08:42:30Z' should be an instant in UTC such as"],
    ),
    "leap second": (
        edited("2017-12-19T08:42:30Z", "2016-12-31T23:59:60Z"),
        ["'2016-12-31T23:59:60Z' should have seconds below 60: leap seconds are not taken"],
    ),
    "day that does not exist": (
        edited('"2017-12-17"', '"2017-02-30"'),
        ["launch_date = '2017-02-30' should be a day such as"],
    ),
    "unknown profile": (
        edited('"34-orbit"', '"34-orbits"'),
        ["profile = '34-orbits' should exist", "did you mean 34-orbit?"],
    ),
    "unknown zone": (
        edited('zone = "zhezkazgan"', 'zone = "zhezkasgan"'),
        [
            "zone = 'zhezkasgan' should exist",
            "'zhezkasgan' is no zone of the catalogue",
            "did you mean zhezkazgan?",
        ],
    ),
    "missing file of element sets": (
        edited('"iss-2017-12_2018-06.tle"', '"iss-2017-12_2018-07.tle"'),
        ["element_sets[1] = 'iss-2017-12_2018-07.tle' should exist", "did you mean iss-2017-12_2018-06.tle?"],
    ),
    "wind with a short column": (
        edited("east_mps = []", "east_mps = [3.0]"),
        ["wind should have altitude_m, east_mps, north_mps of one length, not 0, 1, 0"],
    ),
    "wind that falls in height": (
        TEXT.replace("altitude_m = []", "altitude_m = [1000.0, 0.0]").replace("mps = []", "mps = [1.0, 2.0]"),
        ["wind should have altitude_m rising"],
    ),
    "unknown grade": (
        edited('grade = "A/B"', 'grade = "A+"'),
        ["grade = 'A+' should be 'A', 'A/B', 'B', 'B/C', 'C' or 'M'"],
    ),
    "recorded instant that is none": (
        edited('value = "2017-12-17T07:21:01.127Z"', 'value = "07:21"'),
        ["value = '07:21' should be an instant in UTC"],
    ),
    "bounds the wrong way round": (
        edited("value = [3.0, 5.0]", "value = [5.0, 3.0]"),
        ["value should have its lower bound first"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_wrong_file_is_told_in_one_sentence(case, tmp_path):
    text, words = CASES[case]
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load(str(path), Mission)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    for word in words:
        assert word in message


def test_a_strange_key_is_told_before_the_missing_one_it_stands_for(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(edited("docking_utc =", "docking_tai ="), encoding="utf-8")
    with pytest.raises(InputError, match=r"times\.docking_tai .* is unknown: did you mean docking_utc\?"):
        load(str(path), Mission)


def test_bare_toml_dates_are_taken(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        edited('"2017-12-19T08:42:30Z"', "2017-12-19T11:42:30+03:00").replace('"2017-12-17"', "2017-12-17"),
        encoding="utf-8",
    )
    mission = load(str(path), Mission)
    assert mission.times.docking_utc == "2017-12-19T08:42:30Z"
    assert mission.launch_date == "2017-12-17"


def test_a_choice_that_another_file_makes_known():
    message = unknown_choice("mine.toml", "port", "rasvet", {"poisk": 1, "rassvet": 2})
    assert message == "mine.toml: port = 'rasvet' should be one of poisk, rassvet: did you mean rassvet?"
