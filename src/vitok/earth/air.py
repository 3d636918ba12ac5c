"""The air: NRLMSIS 2.1 from real space weather, the US Standard Atmosphere 1976, or none.

pymsis answers in single precision and too slowly for a time loop. Here the logarithm of density and the
temperature stand on a grid of time, latitude, local solar time and altitude, read by cubic convolution
(Keys 1981), which is smooth across cells.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from vitok.compiled import bare, njit
from vitok.earth.air_samples import LATITUDES, LOCAL_TIMES, msis_samples
from vitok.earth.density_scale import AS_MODELLED, DensityScale, scale_of_station, scale_share
from vitok.earth.space_weather import SolarActivity, space_weather
from vitok.earth.standard_atmosphere import LOWEST_M, TOP_M, standard_air
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.elementary import expm1, log1p
from vitok.errors import InputError

AIR_MODELS = ("nrlmsis", "us1976", "none")
GAS_CONSTANT_JPKGK = 287.05287  # dry air, US Standard Atmosphere 1976
HEAT_RATIO = 1.4
SEA_LEVEL_PRESSURE_PA = 101325.0

_NONE, _NRLMSIS, _US1976 = 0.0, 1.0, 2.0
_TIME_STEP_S = 5400.0
_LATITUDE_STEP_RAD = np.pi / (LATITUDES - 1)
_LOCAL_TIME_STEP_RAD = 2.0 * np.pi / LOCAL_TIMES
_ALTITUDE_SCALE_M = 50e3  # even in log(1 + altitude / scale): steps of 1.3 km at the ground, 11 km at 400 km
_ALTITUDE_NODES = 121
_ALTITUDE_STEP = float(log1p(TOP_M / _ALTITUDE_SCALE_M) / (_ALTITUDE_NODES - 1))
_LOW_NODES = (
    51  # up to 125 km the indices hardly matter: every second instant serves, above every second node
)
_LOW_EVERY = 2
_ORBIT_NODES = 7


class Air(NamedTuple):
    """``table`` (time, latitude, local time, altitude, 2): log density (kg/m3) and temperature (K).

    Each axis has a node more on either side than its span. ``midnight_rad`` is the longitude at which the
    mean Sun is at its lowest at ``t_s`` 0. ``model`` is 0 for no air at all, 1 for the table, 2 for the
    standard atmosphere, which needs none. Altitudes are even in log(1 + altitude / 50 km), in steps of
    ``height_step`` from ``height_first``. ``scale`` multiplies the table's density.
    """

    t_start_s: float
    midnight_rad: float
    model: float
    table: NDArray[np.float32]
    t_step_s: float = _TIME_STEP_S
    height_first: float = 0.0
    height_step: float = _ALTITUDE_STEP
    scale: DensityScale = AS_MODELLED


def chosen_air(
    model: str, epoch: Epoch, t_start_s: float, t_end_s: float, *, activity: SolarActivity | None = None
) -> Air:
    """Air of one of AIR_MODELS over a span of TAI seconds; InputError for another name."""
    if model not in AIR_MODELS:
        raise InputError(f"air model {model!r} is unknown; choose one of {', '.join(AIR_MODELS)}")
    if model == "nrlmsis":
        return air(epoch, t_start_s, t_end_s, activity)
    kind = _US1976 if model == "us1976" else _NONE
    return Air(0.0, 0.0, kind, np.zeros((4, 4, 4, 4, 2), dtype=np.float32))


def air(epoch: Epoch, t_start_s: float, t_end_s: float, activity: SolarActivity | None = None) -> Air:
    """Table from the ground to 1,000 km for a span of TAI seconds since ``epoch``.

    ``activity`` of the Sun for the days that are not measured, from the forecast where it is None. InputError
    before the space-weather table.
    """
    count = int(np.ceil((t_end_s - t_start_s) / _TIME_STEP_S)) + 4
    t_s = t_start_s + (np.arange(count) - 1) * _TIME_STEP_S
    heights = np.arange(_ALTITUDE_NODES + 4) * _ALTITUDE_STEP
    sparse_s = t_s[0] + (np.arange(-(-count // _LOW_EVERY) + 3) - 1) * _LOW_EVERY * _TIME_STEP_S
    low, _ = _samples(epoch, sparse_s, heights[:_LOW_NODES], activity)
    high, midnight_rad = _samples(epoch, t_s, heights[_LOW_NODES - 3 :: 2], activity)
    table = np.empty((count, LATITUDES + 2, LOCAL_TIMES + 3, _ALTITUDE_NODES + 2, 2), dtype=np.float32)
    _join(low, high, table)
    return Air(float(t_s[0]), midnight_rad, _NRLMSIS, table)


def air_about(
    epoch: Epoch,
    t_start_s: float,
    t_end_s: float,
    *,
    lowest_m: float,
    highest_m: float,
    t_step_s: float,
    activity: SolarActivity | None = None,
) -> Air:
    """Table for an orbit alone, between two altitudes and at a coarser step: a twentieth of ``air``'s work.

    For where the days' mean drag counts; beyond the altitudes the line through their last two continues.
    """
    count = int(np.ceil((t_end_s - t_start_s) / t_step_s)) + 4
    t_s = t_start_s + (np.arange(count) - 1) * t_step_s
    first, last = (float(log1p(each / _ALTITUDE_SCALE_M)) for each in (lowest_m, highest_m))
    step = (last - first) / (_ORBIT_NODES - 3)
    values, midnight_rad = _samples(epoch, t_s, first + (np.arange(_ORBIT_NODES) - 1) * step, activity)
    table = np.empty((count, LATITUDES + 2, LOCAL_TIMES + 3, _ORBIT_NODES, 2), dtype=np.float32)
    _wrap(values, table)
    return Air(float(t_s[0]), midnight_rad, _NRLMSIS, table, t_step_s, first, step)


def _samples(
    epoch: Epoch,
    t_s: NDArray[np.floating],
    heights: NDArray[np.floating],
    activity: SolarActivity | None,
) -> tuple[NDArray[np.float64], float]:
    """NRLMSIS on the grid at instants (n,) and heights (m,) in logarithms, and the longitude of midnight."""
    mjd_utc = epoch.mjd_utc(t_s)
    midnight_rad = -2.0 * np.pi * (float(mjd_utc[0]) - t_s[0] / SECONDS_PER_DAY)
    midnight_deg = np.degrees(midnight_rad - 2.0 * np.pi * t_s / SECONDS_PER_DAY)
    altitudes_km = _ALTITUDE_SCALE_M / 1e3 * expm1(heights)
    return msis_samples(mjd_utc, midnight_deg, space_weather(mjd_utc, activity), altitudes_km), float(
        midnight_rad
    )


@njit
def _cubic(x):
    """Weights of Lagrange's cubic through nodes -1, 0, 1, 2 at ``x`` from 0 to 1."""
    return (
        -x * (x - 1.0) * (x - 2.0) / 6.0,
        (x + 1.0) * (x - 1.0) * (x - 2.0) / 2.0,
        -(x + 1.0) * x * (x - 2.0) / 2.0,
        (x + 1.0) * x * (x - 1.0) / 6.0,
    )


@njit
def _join(low, high, table):
    """The whole table of sparse instants below and of every second altitude above."""
    count, _, _, nodes, _ = table.shape
    latitudes, times, low_nodes = low.shape[1], low.shape[2], low.shape[3]
    value = np.empty((latitudes, times, nodes, 2))
    middle = _cubic(0.5)
    for k in range(count):
        row = k // _LOW_EVERY
        weight = _cubic((k % _LOW_EVERY) / _LOW_EVERY)
        for j in range(latitudes):
            for i in range(times):
                for q in range(2):
                    for n in range(low_nodes):
                        total = 0.0
                        for p in range(4):
                            total += weight[p] * low[row + p, j, i, n, q]
                        value[j, i, n + 1, q] = total
                    value[j, i, 0, q] = 2.0 * value[j, i, 1, q] - value[j, i, 2, q]  # below the ground
                    column = high[k, j, i, :, q]
                    for n in range(low_nodes, nodes - 1):
                        p = (n - low_nodes + 3) // 2
                        if (n - low_nodes + 3) % 2 == 0:
                            value[j, i, n + 1, q] = column[p]
                        else:
                            value[j, i, n + 1, q] = (
                                middle[0] * column[p - 1]
                                + middle[1] * column[p]
                                + middle[2] * column[p + 1]
                                + middle[3] * column[p + 2]
                            )
        _wrapped(value, table[k])


@njit
def _wrap(values, table):
    for k in range(table.shape[0]):
        _wrapped(values[k], table[k])


@njit
def _wrapped(value, out):
    """One instant's values with a row beyond each pole and three beyond midnight."""
    latitudes, times = value.shape[0], value.shape[1]
    for j in range(-1, latitudes + 1):
        # beyond a pole: the same latitude, twelve hours of local time away
        beyond = j < 0 or j == latitudes
        row = 1 if j < 0 else latitudes - 2 if j == latitudes else j
        for i in range(-1, times + 2):
            turned = (i + (times // 2 if beyond else 0)) % times
            out[j + 1, i + 1] = value[row, turned]


@bare
def _keys(x):
    """Weights of four nodes (Keys 1981, a = -1/2) at ``x`` in steps from the second."""
    x2, x3 = x * x, x * x * x
    return (
        -0.5 * x3 + x2 - 0.5 * x,
        1.5 * x3 - 2.5 * x2 + 1.0,
        -1.5 * x3 + 2.0 * x2 + 0.5 * x,
        0.5 * (x3 - x2),
    )


@bare
def _first(position, nodes):
    """First of the four nodes about ``position``, in steps from node 0."""
    return min(max(int(np.floor(position)), 1), nodes - 3) - 1


@bare
def _weights(position, nodes):
    """First of four nodes and their weights at ``position`` in steps from node 0."""
    first = _first(position, nodes)
    return first, _keys(position - (first + 1))


@bare
def _height(altitude_m, air):
    """Altitude in steps of the table from its node 0."""
    return (np.log(1.0 + max(altitude_m, 0.0) / _ALTITUDE_SCALE_M) - air.height_first) / air.height_step + 1.0


@bare
def air_column(t_s, latitude_rad, longitude_rad, altitude_m, air):
    """What stands over a place at an instant near an altitude, for ``air_in``.

    First of four nodes of altitude, log density and temperature at each, and the log of the scale.
    """
    if air.model != _NRLMSIS:
        return 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    table = air.table
    local_time_rad = (longitude_rad - air.midnight_rad + 2.0 * np.pi * t_s / SECONDS_PER_DAY) % (2.0 * np.pi)
    i0, wi = _weights((t_s - air.t_start_s) / air.t_step_s, table.shape[0])
    j0, wj = _weights((latitude_rad + 0.5 * np.pi) / _LATITUDE_STEP_RAD + 1.0, table.shape[1])
    k0, wk = _weights(local_time_rad / _LOCAL_TIME_STEP_RAD + 1.0, table.shape[2])
    n0 = _first(_height(altitude_m, air), table.shape[3])
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
    return n0, d0, d1, d2, d3, t0, t1, t2, t3, scale_of_station(t_s, air.scale)


@bare
def air_in(column, altitude_m, air):
    """Density (kg/m3) and temperature (K) at an altitude in a column; no density above 1,000 km.

    A little beyond the column's nodes their cubic goes on, as in a step that leaves them. Below and above all
    the table's altitudes the line through two does: the logarithm of density is nearly straight over height,
    and a cubic's end would run away.
    """
    if air.model != _NRLMSIS or altitude_m > TOP_M:
        return standard_air(altitude_m) if air.model == _US1976 else (0.0, 1000.0)
    n0, d0, d1, d2, d3, t0, t1, t2, t3, log_scale = column
    position = _height(altitude_m, air)
    x = position - (n0 + 1)
    w0, w1, w2, w3 = _keys(x)
    if position < 1.0 or position > air.table.shape[3] - 2.0:
        w0, w1, w2, w3 = 0.0, 1.0 - x, x, 0.0
    log_density = w0 * d0 + w1 * d1 + w2 * d2 + w3 * d3
    log_density += scale_share(altitude_m) * log_scale
    return np.exp(log_density), w0 * t0 + w1 * t1 + w2 * t2 + w3 * t3


@bare
def air_state(t_s, latitude_rad, longitude_rad, altitude_m, air):
    """Density (kg/m3) and temperature (K); no density above 1,000 km.

    Never refuses, as a time loop cannot stop for it: below the lowest altitude of the model the values are
    those of that altitude, outside the table's span of time its end polynomial continues.
    """
    column = air_column(t_s, latitude_rad, longitude_rad, altitude_m, air)
    return air_in(column, altitude_m, air)


@bare
def _air_states(t_s, latitude_rad, longitude_rad, altitude_m, air, out):
    for k in range(t_s.size):
        out[0, k], out[1, k] = air_state(t_s[k], latitude_rad[k], longitude_rad[k], altitude_m[k], air)


def air_at(
    t_s: ArrayLike, latitude_rad: ArrayLike, longitude_rad: ArrayLike, altitude_m: ArrayLike, *, air: Air
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
    first_s = air.t_start_s + air.t_step_s
    last_s = air.t_start_s + (air.table.shape[0] - 2) * air.t_step_s
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
