"""What the way home looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vitok.descent.guidance import tabulated
from vitok.earth.ground_plane import on_ground
from vitok.elementary import cos, sin
from vitok.products.figures import (
    BLUE,
    GREEN,
    INK,
    ORANGE,
    PALE,
    RED,
    Chart,
    Line,
    Mark,
    Panel,
    View,
    stacked,
    world_map,
)
from vitok.products.panels import channel, marks_of
from vitok.products.track import Track

if TYPE_CHECKING:
    from vitok.descent.outlook import Outlook
    from vitok.descent.plan import DescentPlan
    from vitok.flight import Flight
    from vitok.mission.place import Zone
    from vitok.motion.arc import Arc

Vector = NDArray[np.float64]

_ENTRY_LEAD_S = 60.0
_WIDE_DEG, _CLOSE_DEG = 3.0, 0.15  # about what a map shows


def descent(flight: Flight, arc: Arc, seen: Track) -> list[Chart]:
    """Charts of the way home: all of it, the entry beside its reference, the parachutes, the ground below."""
    x = (arc.t_s - arc.t_s[0]) / 60.0
    sides = {"deorbit_start": "top center", "entry_interface": "middle left", "landing": "top center"}
    panels = [
        Panel("altitude, km", (Line(x, seen.altitude_km, RED),), marks_of(arc, x, seen.altitude_km, sides)),
        Panel("speed over ground, km/s", (Line(x, seen.ground_speed_mps / 1e3, RED),)),
    ]
    note = "From undocking to landing."
    drawn = [Chart("descent", "Descent", note, "tall", stacked(panels, "minutes since undocking"))]
    instants_s = {event.name: event.t_s for event in arc.events}
    if {"entry_interface", "parachute_command"} <= instants_s.keys():
        entry_s, opened_s = instants_s["entry_interface"], instants_s["parachute_command"]
        kept = (arc.t_s >= entry_s - _ENTRY_LEAD_S) & (arc.t_s <= opened_s)
        drawn += [*_entry(arc, seen, kept, entry_s), _parachutes(seen, arc.t_s >= opened_s)]
        if flight.descent is not None:
            drawn.append(_reference(flight.descent, arc, kept))
            if flight.outlook is not None:
                drawn += _ground(flight.cast.zone, flight.descent, flight.outlook, arc, seen)
    return drawn


def _entry(arc: Arc, seen: Track, kept: NDArray[np.bool_], entry_s: float) -> list[Chart]:
    x = arc.t_s - entry_s
    path = [
        Panel("altitude, km", (Line(x[kept], seen.altitude_km[kept], RED),)),
        Panel("speed over ground, km/s", (Line(x[kept], seen.ground_speed_mps[kept] / 1e3, RED),)),
    ]
    steering = [
        *channel(arc, "load_g", "load, g", x, colour=RED, kept=kept),
        *channel(arc, "heat_flux_wpm2", "heat flux at the nose, W/m²", x, colour=RED, kept=kept),
        *channel(arc, "bank_deg", "bank, °", x, colour=RED, kept=kept),
    ]
    return [
        Chart(key, title, note, "tall", stacked(panels, "seconds since entry interface"))
        for key, title, note, panels in (
            ("entry", "Entry", "From the upper air to the parachute command.", path),
            ("steering", "Load, heat and bank", "Bank turns the lift, which steers the range.", steering),
        )
        if panels
    ]


def _parachutes(seen: Track, kept: NDArray[np.bool_]) -> Chart:
    x = (seen.t_s[kept] - seen.t_s[kept][0]) / 60.0
    panels = [
        Panel("altitude, km", (Line(x, seen.altitude_km[kept], RED),)),
        Panel("speed over ground, m/s", (Line(x, seen.ground_speed_mps[kept], RED),), logarithmic=True),
    ]
    note = "From the parachute command to touchdown."
    return Chart(
        "parachutes", "Parachutes", note, "tall", stacked(panels, "minutes since the parachute command")
    )


def _reference(plan: DescentPlan, arc: Arc, kept: NDArray[np.bool_]) -> Chart:
    """Load and range to go over speed, as flown and as the guidance's reference has them."""
    reference = tabulated(plan.steering.parameters)
    speed_kmps = reference.speed_mps / 1e3
    flown_kmps = arc.channels["ground_speed_mps"][kept] / 1e3
    guided = flown_kmps <= speed_kmps[-1]
    panels = [
        Panel(
            title,
            (
                Line(speed_kmps, expected, PALE, "reference"),
                Line(flown_kmps[guided], arc.channels[key][kept][guided], RED, "flown"),
            ),
        )
        for title, key, expected in (
            ("range to go, km", "range_to_go_km", reference.range_to_go_m / 1e3),
            ("load, g", "load_g", reference.load_g),
        )
    ]
    note = "Flown (red) beside the reference (grey), which the guidance corrects its bank by."
    return Chart("reference", "Entry and its reference", note, "tall", stacked(panels, "ground speed, km/s"))


def _ground(zone: Zone, plan: DescentPlan, outlook: Outlook, arc: Arc, seen: Track) -> list[Chart]:
    """Where all parts come down, and the landing zone from near."""
    footprint, backup = outlook.footprint, outlook.backup
    zone_line = _closed(_circle(plan.aim, zone.radius_km * 1e3), GREEN, "landing zone")
    ellipses, with_failures = [_closed(footprint.outline(), ORANGE, "3-sigma footprint")], ""
    if outlook.with_failures is not None:
        ellipses.append(_closed(outlook.with_failures.outline(), INK, "3-sigma footprint with the failures"))
        with_failures = ", and that of as many with the failures of this flight"
    low = seen.t_s >= next(event.t_s for event in arc.events if event.name == "entry_interface")
    track = Line(seen.longitude_deg[low], seen.latitude_deg[low], RED, "entry", width=3.5)
    strips = [
        Line(
            [event.detail[f"{end}_pieces_longitude_deg"] for end in ("light", "heavy")],
            [event.detail[f"{end}_pieces_latitude_deg"] for end in ("light", "heavy")],
            colour,
            event.name.removesuffix("_break_up").replace("_", " "),
            width=width,
        )
        for event, colour, width in zip(
            (event for event in arc.events if "light_pieces_latitude_deg" in event.detail),
            (PALE, BLUE),
            (12.0, 6.0),
            strict=False,
        )
    ]
    landing = (float(seen.longitude_deg[-1]), float(seen.latitude_deg[-1]))
    marks = [
        Mark(*landing, "landing", "top right"),
        Mark(*_degrees(footprint.ballistic), "ballistic landing", "bottom right"),
    ]
    if backup is not None:
        marks.append(Mark(*_degrees(backup.landing), "one turn later", "top left"))
    near = [
        Mark(*landing, "landing", "top right"),
        Mark(*_degrees(plan.aim), "aim", "bottom right", INK),
    ]
    return [
        Chart(
            "recovery",
            "Where everything comes down",
            "Strips of the other modules' pieces, the point without guidance, and that of the next turn.",
            "map",
            world_map(
                [*strips, track, zone_line, *ellipses[1:]], marks, _view([track, *strips], marks, _WIDE_DEG)
            ),
        ),
        Chart(
            "footprint",
            "Footprint in the landing zone",
            f"Ellipse of {footprint.runs} dispersed flights{with_failures}.",
            "map",
            world_map([track, zone_line, *ellipses], near, _view([zone_line, *ellipses], near, _CLOSE_DEG)),
        ),
    ]


def _degrees(point: tuple[float, float]) -> tuple[float, float]:
    """Longitude and latitude (deg) of a point's latitude and longitude (rad)."""
    latitude_deg, longitude_deg = np.degrees(point)
    return float(longitude_deg), float(latitude_deg)


def _circle(centre: tuple[float, float], radius_m: float) -> Vector:
    turn = np.linspace(0.0, 2.0 * np.pi, 73)
    return on_ground(radius_m * np.column_stack((cos(turn), sin(turn))), centre)


def _closed(points: Vector, colour: str, name: str) -> Line:
    return Line(np.degrees(points[:, 1]), np.degrees(points[:, 0]), colour, name)


def _view(lines: list[Line], marks: list[Mark], margin_deg: float) -> View:
    """The part of the map that holds all of these."""
    spans = []
    for coordinate in ("x", "y"):
        values = np.concatenate([np.atleast_1d(getattr(each, coordinate)) for each in (*lines, *marks)])
        spans.append((float(values.min()) - margin_deg, float(values.max()) + margin_deg))
    step_deg = 10.0 if spans[0][1] - spans[0][0] > 10.0 else 0.5
    return spans[0], spans[1], step_deg
