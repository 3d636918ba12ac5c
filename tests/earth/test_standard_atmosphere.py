import numpy as np
import pytest

from vitok.earth.standard_atmosphere import TOP_M, standard_air

# Table I of the standard (geometric altitude, km): temperature (K) and density (kg/m3) as printed, with four
# or five figures: half a unit of the last one is 5e-4 at worst. From 80 to 86 km Table I prints the
# molecular-scale temperature; the kinetic one, 186.87 K at 86 km, stands in Table 8.
PUBLISHED = [
    (-5.0, 320.676, 1.9311),
    (0.0, 288.150, 1.2250),
    (5.0, 255.676, 7.3643e-1),
    (10.0, 223.252, 4.1351e-1),
    (11.0, 216.774, 3.6480e-1),
    (20.0, 216.650, 8.8910e-2),
    (32.0, 228.490, 1.3555e-2),
    (47.0, 269.684, 1.4965e-3),
    (51.0, 270.650, 9.0690e-4),
    (60.0, 247.021, 3.0968e-4),
    (71.0, 216.846, 7.1966e-5),
    (80.0, 198.639, 1.8458e-5),
    (86.0, 186.87, 6.958e-6),
    (90.0, 186.87, 3.416e-6),
    (100.0, 195.08, 5.604e-7),
    (110.0, 240.00, 9.708e-8),
    (120.0, 360.00, 2.222e-8),
    (150.0, 634.39, 2.076e-9),
    (200.0, 854.56, 2.541e-10),
    (300.0, 976.01, 1.916e-11),
    (400.0, 995.83, 2.803e-12),
    (500.0, 999.24, 5.215e-13),
    (750.0, 999.99, 1.788e-14),
    (1000.0, 1000.00, 3.561e-15),
]

# printed values that are no knots of the spline
BETWEEN_KNOTS = [
    *[(87.0, 5.824e-6), (95.0, 1.393e-6), (99.0, 6.725e-7), (122.0, 1.767e-8), (130.0, 8.152e-9)],
    *[(146.0, 2.618e-9), (165.0, 9.750e-10), (195.0, 3.006e-10), (230.0, 1.029e-10), (250.0, 6.073e-11)],
    *[(320.0, 1.264e-11), (360.0, 5.805e-12), (400.0, 2.803e-12), (525.0, 3.509e-13), (625.0, 7.998e-14)],
    *[(775.0, 1.410e-14), (925.0, 5.038e-15), (975.0, 3.968e-15)],
]


@pytest.mark.parametrize(("altitude_km", "temperature_k", "density_kgpm3"), PUBLISHED)
def test_the_published_table_to_its_last_figure(altitude_km, temperature_k, density_kgpm3):
    density, temperature = standard_air(altitude_km * 1e3)
    assert temperature == pytest.approx(temperature_k, abs=6e-3 if altitude_km >= 86.0 else 6e-4)
    # five figures below 86 km; four above, where the spline passes through its knots
    assert density == pytest.approx(density_kgpm3, rel=4e-4 if altitude_km >= 86.0 else 5e-5)


@pytest.mark.parametrize(("altitude_km", "density_kgpm3"), BETWEEN_KNOTS)
def test_the_spline_gives_back_what_it_was_not_given(altitude_km, density_kgpm3):
    # 8e-4 at 99 km, where the published eddy diffusion bends sharply; below 4e-4 elsewhere
    assert standard_air(altitude_km * 1e3)[0] == pytest.approx(density_kgpm3, rel=1e-3)


@pytest.mark.parametrize("edge_m", [11019.1, 20063.1, 32161.9, 47350.1, 51412.5, 71802.0, 80e3, 86e3, 91e3])
def test_no_step_between_layers(edge_m):
    below, above = standard_air(edge_m - 0.05), standard_air(edge_m + 0.05)
    # density itself falls by 2e-5 in 0.1 m at most; the standard's T7 is rounded to 1e-4 K at 86 km
    assert above[0] == pytest.approx(below[0], rel=3e-5)
    assert above[1] == pytest.approx(below[1], abs=1.5e-3)


def test_density_only_falls():
    density = np.array([standard_air(z)[0] for z in np.linspace(-5e3, TOP_M, 20001)])
    assert np.all(np.diff(density) < 0.0)


def test_beyond_the_tables():
    assert standard_air(-6000.0) == standard_air(-5000.0)
    assert standard_air(TOP_M + 1.0) == (0.0, 1000.0)
