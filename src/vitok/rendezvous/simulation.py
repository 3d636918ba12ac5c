"""The rendezvous flown: each burn commanded from the state there is, and executed with errors."""

import numpy as np

from vitok.chance import Draws
from vitok.craft.burn_errors import executed
from vitok.craft.spacecraft import attitude_jump, attitude_kg
from vitok.elementary import norm
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.arc import Arc, Event, Start
from vitok.motion.lvlh import relative_state
from vitok.motion.trajectory import Trajectory
from vitok.rendezvous.chase import Chase, chase_of
from vitok.rendezvous.plan import FOLLOWING, RendezvousPlan
from vitok.rendezvous.sequence import Commanded, fly_sequence
from vitok.scene import Scene
from vitok.types import Vector

_SAMPLE_S = 60.0
_CLOSE_SAMPLE_S = 10.0  # in burns, and from the first gate on: a cubic between is good to a millimetre


def fly(scene: Scene, plan: RendezvousPlan, start: Start, draws: Draws) -> Arc:
    """The arc from insertion to the hand-over, at rest near the station; errors as in ``fly_rendezvous``."""
    return fly_rendezvous(chase_of(scene), plan, start, draws)


def fly_rendezvous(chase: Chase, plan: RendezvousPlan, start: Start, draws: Draws) -> Arc:
    """The arc of a ship and a station from ``start`` to the hand-over.

    The spacecraft knows its state exactly when it commands a burn; what the burn does beside the command is
    drawn. Channels: ``range_m``, ``closing_rate_mps``. FlightError as in ``fly_sequence``.
    """
    spacecraft, station = chase.spacecraft, chase.station
    flown, firings = fly_sequence(
        chase,
        plan.schedule,
        start,
        lambda burn: executed(burn, spacecraft.execution_errors, draws, "rendezvous"),
        guesses={each.burn.name: each.command_lvlh_mps for each in plan.firings},
    )
    gate_s = plan.schedule.contact_s - spacecraft.approach.gates_before_contact_s[0]
    times = _times(flown, firings, gate_s)
    times = np.concatenate((times[:1], times))  # before and after attitude control took its propellant
    states, targets = flown(times), station(times)
    states[0, 6] += attitude_kg(spacecraft)
    apart, drift = (states - targets)[:, :3], (states - targets)[:, 3:6]
    range_m = norm(apart)
    return Arc(
        name="rendezvous",
        t_s=times,
        r_gcrf_m=states[:, :3],
        v_gcrf_mps=states[:, 3:6],
        mass_kg=states[:, 6],
        channels={"range_m": range_m, "closing_rate_mps": -np.sum(apart * drift, axis=1) / range_m},
        events=_events(plan, spacecraft, flown, firings, station),
        jumps=(attitude_jump(spacecraft, start.t_s),),
        burns=tuple(each.firing for each in firings),
        following=FOLLOWING,
    )


def _times(flown: Trajectory, firings: tuple[Commanded, ...], gate_s: float) -> Vector:
    """Instants: every minute, every ten seconds in burns and near the station, and both ends of all."""
    pieces = [
        np.arange(flown.t_start_s, min(gate_s, flown.t_end_s), _SAMPLE_S),
        np.arange(max(gate_s, flown.t_start_s), flown.t_end_s, _CLOSE_SAMPLE_S),
        np.array([flown.t_end_s]),
    ]
    for each in firings:
        pieces.append(np.arange(each.burn.start_s, each.burn.end_s, _CLOSE_SAMPLE_S))
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
