"""The law of the approach: follow a reference in LVLH, with the orbit's own accelerations fed forward.

estimate:   0 to 5 navigated position and velocity in the station's LVLH, 6 to 14 reference position,
            velocity and acceleration, all in m, m/s, m/s2
mode:       a number of Mode
command:    0 to 2 acceleration asked for in LVLH (m/s2)
parameters: 0 orbital rate (rad/s), 1 natural frequency (rad/s) and 2 damping ratio of the error
"""

from enum import IntEnum

from vitok.compiled import guidance_law
from vitok.motion.relative import clohessy_wiltshire

RATE, FREQUENCY, DAMPING = range(3)


class Mode(IntEnum):
    """Phase of an approach, by the time of its reference."""

    FLY_AROUND = 0
    STATION_KEEPING = 1
    FINAL_APPROACH = 2


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


LAWS = {"follow": follow}
