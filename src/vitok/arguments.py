"""Arguments of the public functions: a wrong one is one sentence, as a wrong key of a file is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import is_dataclass
from functools import cache, wraps
from reprlib import repr as in_parts
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from vitok.errors import InputError
from vitok.reading import short_value

if TYPE_CHECKING:
    from inspect import Signature

    from pydantic import BaseModel

_MOST = 2**63  # of whole numbers, as the files of a flight keep them

_spelt: ContextVar[Callable[[str], str]] = ContextVar("_spelt", default=str)

P = ParamSpec("P")
R = TypeVar("R")


def named(argument: str) -> str:
    """An argument as its caller wrote it, for an error: by its name, or as the command line's option."""
    return _spelt.get()(argument)


@contextmanager
def spelling(spelt: Callable[[str], str]) -> Iterator[None]:
    """Within it, errors name each argument as ``spelt`` makes it of its name."""
    token = _spelt.set(spelt)
    try:
        yield
    finally:
        _spelt.reset(token)


def checked(function: Callable[P, R]) -> Callable[P, R]:
    """The function, which first holds its arguments against their annotations.

    Annotations are text (``from __future__ import annotations``); their names are the module's own, and those
    that vitok offers. A text is no number and a number no text, but a whole number is a float,
    and numpy's numbers, which are passed on as Python's, are numbers. InputError for a wrong type, infinity,
    NaN, whole numbers of more than 63 bits and empty texts; TypeError, as Python has it, for an argument that
    is missing or unknown.
    """

    @wraps(function)
    def called(*args: P.args, **kwargs: P.kwargs) -> R:
        from pydantic import ValidationError

        signature, arguments = _expected(function)
        given = signature.bind(*args, **kwargs)
        for name, value in given.arguments.items():
            if type(value).__module__ == "numpy" and getattr(value, "ndim", 1) == 0:
                given.arguments[name] = value.item()
        try:
            arguments.model_validate(given.arguments)
        except ValidationError as error:
            fault = error.errors()[0]
            name = str(fault["loc"][0])
            allowed = f"should be {function.__annotations__[name].replace(' | ', ' or ')}"
            what = "should be a finite number" if fault["type"] == "finite_number" else allowed
            raise InputError(
                f"{function.__name__}: {named(name)} = {short_value(given.arguments[name], in_parts)} {what}"
            ) from error
        for name, value in given.arguments.items():
            if isinstance(value, int) and abs(value) >= _MOST:
                raise InputError(
                    f"{function.__name__}: {named(name)} = {short_value(value)} should be a whole number "
                    f"of at most {_MOST - 1}"
                )
            # as a path an empty text would be the folder that one stands in
            if value == "" if isinstance(value, str) else isinstance(value, list | tuple) and "" in value:
                raise InputError(f"{named(name)} = '' should not be empty")
        try:
            return function(*given.args, **given.kwargs)
        except SystemError as error:
            if isinstance(error.__cause__, KeyboardInterrupt):  # numba's word for one within a kernel
                raise error.__cause__ from None
            raise

    return called


@cache
def _expected(function: Callable[..., Any]) -> tuple[Signature, type[BaseModel]]:
    """The function's signature, and its arguments as a model; at the first call, as this takes its time."""
    from inspect import signature

    from pydantic import ConfigDict, InstanceOf, create_model

    module, face = sys.modules[function.__module__], sys.modules["vitok"]

    class Names(dict[str, Any]):
        def __missing__(self, name: str) -> Any:
            try:
                return getattr(module, name) if hasattr(module, name) else getattr(face, name)
            except AttributeError as error:
                raise KeyError(name) from error  # else it is one of Python's own names

    def allowed(text: str) -> Any:
        found = eval(text, {}, Names())
        one_of: Any = InstanceOf
        return one_of[found] if is_dataclass(found) else found  # not a dictionary of its fields

    fields: dict[str, Any] = {
        name: (allowed(text), None) for name, text in function.__annotations__.items() if name != "return"
    }
    config = ConfigDict(strict=True, allow_inf_nan=False, arbitrary_types_allowed=True)
    return signature(function), create_model("Arguments", __config__=config, **fields)
