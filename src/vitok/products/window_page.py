"""The page of a launch window or a season of them: one HTML file that needs nothing else, and no network."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from vitok.products import window_map
from vitok.products.page import page
from vitok.products.season_charts import season_charts, ways
from vitok.products.window_charts import azimuth_chart, late_chart
from vitok.products.words import flat, told_as

if TYPE_CHECKING:
    from vitok.products.figures import Chart
    from vitok.station.orbit import StationOrbit
    from vitok.windows.liftoff import Liftoff
    from vitok.windows.search import Request
    from vitok.windows.season import Season, Stay

Tile = tuple[str, str, str]


def day_page(found: Sequence[Liftoff], orbit: StationOrbit, request: Request, told: dict[str, Any]) -> str:
    """The HTML text of a day's lift-offs; ``told`` is their summary. Equal for equal windows."""
    when = orbit.epoch.utc(found[0].ascent.liftoff_s)[:10]
    return _page(
        request,
        told,
        when=when,
        tiles=_tiles(told["liftoffs"][0]),
        season=[],
        day=_day_charts(found, orbit, request),
        day_title=f"The window of {when}",
    )


def season_page(found: Season, stay: Stay, request: Request, told: dict[str, Any]) -> str:
    """The HTML text of a season and of the window of the first lift-off that it offers; ``told`` as above."""
    epoch, profiles = found.orbit.epoch, [each.name for each in request.profiles]
    first, last = (epoch.utc(found.rows[k].liftoff.ascent.liftoff_s)[:10] for k in (0, -1))
    offered = first_offered(found, request.profile.name)
    day, day_title = list[Any](), ""
    if offered is not None:
        day = _day_charts([offered], found.orbit, request)
        instant = epoch.utc(offered.ascent.liftoff_s)
        day_title = f"The window of {instant[:10]}, the first for {offered.profile}"
    tiles = []
    for way in ways(found, profiles):
        known = [row.liftoff for row in way.rows if row.liftoff.phase_known]
        met = sum(not each.refused for each in known)
        rest = "lift-offs with the phase met"
        if len(known) < len(way.rows):
            rest += f", {len(way.rows) - len(known)} with the phase not known"
        tiles.append((way.kind.name, f"{met} of {len(known)}", rest))
    return _page(
        request,
        told,
        when=f"{first} to {last}",
        tiles=tiles,
        season=season_charts(found, profiles, stay),
        day=day,
        day_title=day_title,
    )


def first_offered(found: Season, profile: str) -> Liftoff | None:
    """The first lift-off that is not refused, of the profile that is asked for if there is one."""
    offered = [row.liftoff for row in found.rows if not row.liftoff.refused]
    return next((each for each in offered if each.profile == profile), next(iter(offered), None))


def _day_charts(found: Sequence[Liftoff], orbit: StationOrbit, request: Request) -> list[Chart]:
    charts = [late_chart(found[0], orbit), azimuth_chart(found, request.site, orbit.epoch)]
    for one in found:
        way = window_map.flown(one, request, orbit)
        charts += window_map.ground_maps(one, way, orbit.trajectory, request.site, orbit.epoch)
    return charts


def _tiles(first: dict[str, Any]) -> list[Tile]:
    """What the first screen says of a day: label, figure, and what belongs to it."""
    tiles = [
        ("lift-off", first["liftoff_utc"][11:19], f"UTC, ± {first['liftoff_sigma_s']:.1f} s"),
        ("azimuth", f"{first['azimuth_deg']:.1f}°", first["direction"]),
    ]
    if first["phase_known"]:
        tiles.append(("phase", f"{first['phase_at_insertion_deg']:.1f}°", "at insertion"))
    tiles += [
        ("docking", first["docking_utc"][11:19], f"{first['docking_utc'][:10]} UTC, {first['profile']}"),
        ("a minute late", f"{first['plane_change_1_min_late_mps']:.0f} m/s", "to turn the plane"),
        ("propellant left", f"{first['propellant_left_kg']:.0f} kg", "at insertion"),
    ]
    return tiles


def _values(row: dict[str, Any]) -> list[tuple[str, str]]:
    """The names of a lift-off's keys, and their values with units."""
    joined = {key: ", ".join(value) if isinstance(value, list) else value for key, value in row.items()}
    return [told_as(key.replace("liftoff", "lift-off"), value) for key, value in joined.items()]


def _page(
    request: Request,
    told: dict[str, Any],
    *,
    when: str,
    tiles: Sequence[Tile],
    season: Sequence[Chart],
    day: Sequence[Chart],
    day_title: str,
) -> str:
    rests_on = {key: value for key, value in told.items() if key not in ("liftoffs", "season", "warnings")}
    return page(
        "window.html.jinja",
        [*season, *day],
        when=when,
        tiles=tiles,
        season=season,
        day=day,
        day_title=day_title,
        request=request,
        warnings=[*told.get("warnings", []), *told["station_orbit"]["warnings"]],
        liftoffs=[_values(each) for each in told.get("liftoffs", [])],
        rows=told.get("season", []),
        rests_on=flat(rests_on),
        version=version("vitok"),
    )
