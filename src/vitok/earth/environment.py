"""All that the compiled core needs to know of the Earth, the Sun and the Moon over a span of days."""

from typing import NamedTuple

import numpy as np

from vitok.earth.air import Air, chosen_air
from vitok.earth.frames import Rotation, rotation
from vitok.earth.gravity import Field, field
from vitok.earth.space_weather import SolarActivity
from vitok.earth.spline import Spline
from vitok.earth.sun_moon import bodies
from vitok.earth.time import Epoch
from vitok.errors import InputError

MARGIN_S = 5400.0  # to either side of the span that is asked for; the tables hold it


class Environment(NamedTuple):
    """Tables for one span; ``third_bodies`` scales the pull of Sun and Moon (0 for closed-form checks).

    ``t_start_s`` to ``t_end_s`` is the span that was asked for, without end where the tables have none.
    """

    rotation: Rotation
    field: Field
    bodies: Spline
    air: Air
    third_bodies: float
    t_start_s: float = -np.inf
    t_end_s: float = np.inf


def environment(
    epoch: Epoch,
    t_start_s: float,
    t_end_s: float,
    degree: int = 20,
    *,
    air_model: str = "nrlmsis",
    third_bodies: bool = True,
    activity: SolarActivity | None = None,
) -> Environment:
    """Environment for TAI seconds ``t_start_s`` to ``t_end_s`` since ``epoch``, and 90 minutes around them.

    ``degree`` of EGM2008, 0 for a point mass; ``air_model`` is one of earth.air.AIR_MODELS; ``activity`` of
    the Sun for the days that are not measured, from the forecast where it is None. InputError for another
    name, for a span that ends before it begins, and outside the table of the Earth's orientation or before
    that of space weather.
    """
    if not -np.inf < t_start_s <= t_end_s < np.inf:
        raise InputError(f"an environment's span, {t_start_s:g} to {t_end_s:g} s, should end after it begins")
    return Environment(
        rotation(epoch, t_start_s, t_end_s),
        field(degree),
        bodies(epoch, t_start_s, t_end_s),
        # the air's table reaches past its end by that margin, but not before its start
        chosen_air(air_model, epoch, t_start_s - MARGIN_S, t_end_s, activity=activity),
        1.0 if third_bodies else 0.0,
        float(t_start_s),
        float(t_end_s),
    )


def check_span(environment: Environment, t0_s: float, t1_s: float) -> None:
    """InputError if a flight from ``t0_s`` to ``t1_s``, forward or backward, leaves the environment's tables.

    Beyond them the end polynomials would go on, by kilometres of a flight after half a day.
    """
    low_s, high_s = environment.t_start_s - MARGIN_S, environment.t_end_s + MARGIN_S
    if not (low_s <= t0_s <= high_s and low_s <= t1_s <= high_s):
        raise InputError(
            f"a flight from {t0_s:.1f} to {t1_s:.1f} s leaves its environment, which was made for "
            f"{environment.t_start_s:.1f} to {environment.t_end_s:.1f} s and serves {MARGIN_S:.0f} s beyond"
        )
