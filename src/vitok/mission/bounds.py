"""What no value of a file lies beyond, by the unit or the kind of its key, and what no text has in it.

The limits of a unit or a kind are round and wide, far beyond real things: they keep slips of many powers of
ten, and numbers that no sum can hold, out of the computation, and say nothing of what can fly. Where a field
has narrower limits, they come with the field and hold besides.
"""

from typing import Any

from vitok.mission.unit import question, unit_of
from vitok.shown import hides

MOST_ENTRIES = 2000  # of a list or a table: a record of a flight has a hundred facts
_DEEPEST = 6  # lists in lists
_LONGEST_TEXT = 2000
_NEAREST_TO_0 = 1e-12  # a square of what is nearer may be 0

_OF_UNIT = {
    "kg": (0.0, 1e8),
    "kg/s": (0.0, 1e6),
    "kg/m2": (0.0, 1e6),
    "kg m2": (-1e14, 1e14),
    "m": (-1e9, 1e9),
    "km": (-1e6, 1e6),
    "m2": (0.0, 1e6),
    "s": (-1e9, 1e9),
    "d": (0.0, 1e5),
    "m/s": (-1e5, 1e5),
    "m/s2": (-1e4, 1e4),
    "N": (0.0, 1e9),
    "N m": (0.0, 1e9),
    "Pa": (0.0, 1e9),
    "W/m2": (0.0, 1e12),
    "Hz": (0.0, 1e15),
    "g": (0.0, 1e4),
    "deg": (-360.0, 360.0),
    "deg/s": (-1e4, 1e4),
}
_OF_KIND = {  # of a key without a unit, by its end
    "mach": (0.0, 100.0),
    "drag_coefficient": (1e-3, 100.0),
    "lift_to_drag": (0.0, 10.0),
    "damping": (1e-3, 100.0),
    "gain": (1e-3, 100.0),
    "count": (1, 1000),
    "each_way": (1, 100),
    "revolution": (1, 1000),
    "satellite_number": (1, 999999999),
    "sigma": (0.0, 1e9),
}
_ANY = (-1e12, 1e12)


def bounds_of(key: str) -> tuple[float, float]:
    """Least and greatest value of a key's numbers, by its unit or, without one, by its kind."""
    by_kind = next((bounds for end, bounds in _OF_KIND.items() if key.endswith(end)), _ANY)
    return _OF_UNIT.get(unit_of(key), by_kind)


def checked(key: str, value: Any) -> Any:
    """The value of a key with its zeros unsigned; ValueError for a number out of bounds or an unfit text."""
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, dict):
        for name in value:
            _check_text(name)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        return _checked_number(key, value)
    elif isinstance(value, tuple):
        return tuple(checked(key, each) for each in value)
    return value


def plain(value: Any, key: str = "", depth: int = 0) -> Any:
    """A document's value with tuples for lists, Python's numbers for numpy's; ValueError for long lists."""
    if isinstance(value, list | tuple):
        if len(value) > MOST_ENTRIES or depth == _DEEPEST:
            what = "lists less deep" if depth == _DEEPEST else f"at most {MOST_ENTRIES} entries"
            raise ValueError(f"should have {what} in {key}")
        return tuple(plain(each, key, depth + 1) for each in value)
    if isinstance(value, dict) and len(value) > MOST_ENTRIES:
        raise ValueError(f"should have at most {MOST_ENTRIES} keys in {key}")
    if type(value).__module__ == "numpy" and getattr(value, "ndim", 1) == 0:
        return value.item()
    return value


def check_name(value: str) -> str:
    """A name; ValueError if it is blank or of several lines."""
    if not value.strip() or "\n" in value:
        raise ValueError("should be a name on one line, not blank")
    return value


def _checked_number(key: str, value: float) -> float:
    least, most = bounds_of(key)
    if not least <= value <= most:
        unit = f" {unit_of(key)}".rstrip()
        raise ValueError(f"should be {least:g} to {most:g}{unit}{question(key, value, least, most)}")
    if 0.0 < abs(value) < _NEAREST_TO_0:
        raise ValueError(f"should be 0, or not nearer to it than {_NEAREST_TO_0:g}")
    return value or type(value)()


def _check_text(text: str) -> None:
    if len(text) > _LONGEST_TEXT:
        raise ValueError(f"should have at most {_LONGEST_TEXT} characters, not {len(text)}")
    strange = next((c for c in text if c != "\t" and hides(c)), None)
    if strange is not None:
        raise ValueError(f"should have no control character, as U+{ord(strange):04X} is")
