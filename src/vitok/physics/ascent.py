"""What physics says of a stated lift-off and docking: the station's plane over the pad, the way there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log, sqrt
from pathlib import Path

import numpy as np

from vitok.article.contradiction import span_text
from vitok.article.facts import Facts
from vitok.article.instants import Instant
from vitok.article.verdict import FITS, IMPOSSIBLE, Verdict, impossible, not_known, unjudged
from vitok.ascent.window import Target
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import entries, load
from vitok.mission.instant import instant
from vitok.mission.place import Site
from vitok.mission.profile import Profile, nearest_profile
from vitok.mission.rocket import Rocket
from vitok.mission.station import Station
from vitok.physics.known_orbit import missing, nearest_file
from vitok.windows.liftoff import Liftoff, liftoff
from vitok.windows.request import Request, first_day
from vitok.windows.search import ascents, earth_over, passages_on, station_over

Progress = Callable[[str], None]

_G0_MPS2 = 9.80665
_DOCKING_S = 1800.0  # by which a way to the station may take longer or less than its profile
# by which lift-offs of the rule of fixed azimuth are off: unseen ones within 14 s, and 9 s not explained
_RULE_S = 30.0
# assumption: what a ship may spend to turn its plane in orbit, beside some 107 m/s to the station and 128 m/s
# home of the 390 m/s that 880 kg of propellant give
_SHIP_MPS = 25.0
# assumption: no ferry is launched further from its instant; the Space Shuttle, which steered, had as much
_STEERED_MOST_S = 300.0
_OTHER_WAY_S = 200.0  # by which nodes drift apart until docking on a two-day way, more than on a short one
_DAY_S, _MIDNIGHT_S = 86400.0, 1800.0


@dataclass(frozen=True)
class _Found:
    """The lift-off nearest to the stated instant, the way that was asked for, and what the rocket allows."""

    nearest: Liftoff
    profile: str
    assumed: bool  # no profile takes as long as the article has it
    limit_s: float
    reason: str


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
        found = _nearest(facts, launch, nearest_file(tle, station, launch), progress)
    except FlightError as error:
        return [impossible("lift-off", launch, str(error))]
    except InputError as error:  # of dates outside the tables, of an orbit that is not known then
        return [unjudged("lift-off", missing(tle, station, launch, event="launch", why=str(error)))]
    return [_lifted(launch, docking, found), *([_docked(docking, found)] if docking else [])]


def _nearest(facts: Facts, launch: Instant, file: Path, progress: Progress) -> _Found:
    """The lift-off of the stated day, or just beside it, that is nearest to the stated instant."""
    told = nearest_profile(facts.to_docking_s)
    profile = told or "4-orbit"
    assert facts.rocket and facts.site and facts.station
    asked = Request(
        file=file,
        rocket=load(facts.rocket, Rocket),
        site=load(facts.site, Site),
        profile=load(profile, Profile),
        station=load(facts.station, Station),
    )
    orbit = station_over(asked, first_day(f"{launch.utc:%Y-%m-%d}"), 1, progress)
    progress("lift-off")
    earth = earth_over(orbit)
    target = Target(orbit.trajectory, asked.profile, None, earth)
    rows = [
        liftoff(up, asked.site, orbit, earth, profile=asked.profile, others=asked.others)
        for _, up in ascents(asked, orbit.epoch, [target], passages_on(asked, target, 1))
        if -_MIDNIGHT_S <= up.liftoff_s < _DAY_S + _MIDNIGHT_S
    ]
    if not rows:
        raise FlightError(f"site {asked.site.name} has no lift-off toward {asked.station.name} on that day")
    nearest = min(rows, key=lambda each: abs(_apart_s(launch, each.utc)))
    limit_s, reason = _limit_s(nearest, asked.rocket)
    if told is None:
        limit_s += _OTHER_WAY_S
    return _Found(nearest, profile, told is None, limit_s + 3.0 * (nearest.sigma_s or 0.0), reason)


def _limit_s(found: Liftoff, rocket: Rocket) -> tuple[float, str]:
    """How far a real lift-off may lie from the computed one, and why.

    A rocket with a programme leaves what its lift-off is off to the ship, which turns its plane. One that
    steers turns it with what it would have left: sideways velocity w beside a velocity v of its last stage
    costs sqrt(v^2 + w^2) - v, about w^2 / 2v, of that velocity.
    """
    per_second_mps = found.plane_change_mps[60.0] / 60.0
    if rocket.guidance.kind == "programmed":
        return _RULE_S + _SHIP_MPS / per_second_mps, f"the ship turns its plane by up to {_SHIP_MPS:g} m/s"
    last = rocket.stages[-1]
    exhaust_mps = last.specific_impulse_vacuum_s * _G0_MPS2
    burnt_out_kg = rocket.payload_kg + last.empty_kg + last.residual_kg
    left_mps = exhaust_mps * log(1.0 + max(found.ascent.propellant_left_kg, 0.0) / burnt_out_kg)
    stage_mps = exhaust_mps * log(1.0 + (last.propellant_kg - last.residual_kg) / burnt_out_kg)
    sideways_mps = sqrt(2.0 * stage_mps * left_mps)
    steered_s = min(sideways_mps / per_second_mps, _STEERED_MOST_S)
    return (
        _RULE_S + steered_s,
        f"the rocket steers {steered_s * per_second_mps:.0f} m/s sideways with what it has left",
    )


def _lifted(launch: Instant, docking: Instant | None, found: _Found) -> Verdict:
    nearest = found.nearest
    late_s = _apart_s(launch, nearest.utc)
    off_s = max(abs(late_s + 0.5 * launch.width_s) - 0.5 * launch.width_s, 0.0)
    plane_mps = abs(late_s) / 60.0 * nearest.plane_change_mps[60.0]
    cost = f", {plane_mps:.0f} m/s of plane change" if off_s < _DAY_S / 24.0 else ""
    way = found.profile
    if found.assumed:
        way = "the station, by any way,"
        fitting = _way_to(docking, nearest.utc) if docking else None
        cost += f"; from there {fitting} leads to the stated docking" if fitting else ""
    return Verdict(
        "lift-off",
        FITS if off_s <= found.limit_s else IMPOSSIBLE,
        f"the site lies in the plane for {way} at {nearest.utc}; the stated instant is {span_text(late_s)} "
        f"{'later' if late_s > 0 else 'earlier'}{cost}; allowed are {found.limit_s:.0f} s, as {found.reason}",
        stated=launch,
        computed_utc=nearest.utc,
        difference_s=late_s,
    )


def _way_to(docking: Instant, liftoff_utc: str) -> str | None:
    """The catalogue's profile by which a lift-off leads to a docking."""
    to_docking_s = _apart_s(docking, liftoff_utc)
    return nearest_profile(to_docking_s) if to_docking_s > 0.0 else None


def _docked(docking: Instant, found: _Found) -> Verdict:
    nearest, window = found.nearest, found.nearest.ascent.window
    if found.assumed:
        fitting = _way_to(docking, nearest.utc)
        if fitting is None:
            return unjudged("docking", "no profile of the catalogue takes as long from launch to docking")
        return unjudged(
            "docking", f"the stated launch rules out every profile; {fitting} fits from {nearest.utc}"
        )
    if not nearest.phase_known:
        return unjudged("docking", "the station's place in its orbit is not known then")
    late_s = _apart_s(docking, nearest.docking_utc)
    phase = f"{found.profile} from a phase of {np.degrees(window.meeting.phase_rad):.1f} deg"
    if found.profile not in nearest.profiles_allowed:
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
