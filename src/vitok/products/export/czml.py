"""CZML for Cesium: ship, station and port in absolute frames, attitudes, burns, events, the ground."""

from collections.abc import Iterator
from itertools import groupby
from math import isfinite
from typing import Any

import numpy as np
from czml3 import Document, Packet
from czml3.enums import ExtrapolationTypes, InterpolationAlgorithms
from czml3.properties import (
    Clock,
    Color,
    Label,
    Material,
    Orientation,
    Path,
    Point,
    Polygon,
    Polyline,
    PolylineMaterial,
    Position,
    PositionList,
    SolidColorMaterial,
)
from czml3.types import Cartesian2Value, IntervalValue, TimeInterval
from numpy.typing import NDArray

from vitok.earth.frames import Rotation
from vitok.errors import FlightError
from vitok.evidence.events import flight_rotation
from vitok.flight import Flight
from vitok.mission.relocation import STAY, kind_of
from vitok.mission.station import port_of
from vitok.motion.quaternions import quaternions
from vitok.products.export.attitudes import Attitude, attitudes, matrices
from vitok.products.export.base import Exported
from vitok.products.export.bodies import one_line, ship, station, stem
from vitok.products.export.ground import Shape, fixed_from_gcrf, fixed_states, shapes
from vitok.products.export.pieces import Piece, pieces, station_pieces, steady_burns
from vitok.products.words import event_title
from vitok.shown import html_text, json_text
from vitok.types import Vector

# near the ground in the Earth's axes: Cesium turns inertial ones by UTC for UT1, up to 400 m off
_FIXED = ("ascent", "descent")
_SHOWN_S = 6.0 * 3600.0  # of the stay, from either end: half a year of turns shows nothing
_EVENT_S = 120.0
# an interval's ends are told to the millisecond, which may lie before the first sample or after the last
_HELD: dict[str, Any] = {
    f"{way}Extrapolation{what}": value
    for way in ("forward", "backward")
    for what, value in (("Type", ExtrapolationTypes.HOLD), ("Duration", 0.001))
}
_SHIP, _STATION, _BURN, _GROUND = (37, 99, 235), (5, 150, 105), (220, 38, 38), (217, 119, 6)


def export(flight: Flight, *, xml: bool = False) -> Exported:
    """``NAME.czml``; the stay is shown in its first and last hours."""
    rotation = flight_rotation(flight)
    held, _ = attitudes(flight)
    packets = [
        _clock(flight),
        *_bodies(flight, rotation, held),
        *_burns(flight),
        *_events(flight, rotation),
        *(_ground(number, each) for number, each in enumerate(shapes(flight))),
    ]
    document = Document(packets=packets).to_dict()
    _check(document)
    told = (f"czml: the stay is shown in its first and last {_SHOWN_S / 3600.0:g} hours",)
    stays = any(kind_of(name) == STAY for name in flight.arcs)
    return Exported({f"{stem(flight)}.czml": json_text(document)}, told if stays else ())


def _clock(flight: Flight) -> Packet:
    arcs = list(flight.arcs.values())
    begin = flight.epoch.utc(float(arcs[0].t_s[0]))
    end = flight.epoch.utc(float(arcs[-1].t_s[-1]))
    return Packet(
        id="document",
        name=ship(flight).name,
        version="1.0",
        clock=IntervalValue(start=begin, end=end, value=Clock(currentTime=begin, multiplier=10.0)),
    )


def _bodies(flight: Flight, rotation: Rotation, held: list[Attitude]) -> Iterator[Packet]:
    for what, name, colour, way in (
        ("ship", ship(flight).name, _SHIP, pieces(flight)),
        ("station", station(flight).name, _STATION, station_pieces(flight)),
    ):
        for phase, parts in groupby(way, key=lambda each: each.phase):
            t_s, states, points = _joined(list(parts))
            attitude = next((each for each in held if each.phase == phase), None)
            for ending, rows in _windows(phase, t_s):
                q = None if attitude is None else getattr(attitude, what)
                if attitude is not None and q is not None:
                    q = q[np.searchsorted(attitude.t_s, t_s[rows]).clip(0, attitude.t_s.size - 1)]
                key, span = f"{what}/{phase}{ending}", (t_s[rows], states[rows], points)
                yield _moving(flight, key, name, colour, rotation, span, q)
                if what == "station" and q is not None:
                    place = np.array(port_of(flight.cast.station, flight.mission.port_in(phase)).position_m)
                    arm = (matrices(q) * place[None, :, None]).sum(axis=1)
                    port = span[1] + np.hstack((arm, np.gradient(arm, span[0], axis=0)))
                    port_name = f"port {one_line(flight.mission.port_in(phase))}"
                    span = (span[0], port, points)
                    yield _moving(flight, f"port/{phase}{ending}", port_name, colour, rotation, span, q)


def _joined(parts: list[Piece]) -> tuple[Vector, Vector, int]:
    """Instants and states of a phase, the first of two of one instant left out, and Hermite's points."""
    t_s = np.concatenate([each.t_s for each in parts])
    states = np.concatenate([each.states for each in parts])
    kept = np.append(np.diff(t_s) > 0.0, True)
    return t_s[kept], states[kept], parts[0].points


def _windows(phase: str, t_s: Vector) -> list[tuple[str, NDArray[np.intp]]]:
    if kind_of(phase) != STAY or t_s[-1] - t_s[0] <= 2.0 * _SHOWN_S:
        return [("", np.arange(t_s.size))]
    first, last = t_s <= t_s[0] + _SHOWN_S, t_s >= t_s[-1] - _SHOWN_S
    return [("/first", np.flatnonzero(first)), ("/last", np.flatnonzero(last))]


def _moving(
    flight: Flight,
    key: str,
    name: str,
    colour: tuple[int, int, int],
    rotation: Rotation,
    way: tuple[Vector, Vector, int],
    q: Vector | None,
) -> Packet:
    t_s, states, points = way
    phase = key.split("/")[1]
    fixed = phase in _FIXED
    if fixed:
        states = fixed_states(t_s, states, rotation)
    epoch = flight.epoch.utc(float(t_s[0]))
    since_s = t_s - flight.epoch.t_s(epoch)
    position = Position(
        **_HELD,
        epoch=epoch,
        referenceFrame="FIXED" if fixed else "INERTIAL",
        interpolationAlgorithm=InterpolationAlgorithms.HERMITE,  # as the flight itself is read
        interpolationDegree=2 * min(points, t_s.size) - 1,
        cartesianVelocity=_samples(since_s, states, 6),
    )
    orientation = None
    if q is not None:
        to_fixed = fixed_from_gcrf(t_s, rotation)  # Cesium turns bodies from the Earth's axes
        fixed_axes = (matrices(q)[:, :, None, :] * to_fixed[:, None, :, :]).sum(axis=3)
        turned = quaternions(np.ascontiguousarray(fixed_axes))
        orientation = Orientation(
            **_HELD,
            epoch=epoch,
            interpolationAlgorithm=InterpolationAlgorithms.LINEAR,
            interpolationDegree=1,
            unitQuaternion=_samples(since_s, turned[:, [1, 2, 3, 0]], 9),
        )
    return Packet(
        id=key,
        name=name,
        description=html_text(f"{name}, {phase}"),
        availability=_interval(flight, float(t_s[0]), float(t_s[-1])),
        position=position,
        orientation=orientation,
        point=Point(pixelSize=8, color=_colour(colour)),
        label=None if key.startswith("port") else _label(name),
        path=Path(
            width=2, leadTime=0, trailTime=5600, resolution=60, material=PolylineMaterial(**_solid(colour))
        ),
    )


def _samples(t_s: Vector, rows: Vector, digits: int) -> list[float]:
    flat: list[float] = np.column_stack((np.round(t_s, 6), np.round(rows, digits))).ravel().tolist()
    return flat


def _burns(flight: Flight) -> Iterator[Packet]:
    for arc in flight.arcs.values():
        for number, burn in enumerate(steady_burns(arc)):
            name = f"burn {one_line(burn.name)}"
            yield Packet(
                id=f"burn/{arc.name}/{number}",
                name=name,
                description=html_text(f"{name}: {burn.delta_v_mps:.2f} m/s, {burn.propellant_kg:.1f} kg"),
                availability=_interval(flight, burn.start_s, burn.start_s + burn.duration_s),
                position=Position(reference=f"ship/{arc.name}#position"),
                point=Point(pixelSize=16, color=_colour(_BURN)),
                label=_label(name),
            )


def _events(flight: Flight, rotation: Rotation) -> Iterator[Packet]:
    for number, event in enumerate(flight.events):
        (place,) = fixed_states(np.array([event.t_s]), event.y[None, :6], rotation)
        name = event_title(one_line(event.name))
        told = ", ".join(f"{key} = {value}" for key, value in event.detail.items())
        yield Packet(
            id=f"event/{number}",
            name=name,
            description=html_text(f"{name}, {flight.epoch.utc(event.t_s)}{': ' if told else ''}{told}"),
            availability=_interval(flight, event.t_s, event.t_s + _EVENT_S),
            position=Position(referenceFrame="FIXED", cartesian=np.round(place[:3], 3).tolist()),
            point=Point(pixelSize=6, color=_colour(_GROUND)),
            label=_label(name),
        )


def _ground(number: int, shape: Shape) -> Packet:
    flat = np.round(np.column_stack((shape.points_deg, np.zeros(len(shape.points_deg)))), 7).ravel().tolist()
    key, told = f"ground/{number}", html_text(shape.name)
    if len(shape.points_deg) == 1:
        return Packet(
            id=key,
            name=shape.name,
            description=told,
            position=Position(cartographicDegrees=flat),
            point=Point(pixelSize=7, color=_colour(_GROUND)),
            label=_label(shape.name),
        )
    around = PositionList(cartographicDegrees=flat)
    if len(shape.points_deg) == 2:
        line = Polyline(
            positions=around, width=6, clampToGround=True, material=PolylineMaterial(**_solid(_GROUND))
        )
        return Packet(id=key, name=shape.name, description=told, polyline=line)
    area = Polygon(positions=around, material=Material(**_solid(_GROUND, 90)))
    return Packet(id=key, name=shape.name, description=told, polygon=area)


def _interval(flight: Flight, begin_s: float, end_s: float) -> TimeInterval:
    return TimeInterval(start=flight.epoch.utc(begin_s), end=flight.epoch.utc(end_s))


def _label(text: str) -> Label:
    return Label(text=text, font="13px sans-serif", pixelOffset=Cartesian2Value(values=[0, -18]))


def _colour(rgb: tuple[int, int, int], alpha: int = 255) -> Color:
    return Color(rgba=[*rgb, alpha])


def _solid(rgb: tuple[int, int, int], alpha: int = 255) -> dict[str, Any]:
    return {"solidColor": SolidColorMaterial(color=_colour(rgb, alpha))}


def _check(value: Any) -> None:
    """FlightError for a number that is not finite."""
    if isinstance(value, float) and not isfinite(value):
        raise FlightError(f"a number of the flight is {value}: what is not finite is not exported")
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _check(each)
