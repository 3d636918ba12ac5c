"""The burns of the rendezvous in their order, each commanded from the state in which it is flown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from vitok.craft.spacecraft import check_propellant, steadied
from vitok.elementary import norm
from vitok.mission.spacecraft import Spacecraft
from vitok.motion import orbit
from vitok.motion.arc import Firing, Start
from vitok.motion.trajectory import Trajectory, join
from vitok.rendezvous import guidance
from vitok.rendezvous.guidance import Chase, Leg
from vitok.types import Vector

Step = tuple[Leg, Callable[[Start, Vector], Vector]]

_LEAD_S = 300.0  # a burn is commanded this long before its middle, or when the burn before it has ended


@dataclass(frozen=True)
class Schedule:
    """Middles of DV1, DV2, DV3 and the instant of contact (TAI s); first guess of DV1 and DV2 (2,), m/s.

    DV2 and DV3 are None where the profile has none. ``offset_m`` is how far behind the station the first
    transfer burn is to find the spacecraft.
    """

    dv1_s: float
    dv2_s: float | None
    dv3_s: float | None
    contact_s: float
    offset_m: float
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


def fly_sequence(
    chase: Chase,
    schedule: Schedule,
    start: Start,
    execute: Callable[[orbit.Burn], orbit.Burn],
    *,
    guesses: Mapping[str, Vector] = MappingProxyType({}),
) -> tuple[Trajectory, tuple[Commanded, ...]]:
    """Flight from ``start`` to the hand-over; ``execute`` turns a command into what is done.

    It begins with the propellant of its attitude control gone.

    ``guesses`` are commands (3,) by the burn's name from which the laws begin, zero where there is none.
    A command too small to be metered is left out. FlightError if a burn cannot meet its aim or the
    propellant does not last.
    """
    t_s, y = start.t_s, steadied(chase.spacecraft, start.y, "rendezvous")
    launch_mass_kg = float(start.y[6])
    pieces: list[Trajectory] = []
    firings = []

    def advance(to_s: float, *burns: orbit.Burn) -> None:
        nonlocal t_s, y
        if to_s > t_s:
            pieces.append(chase.fly(t_s, y, to_s, *burns))
            t_s, y = to_s, pieces[-1].y_end

    for leg, law in _steps(chase, schedule):
        advance(leg.centre_s - _LEAD_S)
        command = law(Start(t_s, y), guesses.get(leg.name, np.zeros(3)))
        if norm(command) < chase.spacecraft.propulsion.thrusters.smallest_burn_mps:
            continue
        burn = execute(guidance.firing(leg.name, leg.centre_s, command, float(y[6]), craft=chase.spacecraft))
        advance(burn.start_s)
        y_start = y
        advance(burn.end_s, burn)
        firings.append(Commanded(burn, command, y_start, y))
        check_propellant(chase.spacecraft, launch_mass_kg - float(y[6]), f"rendezvous burn {leg.name}")
    advance(handover_s(chase.spacecraft, schedule.contact_s))
    return join(pieces), tuple(firings)


def _steps(chase: Chase, schedule: Schedule) -> list[Step]:
    """Each burn's leg and its law."""
    way, approach = chase.spacecraft.rendezvous, chase.spacecraft.approach
    contact_s = schedule.contact_s
    first_s = contact_s - way.first_transfer_before_contact_s
    fix_s = contact_s - way.transfer_correction_before_contact_s
    second_s = contact_s - way.second_transfer_before_contact_s
    midcourse_s = contact_s - way.midcourse_before_contact_s
    stop_s = handover_s(chase.spacecraft, contact_s) - approach.stop_before_handover_s
    trim_s, t_rest_s = contact_s - approach.trim_before_contact_s, handover_s(chase.spacecraft, contact_s)
    second_lvlh_m = np.array(way.second_transfer_lvlh_m)
    toward_gates = np.array(approach.gate_direction_lvlh) / norm(approach.gate_direction_lvlh)
    gates = [
        (contact_s - before_s, range_m * toward_gates)
        for before_s, range_m in zip(approach.gate_before_contact_s, approach.gate_range_m, strict=True)
    ]
    aims = [*gates, (stop_s, np.array(approach.handover_position_lvlh_m))]

    def to(name: str, centre_s: float, t_aim_s: float, aim_m: Vector, in_plane: bool = False) -> Step:
        leg = Leg(name, centre_s, t_aim_s)
        return leg, lambda start, guess: guidance.to_position(
            chase, start, leg, guess, aim_lvlh_m=aim_m, in_plane=in_plane
        )

    rest = Leg("stop", stop_s, t_rest_s)
    return [
        *_phasing_steps(chase, schedule, first_s),
        to("transfer 1", first_s, second_s, second_lvlh_m, in_plane=True),
        to("transfer correction", fix_s, second_s, second_lvlh_m),
        to("transfer 2", second_s, *aims[0]),
        to("midcourse", midcourse_s, *aims[0]),
        *(to(f"braking {number}", gate_s, *aims[number]) for number, (gate_s, _) in enumerate(gates, 1)),
        to("trim", trim_s, *aims[-1]),
        (rest, lambda start, guess: guidance.to_rest(chase, start, rest, guess)),
    ]


def _phasing_steps(chase: Chase, schedule: Schedule, first_s: float) -> list[Step]:
    """The burns before the transfer, which begins at ``first_s``."""
    dv2_s, dv3_s = schedule.dv2_s, schedule.dv3_s
    offset_m, first = schedule.offset_m, schedule.phasing_guess_mps
    one = Leg("DV1", schedule.dv1_s, first_s)
    if dv2_s is None:
        return [(one, lambda start, _: guidance.phase(chase, start, one, first, offset_m=offset_m))]
    centres_s, two = (schedule.dv1_s, dv2_s), Leg("DV2", dv2_s, first_s)

    def dv1(start: Start, _: Vector) -> Vector:
        both = guidance.phasing(chase, start, centres_s, t_aim_s=first_s, offset_m=offset_m, guess=first)
        return np.array([both[0], 0.0, 0.0])

    steps: list[Step] = [
        (one, dv1),
        (two, lambda start, guess: guidance.phase(chase, start, two, guess, offset_m=offset_m)),
    ]
    if dv3_s is not None:
        three = Leg("DV3", dv3_s, first_s)
        steps.append(
            (
                three,
                lambda start, guess: guidance.phase_and_plane(chase, start, three, guess, offset_m=offset_m),
            )
        )
    return steps
