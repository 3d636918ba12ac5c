"""The ship on its way home, what the descent has to know of it, and how it may differ from its plan."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from vitok.chance import Failure
from vitok.craft.capsule import Capsule, capsule
from vitok.craft.parachute import no_canopies
from vitok.descent.dynamics import Body
from vitok.descent.entry import STATE, BankLimits, Control
from vitok.earth import climate
from vitok.earth.air_error import SURE_DENSITY
from vitok.errors import FlightError
from vitok.mission.descent_module import DescentModule
from vitok.mission.spacecraft import Spacecraft

Vector = NDArray[np.float64]
_MIDDLE_DEG = 45.0  # the table of scatter is that of middle latitudes


@dataclass(frozen=True)
class Vehicle:
    """Ship and descent module, the module's mass with crew and cargo, the wind (n, 3) it comes down in.

    ``wind_sigma`` (n, 3) is how well that wind is known. What the plan does not know: factors on lift and
    drag, those on density by altitude (n, 2), what navigation adds to the state that guidance is told,
    failures.
    """

    spacecraft: Spacecraft
    module: DescentModule
    module_mass_kg: float
    capsule: Capsule
    wind: Vector
    wind_sigma: Vector
    lift: float = 1.0
    drag: float = 1.0
    density: Vector = field(default_factory=lambda: SURE_DENSITY)
    navigation: Vector = field(default_factory=lambda: np.zeros(STATE))
    failures: tuple[Failure, ...] = ()

    def failure(self, name: str) -> Failure | None:
        """The failure of that name; None if it does not happen."""
        return next((each for each in self.failures if each.name == name), None)

    def body(self, side: float) -> Body:
        """The capsule in entry; ``side`` 0 keeps its lift in the vertical plane."""
        return Body(
            self.module_mass_kg,
            self.lift,
            side,
            self.drag,
            self.density,
            no_canopies(),
            0.0,
            0.0,
            self.capsule,
            self.wind,
        )

    def control(self, t_start_s: float) -> Control:
        """Steering of an entry that starts at ``t_start_s``, with what has failed."""
        entry = self.module.entry
        push = float(np.radians(entry.bank_acceleration_limit_degps2))
        rate = float(np.radians(entry.bank_rate_limit_degps))
        left = 1.0 - 1.0 / entry.bank_thrusters_each_way

        def fails_s(name: str) -> float:
            failure = self.failure(name)
            return np.inf if failure is None else t_start_s + (failure.after_s or 0.0)

        return Control(
            entry.guidance_start_altitude_m,
            self.module.parachutes.command_altitude_m,
            BankLimits(rate, push, push),
            BankLimits(rate, push, left * push),
            fails_s("bank-thruster"),
            self.navigation,
            fails_s("guidance"),
            float(np.radians(entry.ballistic_roll_degps)),
            float(np.radians(entry.bank_error_limit_deg)),
            entry.bank_error_time_s,
        )


def vehicle(
    spacecraft: Spacecraft,
    module: DescentModule,
    module_mass_kg: float,
    wind: Vector,
    *,
    wind_sigma: Vector | None = None,
) -> Vehicle:
    """Vehicle of the catalogue's models; FlightError if it has no lift to steer with or no fit mass.

    A ``wind_sigma`` that is not given is that of a day of any month.
    """
    tables = capsule(module.aerodynamics)
    if not tables.lift_to_drag.max() > 0.0:
        raise FlightError(
            f"{module.name}: aerodynamics.lift_to_drag is 0 at every Mach number, and a guided entry steers "
            "by lift"
        )
    if module_mass_kg > module.greatest_mass_kg:
        raise FlightError(
            f"{module.name} weighs {module_mass_kg:.0f} kg with crew and return cargo, "
            f"{module_mass_kg - module.greatest_mass_kg:.0f} kg more than its greatest_mass_kg"
        )
    shield_kg = module.parachutes.heat_shield_mass_kg
    if module_mass_kg <= shield_kg:
        raise FlightError(
            f"{module.name} weighs {module_mass_kg:.0f} kg with crew and return cargo, no more than "
            f"its parachutes.heat_shield_mass_kg = {shield_kg:g}"
        )
    known = climate.wind_sigma(_MIDDLE_DEG, None) if wind_sigma is None else wind_sigma
    wind = np.ascontiguousarray(wind, dtype=float)
    return Vehicle(spacecraft, module, float(module_mass_kg), tables, wind, known)
