"""A ship flown near a station by what it knows, and what came of it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from vitok.chance import Draws
from vitok.craft.docking_mechanism import mechanism
from vitok.craft.jets import Jets
from vitok.craft.mass_properties import mass_at
from vitok.craft.pulses import pulse_work
from vitok.earth.environment import Environment
from vitok.elementary import exp, norm
from vitok.errors import FlightError
from vitok.mission.catalogue import load
from vitok.mission.place import Network
from vitok.mission.proximity import Proximity
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.arc import Start
from vitok.motion.laws import law_of
from vitok.motion.lvlh import axes, orbital_rate_radps
from vitok.motion.trajectory import Trajectory
from vitok.motion.visibility import eclipses, passes
from vitok.navigation.chance import outages
from vitok.navigation.near_sensing import near_truth, seen_noise, sense_reference, steady_noise
from vitok.navigation.near_suite import STEP_S
from vitok.navigation.proximity import NearFilter, first_filter, gone_on
from vitok.navigation.seated import seat
from vitok.proximity.advance import workspace
from vitok.proximity.asking import Aim
from vitok.proximity.beginning import centre_off_m, first_known, first_state
from vitok.proximity.bodies import plant
from vitok.proximity.contact import Contact, docked, no_contact
from vitok.proximity.guidance import (
    ATTITUDE_LAWS,
    ATTITUDE_PARAMETERS,
    DAMPING,
    FASTEST,
    FASTEST_TURN,
    FREQUENCY,
    LAWS,
    PARAMETERS,
    STEP,
    TIME,
    TURN_STEP,
    TURN_TIME,
)
from vitok.proximity.holding import Hold
from vitok.proximity.leaving import Safe
from vitok.proximity.loop import fly_near
from vitok.proximity.pair import Pair, attitude_of, ship_of
from vitok.proximity.parts import Ship, TrueParts
from vitok.proximity.room import room_of
from vitok.proximity.sample import Sample
from vitok.proximity.troubles import Troubles, no_troubles
from vitok.proximity.way import Way
from vitok.types import Vector

LATE_S = 3600.0  # beyond the planned contact, for retreats and second ways in


@dataclass(frozen=True, eq=False)
class Surroundings:
    """The station's true orbit with its environment and drag area, and the orbit that the ship knows."""

    orbit: Trajectory
    environment: Environment
    known: Trajectory
    cd_area_m2: float


@dataclass(frozen=True, eq=False)
class Flown:
    """What came of a flight near a station: the last mode (or -1 docked, -2 away), samples and on-times.

    ``rows`` (n, COLUMNS) by Sample, ``on_s`` (n, jets) since the sample before; ``contact`` by Contact.
    """

    outcome: int
    rows: Vector
    on_s: Vector
    contact: Vector
    tip_m: Vector  # of the probe from the centre of mass at the begin
    touched_s: float  # first contact of the last try, since the begin, NaN without
    due_s: float  # contact, or the end of a way out, as it was planned, since the begin
    filter: NearFilter  # as it was at the end
    drift_radps: Vector  # (3,) of the gyroscopes, true, at the end


def fly(
    pair: Pair,
    way: Way,
    start: Start,
    around: Surroundings,
    *,
    draws: Draws,
    phase: str,
    leg: str = "",
    troubles: Troubles | None = None,
    going_on: Flown | None = None,
    until_s: float = np.inf,
) -> Flown:
    """Fly a ship from ``start`` to an outcome, an hour beyond the planned contact, or ``until_s`` after it.

    Both bodies' true state and what the ship knows are those in which the flight ``going_on`` ended, or else
    as ``first_state`` and ``first_known`` make them; docked, of ``start`` instant and mass count.
    What its hardware does wrong is drawn for the ``phase``, noise and dropouts of its sensors for a ``leg``.
    InputError for files that do not tell what such a flight needs, FlightError
    where a thrust, a mass or an inertia is drawn below nothing.
    """
    # The noise of an hour costs as much as a flight, and begins alike however much of it is drawn: what is
    # not over by the likely end is flown anew.
    for end_s in (way.likely_s, way.contact_s + LATE_S):
        end_s = min(end_s, until_s)
        flown = _fly(
            pair,
            way,
            start,
            around,
            draws=draws,
            phase=phase,
            leg=leg,
            troubles=troubles,
            going_on=going_on,
            end_s=end_s,
        )
        if flown.outcome < 0 or end_s == until_s:
            break
    return flown


def _fly(
    pair: Pair,
    way: Way,
    start: Start,
    around: Surroundings,
    *,
    draws: Draws,
    phase: str,
    leg: str,
    troubles: Troubles | None,
    going_on: Flown | None,
    end_s: float,
) -> Flown:
    """The flight to an outcome, or for ``end_s``."""
    craft, station = pair.spacecraft, pair.station
    masses, jets, modes = pair.masses, pair.jets, pair.modes
    propellant_kg = float(start.y[6]) - masses.fixed_kg
    mass_kg, centre_m, inertia = mass_at(masses, propellant_kg)
    own = ship_of(craft, mass_kg, inertia)
    frames = mechanism(craft, station, pair.port, centre_m=centre_m, ship=own, host=pair.host)
    y_station, y_known = around.orbit(start.t_s), around.known(start.t_s)
    suite = pair.suite(mass_kg, orbital_rate_radps(*map(float, y_known[:6])))
    steps = int(end_s / STEP_S) + 2
    t_end_s = start.t_s + (int((way.contact_s + LATE_S) / STEP_S) + 2) * STEP_S
    over_s = start.t_s + steps * STEP_S
    truth = near_truth(suite, craft, draws, phase, t_start_s=start.t_s, t_end_s=over_s)
    if leg:
        lost = outages(craft.near_sensors, draws, f"{phase}{leg}/near", t_start_s=start.t_s, t_end_s=over_s)
        truth = truth._replace(outages=lost)
    steady, seen = steady_noise(draws, phase + leg, steps), seen_noise(suite, draws, phase + leg, steps)
    if going_on is None:
        y = first_state(pair, start, y_station, draws=draws, phase=phase)
        q_measured = np.zeros(4)
        sense_reference(y, tuple(axes(y_station).ravel()), truth, seen[0, -1], q_measured)
        filter_ = first_filter(suite, first_known(pair, start, y_station, y_known), y_known, q_measured)
        if pair.docking.begins_docked:
            seat(filter_)
    else:
        y = going_on.rows[-1, Sample.STATE : Sample.PROPELLANT].copy()
        filter_ = gone_on(going_on.filter, suite, y_known)
        truth = truth._replace(drift=going_on.drift_radps.copy())
    contact = docked() if pair.docking.begins_docked else no_contact()
    proximity = craft.proximity
    world = plant(
        own,
        pair.host,
        around.orbit.kernel,
        around.environment,
        cd_areas_m2=(craft.aerodynamics.cd_area_m2, around.cd_area_m2),
        mechanism=frames,
    )
    tip_m = np.array(craft.docking_mechanism.probe_position_m)
    right, up = frames.docked_axes[1].copy(), frames.docked_axes[2].copy()
    aim = Aim(
        np.array(pair.place.position_m), frames.port_axes[0].copy(), right, up,
        way.way_in_s, way.contact_s, way.pace, _push_mps2(craft), craft.undocking.spring_speed_mps,
        _safe(pair),
        *_light_and_contact(pair, start.t_s, t_end_s, around),
    )  # fmt: skip
    room, parts = room_of(end_s, jets, modes), _true_parts(pair, jets, draws, phase)
    outcome, written = fly_near(
        start.t_s,
        y,
        propellant_kg,
        end_s,
        contact,
        filter_,
        truth,
        steady,
        seen,
        Ship(masses, jets, tip_m, pair.docking.limits.plume_exponent),
        aim,
        modes,
        law_of(proximity.law, Path(craft.name), LAWS),
        _parameters(proximity),
        law_of(proximity.attitude_law, Path(craft.name), ATTITUDE_LAWS),
        _attitude_parameters(proximity),
        world,
        parts,
        troubles or no_troubles(len(suite.sensors)),
        workspace(),
        around.known.kernel,
        pulse_work(jets.thrust_n.size),
        room,
    )
    return Flown(
        int(outcome),
        room.rows[:written].copy(),
        room.fired[:written].copy(),
        contact,
        tip_m - centre_m - parts.centre_off_m,
        float(contact[Contact.FIRST_S]) - start.t_s,
        way.contact_s,
        filter_,
        truth.drift,
    )


def _parameters(proximity: Proximity) -> Vector:
    """Of the law of translation; the bands and the orbital rate are the loop's to write."""
    parameters = np.zeros(PARAMETERS)
    parameters[FREQUENCY], parameters[DAMPING] = proximity.control_frequency_radps, proximity.control_damping
    parameters[FASTEST], parameters[TIME] = proximity.fastest_correction_mps, proximity.correction_time_s
    parameters[STEP] = STEP_S
    return parameters


def _attitude_parameters(proximity: Proximity) -> Vector:
    parameters = np.zeros(ATTITUDE_PARAMETERS)
    parameters[FASTEST_TURN] = np.radians(proximity.fastest_turn_degps)
    parameters[TURN_TIME], parameters[TURN_STEP] = proximity.turn_time_s, STEP_S
    return parameters


def _true_parts(pair: Pair, jets: Jets, draws: Draws, phase: str) -> TrueParts:
    """Thrusters with scatter and tilt, masses that are not quite as told, and the station's hold.

    FlightError for a thrust, a mass or an inertia that is drawn below nothing.
    """
    errors, about = pair.spacecraft.execution_errors, attitude_of(pair.station)
    share = 1.0 + errors.thruster_1sigma * draws.normal(f"{phase}/thrusters/share", jets.thrust_n.size)
    mass = 1.0 + errors.mass_1sigma * float(draws.normal(f"{phase}/mass")[0])
    inertia = 1.0 + errors.inertia_1sigma * float(draws.normal(f"{phase}/inertia")[0])
    for name, least in (("thrusters/share", float(share.min())), ("mass", mass), ("inertia", inertia)):
        if least <= 0.0:
            raise FlightError(
                f"{phase}/{name} is drawn as {least - 1.0:.3g}, which leaves nothing: it should be above -1"
            )
    tilt = np.radians(errors.thruster_pointing_1sigma_deg) * draws.normal(
        f"{phase}/thrusters/tilt", jets.thrust_n.size, 3
    )
    direction = jets.direction + np.cross(tilt, jets.direction)
    host = np.diag(pair.host.inertia_kgm2)
    area_spread = pair.station.plume_area_spread * float(draws.normal(f"{phase}/plume area")[0])
    w = about.frequency_radps
    return TrueParts(
        share,
        direction / norm(direction)[:, None],
        mass,
        inertia,
        centre_off_m(pair, draws, phase),
        Hold(
            host * w * w,
            2.0 * host * w,
            about.torque_limit_nm,
            float(np.radians(about.dead_band_deg)),
            float(np.radians(about.rate_degps)),
        ),
        pair.station.plume_area_m2 * float(exp(area_spread)),
    )


def _light_and_contact(
    pair: Pair, start_s: float, end_s: float, around: Surroundings
) -> tuple[Vector, Vector]:
    """Begins and ends (n, 2), since the start, of sunlight and of passes over the ship's network.

    Each is worked out if a mode looks at it, else there are none.
    """
    exits = [*pair.docking.alarms, *(each for mode in pair.docking.modes for each in mode.exits)]
    looked_at = {condition.quantity for each in exits for condition in each.when}
    station, environment, tracking = around.known, around.environment, pair.spacecraft.ground_tracking
    lit = heard = np.empty((0, 2))
    if "sunlit" in looked_at:
        dark = eclipses(station, environment, t_start_s=start_s, t_end_s=end_s)
        umbras = [edge for each in dark if each.umbra_s is not None for edge in each.umbra_s]
        lit = np.array([start_s, *umbras, end_s]).reshape(-1, 2) - start_s
    if "in_contact" in looked_at and tracking is not None:
        network = load(tracking.network, Network)
        found = passes(station, network, environment, t_start_s=start_s, t_end_s=end_s)
        heard = np.array([(each.t_start_s, each.t_end_s) for each in found]).reshape(-1, 2) - start_s
        # one station hears the ship before, within and after another does: ends that rise with the begins
        heard[:, 1] = np.maximum.accumulate(heard[:, 1])
    return lit, heard


def _push_mps2(craft: Spacecraft) -> float:
    """Acceleration of a push toward the port: that of the thrusters which move the ship forward."""
    return craft.propulsion.thrusters.translation.x_plus_n / craft.undocking.usual_mass_kg


def _safe(pair: Pair) -> Safe:
    """What a ship that leaves keeps off, pushed by the weakest group of thrusters, wherever it leads."""
    craft, station, docking = pair.spacecraft, pair.station, pair.docking
    push_mps2 = craft.propulsion.thrusters.translation.weakest_n / craft.undocking.usual_mass_kg
    return Safe(
        station.keep_out_radius_m,
        station.drift_inside_turns,
        push_mps2,
        float(np.radians(docking.limits.cone_half_angle_deg)),
        docking.leaving.by_port_m,
        docking.leaving.missing_share,
        docking.leaving.doubt_share,
    )
