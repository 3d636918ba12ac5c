"""The air of a month: its mean wind, and how days scatter about it, from the tables in ``data``."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from vitok.elementary import cos
from vitok.types import Vector

_LEADS_H = np.array([0.0, 24.0, 72.0, 168.0, 240.0])  # of the shares; after the last, all


@dataclass(frozen=True, eq=False)
class Scatter:
    """One sigma by altitude (n,): of density, as a share, by a bias and by a wave; of the wind.

    ``phase_rad`` is that of the wave, ``lengths`` the altitude in lengths over which winds are alike. Winds
    are ``winter_mps`` and ``summer_mps`` (n, 2), east and north; ``shares`` (n, 5) is what part of them is
    left by forecasts of the ages of _LEADS_H.
    """

    altitude_m: Vector
    bias: Vector
    wave: Vector
    phase_rad: Vector
    lengths: Vector
    winter_mps: Vector
    summer_mps: Vector
    shares: Vector


def _read(name: str) -> Vector:
    with (files("vitok") / "data" / name).open(encoding="ascii") as stream:
        table: Vector = np.loadtxt(stream, delimiter=",", skiprows=1)
    return table


@cache
def _means() -> tuple[Vector, Vector, Vector]:
    """Latitudes (l,), altitudes (n,) and winds (l, 12, n) of the table of means."""
    table = _read("wind_means.csv")
    latitudes_deg = np.unique(table[:, 0])
    east_mps: Vector = table[:, 2:].reshape(latitudes_deg.size, 12, -1)
    return latitudes_deg, 5e3 * np.arange(east_mps.shape[2], dtype=float), east_mps


@cache
def scatter() -> Scatter:
    """The table of scatter."""
    table = _read("air_scatter.csv")
    altitude_m = table[:, 0] * 1e3
    return Scatter(
        altitude_m=altitude_m,
        bias=table[:, 1],
        wave=table[:, 2],
        phase_rad=2.0 * np.pi * _summed(altitude_m, 1e-3 / table[:, 3]),
        lengths=_summed(altitude_m, 1e-3 / table[:, 8]),
        winter_mps=table[:, 4:6],
        summer_mps=table[:, 6:8],
        shares=np.column_stack((table[:, 9:], np.ones(altitude_m.size))),
    )


def _summed(x: Vector, rates: Vector) -> Vector:
    """Integral (n,) of ``rates`` over ``x`` from its begin, by trapezoids."""
    return np.concatenate(([0.0], np.cumsum(0.5 * (rates[1:] + rates[:-1]) * np.diff(x))))


def mean_wind(latitude_deg: float, month: int) -> Vector:
    """Mean wind (n, 3) of a month, 1 to 12: altitude_m, east_mps, north_mps; the last is 0.

    Beyond 80 deg it is that of 80 deg.
    """
    latitudes_deg, altitude_m, east_mps = _means()
    of_month = east_mps[:, month - 1]
    east = np.array([np.interp(latitude_deg, latitudes_deg, of_month[:, k]) for k in range(altitude_m.size)])
    return np.column_stack((altitude_m, east, np.zeros(altitude_m.size)))


def wind_sigma(latitude_deg: float, month: int | None, lead_h: float | None = None) -> Vector:
    """One sigma (n, 3) of the wind about a forecast of that age: altitude_m, east_mps, north_mps.

    Without an age, that of days about the mean of their month; without a month, between winter and summer.
    """
    table, winter = scatter(), 0.5
    if month is not None:
        northern = month if latitude_deg >= 0.0 else month + 6
        winter += 0.5 * float(cos(2.0 * np.pi * (northern - 1) / 12.0))
    sigma_mps = winter * table.winter_mps + (1.0 - winter) * table.summer_mps
    if lead_h is not None:
        left = np.array([np.interp(lead_h, _LEADS_H, share) for share in table.shares])
        sigma_mps = left[:, None] * sigma_mps
    return np.column_stack((table.altitude_m, sigma_mps))
