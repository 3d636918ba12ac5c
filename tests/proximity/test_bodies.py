"""Ship and station far apart, against closed forms."""

import numpy as np
import pytest
from tests.proximity.conftest import (
    EPOCH,
    HOST,
    SOYUZ,
    attitude,
    before_port,
    circle,
    fly,
    make_plant,
    nowhere,
    quaternion,
    still_air,
)

from vitok.earth.environment import environment
from vitok.earth.frames import itrf_from_gcrf
from vitok.earth.gravity import J2, MU_M3PS2, REFERENCE_RADIUS_M, WORK, pack
from vitok.motion.dop853 import trajectory_state
from vitok.motion.forces import drag, gravitation_gcrf
from vitok.motion.lvlh import lvlh_from_gcrf
from vitok.motion.orbit import coast
from vitok.motion.rigid_body import body, quaternion_product
from vitok.proximity.bodies import AROUND, LOADS, SHIP, STATES, STATION, look_around, rates
from vitok.proximity.hooked import kinetic_j, momentum

RADIUS_M = 6790e3
RATE_RADPS = np.sqrt(MU_M3PS2 / RADIUS_M**3)
BELOW_M = np.array([120.0, -30.0, 380.0])


def derivative(plant, y, t_s=0.0, loads=None):
    around, out = np.full(AROUND, np.nan), np.zeros(STATES)
    look_around(t_s, plant, around)
    rates(t_s, y, plant, around, np.zeros(LOADS) if loads is None else loads, out)
    return out


def at_rest(ship_m=BELOW_M):
    y = np.zeros(STATES)
    y[SHIP : SHIP + 3] = ship_m
    y[SHIP + 6] = y[STATION + 6] = 1.0
    return y


def test_momentum_and_energy_of_free_bodies_last(figure):
    """An hour of two tumbling bodies of no symmetry, a degree a second, where nothing pulls."""
    plant = make_plant(nowhere(), still_air(0))
    y = before_port(plant, 30.0, closing_mps=0.0)
    y[SHIP + 10 : SHIP + 13] = np.radians([0.6, 0.7, -0.4])
    y[STATION + 10 : STATION + 13] = np.radians([-0.05, 0.1, 0.2])
    states, _ = fly(plant, y, 3600.0)
    momenta = np.array([momentum(each, plant) for each in states[::600]])
    energies = np.array([kinetic_j(each, plant) for each in states[::600]])
    turned = np.abs(momenta[:, 3:] - momenta[0, 3:]).max() / np.linalg.norm(momenta[0, 3:])
    gained = np.abs(energies / energies[0] - 1.0).max()
    assert np.linalg.norm(states[-1, SHIP + 10 : SHIP + 13] - y[SHIP + 10 : SHIP + 13]) > 1e-3
    assert turned < 1e-10
    assert gained < 1e-10
    figure(
        "angular momentum and energy of two free rigid bodies, 1 h at 1 deg/s",
        "constant",
        "1e-10",
        f"{turned:.1e}, {gained:.1e}",
    )


def test_precession_of_a_free_symmetric_ship():
    """Goldstein (1980), 5-6, as in tests/motion/test_rigid_body.py."""
    across, along = 30000.0, 5000.0
    plant = make_plant(nowhere(), still_air(0), ship=body(7000.0, np.diag([along, across, across])))
    y = at_rest()
    q0, omega = np.array([0.5, 0.5, -0.5, 0.5]), np.array([0.02, 0.01, 0.0])
    y[SHIP + 6 : SHIP + 10], y[SHIP + 10 : SHIP + 13] = q0, omega
    states, _ = fly(plant, y, 600.0)
    momentum_nms = attitude(q0).T @ (np.array([along, across, across]) * omega)
    size = np.linalg.norm(momentum_nms)
    for k in range(0, 6001, 500):
        angle, own = size / across * 0.1 * k, (1.0 - along / across) * omega[0] * 0.1 * k
        turn = (np.cos(angle / 2), *(np.sin(angle / 2) * momentum_nms / size))
        spin = (np.cos(own / 2), np.sin(own / 2), 0.0, 0.0)
        expected = quaternion_product(quaternion_product(turn, tuple(q0)), spin)
        assert abs(np.dot(expected, states[k, SHIP + 6 : SHIP + 10])) == pytest.approx(1.0, abs=1e-13)


def test_libration_in_pitch(figure):
    """theta'' + 3 n2 (I_roll - I_yaw) / I_pitch theta = 0 (Hughes 1986, eq. 9.3.4; Wertz 1978, 18.3)."""
    inertia = np.array([2.0e8, 1.6e8, 1.1e8])
    plant = make_plant(circle(), still_air(0), host=body(415e3, np.diag(inertia)))
    axes = np.array(lvlh_from_gcrf(*trajectory_state(0.0, plant.orbit)[:6])).reshape(3, 3)
    y = at_rest()
    tilt = np.radians(0.5)
    y[STATION + 6 : STATION + 10] = quaternion(
        np.array([[np.cos(tilt), 0, -np.sin(tilt)], [0, 1, 0], [np.sin(tilt), 0, np.cos(tilt)]]) @ axes
    )
    y[STATION + 10 : STATION + 13] = [0.0, -RATE_RADPS, 0.0]
    states, _ = fly(plant, y, 8000.0, step_s=1.0)
    pitch = []
    for t_s, each in enumerate(states):
        lvlh = np.array(lvlh_from_gcrf(*trajectory_state(float(t_s), plant.orbit)[:6])).reshape(3, 3)
        turned = attitude(each[STATION + 6 : STATION + 10]) @ lvlh.T
        pitch.append(np.arctan2(turned[2, 0], turned[2, 2]))
    pitch = np.array(pitch)
    falling = np.flatnonzero((pitch[:-1] > 0.0) & (pitch[1:] <= 0.0))
    zeros_s = falling + pitch[falling] / (pitch[falling] - pitch[falling + 1])
    measured = 2.0 * np.pi / (zeros_s[1] - zeros_s[0])
    expected = RATE_RADPS * np.sqrt(3.0 * (inertia[0] - inertia[2]) / inertia[1])
    assert measured == pytest.approx(expected, rel=1e-3)
    assert np.abs(pitch).max() == pytest.approx(tilt, rel=1e-3)
    figure(
        "libration of a body in pitch under the gradient of gravity",
        "closed form (Hughes 1986)",
        "0.1 %",
        f"{100 * abs(measured / expected - 1):.4f} %",
    )


def test_drift_of_a_ship_at_rest_above_the_station(figure):
    """Clohessy and Wiltshire (1960): up 4 - 3 cos nt, forward 6 (sin nt - nt), times the height at rest."""
    plant = make_plant(circle(), still_air(0))
    start = trajectory_state(0.0, plant.orbit)
    up_m = 50.0
    lvlh = np.array(lvlh_from_gcrf(*start[:6])).reshape(3, 3)
    y = at_rest(lvlh.T @ [0.0, 0.0, -up_m])
    y[SHIP + 3 : SHIP + 6] = lvlh.T @ [RATE_RADPS * up_m, 0.0, 0.0]  # at rest in the turning axes
    states, _ = fly(plant, y, 3000.0, step_s=0.5)
    lvlh = np.array(lvlh_from_gcrf(*trajectory_state(3000.0, plant.orbit)[:6])).reshape(3, 3)
    along, across, down = lvlh @ states[-1, SHIP : SHIP + 3]
    phase = RATE_RADPS * 3000.0
    expected = np.array([6.0 * (np.sin(phase) - phase), 0.0, -(4.0 - 3.0 * np.cos(phase))]) * up_m
    error = np.linalg.norm([along, across, down] - expected) / np.linalg.norm(expected)
    assert error < 1e-3
    assert np.abs(states[-1, STATION : STATION + 3]).max() == 0.0  # the station keeps to its orbit
    figure(
        "drift of a ship released 50 m above the station, 50 min",
        "Clohessy and Wiltshire",
        "0.1 %",
        f"{100 * error:.4f} %",
    )


@pytest.fixture(scope="module")
def real():
    surroundings = environment(EPOCH, 0.0, 20000.0, 20)
    start = trajectory_state(0.0, circle(span_s=10.0))
    orbit = coast(0.0, np.array(start), 6000.0, surroundings, cd_area_m2=2500.0).kernel
    return make_plant(orbit, surroundings, areas=(33.0, 2500.0)), surroundings


def test_relative_gravity_is_the_difference_of_two_pulls(real):
    """Of J2 alone exactly, about the pole of date; of the whole field, Sun and Moon what is left out."""
    plant, surroundings = real
    c = np.zeros((3, 3))
    c[0, 0], c[2, 0] = 1.0, -J2 / np.sqrt(5.0)
    oblate = surroundings._replace(
        field=pack(c, np.zeros((3, 3)), MU_M3PS2, REFERENCE_RADIUS_M), third_bodies=0.0
    )
    alone = make_plant(plant.orbit, oblate)
    plant = plant._replace(ship_cd_area_m2=2500.0 / 415e3 * 7000.0)  # so that drag is none between them
    worst = 0.0
    for t_s in (0.0, 700.0, 1400.0, 2100.0):
        r = np.array(trajectory_state(t_s, plant.orbit)[:3])
        for around, tested in ((oblate, alone), (surroundings, plant)):
            work = np.zeros(WORK)
            there = np.array(gravitation_gcrf(t_s, *r, around, work))
            here = np.array(gravitation_gcrf(t_s, *(r + BELOW_M), around, work))
            made = derivative(tested, at_rest(), t_s)
            off = np.abs(made[SHIP + 3 : SHIP + 6] - (here - there)).max()
            if around is oblate:
                assert off < 1e-12  # a pole a milliradian away makes 1e-9
            worst = max(worst, off)
    assert 1e-9 < worst < 1e-7


def test_differential_drag(real):
    plant, surroundings = real
    y = at_rest(np.zeros(3))
    start = trajectory_state(0.0, plant.orbit)
    m = itrf_from_gcrf(0.0, surroundings.rotation)
    push = np.array(drag(0.0, *start[:6], 1.0, m, surroundings))
    made = derivative(plant, y)
    assert made[SHIP + 3 : SHIP + 6] == pytest.approx((33.0 / 7000.0 - 2500.0 / 415e3) * push, rel=1e-9)
    assert made[STATION + 3 : STATION + 6] == pytest.approx([0.0, 0.0, 0.0], abs=1e-15)


def test_loads_act_in_each_bodys_axes():
    plant = make_plant(nowhere(), still_air(0))
    y = before_port(plant, 30.0, closing_mps=0.0)
    loads = np.arange(1.0, LOADS + 1.0) * 100.0
    made = derivative(plant, y, loads=loads)
    for row, each, first in ((SHIP, SOYUZ, 0), (STATION, HOST, 6)):
        axes = attitude(y[row + 6 : row + 10])
        assert made[row + 3 : row + 6] == pytest.approx(axes.T @ loads[first : first + 3] / each.mass_kg)
        assert each.inertia_kgm2 @ made[row + 10 : row + 13] == pytest.approx(loads[first + 3 : first + 6])
