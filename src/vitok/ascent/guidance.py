"""The programmed ascent of Soyuz-FG: pitch over time, and a slow taking out of the sideways velocity.

estimate: 0 seconds since lift-off; 1-3 position from the Earth's centre (m), 4-6 velocity (m/s); 7 mass (kg);
          8-10 velocity through the air (m/s); 11 thrust (N)
mode:     a number of Mode
command:  0-2 direction of the thrust
Vectors are in launch axes (downrange, left, up), which stand still in GCRF. Pitch is 90 deg up at lift-off.
"""

from enum import IntEnum

import numpy as np

from vitok.compiled import guidance_law, njit
from vitok.earth.table import interpolate


class Mode(IntEnum):
    """Phase of an ascent: the lower stages burn, the last one does, or none."""

    LOWER_STAGES = 0
    LAST_STAGE = 1
    COAST = 2


# parameters of both laws: from when on the sideways velocity is taken out, and by what part of it in a second
LATERAL_START, LATERAL_RATE = 0, 1
# those of the climb of the first stage, and of the search law above it
RISE, PITCH_OVER_END, TURN_END, KICK, CORE_END, CORE_PITCH, LAST_PITCH, LAST_RATE = range(2, 10)
_PITCH, _TURN_PITCH = 0, 1  # memory of the search law
REMEMBERED = 2  # numbers of it
_STEEPEST_YAW = 0.1  # sine


@njit
def _point(estimate, command, parameters, pitch_rad):
    """Writes the thrust's direction: in the plane by the pitch, across it against the sideways velocity."""
    yaw = 0.0
    if estimate[0] > parameters[LATERAL_START] and estimate[11] > 0.0:
        yaw = -estimate[5] * parameters[LATERAL_RATE] * estimate[7] / estimate[11]
        yaw = min(max(yaw, -_STEEPEST_YAW), _STEEPEST_YAW)
    level = np.sqrt(1.0 - yaw * yaw)
    command[0], command[1], command[2] = level * np.cos(pitch_rad), yaw, level * np.sin(pitch_rad)


@njit
def follow(estimate, command, parameters):
    """A table: after the lateral two its length n, n times (s), n pitch angles (rad)."""
    n = int(parameters[2])
    pitch_rad = interpolate(estimate[0], parameters[3 : n + 3], parameters[n + 3 : 2 * n + 3])
    _point(estimate, command, parameters, pitch_rad)


@guidance_law
def programme(estimate, mode, command, memory, parameters):
    """The programme that is flown: a table."""
    follow(estimate, command, parameters)
    return command


@njit
def climb(estimate, command, memory, parameters):
    """Rise, kick, and a gravity turn after it: waits for the velocity to come round, then follows it."""
    t_s = estimate[0]
    if t_s < parameters[RISE]:
        memory[_PITCH] = 0.5 * np.pi
    elif t_s < parameters[PITCH_OVER_END]:
        share = (t_s - parameters[RISE]) / (parameters[PITCH_OVER_END] - parameters[RISE])
        memory[_PITCH] = 0.5 * np.pi - parameters[KICK] * share
    else:
        memory[_PITCH] = min(memory[_PITCH], np.arctan2(estimate[10], estimate[8]))
    _point(estimate, command, parameters, memory[_PITCH])


@guidance_law
def search(estimate, mode, command, memory, parameters):
    """The law with which the programme is found: the climb, then straight lines of pitch in time."""
    t_s = estimate[0]
    if t_s < parameters[TURN_END]:
        climb(estimate, command, memory, parameters)
        memory[_TURN_PITCH] = memory[_PITCH]
        return command
    if t_s < parameters[CORE_END]:
        share = (t_s - parameters[TURN_END]) / (parameters[CORE_END] - parameters[TURN_END])
        memory[_PITCH] = memory[_TURN_PITCH] + (parameters[CORE_PITCH] - memory[_TURN_PITCH]) * share
    else:
        memory[_PITCH] = parameters[LAST_PITCH] + parameters[LAST_RATE] * (t_s - parameters[CORE_END])
    _point(estimate, command, parameters, memory[_PITCH])
    return command
