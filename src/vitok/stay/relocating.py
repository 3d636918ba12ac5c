"""A relocation flown: out of one port and into another, or away from the station, an Arc."""

from dataclasses import replace
from functools import partial

import numpy as np

from vitok.chance import Draws
from vitok.craft.spacecraft import check_propellant
from vitok.elementary import norm
from vitok.errors import FlightError
from vitok.motion.arc import Arc, Event, Start
from vitok.motion.trajectory import Trajectory
from vitok.proximity.approach import Surroundings
from vitok.proximity.drift import drift_margin, free_drift
from vitok.proximity.modes import AWAY, DOCKED
from vitok.proximity.parting import parted, undocking_jump
from vitok.proximity.picture import pictured, pulses
from vitok.proximity.relocation import Relocation, relocate
from vitok.proximity.telling import Told, fired, told
from vitok.stay.relocation import RelocationPlan, margins_of
from vitok.types import Vector
from vitok.world import World

_BESIDE_THE_PORT = ("release", "drift")  # kinds of modes before the ship fires its thrusters


def fly(world: World, plan: RelocationPlan, start: Start, draws: Draws) -> Arc:
    """Fly the ship, docked at ``start``, to the other port by what its sensors tell it, all drawn.

    FlightError if it does not get away from its port, if it neither docks nor leaves in time, or if the
    propellant does not last.
    """
    around = surroundings(world, plan, draws)
    flown = relocate(
        plan.pair,
        plan.port,
        start,
        around,
        leaving=plan.leaving,
        draws=draws,
        phase=plan.name,
        flyaround_s=plan.flyaround_s,
    )
    craft = plan.pair.spacecraft
    out = told(flown.out, flown.out_account, start, around.orbit)
    there = replace(plan.pair, port=plan.port)
    drift = None
    if flown.inward.outcome == AWAY:
        known = world.known
        drift = free_drift(
            flown.inward, there, flown.begin_in, around, epoch=known.epoch, activity=known.activity
        )
    inward = told(flown.inward, flown.inward_account, flown.begin_in, around.orbit, drift=drift)
    margins = margins_of(flown) if drift is None else (*margins_of(flown), drift_margin(drift, there.station))
    if inward.t_s[-1] > plan.t_last_s:
        raise FlightError(
            f"no docking at port {plan.port} in time: the {plan.name} ends {inward.t_s[-1] - start.t_s:.0f} "
            f"s after its undocking, and {plan.t_last_s - start.t_s:.0f} s are allowed"
        )
    check_propellant(craft, world.cast.launch_mass_kg - float(inward.y[-1, 6]), plan.name)
    free, undocked = parted(
        flown.out.rows,
        out.t_s,
        out.y,
        begin_s=start.t_s,
        surroundings=around.environment,
        cd_area_m2=craft.aerodynamics.cd_area_m2,
    )
    kept = np.append(0, np.arange(free, out.t_s.size))

    def joined(out: Vector, inward: Vector) -> Vector:
        """Samples of both ways, each but once."""
        return np.concatenate((out[kept], inward[1:]))

    t_s, y = joined(out.t_s, inward.t_s), joined(out.y, inward.y)
    y[0] = undocked
    channels = {key: joined(out.channels[key], inward.channels[key]) for key in out.channels}
    channels["propellant_kg"][kept.size :] += flown.out_account.propellant_kg
    rows, bodies = joined(flown.out.rows, flown.inward.rows), joined(out.orbit, inward.orbit)
    lasted_s = float(np.nextafter(t_s[-1] - start.t_s, np.inf))
    return Arc(
        name=plan.name,
        t_s=t_s,
        r_gcrf_m=y[:, :3],
        v_gcrf_mps=y[:, 3:6],
        mass_kg=y[:, 6],
        channels=channels,
        events=_events(plan, flown, out, inward, y[0]),
        jumps=(undocking_jump(start, undocked),),
        burns=(fired(craft, plan.name, start, duration_s=lasted_s, propellant_kg=flown.propellant_kg),),
        following=plan.following if flown.inward.outcome == DOCKED else None,
        margins=margins,
        pulses=pulses(craft, t_s, joined(flown.out.on_s, flown.inward.on_s)),
        pictured=partial(pictured, rows, bodies),
    )


def surroundings(world: World, plan: RelocationPlan, draws: Draws) -> Surroundings:
    """The station's orbit, true and known.

    Between two fits the record's orbit is the true one, as in the stay; what the ship is told of it that day
    is as far off along it as the tracking of a station leaves it.
    """
    if plan.detour is None:
        there = world.arrival
        known = world.known.arrival.trajectory
        return Surroundings(there.trajectory, there.environment, known, there.cd_area_m2)
    true, about = plan.detour.orbit, plan.pair.spacecraft.navigation_filter
    sigma_m = 0.0 if about is None else about.station_along_1sigma_m
    behind_m = sigma_m * float(draws.normal(f"{plan.name}/station along")[0])
    known = _later(true, behind_m / float(norm(true.y_start[3:6])))
    return Surroundings(true, plan.detour.environment, known, world.known.arrival.cd_area_m2)


def _later(orbit: Trajectory, by_s: float) -> Trajectory:
    """The same way, each place of it ``by_s`` later."""
    kernel = orbit.kernel._replace(t_s=orbit.kernel.t_s + by_s)
    return Trajectory(orbit.t_start_s + by_s, orbit.t_end_s + by_s, kernel)


def _events(
    plan: RelocationPlan, flown: Relocation, out: Told, inward: Told, undocked: Vector
) -> tuple[Event, ...]:
    """Undocking, the first firing of thrusters, and what the way in tells, each by the relocation's name."""
    spring_mps = plan.pair.spacecraft.undocking.spring_speed_mps
    told = [Event("undocking", float(out.t_s[0]), undocked, {"spring_speed_mps": spring_mps})]
    for mode, row in flown.out_account.begins:
        if mode.kind not in _BESIDE_THE_PORT:
            detail = {"range_m": float(flown.out_account.sight.range_m[row])}
            told.append(Event("separation", float(out.t_s[row]), out.y[row], detail))
            break
    return tuple(
        Event(f"{plan.name}_{each.name}", each.t_s, each.y, each.detail) for each in (*told, *inward.events)
    )
