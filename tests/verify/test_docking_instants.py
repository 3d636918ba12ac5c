"""A hundred random docking instants about a profile's duration, on random days."""

from functools import cache

import numpy as np
import pytest
from tests.rendezvous.conftest import Case, case
from tests.rendezvous.ways import ASCENT_S, offered

from vitok.errors import FlightError
from vitok.mission.catalogue import load, path_of
from vitok.mission.profile import Profile
from vitok.mission.spacecraft import Spacecraft

COUNT, DAYS, ABOUT = 100, 8, 0.15
SETS = {"iss-2017-12_2018-06.tle": "2017-12-05", "iss-2021-04.tle": "2021-04-04"}


@cache
def day(file: str, number: int) -> Case:
    """The station from midday of a day on, for two days and a half."""
    first = np.datetime64(SETS[file])
    inserted, docking = (str(first + np.timedelta64(number + later, "D")) for later in (0, 3))
    text = path_of(file, "element_sets").read_text()
    return case(text, f"{first + number}T00:00:00Z", f"{inserted}T12:00:00Z", f"{docking}T06:00:00Z")


@pytest.mark.parametrize("name", ["2-orbit", "4-orbit", "34-orbit"])
def test_every_docking_about_a_profile_s_duration_is_planned(name, figure):
    profile, craft, draw = load(name, Profile), load("soyuz-ms", Spacecraft), np.random.default_rng(2)
    sums_mps = []
    for _ in range(COUNT):
        way = day(str(draw.choice(list(SETS))), int(draw.integers(DAYS)))
        duration_s = profile.docking_after_liftoff_s * draw.uniform(1.0 - ABOUT, 1.0 + ABOUT)
        there = Case(
            way.epoch,
            way.station,
            way.environment,
            way.t_insertion_s,
            way.t_insertion_s - ASCENT_S + duration_s,
        )
        # the window's edges move with the insertion's place in its turn, by a tenth of a narrow one
        way_there = offered(there, profile, draw.uniform(0.1, 0.9))
        try:
            planned = way_there.planned(craft)
        except FlightError as error:  # a docking too soon for the profile's own burns, told as such
            assert duration_s < profile.docking_after_liftoff_s and "needs about" in str(error)
            continue
        sums_mps.append(sum(each.delta_v_mps for each in planned.firings))
    told = f"{len(sums_mps)}, the others too soon, {min(sums_mps):.0f} to {max(sums_mps):.0f} m/s"
    figure(f"{name}: plans of {COUNT} docking instants within 15 %", "all that leave time", str(COUNT), told)
    assert len(sums_mps) > COUNT / 2 and max(sums_mps) < 180.0
