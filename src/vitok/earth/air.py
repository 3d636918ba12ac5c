"""The air: NRLMSIS 2.1 from real space weather, the US Standard Atmosphere 1976, or none.

pymsis answers in single precision and too slowly for a time loop. Here the logarithm of density and the
temperature stand on a grid of time, latitude, local solar time and altitude, read by cubic convolution
(Keys 1981), which is smooth across cells.
"""

from typing import Any, NamedTuple

import numpy as np
import pymsis
from numpy.typing import ArrayLike, NDArray

from vitok.compiled import bare
from vitok.earth.space_weather import SolarActivity, space_weather
from vitok.earth.standard_atmosphere import LOWEST_M, TOP_M, standard_air
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.errors import InputError

AIR_MODELS = ("nrlmsis", "us1976", "none")
GAS_CONSTANT_JPKGK = 287.05287  # dry air, US Standard Atmosphere 1976
HEAT_RATIO = 1.4
SEA_LEVEL_PRESSURE_PA = 101325.0

_AP_HISTORY: dict[str, Any] = {"geomagnetic_activity": -1}
_NONE, _NRLMSIS, _US1976 = 0.0, 1.0, 2.0
_TIME_STEP_S = 5400.0
_LATITUDE_STEP_RAD = np.radians(10.0)
_LOCAL_TIME_STEP_RAD = np.radians(22.5)  # an hour and a half
_ALTITUDE_SCALE_M = 50e3  # even in log(1 + altitude / scale): steps of 1.3 km at the ground, 11 km at 400 km
_ALTITUDE_NODES = 121
_ALTITUDE_STEP = float(np.log1p(TOP_M / _ALTITUDE_SCALE_M) / (_ALTITUDE_NODES - 1))


class Air(NamedTuple):
    """``table`` (time, latitude, local time, altitude, 2): log density (kg/m3) and temperature (K).

    Each axis has a node more on either side than its span. ``midnight_rad`` is the longitude at which the
    mean Sun is at its lowest at ``t_s`` 0. ``model`` is 0 for no air at all, 1 for the table, 2 for the
    standard atmosphere, which needs none.
    """

    t_start_s: float
    midnight_rad: float
    model: float
    table: NDArray[np.float32]


def chosen_air(
    model: str, epoch: Epoch, t_start_s: float, t_end_s: float, activity: SolarActivity | None = None
) -> Air:
    """Air of one of AIR_MODELS over a span of TAI seconds; InputError for another name."""
    if model not in AIR_MODELS:
        raise InputError(f"air model {model!r} is unknown; choose one of {', '.join(AIR_MODELS)}")
    if model == "nrlmsis":
        return air(epoch, t_start_s, t_end_s, activity)
    kind = _US1976 if model == "us1976" else _NONE
    return Air(0.0, 0.0, kind, np.zeros((4, 4, 4, 4, 2), dtype=np.float32))


def air(epoch: Epoch, t_start_s: float, t_end_s: float, activity: SolarActivity | None = None) -> Air:
    """Table for a span of TAI seconds since ``epoch``; InputError before the space-weather table.

    ``activity`` of the Sun for the days that are not measured, from the forecast where it is None.
    """
    count = int(np.ceil((t_end_s - t_start_s) / _TIME_STEP_S)) + 4
    t_first_s = t_start_s - _TIME_STEP_S
    t_s = t_first_s + np.arange(count) * _TIME_STEP_S
    mjd_utc = epoch.mjd_utc(t_s)
    weather = space_weather(mjd_utc, activity)
    dates = np.datetime64("1858-11-17", "ms") + (mjd_utc * 86400e3).astype("timedelta64[ms]")
    latitudes = np.arange(-9, 10) * 10.0
    altitudes_km = _ALTITUDE_SCALE_M / 1e3 * np.expm1(np.arange(_ALTITUDE_NODES + 1) * _ALTITUDE_STEP)
    hours = np.arange(16) * np.degrees(_LOCAL_TIME_STEP_RAD)  # local solar time as an angle from midnight
    table = np.empty((count, 21, 19, altitudes_km.size + 1, 2), dtype=np.float32)
    midnight_rad = -2.0 * np.pi * (float(mjd_utc[0]) - t_s[0] / SECONDS_PER_DAY)
    for k in range(count):
        midnight_deg = np.degrees(midnight_rad - 2.0 * np.pi * t_s[k] / SECONDS_PER_DAY)
        longitudes = (hours + midnight_deg + 180.0) % 360.0 - 180.0
        answer = pymsis.calculate(
            dates[k],
            longitudes,
            latitudes,
            altitudes_km,
            weather.f107_sfu[k],
            weather.f107_average_sfu[k],
            [weather.ap[k]],
            version=2.1,
            **_AP_HISTORY,
        )[0]  # (longitude, latitude, altitude, variable)
        density = answer[..., pymsis.Variable.MASS_DENSITY]
        block = np.stack((np.log(density), answer[..., pymsis.Variable.TEMPERATURE]), axis=-1)
        block = block.transpose(1, 0, 2, 3)
        # beyond a pole: the same latitude, twelve hours of local time away
        block = np.concatenate((np.roll(block[1:2], 8, 1), block, np.roll(block[-2:-1], 8, 1)))
        block = np.concatenate((block[:, -1:], block, block[:, :2]), axis=1)
        below_ground = 2.0 * block[:, :, :1] - block[:, :, 1:2]
        table[k] = np.concatenate((below_ground, block), axis=2)
    return Air(float(t_first_s), float(midnight_rad), _NRLMSIS, table)


@bare
def _weights(position, nodes):
    """First of four nodes and their weights (Keys 1981, a = -1/2) at ``position`` in steps from node 0."""
    row = min(max(int(np.floor(position)), 1), nodes - 3)
    x = position - row
    x2, x3 = x * x, x * x * x
    return (
        row - 1,
        (
            -0.5 * x3 + x2 - 0.5 * x,
            1.5 * x3 - 2.5 * x2 + 1.0,
            -1.5 * x3 + 2.0 * x2 + 0.5 * x,
            0.5 * (x3 - x2),
        ),
    )


@bare
def air_state(t_s, latitude_rad, longitude_rad, altitude_m, air):
    """Density (kg/m3) and temperature (K); no density above 1,000 km.

    Never refuses, as a time loop cannot stop for it: below the lowest altitude of the model the values are
    those of that altitude, outside the table's span of time its end polynomial continues.
    """
    if air.model != _NRLMSIS or altitude_m > TOP_M:
        return standard_air(altitude_m) if air.model == _US1976 else (0.0, 1000.0)
    table = air.table
    local_time_rad = (longitude_rad - air.midnight_rad + 2.0 * np.pi * t_s / SECONDS_PER_DAY) % (2.0 * np.pi)
    height = np.log(1.0 + max(altitude_m, 0.0) / _ALTITUDE_SCALE_M) / _ALTITUDE_STEP
    i0, wi = _weights((t_s - air.t_start_s) / _TIME_STEP_S, table.shape[0])
    j0, wj = _weights((latitude_rad + 0.5 * np.pi) / _LATITUDE_STEP_RAD + 1.0, table.shape[1])
    k0, wk = _weights(local_time_rad / _LOCAL_TIME_STEP_RAD + 1.0, table.shape[2])
    n0, wn = _weights(height + 1.0, table.shape[3])
    # eight sums side by side, of both quantities at four heights: one long sum would wait for itself
    d0, d1, d2, d3, t0, t1, t2, t3 = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for i in range(4):
        for j in range(4):
            for k in range(4):
                weight = wi[i] * wj[j] * wk[k]
                cell = table[i0 + i, j0 + j, k0 + k]
                d0 += weight * cell[n0, 0]
                t0 += weight * cell[n0, 1]
                d1 += weight * cell[n0 + 1, 0]
                t1 += weight * cell[n0 + 1, 1]
                d2 += weight * cell[n0 + 2, 0]
                t2 += weight * cell[n0 + 2, 1]
                d3 += weight * cell[n0 + 3, 0]
                t3 += weight * cell[n0 + 3, 1]
    log_density = wn[0] * d0 + wn[1] * d1 + wn[2] * d2 + wn[3] * d3
    return np.exp(log_density), wn[0] * t0 + wn[1] * t1 + wn[2] * t2 + wn[3] * t3


@bare
def _air_states(t_s, latitude_rad, longitude_rad, altitude_m, air, out):
    for k in range(t_s.size):
        out[0, k], out[1, k] = air_state(t_s[k], latitude_rad[k], longitude_rad[k], altitude_m[k], air)


def air_at(
    t_s: ArrayLike, latitude_rad: ArrayLike, longitude_rad: ArrayLike, altitude_m: ArrayLike, air: Air
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Density (kg/m3) and temperature (K), each of the shape that the arguments have together.

    InputError where the model says nothing: below 0 m for NRLMSIS, whose table starts there, below -5 km for
    the standard atmosphere, and outside the span of time of the NRLMSIS table.
    """
    values = [np.asarray(a, dtype=float) for a in (t_s, latitude_rad, longitude_rad, altitude_m)]
    t, latitude, longitude, altitude = np.broadcast_arrays(*values)
    lowest_m = {_NRLMSIS: 0.0, _US1976: LOWEST_M, _NONE: -np.inf}[air.model]
    if not np.all(altitude >= lowest_m):
        raise InputError(f"altitude {altitude.min():g} m is below the air model's lowest, {lowest_m:g} m")
    first_s = air.t_start_s + _TIME_STEP_S
    last_s = air.t_start_s + (air.table.shape[0] - 2) * _TIME_STEP_S
    if air.model == _NRLMSIS and not np.all((t >= first_s) & (t <= last_s)):
        span = f"{first_s:g} to {last_s:g} s"
        raise InputError(f"t_s {t.min():g} to {t.max():g} s leaves the air table, {span}")
    out = np.empty((2, t.size))
    _air_states(t.ravel(), latitude.ravel(), longitude.ravel(), altitude.ravel(), air, out)
    return out[0].reshape(t.shape), out[1].reshape(t.shape)


@bare
def pressure_pa(density_kgpm3, temperature_k):
    """Pressure of air of ground composition (below about 90 km, above which none matters)."""
    return density_kgpm3 * GAS_CONSTANT_JPKGK * temperature_k


@bare
def speed_of_sound_mps(temperature_k):
    """Speed of sound in air of ground composition."""
    return np.sqrt(HEAT_RATIO * GAS_CONSTANT_JPKGK * temperature_k)
