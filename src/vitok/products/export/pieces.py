"""A flight cut where its state or its forces jump: what an interpolation may pass over, and no more."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitok.flight import Flight
from vitok.mission.relocation import STAY, kind_of
from vitok.motion.arc import COVARIANCE, STATION, Arc, Firing
from vitok.motion.lvlh import riding_states
from vitok.types import Vector

_SAME_S = 1e-6  # two instants that a file's nine decimals tell apart, but no tool shall divide by


@dataclass(frozen=True, eq=False)
class Piece:
    """A part of an arc without a jump or an edge of a burn: n instants, TAI s, and states (n, 6), GCRF.

    Between them Hermite's polynomial through ``points`` holds. ``burn`` is what fires all the way, if
    something does; ``covariance`` (n, 6, 6), GCRF, that of the state less the station's, where it is known.
    """

    phase: str
    t_s: Vector
    states: Vector
    points: int
    burn: Firing | None = None
    covariance: Vector | None = None


def pieces(flight: Flight) -> list[Piece]:
    """The ship's way, phase by phase, cut at burns and jumps."""
    return [piece for arc in flight.arcs.values() for piece in _pieces(arc, _states(arc))]


def station_pieces(flight: Flight) -> list[Piece]:
    """The true station's way where the flight has it: from the begin of the rendezvous to undocking."""
    found: list[Piece] = []
    for arc in flight.arcs.values():
        states = station_states(flight, arc)
        if states is not None:
            found += _pieces(arc, states, cut=False)
    return found


def steady_burns(arc: Arc) -> Iterator[Firing]:
    """The burns that thrust from their begin to their end: not those told as a sum of pulses."""
    return (each for each in arc.burns if not each.pulses_n and each.duration_s > _SAME_S)


def station_states(flight: Flight, arc: Arc) -> Vector | None:
    """States (n, 6) of the station at an arc's samples, GCRF; None where the flight does not hold them.

    In the stay the ship rests at its port in the station's LVLH: its place is taken off again.
    """
    if set(STATION) <= arc.channels.keys():
        return np.column_stack([arc.channels[key] for key in STATION])
    if kind_of(arc.name) != STAY:
        return None
    ship = _states(arc)
    found, place = ship.copy(), flight.cast.docked_at_lvlh_m(flight.mission.port_in(arc.name))
    for _ in range(4):  # a step is short by the turn of the LVLH axes over the arm, a part in a million
        found += ship - riding_states(found, place)
    found[0] = found[1]  # the ship was captured there: the station does not jump
    return found


def covariances(arc: Arc) -> Vector | None:
    """Covariances (n, 6, 6), GCRF, of the ship's state less the station's as it knows them, or None."""
    if not set(COVARIANCE) <= arc.channels.keys():
        return None
    out = np.empty((arc.t_s.size, 6, 6))
    rows, columns = np.tril_indices(6)
    for key, i, j in zip(COVARIANCE, rows, columns, strict=True):
        out[:, i, j] = out[:, j, i] = arc.channels[key]
    return out


def _states(arc: Arc) -> Vector:
    return np.column_stack((arc.r_gcrf_m, arc.v_gcrf_mps))


def _pieces(arc: Arc, states: Vector, *, cut: bool = True) -> Iterator[Piece]:
    covariance = covariances(arc) if cut else None
    burns = sorted(steady_burns(arc), key=lambda each: each.start_s) if cut else []
    edges = sorted({t_s for each in burns for t_s in (each.start_s, each.start_s + each.duration_s)})
    parted = np.flatnonzero(np.diff(arc.t_s) == 0.0) + 1
    for rows in np.split(np.arange(arc.t_s.size), parted):
        if not cut:  # the ship's mass jumps, not the station
            rows = np.arange(arc.t_s.size)[np.append(np.diff(arc.t_s) > 0.0, True)]
        begin_s, end_s = arc.t_s[rows[[0, -1]]]
        inside = [t_s for t_s in edges if begin_s + _SAME_S < t_s < end_s - _SAME_S]
        for first_s, last_s in zip([begin_s, *inside], [*inside, end_s], strict=True):
            among = rows[(arc.t_s[rows] > first_s + _SAME_S) & (arc.t_s[rows] < last_s - _SAME_S)]
            ends = [_at(arc, states, rows, t_s) for t_s in (first_s, last_s)]
            if last_s - first_s <= _SAME_S:
                continue
            known = None
            if covariance is not None:
                # each end is known as at the last sample before it
                first, last = rows[np.searchsorted(arc.t_s[rows], (first_s, last_s), side="right") - 1]
                known = np.concatenate((covariance[[first]], covariance[among], covariance[[last]]))
            middle_s = 0.5 * (first_s + last_s)
            yield Piece(
                arc.name,
                np.concatenate(([first_s], arc.t_s[among], [last_s])),
                np.concatenate((ends[:1], states[among], ends[1:])),
                arc.points,
                next((e for e in burns if e.start_s < middle_s < e.start_s + e.duration_s), None),
                known,
            )
        if not cut:
            return


def _at(arc: Arc, states: Vector, rows: NDArray[np.intp], t_s: float) -> Vector:
    """The state at an edge: a sample's where one lies there, else between those of its own side."""
    nearest = rows[np.argmin(np.abs(arc.t_s[rows] - t_s))]
    return states[nearest] if abs(arc.t_s[nearest] - t_s) <= _SAME_S else arc(t_s)[:6]
