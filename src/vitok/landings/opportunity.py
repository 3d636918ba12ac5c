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

    Instants are TAI seconds of ``epoch``. ``sigma_s`` is what the station's orbit leaves open of the landing,
    one sigma.
    """

    epoch: Epoch
    plan: DescentPlan
    sigma_s: float
    sun_elevation_deg: float
    contacts: tuple[Contact, ...]  # from undocking to module separation
    outlook: Outlook

    @property
    def t_s(self) -> float:
        """Instant of landing."""
        return self.plan.landing_s

    @property
    def utc(self) -> str:
        """Instant of landing in UTC."""
        return self.epoch.utc(self.t_s)

    @property
    def burn_utc(self) -> str:
        """Begin of the burn in UTC."""
        return self.epoch.utc(self.plan.burn.start_s)

    @property
    def light(self) -> str:
        """Day, twilight or night at the landing."""
        return light(self.sun_elevation_deg)

    def __repr__(self) -> str:
        latitude_deg, longitude_deg = np.degrees(self.plan.landing)
        return f"<landing at {self.utc}, {latitude_deg:.2f} N {longitude_deg:.2f} E, by {self.light}>"

    def cells(self) -> dict[str, str]:
        """What a table shows of it."""
        plan = self.plan
        latitude_deg, longitude_deg = np.degrees(plan.landing)
        return {
            "undocking": self.epoch.utc(plan.undocking_s)[:19].replace("T", " "),
            "burn": self.burn_utc[:19].replace("T", " "),
            "landing": self.utc[:19].replace("T", " "),
            "sigma": f"{self.sigma_s:.1f} s",
            "latitude": f"{latitude_deg:.2f} deg",
            "longitude": f"{longitude_deg:.2f} deg",
            "cross track": f"{plan.turn.cross_track_m / 1e3:.0f} km",
            "load": f"{plan.peak_load_g:.1f} g",
            "light": self.light,
        }

    def summary(self) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        epoch, plan = self.epoch, self.plan
        during = [each for each in self.contacts if each.t_end_s > plan.burn.start_s]
        return {
            "undocking_utc": epoch.utc(plan.undocking_s),
            "burn_utc": self.burn_utc,
            "burn_duration_s": plan.burn.duration_s,
            "delta_v_mps": plan.delta_v_mps,
            "module_separation_utc": epoch.utc(plan.module_separation_s),
            "entry_interface_utc": epoch.utc(plan.entry_interface_s),
            "parachute_command_utc": epoch.utc(plan.parachute_command_s),
            "landing_utc": self.utc,
            "landing_sigma_s": self.sigma_s,
            "latitude_deg": float(np.degrees(plan.landing[0])),
            "longitude_deg": float(np.degrees(plan.landing[1])),
            "aim_miss_km": float(great_circle_m(*plan.landing, *plan.aim)) / 1e3,
            "peak_load_g": plan.peak_load_g,
            "cross_track_km": plan.turn.cross_track_m / 1e3,
            "cross_range_reach_km": plan.reach_m / 1e3,
            "first_bank": "right" if plan.steering.side == RIGHT else "left",
            "sun_elevation_at_landing_deg": self.sun_elevation_deg,
            "light_at_landing": self.light,
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
