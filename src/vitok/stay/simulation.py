"""The stay flown: the ship rides at its port while the station's orbit decays and is boosted."""

from functools import partial

import numpy as np

from vitok.chance import Draws
from vitok.earth.frames import altitudes_m
from vitok.elementary import norm
from vitok.errors import FlightError
from vitok.motion.arc import Arc, Event, Jump, Start
from vitok.motion.lvlh import riding_states
from vitok.stay.attitude import pictured
from vitok.stay.passage import passage_states
from vitok.stay.plan import FOLLOWING, HANDOVER_S, StayPlan, burn_summary
from vitok.types import Vector
from vitok.world import World

SAMPLE_STEP_S = 300.0  # the longest, between which four points give the orbit to a metre
# The known orbit does not tell of the blow of the docking, which moves the station by millimetres a second
# for the minutes until the hooks close; nor does it where in the ship its centre of mass is then.
CAPTURE_LIMIT_M, CAPTURE_LIMIT_MPS = 3.0, 0.05


def station_states(plan: StayPlan, t_s: Vector) -> Vector:
    """States (n, 6) of the station, GCRF: fitted orbits at both ends, the passage between, smoothly joined.

    Over the hand-over a weight runs from 0 to 1 as 3 x^2 - 2 x^3, so position and velocity are continuous.
    """
    if plan.arrival.sets == plan.departure.sets:
        return plan.arrival.flown(t_s)[:, :6]
    epoch = plan.epoch
    states = np.zeros((t_s.size, 6))
    arriving, arriving_rate = _weight(t_s, plan.t_first_s, -1.0)
    departing, departing_rate = _weight(t_s, plan.t_last_s, 1.0)
    passing, passing_rate = 1.0 - arriving - departing, -arriving_rate - departing_rate
    parts = [
        (arriving, arriving_rate, lambda t: plan.arrival.flown(t)[:, :6]),
        (departing, departing_rate, lambda t: plan.departure.flown(t)[:, :6]),
    ]
    if plan.way is not None:
        way = plan.way
        parts.append((passing, passing_rate, lambda t: passage_states(way, epoch, t, plan.rotation)))
    for weight, rate, source in parts:
        rows = weight > 0.0
        if np.any(rows):
            there = source(t_s[rows])
            states[rows] += weight[rows, None] * there
            states[rows, 3:] += rate[rows, None] * there[:, :3]
    return states


def _weight(t_s: Vector, t_middle_s: float, direction: float) -> tuple[Vector, Vector]:
    x = np.clip(0.5 + direction * (t_s - t_middle_s) / HANDOVER_S, 0.0, 1.0)
    return x * x * (3.0 - 2.0 * x), direction * (6.0 * x - 6.0 * x**2) / HANDOVER_S


def true_station_states(world: World, plan: StayPlan, t_s: Vector) -> Vector:
    """States (n, 6) of the true station: what is known of its way, and at either end the true orbit.

    What the true orbit differs by fades within HANDOVER_S of docking and of undocking: between, months with
    burns at unknown instants, there is no truth beside the record of its element sets.
    """
    if plan.arrival.sets == plan.departure.sets:
        return world.arrival.trajectory(t_s)[:, :6]
    states = station_states(plan, t_s)
    docking_s, undocking_s = world.known.t_docking_s, world.known.t_undocking_s
    for true, known, t_middle_s, direction in (
        (world.arrival.trajectory, plan.arrival.flown, docking_s + 0.5 * HANDOVER_S, -1.0),
        (world.departure.trajectory, plan.departure.flown, undocking_s - 0.5 * HANDOVER_S, 1.0),
    ):
        weight, rate = _weight(t_s, t_middle_s, direction)
        rows = weight > 0.0
        if true is known or not np.any(rows):
            continue
        off = (true(t_s[rows]) - known(t_s[rows]))[:, :6]
        states[rows] += weight[rows, None] * off
        states[rows, 3:] += rate[rows, None] * off[:, :3]
    return states


def fly(world: World, plan: StayPlan, start: Start, draws: Draws) -> Arc:
    """Arc of the docked ship from its capture by the true station to undocking.

    The cargo exchange, brought down less brought up, is booked at undocking. FlightError if the ship at
    docking is farther from the port than a mechanism can draw together.
    """
    t_docking_s, y_ship, t_undocking_s = start.t_s, start.y, world.known.t_undocking_s
    cargo_exchange_kg, station_mass_kg = world.cast.cargo_exchange_kg, world.cast.station.mass_kg
    steps = int(np.ceil((t_undocking_s - t_docking_s) / SAMPLE_STEP_S))
    times = np.linspace(t_docking_s, t_undocking_s, steps + 1)  # even ones, as a polynomial wants them
    station = true_station_states(world, plan, times)
    docked = riding_states(station, world.cast.docked_position_lvlh_m)
    mass_kg = np.full(times.size, y_ship[6])

    gap_m = float(norm(docked[0, :3] - y_ship[:3]))
    gap_mps = float(norm(docked[0, 3:] - y_ship[3:6]))
    if gap_m > CAPTURE_LIMIT_M or gap_mps > CAPTURE_LIMIT_MPS:
        raise FlightError(
            f"no capture at {plan.epoch.utc(t_docking_s)}: the ship is {gap_m:.2f} m and {gap_mps:.2f} m/s "
            f"from its docked state, the limits are {CAPTURE_LIMIT_M} m and {CAPTURE_LIMIT_MPS} m/s"
        )
    jumps = (
        Jump("capture", t_docking_s, delta_r_m=gap_m, delta_v_mps=gap_mps),
        Jump("cargo exchange", t_undocking_s, mass_kg=cargo_exchange_kg),
    )
    rows = np.concatenate(([0], np.arange(times.size), [times.size - 1]))
    t_s, r, v, mass = times[rows], docked[rows, :3], docked[rows, 3:], mass_kg[rows]
    r[0], v[0] = y_ship[:3], y_ship[3:6]
    mass[-1] += cargo_exchange_kg
    events = tuple(
        Event(
            "station_burn",
            burn.t_mean_s,
            np.append(true_station_states(world, plan, np.array([burn.t_mean_s]))[0], y_ship[6]),
            burn_summary(burn, plan.epoch),
        )
        for burn in plan.burns
    )
    altitude_m = altitudes_m(times, station, plan.rotation)
    return Arc(
        "stay",
        t_s,
        r,
        v,
        mass,
        channels={"altitude_m": altitude_m[rows], "stack_mass_kg": mass + station_mass_kg},
        events=events,
        jumps=jumps,
        following=FOLLOWING,
        points=4,
        pictured=partial(pictured, world.cast, station[rows]),
    )
