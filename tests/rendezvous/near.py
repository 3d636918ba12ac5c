"""A station of two bodies on a circle, and what flies near it: closed forms to judge a drift by."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitok.earth.environment import Environment, environment
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.time import Epoch
from vitok.mission.spacecraft import Spacecraft
from vitok.motion import orbit
from vitok.motion.lvlh import inertial_state
from vitok.motion.trajectory import Trajectory
from vitok.rendezvous.chase import Chase, firing
from vitok.rendezvous.sequence import Commanded

RADIUS_M = 6779e3
RATE_RADPS = float(np.sqrt(MU_M3PS2 / RADIUS_M**3))
TURN_S = 2.0 * np.pi / RATE_RADPS
SHIP_KG = 7000.0
SPAN_S = 2.5 * 86400.0
EPOCH = Epoch.from_utc("2017-12-17T00:00:00Z")
TILT = np.array([0.0, 0.6, 0.8])
EAST = np.array([1.0, 0.0, 0.0])


def circle(radius_m: float, angle_rad: float, mass_kg: float = SHIP_KG) -> NDArray[np.float64]:
    """State (7,) on a circle in the station's plane, so far from where the station is at t = 0."""
    c, s = np.cos(angle_rad), np.sin(angle_rad)
    speed_mps = np.sqrt(MU_M3PS2 / radius_m)
    return np.concatenate((radius_m * (c * EAST + s * TILT), speed_mps * (-s * EAST + c * TILT), [mass_kg]))


def two_bodies() -> Environment:
    return environment(EPOCH, 0.0, SPAN_S, degree=0, air_model="none", third_bodies=False)


@dataclass(frozen=True)
class Near:
    """A ship and a station of two bodies."""

    chase: Chase

    @property
    def station(self) -> Trajectory:
        return self.chase.station

    def beside(self, t_s: float, relative: list[float]) -> NDArray[np.float64]:
        """State (7,) of a ship given in the station's LVLH."""
        return np.append(inertial_state(self.station(t_s), np.array(relative, dtype=float)), SHIP_KG)

    def commanded(self, name: str, t_s: float, y: NDArray[np.float64], delta_v_mps: list[float]) -> Commanded:
        """A burn about ``t_s`` on the free way from the state ``y`` at 0."""
        command = np.array(delta_v_mps)
        burn = firing(name, t_s, command, SHIP_KG, craft=self.chase.spacecraft)
        start = self.chase.fly(0.0, y, burn.start_s).y_end
        return Commanded(burn, command, start, self.chase.fly(burn.start_s, start, burn.end_s, burn).y_end)

    def resting(self, behind_m: float) -> NDArray[np.float64]:
        """State (7,) at 0 at rest behind the station on its circle, which bends below the straight axis."""
        return self.beside(0.0, [-behind_m, 0.0, behind_m**2 / (2.0 * RADIUS_M), 0.0, 0.0, 0.0])


def near(craft: Spacecraft) -> Near:
    around = two_bodies()
    station = orbit.coast(0.0, circle(RADIUS_M, 0.0, 4e5), SPAN_S, around)
    return Near(Chase(craft, station, around))
