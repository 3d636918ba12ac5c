"""What is known of a ship that rides on the station: it goes where that turns."""

import numpy as np

from vitok.elementary import dot, product
from vitok.navigation.near_suite import SOLVED, Mean, Solved
from vitok.navigation.proximity import NearFilter


def seat(near: NearFilter) -> None:
    """Ties the relative state of a filter that begins to the station's angles and rates.

    A docked ship at ``a`` in the station's axes is off in LVLH by the station's angles times ``a``, and its
    velocity by the rates times ``a``, both turned back by the law. What the covariance has of the relative
    state stays beside it. A filter that takes the two for independent trusts its first look at the port
    twice.
    """
    law = near.suite.station_from_lvlh.reshape(3, 3)
    x, y, z = dot(law, near.mean[Mean.RELATIVE : Mean.RELATIVE + 3])
    moved = product(law.T, np.array([[0.0, z, -y], [-z, 0.0, x], [y, -x, 0.0]]))
    by_station = np.zeros((6, 6))
    by_station[:3, :3] = by_station[3:, 3:] = moved
    at = near.covariance.shape[0] - SOLVED
    relative = slice(at + Solved.RELATIVE, at + Solved.STATION)
    station = slice(at + Solved.STATION, at + SOLVED)
    shared = product(by_station, near.covariance[station, station])
    near.covariance[relative, station] = shared
    near.covariance[station, relative] = shared.T
    near.covariance[relative, relative] += product(shared, by_station.T)
