"""Searching from Python: lift-offs, landings, the station's orbit, an article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vitok.arguments import checked
from vitok.shown import progress_of

if TYPE_CHECKING:
    from vitok.article_check import Checked
    from vitok.landings.found import Landings
    from vitok.whereabouts.find import Whereabouts
    from vitok.windows.search import LiftOffs
    from vitok.windows.season import Season


@checked
def window(
    tle: str | Path,
    *,
    rocket: str | Path,
    site: str | Path,
    profile: str | Path,
    on: str,
    station: str | Path = "iss",
    payload_kg: float | None = None,
    days: int = 1,
    zone: str | Path = "zhezkazgan",
    stay_days: float = 180.0,
    out: str | Path | None = None,
    progress: Callable[[str], None] | None = None,
    f107_sfu: float | None = None,
    ap: float | None = None,
) -> LiftOffs | Season:
    """Lift-offs of the day ``on`` (UTC) after which the planes of ship and station coincide at docking.

    ``tle`` is a file of the station's element sets (one or many, before or after the day) or its ephemeris;
    the others are catalogue names or paths. With more than one of ``days`` it is a season: a row a lift-off
    and profile, with the light of a landing in ``zone`` after ``stay_days`` at the station. A page of charts,
    ``window.html``, is written to folder ``out`` if given. ``f107_sfu``, ``ap`` and errors as in ``fly``.
    """
    from vitok.mission.catalogue import load, path_of
    from vitok.mission.place import Site, Zone
    from vitok.mission.profile import Profile
    from vitok.mission.rocket import Rocket
    from vitok.mission.station import Station

    if out is not None:
        from vitok.writing import check_folder

        check_folder(Path(out))
    # all that is asked is looked at before what takes seconds to import
    file, toward = path_of(str(tle), "element_sets"), load(str(station), Station)
    craft, pad, way = load(str(rocket), Rocket), load(str(site), Site), load(str(profile), Profile)
    home = load(str(zone), Zone)

    from vitok.earth.space_weather import given_activity
    from vitok.windows.request import Request, Stay, check_days, first_day

    request = Request(
        file=file,
        rocket=craft,
        site=pad,
        profile=way,
        station=toward,
        payload_kg=payload_kg,
        activity=given_activity(f107_sfu, ap),
    )
    check_days(days)
    epoch, stay = first_day(on), Stay(home, stay_days)

    from vitok.windows.search import lift_offs
    from vitok.windows.season import season

    report = progress_of(progress)
    found: LiftOffs | Season
    if days == 1:
        found = lift_offs(request, epoch, report)
    else:
        found = season(request, epoch, days=days, stay=stay, progress=report)
    if out is not None:
        from vitok.products.window_page import window_page
        from vitok.writing import write_files

        report("page of charts")
        write_files({"window.html": window_page(found)}, Path(out))
    return found


@checked
def landing(
    tle: str | Path,
    *,
    zone: str | Path,
    on: str,
    days: int = 1,
    station: str | Path = "iss",
    port: str = "rassvet",
    spacecraft: str | Path = "soyuz-ms",
    network: str | Path = "russia",
    undocking: str | None = None,
    at: Sequence[str] = (),
    runs: int = 200,
    seed: int = 0,
    progress: Callable[[str], None] | None = None,
    f107_sfu: float | None = None,
    ap: float | None = None,
) -> Landings:
    """Landings in a zone on ``days`` days from ``on`` (UTC), the best one named, each with its footprint.

    ``tle`` is a file of the station's element sets (one or many, before or after the days) or its ephemeris;
    the others are catalogue names or paths. ``undocking`` is the instant at which the ship leaves, as long
    before each burn as usual where it is absent; ``at`` are instants of landing that somebody has stated, to
    be judged. ``runs`` dispersed flights, drawn by ``seed``, make a footprint. ``f107_sfu``, ``ap`` and
    errors as in ``fly``.
    """
    from vitok.mission.catalogue import load, path_of
    from vitok.mission.place import Network, Zone
    from vitok.mission.spacecraft import Spacecraft, load_descent_module
    from vitok.mission.station import Station

    craft, file = load(str(spacecraft), Spacecraft), path_of(str(tle), "element_sets")
    left, module = load(str(station), Station), load_descent_module(craft)
    ground, area = load(str(network), Network), load(str(zone), Zone)

    from vitok.earth.space_weather import given_activity
    from vitok.landings.request import Request

    request = Request(
        file=file,
        station=left,
        port=port,
        spacecraft=craft,
        module=module,
        network=ground,
        zone=area,
        day=on,
        days=days,
        undocking=undocking,
        at=tuple(at),
        runs=runs,
        seed=seed,
        activity=given_activity(f107_sfu, ap),
    )
    request.check()

    from vitok.landings.search import landings

    return landings(request, progress_of(progress))


@checked
def orbit(
    tle: str | Path | Sequence[str | Path],
    at: str | None = None,
    *,
    begin: str | None = None,
    end: str | None = None,
    step_s: float | None = None,
    station: str | Path = "iss",
    passes: str | Path | None = None,
    days: int = 1,
    elevation_deg: float = 10.0,
    progress: Callable[[str], None] | None = None,
    f107_sfu: float | None = None,
    ap: float | None = None,
) -> Whereabouts:
    """Where a station is ``at`` an instant, or from ``begin`` to ``end`` by ``step_s``, with one sigma.

    ``tle`` is a file of its element sets, or several, or its ephemeris; without an instant it is the latest
    set's epoch. ``passes`` is a site (catalogue name or path) over which it passes on ``days`` (1 to 30) from
    the first instant on, higher than ``elevation_deg``, without refraction. Instants are ISO 8601 UTC with a
    ``Z``. ``f107_sfu``, ``ap`` and errors as in ``fly``.
    """
    from vitok.mission.catalogue import load, path_of
    from vitok.mission.place import Site
    from vitok.mission.station import Station

    files, seen = [path_of(str(each), "element_sets") for each in _several(tle)], load(str(station), Station)
    site = None if passes is None else load(str(passes), Site)

    from vitok.earth.space_weather import given_activity
    from vitok.whereabouts.request import Over, When

    when, over = When(at, begin, end, step_s), None if site is None else Over(site, days, elevation_deg)
    activity = given_activity(f107_sfu, ap)

    from vitok.whereabouts.find import whereabouts

    return whereabouts(files, seen, when, over, progress=progress_of(progress), activity=activity)


@checked
def check(
    article: str | Path,
    tle: str | Path | Sequence[str | Path] = (),
    *,
    progress: Callable[[str], None] | None = None,
) -> Checked:
    """What an article in wiki markup says of a spaceflight, its contradictions, and what physics says.

    ``tle`` is a file of the station's element sets near launch and landing, or several; without one physics
    is left out. ``article`` "-" is standard input. InputError if a file is wrong.
    """
    from vitok.article_check import check as checked

    return checked(Path(article), [Path(each) for each in _several(tle)], progress_of(progress))


@checked
def import_article(
    article: str | Path,
    out: str | Path,
    *,
    tle: str | Path | Sequence[str | Path],
    progress: Callable[[str], None] | None = None,
) -> Path:
    """Writes a mission file from an article in wiki markup: ``vitok.fly`` flies it. Errors as in ``check``.

    ``tle`` is a file of the station's element sets around arrival and departure, or several; what physics
    doubts by them is told in the file.
    """
    from vitok.importing import import_article as written

    files = [Path(each) for each in _several(tle)]
    return written(Path(article), Path(out), files, progress_of(progress))


def _several(given: str | Path | Sequence[str | Path]) -> Sequence[str | Path]:
    """One file or several, as they are written: a path has no ``./`` any more that tells it from a name."""
    return [given] if isinstance(given, str | Path) else given
