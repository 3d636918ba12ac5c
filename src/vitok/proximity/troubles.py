"""What may fail near a station, when it begins, and what it does to sensors, valves and the station."""

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import bare, lean
from vitok.navigation.near_suite import STEP_S
from vitok.proximity.bodies import State
from vitok.types import Vector


class Trouble(IntEnum):
    """Columns of ``Troubles.from_m``."""

    THRUSTER_OFF = 0
    THRUSTER_ON = 1
    MANIFOLD = 2
    RADIO = 3
    GYROSCOPE = 4
    STATION = 5
    RANGE = 6


class Troubles(NamedTuple):
    """Range (m) of the probe's tip from which on each Trouble is there (7,), NaN for one that never is.

    ``jet`` is the thruster that stays shut or open; ``manifold`` the one that is lost. ``told_after_s`` later
    the ship knows of a thruster or a manifold, and closes that of one that stays open. ``drift_radps`` (3,)
    is added to the gyroscopes, ``station_radps`` (3,) is the rate, station's body axes, with which it is left
    to turn, ranges are told too long by ``range_share``. ``sensors`` (s,) tells which are lost with the
    radio, or tell wrong ranges.
    """

    from_m: Vector
    jet: int
    manifold: int
    told_after_s: float
    drift_radps: Vector
    station_radps: Vector
    range_share: float
    sensors: NDArray[np.bool_]


def no_troubles(sensors: int) -> Troubles:
    """Nothing fails, of a ship with so many near sensors."""
    never_m, none = np.full(len(Trouble), np.nan), np.zeros(sensors, dtype=np.bool_)
    return Troubles(never_m, 0, 0, 0.0, np.zeros(3), np.zeros(3), 0.0, none)


@bare
def fail(t_s, away_m, troubles, begun_s, truth, y):
    """Lets each trouble begin whose range the ship is within; ``begun_s`` (7,) keeps since when."""
    for which in range(begun_s.size):
        if begun_s[which] < np.inf or not away_m <= troubles.from_m[which]:
            continue
        begun_s[which] = t_s
        if which == Trouble.GYROSCOPE:
            for i in range(3):
                truth.drift[i] += troubles.drift_radps[i]
        elif which == Trouble.STATION:
            for i in range(3):
                y[State.W_STATION + i] += troubles.station_radps[i]
        elif which == Trouble.RADIO or which == Trouble.RANGE:
            for sensor in range(troubles.sensors.size):
                if troubles.sensors[sensor] and which == Trouble.RADIO:
                    truth.lost_from_s[sensor] = -np.inf
                elif troubles.sensors[sensor]:
                    truth.range_share[sensor] = 1.0 + troubles.range_share


@lean
def troubled(begun_s):
    """Whether any trouble has begun."""
    begun = False
    for which in range(begun_s.size):
        begun = begun or begun_s[which] < np.inf
    return begun


@lean
def shut(t_s, jets, troubles, begun_s, limit_s):
    """Writes how long each thruster may fire in a period by what the ship knows of its valves.

    Returns how many are shut for good.
    """
    told_s, count = t_s - troubles.told_after_s, 0
    for j in range(limit_s.size):
        limit_s[j] = STEP_S
        if begun_s[Trouble.THRUSTER_OFF] <= told_s and j == troubles.jet:
            limit_s[j] = 0.0
        if begun_s[Trouble.THRUSTER_ON] <= told_s and jets.manifold[j] == jets.manifold[troubles.jet]:
            limit_s[j] = 0.0
        if begun_s[Trouble.MANIFOLD] <= told_s and jets.manifold[j] == troubles.manifold:
            limit_s[j] = 0.0
        count += 1 if limit_s[j] == 0.0 else 0
    return count


@bare
def really_fired(t_s, jets, troubles, begun_s, on_s):
    """Makes of commanded on-times those that came, in place."""
    closed = begun_s[Trouble.THRUSTER_ON] <= t_s - troubles.told_after_s
    for j in range(on_s.size):
        if begun_s[Trouble.THRUSTER_OFF] <= t_s and j == troubles.jet:
            on_s[j] = 0.0
        if begun_s[Trouble.THRUSTER_ON] <= t_s and j == troubles.jet and not closed:
            on_s[j] = STEP_S
        if begun_s[Trouble.MANIFOLD] <= t_s and jets.manifold[j] == troubles.manifold:
            on_s[j] = 0.0
