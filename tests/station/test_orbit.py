from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from vitok.earth.frames import rotation
from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.motion.elements import elements
from vitok.station.element_set import gcrf_states
from vitok.station.element_sets import read_element_sets
from vitok.station.orbit import bracket, fit

EPOCH = Epoch.from_utc("2018-06-03T00:00:00Z")
FILE = Path(__file__).parent / "iss_2018-05_06.tle"
SETS = read_element_sets(FILE.read_text(), FILE.name)


def test_one_trajectory_meets_both_sets_within_what_sgp4_can_say(figure):
    t_s = EPOCH.t_s("2018-06-03T09:16:00Z")
    found = fit(SETS, EPOCH, t_s, t_s + 4 * 3600.0, 415000.0, 2500.0)
    figure("station's orbit, June 2018, rms", "SGP4 at both element sets", "", f"{found.rms_m / 1e3:.2f} km")
    assert found.rms_m < 1500.0
    assert 1000.0 < found.cd_area_m2 < 5000.0  # NASA's sheets: 1,380 to 2,040 m2 times a fitted Cd
    assert [f"{each.epoch_utc:%m-%d}" for each in found.sets] == ["05-31", "06-06"]
    orbit = elements(found.trajectory(t_s))
    assert 385e3 < orbit.perigee_height_m < orbit.apogee_height_m < 420e3


def test_nasas_numbered_predictions_are_passed_over():
    predicted = [each for each in SETS if each.is_nasa_prediction]
    assert [f"{each.epoch_utc:%m-%d %H:%M}" for each in predicted] == ["06-06 12:37"]
    assert predicted[0] not in bracket(SETS, EPOCH, 0.0, 86400.0)


def test_a_span_that_no_sets_bracket_is_named():
    with pytest.raises(InputError, match="do not bracket 2018-06-30.*one after is missing"):
        bracket(SETS, EPOCH, 27 * 86400.0, 28 * 86400.0)


def test_sgp4_agrees_with_the_next_set_after_half_a_day():
    first, second = SETS[1], SETS[2]
    t_s = np.array([EPOCH.t_s(second.epoch_utc + timedelta(minutes=5))])
    table = rotation(EPOCH, t_s[0] - 86400.0, t_s[0] + 86400.0)
    apart = gcrf_states(first, EPOCH, t_s, table) - gcrf_states(second, EPOCH, t_s, table)
    assert np.linalg.norm(apart[0, :3]) < 2000.0
