"""The catalogue: what it holds reads as it should, and what is wrong is told in one sentence."""

import re
import tomllib
from importlib import import_module

import pytest

from vitok.errors import InputError
from vitok.mission.catalogue import CATALOGUE, FOLDERS, entries, entry_path, load, path_of
from vitok.mission.mission import Mission
from vitok.mission.place import Site, Zone

MODULES = {
    "Mission": "mission",
    "Profile": "profile",
    "Network": "place",
    "Docking": "docking",
    "Dispersions": "dispersions",
    "Site": "place",
    "Zone": "place",
    "Rocket": "rocket",
    "Spacecraft": "spacecraft",
    "DescentModule": "descent_module",
    "Station": "station",
}
# tables whose keys tell source, grade or reason
KEYS_FOR_SOURCES = {"[[record]]", "[[quantity]]", "[[correlation]]", "[[failure]]"}
ENTRIES = [(kind, name) for kind, folder in FOLDERS.items() for name in entries()[folder]]


@pytest.mark.parametrize(("kind", "name"), ENTRIES)
def test_every_entry_is_valid_and_bears_the_name_of_its_file(kind, name):
    model = getattr(import_module(f"vitok.mission.{MODULES[kind]}"), kind)
    assert load(name, model).name == name


def test_the_catalogue_holds_the_reference_mission_and_all_it_names():
    names = {name for each in entries().values() for name in each}
    assert {"soyuz-ms-07", "soyuz-fg", "soyuz-ms", "iss", "baikonur-1-5", "zhezkazgan"} <= names


@pytest.mark.parametrize(("kind", "name"), ENTRIES)
def test_every_number_has_a_source(kind, name):
    """The comment with the source follows the number, above its lines, or beside the head of its table."""
    table_has_source = above_is_comment = False
    for number, line in enumerate(entry_path(name).read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("["):
            table_has_source = "#" in line or line in KEYS_FOR_SOURCES
        elif "=" in line and not line.startswith("#"):
            value = re.sub(r'"[^"]*"', "", line.split("=", 1)[1].split("#")[0])
            is_number = any(c.isdigit() for c in value)
            has_source = "#" in line or table_has_source or above_is_comment
            assert not is_number or has_source, f"{name}, line {number}: {line}"
        above_is_comment = line.startswith("#") or (above_is_comment and line != "")


def test_every_table_of_element_sets_tells_its_origin():
    for path in (CATALOGUE / "element_sets").glob("*.tle"):
        assert path.with_suffix(".md").is_file()


def test_places_are_where_they_are_known_to_be():
    site, zone = load("baikonur-1-5", Site), load("zhezkazgan", Zone)
    assert (site.latitude_deg, site.longitude_deg) == pytest.approx(
        (45 + 55 / 60 + 13 / 3600, 63 + 20 / 60 + 32 / 3600), abs=1e-5
    )
    assert 47.32 <= zone.latitude_deg <= 47.49
    assert 69.56 <= zone.longitude_deg <= 69.70


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("soyuz-sm-07", ["'soyuz-sm-07' is no mission", "did you mean soyuz-ms-07?"]),
        ("./soyuz-ms-07.toml", ["there is no file soyuz-ms-07.toml", "did you mean soyuz-ms-07?"]),
        ("nowhere/x.toml", ["there is no file nowhere/x.toml"]),
        ("apollo", ["'apollo' is no mission of the catalogue, which has ", "soyuz-ms-07"]),
    ],
)
def test_an_unknown_name_or_path_is_told_with_the_nearest(name, words):
    with pytest.raises(InputError) as caught:
        load(name, Mission)
    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize("written", ["mine", "./mine"])
def test_a_file_without_a_suffix_is_a_path_where_no_name_is_like_it(tmp_path, monkeypatch, written):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").write_text((CATALOGUE / "sites" / "baikonur-1-5.toml").read_text(encoding="utf-8"))
    assert load(written, Site).model_dump() == load("baikonur-1-5", Site).model_dump()


def test_a_name_is_the_catalogue_s_and_with_a_slash_one_s_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "baikonur-1-5").write_text("")
    assert path_of("baikonur-1-5", "sites").is_relative_to(CATALOGUE)
    assert path_of("./baikonur-1-5", "sites").resolve() == tmp_path / "baikonur-1-5"


def test_an_unknown_entry_of_any_kind_is_told_with_the_nearest():
    with pytest.raises(InputError, match=r"'zhezkasgan' is not in the catalogue: did you mean zhezkazgan\?"):
        entry_path("zhezkasgan")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(InputError, match="is no regular file but a folder"):
        load(f"{tmp_path}/", Mission)


def test_broken_toml_is_told_with_its_line(tmp_path):
    path = tmp_path / "broken.toml"
    path.write_text('name = "x"\ntitle = x\n')
    with pytest.raises(InputError, match=r"broken\.toml is not valid TOML: .*line 2"):
        load(str(path), Mission)


def test_bytes_that_are_no_text_are_told(tmp_path):
    path = tmp_path / "latin.toml"
    path.write_bytes(b'name = "Besan\xe7on"\n')
    with pytest.raises(InputError, match=r"latin\.toml is not a text file in UTF-8: byte 13"):
        load(str(path), Mission)


def test_a_path_is_seen_from_the_folder_of_the_file_that_names_it(tmp_path):
    text = (CATALOGUE / "missions" / "soyuz-ms-07.toml").read_text(encoding="utf-8")
    zone = (CATALOGUE / "zones" / "zhezkazgan.toml").read_text(encoding="utf-8")
    (tmp_path / "my-zone.toml").write_text(
        zone.replace("radius_km = 28.0", "radius_km = 5.0"), encoding="utf-8"
    )
    path = tmp_path / "mine.toml"
    path.write_text(text.replace('zone = "zhezkazgan"', 'zone = "my-zone.toml"'), encoding="utf-8")
    mission = load(str(path), Mission)
    assert load(mission.zone, Zone).radius_km == 5.0
    assert path_of(mission.element_sets[0], "element_sets").is_file()


def test_reading_keeps_all_that_the_file_says():
    path = entry_path("soyuz-ms-07")
    assert len(load("soyuz-ms-07", Mission).record) == len(tomllib.loads(path.read_text("utf-8"))["record"])
