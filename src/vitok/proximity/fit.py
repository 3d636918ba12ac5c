"""Whether a ship and a port that it comes to fit by their files: mechanism, rates, sensors, thrusters."""

import numpy as np

from vitok.craft.docking_mechanism import mate_of
from vitok.craft.jets import check_authority, jet_names
from vitok.craft.mass_properties import mass_at
from vitok.elementary import dot, norm
from vitok.errors import InputError
from vitok.mission.near_sensors import check_near_coverage
from vitok.navigation.near_suite import STEP_S
from vitok.proximity.pair import Pair, attitude_of, host_of, ship_of
from vitok.types import Vector


def check_fit(pair: Pair) -> None:
    """InputError for a ship, a port or modes of a way in that by their files alone cannot come together.

    What hangs on the mass is told of the usual one at a station.
    """
    mate_of(pair.spacecraft, pair.station, pair.port)
    attitude_of(pair.station)
    host_of(pair.station)
    _check_rates(pair)
    _check_sight(pair)
    usual_kg = pair.spacecraft.undocking.usual_mass_kg - pair.masses.fixed_kg
    check_thrusters(pair, min(max(usual_kg, 0.0), pair.masses.full_kg))


def _check_rates(pair: Pair) -> None:
    """InputError for a rate of contact beyond what the modes allow, or one allowed beyond the mechanism's."""
    craft, docking = pair.spacecraft, pair.docking
    aimed, allowed = craft.proximity.contact_speed_mps, docking.limits.closing_rate_mps
    most = craft.docking_mechanism.axial_speed_max_mps
    if aimed > allowed:
        raise InputError(
            f"spacecraft {craft.name}: proximity.contact_speed_mps = {aimed:g} should be no greater than "
            f"limits.closing_rate_mps of docking {docking.name}, {allowed:g}"
        )
    if allowed > most:
        raise InputError(
            f"docking {docking.name}: limits.closing_rate_mps = {allowed:g} should be no greater than "
            f"docking_mechanism.axial_speed_max_mps of spacecraft {craft.name}, {most:g}"
        )


def _check_sight(pair: Pair) -> None:
    """InputError for a range, from the farthest of the way, at which no sensor sees."""
    craft, proximity = pair.spacecraft, pair.spacecraft.proximity
    port_m = dot(pair.station_from_lvlh.T, np.array(pair.place.position_m))
    handover_m = float(norm(np.array(craft.approach.handover_position_lvlh_m) - port_m))
    asked_m = [mode.range_m for mode in pair.docking.modes if mode.range_m is not None]
    check_near_coverage(
        craft.near_sensors,
        craft.docking_mechanism.probe_position_m,
        farthest_m=max(handover_m, proximity.station_keeping_range_m, *asked_m),
        whose=craft.name,
        roll_deg=pair.place.roll_deg,
    )


def check_thrusters(pair: Pair, propellant_kg: float) -> None:
    """InputError for thrusters that cannot do what the laws ask of a ship with ``propellant_kg`` left."""
    craft, proximity, jets = pair.spacecraft, pair.spacecraft.proximity, pair.jets
    slowest = int(np.argmax(jets.shortest_s))
    if jets.shortest_s[slowest] > STEP_S:
        raise InputError(
            f"spacecraft {craft.name}: the shortest pulse of thruster {jet_names(craft)[slowest]}, "
            f"{jets.shortest_s[slowest]:g} s, should be no longer than the control period, {STEP_S:g} s: it "
            "would never fire"
        )
    mass_kg, centre_m, inertia = mass_at(pair.masses, propellant_kg)
    ship_of(craft, mass_kg, inertia)
    force_n = mass_kg * proximity.fastest_correction_mps / proximity.correction_time_s
    turn: Vector = np.diag(inertia) * np.radians(proximity.fastest_turn_degps) / proximity.turn_time_s
    check_authority(
        jets,
        centre_m,
        spacecraft=craft.name,
        force_n=(force_n,) * 6,
        moment_nm=tuple(np.repeat(turn, 2)),
    )
