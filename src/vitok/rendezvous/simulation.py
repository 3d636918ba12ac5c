"""The rendezvous flown: each burn commanded from the state there is, and executed with errors."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from vitok import chance
from vitok.earth.environment import Environment
from vitok.mission.spacecraft import ExecutionErrors, Spacecraft
from vitok.motion.arc import Arc, Event
from vitok.motion.lvlh import relative_state
from vitok.motion.orbit import Burn
from vitok.motion.trajectory import Trajectory
from vitok.rendezvous.guidance import Scene
from vitok.rendezvous.plan import RendezvousPlan
from vitok.rendezvous.sequence import Firing, fly_sequence

Vector = NDArray[np.float64]

_SAMPLE_S = 60.0
_BURN_SAMPLE_S = 10.0


def fly(
    plan: RendezvousPlan,
    spacecraft: Spacecraft,
    t_s: float,
    y: Vector,
    station: Trajectory,
    environment: Environment,
    seed: int,
) -> Arc:
    """The arc from insertion, ``y`` (7,) at ``t_s``, to the hand-over at rest near the station.

    The spacecraft knows its state exactly when it commands a burn; what the burn does beside the command is
    drawn by ``seed``. Channels: ``range_m``, ``closing_rate_mps``. FlightError as in ``fly_sequence``.
    """

    def execute(burn: Burn) -> Burn:
        return _with_errors(burn, spacecraft.execution_errors, seed)

    scene = Scene(spacecraft, station, environment)
    flown, firings = fly_sequence(scene, plan.schedule, t_s, y, execute)
    times = _times(flown, firings)
    states, targets = flown(times), station(times)
    apart, drift = (states - targets)[:, :3], (states - targets)[:, 3:6]
    range_m = np.linalg.norm(apart, axis=1)
    return Arc(
        name="rendezvous",
        t_s=times,
        r_gcrf_m=states[:, :3],
        v_gcrf_mps=states[:, 3:6],
        mass_kg=states[:, 6],
        channels={"range_m": range_m, "closing_rate_mps": -np.sum(apart * drift, axis=1) / range_m},
        events=_events(plan, spacecraft, flown, firings, station),
        burns=tuple(
            {
                "name": each.burn.name,
                "start_s": each.burn.start_s,
                "duration_s": each.burn.duration_s,
                "delta_v_mps": each.delta_v_mps,
                "propellant_kg": each.propellant_kg,
            }
            for each in firings
        ),
    )


def _with_errors(burn: Burn, errors: ExecutionErrors, seed: int) -> Burn:
    """The burn as done: longer or shorter about its start, and pointed a little off."""
    magnitude = chance.generator(seed, 0, f"rendezvous/{burn.name}/magnitude").standard_normal()
    pointing = chance.generator(seed, 0, f"rendezvous/{burn.name}/pointing").standard_normal(3)
    # of a random vector only the part across the direction turns it
    across = pointing - (pointing @ burn.direction) * burn.direction
    direction = burn.direction + np.radians(errors.pointing_1sigma_deg) * across
    return replace(
        burn,
        duration_s=burn.duration_s * (1.0 + errors.magnitude_1sigma * magnitude),
        direction=direction / np.linalg.norm(direction),
    )


def _times(flown: Trajectory, firings: tuple[Firing, ...]) -> Vector:
    """Sample instants: every minute, every ten seconds in burns, and both ends of all."""
    pieces = [np.arange(flown.t_start_s, flown.t_end_s, _SAMPLE_S), np.array([flown.t_end_s])]
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
    firings: tuple[Firing, ...],
    station: Trajectory,
) -> tuple[Event, ...]:
    def event(name: str, t_s: float, **detail: float | str) -> Event:
        y = flown(t_s)
        relative = relative_state(station(t_s), y)
        return Event(name, t_s, y, {**detail, "range_m": float(np.linalg.norm(relative[:3]))})

    start_s = plan.schedule.contact_s - spacecraft.rendezvous.start_before_contact_s
    events = [event("rendezvous_start", start_s)]
    for each in firings:
        name, burn = each.burn.name, each.burn
        events.append(event("burn_start", burn.start_s, burn=name))
        events.append(
            event(
                "burn_end",
                burn.end_s,
                burn=name,
                delta_v_mps=each.delta_v_mps,
                propellant_kg=each.propellant_kg,
                duration_s=burn.duration_s,
            )
        )
    final = relative_state(station(flown.t_end_s), flown.y_end)
    miss_m = float(np.linalg.norm(final[:3] - np.array(spacecraft.approach.handover_position_lvlh_m)))
    events.append(
        event("handover", flown.t_end_s, miss_m=miss_m, relative_speed_mps=float(np.linalg.norm(final[3:])))
    )
    return tuple(sorted(events, key=lambda each: each.t_s))
