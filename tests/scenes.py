"""Scenes for single phases: what a mission names from the catalogue, about orbits made for the test."""

from dataclasses import fields, replace
from types import SimpleNamespace
from typing import Any

from vitok.earth.environment import Environment
from vitok.mission.catalogue import load
from vitok.mission.mission import Mission
from vitok.motion.trajectory import Trajectory
from vitok.scene import Cast, Scene, loaded

_CAST = {each.name for each in fields(Cast)}


def known(station: Trajectory, environment: Environment) -> Any:
    """A station's orbit as the phases need it."""
    return SimpleNamespace(trajectory=station, environment=environment)


def scene(mission: str = "soyuz-ms-07", **changes: Any) -> Scene:
    """The scene of a catalogue mission, with changes of the scene or of its cast."""
    whole = loaded(load(mission, Mission))
    cast = replace(whole.cast, **{key: changes.pop(key) for key in _CAST & changes.keys()})
    return replace(whole, cast=cast, **changes)
