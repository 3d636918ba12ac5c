"""What a phase leaves behind: sampled states, events, and the jumps that explain a discontinuity."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

import numpy as np
from numpy.typing import ArrayLike

from vitok.earth.time import Epoch
from vitok.motion.hermite import between
from vitok.types import Vector


@dataclass(frozen=True, eq=False)
class Handed:
    """What a ship knows where a phase ends: its state less the station's (6,), and the covariance (6, 6).

    GCRF, m and m/s.
    """

    relative_gcrf: Vector
    covariance: Vector


@dataclass(frozen=True, eq=False)
class Start:
    """Where a phase takes over: TAI seconds since the flight's epoch, GCRF state and mass (7,).

    ``handed`` is what the ship knows there; None where it knows its state, or nothing of a station.
    ``attitude`` tells q_body_from_gcrf (4,) there when it is asked; None where nothing came before.
    """

    t_s: float
    y: Vector
    handed: Handed | None = None
    attitude: Callable[[], Vector] | None = None


@dataclass(frozen=True, eq=False)
class Event:
    """A named instant: ``t_s`` TAI seconds since the flight's epoch, ``y`` (7,) GCRF state and mass.

    ``detail`` holds what the event has to say, each key with its unit (``delta_v_mps``). Where it has
    ``after_utc`` and ``before_utc``, no more is known than that the event lies between them.
    """

    name: str
    t_s: float
    y: Vector
    detail: Mapping[str, float | str] = field(default_factory=dict)

    def __repr__(self) -> str:
        rest = dict(self.detail)
        known = {"after_utc", "before_utc"} <= rest.keys()
        at = (
            f"between {rest.pop('after_utc')} and {rest.pop('before_utc')}"
            if known
            else f"at {self.t_s:.3f} s"
        )
        return f"<Event {self.name} {at}{''.join(f', {key} = {value}' for key, value in rest.items())}>"


@dataclass(frozen=True)
class Jump:
    """A discontinuity with a reason: signed change of mass, magnitudes of change of position and velocity."""

    name: str
    t_s: float
    mass_kg: float = 0.0
    delta_r_m: float = 0.0
    delta_v_mps: float = 0.0


@dataclass(frozen=True)
class Firing:
    """A burn as it was done; its velocity change is that in free space (Tsiolkovsky).

    One of many pulses of thrusters is told as their sum, with the greatest thrust that a pulse can have.
    ``engine`` is what pushes: "main", the "thrusters" along +x, or "jets" of all sides.
    """

    name: str
    start_s: float
    duration_s: float
    delta_v_mps: float
    propellant_kg: float
    pulses_n: float = 0.0
    engine: str = ""


@dataclass(frozen=True, eq=False)
class Track:
    """The way of what was dropped: stages, fairing, modules, shield; GCRF, m, from the drop to its end.

    ``t_s`` (n,) are TAI seconds since the flight's epoch, ``r_gcrf_m`` (n, 3); ``q_body_from_gcrf`` (n, 4) as
    of an arc, (0, 4) where it tumbles.
    """

    name: str
    t_s: Vector
    r_gcrf_m: Vector
    q_body_from_gcrf: Vector = field(default_factory=lambda: np.empty((0, 4)))


@dataclass(frozen=True, eq=False)
class Picture:
    """What a picture of an arc shows beside the ship's way; see the properties of Arc of the same names."""

    q_body_from_gcrf: Vector = field(default_factory=lambda: np.empty((0, 4)))
    station_t_s: Vector = field(default_factory=lambda: np.empty(0))
    station_gcrf: Vector = field(default_factory=lambda: np.empty((0, 6)))
    q_station_from_gcrf: Vector = field(default_factory=lambda: np.empty((0, 4)))
    tracks: tuple[Track, ...] = ()


def unpictured(arc: "Arc") -> Picture:
    """The picture of an arc of which no more is known than its samples."""
    return Picture()


@dataclass(frozen=True)
class Margin:
    """A limit of a phase, the value that came nearest to it, and when; the unit is in the name.

    The value may be the limit at the most, or where it is one ``at_least`` no less.
    """

    name: str
    limit: float
    value: float
    t_s: float
    at_least: bool = False

    @property
    def left(self) -> float:
        """What is left to the limit, negative beyond it."""
        return self.value - self.limit if self.at_least else self.limit - self.value

    @property
    def kept(self) -> bool:
        """Whether the limit was kept all the way."""
        return self.left >= 0.0

    def summary(self, epoch: Epoch) -> dict[str, str | float | bool]:
        """Plain values for output."""
        return {
            "limit": self.name,
            "allowed": self.limit,
            "reached": self.value,
            "utc": epoch.utc(self.t_s),
            "at_least": self.at_least,
            "kept": self.kept,
        }


STATION = tuple(f"station_{axis}_gcrf_m" for axis in "xyz") + tuple(
    f"station_v{axis}_gcrf_mps" for axis in "xyz"
)
_PARTS, _UNITS = ("x", "y", "z", "vx", "vy", "vz"), ("m2", "m2ps", "m2ps2")
# the lower triangle, row by row, of the covariance of what a ship knows of its state less the station's
COVARIANCE = tuple(
    f"known_{_PARTS[i]}_{_PARTS[j]}_{_UNITS[i // 3 + j // 3]}" for i in range(6) for j in range(i + 1)
)


# what a ship knows of its place less the true one, GCRF
ERROR = tuple(f"estimate_error_{axis}_gcrf_m" for axis in "xyz")


def station_channels(states: Vector) -> dict[str, Vector]:
    """Channels by the names of STATION of the station's states (n, 6 or more), GCRF, m and m/s."""
    return dict(zip(STATION, states.T[:6], strict=True))


@dataclass(frozen=True, eq=False)
class Arc:
    """One phase flown: n samples in GCRF, with further sampled channels by name.

    ``t_s`` (n,) never falls; at a jump two samples share one instant, before and after. ``following`` is the
    phase that takes over at the end, None after the last. Between samples Hermite's polynomial through
    ``points`` of them holds: two where the ship burns or steers, more where the orbit is smooth. ``handed``
    is what the ship knows at its end, ``margins`` are the limits that it is judged by.
    ``pulses`` (m, 2) are those of each thruster that fired, by its name: a sample's instant and for how long
    it was on since the sample before, s. ``pictured`` makes the picture of the arc, once and when it is asked
    for, as most flights of a campaign are never looked at.
    """

    name: str
    t_s: Vector
    r_gcrf_m: Vector
    v_gcrf_mps: Vector
    mass_kg: Vector
    channels: dict[str, Vector] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    jumps: tuple[Jump, ...] = ()
    burns: tuple[Firing, ...] = ()
    following: str | None = None
    points: int = 2
    handed: Handed | None = None
    margins: tuple[Margin, ...] = ()
    pulses: dict[str, Vector] = field(default_factory=dict)
    pictured: Callable[["Arc"], Picture] = unpictured

    def __repr__(self) -> str:
        return f"<Arc {self.name}: {self.t_s.size} samples over {self.t_s[-1] - self.t_s[0]:.1f} s>"

    def __call__(self, t_s: ArrayLike) -> Vector:
        """States (7,) or (k, 7) at instants (TAI s): GCRF m, m/s and kg; ValueError outside the arc.

        At the instant of a jump it is the state after it.
        """
        times = np.atleast_1d(np.asarray(t_s, dtype=float))
        low_s, high_s = float(self.t_s[0]), float(self.t_s[-1])
        if times.size and (times.min() < low_s or times.max() > high_s):
            raise ValueError(f"arc {self.name} spans {low_s:.3f} to {high_s:.3f} s")
        samples = np.column_stack((self.r_gcrf_m, self.v_gcrf_mps))
        states = between(self.t_s, samples, times, self.points)
        rows = np.minimum(np.searchsorted(self.t_s, times, side="right"), self.t_s.size - 1)
        before_s, after_s = self.t_s[rows - 1], self.t_s[rows]
        share = np.where(after_s > before_s, (times - before_s) / np.maximum(after_s - before_s, 1e-9), 1.0)
        mass_kg = self.mass_kg[rows - 1] + share * (self.mass_kg[rows] - self.mass_kg[rows - 1])
        out = np.column_stack((states, mass_kg))
        return out[0] if np.ndim(t_s) == 0 else out

    @property
    def y_start(self) -> Vector:
        """First state (7,), GCRF metres, metres per second, kilograms."""
        return np.concatenate((self.r_gcrf_m[0], self.v_gcrf_mps[0], self.mass_kg[:1]))

    @property
    def end(self) -> Start:
        """Where the next phase takes over."""
        return Start(float(self.t_s[-1]), self.y_end, self.handed, partial(_last_attitude, self))

    @property
    def y_end(self) -> Vector:
        """Last state (7,), GCRF metres, metres per second, kilograms."""
        return np.concatenate((self.r_gcrf_m[-1], self.v_gcrf_mps[-1], self.mass_kg[-1:]))

    @cached_property
    def picture(self) -> Picture:
        """What it shows beside the ship's way."""
        return self.pictured(self)

    @property
    def q_body_from_gcrf(self) -> Vector:
        """Attitude (n, 4) at the samples ``t_s``, (0, 4) where none is known.

        Unit quaternions (w, x, y, z) as in motion.rigid_body: a vector's body components are conj(q) v q of
        its GCRF ones. The body's axes are those of the spacecraft's file, +x out of the probe, +z down as it
        flies upright, +y completes, with the rocket's nose along +x, and with the capsule's shield at -x. The
        sign is that which lies nearer to the sample before.
        """
        return self.picture.q_body_from_gcrf

    @property
    def station_t_s(self) -> Vector:
        """Instants (m,) at which the true station is told, TAI seconds since the epoch; none: far away."""
        return self.picture.station_t_s

    @property
    def station_gcrf(self) -> Vector:
        """States (m, 6) of the true station's centre of mass, GCRF, m and m/s."""
        return self.picture.station_gcrf

    @property
    def q_station_from_gcrf(self) -> Vector:
        """Attitude (m, 4) of the true station, as that of the ship; body axes are those of its file."""
        return self.picture.q_station_from_gcrf

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The ways of what is dropped in the arc; they may reach beyond its end."""
        return self.picture.tracks


def _last_attitude(arc: Arc) -> Vector:
    return arc.q_body_from_gcrf[-1:].reshape(-1)
