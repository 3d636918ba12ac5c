"""Launch windows: the lift-offs of a day toward a station, from its element sets alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from vitok.ascent.passage import Passage, allowed_passages
from vitok.ascent.plan import AscentPlan, ascent_through
from vitok.ascent.window import Target
from vitok.earth.air import chosen_air
from vitok.earth.environment import Environment, environment
from vitok.earth.space_weather import SolarActivity
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.errors import FlightError
from vitok.shown import counted, html_table
from vitok.station.known import orbit_of, place_known
from vitok.station.meeting import absorbs, inserted, meeting, not_absorbed
from vitok.station.orbit import StationOrbit
from vitok.station.read import Tracked, tracked
from vitok.windows.liftoff import Liftoff, liftoff
from vitok.windows.request import Request

Progress = Callable[[str], None]

_BEYOND_S = 3600.0  # of the station's orbit, past the instants that are asked for
_AIR_S = 1800.0  # to either side of a passage: the lift-off and its ascent lie there
_NEAR_RAD = np.radians(
    3.0
)  # of a phase that the same ascent may be off by, a day's wobble of the plane later
_OTHER_DAYS = 15  # to either side, in which a phase that is not met is looked for


@dataclass(frozen=True)
class LiftOffs:
    """The lift-offs of a day, what was asked for, and the station's orbit that they rest on."""

    request: Request
    orbit: StationOrbit
    liftoffs: tuple[Liftoff, ...]

    @property
    def epoch(self) -> Epoch:
        """Begin of the day, from which instants are counted."""
        return self.orbit.epoch

    def __repr__(self) -> str:
        return f"<{counted(len(self.liftoffs), 'lift-off')} of {self.request} on {self.epoch.utc(0.0)[:10]}>"

    def _repr_html_(self) -> str:
        return html_table(f"Lift-offs of {self.request}, UTC", [each.cells() for each in self.liftoffs])

    def summary(self) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        rows = [each.summary() for each in self.liftoffs]
        return self.request.summary(self.orbit) | {"liftoffs": rows}


def lift_offs(request: Request, epoch: Epoch, progress: Progress = lambda step: None) -> LiftOffs:
    """All lift-offs of the day (UTC) that begins at ``epoch`` for the profile that is asked for.

    InputError for a wrong file; FlightError if the site does not reach the plane or its azimuths do
    not allow it, if the rocket does not reach its orbit, or if the profile's phase is not met that day: then
    with the days on which it is.
    """
    orbit = station_over(request, epoch, 1, progress)
    progress("lift-off")
    earth = earth_over(orbit)
    target = Target(orbit.trajectory, request.profile, None, earth)
    found = [
        liftoff(up, request.site, orbit, earth, profile=request.profile, others=request.others)
        for _, up in ascents(request, orbit.epoch, [target], passages_on(request, target, 1))
        if 0.0 <= up.liftoff_s < SECONDS_PER_DAY
    ]
    if not found:
        day = epoch.utc(0.0)[:10]
        raise FlightError(f"site {request.site.name} has no lift-off toward {request.station.name} on {day}")
    if all(each.refused for each in found):
        progress("days on which the phase is met")
        raise FlightError(_phase_not_met(found, request, orbit))
    return LiftOffs(request, orbit, tuple(each for each in found if not each.refused))


def station_over(request: Request, epoch: Epoch, days: int, progress: Progress) -> StationOrbit:
    """The station's orbit from the first to the last docking that may follow a lift-off of some days.

    An ephemeris that ends before the longest profile's docking has to reach to that of the one asked for.
    """
    progress("station's orbit, from its element sets")
    known = tracked([request.file], request.station, epoch)
    end_s, longest_s = (
        days * SECONDS_PER_DAY + _BEYOND_S,
        max(each.docking_after_liftoff_s for each in request.profiles),
    )
    _, reach_s = _covered(known, -_BEYOND_S, end_s + longest_s)
    end_s = max(reach_s, end_s + request.profile.docking_after_liftoff_s)
    return orbit_of(
        known, request.station, epoch, t_start_s=-_BEYOND_S, t_end_s=end_s, activity=request.activity
    )


def _covered(known: Tracked, t_start_s: float, t_end_s: float) -> tuple[float, float]:
    """The part of a span that an ephemeris covers; all of it with element sets."""
    if known.ephemeris is None:
        return t_start_s, t_end_s
    useable = [each.useable_s for each in known.ephemeris.segments]
    return max(t_start_s, min(useable)[0]), min(t_end_s, max(end_s for _, end_s in useable))


def earth_over(orbit: StationOrbit) -> Environment:
    """The Earth over the orbit's span without air, which is tabulated about each lift-off alone."""
    return environment(orbit.epoch, orbit.t_start_s, orbit.t_end_s, air_model="none")


def passages_on(request: Request, target: Target, days: int) -> list[Passage]:
    """Passages through the station's plane on the first days of an epoch, and just beyond them."""
    begin_s, end_s = -0.5 * _BEYOND_S, days * SECONDS_PER_DAY + 0.5 * _BEYOND_S
    return allowed_passages(request.site, target.station, target.environment, begin_s, t_to_s=end_s)


def ascents(
    request: Request, epoch: Epoch, targets: Sequence[Target], passages: Iterable[Passage]
) -> Iterator[tuple[Target, AscentPlan]]:
    """For each passage the ascents toward all targets; the first one's programme serves them all.

    A passage that the rocket cannot use is left out. FlightError if that holds for all: of the first.
    """
    like, refused = None, list[FlightError]()
    for passage in passages:
        earth = with_air(targets[0].environment, epoch, passage, request.activity)
        for target in targets:
            there = replace(target, environment=earth)
            try:
                like = ascent_through(request.launcher(earth), passage, there, like)
            except FlightError as error:
                refused.append(error)
            else:
                yield target, like
    if like is None and refused:
        raise refused[0]


def with_air(
    earth: Environment, epoch: Epoch, passage: Passage, activity: SolarActivity | None
) -> Environment:
    """Surroundings with the air about a passage, in which its ascent flies."""
    begin_s, end_s = passage.t_s - _AIR_S, passage.t_s + _AIR_S
    return earth._replace(air=chosen_air("nrlmsis", epoch, begin_s, end_s, activity=activity))


def _phase_not_met(found: list[Liftoff], request: Request, orbit: StationOrbit) -> str:
    """What to say, with the days around on which the phase is met.

    Where the same ascent from a passage comes near to it, it is solved there; in standard air, as the days
    are told and no instant.
    """
    profile, epoch, up = request.profile, orbit.epoch, found[0].ascent
    known = tracked([request.file], request.station, epoch)
    span_s, longest_s = _OTHER_DAYS * SECONDS_PER_DAY, profile.docking_after_liftoff_s
    begin_s, end_s = _covered(known, -span_s, span_s + longest_s + _BEYOND_S)
    around = orbit_of(
        known, request.station, epoch, t_start_s=begin_s, t_end_s=end_s, activity=request.activity
    )
    earth = earth_over(around)._replace(air=chosen_air("us1976", epoch, begin_s, end_s))
    target = Target(around.trajectory, profile, None, earth)
    # one ascent for each way that the site is passed
    ways = {one.ascent.window.passage.northbound: one.ascent for one in found}
    ships = {way: inserted(each.insertion_s, each.y_insertion, earth) for way, each in ways.items()}
    days = []
    for passage in allowed_passages(
        request.site, around.trajectory, earth, begin_s + _BEYOND_S, t_to_s=end_s - longest_s - _BEYOND_S
    ):
        way = passage.northbound if passage.northbound in ways else up.window.passage.northbound
        like, ship = ways[way], ships[way]
        later_s = passage.t_s - like.window.passage.t_s
        near = meeting(
            replace(ship, t_s=ship.t_s + later_s), around.trajectory, profile, like.window.docking_s + later_s
        )
        low_rad, high_rad = near.window_rad
        beyond_rad = (near.phase_rad - low_rad + _NEAR_RAD) % (2.0 * np.pi) - _NEAR_RAD
        if beyond_rad < high_rad - low_rad + _NEAR_RAD and place_known(
            around, like.window.docking_s + later_s
        ):
            try:
                there = ascent_through(request.launcher(earth), passage, target, like)
            except FlightError:  # a passage that the rocket cannot use
                continue
            if absorbs(there.window.meeting):
                days.append(epoch.utc(there.liftoff_s)[:10])
    return (
        f"{not_absorbed(profile, up.window.meeting)}, with the lift-off at {epoch.utc(up.liftoff_s)}; "
        f"it is met on {', '.join(dict.fromkeys(days)) or 'no day near'}"
    )
