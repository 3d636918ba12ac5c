"""Launch windows: the lift-offs of a day toward a station, from its element sets alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vitok.ascent import plan as ascent_plan
from vitok.ascent.window import phasing_axis_m, plane_crossing_s
from vitok.earth.frames import EARTH_ROTATION_RADPS
from vitok.earth.shadow import sunlit_fraction
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.earth.space_weather import SolarActivity
from vitok.earth.sun_moon import sun_gcrf_m
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.earth.weather_used import weather_summary
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import entries, load
from vitok.mission.instant import checked_day
from vitok.mission.place import Site
from vitok.mission.profile import Profile
from vitok.mission.rocket import Rocket
from vitok.mission.station import Station
from vitok.motion.elements import elements
from vitok.station.known import place_known, station_orbit
from vitok.station.orbit import StationOrbit
from vitok.station.told import orbit_summary

Vector = NDArray[np.float64]

_LATE_S = (-300.0, -60.0, 60.0, 300.0)
_BEYOND_S = 3600.0  # of the station's orbit, past the instants that are asked for
_OTHER_DAYS = 15  # to either side, in which a phase that is not met is looked for


@dataclass(frozen=True)
class Liftoff:
    """A lift-off: its ascent, the profiles it allows, the cost of being early or late, light at docking."""

    ascent: ascent_plan.AscentPlan
    profile: str
    profiles_allowed: tuple[str, ...]
    plane_change_mps: dict[float, float]  # by seconds late, at docking
    sun_over_plane_deg: float
    docking_in_light: bool
    phase_known: bool  # whether the station's place in its orbit is known at docking

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        window = self.ascent.window
        costs = {
            f"plane_change_{abs(late_s) / 60:.0f}_min_{'late' if late_s > 0 else 'early'}_mps": cost
            for late_s, cost in self.plane_change_mps.items()
        }
        return {
            "liftoff_utc": epoch.utc(window.liftoff_s),
            "azimuth_deg": float(np.degrees(window.azimuth_rad)),
            "lead_on_plane_crossing_s": window.lead_s,
            "insertion_utc": epoch.utc(self.ascent.insertion_s),
            "phase_at_insertion_deg": float(np.degrees(window.phase_rad)),
            "phase_known": self.phase_known,
            "phasing_height_km": window.phasing_height_m / 1e3,
            "profile": self.profile,
            "profiles_allowed": list(self.profiles_allowed),
            "docking_utc": epoch.utc(window.docking_s),
            **costs,
            "sun_over_plane_at_docking_deg": self.sun_over_plane_deg,
            "docking_in_light": self.docking_in_light,
            "propellant_left_kg": self.ascent.propellant_left_kg,
        }


def lift_offs(
    file: Path,
    rocket: Rocket,
    site: Site,
    profile: Profile,
    day: str,
    station: Station,
    payload_kg: float | None = None,
    progress: Callable[[str], None] = lambda step: None,
    *,
    activity: SolarActivity | None = None,
) -> dict[str, Any]:
    """All lift-offs of a day (UTC) as plain values, with what is known of the station's orbit.

    ``file`` holds one element set of the station or many, before or after the day, or an ephemeris;
    ``activity`` is the Sun's on days that are not measured.
    InputError for a wrong file or day; FlightError if the pad never meets the plane, the rocket does not
    reach its orbit, or the profile's phase is not met that day: then with the days on which it is.
    """
    try:
        epoch = Epoch.from_utc(f"{checked_day(day)}T00:00:00Z")
    except ValueError as error:
        raise InputError(f"day of lift-off = '{day}' {error}") from error
    profiles = [load(name, Profile) for name in entries()["profiles"]]
    end_s = 2.0 * SECONDS_PER_DAY + max(each.docking_after_liftoff_s for each in (profile, *profiles))
    progress("station's orbit, from its element sets")
    target = station_orbit([file], station, epoch, -_BEYOND_S, end_s, activity=activity)
    found: list[Liftoff] = []
    for crossing_s in _crossings(site, target):
        progress("lift-off")
        up = ascent_plan.plan(
            rocket,
            payload_kg or rocket.payload_kg,
            site,
            profile,
            target.trajectory,
            None,
            target.environment,
            crossing_s - 60.0,
        )
        if 0.0 <= up.liftoff_s < SECONDS_PER_DAY:
            found.append(_liftoff(up, profile, profiles, target))
    if not found:
        raise FlightError(f"site {site.name} has no lift-off toward {station.name} on {day}")
    for each in found:
        # months ahead the plane is known and the station's place in it is not: then no phase is refused
        if each.phase_known and profile.name not in each.profiles_allowed:
            raise FlightError(_phase_not_met(each, profile, file, station, site, epoch, activity))
    return {
        "station": station.name,
        "rocket": rocket.name,
        "site": site.name,
        "element_sets_utc": [f"{each.epoch_utc:%Y-%m-%dT%H:%M:%S}Z" for each in target.sets],
        "station_orbit_rms_km": target.rms_m / 1e3,
        "station_orbit": orbit_summary(target),
        "space_weather": weather_summary(epoch, target.environment, activity),
        "liftoffs": [each.summary(epoch) for each in found],
    }


def _crossings(site: Site, target: StationOrbit) -> Iterator[float]:
    """Instants near the day at which the pad passes the station's plane on its way north."""
    t_s = -0.5 * _BEYOND_S
    while True:
        t_s = plane_crossing_s(site, target.trajectory, target.environment, t_s)
        if t_s > SECONDS_PER_DAY + 0.5 * _BEYOND_S:
            return
        yield t_s
        t_s += _BEYOND_S


def _liftoff(
    up: ascent_plan.AscentPlan, profile: Profile, profiles: list[Profile], target: StationOrbit
) -> Liftoff:
    y = target.trajectory(up.window.docking_s)
    normal = np.cross(y[:3], y[3:6])
    normal /= np.linalg.norm(normal)
    sun = np.array(sun_gcrf_m(up.window.docking_s, target.environment.bodies))
    inclination_rad, speed_mps = elements(y).inclination_rad, float(np.linalg.norm(y[3:6]))

    def cost_mps(late_s: float) -> float:
        """Turn of the plane by the angle at which it stands off when the Earth has turned on."""
        turned_rad = EARTH_ROTATION_RADPS * late_s
        angle_rad = 2.0 * np.arcsin(np.sin(inclination_rad) * np.sin(0.5 * abs(turned_rad)))
        return float(2.0 * speed_mps * np.sin(0.5 * angle_rad))

    return Liftoff(
        up,
        profile.name,
        tuple(
            each.name
            for each in {each.name: each for each in (profile, *profiles)}.values()
            if _within(each, _height_m(up, each, target, up.insertion_s, up.liftoff_s))
        ),
        {late_s: cost_mps(late_s) for late_s in _LATE_S},
        float(np.degrees(np.arcsin(normal @ sun / np.linalg.norm(sun)))),
        bool(sunlit_fraction(y[0], y[1], y[2], sun[0], sun[1], sun[2]) > 0.5),
        place_known(target, up.window.docking_s),
    )


def _height_m(
    up: ascent_plan.AscentPlan, profile: Profile, target: StationOrbit, t_insertion_s: float, liftoff_s: float
) -> float:
    """Height of the phasing orbit that a profile needs from such an insertion."""
    docking_s = liftoff_s + profile.docking_after_liftoff_s
    ship = elements(up.y_insertion)
    return phasing_axis_m(ship, target.trajectory, profile, t_insertion_s, docking_s) - EQUATORIAL_RADIUS_M


def _within(profile: Profile, height_m: float) -> bool:
    return profile.phasing_height_min_m <= height_m <= profile.phasing_height_max_m


def _phase_not_met(
    each: Liftoff,
    profile: Profile,
    file: Path,
    station: Station,
    site: Site,
    epoch: Epoch,
    activity: SolarActivity | None,
) -> str:
    """What to say, with the days around on which the phase is met, by the same ascent from each crossing."""
    up = each.ascent
    span_s = _OTHER_DAYS * SECONDS_PER_DAY
    end_s = span_s + profile.docking_after_liftoff_s
    around = station_orbit([file], station, epoch, -span_s, end_s, activity=activity)
    days, t_s = [], -span_s + _BEYOND_S
    while t_s < span_s - SECONDS_PER_DAY:
        t_s = plane_crossing_s(site, around.trajectory, around.knowledge.about.surroundings, t_s)
        liftoff_s = t_s - up.window.lead_s
        height_m = _height_m(up, profile, around, liftoff_s + up.insertion_s - up.liftoff_s, liftoff_s)
        if _within(profile, height_m):
            days.append(epoch.utc(liftoff_s)[:10])
        t_s += 0.5 * SECONDS_PER_DAY
    phase_deg, height_km = np.degrees(up.window.phase_rad), up.window.phasing_height_m / 1e3
    lowest_km, highest_km = profile.phasing_height_min_m / 1e3, profile.phasing_height_max_m / 1e3
    return (
        f"profile {profile.name} cannot absorb the phase at insertion of the lift-off at "
        f"{epoch.utc(up.liftoff_s)}, {phase_deg:.1f} deg: it asks for a phasing orbit of {height_km:.0f} km, "
        f"allowed are {lowest_km:.0f} to {highest_km:.0f} km; it is met on {', '.join(days) or 'no day near'}"
    )
