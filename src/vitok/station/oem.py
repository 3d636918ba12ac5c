"""Orbit Ephemeris Messages (CCSDS 502.0-B-3, section 5, KVN): read, and joined to a trajectory."""

import difflib
from dataclasses import dataclass

import erfa
import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import BarycentricInterpolator, KroghInterpolator

from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.motion.dop853 import DenseOutput
from vitok.motion.trajectory import Trajectory

Vector = NDArray[np.float64]

_REQUIRED = ("OBJECT_NAME", "CENTER_NAME", "REF_FRAME", "TIME_SYSTEM")
_KEYS = (
    *_REQUIRED,
    "OBJECT_ID",
    "REF_FRAME_EPOCH",
    "START_TIME",
    "STOP_TIME",
    "USEABLE_START_TIME",
    "USEABLE_STOP_TIME",
    "INTERPOLATION",
    "INTERPOLATION_DEGREE",
    "COMMENT",
)
_FRAMES = ("GCRF", "ICRF", "EME2000")
_TAI_FROM_S = {"TAI": 0.0, "TT": -32.184, "GPS": 19.0}  # beside UTC
_DEGREE = 7  # where the message says none, by Hermite: 4 cm at four minutes, where Lagrange leaves 50
_NODES = 0.5 - 0.5 * np.cos(np.pi * np.arange(8) / 7.0)  # of a step, at which its polynomial is written anew


@dataclass(frozen=True)
class Segment:
    """One segment: TAI seconds of the epoch (n,), GCRF states (n, 6) in m and m/s, how to interpolate."""

    t_s: Vector
    y: Vector
    hermite: bool
    degree: int
    useable_s: tuple[float, float]


def is_oem(text: str) -> bool:
    """Whether a text is an orbit ephemeris message, by its version key."""
    return "CCSDS_OEM_VERS" in text


def read_oem(text: str, file: str, epoch: Epoch) -> list[Segment]:
    """Segments of a message in KVN, in order.

    InputError names ``file``, line, key and what is allowed: frames GCRF, ICRF and EME2000 of the Earth, time
    systems UTC, TAI, TT and GPS.
    """
    segments: list[Segment] = []
    meta: dict[str, str] | None = None
    rows: list[tuple[float, list[float]]] = []
    inside, skipping = False, False
    if not is_oem(text):
        raise InputError(f"{file}: no CCSDS_OEM_VERS: not an orbit ephemeris message in KVN")
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        where = f"{file}, line {number}"
        if not line or line.startswith("COMMENT"):
            continue
        if line in ("COVARIANCE_START", "COVARIANCE_STOP"):
            skipping = line.endswith("START")
        elif line == "META_START":
            if meta is not None:
                segments.append(_segment(meta, rows, file, epoch))
            meta, rows, inside = {}, [], True
        elif line == "META_STOP":
            inside = False
            _check(meta or {}, where)
        elif skipping or meta is None:
            continue
        elif inside:
            key, equals, value = (part.strip() for part in line.partition("="))
            if not equals or key not in _KEYS:
                close = difflib.get_close_matches(key, _KEYS, n=1)
                raise InputError(f"{where}: {key} is no key of an OEM's metadata{_nearest(close)}")
            meta[key] = value
        else:
            rows.append(_row(line, where, meta["TIME_SYSTEM"], epoch))
    if meta is None:
        raise InputError(f"{file}: no META_START: there is no segment in the message")
    segments.append(_segment(meta, rows, file, epoch))
    return segments


def trajectory(segments: list[Segment], mass_kg: float, file: str, t0_s: float, t1_s: float) -> Trajectory:
    """Trajectory through the states from ``t0_s`` to ``t1_s``, as the segments say, Lagrange or Hermite.

    Each step's polynomial is written as one of degree seven, at eight points of it: exact up to that degree.
    InputError if the segments do not cover the span.
    """
    times, steps, states, polynomials = [], [], [], []
    t_s = t0_s
    for segment in segments:
        low_s, high_s = segment.useable_s
        while low_s <= t_s + 1e-6 and t_s < min(high_s, t1_s) - 1e-6:
            k = int(np.searchsorted(segment.t_s, t_s + 1e-6, side="right")) - 1
            step_s = float(segment.t_s[k + 1] - segment.t_s[k])
            row0, polynomial = _polynomial(segment, k, mass_kg)
            times.append(segment.t_s[k])
            steps.append(step_s)
            states.append(row0)
            polynomials.append(polynomial)
            t_s = float(segment.t_s[k + 1])
    if not times or t_s < t1_s - 1e-6:
        spans = ", ".join(f"{s.useable_s[0]:.1f} to {s.useable_s[1]:.1f} s" for s in segments)
        raise InputError(
            f"{file}: the ephemeris covers {spans} of the flight's epoch, not {t0_s:.1f} to {t1_s:.1f} s"
        )
    kernel = DenseOutput(
        np.array([*times, t_s]), np.array(steps), np.array([*states, states[-1]]), np.array(polynomials)
    )
    return Trajectory(t0_s, t1_s, kernel)


def _polynomial(segment: Segment, k: int, mass_kg: float) -> tuple[Vector, Vector]:
    """State (7,) at the start of step ``k`` and the step's polynomials (7, 7) as dense output has them."""
    count = segment.degree // 2 + 1 if segment.hermite else segment.degree + 1
    count = min(count, segment.t_s.size)
    first = min(max(k + 1 - count // 2, 0), segment.t_s.size - count)
    part = slice(first, first + count)
    step_s = segment.t_s[k + 1] - segment.t_s[k]
    x = (segment.t_s[part] - segment.t_s[k]) / step_s
    r, v = segment.y[part, :3], segment.y[part, 3:] * step_s
    if segment.hermite:
        through = KroghInterpolator(np.repeat(x, 2), np.stack((r, v), axis=1).reshape(-1, 3))
        values = np.hstack((through(_NODES), through.derivative(_NODES) / step_s))
    else:
        values = BarycentricInterpolator(x, segment.y[part])(_NODES)
    nested = np.zeros((7, 7))
    nested[:, :6] = np.linalg.solve(_BASIS, values)[1:]
    return np.append(values[0], mass_kg), nested


def _basis() -> Vector:
    """Value at each node of the start value and of the seven nested terms (Hairer et al. 1993, II.6)."""
    columns, term = [np.ones(8)], np.ones(8)
    for p in range(7):
        term = term * (_NODES if p % 2 == 0 else 1.0 - _NODES)
        columns.append(term)
    return np.stack(columns, axis=1)


_BASIS = _basis()


def _check(meta: dict[str, str], where: str) -> None:
    for key in _REQUIRED:
        if key not in meta:
            raise InputError(f"{where}: the metadata above has no {key}")
    allowed = {
        "CENTER_NAME": ("EARTH",),
        "REF_FRAME": _FRAMES,
        "TIME_SYSTEM": ("UTC", *_TAI_FROM_S),
        "INTERPOLATION": ("LAGRANGE", "HERMITE"),
    }
    for key, values in allowed.items():
        if key in meta and meta[key].upper() not in values:
            close = difflib.get_close_matches(meta[key].upper(), values, n=1)
            raise InputError(f"{where}: {key} = {meta[key]} should be {', '.join(values)}{_nearest(close)}")
    degree = meta.get("INTERPOLATION_DEGREE", "1")
    if not degree.isdigit() or int(degree) < 1:
        raise InputError(f"{where}: INTERPOLATION_DEGREE = {degree} should be a whole number above zero")


def _nearest(close: list[str]) -> str:
    return f": did you mean {close[0]}?" if close else ""


def _row(line: str, where: str, time_system: str, epoch: Epoch) -> tuple[float, list[float]]:
    instant, *numbers = line.split()
    try:
        values = [float(each) for each in numbers]
    except ValueError as error:
        raise InputError(f"{where}: {line} is no state, a time and six numbers (km, km/s)") from error
    if len(values) not in (6, 9) or not np.all(np.isfinite(values)):
        raise InputError(f"{where}: a state has a time and six numbers (km, km/s), not {len(values)}")
    try:
        return _t_s(instant, time_system, epoch), values[:6]
    except (ValueError, InputError) as error:
        raise InputError(f"{where}: {instant} is no instant such as 2023-02-15T12:00:00.000") from error


def _t_s(instant: str, time_system: str, epoch: Epoch) -> float:
    """TAI seconds of an ISO instant with month and day or with the day of the year."""
    day, _, clock = instant.rstrip("Z").partition("T")
    if day.count("-") == 1:
        day = str(np.datetime64(f"{day[:4]}-01-01") + np.timedelta64(int(day[5:]) - 1, "D"))
    if time_system.upper() == "UTC":
        return epoch.t_s(f"{day}T{clock}Z")
    # a clock without leap seconds: its reading as Julian days, then its offset
    since_2000 = np.datetime64(f"{day}T{clock}") - np.datetime64("2000-01-01T12:00:00")
    days = epoch.tai_jd1 - 2451545.0 + epoch.tai_jd2
    return (
        float(since_2000 / np.timedelta64(1, "ns") * 1e-9 - days * 86400.0) + _TAI_FROM_S[time_system.upper()]
    )


def _segment(meta: dict[str, str], rows: list[tuple[float, list[float]]], file: str, epoch: Epoch) -> Segment:
    name = meta["OBJECT_NAME"]
    ends = ("USEABLE_START_TIME", -np.inf), ("USEABLE_STOP_TIME", np.inf)
    useable_s = [_t_s(meta[key], meta["TIME_SYSTEM"], epoch) if key in meta else other for key, other in ends]
    if len(rows) < 2:
        raise InputError(f"{file}: the segment of {name} has {len(rows)} states; it needs two at least")
    t_s = np.array([row[0] for row in rows])
    if np.any(np.diff(t_s) <= 0.0):
        row = int(np.argmax(np.diff(t_s) <= 0.0)) + 2
        raise InputError(f"{file}: state {row} of the segment of {name} is not later than the one before")
    y = np.array([row[1] for row in rows]) * 1e3
    if meta["REF_FRAME"].upper() == "EME2000":
        bias = erfa.bp00(2451545.0, 0.0)[0]  # from GCRF to the mean equator and equinox of 2000
        y = np.hstack((y[:, :3] @ bias, y[:, 3:] @ bias))
    degree = int(meta.get("INTERPOLATION_DEGREE", _DEGREE))
    hermite = meta.get("INTERPOLATION", "HERMITE").upper() == "HERMITE"
    within_s = max(useable_s[0], float(t_s[0])), min(useable_s[1], float(t_s[-1]))
    return Segment(t_s, y, hermite, degree, within_s)
