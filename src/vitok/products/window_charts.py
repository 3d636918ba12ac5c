"""A lift-off as charts: what it costs to be early or late, and toward where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from vitok.products.dots import compass
from vitok.products.figures import COLOURS, ORANGE, Chart, Line, Mark, Panel, stacked
from vitok.windows.liftoff import plane_change_mps

if TYPE_CHECKING:
    from vitok.mission.place import Site
    from vitok.station.orbit import StationOrbit
    from vitok.windows.liftoff import Liftoff

_LATEST_S, _STEP_S = 300.0, 10.0


def late_chart(one: Liftoff, orbit: StationOrbit) -> Chart:
    """What it costs to lift off early or late."""
    y = orbit.trajectory(one.ascent.window.docking_s)
    late_s = np.arange(-_LATEST_S, _LATEST_S + 0.5 * _STEP_S, _STEP_S)
    cost_mps = [plane_change_mps(y, float(each)) for each in late_s]
    marks = tuple(
        Mark(at_s, cost, f"{cost:.0f} m/s", _side_of_v(at_s)) for at_s, cost in one.plane_change_mps.items()
    )
    panel = Panel("turn of the plane, m/s", (Line(late_s, cost_mps, ORANGE, "turn of the plane"),), marks)
    figure = stacked([panel], "seconds late; early is negative")
    figure["layout"]["xaxis"]["dtick"] = 60
    figure["layout"]["yaxis1"]["rangemode"] = "tozero"
    note = (
        "The Earth's turn carries the pad, and with it the ship's plane, off the station's; to turn it "
        "back costs this."
    )
    if one.sigma_s is not None:
        note += f" The instant itself is known within {one.sigma_s:.1f} s, one sigma."
    return Chart("late", "Cost of being early or late", note, "tall", figure)


def _side_of_v(late_s: float) -> str:
    """Where a cost has room beside the curve: below it near the middle, inside it near the ends."""
    if abs(late_s) < 0.5 * _LATEST_S:
        return "bottom left" if late_s < 0.0 else "bottom right"
    return "middle right" if late_s < 0.0 else "middle left"


def azimuth_chart(found: Sequence[Liftoff], site: Site) -> Chart:
    """Toward where the lift-offs go, and where the site allows them to."""
    directions = []
    for number, one in enumerate(found):
        azimuth_deg = float(np.degrees(one.ascent.window.azimuth_rad)) % 360.0
        name = f"lift-off {one.utc[11:19]}, {azimuth_deg:.1f}°"
        directions.append((azimuth_deg, name, COLOURS[(number + 1) % len(COLOURS)]))
    note = "Direction of the launch, from north over east."
    return Chart("azimuth", "Azimuth", note, "tall", compass(site.azimuths_deg, directions))
