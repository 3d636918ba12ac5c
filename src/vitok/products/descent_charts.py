"""What the way home looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vitok.descent.guidance import tabulated
from vitok.earth.ground_plane import Point, on_ground
from vitok.elementary import cos, sin
from vitok.products.dots import Kind, dots
from vitok.products.figures import (
    BLUE,
    GREEN,
    INK,
    ORANGE,
    PALE,
    RED,
    VIOLET,
    Chart,
    Line,
    Mark,
    Panel,
    View,
    stacked,
    world_map,
)
from vitok.products.panels import channel, instants_of, marks_of, with_instants, with_legend
from vitok.products.record_marks import recorded_landing, with_record, with_recorded_instants
from vitok.products.track import Track
from vitok.types import Vector

if TYPE_CHECKING:
    from vitok.descent.outlook import Outlook
    from vitok.descent.plan import DescentPlan
    from vitok.flight import Flight
    from vitok.motion.arc import Arc


_ENTRY_LEAD_S = 60.0
_WIDE_DEG, _CLOSE_DEG = 3.0, 0.15  # about what a map shows
_COUNTRY_DEG = 3.4  # to the north and the south of the aim: the towns from which helicopters come
_ON_GROUND = 5  # traces of a near map are what lies on the ground
_SINCE_INTERFACE = "seconds since entry interface"


def descent(flight: Flight, arc: Arc, seen: Track) -> list[Chart]:
    """Charts of the way home: all of it, the entry beside its reference, the parachutes, the ground below."""
    x = (arc.t_s - arc.t_s[0]) / 60.0
    sides = {"deorbit_start": "top center", "entry_interface": "middle left", "landing": "top center"}
    height = Panel(
        "altitude, km", (Line(x, seen.altitude_km, RED, "flown"),), marks_of(arc, x, seen.altitude_km, sides)
    )
    panels = [
        with_recorded_instants(height, flight, arc, x),
        Panel("speed over ground, km/s", (Line(x, seen.ground_speed_mps / 1e3, RED, "flown"),)),
    ]
    note = "From undocking to landing."
    figure = with_legend(
        stacked(with_instants(panels, instants_of(arc, x, sides)), "minutes since undocking")
    )
    drawn = [Chart("descent", "Descent", note, "tall", figure)]
    instants_s = {event.name: event.t_s for event in arc.events}
    if {"entry_interface", "parachute_command"} <= instants_s.keys():
        entry_s, opened_s = instants_s["entry_interface"], instants_s["parachute_command"]
        kept = (arc.t_s >= entry_s - _ENTRY_LEAD_S) & (arc.t_s <= opened_s)
        drawn += [
            *_entry(flight, arc, seen, kept, entry_s=entry_s),
            _parachutes(flight, arc, seen, arc.t_s >= opened_s),
        ]
        if flight.descent is not None:
            drawn.append(_reference(flight.descent, arc, kept))
            if flight.outlook is not None:
                drawn += _ground(flight, flight.descent, flight.outlook, arc, seen)
    return drawn


def _entry(flight: Flight, arc: Arc, seen: Track, kept: NDArray[np.bool_], *, entry_s: float) -> list[Chart]:
    x = arc.t_s - entry_s
    sides = {"guidance_start": "top right", "peak_heat": "top right", "peak_load": "top right"}
    marks = marks_of(arc, x, seen.altitude_km, sides)
    height = Panel("altitude, km", (Line(x[kept], seen.altitude_km[kept], RED, "flown"),), marks)
    speed = Panel(
        "speed over ground, km/s", (Line(x[kept], seen.ground_speed_mps[kept] / 1e3, RED, "flown"),)
    )
    path = [
        with_recorded_instants(height, flight, arc, x, names=("entry_interface", "parachute_command")),
        with_record(speed, flight, arc, x, key="ground_speed_mps", unit=1e3),
    ]
    module = flight.cast.descent_module
    limit_g = None if module is None else module.entry.load_limit_g
    load = channel(arc, "load_g", "load, g", x, colour=RED, kept=kept, limit=limit_g)
    steering = [
        *(with_record(each, flight, arc, x, key="load_g") for each in load),
        *channel(arc, "heat_flux_wpm2", "heat flux at the nose, kW/m²", x, colour=RED, kept=kept, unit=1e3),
        *channel(arc, "bank_deg", "bank, °", x, colour=RED, kept=kept),
    ]
    instants = instants_of(arc, x, (*sides, "blackout_start", "blackout_end"))
    steered = (
        "Bank turns the lift, which steers the range. At its limit of load the guidance turns all lift up."
    )
    return [
        Chart(
            key, title, note, "tall", with_legend(stacked(with_instants(panels, instants), _SINCE_INTERFACE))
        )
        for key, title, note, panels in (
            ("entry", "Entry", "From the upper air to the parachute command.", path),
            ("steering", "Load, heat and bank", steered, steering),
        )
        if panels
    ]


def _parachutes(flight: Flight, arc: Arc, seen: Track, kept: NDArray[np.bool_]) -> Chart:
    x = (arc.t_s - seen.t_s[kept][0]) / 60.0
    sides = {"main": "top right", "heat_shield_jettison": "top right", "levelled": "top right"}
    marks = marks_of(arc, x, seen.altitude_km, sides)
    height = Panel("altitude, km", (Line(x[kept], seen.altitude_km[kept], RED, "flown"),), marks)
    speed = Panel(
        "speed over ground, m/s",
        (Line(x[kept], seen.ground_speed_mps[kept], RED, "flown"),),
        logarithmic=True,
    )
    panels = [
        with_recorded_instants(height, flight, arc, x, names=("landing",)),
        with_record(speed, flight, arc, x, key="ground_speed_mps"),
    ]
    instants = instants_of(arc, x, ("pilots", "drogue", *sides, "soft_landing_engines"))
    note = "From the parachute command to touchdown."
    figure = stacked(with_instants(panels, instants), "minutes since the parachute command")
    return Chart("parachutes", "Parachutes", note, "tall", with_legend(figure))


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


def _ground(flight: Flight, plan: DescentPlan, outlook: Outlook, arc: Arc, seen: Track) -> list[Chart]:
    """Where all parts come down, the country about the landing zone, and the zone from near."""
    footprint, backup = outlook.footprint, outlook.backup
    zone_line = _closed(_circle(plan.aim, flight.cast.zone.radius_km * 1e3), GREEN, "landing zone")
    ellipses, with_failures = [_closed(footprint.outline(), ORANGE, "3-sigma footprint")], ""
    if outlook.with_failures is not None:
        ellipses.append(_closed(outlook.with_failures.outline(), INK, "3-sigma footprint with the failures"))
        with_failures = ", and that of as many with the failures of this flight"
    low = seen.t_s >= next(event.t_s for event in arc.events if event.name == "entry_interface")
    track = Line(seen.longitude_deg[low], seen.latitude_deg[low], RED, "entry", width=3.5)
    strips = _strips(arc)
    landing = Mark(float(seen.longitude_deg[-1]), float(seen.latitude_deg[-1]), "landing", "top right", RED)
    ballistic = Mark(*_degrees(footprint.ballistic), "ballistic landing", "bottom right")
    marks = [landing, ballistic]
    if backup is not None:
        marks.append(Mark(*_degrees(backup.landing), "one turn later", "top left"))
    recorded = recorded_landing(flight.mission.record)
    known = [] if recorded is None else [Mark(*_degrees(recorded), "recorded landing", "bottom left", VIOLET)]
    near = [landing, *known, Mark(*_degrees(plan.aim), "aim", "bottom right", INK)]
    wide = world_map(
        [*strips, track, zone_line, *ellipses[1:]], marks, _view([track, *strips], marks, _WIDE_DEG)
    )
    country = world_map([track, zone_line, *ellipses], [landing, ballistic, *known], _about(plan.aim))
    close = world_map([track, zone_line, *ellipses], near, _view([zone_line, *ellipses], near, _CLOSE_DEG))
    runs = [*footprint.points, *(() if outlook.with_failures is None else outlook.with_failures.points)]
    if runs:
        longitudes, latitudes = zip(*map(_degrees, runs), strict=True)
        close["data"].insert(_ON_GROUND, dots(Kind("landings of the runs", BLUE, 4.0), longitudes, latitudes))
    return [
        Chart(
            "recovery",
            "Where everything comes down",
            "Strips of the other modules' pieces, the point without guidance, and that of the next turn.",
            "map",
            wide,
        ),
        Chart(
            "zone_country",
            "The country about the landing zone",
            "Towns, borders, the zone, and where the flight and the record come down.",
            "map",
            country,
        ),
        Chart(
            "footprint",
            "Footprint in the landing zone",
            f"Ellipse of {footprint.runs} dispersed flights{with_failures}.",
            "map",
            close,
        ),
    ]


def _strips(arc: Arc) -> list[Line]:
    """Where the pieces of the other modules come down, from the light ones to the heavy ones."""
    return [
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


def _about(aim: Point) -> View:
    """A map about a point that shows about as much to the east and the west as its page has room for."""
    longitude_deg, latitude_deg = _degrees(aim)
    wide_deg = 1.7 * _COUNTRY_DEG / float(cos(np.array(aim[0])))
    return (
        (longitude_deg - wide_deg, longitude_deg + wide_deg),
        (latitude_deg - _COUNTRY_DEG, latitude_deg + _COUNTRY_DEG),
        2.0,
    )


def _degrees(point: Point) -> tuple[float, float]:
    """Longitude and latitude (deg) of a point's latitude and longitude (rad)."""
    latitude_deg, longitude_deg = np.degrees(point)
    return float(longitude_deg), float(latitude_deg)


def _circle(centre: Point, radius_m: float) -> Vector:
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
