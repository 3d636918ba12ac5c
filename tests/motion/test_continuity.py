from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitok.earth.environment import environment
from vitok.earth.time import Epoch
from vitok.errors import FlightError
from vitok.motion import orbit
from vitok.motion.arc import Arc, Firing, Jump
from vitok.motion.continuity import check_continuity

EARTH = environment(Epoch.from_utc("2017-12-17T00:00:00Z"), 0.0, 86400.0, air_model="none")
CIRCLE = np.array([6.7e6, 0.0, 0.0, 0.0, 4.8e3, 6.0e3, 7000.0])
ORBIT = orbit.coast(0.0, CIRCLE, 7200.0, EARTH)


def arc(name, times, mass_kg, **rest):
    t_s = np.array(times, dtype=float)
    y = ORBIT(t_s)
    return Arc(name, t_s, y[:, :3], y[:, 3:6], np.full(t_s.size, mass_kg), **rest)


FIRST, SECOND = arc("ascent", [0, 10], 7000.0), arc("rendezvous", [10, 20], 7000.0)


def test_arcs_that_meet_pass():
    check_continuity([FIRST, SECOND])


def test_a_mass_that_vanishes_is_found_unless_a_jump_explains_it():
    lighter = arc("rendezvous", [10, 20], 6800.0)
    with pytest.raises(FlightError, match="200 kg of mass at t = 10.000 s in arc ascent to rendezvous"):
        check_continuity([FIRST, lighter])
    check_continuity([FIRST, replace(lighter, jumps=(Jump("fairing", 10.0, mass_kg=-200.0),))])


def test_a_leap_in_position_is_found_inside_an_arc():
    leaping = arc("ascent", [0, 5, 5, 10], 7000.0)
    leaping.r_gcrf_m[2:] += [0.0, 3.0, 0.0]
    with pytest.raises(FlightError, match="3 m of position at t = 5.000 s in arc ascent|2.999 m of position"):
        check_continuity([leaping])


def test_an_event_that_falls_within_a_microsecond_of_a_sample_is_no_jump():
    near = arc("descent", [0.0, 5.0, 5.0 + 9e-7, 10.0], 7000.0)
    near.v_gcrf_mps[2] += 9e-7 * np.array([30.0, 0.0, 0.0])  # as soft-landing engines push
    check_continuity([near])
    near.v_gcrf_mps[2:] += [1e-3, 0.0, 0.0]
    with pytest.raises(FlightError, match="m/s of velocity at t = 5.000 s in arc descent"):
        check_continuity([near])


def test_a_gap_in_time_is_found():
    with pytest.raises(FlightError, match=r"1\.000000 s are missing between arcs ascent and rendezvous"):
        check_continuity([FIRST, arc("rendezvous", [11, 20], 7000.0)])


@pytest.mark.parametrize("step_s", [1e-3, 1.0, 60.0, 400.0])
def test_a_coast_of_any_step_is_motion(step_s):
    check_continuity([arc("stay", np.arange(0.0, min(7200.0, 300 * step_s), step_s), 7000.0)])


def test_a_jump_of_100_km_a_millisecond_apart_is_no_motion():
    leaping = arc("rendezvous", [0.0, 60.0, 60.001, 120.0], 7000.0)
    leaping.r_gcrf_m[2:] += [0.0, 1e5, 0.0]
    with pytest.raises(FlightError, match="100000 m of position between t = 60.000 .* no motion"):
        check_continuity([leaping])


@settings(max_examples=100, deadline=None)
@given(
    st.integers(1, 98),
    st.sampled_from(["r_gcrf_m", "v_gcrf_mps"]),
    st.integers(0, 2),
    st.sampled_from([-1.0, 1.0]),
)
def test_whatever_moves_without_a_reason_is_found(row, what, axis, sign):
    """At a minute's step, from 5 m of position or 0.5 m/s of velocity on."""
    strange = arc("rendezvous", np.arange(0.0, 6000.0, 60.0), 7000.0)
    getattr(strange, what)[row:, axis] += sign * (5.0 if what == "r_gcrf_m" else 0.5)
    with pytest.raises(FlightError, match="no motion"):
        check_continuity([strange])


def test_a_velocity_change_needs_a_burn_as_strong():
    times = np.arange(0.0, 600.0, 60.0)
    kicked = arc("rendezvous", times, 7000.0)
    kicked.v_gcrf_mps[5:] += [0.0, 0.0, 1.0]
    kicked.r_gcrf_m[5:] += np.outer(times[5:] - 270.0, [0.0, 0.0, 1.0])
    with pytest.raises(FlightError, match="m/s between t = 240.000 and 300.000 s"):
        check_continuity([kicked])
    kicked.mass_kg[5:] -= 2.0
    fired = replace(kicked, burns=(Firing("DV1", 240.0, 60.0, 1.0, 2.0),))
    check_continuity([fired])
    weak = replace(kicked, burns=(Firing("DV1", 240.0, 60.0, 0.1, 2.0),))
    with pytest.raises(FlightError, match="no motion"):
        check_continuity([weak])


def test_mass_is_lost_by_burns_alone_and_as_much_as_they_say():
    times = np.arange(0.0, 600.0, 60.0)
    leaking = arc("rendezvous", times, 7000.0)
    leaking.mass_kg[4:] -= 3.0
    with pytest.raises(FlightError, match="3 kg are lost between t = 180.000 and 240.000 s .* with no burn"):
        check_continuity([leaking])
    with pytest.raises(FlightError, match="burn DV1 in arc rendezvous took 3 kg, its ledger says 4 kg"):
        check_continuity([replace(leaking, burns=(Firing("DV1", 180.0, 60.0, 1.0, 4.0),))])
    check_continuity([replace(leaking, burns=(Firing("DV1", 180.0, 60.0, 1.0, 3.0),))])
