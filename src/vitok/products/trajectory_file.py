"""The trajectory of a flight in one file: all that its arcs hold, in numpy's own format.

``about`` is a text in JSON: what was flown, and of each arc its events, jumps and burns, the phase that
follows and the number of points between which Hermite's polynomial holds. The arrays of an arc are
``docking/t_s`` (n,), TAI seconds since the epoch, ``docking/r_gcrf_m`` (n, 3), ``docking/v_gcrf_mps`` (n, 3),
``docking/mass_kg`` (n,) and one of each further channel, ``docking/range_m``.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal

import numpy as np
from pydantic import TypeAdapter, ValidationError

from vitok.chance import Draws
from vitok.descent.outlook import Outlook
from vitok.descent.plan import DescentPlan
from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.flight import Flight
from vitok.mission.record import Evidence
from vitok.motion.arc import Arc, Event, Firing, Jump
from vitok.scene import Cast
from vitok.types import Vector

NAME = "trajectory.npz"
VERSION: Literal[2] = 2
_STATES = ("t_s", "r_gcrf_m", "v_gcrf_mps", "mass_kg")


@dataclass(frozen=True)
class _Leg:
    """An arc without its samples."""

    name: str
    events: tuple[Event, ...]
    jumps: tuple[Jump, ...]
    burns: tuple[Firing, ...]
    following: str | None
    points: int
    channels: tuple[str, ...]


@dataclass(frozen=True)
class _About:
    format: Literal["vitok trajectory"]
    version: Literal[2]
    vitok: str
    cast: Cast
    epoch: Epoch
    draws: Draws
    arcs: tuple[_Leg, ...]
    not_flown: tuple[str, ...]
    descent: DescentPlan | None
    outlook: Outlook | None
    evidence: Evidence


def trajectory_bytes(flight: Flight) -> bytes:
    """The file's contents, equal for equal flights."""
    about = _About(
        "vitok trajectory",
        VERSION,
        version("vitok"),
        flight.cast,
        flight.epoch,
        flight.draws,
        tuple(
            _Leg(arc.name, arc.events, arc.jumps, arc.burns, arc.following, arc.points, tuple(arc.channels))
            for arc in flight.arcs.values()
        ),
        flight.not_flown,
        flight.descent,
        flight.outlook,
        flight.evidence,
    )
    arrays = {"about": np.array(_adapter().dump_json(about).decode())}
    for name, arc in flight.arcs.items():
        arrays |= {f"{name}/{key}": getattr(arc, key) for key in _STATES}
        arrays |= {f"{name}/{key}": samples for key, samples in arc.channels.items()}
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()


def read_flight(folder: Path) -> Flight:
    """The flight of a folder that ``vitok.fly`` wrote, without its plan.

    InputError if there is none, if it is damaged, or if another version of vitok wrote it.
    """
    file = folder / NAME
    if not file.is_file():
        raise InputError(f"{folder} holds no flight: there is no {NAME} in it")
    arrays = _arrays(file)
    try:
        told = json.loads(str(arrays["about"]))
        made_by, version_read = told["vitok"], told["version"]
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{file} is no trajectory file of vitok, or damaged") from error
    if version_read != VERSION:
        raise InputError(
            f"{file} is of version {version_read} of the trajectory file, by vitok {made_by}; "
            f"this vitok reads {VERSION}"
        )
    try:
        about = _adapter().validate_python(told, context={"flown": True})
        arcs = {leg.name: _arc(leg, arrays) for leg in about.arcs}
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"]))
        raise InputError(f"{file}, by vitok {made_by}, cannot be read: {where} {fault['msg']}") from error
    except KeyError as error:
        raise InputError(f"{file} is damaged: {error.args[0]} is missing") from error
    except ValueError as error:
        raise InputError(f"{file} is damaged: {error}") from error
    return Flight(
        about.cast,
        about.epoch,
        about.draws,
        arcs,
        about.not_flown,
        about.descent,
        about.outlook,
        about.evidence,
    )


def _arrays(file: Path) -> dict[str, Vector]:
    """The arrays of an archive, nothing in it executed."""
    try:
        if not zipfile.is_zipfile(file):
            raise InputError(f"{file} is damaged or no trajectory file: it is no archive")
        with np.load(file, allow_pickle=False) as arrays:
            return dict(arrays)
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror or error}") from error
    except InputError:
        raise
    except Exception as error:  # whatever zipfile, zlib and numpy make of a damaged archive
        raise InputError(f"{file} is damaged: it cannot be unpacked") from error


def _arc(leg: _Leg, arrays: dict[str, Vector]) -> Arc:
    def samples(key: str, *shape: int) -> Vector:
        array = arrays[f"{leg.name}/{key}"]
        if array.dtype != np.float64 or array.shape != (count, *shape) or not np.isfinite(array).all():
            raise ValueError(f"{leg.name}/{key} is not {count} rows of finite numbers")
        return array

    count = arrays[f"{leg.name}/r_gcrf_m"].shape[0]
    return Arc(
        name=leg.name,
        t_s=samples("t_s"),
        r_gcrf_m=samples("r_gcrf_m", 3),
        v_gcrf_mps=samples("v_gcrf_mps", 3),
        mass_kg=samples("mass_kg"),
        channels={key: samples(key) for key in leg.channels},
        events=leg.events,
        jumps=leg.jumps,
        burns=leg.burns,
        following=leg.following,
        points=leg.points,
    )


def _adapter() -> TypeAdapter[_About]:
    return TypeAdapter(_About)
