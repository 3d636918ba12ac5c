"""The trajectory of a flight in one file: all that its arcs hold, in numpy's own format.

``about`` is a text in JSON: what was flown, and of each arc its events, jumps and burns, the phase that
follows and the number of points between which Hermite's polynomial holds. The arrays of an arc are
``docking/t_s`` (n,), TAI seconds since the epoch, ``docking/r_gcrf_m`` (n, 3), ``docking/v_gcrf_mps`` (n, 3),
``docking/mass_kg`` (n,) and one of each further channel, ``docking/range_m``;
``docking/pulses/aft left/1`` (m, 2) are instants and on-times of a thruster. Of an arc's picture there are
``docking/q_body_from_gcrf`` (n or 0, 4), ``docking/station_t_s`` (k,), ``docking/station_gcrf`` (k, 6),
``docking/q_station_from_gcrf`` (k, 4), and of what was dropped ``ascent/tracks/0/t_s`` (j,),
``ascent/tracks/0/r_gcrf_m`` (j, 3), ``ascent/tracks/0/q_body_from_gcrf`` (j or 0, 4).
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from math import prod
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.lib.format import read_array_header_1_0, read_array_header_2_0, read_magic
from pydantic import TypeAdapter, ValidationError

from vitok.chance import Draws
from vitok.descent.outlook import Outlook
from vitok.descent.plan import DescentPlan
from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.flight import Flight
from vitok.mission.record import Evidence
from vitok.motion.arc import Arc, Event, Firing, Jump, Margin, Picture, Track
from vitok.reading import file_fault, one_sentence, read_bytes, short, shown_path
from vitok.rendezvous.review import Review
from vitok.scene import Cast
from vitok.types import Vector

NAME = "trajectory.npz"
VERSION: Literal[3] = 3
_LONGEST_BYTES = 500_000_000  # as it is and unpacked; a flight of half a year has a hundredth
_FARTHEST = 1e12  # in m, s or what else a sample is in: far beyond any flight, and no square overflows
_STATES = ("t_s", "r_gcrf_m", "v_gcrf_mps", "mass_kg")
_PICTURE = ("q_body_from_gcrf", "station_t_s", "station_gcrf", "q_station_from_gcrf")
_TRACK = ("t_s", "r_gcrf_m", "q_body_from_gcrf")


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
    margins: tuple[Margin, ...] = ()
    pulses: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()


@dataclass(frozen=True)
class _About:
    format: Literal["vitok trajectory"]
    version: Literal[3]
    vitok: str
    cast: Cast
    epoch: Epoch
    draws: Draws
    arcs: tuple[_Leg, ...]
    not_flown: tuple[str, ...]
    descent: DescentPlan | None
    outlook: Outlook | None
    evidence: Evidence
    review: Review | None = None


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
            _Leg(
                arc.name,
                arc.events,
                arc.jumps,
                arc.burns,
                arc.following,
                arc.points,
                tuple(arc.channels),
                arc.margins,
                tuple(arc.pulses),
                tuple(each.name for each in arc.tracks),
            )
            for arc in flight.arcs.values()
        ),
        flight.not_flown,
        flight.descent,
        flight.outlook,
        flight.evidence,
        flight.review,
    )
    arrays = {"about": np.array(_adapter().dump_json(about).decode())}
    for name, arc in flight.arcs.items():
        arrays |= {f"{name}/{key}": getattr(arc, key) for key in _STATES}
        arrays |= {f"{name}/{key}": samples for key, samples in arc.channels.items()}
        arrays |= {f"{name}/{key}": getattr(arc.picture, key) for key in _PICTURE}
        for number, track in enumerate(arc.tracks):
            arrays |= {f"{name}/tracks/{number}/{key}": getattr(track, key) for key in _TRACK}
        arrays |= {f"{name}/pulses/{key}": pulses for key, pulses in arc.pulses.items()}
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()


def read_flight(folder: Path) -> Flight:
    """The flight of a folder that ``vitok.fly`` wrote, without its plan.

    InputError if there is none, if it is damaged, or if another version of vitok wrote it.
    """
    file = folder / NAME
    if file_fault(file) == f"there is no file {shown_path(file)}":
        raise InputError(f"{shown_path(folder)} holds no flight: there is no {NAME} in it")
    with one_sentence(shown_path(file), "a trajectory"):
        return _flight(_arrays(file), shown_path(file))


def _flight(arrays: dict[str, Vector], file: str) -> Flight:
    try:
        told = json.loads(str(arrays["about"]))
        made_by, version_read = str(told["vitok"]), told["version"]
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise InputError(f"{file} is no trajectory file of vitok, or damaged") from error
    if version_read != VERSION:
        raise InputError(
            f"{file} is of version {short(str(version_read))} of the trajectory file, by vitok "
            f"{short(made_by)}; this vitok reads {VERSION}"
        )
    try:
        about = _adapter().validate_python(told, context={"flown": True, "where": file})
        arcs = {leg.name: _arc(leg, arrays) for leg in about.arcs}
        for arc in arcs.values():
            _check_instants(arc, about.epoch)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        said = f"{'.'.join(map(str, fault['loc']))} {fault['msg']}"
        raise InputError(f"{file}, by vitok {short(made_by)}, cannot be read: {short(said, 300)}") from error
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
        kept_review=about.review,
    )


def _arrays(file: Path) -> dict[str, Vector]:
    """The arrays of an archive, nothing in it executed, and no more unpacked than it says."""
    content = read_bytes(file, _LONGEST_BYTES, "a trajectory")
    shown = shown_path(file)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except Exception as error:
        raise InputError(f"{shown} is damaged or no trajectory file: it is no archive") from error
    with archive:
        if sum(each.file_size for each in archive.infolist()) > _LONGEST_BYTES:
            raise InputError(
                f"{shown} unpacks to more than {_LONGEST_BYTES / 1e6:g} MB, the most that is read"
            )
        try:
            return {
                each.filename.removesuffix(".npy"): _array(archive.read(each)) for each in archive.infolist()
            }
        except Exception as error:  # whatever zipfile, zlib and numpy make of a damaged archive
            raise InputError(f"{shown} is damaged: it cannot be unpacked") from error


def _array(content: bytes) -> Vector:
    """An array of numpy's format; ValueError if it has other than the bytes of its shape."""
    file = io.BytesIO(content)
    read_header = {(1, 0): read_array_header_1_0, (2, 0): read_array_header_2_0}[read_magic(file)]
    shape, by_columns, dtype = read_header(file)
    body = content[file.tell() :]
    if dtype.hasobject or len(body) != prod(shape) * dtype.itemsize:
        raise ValueError("an array of other bytes than those of its shape")
    flat: Vector = np.frombuffer(body, dtype).copy()  # which may be written to
    return flat.reshape(shape, order="F" if by_columns else "C")


def _arc(leg: _Leg, arrays: dict[str, Vector]) -> Arc:
    def numbers(key: str, rows: int | None, *shape: int) -> Vector:
        array = arrays[f"{leg.name}/{key}"]
        rows = (array.shape or (0,))[0] if rows is None else rows
        if array.dtype != np.float64 or array.shape != (rows, *shape) or not np.isfinite(array).all():
            raise ValueError(f"{leg.name}/{key} is not {rows} rows of finite numbers")
        if not np.all(np.abs(array) < _FARTHEST):
            raise ValueError(f"{leg.name}/{key} has numbers of {_FARTHEST:g} and more")
        return array

    def samples(key: str, *shape: int) -> Vector:
        return numbers(key, count, *shape)

    count = arrays[f"{leg.name}/r_gcrf_m"].shape[0]
    if count == 0:
        raise ValueError(f"{leg.name} has no samples")
    if np.any(np.diff(samples("t_s")) < 0.0):
        raise ValueError(f"{leg.name}/t_s does not rise from sample to sample")
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
        margins=leg.margins,
        pulses={key: numbers(f"pulses/{key}", None, 2) for key in leg.pulses},
        pictured=partial(_kept, _picture(leg, numbers, count)),
    )


def _picture(leg: _Leg, numbers: Callable[..., Vector], count: int) -> Picture:
    """The picture of an arc of ``count`` samples; ValueError for arrays that do not belong together."""

    def attitudes(key: str, rows: int) -> Vector:
        """As many as ``rows`` or none, each of unit length."""
        q = numbers(key, None, 4)
        if q.shape[0] not in (0, rows) or np.any(np.abs((q * q).sum(axis=1) - 1.0) > 1e-9):
            raise ValueError(f"{leg.name}/{key} is not {rows} or no attitudes of unit length")
        return q

    def instants(key: str) -> Vector:
        t_s = numbers(key, None)
        if np.any(np.diff(t_s) < 0.0):
            raise ValueError(f"{leg.name}/{key} does not rise from sample to sample")
        return t_s

    tracks = []
    for number, name in enumerate(leg.tracks):
        key = f"tracks/{number}"
        t_s = instants(f"{key}/t_s")
        q = attitudes(f"{key}/q_body_from_gcrf", t_s.size)
        tracks.append(Track(name, t_s, numbers(f"{key}/r_gcrf_m", t_s.size, 3), q))
    t_s = instants("station_t_s")
    station = numbers("station_gcrf", t_s.size, 6)
    q_station = attitudes("q_station_from_gcrf", t_s.size)
    return Picture(attitudes("q_body_from_gcrf", count), t_s, station, q_station, tuple(tracks))


def _kept(picture: Picture, arc: Arc) -> Picture:
    return picture


def _check_instants(arc: Arc, epoch: Epoch) -> None:
    """ValueError for an instant of an arc that no calendar has, or that of an event which is no number."""
    for what, t_s in (
        *((f"{arc.name}/t_s", float(t_s)) for t_s in arc.t_s[[0, -1]]),
        *((f"{each.name} of the {arc.name}", each.t_s) for each in arc.events),
    ):
        try:
            if not abs(t_s) < _FARTHEST:
                raise OverflowError
            epoch.utc(t_s)
        except (ValueError, OverflowError) as error:
            raise ValueError(f"{what} = {t_s:g} is no instant of the calendar") from error


def _adapter() -> TypeAdapter[_About]:
    return TypeAdapter(_About)
