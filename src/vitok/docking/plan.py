"""The docking, solved before it is flown: when the way in begins, and what the nominal approach comes to."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from vitok.chance import Draws
from vitok.craft.station import docked_state
from vitok.earth.environment import check_span
from vitok.earth.time import Epoch
from vitok.elementary import log
from vitok.errors import FlightError, InputError
from vitok.mission.station import check_port_free
from vitok.motion.arc import Margin, Start
from vitok.motion.orbit import G0_MPS2
from vitok.proximity.account import Account, account
from vitok.proximity.approach import LATE_S, Surroundings, fly
from vitok.proximity.fit import check_fit, check_thrusters
from vitok.proximity.modes import DOCKED
from vitok.proximity.pair import Pair
from vitok.proximity.way import Way, way_in
from vitok.scene import Cast, Scene

FOLLOWING = "stay"


@dataclass(frozen=True)
class DockingPlan:
    """The way from hand-over to contact at ``t_docking_s``, and what it comes to when all is as known."""

    t_handover_s: float
    t_docking_s: float
    port: str
    way: Way
    delta_v_mps: float
    propellant_kg: float
    margins: tuple[Margin, ...]
    end: Start  # docked

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        return {
            "handover_utc": epoch.utc(self.t_handover_s),
            "station_keeping_utc": epoch.utc(self.t_handover_s + self.way.pace.flyaround_s),
            "final_approach_utc": epoch.utc(self.t_handover_s + self.way.way_in_s),
            "docking_utc": epoch.utc(self.t_docking_s),
            "cruise_speed_mps": self.way.pace.cruise_mps,
            "contact_speed_mps": self.way.pace.contact_mps,
            "delta_v_mps": self.delta_v_mps,
            "propellant_kg": self.propellant_kg,
            "margins": [each.summary(epoch) for each in self.margins],
        }


def pair_of(cast: Cast) -> Pair:
    """The ship and the port that it comes to; InputError if the port is taken then by another ship."""
    mission = cast.mission
    check_port_free(cast.station, mission.port, mission.times.docking_utc, mission=mission.name)
    if cast.docking.begins_docked:
        raise InputError(
            f"docking of the profile = '{cast.profile.docking}' is a way out of a port, as its first mode "
            "is a release: it should be a way in"
        )
    return Pair(cast.spacecraft, cast.station, mission.port, cast.docking, cast.crew_kg, mission.cargo.up_kg)


def check(cast: Cast) -> None:
    """What files alone tell: InputError as of ``pair_of`` and ``check_fit``, FlightError as of ``way_in``."""
    pair = cast.once(pair_of)
    check_fit(pair)
    way_in(cast.spacecraft, cast.station, pair.port)


def plan(scene: Scene, start: Start) -> DockingPlan:
    """Plan of the approach to the mission's port, flown once as all is known.

    Of a cast that ``check`` lets pass. InputError for thrusters that are too weak for the mass, FlightError
    if the time from hand-over to contact is too short for the legs, if the nominal approach does not dock or
    the propellant does not last.
    """
    cast, t_docking_s, orbit = scene.cast, scene.t_docking_s, scene.arrival
    craft, pair = cast.spacecraft, cast.once(pair_of)
    way = way_in(craft, cast.station, cast.mission.port)
    t_start_s = t_docking_s - craft.approach.handover_before_contact_s
    check_span(orbit.environment, t_start_s, t_docking_s + LATE_S)
    check_thrusters(pair, float(start.y[6]) - pair.masses.fixed_kg)
    place = np.array(craft.approach.handover_position_lvlh_m)
    known = orbit.trajectory
    y = np.append(docked_state(known(t_start_s), place), start.y[6])
    flown = fly(
        pair,
        way,
        Start(t_start_s, y),
        Surroundings(known, orbit.environment, known, orbit.cd_area_m2),
        draws=Draws(),
        phase="docking",
    )
    found = account(flown, pair, t_start_s)
    if flown.outcome != DOCKED:
        raise FlightError(not_docked(found, cast.mission.port))
    left_kg = float(start.y[6]) - found.propellant_kg
    exhaust_mps = craft.propulsion.thrusters.specific_impulse_s * G0_MPS2
    docked = docked_state(known(t_docking_s), cast.docked_position_lvlh_m)
    return DockingPlan(
        t_start_s,
        t_docking_s,
        cast.mission.port,
        way,
        float(exhaust_mps * log(start.y[6] / left_kg)),
        found.propellant_kg,
        found.margins,
        Start(t_docking_s, np.append(docked, left_kg)),
    )


def not_docked(found: Account, port: str) -> str:
    """Why a flight that ended without a docking did not dock, in a sentence."""
    way = f"after {' and '.join(found.retreats)}" if found.retreats else "without a retreat"
    return (
        f"no docking at port {port}: {found.t_s[-1]:.0f} s after the hand-over the ship is in mode "
        f"'{found.mode_at_end}', {found.sight.apart_m[-1]:.1f} m away, {way}"
    )
