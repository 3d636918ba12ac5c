"""The catalogue: missions, vehicles, stations and places by name, and files of one's own by path."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationError
from pydantic_core import CoreSchema, core_schema

from vitok.errors import InputError
from vitok.mission.base import File
from vitok.mission.sentence import sentence
from vitok.mission.toml import read_toml
from vitok.reading import file_fault, nearest, short, shown_path

CATALOGUE = Path(__file__).parent / "catalogue"
FOLDERS = {
    "Mission": "missions",
    "Rocket": "rockets",
    "Spacecraft": "spacecraft",
    "DescentModule": "descent_modules",
    "Station": "stations",
    "Site": "sites",
    "Zone": "zones",
    "Profile": "profiles",
    "Network": "networks",
    "Docking": "dockings",
    "Dispersions": "dispersions",
}
# kinds of files that are no TOML: entries go by their whole name
_SUFFIXES = {"element_sets": (".tle", ".omm", ".xml", ".json", ".csv", ".oem")}

T = TypeVar("T", bound=File)


def entries() -> dict[str, list[str]]:
    """Names of the catalogue's entries by folder, in the order of FOLDERS, element sets last."""
    return {folder: _names(folder) for folder in (*FOLDERS.values(), "element_sets")}


def load(name_or_path: str, model: type[T]) -> T:
    """The catalogue entry, or the TOML file at a path, read and validated as ``model``.

    InputError (one sentence) if it is not there, not TOML or not valid.
    """
    path = path_of(name_or_path, FOLDERS[model.__name__])
    context = {"folder": path.parent, "where": _shown(path)}
    try:
        found = model.model_validate(read_toml(path, _shown(path)), context=context)
    except ValidationError as error:
        raise InputError(sentence(error, model, _shown(path))) from error
    found._file = (shown_name(name_or_path, FOLDERS[model.__name__]), sha256(path))
    return found


def shown_name(name_or_path: str, folder: str) -> str:
    """A catalogue entry by its name, a file of one's own by its kind and name: ``rockets/mine.toml``."""
    return name_or_path if name_or_path in _names(folder) else f"{folder}/{Path(name_or_path).name}"


def sha256(path: Path) -> str:
    """Digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def path_of(name_or_path: str, folder: str, beside: Path | None = None) -> Path:
    """File of a catalogue name in ``folder``, or of a path, relative to the folder ``beside``.

    A text that is no name there is a path if a file is at it. InputError if none is: then it was meant for a
    path if it has a slash or a file's suffix, else for a name.
    """
    if name_or_path in _names(folder):
        return CATALOGUE / folder / (name_or_path if folder in _SUFFIXES else f"{name_or_path}.toml")
    path = (beside or Path()) / name_or_path
    fault = file_fault(path)
    if fault is None:
        return path
    if "/" in name_or_path or "\\" in name_or_path or name_or_path.endswith(_suffixes(folder)):
        raise InputError(f"{fault}{nearest(Path(name_or_path).name, _names(folder))}")
    what = folder.removesuffix("s").replace("_", " ")
    raise InputError(
        f"'{short(name_or_path)}' is no {what} of the catalogue, which has "
        f"{', '.join(_names(folder)) or 'none'}{nearest(Path(name_or_path).name, _names(folder))}"
    )


def entry_path(name: str) -> Path:
    """File of the catalogue entry ``name`` of whatever kind; InputError with the nearest name else."""
    for folder, known in entries().items():
        if name in known:
            return path_of(name, folder)
    everything = [entry for known in entries().values() for entry in known]
    offered = nearest(name, everything) or f", which has {', '.join(everything)}"
    raise InputError(f"'{short(name)}' is not in the catalogue{offered}")


@dataclass(frozen=True)
class Reference:
    """Marks a field as a name in a catalogue folder or a path; a path becomes absolute, it has to exist."""

    folder: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._resolve, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(schema) | {"format": "name or path"}

    def _resolve(self, value: str, info: core_schema.ValidationInfo) -> str:
        context: Mapping[str, Any] = info.context or {}
        if context.get("flown"):  # read back from a flight: its files need not be here any more
            return value
        try:
            path = path_of(value, self.folder, context.get("folder"))
        except InputError as error:
            raise ValueError(f"should exist, but {error}") from error
        return value if value in _names(self.folder) else str(path.resolve())


def _suffixes(folder: str) -> tuple[str, ...]:
    return _SUFFIXES.get(folder, (".toml",))


def _names(folder: str) -> list[str]:
    files = [path for path in (CATALOGUE / folder).iterdir() if path.suffix in _suffixes(folder)]
    return sorted(path.name if folder in _SUFFIXES else path.stem for path in files)


def _shown(path: Path) -> str:
    """The path as the user wrote it; a catalogue file from the catalogue's folder down."""
    return str(path.relative_to(CATALOGUE.parent)) if path.is_relative_to(CATALOGUE) else shown_path(path)
