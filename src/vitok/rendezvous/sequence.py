"""The burns of the rendezvous in their order, each commanded from the state in which it is flown."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitok.craft.spacecraft import check_propellant
from vitok.mission.spacecraft import Spacecraft
from vitok.motion import orbit
from vitok.motion.trajectory import Trajectory, join
from vitok.rendezvous import guidance
from vitok.rendezvous.guidance import Scene

Vector = NDArray[np.float64]
Law = Callable[[float, Vector], Vector]

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
class Firing:
    """A burn as executed, with the velocity change commanded in LVLH (3,) and the states (7,) at its ends."""

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


def handover_s(craft: Spacecraft, contact_s: float) -> float:
    """Instant at which docking takes over."""
    return contact_s - craft.approach.handover_before_contact_s


def fly_sequence(
    scene: Scene, schedule: Schedule, t_s: float, y: Vector, execute: Callable[[orbit.Burn], orbit.Burn]
) -> tuple[Trajectory, tuple[Firing, ...]]:
    """Flight from ``y`` (7,) at ``t_s`` to the hand-over; ``execute`` turns a command into what is done.

    A command too small to be metered is left out. FlightError if a burn cannot meet its aim or the
    propellant does not last.
    """
    launch_mass_kg = float(y[6])
    pieces: list[Trajectory] = []
    firings = []

    def advance(to_s: float, *burns: orbit.Burn) -> None:
        nonlocal t_s, y
        if to_s > t_s:
            pieces.append(scene.fly(t_s, y, to_s, *burns))
            t_s, y = to_s, pieces[-1].y_end

    for name, centre_s, law in _steps(scene, schedule):
        advance(centre_s - _LEAD_S)
        command = law(t_s, y)
        if np.linalg.norm(command) < scene.spacecraft.propulsion.thrusters.smallest_burn_mps:
            continue
        burn = execute(guidance.firing(name, centre_s, command, float(y[6]), scene.spacecraft))
        advance(burn.start_s)
        y_start = y
        advance(burn.end_s, burn)
        firings.append(Firing(burn, command, y_start, y))
        check_propellant(scene.spacecraft, launch_mass_kg - float(y[6]), f"rendezvous burn {name}")
    advance(handover_s(scene.spacecraft, schedule.contact_s))
    return join(pieces), tuple(firings)


def _steps(scene: Scene, schedule: Schedule) -> list[tuple[str, float, Law]]:
    """Name, middle and law of each burn."""
    way, approach = scene.spacecraft.rendezvous, scene.spacecraft.approach
    contact_s = schedule.contact_s
    first_s = contact_s - way.first_transfer_before_contact_s
    fix_s = contact_s - way.transfer_correction_before_contact_s
    second_s = contact_s - way.second_transfer_before_contact_s
    midcourse_s = contact_s - way.midcourse_before_contact_s
    stop_s = handover_s(scene.spacecraft, contact_s) - approach.stop_before_handover_s
    second_lvlh_m = np.array(way.second_transfer_lvlh_m)
    toward_gates = np.array(approach.gate_direction_lvlh) / np.linalg.norm(approach.gate_direction_lvlh)
    gates = [
        (contact_s - before_s, range_m * toward_gates)
        for before_s, range_m in zip(approach.gate_before_contact_s, approach.gate_range_m, strict=True)
    ]
    aims = [*gates, (stop_s, np.array(approach.handover_position_lvlh_m))]

    def to(name: str, centre_s: float, t_aim_s: float, aim_m: Vector, in_plane: bool = False) -> Law:
        return lambda t_s, y: guidance.to_position(scene, name, t_s, y, centre_s, t_aim_s, aim_m, in_plane)

    steps = _phasing_steps(scene, schedule, first_s) + [
        ("transfer 1", first_s, to("transfer 1", first_s, second_s, second_lvlh_m, in_plane=True)),
        ("transfer correction", fix_s, to("transfer correction", fix_s, second_s, second_lvlh_m)),
        ("transfer 2", second_s, to("transfer 2", second_s, *aims[0])),
        ("midcourse", midcourse_s, to("midcourse", midcourse_s, *aims[0])),
    ]
    for number, (gate_s, _) in enumerate(gates, 1):
        name = f"braking {number}"
        steps.append((name, gate_s, to(name, gate_s, *aims[number])))
    trim_s, t_rest_s = contact_s - approach.trim_before_contact_s, handover_s(scene.spacecraft, contact_s)
    steps.append(("trim", trim_s, to("trim", trim_s, *aims[-1])))
    steps.append(("stop", stop_s, lambda t_s, y: guidance.to_rest(scene, "stop", t_s, y, stop_s, t_rest_s)))
    return steps


def _phasing_steps(scene: Scene, schedule: Schedule, first_s: float) -> list[tuple[str, float, Law]]:
    """The burns before the transfer, which begins at ``first_s``."""
    dv1_s, offset_m, guess = schedule.dv1_s, schedule.offset_m, schedule.phasing_guess_mps
    if schedule.dv2_s is None:
        return [
            (
                "DV1",
                dv1_s,
                lambda t_s, y: guidance.phase(scene, "DV1", t_s, y, dv1_s, first_s, offset_m, guess[0]),
            )
        ]
    dv2_s, dv3_s = schedule.dv2_s, schedule.dv3_s

    def dv1(t_s: float, y: Vector) -> Vector:
        both = guidance.phasing(scene, t_s, y, (dv1_s, dv2_s), first_s, offset_m, guess)
        return np.array([both[0], 0.0, 0.0])

    steps: list[tuple[str, float, Law]] = [
        ("DV1", dv1_s, dv1),
        ("DV2", dv2_s, lambda t_s, y: guidance.phase(scene, "DV2", t_s, y, dv2_s, first_s, offset_m)),
    ]
    if dv3_s is not None:
        steps.append(
            (
                "DV3",
                dv3_s,
                lambda t_s, y: guidance.phase_and_plane(scene, "DV3", t_s, y, dv3_s, first_s, offset_m),
            )
        )
    return steps
