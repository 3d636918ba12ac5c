"""What a phase leaves behind: sampled states, events, and the jumps that explain a discontinuity."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Event:
    """A named instant: ``t_s`` TAI seconds since the flight's epoch, ``y`` (7,) GCRF state and mass.

    ``detail`` holds what the event has to say, each key with its unit (``delta_v_mps``).
    """

    name: str
    t_s: float
    y: Vector
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Jump:
    """A discontinuity with a reason: signed change of mass, magnitudes of change of position and velocity."""

    name: str
    t_s: float
    mass_kg: float = 0.0
    delta_r_m: float = 0.0
    delta_v_mps: float = 0.0


@dataclass(frozen=True)
class Arc:
    """One phase flown: n samples in GCRF, with further sampled channels by name.

    ``t_s`` (n,) never falls; at a jump two samples share one instant, before and after.
    ``burns`` are plain dictionaries with name, start_s, duration_s, delta_v_mps and propellant_kg.
    """

    name: str
    t_s: Vector
    r_gcrf_m: Vector
    v_gcrf_mps: Vector
    mass_kg: Vector
    channels: dict[str, Vector] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    jumps: tuple[Jump, ...] = ()
    burns: tuple[dict[str, Any], ...] = ()

    @property
    def y_start(self) -> Vector:
        """First state (7,), GCRF metres, metres per second, kilograms."""
        return np.concatenate((self.r_gcrf_m[0], self.v_gcrf_mps[0], self.mass_kg[:1]))

    @property
    def y_end(self) -> Vector:
        """Last state (7,), GCRF metres, metres per second, kilograms."""
        return np.concatenate((self.r_gcrf_m[-1], self.v_gcrf_mps[-1], self.mass_kg[-1:]))
