"""The rendezvous flown: each burn commanded from the state there is, and executed with errors."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from vitok.chance import Draws
from vitok.craft.burn_errors import executed
from vitok.craft.spacecraft import attitude_jump, attitude_kg
from vitok.elementary import norm
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.arc import (
    COVARIANCE,
    ERROR,
    Arc,
    Event,
    Handed,
    Picture,
    Start,
    station_channels,
    unpictured,
)
from vitok.motion.lvlh import positions_lvlh_m, relative_state
from vitok.motion.orbit import Burn
from vitok.motion.trajectory import Trajectory
from vitok.navigation.suite import suite, told_of_air
from vitok.rendezvous import attitude
from vitok.rendezvous.chase import Chase, engine_of
from vitok.rendezvous.closed_loop import Knowledge, Told, fly_closed_loop
from vitok.rendezvous.plan import FOLLOWING, RendezvousPlan
from vitok.rendezvous.sequence import Commanded
from vitok.types import Vector
from vitok.world import World

_SAMPLE_S = 30.0  # a cubic between is good to 3 cm
_BURN_SAMPLE_S = 10.0
_CLOSE_SAMPLE_S = 2.0  # from the first gate on, where the ship turns from burn to burn


def fly(world: World, plan: RendezvousPlan, start: Start, draws: Draws) -> Arc:
    """The arc from insertion to the hand-over, at rest near the station, in a closed loop.

    The ship commands its burns from what it knows of its motion; what they do beside the command, what the
    sensors say and what the ground knows are drawn. Channels: ``range_m``, ``closing_rate_mps``, and of the
    estimate its errors and sigmas in position and velocity. FlightError as in ``fly_closed_loop``.
    """
    craft, arrival = world.cast.spacecraft, world.known.arrival
    true = Chase(craft, world.arrival.trajectory, world.arrival.environment)
    about = told_of_air(suite(craft), arrival.density_sigma(start.t_s, plan.end.t_s))
    knowledge = Knowledge(
        Chase(craft, arrival.trajectory, arrival.environment),
        about,
        arrival.cd_area_m2 / world.cast.station.mass_kg,
        any(start.t_s < each.t_s < plan.end.t_s for each in arrival.burns),
    )
    seen = partial(attitude.pictured, world=world, plan=plan, start=start)
    return fly_rendezvous(true, knowledge, plan, start, draws=draws, pictured=seen)


def fly_rendezvous(
    true: Chase,
    knowledge: Knowledge,
    plan: RendezvousPlan,
    start: Start,
    *,
    draws: Draws,
    pictured: Callable[[Sequence[Burn], Arc], Picture] | None = None,
) -> Arc:
    """The arc of a ``true`` ship and station from ``start`` to the hand-over, by what the ship knows.

    ``pictured`` makes its picture from the burns that were done.
    """
    spacecraft, station = true.spacecraft, true.station
    flown, firings, told = fly_closed_loop(
        true,
        knowledge,
        plan,
        start,
        draws=draws,
        execute=lambda burn: executed(burn, spacecraft.execution_errors, draws, "rendezvous"),
    )
    radio_s = plan.schedule.contact_s - spacecraft.rendezvous.start_before_contact_s
    gate_s = plan.schedule.contact_s - spacecraft.approach.gates_before_contact_s[0]
    times = _times(flown, firings, gate_s)
    times = np.concatenate((times[:1], times))  # before and after attitude control took its propellant
    states, targets = flown(times), station(times)
    states[0, 6] += attitude_kg(spacecraft)
    apart, drift = (states - targets)[:, :3], (states - targets)[:, 3:6]
    range_m = norm(apart)
    channels = {"range_m": range_m, "closing_rate_mps": -np.sum(apart * drift, axis=1) / range_m}
    channels |= dict(
        zip(("x_lvlh_m", "y_lvlh_m", "z_lvlh_m"), positions_lvlh_m(targets, states).T, strict=True)
    )
    channels |= station_channels(targets)
    return Arc(
        name="rendezvous",
        t_s=times,
        r_gcrf_m=states[:, :3],
        v_gcrf_mps=states[:, 3:6],
        mass_kg=states[:, 6],
        channels=channels | _knowledge(told, times),
        events=_events(plan, spacecraft, flown, firings, station),
        jumps=(attitude_jump(spacecraft, start.t_s),),
        burns=tuple(
            replace(each.firing, engine=engine_of(spacecraft, each.burn, radio_s)) for each in firings
        ),
        following=FOLLOWING,
        handed=Handed(told.estimate.relative_gcrf, told.estimate.covariance),
        pictured=partial(pictured, [each.burn for each in firings]) if pictured else unpictured,
    )


def _knowledge(told: Told, times: Vector) -> dict[str, Vector]:
    """The estimate's errors, sigmas and covariance, GCRF, at instants, by the last one before."""
    rows = np.maximum(np.searchsorted(told.t_s, times, side="right") - 1, 0)
    off = told.relative_gcrf - told.true_gcrf
    variances = np.diagonal(told.covariance, axis1=1, axis2=2)
    return {
        "estimate_error_m": norm(off[:, :3])[rows],
        "estimate_sigma_m": np.sqrt(variances[:, :3].sum(axis=1))[rows],
        "estimate_error_mps": norm(off[:, 3:])[rows],
        "estimate_sigma_mps": np.sqrt(variances[:, 3:].sum(axis=1))[rows],
        **dict(zip(ERROR, off[rows, :3].T, strict=True)),
        **dict(zip(COVARIANCE, told.covariance[:, *np.tril_indices(6)][rows].T, strict=True)),
    }


def _times(flown: Trajectory, firings: tuple[Commanded, ...], gate_s: float) -> Vector:
    """Instants: every half minute, ten seconds in burns, two near the station, and both ends of all."""
    pieces = [
        np.arange(flown.t_start_s, min(gate_s, flown.t_end_s), _SAMPLE_S),
        np.arange(max(gate_s, flown.t_start_s), flown.t_end_s, _CLOSE_SAMPLE_S),
        np.array([flown.t_end_s]),
    ]
    for each in firings:
        pieces.append(np.arange(each.burn.start_s, each.burn.end_s, _BURN_SAMPLE_S))
        pieces.append(np.array([each.burn.end_s]))
    times = np.unique(np.concatenate(pieces))
    # two samples closer than a millisecond are one
    distinct: Vector = times[np.append(np.diff(times) > 1e-3, True)]
    return distinct


def _events(
    plan: RendezvousPlan,
    spacecraft: Spacecraft,
    flown: Trajectory,
    firings: tuple[Commanded, ...],
    station: Trajectory,
) -> tuple[Event, ...]:
    def event(name: str, t_s: float, **detail: float | str) -> Event:
        y = flown(t_s)
        relative = relative_state(station(t_s), y)
        return Event(name, t_s, y, {**detail, "range_m": float(norm(relative[:3]))})

    start_s = plan.schedule.contact_s - spacecraft.rendezvous.start_before_contact_s
    events = [event("rendezvous_start", start_s)]
    for each in firings:
        name, burn = each.burn.name, each.burn
        events.append(event("burn_start", burn.ignition_s, burn=name))
        events.append(
            event(
                "burn_end",
                burn.end_s,
                burn=name,
                delta_v_mps=each.delta_v_mps,
                propellant_kg=each.propellant_kg,
                duration_s=burn.end_s - burn.ignition_s,
            )
        )
    final = relative_state(station(flown.t_end_s), flown.y_end)
    miss_m = float(norm(final[:3] - np.array(spacecraft.approach.handover_position_lvlh_m)))
    events.append(event("handover", flown.t_end_s, miss_m=miss_m, relative_speed_mps=float(norm(final[3:]))))
    return tuple(sorted(events, key=lambda each: each.t_s))
