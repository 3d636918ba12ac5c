"""NRLMSIS 2.1 asked where it must be, and spread by its own harmonics onto the grid that the time loops read.

The model's terms in local time and along a meridian are few (Emmert et al. 2021, section 2): thirteen
latitudes and twelve local times say as much as the grid's nineteen by sixteen, at half of the model's time.
"""

import math
from typing import Any

import numpy as np
import pymsis
from numpy.typing import NDArray

from vitok.compiled import njit
from vitok.earth.space_weather import SpaceWeather

LATITUDES, LOCAL_TIMES = 19, 16  # of the grid: ten degrees, an hour and a half
_ASKED_LATITUDES, _ASKED_LOCAL_TIMES = 13, 12
_AP_HISTORY: dict[str, Any] = {"geomagnetic_activity": -1}


def _harmonics(count: int, asked: int, step_rad: float) -> NDArray[np.float64]:
    """Weights (count, asked) of trigonometric interpolation from ``asked`` even angles of a full circle."""
    weights = np.empty((count, asked))
    for i in range(count):
        for j in range(asked):
            apart = i * step_rad - 2.0 * math.pi * j / asked
            whole = sum(2.0 * math.cos(k * apart) for k in range(1, asked // 2))
            weights[i, j] = (1.0 + whole + math.cos(asked // 2 * apart)) / asked
    return weights


_BY_LOCAL_TIME = _harmonics(LOCAL_TIMES, _ASKED_LOCAL_TIMES, 2.0 * math.pi / LOCAL_TIMES)
# a meridian's circle runs up to the north pole and down on the other side, twelve hours of local time away
_BY_LATITUDE = _harmonics(LATITUDES, 2 * (_ASKED_LATITUDES - 1), math.pi / (LATITUDES - 1))


def msis_samples(
    mjd_utc: NDArray[np.floating],
    midnight_deg: NDArray[np.floating],
    weather: SpaceWeather,
    altitudes_km: NDArray[np.floating],
) -> NDArray[np.float64]:
    """Log density (kg/m3) and temperature (K) at n instants: (n, latitude, local time, altitude, 2).

    Latitudes run from -90 deg in steps of 10, local times from midnight in steps of 22.5 deg;
    ``midnight_deg`` (n,) is the longitude of midnight.
    """
    latitudes_deg = np.linspace(-90.0, 90.0, _ASKED_LATITUDES)
    hours_deg = np.arange(_ASKED_LOCAL_TIMES) * (360.0 / _ASKED_LOCAL_TIMES)
    dates = np.datetime64("1858-11-17", "ms") + (mjd_utc * 86400e3).astype("timedelta64[ms]")
    out = np.empty((mjd_utc.size, LATITUDES, LOCAL_TIMES, altitudes_km.size, 2))
    for k in range(mjd_utc.size):
        answer = pymsis.calculate(
            dates[k],
            (hours_deg + midnight_deg[k] + 180.0) % 360.0 - 180.0,
            latitudes_deg,
            altitudes_km,
            weather.f107_sfu[k],
            weather.f107_average_sfu[k],
            [weather.ap[k]],
            version=2.1,
            **_AP_HISTORY,
        )[0]  # (longitude, latitude, altitude, variable)
        density = np.ascontiguousarray(answer[..., pymsis.Variable.MASS_DENSITY])
        temperature = np.ascontiguousarray(answer[..., pymsis.Variable.TEMPERATURE])
        _spread(density, temperature, _BY_LOCAL_TIME, _BY_LATITUDE, out[k])
    return out


@njit
def _spread(density, temperature, by_local_time, by_latitude, out):
    """Both quantities (local time, latitude, altitude) from the asked points to the grid's."""
    asked_times, asked_latitudes, heights = density.shape
    circle = 2 * (asked_latitudes - 1)
    times, latitudes = by_local_time.shape[0], by_latitude.shape[0]
    finer = np.empty((times, asked_latitudes, heights, 2))
    value = np.empty((asked_times, heights, 2))
    for j in range(asked_latitudes):
        for i in range(asked_times):
            for n in range(heights):
                value[i, n, 0] = np.log(density[i, j, n])
                value[i, n, 1] = temperature[i, j, n]
        for i in range(times):
            finer[i, j] = 0.0
            for k in range(asked_times):
                weight = by_local_time[i, k]
                for n in range(heights):
                    finer[i, j, n, 0] += weight * value[k, n, 0]
                    finer[i, j, n, 1] += weight * value[k, n, 1]
    for j in range(latitudes):
        for i in range(times):
            out[j, i] = 0.0
            across = (i + times // 2) % times
            for k in range(circle):
                weight = by_latitude[j, k]
                near = k < asked_latitudes
                row = finer[i, k] if near else finer[across, circle - k]
                for n in range(heights):
                    out[j, i, n, 0] += weight * row[n, 0]
                    out[j, i, n, 1] += weight * row[n, 1]
