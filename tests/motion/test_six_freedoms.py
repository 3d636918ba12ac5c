import numpy as np
import pytest

from vitok.compiled import load_law
from vitok.earth.gravity import WORK
from vitok.motion.forces import gravitation_gcrf
from vitok.motion.rigid_body import body, spin
from vitok.motion.six_freedoms import DENSITY, QW, VX, WX, X, fly_body

POSITION_M, VELOCITY_MPS = (6.8e6, 0.0, 0.0), (0.0, 7600.0, 0.0)
Q_QUARTER_ABOUT_Z = (np.sqrt(0.5), 0.0, 0.0, np.sqrt(0.5))  # body x along GCRF y
VESSEL = body(500.0, [[400.0, 30.0, 0.0], [30.0, 300.0, -20.0], [0.0, -20.0, 200.0]])


@load_law
def given_loads(told, parameters):
    return parameters[:6].copy()


@load_law
def given_moment(told, parameters):
    return parameters[3:6].copy()


@load_law
def density_along_x(told, parameters):
    loads = np.zeros(6)
    loads[0] = told[DENSITY]
    return loads


def start(omega=(0.0, 0.0, 0.0)):
    return np.array([*POSITION_M, *VELOCITY_MPS, *Q_QUARTER_ABOUT_Z, *omega])


def test_a_force_pushes_along_the_body(point_mass):
    loads = np.array([50.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    pushed = fly_body(
        0.0, start(), 0.1, 10, law=given_loads, parameters=loads, body=VESSEL, environment=point_mass
    )[-1]
    free = fly_body(
        0.0, start(), 0.1, 10, law=given_loads, parameters=np.zeros(6), body=VESSEL, environment=point_mass
    )[-1]
    # 0.1 m/s2 for 1 s; the gradient of gravity changes it by 1e-7
    assert (pushed - free)[VX:QW] == pytest.approx([0.0, 0.1, 0.0], abs=1e-6)
    assert (pushed - free)[X:VX] == pytest.approx([0.0, 0.05, 0.0], abs=1e-6)


def test_a_free_body_falls_by_gravitation(point_mass):
    rows = fly_body(
        0.0, start(), 0.5, 2, law=given_loads, parameters=np.zeros(6), body=VESSEL, environment=point_mass
    )
    pull = np.array(gravitation_gcrf(0.5, *rows[1, X:VX], point_mass, np.empty(WORK)))
    assert rows[2, VX:QW] - rows[0, VX:QW] == pytest.approx(pull, abs=1e-5)


def test_attitude_turns_as_without_a_flight(point_mass):
    loads = np.array([50.0, -3.0, 8.0, 1.0, -2.0, 0.5])
    omega = (0.3, -0.2, 0.5)
    flown = fly_body(
        0.0, start(omega), 0.05, 400, law=given_loads, parameters=loads, body=VESSEL, environment=point_mass
    )
    turned = spin(0.0, np.array([*Q_QUARTER_ABOUT_Z, *omega]), 0.05, 400, given_moment, loads, VESSEL)
    assert flown[:, QW:] == pytest.approx(turned[:, 1:], abs=1e-15)
    assert np.ptp(flown[:, WX]) > 0.1


def test_a_law_is_told_the_air(point_mass):
    rows = fly_body(
        0.0,
        start(),
        0.1,
        10,
        law=density_along_x,
        parameters=np.zeros(1),
        body=VESSEL,
        environment=point_mass,
    )
    free = fly_body(
        0.0, start(), 0.1, 10, law=given_loads, parameters=np.zeros(6), body=VESSEL, environment=point_mass
    )
    assert np.array_equal(rows, free)  # there is none
