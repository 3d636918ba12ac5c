"""The trajectory of a flight in one file: all that its arcs hold, in numpy's own format.

``about`` is a text in JSON: what was flown, and of each arc its events, jumps and burns, the phase that
follows and the number of points between which Hermite's polynomial holds. The arrays of an arc are
``docking/t_s`` (n,), TAI seconds since the epoch, ``docking/r_gcrf_m`` (n, 3), ``docking/v_gcrf_mps`` (n, 3),
``docking/mass_kg`` (n,) and one of each further channel, ``docking/range_m``.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
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
from vitok.mission.record import Judgement
from vitok.motion.arc import Arc, Event, Firing, Jump
from vitok.scene import Cast

NAME = "trajectory.npz"
VERSION: Literal[1] = 1
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
    version: Literal[1]
    cast: Cast
    epoch: Epoch
    draws: Draws
    arcs: tuple[_Leg, ...]
    not_flown: tuple[str, ...]
    descent: DescentPlan | None
    outlook: Outlook | None
    evidence: tuple[Judgement, ...]


def trajectory_bytes(flight: Flight) -> bytes:
    """The file's contents, equal for equal flights."""
    about = _About(
        "vitok trajectory",
        VERSION,
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
    try:
        with np.load(file, allow_pickle=False) as arrays:
            about = _adapter().validate_json(str(arrays["about"]), context={"flown": True})
            arcs = {leg.name: _arc(leg, arrays) for leg in about.arcs}
    except ValidationError as error:
        fault = error.errors()[0]
        if fault["loc"] == ("version",):
            raise InputError(
                f"{file} is of version {fault['input']} of the trajectory file; this vitok reads {VERSION}"
            ) from error
        raise InputError(f"{file} is damaged: {'.'.join(map(str, fault['loc']))} {fault['msg']}") from error
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise InputError(f"{file} is damaged or no trajectory file: {error}") from error
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


def _arc(leg: _Leg, arrays: np.lib.npyio.NpzFile) -> Arc:
    return Arc(
        name=leg.name,
        t_s=arrays[f"{leg.name}/t_s"],
        r_gcrf_m=arrays[f"{leg.name}/r_gcrf_m"],
        v_gcrf_mps=arrays[f"{leg.name}/v_gcrf_mps"],
        mass_kg=arrays[f"{leg.name}/mass_kg"],
        channels={key: arrays[f"{leg.name}/{key}"] for key in leg.channels},
        events=leg.events,
        jumps=leg.jumps,
        burns=leg.burns,
        following=leg.following,
        points=leg.points,
    )


def _adapter() -> TypeAdapter[_About]:
    return TypeAdapter(_About)
