"""An article turned into a mission file."""

import tomllib
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from vitok.arguments import named
from vitok.article.facts import facts_of
from vitok.article.mission_file import Around, check_needs, mission_text
from vitok.article.reader import read_file
from vitok.article.verdict import IMPOSSIBLE
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import entries, load
from vitok.mission.mission import Mission
from vitok.mission.profile import nearest_profile
from vitok.mission.sentence import sentence
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Station
from vitok.physics.judge import judge
from vitok.scene import set_up
from vitok.writing import write_file


def import_article(
    article_file: Path, out: Path, tle: Sequence[Path], progress: Callable[[str], None]
) -> Path:
    """Write the mission file of an article to ``out``, flying on the station's element sets ``tle``.

    What physics doubts of it is told there.

    InputError, and nothing written, if the article lacks what a mission needs or a file is wrong.
    """
    article = read_file(article_file)
    if not tle:
        raise InputError(f"a mission file needs the station's element sets: give them with {named('tle')}")
    for file in tle:
        if not file.is_file():
            raise InputError(f"there is no file {file}")
    if not out.parent.is_dir():
        raise InputError(f"there is no folder {out.parent} to write {out.name} to")
    facts = facts_of(article)
    around = Around(
        profile=nearest_profile(facts.to_docking_s),
        element_sets=tle,
        folder=out.parent,
        known=entries(),
        ports=_ports(facts.station),
        lands=_lands(facts.spacecraft),
    )
    check_needs(article, facts, around)
    verdicts = judge(facts, tle, progress)
    ruled_out = next(
        (each for each in verdicts if (each.event, each.verdict) == ("lift-off", IMPOSSIBLE)), None
    )
    if ruled_out is not None:  # then the way is told by the docking and the lift-off that was computed
        around = replace(around, profile=ruled_out.profile or around.profile)
    around = replace(around, verdicts=verdicts)
    text = mission_text(article, facts, around)
    try:
        mission = Mission.model_validate(tomllib.loads(text), context={"folder": out.parent})
    except ValidationError as error:
        raise InputError(sentence(error, Mission, str(article_file))) from error
    text = mission_text(article, facts, replace(around, not_flown=_not_flown(mission)))
    write_file(text, out)
    return out


def _ports(station: str | None) -> Collection[str]:
    """Ports of a station; none of one that is not in the catalogue."""
    return load(station, Station).ports if station in entries()["stations"] and station else ()


def _lands(spacecraft: str | None) -> bool:
    """Whether a spacecraft of the catalogue lands; one that is not there is taken to."""
    known = spacecraft is not None and spacecraft in entries()["spacecraft"]
    return not known or load(str(spacecraft), Spacecraft).descent_module is not None


def _not_flown(mission: Mission) -> set[str]:
    """The events whose facts cannot be judged, as the station's orbit is not known about them.

    A mission that cannot be flown at all says so itself when it is to be.
    """
    try:
        scene = set_up(mission)
    except (InputError, FlightError):
        return set()
    lands = scene.departure_orbit is not None and scene.cast.descent_module is not None
    missing = set() if scene.arrival_orbit is not None else {"liftoff", "docking"}
    return missing if lands else missing | {"undocking", "landing"}
