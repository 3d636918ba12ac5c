"""Orbit Ephemeris Messages in XML (CCSDS 505.0-B-3): elements to header, segments and comments."""

import xml.etree.ElementTree as ET
from functools import lru_cache

from vitok.errors import InputError
from vitok.station.markup import local, root_of, value_of
from vitok.station.oem_kvn import HEADER_KEYS, META_KEYS, add_key
from vitok.station.oem_message import MOST_STATES, Message, Part, check_count, clock_name, row_of
from vitok.station.text import short

_POSITION, _VELOCITY = ("X", "Y", "Z"), ("X_DOT", "Y_DOT", "Z_DOT")
_STATE = ("EPOCH", *_POSITION, *_VELOCITY)
_ACCELERATION = ("X_DDOT", "Y_DDOT", "Z_DDOT")
_MOST_ELEMENTS = len(_STATE) + len(_ACCELERATION)
_UNITS = {key: "km" for key in _POSITION} | {key: "km/s" for key in _VELOCITY}


def message_of_xml(text: str, file: str) -> Message:
    """Header, segments and comments; covariances are passed over. InputError names ``file`` and segment."""
    check_count(text.count("<stateVector"), file)
    root = root_of(text, file)
    messages = [each for each in root.iter() if local(each) == "oem"]
    if len(messages) != 1:
        raise InputError(f"{file}: {len(messages)} orbit ephemeris messages; one is read")
    message = Message()
    for element in messages[0].iter():
        if element.tag.endswith("COMMENT"):
            message.comments.append(element.text or "")
    header = _children(messages[0], "header")
    for element in header[0] if header else ():
        if local(element) != "COMMENT":
            add_key(message.header, local(element), value_of(element), HEADER_KEYS, file, "header")
    segments = [segment for body in _children(messages[0], "body") for segment in _children(body, "segment")]
    for number, segment in enumerate(segments, 1):
        message.parts.append(_part(segment, f"{file}, segment {number}"))
    check_count(sum(len(part.rows) for part in message.parts), file)
    return message


def _part(segment: ET.Element, where: str) -> Part:
    meta: dict[str, str] = {}
    metadata, data = _children(segment, "metadata"), _children(segment, "data")
    if len(metadata) != 1 or len(data) != 1:
        raise InputError(f"{where}: {len(metadata)} metadata and {len(data)} data; a segment has one of each")
    for element in metadata[0]:
        if local(element) != "COMMENT":
            add_key(meta, local(element), value_of(element), META_KEYS, where, "metadata")
    part = Part(meta, where)
    clock = clock_name(meta)
    for element in data[0]:
        name = local(element)
        if name == "stateVector":
            part.rows.append(row_of(_line(element, where, len(part.rows) + 1), clock, where))
        elif name not in ("COMMENT", "covarianceMatrix"):
            raise InputError(f"{where}: {short(name)} in the data, which has stateVector alone")
        if len(part.rows) > MOST_STATES:
            break
    return part


def _line(state: ET.Element, where: str, number: int) -> str:
    """A state vector as a row of KVN."""
    places = _places(tuple((each.tag, each.get("units")) for each in state), f"{where}, state {number}")
    values = [(state[k].text or "").strip() for k in places]
    for place, value in zip(places, values, strict=True):
        if not value or " " in value:
            raise InputError(f"{where}, state {number}: {local(state[place])} = '{short(value)}' is no value")
    return " ".join(values)


@lru_cache(maxsize=16)
def _shape(tags: tuple[tuple[str, str | None], ...]) -> tuple[int, ...] | str:
    """Where in a state vector its seven values stand, or what is wrong with its elements."""
    keys = [tag.rpartition("}")[2] for tag, _ in tags]
    for key, (_, unit) in zip(keys, tags, strict=True):
        if key not in _STATE and key not in _ACCELERATION:
            return f"{short(key)} is no element of a state vector"
        if keys.count(key) > 1:
            return f"{key} is given twice"
        if unit is not None and unit.strip().lower() != _UNITS.get(key, unit.strip().lower()):
            return f"{key} is in {short(unit)}; it should be in {_UNITS[key]}"
    missing = [key for key in _STATE if key not in keys]
    return f"there is no {missing[0]}" if missing else tuple(keys.index(key) for key in _STATE)


def _places(tags: tuple[tuple[str, str | None], ...], where: str) -> tuple[int, ...]:
    found = _shape(tags) if len(tags) <= _MOST_ELEMENTS else "there are more elements than a state has"
    if isinstance(found, str):
        raise InputError(f"{where}: {found}")
    return found


def _children(element: ET.Element, name: str) -> list[ET.Element]:
    return [each for each in element if local(each) == name]
