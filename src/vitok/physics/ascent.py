"""What physics says of a stated lift-off and docking: the station's plane over the pad, the way there."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log, sqrt
from pathlib import Path

import numpy as np

from vitok.article.contradiction import span_text
from vitok.article.facts import Facts
from vitok.article.instants import Instant
from vitok.article.verdict import FITS, IMPOSSIBLE, Verdict, impossible, not_known, rounded, unjudged
from vitok.ascent.window import Target
from vitok.earth.environment import Environment
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import entries, load
from vitok.mission.instant import instant
from vitok.mission.place import Site
from vitok.mission.profile import Profile, nearest_profile
from vitok.mission.rocket import Rocket
from vitok.mission.station import Station
from vitok.mission.unit import G0_MPS2
from vitok.physics.known_orbit import missing, nearest_file
from vitok.station.orbit import StationOrbit
from vitok.windows.liftoff import Liftoff, liftoff
from vitok.windows.request import Request, first_day
from vitok.windows.search import ascents, earth_over, passages_on, station_over

Progress = Callable[[str], None]

_DOCKING_S = 1800.0  # by which a way to the station may take longer or less than its profile
# by which lift-offs of the rule of fixed azimuth are off: unseen ones within 14 s, and 9 s not explained
_RULE_S = 30.0
# assumption: what a ship may spend to turn its plane in orbit, beside some 107 m/s to the station and 128 m/s
# home of the 390 m/s that 880 kg of propellant give
_SHIP_MPS = 25.0
# assumption: no ferry is launched further from its instant; the Space Shuttle, which steered, had as much
_STEERED_MOST_S = 300.0
_DAY_S, _MIDNIGHT_S = 86400.0, 1800.0


@dataclass(frozen=True)
class _Sky:
    """What all ways to the station share: who lifts off whence, its orbit and the site's passages."""

    asked: Request
    orbit: StationOrbit
    earth: Environment
    launch: Instant


@dataclass(frozen=True)
class _Way:
    """The lift-off for a profile that is nearest to the stated instant, and how far the rocket may be off."""

    nearest: Liftoff
    profile: str
    limit_s: float
    reason: str

    def late_s(self, launch: Instant) -> float:
        """How much later the stated instant is."""
        return _apart_s(launch, self.nearest.utc)

    def beyond_s(self, launch: Instant) -> float:
        """How far the stated minute lies past what is allowed; below 0 within it."""
        half_s = 0.5 * launch.width_s
        return max(abs(self.late_s(launch) + half_s) - half_s, 0.0) - self.limit_s


class _NoPassageError(Exception):
    """That the site does not pass the plane, or not as it may launch, on that day."""


def ascent_verdicts(facts: Facts, tle: Sequence[Path], progress: Progress) -> list[Verdict]:
    """Verdicts on lift-off and docking, each with stated and computed value and the margin."""
    launch, docking, known = facts.instant("launch"), facts.instant("docking"), entries()
    if launch is None:
        return [unjudged("lift-off", "the article states no instant of launch")]
    for kind, folder, name in (("rocket", "rockets", facts.rocket), ("launch site", "sites", facts.site)):
        if name not in known[folder]:
            return [unjudged("lift-off", not_known(kind, name, known[folder]))]
    assert facts.station
    station = load(facts.station, Station)
    try:
        sky = _sky(facts, launch, nearest_file(tle, station, launch), progress)
        way, told = _chosen(sky, nearest_profile(facts.to_docking_s), docking)
    except _NoPassageError as error:
        return [impossible("lift-off", launch, str(error))]
    except FlightError as error:  # of an ascent that is not solved, which is no word on the instant
        return [unjudged("lift-off", str(error))]
    except InputError as error:  # of dates outside the tables, of an orbit that is not known then
        return [unjudged("lift-off", missing(tle, station, launch, event="launch", why=str(error)))]
    lifted = _lifted(launch, way, told)
    return [lifted, *([_docked(docking, way, told, lifted)] if docking else [])]


def _sky(facts: Facts, launch: Instant, file: Path, progress: Progress) -> _Sky:
    assert facts.rocket and facts.site and facts.station
    asked = Request(
        file=file,
        rocket=load(facts.rocket, Rocket),
        site=load(facts.site, Site),
        profile=load(nearest_profile(facts.to_docking_s) or "4-orbit", Profile),
        station=load(facts.station, Station),
    )
    orbit = station_over(asked, first_day(f"{launch.utc:%Y-%m-%d}"), 1, progress)
    progress("lift-off")
    return _Sky(asked, orbit, earth_over(orbit), launch)


def _chosen(sky: _Sky, told: str | None, docking: Instant | None) -> tuple[_Way, bool]:
    """The way by which lift-off and docking are judged, and whether they tell it.

    That of the time between them where the launch can be. Else the launch tells none, and the docking does
    with the lift-off that was computed. Where none is told, any way by which the launch can be.
    """
    if told is None and docking is None:
        return _nearest(sky, entries()["profiles"]), False
    way = _nearest(sky, [sky.asked.profile.name])
    if told is not None and way.beyond_s(sky.launch) <= 0.0:
        return way, True
    assert docking
    to_docking_s = _apart_s(docking, way.nearest.utc)
    better = nearest_profile(to_docking_s) if to_docking_s > 0.0 else None
    if better is None:
        return _nearest(sky, entries()["profiles"]), False
    return way if better == way.profile else _nearest(sky, [better]), True


def _nearest(sky: _Sky, profiles: Collection[str]) -> _Way:
    """Of some profiles' lift-offs of the stated day, or just beside it, the one nearest to the launch."""
    asked = sky.asked
    targets = {
        name: Target(sky.orbit.trajectory, load(name, Profile), None, sky.earth)
        for name in profiles
        if sky.orbit.trajectory.t_end_s > _DAY_S + load(name, Profile).docking_after_liftoff_s
    }
    names = {id(target.profile): name for name, target in targets.items()}
    try:
        passages = passages_on(asked, next(iter(targets.values())), 1)
    except FlightError as error:
        raise _NoPassageError(str(error)) from error
    ways = []
    for target, up in ascents(asked, sky.orbit.epoch, list(targets.values()), passages):
        if -_MIDNIGHT_S <= up.liftoff_s < _DAY_S + _MIDNIGHT_S:
            name = names[id(target.profile)]
            others = [each for each in asked.profiles if each.name != name]
            row = liftoff(up, asked.site, sky.orbit, sky.earth, profile=target.profile, others=others)
            limit_s, reason = _limit_s(row, asked.rocket)
            ways.append(_Way(row, name, limit_s + 3.0 * (row.sigma_s or 0.0), reason))
    if not ways:
        raise _NoPassageError(
            f"site {asked.site.name} has no lift-off toward {asked.station.name} on that day"
        )
    return min(ways, key=lambda way: abs(way.late_s(sky.launch)))


def _limit_s(found: Liftoff, rocket: Rocket) -> tuple[float, str]:
    """How far a real lift-off may lie from the computed one, and why.

    A rocket that lifts off by the rule of fixed azimuth does so within what the rule is off, and leaves the
    rest to the ship, which turns its plane. Another steers with what it would have left: sideways velocity w
    beside a velocity v of its last stage costs sqrt(v^2 + w^2) - v, about w^2 / 2v, of that velocity.
    """
    per_second_mps = found.plane_change_mps[60.0] / 60.0
    if rocket.guidance.kind == "programmed" or rocket.guidance.liftoff == "fixed_azimuth":
        return _RULE_S + _SHIP_MPS / per_second_mps, f"the ship turns its plane by up to {_SHIP_MPS:g} m/s"
    last = rocket.stages[-1]
    exhaust_mps = last.specific_impulse_vacuum_s * G0_MPS2
    burnt_out_kg = rocket.payload_kg + last.empty_kg + last.residual_kg
    left_mps = exhaust_mps * log(1.0 + max(found.ascent.propellant_left_kg, 0.0) / burnt_out_kg)
    stage_mps = exhaust_mps * log(1.0 + (last.propellant_kg - last.residual_kg) / burnt_out_kg)
    sideways_mps = sqrt(2.0 * stage_mps * left_mps)
    if sideways_mps / per_second_mps > _STEERED_MOST_S:
        return (
            _RULE_S + _STEERED_MOST_S,
            f"a rocket that steers is off by what is assumed at most {_STEERED_MOST_S:g} s",
        )
    return (
        _RULE_S + sideways_mps / per_second_mps,
        f"the rocket steers {sideways_mps:.0f} m/s sideways with what it has left",
    )


def _lifted(launch: Instant, way: _Way, told: bool) -> Verdict:
    nearest, late_s = way.nearest, way.late_s(launch)
    plane_mps = abs(late_s) / 60.0 * nearest.plane_change_mps[60.0]
    fits = way.beyond_s(launch) <= 0.0
    cost = f", {plane_mps:.0f} m/s of plane change" if abs(late_s) < _DAY_S / 24.0 else ""
    if not fits and told:
        cost += f"; from there {way.profile} leads to the stated docking"
    return Verdict(
        "lift-off",
        FITS if fits else IMPOSSIBLE,
        f"the site lies in the plane for {way.profile} at {rounded(nearest.utc)}; the stated instant is "
        f"{span_text(late_s)} {'later' if late_s > 0 else 'earlier'}{cost}; allowed are "
        f"{way.limit_s:.0f} s, as {way.reason}",
        stated=launch,
        computed_utc=nearest.utc,
        difference_s=late_s,
        profile=way.profile if told else None,
    )


def _docked(docking: Instant, way: _Way, told: bool, lifted: Verdict) -> Verdict:
    nearest, window = way.nearest, way.nearest.ascent.window
    if not told:
        return unjudged(
            "docking",
            f"no profile of the catalogue takes as long from the lift-off at {rounded(nearest.utc)} to the "
            "stated docking",
        )
    if not nearest.phase_known:
        return unjudged("docking", "the station's place in its orbit is not known then")
    late_s = _apart_s(docking, nearest.docking_utc)
    phase = f"{way.profile} from a phase of {np.degrees(window.meeting.phase_rad):.1f} deg"
    if lifted.verdict == IMPOSSIBLE:
        phase = f"from the computed lift-off {phase}"
    if way.profile not in nearest.profiles_allowed:
        return impossible("docking", docking, f"{phase} is not absorbed by any phasing orbit of that way")
    return Verdict(
        "docking",
        FITS if abs(late_s) < _DOCKING_S else IMPOSSIBLE,
        f"{phase} asks for a phasing orbit of {window.meeting.height_m / 1e3:.0f} km and leads to a docking "
        f"about {nearest.docking_utc[:16]}Z; the stated one is {span_text(late_s)} "
        f"{'later' if late_s > 0 else 'earlier'}",
        stated=docking,
        computed_utc=nearest.docking_utc,
        difference_s=late_s,
    )


def _apart_s(stated: Instant, computed_utc: str) -> float:
    computed: datetime = instant(computed_utc)
    return (stated.utc - computed).total_seconds()
