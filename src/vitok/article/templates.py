"""What a reader sees of a template."""

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypedDict

from mwparserfromhell.nodes import Template
from mwparserfromhell.wikicode import Wikicode

Plain = Callable[[Wikicode], str]

_ZONE = re.compile(r"(?:utc|gmt)\s*([+\-−]?)\s*(\d{1,2})?(?::?(\d\d))?")
_INTERVAL = "→"
_COORDINATE = re.compile(r"[+\-−]?\d{1,3}(?:\.\d{1,12})?|[NSEWnsew]")


class _Foreign(TypedDict, total=False):
    shown: list[str]
    english: str
    language: str


class _Tables(TypedDict):
    hidden: list[str]
    hidden_prefixes: list[str]
    foreign: dict[str, _Foreign]
    shown: dict[str, str]
    by_parameter: dict[str, dict[str, str]]
    kinds: dict[str, list[str]]


@cache
def _tables() -> _Tables:
    content = (Path(__file__).parent / "templates.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)  # type: ignore[return-value]


@cache
def _kinds() -> dict[str, str]:
    return {name: kind for kind, names in _tables()["kinds"].items() for name in names}


@cache
def _hidden() -> frozenset[str]:
    return frozenset(_tables()["hidden"])


def is_hidden(node: Template) -> bool:
    """Whether a reader sees nothing of it in its place: a reference, a flag, a remark."""
    name = _name(node)
    return name in _hidden() or name.startswith(tuple(_tables()["hidden_prefixes"]))


def foreign(node: Template, plain: Plain) -> tuple[str, str, str] | None:
    """Of a link to another language's article the text, the English title and the title; else None."""
    rule = _tables()["foreign"].get(_name(node))
    if rule is None:
        return None
    shown = next((text for key in rule["shown"] if (text := _given(node, key, plain))), "")
    in_english = "language" not in rule or _given(node, rule["language"], plain) == "en"
    english = _given(node, rule["english"], plain) if rule["english"] and in_english else ""
    return shown.strip(), english, _given(node, "1", plain)


def text(node: Template, plain: Plain) -> str:
    """What a reader sees of it, by the plain text of its parameters."""
    name = _name(node)
    if is_hidden(node):
        return ""
    of_foreign = foreign(node, plain)
    if of_foreign is not None:
        return of_foreign[0]
    first = _given(node, "1", plain)
    if name in _tables()["shown"] and not first:
        return _tables()["shown"][name]
    if name in _tables()["by_parameter"]:
        return _tables()["by_parameter"][name].get(first.lower(), first)
    zone = _ZONE.fullmatch(name)
    if zone and not first:
        return "UTC" + (f"{zone[1] or '+'}{zone[2]}" + (f":{zone[3]}" if zone[3] else "") if zone[2] else "")
    return _of_kind(node, _kinds().get(name, ""), plain)


def _of_kind(node: Template, kind: str, plain: Plain) -> str:
    first = _given(node, "1", plain)
    values = [plain(each.value) for each in node.params if not each.showkey]
    if kind == "list":
        return "\n".join("\n" + value for value in values) + "\n"
    if kind == "date":
        return _date(node, values, plain)
    if kind == "interval":
        return _interval(values)
    if kind == "duration":
        return _duration(node, values, plain)
    if kind == "measure":
        return _measure(node, values, plain)
    if kind == "coordinates":
        return " ".join(value for value in values[:8] if _COORDINATE.fullmatch(value))
    if kind == "language":
        by_name = _name(node).startswith("lang-") and _name(node) not in ("lang-ru2",)
        return first if by_name else _given(node, "2", plain) or first
    if kind == "person":
        return " ".join(values[:2])
    if kind == "second":
        return _given(node, "2", plain) or first
    return first


def _name(node: Template) -> str:
    return " ".join(str(node.name).replace("_", " ").split()).lower()


def _given(node: Template, key: str, plain: Plain) -> str:
    """Plain text of a parameter; "" if it is not there."""
    return plain(node.get(key).value) if node.has(key) else ""


def _date(node: Template, values: list[str], plain: Plain) -> str:
    """A date template's year, month, day and clock, or its text, with its time zone."""
    parts = [part for part in values if part]
    if not parts or not re.fullmatch(r"\d{4}", parts[0]):
        return " ".join(parts[:1])
    numbers = [part for part in parts if part.isdigit() and len(part) <= 4]
    day = "-".join(part.zfill(2) for part in numbers[:3])
    clock = ":".join(part.zfill(2) for part in numbers[3:6]) if len(numbers) > 4 else ""
    zone = next((part for part in parts[3:] if not part.isdigit()), "") or _given(node, "TZ", plain)
    zone = "UTC" if zone in ("Z", "z") else zone
    return " ".join(each for each in (day, clock, zone) if each)


def _interval(values: list[str]) -> str:
    """Both ends of a span of time, of which a template may have three or six numbers each."""
    if len(values) >= 6 and all(value.isdigit() for value in values[:6]):
        half = len(values) // 2 if all(value.isdigit() for value in values) and len(values) % 2 == 0 else 3
        ends = values[:half], values[half : 2 * half]
        values = ["-".join(end[:3]) + (" " + ":".join(end[3:]) if len(end) > 3 else "") for end in ends]
    return f"{values[0]} {_INTERVAL} {values[1]}" if len(values) > 1 else ""


def _duration(node: Template, values: list[str], plain: Plain) -> str:
    named = [
        f"{value} {unit}"
        for keys, unit in (
            (("d", "days"), "d"),
            (("h", "hours"), "h"),
            (("m", "minutes"), "min"),
            (("s", "seconds"), "s"),
        )
        for key in keys
        if (value := _given(node, key, plain))
    ]
    if named:
        return " ".join(named)
    return " ".join(
        f"{value} {unit}" for value, unit in zip(values[-3:], ("h", "min", "s"), strict=False) if value
    )


def _measure(node: Template, values: list[str], plain: Plain) -> str:
    """The quantity that a template converts, in the unit that it is given in; of a range both ends."""
    if not values:
        return ""
    unit = _given(node, "u", plain) or _given(node, "ul", plain)
    if unit or _name(node) == "val":
        return f"{values[0]} {unit}".strip()
    if len(values) > 2 and values[1] in ("-", "–", "to", "and", "x", "by", "+/-", "±", "or"):
        return f"{values[0]} {values[1]} {' '.join(values[2:4])}"
    return " ".join(values[:2])
