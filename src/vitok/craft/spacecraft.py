"""What a spacecraft weighs, and how much it may still burn."""

import numpy as np

from vitok.errors import FlightError
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.arc import Jump
from vitok.types import Vector


def dry_mass_kg(spacecraft: Spacecraft) -> float:
    """The three modules without propellant, crew and cargo."""
    modules = spacecraft.modules
    return modules.orbital_kg + modules.descent_kg + modules.service_kg


def launch_mass_kg(spacecraft: Spacecraft, crew_mass_kg: float, cargo_up_kg: float) -> float:
    """Modules, full tanks, crew and cargo: the mass at separation from the rocket."""
    return dry_mass_kg(spacecraft) + spacecraft.propulsion.propellant_kg + crew_mass_kg + cargo_up_kg


def descent_module_mass_kg(spacecraft: Spacecraft, crew_mass_kg: float, cargo_down_kg: float) -> float:
    """The descent module with crew and return cargo."""
    return spacecraft.modules.descent_kg + crew_mass_kg + cargo_down_kg


def check_propellant(spacecraft: Spacecraft, used_kg: float, what: str) -> float:
    """Propellant left after ``used_kg``; FlightError naming the shortage at ``what`` if the tanks run dry."""
    left_kg = spacecraft.propulsion.propellant_kg - used_kg
    if left_kg < 0.0:
        raise FlightError(
            f"propellant is short by {-left_kg:.1f} kg at {what}: "
            f"{used_kg:.1f} kg needed of {spacecraft.propulsion.propellant_kg:.1f} kg"
        )
    return left_kg


def attitude_kg(spacecraft: Spacecraft) -> float:
    """Propellant that attitude control takes in a phase of free flight; nothing where the file says none."""
    control = spacecraft.attitude_control
    return 0.0 if control is None else control.propellant_per_phase_kg


def steadied(spacecraft: Spacecraft, y: Vector, phase: str) -> Vector:
    """The state ``y`` (7,) with the propellant gone that attitude control takes in the ``phase`` it begins.

    FlightError if that is more than the ship has aboard beside its modules.
    """
    booked_kg, tanks_kg = attitude_kg(spacecraft), spacecraft.propulsion.propellant_kg
    aboard_kg = min(tanks_kg, max(float(y[6]) - dry_mass_kg(spacecraft), 0.0))
    if booked_kg > aboard_kg:
        raise FlightError(
            f"propellant is short by {booked_kg - aboard_kg:.1f} kg as the {phase} begins: spacecraft "
            f"{spacecraft.name} books attitude_control.propellant_per_phase_kg = {booked_kg:g}, and at most "
            f"{aboard_kg:.1f} kg of propellant are aboard"
        )
    after = np.array(y, dtype=float)
    after[6] -= booked_kg
    return after


def attitude_jump(spacecraft: Spacecraft, t_s: float) -> Jump:
    """What tells an arc's ledger of a state that was ``steadied`` at ``t_s``."""
    return Jump("attitude_control", t_s, mass_kg=-attitude_kg(spacecraft))
