"""The stay flown: the ship rides at its port while the station's orbit decays and is boosted."""

from functools import partial

import numpy as np

from vitok.chance import Draws
from vitok.earth.frames import altitudes_m
from vitok.elementary import norm
from vitok.errors import FlightError
from vitok.motion.arc import Arc, Event, Jump, Start
from vitok.motion.lvlh import riding_states
from vitok.scene import Cast
from vitok.stay.attitude import pictured
from vitok.stay.plan import FOLLOWING, StayPlan, burn_summary
from vitok.stay.states import HANDOVER_S, station_states, weight
from vitok.types import Vector
from vitok.world import World

SAMPLE_STEP_S = 300.0  # the longest, between which four points give the orbit to a metre
# The known orbit does not tell of the blow of the docking, which moves the station by millimetres a second
# for the minutes until the hooks close, up to 1.5 m, nor of its attitude, which drifts freely in them: by
# 7 degrees in thirty runs, which at a port 15 m from its centre are 2 m. What is wrong is off by tens.
CAPTURE_LIMIT_M, CAPTURE_LIMIT_MPS = 5.0, 0.05


def true_station_states(world: World, plan: StayPlan, t_s: Vector, captured_s: float) -> Vector:
    """States (n, 6) of the true station: what is known of its way, and at either end the true orbit.

    What the true orbit differs by fades within HANDOVER_S of the planned docking, from the capture on, and of
    undocking, or until a relocation if that is nearer: between, months with burns at unknown instants, there
    is no truth beside the record of its element sets.
    """
    if plan.arrival.sets == plan.departure.sets:
        return world.arrival.trajectory(t_s)[:, :6]
    states = station_states(plan, t_s)
    docking_s, undocking_s = world.known.t_docking_s, world.known.t_undocking_s
    ends_s, begins_s = docking_s + HANDOVER_S, undocking_s - HANDOVER_S
    if plan.detours:
        ends_s = min(ends_s, plan.detours[0].t_start_s)
        begins_s = max(begins_s, plan.detours[-1].t_end_s)
    for true, direction, first_s, last_s in (
        (world.arrival.trajectory, -1.0, max(captured_s, docking_s), ends_s),
        (world.departure.trajectory, 1.0, begins_s, undocking_s),
    ):
        if first_s >= last_s:  # captured at another port, after the relocation there
            continue
        share, rate = weight(t_s, 0.5 * (first_s + last_s), direction, last_s - first_s)
        rows = share > 0.0
        if not np.any(rows):
            continue
        off = true(t_s[rows])[:, :6] - states[rows]
        states[rows] += share[rows, None] * off
        states[rows, 3:] += rate[rows, None] * off[:, :3]
    return states


def _drifted_m(cast: Cast, plan: StayPlan, start: Start) -> float:
    """How far a station can have drifted since a relocation's springs or the blow of a first try pushed it.

    Both are about as fast, and a first try comes at the planned instant at the earliest; with its retreat it
    takes twenty minutes. At three times the push at most, whatever its direction (Clohessy and Wiltshire
    1960).
    """
    since_s = start.t_s - (plan.t_begin_s if plan.t_parted_s is None else plan.t_parted_s)
    push_mps = cast.spacecraft.undocking.spring_speed_mps * float(start.y[6]) / cast.station.mass_kg
    return 3.0 * push_mps * max(since_s, 0.0)


def fly(world: World, plan: StayPlan, start: Start, draws: Draws) -> Arc:
    """Arc of the docked ship from its capture by the true station to undocking, on its way home or to a port.

    The cargo exchange, brought down less brought up, is booked on the way home. FlightError if the ship at
    docking is farther from the port than a mechanism can draw together.
    """
    t_docking_s, y_ship, t_undocking_s = start.t_s, start.y, plan.t_end_s
    cargo_exchange_kg = world.cast.cargo_exchange_kg if plan.following == FOLLOWING else 0.0
    steps = int(np.ceil((t_undocking_s - t_docking_s) / SAMPLE_STEP_S))
    times = np.linspace(t_docking_s, t_undocking_s, steps + 1)  # even ones, as a polynomial wants them
    station = true_station_states(world, plan, times, t_docking_s)
    docked = riding_states(station, world.cast.docked_at_lvlh_m(plan.port))
    mass_kg = np.full(times.size, y_ship[6])

    gap_m = float(norm(docked[0, :3] - y_ship[:3]))
    gap_mps = float(norm(docked[0, 3:] - y_ship[3:6]))
    limit_m = CAPTURE_LIMIT_M + _drifted_m(world.cast, plan, start)
    if gap_m > limit_m or gap_mps > CAPTURE_LIMIT_MPS:
        raise FlightError(
            f"no capture at {plan.epoch.utc(t_docking_s)}: the ship is {gap_m:.2f} m and {gap_mps:.2f} m/s "
            f"from its docked state, the limits are {limit_m:.1f} m and {CAPTURE_LIMIT_MPS} m/s"
        )
    jumps = [Jump("capture", t_docking_s, delta_r_m=gap_m, delta_v_mps=gap_mps)]
    if plan.following == FOLLOWING:
        jumps.append(Jump("cargo exchange", t_undocking_s, mass_kg=cargo_exchange_kg))
    rows = np.concatenate(([0], np.arange(times.size), [times.size - 1]))
    t_s, r, v, mass = times[rows], docked[rows, :3], docked[rows, 3:], mass_kg[rows]
    r[0], v[0] = y_ship[:3], y_ship[3:6]
    mass[-1] += cargo_exchange_kg
    events = tuple(
        Event(
            "station_burn",
            burn.t_mean_s,
            np.append(true_station_states(world, plan, np.array([burn.t_mean_s]), t_docking_s)[0], y_ship[6]),
            burn_summary(burn, plan.epoch),
        )
        for burn in plan.burns
        if plan.t_begin_s <= burn.t_mean_s < plan.t_end_s
    )
    altitude_m = altitudes_m(times, station, plan.rotation)
    return Arc(
        plan.name,
        t_s,
        r,
        v,
        mass,
        channels={"altitude_m": altitude_m[rows], "stack_mass_kg": mass + world.cast.station.mass_kg},
        events=events,
        jumps=tuple(jumps),
        following=plan.following,
        points=4,
        pictured=partial(pictured, world.cast, plan.port, station[rows]),
    )
