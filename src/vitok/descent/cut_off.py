"""When the main engine stops too early: what is left of the burn, and whether to finish it or to wait."""

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from vitok.chance import Failure
from vitok.descent.deorbit import fly_to_separation
from vitok.descent.landing import land
from vitok.descent.plan import DescentPlan
from vitok.descent.vehicle import Vehicle
from vitok.earth.environment import Environment
from vitok.earth.shape import great_circle_m
from vitok.errors import FlightError
from vitok.mission.place import Zone
from vitok.mission.spacecraft import Spacecraft
from vitok.motion import orbit
from vitok.motion.elements import elements
from vitok.motion.orbit import Burn
from vitok.motion.trajectory import Trajectory
from vitok.parallel import mapped
from vitok.types import Vector

Action = Literal["wait one turn", "finish on thrusters", "finish on thrusters, landing off the zone"]

SHARE_OF_FAILURE = 0.9  # of the burn, at which the engine stops in the flight with this failure
_SHARES = np.linspace(0.1, 0.9, 9)


@dataclass(frozen=True)
class CutOff:
    """An early cut-off: what orbit it leaves, and what finishing at once on the thrusters comes to."""

    share: float
    perigee_height_m: float
    delta_v_left_mps: float
    thrusters_s: float
    miss_m: float | None  # None if the ship does not come down
    action: Action

    def summary(self) -> dict[str, Any]:
        """Plain values for output."""
        return {
            "share_of_burn": self.share,
            "perigee_km": self.perigee_height_m / 1e3,
            "delta_v_left_mps": self.delta_v_left_mps,
            "thrusters_s": self.thrusters_s,
            "aim_miss_km": None if self.miss_m is None else self.miss_m / 1e3,
            "action": self.action,
        }


def finished_on_thrusters(
    spacecraft: Spacecraft, firing: Burn, mass_kg: float, share: float
) -> tuple[Burn, Burn]:
    """The burn of a ship of ``mass_kg`` cut off at a share of its time, and the aft thrusters' after it."""
    thrusters = spacecraft.propulsion.thrusters
    short = replace(firing, duration_s=share * firing.duration_s)
    left_mps = orbit.delta_v_of(firing, mass_kg) - orbit.delta_v_of(short, mass_kg)
    thrust_n = thrusters.aft_count * thrusters.thrust_n
    mass_kg -= short.flow_kgps * short.duration_s
    duration_s = orbit.duration_for(left_mps, mass_kg, thrust_n, thrusters.specific_impulse_s)
    rest = replace(
        firing,
        name="deorbit on thrusters",
        start_s=short.end_s,
        duration_s=duration_s,
        thrust_n=thrust_n,
        specific_impulse_s=thrusters.specific_impulse_s,
    )
    return short, rest


def share_at_failure(failure: Failure, firing: Burn) -> float:
    """The share of a burn after which its engine fails: 1 where the burn has ended by then."""
    if failure.after_s is None:
        return SHARE_OF_FAILURE
    return min(failure.after_s / firing.duration_s, 1.0)


def fly_down(
    craft: Vehicle, plan: DescentPlan, firing: Burn, y: Vector, *, environment: Environment
) -> tuple[tuple[Burn, ...], Trajectory]:
    """The burns from the state ``y`` (7,) at ignition on, and the ship's flight down to module separation.

    The modules part at the planned instant; after a failure of the main engine, which the aft thrusters make
    good for at once, at the planned altitude.
    """
    failure = craft.failure("main-engine")
    if failure is not None:
        share = share_at_failure(failure, firing)
        burns = finished_on_thrusters(craft.spacecraft, firing, float(y[6]), share)
        return burns, fly_to_separation(craft, y, burns, environment)
    down = orbit.fly(
        firing.start_s,
        y,
        plan.module_separation_s,
        [firing],
        environment=environment,
        cd_area_m2=craft.spacecraft.aerodynamics.cd_area_m2,
    )
    return (firing,), down


def early_cut_offs(
    craft: Vehicle, plan: DescentPlan, zone: Zone, environment: Environment
) -> tuple[CutOff, ...]:
    """The rule for each tenth of the burn.

    Finished at once on the thrusters the flight goes on if its guided landing lies in the zone. Otherwise the
    ship waits a turn, if the perigee that is left is not below the descent module's ``safe_perigee_m``; if
    it is, the burn has to be finished all the same.
    """
    lowest_m = craft.module.deorbit.safe_perigee_m
    cd_area_m2 = craft.spacecraft.aerodynamics.cd_area_m2

    def after(share: float) -> CutOff:
        short, rest = finished_on_thrusters(craft.spacecraft, plan.burn, float(plan.y_ignition[6]), share)
        left = orbit.burn(short.start_s, plan.y_ignition, short, environment, cd_area_m2=cd_area_m2).y_end
        perigee_m = elements(left).perigee_height_m
        miss_m: float | None
        try:
            ship = fly_to_separation(craft, plan.y_ignition, (short, rest), environment)
            flown = land(craft, ship.t_end_s, ship.y_end, plan.steering, environment=environment)
            miss_m = float(great_circle_m(*flown.point, *plan.aim))
        except FlightError:
            miss_m = None
        action: Action = "finish on thrusters, landing off the zone"
        if miss_m is not None and miss_m <= zone.radius_km * 1e3:
            action = "finish on thrusters"
        elif perigee_m >= lowest_m:
            action = "wait one turn"
        left_mps = orbit.delta_v_of(rest, float(left[6]))
        return CutOff(share, perigee_m, left_mps, rest.duration_s, miss_m, action)

    return tuple(mapped(after, _SHARES.tolist()))
