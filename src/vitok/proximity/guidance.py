"""The laws near a station: where the ship should push, and how it should turn.

Translation, ``law`` of the spacecraft's proximity:
estimate:   0 to 5 navigated position and velocity in the station's LVLH, 6 to 14 reference position,
            velocity and acceleration, all in m, m/s, m/s2
mode:       the kind of the mode, a number of Mode
command:    0 to 2 acceleration asked for in LVLH (m/s2)
parameters: 0 orbital rate (rad/s), 1 natural frequency (rad/s) and 2 damping ratio of the error, half of the
            dead bands of 3 position (m) and 4 velocity (m/s), 5 greatest rate (m/s) and 6 time (s) in which
            an error is taken out, 7 the step (s) between two calls

Attitude, ``attitude_law``:
estimate:   0 to 2 angle from the reference attitude to the ship's (rad), 3 to 5 angular velocity less the
            reference's (rad/s), body axes
mode:       as above
command:    0 to 2 angular acceleration asked for, body axes (rad/s2)
parameters: half of the dead bands of 0 angle (rad) and 1 to 3 angular velocity about each axis (rad/s),
            4 greatest rate (rad/s) and 5 time (s) in which an error is taken out, 6 the step (s) between
            two calls

Memory starts at zero for each law.
"""

from enum import IntEnum

import numpy as np

from vitok.compiled import guidance_law, lean
from vitok.motion.relative import clohessy_wiltshire

RATE, FREQUENCY, DAMPING, BAND, RATE_BAND, FASTEST, TIME, STEP = range(8)
ANGLE_BAND, TURN_BAND, FASTEST_TURN, TURN_TIME, TURN_STEP = 0, 1, 4, 5, 6
PARAMETERS, ATTITUDE_PARAMETERS = 8, 7
_INNER = 0.2  # of the rate's band: where a firing ends
_BACK = 0.5  # of the rate's band: how fast it comes back from the edge, slow enough to coast on inside


class Mode(IntEnum):
    """Kinds of modes, as ``kind`` of a docking file has them."""

    FLY_AROUND = 0
    HOLD = 1
    CLOSE = 2
    PUSH = 3
    DRIFT = 4
    RETRACT = 5
    RETREAT = 6
    AVOID = 7
    RELEASE = 8
    COAST = 9
    BURN = 10


@lean
def _correction(off, rate, band, rate_band, fastest, time_s, memory, axis):
    """Change of rate that is wanted now of an axis that is ``off`` its reference and goes at ``rate``.

    Inside the band no rate is wanted, outside one that comes back, the faster the farther (Wie 1998, Space
    Vehicle Dynamics and Control, section 7.3: a switching line with a dead zone). A firing begins where the
    rate is out of its band about that and ends near it; ``memory`` keeps the sign of one that goes on.
    """
    wanted = 0.0
    if abs(off) > band:
        wanted = -np.sign(off) * min((abs(off) - band) / time_s + _BACK * rate_band, fastest)
    short = wanted - rate
    if abs(short) > rate_band:
        memory[axis] = np.sign(short)
    elif short * memory[axis] < _INNER * rate_band:  # done, or overshot, which is not worth a firing back
        memory[axis] = 0.0
    return short if memory[axis] != 0.0 else 0.0


@guidance_law
def follow(estimate, mode, command, memory, parameters):
    """Proportional and derivative on the error, on top of what the reference itself needs."""
    x, y, z, vx, vy, vz = estimate[6], estimate[7], estimate[8], estimate[9], estimate[10], estimate[11]
    free = clohessy_wiltshire(parameters[RATE], x, y, z, vx, vy, vz)
    w, zeta = parameters[FREQUENCY], parameters[DAMPING]
    for axis in range(3):
        error_m = estimate[6 + axis] - estimate[axis]
        error_mps = estimate[9 + axis] - estimate[3 + axis]
        command[axis] = estimate[12 + axis] - free[axis] + w * w * error_m + 2.0 * zeta * w * error_mps
    return command


@guidance_law
def phase_plane(estimate, mode, command, memory, parameters):
    """Coasts in a dead band of position and velocity, and fires where an axis leaves it."""
    for axis in range(3):
        off_m, off_mps = estimate[axis] - estimate[6 + axis], estimate[3 + axis] - estimate[9 + axis]
        command[axis] = (
            _correction(
                off_m,
                off_mps,
                parameters[BAND],
                parameters[RATE_BAND],
                parameters[FASTEST],
                parameters[TIME],
                memory,
                axis,
            )
            / parameters[STEP]
        )
    return command


@guidance_law
def turn_in_phase_plane(estimate, mode, command, memory, parameters):
    """The same of attitude, about each axis of the body."""
    for axis in range(3):
        command[axis] = (
            _correction(
                estimate[axis],
                estimate[3 + axis],
                parameters[ANGLE_BAND],
                parameters[TURN_BAND + axis],
                parameters[FASTEST_TURN],
                parameters[TURN_TIME],
                memory,
                axis,
            )
            / parameters[TURN_STEP]
        )
    return command


LAWS = {"follow": follow, "phase_plane": phase_plane}
ATTITUDE_LAWS = {"phase_plane": turn_in_phase_plane}
