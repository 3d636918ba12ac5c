"""The approach to Rassvet: orbit physics, contact conditions, books, refusals."""

import numpy as np
import pytest
from tests.scenes import as_known, known, scene

from vitok.chance import Draws
from vitok.craft.docking_mechanism import Contact, check_contact
from vitok.craft.spacecraft import attitude_kg
from vitok.docking import plan as docking_plan
from vitok.docking.dynamics import Thrust, approach
from vitok.docking.guidance import follow
from vitok.docking.reference import reference_state
from vitok.docking.simulation import fly
from vitok.earth.environment import environment
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.time import Epoch
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import load
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Station
from vitok.motion import orbit
from vitok.motion.arc import Start
from vitok.motion.continuity import check_continuity
from vitok.motion.lvlh import inertial_state
from vitok.motion.relative import clohessy_wiltshire

EPOCH = Epoch.from_utc("2017-12-19T00:00:00Z")
DOCKING_S = 8 * 3600.0
SHIP = load("soyuz-ms", Spacecraft)
STATION = load("iss", Station)
RADIUS_M = 6.79e6
FIRST = Draws(0, 1)
ARRIVING = Start(DOCKING_S - 1200.0, np.append(np.zeros(6), 6900.0))


@pytest.fixture(scope="module")
def full():
    return environment(EPOCH, 0.0, 12 * 3600.0)


def circle(surroundings):
    speed = np.sqrt(MU_M3PS2 / RADIUS_M)
    y0 = np.array([RADIUS_M, 0.0, 0.0, 0.0, speed * np.cos(0.9), speed * np.sin(0.9), 415000.0])
    return orbit.coast(DOCKING_S - 3600.0, y0, DOCKING_S + 3600.0, surroundings)


@pytest.fixture(scope="module")
def station(full):
    return circle(full)


@pytest.fixture(scope="module")
def plan(station):
    return docking_plan.plan(about(station), ARRIVING)


def handed_over(plan, station, off=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)):
    relative = np.concatenate((plan.reference.start, np.zeros(3))) + off
    return np.append(inertial_state(station(plan.t_handover_s), relative), 6900.0)


def about(station, full=None, **cast):
    orbit = known(station, full)
    return scene(epoch=EPOCH, t_docking_s=DOCKING_S, arrival_orbit=orbit, **cast)


def flown(plan, station, full, draws=FIRST, y=None, **cast):
    start = Start(plan.t_handover_s, handed_over(plan, station) if y is None else y)
    return fly(as_known(about(station, full, **cast)), plan, start, draws)


@pytest.mark.parametrize("seed", range(5))
def test_contact_is_soft_centred_and_in_time(plan, station, full, seed):
    arc = flown(plan, station, full, Draws(seed, 1))
    contact = arc.events[-1]
    assert contact.name == "docking"
    assert abs(contact.t_s - DOCKING_S) < 5.0
    assert 0.10 < contact.detail["closing_rate_mps"] < 0.20
    assert contact.detail["lateral_offset_m"] < 0.34
    assert contact.detail["lateral_rate_mps"] < 0.05


def test_an_error_at_hand_over_is_absorbed(plan, station, full):
    y = handed_over(plan, station, (20.0, -12.0, 10.0, 0.1, 0.05, -0.1))
    arc = flown(plan, station, full, y=y)
    assert abs(arc.events[-1].t_s - DOCKING_S) < 5.0


def test_propellant_is_booked_to_the_gram(plan, station, full):
    arc = flown(plan, station, full)
    assert [(jump.t_s, -jump.mass_kg) for jump in arc.jumps] == [(arc.t_s[0], attitude_kg(SHIP))]
    check_continuity([arc])
    used_kg = arc.channels["propellant_kg"][-1] + attitude_kg(SHIP)
    assert arc.mass_kg[0] - arc.mass_kg[-1] == pytest.approx(used_kg, abs=1e-9)
    assert plan.delta_v_mps < arc.burns[0].delta_v_mps < 2.0 * plan.delta_v_mps


def drifted(plan, y, station, surroundings):
    """Rows of 1,000 s with thrusters that never fire."""
    off = Thrust(1.0, 1.0, 1.0, 1e9, 0.0)
    far = plan.reference._replace(contact=np.array([0.0, 0.0, -1e4]))
    parameters, noise = np.array([1e-3, 0.04, 0.8]), np.zeros((2100, 6))
    start_s, mass_kg = plan.t_handover_s, 6900.0
    _, rows = approach(
        start_s,
        np.append(y, mass_kg),
        1000.0,
        0.5,
        follow,
        parameters,
        far,
        off,
        noise,
        station.kernel,
        0.0,
        surroundings,
    )
    return rows


def test_with_thrusters_off_the_drift_is_clohessy_and_wiltshires(plan):
    still = environment(EPOCH, 0.0, 12 * 3600.0, degree=0, air_model="none", third_bodies=False)
    station = circle(still)
    z0 = 100.0
    y = inertial_state(station(plan.t_handover_s), np.array([0.0, 0.0, z0, 0.0, 0.0, 0.0]))
    rows = drifted(plan, y, station, still)
    n, t = np.sqrt(MU_M3PS2 / RADIUS_M**3), rows[:, 0]
    # released at rest below the target (Fehse 2003, eq. 3.29): it drifts forward and falls further
    np.testing.assert_allclose(rows[:, 8], 6 * z0 * (n * t - np.sin(n * t)), atol=0.05)
    np.testing.assert_allclose(rows[:, 10], z0 * (4 - 3 * np.cos(n * t)), atol=0.05)


def test_the_reference_is_smooth_and_ends_at_the_port(plan):
    step, out, ahead = 0.01, np.zeros(9), np.zeros(9)
    for t_s in np.arange(0.0, plan.reference.contact_s - 1.0, 7.3):
        reference_state(t_s, plan.reference, out)
        reference_state(t_s + step, plan.reference, ahead)
        np.testing.assert_allclose(ahead[:3] - out[:3], 0.5 * (out[3:6] + ahead[3:6]) * step, atol=1e-6)
    reference_state(plan.reference.contact_s, plan.reference, out)
    np.testing.assert_allclose(out[:3], plan.reference.contact, atol=1e-9)
    assert -out[3:6] @ plan.reference.axis == pytest.approx(SHIP.proximity.contact_speed_mps)


def test_gravity_pulls_a_body_below_the_target_down_and_nothing_moves_at_the_target():
    assert clohessy_wiltshire(1e-3, 0.0, 0.0, 100.0, 0.0, 0.0, 0.0) == pytest.approx((0.0, 0.0, 3e-4))
    assert clohessy_wiltshire(1e-3, 50.0, 0.0, 0.0, 0.0, 0.0, 0.0) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("contact", "message"),
    [
        (Contact(0.45, 0.0, 0.0), "closing rate 0.450 m/s, 0.100 m/s too fast"),
        (Contact(0.05, 0.0, 0.0), "closing rate 0.050 m/s, 0.050 m/s too slow"),
        (Contact(0.2, 0.15, 0.0), "lateral rate 0.150 m/s, 0.050 m/s too fast"),
        (Contact(0.2, 0.0, 0.5), "lateral offset 0.500 m, 0.160 m too far"),
    ],
)
def test_a_contact_outside_the_envelope_is_refused(contact, message):
    with pytest.raises(FlightError, match=message):
        check_contact(contact, SHIP.docking_mechanism, "rassvet")


def test_too_little_time_for_the_legs_is_told(station):
    hasty = SHIP.approach.model_copy(update={"handover_before_contact_s": 600.0})
    ship = SHIP.model_copy(update={"approach": hasty})
    with pytest.raises(FlightError, match="600 s from hand-over to contact are too short"):
        docking_plan.plan(about(station, spacecraft=ship), ARRIVING)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"contact_speed_mps": 0.4, "last_range_m": 40.0},
            "rassvet: closing rate 0.400 m/s, 0.050 m/s too fast",
        ),
        ({"shortest_pulse_s": 100.0}, "no contact with port rassvet: still .* m away"),
    ],
)
def test_a_flight_that_cannot_dock_says_why(station, full, change, message):
    ship = SHIP.model_copy(update={"proximity": SHIP.proximity.model_copy(update=change)})
    hasty = docking_plan.plan(about(station, spacecraft=ship), ARRIVING)
    with pytest.raises(FlightError, match=message):
        flown(hasty, station, full, spacecraft=ship)


def test_across_the_orbit_a_drifting_body_swings_through_the_plane(plan):
    still = environment(EPOCH, 0.0, 12 * 3600.0, degree=0, air_model="none", third_bodies=False)
    station = circle(still)
    y = inertial_state(station(plan.t_handover_s), np.array([0.0, 50.0, 0.0, 0.0, 0.0, 0.0]))
    rows = drifted(plan, y, station, still)
    n = np.sqrt(MU_M3PS2 / RADIUS_M**3)
    np.testing.assert_allclose(rows[:, 9], 50.0 * np.cos(n * rows[:, 0]), atol=0.01)


OWN = """
def as_the_house(estimate, mode, command, memory, parameters):
    n, w, zeta = parameters[0], parameters[1], parameters[2]
    free = (2.0 * n * estimate[11], -n * n * estimate[7], 3.0 * n * n * estimate[8] - 2.0 * n * estimate[9])
    for axis in range(3):
        error_m = estimate[6 + axis] - estimate[axis]
        error_mps = estimate[9 + axis] - estimate[3 + axis]
        command[axis] = estimate[12 + axis] - free[axis] + w * w * error_m + 2.0 * zeta * w * error_mps
    return command


def asleep(estimate, mode, command, memory, parameters):
    return command


def too_few(state, command):
    return command
"""


def with_law(folder, name):
    (folder / "own.py").write_text(OWN)
    proximity = SHIP.proximity.model_copy(update={"law": f"{folder / 'own.py'}:{name}"})
    return SHIP.model_copy(update={"proximity": proximity})


def test_a_law_of_ones_own_flies(plan, station, full, tmp_path):
    same = flown(plan, station, full, spacecraft=with_law(tmp_path, "as_the_house"))
    house = flown(plan, station, full)
    np.testing.assert_allclose(same.y_end, house.y_end, rtol=1e-9)
    with pytest.raises(FlightError, match="no contact"):
        flown(plan, station, full, spacecraft=with_law(tmp_path, "asleep"))


def test_a_law_that_takes_something_else_is_one_sentence(plan, station, full, tmp_path):
    with pytest.raises(InputError, match=r"takes \(state, command\), but a law takes \(estimate, mode, "):
        flown(plan, station, full, spacecraft=with_law(tmp_path, "too_few"))
