"""What physics says of an article's facts: the launch plane, the way to the station, the way home."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from vitok.article.consistency import span_text
from vitok.article.facts import Facts, landing_candidates
from vitok.article.instants import WIDTH_S, Stated
from vitok.earth.time import Epoch
from vitok.errors import FlightError, InputError
from vitok.landings.search import landings
from vitok.mission.catalogue import entries, load
from vitok.mission.instant import instant
from vitok.mission.place import Network, Site, Zone
from vitok.mission.profile import Profile, nearest_profile
from vitok.mission.rocket import Rocket
from vitok.mission.spacecraft import Spacecraft, load_descent_module
from vitok.mission.station import Station
from vitok.station.read import tracked
from vitok.windows.search import Request, lift_offs

Verdict = dict[str, Any]
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
    day = f"{launch.utc:%Y-%m-%d}"
    station = load(facts.station, Station)
    file = _nearest(tle, station, launch)
    try:
        request = Request(
            file, load(facts.rocket, Rocket), load(facts.site, Site), load(profile, Profile), station
        )
        lifting, orbit = lift_offs(request, day, progress)
    except FlightError as error:
        return [_impossible("lift-off", launch, str(error))]
    except InputError as error:  # of dates outside the tables
        return [_unjudged("lift-off", str(error))]
    rows = [each.summary(orbit.epoch) for each in lifting]
    nearest = min(rows, key=lambda each: abs(_apart_s(launch, each["liftoff_utc"])))
    early_s, late_s = _apart_s(launch, nearest["liftoff_utc"]), _apart_s(docking, nearest["docking_utc"])
    fits = -_LIFTOFF_S - WIDTH_S[launch.precision] < early_s < _LIFTOFF_S
    meets = profile in nearest["profiles_allowed"] and abs(late_s) < _DOCKING_S
    plane_mps = abs(early_s) / 60.0 * nearest["plane_change_1_min_late_mps"]
    lifted = {
        "event": "lift-off",
        "stated_utc": launch.text(),
        "computed_utc": nearest["liftoff_utc"],
        "difference_s": early_s,
        "verdict": "fits" if fits else "impossible",
        "because": f"the site lies in the plane for {profile} at {nearest['liftoff_utc']}; the stated "
        f"instant is {span_text(early_s)} {'later' if early_s > 0 else 'earlier'}, "
        f"{plane_mps:.0f} m/s of plane change",
    }
    if not nearest["phase_known"]:
        return [lifted, _unjudged("docking", "the station's place in its orbit is not known then")]
    docked = {
        "event": "docking",
        "stated_utc": docking.text(),
        "computed_utc": nearest["docking_utc"],
        "difference_s": late_s,
        "verdict": "fits" if meets else "impossible",
        "because": f"{profile} from a phase of {nearest['phase_at_insertion_deg']:.1f} deg asks for a "
        f"phasing orbit of {nearest['phasing_height_km']:.0f} km",
    }
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
        found = landings(
            file,
            load(facts.zone, Zone),
            f"{first.utc:%Y-%m-%d}",
            1,
            station,
            facts.port if facts.port in station.ports else next(iter(station.ports)),
            spacecraft,
            load_descent_module(spacecraft),
            load(_NETWORK, Network),
            None if undocking is None else _iso(undocking),
            [_iso(stated) for _, stated in candidates],
            _RUNS,
            progress=progress,
        )
    except FlightError as error:
        return [_impossible("landing", stated, str(error)) | {"from": name} for name, stated in candidates]
    except InputError as error:  # of dates outside the tables
        return [_unjudged("landing", str(error))]
    return [
        _landing_verdict(name, stated, asked, facts.zone)
        for (name, stated), asked in zip(candidates, found["asked"], strict=True)
    ]


def _landing_verdict(name: str, stated: Stated, asked: dict[str, Any], zone: str) -> Verdict:
    late_s = asked["after_nearest_landing_s"]
    latitude_deg, longitude_deg = asked["latitude_it_leads_to_deg"], asked["longitude_it_leads_to_deg"]
    return {
        "event": "landing",
        "stated_utc": stated.text(),
        "from": name,
        "computed_utc": asked["nearest_landing_utc"],
        "difference_s": late_s,
        "latitude_it_leads_to_deg": latitude_deg,
        "longitude_it_leads_to_deg": longitude_deg,
        "zone_distance_km": asked["zone_distance_km"],
        "verdict": "fits" if asked["possible"] else "impossible",
        "because": f"undocking and orbit lead into {zone} at {asked['nearest_landing_utc']}, "
        f"{span_text(late_s)} {'before' if late_s > 0 else 'after'} it; a burn for the stated instant leads "
        f"to {latitude_deg:.1f} N {longitude_deg:.1f} E, {asked['zone_distance_km']:.0f} km from the zone",
    }


def _iso(stated: Stated) -> str:
    return f"{stated.utc:%Y-%m-%dT%H:%M:%S}Z"


def _not_known(kind: str, name: str | None) -> str:
    return f"the {kind}, {name or 'not named'}, is not in the catalogue"


def _impossible(event: str, stated: Stated, because: str) -> Verdict:
    return {"event": event, "stated_utc": stated.text(), "verdict": "impossible", "because": because}


def _unjudged(event: str, because: str) -> Verdict:
    return {"event": event, "verdict": "cannot be judged", "because": because}


def _apart_s(stated: Stated, computed_utc: str) -> float:
    return (stated.utc - instant(computed_utc)).total_seconds()


def _nearest(files: Sequence[Path], station: Station, stated: Stated) -> Path:
    """The file with the element set nearest to an instant; InputError if one cannot be read."""
    epoch = Epoch.from_utc(stated.utc)

    def distance_s(file: Path) -> float:
        return min((abs(each.t_s(epoch)) for each in tracked([file], station, epoch).sets), default=0.0)

    return min(files, key=distance_s)
