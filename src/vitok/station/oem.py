"""Orbit Ephemeris Messages (CCSDS 502.0-B-3, section 5), in KVN and XML, read and judged."""

import re
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.reading import nearest, one_sentence, short, whole_number
from vitok.station.instant import CLOCKS, read_instant, t_s, utc_datetime
from vitok.station.interpolation import HIGHEST_DEGREE, Segment, trajectory
from vitok.station.oem_check import check_orbit, check_steps
from vitok.station.oem_comments import remarks
from vitok.station.oem_frames import FRAMES, frame_of, gcrf_of
from vitok.station.oem_kvn import message_of_kvn
from vitok.station.oem_message import Message, Part, clock_name
from vitok.station.oem_xml import message_of_xml

__all__ = ["Ephemeris", "EphemerisBurn", "Segment", "is_oem", "read_oem", "trajectory"]

Vector = NDArray[np.float64]

_REQUIRED = ("OBJECT_NAME", "CENTER_NAME", "REF_FRAME", "TIME_SYSTEM")
_ALLOWED = {
    "CENTER_NAME": ("EARTH",),
    "REF_FRAME": FRAMES,
    "TIME_SYSTEM": CLOCKS,
    "INTERPOLATION": ("LAGRANGE", "HERMITE"),
}
_DEGREE = 7  # where the message says none, by Hermite: 4 cm at four minutes, where Lagrange leaves 50
_LONGEST_S = 1000.0 * 86400.0
_XML = re.compile(r"<(?:[A-Za-z0-9_.-]{1,64}:)?oem[\s>]")


@dataclass(frozen=True)
class EphemerisBurn:
    """A burn that the ephemeris holds: TAI seconds of its ignition, its name, its change of velocity."""

    t_s: float
    name: str
    delta_v_mps: float


@dataclass(frozen=True)
class Ephemeris:
    """An ephemeris: segments in order, whose it is, and what its comments say; None where they are silent."""

    segments: tuple[Segment, ...]
    object_name: str
    object_id: str
    creation_utc: datetime | None
    mass_kg: float | None
    cd_area_m2: float | None
    burns: tuple[EphemerisBurn, ...]


def is_oem(text: str) -> bool:
    """Whether a text is an orbit ephemeris message, by its version key or its element."""
    return "CCSDS_OEM_VERS" in text or bool(text.lstrip()[:1] == "<" and _XML.search(text[:10000]))


def read_oem(text: str, file: str, epoch: Epoch) -> Ephemeris:
    """Ephemeris of a message in KVN or XML, on TAI seconds of ``epoch``, GCRF, m and m/s.

    InputError names ``file``, line, key and what is allowed: the frames of FRAMES about the Earth, the time
    systems of CLOCKS, km and km/s. States that are no orbit, contradict each other or lie too far apart for
    their interpolation are refused for that reason.
    """
    start = text.lstrip("\ufeff").strip()
    if not is_oem(start):
        raise InputError(f"{file}: no CCSDS_OEM_VERS: not an orbit ephemeris message")
    with one_sentence(file, "an ephemeris"):
        xml = start.startswith("<")
        return _ephemeris(message_of_xml(start, file) if xml else message_of_kvn(text, file), file, epoch)


def _ephemeris(message: Message, file: str, epoch: Epoch) -> Ephemeris:
    if not message.parts:
        raise InputError(f"{file}: there is no segment in the message")
    objects = []
    for part in message.parts:
        _check(part.meta, part.where)
        objects.append((part.meta["OBJECT_NAME"], part.meta.get("OBJECT_ID", "")))
    if len(set(objects)) > 1:
        raise InputError(
            f"{file}: segments of {short(objects[0][0])} and of others; an ephemeris has one object"
        )
    segments = sorted(
        (_segment(part, file, epoch) for part in message.parts), key=lambda each: each.useable_s
    )
    first = message.parts[0]
    start = (
        _instant(first.meta, "START_TIME", first.where) if "START_TIME" in first.meta else first.rows[0][:2]
    )
    said = remarks(message.comments, start, file)
    burns = tuple(
        EphemerisBurn(_seconds(at, "UTC", epoch), name, delta_v_mps) for at, name, delta_v_mps in said.burns
    )
    made = message.header.get("CREATION_DATE", "")
    created = read_instant(made)
    if made and created is None:
        raise InputError(f"{file}: CREATION_DATE = {short(made)} is no instant such as 2023-02-15T12:00:00")
    return Ephemeris(
        tuple(segments),
        short(objects[0][0]),
        short(objects[0][1]),
        None if created is None else utc_datetime(created),
        said.mass_kg,
        said.cd_area_m2,
        burns,
    )


def _check(meta: dict[str, str], where: str) -> None:
    for key in _REQUIRED:
        if not meta.get(key):
            raise InputError(f"{where}: the metadata above has no {key}")
    for key, values in _ALLOWED.items():
        given = meta.get(key, values[0]).upper()
        if (frame_of(given) if key == "REF_FRAME" else given) not in values:
            raise InputError(
                f"{where}: {key} = {short(meta[key])} should be {', '.join(values)}{nearest(given, values)}"
            )
    if "INTERPOLATION_DEGREE" in meta:
        whole_number(meta["INTERPOLATION_DEGREE"], where, "INTERPOLATION_DEGREE", (1, HIGHEST_DEGREE))


def _instant(meta: dict[str, str], key: str, where: str) -> tuple[int, float]:
    found = read_instant(meta[key], clock_name(meta))
    if found is None:
        raise InputError(f"{where}: {key} = {short(meta[key])} is no instant such as 2023-02-15T12:00:00.000")
    return found


def _seconds(instant: tuple[int, float], clock: str, epoch: Epoch) -> float:
    return float(t_s(np.array([float(instant[0])]), np.array([instant[1]]), clock, epoch)[0])


def _segment(part: Part, file: str, epoch: Epoch) -> Segment:
    meta, rows = part.meta, part.rows
    clock = clock_name(meta)
    whose = f"{file}: the segment of {short(meta['OBJECT_NAME'])}"
    if len(rows) < 2:
        raise InputError(f"{whose} has {len(rows)} states; it needs two at least")
    times = t_s(np.array([float(row[0]) for row in rows]), np.array([row[1] for row in rows]), clock, epoch)
    y = np.array([row[2] for row in rows]) * 1e3
    late = np.diff(times) <= 0.0
    if np.any(late):
        row = int(np.argmax(late)) + 2
        raise InputError(
            f"{file}: state {row} of the segment of {short(meta['OBJECT_NAME'])} is not later than "
            "the one before"
        )
    if times[-1] - times[0] > _LONGEST_S:
        raise InputError(f"{whose} is longer than {_LONGEST_S / 86400.0:.0f} days, the most that is read")
    hermite = meta.get("INTERPOLATION", "HERMITE").upper() == "HERMITE"
    degree = int(meta.get("INTERPOLATION_DEGREE", _DEGREE))
    check_steps(times, y, hermite=hermite, degree=degree, whose=whose)
    states = np.ascontiguousarray(gcrf_of(frame_of(meta["REF_FRAME"]) or "", y, times, epoch))
    check_orbit(times, states, whose)
    low_s, high_s = float(times[0]), float(times[-1])
    for key, sign in (("START_TIME", -1.0), ("STOP_TIME", 1.0)):
        if key in meta:
            end_s = _seconds(_instant(meta, key, part.where), clock, epoch)
            if sign * (end_s - (low_s if sign < 0.0 else high_s)) < -1.0:
                raise InputError(
                    f"{part.where}: {key} = {short(meta[key])} leaves states outside the segment"
                )
    useable = [
        _seconds(_instant(meta, key, part.where), clock, epoch) if key in meta else end_s
        for key, end_s in (("USEABLE_START_TIME", low_s), ("USEABLE_STOP_TIME", high_s))
    ]
    within_s = max(useable[0], low_s), min(useable[1], high_s)
    if within_s[0] >= within_s[1]:
        raise InputError(f"{part.where}: no state lies between USEABLE_START_TIME and USEABLE_STOP_TIME")
    return Segment(times, states, hermite, degree, within_s)
