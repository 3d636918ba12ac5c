"""Insertions whose phase a profile absorbs, as a window offers them."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from vitok.mission.catalogue import path_of
from vitok.mission.profile import Profile
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.elements import elements
from vitok.rendezvous.plan import RendezvousPlan, rendezvous_from
from vitok.station.meeting import Meeting, absorbs, inserted, meeting

from .conftest import Case, case

ASCENT_S = 528.0


@dataclass(frozen=True)
class Offered:
    """An insertion whose phase a profile absorbs, in the plane that drifts into the station's."""

    way: Case
    profile: Profile
    y: NDArray[np.float64]

    def met(self) -> Meeting:
        """How it meets the station."""
        ship = inserted(self.way.t_insertion_s, self.y, self.way.environment)
        return meeting(ship, self.way.station, self.profile, self.way.t_docking_s)

    def planned(self, craft: Spacecraft) -> RendezvousPlan:
        """Its rendezvous."""
        way = self.way
        return rendezvous_from(way.start(self.y), way.chase(craft), self.profile, way.t_docking_s)


def offered(way: Case, profile: Profile, share: float) -> Offered:
    """At a share of the profile's window of phases."""
    now_deg = np.degrees(elements(way.station(way.t_insertion_s)).argument_of_latitude_rad)
    low_rad, high_rad = Offered(way, profile, way.insertion(0.0, now_deg - 20.0)).met().window_rad
    latitude_deg = float(now_deg - np.degrees(low_rad + share * (high_rad - low_rad)))
    in_plane = Offered(way, profile, way.insertion(0.0, latitude_deg))
    drift_deg = float(np.degrees(in_plane.met().nodes_apart_rad))
    found = replace(in_plane, y=way.insertion(drift_deg, latitude_deg))
    assert absorbs(found.met())
    return found


def april_2021() -> Case:
    """The days after the lift-off of Soyuz MS-18."""
    text = path_of("iss-2021-04.tle", "element_sets").read_text()
    return case(text, "2021-04-09T00:00:00Z", "2021-04-09T07:51:28Z", "2021-04-11T09:30:00Z")


def docking_after(way: Case, liftoff_to_docking_s: float) -> Case:
    """The same insertion with a docking so long after lift-off."""
    return replace(way, t_docking_s=way.t_insertion_s - ASCENT_S + liftoff_to_docking_s)
