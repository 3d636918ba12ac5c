"""Orbit Mean-Elements Messages (CCSDS 502.0-B-3, section 4): the fields of SGP4's elements, checked."""

import csv
import difflib
import io
import json
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from typing import Any

from sgp4 import omm
from sgp4.api import WGS72, Satrec

from vitok.errors import InputError

Fields = dict[str, str]

# least and greatest value; the angles in degrees, mean motion in turns a day, as the message has them
_NUMBERS = {
    "MEAN_MOTION": (0.0, 20.0),
    "ECCENTRICITY": (0.0, 0.999),
    "INCLINATION": (0.0, 180.0),
    "RA_OF_ASC_NODE": (0.0, 360.0),
    "ARG_OF_PERICENTER": (0.0, 360.0),
    "MEAN_ANOMALY": (0.0, 360.0),
    "BSTAR": (-10.0, 10.0),
    "MEAN_MOTION_DOT": (-10.0, 10.0),
    "MEAN_MOTION_DDOT": (-10.0, 10.0),
    "NORAD_CAT_ID": (0, 999999999),
}
_FIXED = {
    "CENTER_NAME": "EARTH",
    "REF_FRAME": "TEME",
    "TIME_SYSTEM": "UTC",
    "MEAN_ELEMENT_THEORY": "SGP4",
}
_DEFAULTS = {
    "OBJECT_ID": "",
    "CLASSIFICATION_TYPE": "U",
    "EPHEMERIS_TYPE": "0",
    "ELEMENT_SET_NO": "0",
    "REV_AT_EPOCH": "0",
    "MEAN_MOTION_DDOT": "0",
}
_OTHERS = ("OBJECT_NAME", "EPOCH", "COMMENT", "USER_DEFINED", "CCSDS_OMM_VERS", "CREATION_DATE", "ORIGINATOR")
_KEYS = (*_NUMBERS, *_FIXED, *_DEFAULTS, *_OTHERS)


def is_omm(text: str) -> bool:
    """Whether a text is an OMM in one of its forms, by its beginning."""
    return text.lstrip("\ufeff \r\n\t").startswith(("<", "[", "{", "CCSDS_OMM_VERS")) or "MEAN_MOTION" in text


def messages(text: str, file: str) -> list[Fields]:
    """Fields of each message of a text, by CCSDS's names; InputError if the text is broken."""
    start = text.lstrip("\ufeff \r\n\t")
    try:
        if start.startswith("<"):
            found: list[Any] = list(omm.parse_xml(io.StringIO(start)))
        elif start.startswith(("[", "{")):
            document = json.loads(start)
            found = document if isinstance(document, list) else [document]
        elif start.startswith("CCSDS_OMM_VERS"):
            found = _kvn(start)
        else:
            found = list(csv.DictReader(io.StringIO(start)))
    except (ET.ParseError, json.JSONDecodeError, AttributeError, TypeError) as error:
        raise InputError(f"{file} is no complete OMM: {error}") from error
    if not found or not all(isinstance(each, dict) for each in found):
        raise InputError(f"{file}: no orbit mean-elements message in it")
    return [{key: str(value).strip() for key, value in each.items() if value is not None} for each in found]


def checked(fields: Fields, file: str, number: int) -> tuple[datetime, Satrec]:
    """Epoch (UTC) and satellite of one message's fields; InputError names file, message, field and value."""
    where = f"{file}, message {number}"
    for key in fields:
        if key not in _KEYS and not key.startswith("USER_DEFINED"):
            close = difflib.get_close_matches(key, [each for each in _KEYS if each not in fields], n=1)
            if close:
                raise InputError(f"{where}: {key} is no key of an OMM: did you mean {close[0]}?")
    for key, only in _FIXED.items():
        if fields.get(key, only).upper() != only:
            raise InputError(f"{where}: {key} = {fields[key]} should be {only}")
    whole = _DEFAULTS | fields
    for key, (least, greatest) in _NUMBERS.items():
        if key not in whole:
            raise InputError(f"{where}: {key} is missing")
        try:
            value = float(whole[key])
        except ValueError:
            value = float("nan")
        if not least <= value <= greatest:
            raise InputError(f"{where}: {key} = {whole[key]} should be a number from {least} to {greatest}")
    epoch_utc = _instant(whole.get("EPOCH", ""), where)
    satellite = Satrec()
    omm.initialize(satellite, whole | {"EPOCH": epoch_utc.strftime("%Y-%m-%dT%H:%M:%S.%f")}, WGS72)
    return epoch_utc, satellite


def _kvn(text: str) -> list[Fields]:
    found: list[Fields] = []
    for line in text.splitlines():
        key, equals, value = (part.strip() for part in line.partition("="))
        if key == "CCSDS_OMM_VERS":
            found.append({})
        if equals and not key.startswith("COMMENT"):
            found[-1][key] = value.partition("[")[0].strip()  # a unit may follow
    return found


def _instant(text: str, where: str) -> datetime:
    try:
        return datetime.fromisoformat(text.rstrip("Z")).replace(tzinfo=UTC)
    except ValueError as error:
        raise InputError(
            f"{where}: EPOCH = {text} should be an instant such as 2017-12-09T06:33:16.077"
        ) from error
