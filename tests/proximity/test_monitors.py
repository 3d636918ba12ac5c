"""Margins of an approach: the worst of each limit, when it was, and what is beyond one."""

import numpy as np
import pytest

from vitok.earth.time import Epoch
from vitok.mission.catalogue import load
from vitok.mission.docking import Docking
from vitok.motion.arc import Margin
from vitok.proximity.monitors import Sight, keep_out_margin, margins, spent_margins, time_margin

LIMITS = load("kurs", Docking).limits
RANGE_M = np.array([300.0, 120.0, 50.0, 10.0, 0.0])
EPOCH = Epoch.from_utc("2017-12-19T00:00:00Z")
T_S = np.array([0.0, 100.0, 200.0, 300.0, 400.0])


def seen(**changed):
    quiet = {
        "offset_m": [80.0, 1.0, 0.5, 0.2, 0.05],
        "closing_rate_mps": [0.0, 0.8, 0.5, 0.2, 0.15],
        "lateral_rate_mps": [0.6, 0.03, 0.02, 0.01, 0.01],
        "tilt_rad": [0.5, 0.02, 0.01, 0.01, 0.01],
        "angular_rate_radps": [0.0] * 5,
    }
    return Sight(T_S, RANGE_M, *(np.array(each, float) for each in (quiet | changed).values()))


def judged(plume_pa_s=10.0, propellant_kg=40.0, **changed):
    so_far = np.array([0.0, 0.2, 0.5, 1.0, 1.0])  # nothing fires any more after 300 s
    spent = spent_margins(T_S, LIMITS, plume_pa_s=plume_pa_s * so_far, propellant_kg=propellant_kg * so_far)
    return {each.name: each for each in (*spent, *margins(seen(**changed), LIMITS, 0.0))}


def test_a_quiet_approach_keeps_all_and_what_is_before_the_cone_does_not_count():
    found = judged()
    assert all(each.kept for each in found.values())
    assert set(found) == {
        "propellant_kg",
        "plume_pa_s",
        "off_axis_deg",
        "lateral_rate_mps",
        "tilt_deg",
        "closing_rate_mps",
    }
    assert found["lateral_rate_mps"].value == 0.03
    assert found["lateral_rate_mps"].t_s == 100.0


@pytest.mark.parametrize(
    ("changed", "name", "value", "t_s"),
    [
        ({"propellant_kg": 71.0}, "propellant_kg", 71.0, 300.0),
        ({"plume_pa_s": 1001.0}, "plume_pa_s", 1001.0, 300.0),
        (
            {"offset_m": [0.0, 1.0, 10.5, 0.2, 0.05]},
            "off_axis_deg",
            np.degrees(np.arctan2(10.0, 50.0)),
            200.0,
        ),
        ({"offset_m": [0.0, 0.0, 0.0, 0.0, 0.6]}, "off_axis_deg", 90.0, 400.0),
        ({"lateral_rate_mps": [0.0, 0.0, 0.2, 0.0, 0.0]}, "lateral_rate_mps", 0.2, 200.0),
        ({"tilt_rad": [0.0, 0.0, 0.0, np.radians(8.0), 0.0]}, "tilt_deg", 8.0, 300.0),
        ({"closing_rate_mps": [0.0, 0.8, 0.9, 0.2, 0.15]}, "closing_rate_mps", 0.9, 200.0),
        ({"closing_rate_mps": [0.0, 0.8, 0.5, 0.2, 0.36]}, "closing_rate_mps", 0.36, 400.0),
    ],
)
def test_a_broken_limit_is_told_with_its_instant(changed, name, value, t_s):
    found = judged(**changed)
    assert [each.name for each in found.values() if not each.kept] == [name]
    assert found[name].value == pytest.approx(value)
    assert found[name].t_s == t_s
    assert found[name].summary(EPOCH)["kept"] is False


def test_of_a_limit_at_the_least_less_is_beyond_it():
    near, far = (Margin("least_drift_m", 200.0, value, 0.0, at_least=True) for value in (150.0, 412.0))
    assert (near.left, near.kept, far.left, far.kept) == (-50.0, False, 212.0, True)
    assert far.summary(EPOCH)["at_least"] is True
    assert Margin("tilt_deg", 7.0, 1.0, 0.0).left == 6.0


def test_the_rate_allowed_grows_with_the_range():
    at = judged(closing_rate_mps=[0.0, 1.54, 0.0, 0.0, 0.0])["closing_rate_mps"]
    assert at.kept and at.limit == pytest.approx(0.35 + 0.01 * 120.0)
    assert not judged(closing_rate_mps=[0.0, 1.56, 0.0, 0.0, 0.0])["closing_rate_mps"].kept


def test_a_flight_that_never_comes_near_is_judged_by_what_it_took_alone():
    assert not margins(seen().at(np.arange(T_S.size) < 1), LIMITS, 0.0)
    assert not margins(seen().at(np.zeros(T_S.size, dtype=bool)), LIMITS, 0.0)


def test_the_cone_holds_from_farther_out_than_the_rates():
    """Within 200 m nobody on the axis is outside the cone; what is left of the fly-around may go fast."""
    held = {"offset_m": [0.0, 30.0, 0.5, 0.2, 0.05], "lateral_rate_mps": [0.0, 0.2, 0.01, 0.01, 0.01]}
    at = seen(**held)
    at.range_m[1] = 160.0
    found = {each.name: each for each in margins(at, LIMITS, 0.0)}
    assert not found["off_axis_deg"].kept and found["off_axis_deg"].t_s == 100.0
    assert found["lateral_rate_mps"].value == 0.01
    everywhere = LIMITS.model_copy(update={"rates_from_m": None})
    found = margins(at, everywhere, 0.0)
    assert next(each for each in found if each.name == "lateral_rate_mps").value == 0.2


def test_outside_the_cone_the_station_is_kept_off_and_inside_it_is_not():
    distance_m = np.array([310.0, 132.0, 62.0, 22.0, 12.0])
    assert keep_out_margin(seen(offset_m=[1.0] * 4 + [0.05]), distance_m, LIMITS, 0.0) is None
    far = keep_out_margin(seen(), distance_m, LIMITS, 1000.0)
    assert (far.name, far.value, far.t_s, far.kept) == ("keep_out_m", 310.0, 1000.0, True)
    beside = keep_out_margin(seen(offset_m=[80.0, 60.0, 0.5, 0.2, 0.05]), distance_m, LIMITS, 1000.0)
    assert (beside.value, beside.t_s, beside.kept) == (132.0, 1100.0, False)
    asked = LIMITS.model_copy(update={"keep_out_m": None})
    assert keep_out_margin(seen(), distance_m, asked, 0.0) is None


def test_behind_the_port_there_is_no_cone():
    at = seen()
    at.range_m[:] = -150.0
    assert keep_out_margin(at, np.full(5, 160.0), LIMITS, 0.0).value == 160.0


def test_time_is_told_against_the_planned_end():
    late = LIMITS.late_s
    kept, broken = (
        time_margin(LIMITS, begin_s=50.0, due_s=1000.0, taken_s=taken_s)
        for taken_s in (1003.0, 1001.0 + late)
    )
    assert (kept.name, kept.limit, kept.value, kept.t_s) == ("time_s", 1000.0 + late, 1003.0, 1053.0)
    assert kept.kept and not broken.kept
    unlimited = LIMITS.model_copy(update={"late_s": None})
    assert time_margin(unlimited, begin_s=0.0, due_s=1.0, taken_s=9.0) is None
