"""Elements of SGP4 fitted to a part of the flight, and how far their orbit lies from it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import numpy as np
from sgp4.api import WGS72, Satrec
from sgp4.io import compute_checksum

from vitok.earth.frames import Rotation
from vitok.earth.time import SECONDS_PER_DAY
from vitok.elementary import arctan2, dot, norm, solved
from vitok.errors import FlightError
from vitok.evidence.events import flight_rotation
from vitok.flight import Flight
from vitok.mission.relocation import STAY, kind_of
from vitok.motion.arc import Arc
from vitok.motion.elements import elements
from vitok.products.export.bodies import Body, ship
from vitok.products.export.pieces import pieces
from vitok.station.element_set import ElementSet, gcrf_states
from vitok.station.element_sets import read_element_sets
from vitok.station.teme import gcrf_from_teme
from vitok.types import Vector

_SPAN_S = SECONDS_PER_DAY
_SHORTEST_S = 10e3  # less than two turns do not tell the mean motion from the eccentricity
_STEP_S = 300.0
_ROUNDS, _SETTLED_M = 30, 1e-3
_TURN = 2.0 * np.pi
_SCALE = np.array([1e-7, 1e-6, 1e-6, 1e-6, 1e-6, 1e-6, 1e-5])  # of differences, and of the unknowns
_LONGEST_STEP = 2e4  # of the scale: a step beyond is shortened
_BSTAR = 6


@dataclass(frozen=True, eq=False)
class Fitted:
    """An element set as printed, its span, TAI s, and what is left between it and the flight, m."""

    name: str
    lines: tuple[str, str]
    read: ElementSet
    begin_s: float
    end_s: float
    rms_m: float
    greatest_m: float

    def told(self, flight: Flight) -> str:
        """The residual in a sentence."""
        begin, end = (flight.epoch.utc(t_s)[:16] + "Z" for t_s in (self.begin_s, self.end_s))
        return (
            f"elements of the {self.name}: {self.rms_m / 1e3:.3f} km from the flight in the root "
            f"mean square and {self.greatest_m / 1e3:.3f} km at most, {begin} to {end}"
        )


def fitted_sets(flight: Flight) -> tuple[Fitted, ...]:
    """Sets of the longest coast on the way to the station, of the first and of the last day docked.

    Empty where the flight has none of them; FlightError if a fit does not converge.
    """
    spans: list[tuple[str, Arc, float, float]] = []
    coasts = [each for each in pieces(flight) if each.phase == "rendezvous" and each.burn is None]
    if coasts:
        longest = max(coasts, key=lambda each: float(each.t_s[-1] - each.t_s[0]))
        spans.append(("phasing", flight.arcs["rendezvous"], float(longest.t_s[0]), float(longest.t_s[-1])))
    stays = [arc for name, arc in flight.arcs.items() if kind_of(name) == STAY]
    if stays:
        first, last = stays[0], stays[-1]
        begin_s, end_s = float(first.t_s[0]), float(last.t_s[-1])
        spans.append(("docked-first", first, begin_s, min(begin_s + _SPAN_S, float(first.t_s[-1]))))
        spans.append(("docked-last", last, max(end_s - _SPAN_S, float(last.t_s[0])), end_s))
    rotation = flight_rotation(flight)
    return tuple(
        _fitted(flight, name, arc, (begin_s, end_s), rotation)
        for name, arc, begin_s, end_s in spans
        if end_s - begin_s >= _SHORTEST_S
    )


def _fitted(flight: Flight, name: str, arc: Arc, span_s: tuple[float, float], rotation: Rotation) -> Fitted:
    times = np.linspace(*span_s, max(int((span_s[1] - span_s[0]) / _STEP_S), 30) + 1)
    states = arc(times)[:, :6]
    body = ship(flight)
    begun = elements(states[0])
    axis_m = np.mean([elements(each).semi_major_axis_m for each in states])
    motion = _motion(float(axis_m))
    latitude = begun.argument_of_latitude_rad
    x = np.array([motion, 0.0, 0.0, begun.inclination_rad, begun.raan_rad, latitude, 0.0])
    stamp = _stamp(flight, span_s[0])
    anchor = _read(_lines(body, stamp, x))
    epoch_s = anchor.t_s(flight.epoch)

    def off(count: int, unknowns: Vector) -> Vector:
        satellite, t_s = _satellite(anchor, unknowns), times[:count]
        days = (t_s - epoch_s) / SECONDS_PER_DAY
        whole = np.floor(days)
        errors, r_km, v_kmps = satellite.sgp4_array(
            satellite.jdsatepoch + whole, satellite.jdsatepochF + (days - whole)
        )
        if np.any(errors):
            raise FlightError(f"the elements of the {name} do not settle: SGP4 cannot carry them")
        found = gcrf_from_teme(r_km, v_kmps, epoch=flight.epoch, t_s=t_s, rotation=rotation)
        return (found - states[:count])[:, :3].ravel()

    # over a turn a first guess is near enough to be bettered, over a day it may be a turn away
    turn, day = min(24, times.size), times.size
    for count, unknowns in ((turn, _BSTAR), (min(4 * turn, day), _BSTAR), (day, _BSTAR), (day, _BSTAR + 1)):
        x = _settled(partial(off, count), x, unknowns, name)
    lines = _lines(body, stamp, x)
    read = _read(lines)
    left_m = norm((gcrf_states(read, flight.epoch, times, rotation) - states)[:, :3])
    rms_m = float(np.sqrt(np.mean(left_m**2)))
    return Fitted(name, lines, read, *span_s, rms_m, float(left_m.max()))


def _settled(off: Callable[[Vector], Vector], x: Vector, unknowns: int, name: str) -> Vector:
    """Unknowns whose first few make the sum of squares least, by Gauss's and Newton's method."""
    before_m = np.inf
    for _ in range(_ROUNDS):
        rest = off(x)
        rms_m = float(np.sqrt(3.0 * dot(rest, rest) / rest.size))
        if abs(before_m - rms_m) < _SETTLED_M:
            return x
        before_m = rms_m
        slopes = np.array([off(x + _SCALE * unit) - rest for unit in np.eye(x.size)[:unknowns]])
        normal = dot(slopes[:, None, :], slopes[None, :, :])
        step = np.zeros(x.size)
        step[:unknowns] = np.clip(solved(normal, dot(slopes, rest)), -_LONGEST_STEP, _LONGEST_STEP)
        x = x - _SCALE * step
    raise FlightError(f"the elements of the {name} do not settle in {_ROUNDS} rounds")


def _motion(axis_m: float) -> float:
    """Mean motion (rad/min) of a semi-major axis, by the constants of SGP4."""
    return float(60.0 * np.sqrt(398600.8 / (axis_m / 1e3) ** 3))


def _stamp(flight: Flight, t_s: float) -> str:
    """Year and day of the year of UTC, as a set's first line has them."""
    at = flight.epoch.datetime(t_s)
    day = (at - at.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)) / timedelta(days=1)
    return f"{at.year % 100:02d}{day + 1.0:012.8f}"


def _angles(x: Vector) -> tuple[float, float, float, float]:
    """Eccentricity, argument of perigee, mean anomaly and node, rad."""
    eccentricity = float(np.hypot(x[1], x[2]))
    perigee = float(arctan2(x[2], x[1]) % _TURN)
    return eccentricity, perigee, float((x[5] - perigee) % _TURN), float(x[4] % _TURN)


def _satellite(anchor: ElementSet, x: Vector) -> Satrec:
    eccentricity, perigee, anomaly, node = _angles(x)
    satellite, at = Satrec(), anchor.satellite
    days = at.jdsatepoch - 2433281.5 + at.jdsatepochF
    satellite.sgp4init(
        WGS72,
        "i",
        0,
        days,
        float(x[_BSTAR]),
        0.0,
        0.0,
        eccentricity,
        perigee,
        float(x[3]),
        anomaly,
        float(x[0]),
        node,
    )
    satellite.jdsatepoch, satellite.jdsatepochF = at.jdsatepoch, at.jdsatepochF
    return satellite


def _read(lines: tuple[str, str]) -> ElementSet:
    (found,) = read_element_sets("\n".join(lines) + "\n", "the fitted elements")
    return found


def _lines(body: Body, stamp: str, x: Vector) -> tuple[str, str]:
    """The two lines (Hoots and Roehrich 1980)."""
    eccentricity, perigee, anomaly, node = _angles(x)
    known = body.designator != body.name
    short = body.designator[2:4] + body.designator[5:] if known else ""
    first = (
        f"1 {body.number:05d}U {short:<8} {stamp}  .00000000  00000-0 {_exponent(float(x[_BSTAR]))} 0    1"
    )
    degrees = [f"{np.degrees(angle) % 360.0:8.4f}" for angle in (x[3], node, perigee, anomaly)]
    degrees = ["  0.0000" if each == "360.0000" else each for each in degrees]
    shape = f"{round(eccentricity * 1e7):07d}"
    turns = x[0] * 1440.0 / _TURN
    second = (
        f"2 {body.number:05d} {degrees[0]} {degrees[1]} {shape} {degrees[2]} {degrees[3]} {turns:11.8f}    0"
    )
    return first + str(compute_checksum(first)), second + str(compute_checksum(second))


def _exponent(value: float) -> str:
    """A number as `` 12345-4``, which is 0.12345e-4."""
    if abs(value) < 1e-10:  # the power has one digit
        return " 00000+0"
    digits, _, power = f"{abs(value):.4e}".partition("e")
    return f"{'-' if value < 0.0 else ' '}{digits.replace('.', '')}{int(power) + 1:+d}"
