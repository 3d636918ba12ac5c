"""Light and contact of a flight: when it is in the Earth's shadow, and which ground stations hear it when."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar

from vitok.earth.environment import Environment
from vitok.mission.place import GroundStation, Network
from vitok.motion.detectors import elevation, shadow
from vitok.motion.events import Detector, find
from vitok.motion.trajectory import Trajectory

_CLOSE_S = 1e-3  # of a culmination, whose elevation changes by nothing then
_HEIGHT_KNOWN = 10  # samples of a pass between which it culminates once


@dataclass(frozen=True)
class GroundPass:
    """A pass over a ground station, TAI seconds, and the greatest elevation (rad) with its instant."""

    station: str
    t_start_s: float
    t_end_s: float
    highest_rad: float
    t_highest_s: float


@dataclass(frozen=True)
class Eclipse:
    """A stay in the penumbra, TAI seconds, and in the umbra within it; None where that is missed."""

    t_start_s: float
    t_end_s: float
    umbra_s: tuple[float, float] | None


def passes(
    ship: Trajectory,
    network: Network,
    environment: Environment,
    *,
    t_start_s: float | None = None,
    t_end_s: float | None = None,
) -> tuple[GroundPass, ...]:
    """Passes of a flight, or of a span of it, over a network's stations, in order of their begin.

    Elevations are geometric, over the horizon of the ellipsoid; a pass that is cut off by an end of the span
    begins or ends there.
    """
    low_s, high_s = _span(ship, t_start_s, t_end_s)
    lowest_rad = float(np.radians(network.lowest_elevation_deg))
    found = []
    for station in network.stations:
        over = hearing(station, lowest_rad, environment)
        for begin_s, end_s in _spans(ship, over, low_s, high_s, above=True):
            highest_s = _highest_s(ship, over, begin_s, end_s)
            highest_rad = lowest_rad + _value(ship, over, highest_s)
            found.append(GroundPass(station.name, begin_s, end_s, highest_rad, highest_s))
    return tuple(sorted(found, key=lambda each: (each.t_start_s, each.station)))


def eclipses(
    ship: Trajectory,
    environment: Environment,
    *,
    t_start_s: float | None = None,
    t_end_s: float | None = None,
) -> tuple[Eclipse, ...]:
    """Eclipses of a flight, or of a span of it, in order: the cones of Montenbruck and Gill (2000), 3.4.2."""
    low_s, high_s = _span(ship, t_start_s, t_end_s)
    umbra = shadow(environment)
    return tuple(
        Eclipse(begin_s, end_s, next(iter(_spans(ship, umbra, begin_s, end_s, above=False)), None))
        for begin_s, end_s in _spans(ship, shadow(environment, whole=False), low_s, high_s, above=False)
    )


def hearing(station: GroundStation, lowest_rad: float, environment: Environment) -> Detector:
    """Elevation over a ground station, above or below ``lowest_rad``."""
    latitude_rad, longitude_rad = np.radians((station.latitude_deg, station.longitude_deg))
    return elevation(float(latitude_rad), float(longitude_rad), 0.0, lowest_rad, environment=environment)


def _span(ship: Trajectory, t_start_s: float | None, t_end_s: float | None) -> tuple[float, float]:
    return (
        ship.t_start_s if t_start_s is None else t_start_s,
        ship.t_end_s if t_end_s is None else t_end_s,
    )


def _spans(
    ship: Trajectory, detector: Detector, low_s: float, high_s: float, *, above: bool
) -> list[tuple[float, float]]:
    """The spans of a span in which a quantity is above zero, or below."""
    edges = find(ship, detector, low_s, high_s)
    if not edges:
        return [(low_s, high_s)] if (_value(ship, detector, 0.5 * (low_s + high_s)) > 0.0) == above else []
    begins = [each.t_s for each in edges if each.rose == above]
    ends = [each.t_s for each in edges if each.rose != above]
    if edges[0].rose != above:
        begins.insert(0, low_s)
    if edges[-1].rose == above:
        ends.append(high_s)
    return list(zip(begins, ends, strict=True))


def _highest_s(ship: Trajectory, over: Detector, begin_s: float, end_s: float) -> float:
    times = np.linspace(begin_s, end_s, _HEIGHT_KNOWN)
    top = int(np.argmax(over.quantity(times, ship(times))))
    low_s, high_s = times[max(top - 1, 0)], times[min(top + 1, times.size - 1)]
    found = minimize_scalar(
        lambda t_s: -_value(ship, over, float(t_s)),
        bounds=(low_s, high_s),
        method="bounded",
        options={"xatol": _CLOSE_S},
    )
    return float(found.x)


def _value(ship: Trajectory, detector: Detector, t_s: float) -> float:
    at_s = np.array([t_s])
    return float(detector.quantity(at_s, ship(at_s))[0])
