from dataclasses import replace

import numpy as np
import pytest

from vitok.errors import FlightError
from vitok.motion.arc import Arc, Jump
from vitok.motion.continuity import check_continuity


def arc(name, times, mass_kg):
    t_s = np.array(times, dtype=float)
    return Arc(
        name,
        t_s,
        np.outer(t_s, [7e3, 0.0, 0.0]) + [6.7e6, 0.0, 0.0],
        np.tile([7e3, 0.0, 0.0], (t_s.size, 1)),
        np.full(t_s.size, mass_kg),
    )


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


def test_a_gap_in_time_is_found():
    with pytest.raises(FlightError, match=r"1\.000000 s are missing between arcs ascent and rendezvous"):
        check_continuity([FIRST, arc("rendezvous", [11, 20], 7000.0)])
