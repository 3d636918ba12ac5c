"""What a flight looks like, each phase in the units that suit it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from vitok.evidence.events import flight_rotation
from vitok.mission.relocation import RELOCATION, kind_of
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
from vitok.products.panels import channel, instants_of, marks_of, with_instants, with_legend
from vitok.products.record_marks import with_record, with_recorded_instants
from vitok.products.rendezvous_charts import rendezvous
from vitok.products.track import Track, track
from vitok.products.words import event_title
from vitok.types import Vector

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.motion.arc import Arc


_DAY_S = 86400.0
_STAGES = {
    "booster_separation": "bottom right",
    "fairing_jettison": "bottom right",
    "core_separation": "top left",
    "insertion": "bottom left",
}


def charts(flight: Flight) -> list[Chart]:
    """All charts of a flight, in its order; a phase that was not flown has none."""
    return [chart for those in chapters(flight).values() for chart in those]


def chapters(flight: Flight) -> dict[str, list[Chart]]:
    """The charts of a flight by phase, in its order, its maps first; a phase that was not flown has none."""
    table = flight_rotation(flight)
    tracks = {name: track(arc, table) for name, arc in flight.arcs.items()}
    drawn = {"overview": maps(flight, tracks)}
    for name, arc in flight.arcs.items():
        drawn[name] = _PHASES[kind_of(name)](flight, arc, tracks[name])
    return drawn


def _ascent(flight: Flight, arc: Arc, seen: Track) -> list[Chart]:
    x, limits = arc.t_s - arc.t_s[0], flight.cast.rocket.guidance
    instants = instants_of(arc, x, _STAGES)
    height = Panel("altitude, km", (Line(x, seen.altitude_km, ORANGE, "flown"),))
    height = replace(height, marks=marks_of(arc, x, seen.altitude_km, _STAGES))
    height = with_record(height, flight, arc, x, key="altitude_km")
    speed = Panel("speed over ground, km/s", (Line(x, seen.ground_speed_mps / 1e3, ORANGE, "flown"),))
    speed = with_record(speed, flight, arc, x, key="ground_speed_mps", unit=1e3)
    limit_g = limits.axial_load_limit_g
    panels = [
        with_recorded_instants(height, flight, arc, x, names=("insertion", *_STAGES)),
        speed,
        *channel(arc, "load_g", "load, g", x, colour=ORANGE, limit=limit_g),
    ]
    note = "From lift-off to separation of the spacecraft."
    figure = with_legend(stacked(with_instants(panels, instants), "seconds since lift-off"))
    drawn = [Chart("ascent", "Ascent", note, "tall", figure)]
    steering = [
        panel
        for key, title, unit, limit in (
            ("thrust_n", "thrust, kN", 1e3, None),
            ("dynamic_pressure_pa", "dynamic pressure, kPa", 1e3, limits.dynamic_pressure_limit_pa),
            ("angle_of_attack_deg", "angle of attack, °", 1.0, None),
            ("pitch_deg", "pitch over the launch horizon, °", 1.0, None),
            ("yaw_deg", "yaw to the left, °", 1.0, None),
        )
        for panel in channel(arc, key, title, x, colour=ORANGE, unit=unit, limit=limit)
    ]
    if steering:
        note = "Pitch and yaw are measured in axes that stand still in space from lift-off on."
        figure = with_legend(stacked(with_instants(steering, instants), "seconds since lift-off"))
        drawn.append(Chart("ascent_steering", "Steering and loads of the ascent", note, "wide", figure))
    return drawn + _heating(flight, arc, x) + drop_zones(arc, seen)


def _heating(flight: Flight, arc: Arc, x: Vector) -> list[Chart]:
    """Heat on what is bare once the part that is dropped last for its sake has gone."""
    limits = {each.event: each.heat_flux_limit_wpm2 for each in flight.cast.rocket.jettisons}
    dropped = [each for each in arc.events if limits.get(each.name) is not None]
    panels = []
    if dropped:
        kept = arc.t_s > dropped[-1].t_s
        title, limit = "heat flux at the nose, kW/m²", limits[dropped[-1].name]
        key = "stagnation_heat_flux_wpm2"
        panels = channel(arc, key, title, x, colour=ORANGE, kept=kept, unit=1e3, limit=limit)
    if not panels:
        return []
    note = f"On what is bare after {event_title(dropped[-1].name)}."
    figure = with_legend(stacked(panels, "seconds since lift-off"))
    return [Chart("ascent_heat", "Heat of the ascent", note, "tall", figure)]


def _stay(flight: Flight, arc: Arc, seen: Track) -> list[Chart]:
    day = np.floor((arc.t_s - arc.t_s[0]) / _DAY_S)
    days = [day == number for number in np.unique(day)]
    dates = [flight.epoch.utc(float(arc.t_s[each][0])) for each in days]
    panels = [
        Panel("altitude, km", _daily(dates, [seen.altitude_km[each] for each in days])),
        Panel("speed, km/s", _daily(dates, [seen.speed_mps[each] / 1e3 for each in days])),
    ]
    note = "The station with the docked ship: least, mean and greatest of each day."
    return [Chart(arc.name, "Stay", note, "tall", stacked(panels, "", dates=True))]


def _relocation(flight: Flight, arc: Arc, seen: Track) -> list[Chart]:
    """Its way in by the charts of a docking, at the port that it comes to."""
    outward = f"{arc.name}_undocking", f"{arc.name}_separation"
    begin_s = next(each.t_s for each in arc.events if each.name not in outward)
    rows = arc.t_s > begin_s
    inward = replace(
        arc,
        t_s=arc.t_s[rows],
        r_gcrf_m=arc.r_gcrf_m[rows],
        v_gcrf_mps=arc.v_gcrf_mps[rows],
        mass_kg=arc.mass_kg[rows],
        channels={key: values[rows] for key, values in arc.channels.items()},
        events=tuple(
            replace(each, name=each.name.removeprefix(f"{arc.name}_"))
            for each in arc.events
            if each.t_s > begin_s
        ),
        pulses={name: each[each[:, 0] > begin_s] for name, each in arc.pulses.items()},
    )
    there = replace(flight, cast=flight.cast.at(arc.name))
    return [replace(each, key=f"{arc.name}_{each.key}") for each in docking(there, inward, seen)]


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
    RELOCATION: _relocation,
    "descent": descent,
}
