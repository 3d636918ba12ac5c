"""The picture of a rendezvous: how the ship stands on its way, and where the true station is."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from vitok.compiled import njit
from vitok.craft.attitude import fixed, holds_of, states_of
from vitok.craft.station import docked_axes
from vitok.mission.station import port_of
from vitok.motion.arc import Arc, Picture, Start
from vitok.motion.attitude import Hold, held
from vitok.motion.orbit import Burn
from vitok.motion.quaternions import quaternions
from vitok.motion.rigid_body import body_from_gcrf
from vitok.proximity.picture import standing
from vitok.proximity.pointing import pointing
from vitok.rendezvous.chase import engine_of
from vitok.rendezvous.plan import RendezvousPlan
from vitok.types import Vector
from vitok.world import World


def pictured(burns: Sequence[Burn], arc: Arc, *, world: World, plan: RendezvousPlan, start: Start) -> Picture:
    """The picture of an arc with the burns that were done on it.

    The ship goes on from where the ascent left it, coasts and burns as its file has it, and once the
    automatic rendezvous has begun points its probe at its port between the burns that it turns for.
    """
    craft, environment = world.cast.spacecraft, world.arrival.environment
    first_s, to_s = float(arc.t_s[0]), float(arc.t_s[-1])
    begin_s = plan.schedule.contact_s - craft.rendezvous.start_before_contact_s
    near = Hold(begin_s, partial(to_port, world, arc), float(np.radians(craft.attitude.turn_degps)), to_s)
    turned_for = [burn for burn in burns if engine_of(craft, burn, begin_s) != "jets"]
    holds = list(holds_of(craft.attitude, arc, turned_for, environment, from_s=first_s, to_s=to_s, near=near))
    q_first = np.empty(0) if start.attitude is None else start.attitude()
    if q_first.size:
        holds.insert(0, Hold(first_s, partial(fixed, q_first), near.rate_radps))
    t_s = np.unique(arc.t_s)
    station = world.arrival.trajectory(t_s)
    return Picture(held(holds, arc.t_s), t_s, station[:, :6], standing(world.cast.station, station))


def to_port(world: World, arc: Arc, t_s: Vector) -> Vector:
    """Attitudes (n, 4) of a ship whose probe points at its port, rolled as near to docked as may be."""
    cast, station = world.cast, world.arrival.trajectory(t_s)
    place = port_of(cast.station, cast.mission.port)
    q_station = standing(cast.station, station)
    apart_m = station[:, :3] - states_of(arc, t_s)[:, :3]
    found: Vector = _to_port(apart_m, q_station, np.array(place.position_m), docked_axes(place))
    return found


@njit
def _to_port(apart_m, q_station, port_m, docked):
    axes = np.empty((apart_m.shape[0], 3, 3))
    for k in range(apart_m.shape[0]):
        q = q_station[k]
        m = np.array(body_from_gcrf(q[0], q[1], q[2], q[3])).reshape(3, 3)
        line, right, up = apart_m[k].copy(), np.zeros(3), np.zeros(3)
        for i in range(3):  # from the station's axes to those of GCRF
            line += port_m[i] * m[i]
            right += docked[1, i] * m[i]
            up += docked[2, i] * m[i]
        line /= np.sqrt((line * line).sum())
        rows = pointing(line[0], line[1], line[2], right, up)
        for i in range(9):
            axes[k, i // 3, i % 3] = rows[i]
    return quaternions(axes)
