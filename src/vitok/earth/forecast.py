"""The wind that a mission's file foresees, and how well it is known."""

import numpy as np

from vitok.earth import climate
from vitok.earth.air_error import CALM
from vitok.earth.sounding import read_wind
from vitok.mission.instant import instant
from vitok.mission.mission import Wind
from vitok.types import Vector


def forecast(wind: Wind, latitude_deg: float, day: str) -> Vector:
    """Wind (n, 3) over a place: altitude_m, east_mps, north_mps; calm where the file says nothing.

    InputError for a file of it that is not as its form asks.
    """
    if wind.climatology:
        return climate.mean_wind(latitude_deg, instant(day).month)
    if wind.file is not None:
        return read_wind(wind.file)
    rows = wind.altitude_m, wind.east_mps, wind.north_mps
    return np.array(rows).T.copy() if rows[0] else CALM


def known_to(wind: Wind, latitude_deg: float, day: str) -> Vector:
    """One sigma (n, 3) of what the day's wind is beside it: altitude_m, east_mps, north_mps."""
    return climate.wind_sigma(latitude_deg, instant(day).month, wind.lead_h)
