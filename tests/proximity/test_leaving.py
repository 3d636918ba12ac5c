"""A ship that leaves keeps off the station for its turns from wherever on its way it is told to."""

from itertools import permutations

import numpy as np
import pytest
from tests.proximity.conftest import SHIP_FILE, STATION_FILE
from tests.proximity.free_flights import (
    AXIS,
    CONTACT_M,
    HANDOVER_M,
    HELD,
    PORTS,
    PUSH_MPS2,
    N,
    before,
    drift_matrices,
    flown,
    least_drift_m,
    pushed,
)

from vitok.mission.catalogue import load
from vitok.mission.docking import Docking
from vitok.motion.relative import transition
from vitok.navigation.near_suite import STEP_S, Mean
from vitok.proximity.asking import brain_of
from vitok.proximity.leaving import Safe, begin_to_leave, choose_way_out, leave, outward
from vitok.proximity.modes import modes_of
from vitok.proximity.reference import Port

KURS = load("kurs", Docking)
LEAVING = next(each for each in KURS.modes if each.kind == "avoid")
CORRIDOR_RAD = np.radians(KURS.limits.cone_half_angle_deg)
SAFE = Safe(
    STATION_FILE.keep_out_radius_m,
    STATION_FILE.drift_inside_turns,
    PUSH_MPS2,
    CORRIDOR_RAD,
    KURS.leaving.by_port_m,
    KURS.leaving.missing_share,
    KURS.leaving.doubt_share,
)
IN_MODE_S, APART_M = (
    next(each.above for each in LEAVING.exits[0].when if each.quantity == quantity)
    for quantity in ("in_mode_s", "apart_m")
)
# an instant's estimate is off by so much, of one sigma: twice what the filter has at 300 m
OFF = np.random.default_rng(3).normal(size=(2, 6)) * np.repeat([3.0, 0.012], 3)


def way_out(y, port):
    """The direction (3,), LVLH, in which a ship leaves at a state (6,)."""
    there = Port(HELD @ CONTACT_M[port], HELD @ AXIS[port])
    straight, out = HELD @ outward(tuple(HELD @ y[:3]), there, SAFE.by_port_m), np.zeros(3)
    from_port_m = np.linalg.norm(y[:3] - CONTACT_M[port])
    choose_way_out(tuple(y[:3]), tuple(y[3:]), tuple(straight), from_port_m, LEAVING.speed_mps, N, SAFE, out)
    assert np.linalg.norm(out) == pytest.approx(1.0)
    return out


def left(y, port, off=None, *, push_mps2=PUSH_MPS2):
    """States (n, 6) at every second of a ship that leaves with its estimate ``off``, until it is away."""
    off = np.zeros(6) if off is None else off
    direction, carry, rows, gone = way_out(y + off, port), transition(N, 1.0), [y], False
    while len(rows) < IN_MODE_S or np.linalg.norm(y[:3] - CONTACT_M[port]) < APART_M:
        short = LEAVING.speed_mps * direction - (y + off)[3:]
        gone = gone or np.linalg.norm(short) < 0.02
        push = np.zeros(3) if gone else pushed(short, push_mps2)
        y = carry @ (y + np.append(np.zeros(3), push))
        rows.append(y)
        assert len(rows) < 3000
    return np.array(rows)


def told_to_leave_about(start, port, lasts_s):
    """Least drifts (m) and how near it comes on the way out, over how near it was: at every 20 s of a way."""
    rows, _ = flown(start, before(port), lasts_s)
    drifts, ways = [], []
    for y in rows[:: round(20.0 / 0.5)]:
        for off in (None, *OFF):
            out = left(y, port, off)
            drifts.append(least_drift_m(out[-1]))
            ways.append(np.linalg.norm(out[:, :3], axis=1).min() / np.linalg.norm(y[:3]))
    return min(drifts), min(ways)


@pytest.mark.parametrize(("port", "lasts_s"), [("rassvet", 420.0), ("poisk", 700.0), ("zvezda", 700.0)])
def test_from_every_instant_of_a_fly_around_it_drifts_free_for_four_turns(port, lasts_s, figure):
    least_m, nearest = told_to_leave_about(HANDOVER_M, port, lasts_s)
    figure(
        f"least drift after leaving at every 20 s of the fly-around to {port}, Clohessy-Wiltshire",
        "the station's sphere",
        f"{SAFE.keep_out_m:g} m",
        f"{least_m:.0f} m",
    )
    assert least_m > SAFE.keep_out_m
    assert nearest > 0.9  # what it takes to stop


@pytest.mark.parametrize("lasts_s", [700.0, 1200.0])
@pytest.mark.parametrize(("port", "other"), list(permutations(PORTS, 2)))
def test_from_every_instant_between_two_ports_too(port, other, lasts_s):
    """It leaves on the side on which it is, wherever the port is that it goes to."""
    least_m, nearest = told_to_leave_about(before(port), other, lasts_s)
    assert least_m > SAFE.keep_out_m and nearest > 0.9


@pytest.mark.parametrize("port", PORTS)
@pytest.mark.parametrize("closing_mps", [0.15, 0.0, -0.4])
def test_before_its_port_it_keeps_to_the_corridor_and_drifts_free(port, closing_mps):
    """By the port modules and other ships are beside it."""
    for range_m in (1.0, 5.0, 15.0, 40.0, 80.0, 140.0):
        y = np.append(before(port, range_m), -closing_mps * AXIS[port])
        rows = left(y, port)
        off = rows[:, :3] - CONTACT_M[port]
        along = off @ AXIS[port]
        aside = np.linalg.norm(off - along[:, None] * AXIS[port], axis=1)
        near = along < 40.0
        assert (aside[near] <= 1.0 + np.tan(np.radians(15.0)) * np.maximum(along[near], 0.0)).all()
        assert along.min() > range_m - 1.0
        assert least_drift_m(rows[-1]) > SAFE.keep_out_m


def drifted(y, directions, safe, speed_mps):
    """Ships (k,) flown off in the ``directions`` (k, 3) to the velocity to leave with, from a state (6,).

    The least distance of the drift once it had time to go the sphere's radius, also with the doubt of the
    velocity along the orbit to either side; and without doubt the least before, over that as the push ends.
    """
    rows, wanted, carry = np.tile(y, (len(directions), 1)), speed_mps * directions, transition(N, 1.0)
    going = np.ones(len(directions), dtype=bool)
    while going.any():
        short = wanted[going] - rows[going, 3:]
        size = np.linalg.norm(short, axis=1)
        rows[going, 3:] += short * np.minimum(safe.push_mps2 / size, 1.0)[:, None]
        going[np.flatnonzero(going)[size <= safe.push_mps2]] = False
        rows[going] = rows[going] @ carry.T
    drift, doubt_mps = drift_matrices(safe.turns, 25.0), safe.doubt * speed_mps
    away_m = [
        np.linalg.norm(np.einsum("tij,kj->kti", drift, rows + np.eye(6)[3] * off_mps), axis=2)
        for off_mps in (0.0, -doubt_mps, doubt_mps)
    ]
    gone = 25.0 * speed_mps * np.arange(len(drift)) >= safe.keep_out_m
    return np.min(away_m, axis=0)[:, gone].min(axis=1), away_m[0][:, ~gone].min(axis=1) / away_m[0][:, 0]


def begins(seed, fastest_mps):
    """States (6,) of ships that come in, and directions out (3,): that from a port is not from the middle."""
    random = np.random.default_rng(seed)
    for _ in range(100):
        out, v = random.normal(size=3), random.normal(size=3)
        out /= np.linalg.norm(out)
        straight, v = out + 0.8 * random.normal(size=3), v - 1.5 * out
        v *= random.uniform(0.0, fastest_mps) / np.linalg.norm(v)
        yield np.append(random.uniform(60.0, 400.0) * out, v), straight / np.linalg.norm(straight)


def chosen(y, straight, safe, speed_mps):
    """The way out (3,) as far from a port as where all the half of space is open."""
    out = np.zeros(3)
    choose_way_out(tuple(y[:3]), tuple(y[3:]), tuple(straight), 1e3, speed_mps, N, safe, out)
    return out


@pytest.mark.parametrize(("speed_mps", "fastest_mps"), [(0.2, 2.5), (1.0, 1.5)])
def test_hardly_any_direction_drifts_by_farther_than_the_way_out(speed_mps, fastest_mps):
    """Ships of weak thrusters, for which where the push ends counts as much as where it leads, flown.

    Against twenty by chance each time; three per cent are left to a choice among twenty-five directions.
    """
    safe, shares, random = SAFE._replace(turns=1.0, push_mps2=0.01), [], np.random.default_rng(6)
    for y, straight in begins(5, fastest_mps):
        others = random.normal(size=(20, 3))
        others *= (np.sign(others @ straight) / np.linalg.norm(others, axis=1))[:, None]
        ways = np.vstack((chosen(y, straight, safe, speed_mps), others))
        far_m, nearer = drifted(y, ways, safe, speed_mps)
        shares.append(far_m[0] / max(far_m[0], far_m[nearer > 0.99].max(initial=0.0)))
    assert np.mean(shares) > 0.97


def test_the_way_out_comes_no_nearer_than_where_its_push_ends():
    """By a hundredth, and as much for what the orbit bends of a push, though some that do drift farther."""
    for y, straight in begins(7, 0.5):
        if straight @ y[:3] > 0.0:
            _, nearer = drifted(y, chosen(y, straight, SAFE, 0.2)[None], SAFE, 0.2)
            assert nearer[0] > 0.98


def test_straight_out_is_from_the_port_before_it_and_from_the_middle_elsewhere():
    port = Port(np.array([-8.0, 0.0, 12.0]), np.array([0.0, 0.0, 1.0]))
    for place, direction in (
        ((-8.0, 30.0, 52.0), (0.0, 0.6, 0.8)),  # 40 m before it and aside: from the port
        ((-8.0, 15.0, 12.0), (0.0, 0.6, 0.8)),  # beside it as if it were 20 m before it
        ((-8.0, 0.0, 12.0), (0.0, 0.0, 1.0)),  # in it
        ((60.0, 0.0, -80.0), (0.6, 0.0, -0.8)),  # behind it: from the middle
    ):
        assert outward(place, port, 20.0) == pytest.approx(direction)


def begun(y, port, station, docking=KURS):
    """What an avoid begins with about a station with a matrix (3, 3) from LVLH: its direction (3,), LVLH."""
    modes, brain, mean = modes_of(docking, SHIP_FILE), brain_of(1, 1), np.zeros(Mean.ALL)
    mean[Mean.RELATIVE : Mean.RELATIVE + 6] = y
    there = Port(station @ CONTACT_M[port], station @ AXIS[port])
    mode = next(row for row, each in enumerate(docking.modes) if each.kind == "avoid")
    at, rows = tuple(station @ y[:3]), tuple(station.ravel())
    begin_to_leave(modes, mode, brain, mean, at, rows, there, SAFE, N)
    return brain.course.goal_m


def test_it_asks_for_what_is_missing_until_it_is_there():
    modes, brain, mean = modes_of(KURS, SHIP_FILE), brain_of(1, 1), np.zeros(Mean.ALL)
    mode = KURS.modes.index(LEAVING)
    brain.course.goal_m[:], brain.course.numbers[1] = (0.0, 0.0, 1.0), 1.0
    for velocity, missing in (
        ((0.0, 0.1, -0.3), (0.0, -0.1, LEAVING.speed_mps + 0.3)),
        ((0.0, 0.0, LEAVING.speed_mps - 0.01), (0.0, 0.0, 0.0)),
        ((0.0, 0.0, 0.3), (0.0, 0.0, 0.0)),  # under way it lets the orbit bend its way
    ):
        mean[Mean.RELATIVE + 3 : Mean.RELATIVE + 6] = velocity
        leave(modes, mode, SAFE, mean, brain)
        assert brain.command * STEP_S == pytest.approx(missing)


@pytest.mark.parametrize("yaw_deg", [0.0, 90.0, 217.0])
@pytest.mark.parametrize("range_m", [5.0, 150.0])
def test_however_the_station_is_turned_it_leaves_the_same_way(yaw_deg, range_m):
    """Another yaw, and the port where it was in LVLH: the station's axes are no frame to drift in."""
    c, s = np.cos(np.radians(yaw_deg)), np.sin(np.radians(yaw_deg))
    station = np.array([[c, s, 0.0], [-s, c, 0.0], [0.0, 0.0, 1.0]])
    y = np.append(np.array(before("zvezda", range_m)) + [0.0, 3.0, 2.0], [-0.3, 0.1, 0.05])
    assert begun(y, "zvezda", station) == pytest.approx(way_out(y, "zvezda"), abs=1e-9)


def test_a_direction_of_the_file_is_that_of_lvlh():
    modes = [
        each.model_copy(update={"direction_lvlh": (0.0, 0.0, 1.5)})
        for each in KURS.modes
        if each.kind == "avoid"
    ]
    docking = KURS.model_copy(update={"modes": tuple(modes)})
    y = np.append(before("rassvet"), np.zeros(3))
    assert begun(y, "rassvet", np.diag([-1.0, 1.0, -1.0]), docking).tolist() == [0.0, 0.0, 1.0]


def test_beside_a_small_stations_port_it_keeps_to_the_corridor_too():
    small = SAFE._replace(keep_out_m=10.0)
    out, straight = np.zeros(3), AXIS["rassvet"]
    for range_m in (1.0, 10.0, 20.0):
        place = before("rassvet", range_m)
        choose_way_out(place, (0.0,) * 3, tuple(straight), range_m, LEAVING.speed_mps, N, small, out)
        assert out @ straight > np.cos(CORRIDOR_RAD) - 1e-9
