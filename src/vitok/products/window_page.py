"""The page of a launch window or a season of them: one HTML file that needs nothing else, and no network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from vitok.products import window_map
from vitok.products.figures import Chart
from vitok.products.page import page
from vitok.products.season_charts import season_charts, ways
from vitok.products.window_charts import azimuth_chart, late_chart
from vitok.products.words import flat, told_as
from vitok.windows.season import Season

if TYPE_CHECKING:
    from vitok.windows.liftoff import Liftoff
    from vitok.windows.search import LiftOffs

Tile = tuple[str, str, str]


def window_page(found: LiftOffs | Season) -> str:
    """The HTML text of a day's lift-offs or of a season. Equal for equal windows."""
    return _season_page(found) if isinstance(found, Season) else _day_page(found)


def _day_page(found: LiftOffs) -> str:
    """The HTML text of a day's lift-offs."""
    when, first = found.epoch.utc(0.0)[:10], found.liftoffs[0]
    return _page(
        found,
        when=when,
        tiles=_tiles(first),
        season=[],
        day=_day_charts(found.liftoffs, found),
        day_title=f"The window of {when}",
        liftoffs=[_values(each) for each in found.liftoffs],
    )


def _season_page(found: Season) -> str:
    """The HTML text of a season and of the window of the first lift-off that it offers."""
    request = found.request
    first, last = (found.rows[k].liftoff.utc[:10] for k in (0, -1))
    offered = first_offered(found, request.profile.name)
    day, day_title = list[Chart](), ""
    if offered is not None:
        day = _day_charts([offered], found)
        day_title = f"The window of {offered.utc[:10]}, the first for {offered.profile}"
    tiles = []
    for way in ways(found):
        known = [row.liftoff for row in way.rows if row.liftoff.phase_known]
        met = sum(not each.refused for each in known)
        rest = "lift-offs with the phase met"
        if len(known) < len(way.rows):
            rest += f", {len(way.rows) - len(known)} with the phase not known"
        tiles.append((way.kind.name, f"{met} of {len(known)}", rest))
    return _page(
        found,
        when=f"{first} to {last}",
        tiles=tiles,
        season=season_charts(found),
        day=day,
        day_title=day_title,
        warnings=found.warnings,
        rows=[each.summary() for each in found.rows],
    )


def first_offered(found: Season, profile: str) -> Liftoff | None:
    """The first lift-off that is not refused, of the profile that is asked for if there is one."""
    offered = [row.liftoff for row in found.rows if not row.liftoff.refused]
    return next((each for each in offered if each.profile == profile), next(iter(offered), None))


def _day_charts(liftoffs: Sequence[Liftoff], found: LiftOffs | Season) -> list[Chart]:
    request, orbit = found.request, found.orbit
    charts = [late_chart(liftoffs[0], orbit), azimuth_chart(liftoffs, request.site)]
    for one in liftoffs:
        way = window_map.flown(one, request, orbit)
        charts += window_map.ground_maps(one, way, orbit.trajectory, request.site)
    return charts


def _tiles(first: Liftoff) -> list[Tile]:
    """What the first screen says of a day: label, figure, and what belongs to it."""
    sigma = "" if first.sigma_s is None else f", ± {first.sigma_s:.1f} s"
    tiles = [
        ("lift-off", first.utc[11:19], f"UTC{sigma}"),
        ("azimuth", f"{np.degrees(first.azimuth_rad):.1f}°", first.direction),
    ]
    if first.phase_known:
        phase_deg = np.degrees(first.ascent.window.meeting.phase_rad)
        tiles.append(("phase", f"{phase_deg:.1f}°", "at insertion"))
    tiles += [
        ("docking", first.docking_utc[11:19], f"{first.docking_utc[:10]} UTC, {first.profile}"),
        ("a minute late", f"{first.plane_change_mps[60.0]:.0f} m/s", "to turn the plane"),
        ("propellant left", f"{first.ascent.propellant_left_kg:.0f} kg", "at insertion"),
    ]
    return tiles


def _values(one: Liftoff) -> list[tuple[str, str]]:
    """The names of a lift-off's keys, and their values with units."""
    told = one.summary().items()
    joined = {key: ", ".join(value) if isinstance(value, list) else value for key, value in told}
    return [told_as(key.replace("liftoff", "lift-off"), value) for key, value in joined.items()]


def _page(
    found: LiftOffs | Season,
    *,
    when: str,
    tiles: Sequence[Tile],
    season: Sequence[Chart],
    day: Sequence[Chart],
    day_title: str,
    warnings: Sequence[str] = (),
    liftoffs: Sequence[Sequence[tuple[str, str]]] = (),
    rows: Sequence[Mapping[str, object]] = (),
) -> str:
    return page(
        "window.html.jinja",
        [*season, *day],
        when=when,
        tiles=tiles,
        season=season,
        day=day,
        day_title=day_title,
        request=found.request,
        warnings=[*warnings, *found.orbit.warnings],
        liftoffs=liftoffs,
        rows=rows,
        rests_on=flat(found.request.summary(found.orbit)),
        version=version("vitok"),
    )
