"""Radio black-out: where the air behind the bow shock holds more free electrons than a link's wave can pass.

A plasma turns back waves below its own frequency, so a link is cut off from the critical density
eps0 m_e (2 pi f)^2 / e^2 on (Huber and Sims 1964, "The entry-communications problem", Astronautics and
Aeronautics 2, no. 10). The electrons are those of equilibrium air behind a normal shock, the densest layer
that can lie in the wave's way. For a link of VHF that is fair: so few electrons as cut it off need 20 ms to
recombine (Dunn and Kang 1973, NASA CR-2232), and the air has flowed past the module in 2 ms. The many that it
takes at gigahertz recombine on the way to the antenna, and such a link may come back minutes earlier.
"""

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import njit
from vitok.descent.dynamics import Sample
from vitok.earth.air import GAS_CONSTANT_JPKGK, HEAT_RATIO
from vitok.earth.hot_air import ELECTRON, FIRST_K, FIRST_RATIO, SPECIES, behind_normal_shock
from vitok.types import Vector

# Above, the air does not act as a fluid and no shock layer stands (Bird 1994, section 1.2).
_KNUDSEN_LIMIT = 0.01
# a molecule's mass over sqrt(2) times its cross-section, of diameter 3.65e-10 m (US Standard Atmosphere 1976)
_FREE_PATH_KGPM2 = 28.9644 * 1.66053907e-27 / (np.pi * np.sqrt(2.0) * 3.65e-10**2)
_ELECTRON_CHARGE_C, _ELECTRON_KG, _PERMITTIVITY_FPM = 1.602176634e-19, 9.1093837e-31, 8.8541878e-12


def critical_density_pm3(frequency_hz: float) -> float:
    """Electrons in 1/m3 from which on no wave of a frequency passes."""
    return _PERMITTIVITY_FPM * _ELECTRON_KG * (2.0 * np.pi * frequency_hz / _ELECTRON_CHARGE_C) ** 2


@njit
def _electrons(density_kgpm3, temperature_k, airspeed_mps):
    out, composition = np.zeros(airspeed_mps.size), np.empty(SPECIES)
    for k in range(airspeed_mps.size):
        hot_k, _, _ = behind_normal_shock(density_kgpm3[k], temperature_k[k], airspeed_mps[k], composition)
        if not np.isnan(hot_k):
            out[k] = composition[ELECTRON]
    return out


def electron_density_pm3(density_kgpm3: Vector, temperature_k: Vector, airspeed_mps: Vector) -> Vector:
    """Electrons (n,) in 1/m3 behind a bow shock in air of a density and temperature; 0 where none stands."""
    state = (density_kgpm3, temperature_k, airspeed_mps)
    electrons: Vector = _electrons(*(np.ascontiguousarray(column, dtype=float) for column in state))
    return electrons


def _air(rows: Vector, nose_radius_m: float) -> tuple[Vector, Vector, NDArray[np.bool_]]:
    """Density (n,) and temperature (n,) of the air that samples tell of, and whether it acts as a fluid."""
    speed_mps = rows[:, Sample.SPEED]
    density_kgpm3 = 2.0 * rows[:, Sample.PRESSURE] / speed_mps**2
    temperature_k = (speed_mps / rows[:, Sample.MACH]) ** 2 / (HEAT_RATIO * GAS_CONSTANT_JPKGK)
    return density_kgpm3, temperature_k, density_kgpm3 * nose_radius_m * _KNUDSEN_LIMIT > _FREE_PATH_KGPM2


def blacked_out(rows: Vector, *, frequency_hz: float, nose_radius_m: float) -> NDArray[np.bool_]:
    """Whether a link of a frequency is cut off (n,), from samples of an entry (n, COLUMNS).

    The air is what the samples tell of it with the speed over the ground; a wind of 50 m/s moves the end of
    a black-out by two seconds.
    """
    speed_mps = rows[:, Sample.SPEED]
    density_kgpm3, temperature_k, fluid = _air(rows, nose_radius_m)
    electrons = np.zeros(len(rows))
    electrons[fluid] = electron_density_pm3(density_kgpm3[fluid], temperature_k[fluid], speed_mps[fluid])
    cut_off: NDArray[np.bool_] = electrons > critical_density_pm3(frequency_hz)
    return cut_off


def blackout(rows: Vector, *, frequency_hz: float, nose_radius_m: float) -> tuple[int, int] | None:
    """The first and the last sample of an entry in which a link is cut off; None if it never is.

    Sought on either side of the hottest sample, about which the link is cut off in one stretch.
    """
    hottest = int(np.argmax(rows[:, Sample.HEAT]))
    density_kgpm3, temperature_k, fluid = _air(rows, nose_radius_m)
    density_kgpm3[~fluid] = 0.0
    critical_pm3 = critical_density_pm3(frequency_hz)
    first, last = _stretch(hottest, density_kgpm3, temperature_k, rows[:, Sample.SPEED].copy(), critical_pm3)
    return None if first > last else (first, last)


@njit
def _excess(k, density_kgpm3, temperature_k, airspeed_mps, critical_pm3, composition, guess):
    """Logarithm of the electrons of a sample over the critical ones.

    ``guess`` (2,), temperature and ratio of densities to begin with, becomes what is found.
    """
    if not density_kgpm3[k] > 0.0:
        return -np.inf
    hot_k, behind_kgpm3, _ = behind_normal_shock(
        density_kgpm3[k], temperature_k[k], airspeed_mps[k], composition, guess[0], guess[1]
    )
    if np.isnan(hot_k):
        return -np.inf
    guess[0], guess[1] = hot_k, density_kgpm3[k] / behind_kgpm3
    return np.log(composition[ELECTRON] / critical_pm3)


@njit
def _stretch(hottest, density_kgpm3, temperature_k, airspeed_mps, critical_pm3):
    """First and last sample with more than the critical electrons about one; (1, 0) if it has not as many.

    Each end is where the fluid ends, or else found by Illinois' rule on their logarithm, bisected where one
    side holds none.
    """
    composition, guess = np.empty(SPECIES), np.array([FIRST_K, FIRST_RATIO])
    most = _excess(hottest, density_kgpm3, temperature_k, airspeed_mps, critical_pm3, composition, guess)
    if not most > 0.0:
        return 1, 0
    ends = np.empty(2, np.int64)
    for which, way in enumerate((-1, 1)):
        inside, outside, above, below, side = hottest, hottest + way, most, -np.inf, 0
        while 0 <= outside < density_kgpm3.size and density_kgpm3[outside] > 0.0:
            outside += way
        share = 1.0  # the outermost fluid first
        while abs(outside - inside) > 1:
            step = min(max(int(share * abs(outside - inside)), 1), abs(outside - inside) - 1)
            middle = inside + way * step
            here = _excess(
                middle, density_kgpm3, temperature_k, airspeed_mps, critical_pm3, composition, guess
            )
            if here > 0.0:
                inside, above, below, side = middle, here, 0.5 * below if side > 0 else below, 1
            else:
                outside, below, above, side = middle, here, 0.5 * above if side < 0 else above, -1
            share = above / (above - below) if np.isfinite(below) else 0.5
        ends[which] = inside
    return ends[0], ends[1]
