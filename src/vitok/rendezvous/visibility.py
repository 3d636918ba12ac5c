"""What can be seen at each burn of a rendezvous and at docking: the Sun, the station, the ground."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from vitok.craft.station import docked_position_lvlh_m, docked_state, port_axis_lvlh
from vitok.earth.environment import Environment
from vitok.earth.shadow import sunlit_fraction
from vitok.earth.sun_moon import sun_gcrf_m
from vitok.earth.time import Epoch
from vitok.elementary import arctan2, dot, norm
from vitok.errors import FlightError
from vitok.mission.catalogue import load
from vitok.mission.mission import Constraints
from vitok.mission.place import Network
from vitok.mission.station import Station
from vitok.motion.lvlh import axes
from vitok.motion.visibility import hearing
from vitok.rendezvous.chase import Chase, chase_of
from vitok.rendezvous.sequence import Commanded
from vitok.scene import Scene
from vitok.types import Vector

DOCKING = "docking"


@dataclass(frozen=True)
class Sight:
    """What is seen from ``t_start_s`` to ``t_end_s``, a burn's ends or twice the instant of docking.

    ``lit`` is the part of the Sun's disc in sight, 0 to 1, the lesser of both ends. The Sun's angles are the
    lesser ones: from the line of sight to the station (at docking to the port), and from the port's axis.
    ``elevations_deg`` are those over each station of the network, the lower of both ends.
    """

    name: str
    t_start_s: float
    t_end_s: float
    range_m: float
    lit: float
    sun_from_station_deg: float
    sun_from_port_axis_deg: float
    elevations_deg: tuple[tuple[str, float], ...]
    lowest_elevation_deg: float

    @property
    def stations(self) -> tuple[str, ...]:
        """The ground stations that hear it from begin to end."""
        return tuple(name for name, each in self.elevations_deg if each >= self.lowest_elevation_deg)

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """In plain values, instants in UTC."""
        return {
            "name": self.name,
            "start_utc": epoch.utc(self.t_start_s),
            "range_m": self.range_m,
            "sunlit_share": self.lit,
            "sun_from_station_deg": self.sun_from_station_deg,
            "sun_from_port_axis_deg": self.sun_from_port_axis_deg,
            "ground_stations": list(self.stations),
        }


def sights(
    chase: Chase,
    firings: Sequence[Commanded],
    *,
    t_docking_s: float,
    station: Station,
    port: str,
    network: Network | None = None,
) -> tuple[Sight, ...]:
    """Of each burn and of docking to a ``port``, in order; InputError for a port that is none.

    Without a ``network`` nobody on the ground is asked.
    """
    axis = port_axis_lvlh(station, port)
    around = chase.environment

    def sight(name: str, ends: Sequence[tuple[float, Vector]], line: Vector | None) -> Sight:
        seen = [_seen(t_s, y, chase.station(t_s), axis, line, environment=around) for t_s, y in ends]
        elevations = [
            (
                each.name,
                min(
                    float(np.degrees(hearing(each, 0.0, around).quantity(np.array([t_s]), y[None, :])[0]))
                    for t_s, y in ends
                ),
            )
            for each in (network.stations if network else ())
        ]
        lit, sun_deg, port_deg, range_m = (min(values) for values in zip(*seen, strict=True))
        return Sight(
            name,
            ends[0][0],
            ends[-1][0],
            range_m,
            lit,
            sun_deg,
            port_deg,
            tuple(elevations),
            network.lowest_elevation_deg if network else 90.0,
        )

    found = [
        sight(each.burn.name, ((each.burn.start_s, each.y_start), (each.burn.end_s, each.y_end)), None)
        for each in firings
    ]
    length_m = chase.spacecraft.docking_mechanism.docked_length_m
    docked = docked_state(chase.station(t_docking_s), docked_position_lvlh_m(station, port, length_m))
    return (*found, sight(DOCKING, ((t_docking_s, docked),), -axis))


def _seen(
    t_s: float,
    y: Vector,
    y_station: Vector,
    axis_lvlh: Vector,
    line_lvlh: Vector | None,
    *,
    environment: Environment,
) -> tuple[float, float, float, float]:
    """Part of the Sun in sight, its angles from line of sight and port's axis (deg), the range (m)."""
    sun_m = np.array(sun_gcrf_m(t_s, environment.bodies))
    lvlh = axes(y_station)
    apart_m = y_station[:3] - y[:3]
    line = apart_m if line_lvlh is None else dot(lvlh.T, line_lvlh)
    return (
        float(sunlit_fraction(*y[:3], *sun_m)),
        _angle_deg(line, sun_m - y[:3]),
        _angle_deg(dot(lvlh.T, axis_lvlh), sun_m - y[:3]),
        float(norm(apart_m)),
    )


def _angle_deg(a: Vector, b: Vector) -> float:
    return float(np.degrees(arctan2(norm(np.cross(a, b)), dot(a, b))))


def check_constraints(scene: Scene, firings: Sequence[Commanded]) -> None:
    """FlightError, in one sentence, for what the mission asks of light and contact and is not given."""
    asked = scene.cast.mission.constraints
    if asked is None:
        return
    network = asked.burns_seen_from_ground
    seen = sights(
        chase_of(scene),
        firings,
        t_docking_s=scene.t_docking_s,
        station=scene.cast.station,
        port=scene.cast.mission.port,
        network=load(network, Network) if network else None,
    )
    found = breaches(seen, asked)
    if found:
        raise FlightError("constraints of the mission are not met in the rendezvous: " + "; ".join(found))


def breaches(seen: Sequence[Sight], asked: Constraints) -> tuple[str, ...]:
    """What is asked and not met: for each constraint at which burns, and by how much."""
    unseen, dark, blinded = [], [], []
    least_deg = asked.sun_angle_min_deg
    for each in seen:
        at = DOCKING if each.name == DOCKING else f"burn {each.name}"
        if each.name != DOCKING and not each.stations:
            best, best_deg = max(each.elevations_deg, key=lambda pair: pair[1], default=("none", -90.0))
            short_deg = each.lowest_elevation_deg - best_deg
            unseen.append(f"{at} is {short_deg:.1f} deg too low over {best}, the nearest station")
        if each.name == DOCKING and each.lit < 1.0:
            dark.append(f"{at} has {100.0 * each.lit:.0f} % of the Sun's disc in sight")
        near = each.range_m <= asked.sun_angle_range_m and each.lit > 0.0
        if least_deg is not None and near and each.sun_from_station_deg < least_deg:
            sun_deg = each.sun_from_station_deg
            blinded.append(
                f"at {at} the Sun stands {sun_deg:.1f} deg from the line of sight, "
                f"{least_deg - sun_deg:.1f} deg too near"
            )
    told = {
        f"burns_seen_from_ground = '{asked.burns_seen_from_ground}'": (
            unseen if asked.burns_seen_from_ground else []
        ),
        "docking_in_light": dark if asked.docking_in_light else [],
        f"sun_angle_min_deg = {least_deg:g}" if least_deg is not None else "": blinded,
    }
    return tuple(f"{key}: {', '.join(each)}" for key, each in told.items() if each)
