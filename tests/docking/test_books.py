"""The closed loop's books: what thrusters burn is what the ship gets lighter by; equal draws, equal bytes."""

import numpy as np
import pytest

from vitok.chance import Draws
from vitok.craft.jets import jets_of
from vitok.craft.mass_properties import mass_model
from vitok.docking.plan import pair_of
from vitok.motion.arc import Start
from vitok.proximity.approach import Surroundings, fly
from vitok.proximity.modes import DOCKED
from vitok.proximity.sample import Sample

from .scene_of_docking import MASS_KG, SHIP, STATION, about, handed_over


@pytest.fixture(scope="module")
def flights(plan, station, full):
    """Of one draw twice, and of another."""
    aboard, around = (
        pair_of(about(station, full).cast),
        Surroundings(station, full, station, STATION.cd_area_m2),
    )
    start = Start(plan.t_handover_s, handed_over(plan, station))
    return [fly(aboard, plan.way, start, around, draws=Draws(seed, 1), phase="docking") for seed in (0, 0, 1)]


def test_propellant_is_the_flow_over_the_on_times(flights):
    jets = jets_of(SHIP)
    for flown in flights:
        burnt_kg = np.cumsum((flown.on_s * jets.flow_kgps).sum(axis=1))
        aboard_kg = flown.rows[:, Sample.PROPELLANT]
        np.testing.assert_allclose(aboard_kg[0] - aboard_kg, burnt_kg, atol=1e-9)


def test_no_thruster_fires_shorter_than_it_can_or_longer_than_the_time(flights):
    jets = jets_of(SHIP)
    for flown in flights:
        span_s = np.diff(flown.rows[:, Sample.T], prepend=0.0)
        assert (flown.on_s <= span_s[:, None] + 1e-9).all()
        fired = flown.on_s > 0.0
        assert (flown.on_s[fired] >= np.broadcast_to(jets.shortest_s, flown.on_s.shape)[fired] - 1e-12).all()


def test_samples_are_every_half_second_and_at_each_change_of_mode(flights):
    for flown in flights:
        t_s, mode = flown.rows[:, Sample.T], flown.rows[:, Sample.MODE]
        assert np.diff(t_s).max() < 0.5 + 1e-9 and (np.diff(t_s) > 0.0).all()
        assert mode[-1] == flown.outcome == DOCKED
        assert flown.touched_s == pytest.approx(
            t_s[np.flatnonzero(flown.rows[:, Sample.CONTACT])[0]], abs=0.6
        )


def test_the_mass_is_what_was_there_less_what_was_burnt(flights, station, full):
    aboard = pair_of(about(station, full).cast)
    fixed_kg = mass_model(SHIP, aboard.crew_kg, aboard.cargo_kg).fixed_kg
    assert flights[0].rows[0, Sample.PROPELLANT] == pytest.approx(MASS_KG - fixed_kg)


def test_equal_draws_give_equal_bytes_and_others_do_not(flights):
    first, again, other = flights
    for name in ("rows", "on_s", "contact"):
        assert getattr(first, name).tobytes() == getattr(again, name).tobytes()
    assert first.rows.tobytes() != other.rows.tobytes()


def test_the_plume_only_grows(flights):
    for flown in flights:
        assert (np.diff(flown.rows[:, Sample.PLUME]) >= 0.0).all()
        assert flown.rows[-1, Sample.PLUME] > 0.0
