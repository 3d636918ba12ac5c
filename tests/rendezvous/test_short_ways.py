"""What a window offers against what a plan flies, on short ways and long ones."""

from dataclasses import replace

import numpy as np
import pytest

from vitok.errors import FlightError
from vitok.mission.catalogue import load
from vitok.mission.profile import Profile
from vitok.motion.elements import elements

from .conftest import Case
from .ways import april_2021, docking_after, offered


@pytest.fixture(scope="module")
def april() -> Case:
    return april_2021()


@pytest.mark.parametrize("name", ["2-orbit", "4-orbit", "34-orbit"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
def test_what_a_window_offers_a_plan_flies(april, craft, name, share):
    profile = load(name, Profile)
    way = docking_after(april, profile.docking_after_liftoff_s)
    planned = offered(way, profile, share).planned(craft)
    assert 100.0 < sum(each.delta_v_mps for each in planned.firings) < 180.0


@pytest.mark.parametrize("name", ["2-orbit", "4-orbit", "34-orbit"])
def test_beyond_the_window_a_plan_says_so(april, craft, name):
    profile = load(name, Profile)
    way = docking_after(april, profile.docking_after_liftoff_s)
    inside = offered(way, profile, 0.99)
    turn_deg = 0.05 * np.degrees(np.ptp(inside.met().window_rad))
    latitude_deg = np.degrees(elements(inside.y).argument_of_latitude_rad)
    beyond = replace(inside, y=way.insertion(0.0, latitude_deg - turn_deg))
    with pytest.raises(FlightError, match=f"profile {name} cannot absorb the phase at insertion"):
        beyond.planned(craft)


@pytest.mark.parametrize(("name", "width_deg"), [("2-orbit", 6.0), ("4-orbit", 22.0)])
def test_windows_are_as_wide_as_published(april, name, width_deg, figure):
    profile = load(name, Profile)
    way = docking_after(april, profile.docking_after_liftoff_s)
    found_deg = float(np.degrees(np.ptp(offered(way, profile, 0.5).met().window_rad)))
    figure(
        f"phases that {name} absorbs", "published width", "2 deg", f"{found_deg:.1f} of {width_deg:.0f} deg"
    )
    assert found_deg == pytest.approx(width_deg, abs=2.0)


def test_four_orbits_take_the_5_h_38_min_of_soyuz_ms_06(april, craft):
    """Its correction comes half a turn before the third revolution's, as the transfer follows too soon."""
    way = docking_after(april, 5 * 3600.0 + 38 * 60.0)
    planned = offered(way, load("4-orbit", Profile), 0.5).planned(craft)
    names = [each.burn.name for each in planned.firings]
    assert names[:2] == ["DV1", "DV2"] and "transfer 1" in names
    with pytest.raises(FlightError, match=r"4-orbit profile needs about 5\.8 h .* this flight has 4\.\d h"):
        offered(docking_after(april, 4.2 * 3600.0), load("4-orbit", Profile), 0.5).planned(craft)


@pytest.mark.parametrize("share", [0.02, 0.5])
def test_two_orbits_may_take_hours_longer(april, craft, share):
    """A burn half a turn before the transfer comes too late then: the search goes on a turn earlier."""
    way = docking_after(april, 6.5 * 3600.0)
    planned = offered(way, load("2-orbit", Profile), share).planned(craft)
    # half a turn, 46 minutes, before the transfer a burn leaves the phase of a low orbit as it is
    dv1, transfer_1 = planned.firings[0].burn, planned.firings[1].burn
    assert (dv1.name, transfer_1.name) == ("DV1", "transfer 1")
    assert transfer_1.start_s - dv1.start_s > 1.5 * 3600.0
