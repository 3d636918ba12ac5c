"""The heat at the nose against its two limits, and the mean free path against the standard atmosphere."""

import numpy as np
import pytest

from vitok.ascent.heating import free_molecular_wpm2, knudsen_number, stagnation_wpm2
from vitok.craft.capsule import heat_flux_wpm2


@pytest.mark.parametrize(
    ("density_kgpm3", "path_m"),
    [  # US Standard Atmosphere 1976, table I: at 0, 50 and 80 km
        (1.2250, 6.6332e-8),
        (1.0269e-3, 7.9130e-5),
        (1.8458e-5, 4.4022e-3),
    ],
)
def test_the_mean_free_path_is_that_of_the_standard_atmosphere(density_kgpm3, path_m):
    assert knudsen_number(density_kgpm3, 2.0) * 2.0 == pytest.approx(path_m, rel=1e-3)


@pytest.mark.parametrize("nose_m", [0.1, 1.0, 3.0])
@pytest.mark.parametrize("airspeed_mps", [2000.0, 7500.0])
def test_heat_goes_over_from_the_continuum_to_free_molecules(nose_m, airspeed_mps, figure):
    for density, limit, free in ((1e-3, heat_flux_wpm2(1e-3, airspeed_mps, nose_m), False),) + (
        (1e-12, free_molecular_wpm2(1e-12, airspeed_mps), True),
    ):
        assert stagnation_wpm2(density, airspeed_mps, nose_m) == pytest.approx(limit, rel=0.01)
        assert (knudsen_number(density, nose_m) > 10.0) == free
    densities = np.logspace(-3, -12, 91)
    heats = np.array([stagnation_wpm2(each, airspeed_mps, nose_m) for each in densities])
    dense = np.array([heat_flux_wpm2(each, airspeed_mps, nose_m) for each in densities])
    freely = np.array([free_molecular_wpm2(each, airspeed_mps) for each in densities])
    assert (np.diff(heats) < 0.0).all()
    assert (heats <= np.minimum(dense, freely)).all() and (heats >= np.minimum(dense, freely) / 1.4143).all()
    # where the two are equal: a Knudsen number of 0.67, whatever the radius and the speed
    meet = 10.0 ** np.interp(0.0, np.log10(freely / dense)[::-1], np.log10(densities)[::-1])
    assert knudsen_number(meet, nose_m) == pytest.approx(0.67, rel=0.02)
