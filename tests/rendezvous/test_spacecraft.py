import numpy as np
import pytest
from pydantic import ValidationError

from vitok.craft.spacecraft import attitude_kg, check_propellant, dry_mass_kg, launch_mass_kg, steadied
from vitok.errors import FlightError
from vitok.mission.spacecraft import AttitudeControl, Spacecraft
from vitok.rendezvous.chase import firing


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
    assert small.thrust_n == 275.0
    assert small.duration_s == pytest.approx(7155.0 / 275.0, rel=1e-3)


def test_attitude_control_that_takes_more_than_is_aboard_is_told_by_phase(craft):
    thirsty = craft.model_copy(update={"attitude_control": AttitudeControl(propellant_per_phase_kg=1e4)})
    full = np.array([7e6, 0.0, 0.0, 0.0, 7.5e3, 0.0, 7218.5])
    told = r"short by 9119\.6 kg as the rendezvous begins: .* = 10000, and at most 880\.4 kg of propellant"
    with pytest.raises(FlightError, match=told):
        steadied(thirsty, full, "rendezvous")
    empty = np.append(full[:6], dry_mass_kg(craft) + 1.0)
    with pytest.raises(FlightError, match=r"as the way home begins: .* at most 1\.0 kg of propellant"):
        steadied(craft, empty, "way home")
    assert steadied(craft, full, "rendezvous")[6] == full[6] - attitude_kg(craft)


def test_a_midcourse_before_the_burn_that_it_corrects_is_refused(craft):
    early = craft.rendezvous.model_copy(update={"midcourse_before_gate_s": 3000.0})
    with pytest.raises(ValidationError, match="midcourse_before_gate_s below second_transfer_before_gate_s"):
        Spacecraft.model_validate(dict(craft) | {"rendezvous": dict(early)})


def test_a_rendezvous_that_begins_after_the_first_gate_is_refused(craft):
    late = craft.rendezvous.model_copy(update={"start_before_contact_s": 1700.0})
    with pytest.raises(ValidationError, match=r"start_before_contact_s, 1700, above 1785 s, the time from"):
        Spacecraft.model_validate(dict(craft) | {"rendezvous": dict(late)})


def test_the_braking_burns_are_the_thrusters_where_the_file_says_so(craft):
    gate = craft.approach.gates[1]
    burn = firing("b", 0.0, np.array([0.0, 0.0, 5.94]), 7140.0, craft=craft, thrust_n=gate.thrust_n)
    assert burn.thrust_n == 578.0
    assert burn.duration_s == pytest.approx(73.4, abs=0.5)  # Soyuz MS-18
