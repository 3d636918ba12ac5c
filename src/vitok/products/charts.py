"""What a flight looks like, each phase in the units that suit it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vitok.evidence.events import flight_rotation
from vitok.products.descent_charts import descent
from vitok.products.docking_charts import docking
from vitok.products.figures import (
    ORANGE,
    VIOLET,
    Chart,
    Line,
    Panel,
    stacked,
)
from vitok.products.maps import drop_zones, maps
from vitok.products.panels import channel, marks_of
from vitok.products.rendezvous_charts import rendezvous
from vitok.products.track import Track, track

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.motion.arc import Arc

Vector = NDArray[np.float64]

_DAY_S = 86400.0


def charts(flight: Flight) -> list[Chart]:
    """All charts of a flight, in its order; a phase that was not flown has none."""
    table = flight_rotation(flight)
    tracks = {name: track(arc, table) for name, arc in flight.arcs.items()}
    drawn = maps(flight, tracks)
    for name, draw in _PHASES.items():
        if name in flight.arcs:
            drawn += draw(flight, flight.arcs[name], tracks[name])
    return drawn


def _ascent(flight: Flight, arc: Arc, seen: Track) -> list[Chart]:
    x = arc.t_s - arc.t_s[0]
    sides = {
        "booster_separation": "bottom right",
        "fairing_jettison": "bottom right",
        "core_separation": "top left",
        "insertion": "bottom left",
    }
    panels = [
        Panel(
            "altitude, km", (Line(x, seen.altitude_km, ORANGE),), marks_of(arc, x, seen.altitude_km, sides)
        ),
        Panel("speed over ground, km/s", (Line(x, seen.ground_speed_mps / 1e3, ORANGE),)),
        *channel(arc, "load_g", "load, g", x, colour=ORANGE),
    ]
    note = "From lift-off to separation of the spacecraft."
    drawn = [Chart("ascent", "Ascent", note, "tall", stacked(panels, "seconds since lift-off"))]
    steering = [
        panel
        for key, title in (
            ("thrust_n", "thrust, N"),
            ("dynamic_pressure_pa", "dynamic pressure, Pa"),
            ("angle_of_attack_deg", "angle of attack, deg"),
            ("pitch_deg", "pitch over the launch horizon, deg"),
            ("yaw_deg", "yaw to the left, deg"),
        )
        for panel in channel(arc, key, title, x, colour=ORANGE)
    ]
    if steering:
        note = "Pitch and yaw are measured in axes that stand still in space from lift-off on."
        figure = stacked(steering, "seconds since lift-off")
        drawn.append(Chart("ascent_steering", "Steering and loads of the ascent", note, "tall", figure))
    return drawn + drop_zones(arc, seen)


def _stay(flight: Flight, arc: Arc, seen: Track) -> list[Chart]:
    day = np.floor((arc.t_s - arc.t_s[0]) / _DAY_S)
    days = [day == number for number in np.unique(day)]
    dates = [flight.epoch.utc(float(arc.t_s[each][0])) for each in days]
    panels = [
        Panel("altitude, km", _daily(dates, [seen.altitude_km[each] for each in days])),
        Panel("speed, km/s", _daily(dates, [seen.speed_mps[each] / 1e3 for each in days])),
    ]
    note = "The station with the docked ship: least, mean and greatest of each day."
    return [Chart("stay", "Stay", note, "tall", stacked(panels, "", dates=True))]


def _daily(dates: Sequence[str], days: Sequence[Vector]) -> tuple[Line, ...]:
    low, high, mean = ([float(pick(each)) for each in days] for pick in (np.min, np.max, np.mean))
    return (
        Line(dates, low, VIOLET, "least", width=0.5),
        Line(dates, high, VIOLET, "greatest", fill=True, width=0.5),
        Line(dates, mean, VIOLET, "mean"),
    )


_PHASES = {
    "ascent": _ascent,
    "rendezvous": rendezvous,
    "docking": docking,
    "stay": _stay,
    "descent": descent,
}
