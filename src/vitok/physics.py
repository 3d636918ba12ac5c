"""What physics says of an article's facts: the launch plane, the way to the station, the way home."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from vitok.article.consistency import span_text
from vitok.article.facts import Facts, landing_candidates
from vitok.article.instants import WIDTH_S, Stated
from vitok.article.verdict import FITS, IMPOSSIBLE, UNJUDGED, Verdict
from vitok.earth.time import Epoch
from vitok.errors import FlightError, InputError
from vitok.landings import request as landing_request
from vitok.landings.found import Asked
from vitok.landings.search import landings
from vitok.mission.catalogue import entries, load
from vitok.mission.instant import instant
from vitok.mission.place import Network, Site, Zone
from vitok.mission.profile import Profile, nearest_profile
from vitok.mission.rocket import Rocket
from vitok.mission.spacecraft import Spacecraft, load_descent_module
from vitok.mission.station import Station
from vitok.station.read import tracked
from vitok.windows import request as window_request
from vitok.windows.search import lift_offs

Progress = Callable[[str], None]

_LIFTOFF_S, _DOCKING_S = 90.0, 1800.0  # within which a stated instant fits a computed one
_RUNS = 3  # no footprint is asked for
_NETWORK = "russia"


def judge(facts: Facts, tle: Sequence[Path], progress: Progress) -> list[Verdict]:
    """Verdicts on lift-off, docking and landing, each with stated and computed value and the margin."""
    if facts.station not in entries()["stations"]:
        return [_unjudged("station", _not_known("station", facts.station))]
    return [*_ascent(facts, tle, progress), *_landing(facts, tle, progress)]


def _ascent(facts: Facts, tle: Sequence[Path], progress: Progress) -> list[Verdict]:
    launch, docking, profile = (
        facts.instant("launch"),
        facts.instant("docking"),
        nearest_profile(facts.to_docking_s),
    )
    known = entries()
    for what, missing in (
        ("the article states no instant of launch", launch is None),
        (
            f"the rocket, {facts.rocket or 'not named'}, is not in the catalogue",
            facts.rocket not in known["rockets"],
        ),
        (f"the site, {facts.site or 'not named'}, is not in the catalogue", facts.site not in known["sites"]),
        ("no profile of the catalogue takes as long from launch to docking", profile is None),
    ):
        if missing:
            return [_unjudged("lift-off", what)]
    assert launch and docking and facts.rocket and facts.site and profile and facts.station
    station = load(facts.station, Station)
    file = _nearest(tle, station, launch)
    try:
        asked = window_request.Request(
            file=file,
            rocket=load(facts.rocket, Rocket),
            site=load(facts.site, Site),
            profile=load(profile, Profile),
            station=station,
        )
        found = lift_offs(asked, f"{launch.utc:%Y-%m-%d}", progress)
    except FlightError as error:
        return [_impossible("lift-off", launch, str(error))]
    except InputError as error:  # of dates outside the tables
        return [_unjudged("lift-off", str(error))]
    nearest = min(found.liftoffs, key=lambda each: abs(_apart_s(launch, each.utc)))
    window = nearest.ascent.window
    early_s, late_s = _apart_s(launch, nearest.utc), _apart_s(docking, nearest.docking_utc)
    fits = -_LIFTOFF_S - WIDTH_S[launch.precision] < early_s < _LIFTOFF_S
    meets = profile in nearest.profiles_allowed and abs(late_s) < _DOCKING_S
    plane_mps = abs(early_s) / 60.0 * nearest.plane_change_mps[60.0]
    lifted = Verdict(
        "lift-off",
        FITS if fits else IMPOSSIBLE,
        f"the site lies in the plane for {profile} at {nearest.utc}; the stated instant is "
        f"{span_text(early_s)} {'later' if early_s > 0 else 'earlier'}, {plane_mps:.0f} m/s of plane change",
        stated=launch,
        computed_utc=nearest.utc,
        difference_s=early_s,
    )
    if not nearest.phase_known:
        return [lifted, _unjudged("docking", "the station's place in its orbit is not known then")]
    docked = Verdict(
        "docking",
        FITS if meets else IMPOSSIBLE,
        f"{profile} from a phase of {np.degrees(window.meeting.phase_rad):.1f} deg asks for a "
        f"phasing orbit of {window.meeting.height_m / 1e3:.0f} km",
        stated=docking,
        computed_utc=nearest.docking_utc,
        difference_s=late_s,
    )
    return [lifted, docked]


def _landing(facts: Facts, tle: Sequence[Path], progress: Progress) -> list[Verdict]:
    candidates, undocking = landing_candidates(facts), facts.instant("undocking")
    known = entries()
    if not candidates:
        return [_unjudged("landing", "the article states no instant of landing")]
    if facts.spacecraft not in known["spacecraft"]:
        return [_unjudged("landing", _not_known("spacecraft", facts.spacecraft))]
    if facts.zone not in known["zones"]:
        return [_unjudged("landing", _not_known("landing zone", facts.zone))]
    assert facts.zone and facts.spacecraft and facts.station
    spacecraft, station = load(facts.spacecraft, Spacecraft), load(facts.station, Station)
    first = candidates[0][1]
    file = _nearest(tle, station, first)
    try:
        request = landing_request.Request(
            file=file,
            station=station,
            port=facts.port if facts.port in station.ports else next(iter(station.ports)),
            spacecraft=spacecraft,
            module=load_descent_module(spacecraft),
            network=load(_NETWORK, Network),
            zone=load(facts.zone, Zone),
            day=f"{first.utc:%Y-%m-%d}",
            undocking=None if undocking is None else _iso(undocking),
            at=tuple(_iso(stated) for _, stated in candidates),
            runs=_RUNS,
        )
        found = landings(request, progress)
    except FlightError as error:
        return [_impossible("landing", stated, str(error), name) for name, stated in candidates]
    except InputError as error:  # of dates outside the tables
        return [_unjudged("landing", str(error))]
    return [
        _landing_verdict(name, stated, asked, facts.zone)
        for (name, stated), asked in zip(candidates, found.asked, strict=True)
    ]


def _landing_verdict(name: str, stated: Stated, asked: Asked, zone: str) -> Verdict:
    late_s = asked.after_nearest_s
    latitude_deg, longitude_deg = (float(np.degrees(each)) for each in asked.leads_to)
    return Verdict(
        "landing",
        FITS if asked.possible else IMPOSSIBLE,
        f"undocking and orbit lead into {zone} at {asked.nearest.utc}, {span_text(late_s)} "
        f"{'before' if late_s > 0 else 'after'} it; a burn for the stated instant leads to "
        f"{latitude_deg:.1f} N {longitude_deg:.1f} E, {asked.zone_distance_m / 1e3:.0f} km from the zone",
        stated=stated,
        source=name,
        computed_utc=asked.nearest.utc,
        difference_s=late_s,
        leads_to_deg=(latitude_deg, longitude_deg),
        zone_distance_m=asked.zone_distance_m,
    )


def _iso(stated: Stated) -> str:
    return f"{stated.utc:%Y-%m-%dT%H:%M:%S}Z"


def _not_known(kind: str, name: str | None) -> str:
    return f"the {kind}, {name or 'not named'}, is not in the catalogue"


def _impossible(event: str, stated: Stated, because: str, source: str | None = None) -> Verdict:
    return Verdict(event, IMPOSSIBLE, because, stated=stated, source=source)


def _unjudged(event: str, because: str) -> Verdict:
    return Verdict(event, UNJUDGED, because)


def _apart_s(stated: Stated, computed_utc: str) -> float:
    return (stated.utc - instant(computed_utc)).total_seconds()


def _nearest(files: Sequence[Path], station: Station, stated: Stated) -> Path:
    """The file with the element set nearest to an instant; InputError if one cannot be read."""
    epoch = Epoch.from_utc(stated.utc)

    def distance_s(file: Path) -> float:
        return min((abs(each.t_s(epoch)) for each in tracked([file], station, epoch).sets), default=0.0)

    return min(files, key=distance_s)
