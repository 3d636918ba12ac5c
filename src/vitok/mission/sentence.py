"""What is wrong with a file, in one sentence: file, key, value, what is allowed, the nearest valid key."""

import math
from collections.abc import Iterable
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from vitok.mission.keys import key_at
from vitok.mission.unit import question
from vitok.reading import closest, meant, nearest, short, short_value

_LIMITS = {"greater_than", "greater_than_equal", "less_than", "less_than_equal"}


def sentence(error: ValidationError, model: type[BaseModel], file: str) -> str:
    """One sentence for the first fault of ``error``; a strange key before a missing one it may stand for."""
    faults = sorted(error.errors(include_url=False), key=lambda fault: fault["type"] != "extra_forbidden")
    fault = faults[0]
    *tables, last = fault["loc"] or ("",)
    strange = fault["type"] == "extra_forbidden"  # whose own name is no label, whatever it is
    path = [part for part in tables if isinstance(part, int) or not _is_label(part)]
    if strange or isinstance(last, int) or not _is_label(last):
        path.append(last)
    key = _written(path)
    if strange:
        return f"{file}: key {key} = {short_value(fault['input'])} is unknown{_allowed(model, path)}"
    if fault["type"] == "missing":
        return f"{file}: key {key} is missing"
    what = (
        fault["msg"]
        .removeprefix("Value error, ")
        .removeprefix("Input ")
        .replace("Tuple should", "should")
        .replace("a valid tuple", "a list")
        .replace("String should have at least 1 character", "should not be empty")
        .replace("String should have", "should have")
        .replace("should be a valid boolean", "should be true or false")
    )
    value = "" if isinstance(fault["input"], dict | list | tuple) else f" = {short_value(fault['input'])}"
    joint = "" if what.startswith("[") else " "  # of one of several tables
    said = f"{what}{_of_unit(fault, model, path)}{_nearest_choice(fault)}"
    return f"{file}: {key or 'the file'}{value}{joint}{said}"


def unknown_choice(file: str, key: str, value: str, choices: Iterable[str]) -> str:
    """One sentence for a value that is none of ``choices``, which other files make known."""
    allowed = list(choices)
    return f"{file}: {key} = '{short(value)}' should be one of {', '.join(allowed)}{nearest(value, allowed)}"


def nearest_key(key: str, allowed: list[str]) -> str | None:
    """The allowed key that ``key`` stands for: the same quantity in another unit, or a near spelling."""
    same_quantity = [name for name in allowed if _quantity(name) in (_quantity(key), key)]
    return same_quantity[0] if same_quantity else closest(key, allowed)


def _quantity(key: str) -> str:
    return key.rpartition("_")[0] or key


def _allowed(model: type[BaseModel], path: list[int | str]) -> str:
    allowed = _keys_at(model, path[:-1])
    return meant(nearest_key(str(path[-1]), allowed)) or f"; allowed are {', '.join(allowed)}"


def _keys_at(model: type[BaseModel], path: list[int | str]) -> list[str]:
    for part in path:
        field = model.model_fields.get(str(part))
        if field is not None:
            model = _model_in(field.annotation) or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)


def _is_label(part: str) -> bool:
    """pydantic's own names of a union's branches, which are no keys of the file."""
    return part in {"float", "int", "str"} or "[" in part


def _written(path: list[int | str]) -> str:
    """``crew[1].mass_kg``, rows counted from 1 as people do."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return short(text, 200)


def _of_unit(fault: Any, model: type[BaseModel], path: list[int | str]) -> str:
    """Unit of a limit that is broken, and the unit that the value may be in instead."""
    key = key_at(model, path) if fault["type"] in _LIMITS else None
    if key is None:
        return ""
    least = -math.inf if key.least is None else key.least
    most = math.inf if key.most is None else key.most
    return f" {key.unit}".rstrip() + question(key.path.rpartition(".")[2], fault["input"], least, most)


def _nearest_choice(fault: Any) -> str:
    if fault["type"] != "literal_error" or not isinstance(fault["input"], str):
        return ""
    choices = fault["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    return nearest(fault["input"], choices)
