"""When ground stations hear the ship."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitok.earth.environment import Environment
from vitok.mission.place import GroundStation, Network
from vitok.motion.detectors import elevation
from vitok.motion.trajectory import Trajectory

Vector = NDArray[np.float64]

_STEP_S = 5.0


@dataclass(frozen=True)
class Contact:
    """A span in which at least one station of a network hears the ship."""

    t_start_s: float
    t_end_s: float
    stations: tuple[str, ...]


def contacts(ship: Trajectory, network: Network, environment: Environment) -> tuple[Contact, ...]:
    """The spans of a trajectory in which the network hears the ship, to a few seconds, in order."""
    times = np.append(np.arange(ship.t_start_s, ship.t_end_s, _STEP_S), ship.t_end_s)
    y = ship(times)
    lowest_rad = float(np.radians(network.lowest_elevation_deg))
    heard: NDArray[np.bool_] = np.array(
        [_heard(station, lowest_rad, times, y, environment) for station in network.stations]
    )
    anyone = np.concatenate(([False], heard.any(axis=0), [False]))
    edges = np.flatnonzero(anyone[1:] != anyone[:-1])
    return tuple(
        Contact(
            float(times[begin]),
            float(times[end - 1]),
            tuple(
                station.name
                for station, row in zip(network.stations, heard[:, begin:end], strict=True)
                if row.any()
            ),
        )
        for begin, end in zip(edges[::2], edges[1::2], strict=True)
    )


def _heard(
    station: GroundStation, lowest_rad: float, times: Vector, y: Vector, environment: Environment
) -> NDArray[np.bool_]:
    latitude_rad, longitude_rad = np.radians((station.latitude_deg, station.longitude_deg))
    over = elevation(float(latitude_rad), float(longitude_rad), 0.0, lowest_rad, environment=environment)
    return over.quantity(times, y) > 0.0
