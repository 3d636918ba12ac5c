"""The docking, solved before it is flown: when each leg of the approach begins, and what it costs."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from vitok.craft.spacecraft import check_propellant
from vitok.craft.station import docked_state, port_axis_lvlh
from vitok.earth.time import Epoch
from vitok.elementary import exp
from vitok.errors import FlightError
from vitok.mission.station import port_of
from vitok.motion.arc import Start
from vitok.motion.lvlh import rate_lvlh_radps
from vitok.motion.orbit import G0_MPS2
from vitok.motion.relative import clohessy_wiltshire
from vitok.proximity.guidance import Mode
from vitok.proximity.reference import Course, Pace, Port, begin, cruise_speed_mps, reference_state
from vitok.scene import Scene

FOLLOWING = "stay"
_STEP_S = 1.0


@dataclass(frozen=True)
class DockingPlan:
    """The approach from hand-over to contact at ``t_docking_s``: its pace, and when the way in begins."""

    t_handover_s: float
    t_docking_s: float
    port: str
    pace: Pace
    hold_m: float
    around_s: float
    way_in_s: float  # since hand-over, as the first
    rate_radps: float
    delta_v_mps: float
    end: Start  # docked

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        return {
            "handover_utc": epoch.utc(self.t_handover_s),
            "station_keeping_utc": epoch.utc(self.t_handover_s + self.around_s),
            "final_approach_utc": epoch.utc(self.t_handover_s + self.way_in_s),
            "docking_utc": epoch.utc(self.t_docking_s),
            "cruise_speed_mps": self.pace.cruise_mps,
            "contact_speed_mps": self.pace.contact_mps,
            "delta_v_mps": self.delta_v_mps,
        }
