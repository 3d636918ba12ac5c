"""The law of the approach: follow a reference in LVLH, with the orbit's own accelerations fed forward.

state:      0 to 5 navigated position and velocity in the station's LVLH, 6 to 14 reference position,
            velocity and acceleration, all in m, m/s, m/s2
command:    0 to 2 acceleration asked for in LVLH (m/s2)
parameters: 0 orbital rate (rad/s), 1 natural frequency (rad/s) and 2 damping ratio of the error
"""

from vitok.compiled import guidance_law
from vitok.motion.relative import clohessy_wiltshire

RATE, FREQUENCY, DAMPING = range(3)


@guidance_law
def follow(state, command, parameters):
    """Proportional and derivative on the error, on top of what the reference itself needs."""
    free = clohessy_wiltshire(parameters[RATE], state[6], state[7], state[8], state[9], state[10], state[11])
    w, zeta = parameters[FREQUENCY], parameters[DAMPING]
    for axis in range(3):
        error_m = state[6 + axis] - state[axis]
        error_mps = state[9 + axis] - state[3 + axis]
        command[axis] = state[12 + axis] - free[axis] + w * w * error_m + 2.0 * zeta * w * error_mps
    return command


LAWS = {"follow": follow}
