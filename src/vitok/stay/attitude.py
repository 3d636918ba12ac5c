"""The picture of a stay: station and ship as the station's law holds them."""

import numpy as np

from vitok.craft.station import docked_axes
from vitok.mission.station import port_of
from vitok.motion.arc import Arc, Picture
from vitok.motion.attitude import by
from vitok.motion.quaternions import quaternion_of
from vitok.proximity.picture import spaced, standing
from vitok.scene import Cast
from vitok.types import Vector

_CLOSE_S, _APART_S = 6000.0, 86400.0  # a turn at either end with every sample, and one a day between


def pictured(cast: Cast, port: str, station: Vector, arc: Arc) -> Picture:
    """The picture of an arc at a port; at its samples the true station's states are ``station`` (n, 6)."""
    q_station = standing(cast.station, station)
    docked = docked_axes(port_of(cast.station, port))
    q_ship = by(q_station, np.array(quaternion_of(tuple(docked.ravel()))))
    t_s = arc.t_s
    close = np.flatnonzero((t_s - t_s[0] <= _CLOSE_S) | (t_s[-1] - t_s <= _CLOSE_S))
    rows = np.unique(np.concatenate((close, spaced(t_s, _APART_S))))
    return Picture(q_ship, t_s[rows], station[rows], q_station[rows])
