"""All that the compiled core needs to know of the Earth, the Sun and the Moon over a span of days."""

from typing import NamedTuple

from vitok.earth.air import Air, chosen_air
from vitok.earth.frames import Rotation, rotation
from vitok.earth.gravity import Field, field
from vitok.earth.spline import Spline
from vitok.earth.sun_moon import bodies
from vitok.earth.time import Epoch


class Environment(NamedTuple):
    """Tables for one span; ``third_bodies`` scales the pull of Sun and Moon (0 for closed-form checks)."""

    rotation: Rotation
    field: Field
    bodies: Spline
    air: Air
    third_bodies: float


def environment(
    epoch: Epoch,
    t_start_s: float,
    t_end_s: float,
    degree: int = 20,
    air_model: str = "nrlmsis",
    third_bodies: bool = True,
) -> Environment:
    """Environment for TAI seconds ``t_start_s`` to ``t_end_s`` since ``epoch``.

    ``degree`` of EGM2008, 0 for a point mass; ``air_model`` is one of earth.air.AIR_MODELS. InputError for
    another name, and outside the tables of the Earth's orientation or of space weather.
    """
    return Environment(
        rotation(epoch, t_start_s, t_end_s),
        field(degree),
        bodies(epoch, t_start_s, t_end_s),
        chosen_air(air_model, epoch, t_start_s, t_end_s),
        1.0 if third_bodies else 0.0,
    )
