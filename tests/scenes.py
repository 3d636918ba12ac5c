"""Scenes for single phases: what a mission names from the catalogue, about orbits made for the test."""

from dataclasses import fields, replace
from types import SimpleNamespace
from typing import Any

from vitok.chance import Draws
from vitok.earth.environment import Environment
from vitok.earth.time import Epoch
from vitok.mission.catalogue import load
from vitok.mission.mission import Mission
from vitok.mission.station import Station
from vitok.motion.trajectory import Trajectory
from vitok.scene import Cast, Scene, loaded
from vitok.world import World, world_of

_CAST = {each.name for each in fields(Cast)}


def known(station: Trajectory, environment: Environment, epoch: Epoch | None = None) -> Any:
    """A station's orbit as the phases need it; who asks for the air beyond its span needs the ``epoch``."""
    return SimpleNamespace(
        trajectory=station,
        flown=station,
        environment=environment,
        cd_area_m2=load("iss", Station).cd_area_m2,
        epoch=epoch,
        activity=None,
    )


def as_known(scene: Scene) -> World:
    """The World that is what the scene knows."""
    return world_of(scene, Draws())


def scene(mission: str = "soyuz-ms-07", **changes: Any) -> Scene:
    """The scene of a catalogue mission, with changes of the scene or of its cast."""
    whole = loaded(load(mission, Mission))
    cast = replace(whole.cast, **{key: changes.pop(key) for key in _CAST & changes.keys()})
    return replace(whole, cast=cast, **changes)
