"""The report of a campaign: one HTML file that needs nothing else, and no network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from vitok.campaigns.findings import Findings
from vitok.campaigns.requirements import Judged
from vitok.campaigns.statistics import CONFIDENCE
from vitok.campaigns.tubes import Tube
from vitok.campaigns.worst import Worst
from vitok.earth.ground_plane import Point
from vitok.products import campaign_charts
from vitok.products.campaign_map import footprint
from vitok.products.campaign_words import asked, bounds, column_title, percent, percents, stated, unit_of
from vitok.products.figures import Chart
from vitok.products.page import page
from vitok.products.words import figure, with_unit

if TYPE_CHECKING:
    from vitok.mission.place import Zone

Tile = tuple[str, str, str]
Row = Sequence[str]

_VERDICTS = {
    "met": ("met", "within"),
    "open": ("not shown yet", "not"),
    "broken": ("broken", "outside"),
    "not asked": ("nothing is asked", "not"),
}
_RUNS_NAMED = 12


@dataclass(frozen=True)
class About:
    """What a campaign flew: the mission's title, which part of it, the seed, and what else it rests on.

    ``recorded`` is the landing of the record (latitude, longitude, rad).
    """

    title: str
    part: str
    seed: int
    rests_on: tuple[tuple[str, str], ...] = ()
    zone: Zone | None = None
    recorded: Point | None = None


def campaign_page(found: Findings, about: About, tubes: Mapping[str, Sequence[Tube]] | None = None) -> str:
    """The HTML text of a campaign's report; ``tubes`` are those of its kept flights by phase.

    Equal for equal campaigns.
    """
    ground = [] if found.landings is None else [footprint(found.landings, about.zone, about.recorded)]
    sections: list[tuple[str, list[Chart]]] = [
        ("Where they come down", ground),
        ("How they are spread", campaign_charts.histograms(found)),
        ("What moves it", campaign_charts.sensitivities(found)),
        ("Worst case and convergence", campaign_charts.worst_and_convergence(found)),
        ("Over time", campaign_charts.tubes(tubes or {})),
    ]
    return page(
        "campaign.html.jinja",
        [chart for _, those in sections for chart in those],
        about=about,
        headline=_headline(found),
        verdict=_VERDICTS[found.verdict],
        tiles=_tiles(found),
        requirements=[(_requirement(each), _VERDICTS[each.verdict]) for each in found.judged],
        sections=[(title, those) for title, those in sections if those],
        statistics=[_statistics(found, name) for name in found.statistics],
        worst=[
            (column_title(f"margin/{each.limit}"), _with(each.limit, each.usual), _margins(each.limit, each))
            for each in found.worst
        ],
        failed=[(each.reason, str(len(each.runs)), _runs(each.runs)) for each in found.failed],
        confidence=stated(CONFIDENCE),
        version=version("vitok"),
    )


def _headline(found: Findings) -> str:
    count = round(found.success.value * found.runs)
    return f"{count} of {found.runs} runs succeed: {percent(found.success.value)}, {percents(found.success)}"


def _tiles(found: Findings) -> list[Tile]:
    """What the first screen says: label, figure, and what belongs to it."""
    counted = {word: sum(each.verdict == word for each in found.judged) for word in ("met", "open", "broken")}
    ended = sum(len(each.runs) for each in found.failed)
    tiles = [
        ("success", percent(found.success.value), percents(found.success)),
        ("runs", f"{found.runs:,}", f"{ended} did not come to their end"),
        (
            "requirements met",
            f"{counted['met']} of {len(found.judged)}",
            f"{counted['broken']} broken, {counted['open']} not shown yet",
        ),
    ]
    needed = [each.needed - each.runs for each in found.judged if each.verdict == "open"]
    if needed:
        tiles.append(("runs still needed", f"{max(needed):,}", "if no more of them break a limit"))
    least = [each for each in found.worst if each.usual > 0.0]
    if least:
        worst = min(least, key=lambda each: each.margins[0] / each.usual)
        left = percent(worst.margins[0] / worst.usual)
        limit = column_title(f"margin/{worst.limit}")
        tiles.append(("least margin left", left, f"{limit}, run {worst.runs[0]}"))
    if found.landings is not None:
        ellipse = found.landings.three_sigma
        assert ellipse.semi_major_m is not None and ellipse.semi_minor_m is not None
        size = f"{ellipse.semi_major_m / 1e3:.1f} × {ellipse.semi_minor_m / 1e3:.1f} km"
        tiles.append(("ellipse of 3 sigma", size, f"holds {percent(ellipse.inside.value)} of the landings"))
    return tiles


def _requirement(each: Judged) -> Row:
    allowed = "none yet" if each.allowed is None else str(each.allowed)
    return (
        column_title(each.requirement.quantity),
        asked(each.requirement),
        f"{stated(each.requirement.share)}, risk {stated(each.requirement.risk)}",
        f"{len(each.broken_by)} of {each.runs}",
        allowed,
        percents(each.kept),
        percent(each.risk),
        f"{each.needed:,}",
        _runs(each.broken_by),
        each.requirement.source,
    )


def _statistics(found: Findings, name: str) -> Row:
    told, unit = found.statistics[name], unit_of(name)
    quantiles = [figure(each.value) for each in told.quantiles.values()]
    return (
        column_title(name),
        unit,
        str(told.count),
        figure(found.planned.get(name)),
        figure(told.mean.value),
        bounds(told.mean),
        figure(told.sigma.value),
        bounds(told.sigma),
        figure(told.least),
        *quantiles,
        figure(told.greatest),
    )


def _with(limit: str, value: float) -> str:
    return with_unit(value, unit_of(limit))


def _margins(limit: str, each: Worst) -> str:
    return "; ".join(
        f"run {run}: {_with(limit, left)}" for run, left in zip(each.runs, each.margins, strict=True)
    )


def _runs(runs: Sequence[int]) -> str:
    """The first numbers of runs, and how many more there are."""
    told = ", ".join(map(str, runs[:_RUNS_NAMED]))
    return told + (f" and {len(runs) - _RUNS_NAMED} more" if len(runs) > _RUNS_NAMED else "")
