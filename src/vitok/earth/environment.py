"""All that the compiled core needs to know of the Earth, the Sun and the Moon over a span of days."""

from typing import NamedTuple

from vitok.earth.air import Air, air, no_air
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
    with_air: bool = True,
    third_bodies: bool = True,
) -> Environment:
    """Environment for TAI seconds ``t_start_s`` to ``t_end_s`` since ``epoch``.

    ``degree`` of EGM2008, 0 for a point mass. InputError outside the tables of the Earth's orientation or
    of space weather.
    """
    return Environment(
        rotation(epoch, t_start_s, t_end_s),
        field(degree),
        bodies(epoch, t_start_s, t_end_s),
        air(epoch, t_start_s, t_end_s) if with_air else no_air(),
        1.0 if third_bodies else 0.0,
    )
