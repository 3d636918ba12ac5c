"""The picture of a flight near a station: both bodies as the plant of 26 states has them."""

import numpy as np

from vitok.craft.jets import jet_names
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Station
from vitok.motion.arc import Arc, Picture
from vitok.motion.attitude import along_orbit, by
from vitok.motion.quaternions import continuous, quaternion_of
from vitok.proximity.bodies import State
from vitok.proximity.pair import station_from_lvlh
from vitok.proximity.sample import Sample
from vitok.types import Vector

APART_S = 2.0  # between two instants of the station


def pictured(rows: Vector, orbit: Vector, arc: Arc) -> Picture:
    """The picture of an arc of samples ``rows`` (n, COLUMNS), about the station's true ``orbit`` (n, 6)."""
    here = spaced(arc.t_s, APART_S)
    return Picture(ship(rows), arc.t_s[here], *station(rows[here], orbit[here]))


def ship(rows: Vector) -> Vector:
    """True attitudes (n, 4) of the ship at samples."""
    q: Vector = continuous(rows[:, Sample.STATE + State.Q_SHIP : Sample.STATE + State.W_SHIP])
    return q


def station(rows: Vector, orbit: Vector) -> tuple[Vector, Vector]:
    """True states (n, 6) and attitudes (n, 4) of the station at samples; its ``orbit`` is (n, 6 or more)."""
    first = Sample.STATE + State.R_STATION
    q = rows[:, Sample.STATE + State.Q_STATION : Sample.STATE + State.W_STATION]
    return orbit[:, :6] + rows[:, first : first + 6], continuous(q)


def pulses(craft: Spacecraft, t_s: Vector, on_s: Vector) -> dict[str, Vector]:
    """Instants (n,) of samples and on-times (n, jets) before them, of each thruster that fired at all."""
    jet, sample = np.nonzero(on_s.T > 0.0)
    fired = np.column_stack((t_s[sample], on_s[sample, jet]))
    each = np.split(fired, np.searchsorted(jet, np.arange(1, on_s.shape[1])))
    return {name: rows for name, rows in zip(jet_names(craft), each, strict=True) if rows.size}


def spaced(t_s: Vector, apart_s: float) -> Vector:
    """Numbers of those of the instants (n,) that are the first in each span of ``apart_s``, and the last."""
    slots = np.floor((t_s - t_s[0]) / apart_s + 1e-6)
    first = np.flatnonzero(np.append(True, np.diff(slots) > 0.0))
    numbers: Vector = np.unique(np.append(first, t_s.size - 1))
    return numbers


def standing(station: Station, y: Vector) -> Vector:
    """Attitudes (n, 4) of a station that stands as its law holds it, at its states (n, 6 or more)."""
    law = np.array(quaternion_of(tuple(station_from_lvlh(station).ravel())))
    found: Vector = by(along_orbit(y), law)
    return found
