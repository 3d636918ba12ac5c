"""What a flight shows beside its way: attitudes held against forces, the Sun and ports; tracks; the file."""

from itertools import pairwise

import erfa
import numpy as np
import pytest
from scipy.spatial.transform import Rotation

import vitok
from vitok.craft.attitude import states_of
from vitok.earth.frames import itrf_from_gcrf, rotation
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import geodetic_from_itrf
from vitok.motion.arc import Picture
from vitok.products.trajectory_file import trajectory_bytes


@pytest.fixture(scope="module")
def flown():
    """A flight, and whether flying it made a picture."""
    flight = vitok.plan("soyuz-ms-07").fly(seed=20, run=1)
    return flight, any("picture" in arc.__dict__ for arc in flight.arcs.values())


@pytest.fixture(scope="module")
def flight(flown):
    return flown[0]


def axis(q, which):
    """The body's axis (n, 3) in GCRF."""
    return Rotation.from_quat(q[:, [1, 2, 3, 0]]).as_matrix()[:, :, which]


def unit(a):
    return a / np.linalg.norm(a, axis=-1, keepdims=True)


def angle_deg(a, b):
    return np.degrees(np.arccos(np.clip((unit(a) * unit(b)).sum(axis=-1), -1.0, 1.0)))


def pushed(arc, begin_s, end_s):
    """Change of velocity between two instants beside that by gravity, of a flattened Earth, integrated
    by Simpson's rule. Vallado (2013), eq. 8-30.
    """
    t_s = np.linspace(begin_s, end_s, 5)
    r = states_of(arc, t_s)[:, :3]
    length, pole = np.linalg.norm(r, axis=1)[:, None], np.array([0.0, 0.0, 1.0])
    flat, up = 1.5 * 1.0826e-3 * (6378137.0 / length) ** 2, r[:, 2:] / length
    pull = -MU_M3PS2 / length**2 * (r / length * (1.0 + flat * (1.0 - 5.0 * up**2)) + 2.0 * flat * up * pole)
    weights = np.array([1.0, 4.0, 2.0, 4.0, 1.0]) * (end_s - begin_s) / 12.0
    v = states_of(arc, t_s[[0, -1]])[:, 3:6]
    return v[1] - v[0] - (weights[:, None] * pull).sum(axis=0)


@pytest.mark.parametrize(
    ("name", "greatest_degps"),
    [("ascent", 1.6), ("rendezvous", 2.3), ("docking", 3.0), ("stay", 0.07), ("descent", 17.0)],
)
def test_attitude_is_there_at_every_sample_and_turns_no_faster_than_the_ship(flight, name, greatest_degps):
    arc = flight.arcs[name]
    q, step_s = arc.q_body_from_gcrf, np.diff(arc.t_s)
    assert q.shape == (arc.t_s.size, 4)
    cosine = (q[1:] * q[:-1]).sum(axis=1)
    assert cosine.min() >= 0.0, "a sign flips"
    turn_deg = np.degrees(2.0 * np.arccos(np.clip(cosine, 0.0, 1.0)))
    # two samples of a jump share one instant, and so one attitude
    assert np.all(turn_deg < greatest_degps * np.maximum(step_s, 1e-3) + 1e-5)


def test_phases_follow_each_other_as_far_as_chance_lets_them(flight):
    arcs = list(flight.arcs.values())
    seams = [
        2.0 * np.degrees(np.arccos(min(1.0, abs(float(a.q_body_from_gcrf[-1] @ b.q_body_from_gcrf[0])))))
        for a, b in pairwise(arcs)
    ]
    assert seams[0] < 1e-5  # from rocket to ship; then the hand-over's, the station's dead band twice
    assert max(seams[1:]) < 6.0


def test_the_rocket_stands_along_its_thrust_upright_from_the_pad_on(flight):
    arc = flight.arcs["ascent"]
    q = arc.q_body_from_gcrf
    assert angle_deg(axis(q[:1], 0)[0], arc.r_gcrf_m[0]) < 0.3  # the vertical is not quite the radius
    begin_s = arc.t_s[0]
    for since_s in (350.0, 450.0, 510.0):  # beyond the air, where the thrust alone pushes
        row = int(np.searchsorted(arc.t_s, begin_s + since_s))
        push = pushed(arc, arc.t_s[row - 1], arc.t_s[row + 1])
        assert angle_deg(axis(q[row : row + 1], 0)[0], push) < 0.5
        assert axis(q[row : row + 1], 2)[0] @ -unit(arc.r_gcrf_m[row]) > 0.8


@pytest.mark.parametrize("name", ["DV1", "DV2", "transfer 1", "transfer 2", "braking 1", "braking 2"])
def test_a_burn_pushes_along_the_nose(flight, name):
    arc = flight.arcs["rendezvous"]
    burn = next(each for each in arc.burns if each.name == name)
    ends = burn.start_s + np.array([0.0, burn.duration_s])
    rows = (arc.t_s >= ends[0]) & (arc.t_s <= ends[1])
    along = axis(arc.q_body_from_gcrf[rows], 0)
    push = pushed(arc, *ends)
    assert angle_deg(along.mean(axis=0), push) < 0.6
    assert burn.engine == ("main" if name != "braking 2" else "thrusters")


def test_a_long_coast_spins_with_its_cells_to_the_sun(flight):
    arc = flight.arcs["rendezvous"]
    dv2, dv3 = (next(each for each in arc.burns if each.name == name) for name in ("DV2", "DV3"))
    rows = np.flatnonzero((arc.t_s > dv2.start_s + 1500.0) & (arc.t_s < dv3.start_s - 1500.0))
    tt = flight.epoch.tai_jd2 + (arc.t_s[rows] + 32.184) / 86400.0
    sun = -erfa.epv00(flight.epoch.tai_jd1, tt)[0]["p"]
    q = arc.q_body_from_gcrf[rows]
    assert angle_deg(-axis(q, 2), sun).max() < 0.01
    nose = axis(q, 0)
    pairs = np.flatnonzero(np.abs(np.diff(arc.t_s[rows]) - 30.0) < 1e-6)
    assert angle_deg(nose[pairs], nose[pairs + 1]) == pytest.approx(66.0, abs=0.05)  # 2.2 deg/s


def test_the_ship_comes_with_its_probe_to_the_port(flight):
    arc, station = flight.arcs["rendezvous"], flight.cast.station
    turn = Rotation.from_quat(arc.q_station_from_gcrf[-1, [1, 2, 3, 0]])
    port = arc.station_gcrf[-1, :3] + turn.apply(station.ports["rassvet"].position_m)
    assert angle_deg(axis(arc.q_body_from_gcrf[-1:], 0)[0], port - arc.r_gcrf_m[-1]) < 1e-5
    # held along LVLH, turned about: its +X backward, its +Z to the Earth
    assert turn.apply([1.0, 0.0, 0.0]) @ unit(arc.station_gcrf[-1, 3:]) < -0.9999
    assert turn.apply([0.0, 0.0, 1.0]) @ -unit(arc.station_gcrf[-1, :3]) > 0.9999
    expected = arc.channels["range_m"][-1]
    assert np.linalg.norm(arc.station_gcrf[-1, :3] - arc.r_gcrf_m[-1]) == pytest.approx(expected, abs=1e-3)


def test_the_docking_shows_both_bodies_of_its_plant(flight):
    arc = flight.arcs["docking"]
    channels = [arc.channels[f"q_body_from_gcrf_{part}"] for part in "wxyz"]
    same = (np.column_stack(channels) * arc.q_body_from_gcrf).sum(axis=1)
    np.testing.assert_allclose(np.abs(same), 1.0, atol=1e-9)
    assert np.diff(arc.station_t_s).max() < 2.6
    assert arc.station_t_s[[0, -1]] == pytest.approx(arc.t_s[[0, -1]])


def test_a_docked_ship_hangs_under_the_station_nose_up(flight):
    arc = flight.arcs["stay"]
    assert angle_deg(axis(arc.q_body_from_gcrf, 0), arc.r_gcrf_m).max() < 0.01
    assert arc.station_t_s.size < 300
    rows = np.searchsorted(arc.t_s, arc.station_t_s, side="right") - 1
    apart = np.linalg.norm(arc.station_gcrf[:, :3] - arc.r_gcrf_m[rows], axis=1)
    assert np.ptp(apart) < 1e-3
    assert set(arc.q_station_from_gcrf.shape) == {arc.station_t_s.size, 4}


def test_the_deorbit_burn_pushes_along_the_nose_backward(flight):
    arc = flight.arcs["descent"]
    burn = next(each for each in arc.burns if each.name == "deorbit")
    rows = (arc.t_s >= burn.start_s) & (arc.t_s <= burn.start_s + burn.duration_s)
    nose = axis(arc.q_body_from_gcrf[rows], 0)
    assert np.abs(nose - nose[0]).max() < 1e-9  # held in inertial space
    half_s = 0.5 * burn.duration_s
    push = pushed(arc, burn.start_s, burn.start_s + half_s) + pushed(
        arc, burn.start_s + half_s, burn.start_s + burn.duration_s
    )
    assert angle_deg(nose[0], push) < 0.5
    assert unit(arc.v_gcrf_mps[rows][0]) @ nose[0] < -0.99
    assert (burn.engine, arc.burns[0].engine) == ("main", "jets")
    assert {"aft right/1", "retro left/2"} & set(arc.pulses) or len(arc.pulses) > 4


def test_the_capsule_flies_shield_first_and_tilts_to_its_lift(flight):
    arc = flight.arcs["descent"]
    trim_deg = flight.cast.descent_module.aerodynamics.trim_deg
    spin = np.array([0.0, 0.0, 7.292115e-5])  # the pole of date lies within 0.1 deg of that of GCRF
    peak_s = flight.event("peak_load").t_s
    for t_s in (peak_s - 40.0, peak_s, peak_s + 30.0):
        row = int(np.searchsorted(arc.t_s, t_s))
        q = arc.q_body_from_gcrf[row : row + 1]
        through_air = arc.v_gcrf_mps[row] - np.cross(spin, arc.r_gcrf_m[row])
        assert angle_deg(axis(q, 0)[0], -through_air) == pytest.approx(trim_deg, abs=0.5)
        push = pushed(arc, arc.t_s[row - 1], arc.t_s[row + 1])
        ahead = unit(through_air)
        lift, tilt = (a - (a @ ahead) * ahead for a in (push, axis(q, 0)[0]))
        assert angle_deg(lift, tilt) < 8.0
        assert angle_deg(lift, -axis(q, 2)[0]) < trim_deg + 8.0


def test_the_capsule_hangs_tilted_and_then_level(flight):
    arc, module = flight.arcs["descent"], flight.cast.descent_module
    command_s = flight.event("parachute_command").t_s
    off_deg = angle_deg(axis(arc.q_body_from_gcrf, 0), arc.r_gcrf_m)
    hung = (arc.t_s > command_s + 60.0) & (arc.t_s < command_s + module.parachutes.level_s)
    level = arc.t_s > command_s + module.parachutes.level_s + module.parachutes.swing_s
    np.testing.assert_allclose(off_deg[hung], module.parachutes.hang_deg, atol=1.5)
    assert off_deg[level].max() < 1.5  # to the ground, though the engines may throw it up again


def test_what_is_dropped_falls_from_the_ship_to_its_end(flight):
    ascent, descent = flight.arcs["ascent"], flight.arcs["descent"]
    tracks = {each.name: each for each in (*ascent.tracks, *descent.tracks)}
    names = ["tower", "fairing 1", "fairing 2", "core", "skirt 3", "third", "orbital_module", "heat_shield"]
    assert {*names, *(f"booster {n}" for n in (1, 2, 3, 4))} <= set(tracks)
    table = (
        rotation(flight.epoch, descent.t_s[0], descent.t_s[-1]),
        rotation(flight.epoch, ascent.t_s[0], ascent.t_s[0] + 3600.0),
    )
    for arc in (ascent, descent):
        for track in arc.tracks:
            here = states_of(arc, track.t_s[:1])[0, :3]
            assert np.linalg.norm(track.r_gcrf_m[0] - here) < 5.0, track.name
    for name, which in (("booster 2", 1), ("core", 1), ("heat_shield", 0)):
        t_s, r = tracks[name].t_s[-1], tracks[name].r_gcrf_m[-1]
        m = np.array(itrf_from_gcrf(t_s, table[which])).reshape(3, 3)
        latitude_rad, _, altitude_m = geodetic_from_itrf(*(m @ r))
        assert altitude_m == pytest.approx(0.0 if which else 350.0, abs=400.0 if not which else 1.0)
        if which:
            told = flight.event(f"{name.split()[0]}_separation").detail
            off_km = 111.0 * abs(np.degrees(latitude_rad) - told["impact_latitude_deg"])
            assert off_km < 5.0, "the push at the drop moves it by little"


def test_the_folder_gives_it_back(flight, tmp_path):
    (tmp_path / "trajectory.npz").write_bytes(trajectory_bytes(flight))
    again = vitok.load(tmp_path)
    for name, arc in flight.arcs.items():
        other = again.arcs[name]
        for key in Picture.__dataclass_fields__.keys() - {"tracks"}:
            assert np.array_equal(getattr(other, key), getattr(arc, key))
        assert [each.name for each in other.tracks] == [each.name for each in arc.tracks]
        for mine, theirs in zip(arc.tracks, other.tracks, strict=True):
            assert np.array_equal(mine.t_s, theirs.t_s) and np.array_equal(mine.r_gcrf_m, theirs.r_gcrf_m)


def test_a_flight_that_nobody_looks_at_makes_no_picture(flown):
    assert not flown[1]
