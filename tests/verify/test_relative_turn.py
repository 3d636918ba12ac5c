"""The motion of a ship beside a station over a turn, against heyoka: 20x20, Sun and Moon, without air."""

import numpy as np
import pytest

from vitok.motion.lvlh import inertial_state, relative_state
from vitok.motion.orbit import coast
from vitok.motion.relative import elliptic_transition

heyoka = pytest.importorskip("heyoka")

from benchmarks.case import MASS_KG, STATE_GCRF, surroundings  # noqa: E402
from benchmarks.peers import heyoka_peer  # noqa: E402

TURN_S = 5560.0
SHIPS = {
    "at rest 300 m below and behind": [-200.0, 0.0, 220.0, 0.0, 0.0, 0.0],
    "on the hop at 2 km": [2100.0, 150.0, -300.0, -3.0, 0.2, 1.0],
    "in the transfer at 90 km": [-82e3, -500.0, 33.5e3, 45.0, 0.5, -20.0],
}


@pytest.fixture(scope="module")
def turned():
    """The station and the ships after a turn, by heyoka, (n, 6)."""
    starts = np.array([STATE_GCRF, *(inertial_state(STATE_GCRF, np.array(each)) for each in SHIPS.values())])
    return starts, heyoka_peer.flights(starts, TURN_S)


@pytest.mark.parametrize("number", range(len(SHIPS)))
def test_a_ship_beside_a_station_is_where_heyoka_has_it(turned, number, figure):
    starts, ends = turned
    around = surroundings()
    station, ship = (coast(0.0, np.append(starts[k], MASS_KG), TURN_S, around).y_end for k in (0, number + 1))
    ours = relative_state(station, ship)
    theirs = relative_state(ends[0], ends[number + 1])
    miss_m = float(np.linalg.norm(ours[:3] - theirs[:3]))
    figure(f"relative motion over a turn, {list(SHIPS)[number]}", "heyoka", "1 mm", f"{1e3 * miss_m:.4f} mm")
    assert miss_m < 1e-3
    assert np.linalg.norm(ours[3:] - theirs[3:]) < 1.2e-6  # the orbital rate, in radians a second


def test_the_closed_form_differs_by_what_it_leaves_out(turned, figure):
    # two bodies: J2 is 1.5 x 1.08e-3 of the pull at these heights, and three times that of its gradient
    starts, ends = turned
    before = relative_state(starts[0], starts[1])
    closed = elliptic_transition(np.append(starts[0], MASS_KG), TURN_S) @ before
    flown = relative_state(ends[0], ends[1])
    apart, moved = (float(np.linalg.norm(each[:3])) for each in (closed - flown, flown - before))
    figure(
        "Yamanaka-Ankersen over a turn, 300 m",
        "heyoka",
        "0.5 % of the way",
        f"{apart:.1f} m of {moved:.0f} m",
    )
    assert apart < 0.005 * moved
