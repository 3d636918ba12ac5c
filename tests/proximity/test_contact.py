"""Probe and cone: what is kept, what is lost, and what becomes of an approach."""

import numpy as np
import pytest
from scipy.optimize import brentq
from tests.proximity.conftest import HOST, SHIP_FILE, SOYUZ, attitude, before_port, fly

from vitok.proximity.bodies import LOADS, SHIP, STATION
from vitok.proximity.contact import AT_FIRST, Contact, Phase, no_contact
from vitok.proximity.hooked import kinetic_j, momentum
from vitok.proximity.probe import head_in_port, hold, touch

LOAD_LIMIT_N = SHIP_FILE.docking_mechanism.probe.attenuator.load_limit_n
ROUGH = {"offset_m": (0.12, -0.07), "drift_mps": (0.02, 0.01), "tilt": np.radians([1.0, -1.2, 0.8])}


def elastic_j(plant, y, contact):
    loads, phase = np.zeros(LOADS), contact[Contact.PHASE]
    if phase in (Phase.CAPTURED, Phase.RETRACTING):
        catch = contact[Contact.CATCH_X : Contact.CATCH_Z + 1]
        return hold(y, contact[Contact.RETRACTED], 0.0, catch, plant.mechanism, loads)[2]
    return touch(y, plant.mechanism, loads)[1] if phase == Phase.TOUCHING else 0.0


def ledger(plant, states, kept):
    """Kinetic and elastic energy, and that with what is lost and without what the drive brought in."""
    held = np.array([kinetic_j(y, plant) + elastic_j(plant, y, c) for y, c in zip(states, kept, strict=True)])
    return held, held + kept[:, Contact.DISSIPATED_J] - kept[:, Contact.DRIVE_J]


def off_the_axis(plant):
    """Reduced mass (kg) for a straight push along the port's axis through the ship's centre of mass."""
    axis, arm = plant.mechanism.port_axes[0], plant.mechanism.apex_m
    lever = np.cross(arm, axis)
    return 1.0 / (1.0 / SOYUZ.mass_kg + 1.0 / HOST.mass_kg + lever @ HOST.inverse_inertia @ lever)


@pytest.fixture(scope="module")
def whole(free_plant):
    """A rough contact, capture, half a minute of swinging, retraction, hooks and a minute after."""
    y = before_port(free_plant, 0.6, **ROUGH)
    y[SHIP + 10 : SHIP + 13] = np.radians([0.1, -0.15, 0.1])
    y[STATION + 10 : STATION + 13] = np.radians([0.01, 0.02, -0.01])
    states, kept = fly(free_plant, y, 40.0)
    contact = kept[-1].copy()
    contact[Contact.RETRACT] = 1.0
    more, later = fly(free_plant, states[-1], 300.0, contact=contact, t_s=40.0)
    return np.concatenate((states, more)), np.concatenate((kept, later))


def test_momentum_through_contact_and_hooks(free_plant, whole, figure):
    states, kept = whole
    assert kept[-1, Contact.PHASE] == Phase.HOOKED
    momenta = np.array([momentum(y, free_plant) for y in states])
    impulse = kept[:, Contact.IMPULSE_X : Contact.IMPULSE_Z + 1]
    ship = SOYUZ.mass_kg * (states[:, SHIP + 3 : SHIP + 6] - states[0, SHIP + 3 : SHIP + 6])
    before_hooks = kept[:, Contact.PHASE] != Phase.HOOKED
    size = np.linalg.norm(impulse, axis=1).max()
    # with the reaction's sign wrong the sum would change by twice what passes through the contact
    linear = np.abs(momenta[:, :3] - momenta[0, :3]).max() / size
    angular = np.abs(momenta[:, 3:] - momenta[0, 3:]).max() / (
        size * np.linalg.norm(free_plant.mechanism.apex_m)
    )
    assert ship[before_hooks] == pytest.approx(impulse[before_hooks], abs=1e-9 * size)
    assert linear < 1e-9
    assert angular < 1e-9
    figure(
        "linear and angular momentum through contact, capture, retraction and hooks",
        "constant, by the impulse that passes",
        "1e-9",
        f"{linear:.1e}, {angular:.1e}",
    )


@pytest.mark.parametrize("phase", [Phase.TOUCHING, Phase.RETRACTING])
def test_action_and_reaction(free_plant, whole, phase):
    """Forces and moments of both cancel about any point; with the reaction's sign wrong they would not."""
    states, kept = whole
    row = np.flatnonzero(kept[:, Contact.PHASE] == phase)[0]
    y, acting = states[row], np.zeros(LOADS)
    if phase == Phase.TOUCHING:
        touch(y, free_plant.mechanism, acting)
    else:
        catch = kept[row, Contact.CATCH_X : Contact.CATCH_Z + 1]
        hold(y, 0.3, 1e-3, catch, free_plant.mechanism, acting)

    def left_over(sign):
        total = np.zeros(6)
        for first, body, factor in ((0, SHIP, 1.0), (6, STATION, sign)):
            axes = attitude(y[body + 6 : body + 10])
            force, moment = axes.T @ acting[first : first + 3], axes.T @ acting[first + 3 : first + 6]
            total[:3] += factor * force
            total[3:] += factor * (moment + np.cross(y[body : body + 3], force))
        return np.linalg.norm(total[:3]), np.linalg.norm(total[3:])

    size = np.linalg.norm(acting[:3])
    assert size > 10.0
    assert max(left_over(1.0)) < 1e-11 * size
    assert min(left_over(-1.0)) > size


def test_energy_is_never_made(free_plant, whole, figure):
    states, kept = whole
    held, balance = ledger(free_plant, states, kept)
    error = np.abs(balance - balance[0]).max() / held[0]
    assert error < 1e-5
    assert np.diff(kept[:, Contact.DISSIPATED_J]).min() >= -1e-9 * held[0]
    undriven = kept[:, Contact.RETRACT] == 0.0
    assert np.diff(held[undriven]).max() < 1e-5 * held[0]
    assert kept[-1, Contact.DISSIPATED_J] > 0.9 * held[0]
    figure(
        "energy through contact to hooks: kinetic, elastic, lost, less the drive's work",
        "constant",
        "1e-5",
        f"{error:.1e}",
    )


@pytest.mark.parametrize("closing_mps", [0.03, 0.2])
def test_a_damped_bounce(free_plant, closing_mps, figure):
    """Straight into the socket, latches off: m x'' + sin2 (c x' + k x) = 0 until spring and damper let go."""
    made = free_plant.mechanism
    contact = no_contact()
    contact[Contact.LATCHES] = 0.0
    y = before_port(free_plant, 0.02, closing_mps=closing_mps)
    states, kept = fly(free_plant, y, 8.0, contact=contact)
    mass_kg = off_the_axis(free_plant)
    omega = np.sqrt(made.stiffness_npm * made.sine**2 / mass_kg)
    decay = 0.5 * made.damping_nspm * made.sine**2 / mass_kg
    swing = np.sqrt(omega**2 - decay**2)

    def pressed(t_s):
        """Way in and its rate after contact at 1 m/s."""
        fall, s, c = np.exp(-decay * t_s), np.sin(swing * t_s), np.cos(swing * t_s)
        return fall * s / swing, fall * (c - decay / swing * s)

    def force(t_s):
        way, rate = pressed(t_s)
        return made.stiffness_npm * way + made.damping_nspm * rate

    leaves_s = brentq(force, 0.3 * np.pi / swing, np.pi / swing)
    expected = -pressed(leaves_s)[1] * closing_mps
    before, after = (np.array(head_in_port(states[k], made)) for k in (-11, -1))
    rebound_mps = after[0] - before[0]
    assert kept[-1, Contact.PHASE] == Phase.FREE
    assert kept[-1, Contact.FIRST_S] == pytest.approx(0.02 / closing_mps, abs=1e-6)
    assert rebound_mps == pytest.approx(expected, rel=1e-3)
    figure(
        f"rebound of a damped bounce in the cone at {closing_mps:g} m/s",
        "spring and damper on the reduced mass, closed form",
        "0.1 %",
        f"{100 * abs(rebound_mps / expected - 1):.4f} %",
    )


def test_the_attenuator_stops_the_ship(free_plant, figure):
    """x = v / w' exp(-a t) sin w' t; it stops in some tenths of a second, short of its limits."""
    made = free_plant.mechanism
    y = before_port(free_plant, 0.0015, closing_mps=0.15)
    _, kept = fly(free_plant, y, 2.0, step_s=0.01)
    mass_kg = off_the_axis(free_plant)
    decay = 0.5 * made.axial_nspm / mass_kg
    swing = np.sqrt(made.axial_npm / mass_kg - decay**2)
    stop_s = np.arctan2(swing, decay) / swing
    expected = 0.15 / swing * np.exp(-decay * stop_s) * np.sin(swing * stop_s)
    capture_s = kept[-1, Contact.CAPTURE_S]
    rows = np.flatnonzero(np.diff(kept[:, Contact.STROKE_M]) > 0.0)
    assert capture_s == pytest.approx(0.01, abs=1e-5)
    assert kept[-1, Contact.STROKE_M] == pytest.approx(expected, rel=1e-3)
    assert 0.01 * (rows[-1] + 1) - capture_s == pytest.approx(stop_s, abs=0.02)
    assert 0.1 < stop_s < 0.9
    assert made.stroke_m < 0.40
    assert kept[-1, Contact.STROKE_M] < made.stroke_m
    assert kept[-1, Contact.BOTTOMED] == 0.0
    assert kept[-1, Contact.AXIAL_N] < LOAD_LIMIT_N
    off = abs(kept[-1, Contact.STROKE_M] / expected - 1)
    figure(
        "stroke of the attenuator, straight capture at 0.15 m/s",
        "spring and damper on the reduced mass, closed form",
        "0.1 %",
        f"{1e3 * expected:.1f} mm, {100 * off:.4f} %",
    )


@pytest.mark.parametrize(
    ("offset_m", "closing_mps", "push_n"),
    [(0.0, 0.10, 0.0), (0.1, 0.15, 0.0), (0.1, 0.35, 0.0), (0.34, 0.10, 300.0), (0.34, 0.35, 300.0)],
)
def test_what_the_mechanism_accepts_is_caught(free_plant, offset_m, closing_mps, push_n):
    """Near the axis by itself; at the envelope's edge with the thrust that the ship adds at contact."""
    loads = np.zeros(LOADS)
    y = before_port(free_plant, 0.45, offset_m=(0.6 * offset_m, 0.8 * offset_m), closing_mps=closing_mps)
    states, kept = fly(free_plant, y, 8.0, until=lambda contact: contact[Contact.TOUCHES] > 0.0)
    loads[0] = push_n
    states, kept = fly(free_plant, states[-1], 10.0, contact=kept[-1], loads=loads)
    assert kept[-1, Contact.PHASE] == Phase.CAPTURED
    assert kept[-1, Contact.AXIAL_N] < LOAD_LIMIT_N
    assert kept[-1, Contact.BOTTOMED] == 0.0


@pytest.mark.parametrize(
    ("offset_m", "closing_mps", "touches", "latches"),
    [
        (0.0, 0.03, True, 1.0),  # too slow for the latches
        (0.38, 0.08, True, 1.0),  # near the mouth's edge, slowly: it glances off
        (0.50, 0.15, True, 1.0),  # beside the mouth, against the face
        (0.90, 0.15, False, 1.0),  # beside the face
        (0.02, 0.15, True, 0.0),  # latches that fail
    ],
)
def test_what_it_does_not_accept_is_not_caught(free_plant, offset_m, closing_mps, touches, latches):
    contact = no_contact()
    contact[Contact.LATCHES] = latches
    y = before_port(free_plant, 0.45, offset_m=(offset_m, 0.0), closing_mps=closing_mps)
    states, kept = fly(free_plant, y, 0.45 / closing_mps + 30.0, contact=contact)
    assert kept[-1, Contact.PHASE] == Phase.FREE
    assert np.isnan(kept[-1, Contact.CAPTURE_S])
    assert bool(kept[-1, Contact.TOUCHES]) is touches
    if touches:
        s = [head_in_port(y, free_plant.mechanism)[0] for y in states[[-2, -1]]]
        assert s[1] > s[0]  # and goes away
        assert kinetic_j(states[-1], free_plant) < kinetic_j(states[0], free_plant)


def test_hooked_it_lies_where_it_should(free_plant, whole):
    states, kept = whole
    made = free_plant.mechanism
    first = np.flatnonzero(kept[:, Contact.PHASE] == Phase.HOOKED)[0]
    assert kept[first, Contact.HOOKED_S] - 40.0 == pytest.approx(made.retraction_s, abs=1e-6)
    poses = []
    for y in states[[first, -1]]:
        ship, host = attitude(y[SHIP + 6 : SHIP + 10]), attitude(y[STATION + 6 : STATION + 10])
        turned = ship @ host.T @ made.docked_axes.T
        angle_deg = np.degrees(np.arccos(np.clip((np.trace(turned) - 1.0) / 2.0, -1.0, 1.0)))
        plane = host @ (y[SHIP : SHIP + 3] - y[STATION : STATION + 3])
        poses.append(np.append(plane, angle_deg))
    port_m = made.apex_m + made.port_axes[0] * made.mouth_radius_m * made.cosine / made.sine
    # the tip is 0.76 m before the docking plane
    docked_m = port_m + made.port_axes[0] * (made.head_m[0] + made.head_radius_m - 0.76)
    assert poses[0][:3] == pytest.approx(docked_m, abs=0.01)
    assert poses[0][3] < 0.3
    assert poses[1] == pytest.approx(poses[0], abs=1e-5)  # one body
    gone = kinetic_j(states[first], free_plant) - kinetic_j(states[-1], free_plant)
    assert abs(gone) < 1e-6


def test_contact_does_not_hang_on_the_control_period(free_plant):
    y = before_port(free_plant, 0.5, **ROUGH)
    coarse, kept = fly(free_plant, y, 6.0, step_s=0.1)
    fine, other = fly(free_plant, y, 6.0, step_s=0.025)
    assert other[-1, Contact.FIRST_S] == pytest.approx(kept[-1, Contact.FIRST_S], abs=1e-6)
    assert other[-1][AT_FIRST] == pytest.approx(kept[-1][AT_FIRST], abs=1e-6)
    assert fine[-1] == pytest.approx(coarse[-1], abs=1e-3)
