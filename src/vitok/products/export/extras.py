"""Libraries that only some formats need."""

from importlib import import_module
from typing import Any

from vitok.errors import InputError


def extra(module: str, name: str) -> Any:
    """A library; InputError with the command that installs it where it is not there."""
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise InputError(
            f"{package} is not installed, which this format needs: pip install 'vitok[{name}]'"
        ) from error
