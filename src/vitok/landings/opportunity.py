"""A landing opportunity with all that a choice between turns asks for, and what light it has."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from vitok.descent.ground_contact import Contact
from vitok.descent.guidance import RIGHT
from vitok.descent.outlook import Outlook
from vitok.descent.plan import DescentPlan
from vitok.earth.daylight import light
from vitok.earth.shape import great_circle_m
from vitok.earth.time import Epoch


@dataclass(frozen=True)
class LandingOpportunity:
    """A turn that reaches the zone, solved and flown, with all that a choice between turns asks for.

    ``sigma_s`` is what the station's orbit leaves open of the landing's instant, one sigma.
    """

    plan: DescentPlan
    sigma_s: float
    sun_elevation_deg: float
    contacts: tuple[Contact, ...]  # from undocking to module separation
    outlook: Outlook

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        plan = self.plan
        during = [each for each in self.contacts if each.t_end_s > plan.burn.start_s]
        return {
            "undocking_utc": epoch.utc(plan.undocking_s),
            "burn_utc": epoch.utc(plan.burn.start_s),
            "burn_duration_s": plan.burn.duration_s,
            "delta_v_mps": plan.delta_v_mps,
            "module_separation_utc": epoch.utc(plan.module_separation_s),
            "entry_interface_utc": epoch.utc(plan.entry_interface_s),
            "parachute_command_utc": epoch.utc(plan.parachute_command_s),
            "landing_utc": epoch.utc(plan.landing_s),
            "landing_sigma_s": self.sigma_s,
            "latitude_deg": float(np.degrees(plan.landing[0])),
            "longitude_deg": float(np.degrees(plan.landing[1])),
            "aim_miss_km": float(great_circle_m(*plan.landing, *plan.aim)) / 1e3,
            "peak_load_g": plan.peak_load_g,
            "cross_track_km": plan.turn.cross_track_m / 1e3,
            "cross_range_reach_km": plan.reach_m / 1e3,
            "first_bank": "right" if plan.steering.side == RIGHT else "left",
            "sun_elevation_at_landing_deg": self.sun_elevation_deg,
            "light_at_landing": light(self.sun_elevation_deg),
            "ground_contacts": [
                {
                    "from_utc": epoch.utc(each.t_start_s),
                    "to_utc": epoch.utc(each.t_end_s),
                    "stations": list(each.stations),
                }
                for each in self.contacts
            ],
            "ground_contact_at_burn": any(each.t_start_s <= plan.burn.start_s for each in during),
            **self.outlook.summary(epoch),
        }


def marked(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The summaries with the best one marked: by light, as the crew is looked for; else the nearest track."""
    lights = ("day", "twilight", "night")

    def order(row: dict[str, Any]) -> tuple[int, float]:
        return lights.index(row["light_at_landing"]), abs(row["cross_track_km"])

    chosen = min(rows, key=order)
    others = [row for row in rows if row is not chosen]
    if not others:
        why = "the only turn within reach"
    elif all(row["light_at_landing"] != chosen["light_at_landing"] for row in others):
        why = (
            f"it lands in {chosen['light_at_landing']}light"
            if order(chosen)[0] == 0
            else "it has the best light"
        )
    else:
        why = "of the turns with the best light its track passes nearest to the zone"
    return [row | ({"best": True, "why": why} if row is chosen else {"best": False}) for row in rows]
