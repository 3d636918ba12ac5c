"""A mission file that flies, from an article: what it tells is the record, what it lacks is assumed."""

import json
import os
import re
from collections.abc import Collection, Sequence
from pathlib import Path

from vitok.article.contradiction import span_text
from vitok.article.facts import Facts, landing_candidates
from vitok.article.instants import Stated
from vitok.article.markup import Link
from vitok.article.reader import Article
from vitok.errors import InputError

_PROGRAMMES = (("联盟", "soyuz-"), ("聯盟", "soyuz-"), ("进步", "progress-"), ("進步", "progress-"))
_ZONE = "zhezkazgan"
_CREW_KG, _UP_KG, _DOWN_KG = 85.0, 100.0, 50.0
_DURATION_SIGMA_S = 17.3  # of a duration to the minute


def mission_text(
    article: Article,
    facts: Facts,
    profile: str | None,
    *,
    element_sets: Sequence[Path],
    folder: Path,
    known: dict[str, list[str]],
    not_flown: Collection[str] = (),
) -> str:
    """Text of the mission file, to stand in ``folder``; ``known`` are the catalogue's names by kind.

    Facts of events that are ``not_flown`` are only told.

    InputError for what neither the article tells nor an assumption can stand for.
    """
    launch, docking, undocking = (facts.instant(event) for event in ("launch", "docking", "undocking"))
    for what, value in (("launch", launch), ("docking", docking), ("undocking", undocking)):
        if value is None:
            raise InputError(f"{article.source} states no instant of {what}, which a mission file needs")
    for kind, folder_of, name in (
        ("rocket", "rockets", facts.rocket),
        ("site", "sites", facts.site),
        ("spacecraft", "spacecraft", facts.spacecraft),
        ("station", "stations", facts.station),
    ):
        if name not in known[folder_of]:
            raise InputError(
                f"{article.source}: the {kind}, {name or 'not named'}, is not in the catalogue, which has "
                f"{', '.join(known[folder_of])}"
            )
    if profile is None:
        raise InputError(
            f"{article.source}: no profile of the catalogue takes as long from launch to docking"
        )
    if facts.port is None:
        raise InputError(f"{article.source} names no port, which a mission file needs")
    assert launch and docking and undocking
    zone = facts.zone if facts.zone in known["zones"] else _ZONE
    assumed = "" if facts.zone in known["zones"] else " # assumption: no zone of the catalogue is named"
    title = str(article.fields.get("name", slug(article)))
    lines = [
        f"# {title}, from an article in wiki markup. What it states is the record; what it lacks is assumed.",
        "",
        f"name = {_quoted(slug(article))}",
        f"title = {_quoted(title)}",
        f"launch_date = {_quoted(f'{launch.utc:%Y-%m-%d}')}",
        f"rocket = {_quoted(str(facts.rocket))}",
        f"spacecraft = {_quoted(str(facts.spacecraft))}",
        f"station = {_quoted(str(facts.station))}",
        f"port = {_quoted(facts.port)}",
        f"site = {_quoted(str(facts.site))}",
        f"zone = {_quoted(str(zone))}{assumed}",
        f"profile = {_quoted(profile)} # assumption: the nearest in duration from launch to docking",
        f"element_sets = [{', '.join(_quoted(_seen_from(folder, file)) for file in element_sets)}]",
        "",
        "[times] # requirements; every other instant is solved",
        f"docking_utc = {_quoted(_iso(docking))}",
        f"undocking_utc = {_quoted(_iso(undocking))}",
        *_crew(article),
        "",
        "[cargo]",
        f"up_kg = {_UP_KG} # assumption: the usual load beside a crew of three",
        f"down_kg = {_DOWN_KG} # assumption: the usual load beside a crew of three{_named_cargo(article)}",
    ]
    return "\n".join([*lines, *_record(article, facts, not_flown)]) + "\n"


def slug(article: Article) -> str:
    """A name for the mission file: that of the article."""
    return slug_of(str(article.fields.get("name", ""))) or "mission"


def slug_of(name: str) -> str:
    """An English or Chinese name in small letters and digits, as the catalogue has them; "" of nothing."""
    for chinese, english in _PROGRAMMES:
        name = name.replace(chinese, english)
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _crew(article: Article) -> list[str]:
    members = [
        (member.english_name or member.name, member.english_role or member.role) for member in article.crew
    ]
    named = article.fields.get("crew_members")
    if not members and isinstance(named, tuple):
        members = [(link.english or link.text, "crew member") for link in named if isinstance(link, Link)]
    if not members:
        raise InputError(f"{article.source} names no crew, which a mission file needs")
    lines = []
    for name, role in members:
        lines += [
            "",
            "[[crew]]",
            f"name = {_quoted(name)}",
            f"role = {_quoted(role)}",
            f"mass_kg = {_CREW_KG} # assumption: with suit and outfit, no article gives it",
        ]
    return lines


def _named_cargo(article: Article) -> str:
    names = ", ".join(" ".join(each.name.split()) for each in article.cargo)
    return f"; named are {names}" if names else ""


def _record(article: Article, facts: Facts, not_flown: Collection[str]) -> list[str]:
    """The facts that a flight is judged by, each with the article as its source."""
    source = f"article {Path(article.source).name}"
    found: list[tuple[str, str, float | None, str]] = []
    for key, field in (("identity.cospar", "COSPAR_ID"), ("identity.norad", "SATCAT")):
        if field in article.fields:
            found.append((key, _quoted(str(article.fields[field])), None, ""))
    for event, key in (("launch", "liftoff"), ("docking", "docking"), ("undocking", "undocking")):
        stated = facts.instant(event)
        if stated:
            found.append((f"{key}.utc", _quoted(_iso(stated)), None, "as the article states it"))
    for name, stated in landing_candidates(facts):
        found.append(("landing.utc", _quoted(_iso(stated)), None, name))
    if facts.duration_s and facts.instant("launch"):
        note = f"mission_duration = {span_text(facts.duration_s)}"
        found.append(
            (
                "landing.t_s",
                f"{facts.duration_s}",
                _DURATION_SIGMA_S if facts.duration_s % 60.0 == 0.0 else None,
                note,
            )
        )
    lines = []
    for key, value, sigma, note in found:
        event = key.partition(".")[0]
        lines += ["", "[[record]]", f"key = {_quoted(key)}", f"value = {value}"]
        lines += [f"sigma = {sigma} # stated to the minute"] if sigma is not None else []
        lines += ["free = true"] if event == "identity" or event in not_flown else []
        lines += [f"source = {_quoted(source)}", 'grade = "C"']
        lines += [f"note = {_quoted(note)}"] if note else []
    return lines


def _seen_from(folder: Path, file: Path) -> str:
    """Path of a file as the mission file names it; a slash tells it from a name of the catalogue."""
    seen = Path(os.path.relpath(file.resolve(), folder.resolve())).as_posix()
    return seen if "/" in seen else f"./{seen}"


def _iso(stated: Stated) -> str:
    return f"{stated.utc:%Y-%m-%dT%H:%M:%S}Z"


def _quoted(text: str) -> str:
    """A TOML string: JSON's escapes are TOML's, too."""
    return json.dumps(text, ensure_ascii=False)
