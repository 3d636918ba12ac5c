"""The capsule's equations of motion against closed forms and against the orbit's integrator."""

import numpy as np
import pytest
from scipy.integrate import simpson
from tests.descent.steps import advance

from vitok.craft.capsule import Capsule, coefficients
from vitok.craft.parachute import no_canopies
from vitok.descent.dynamics import (
    COLUMNS,
    Body,
    Sample,
    aerodynamic_acceleration,
    air_flow,
    column_over,
    sample,
)
from vitok.earth.air import _ALTITUDE_SCALE_M, _ALTITUDE_STEP, Air
from vitok.earth.air_error import SURE_DENSITY
from vitok.earth.environment import environment
from vitok.earth.frames import EARTH_ROTATION_RADPS, gcrf_state, itrf_state
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import geodetic_from_itrf, itrf_from_enu, itrf_from_geodetic
from vitok.earth.time import Epoch
from vitok.motion.orbit import G0_MPS2, coast

EPOCH = Epoch.from_utc("2018-06-03T00:00:00Z")
CALM = np.zeros((1, 3))
SPHERE = Capsule(np.array([1.0, 2.0]), np.array([1.0, 1.0]), np.array([0.0, 0.0]), 4.0, 2.0)
ENTRY_Y = (6.3e6, 1.0e6, 1.4e6, -1.2e3, 5.2e3, 5.4e3)


def body(capsule=SPHERE, mass_kg=3000.0, lift=0.0):
    return Body(mass_kg, lift, 1.0, 1.0, SURE_DENSITY, no_canopies(), 0.0, 0.0, capsule, CALM)


def test_energy_is_kept_in_vacuum():
    """Jacobi's integral in the turning frame, about a point mass."""
    vacuum = environment(EPOCH, 0.0, 7200.0, degree=0, air_model="none", third_bodies=False)
    y = np.array(ENTRY_Y)

    start = jacobi(y)
    for k in range(1000):
        y = advance(3600.0 + 0.5 * k, y, 0.5, 0.0, 0.0, body(), vacuum)
    assert jacobi(y) == pytest.approx(start, rel=1e-10)


def test_agrees_with_the_orbit_integrator_in_vacuum():
    """ITRF with Coriolis and centrifugal forces here, GCRF and DOP853 there."""
    vacuum = environment(EPOCH, 0.0, 7200.0, degree=20, air_model="none", third_bodies=False)
    t_s = 3600.0
    y = np.array(itrf_state(t_s, *ENTRY_Y, vacuum.rotation))
    for k in range(600):
        y = advance(t_s + 0.5 * k, y, 0.5, 0.0, 0.0, body(), vacuum)
    there = coast(t_s, np.array([*ENTRY_Y, 3000.0]), t_s + 300.0, vacuum).y_end
    here = np.array(gcrf_state(t_s + 300.0, *y, vacuum.rotation))
    # the Earth's axis stands still in ITRF here: polar motion, 2e-6 rad, is left out of the turning
    assert np.linalg.norm(here[:3] - there[:3]) < 0.3
    assert np.linalg.norm(here[3:] - there[3:6]) < 2e-3


def exponential_air(density_kgpm3, scale_height_m):
    altitudes_m = _ALTITUDE_SCALE_M * np.expm1((np.arange(123) - 1) * _ALTITUDE_STEP)
    profile = np.stack((np.log(density_kgpm3) - altitudes_m / scale_height_m, np.full(123, 250.0)), axis=1)
    return Air(0.0, 0.0, 1.0, np.broadcast_to(profile, (8, 21, 19, 123, 2)).astype(np.float32).copy())


def test_peak_deceleration_of_allen_and_eggers():
    """Allen and Eggers (1958, NACA 1381): a_max = V^2 sin(gamma) / (2 e H), whatever the vehicle."""
    scale_height_m, speed_mps, angle_rad = 7200.0, 7500.0, np.radians(60.0)
    air = exponential_air(1.225, scale_height_m)
    exponential = environment(EPOCH, 0.0, 3600.0, degree=0, air_model="none", third_bodies=False)
    exponential = exponential._replace(air=air)
    position = itrf_from_geodetic(0.8, 1.2, 80e3)
    east, _, up = np.array(itrf_from_enu(0.8, 1.2)).reshape(3, 3).T
    y = np.concatenate((position, speed_mps * (np.cos(angle_rad) * east - np.sin(angle_rad) * up)))
    row, peak_mps2, height_m = np.empty(COLUMNS), 0.0, 0.0
    for k in range(1200):
        y = advance(100.0 + 0.02 * k, y, 0.02, 0.0, 0.0, body(), exponential)
        sample(100.0 + 0.02 * k, y, 0.0, body(), exponential, row)
        if row[Sample.LOAD] * G0_MPS2 > peak_mps2:
            peak_mps2, height_m = row[Sample.LOAD] * G0_MPS2, row[Sample.ALTITUDE]
    # the closed form leaves gravity out: what the fall adds to the speed is counted here
    speed2 = speed_mps**2 + 2.0 * G0_MPS2 * (80e3 - height_m)
    expected = speed2 * np.sin(angle_rad) / (2.0 * np.e * scale_height_m)
    assert peak_mps2 == pytest.approx(expected, rel=0.01)
    area_per_mass = 4.0 / 3000.0
    peak_height_m = scale_height_m * np.log(area_per_mass * 1.225 * scale_height_m / np.sin(angle_rad))
    assert height_m == pytest.approx(peak_height_m, abs=300.0)


def jacobi(y):
    """Energy (J/kg) in the turning frame about a point mass."""
    turning = 0.5 * EARTH_ROTATION_RADPS**2 * (y[0] ** 2 + y[1] ** 2)
    return 0.5 * y[3:] @ y[3:] - turning - MU_M3PS2 / np.linalg.norm(y[:3])


def test_what_energy_is_lost_the_air_has_taken(figure):
    """Work of drag and lift along an entry from 100 to 12 km, by Simpson's rule, against the energy lost."""
    air = environment(EPOCH, 0.0, 7200.0, degree=0, third_bodies=False)
    flying = body(SPHERE._replace(lift_to_drag=np.full(2, 0.26)), lift=1.0)
    bank_rad, step_s, t_s = np.radians(50.0), 0.02, 3600.0
    east, north, up = np.array(itrf_from_enu(0.8, 1.2)).reshape(3, 3).T
    speed = 7600.0 * (np.cos(0.03) * (0.6 * east + 0.8 * north) - np.sin(0.03) * up)
    y = np.concatenate((itrf_from_geodetic(0.8, 1.2, 100e3), speed))

    def power(t_s, y):
        force = aerodynamic_acceleration(
            t_s, bank_rad, air_flow(y, column_over(t_s, *y[:3], air), flying, air), flying
        )
        return float(np.dot(force, y[3:]))

    start, powers = jacobi(y), [power(t_s, y)]
    while geodetic_from_itrf(*y[:3])[2] > 12e3 or len(powers) % 2 == 0:
        y = advance(t_s, y, step_s, bank_rad, 0.0, flying, air)
        t_s += step_s
        powers.append(power(t_s, y))
    work = simpson(powers, dx=step_s)
    balance = abs(jacobi(y) - start - work) / abs(work)
    figure("energy of an entry, loss against the air's work", "energy balance", "1e-8", f"{balance:.1e}")
    assert balance < 1e-8


def test_equilibrium_glide():
    """Range between two speeds of a glide whose lift bears what the curve of its path does not.

    R = (r L / 2 D) ln((1 - v1^2 / g r) / (1 - v0^2 / g r)) (Regan and Anandakrishnan 1993, chapter 6). Flown
    north, where the Earth's turn pushes to the side only.
    """
    scale_height_m, ratio = 7200.0, 1.5
    glide = environment(EPOCH, 0.0, 7200.0, degree=0, air_model="none", third_bodies=False)
    glide = glide._replace(air=exponential_air(1.225, scale_height_m))
    tables = SPHERE._replace(lift_to_drag=np.full(2, ratio))
    flying = body(tables, lift=1.0)
    radius_m = 6.378e6 + 70e3
    gravity = MU_M3PS2 / radius_m**2
    fast_mps, slow_mps = 6800.0, 5000.0

    def bearing_altitude_m(speed_mps):
        lift_mps2 = gravity - speed_mps**2 / radius_m
        drag_area_m2 = coefficients(20.0, tables)[0] * tables.area_m2
        density = 2.0 * lift_mps2 * flying.mass_kg / (ratio * drag_area_m2 * speed_mps**2)
        return scale_height_m * np.log(1.225 / density)

    _, north, up = np.array(itrf_from_enu(0.0, 1.2)).reshape(3, 3).T
    climb = -2.0 * scale_height_m * gravity / (ratio * (gravity * radius_m)) * 7000.0
    y = np.concatenate(
        (itrf_from_geodetic(0.0, 1.2, bearing_altitude_m(7000.0)), 7000.0 * north + climb * up)
    )
    t_s, distance_m, speed = 100.0, 0.0, 7000.0
    while speed > slow_mps:
        y = advance(t_s, y, 0.5, 0.0, 0.0, flying, glide)
        t_s, speed = t_s + 0.5, np.linalg.norm(y[3:])
        if speed < fast_mps:
            distance_m += 0.5 * speed
    circular = gravity * radius_m
    closed_m = (
        0.5 * radius_m * ratio * np.log((1.0 - slow_mps**2 / circular) / (1.0 - fast_mps**2 / circular))
    )
    assert distance_m == pytest.approx(closed_m, rel=0.05)


def test_bank_turns_the_lift_to_the_right():
    air = exponential_air(1.225, 7200.0)
    surroundings = environment(EPOCH, 0.0, 3600.0, degree=0, air_model="none", third_bodies=False)._replace(
        air=air
    )
    lifting = SPHERE._replace(lift_to_drag=np.array([0.3, 0.3]))
    position = itrf_from_geodetic(0.0, 0.0, 50e3)
    east, north, _ = np.array(itrf_from_enu(0.0, 0.0)).reshape(3, 3).T
    y = np.concatenate((position, 5000.0 * north))
    ends = {}
    for bank_deg in (0.0, 90.0, -90.0):
        state, bank = y.copy(), np.radians(bank_deg)
        for k in range(20):
            state = advance(100.0 + 0.5 * k, state, 0.5, bank, 0.0, body(lifting, lift=1.0), surroundings)
        ends[bank_deg] = state
    assert (ends[90.0] - ends[0.0])[:3] @ east > 50.0  # flying north, right is east
    assert (ends[-90.0] - ends[0.0])[:3] @ east < -50.0
    assert np.linalg.norm(ends[0.0][:3]) > np.linalg.norm(ends[90.0][:3]) + 50.0  # lift up flies higher


def test_a_sample_holds_the_state():
    surroundings = environment(EPOCH, 0.0, 3600.0, degree=0, air_model="none", third_bodies=False)
    row = np.empty(COLUMNS)
    sample(100.0, np.array(ENTRY_Y), 0.0, body(), surroundings, row)
    assert np.array_equal(row[Sample.X : Sample.MASS], ENTRY_Y)
