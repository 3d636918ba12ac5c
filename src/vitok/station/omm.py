"""Orbit Mean-Elements Messages (CCSDS 502.0-B-3, section 4): SGP4's elements, checked field by field.

A message has no checksum. So every value is held to its bounds, and the orbit to what can be one.
"""

from functools import lru_cache
from math import pi, radians

from sgp4.api import WGS72, Satrec

from vitok.errors import InputError
from vitok.reading import closest, finite_number, meant, one_sentence, short, whole_number
from vitok.station.element_set import ElementSet, check_orbit
from vitok.station.instant import Instant, read_instant, tai_epoch, utc_datetime
from vitok.station.omm_forms import Fields, is_omm, messages

__all__ = ["is_omm", "mean_element_sets"]

_MOST_SETS = 16_000  # all that flies and works; two seconds
# least and greatest value; the angles in degrees, mean motion in turns a day, as the message has them
_NUMBERS = {
    "MEAN_MOTION": (0.0, 20.0),
    "ECCENTRICITY": (0.0, 0.999),
    "INCLINATION": (0.0, 180.0),
    "RA_OF_ASC_NODE": (0.0, 360.0),
    "ARG_OF_PERICENTER": (0.0, 360.0),
    "MEAN_ANOMALY": (0.0, 360.0),
    "BSTAR": (-1.0, 1.0),
    "MEAN_MOTION_DOT": (-1.0, 1.0),
    "MEAN_MOTION_DDOT": (-1.0, 1.0),
}
_WHOLE = {
    "NORAD_CAT_ID": (1, 999999999),
    "EPHEMERIS_TYPE": (0, 9),
    "ELEMENT_SET_NO": (0, 9999999),
    "REV_AT_EPOCH": (0, 9999999),
}
_REQUIRED = ("EPOCH", *_NUMBERS, "NORAD_CAT_ID")
_FIXED = {
    "CENTER_NAME": ("EARTH",),
    "REF_FRAME": ("TEME",),
    "TIME_SYSTEM": ("UTC",),
    "MEAN_ELEMENT_THEORY": ("SGP4", "SGP/SGP4"),
    "CLASSIFICATION_TYPE": ("U", "C", "S"),
}
_DEFAULTS = {"EPHEMERIS_TYPE": "0", "ELEMENT_SET_NO": "0", "REV_AT_EPOCH": "0", "MEAN_MOTION_DDOT": "0"}
_OTHERS = (
    "CCSDS_OMM_VERS",
    "COMMENT",
    "CLASSIFICATION",
    "CREATION_DATE",
    "ORIGINATOR",
    "MESSAGE_ID",
    "OBJECT_NAME",
    "OBJECT_ID",
    "REF_FRAME_EPOCH",
    "SEMI_MAJOR_AXIS",
    "GM",
    "MASS",
    "SOLAR_RAD_AREA",
    "SOLAR_RAD_COEFF",
    "DRAG_AREA",
    "DRAG_COEFF",
    "BTERM",
    "AGOM",
)
_OF_SPACE_TRACK = (
    "EPOCH_MICROSECONDS",
    "SEMIMAJOR_AXIS",
    "PERIOD",
    "APOAPSIS",
    "PERIAPSIS",
    "APOGEE",
    "PERIGEE",
    "OBJECT_TYPE",
    "OBJECT_NUMBER",
    "INTLDES",
    "RCS_SIZE",
    "COUNTRY_CODE",
    "COUNTRY",
    "LAUNCH_DATE",
    "SITE",
    "DECAY_DATE",
    "DECAYED",
    "FILE",
    "GP_ID",
    "ORDINAL",
    "TLE_LINE0",
    "TLE_LINE1",
    "TLE_LINE2",
    "RMS",
    "DATA_SOURCE",
)
_KEYS = frozenset((*_REQUIRED, *_WHOLE, *_FIXED, *_OTHERS, *_OF_SPACE_TRACK))
_THEORY_XP = "SGP4-XP, which needs its own theory: use the elements of SGP4"


def mean_element_sets(text: str, file: str) -> list[ElementSet]:
    """Element sets of a text's messages; InputError names ``file``, message, field and value."""
    found = messages(text, file)
    if len(found) > _MOST_SETS:
        raise InputError(f"{file}: {len(found)} messages; at most {_MOST_SETS} are read")
    sets = []
    for number, fields in enumerate(found, 1):
        where = f"{file}, message {number}"
        with one_sentence(where, "an element set"):
            sets.append(_element_set(fields, where))
    return sets


def _element_set(fields: Fields, where: str) -> ElementSet:
    given = {key: value for key, value in fields.items() if value}
    _check_keys(given, where)
    whole = _DEFAULTS | given
    for key in _REQUIRED:
        if key not in whole:
            raise InputError(f"{where}: {key} is missing")
    numbers = {key: finite_number(whole[key], where, key, bounds) for key, bounds in _NUMBERS.items()}
    counts = {key: whole_number(whole[key], where, key, bounds) for key, bounds in _WHOLE.items()}
    if counts["EPHEMERIS_TYPE"] == 4:
        raise InputError(f"{where}: EPHEMERIS_TYPE = 4 is {_THEORY_XP}")
    if counts["EPHEMERIS_TYPE"] != 0:
        raise InputError(f"{where}: EPHEMERIS_TYPE = {counts['EPHEMERIS_TYPE']} should be 0, that of SGP4")
    if numbers["MEAN_MOTION"] <= 0.0:
        raise InputError(f"{where}: MEAN_MOTION = {whole['MEAN_MOTION']} should be above 0")
    instant = _epoch(whole, where)
    satellite = _satellite(instant, numbers, counts["ELEMENT_SET_NO"])
    check_orbit(satellite, where)
    return ElementSet(
        short(given.get("OBJECT_NAME", "")),
        counts["NORAD_CAT_ID"],
        counts["ELEMENT_SET_NO"],
        utc_datetime(instant),
        tai_epoch(instant),
        _kvn(whole),
        satellite,
    )


def _check_keys(given: Fields, where: str) -> None:
    for key in given:
        if key in _KEYS or key.startswith(("USER_DEFINED", "COV_", "CX", "CY", "CZ")):
            continue
        near = _nearest_key(key)
        if near and near not in given:
            raise InputError(f"{where}: {short(key)} is no key of an OMM{meant(near)}")
    for key, allowed in _FIXED.items():
        value = given.get(key, allowed[0]).upper()
        if key == "MEAN_ELEMENT_THEORY" and value.replace("-", "").replace("_", "") == "SGP4XP":
            raise InputError(f"{where}: MEAN_ELEMENT_THEORY = {short(given[key])} is {_THEORY_XP}")
        if value not in allowed:
            raise InputError(f"{where}: {key} = {short(given[key])} should be {' or '.join(allowed)}")


@lru_cache(maxsize=256)
def _nearest_key(key: str) -> str | None:
    """The known key of which an unknown one may be a misspelling; keys of one's own are passed over."""
    alike = [each for each in sorted(_KEYS) if each[:3] == key[:3] or each[-3:] == key[-3:]]
    return closest(key, alike, alike=0.8)


def _epoch(fields: Fields, where: str) -> Instant:
    text, split = fields["EPOCH"], fields.get("EPOCH_MICROSECONDS")
    if split is not None and "." not in text:  # Space-Track's older form
        text += f".{whole_number(split, where, 'EPOCH_MICROSECONDS', (0, 999999)):06d}"
    instant = read_instant(text)
    if instant is None:
        raise InputError(
            f"{where}: EPOCH = {short(text)} should be an instant such as 2017-12-09T06:33:16.077"
        )
    return instant


def _satellite(instant: Instant, numbers: dict[str, float], set_number: int) -> Satrec:
    satellite = Satrec()
    # The number is left out: sgp4 takes none above 339,999, and no more than to show it. It counts its days
    # from the end of 1949, and only to know the Moon and Sun by.
    satellite.sgp4init(
        WGS72,
        "i",
        0,
        instant[0] - 33281 + instant[1] / 86400.0,
        numbers["BSTAR"],
        numbers["MEAN_MOTION_DOT"] * 2.0 * pi / 1440.0**2,
        numbers["MEAN_MOTION_DDOT"] * 2.0 * pi / 1440.0**3,
        numbers["ECCENTRICITY"],
        radians(numbers["ARG_OF_PERICENTER"]),
        radians(numbers["INCLINATION"]),
        radians(numbers["MEAN_ANOMALY"]),
        numbers["MEAN_MOTION"] * 2.0 * pi / 1440.0,
        radians(numbers["RA_OF_ASC_NODE"]),
    )
    satellite.elnum = set_number
    return satellite


def _kvn(fields: Fields) -> str:
    """The message again, of the fields that make the element set."""
    names = ("OBJECT_NAME", "OBJECT_ID", *_REQUIRED, "ELEMENT_SET_NO", "EPOCH_MICROSECONDS")
    lines = [f"{key} = {fields[key]}\n" for key in dict.fromkeys(names) if key in fields]
    return "CCSDS_OMM_VERS = 3.0\n" + "".join(lines)
