"""What physics says of the instants at which a ship is said to have landed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path

import numpy as np

from vitok.article.contradiction import span_text
from vitok.article.facts import Facts, Told, landing_candidates
from vitok.article.instants import Instant
from vitok.article.verdict import FITS, IMPOSSIBLE, Verdict, impossible, not_known, rounded, unjudged
from vitok.errors import FlightError, InputError
from vitok.landings.found import Asked, Landings
from vitok.landings.request import Request
from vitok.landings.search import ZoneNotReachedError, landings
from vitok.mission.catalogue import entries, load
from vitok.mission.place import Network, Zone
from vitok.mission.spacecraft import Spacecraft, load_descent_module
from vitok.mission.station import Station
from vitok.physics.known_orbit import missing, nearest_file

Progress = Callable[[str], None]

_RUNS = 3  # no footprint is asked for
_NETWORK = "russia"
_MARGIN = timedelta(minutes=10)  # to either side of midnight, where the landing may be on the day beside
_ALONE_S = (600.0, 3.0 * 86400.0)  # that a ship flies between undocking and landing


def landing_verdicts(facts: Facts, tle: Sequence[Path], progress: Progress) -> list[Verdict]:
    """A verdict on each instant of landing that the article states, on its own day."""
    candidates, known = landing_candidates(facts), entries()
    if not candidates:
        if facts.landing is None and facts.decay is not None:
            return []  # it burns up
        return [unjudged("landing", "the article states no instant of landing")]
    if facts.spacecraft not in known["spacecraft"]:
        return [unjudged("landing", not_known("spacecraft", facts.spacecraft, known["spacecraft"]))]
    if facts.zone not in known["zones"]:
        return [unjudged("landing", not_known("landing zone", facts.zone, known["zones"]))]
    assert facts.spacecraft
    if load(facts.spacecraft, Spacecraft).descent_module is None:
        return [unjudged("landing", f"{facts.spacecraft} has no descent module and does not land")]
    found: list[Verdict] = []
    for _, day in groupby(candidates, key=lambda each: each[1].utc.date()):
        found += _on_day(facts, list(day), tle, progress)
    doubted = [each for each in found if each.event == "undocking"][:1]  # once, whatever days were looked at
    return [*doubted, *(each for each in found if each.event != "undocking")]


def _on_day(facts: Facts, told: list[Told], tle: Sequence[Path], progress: Progress) -> list[Verdict]:
    """Verdicts on the landings of a day; where they cannot be from the undocking, without it, and on that."""
    assert facts.station
    station, first = load(facts.station, Station), told[0][1]
    undocking = facts.instant("undocking")
    alone_s = (first.utc - undocking.utc).total_seconds() if undocking else 0.0
    given = undocking if _ALONE_S[0] < alone_s < _ALONE_S[1] else None
    try:
        request = _request(facts, told, nearest_file(tle, station, first), station)
        if given is None:
            return _verdicts(facts, told, landings(request, progress))
        try:
            return _verdicts(facts, told, landings(replace(request, undocking=_iso(given)), progress))
        except FlightError:
            found = landings(request, progress)  # may be for this undocking alone that none is found
        return [*_undocked(given, found, request), *_verdicts(facts, told, found)]
    except ZoneNotReachedError as error:
        return [impossible("landing", stated, str(error), name) for name, stated in told]
    except FlightError as error:  # of a descent that is not solved, which is no word on the instant
        return [unjudged("landing", str(error))]
    except InputError as error:  # of dates outside the tables, of an orbit that is not known then
        return [unjudged("landing", missing(tle, station, first, event="landing", why=str(error)))]


def _request(facts: Facts, told: list[Told], file: Path, station: Station) -> Request:
    """What is asked of a day, and of the one beside it where a landing comes near to midnight."""
    assert facts.spacecraft and facts.zone
    spacecraft, port = load(facts.spacecraft, Spacecraft), facts.last_port or facts.port
    begin = min(stated.utc for _, stated in told) - _MARGIN
    end = max(stated.utc for _, stated in told) + _MARGIN
    return Request(
        file=file,
        station=station,
        port=port if port in station.ports else next(iter(station.ports)),
        spacecraft=spacecraft,
        module=load_descent_module(spacecraft),
        network=load(_NETWORK, Network),
        zone=load(facts.zone, Zone),
        day=f"{begin:%Y-%m-%d}",
        days=(end.date() - begin.date()).days + 1,
        at=tuple(_iso(stated) for _, stated in told),
        runs=_RUNS,
    )


def _undocked(undocking: Instant, found: Landings, request: Request) -> list[Verdict]:
    """That the undocking is impossible, where a landing fits and leaves it no time for its burn."""
    least_s = request.module.deorbit.minimum_time_to_burn_s
    verdicts = []
    for asked in found.asked:
        burn_utc = rounded(found.epoch.utc(asked.nearest.plan.burn.start_s))
        left_s = (datetime.fromisoformat(burn_utc) - undocking.utc).total_seconds()
        if asked.possible and left_s < least_s:
            verdicts.append(
                impossible(
                    "undocking",
                    undocking,
                    f"the burn for the stated landing comes at {burn_utc}, {span_text(left_s)} "
                    f"{'after' if left_s > 0 else 'before'} it, and takes {span_text(least_s)} at least to "
                    "prepare; the landing is judged without it",
                )
            )
    return verdicts[:1]


def _verdicts(facts: Facts, told: list[Told], found: Landings) -> list[Verdict]:
    return [
        _verdict(name, stated, asked, facts) for (name, stated), asked in zip(told, found.asked, strict=True)
    ]


def _verdict(name: str, stated: Instant, asked: Asked, facts: Facts) -> Verdict:
    late_s = asked.after_nearest_s
    latitude_deg, longitude_deg = (float(np.degrees(each)) for each in asked.leads_to)
    assumed = f" (the usual zone in {facts.zone_named})" if facts.zone_assumed else ""
    because = (
        f"the orbit leads into {facts.zone}{assumed} at {rounded(asked.nearest.utc)}, {span_text(late_s)} "
        f"{'before' if late_s > 0 else 'after'} it"
    )
    if asked.possible:
        return Verdict(
            "landing",
            FITS,
            because,
            stated=stated,
            source=name,
            computed_utc=asked.nearest.utc,
            difference_s=late_s,
        )
    point = f"{_degrees(latitude_deg, 'NS')} {_degrees(longitude_deg, 'EW')}"
    return Verdict(
        "landing",
        IMPOSSIBLE,
        f"{because}; a burn for the stated instant leads to {point}, {asked.zone_distance_m / 1e3:.0f} km "
        "from the zone",
        stated=stated,
        source=name,
        computed_utc=asked.nearest.utc,
        difference_s=late_s,
        leads_to_deg=(latitude_deg, longitude_deg),
        zone_distance_m=asked.zone_distance_m,
    )


def _degrees(angle_deg: float, sides: str) -> str:
    return f"{abs(angle_deg):.1f} {sides[angle_deg < 0.0]}"


def _iso(stated: Instant) -> str:
    return f"{stated.utc:%Y-%m-%dT%H:%M:%S}Z"
