"""A message of the CCSDS (502.0-B-3, 504.0-B-2) as a tree, from which either form is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite

from vitok.errors import FlightError
from vitok.products.export.bodies import Body, one_line
from vitok.products.export.instants import creation_date

_LONGEST = 200  # of a comment; 254 characters are a line's most


@dataclass(frozen=True)
class Item:
    """A keyword and its value, with the unit where one is told."""

    key: str
    value: str
    unit: str = ""


@dataclass(frozen=True)
class Group:
    """Items under one tag of the XML form."""

    tag: str
    children: tuple[Item | Group, ...]

    def of(self, tag: str) -> list[Group]:
        """Its groups of a tag."""
        return [each for each in self.children if isinstance(each, Group) and each.tag == tag]


@dataclass(frozen=True)
class Message:
    """A message of a ``kind`` such as ``oem``: header, and segments of two groups, metadata and data."""

    kind: str
    version: str
    header: tuple[Item, ...]
    segments: tuple[Group, ...]


def message(kind: str, version: str, segments: Sequence[Group], comments: Iterable[str] = ()) -> Message:
    """A message with the house's header."""
    header = *map(comment, comments), Item("CREATION_DATE", creation_date()), Item("ORIGINATOR", "VITOK")
    return Message(kind, version, header, tuple(segments))


def comment(text: str) -> Item:
    """A remark on one line."""
    told = one_line(text)
    return Item("COMMENT", told if len(told) <= _LONGEST else f"{told[: _LONGEST - 4]} ...")


def object_items(body: Body) -> tuple[Item, Item]:
    """Name and designator, as every metadata begins with."""
    return Item("OBJECT_NAME", body.name), Item("OBJECT_ID", body.designator)


def number(value: float, digits: int, *, scientific: bool = False) -> str:
    """A finite number in decimals; FlightError for another."""
    if not isfinite(value):
        raise FlightError(f"a number of the flight is {value}: what is not finite is not exported")
    return f"{value:.{digits}{'e' if scientific else 'f'}}"
