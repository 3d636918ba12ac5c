"""The heat at the nose of a rocket in thin air, from the continuum to free molecules."""

import numpy as np

from vitok.compiled import bare
from vitok.craft.capsule import heat_flux_wpm2

# mean free path times density: molar mass over sqrt(2) pi d^2 Avogadro's number, with d = 3.65e-10 m and
# 28.9644 kg/kmol (US Standard Atmosphere 1976, eq. 33): 66.3 nm at sea level
PATH_DENSITY_KGPM2 = 8.1258e-8


@bare
def knudsen_number(density_kgpm3, nose_radius_m):
    """Mean free path over the nose's radius: below 0.01 continuum, above 10 free molecules."""
    return PATH_DENSITY_KGPM2 / max(density_kgpm3 * nose_radius_m, 1e-300)


@bare
def free_molecular_wpm2(density_kgpm3, airspeed_mps):
    """Energy that free molecules bring to a plate across the flow, all of it left there."""
    return 0.5 * density_kgpm3 * airspeed_mps**3


@bare
def stagnation_wpm2(density_kgpm3, airspeed_mps, nose_radius_m):
    """Heat flux at the stagnation point of a cold nose in any regime.

    Sutton and Graves (1971) in the continuum and free molecules bridged by the root of their inverse squares,
    as re-entry codes do for Stanton numbers (Lips and Fritsche 2005, Acta Astronautica 57): never above
    either. The two meet at a Knudsen number of 0.67, whatever radius and speed.
    """
    free = free_molecular_wpm2(density_kgpm3, airspeed_mps)
    dense = heat_flux_wpm2(density_kgpm3, airspeed_mps, nose_radius_m)
    return free * dense / max(np.sqrt(free * free + dense * dense), 1e-300)
