"""The phasing orbit: how high the spacecraft has to wait to meet the station when it is asked to."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.elementary import norm
from vitok.errors import FlightError
from vitok.motion.arc import Start
from vitok.motion.elements import elements
from vitok.motion.relative import mean_motion_radps
from vitok.motion.trajectory import Trajectory
from vitok.rendezvous.chase import Chase
from vitok.rendezvous.guidance import Leg, in_a_row, phase, phasing
from vitok.rendezvous.sequence import LEAD_S, linked, sets_phase
from vitok.rendezvous.transfer import Departing, Transfer, instants_s, least, shifted
from vitok.station.meeting import Meeting
from vitok.types import Vector

_EARLIEST_S = 60.0  # after insertion
_TOLERANCE = 1e-9
_SHIFT_M = 2e4  # along the orbit, where a search takes its first step
_WORTH_MPS = 0.01  # of the transfer, below which another round is not worth it
_ROUNDS = 12


def to_height(y: Vector, dv1_s: float, height_m: float) -> tuple[float, Vector]:
    """Instant of DV2, and DV1 and DV2 (2,) of a two-body transfer from an apsis to a circle (Hohmann)."""
    r1, r2 = float(norm(y[:3])), EQUATORIAL_RADIUS_M + height_m
    half_turn_s = np.pi * np.sqrt(((r1 + r2) / 2) ** 3 / MU_M3PS2)
    first = np.sqrt(2 * MU_M3PS2 * r2 / (r1 * (r1 + r2))) - norm(y[3:6])
    second = np.sqrt(MU_M3PS2 / r2) - np.sqrt(2 * MU_M3PS2 * r1 / (r2 * (r1 + r2)))
    return dv1_s + float(half_turn_s), np.array([first, second])


@dataclass(frozen=True)
class Phased:
    """Legs to a transfer, the forward parts (1 or 2,), m/s, that set its phase, and the way there."""

    legs: tuple[Leg, ...]
    guess: Vector
    transfer: Transfer
    flown: Trajectory


def from_phasing(
    chase: Chase, start: Start, at_gate: Start, *, legs: Sequence[Leg], guess: Vector, met: Meeting
) -> Phased:
    """The cheapest transfer from a phasing orbit, and the burns that lead to it.

    ``guess`` (1 or 2,) is where the forward parts begin that set phase, or phase and shape. The phasing orbit
    hangs a little on where the transfer begins and the transfer on its shape: with two free parts both are
    found in turn, with one together. FlightError if that does not settle.
    """
    first_s, _ = instants_s(chase, at_gate.t_s)
    depth_m = float(norm(chase.station(first_s)[:3])) - met.axis_m
    # in half a turn a circle so much deeper gains 1.5 pi of its depth; of the transfer the mean depth is half
    offset_m, last_mps = 1.5 * np.pi * depth_m, np.inf
    linked_legs = linked(legs)
    before, (shaping, *second) = _parted(linked_legs)
    begun = _flown(chase, start, before, guess, shaping.centre_s - LEAD_S)
    ready = Start(begun.t_end_s, begun.y_end)
    if not second:
        guess = phase(chase, ready, shaping, guess, offset_m=offset_m)[:1]
        return _with_one(chase, start, at_gate, legs=linked_legs, guess=guess)
    for _ in range(_ROUNDS):
        guess = phasing(chase, ready, (shaping, second[0]), offset_m=offset_m, guess=guess)
        flown = _flown(chase, start, linked_legs, guess, first_s)
        found = least(chase, at_gate, _along(flown.y_end), free=np.zeros(1), step=np.array([_SHIFT_M]))
        offset_m = found.offset_m
        if abs(found.cost_mps - last_mps) < _WORTH_MPS:
            return Phased(tuple(legs), guess, found, flown)
        last_mps = found.cost_mps
    raise FlightError("the phasing orbit and the transfer from it do not settle")


def _with_one(chase: Chase, start: Start, at_gate: Start, *, legs: Sequence[Leg], guess: Vector) -> Phased:
    """The cheapest transfer where one forward part is free, which the phase and the orbit's shape hang on."""
    first_s, _ = instants_s(chase, at_gate.t_s)
    centre_s = next(leg.centre_s for leg in legs if sets_phase(leg))

    def departing(forward_mps: Vector) -> tuple[Vector, float]:
        return _flown(chase, start, legs, forward_mps, first_s).y_end, float(abs(forward_mps[0]))

    step = np.array([_SHIFT_M / (3.0 * (first_s - centre_s))])  # what shifts the begin so far
    found = least(chase, at_gate, departing, free=guess, step=step)
    return Phased(tuple(legs), found.free, found, _flown(chase, start, legs, found.free, first_s))


def _parted(legs: Sequence[Leg]) -> tuple[Sequence[Leg], list[Leg]]:
    """The legs before the first one that sets the phase, and the one or two that do."""
    shaping = [leg for leg in legs if sets_phase(leg)]
    return legs[: legs.index(shaping[0])], shaping


def with_guess(legs: Sequence[Leg], guess: Vector) -> tuple[tuple[Leg, Vector], ...]:
    """Legs and their velocity changes (3,): as given, the forward parts that set the phase as guessed."""
    left = iter(guess)
    return tuple(
        (leg, leg.with_forward(float(next(left))) if sets_phase(leg) else np.array(leg.given_lvlh_mps))
        for leg in legs
    )


def _along(y: Vector) -> Departing:
    """From a place along the orbit of ``y`` (7,), at no cost."""
    return lambda shift_m: (shifted(y, float(shift_m[0])), 0.0)


def _flown(chase: Chase, start: Start, legs: Sequence[Leg], guess: Vector, t1_s: float) -> Trajectory:
    """The flight from ``start`` to ``t1_s`` with the burns of legs."""
    burns = in_a_row(with_guess(legs, guess), float(start.y[6]), chase.spacecraft)
    return chase.fly(start.t_s, start.y, max(t1_s, start.t_s), *burns)


def from_insertion(chase: Chase, start: Start, at_gate: Start, met: Meeting) -> Transfer:
    """The cheapest transfer after a single burn along the orbit; its instant and size (m/s) are ``free``.

    On such a short way the ship meets the transfer near the apogee that the burn has raised. The search
    begins at the orbit that ``met`` the station, with the burns half a turn apart; where nothing leads to the
    gate from there, as on a way that takes hours longer, a turn earlier, until the insertion is met.
    """
    first_s, _ = instants_s(chase, at_gate.t_s)
    half_turn_s = np.pi * np.sqrt(met.axis_m**3 / MU_M3PS2)
    delta_v_mps = max(
        0.5 * mean_motion_radps(start.y) * (met.axis_m - elements(start.y).semi_major_axis_m), 1.0
    )
    earliest_s = start.t_s + _EARLIEST_S
    coast = chase.fly(start.t_s, start.y, first_s)

    def departing(burn: Vector) -> tuple[Vector, float]:
        if not (earliest_s <= burn[0] < first_s and burn[1] >= 0.0):
            raise FlightError("no burn there")
        y = coast(burn[0])
        y[3:6] *= 1.0 + burn[1] / norm(y[3:6])
        return chase.fly(burn[0], y, first_s, tolerance=_TOLERANCE).y_end, float(burn[1])

    begin_s, soonest_s = first_s - half_turn_s, earliest_s + 60.0
    while True:
        free = np.array([max(begin_s, soonest_s), delta_v_mps])
        try:
            return least(chase, at_gate, departing, free=free, step=np.array([120.0, 2.0]))
        except FlightError:
            begin_s -= 2.0 * half_turn_s
            if begin_s < soonest_s:
                raise
