"""The name of a guidance law in a file: one of the house's own, or a function in a file of the user's."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from vitok.reading import file_fault, nearest


@dataclass(frozen=True)
class Law:
    """Marks a field as one of the ``builtin`` names, or ``file.py:name``, whose path becomes absolute.

    The file is sought beside the one that names it; what is in it is looked at when the law is to fly.
    """

    builtin: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._resolve, handler(source))

    def _resolve(self, value: str, info: core_schema.ValidationInfo) -> str:
        context: Mapping[str, Any] = info.context or {}
        if value in self.builtin or context.get("flown"):
            return value
        file, _, name = value.rpartition(":")
        if not file.endswith(".py"):
            raise ValueError(
                f"should be one of {', '.join(self.builtin)}, or a function of your own as 'file.py:name'"
                f"{nearest(value, self.builtin)}"
            )
        path = (context.get("folder") or Path()) / file
        fault = file_fault(path)
        if fault:
            raise ValueError(f"should exist, but {fault}")
        return f"{path.resolve()}:{name}"


def law_file(law: str) -> Path | None:
    """The file of a user's own law; None for one of the house's."""
    file = law.rpartition(":")[0]
    return Path(file) if file.endswith(".py") else None
