"""Whole phases of a mission flown in batch: dispersed ascents and descents, on all cores."""

import os
import time
from collections.abc import Callable

import numpy as np

from vitok.ascent.batch import Vehicle, insertions
from vitok.ascent.pad import azimuth_in_plane_rad, on_the_pad
from vitok.ascent.programme import solve_programme
from vitok.ascent.steering import solve_kick
from vitok.craft.rocket import THRUST_SEA_LEVEL, THRUST_VACUUM, timeline
from vitok.descent import plan as descent_plan
from vitok.descent.batch import fly_dispersed
from vitok.earth.environment import environment
from vitok.earth.time import Epoch
from vitok.mission.catalogue import load
from vitok.mission.mission import Mission
from vitok.mission.place import Site
from vitok.mission.rocket import Rocket
from vitok.motion.elements import plane_normal
from vitok.scene import set_up

COUNT, ROUNDS = 400, 5
_SHIP_KG = 6700.0
_LIFTOFF_S, _INCLINATION_RAD, _THRUST_SIGMA = 26400.0, np.radians(51.64), 0.002


def rates_per_s() -> dict[str, float]:
    """Flights a second on all cores."""
    cores = os.cpu_count()
    rates = {f"ascents of {name}, {cores} cores": _ascents_per_s(name) for name in ("soyuz-fg", "soyuz-2-1a")}
    return rates | {f"descents, burn to touchdown, {cores} cores": _descents_per_s()}


def _ascents_per_s(name: str) -> float:
    rocket, site = load(name, Rocket), load("baikonur-31-6", Site)
    earth = environment(Epoch.from_utc("2017-12-17T00:00:00Z"), 0.0, 86400.0)
    line = timeline(rocket, rocket.payload_kg)
    calm = np.zeros((1, 3))
    y0, _ = on_the_pad(rocket, site, 1.0, _LIFTOFF_S, azimuth_rad=0.0, environment=earth, wind=calm)
    latitude_rad = np.arcsin(y0[2] / np.linalg.norm(y0[:3]))
    node_rad = np.arctan2(y0[1], y0[0]) - np.arcsin(np.tan(latitude_rad) / np.tan(_INCLINATION_RAD))
    normal = plane_normal(_INCLINATION_RAD, node_rad)
    azimuth_rad = azimuth_in_plane_rad(site, _LIFTOFF_S, normal, earth)
    start = on_the_pad(
        rocket, site, line.liftoff_mass_kg, _LIFTOFF_S, azimuth_rad=azimuth_rad, environment=earth, wind=calm
    )
    if rocket.guidance.law == "explicit":
        parameters = solve_kick(rocket, line, *start, environment=earth, normal_gcrf=normal).parameters
    else:
        parameters = solve_programme(rocket, line, *start, environment=earth).parameters
    draw = np.random.default_rng(1)
    vehicles = []
    for _ in range(COUNT):
        segments = line.segments.copy()
        segments[:, [THRUST_VACUUM, THRUST_SEA_LEVEL]] *= 1.0 + _THRUST_SIGMA * draw.normal()
        vehicles.append(Vehicle(*start, segments))
    return COUNT / _seconds(lambda: insertions(vehicles, rocket.guidance, parameters, earth))


def _descents_per_s() -> float:
    scene = set_up(load("soyuz-ms-07", Mission))
    home = descent_plan.plan(scene, scene.undocking(_SHIP_KG))
    craft, earth = descent_plan.vehicle_of(scene), scene.departure.environment
    return COUNT / _seconds(lambda: fly_dispersed(craft, home, earth, runs=COUNT, seed=1))


def _seconds(task: Callable[[], object]) -> float:
    times_s = []
    for _ in range(ROUNDS):
        began_s = time.perf_counter()
        task()
        times_s.append(time.perf_counter() - began_s)
    return float(np.median(times_s))
