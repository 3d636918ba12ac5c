"""The way of a ship that leaves its port by the modes of a docking file."""

from vitok.mission.spacecraft import Spacecraft
from vitok.proximity.approach import Way
from vitok.proximity.reference import Pace


def way_out(craft: Spacecraft, *, lasts_s: float = 600.0) -> Way:
    """When the burn away begins, by the spacecraft's file, and for how long a leaving ship is looked after.

    ``lasts_s`` is that time beyond the burn's; ``fly`` goes on for an hour more at the most.
    """
    data, proximity = craft.undocking, craft.proximity
    away_s = data.separation_burn_delay_s + data.separation_burn_duration_s + lasts_s
    pace = Pace(
        proximity.flyaround_s,
        proximity.ramp_s,
        proximity.last_range_m,
        proximity.contact_speed_mps,
        proximity.contact_speed_mps,
    )
    return Way(data.separation_burn_delay_s, away_s, pace)
