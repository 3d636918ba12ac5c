"""Orbit Ephemeris Messages in XML (CCSDS 505.0-B-3): elements to header, segments and comments."""

from vitok.errors import InputError
from vitok.reading import short
from vitok.station.markup import Path, walk
from vitok.station.oem_kvn import HEADER_KEYS, META_KEYS, add_key
from vitok.station.oem_message import Message, Part, check_count, clock_name, row_of

_POSITION, _VELOCITY = ("X", "Y", "Z"), ("X_DOT", "Y_DOT", "Z_DOT")
_STATE = ("EPOCH", *_POSITION, *_VELOCITY)
_KEYS = frozenset((*_STATE, "X_DDOT", "Y_DDOT", "Z_DDOT"))
_UNITS = {key: "km" for key in _POSITION} | {key: "km/s" for key in _VELOCITY}
_FAULT = "is no element of a state vector, or one without a value, or given twice"
# what each of these stands in
_PLACES = {"segment": "body", "metadata": "segment", "data": "segment", "stateVector": "data"}


def message_of_xml(text: str, file: str) -> Message:
    """Header, segments and comments; covariances are passed over. InputError names ``file`` and segment."""
    message = Message()
    state: dict[str, str] = {}
    messages = count = 0

    def where() -> str:
        return f"{file}, segment {len(message.parts)}"

    def begin(path: Path, units: str | None) -> None:
        nonlocal messages
        name, parent = path[-1], path[-2] if len(path) > 1 else ""
        if parent == "stateVector":
            if units is not None and units != _UNITS.get(name):
                _check_unit(name, units, f"{where()}, state {count + 1}")
            return
        messages += name == "oem"
        if messages > 1:
            raise InputError(f"{file}: more than one orbit ephemeris message; one is read")
        if name in _PLACES and parent != _PLACES[name]:
            raise InputError(f"{where()}: {name} stands in {short(parent)}; it belongs into {_PLACES[name]}")
        if name == "segment":
            message.parts.append(Part({}, f"{file}, segment {len(message.parts) + 1}"))
        elif name == "stateVector":
            state.clear()
        elif parent == "data" and name not in ("COMMENT", "covarianceMatrix"):
            raise InputError(f"{where()}: {short(name)} in the data, which has stateVector alone")

    def end(path: Path, value: str) -> None:
        nonlocal count
        name, parent = path[-1], path[-2] if len(path) > 1 else ""
        if parent == "stateVector":
            if name not in _KEYS or name in state or not value or " " in value:
                raise InputError(f"{where()}, state {count + 1}: {short(name)} = {short(value)} {_FAULT}")
            state[name] = value
        elif name == "stateVector":
            count += 1
            check_count(count, file)
            part = message.parts[-1]
            place = f"{where()}, state {count}"
            part.rows.append(row_of(_line(state, place), clock_name(part.meta), place))
        elif name == "COMMENT":
            message.comments.append(value)
        elif parent == "header":
            add_key(message.header, name, value, HEADER_KEYS, file, "header")
        elif parent == "metadata":
            add_key(message.parts[-1].meta, name, value, META_KEYS, where(), "metadata")

    walk(text, file, begin, end)
    return message


def _check_unit(name: str, unit: str, where: str) -> None:
    wanted = _UNITS.get(name)
    if wanted and unit.strip().lower() != wanted:
        raise InputError(f"{where}: {name} is in {short(unit)}; it should be in {wanted}")


def _line(state: dict[str, str], where: str) -> str:
    """A state vector as a row of KVN."""
    try:
        return " ".join([state[key] for key in _STATE])
    except KeyError as error:
        raise InputError(f"{where}: there is no {error.args[0]}") from error
