"""The rendezvous in a closed loop: burns by the estimate, done with errors, measured, and re-targeted."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from vitok.chance import Draws
from vitok.craft.spacecraft import check_propellant, steadied
from vitok.elementary import norm
from vitok.motion import cholesky, orbit
from vitok.motion.arc import Start
from vitok.motion.trajectory import Trajectory, join
from vitok.navigation.accelerometer import COAST, Push, measured
from vitok.navigation.chance import noise, outages, tilt_rad, true_errors
from vitok.navigation.covariance import gcrf_covariance
from vitok.navigation.filter import Estimate, Known, Truth, first_estimate, navigate
from vitok.navigation.instants import instants
from vitok.navigation.suite import Considered, Fix, Suite
from vitok.rendezvous.chase import Chase
from vitok.rendezvous.first_guess import first_guess
from vitok.rendezvous.guidance import Leg
from vitok.rendezvous.plan import RendezvousPlan
from vitok.rendezvous.sequence import (
    CLOSE_LEAD_S,
    LATER_S,
    LEAD_S,
    SOONER_S,
    Commanded,
    handover_s,
    steps,
)
from vitok.types import Vector

_PHASE = "rendezvous"
_STEP_S = 2.0
_STALE_S = 6 * 3600.0  # of the station's orbit, after which a newer one is asked for
_FORESEEN = 1e-10  # tolerance of an orbit that is foreseen: a metre a day
_NO_FLOW_S = 1e12  # specific impulse
_WALK_S, _CLOSE_WALK_S = 1200.0, 120.0  # in which attitude control pushes steadily, far away and by radio
_AFTER_S = 3600.0  # that an orbit is foreseen beyond the hand-over


@dataclass(frozen=True)
class Knowledge:
    """What is known beside the ship's own motion: the station's orbit in the air as forecast, the sensors.

    The station's orbit is the plan's until the ground sends up a newer state, which is foreseen with the drag
    area on mass ``station_m2pkg``; where it is known to fire its engines on the way, it stays the plan's.
    """

    chase: Chase
    suite: Suite
    station_m2pkg: float
    station_fires: bool = False


@dataclass(frozen=True)
class Told:
    """What the ship made of its way: n instants, estimated states less the station's, their covariances.

    GCRF, (n, 6) and (n, 6, 6); ``true_gcrf`` (n, 6) is what it estimated. ``innovation`` (n, 4 s + 6) is what
    was measured less what was expected, in standard deviations as the filter has them, NaN for nothing.
    ``estimate`` is the last one.
    """

    t_s: Vector
    relative_gcrf: Vector
    covariance: Vector
    true_gcrf: Vector
    innovation: Vector
    estimate: Estimate


def fly_closed_loop(
    true: Chase,
    knowledge: Knowledge,
    plan: RendezvousPlan,
    start: Start,
    *,
    draws: Draws,
    execute: Callable[[orbit.Burn], orbit.Burn],
) -> tuple[Trajectory, tuple[Commanded, ...], Told]:
    """Flight of the ``true`` ship from ``start`` to the hand-over, commanded from what is known.

    ``execute`` turns a command into what is done. A burn at a range comes when the estimate has the ship
    there, and what follows it as much sooner or later. FlightError as in ``sequence.fly_sequence``.
    """
    known, about = knowledge.chase, knowledge.suite
    craft, foreseen_s = known.spacecraft, -np.inf  # when the station's orbit was last foreseen
    cd_area_m2 = craft.aerodynamics.cd_area_m2
    launch_mass_kg = float(start.y[6])
    t_s, y = start.t_s, steadied(craft, start.y, _PHASE)
    mass_kg = float(y[6])  # as the ship books it
    errors = true_errors(about, draws, _PHASE)
    radio_s = plan.schedule.contact_s - craft.rendezvous.start_before_contact_s
    end_s = handover_s(craft, plan.schedule.contact_s)
    gone = outages(craft.sensors, draws, _PHASE, t_start_s=radio_s, t_end_s=end_s + LATER_S)
    nearest_m = 0.5 * float(norm(craft.approach.handover_position_lvlh_m))  # of what is measured on this way
    estimate, told = _first(true, start, about, draws), _as_told(true.station, about, draws)
    pieces: list[Trajectory] = []
    firings: list[Commanded] = []
    tracks: list[tuple[Vector, ...]] = []

    def advance(to_s: float, name: str, *burns: orbit.Burn, push: Push = COAST) -> None:
        nonlocal t_s, y, estimate
        if to_s <= t_s:
            return
        steady_s = _CLOSE_WALK_S if t_s >= radio_s - _WALK_S else _WALK_S
        pushes = burns or _unbalanced(
            about, t_s, to_s, float(y[6]), steady_s=steady_s, draws=draws, name=name
        )
        piece = true.fly(t_s, y, to_s, *pushes)
        when = instants(
            about, t_s, to_s, radio_from_s=radio_s, uploads_s=plan.uploads_s, reach_m=(nearest_m, np.inf)
        )
        drawn = noise(about, draws, f"{_PHASE}/{name}", when.t_s.size)
        truth = Truth(piece.kernel, true.station.kernel, errors, gone, drawn)
        knowing = Known(told.kernel, known.environment, cd_area_m2 / mass_kg, about)
        track = navigate(estimate, when, truth, knowing, push)
        there = (piece(when.t_s) - true.station(when.t_s))[:, :6]
        innovation = track.innovation / track.innovation_sigma
        tracks.append((when.t_s, track.relative_gcrf, track.covariance, there, innovation))
        pieces.append(piece)
        estimate, t_s, y = track.estimate, to_s, piece.y_end

    def aboard() -> Start:
        """The ship as it knows itself."""
        return Start(t_s, np.append(known.station(t_s)[:6] + estimate.relative_gcrf, mass_kg))

    late_s = 0.0
    planned = {each.burn.name: each for each in plan.firings}
    for leg, law in steps(craft, plan.schedule):
        leg = replace(leg, centre_s=leg.centre_s + late_s, t_aim_s=leg.t_aim_s + late_s)
        lead_s = LEAD_S if leg.t_aim_s - leg.centre_s > LEAD_S else CLOSE_LEAD_S
        advance(leg.centre_s - lead_s, f"{leg.name}/coast")
        if not knowledge.station_fires and (t_s - foreseen_s > _STALE_S or foreseen_s < radio_s <= t_s):
            known, foreseen_s = replace(known, station=_foreseen(told, knowledge, t_s, end_s)), t_s
        if leg.at_range_m is not None:
            wait_s = _wait_s(known, aboard(), leg)
            late_s += wait_s
            leg = replace(leg, centre_s=leg.centre_s + wait_s, t_aim_s=leg.t_aim_s + wait_s)
        leg, guess = first_guess(
            (leg, law),
            plan.schedule,
            planned,
            aboard(),
            foreseen=knowledge.chase,
            known=known,
            covariance=estimate.covariance,
        )
        command = law(known, aboard(), leg, guess)
        if norm(command) < craft.propulsion.thrusters.smallest_burn_mps:
            continue
        asked = leg.burn(command, mass_kg, craft)
        asked = replace(asked, start_s=max(asked.start_s, t_s))  # where the range came sooner than foreseen
        burn = execute(asked)
        advance(burn.start_s, f"{leg.name}/wait")
        y_start = y
        push = measured(burn, float(y[6]), errors, tilt_rad(about, draws, _PHASE, leg.name))
        advance(burn.end_s, f"{leg.name}/burn", burn, push=push)
        mass_kg -= asked.flow_kgps * asked.duration_s
        firings.append(Commanded(burn, command, y_start, y))
        check_propellant(craft, launch_mass_kg - float(y[6]), f"rendezvous burn {leg.name}")
    advance(end_s + late_s, "end")
    times, relative, covariance, there, innovations = (
        np.concatenate(each) for each in zip(*tracks, strict=True)
    )
    return join(pieces), tuple(firings), Told(times, relative, covariance, there, innovations, estimate)


def _first(true: Chase, start: Start, about: Suite, draws: Draws) -> Estimate:
    """What the rocket tells of the ship at insertion, which no ground has tracked yet."""
    lower = about.fixes[Fix.INSERTION]
    covariance = gcrf_covariance(true.station(start.t_s), (lower[:, None, :] * lower[None, :, :]).sum(axis=2))
    root, _ = cholesky.factor(covariance)
    off = (root * draws.normal(f"{_PHASE}/navigation/insertion", 6)).sum(axis=1)
    relative = (start.y - true.station(start.t_s))[:6]
    return first_estimate(start.t_s, relative + off, covariance, about)


def _as_told(station: Trajectory, about: Suite, draws: Draws) -> Trajectory:
    """Where the station is as the ship is told it by the ground, now: passed a little sooner or later.

    It is read up to the present alone; what is to come is foreseen by ``_foreseen``.
    """
    off_m = about.spread[Considered.STATION] * float(draws.normal(f"{_PHASE}/navigation/station")[0])
    later_s = off_m / float(norm(station.y_start[3:6]))
    kernel = station.kernel._replace(t_s=station.kernel.t_s + later_s)
    return Trajectory(station.t_start_s + later_s, station.t_end_s + later_s, kernel)


def _foreseen(told: Trajectory, knowledge: Knowledge, t_s: float, end_s: float) -> Trajectory:
    """The station's orbit from its state as told at ``t_s`` on, in the air of the forecast."""
    y = np.array(told(t_s))
    return orbit.coast(
        t_s,
        y,
        end_s + _AFTER_S,
        knowledge.chase.environment,
        cd_area_m2=knowledge.station_m2pkg * float(y[6]),
        tolerance=_FORESEEN,
    )


def _unbalanced(
    about: Suite,
    t_s: float,
    to_s: float,
    mass_kg: float,
    *,
    steady_s: float,
    draws: Draws,
    name: str,
) -> tuple[orbit.Burn, ...]:
    """What attitude control pushes the ship by over a coast: steadily for ``steady_s``, and then by another.

    The velocities are those of the walk that the filter allows for. A push that stayed for a coast would be
    averaged out by the turns of the ship's axes, and one longer than the filter looks back too smooth for a
    walk. No propellant is taken: it is booked with the phase.
    """
    count = int(np.ceil((to_s - t_s) / steady_s))
    span_s = (to_s - t_s) / count
    kicks_mps = np.sqrt(about.walk_m2ps3 * span_s) * draws.normal(f"{_PHASE}/{name}/walk", count, 3)
    sizes_mps = norm(kicks_mps)
    return tuple(
        orbit.Burn(
            "attitude control",
            t_s + row * span_s,
            span_s,
            mass_kg * float(sizes_mps[row]) / span_s,
            _NO_FLOW_S,
            kicks_mps[row] / sizes_mps[row],
        )
        for row in np.flatnonzero(sizes_mps)
    )


def _wait_s(known: Chase, aboard: Start, leg: Leg) -> float:
    """How much later than planned the ship comes to a burn's range, where it does so nearest to the plan.

    If it comes no nearer in time, it burns where the plan has it.
    """
    assert leg.at_range_m is not None
    first_s = max(aboard.t_s, leg.centre_s - SOONER_S)
    times = np.arange(first_s, leg.centre_s + LATER_S, _STEP_S)
    flown = known.fly(aboard.t_s, aboard.y, float(times[-1]))
    left_m = norm((flown(times) - known.station(times))[:, :3]) - leg.at_range_m
    crossed = np.flatnonzero((left_m[:-1] > 0.0) & (left_m[1:] <= 0.0))
    if crossed.size == 0:
        return 0.0
    row = crossed[np.argmin(np.abs(times[crossed] - leg.centre_s))]
    return float(times[row] + _STEP_S * left_m[row] / (left_m[row] - left_m[row + 1]) - leg.centre_s)
