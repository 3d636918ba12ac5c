"""The Earth about a station's orbit: air between the altitudes that the orbit has, and no other."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from vitok.earth.air import air_about
from vitok.earth.environment import Environment, environment
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.earth.space_weather import SolarActivity
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.types import Vector

_POLE_M = 21.4e3  # by which an altitude over the pole exceeds one over the equator
_MORE_M, _DECAY_MPD = 15e3, 150.0  # beyond the orbit's altitudes, and lower by so much for each day
_LOWEST_M = 90e3
_STEP_S = 21600.0  # two of the Ap index, as the mean over turns counts; a multiple over months
_DAYS_AT_STEP = 60.0


@dataclass(frozen=True)
class Surroundings:
    """What the Earth about an orbit is made of: a span, the air's altitudes and steps, the Sun's activity."""

    epoch: Epoch
    t_start_s: float
    t_end_s: float
    lowest_m: float
    highest_m: float
    t_step_s: float
    activity: SolarActivity | None

    @property
    def environment(self) -> Environment:
        """Made once in a process."""
        return _environment(self)


def orbit_surroundings(
    epoch: Epoch,
    t_start_s: float,
    t_end_s: float,
    distance_m: Vector,
    *,
    activity: SolarActivity | None = None,
) -> Surroundings:
    """Surroundings of an orbit alone that comes by ``distance_m`` (n,) from the Earth's centre."""
    days = (t_end_s - t_start_s) / SECONDS_PER_DAY
    lowest_m = float(distance_m.min()) - EQUATORIAL_RADIUS_M - _MORE_M - _DECAY_MPD * days
    return Surroundings(
        epoch,
        float(t_start_s),
        float(t_end_s),
        max(lowest_m, _LOWEST_M),
        float(distance_m.max()) - EQUATORIAL_RADIUS_M + _POLE_M + _MORE_M,
        float(_STEP_S * np.ceil(days / _DAYS_AT_STEP)),
        activity,
    )


@lru_cache(maxsize=4)
def _environment(about: Surroundings) -> Environment:
    airless = environment(about.epoch, about.t_start_s, about.t_end_s, air_model="none")
    air = air_about(
        about.epoch,
        about.t_start_s,
        about.t_end_s,
        lowest_m=about.lowest_m,
        highest_m=about.highest_m,
        t_step_s=about.t_step_s,
        activity=about.activity,
    )
    return airless._replace(air=air)
