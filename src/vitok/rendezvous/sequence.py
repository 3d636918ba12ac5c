"""The burns of the rendezvous in their order, each commanded from the state in which it is flown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from vitok.craft.spacecraft import check_propellant, steadied
from vitok.elementary import norm
from vitok.mission.spacecraft import Spacecraft
from vitok.motion import orbit
from vitok.motion.arc import Firing, Start
from vitok.motion.trajectory import Trajectory, join
from vitok.rendezvous import guidance
from vitok.rendezvous.chase import Chase
from vitok.rendezvous.guidance import Leg
from vitok.types import Vector

Law = Callable[[Chase, Start, Leg, Vector], Vector]
Step = tuple[Leg, Law]

BRAKING = "braking"  # burns at the gates, numbered

# A burn is commanded this long before its middle, or when the burn before it has ended; on a leg that is
# shorter than the first the second counts
LEAD_S, CLOSE_LEAD_S = 300.0, 60.0
SOONER_S, LATER_S = 120.0, 180.0  # than planned, between which a range is waited for


@dataclass(frozen=True)
class Schedule:
    """The legs before the transfer, middles of its burns, and the instant of contact (TAI s).

    ``phasing`` are those that end as the transfer begins. ``offset_m`` is how far behind the station the
    first transfer burn is to find the spacecraft, ``second_lvlh_m`` (3,) the place of the second one.
    ``phasing_guess_mps`` (1 or 2,) are first guesses of the forward parts that set phase and shape.
    """

    phasing: tuple[Leg, ...]
    transfer_1_s: float
    correction_s: float
    transfer_2_s: float
    contact_s: float
    offset_m: float
    second_lvlh_m: Vector
    phasing_guess_mps: Vector


@dataclass(frozen=True)
class Commanded:
    """A burn as done, the velocity change in LVLH (3,) commanded for it, and the states (7,) at its ends."""

    burn: orbit.Burn
    command_lvlh_mps: Vector
    y_start: Vector
    y_end: Vector

    @property
    def propellant_kg(self) -> float:
        """Propellant burnt."""
        return float(self.y_start[6] - self.y_end[6])

    @property
    def delta_v_mps(self) -> float:
        """Velocity change in free space (Tsiolkovsky)."""
        return orbit.delta_v_of(self.burn, float(self.y_start[6]))

    @property
    def firing(self) -> Firing:
        """The burn as an arc tells it."""
        burn = self.burn
        return Firing(burn.name, burn.start_s, burn.duration_s, self.delta_v_mps, self.propellant_kg)


def handover_s(craft: Spacecraft, contact_s: float) -> float:
    """Instant at which docking takes over."""
    return contact_s - craft.approach.handover_before_contact_s


def fly_sequence(chase: Chase, schedule: Schedule, start: Start) -> tuple[Trajectory, tuple[Commanded, ...]]:
    """Flight from ``start`` to the hand-over as planned, each burn done as it is commanded.

    It begins with the propellant of its attitude control gone. A command too small to be metered is left out.
    FlightError if a burn cannot meet its aim or the propellant does not last.
    """
    t_s, y = start.t_s, steadied(chase.spacecraft, start.y, "rendezvous")
    launch_mass_kg = float(start.y[6])
    pieces: list[Trajectory] = []
    firings, first = [], shaping(schedule)[0]

    def advance(to_s: float, *burns: orbit.Burn) -> None:
        nonlocal t_s, y
        if to_s > t_s:
            pieces.append(chase.fly(t_s, y, to_s, *burns))
            t_s, y = to_s, pieces[-1].y_end

    for leg, law in steps(chase.spacecraft, schedule):
        advance(leg.centre_s - LEAD_S)
        guess = schedule.phasing_guess_mps if leg == first else np.zeros(3)
        command = law(chase, Start(t_s, y), leg, guess)
        if norm(command) < chase.spacecraft.propulsion.thrusters.smallest_burn_mps:
            continue
        burn = leg.burn(command, float(y[6]), chase.spacecraft)
        advance(burn.start_s)
        y_start = y
        advance(burn.end_s, burn)
        firings.append(Commanded(burn, command, y_start, y))
        check_propellant(chase.spacecraft, launch_mass_kg - float(y[6]), f"rendezvous burn {leg.name}")
    advance(handover_s(chase.spacecraft, schedule.contact_s))
    return join(pieces), tuple(firings)


def steps(craft: Spacecraft, schedule: Schedule) -> list[Step]:
    """Each burn's leg and its law."""
    approach, contact_s = craft.approach, schedule.contact_s
    first_s, second_s, end_s = schedule.transfer_1_s, schedule.transfer_2_s, handover_s(craft, contact_s)
    gates_s = [contact_s - before_s for before_s in approach.gates_before_contact_s]
    stop_s = end_s - approach.stop_before_handover_s
    aims_s = [*gates_s, stop_s]
    aims = [np.array(place) for place in approach.places_lvlh_m]

    def to(leg: Leg, aim_m: Vector) -> Step:
        return leg, partial(guidance.to_position, aim_lvlh_m=aim_m)

    return [
        *_phasing_steps(schedule),
        (
            Leg("transfer 1", first_s, second_s),
            partial(guidance.in_plane, aim_lvlh_m=schedule.second_lvlh_m),
        ),
        to(Leg("transfer correction", schedule.correction_s, second_s), schedule.second_lvlh_m),
        to(Leg("transfer 2", second_s, gates_s[0]), aims[0]),
        to(Leg("midcourse", gates_s[0] - craft.rendezvous.midcourse_before_gate_s, gates_s[0]), aims[0]),
        *(
            to(
                Leg(
                    f"{BRAKING} {row + 1}",
                    gates_s[row],
                    aims_s[row + 1],
                    gate.thrust_n,
                    float(norm(gate.position_lvlh_m)) if gate.at_range else None,
                ),
                aims[row + 1],
            )
            for row, gate in enumerate(approach.gates)
        ),
        to(Leg("trim", end_s - approach.trim_before_handover_s, stop_s), aims[-1]),
        (Leg("stop", stop_s, end_s), guidance.to_rest),
    ]


def shaping(schedule: Schedule) -> tuple[Leg, ...]:
    """The one or two legs before the transfer whose burns set the phase, or phase and shape, at first."""
    return tuple(leg for leg in linked(schedule.phasing) if sets_phase(leg))


def sets_phase(leg: Leg) -> bool:
    """Whether its burn is one of the one or two that set the phase, or phase and shape, at first."""
    return leg.free == ("forward",)


def _phasing_steps(schedule: Schedule) -> list[Step]:
    """The burns before the transfer, each aimed through the given ones that follow it."""
    offset_m = schedule.offset_m
    legs, first = linked(schedule.phasing), shaping(schedule)

    def both(chase: Chase, start: Start, leg: Leg, guess: Vector) -> Vector:
        found = guidance.phasing(chase, start, (leg, first[1]), offset_m=offset_m, guess=guess)
        return leg.with_forward(float(found[0]))

    def law(leg: Leg) -> Law:
        if not leg.free:
            return lambda chase, start, leg, _: np.array(leg.given_lvlh_mps)
        if leg == first[0] and len(first) > 1:
            return both
        if sets_phase(leg):
            return partial(guidance.phase, offset_m=offset_m)
        return (
            partial(guidance.phase_and_plane, offset_m=offset_m) if "forward" in leg.free else guidance.plane
        )

    return [(leg, law(leg)) for leg in legs]


def linked(legs: Sequence[Leg]) -> tuple[Leg, ...]:
    """Legs that know which given burns follow them before their aim."""
    return tuple(
        replace(leg, then=tuple(each for each in legs[row + 1 :] if any(each.given_lvlh_mps)))
        for row, leg in enumerate(legs)
    )
