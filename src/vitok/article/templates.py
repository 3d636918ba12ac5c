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
Shown = dict[str, str]  # plain text of each parameter by its key

_ZONE = re.compile(r"(?:utc|gmt)\s*([+\-−]?)\s*(\d{1,2})?(?::?(\d\d))?")
_INTERVAL = "→"
_OFFSET = re.compile(r"([+\-−])\s*(\d{1,2}):?(\d\d)")
_CALENDAR = re.compile(r"(?:19|20|21)\d\d (?:0?[1-9]|1[0-2]) (?:0?[1-9]|[12]\d|3[01])")
_COORDINATE = re.compile(r"[+\-−]?\d{1,3}(?:\.\d{1,12})?|[NSEWnsew]")


class _Foreign(TypedDict, total=False):
    shown: list[str]
    english: str
    language: str


class _Tables(TypedDict):
    hidden: list[str]
    hidden_prefixes: list[str]
    functions: list[str]
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
    given = _parameters(node, plain)
    shown = next((text for key in rule["shown"] if (text := given.get(key, ""))), "")
    in_english = "language" not in rule or given.get(rule["language"]) == "en"
    english = given.get(rule["english"], "") if in_english else ""
    return shown.strip(), english, given.get("1", "")


def abbreviated(node: Template, plain: Plain) -> tuple[str, str] | None:
    """Of an abbreviation what it shows and what it stands for; None for another template."""
    if _name(node) not in _tables()["kinds"]["abbreviation"]:
        return None
    given = _parameters(node, plain)
    return given.get("1", ""), given.get("2", "")


def tells(node: Template) -> bool:
    """Whether a reader should see something of it: it is not hidden and has a filled parameter."""
    return not is_hidden(node) and any(str(each.value).strip() for each in node.params)


def text(node: Template, plain: Plain) -> str:
    """What a reader sees of it, by the plain text of its parameters."""
    name = _name(node)
    if is_hidden(node):
        return ""
    of_foreign = foreign(node, plain)
    if of_foreign is not None:
        return of_foreign[0]
    function, colon, _ = name.partition(":")
    if colon and function in _tables()["functions"]:
        return plain(node.name).partition(":")[2]
    given = _parameters(node, plain)
    first = given.get("1", "")
    if name in _tables()["shown"] and not first:
        return _tables()["shown"][name]
    if name in _tables()["by_parameter"]:
        return _tables()["by_parameter"][name].get(first.lower(), first)
    zone = _ZONE.fullmatch(name)
    if zone and not first:
        return "UTC" + (f"{zone[1] or '+'}{zone[2]}" + (f":{zone[3]}" if zone[3] else "") if zone[2] else "")
    values = [given[key] for key in _positions(node)]
    return _of_kind(name, _kinds().get(name, ""), given, values)


def _of_kind(name: str, kind: str, given: Shown, values: list[str]) -> str:
    first = given.get("1", "")
    if kind == "list":
        return "\n".join("\n" + value for value in values) + "\n"
    if kind == "date" or (not kind and _CALENDAR.fullmatch(" ".join(values[:3]))):
        return _date(values, given)
    if kind == "interval":
        return _interval(values if len(values) > 1 else _named_ends(given))
    if kind == "duration":
        return _duration(values, given)
    if kind == "measure":
        return _measure(name, values, given)
    if kind == "coordinates":
        return " ".join(value for value in values[:8] if _COORDINATE.fullmatch(value))
    if kind == "language":
        by_name = name.startswith("lang-") and name not in ("lang-ru2",)
        return first if by_name else given.get("2") or first
    if kind == "person":
        return " ".join(values[:2])
    if kind == "gaps":
        return "".join(values)
    if kind == "second":
        return given.get("2") or first
    return first


def _name(node: Template) -> str:
    return " ".join(str(node.name).replace("_", " ").split()).lower()


def _parameters(node: Template, plain: Plain) -> Shown:
    """Plain text of each parameter, rendered once: twice would double the cost by each level."""
    return {str(each.name).strip(): plain(each.value) for each in node.params}


def _positions(node: Template) -> list[str]:
    return list(dict.fromkeys(str(each.name).strip() for each in node.params if not each.showkey))


def _date(values: list[str], given: Shown) -> str:
    """A date template's year, month, day and clock, or its text, with its time zone."""
    parts = [part for part in values if part]
    if not parts or not re.fullmatch(r"\d{4}", parts[0]):
        return " ".join(parts[:1])
    numbers = [part for part in parts if part.isdigit() and len(part) <= 4]
    day = "-".join(part.zfill(2) for part in numbers[:3])
    clock = ":".join(part.zfill(2) for part in numbers[3:6]) if len(numbers) > 4 else ""
    zone = next((part for part in parts[3:] if not part.isdigit()), "") or given.get("TZ", "")
    offset = _OFFSET.fullmatch(zone)
    if offset:  # by itself it might be the end of a span
        zone = f"UTC{offset[1]}{offset[2].zfill(2)}:{offset[3]}"
    zone = "UTC" if zone in ("Z", "z") else zone
    return " ".join(each for each in (day, clock, zone) if each)


def _named_ends(given: Shown) -> list[str]:
    """Both ends of a span whose numbers have names, ``year1`` to ``second2``; none if one is not there."""
    ends = []
    for end in "12":
        day = [given.get(f"{part}{end}", "") for part in ("year", "month", "day")]
        clock = [given.get(f"{part}{end}", "") for part in ("hour", "minute", "second")]
        if not all(day):
            return []
        ends.append(" ".join(filter(None, ("-".join(day), ":".join(filter(None, clock))))))
    return ends


def _interval(values: list[str]) -> str:
    """Both ends of a span of time, of which a template may have three or six numbers each."""
    if len(values) >= 6 and all(value.isdigit() for value in values[:6]):
        half = len(values) // 2 if all(value.isdigit() for value in values) and len(values) % 2 == 0 else 3
        ends = values[:half], values[half : 2 * half]
        values = ["-".join(end[:3]) + (" " + ":".join(end[3:]) if len(end) > 3 else "") for end in ends]
    return f"{values[0]} {_INTERVAL} {values[1]}" if len(values) > 1 else ""


def _duration(values: list[str], given: Shown) -> str:
    named = [
        f"{value} {unit}"
        for keys, unit in (
            (("d", "days"), "d"),
            (("h", "hours"), "h"),
            (("m", "minutes"), "min"),
            (("s", "seconds"), "s"),
        )
        for key in keys
        if (value := given.get(key, ""))
    ]
    if named:
        return " ".join(named)
    units: tuple[str, ...] = ("h", "min", "s")
    if len(values) == 1 and ":" in values[0]:  # of two the last are seconds, of four the first are days
        values = values[0].split(":")
        units = ("d", "h", "min", "s")[-len(values) :]
    return " ".join(f"{value} {unit}" for value, unit in zip(values, units, strict=False) if value)


def _measure(name: str, values: list[str], given: Shown) -> str:
    """The quantity that a template converts, in the unit that it is given in; of a range both ends."""
    if not values:
        return ""
    unit = given.get("u") or given.get("ul", "")
    if unit or name == "val":
        return f"{values[0]} {unit}".strip()
    if len(values) > 2 and values[1] in ("-", "–", "to", "and", "x", "by", "+/-", "±", "or"):
        return f"{values[0]} {values[1]} {' '.join(values[2:4])}"
    return " ".join(values[:2])
