"""Hot air against an independent program, Saha's equation, and the laws that a shock keeps."""

import numpy as np
import pytest

from vitok.earth.hot_air import (
    BOLTZMANN_JPK,
    ELECTRON,
    N2,
    N_ATOM,
    N_ION,
    NO,
    NO_ION,
    O2,
    O_ATOM,
    O_ION,
    SPECIES,
    behind_normal_shock,
    equilibrium,
)

# Cantera 3.2.0, airNASA9.yaml (polynomials of McBride, Zehe and Gordon 2002), N2 to O2 as 0.79 to 0.21:
# temperature K, density kg/m3, pressure Pa, enthalpy over 298.15 K in J/kg; N2, O, N, electrons in 1/m3
CANTERA = [
    (2500.0, 0.1401866, 101325.0, 2.731749e6, 2.279e24, 1.878e22, 7.552e17, 1.277e15),
    (4000.0, 7.244386e-3, 1.0e4, 8.197655e6, 1.176e23, 5.889e22, 8.237e20, 1.193e18),
    (6000.0, 4.451625e-2, 101325.0, 1.480037e7, 6.253e23, 3.797e23, 2.076e23, 2.598e20),
    (6000.0, 3.131209e-4, 1.0e3, 3.288069e7, 1.002e21, 2.738e21, 8.313e21, 7.417e18),
    (8000.0, 2.325885e-2, 101325.0, 3.795873e7, 5.476e22, 2.025e23, 6.549e23, 2.230e21),
    (10000.0, 1.403819e-4, 1.0e3, 7.147962e7, 8.534e16, 1.011e21, 3.467e21, 1.383e21),
    (12000.0, 1.292565e-2, 1.0e5, 6.296064e7, 1.392e20, 1.041e23, 3.710e23, 6.417e22),
]


@pytest.mark.parametrize("row", CANTERA)
def test_composition_and_enthalpy_of_an_independent_program(row):
    temperature, density, pressure, enthalpy, *numbers = row
    out = np.empty(SPECIES)
    at_room = equilibrium(298.15, density, out)[1]
    ours_pa, ours_jpkg = equilibrium(temperature, density, out)
    assert ours_pa == pytest.approx(pressure, rel=0.004)
    assert ours_jpkg - at_room == pytest.approx(enthalpy, rel=0.006)
    assert out[[O_ATOM, N_ATOM, ELECTRON]] == pytest.approx(numbers[1:], rel=0.025)
    # high rotation and vibration are not those of a rigid, harmonic molecule
    assert out[N2] == pytest.approx(numbers[0], rel=0.003 if temperature <= 6000.0 < pressure else 0.16)


def test_electrons_of_an_independent_program(figure):
    out = np.empty(SPECIES)
    worst = 0.0
    for temperature, density, *_, electrons in CANTERA:
        equilibrium(temperature, density, out)
        worst = max(worst, abs(out[ELECTRON] / electrons - 1.0))
    figure("electrons of equilibrium air, 2,500 to 12,000 K", "Cantera 3.2.0", "2.5 %", f"{worst:.1%}")
    assert worst < 0.025


@pytest.mark.parametrize(("temperature", "density"), [(6000.0, 0.05), (9000.0, 1e-3), (14000.0, 1e-4)])
def test_nuclei_and_charge_are_kept_and_saha_holds(temperature, density):
    out = np.empty(SPECIES)
    equilibrium(temperature, density, out)
    nitrogen = 2.0 * out[N2] + out[NO] + out[N_ATOM] + out[NO_ION] + out[N_ION]
    oxygen = 2.0 * out[O2] + out[NO] + out[O_ATOM] + out[NO_ION] + out[O_ION]
    assert nitrogen / oxygen == pytest.approx(0.79 / 0.21, rel=1e-7)
    mass = 1.66053907e-27 * (14.0067 * nitrogen + 15.9994 * oxygen)
    assert mass == pytest.approx(density, rel=1e-7)
    assert out[ELECTRON] == pytest.approx(out[NO_ION] + out[N_ION] + out[O_ION], rel=1e-6)
    # nitrogen alone, its levels in eV from the NIST tables; 14.534 eV
    volts = temperature / 11604.518
    atom = 4.0 + 10.0 * np.exp(-2.384 / volts) + 6.0 * np.exp(-3.576 / volts)
    ion = 9.0 + 5.0 * np.exp(-1.899 / volts) + np.exp(-4.053 / volts)
    wave = 2.0 * np.pi * 9.1093837e-31 * BOLTZMANN_JPK * temperature / 6.62607015e-34**2
    saha = 2.0 * ion / atom * wave**1.5 * np.exp(-14.534 / volts)
    assert out[ELECTRON] * out[N_ION] / out[N_ATOM] == pytest.approx(saha, rel=0.03)


def test_a_weak_shock_is_that_of_a_perfect_gas():
    density, temperature = 0.01841, 226.5  # of 30 km
    out, mach = np.empty(SPECIES), 2.0
    speed = mach * np.sqrt(1.4 * equilibrium(temperature, density, out)[0] / density)
    hot, behind, _ = behind_normal_shock(density, temperature, speed, out)
    # Rankine and Hugoniot
    assert behind / density == pytest.approx(2.4 * mach**2 / (2.0 + 0.4 * mach**2), rel=4e-3)
    rise = (2.8 * mach**2 - 0.4) * (0.4 * mach**2 + 2.0) / (2.4 * mach) ** 2
    assert hot / temperature == pytest.approx(rise, rel=4e-3)
    assert out[ELECTRON] < 1.0


@pytest.mark.parametrize("speed", [1500.0, 3000.0, 7600.0, 11000.0])
def test_a_shock_keeps_mass_momentum_and_energy(speed):
    density, temperature = 3.1e-4, 247.0  # of 60 km
    out = np.empty(SPECIES)
    cold_pa, cold_jpkg = equilibrium(temperature, density, out)
    hot, behind, pressure = behind_normal_shock(density, temperature, speed, out)
    slow = speed * density / behind
    assert pressure + behind * slow**2 == pytest.approx(cold_pa + density * speed**2, rel=1e-6)
    assert equilibrium(hot, behind, out)[1] + 0.5 * slow**2 == pytest.approx(
        cold_jpkg + 0.5 * speed**2, rel=1e-6
    )


def test_no_shock_below_the_speed_of_sound():
    assert np.all(np.isnan(behind_normal_shock(0.0184, 226.5, 250.0, np.empty(SPECIES))))
