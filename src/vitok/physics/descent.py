"""What physics says of the instants at which a ship is said to have landed."""

from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np

from vitok.article.contradiction import span_text
from vitok.article.facts import Facts, Told, landing_candidates
from vitok.article.instants import Instant
from vitok.article.verdict import FITS, IMPOSSIBLE, Verdict, impossible, not_known, unjudged
from vitok.errors import FlightError, InputError
from vitok.landings.found import Asked
from vitok.landings.request import Request
from vitok.landings.search import landings
from vitok.mission.catalogue import entries, load
from vitok.mission.place import Network, Zone
from vitok.mission.spacecraft import Spacecraft, load_descent_module
from vitok.mission.station import Station
from vitok.physics.known_orbit import missing, nearest_file

Progress = Callable[[str], None]

_RUNS = 3  # no footprint is asked for
_NETWORK = "russia"
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
    return found


def _on_day(facts: Facts, candidates: list[Told], tle: Sequence[Path], progress: Progress) -> list[Verdict]:
    assert facts.spacecraft and facts.station and facts.zone
    spacecraft, station = load(facts.spacecraft, Spacecraft), load(facts.station, Station)
    first = candidates[0][1]
    file = nearest_file(tle, station, first)
    undocking = facts.instant("undocking")
    alone_s = (first.utc - undocking.utc).total_seconds() if undocking else 0.0
    port = facts.last_port or facts.port
    try:
        request = Request(
            file=file,
            station=station,
            port=port if port in station.ports else next(iter(station.ports)),
            spacecraft=spacecraft,
            module=load_descent_module(spacecraft),
            network=load(_NETWORK, Network),
            zone=load(facts.zone, Zone),
            day=f"{first.utc:%Y-%m-%d}",
            undocking=_iso(undocking) if undocking and _ALONE_S[0] < alone_s < _ALONE_S[1] else None,
            at=tuple(_iso(stated) for _, stated in candidates),
            runs=_RUNS,
        )
        found = landings(request, progress)
    except FlightError as error:
        return [impossible("landing", stated, str(error), name) for name, stated in candidates]
    except InputError as error:  # of dates outside the tables, of an orbit that is not known then
        return [unjudged("landing", missing(tle, station, first, event="landing", why=str(error)))]
    return [
        _verdict(name, stated, asked, facts)
        for (name, stated), asked in zip(candidates, found.asked, strict=True)
    ]


def _verdict(name: str, stated: Instant, asked: Asked, facts: Facts) -> Verdict:
    late_s = asked.after_nearest_s
    latitude_deg, longitude_deg = (float(np.degrees(each)) for each in asked.leads_to)
    assumed = f" (the usual zone in {facts.zone_named})" if facts.zone_assumed else ""
    return Verdict(
        "landing",
        FITS if asked.possible else IMPOSSIBLE,
        f"undocking and orbit lead into {facts.zone}{assumed} at {asked.nearest.utc}, {span_text(late_s)} "
        f"{'before' if late_s > 0 else 'after'} it; a burn for the stated instant leads to "
        f"{latitude_deg:.1f} N {longitude_deg:.1f} E, {asked.zone_distance_m / 1e3:.0f} km from the zone",
        stated=stated,
        source=name,
        computed_utc=asked.nearest.utc,
        difference_s=late_s,
        leads_to_deg=(latitude_deg, longitude_deg),
        zone_distance_m=asked.zone_distance_m,
    )


def _iso(stated: Instant) -> str:
    return f"{stated.utc:%Y-%m-%dT%H:%M:%S}Z"
