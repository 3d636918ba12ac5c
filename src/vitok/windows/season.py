"""A season of launch windows: a row a lift-off and profile, with the light of the landing after the stay."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from vitok.ascent.passage import passages
from vitok.ascent.window import Target
from vitok.earth.daylight import light, sun_elevation_deg
from vitok.earth.environment import environment
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.errors import FlightError
from vitok.motion.elements import elements, j2_rates_radps, orbit_normal, plane_normal
from vitok.shown import counted, html_table
from vitok.station.known import check_place
from vitok.station.meeting import mean_axis_m
from vitok.station.orbit import StationOrbit
from vitok.types import Vector
from vitok.windows.liftoff import Liftoff, liftoff
from vitok.windows.request import Request, Stay
from vitok.windows.search import (
    ascents,
    earth_over,
    passages_on,
    station_over,
)

Progress = Callable[[str], None]

# from the entry interface, in the orbit's plane, to the ground, while capsule and zone turn with the Earth:
# Soyuz MS-11's plan (Canadian Space Agency), A
_DOWN_S = 497.0 + 858.0
_COLUMNS = (
    "liftoff_utc",
    "liftoff_sigma_s",
    "profile",
    "direction",
    "azimuth_deg",
    "phase_at_insertion_deg",
    "phase_known",
    "phase_met",
    "phasing_height_km",
    "propellant_left_kg",
    "docking_utc",
    "docking_in_light",
    "sun_over_plane_at_docking_deg",
    "landing_about_utc",
    "sun_elevation_at_landing_deg",
    "light_at_landing",
)


@dataclass(frozen=True)
class Landing:
    """The zone in the station's plane on the landing's day: about when a ship lands, and the Sun then."""

    t_s: float
    sun_elevation_deg: float


@dataclass(frozen=True)
class Row:
    """A lift-off of the season for one profile, and the landing after a nominal stay.

    None where the station's plane does not pass the zone.
    """

    liftoff: Liftoff
    landing: Landing | None

    def cells(self) -> dict[str, str]:
        """What a table shows of it."""
        landing = self.landing
        when = "" if landing is None else self.liftoff.epoch.utc(landing.t_s)[5:16].replace("T", " ")
        sun = "" if landing is None else f"{landing.sun_elevation_deg:.0f} deg"
        return self.liftoff.cells() | {"landing": when, "Sun": sun}

    def summary(self) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        told, known = self.liftoff.summary(), self.liftoff.phase_known
        of_phase = ("phase_at_insertion_deg", "phasing_height_km", "docking_in_light")
        row = {key: told[key] if known or key not in of_phase else None for key in _COLUMNS if key in told}
        row["phase_met"] = not self.liftoff.refused if known else None
        if self.landing is not None:
            row["landing_about_utc"] = self.liftoff.epoch.utc(self.landing.t_s)
            row["sun_elevation_at_landing_deg"] = self.landing.sun_elevation_deg
            row["light_at_landing"] = light(self.landing.sun_elevation_deg)
        return {key: row.get(key) for key in _COLUMNS}


@dataclass(frozen=True)
class Season:
    """All lift-offs of some days for each profile; from ``phase_unknown_from_s`` on no phase is known."""

    request: Request
    stay: Stay
    orbit: StationOrbit
    rows: tuple[Row, ...]
    phase_unknown_from_s: float | None

    @property
    def epoch(self) -> Epoch:
        """Begin of the first day, from which instants are counted."""
        return self.orbit.epoch

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences for people, beside those of the orbit."""
        if self.phase_unknown_from_s is None:
            return ()
        return (
            f"from {self.epoch.utc(self.phase_unknown_from_s)[:10]} on the station's place in its orbit is "
            f"not known by {self.orbit.basis()}: those rows have planes and the light of the landing, "
            "and no phase",
        )

    def __repr__(self) -> str:
        first, last = (self.rows[k].liftoff.utc[:10] for k in (0, -1))
        return f"<season of {counted(len(self.rows), 'row')} of {self.request}, {first} to {last}>"

    def _repr_html_(self) -> str:
        return html_table(f"Lift-offs of {self.request}, UTC", [each.cells() for each in self.rows])

    def summary(self) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        told = self.request.summary(self.orbit)
        if self.warnings:
            told["warnings"] = list(self.warnings)
        return told | {"season": [each.summary() for each in self.rows]}


def season(
    request: Request, epoch: Epoch, *, days: int, stay: Stay, progress: Progress = lambda step: None
) -> Season:
    """The season of ``days`` from ``epoch`` (midnight UTC) on, for the profile asked for and the catalogue's.

    Rows past the instant from which on the station's place in its orbit is not known have no phase.
    InputError if that holds for all of them, or for a wrong file; FlightError as for the window of a day, a
    phase that is not met excepted.
    """
    orbit = station_over(request, epoch, days, progress)
    check_place(orbit, request.profile.docking_after_liftoff_s, "docking after the season's first day")
    earth = earth_over(orbit)
    targets = [Target(orbit.trajectory, profile, None, earth) for profile in request.profiles]
    progress("lift-offs")
    found = [
        liftoff(up, request.site, orbit, earth, profile=target.profile)
        for target, up in ascents(request, orbit.epoch, targets, passages_on(request, targets[0], days))
        if 0.0 <= up.liftoff_s < days * SECONDS_PER_DAY
    ]
    if not found:
        raise FlightError(f"site {request.site.name} has no lift-off toward {request.station.name}")
    progress("light of the landings")
    found.sort(key=lambda each: each.ascent.liftoff_s)
    landings = _landings([each.ascent.window.docking_s for each in found], orbit, stay)
    unknown_s = [each.ascent.liftoff_s for each in found if not each.phase_known]
    rows = tuple(Row(*each) for each in zip(found, landings, strict=True))
    return Season(request, stay, orbit, rows, min(unknown_s, default=None))


def _landings(docking_s: list[float], orbit: StationOrbit, stay: Stay) -> list[Landing | None]:
    """For each docking, the zone's passage through the station's plane with the higher Sun of the last day.

    None where it is not passed.

    The node is carried on by its secular rate (Vallado 2013, eq. 9-38) from the last turn that is known:
    5 km of axis, as burns make, move the landing after half a year by 9 minutes.
    """
    station = orbit.trajectory
    t_last_s = station.t_end_s
    last = elements(station.y_end)
    axis_m = mean_axis_m(station, t_last_s)
    node_radps = j2_rates_radps(axis_m, last.eccentricity, last.inclination_rad)[0]

    def normal_at(t_s: float) -> Vector:
        if t_s <= t_last_s:
            return orbit_normal(station(t_s))
        return plane_normal(last.inclination_rad, last.raan_rad + node_radps * (t_s - t_last_s))

    stay_s = stay.days * SECONDS_PER_DAY
    begin_s, end_s = min(docking_s) + stay_s - _DOWN_S, max(docking_s) + stay_s + SECONDS_PER_DAY
    earth = environment(orbit.epoch, begin_s, end_s, degree=0, air_model="none")
    point = np.radians(stay.zone.latitude_deg), np.radians(stay.zone.longitude_deg)
    found = [
        Landing(each.t_s + _DOWN_S, sun_elevation_deg(each.t_s + _DOWN_S, point, earth))
        for each in passages(stay.zone, normal_at, earth, begin_s, t_to_s=end_s)
        if not each.off_rad
    ]

    def best(after_s: float) -> Landing | None:
        day = [each for each in found if after_s <= each.t_s < after_s + SECONDS_PER_DAY]
        return max(day, key=lambda each: each.sun_elevation_deg, default=None)

    return [best(each_s + stay_s) for each_s in docking_s]
