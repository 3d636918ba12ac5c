"""The US Standard Atmosphere 1976 (NOAA-S/T 76-1562), from -5 to 1,000 km of geometric altitude.

Below 86 km: seven layers, linear in molecular-scale temperature over geopotential altitude, closed form.
From 86 km: kinetic temperature by the published functions; density by a cubic spline through the logarithm
of published values of Table I. Knots are left out where the spline gives the published value back to 0.1 %.
"""

import numpy as np
from scipy.interpolate import CubicSpline

from vitok.compiled import bare
from vitok.earth.table import interpolate
from vitok.elementary import log

TOP_M = 1000e3
LOWEST_M = -5000.0  # where the published tables begin

_GRAVITY_MPS2 = 9.80665
_EARTH_RADIUS_M = 6356766.0  # of the geopotential altitude, eq. 18
_GAS_CONSTANT_JPKGK = 8314.32 / 28.9644  # R* and M0 of Table 2
_TURBOPAUSE_M = 86000.0

# Table 4: base of each layer (geopotential m) and gradient of molecular-scale temperature (K/m)
_BASE_M = np.array([0.0, 11e3, 20e3, 32e3, 47e3, 51e3, 71e3])
_GRADIENT_KPM = np.array([-6.5e-3, 0.0, 1.0e-3, 2.8e-3, 0.0, -2.8e-3, -2.0e-3])

# Table 8: molecular weight over that of the ground, every 500 m from 80 to 86 km
_WEIGHT_RATIO_M = np.arange(80000.0, 86001.0, 500.0)
_WEIGHT_RATIO = 1.0 - 1e-6 * np.array([0, 4, 11, 29, 59, 91, 130, 171, 214, 259, 306, 359, 421])

# Table I: geometric altitude (km) and density (kg/m3) above 86 km
_UPPER = np.array(
    [
        *[(88, 4.875e-6), (90, 3.416e-6), (92, 2.393e-6), (94, 1.670e-6), (96, 1.162e-6), (98, 8.071e-7)],
        *[(100, 5.604e-7), (102, 3.935e-7), (104, 2.769e-7), (106, 1.954e-7), (108, 1.381e-7)],
        *[(110, 9.708e-8), (112, 6.838e-8), (114, 4.975e-8), (116, 3.720e-8), (118, 2.847e-8)],
        *[(120, 2.222e-8), (124, 1.428e-8), (128, 9.717e-9), (132, 6.904e-9), (136, 5.074e-9)],
        *[(140, 3.831e-9), (150, 2.076e-9), (160, 1.233e-9), (170, 7.815e-10), (180, 5.194e-10)],
        *[(190, 3.581e-10), (200, 2.541e-10), (220, 1.367e-10), (240, 7.858e-11), (260, 4.742e-11)],
        *[(280, 2.971e-11), (300, 1.916e-11), (340, 8.503e-12), (380, 4.013e-12), (420, 1.975e-12)],
        *[(460, 1.002e-12), (500, 5.215e-13), (550, 2.384e-13), (600, 1.137e-13), (650, 5.712e-14)],
        *[(700, 3.070e-14), (750, 1.788e-14), (800, 1.136e-14), (850, 7.824e-15), (900, 5.759e-15)],
        *[(950, 4.453e-15), (1000, 3.561e-15)],
    ]
)


@bare
def _layer(row, height_m, base_k, base_pa):
    """Molecular-scale temperature (K) and pressure (Pa) in layer ``row`` (eqs. 23, 33a, 33b)."""
    rise_m = height_m - _BASE_M[row]
    if _GRADIENT_KPM[row] == 0.0:
        return base_k, base_pa * np.exp(-_GRAVITY_MPS2 * rise_m / (_GAS_CONSTANT_JPKGK * base_k))
    temperature_k = base_k + _GRADIENT_KPM[row] * rise_m
    power = -_GRAVITY_MPS2 / (_GAS_CONSTANT_JPKGK * _GRADIENT_KPM[row])
    return temperature_k, base_pa * (temperature_k / base_k) ** power


def _bases() -> tuple[np.ndarray, np.ndarray]:
    """Temperature (7,) K and pressure (7,) Pa at the bases of the layers, from the sea's 288.15 K upward."""
    base_k, base_pa = np.full(7, 288.15), np.full(7, 101325.0)
    for row in range(6):
        base_k[row + 1], base_pa[row + 1] = _layer(row, _BASE_M[row + 1], base_k[row], base_pa[row])
    return base_k, base_pa


_BASE_K, _BASE_PA = _bases()


@bare
def _lower_air(altitude_m):
    """Density (kg/m3) and kinetic temperature (K) up to 86 km."""
    height_m = _EARTH_RADIUS_M * altitude_m / (_EARTH_RADIUS_M + altitude_m)
    row = 0
    while row < 6 and height_m > _BASE_M[row + 1]:
        row += 1
    molecular_k, pressure_pa = _layer(row, height_m, _BASE_K[row], _BASE_PA[row])
    density_kgpm3 = pressure_pa / (_GAS_CONSTANT_JPKGK * molecular_k)
    if altitude_m <= _WEIGHT_RATIO_M[0]:
        return density_kgpm3, molecular_k
    return density_kgpm3, molecular_k * interpolate(altitude_m, _WEIGHT_RATIO_M, _WEIGHT_RATIO)


# the first knot is the lower formula's own value (published: 6.958e-6), so that no step is left at 86 km
_KNOT_M = np.concatenate(([_TURBOPAUSE_M], _UPPER[:, 0] * 1e3))
_LOG_DENSITY = CubicSpline(_KNOT_M, log(np.array([_lower_air(_TURBOPAUSE_M)[0], *_UPPER[:, 1]]))).c


@bare
def _upper_temperature_k(altitude_m):
    """Kinetic temperature from 86 km (eqs. 25, 27, 29, 31)."""
    z_km = altitude_m / 1e3
    if z_km <= 91.0:
        return 186.8673
    if z_km <= 110.0:
        return 263.1905 - 76.3232 * np.sqrt(1.0 - ((z_km - 91.0) / 19.9429) ** 2)
    if z_km <= 120.0:
        return 240.0 + 12.0 * (z_km - 110.0)
    xi = (z_km - 120.0) * (6356.766 + 120.0) / (6356.766 + z_km)
    return 1000.0 - 640.0 * np.exp(-0.01875 * xi)


@bare
def standard_air(altitude_m):
    """Density (kg/m3) and kinetic temperature (K) at a geometric altitude.

    No density above 1,000 km; below -5 km the values of -5 km.
    """
    if altitude_m > TOP_M:
        return 0.0, 1000.0
    if altitude_m <= _TURBOPAUSE_M:
        return _lower_air(max(altitude_m, LOWEST_M))
    row = min(np.searchsorted(_KNOT_M, altitude_m) - 1, _KNOT_M.size - 2)
    x = altitude_m - _KNOT_M[row]
    c = _LOG_DENSITY
    log_density = ((c[0, row] * x + c[1, row]) * x + c[2, row]) * x + c[3, row]
    return np.exp(log_density), _upper_temperature_k(altitude_m)
