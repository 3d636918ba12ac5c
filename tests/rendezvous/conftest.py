from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from vitok.chance import Draws
from vitok.craft.spacecraft import launch_mass_kg
from vitok.earth.environment import Environment
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.earth.time import Epoch
from vitok.mission.catalogue import load, path_of
from vitok.mission.profile import Profile
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Station
from vitok.motion.arc import Arc, Start
from vitok.motion.elements import elements
from vitok.motion.trajectory import Trajectory
from vitok.navigation.suite import suite
from vitok.rendezvous.chase import Chase
from vitok.rendezvous.closed_loop import Knowledge
from vitok.rendezvous.plan import RendezvousPlan, rendezvous_from
from vitok.rendezvous.simulation import fly_rendezvous
from vitok.station.element_sets import read_element_sets
from vitok.station.estimate import estimate

Vector = NDArray[np.float64]

PROFILE = load("34-orbit", Profile)


@dataclass(frozen=True)
class Case:
    """A station's orbit, and the instants of an insertion and a docking."""

    epoch: Epoch
    station: Trajectory
    environment: Environment
    t_insertion_s: float
    t_docking_s: float

    def insertion(self, node_east_deg: float = 0.81, argument_of_latitude_deg: float = 81.0) -> Vector:
        """State (7,) at the perigee of 202 x 238 km, its node so far east of the station's.

        The node of a low orbit moves west faster than the station's: 0.81 deg are made up until docking. The
        argument of latitude is that of the pad, 66 deg, and the powered flight of 15 deg.
        """
        orbit = elements(self.station(self.t_insertion_s))
        node = orbit.raan_rad + np.radians(node_east_deg)
        u, i = np.radians(argument_of_latitude_deg), orbit.inclination_rad
        perigee_m, apogee_m = EQUATORIAL_RADIUS_M + 202e3, EQUATORIAL_RADIUS_M + 238e3
        speed_mps = np.sqrt(2 * MU_M3PS2 * apogee_m / (perigee_m * (perigee_m + apogee_m)))
        east = np.array([np.cos(node), np.sin(node), 0.0])
        up = np.array([-np.sin(node) * np.cos(i), np.cos(node) * np.cos(i), np.sin(i)])
        r_m = perigee_m * (np.cos(u) * east + np.sin(u) * up)
        v_mps = speed_mps * (-np.sin(u) * east + np.cos(u) * up)
        return np.concatenate((r_m, v_mps, [launch_mass_kg(load("soyuz-ms", Spacecraft), 255.0, 100.0)]))

    def start(self, y: Vector) -> Start:
        """The begin of a rendezvous in the state ``y`` (7,)."""
        return Start(self.t_insertion_s, y)

    def chase(self, craft: Spacecraft) -> Chase:
        """A ship and the station."""
        return Chase(craft, self.station, self.environment)

    def flown(self, planned: RendezvousPlan, craft: Spacecraft, start: Start, draws: Draws) -> Arc:
        """The rendezvous in a closed loop, the station's orbit and the air being as known."""
        about = suite(craft)
        knowledge = Knowledge(self.chase(craft), about, station_m2pkg=2500.0 / 415e3)
        return fly_rendezvous(self.chase(craft), knowledge, planned, start, draws=draws)


def case(text: str, day: str, insertion_utc: str, docking_utc: str) -> Case:
    epoch = Epoch.from_utc(day)
    t_insertion_s, t_docking_s = epoch.t_s(insertion_utc), epoch.t_s(docking_utc)
    sets = read_element_sets(text, "sets.tle")
    station = estimate(sets, load("iss", Station), epoch, t_start_s=t_insertion_s, t_end_s=t_docking_s)
    return Case(epoch, station.trajectory, station.environment, t_insertion_s, t_docking_s)


@pytest.fixture(scope="session")
def craft() -> Spacecraft:
    return load("soyuz-ms", Spacecraft)


@pytest.fixture(scope="session")
def ms_07() -> Case:
    text = path_of("iss-2017-12_2018-06.tle", "element_sets").read_text()
    return case(text, "2017-12-17T00:00:00Z", "2017-12-17T07:29:46Z", "2017-12-19T08:42:30Z")


@pytest.fixture(scope="session")
def ms_07_plan(ms_07: Case, craft: Spacecraft) -> RendezvousPlan:
    return rendezvous_from(ms_07.start(ms_07.insertion()), ms_07.chase(craft), PROFILE, ms_07.t_docking_s)
