"""The approach's closed loop, compiled: ship in GCRF under all forces, thrusters in pulses, contact exact."""

from enum import IntEnum
from typing import NamedTuple

import numpy as np

from vitok.compiled import njit
from vitok.docking.guidance import Mode
from vitok.docking.reference import reference_state
from vitok.earth.frames import itrf_from_gcrf, rotate_back
from vitok.earth.gravity import WORK
from vitok.motion.dop853 import trajectory_state
from vitok.motion.forces import drag, gravitation
from vitok.motion.laws import MEMORY
from vitok.motion.lvlh import in_lvlh, lvlh_from_gcrf
from vitok.motion.runge_kutta import scratch, stepper
from vitok.motion.status import Status


class Sample(IntEnum):
    """Columns of a sample of the approach; a state spans X to MASS, the relative one X_LVLH to VZ_LVLH."""

    T = 0  # s since hand-over
    X = 1  # position (m) and velocity (m/s) in GCRF
    Y = 2
    Z = 3
    VX = 4
    VY = 5
    VZ = 6
    MASS = 7  # kg
    X_LVLH = 8  # position (m) and velocity (m/s) from the station's centre of mass, in its turning LVLH
    Y_LVLH = 9
    Z_LVLH = 10
    VX_LVLH = 11
    VY_LVLH = 12
    VZ_LVLH = 13
    PROPELLANT = 14  # used since hand-over, kg


COLUMNS = len(Sample)
# parts of a sample
STATE = slice(Sample.X, Sample.MASS + 1)
POSITION_LVLH, VELOCITY_LVLH = slice(Sample.X_LVLH, Sample.VX_LVLH), slice(Sample.VX_LVLH, Sample.PROPELLANT)


class Thrust(NamedTuple):
    """Forces (N) toward the port, away from it and across; the shortest pulse (s); mass flow per newton."""

    toward_n: float
    away_n: float
    across_n: float
    shortest_pulse_s: float
    flow_per_n: float


@njit
def _rates(t_s, y, flight, out):
    """Derivative (7,) at constant push (GCRF, m/s2); the mass is left alone."""
    push, cd_area_m2, environment = flight
    m = itrf_from_gcrf(t_s, environment.rotation)
    gx, gy, gz = gravitation(t_s, y[0], y[1], y[2], m, environment, np.empty(WORK))
    dx, dy, dz = drag(t_s, y[0], y[1], y[2], y[3], y[4], y[5], cd_area_m2 / y[6], m, environment)
    out[0], out[1], out[2] = y[3], y[4], y[5]
    out[3], out[4], out[5] = gx + dx + push[0], gy + dy + push[1], gz + dz + push[2]
    out[6] = 0.0


_step = stepper(_rates, 7)


@njit
def _relative(t_s, y, station, out):
    """Writes the relative state (6,) in the station's LVLH into ``out``; returns the LVLH matrix."""
    y_station = trajectory_state(t_s, station)
    m = lvlh_from_gcrf(*y_station[:6])
    out[:] = in_lvlh(m, y_station, y)
    return m


@njit
def _range_m(relative, reference):
    return (
        (relative[0] - reference.contact[0]) * reference.axis[0]
        + (relative[1] - reference.contact[1]) * reference.axis[1]
        + (relative[2] - reference.contact[2]) * reference.axis[2]
    )


@njit
def _pulse(owed_ns, wanted_n, limit_n, h, shortest_s):
    """One pulse of a step: (impulse in N s, impulse still owed).

    What is asked for adds up until it is worth the shortest pulse; more than two steps' worth is not kept.
    """
    owed_ns += wanted_n * h
    width_s = min(abs(owed_ns) / limit_n, h)
    fired_ns = np.sign(owed_ns) * limit_n * width_s if width_s >= shortest_s else 0.0
    most_ns = 2.0 * limit_n * h
    return fired_ns, min(max(owed_ns - fired_ns, -most_ns), most_ns)


@njit
def _mode(t_s, reference):
    """What a law is told of the phase of flight."""
    if t_s < reference.arrival_s:
        return Mode.FLY_AROUND
    return Mode.STATION_KEEPING if t_s < reference.final_s else Mode.FINAL_APPROACH


@njit
def _write(t_s, y, relative, used_kg, sample):
    sample[Sample.T] = t_s
    sample[Sample.X : Sample.MASS + 1] = y
    sample[Sample.X_LVLH : Sample.VZ_LVLH + 1] = relative
    sample[Sample.PROPELLANT] = used_kg


@njit
def approach(
    t_handover_s,
    y0,
    end_s,
    step_s,
    law,
    parameters,
    reference,
    thrust,
    noise,
    station,
    cd_area_m2,
    environment,
):
    """Fly from hand-over to contact, or to ``end_s`` after it without.

    ``noise`` (n, 6) is what navigation adds per metre of range plus one, to position (m) and velocity (m/s).
    Returns (status, rows): one sample a step, the last at contact.
    """
    count = int(end_s / step_s) + 2
    rows = np.zeros((count, COLUMNS))
    y, y_next, work = y0.copy(), y0.copy(), scratch(7)
    relative, next_relative = np.zeros(6), np.zeros(6)
    estimate, command, memory, push = np.zeros(15), np.zeros(3), np.zeros(MEMORY), np.zeros(3)
    flight = (push, cd_area_m2, environment)
    force, owed = np.zeros(3), np.zeros(4)  # owed impulse: across in x, y, z, then along the axis
    used_kg = 0.0
    for row in range(count):
        t_s = row * step_s
        m = _relative(t_handover_s + t_s, y, station, relative)
        _write(t_s, y, relative, used_kg, rows[row])
        if not np.isfinite(y[0] + y[3] + relative[0]):
            return Status.NOT_FINITE, rows[: row + 1].copy()
        if row == count - 1:
            break
        away_m = _range_m(relative, reference)
        apart2_m2 = 0.0
        for i in range(3):
            apart2_m2 += (relative[i] - reference.contact[i]) ** 2
        scale = 1.0 + np.sqrt(apart2_m2)
        for i in range(6):
            estimate[i] = relative[i] + noise[row, i] * scale
        reference_state(t_s, reference, estimate[6:])
        command = law(estimate, _mode(t_s, reference), command, memory, parameters)
        along = 0.0
        for i in range(3):
            along += command[i] * reference.axis[i]
        limit_n = thrust.away_n if owed[3] + along * y[6] * step_s > 0.0 else thrust.toward_n
        axial_ns, owed[3] = _pulse(owed[3], along * y[6], limit_n, step_s, thrust.shortest_pulse_s)
        spent_ns = abs(axial_ns)
        for i in range(3):
            # the port's axis is one of the LVLH axes or nearly so: what is across is pulsed axis by axis
            across_n = (command[i] - along * reference.axis[i]) * y[6]
            fired_ns, owed[i] = _pulse(owed[i], across_n, thrust.across_n, step_s, thrust.shortest_pulse_s)
            spent_ns += abs(fired_ns)
            force[i] = (axial_ns * reference.axis[i] + fired_ns) / step_s
        push[0], push[1], push[2] = rotate_back(m, force[0] / y[6], force[1] / y[6], force[2] / y[6])
        _step(t_handover_s + t_s, y, step_s, flight, work, y_next)
        _relative(t_handover_s + t_s + step_s, y_next, station, next_relative)
        after_m = _range_m(next_relative, reference)
        burnt_kg = spent_ns * thrust.flow_per_n
        # on the way around, the port's plane may be passed far from the port
        if after_m <= 0.0 and t_s >= reference.arrival_s:
            low, high = 0.0, step_s
            middle = high
            while high - low > 1e-9:
                middle = 0.5 * (low + high)
                _step(t_handover_s + t_s, y, middle, flight, work, y_next)
                _relative(t_handover_s + t_s + middle, y_next, station, next_relative)
                if _range_m(next_relative, reference) > 0.0:
                    low = middle
                else:
                    high = middle
            used_kg += burnt_kg * middle / step_s
            y_next[6] = y0[6] - used_kg
            _write(t_s + middle, y_next, next_relative, used_kg, rows[row + 1])
            return Status.CONTACT, rows[: row + 2].copy()
        used_kg += burnt_kg
        y[:] = y_next
        y[6] = y0[6] - used_kg
        if away_m < -1.0 and t_s >= reference.arrival_s:
            break
    return Status.NO_CONTACT, rows[: row + 1].copy()
