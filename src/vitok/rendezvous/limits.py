"""What a way to the station must keep to: heights, sensors, the station's own burns, the way home."""

from collections.abc import Sequence

import numpy as np

from vitok.craft.spacecraft import attitude_kg, dry_mass_kg
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.elementary import dot, expm1, norm
from vitok.errors import FlightError
from vitok.mission.sensors import check_coverage
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.orbit import G0_MPS2
from vitok.motion.trajectory import Trajectory
from vitok.rendezvous.sequence import Commanded
from vitok.scene import Scene
from vitok.types import Vector

_STEP_S = 60.0  # between instants at which a coast's perigee is looked at: it takes a turn to change by 20 km


def perigee_heights_m(y: Vector) -> Vector:
    """Osculating perigee's height (n,) over the equatorial radius of states (n, 7)."""
    distance_m, speed2 = norm(y[:, :3]), dot(y[:, 3:6], y[:, 3:6])
    axis_m = 1.0 / (2.0 / distance_m - speed2 / MU_M3PS2)
    momentum = norm(np.cross(y[:, :3], y[:, 3:6]))
    eccentricity = np.sqrt(np.maximum(1.0 - momentum**2 / (MU_M3PS2 * axis_m), 0.0))
    return np.asarray(axis_m * (1.0 - eccentricity) - EQUATORIAL_RADIUS_M)


def check_heights(craft: Spacecraft, nominal: Trajectory, firings: Sequence[Commanded]) -> None:
    """FlightError if the perigee is too low after a burn or on the coast from it, or from insertion.

    It is the osculating one over the equatorial radius, which the Earth's flattening moves up and down by
    some kilometres in a turn; over the ellipsoid the ship is up to 13 km higher away from the equator.
    """
    least_m = craft.rendezvous.lowest_perigee_m
    ends_s = [nominal.t_start_s, *(each.burn.end_s for each in firings)]
    until_s = [*(each.burn.start_s for each in firings), nominal.t_end_s]
    names = ["insertion", *(f"burn {each.burn.name}" for each in firings)]
    for name, t0_s, t1_s in zip(names, ends_s, until_s, strict=True):
        times = np.linspace(t0_s, t1_s, max(2, int((t1_s - t0_s) / _STEP_S) + 1))
        heights_m = perigee_heights_m(nominal(times))
        lowest = int(np.argmin(heights_m))
        if heights_m[lowest] < least_m:
            raise FlightError(
                f"the orbit after {name} is too low: {times[lowest] - t0_s:.0f} s after it the perigee is at "
                f"{heights_m[lowest] / 1e3:.1f} km, {(least_m - heights_m[lowest]) / 1e3:.1f} km below "
                f"rendezvous.lowest_perigee_m = {least_m:g} of spacecraft {craft.name}"
            )


def check_station_burns(scene: Scene) -> None:
    """FlightError if the station burns between the begin of the automatic rendezvous and contact.

    Earlier burns are in its known orbit, and the plan takes account of them.
    """
    contact_s, before_s = scene.t_docking_s, scene.cast.spacecraft.rendezvous.start_before_contact_s
    for each in scene.arrival.burns:
        if contact_s - before_s <= each.t_s <= contact_s:
            raise FlightError(
                f"the station burns on the approach: {each.delta_v_mps:.2f} m/s at "
                f"{scene.epoch.utc(each.t_s)}, {contact_s - each.t_s:.0f} s before contact; it should not "
                f"from {before_s:.0f} s before contact on (rendezvous.start_before_contact_s)"
            )


def check_sensors(scene: Scene, farthest_m: float) -> None:
    """InputError if the ship has sensors that measure nothing somewhere from ``farthest_m`` to the hand-over.

    Its near sensors serve from there on.
    """
    craft = scene.cast.spacecraft
    if craft.sensors:
        check_coverage(
            craft.sensors,
            craft.satellite_navigation,
            farthest_m=farthest_m,
            nearest_m=float(norm(np.array(craft.approach.handover_position_lvlh_m))),
            whose=craft.name,
        )


def check_way_home(scene: Scene, mass_kg: float) -> None:
    """FlightError if a ship of ``mass_kg`` at the hand-over has too little propellant left for the way home.

    Attitude control of the way home, the separation burn and the deorbit burn are asked for; what the
    approach takes, the docking counts.
    """
    craft, module = scene.cast.spacecraft, scene.cast.descent_module
    if module is None:
        return
    empty_kg = dry_mass_kg(craft) + scene.cast.crew_kg + scene.cast.mission.cargo.up_kg
    left_kg = mass_kg - empty_kg
    home_kg = empty_kg + scene.cast.cargo_exchange_kg
    main, thrusters = craft.propulsion.main, craft.propulsion.thrusters
    deorbit_kg = _propellant_kg(home_kg, module.deorbit.delta_v_mps, main.specific_impulse_s)
    away_mps = craft.undocking.separation_burn_delta_v_mps
    away_kg = _propellant_kg(home_kg + deorbit_kg, away_mps, thrusters.specific_impulse_s)
    needed_kg = deorbit_kg + away_kg + attitude_kg(craft)
    if left_kg < needed_kg:
        raise FlightError(
            f"propellant is short by {needed_kg - left_kg:.1f} kg for the way home: the rendezvous leaves "
            f"{left_kg:.1f} kg, and the deorbit burn of {module.deorbit.delta_v_mps:g} m/s takes "
            f"{deorbit_kg:.1f} kg, the separation {away_kg:.1f} kg, attitude control of the way home "
            f"{attitude_kg(craft):.1f} kg"
        )


def _propellant_kg(after_kg: float, delta_v_mps: float, specific_impulse_s: float) -> float:
    """What a burn takes that leaves ``after_kg`` (Tsiolkovsky)."""
    return after_kg * float(expm1(delta_v_mps / (specific_impulse_s * G0_MPS2)))
