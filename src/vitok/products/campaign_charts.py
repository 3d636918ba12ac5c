"""A campaign as charts: histograms, sensitivities, worst cases, convergence, tubes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from vitok.campaigns.convergence import Running
from vitok.campaigns.findings import Findings
from vitok.campaigns.sensitivity import Sensitivity
from vitok.campaigns.statistics import CONFIDENCE
from vitok.campaigns.tubes import Tube
from vitok.mission.requirements import Requirement
from vitok.products.campaign_words import column_title, input_title, stated, unit_of, with_its_unit
from vitok.products.dots import Kind, area
from vitok.products.figures import BLUE, GREEN, INK, ORANGE, PALE, RED, Chart, Line, Panel, rounded, stacked
from vitok.products.panels import with_legend
from vitok.types import Vector

_MOST_BINS = 40
_INPUTS = 10  # bars of a sensitivity
_MEANS = 3  # panels of means below that of success
_ROUNDING = 1e-9  # of the size of values: those that differ by less are equal but for rounding
_TALLEST = 1.12  # of a limit's line, over the highest bar


def histograms(found: Findings) -> list[Chart]:
    """A histogram of each quantity that is asked for, with its limits and what the plan has."""
    return [_histogram(found, name) for name in found.means_by_runs]


def _histogram(found: Findings, name: str) -> Chart:
    values = found.values[name][np.isfinite(found.values[name])]
    bins = int(np.clip(np.sqrt(values.size), 5, _MOST_BINS))
    count, edges = np.histogram(values, bins, _reach(values))
    middles, widths = 0.5 * (edges[1:] + edges[:-1]), np.diff(edges)
    bars: dict[str, Any] = {
        "type": "bar",
        "x": rounded(middles),
        "y": [int(each) for each in count],
        "width": rounded(widths),
        "marker": {"color": BLUE, "opacity": 0.75, "line": {"width": 0}},
        "name": "runs",
    }
    top = _TALLEST * float(count.max())
    asked = [each.requirement for each in found.judged if each.requirement.quantity == name]
    lines = [Line([limit, limit], [0.0, top], RED, f"limit {limit:g}") for limit in _limits(asked)]
    if name in found.planned:
        lines.append(Line([found.planned[name]] * 2, [0.0, top], GREEN, "plan, nothing drawn"))
    figure = stacked([Panel("runs", tuple(lines), traces=(bars,))], with_its_unit(name))
    figure["layout"]["yaxis1"]["rangemode"] = "tozero"
    figure["layout"]["hovermode"] = "closest"
    told = found.statistics[name]
    unit = f" {unit_of(name)}".rstrip()
    note = f"Mean {told.mean.value:.4g}{unit}, one sigma {told.sigma.value:.3g}{unit}, {told.count} runs."
    return Chart(
        f"histogram_{_key(name)}", column_title(name), note, "low", with_legend(figure) if lines else figure
    )


def _reach(values: Vector) -> tuple[float, float]:
    """Least and greatest, or a thousandth beyond where all are equal but for rounding: bins have a width."""
    low, high = float(values.min()), float(values.max())
    size = max(abs(low), abs(high))
    beyond = 0.0 if high - low > _ROUNDING * size else 1e-3 * size or 1.0
    return low - beyond, high + beyond


def _limits(asked: Sequence[Requirement]) -> list[float]:
    return [limit for each in asked for limit in (each.above, each.below) if limit is not None]


def sensitivities(found: Findings) -> list[Chart]:
    """The inputs that each outcome hangs on most, beside what chance alone gives."""
    return [_bars(each) for each in found.sensitivities]


def _bars(each: Sensitivity) -> Chart:
    strongest = each.ranked[:_INPUTS][::-1]  # plotly draws bars from below
    told = [abs(rho) > each.by_chance for _, rho in strongest]
    bars: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "x": rounded([rho for _, rho in strongest]),
        "y": [input_title(name) for name, _ in strongest],
        "width": 0.4,
        "marker": {"color": [BLUE if sure else PALE for sure in told]},
        "name": "rank correlation",
    }
    figure = _named_bars(bars, "rank correlation")
    figure["layout"]["xaxis"] |= {"range": [-1.0, 1.0], "dtick": 0.5}
    figure["layout"]["hovermode"] = "closest"
    figure["layout"]["shapes"] = [
        {
            "type": "rect",
            "layer": "below",
            "fillcolor": PALE + "40",
            "line": {"width": 0},
            "xref": "x",
            "x0": -each.by_chance,
            "x1": each.by_chance,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
        }
    ]
    note = (
        f"Spearman's rank correlation over {each.runs} runs, the {len(strongest)} strongest of "
        f"{len(each.ranked)} inputs; within the shaded {each.by_chance:.2f} chance alone may give it."
    )
    key = f"sensitivity_{_key(each.outcome)}"
    return Chart(key, f"What moves {column_title(each.outcome)}", note, "tall", figure)


def _named_bars(bars: dict[str, Any], x_title: str) -> dict[str, Any]:
    """Bars to the right, the name of each over it: beside them names would take a narrow screen's width."""
    axis = {"type": "category", "showticklabels": False, "ticks": "", "showgrid": False}
    figure = stacked([Panel("", traces=(bars,), axis=axis)], x_title)
    figure["layout"]["margin"] = figure["layout"]["margin"] | {"l": 16}
    figure["layout"]["annotations"] = [
        {
            "text": name,
            "showarrow": False,
            "xref": "paper",
            "x": 0.0,
            "xanchor": "left",
            "yref": "y",
            "y": row + 0.2,
            "yanchor": "bottom",
            "font": {"size": 10.5, "color": INK},
        }
        for row, name in enumerate(bars["y"])
    ]
    figure["layout"]["yaxis1"]["range"] = [-0.5, len(bars["y"]) - 0.2]
    return figure


def worst_and_convergence(found: Findings) -> list[Chart]:
    """How near the worst run comes to each limit, and whether there were enough runs."""
    return [*_worst(found), _convergence(found)]


def _worst(found: Findings) -> list[Chart]:
    kept = [each for each in found.worst if each.usual > 0.0][::-1]
    if not kept:
        return []
    left = [100.0 * each.margins[0] / each.usual for each in kept]
    bars: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "x": rounded(left),
        "y": [column_title(f"margin/{each.limit}") for each in kept],
        "text": [f"run {each.runs[0]}" for each in kept],
        "textposition": "auto",
        "width": 0.4,
        "marker": {"color": [RED if share < 0.0 else ORANGE for share in left]},
        "name": "worst run",
    }
    figure = _named_bars(bars, "margin of the worst run, % of the usual")
    figure["layout"]["xaxis"]["range"] = [min(0.0, 1.1 * min(left)), max(105.0, 1.05 * max(left))]
    figure["layout"]["hovermode"] = "closest"
    usual = "the flight of the plan" if found.planned else "the middle run"
    note = f"At 0 the limit is reached, at 100 % the worst run leaves as much as {usual}."
    return [Chart("worst", "Worst case over nominal", note, "wide", figure)]


def _convergence(found: Findings) -> Chart:
    success = found.success_by_runs
    panels = [_running("success, %", success, BLUE, 100.0)]
    panels += [
        _running(f"mean of {with_its_unit(name)}", each, ORANGE)
        for name, each in list(found.means_by_runs.items())[:_MEANS]
    ]
    figure = stacked(panels, "number of runs")
    figure["layout"]["xaxis"] |= {"type": "log", "dtick": 1, "exponentformat": "none"}
    note = f"Shaded: the interval that holds the true value with {stated(CONFIDENCE)} confidence."
    return Chart("convergence", "Were there enough runs?", note, "wide", figure)


def _running(title: str, each: Running, colour: str, unit: float = 1.0) -> Panel:
    runs = [int(count) for count in each.runs]
    shade = area(Kind(title, colour), runs, unit * each.low, unit * each.high)
    return Panel(title, (Line(runs, unit * each.value, colour),), traces=(shade,))


def tubes(phases: Mapping[str, Sequence[Tube]]) -> list[Chart]:
    """Channels of some flights over time, a chart for each phase by its name."""
    return [_tubes(phase, those) for phase, those in phases.items() if those]


def _tubes(phase: str, those: Sequence[Tube]) -> Chart:
    figure = with_legend(stacked([_tube(each) for each in those], f"seconds since {phase}"))
    figure["layout"]["margin"] |= {"b": 116}  # on a narrow screen the names take three lines
    note = (
        f"Mean of the first {max(int(each.flights.max()) for each in those)} runs, three sigma about it "
        "(shaded), least and greatest (thin)."
    )
    return Chart(f"tube_{_key(phase)}", f"Tube of three sigma, from {phase} on", note, "tall", figure)


def _tube(each: Tube) -> Panel:
    told = np.isfinite(each.mean)
    x = each.since_s[told]
    shade = area(Kind(each.channel, BLUE), list(x), each.low[told], each.high[told])
    del shade["legendgroup"]  # groups would stand one below the other
    lines = (
        Line(x, each.least[told], PALE, "least", width=0.8),
        Line(x, each.greatest[told], PALE, "greatest", width=0.8),
        Line(x, each.mean[told], INK, "mean"),
        *(
            Line(each.since_s, beside, colour, name, width=1.4)
            for (name, beside), colour in zip(each.others.items(), (GREEN, RED), strict=False)
        ),
    )
    return Panel(with_its_unit(each.channel), lines, traces=(shade,))


def _key(name: str) -> str:
    """A name as an element's id: what is not a letter or a digit by its code, so that no two are one."""
    return "".join(each if each.isascii() and each.isalnum() else f"_{ord(each):x}_" for each in name)
