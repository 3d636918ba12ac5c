"""Every key that a kind of file may have, as its model says it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import inf
from typing import Any

from pydantic import BaseModel

from vitok.mission.bounds import bounds_of
from vitok.mission.unit import unit_of

Node = dict[str, Any]  # of a JSON schema

_NAME = "NAME"  # stands for the names that tables bear, such as a station's ports
_WORDS = {
    "number": "number",
    "integer": "whole number",
    "string": "text",
    "boolean": "true or false",
    "array": "list",
    "object": "table",
}
_PLURALS = {"number": "numbers", "text": "texts", "name or path": "names or paths"}


@dataclass(frozen=True)
class Key:
    """A key of a file.

    ``path`` is dotted, ``[]`` after a key of several tables; ``least`` and ``most`` are the limits of its
    number or of each of its numbers, None where there are none. ``default`` says nothing of a key that is
    ``required``. ``table`` is the path of the table that it is in; ``about`` is what the model of a table
    that it heads says of itself.
    """

    path: str
    table: str
    type: str
    unit: str
    least: float | None
    most: float | None
    limits: str
    required: bool
    default: Any
    meaning: str
    about: str

    @property
    def default_text(self) -> str:
        """The default as a file would have it; ``none`` where that is nothing."""
        if self.required:
            return "required"
        return "none" if self.default in (None, "", []) else json.dumps(self.default)


@cache
def keys(model: type[BaseModel]) -> tuple[Key, ...]:
    """All keys of a file of a model, those of a table after its own."""
    document = model.model_json_schema()
    return tuple(_rows(document, document.get("$defs", {}), ""))


def key_at(model: type[BaseModel], path: list[int | str]) -> Key | None:
    """The key at a place in a file of a model: keys, names and numbers of rows on the way to it."""
    return next((key for key in keys(model) if _is_at(key.path, path)), None)


def _is_at(pattern: str, path: list[int | str]) -> bool:
    wanted = pattern.replace("[]", ".[]").split(".")
    there = ["[]" if isinstance(part, int) else part for part in path]
    while there[-1] == "[]":  # a number in a list of them
        there.pop()
    return len(wanted) == len(there) and all(a in (b, _NAME) for a, b in zip(wanted, there, strict=True))


def _rows(table: Node, tables: dict[str, Node], within: str) -> Iterator[Key]:
    for name, field in table["properties"].items():
        node, path = _resolved(field, tables), within + name
        rows = _resolved(node.get("items", {}), tables)
        named = _resolved(node.get("additionalProperties") or {}, tables)
        if "properties" in rows:
            node, path, kind = rows, f"{path}[]", "tables"
        elif "properties" in named:
            node, path, kind = named, f"{path}.{_NAME}", "tables"
        else:
            kind = _type(node, tables)
        number = _bounded(_number(node, tables), name)
        yield Key(
            path=path,
            table=within.removesuffix("."),
            type=kind,
            unit=unit_of(name),
            least=number.get("minimum", number.get("exclusiveMinimum")),
            most=number.get("maximum", number.get("exclusiveMaximum")),
            limits=_limits(field if kind == "tables" else node, number),
            required=name in table.get("required", ()),
            default=None if "properties" in node else field.get("default"),
            meaning=" ".join(field.get("description", "").split()),
            about=node["description"] if "properties" in node else "",
        )
        if "properties" in node:
            yield from _rows(node, tables, f"{path}.")


def _resolved(node: Node, tables: dict[str, Node]) -> Node:
    """What a reference leads to, and the one alternative to nothing, doubted where that is."""
    if "$ref" in node:
        return tables[node["$ref"].rpartition("/")[2]]
    chosen = [each for each in node.get("anyOf", ()) if each.get("type") != "null"]
    if not chosen:
        return node
    doubt = {"doubted_below": node["doubted_below"]} if "doubted_below" in node else {}
    return _resolved(chosen[0], tables) | doubt


def _items(node: Node) -> Node | None:
    """What each entry of a list is; None for what is no list."""
    found: Node | None = node.get("items") or next(iter(node.get("prefixItems", ())), None)
    return found


def _number(node: Node, tables: dict[str, Node]) -> Node:
    """The number that a key holds, alone or in lists."""
    inner = _items(node)
    return node if inner is None else _number(_resolved(inner, tables), tables)


def _bounded(number: Node, key: str) -> Node:
    """A number with the limits of its unit or kind besides its own."""
    if number.get("type") not in ("number", "integer"):
        return number
    least, most = bounds_of(key)
    merged = dict(number)
    if max(number.get("minimum", -inf), number.get("exclusiveMinimum", -inf)) < least:
        merged.pop("exclusiveMinimum", None)
        merged["minimum"] = least
    if min(number.get("maximum", inf), number.get("exclusiveMaximum", inf)) > most:
        merged.pop("exclusiveMaximum", None)
        merged["maximum"] = most
    return merged


def _type(node: Node, tables: dict[str, Node]) -> str:
    inner = _items(node)
    if inner is not None:
        count = f"{node['minItems']} " if node.get("minItems") == node.get("maxItems", 0) else ""
        many = _type(_resolved(inner, tables), tables)
        return f"list of {count}{_PLURALS.get(many, many.replace('list', 'lists'))}"
    if "enum" in node:
        return " or ".join(f'"{each}"' for each in node["enum"])
    if "format" in node:
        return str(node["format"])
    types = node.get("type", ())
    return " or ".join(_WORDS[each] for each in ([types] if isinstance(types, str) else types))


def _plain(number: float) -> str:
    """Figures as a file has them: 200000, 5e6."""
    return f"{number:g}" if abs(number) < 1e6 else f"{number:g}".replace("e+0", "e")


def _limits(node: Node, number: Node) -> str:
    if "length" in node:
        least, most = node["length"]
        return f"{_plain(least)} to {_plain(most)} long"
    low, high = number.get("minimum"), number.get("maximum")
    over, under = number.get("exclusiveMinimum"), number.get("exclusiveMaximum")
    told = []
    if low is not None and high is not None:
        told.append(f"{_plain(low)} to {_plain(high)}")
    else:
        bounds = (("from", low), ("over", over), ("to", high), ("under", under))
        told += [" ".join(f"{word} {_plain(bound)}" for word, bound in bounds if bound is not None)]
    if "doubted_below" in number:
        told.append(f"warning below {_plain(number['doubted_below'])} but for 0")
    if node.get("minItems", 0) != node.get("maxItems", 0) and node.get("minItems"):
        told.append(f"at least {node['minItems']}")
    if node.get("minLength"):
        told.append("not empty")
    if node.get("maxLength"):
        told.append(f"at most {node['maxLength']} characters")
    if "pattern" in node:
        told.append(f"pattern {node['pattern']}")
    return ", ".join(each for each in told if each)
