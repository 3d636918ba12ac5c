"""The turn after: where the same descent leads if the burn is not made in time."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from vitok.descent.deorbit import reference_descent
from vitok.descent.dynamics import Sample
from vitok.descent.landing import parachute_legs
from vitok.descent.opportunity import Opportunity
from vitok.descent.plan import DescentPlan
from vitok.descent.vehicle import Vehicle
from vitok.earth.environment import Environment
from vitok.earth.shape import great_circle_m
from vitok.earth.time import Epoch
from vitok.motion import orbit
from vitok.types import Vector

Point = tuple[float, float]


@dataclass(frozen=True)
class Backup:
    """The same descent one turn later, in its plane: where it comes down, and how far from the aim."""

    turn: Opportunity
    landing: Point
    aim_distance_m: float

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """Plain values for output."""
        return {
            "burn_utc": epoch.utc(self.turn.t_burn_s),
            "latitude_deg": float(np.degrees(self.landing[0])),
            "longitude_deg": float(np.degrees(self.landing[1])),
            "aim_distance_km": self.aim_distance_m / 1e3,
            "zone_within_reach": self.turn.within_reach,
        }


def backup(craft: Vehicle, plan: DescentPlan, following: Opportunity, environment: Environment) -> Backup:
    """The turn ``following`` that of a plan."""
    cd_area_m2 = craft.spacecraft.aerodynamics.cd_area_m2
    burn_s = plan.burn.start_s
    waited = orbit.coast(burn_s, plan.y_ignition, following.t_burn_s, environment, cd_area_m2=cd_area_m2)
    _, point = reference_landing(
        craft, waited.y_end, following.t_burn_s, plan.steering.ground_altitude_m, environment=environment
    )
    return Backup(following, point, float(great_circle_m(*point, *plan.aim)))


def reference_landing(
    craft: Vehicle, y: Vector, t_burn_s: float, ground_altitude_m: float, *, environment: Environment
) -> tuple[float, Point]:
    """Instant and point of the landing that follows from a burn at ``t_burn_s``, nothing steered aside."""
    descent = reference_descent(craft, y, t_burn_s, environment=environment)
    landed = parachute_legs(craft, descent.rows[-1], ground_altitude_m, environment)[-1][-1]
    return float(landed[Sample.T]), (float(landed[Sample.LATITUDE]), float(landed[Sample.LONGITUDE]))
