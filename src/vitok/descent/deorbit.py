"""The deorbit burn: what it does, and when and how long it has to be."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitok.descent.dynamics import Sample
from vitok.descent.entry import fly_entry
from vitok.descent.guidance import hold
from vitok.descent.samples import fall_through, itrf_vector
from vitok.descent.vehicle import Vehicle
from vitok.earth.environment import Environment
from vitok.earth.shape import POLAR_RADIUS_M, great_circle_m
from vitok.errors import FlightError
from vitok.motion import orbit
from vitok.motion.detectors import altitude
from vitok.motion.events import watch
from vitok.motion.lvlh import axes
from vitok.motion.orbit import Burn
from vitok.motion.trajectory import Trajectory, join

Vector = NDArray[np.float64]
LONGEST_COAST_S = 3600.0
_NO_PARAMETERS = np.zeros(1)
_RANGE_STEP_S = 10.0  # of the first difference
_RANGE_M = 0.1  # within which the target is met: steps of the integrator show at 2 cm
_ITERATIONS = 12


@dataclass(frozen=True)
class ReferenceDescent:
    """A deorbit and the entry after it with the lift in the vertical plane at the reference bank."""

    burn: Burn
    ship: Trajectory  # from ignition to module separation
    rows: Vector  # (n, COLUMNS) from module separation to the parachute command
    interface: tuple[float, float]  # latitude, longitude (rad)


def deorbit_burn(vehicle: Vehicle, t_s: float, y: Vector) -> Burn:
    """Main engine against the orbital motion at ignition, the attitude then held inertially.

    Soyuz burns the same velocity change on every flight, whatever orbit it comes from.

    Flown from the planned burn of Soyuz MS-11 this meets its planned module separation to a second; a burn
    that turned with the local horizon would come 55 s late.
    """
    main = vehicle.spacecraft.propulsion.main
    delta_v_mps = vehicle.module.deorbit.delta_v_mps
    duration_s = orbit.duration_for(delta_v_mps, float(y[6]), main.thrust_n, main.specific_impulse_s)
    backward = -axes(y)[0]
    return Burn("deorbit", t_s, duration_s, main.thrust_n, main.specific_impulse_s, backward, "gcrf")


def fly_to_separation(
    vehicle: Vehicle, y: Vector, burns: Sequence[Burn], environment: Environment
) -> Trajectory:
    """Burns and coast of the ship from ignition to the altitude at which its modules are to part."""
    cd_area_m2 = vehicle.spacecraft.aerodynamics.cd_area_m2
    altitude_m = vehicle.module.deorbit.module_separation_altitude_m
    powered = orbit.fly(
        burns[0].start_s, y, burns[-1].end_s, burns, environment=environment, cd_area_m2=cd_area_m2
    )
    t_end_s = powered.t_end_s + LONGEST_COAST_S
    parting = altitude(altitude_m, environment).falling().stopping()
    try:
        fall = watch(
            powered.t_end_s,
            powered.y_end,
            t_end_s,
            environment,
            detectors=[parting],
            cd_area_m2=cd_area_m2,
            lowest_m=POLAR_RADIUS_M + altitude_m,
        )
    except FlightError as error:
        raise FlightError(
            f"the deorbit burn of {orbit.delta_v_of(burns[0], y[6]):.1f} m/s does not bring the ship down to "
            f"{altitude_m / 1e3:.1f} km within {LONGEST_COAST_S / 60:.0f} min"
        ) from error
    return join([powered, fall.trajectory])


def reference_descent(
    vehicle: Vehicle, y: Vector, t_s: float, *, environment: Environment
) -> ReferenceDescent:
    """Deorbit of the state ``y`` (7,) at ``t_s``, and the reference entry after it."""
    firing = deorbit_burn(vehicle, t_s, y)
    ship = fly_to_separation(vehicle, y, (firing,), environment)
    rows = fly_at_bank(vehicle, ship, 0.0, environment)
    altitude_m = vehicle.module.deorbit.interface_altitude_m
    at = fall_through(rows, altitude_m)
    return ReferenceDescent(firing, ship, rows, (float(at[Sample.LATITUDE]), float(at[Sample.LONGITUDE])))


def fly_at_bank(vehicle: Vehicle, ship: Trajectory, side: float, environment: Environment) -> Vector:
    """Entry at the reference bank from module separation, to the right (+1), left (-1) or in plane (0)."""
    bank_rad = np.radians(vehicle.module.entry.reference_bank_deg)
    turned = side * bank_rad if side else bank_rad
    return fly_entry(
        ship.t_end_s,
        itrf_vector(ship.t_end_s, ship.y_end, environment),
        vehicle.body(abs(side)),
        environment,
        law=hold,
        parameters=_NO_PARAMETERS,
        first_bank_rad=float(turned),
        control=vehicle.control(ship.t_end_s),
    )


def range_excess_m(descent: ReferenceDescent, aim: tuple[float, float]) -> float:
    """How much further the reference entry flies from the entry interface than the aim lies away."""
    end = descent.rows[-1]
    flown = great_circle_m(*descent.interface, end[Sample.LATITUDE], end[Sample.LONGITUDE])
    return float(flown - great_circle_m(*descent.interface, *aim))


def solve(
    vehicle: Vehicle,
    approach: Trajectory,
    t_s: float,
    *,
    aim: tuple[float, float],
    environment: Environment,
) -> ReferenceDescent:
    """Ignition from which the reference entry meets the range to ``aim``, by secants.

    ``approach`` is the ship's coast, ``t_s`` the first guess, ``aim`` the latitude and longitude (rad) of the
    parachute command. The burn is of the size that the descent module's file says, so the angle at the entry
    interface is what comes of it. FlightError if the ignition does not settle.
    """

    def miss(t_s: float) -> tuple[ReferenceDescent, float]:
        descent = reference_descent(vehicle, approach(t_s), t_s, environment=environment)
        return descent, range_excess_m(descent, aim)

    _, before_m = miss(t_s)
    step_s = _RANGE_STEP_S
    for _ in range(_ITERATIONS):
        t_s += step_s
        descent, excess_m = miss(t_s)
        if abs(excess_m) < _RANGE_M:
            return descent
        if excess_m == before_m:
            break
        step_s, before_m = -excess_m * step_s / (excess_m - before_m), excess_m
    raise FlightError(
        f"descent: the deorbit burn does not settle: {excess_m:.1f} m of its range are left after "
        f"{_ITERATIONS} iterations"
    )
