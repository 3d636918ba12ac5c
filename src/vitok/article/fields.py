"""The infobox's fields: what kind of fact each one is, and its value of that kind."""

import re
from dataclasses import dataclass
from typing import Any

from mwparserfromhell.wikicode import Wikicode

from vitok.article.instants import Stated, read_duration_s, read_instant
from vitok.article.markup import Link, links, pictures, plain
from vitok.errors import InputError

INSTANTS = frozenset(
    (
        "launch_date",
        "landing_date",
        "start_date",
        "end_date",
        "docking_date",
        "undocking_date",
        "recovery_date",
        "decay_date",
        "deployment_date",
        "entered_service",
        "last_contact",
        "deactivated",
        "destroyed",
    )
)
DURATIONS = frozenset(
    (
        "mission_duration",
        "time_docked",
        "crew_EVA_duration",
    )
)
COUNTS = frozenset(
    (
        "SATCAT",
        "crew_size",
        "crew_EVAs",
        "orbits_completed",
    )
)
LISTS = frozenset(
    (
        "names_list",
        "crew_members",
        "crew_launching",
        "crew_landing",
        "alternative_names",
    )
)
PICTURES = frozenset(
    (
        "image",
        "insignia",
        "crew_photo",
    )
)
MEASURES = frozenset(
    (
        "launch_mass",
        "BOL_mass",
        "landing_mass",
        "dry_mass",
        "payload_mass",
        "distance_travelled",
        "suborbital_range",
        "suborbital_apogee",
        "orbit_periapsis",
        "orbit_apoapsis",
        "orbit_inclination",
        "orbit_period",
        "power",
    )
)
NAMES = frozenset(
    (
        "operator",
        "spacecraft",
        "spacecraft_type",
        "spacecraft_bus",
        "manufacturer",
        "space_station",
        "docking_port",
        "docking_target",
        "launch_rocket",
        "launch_site",
        "launch_contractor",
        "landing_site",
        "programme",
        "program",
        "previous_mission",
        "next_mission",
        "crew_expedition",
        "crew_callsign",
        "recovery_by",
        "arrival_craft",
        "departure_craft",
        "deployment_from",
    )
)
TEXTS = frozenset(
    (
        "name",
        "mission_type",
        "Harvard_designation",
        "COSPAR_ID",
        "website",
        "dimensions",
        "disposal_type",
        "image_caption",
        "image_alt",
        "image_size",
        "crew_photo_alt",
        "crew_photo_caption",
        "crew_photo_size",
        "insignia_caption",
        "insignia_alt",
        "insignia_size",
        "orbit_reference",
        "orbit_regime",
        "apsis",
        "auto",
        "docking_type",
        "mission",
        "orbit_epoch",
    )
)
KNOWN = INSTANTS | DURATIONS | COUNTS | LISTS | PICTURES | MEASURES | NAMES | TEXTS

_NUMBER = re.compile(r"[-+−]?\d[\d,   ]*(?:\.\d+)?")
_FILE = re.compile(r"^(?:file|image|文件|档案|檔案)\s*:", re.IGNORECASE)


@dataclass(frozen=True)
class Measure:
    """A number with its unit as it stands."""

    value: float
    unit: str


@dataclass(frozen=True)
class Duration:
    """A span of time."""

    duration_s: float


def kind_key(name: str) -> str:
    """The field's name without the number that a second visit or crew list carries."""
    return re.sub(r"_?\d+$", "", name) if re.sub(r"_?\d+$", "", name) in KNOWN else name


def value_of(name: str, code: Wikicode, year: int | None, source: str) -> Any:
    """Value of a field by its kind; the plain text where it is not of the kind that its name promises.

    InputError for a date that cannot be.
    """
    key, text = kind_key(name), plain(code)
    if key in INSTANTS:
        return _instant(name, text, year, source)
    if key in DURATIONS:
        try:
            seconds = read_duration_s(text)
        except ValueError as error:
            raise InputError(f"{source}: {name} = '{text}' cannot be: {error}") from error
        return text if seconds is None else Duration(seconds)
    if key in COUNTS:
        number = _NUMBER.search(text)
        return text if number is None else int(float(_digits(number[0])))
    if key in MEASURES:
        number = _NUMBER.search(text)
        unit = "" if number is None else text[number.end() :].strip().split("\n")[0]
        return text if number is None else Measure(float(_digits(number[0])), unit)
    if key in LISTS:
        known = {link.text: link for link in links(code)}
        return tuple(known.get(line, _inside(line, known)) for line in text.split("\n"))
    if key in PICTURES:
        return (pictures(code) or [_FILE.sub("", text).strip()])[0]
    if key in NAMES:
        found = links(code)
        whole = next((link for link in found if link.text == text), None)
        return whole or Link(text, " ".join(link.english for link in found if link.english))
    return text


def _inside(line: str, known: dict[str, Link]) -> Link:
    """A line as a link: that which it contains, where it says more than the link alone."""
    for text, link in known.items():
        if text in line:
            return Link(text, link.english)
    return Link(line)


def _instant(name: str, text: str, year: int | None, source: str) -> Stated | str:
    try:
        found = read_instant(text, year)
    except ValueError as error:
        raise InputError(f"{source}: {name} = '{text}' cannot be: {error}") from error
    return text if found is None else found


def _digits(text: str) -> str:
    return re.sub(r"[,\s]", "", text).replace("−", "-")
