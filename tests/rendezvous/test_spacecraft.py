import numpy as np
import pytest

from vitok.craft.spacecraft import check_propellant, dry_mass_kg, launch_mass_kg
from vitok.errors import FlightError
from vitok.rendezvous.guidance import firing


def test_launch_mass_is_that_of_a_soyuz_ms(craft):
    """Soyuz MS-06 with its propellant; descent and orbital module of MS-02 (kosmonavtika.com, A)."""
    assert launch_mass_kg(craft, 255.0, 100.0) == pytest.approx(7218.5)
    assert dry_mass_kg(craft) == pytest.approx(launch_mass_kg(craft, 0.0, 0.0) - 880.4)
    assert (craft.modules.descent_kg + 255.0, craft.modules.orbital_kg + 100.0) == (2877.0, 1341.0)


def test_propellant_shortage_is_told_with_its_amount(craft):
    assert check_propellant(craft, 300.0, "DV1") == pytest.approx(580.4)
    with pytest.raises(FlightError, match=r"short by 20\.5 kg at DV1: 900\.9 kg needed of 880\.4 kg"):
        check_propellant(craft, 900.9, "DV1")


def test_burns_obey_the_rocket_equation_and_small_ones_use_thrusters(craft):
    large = firing("DV1", 1000.0, np.array([0.0, 0.0, -20.0]), 7155.0, craft=craft)
    propellant_kg = large.flow_kgps * large.duration_s
    assert propellant_kg == pytest.approx(7155.0 * (1.0 - np.exp(-20.0 / (302.0 * 9.80665))), rel=1e-12)
    assert large.start_s + large.end_s == pytest.approx(2000.0)
    assert large.thrust_n == 2950.0
    small = firing("trim", 0.0, np.array([1.0, 0.0, 0.0]), 7155.0, craft=craft)
    assert small.thrust_n == 520.0
    assert small.duration_s == pytest.approx(7155.0 / 520.0, rel=1e-3)
