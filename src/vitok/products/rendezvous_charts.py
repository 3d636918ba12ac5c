"""What the rendezvous looks like: height, phasing, transfer, range over rate, what the ship knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vitok.earth.gravity import J2, MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.elementary import dot, exp, log, norm
from vitok.products.figures import BLUE, ORANGE, PALE, RED, Chart, Line, Mark, Panel, stacked
from vitok.products.panels import with_instants, with_legend
from vitok.products.relative_charts import PLACES, relative_charts, station_ahead_rad
from vitok.products.track import Track
from vitok.types import Vector

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.motion.arc import Arc
    from vitok.scene import Cast

_TRANSFER_MIN = 130.0  # the last transfer begins about two hours before the hand-over
_SMALL_BURN_MPS = 1.0  # burns below it are left without a name
_FARTHEST_KM = 100.0  # of range over rate
_SLOWEST_MPS = 0.1  # of a scale by logarithms
_STEP = log(1.12)  # of what changes by less a curve by logarithms keeps no sample
_SMALL_PHASE_DEG = 10.0


def rendezvous(flight: Flight, arc: Arc, seen: Track) -> list[Chart]:
    """All charts of a rendezvous, as far as its channels go."""
    x = (arc.t_s - (flight.liftoff_s or arc.t_s[0])) / 3600.0
    panels = [
        Panel("altitude, km", (Line(x, seen.altitude_km, BLUE, width=1.2),)),
        Panel("speed, km/s", (Line(x, seen.speed_mps / 1e3, BLUE, width=1.2),)),
    ]
    burns = [(float(np.interp(each.start_s, arc.t_s, x)), each.name) for each in arc.burns]
    note = f"{_span(x[-1] - x[0])} in orbit, each wave one turn; the steps are burns, which the lines mark."
    figure = stacked(with_instants(panels, burns), "hours since lift-off")
    drawn = [Chart("rendezvous", "Rendezvous", note, "tall", figure)]
    if set(PLACES) <= arc.channels.keys():
        drawn.append(_phasing(flight, arc))
    if "range_m" in arc.channels:
        drawn += [_transfer(arc), _rate(arc, flight.cast)]
    return drawn + relative_charts(flight, arc) + _knowledge(arc, x)


def _span(hours: float) -> str:
    """So many hours, or minutes of less than two hours."""
    return f"{hours:.0f} hours" if hours >= 2.0 else f"{60.0 * hours:.0f} minutes"


def _transfer(arc: Arc) -> Chart:
    left_min = (arc.t_s - arc.t_s[-1]) / 60.0
    last = left_min >= -_TRANSFER_MIN
    range_km = arc.channels["range_m"] / 1e3
    marks = []
    for burn in arc.burns:
        before_min = (burn.start_s - float(arc.t_s[-1])) / 60.0
        if before_min >= -_TRANSFER_MIN and burn.delta_v_mps >= _SMALL_BURN_MPS:
            # toward the end the names would leave the chart on the right
            side = "top right" if before_min < -_TRANSFER_MIN / 3 else "middle left"
            apart_km = float(np.interp(burn.start_s, arc.t_s, range_km))
            marks.append(Mark(before_min, apart_km, burn.name, side))
    panels = [
        Panel("range, km", (Line(left_min[last], range_km[last], BLUE),), tuple(marks), logarithmic=True),
        Panel("closing rate, m/s", (Line(left_min[last], arc.channels["closing_rate_mps"][last], BLUE),)),
    ]
    note = "Range to the station's centre of mass and how fast it shrinks, up to the hand-over."
    return Chart("transfer", "Transfer", note, "tall", stacked(panels, "minutes before hand-over"))


def mean_height_m(r_gcrf_m: Vector, v_gcrf_mps: Vector) -> Vector:
    """Mean semi-major axis (n,) of states (n, 3), less the equatorial radius.

    Osculating axes less their short-periodic part by J2, of first order (Brouwer 1959; Vallado 2013, 9.6):
    what is left, by the second order and the ellipse of the equator, is some tens of metres.
    """
    r_m, speed2 = norm(r_gcrf_m), dot(v_gcrf_mps, v_gcrf_mps)
    a_m = 1.0 / (2.0 / r_m - speed2 / MU_M3PS2)
    momentum = np.cross(r_gcrf_m, v_gcrf_mps)
    cosine2 = momentum[:, 2] ** 2 / dot(momentum, momentum)
    eta2 = dot(momentum, momentum) / (MU_M3PS2 * a_m)  # 1 - e^2
    here = (a_m / r_m) ** 3 * (1.0 - 3.0 * (r_gcrf_m[:, 2] / r_m) ** 2)
    mean = (1.5 * cosine2 - 0.5) * eta2**-1.5
    found: Vector = a_m - J2 * EQUATORIAL_RADIUS_M**2 / a_m * (here - mean) - EQUATORIAL_RADIUS_M
    return found


def _phasing(flight: Flight, arc: Arc) -> Chart:
    """Mean height over phase, from insertion to the first burn that is nearer than ten degrees of phase.

    Whole turns are counted so that the way ends beside the station.
    """
    place_m = np.column_stack([arc.channels[key] for key in PLACES])
    ahead_deg = np.degrees(station_ahead_rad(arc.r_gcrf_m, place_m))
    ahead_deg += 360.0 * np.round(-ahead_deg[-1] / 360.0)
    height_km = mean_height_m(arc.r_gcrf_m, arc.v_gcrf_mps) / 1e3
    near = [
        each.start_s + each.duration_s
        for each in arc.burns
        if _phase_at(each.start_s, arc, ahead_deg) < _SMALL_PHASE_DEG
    ]
    until = arc.t_s <= (near[0] + 60.0 if near else arc.t_s[-1])
    marks = tuple(
        Mark(
            _phase_at(each.start_s, arc, ahead_deg),
            float(np.interp(each.start_s, arc.t_s, height_km)),
            each.name,
        )
        for each in arc.burns
        if each.start_s <= arc.t_s[until][-1] and each.delta_v_mps >= _SMALL_BURN_MPS
    )
    rows = np.flatnonzero(until)
    rows = rows[_changing(height_km[rows] * 20.0, ahead_deg[rows] * 0.5)]
    note = (
        "Mean semi-major axis less 6,378.137 km over how far the station is ahead, from insertion to the "
        "transfer: the lower, the faster it comes nearer."
    )
    if flight.review is not None:
        low, high = flight.review.phase_window_deg
        note += f" The profile absorbs phases from {low:.0f}° to {high:.0f}° at insertion."
    panel = Panel("mean height, km", (Line(ahead_deg[rows], height_km[rows], BLUE),), marks)
    figure = stacked([panel], "station ahead, °")
    figure["layout"]["xaxis"] |= {"autorange": "reversed"}
    figure["layout"]["hovermode"] = "closest"
    return Chart("phasing", "Phasing", note, "tall", figure)


def _phase_at(t_s: float, arc: Arc, ahead_deg: Vector) -> float:
    return float(np.interp(t_s, arc.t_s, ahead_deg))


def _changing(*columns: Vector) -> NDArray[np.intp]:
    """Rows at which one of the columns passes a whole number, and the rows before: what draws the curves."""
    steps = [np.floor(each) for each in columns]
    turns = np.any([np.diff(each) != 0.0 for each in steps], axis=0)
    kept = np.append(True, turns) | np.append(turns, True)
    return np.flatnonzero(kept)


def corridor_mps(range_m: Vector, cast: Cast, mass_kg: float) -> Vector:
    """Closing rates (n,) from which the weakest group of thrusters just stops a ship at the keep-out sphere.

    v^2 = 2 (F / m) (range - radius), without gravity's gradient: the ship's and the station's files say all.
    """
    brake_mps2 = cast.spacecraft.propulsion.thrusters.translation.weakest_n / mass_kg
    return np.sqrt(2.0 * brake_mps2 * np.maximum(range_m - cast.station.keep_out_radius_m, 0.0))


def _rate(arc: Arc, cast: Cast) -> Chart:
    range_m, rate_mps = arc.channels["range_m"], arc.channels["closing_rate_mps"]
    far = np.flatnonzero(range_m > 1e3 * _FARTHEST_KM)
    rows = np.arange(far[-1] + 1 if far.size else 0, range_m.size)
    shown_mps = np.where(rate_mps[rows] > _SLOWEST_MPS, rate_mps[rows], np.nan)
    keep_out_m = cast.station.keep_out_radius_m
    limit_m = exp(np.linspace(log(1.01 * keep_out_m), log(1e3 * _FARTHEST_KM), 80))
    limit_mps = corridor_mps(limit_m, cast, float(arc.mass_kg[-1]))
    lines = [
        Line(limit_m / 1e3, limit_mps, RED, "limit", width=1.2),
        Line(range_m[rows] / 1e3, shown_mps, BLUE, "flown"),
    ]
    marks = []
    for number, gate in enumerate(cast.spacecraft.approach.gates, 1):
        gate_m = float(norm(np.array(gate.position_lvlh_m)))
        limit = float(corridor_mps(np.array([gate_m]), cast, float(arc.mass_kg[-1]))[0])
        lines.append(Line([gate_m / 1e3] * 2, [_SLOWEST_MPS, limit], PALE, "gates", width=1.0))
        marks.append(Mark(gate_m / 1e3, limit, f"gate {number}", "top center", RED))
    figure = stacked([Panel("closing rate, m/s", tuple(lines), tuple(marks), logarithmic=True)], "range, km")
    figure["layout"]["xaxis"] |= {
        "type": "log",
        "autorange": "reversed",
        "dtick": 1,
        "exponentformat": "none",
    }
    figure["layout"]["hovermode"] = "closest"
    weakest_n = cast.spacecraft.propulsion.thrusters.translation.weakest_n
    note = (
        "Closing rate over range from the last 100 km to the hand-over. The limit is what the weakest group "
        f"of thrusters, {weakest_n:.0f} N, just stops at the keep-out "
        f"sphere of {keep_out_m:.0f} m, without gravity: derived from the files of both."
    )
    return Chart("range_rate", "Range over closing rate", note, "tall", figure)


def _knowledge(arc: Arc, x: Vector) -> list[Chart]:
    """Error and one sigma of what the ship knows of its place and velocity."""
    keys = [f"estimate_{what}_{unit}" for unit in ("m", "mps") for what in ("error", "sigma")]
    if not set(keys) <= arc.channels.keys():
        return []
    panels = []
    for unit, title in (("m", "position, m"), ("mps", "velocity, m/s")):
        error, sigma = (
            np.maximum(arc.channels[f"estimate_{what}_{unit}"], 1e-9) for what in ("error", "sigma")
        )
        rows = _changing(log(error) / _STEP, log(sigma) / _STEP)
        lines = (
            Line(np.round(x[rows], 4), _digits(error[rows]), PALE, "error", width=1.2),
            Line(np.round(x[rows], 4), _digits(sigma[rows]), ORANGE, "one sigma", width=1.6),
        )
        panels.append(Panel(title, lines, logarithmic=True))
    note = "What the ship knows of its state relative to the station: the estimate's error and its own sigma."
    return [
        Chart("knowledge", "Navigation", note, "tall", with_legend(stacked(panels, "hours since lift-off")))
    ]


def _digits(values: Vector) -> Vector:
    return np.array([float(f"{value:.3g}") for value in values])
