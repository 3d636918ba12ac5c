"""The way to a port or out of it: when it begins, when it ends, how fast it goes."""

from dataclasses import dataclass

from vitok.errors import FlightError
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Station, port_of
from vitok.proximity.reference import Pace, cruise_speed_mps

_OUT_S = 600.0  # beyond its burn, for which a ship that leaves is looked after
_HOOKED_S, _GONE_S = 300.0, 30.0  # beyond contact, or the burn away, by when it is mostly hooked, or gone


@dataclass(frozen=True, eq=False)
class Way:
    """When a ship shall begin its way in and make contact (s since the begin), and how fast it goes.

    Of a ship that leaves, the first is when its burn away shall begin, the second when it shall be away.
    By ``likely_s`` the flight is mostly over.
    """

    way_in_s: float
    contact_s: float
    pace: Pace
    likely_s: float


def way_in(craft: Spacecraft, station: Station, port: str, *, flyaround_s: float | None = None) -> Way:
    """From hand-over to contact in the time that the spacecraft's file gives it.

    A fly-around that takes ``flyaround_s`` instead of the usual time moves the contact. FlightError if the
    time is too short for the legs, or longer than they take at the rate of contact.
    """
    approach, proximity = craft.approach, craft.proximity
    usual_s = port_of(station, port).flyaround_s or proximity.flyaround_s
    around_s = usual_s if flyaround_s is None else flyaround_s
    total_s = approach.handover_before_contact_s + around_s - usual_s
    way_in_s = around_s + proximity.station_keeping_s
    last_s = proximity.last_range_m / proximity.contact_speed_mps
    pace = Pace(around_s, proximity.ramp_s, proximity.last_range_m, proximity.contact_speed_mps, 0.0)
    legs_s = way_in_s + last_s + 2.0 * proximity.ramp_s
    if total_s <= legs_s:
        raise FlightError(
            f"{total_s:.0f} s from hand-over to contact are too short: fly-around, station-keeping, ramps "
            f"and the last {proximity.last_range_m:.0f} m take {legs_s:.0f} s, so that "
            f"approach.handover_before_contact_s of spacecraft {craft.name} should be over "
            f"{legs_s - around_s + usual_s:.0f}"
        )
    slowest_s = proximity.station_keeping_range_m / proximity.contact_speed_mps + 0.5 * proximity.ramp_s
    if total_s > way_in_s + slowest_s:
        raise FlightError(
            f"{total_s:.0f} s from hand-over to contact are too long: fly-around, station-keeping and "
            f"{proximity.station_keeping_range_m:g} m at proximity.contact_speed_mps take "
            f"{way_in_s + slowest_s:.0f} s, so that approach.handover_before_contact_s of spacecraft "
            f"{craft.name} should be {way_in_s + slowest_s - around_s + usual_s:.0f} at the most"
        )
    cruise_mps = cruise_speed_mps(proximity.station_keeping_range_m, total_s - way_in_s, pace)
    return Way(way_in_s, total_s, pace._replace(cruise_mps=cruise_mps), total_s + _HOOKED_S)


def way_out(craft: Spacecraft) -> Way:
    """From the opening of the hooks to the burn away that the spacecraft's file tells, and on."""
    data, proximity = craft.undocking, craft.proximity
    burnt_s = data.separation_burn_delay_s + data.separation_burn_duration_s
    speed_mps = proximity.contact_speed_mps
    pace = Pace(proximity.flyaround_s, proximity.ramp_s, proximity.last_range_m, speed_mps, speed_mps)
    return Way(data.separation_burn_delay_s, burnt_s + _OUT_S, pace, burnt_s + _GONE_S)
