"""Orbit Ephemeris Messages in KVN (CCSDS 502.0-B-3, section 5): lines to header, segments and comments."""

from vitok.errors import InputError
from vitok.reading import nearest, numbered_lines, short
from vitok.station.oem_message import Message, Part, check_count, clock_name, row_of

HEADER_KEYS = ("CCSDS_OEM_VERS", "CREATION_DATE", "ORIGINATOR", "CLASSIFICATION", "MESSAGE_ID")
META_KEYS = (
    "OBJECT_NAME",
    "OBJECT_ID",
    "CENTER_NAME",
    "REF_FRAME",
    "REF_FRAME_EPOCH",
    "TIME_SYSTEM",
    "START_TIME",
    "STOP_TIME",
    "USEABLE_START_TIME",
    "USEABLE_STOP_TIME",
    "INTERPOLATION",
    "INTERPOLATION_DEGREE",
)
_MARKS = ("META_START", "META_STOP", "COVARIANCE_START", "COVARIANCE_STOP")


def message_of_kvn(text: str, file: str) -> Message:
    """Header, segments and comments; covariances are passed over. InputError names ``file`` and line."""
    message = Message()
    meta: dict[str, str] = {}
    rows = None  # of the segment whose metadata has ended
    clock = ""
    place, begun, count = "header", 0, 0
    for number, line in numbered_lines(text):
        where = f"{file}, line {number}"
        if line.startswith("COMMENT"):
            message.comments.append(line[7:].rstrip())
        elif line in _MARKS:
            _check_order(line, place, where)
            if line == "META_START":
                meta, begun = {}, number
            elif line == "META_STOP":
                part = Part(meta, where)
                message.parts.append(part)
                rows, clock = part.rows, clock_name(meta)
            place = {"META_START": "metadata", "COVARIANCE_START": "covariance"}.get(line, "states")
        elif place == "covariance":
            continue
        elif place == "states" and rows is not None:
            rows.append(row_of(line, clock, where))
            count += 1
            check_count(count, file)
        elif place == "metadata":
            add_key(meta, *_split(line, where), META_KEYS, where, "metadata")
        else:
            add_key(message.header, *_split(line, where), HEADER_KEYS, where, "header")
    if place == "metadata":
        raise InputError(f"{file}, line {begun}: META_START without its META_STOP")
    if place == "covariance":
        raise InputError(f"{file}: COVARIANCE_START without its COVARIANCE_STOP")
    return message


def add_key(fields: dict[str, str], key: str, value: str, allowed: tuple[str, ...], *names: str) -> None:
    """Adds a key to header or metadata; ``names`` are where it stands and which of the two.

    InputError if the key is none of ``allowed`` or is there already.
    """
    where, what = names
    if key not in allowed:
        raise InputError(f"{where}: {short(key)} is no key of an OEM's {what}{nearest(key, allowed)}")
    if key in fields:
        raise InputError(f"{where}: {key} is given twice, {short(fields[key])} and {short(value)}")
    fields[key] = value


def _split(line: str, where: str) -> tuple[str, str]:
    key, equals, value = (part.strip() for part in line.partition("="))
    if not equals:
        raise InputError(
            f"{where}: '{short(line)}' should be a key, an equals sign and a value; states follow META_STOP"
        )
    return key, value


def _check_order(mark: str, place: str, where: str) -> None:
    allowed = {
        "META_START": ("header", "states"),
        "META_STOP": ("metadata",),
        "COVARIANCE_START": ("states",),
        "COVARIANCE_STOP": ("covariance",),
    }
    if place not in allowed[mark]:
        raise InputError(f"{where}: {mark} in the {place}; it belongs into {' or '.join(allowed[mark])}")
