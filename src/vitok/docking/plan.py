"""The docking, solved before it is flown: when each leg of the approach begins, and what it costs."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from vitok.craft.spacecraft import steadied
from vitok.craft.station import docked_state, port_axis_lvlh
from vitok.docking.reference import Reference, cruise_speed_mps, reference_state
from vitok.earth.time import Epoch
from vitok.elementary import exp
from vitok.errors import FlightError
from vitok.mission.station import port_of
from vitok.motion.arc import Start
from vitok.motion.lvlh import rate_lvlh_radps
from vitok.motion.orbit import G0_MPS2
from vitok.motion.relative import clohessy_wiltshire
from vitok.scene import Scene

FOLLOWING = "stay"


@dataclass(frozen=True)
class DockingPlan:
    """Reference of the approach from hand-over to contact at ``t_docking_s``."""

    t_handover_s: float
    t_docking_s: float
    port: str
    reference: Reference
    rate_radps: float
    delta_v_mps: float
    end: Start  # docked

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        return {
            "handover_utc": epoch.utc(self.t_handover_s),
            "station_keeping_utc": epoch.utc(self.t_handover_s + self.reference.arrival_s),
            "final_approach_utc": epoch.utc(self.t_handover_s + self.reference.final_s),
            "docking_utc": epoch.utc(self.t_docking_s),
            "cruise_speed_mps": self.reference.cruise_mps,
            "contact_speed_mps": self.reference.contact_mps,
            "delta_v_mps": self.delta_v_mps,
        }


def plan(scene: Scene, start: Start) -> DockingPlan:
    """Plan of the approach to the mission's port: fly-around to its axis, station-keeping, final approach.

    The delta-v is that of the reference in Clohessy-Wiltshire motion, without corrections. FlightError if the
    time from hand-over to contact is too short for the legs or the propellant for its attitude control.
    """
    cast, port, t_docking_s = scene.cast, scene.cast.mission.port, scene.t_docking_s
    approach, proximity = cast.spacecraft.approach, cast.spacecraft.proximity
    axis, contact = port_axis_lvlh(cast.station, port), cast.docked_position_lvlh_m
    total_s = approach.handover_before_contact_s
    around_s = port_of(cast.station, port).flyaround_s or proximity.flyaround_s
    final_s = around_s + proximity.station_keeping_s
    last_s = proximity.last_range_m / proximity.contact_speed_mps
    cruise_mps = cruise_speed_mps(
        proximity.station_keeping_range_m,
        total_s - final_s,
        proximity.ramp_s,
        last_s,
        contact_mps=proximity.contact_speed_mps,
    )
    if total_s - final_s - last_s - 2.0 * proximity.ramp_s <= 0.0:
        raise FlightError(
            f"{total_s:.0f} s from hand-over to contact are too short: fly-around, station-keeping, ramps "
            f"and the last {proximity.last_range_m:.0f} m take "
            f"{final_s + last_s + 2 * proximity.ramp_s:.0f} s"
        )
    reference = Reference(
        start=np.array(approach.handover_position_lvlh_m),
        hold=contact + axis * proximity.station_keeping_range_m,
        contact=contact,
        axis=axis,
        arrival_s=around_s,
        final_s=final_s,
        contact_s=total_s,
        ramp_s=proximity.ramp_s,
        last_s=last_s,
        cruise_mps=cruise_mps,
        contact_mps=proximity.contact_speed_mps,
    )
    y_station = scene.arrival.trajectory(t_docking_s)
    rate_radps = float(-rate_lvlh_radps(y_station)[1])
    delta_v_mps = _delta_v_mps(reference, rate_radps)
    exhaust_mps = cast.spacecraft.propulsion.thrusters.specific_impulse_s * G0_MPS2
    left_kg = float(steadied(cast.spacecraft, start.y, "approach")[6]) * float(
        exp(-delta_v_mps / exhaust_mps)
    )
    docked = Start(t_docking_s, np.append(docked_state(y_station, contact), left_kg))
    return DockingPlan(t_docking_s - total_s, t_docking_s, port, reference, rate_radps, delta_v_mps, docked)


def _delta_v_mps(reference: Reference, rate_radps: float) -> float:
    """Sum over the axes of the acceleration that the reference needs."""
    step_s, total_mps, out = 1.0, 0.0, np.zeros(9)
    for t_s in np.arange(0.0, reference.contact_s, step_s):
        reference_state(t_s, reference, out)
        free = np.array(clohessy_wiltshire(rate_radps, *out[:6]))
        total_mps += float(np.abs(out[6:] - free).sum()) * step_s
    return total_mps
