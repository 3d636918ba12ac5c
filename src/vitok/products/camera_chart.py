"""The docking camera's picture: the cross at the port as it lies in it along the last metres."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from vitok.craft.station import docked_axes, port_axes
from vitok.elementary import arctan2, cos, dot, sin
from vitok.mission.station import port_of
from vitok.motion.rigid_body import body_from_gcrf
from vitok.products.figures import INK, ORANGE, PALE, Chart, base_layout
from vitok.products.port_charts import ACROSS
from vitok.types import Vector

if TYPE_CHECKING:
    from vitok.mission.near_sensors import NearSensor
    from vitok.mission.spacecraft import Spacecraft
    from vitok.motion.arc import Arc
    from vitok.scene import Cast

# The target is drawn, not measured by: a cross of a hand's breadth on an arm before a plate, all assumption.
CROSS_M, ARM_M, _PLATE_M = 0.06, 0.10, 0.08
_RANGES_M = (20.0, 10.0, 5.0, 2.0, 1.0, 0.0)
_SHOWN_M = 0.5  # what a picture shows on each side of its middle, or more where the plate lies farther out
_COLUMNS = 3
_GAP = 0.03
_QUATERNION = ("w", "x", "y", "z")


def camera_of(craft: Spacecraft) -> NearSensor | None:
    """The near sensor that reads the cross: the one with a relative attitude that sees nearest."""
    seeing = [each for each in craft.near_sensors if each.relative_attitude_1sigma_deg is not None]
    return min(seeing, key=lambda each: each.nearest_m, default=None)


def camera_chart(cast: Cast, arc: Arc, last: int) -> list[Chart]:
    """Pictures at some ranges on the last way in, up to the sample ``last``; none where it does not come."""
    camera = camera_of(cast.spacecraft)
    if camera is None or not set(ACROSS) <= arc.channels.keys():
        return []
    range_m = arc.channels["range_m"][: last + 1]
    instants = [(at_m, _row(range_m, at_m)) for at_m in _RANGES_M if range_m[-1] <= max(at_m, 0.9)]
    if not instants:
        return []
    data: list[dict[str, Any]] = []
    layout = base_layout() | {"annotations": [], "hovermode": False, "showlegend": True}
    layout["margin"] = {"l": 10, "r": 10, "t": 26, "b": 44}
    layout["legend"] = {"orientation": "h", "x": 0.5, "xanchor": "center", "y": -0.02, "yanchor": "top"}
    lines = -(-len(_RANGES_M) // _COLUMNS)
    wide, high = (1.0 - _GAP * (_COLUMNS - 1)) / _COLUMNS, (1.0 - 0.1 * (lines - 1)) / lines
    for number, (at_m, row) in enumerate(instants):
        left, top = (number % _COLUMNS) * (wide + _GAP), 1.0 - (number // _COLUMNS) * (high + 0.1)
        drawn, half_deg = _picture(cast, camera, arc, row)
        axis = {
            "showgrid": False,
            "zeroline": False,
            "showticklabels": False,
            "mirror": True,
            "linecolor": PALE,
            "showline": True,
            "constrain": "domain",
            "constraintoward": "top",
            "fixedrange": True,
        }
        ends = [-half_deg, half_deg]
        name = str(number + 1) if number else ""  # plotly's first axis has no number
        layout[f"xaxis{name}"] = axis | {
            "constraintoward": "center",
            "domain": [left, left + wide],
            "range": ends,
            "anchor": f"y{name}",
        }
        layout[f"yaxis{name}"] = axis | {
            "domain": [max(top - high, 0.0), top],
            "range": ends[::-1],
            "anchor": f"x{name}",
            "scaleanchor": f"x{name}",
        }
        layout["annotations"].append(
            {
                "xref": "paper",
                "yref": "paper",
                "x": left + 0.5 * wide,
                "y": top,
                "xanchor": "center",
                "yanchor": "bottom",
                "text": f"{f'{at_m:g} m' if at_m else 'contact'}, ±{half_deg:.1f}°",
                "showarrow": False,
                "font": {"size": 11, "color": INK},
            }
        )
        for kind, (colour, width, dash) in _STYLES.items():
            x_deg, y_deg = drawn[kind]
            data.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "name": kind,
                    "x": x_deg,
                    "y": y_deg,
                    "xaxis": f"x{name}",
                    "yaxis": f"y{name}",
                    "line": {"color": colour, "width": width, "dash": dash},
                    "hoverinfo": "skip",
                    "showlegend": number == 0,
                }
            )
    note = (
        "What the camera sees along the ship's nose, each with the angle from its middle to its edge. "
        "On line and upright, the cross covers the lines of the plate behind it. Assumed is a cross of "
        f"{200.0 * CROSS_M:g} cm, {100.0 * ARM_M:g} cm before its plate."
    )
    return [Chart("docking_camera", "The docking camera", note, "tall", {"data": data, "layout": layout})]


_STYLES = {
    "middle of the picture": (PALE, 1.0, "dot"),
    "plate": (INK, 1.2, "solid"),
    "cross": (ORANGE, 3.0, "solid"),
}


def _row(range_m: Vector, at_m: float) -> int:
    """The sample at which a range is passed for the last time, or the last of all."""
    beyond = np.flatnonzero(range_m > at_m)
    return min(int(beyond[-1]) + 1 if beyond.size else 0, range_m.size - 1)


def _picture(
    cast: Cast, camera: NearSensor, arc: Arc, row: int
) -> tuple[dict[str, tuple[list[float | None], list[float | None]]], float]:
    """Lines of a picture in degrees to the right and down by kind, and half of its width."""
    place = port_of(cast.station, cast.mission.port)
    ship_from_port = ship_axes_port(arc, row, port_axes(place))
    tip_m = np.array([arc.channels[key][row] for key in ("range_m", *ACROSS)])
    behind_m = np.array(cast.spacecraft.docking_mechanism.probe_position_m) - np.array(camera.place_m)
    lens_m = tip_m - dot(ship_from_port.T, behind_m)
    middle_m = np.array(camera.target_m)
    out = np.array([1.0, 0.0, 0.0])
    right, down = (docked_axes(place)[1:, None, :] * port_axes(place)[None, :, :]).sum(axis=2)
    ahead_m, *aside_m = dot(ship_from_port, middle_m - lens_m)
    shown_m = max(_SHOWN_M, *(abs(each) + 2.0 * _PLATE_M for each in aside_m))
    half_deg = min(camera.half_cone_deg, float(np.degrees(arctan2(shown_m, max(ahead_m, 0.1)))))

    def seen(*strokes: Vector) -> tuple[list[float | None], list[float | None]]:
        x: list[float | None] = []
        y: list[float | None] = []
        for stroke in strokes:
            ship_m = dot(middle_m + stroke - lens_m, ship_from_port[:, None, :]).T
            x += [*map(float, np.round(np.degrees(arctan2(ship_m[:, 1], ship_m[:, 0])), 4)), None]
            y += [*map(float, np.round(np.degrees(arctan2(ship_m[:, 2], ship_m[:, 0])), 4)), None]
        return x, y

    angle = np.linspace(0.0, 2.0 * np.pi, 49)
    rim = _PLATE_M * (np.outer(cos(angle), right) + np.outer(sin(angle), down))
    bars = [np.array([-1.0, 1.0])[:, None] * each for each in (right, down)]
    drawn = {
        "middle of the picture": ([-half_deg, half_deg, None, 0, 0], [0, 0, None, -half_deg, half_deg]),
        "plate": seen(rim, *(_PLATE_M * bar for bar in bars)),
        "cross": seen(*(ARM_M * out + CROSS_M * bar for bar in bars)),
    }
    return drawn, half_deg


def ship_axes_port(arc: Arc, row: int, port: Vector) -> Vector:
    """(3, 3) matrix to the ship's axes from those of a ``port``, rows in the station's, at a sample."""
    ship, station = (_axes(arc, name, row) for name in ("body", "station"))
    from_port = (station.T[:, None, :] * port[None, :, :]).sum(axis=2)  # port's axes in GCRF, in columns
    turned: Vector = (ship[:, None, :] * from_port.T[None, :, :]).sum(axis=2)
    return turned


def _axes(arc: Arc, name: str, row: int) -> Vector:
    q = [float(arc.channels[f"q_{name}_from_gcrf_{part}"][row]) for part in _QUATERNION]
    return np.array(body_from_gcrf(*q)).reshape(3, 3)
