"""What a docking looks like: about the station, in its port's frame, over time, by what the ship knows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vitok.products.camera_chart import camera_chart
from vitok.products.figures import (
    GREEN,
    ORANGE,
    PALE,
    Chart,
    Line,
    Mark,
    Panel,
    plane,
    stacked,
)
from vitok.products.firings_chart import firings_chart
from vitok.products.panels import channel, instants_of, marks_of, with_instants, with_legend
from vitok.products.port_charts import port_charts
from vitok.products.record_marks import with_recorded_instants
from vitok.products.track import Track
from vitok.types import Vector

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.motion.arc import Arc

_EVERY_S = 3.0  # between two points of a curve: a few hundred draw it
_CLOSE_S = 20.0  # about contact, where all samples are shown


def docking(flight: Flight, arc: Arc, seen: Track) -> list[Chart]:
    """All charts of a docking, as far as its channels go."""
    rows = _shown(arc)
    before = rows[rows <= contact_row(arc)]
    return [
        _around(arc),
        *port_charts(flight, arc, before),
        *camera_chart(flight.cast, arc, contact_row(arc)),
        _over_time(flight, arc, rows),
        *_knowledge(arc, rows),
        *firings_chart(arc, contact_s(arc), _x_title(arc)),
    ]


def contact_s(arc: Arc) -> float:
    """Instant of first contact, or of the arc's end without."""
    return next((each.t_s for each in arc.events if each.name == "docking"), float(arc.t_s[-1]))


def _x_title(arc: Arc) -> str:
    """What the charts over time count from."""
    touched = any(each.name == "docking" for each in arc.events)
    return f"minutes from {'contact' if touched else 'the end'}"


def contact_row(arc: Arc) -> int:
    """Last sample before first contact, or of all without."""
    return int(np.searchsorted(arc.t_s, contact_s(arc), side="right")) - 1


def _shown(arc: Arc) -> NDArray[np.intp]:
    """Rows that draw the curves: all near contact, else one in some seconds."""
    number = np.floor((arc.t_s - arc.t_s[0]) / _EVERY_S)
    near = np.abs(arc.t_s - contact_s(arc)) < _CLOSE_S
    kept: Vector = near | (np.diff(number, prepend=-1.0) > 0.0)
    kept[-1] = True
    return np.flatnonzero(kept)


def _around(arc: Arc) -> Chart:
    forward_m, down_m = arc.channels["x_lvlh_m"], arc.channels["z_lvlh_m"]
    sides = {"flyaround_start": "bottom right", "station_keeping": "middle left", "docking": "bottom right"}
    rows = _shown(arc)
    way = Panel(
        "toward the Earth, m",
        (Line(forward_m[rows], down_m[rows], GREEN),),
        (Mark(0.0, 0.0, "station", "middle left", PALE), *marks_of(arc, forward_m, down_m, sides)),
    )
    note = "Seen from the side in the station's LVLH: flight to the right, the Earth below."
    return Chart("approach", "Approach", note, "tall", plane(way, "forward, m"))


def _over_time(flight: Flight, arc: Arc, rows: NDArray[np.intp]) -> Chart:
    x = (arc.t_s - contact_s(arc)) / 60.0
    kept = np.zeros(x.size, dtype=bool)
    kept[rows] = True
    limits = {each.name: each.limit for each in arc.margins}
    panels = [
        panel
        for key, title, limit in (
            ("range_m", "range before the port, m", None),
            ("closing_rate_mps", "closing rate, m/s", None),
            ("propellant_kg", "propellant used, kg", limits.get("propellant_kg")),
        )
        for panel in channel(arc, key, title, x, colour=GREEN, kept=kept, limit=limit)
    ]
    sides = {name: "top right" for name in ("station_keeping", "last_metres", "docking")}
    panels = with_instants(panels, instants_of(arc, x, (*sides, "final_approach", "hooks_closed")))
    panels[0] = with_recorded_instants(panels[0], flight, arc, x, names=("docking",))
    panels[0] = replace(panels[0], marks=marks_of(arc, x, arc.channels["range_m"], sides))
    touched = any(each.name == "docking" for each in arc.events)
    note = "From hand-over to closed hooks." if touched else "From hand-over until the ship is away."
    figure = with_legend(stacked(panels, _x_title(arc)))
    return Chart("docking", "Docking", note, "tall", figure)


def _knowledge(arc: Arc, rows: NDArray[np.intp]) -> list[Chart]:
    """Error and one sigma of what the ship knows of its place and velocity, and the error of its attitude."""
    if "attitude_error_deg" not in arc.channels:
        return []
    x = ((arc.t_s - contact_s(arc)) / 60.0)[rows]
    panels = [
        Panel(
            title,
            (
                Line(
                    x,
                    np.maximum(arc.channels[f"estimate_error_{unit}"][rows], 1e-5),
                    PALE,
                    "error",
                    width=1.2,
                ),
                Line(x, arc.channels[f"estimate_sigma_{unit}"][rows], ORANGE, "one sigma", width=1.6),
            ),
            logarithmic=True,
        )
        for unit, title in (("m", "position, m"), ("mps", "velocity, m/s"))
    ]
    attitude = np.maximum(arc.channels["attitude_error_deg"][rows], 1e-4)
    panels.append(Panel("attitude, °", (Line(x, attitude, PALE, "error", width=1.2),), logarithmic=True))
    note = (
        "What the ship knows of its state relative to the station: the error and, of position and velocity, "
        "its own sigma."
    )
    figure = with_legend(stacked(panels, _x_title(arc)))
    return [Chart("docking_knowledge", "Navigation of the docking", note, "tall", figure)]
