"""A mission file that flies, from an article: what it tells is the record, what it lacks is assumed."""

import json
import math
import os
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from vitok.article.article import Article
from vitok.article.contradiction import span_text
from vitok.article.crew import CrewMember
from vitok.article.facts import Facts, landing_candidates
from vitok.article.instants import Instant
from vitok.article.known import series_number
from vitok.article.verdict import IMPOSSIBLE, Verdict
from vitok.errors import InputError

_ZONE = "zhezkazgan"
_CREW_KG, _UP_KG, _DOWN_KG = 85.0, 100.0, 50.0
_CARGO_SHIP_UP_KG = 2500.0
_DOUBTED = "physics doubts it, see above"
_STAY_DAYS = 180


@dataclass(frozen=True)
class Around:
    """What a mission file needs beside the article: where it stands, its element sets, the catalogue.

    ``known`` are the catalogue's names by kind, ``ports`` the station's, ``lands`` whether the ship does,
    ``not_flown`` events whose facts are only told, ``verdicts`` what physics says of the article.
    """

    profile: str | None
    element_sets: Sequence[Path]
    folder: Path
    known: dict[str, list[str]]
    ports: Collection[str]
    lands: bool
    not_flown: Collection[str] = ()
    verdicts: Sequence[Verdict] = ()


def check_needs(article: Article, facts: Facts, around: Around) -> None:
    """InputError for what neither the article tells nor an assumption can stand for, the profile aside."""
    launch, docking, undocking = (facts.instant(event) for event in ("launch", "docking", "undocking"))
    needed = [("launch", launch), ("docking", docking)] + ([("undocking", undocking)] if around.lands else [])
    for what, value in needed:
        if value is None:
            raise InputError(f"{article.source} states no instant of {what}, which a mission file needs")
    for kind, folder_of, name in (
        ("rocket", "rockets", facts.rocket),
        ("site", "sites", facts.site),
        ("spacecraft", "spacecraft", facts.spacecraft),
        ("station", "stations", facts.station),
    ):
        if name not in around.known[folder_of]:
            raise InputError(
                f"{article.source}: the {kind}, {name or 'not named'}, is not in the catalogue, which has "
                f"{', '.join(around.known[folder_of])}"
            )
    if facts.port is None:
        raise InputError(f"{article.source} names no port, which a mission file needs")


def mission_text(article: Article, facts: Facts, around: Around) -> str:
    """Text of the mission file, to stand in ``folder``, of an article that has what is needed.

    InputError if no profile leads from launch to docking, or nobody flies.
    """
    if around.profile is None:
        raise InputError(
            f"{article.source}: no profile of the catalogue takes as long from launch to docking"
        )
    launch, docking, undocking = (facts.instant(event) for event in ("launch", "docking", "undocking"))
    assert launch and docking and facts.port
    doubted = {each.event: each for each in around.verdicts if each.verdict == IMPOSSIBLE}
    lift_off = doubted.get("lift-off")
    day, since = f"{launch.utc:%Y-%m-%d}", "launch"
    if lift_off is not None and lift_off.computed_utc is not None:
        day, since = lift_off.computed_utc[:10], "the lift-off that physics computes"
    title = article.name
    files = ", ".join(_quoted(_seen_from(around.folder, file)) for file in around.element_sets)
    moves = _relocations(facts, around.ports)
    lines = [
        f"# {_comment(title)}, from an article in wiki markup. What it states is the record; what it lacks "
        "is assumed.",
        *_doubts(article, around.verdicts),
        "",
        f"name = {_quoted(slug(article))}",
        f"title = {_quoted(title)}",
        f"launch_date = {_quoted(day)}{f' # {_DOUBTED}' if lift_off else ''}",
        f"rocket = {_quoted(str(facts.rocket))}",
        f"spacecraft = {_quoted(str(facts.spacecraft))}",
        f"station = {_quoted(str(facts.station))}",
        f"port = {_quoted(facts.port)}{'' if moves else _relocated(facts)}",
        f"site = {_quoted(str(facts.site))}{_pad(facts)}",
        _zone(facts, around),
        f"profile = {_quoted(around.profile)} # assumption: the nearest in duration from {since} to docking",
        f"element_sets = [{files}]",
        *(["crew = [] # the ship has none, or does not bring it home"] if not around.lands else []),
        "",
        "[times] # requirements; every other instant is solved",
        f"docking_utc = {_quoted(_iso(docking))}{_why(docking, 'docking' in doubted)}",
        _undocking(docking, undocking, "undocking" in doubted),
        *moves,
        *(_crew(article, facts) if around.lands else []),
        "",
        "[cargo]",
        *_cargo(article, around.lands),
    ]
    return "\n".join([*lines, *_record(article, facts, around)]) + "\n"


def slug(article: Article) -> str:
    """A name for the mission file: that of the article, in small letters and digits as in the catalogue."""
    names = [text for text in (article.text("name"), article.title) if text]
    known = series_number(*names)
    if known is not None and known[0] in ("soyuz-ms", "progress-ms"):
        return f"{known[0]}-{known[1]:02d}"
    return next(
        (found for name in names if (found := re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-"))), "mission"
    )[:60]


def _doubts(article: Article, verdicts: Sequence[Verdict]) -> list[str]:
    """What is to be known before the file is flown: remarks, and what physics doubts."""
    wrong = [each for each in verdicts if each.verdict == IMPOSSIBLE]
    rows = [f"physics doubts the {each.event} at {each.stated_utc}: {each.because}" for each in wrong]
    rows += [f"not read: {each}" for each in article.remarks]
    return [f"# {_comment(row)}" for row in rows]


def _relocated(facts: Facts) -> str:
    moved = [dock for dock in facts.docks if dock.relocation]
    if not moved:
        return ""
    ports = ", ".join(
        f"{dock.port or 'another port'}{f' on {dock.arrival.utc:%Y-%m-%d}' if dock.arrival else ''}"
        for dock in moved
    )
    return f" # where it arrived; moved to {_comment(ports)}: assumption, it leaves from where it arrived"


def _relocations(facts: Facts, ports: Collection[str]) -> list[str]:
    """Tables of the ways from port to port; none where a port is not the station's, or a minute lacks."""
    moves = [(left, came) for left, came in pairwise(facts.docks) if came.relocation]
    lines = []
    for left, came in moves:
        parted = left.departure
        if came.port is None or came.port not in ports or parted is None or not parted.to_the_minute:
            return []
        lines += ["", "[[relocation]]", f"port = {_quoted(came.port)}"]
        lines.append(f"undocking_utc = {_quoted(_iso(parted))}{_why(parted, False)}")
    return lines


def _pad(facts: Facts) -> str:
    return (
        " # assumption: the usual pad of the rocket, the article names the site alone"
        if facts.pad_assumed
        else ""
    )


def _zone(facts: Facts, around: Around) -> str:
    zone = facts.zone if facts.zone in around.known["zones"] else _ZONE
    if not around.lands:
        return f"zone = {_quoted(zone)} # of no effect: the ship does not land"
    if facts.zone not in around.known["zones"]:
        why = f"the article names {facts.zone}" if facts.zone else "the article names none"
        return f"zone = {_quoted(zone)} # assumption: {why}, which is no zone of the catalogue"
    wide = f" # assumption: the usual zone in {facts.zone_named}" if facts.zone_assumed else ""
    return f"zone = {_quoted(zone)}{wide}"


def _undocking(docking: Instant, undocking: Instant | None, doubted: bool) -> str:
    if undocking is not None:
        return f"undocking_utc = {_quoted(_iso(undocking))}{_why(undocking, doubted)}"
    later = docking.utc + timedelta(days=_STAY_DAYS)
    utc = _quoted(f"{later:%Y-%m-%dT%H:%M:%S}Z")
    return f"undocking_utc = {utc} # assumption: a stay of {_STAY_DAYS} days, the article tells none"


def _why(stated: Instant, doubted: bool) -> str:
    """What is to be known of a requirement, as a comment."""
    told = [_DOUBTED] if doubted else []
    told += [] if stated.zone_told else ["assumption: in UTC, the article tells no zone"]
    return f" # {'; '.join(told)}" if told else ""


def _crew(article: Article, facts: Facts) -> list[str]:
    """Those who went up: a mission has one crew, and who came home in another's seat is told beside."""
    members = list(facts.launching)
    if not members:
        raise InputError(f"{article.source} names no crew, which a mission file needs")
    home = {each.name for each in facts.landing_crew}
    stayed = [each for each in members if each.name not in home]
    came = [each for each in facts.landing_crew if each.name not in {one.name for one in members}]
    lines = []
    if stayed or came:
        names = ", ".join(map(_name, came)) or "nobody"
        lines += [
            "",
            f"# {_comment(', '.join(map(_name, stayed)))} stayed; in that place came home {_comment(names)}",
        ]
    for each in members:
        role = each.english_role or each.role or "crew member"
        told = "" if each.english_role or each.role else " # assumption: the article tells no role"
        lines += [
            "",
            "[[crew]]",
            f"name = {_quoted(_name(each))}",
            f"role = {_quoted(role)}{told}",
            f"mass_kg = {_CREW_KG} # assumption: with suit and outfit, no article gives it",
        ]
    return lines


def _name(member: CrewMember) -> str:
    return member.english_name or member.name


def _cargo(article: Article, lands: bool) -> list[str]:
    payload = article.measure("payload_mass")
    payload_kg = payload.si("mass", "kg") if payload else None
    named = ", ".join(" ".join(each.name.split()) for each in article.cargo)
    beside = f"; named are {_comment(named)}" if named else ""
    if not lands:
        told = payload_kg is not None and 0.0 < payload_kg < 1e5
        why = "as the article states it" if told else "assumption: the usual load of a cargo ship"
        return [
            f"up_kg = {payload_kg if told else _CARGO_SHIP_UP_KG} # {why}{beside}",
            "down_kg = 0.0 # assumption: what it takes away is not told",
        ]
    return [
        f"up_kg = {_UP_KG} # assumption: the usual load beside a crew of three",
        f"down_kg = {_DOWN_KG} # assumption: the usual load beside a crew of three{beside}",
    ]


def _record(article: Article, facts: Facts, around: Around) -> list[str]:
    """The facts that a flight is judged by, each with the article as its source, and what physics doubts."""
    source = f"article {Path(article.source).name}"
    doubted = {
        (each.event, each.stated_utc): each.because for each in around.verdicts if each.verdict == IMPOSSIBLE
    }
    found: list[tuple[str, str, float | None, str, str]] = []
    for key, field in (("identity.cospar", "COSPAR_ID"), ("identity.norad", "SATCAT")):
        if field in article.fields:
            found.append((key, _quoted(article.text(field)), None, "", ""))
    for event, key in (("launch", "liftoff"), ("docking", "docking"), ("undocking", "undocking")):
        stated = facts.instant(event)
        if stated and (around.lands or event != "undocking"):
            doubt = doubted.get(("lift-off" if event == "launch" else event, stated.text()), "")
            note = f"as the article states it, in {stated.zone}"
            found.append((f"{key}.utc", *_middle(stated), note, doubt))
    if around.lands:
        ruled_out = any(event == "lift-off" for event, _ in doubted)  # from which no landing follows
        for name, stated in landing_candidates(replace(facts, launch=None) if ruled_out else facts):
            doubt = doubted.get(("landing", stated.text()), "")
            found.append(("landing.utc", *_middle(stated), name, doubt))
        duration, launch = facts.duration, facts.instant("launch")
        if duration and launch and not duration.planned and duration.tolerance_s <= 60.0:
            note = f"mission_duration = {span_text(duration.duration_s)}"
            open_s = math.hypot(duration.tolerance_s, _width_s(launch))
            found.append(("landing.t_s", f"{duration.duration_s}", open_s / math.sqrt(12.0), note, ""))
    lines = []
    for key, value, sigma, note, doubt in found:
        event = key.partition(".")[0]
        lines += ["", "[[record]]", f"key = {_quoted(key)}", f"value = {value}"]
        lines += [f"sigma = {sigma:.3g} # of the unit that it is stated to"] if sigma is not None else []
        lines += ["free = true"] if event == "identity" or event in around.not_flown else []
        lines += [f"source = {_quoted(source)}", 'grade = "C"']
        lines += [f"refuted = {_quoted(f'physics rules it out: {doubt}')}"] if doubt else []
        lines += [f"note = {_quoted(note)}"] if note else []
    return lines


def _seen_from(folder: Path, file: Path) -> str:
    """Path of a file as the mission file names it; a slash tells it from a name of the catalogue."""
    seen = Path(os.path.relpath(file.resolve(), folder.resolve())).as_posix()
    return seen if "/" in seen else f"./{seen}"


def _comment(text: str) -> str:
    """Text as a comment holds it: on one line, without control characters."""
    return "".join(c if c.isprintable() else " " for c in text)[:600]


def _middle(stated: Instant) -> tuple[str, float]:
    """The middle of what a stated instant leaves open, and its sigma, of what lies evenly within it."""
    early, _ = stated.bounds
    middle = early + timedelta(seconds=0.5 * _width_s(stated))
    return _quoted(f"{middle:%Y-%m-%dT%H:%M:%S}Z"), _width_s(stated) / math.sqrt(12.0)


def _width_s(stated: Instant) -> float:
    early, late = stated.bounds
    return (late - early).total_seconds()


def _iso(stated: Instant) -> str:
    return f"{stated.utc:%Y-%m-%dT%H:%M:%S}Z"


def _quoted(text: str) -> str:
    """A TOML string: JSON's escapes are TOML's, too."""
    return json.dumps(text, ensure_ascii=False)
