"""Air in chemical equilibrium behind a bow shock: temperature, density, free electrons.

A mixture of perfect gases N2, O2, NO, N, O, NO+, N+, O+, e- with rigid rotors, harmonic oscillators and the
lowest electronic levels: the model of Hansen (1959), "Approximations for the thermodynamic and transport
properties of high-temperature air", NASA TR R-50, whose table of levels and energies is used. Equilibrium is
the law of mass action between their partition functions (Vincenti and Kruger 1965, chapters IV and V).
Nitrogen and oxygen stand 79 to 21; argon is counted as nitrogen. Singly ionised at most: good to 12 km/s.
"""

import numpy as np

from vitok.compiled import njit

BOLTZMANN_JPK = 1.380649e-23  # exact, SI
_PLANCK_JS = 6.62607015e-34  # exact, SI
_DALTON_KG = 1.66053907e-27
_ELECTRON_KG = 9.1093837e-31
_NITROGEN_KG, _OXYGEN_KG = 14.0067 * _DALTON_KG, 15.9994 * _DALTON_KG
_NITROGEN_SHARE = 0.79  # of the atoms

N2, O2, NO, N_ATOM, O_ATOM, NO_ION, N_ION, O_ION, ELECTRON = range(9)
SPECIES = 9
_MASS_KG = np.array(
    [
        *[2.0 * _NITROGEN_KG, 2.0 * _OXYGEN_KG, _NITROGEN_KG + _OXYGEN_KG, _NITROGEN_KG, _OXYGEN_KG],
        *[_NITROGEN_KG + _OXYGEN_KG - _ELECTRON_KG, _NITROGEN_KG - _ELECTRON_KG],
        *[_OXYGEN_KG - _ELECTRON_KG, _ELECTRON_KG],
    ]
)
# over Boltzmann's constant, in K; a molecule's symmetry number times its rotational temperature, 0 for atoms
_ROTATION_K = np.array([2.0 * 2.88, 2.0 * 2.08, 2.45, 0.0, 0.0, 2.87, 0.0, 0.0, 0.0])
_VIBRATION_K = np.array([3393.0, 2273.0, 2740.0, 0.0, 0.0, 3420.0, 0.0, 0.0, 0.0])
_DISSOCIATION_K = np.array([113250.0, 59370.0, 75500.0])  # of N2, O2, NO
_IONISATION_K = np.array([107510.0, 168660.0, 158030.0])  # of NO, N, O
# at 0 K, above the atoms' energy
_FORMATION_K = np.array(
    [
        *[-_DISSOCIATION_K[0], -_DISSOCIATION_K[1], -_DISSOCIATION_K[2], 0.0, 0.0],
        *[_IONISATION_K[0] - _DISSOCIATION_K[2], _IONISATION_K[1], _IONISATION_K[2], 0.0],
    ]
)
# weight and energy (K) of three groups of electronic levels
_WEIGHT = np.array(
    [
        *[(1.0, 0.0, 0.0), (3.0, 2.0, 1.0), (2.0, 2.0, 0.0), (4.0, 10.0, 6.0), (9.0, 5.0, 1.0)],
        *[(1.0, 0.0, 0.0), (9.0, 5.0, 1.0), (4.0, 10.0, 6.0), (2.0, 0.0, 0.0)],
    ]
)
_LEVEL_K = np.array(
    [
        *[(0.0, 0.0, 0.0), (0.0, 11390.0, 18990.0), (0.0, 174.0, 0.0), (0.0, 27660.0, 41490.0)],
        *[(110.0, 22830.0, 48620.0), (0.0, 0.0, 0.0), (130.0, 22040.0, 47030.0), (0.0, 38590.0, 58230.0)],
        (0.0, 0.0, 0.0),
    ]
)
_HOTTEST_K = 60000.0
_COLDEST_K = 250.0  # below, its composition stays; the exponentials would leave the range of numbers
FIRST_K, FIRST_RATIO = 5000.0, 0.15  # where temperature and ratio of densities are sought first
_NEAR = 1.02  # by what factor off it a temperature is sought next
_TOLERANCE = 1e-9
_ITERATIONS = 200
_FEW = 1e-2  # of the atoms: below it each round takes the electrons as found, undamped, and settles sooner


@njit
def _species(kind, temperature_k):
    """Logarithm of the partition function per m3, and the energy above 0 K over Boltzmann's constant (K)."""
    wave = 2.0 * np.pi * _MASS_KG[kind] * BOLTZMANN_JPK * temperature_k / _PLANCK_JS**2
    log_q, energy_k = 1.5 * np.log(wave), 1.5 * temperature_k
    if _ROTATION_K[kind] > 0.0:
        x = _VIBRATION_K[kind] / temperature_k
        log_q += np.log(temperature_k / _ROTATION_K[kind]) - np.log(1.0 - np.exp(-x))
        energy_k += temperature_k + _VIBRATION_K[kind] / (np.exp(x) - 1.0)
    levels, excited_k = 0.0, 0.0
    for k in range(3):
        share = _WEIGHT[kind, k]
        if share == 0.0:
            break
        if _LEVEL_K[kind, k] > 0.0:
            share *= np.exp(-_LEVEL_K[kind, k] / temperature_k)
        levels += share
        excited_k += share * _LEVEL_K[kind, k]
    return log_q + np.log(levels), energy_k + excited_k / levels


@njit
def equilibrium(temperature_k, density_kgpm3, out):
    """Number densities (SPECIES,) in 1/m3 into ``out``; returns pressure (Pa) and enthalpy (J/kg).

    Enthalpy counts from molecules at 0 K. Both are not a number where the composition does not settle.
    """
    hot_k = max(temperature_k, _COLDEST_K)
    log_q, energy_k = np.empty(SPECIES), np.empty(SPECIES)
    for kind in range(SPECIES):
        log_q[kind], energy_k[kind] = _species(kind, hot_k)
    atoms = density_kgpm3 / (_NITROGEN_SHARE * _NITROGEN_KG + (1.0 - _NITROGEN_SHARE) * _OXYGEN_KG)
    nitrogen, oxygen = _NITROGEN_SHARE * atoms, (1.0 - _NITROGEN_SHARE) * atoms
    by_n2 = np.exp(log_q[N2] - 2.0 * log_q[N_ATOM] - _FORMATION_K[N2] / hot_k)
    by_o2 = np.exp(log_q[O2] - 2.0 * log_q[O_ATOM] - _FORMATION_K[O2] / hot_k)
    by_no = np.exp(log_q[NO] - log_q[N_ATOM] - log_q[O_ATOM] - _FORMATION_K[NO] / hot_k)
    # ions times electrons over the neutral
    no_ion = np.exp(log_q[NO_ION] + log_q[ELECTRON] - log_q[NO] - _IONISATION_K[0] / hot_k)
    n_ion = np.exp(log_q[N_ION] + log_q[ELECTRON] - log_q[N_ATOM] - _IONISATION_K[1] / hot_k)
    o_ion = np.exp(log_q[O_ION] + log_q[ELECTRON] - log_q[O_ATOM] - _IONISATION_K[2] / hot_k)

    n, o, electrons, settled = 0.0, 0.0, 1.0, False
    for _ in range(_ITERATIONS):
        before = n, o, electrons
        # each element's atoms: 2 b x^2 + a x = all of them
        a = 1.0 + by_no * n * (1.0 + no_ion / electrons) + o_ion / electrons
        o = 2.0 * oxygen / (a + np.sqrt(a * a + 8.0 * by_o2 * oxygen))
        a = 1.0 + by_no * o * (1.0 + no_ion / electrons) + n_ion / electrons
        n = 2.0 * nitrogen / (a + np.sqrt(a * a + 8.0 * by_n2 * nitrogen))
        # damped where they are many, for those hold the atoms down from which they come
        free = np.sqrt(by_no * n * o * no_ion + n * n_ion + o * o_ion)
        few = electrons <= 1.0 or max(electrons, free) < _FEW * atoms
        electrons = max(free, 1e-30) if few else np.sqrt(electrons * free)
        settled = (
            abs(n - before[0]) <= _TOLERANCE * n
            and abs(o - before[1]) <= _TOLERANCE * o
            and abs(electrons - before[2]) <= _TOLERANCE * electrons
        )
        if settled:
            break
    if not settled:
        return np.nan, np.nan
    out[N_ATOM], out[O_ATOM], out[ELECTRON] = n, o, electrons
    out[N2], out[O2], out[NO] = by_n2 * n * n, by_o2 * o * o, by_no * n * o
    out[NO_ION] = out[NO] * no_ion / electrons
    out[N_ION], out[O_ION] = n * n_ion / electrons, o * o_ion / electrons
    particles, energy = 0.0, 0.0
    for kind in range(SPECIES):
        particles += out[kind]
        energy += out[kind] * (energy_k[kind] + _FORMATION_K[kind])
    # molecules at 0 K have none; below the coldest only translation and rotation are left
    energy += 0.5 * (nitrogen * _DISSOCIATION_K[0] + oxygen * _DISSOCIATION_K[1])
    energy -= 2.5 * particles * (hot_k - temperature_k)
    pressure_pa = particles * BOLTZMANN_JPK * temperature_k
    return pressure_pa, (energy * BOLTZMANN_JPK + pressure_pa) / density_kgpm3


@njit
def _temperature_of(enthalpy_jpkg, density_kgpm3, coldest_k, guess_k, out):
    """Temperature (K) at which the air has an enthalpy, and its pressure (Pa) there.

    From ``guess_k`` on it is enclosed in growing steps, then found by Illinois' rule. Not numbers where it is
    not between ``coldest_k`` and the hottest of the model.
    """
    low_k = high_k = guess_k
    low = high = equilibrium(guess_k, density_kgpm3, out)[1] - enthalpy_jpkg
    factor = _NEAR
    while low > 0.0 and low_k > coldest_k:
        high_k, high = low_k, low
        low_k = max(low_k / factor, coldest_k)
        low = equilibrium(low_k, density_kgpm3, out)[1] - enthalpy_jpkg
        factor *= factor
    while high < 0.0 and high_k < _HOTTEST_K:
        low_k, low = high_k, high
        high_k = min(high_k * factor, _HOTTEST_K)
        high = equilibrium(high_k, density_kgpm3, out)[1] - enthalpy_jpkg
        factor *= factor
    if not (low < 0.0 < high):
        return np.nan, np.nan
    side = 0  # of the end that moved last: the other one's value is halved where it stays a second time
    for _ in range(_ITERATIONS):
        here_k = (low_k * high - high_k * low) / (high - low)
        pressure_pa, here = equilibrium(here_k, density_kgpm3, out)
        here -= enthalpy_jpkg
        if abs(here) <= _TOLERANCE * enthalpy_jpkg:
            return here_k, pressure_pa
        if here < 0.0:
            low_k, low, high, side = here_k, here, 0.5 * high if side < 0 else high, -1
        else:
            high_k, high, low, side = here_k, here, 0.5 * low if side > 0 else low, 1
    return np.nan, np.nan


@njit
def behind_normal_shock(density_kgpm3, temperature_k, airspeed_mps, out, guess_k=FIRST_K, ratio=FIRST_RATIO):
    """Temperature (K), density (kg/m3) and pressure (Pa) behind a normal shock, the composition in ``out``.

    Conservation of mass, momentum and energy with air in equilibrium on both sides, iterated on the ratio of
    densities (Anderson 2006, "Hypersonic and high-temperature gas dynamics", section 14.3). Not numbers where
    there is no shock (below 1.2 times the speed of sound) or where it does not settle. It is sought from
    ``guess_k`` and a ``ratio`` of the density before to that behind on.
    """
    cold_pa, cold_jpkg = equilibrium(temperature_k, density_kgpm3, out)
    if airspeed_mps**2 < 1.44 * 1.4 * cold_pa / density_kgpm3:
        return np.nan, np.nan, np.nan
    last_ratio, last_change = np.nan, np.nan
    hot_k = max(guess_k, temperature_k)
    for _ in range(_ITERATIONS):
        behind_pa = cold_pa + density_kgpm3 * airspeed_mps**2 * (1.0 - ratio)
        behind_jpkg = cold_jpkg + 0.5 * airspeed_mps**2 * (1.0 - ratio**2)
        behind_kgpm3 = density_kgpm3 / ratio
        hot_k, pressure_pa = _temperature_of(behind_jpkg, behind_kgpm3, temperature_k, hot_k, out)
        change = pressure_pa / behind_pa - 1.0
        if abs(change) <= 1e-7:
            return hot_k, behind_kgpm3, pressure_pa
        # the secant through the last two; first, and where that leads astray, by what the pressure is off
        following = ratio - change * (ratio - last_ratio) / (change - last_change)
        if not 0.5 * ratio < following < min(2.0 * ratio, 0.99):
            following = min(ratio * (1.0 + change), 0.99)
        ratio, last_ratio, last_change = following, ratio, change
        if np.isnan(ratio):
            break
    return np.nan, np.nan, np.nan
