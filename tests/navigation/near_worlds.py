"""A ship flies around a station, holds and closes in, with everything drawn; its filter gives account."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tests.navigation.near_port import at_port, spread_at_port

from vitok.chance import Draws
from vitok.compiled import njit
from vitok.earth.frames import rotate, rotate_back
from vitok.earth.gravity import MU_M3PS2
from vitok.mission.catalogue import load
from vitok.mission.spacecraft import Spacecraft
from vitok.motion import cholesky
from vitok.motion.arc import Handed
from vitok.motion.lvlh import from_lvlh, in_lvlh, lvlh_from_gcrf, orbital_rate_radps
from vitok.motion.rigid_body import body_from_gcrf, quaternion_product
from vitok.navigation.attitude import small_turn, turned_on
from vitok.navigation.held_station import Held
from vitok.navigation.near_covariance import bring
from vitok.navigation.near_sensing import (
    near_truth,
    noise_row,
    seen_noise,
    sense_gyro,
    sense_impulse,
    sense_near,
    sense_reference,
    steady_noise,
)
from vitok.navigation.near_suite import SOLVED, STEP_S, Known, NearSuite, Target, near_suite
from vitok.navigation.proximity import NearFilter, first_filter, propagate, take_near, take_reference

Vector = NDArray[np.float64]

START_LVLH = np.array([98.0, 0.0, 367.0, 0.0, 0.0, 0.0])
FLYAROUND_S, HOLD_S, HOLD_M = 420.0, 100.0, 150.0
PROBE_M, SAMPLE_STEPS = 4.4, 100
TIP_M = np.array([4.4, 0.0, 0.0])
TARGET = Target(
    np.diag([-1.0, -1.0, 1.0]),  # yaw 180 deg
    np.array([10.0, -4.0, 18.0]),
    np.array([[0.0, -1.0, 0.0], [0.0, 0.0, -1.0], [1.0, 0.0, 0.0]]).T.copy(),  # +x of the port is +z of body
    np.diag([1.28e8, 1.07e8, 2.01e8]),
    0.01,
    float(np.radians(0.5)),
    float(np.radians(0.01)),
    float(np.radians(0.25)),
    float(np.radians(0.005)),
    500.0,
    1.128e-3,
)
# one sigma of a firing, of an attitude pulse's push, and of what no filter is told of: half a micro-g
SCATTER, PULSE_MPS, DRAG_MPS2 = 0.05, 0.0008, 5e-7
J2, RADIUS_M = 1.0826e-3, 6378137.0


class Way(NamedTuple):
    """What the simulated flight goes by: true centre of mass, noise of firings and station, and scratch."""

    centre_m: Vector
    pulses: Vector
    station: Vector


@dataclass(frozen=True)
class Flown:
    """Errors (n, 18) of a filter over a flight, their covariances (n, 18, 18) and the range to the port.

    ``probe`` (n, 2, 6) are the errors of place and rate of the probe from the port, and their sigmas.
    """

    error: Vector
    covariance: Vector
    range_m: Vector
    probe: Vector
    filter: NearFilter


@njit
def gravity(x, y, z):
    """Acceleration of a point mass and J2."""
    r2 = x * x + y * y + z * z
    r = np.sqrt(r2)
    k = 1.5 * J2 * (RADIUS_M / r) ** 2
    f, s = -MU_M3PS2 / (r2 * r), 5.0 * z * z / r2
    return f * x * (1.0 + k * (1.0 - s)), f * y * (1.0 + k * (1.0 - s)), f * z * (1.0 + k * (3.0 - s))


@njit
def fall(y, ax, ay, az):
    """A state (6,) a control period on, under gravity and a steady push, by the classical Runge-Kutta."""
    h, k, total, z = STEP_S, np.zeros(6), np.zeros(6), y.copy()
    for share, weight in ((0.5, 1.0), (0.5, 2.0), (1.0, 2.0), (0.0, 1.0)):
        gx, gy, gz = gravity(z[0], z[1], z[2])
        k[0], k[1], k[2] = z[3], z[4], z[5]
        k[3], k[4], k[5] = gx + ax, gy + ay, gz + az
        for i in range(6):
            total[i] += weight * k[i]
            z[i] = y[i] + share * h * k[i]
    for i in range(6):
        y[i] += h * total[i] / 6.0


@njit
def quaternion(m):
    """q_body_from_gcrf of a matrix (9-tuple), which turns by less than half a turn about some axis."""
    trace = m[0] + m[4] + m[8]
    out = np.empty(4)
    best, i = trace, -1
    for k in range(3):
        if m[4 * k] > best:
            best, i = m[4 * k], k
    if i < 0:
        w = 0.5 * np.sqrt(1.0 + trace)
        out[0], f = w, 0.25 / w
        out[1], out[2], out[3] = f * (m[5] - m[7]), f * (m[6] - m[2]), f * (m[1] - m[3])
        return out
    j, k = (i + 1) % 3, (i + 2) % 3
    x = 0.5 * np.sqrt(1.0 + m[4 * i] - m[4 * j] - m[4 * k])
    f = 0.25 / x
    out[1 + i] = x
    out[1 + j], out[1 + k] = f * (m[3 * i + j] + m[3 * j + i]), f * (m[3 * i + k] + m[3 * k + i])
    out[0] = f * (m[3 * j + k] - m[3 * k + j])
    return out


@njit
def wanted(t_s, port):
    """Position and velocity (6,) in LVLH, and the range to the port: around, hold, close in."""
    out, gap = np.zeros(6), 0.0
    hold = np.array((port[0], port[1], port[2] + HOLD_M + PROBE_M))
    if t_s < FLYAROUND_S:
        u = t_s / FLYAROUND_S
        s, ds = u * u * (3.0 - 2.0 * u), 6.0 * u * (1.0 - u) / FLYAROUND_S
        for i in range(3):
            out[i] = START_LVLH[i] + s * (hold[i] - START_LVLH[i])
            out[3 + i] = ds * (hold[i] - START_LVLH[i])
        return out, HOLD_M
    for i in range(3):
        out[i] = hold[i]
    gap = HOLD_M
    t = t_s - FLYAROUND_S - HOLD_S
    if t > 0.0:
        # closing at 1 m/s, then with the range, to 0.15 m/s: gap' = -(0.15 + gap / 60), no faster than 1 m/s
        far = 60.0 * 0.85
        slow = (HOLD_M - far) / 1.0
        gap = HOLD_M - t if t < slow else (far + 9.0) * np.exp(-(t - slow) / 60.0) - 9.0
        out[2], out[5] = port[2] + PROBE_M + gap, -1.0 if t < slow else -(0.15 + gap / 60.0)
    return out, gap


@njit
def pointing(relative, port):
    """Matrix (9-tuple) from LVLH to the ship's axes with +x at the port, +y across the orbit."""
    x = port - relative[:3]
    x /= np.sqrt((x * x).sum())
    y = np.array((0.0, 1.0, 0.0)) - x[1] * x
    y /= np.sqrt((y * y).sum())
    return (
        x[0], x[1], x[2], y[0], y[1], y[2],
        x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0],
    )  # fmt: skip


@njit
def attitude_of(matrix, q_lvlh):
    """Quaternion (4,) from GCRF of what is turned from LVLH by a matrix (9-tuple)."""
    q = quaternion(matrix)
    return np.array(
        quaternion_product((q_lvlh[0], q_lvlh[1], q_lvlh[2], q_lvlh[3]), (q[0], q[1], q[2], q[3]))
    )


@njit
def true_at_port(y, centre_m):
    """Place and rate (6,) of the probe's tip from the port, in its axes, of a true state (26,)."""
    ship, station = body_from_gcrf(y[6], y[7], y[8], y[9]), body_from_gcrf(y[19], y[20], y[21], y[22])
    arm, port = TIP_M - centre_m, TARGET.port_m
    tip = np.array(rotate_back(ship, arm[0], arm[1], arm[2]))
    turning = np.cross(y[10:13], arm)
    tip_moves = np.array(rotate_back(ship, turning[0], turning[1], turning[2]))
    place, moves = y[0:3] + tip, y[3:6] + tip_moves
    on_station = np.array(rotate(station, place[0], place[1], place[2]))
    seen = np.array(rotate(station, moves[0], moves[1], moves[2])) - np.cross(y[23:26], on_station)
    out = np.empty(6)
    for i in range(3):
        for half, what in ((0, on_station - port), (3, seen)):
            out[half + i] = (TARGET.station_from_port[:, i] * what).sum()
    return out


@njit
def put_station(y, q_lvlh, law, sway, rate_radps):
    """Writes the station's attitude and rate into ``y``, off its ``law`` by angles and rates (6,)."""
    q = attitude_of(law, q_lvlh)
    y[19], y[20], y[21], y[22] = turned_on(q, (sway[0], sway[1], sway[2]), 1.0)
    ox, oy, oz = rotate(law, 0.0, -rate_radps, 0.0)
    ox, oy, oz = rotate(
        body_from_gcrf(*turned_on((1.0, 0.0, 0.0, 0.0), (sway[0], sway[1], sway[2]), 1.0)), ox, oy, oz
    )
    y[23], y[24], y[25] = sway[3] + ox, sway[4] + oy, sway[5] + oz


@njit
def fly(near, truth, y, orbit_y, sway, way, noises, steps, mirrored, record):
    """Flies and filters, writing errors, covariances and ranges each ten seconds; returns rows."""
    errors, covariances, ranges, probes = record
    steady, rows = noises
    law9 = near.suite.station_from_lvlh
    law = (law9[0], law9[1], law9[2], law9[3], law9[4], law9[5], law9[6], law9[7], law9[8])
    port = np.array(rotate_back(law, TARGET.port_m[0], TARGET.port_m[1], TARGET.port_m[2]))
    chaser = np.empty(6)
    chaser[:] = orbit_y
    for i in range(6):
        chaser[i] += y[i]
    gyro, felt, said, q_said, q_before, impulse = (
        np.empty(3),
        np.empty(3),
        np.empty(8),
        np.empty(4),
        np.empty(4),
        np.zeros(3),
    )
    count, q_then = 0, np.empty(4)
    q_then[:] = y[6:10]
    for step in range(1, steps + 1):
        t_s = step * STEP_S
        axes = lvlh_from_gcrf(orbit_y[0], orbit_y[1], orbit_y[2], orbit_y[3], orbit_y[4], orbit_y[5])
        rate = orbital_rate_radps(orbit_y[0], orbit_y[1], orbit_y[2], orbit_y[3], orbit_y[4], orbit_y[5])
        relative = np.array(in_lvlh(axes, orbit_y, chaser))
        goal, gap = wanted(t_s, port)
        # translation: a dead band on where it will be; attitude: the same, each pulse pushes too
        push = np.zeros(3)
        for i in range(3):
            off, slip = relative[i] - goal[i], relative[3 + i] - goal[3 + i]
            if abs(off + 20.0 * slip) > 0.2 + 0.004 * gap:
                size = min(0.05, max(0.004, abs(slip + off / 40.0)))
                push[i] = -np.sign(off + 20.0 * slip) * size * (1.0 + SCATTER * way.pulses[step, i])
        ship = body_from_gcrf(y[6], y[7], y[8], y[9])
        gx, gy, gz = rotate_back(axes, push[0], push[1], push[2])
        impulse[0], impulse[1], impulse[2] = rotate(ship, gx, gy, gz)
        q_lvlh = quaternion(axes)
        q_goal = attitude_of(pointing(relative, port), q_lvlh)
        turn = small_turn(q_goal, y[6:10])
        faster = small_turn(q_then, q_goal)
        q_then[:] = q_goal
        for i in range(3):
            slip = y[10 + i] - (faster[i] / STEP_S if step > 1 else y[10 + i])
            if abs(turn[i] + 5.0 * slip) > 0.01:
                y[10 + i] -= (
                    np.sign(turn[i] + 5.0 * slip)
                    * max(3e-4, abs(slip))
                    * (1.0 + SCATTER * way.pulses[step, 3 + i])
                )
                impulse[(i + 1) % 3] += PULSE_MPS * way.pulses[step, 6 + i]
        # the push acts evenly over the period, along the axes at its middle
        q_before[:] = y[6:10]
        w, qx, qy, qz = turned_on(q_before, (y[10], y[11], y[12]), 0.5 * STEP_S)
        gx, gy, gz = rotate_back(body_from_gcrf(w, qx, qy, qz), impulse[0], impulse[1], impulse[2])
        drag = -DRAG_MPS2 / 7660.0
        fall(
            chaser,
            gx / STEP_S + drag * chaser[3],
            gy / STEP_S + drag * chaser[4],
            gz / STEP_S + drag * chaser[5],
        )
        y[6], y[7], y[8], y[9] = turned_on(q_before, (y[10], y[11], y[12]), STEP_S)
        fall(orbit_y, 0.0, 0.0, 0.0)
        axes = lvlh_from_gcrf(orbit_y[0], orbit_y[1], orbit_y[2], orbit_y[3], orbit_y[4], orbit_y[5])
        rate = orbital_rate_radps(orbit_y[0], orbit_y[1], orbit_y[2], orbit_y[3], orbit_y[4], orbit_y[5])
        for i in range(6):
            y[i] = chaser[i] - orbit_y[i]
        # the station: as it librates, and as a white noise turns it
        free, slot = truth.suite.station_free, int(t_s / truth.suite.numbers[Known.SLOT_S])
        for i in range(3):
            way.station[i] = rate * rate * free[i, 0]
            for k in range(3):
                way.station[i] += rate * (rate * free[i, 1 + k] * sway[k] + free[i, 4 + k] * sway[3 + k])
        for i in range(3):
            noise = truth.suite.numbers[Known.HELD + 6 * slot + 2 * i + Held.INTENSITY]
            sway[3 + i] += STEP_S * way.station[i] + np.sqrt(noise * STEP_S) * way.pulses[step, 9 + i]
            sway[i] += STEP_S * sway[3 + i]
        put_station(y, quaternion(axes), law, sway, rate)
        # the ship: what it measures, and what it makes of that
        sense_gyro(q_before, y[6:10], truth, steady[step, :6], gyro)
        sense_impulse(impulse, truth, steady[step, 6:], felt)
        orbit = (axes, rate)
        propagate(near, STEP_S, felt, gyro, orbit)
        row = noise_row(truth.suite, step)
        if step % near.suite.reference_every == 0:
            sense_reference(y, axes, truth, rows[row, -1], q_said)
            take_reference(near, q_said, orbit)
        for sensor in range(near.suite.every.size):
            if step % near.suite.every[sensor] == 0:
                sense_near(t_s, y, sensor, truth, way.centre_m, rows[row, sensor], said)
                if mirrored:
                    said[5:] *= -1.0
                take_near(near, sensor, said, way.centre_m, orbit)
        if step % SAMPLE_STEPS == 0 and count < ranges.size:
            bring(near, orbit)
            mean, at = near.mean, near.covariance.shape[0] - SOLVED
            off = small_turn(mean[0:4], y[6:10])
            relative = np.array(in_lvlh(axes, orbit_y, chaser))
            for i in range(3):
                errors[count, i] = off[i]
                errors[count, 3 + i] = truth.drift[i] - mean[4 + i]
            errors[count, 6:12] = relative - mean[7:13]
            errors[count, 12:18] = sway - mean[13:19]
            covariances[count] = near.covariance[at:, at:]
            at_port(near, TIP_M, way.centre_m, orbit, probes[count, 0])
            spread_at_port(near, TIP_M, way.centre_m, orbit, probes[count, 1])
            probes[count, 0] -= true_at_port(y, way.centre_m)
            ranges[count] = gap
            count += 1
    return count


def right_suite(craft: Spacecraft) -> NearSuite:
    """The suite of a spacecraft whose filter is told that the station's hold is a white noise.

    The World of ``approach`` draws its noise from the very table that the filter reads: what is consistent
    here proves the filter's algebra, and not that a station is held so.
    """
    suite = near_suite(craft, TARGET)
    numbers = suite.numbers.copy()
    numbers[Known.HELD + Held.MEAN_SQUARE :: 2] = 1.0  # of what lasts no time
    return suite._replace(numbers=numbers)


def approach(
    draws: Draws,
    *,
    craft: Spacecraft | None = None,
    told: NearSuite | None = None,
    true: NearSuite | None = None,
    mirrored: bool = False,
    lost_from_s: tuple[float, ...] = (),
) -> Flown:
    """One approach in a World of its own; ``told`` is what the filter believes, if not the truth."""
    craft = load("soyuz-ms", Spacecraft) if craft is None else craft
    true = right_suite(craft) if true is None else true
    orbit_y = np.array([6.79e6, 0.0, 0.0, 0.0, 7660.0 * np.cos(0.9), 7660.0 * np.sin(0.9)])
    axes, rate = lvlh_from_gcrf(*orbit_y), orbital_rate_radps(*orbit_y)
    y = np.zeros(26)
    y[:6] = np.array(from_lvlh(axes, tuple(orbit_y), tuple(START_LVLH))) - orbit_y
    law = tuple(TARGET.station_from_lvlh.ravel())
    port = np.array(rotate_back(law, *TARGET.port_m))
    q_lvlh = quaternion(axes)
    y[6:10] = attitude_of(pointing(START_LVLH, port), q_lvlh)
    y[10:13] = rotate(pointing(START_LVLH, port), 0.0, -rate, 0.0)
    spread = [TARGET.first_attitude_1sigma_rad, TARGET.first_rate_1sigma_radps]
    sway = draws.normal("station", 6) * np.repeat(spread, 3)
    put_station(y, q_lvlh, law, sway, rate)
    seconds = FLYAROUND_S + HOLD_S + 99.0 + 60.0 * np.log(60.0 / 9.0)
    steps = int(seconds / STEP_S)
    truth = near_truth(true, craft, draws, "test", t_start_s=0.0, t_end_s=seconds)
    truth.lost_from_s[: len(lost_from_s)] = lost_from_s
    steady, rows = steady_noise(draws, "test", steps + 1), seen_noise(true, draws, "test", steps + 1)
    first = np.empty(4)
    sense_reference(y, axes, truth, rows[0, -1], first)
    lvlh = np.diag([4.0, 4.0, 6.0, 0.02, 0.02, 0.02]) ** 2
    lvlh[0, 5] = lvlh[5, 0] = 0.5 * 4.0 * 0.02
    turn = np.kron(np.eye(2), np.array(axes).reshape(3, 3).T)
    covariance = turn @ lvlh @ turn.T
    lower, _ = cholesky.factor(covariance)
    handed = Handed(y[:6] + lower @ draws.normal("handed", 6), covariance)
    near = first_filter(true if told is None else told, handed, orbit_y, first)
    way = Way(np.array([0.1, 0.0, -0.02]), draws.normal("pulses", steps + 1, 15), np.zeros(3))
    samples = steps // SAMPLE_STEPS
    record = (
        np.empty((samples, 18)),
        np.empty((samples, 18, 18)),
        np.empty(samples),
        np.empty((samples, 2, 6)),
    )
    fly(near, truth, y, orbit_y, sway, way, (steady, rows), steps, mirrored, record)
    return Flown(*record, near)


def nees(flights: list[Flown], columns: slice) -> Vector:
    """Normalised errors squared (k, n) of some of what is solved for, over flights and samples."""
    return np.array(
        [
            [
                e @ np.linalg.solve(p, e)
                for e, p in zip(f.error[:, columns], f.covariance[:, columns, columns], strict=True)
            ]
            for f in flights
        ]
    )
