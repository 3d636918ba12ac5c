"""Events of an orbit: quantities whose zero is an instant, found exactly, and what happens there.

A detector is small and can be changed and combined::

    entry = altitude(100e3, environment).falling().stopping()
    watched = watch(0.0, y0, 86400.0, environment, [entry, node(environment).rising()])
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import brentq, minimize_scalar

from vitok.earth.environment import Environment
from vitok.errors import FlightError
from vitok.motion.dop853 import GROUND_M
from vitok.motion.orbit import TOLERANCE, attempt, broken_off, coasting
from vitok.motion.status import Status
from vitok.motion.trajectory import Trajectory, join, until
from vitok.types import GcrfState, Vector

Quantity = Callable[[Vector, Vector], Vector]
Reset = Callable[[float, Vector], Vector]

_SAME_S = 1e-6  # an event this close to the one that a flight was begun anew at is that one


@dataclass(frozen=True)
class Detector:
    """An event: the instant at which ``quantity`` of times (k,) and states (k, 7) passes zero.

    Rising, falling or both (``direction`` +1, -1, 0); recorded, and then either nothing more, or the flight
    stops, or goes on from the state (7,) that ``reset`` gives for time and state. ``step_s`` is the distance
    of the samples; two zeros between two samples are found too where the quantity has one extremum there.
    """

    name: str
    quantity: Quantity
    direction: int = 0
    stop: bool = False
    reset: Reset | None = None
    step_s: float = 60.0

    def rising(self) -> "Detector":
        """The same, only where the quantity rises."""
        return replace(self, direction=1)

    def falling(self) -> "Detector":
        """The same, only where the quantity falls."""
        return replace(self, direction=-1)

    def stopping(self) -> "Detector":
        """The same, and the flight ends there."""
        return replace(self, stop=True)

    def resetting(self, reset: Reset) -> "Detector":
        """The same, and the flight goes on from ``reset(t_s, y)``."""
        return replace(self, reset=reset)


@dataclass(frozen=True)
class Detection:
    """An event that came: TAI seconds, the state (7,) before any reset, and whether the quantity rose."""

    name: str
    t_s: float
    y: GcrfState
    rose: bool


@dataclass(frozen=True)
class Watched:
    """A flight and the events that came on it, in order."""

    trajectory: Trajectory
    detections: tuple[Detection, ...]


def both(name: str, first: Detector, second: Detector) -> Detector:
    """Positive where both are: the event is that the last of two conditions comes to hold, or one ceases."""
    return Detector(
        name,
        lambda t_s, y: np.minimum(first.quantity(t_s, y), second.quantity(t_s, y)),
        step_s=min(first.step_s, second.step_s),
    )


def either(name: str, first: Detector, second: Detector) -> Detector:
    """Positive where at least one is."""
    return Detector(
        name,
        lambda t_s, y: np.maximum(first.quantity(t_s, y), second.quantity(t_s, y)),
        step_s=min(first.step_s, second.step_s),
    )


def find(
    trajectory: Trajectory,
    detector: Detector,
    t0_s: float | None = None,
    t1_s: float | None = None,
) -> list[Detection]:
    """All events of a flown piece, or of its part from ``t0_s`` to ``t1_s``, in order of time."""
    low_s = min(trajectory.t_start_s, trajectory.t_end_s) if t0_s is None else t0_s
    high_s = max(trajectory.t_start_s, trajectory.t_end_s) if t1_s is None else t1_s
    if high_s <= low_s:
        return []

    def value(t_s: float) -> float:
        return float(detector.quantity(np.array([t_s]), trajectory(t_s)[None])[0])

    times = np.linspace(low_s, high_s, max(3, int(np.ceil((high_s - low_s) / detector.step_s)) + 1))
    values = detector.quantity(times, trajectory(times))
    if not np.isfinite(values).all():
        raise FlightError(f"event {detector.name}: its quantity is not a number at every instant")
    times, values = _with_extrema(value, times, values)
    found = []
    for k in range(times.size - 1):
        rises, falls = values[k] < 0.0 <= values[k + 1], values[k] > 0.0 >= values[k + 1]
        if (rises and detector.direction >= 0) or (falls and detector.direction <= 0):
            t_s = float(brentq(value, times[k], times[k + 1], xtol=1e-9))
            found.append(Detection(detector.name, t_s, GcrfState(trajectory(t_s)), rises))
    return found


def watch(
    t0_s: float,
    y0: Vector,
    t1_s: float,
    environment: Environment,
    *,
    detectors: Sequence[Detector],
    cd_area_m2: float = 0.0,
    tolerance: float = TOLERANCE,
    lowest_m: float = GROUND_M,
) -> Watched:
    """Unpowered flight of ``y0`` (7,) from ``t0_s`` on, up to the first stopping event or ``t1_s``.

    What lies lower than ``lowest_m`` from the Earth's centre is not searched: where an altitude stops the
    flight, the way on from there through the air would take forty times the steps.

    FlightError if a stopping event is asked for and none comes by ``t1_s``, or if the flight breaks off
    before; ValueError if ``t1_s`` is not after ``t0_s``; InputError if the span leaves the
    environment's.
    """
    if t1_s <= t0_s:
        raise ValueError(f"a flight is watched forward in time; got {t0_s:.3f} to {t1_s:.3f} s")
    pieces: list[Trajectory] = []
    detections: list[Detection] = []
    force = coasting(cd_area_m2)
    t_s, y, just = t0_s, np.asarray(y0, dtype=float), ""
    while True:
        piece, status = attempt(
            t_s, y, t1_s, environment, force=force, tolerance=tolerance, lowest_m=lowest_m
        )
        coming = [
            (detection, detector)
            for detector in detectors
            for detection in find(piece, detector)
            if detector.name != just or detection.t_s > t_s + _SAME_S
        ]
        coming.sort(key=lambda each: each[0].t_s)
        acting = next((k for k, (_, each) in enumerate(coming) if each.stop or each.reset), None)
        detections += [detection for detection, _ in coming[: None if acting is None else acting + 1]]
        if acting is None:
            break
        detection, detector = coming[acting]
        pieces.append(until(piece, detection.t_s))
        if detector.reset is None:
            return Watched(join(pieces), tuple(detections))
        t_s, y, just = detection.t_s, detector.reset(detection.t_s, detection.y), detector.name
    if status != Status.REACHED:
        raise broken_off(t0_s, piece.t_end_s, status)
    awaited = [each.name for each in detectors if each.stop]
    if awaited:
        raise FlightError(
            f"event {' or '.join(awaited)} does not come within {t1_s - t0_s:.1f} s after t = {t0_s:.1f} s"
        )
    return Watched(join([*pieces, piece]), tuple(detections))


def _with_extrema(value: Callable[[float], float], times: Vector, values: Vector) -> tuple[Vector, Vector]:
    """Adds the extrema at which the quantity reaches over zero between samples of one sign."""
    before, here, after = values[:-2], values[1:-1], values[2:]
    sign = np.sign(here)
    same = (sign == np.sign(before)) & (sign == np.sign(after)) & (sign != 0.0)
    dips = same & (np.abs(here) < np.abs(before)) & (np.abs(here) <= np.abs(after))
    more = []
    for k in np.flatnonzero(dips):
        side = float(sign[k])
        lowest = minimize_scalar(
            lambda t_s, side=side: side * value(t_s),
            bounds=(times[k], times[k + 2]),
            method="bounded",
            options={"xatol": 1e-3},
        )
        if lowest.fun <= 0.0:
            more.append((float(lowest.x), side * float(lowest.fun)))
    if not more:
        return times, values
    extra = np.array(more)
    order = np.argsort(np.concatenate((times, extra[:, 0])))
    return np.concatenate((times, extra[:, 0]))[order], np.concatenate((values, extra[:, 1]))[order]
