"""What ship, rocket, station and canopies look like, from the files of the mission, for a page to build."""

from __future__ import annotations

from math import pi, sqrt
from typing import TYPE_CHECKING, Any

from vitok.craft.mass_properties import mass_at, mass_model
from vitok.craft.station import port_axes

if TYPE_CHECKING:
    from vitok.mission.rocket import Rocket
    from vitok.mission.spacecraft import Spacecraft
    from vitok.mission.station import Station
    from vitok.scene import Cast

_KGPM3 = 600.0  # of a rocket's stages, that of which no shape is told: kerosene and oxygen, walls and all


def models(cast: Cast) -> dict[str, Any]:
    """Ship, rocket, station and canopies by name; lengths in m, axes as in their files."""
    return {
        "ship": _ship(cast),
        "rocket": _rocket(cast.rocket),
        "station": _station(cast.station),
        "canopies": _canopies(cast),
    }


def _ship(cast: Cast) -> dict[str, Any]:
    craft = cast.spacecraft
    module = cast.descent_module
    jets = [
        {"name": jet.name, "position": jet.position_m, "direction": jet.direction}
        for jet in craft.propulsion.thrusters.jets
    ]
    told: dict[str, Any] = {
        "modules": [],
        "arrays": [],
        "jets": jets,
        "engine": craft.propulsion.main.position_m,
        "centre": [0.0, 0.0, 0.0],
        "probe": [craft.docking_mechanism.docked_length_m, 0.0, 0.0],
        "capsule": None,
    }
    if module is not None:
        diameter_m = 2.0 * sqrt(module.aerodynamics.reference_area_m2 / pi)
        told["capsule"] = {"diameter": diameter_m, "nose_radius": module.aerodynamics.nose_radius_m}
    places = craft.mass_properties
    if places is None:
        return told
    for name in ("orbital", "descent", "service"):
        body = getattr(places, name)
        if body.size_m is not None:
            told["modules"].append({"name": name, "position": body.position_m, "size": body.size_m})
    told["arrays"] = [{"position": each.position_m, "size": each.size_m} for each in places.arrays]
    told["parts"] = [
        {"name": each.name, "module": each.module, "position": each.position_m, "size": each.size_m}
        for each in places.parts
    ]
    told["centre"] = _centre_m(craft, cast.crew_kg, cast.mission.cargo.up_kg)
    if craft.docking_mechanism.probe_position_m is not None:
        told["probe"] = craft.docking_mechanism.probe_position_m
    return told


def _centre_m(craft: Spacecraft, crew_kg: float, cargo_kg: float) -> list[float]:
    """Centre of mass from the origin of the body axes, with two thirds of the propellant as at docking."""
    model = mass_model(craft, crew_kg, cargo_kg)
    _, centre_m, _ = mass_at(model, 2.0 / 3.0 * craft.propulsion.propellant_kg)
    return [float(each) for each in centre_m]


def _rocket(rocket: Rocket) -> dict[str, Any]:
    shapes = [each.model_dump() for each in rocket.shapes]
    payload_m = rocket.payload_m
    if not shapes:
        shapes, payload_m = _plain_rocket(rocket)
    return {
        "shapes": shapes,
        "payload": payload_m,
        "stages": [
            {"name": each.name, "count": each.count, "thrust": each.thrust_vacuum_n} for each in rocket.stages
        ],
    }


def _plain_rocket(rocket: Rocket) -> tuple[list[dict[str, Any]], float]:
    """Cylinders, one on the other, that hold the stages' propellants; the first of several stand about."""
    across_m = sqrt(rocket.aerodynamics.area_m2 / pi)
    base_m, shapes = 0.0, []
    for number, stage in enumerate(rocket.stages):
        strapped = stage.count > 1 and number == 0 and len(rocket.stages) > 1
        radius_m = across_m * (0.35 if stage.count > 1 else 0.5)
        length_m = (stage.propellant_kg + stage.empty_kg) / (_KGPM3 * pi * radius_m**2)
        shape = {
            "part": stage.name,
            "surface": "white",
            "profile_m": [
                (0.0, 0.7 * radius_m),
                (1.0, radius_m),
                (length_m - 1.5, radius_m),
                (length_m, 0.0),
            ],
            "size_m": None,
            "position_m": (0.0 if strapped else base_m, across_m - radius_m if strapped else 0.0, 0.0),
            "axis": (1.0, 0.0, 0.0),
            "count": stage.count,
            "turns": False,
        }
        shapes.append(shape)
        base_m += 0.0 if strapped else length_m
    return shapes, base_m + 3.0


def _station(station: Station) -> dict[str, Any]:
    ports = {
        name: {
            "position": each.position_m,
            "axis": each.axis,
            "axes": port_axes(each).tolist(),
            "title": each.module,
        }
        for name, each in station.ports.items()
    }
    shapes = [each.model_dump() for each in station.shapes] or _plain_station(station)
    return {
        "shapes": shapes,
        "ports": ports,
        "yaw_deg": station.yaw_deg,
    }


def _plain_station(station: Station) -> list[dict[str, Any]]:
    """Modules from the centre of mass to each port, and two arrays."""
    shapes = list[dict[str, Any]]()
    for name, port in station.ports.items():
        length_m = sqrt(sum(each**2 for each in port.position_m))
        radius_m = min(2.1, 0.3 * length_m)
        shapes.append(
            {
                "part": name,
                "surface": "white",
                "profile_m": [(0.0, radius_m), (0.8 * length_m, radius_m), (length_m, 0.5 * radius_m)],
                "size_m": None,
                "position_m": (0.0, 0.0, 0.0),
                "axis": tuple(each / length_m for each in port.position_m),
                "count": 1,
                "turns": False,
            }
        )
    reach_m = max(sqrt(sum(each**2 for each in port.position_m)) for port in station.ports.values())
    for side in (-1.0, 1.0):
        array = {"part": "array", "surface": "cells", "profile_m": (), "size_m": (4.0, reach_m, 0.06)}
        shapes.append(
            array
            | {"position_m": (0.0, side * reach_m, 0.0), "axis": (1.0, 0.0, 0.0), "count": 1, "turns": True}
        )
    return shapes


def _canopies(cast: Cast) -> list[dict[str, Any]]:
    """The canopies of both systems; times from their opening on, s."""
    if cast.descent_module is None:
        return []
    parachutes = cast.descent_module.parachutes
    return [
        {
            "name": each.name,
            "diameter": 2.0 * sqrt(each.area_m2 / pi),
            "inflation": each.inflation_s,
            "reefed": each.reefed_fraction,
            "disreefing": each.disreefing_s,
            "lasts": each.release_s - each.opening_s,
        }
        for each in (*parachutes.canopies, *parachutes.reserve)
    ]
