"""The closed loop near a station, compiled: sensors, filter, modes, laws, thrusters, two bodies, contact.

Ten times a second the ship takes what its sensors say, decides in which mode it is, asks its laws, and fires
its thrusters; the bodies then go on under what really fired. ``fly_near`` reads the World for ``sense_*``,
thrusters and bodies alone: all that decides is the filter's estimate.
"""

import numpy as np

from vitok.compiled import lean
from vitok.craft.jets import effects
from vitok.craft.mass_properties import weigh
from vitok.craft.pulses import Effectors, cheap, pulses, quanta, spare
from vitok.earth.frames import rotate
from vitok.motion.dop853 import trajectory_state
from vitok.motion.lvlh import lvlh_from_gcrf, orbital_rate_radps
from vitok.motion.rigid_body import Body, body_from_gcrf, invert
from vitok.motion.vectors import times, transposed
from vitok.navigation.near_covariance import bring
from vitok.navigation.near_geometry import station_from_lvlh
from vitok.navigation.near_sensing import sense_gyro, sense_impulse
from vitok.navigation.near_suite import STEP_S, Mean
from vitok.navigation.proximity import propagate
from vitok.navigation.station_turning import let_drift, parted, touched
from vitok.proximity.advance import advance
from vitok.proximity.asking import (
    along,
    ask_attitude,
    ask_translation,
    begin_mode,
    know,
    look_by_estimate,
    refer,
    steered,
)
from vitok.proximity.bodies import SHIP, Plant, State, axes_of
from vitok.proximity.contact import Contact, Phase
from vitok.proximity.firing import fire
from vitok.proximity.guidance import ANGLE_BAND, BAND, RATE, RATE_BAND, TURN_BAND, Mode
from vitok.proximity.holding import hold_station
from vitok.proximity.looking import CLOSING_RATE, OFFSET, RANGE, look_by_truth
from vitok.proximity.modes import Know, following
from vitok.proximity.plume import plume_pa_s, press
from vitok.proximity.reference import Port
from vitok.proximity.sample import write_sample
from vitok.proximity.sensing import sense
from vitok.proximity.troubles import Trouble, fail, really_fired, shut, troubled

SAMPLED = 5  # control periods between two samples
_MARGIN = 1.2  # of a dead band of angular velocity over the least pulse, half of which it need not see
_WEIGHED = 300  # control periods between two looks at mass and inertia


@lean
def _orbit_axes(t_s, orbit):
    """The axes (9-tuple) of LVLH of an orbit, and the rate at which they turn."""
    y = trajectory_state(t_s, orbit)
    axes = lvlh_from_gcrf(y[0], y[1], y[2], y[3], y[4], y[5])
    return axes, orbital_rate_radps(y[0], y[1], y[2], y[3], y[4], y[5])


@lean
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
    room,
):
    """Fly from the true state ``y`` (26,), which changes in place, to an outcome, or for ``end_s``.

    ``near`` is the filter, ``truth`` what is true of its sensors, with their ``steady`` and ``seen`` noises;
    ``contact`` begins as ``no_contact()``, ``work`` as ``advance``'s. Returns the last mode or outcome, and
    how many samples there are in ``room``: at every half a second and at each change of mode.
    """
    count, jets, mean = int(end_s / STEP_S), ship.jets, near.mean
    n = jets.thrust_n.size
    rows, fired, brain, acts, cost = room.rows, room.fired, room.brain, room.acts, room.cost
    centre, inertia, true_inertia, quantum = room.centre, room.inertia, room.true_inertia, room.quantum
    true_centre, most, blown = room.true_centre, room.most, room.blown
    effectors = Effectors(acts, cost, jets.shortest_s, quantum)
    head, port, tip, true_tip = room.head, Port(room.contact_m, aim.axis), room.tip, room.true_tip
    law9 = near.suite.station_from_lvlh
    by_law = (law9[0], law9[1], law9[2], law9[3], law9[4], law9[5], law9[6], law9[7], law9[8])
    true_look, loads, begun_s = room.look, room.loads, room.begun_s
    gyro, impulse, felt = room.gyro, room.impulse, room.felt
    before, passed = room.before, room.passed
    mass_kg = weigh(ship.masses, propellant_kg, centre, inertia)
    for i in range(3):
        head[i] = plant.mechanism.head_m[i] + centre[i]
    # thrusters told to make nothing of what is owed make nothing again, as long as nothing else changes
    settled, shut_before = False, 0
    retreats, known_kg, before_phase = 0.0, propellant_kg, int(contact[Contact.PHASE])
    mode, mode_s, course_begun_s, seen_s, plume, written = 0, 0.0, 0.0, 0.0, 0.0, 0
    for k in range(count + 1):
        t_s = k * STEP_S
        now_s = t0_s + t_s
        true_axes, true_rate_radps = _orbit_axes(now_s, plant.orbit)
        axes, rate_radps = _orbit_axes(now_s, known_orbit)
        orbit = (axes, rate_radps)
        if k % _WEIGHED == 0:
            mass_kg = weigh(ship.masses, propellant_kg, centre, inertia)
            for i in range(3):
                for m in range(3):
                    true_inertia[i, m] = inertia[i, m] * parts.inertia_share
            invert(true_inertia, room.inverse_inertia)
            settled = False
            effects(jets, centre, acts)
            quanta(acts, cost, room.longest_s, jets.shortest_s, quantum, brain.on_s, choosing)
            if k == 0:
                brain.limit_s[:] = STEP_S
                cheap(acts, cost, brain.limit_s, most, brain.on_s, choosing)
            for i in range(3):
                true_centre[i] = centre[i] + parts.centre_off_m[i]
                tip[i], true_tip[i] = ship.tip_m[i] - centre[i], ship.tip_m[i] - true_centre[i]
                plant.mechanism.head_m[i] = head[i] - true_centre[i]
            for i in range(3):  # docked, +x of the ship is against the port's axis
                port.contact_m[i] = (
                    aim.port_m[i] + aim.axis[i] * tip[0] - aim.right[i] * tip[1] - aim.up[i] * tip[2]
                )
        look_by_truth(y, true_tip, aim.port_m, aim.axis, true_look)
        away_m = np.sqrt(true_look[RANGE] ** 2 + true_look[OFFSET] ** 2)
        fail(t_s, away_m, troubles, begun_s, truth, y)

        # what the sensors say
        phase = int(contact[Contact.PHASE])
        if phase != before_phase:
            bring(near, orbit)
            if phase == Phase.PARTED:
                parted(near)
            else:
                touched(near)
            before_phase = phase
        if phase >= Phase.CAPTURED:
            let_drift(near)
        apart, turned, unseen = sense(k, now_s, y, true_axes, truth, seen, near, orbit, room)
        seen_s = max(seen_s, t_s - unseen * STEP_S)

        # what the ship makes of it
        station = station_from_lvlh(mean[Mean.STATION : Mean.STATION + 3], near.suite.station_from_lvlh)
        own = times(
            body_from_gcrf(mean[Mean.Q], mean[Mean.Q + 1], mean[Mean.Q + 2], mean[Mean.Q + 3]),
            transposed(axes),
        )
        at = look_by_estimate(mean, station, own, rate_radps, tip, aim, brain.looked)
        if k == 0:
            brain.reference[0], brain.reference[1], brain.reference[2] = at
            begin_mode(modes, mode, 0.0, brain, mean, at, station, port, aim, by_law, rate_radps)
        known = brain.known
        refer(
            t_s - course_begun_s,
            modes.kind[mode],
            modes.speed_mps[mode],
            mean,
            by_law,
            rate_radps,
            port,
            aim.pace,
            brain.course,
            brain.reference,
        )
        know(t_s, mode, (mode_s, course_begun_s, seen_s), modes, near, brain, port, aim)
        known[Know.DISAGREEMENT], known[Know.TURNED], known[Know.RETREATS] = apart, turned, retreats
        known[Know.PROPELLANT] = known_kg
        known[Know.TOUCHED] = 0.0 if np.isnan(contact[Contact.FIRST_S]) or phase == Phase.FREE else 1.0
        known[Know.CAPTURED] = 1.0 if phase >= Phase.CAPTURED else 0.0
        known[Know.RETRACTED] = 1.0 if phase == Phase.HOOKED else 0.0
        then = following(mode, known, t_s, modes, brain.since_s)
        changed = then != mode
        if changed or k % SAMPLED == 0 or k == count:
            about = by_law if modes.kind[mode] == Mode.FLY_AROUND else station
            write_sample(t_s, y, propellant_kg, then, contact, near, brain, about, plume, rows[written])
            written += 1
        if then < 0:
            return then, written
        if k == count:
            break
        if changed:
            goes_on = modes.kind[then] == modes.kind[mode] == Mode.CLOSE
            if phase == Phase.PARTED and not steered(modes.kind[mode]):
                for i in range(3):  # what comes now begins where the ship has come to, as it goes
                    brain.reference[i] = at[i]
                    brain.reference[3 + i] = -brain.looked[CLOSING_RATE] * aim.axis[i]
            mode, mode_s = then, t_s
            retreats += 1.0 if modes.kind[mode] == Mode.RETREAT else 0.0
            brain.since_s[:] = np.inf
            if not goes_on:
                course_begun_s = t_s
                if modes.kind[mode] == Mode.CLOSE:
                    contact[Contact.ANEW] = 1.0
                begin_mode(modes, mode, t_s, brain, mean, at, station, port, aim, by_law, rate_radps)

        # what it asks for
        kind = modes.kind[mode]
        parameters[BAND], parameters[RATE_BAND] = modes.bands[mode, 0], modes.bands[mode, 1]
        attitude_parameters[ANGLE_BAND] = modes.bands[mode, 2]
        for i in range(3):  # no finer than the thrusters can turn it
            finest_radps = _MARGIN * quantum[3 + i] / inertia[i, i]
            attitude_parameters[TURN_BAND + i] = max(modes.bands[mode, 3], finest_radps)
        parameters[RATE] = rate_radps
        ask_translation(modes, mode, station, by_law, mean, brain, aim, law, parameters)
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
        hurt = troubled(begun_s)
        if hurt:
            shut_now = shut(t_s, jets, troubles, begun_s, brain.limit_s)
            if shut_now > shut_before:
                shut_before = shut_now
                cheap(acts, cost, brain.limit_s, most, brain.on_s, choosing)
        if kind != Mode.AVOID:  # strength, whatever it costs
            spare(brain.impulse, brain.owed, most)
        idle = settled and not hurt
        for i in range(6):
            idle = idle and brain.impulse[i] == 0.0
        force_share, wanted_ns, owed_ns = 1.0, 0.0, 0.0
        brain.turned_radps[:] = 0.0
        if not idle:
            if propellant_kg <= 0.0:
                brain.limit_s[:] = 0.0
            wanted_ns, owed_ns = along(brain.impulse, brain.owed)
            force_share, moment_share = pulses(
                brain.impulse, effectors, brain.limit_s, brain.owed, brain.on_s, choosing
            )
            for i in range(3):
                brain.turned_radps[i] = choosing.total[3 + i] / inertia[i, i]
            settled = force_share == 1.0 and moment_share == 1.0
            for j in range(n):
                settled = settled and brain.on_s[j] == 0.0
        if kind == Mode.BURN:
            # what was made or is owed since, along what was wanted
            brain.course.numbers[1] -= (force_share * wanted_ns - (1.0 - force_share) * owed_ns) / mass_kg

        for j in range(n):
            known_kg -= jets.flow_kgps[j] * brain.on_s[j]

        # what comes of it
        really_fired(t_s, jets, troubles, begun_s, brain.on_s)
        burnt_kg = fire(brain.on_s, jets, parts, true_centre, fired[written], loads)
        propellant_kg = max(propellant_kg - burnt_kg, 0.0)
        if phase < Phase.CAPTURED and not begun_s[Trouble.STATION] <= t_s:
            hold_station(y, true_axes, true_rate_radps, by_law, parts.hold, loads[9:])
        if burnt_kg > 0.0:
            area_m2, power = parts.plume_area_m2, ship.plume_exponent
            plume += plume_pa_s(y, true_centre, jets, brain.on_s, aim.port_m, area_m2, power, blown)
            press(blown, STEP_S, aim.port_m, loads)
        true_kg = mass_kg * parts.mass_share
        for i in range(3):
            impulse[i] = loads[i] / true_kg * STEP_S
            passed[i] = contact[Contact.IMPULSE_X + i]
        for i in range(4):
            before[i] = y[State.Q_SHIP + i]
        if kind == Mode.RELEASE:
            contact[Contact.RELEASE_MPS] = aim.spring_mps
        if kind == Mode.RETRACT:
            contact[Contact.RETRACT] = 1.0
        going = Plant(
            Body(true_kg, true_inertia, room.inverse_inertia),
            plant.station,
            plant.orbit,
            plant.ship_cd_area_m2,
            plant.station_cd_area_m2,
            plant.environment,
            plant.pull,
            plant.mechanism,
        )
        advance(now_s, y, STEP_S, going, loads, contact, work)
        ms = axes_of(y, SHIP)
        bx, by, bz = rotate(
            ms,
            contact[Contact.IMPULSE_X] - passed[0],
            contact[Contact.IMPULSE_Y] - passed[1],
            contact[Contact.IMPULSE_Z] - passed[2],
        )
        impulse[0], impulse[1], impulse[2] = (
            impulse[0] + bx / true_kg,
            impulse[1] + by / true_kg,
            impulse[2] + bz / true_kg,
        )
        sense_gyro(before, y[State.Q_SHIP : State.Q_SHIP + 4], truth, steady[k, :6], gyro)
        sense_impulse(impulse, truth, steady[k, 6:], felt)
        propagate(near, STEP_S, felt, gyro, orbit)
    return mode, written
