"""A hundred random phases inside each profile's window: what a window offers a plan flies."""

import numpy as np
import pytest
from tests.rendezvous.ways import april_2021, docking_after, offered

from vitok.mission.catalogue import load
from vitok.mission.profile import Profile
from vitok.mission.spacecraft import Spacecraft

COUNT = 100


@pytest.mark.parametrize("name", ["2-orbit", "4-orbit", "34-orbit"])
def test_every_phase_that_a_window_offers_is_planned(name, figure):
    profile, craft = load(name, Profile), load("soyuz-ms", Spacecraft)
    way = docking_after(april_2021(), profile.docking_after_liftoff_s)
    shares = np.random.default_rng(1).uniform(size=COUNT)
    sums_mps = [
        sum(each.delta_v_mps for each in offered(way, profile, share).planned(craft).firings)
        for share in shares
    ]
    told = f"{len(sums_mps)}, {min(sums_mps):.0f} to {max(sums_mps):.0f} m/s"
    figure(f"{name}: plans of {COUNT} random phases inside its window", "all of them", str(COUNT), told)
    assert min(sums_mps) > 100.0 and max(sums_mps) < 180.0
