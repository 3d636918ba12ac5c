"""A Soyuz and the station, either in orbit or where nothing pulls, and how to fly them."""

import numpy as np
import pytest

from vitok.craft.docking_mechanism import mechanism
from vitok.earth.air import chosen_air
from vitok.earth.environment import Environment
from vitok.earth.frames import Rotation
from vitok.earth.gravity import MU_M3PS2, field
from vitok.earth.spline import Spline
from vitok.earth.time import Epoch
from vitok.mission.catalogue import load
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Station
from vitok.motion.dop853 import DenseOutput
from vitok.motion.orbit import coast
from vitok.motion.rigid_body import body, body_from_gcrf
from vitok.proximity.advance import advance, workspace
from vitok.proximity.bodies import LOADS, SHIP, STATES, STATION, plant
from vitok.proximity.contact import no_contact

EPOCH = Epoch.from_utc("2017-12-17T00:00:00Z")
SOYUZ = body(7000.0, np.diag([5200.0, 30000.0, 31000.0]))
HOST = body(415e3, np.array([[1.28e8, 2e6, 4e6], [2e6, 1.07e8, -1e6], [4e6, -1e6, 2.01e8]]))
SHIP_FILE, STATION_FILE = load("soyuz-ms", Spacecraft), load("iss", Station)


def attitude(q):
    return np.array(body_from_gcrf(*q)).reshape(3, 3)


def quaternion(axes):
    """Of a matrix from GCRF to body axes."""
    _, vectors = np.linalg.eigh(
        np.array(
            [
                [np.trace(axes), *_twist(axes)],
                *(
                    [_twist(axes)[i], *(axes[i] + axes[:, i] - np.trace(axes) * np.eye(3)[i])]
                    for i in range(3)
                ),
            ]
        )
    )
    return vectors[:, -1]


def _twist(axes):
    return np.array([axes[1, 2] - axes[2, 1], axes[2, 0] - axes[0, 2], axes[0, 1] - axes[1, 0]])


def still_air(degree):
    """An Earth that does not turn, with its field to a degree and no air, Sun or Moon."""
    still = Spline(0.0, 1e9, np.zeros((1, 6, 4)))
    return Environment(Rotation(still, 0.0), field(degree), still, chosen_air("none", EPOCH, 0.0, 1.0), 0.0)


def nowhere():
    """An orbit where nothing pulls."""
    far = np.array([[1e14, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]])
    return DenseOutput(np.zeros(1), np.zeros(0), far, np.zeros((0, 7, 7)))


def make_plant(orbit, surroundings, *, ship=SOYUZ, host=HOST, port="rassvet", areas=(0.0, 0.0), **changed):
    made = mechanism(SHIP_FILE, STATION_FILE, port, centre_m=np.zeros(3), ship=ship, host=host)
    return plant(ship, host, orbit, surroundings, cd_areas_m2=areas, mechanism=made._replace(**changed))


@pytest.fixture(scope="session")
def free_plant():
    return make_plant(nowhere(), still_air(0))


def circle(radius_m=6790e3, degree=0, span_s=20000.0):
    """A circular orbit about a point mass, or nearly one."""
    speed = np.sqrt(MU_M3PS2 / radius_m)
    tilt = np.radians(51.64)
    y0 = np.array([radius_m, 0.0, 0.0, 0.0, speed * np.cos(tilt), speed * np.sin(tilt), 415e3])
    return coast(0.0, y0, span_s, still_air(degree), cd_area_m2=0.0).kernel


def before_port(plant, gap_m, *, closing_mps=0.15, offset_m=(0.0, 0.0), drift_mps=(0.0, 0.0), tilt=(0, 0, 0)):
    """State at rest but for the ship's way in: its head ``gap_m`` from where it would rest in the socket."""
    made = plant.mechanism
    y = np.zeros(STATES)
    host_axes = attitude(np.array([0.8, 0.1, -0.5, 0.3]) / np.sqrt(0.99))
    y[STATION + 6 : STATION + 10] = quaternion(host_axes)
    x, a, b = made.port_axes
    small = np.array(tilt, dtype=float)
    angle = np.linalg.norm(small)
    q = np.array([np.cos(angle / 2), *(np.sin(angle / 2) * small / max(angle, 1e-12))])
    ship_axes = attitude(q) @ made.docked_axes @ host_axes
    y[SHIP + 6 : SHIP + 10] = quaternion(ship_axes)
    seat = made.apex_m + x * made.head_radius_m / made.sine
    head = seat + x * gap_m + offset_m[0] * a + offset_m[1] * b
    y[SHIP : SHIP + 3] = host_axes.T @ head - ship_axes.T @ made.head_m
    y[SHIP + 3 : SHIP + 6] = host_axes.T @ (-closing_mps * x + drift_mps[0] * a + drift_mps[1] * b)
    return y


def fly(plant, y, seconds, *, loads=None, contact=None, step_s=0.1, t_s=0.0, until=lambda contact: False):
    """States (n, 26) and what is kept of the contact after each step; ``y`` is left alone."""
    y, work = y.copy(), workspace()
    contact = no_contact() if contact is None else contact
    loads = np.zeros(LOADS) if loads is None else loads
    states, kept = [y.copy()], [contact.copy()]
    for k in range(round(seconds / step_s)):
        advance(t_s + k * step_s, y, step_s, plant, loads, contact, work)
        states.append(y.copy())
        kept.append(contact.copy())
        if until(contact):
            break
    return np.array(states), np.array(kept)
