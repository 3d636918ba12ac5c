"""The closed loop near a station, compiled: sensors, filter, modes, laws, thrusters, two bodies, contact.

Ten times a second the ship takes what its sensors say, decides in which mode it is, asks its laws, and fires
its thrusters; the bodies then go on under what really fired. ``fly_near`` reads the World for ``sense_*``,
thrusters and bodies alone: all that decides is the filter's estimate.
"""

from typing import NamedTuple

import numpy as np

from vitok.compiled import njit
from vitok.craft.jet_selection import pulses, quanta
from vitok.craft.jets import Jets, effects
from vitok.craft.mass_properties import MassModel, mass_at
from vitok.earth.frames import rotate
from vitok.motion.dop853 import trajectory_state
from vitok.motion.lvlh import lvlh_from_gcrf, orbital_rate_radps
from vitok.motion.rigid_body import Body, body_from_gcrf, inverted
from vitok.navigation.near_geometry import cross, times, transposed
from vitok.navigation.near_sensing import noise_row, sense_gyro, sense_impulse, sense_near, sense_reference
from vitok.navigation.near_suite import SEEN, STEP_S, Mean
from vitok.navigation.proximity import propagate, take_near, take_reference
from vitok.proximity.advance import advance
from vitok.proximity.asking import (
    along,
    ask_attitude,
    ask_translation,
    begin_mode,
    brain_of,
    know,
    look_by_estimate,
    steered,
)
from vitok.proximity.bodies import LOADS, SHIP, Plant, State, axes_of
from vitok.proximity.contact import Contact, Phase
from vitok.proximity.guidance import ANGLE_BAND, BAND, RATE, RATE_BAND, TURN_BAND, Mode
from vitok.proximity.holding import Hold, hold_station
from vitok.proximity.looking import CLOSING_RATE, LOOK, OFFSET, RANGE, look_by_truth, station_from_lvlh
from vitok.proximity.modes import Know, following
from vitok.proximity.plume import plume_pa_s
from vitok.proximity.reference import Port, reference_state
from vitok.proximity.sample import COLUMNS, write_sample
from vitok.proximity.troubles import Trouble, fail, really_fired, shut
from vitok.types import Vector

SAMPLED = 5  # control periods between two samples
_MARGIN = 1.2  # of a dead band of angular velocity over the least pulse, half of which it need not see
_WEIGHED = 300  # control periods between two looks at mass and inertia


class Ship(NamedTuple):
    """What the ship knows of itself: masses, thrusters, and ``tip_m`` (3,), the probe's from its origin."""

    masses: MassModel
    jets: Jets
    tip_m: Vector
    plume_exponent: float


class TrueParts(NamedTuple):
    """What is the World's alone: each thruster's share of its thrust (n,) and where it pushes (n, 3), the
    shares of mass and inertia that the ship knows wrongly, and how the station is held."""

    thrust_share: Vector
    direction: Vector
    mass_share: float
    inertia_share: float
    hold: Hold


@njit
def _orbit_axes(t_s, orbit):
    """The axes (9-tuple) of LVLH of an orbit, and the rate at which they turn."""
    y = trajectory_state(t_s, orbit)
    axes = lvlh_from_gcrf(y[0], y[1], y[2], y[3], y[4], y[5])
    return axes, orbital_rate_radps(y[0], y[1], y[2], y[3], y[4], y[5])


@njit
def fly_near(
    t0_s,
    y,
    propellant_kg,
    end_s,
    contact,
    near,
    truth,
    steady,
    seen,
    ship,
    aim,
    modes,
    law,
    parameters,
    attitude_law,
    attitude_parameters,
    plant,
    parts,
    troubles,
    work,
    known_orbit,
    choosing,
):
    """Fly from the true state ``y`` (26,), which changes in place, to an outcome, or for ``end_s``.

    ``near`` is the filter, ``truth`` what is true of its sensors, with their ``steady`` and ``seen`` noises;
    ``contact`` begins as ``no_contact()``, ``work`` as ``advance``'s. Returns the last mode or outcome,
    samples (n, COLUMNS) at every half a second and at each change of mode, and the on-times (n, jets), s,
    since the sample before.
    """
    count, jets, mean = int(end_s / STEP_S), ship.jets, near.mean
    n, sensors = jets.thrust_n.size, near.suite.sensors.shape[0]
    rows, fired = np.zeros((count + 2, COLUMNS)), np.zeros((count + 2, n))
    brain = brain_of(modes.condition_of.size, n)
    acts, cost = np.zeros((6, n)), jets.flow_kgps.copy()
    for j in range(n):  # one manifold serves as long as it can
        cost[j] *= 1.0 if jets.manifold[j] == jets.manifold[0] else 1.005
    mass_kg, centre, inertia = mass_at(ship.masses, propellant_kg)
    going, quantum = plant, np.zeros(6)
    head, port, tip = plant.mechanism.head_m + centre, Port(np.zeros(3), aim.axis), np.zeros(3)
    true_look, loads, begun_s = np.zeros(LOOK), np.zeros(LOADS), np.full(troubles.from_m.size, np.inf)
    gyro, impulse, felt = np.zeros(3), np.zeros(3), np.zeros(3)
    reading, said, before, passed = np.zeros(4), np.zeros(SEEN + 1), np.zeros(4), np.zeros(3)
    mode, mode_s, course_begun_s, seen_s, plume, written = 0, 0.0, 0.0, 0.0, 0.0, 0
    for k in range(count + 1):
        t_s = k * STEP_S
        now_s = t0_s + t_s
        true_axes, true_rate_radps = _orbit_axes(now_s, plant.orbit)
        axes, rate_radps = _orbit_axes(now_s, known_orbit)
        orbit = (axes, rate_radps)
        if k % _WEIGHED == 0:
            mass_kg, centre, inertia = mass_at(ship.masses, propellant_kg)
            true_inertia = inertia * parts.inertia_share
            body = Body(mass_kg * parts.mass_share, true_inertia, inverted(true_inertia))
            going = Plant(
                body,
                plant.station,
                plant.orbit,
                plant.ship_cd_area_m2,
                plant.station_cd_area_m2,
                plant.environment,
                plant.pull,
                plant.mechanism,
            )
            effects(jets, centre, acts)
            quanta(acts, cost, jets.shortest_s + STEP_S, jets.shortest_s, quantum, choosing)
            for i in range(3):
                tip[i] = ship.tip_m[i] - centre[i]
                plant.mechanism.head_m[i] = head[i] - centre[i]
            for i in range(3):  # docked, +x of the ship is against the port's axis
                port.contact_m[i] = (
                    aim.port_m[i] + aim.axis[i] * tip[0] - aim.right[i] * tip[1] - aim.up[i] * tip[2]
                )
        look_by_truth(y, tip, aim.port_m, aim.axis, true_look)
        away_m = np.sqrt(true_look[RANGE] ** 2 + true_look[OFFSET] ** 2)
        fail(t_s, away_m, troubles, begun_s, truth, y)

        # what the sensors say
        if k % near.suite.reference_every == 0:
            sense_reference(y, true_axes, truth, seen[noise_row(near.suite, k), sensors], reading)
            take_reference(near, reading, orbit)
        apart_m = 0.0
        for sensor in range(sensors):
            if k % near.suite.every[sensor] == 0:
                sense_near(now_s, y, sensor, truth, centre, seen[noise_row(near.suite, k), sensor], said)
                take_near(near, sensor, said, centre, orbit)
                if np.isnan(said[0]):
                    near.last[sensor, 0, 0] = np.nan
            if not np.isnan(near.last[sensor, 0, 0]):
                seen_s = max(seen_s, t_s - (k % near.suite.every[sensor]) * STEP_S)
                apart_m = max(apart_m, abs(near.last[sensor, 0, 0]))

        # what the ship makes of it
        station = station_from_lvlh(mean[Mean.STATION : Mean.STATION + 3], near.suite.station_from_lvlh)
        own = times(
            body_from_gcrf(mean[Mean.Q], mean[Mean.Q + 1], mean[Mean.Q + 2], mean[Mean.Q + 3]),
            transposed(axes),
        )
        at = look_by_estimate(mean, station, own, rate_radps, tip, aim, brain.looked)
        if k == 0:
            brain.reference[0], brain.reference[1], brain.reference[2] = at
            begin_mode(modes, mode, 0.0, brain, port, aim, near.suite.station_from_lvlh)
        known = brain.known
        reference_state(
            t_s - course_begun_s,
            modes.kind[mode],
            modes.speed_mps[mode],
            port,
            aim.pace,
            brain.course,
            brain.reference,
        )
        know(t_s, mode, (mode_s, course_begun_s, seen_s), modes, near, brain, port, aim)
        known[Know.DISAGREEMENT], known[Know.PROPELLANT] = apart_m, propellant_kg
        phase = int(contact[Contact.PHASE])
        known[Know.TOUCHED] = 0.0 if np.isnan(contact[Contact.FIRST_S]) or phase == Phase.FREE else 1.0
        known[Know.CAPTURED] = 1.0 if phase >= Phase.CAPTURED else 0.0
        known[Know.RETRACTED] = 1.0 if phase == Phase.HOOKED else 0.0
        then = following(mode, known, t_s, modes, brain.since_s)
        changed = then != mode
        if changed or k % SAMPLED == 0 or k == count:
            write_sample(t_s, y, propellant_kg, then, contact, near, brain, station, plume, rows[written])
            written += 1
        if then < 0:
            return then, rows[:written].copy(), fired[:written].copy()
        if k == count:
            break
        if changed:
            goes_on = modes.kind[then] == modes.kind[mode] == Mode.CLOSE
            if phase == Phase.PARTED and not steered(modes.kind[mode]):
                for i in range(3):  # what comes now begins where the ship has come to, as it goes
                    brain.reference[i] = at[i]
                    brain.reference[3 + i] = -brain.looked[CLOSING_RATE] * aim.axis[i]
            mode, mode_s = then, t_s
            brain.since_s[:] = np.inf
            if not goes_on:
                course_begun_s = t_s
                begin_mode(modes, mode, t_s, brain, port, aim, near.suite.station_from_lvlh)
                reference_state(
                    0.0,
                    modes.kind[mode],
                    modes.speed_mps[mode],
                    port,
                    aim.pace,
                    brain.course,
                    brain.reference,
                )

        # what it asks for
        kind = modes.kind[mode]
        parameters[BAND], parameters[RATE_BAND] = modes.bands[mode, 0], modes.bands[mode, 1]
        attitude_parameters[ANGLE_BAND] = modes.bands[mode, 2]
        for i in range(3):  # no finer than the thrusters can turn it
            finest_radps = _MARGIN * quantum[3 + i] / inertia[i, i]
            attitude_parameters[TURN_BAND + i] = max(modes.bands[mode, 3], finest_radps)
        parameters[RATE] = rate_radps
        ask_translation(modes, mode, station, mean, brain, aim, law, parameters)
        ask_attitude(
            kind,
            modes.to_port[mode],
            at,
            station,
            own,
            orbit,
            mean,
            brain,
            aim,
            attitude_law,
            attitude_parameters,
        )
        fx, fy, fz = rotate(own, brain.command[0], brain.command[1], brain.command[2])
        scale = mass_kg * STEP_S
        brain.impulse[0], brain.impulse[1], brain.impulse[2] = scale * fx, scale * fy, scale * fz
        for i in range(3):
            brain.impulse[3 + i] = 0.0
            for m in range(3):
                brain.impulse[3 + i] += inertia[i, m] * brain.turn_command[m] * STEP_S
        shut(t_s, jets, troubles, begun_s, brain.limit_s)
        if propellant_kg <= 0.0:
            brain.limit_s[:] = 0.0
        wanted_ns, owed_ns = along(brain.impulse, brain.owed)
        share, _ = pulses(
            brain.impulse, acts, cost, brain.limit_s, jets.shortest_s, brain.owed, brain.on_s, choosing
        )
        if kind == Mode.AVOID or kind == Mode.BURN:
            # what was made or is owed since, along what was wanted
            brain.course.numbers[1] -= (share * wanted_ns - (1.0 - share) * owed_ns) / mass_kg

        # what comes of it
        really_fired(t_s, jets, troubles, begun_s, brain.on_s)
        loads[:] = 0.0
        burnt_kg = 0.0
        for j in range(n):
            on_s = brain.on_s[j]
            if on_s <= 0.0:
                continue
            fired[written, j] += on_s
            burnt_kg += jets.flow_kgps[j] * on_s
            push_n = jets.thrust_n[j] * parts.thrust_share[j] * on_s / STEP_S
            f = (
                push_n * parts.direction[j, 0],
                push_n * parts.direction[j, 1],
                push_n * parts.direction[j, 2],
            )
            moment = cross(
                (
                    jets.position_m[j, 0] - centre[0],
                    jets.position_m[j, 1] - centre[1],
                    jets.position_m[j, 2] - centre[2],
                ),
                f,
            )
            for i in range(3):
                loads[i] += f[i]
                loads[3 + i] += moment[i]
        if burnt_kg > 0.0:
            plume += plume_pa_s(y, centre, jets, brain.on_s, aim.port_m, ship.plume_exponent)
        propellant_kg = max(propellant_kg - burnt_kg, 0.0)
        if phase < Phase.CAPTURED and not begun_s[Trouble.STATION] <= t_s:
            hold_station(y, true_axes, true_rate_radps, near.suite.station_from_lvlh, parts.hold, loads[9:])
        for i in range(3):
            impulse[i] = loads[i] / body.mass_kg * STEP_S
            passed[i] = contact[Contact.IMPULSE_X + i]
        for i in range(4):
            before[i] = y[State.Q_SHIP + i]
        if kind == Mode.RELEASE:
            contact[Contact.RELEASE_MPS] = aim.spring_mps
        if kind == Mode.RETRACT:
            contact[Contact.RETRACT] = 1.0
        advance(now_s, y, STEP_S, going, loads, contact, work)
        ms = axes_of(y, SHIP)
        bx, by, bz = rotate(
            ms,
            contact[Contact.IMPULSE_X] - passed[0],
            contact[Contact.IMPULSE_Y] - passed[1],
            contact[Contact.IMPULSE_Z] - passed[2],
        )
        impulse[0], impulse[1], impulse[2] = (
            impulse[0] + bx / body.mass_kg,
            impulse[1] + by / body.mass_kg,
            impulse[2] + bz / body.mass_kg,
        )
        sense_gyro(before, y[State.Q_SHIP : State.Q_SHIP + 4], truth, steady[k, :6], gyro)
        sense_impulse(impulse, truth, steady[k, 6:], felt)
        propagate(near, STEP_S, felt, gyro, orbit)
    return mode, rows[:written].copy(), fired[:written].copy()
