"""Powered explicit guidance: the closed loop of a rocket that steers into a target plane.

Linear tangent steering solved anew in every cycle for the velocity that is still to be gained: Jaggers
(1977), "An explicit solution to the exoatmospheric powered flight guidance and trajectory optimization
problem", AIAA 77-1051; blocks as in McHenry et al. (1979), "Space Shuttle ascent guidance, navigation and
control". Stages follow each other with constant thrust and flow. Vectors are in launch axes from the Earth's
centre; estimate, mode and command as in guidance.py.
"""

import numpy as np

from vitok.ascent.guidance import REMEMBERED, climb, follow
from vitok.compiled import bare, guidance_law, njit
from vitok.earth.gravity import MU_M3PS2
from vitok.motion.kepler import two_body_state

# parameters: when it takes over (s), the state at cut-off, the stages from then on, the climb's at the end
START, RADIUS, SPEED, FLIGHT_PATH, NORMAL, STAGES, FIRST_STAGE = 0, 1, 2, 3, 4, 7, 8
STAGE_COLUMNS, MOST_STAGES = 4, 16
CLIMB = FIRST_STAGE + MOST_STAGES * STAGE_COLUMNS
END, THRUST, EXHAUST, MASS = range(STAGE_COLUMNS)  # of a stage: end (s), N, m/s, mass at its begin (kg)

# memory: after the climb's whether it has begun, velocity to be gained, bias of the way, fall by gravity
# and aim (3 each), time to go, instant of the last cycle, velocity then (3)
_STARTED = REMEMBERED
_TO_GAIN, _BIAS, _GRAVITY, _AIM = range(_STARTED + 1, _STARTED + 13, 3)
_TO_GO, _TIME, _VELOCITY = range(_AIM + 3, _AIM + 6)
_FIRST_CYCLES = 20
_HOLD_S = 4.0  # before cut-off, when the aim is too near to be turned to


@bare
def _dot(a, b):
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


@njit
def _unit(a):
    return a / np.sqrt(_dot(a, a))


@njit
def _aim(r, v, to_go_s, fall, thrust_m, parameters):
    """Position and velocity at cut-off: on the target plane, where the burn will bring the vehicle."""
    normal = parameters[NORMAL : NORMAL + 3]
    place = r + v * to_go_s + fall + thrust_m
    place = _unit(place - _dot(place, normal) * normal)
    forward = np.cross(normal, place)
    sine, cosine = np.sin(parameters[FLIGHT_PATH]), np.cos(parameters[FLIGHT_PATH])
    return parameters[RADIUS] * place, parameters[SPEED] * (sine * place + cosine * forward)


@njit
def _begin(estimate, memory, parameters):
    """First guess: the velocity at cut-off less that of now, half a minute of fall."""
    r, v = estimate[1:4], estimate[4:7]
    _, wanted = _aim(r, v, 0.0, np.zeros(3), np.zeros(3), parameters)
    memory[_STARTED] = 1.0
    memory[_TO_GAIN : _TO_GAIN + 3] = wanted - v
    memory[_BIAS : _BIAS + 3] = 0.0
    memory[_GRAVITY : _GRAVITY + 3] = -0.5 * MU_M3PS2 / _dot(r, r) ** 1.5 * r
    memory[_AIM : _AIM + 3] = _aim(r, v, 0.0, np.zeros(3), np.zeros(3), parameters)[0]
    memory[_TO_GO] = 1.0
    memory[_TIME] = estimate[0]
    memory[_VELOCITY : _VELOCITY + 3] = v


@njit
def _integrals(estimate, gain_mps, parameters):
    """Thrust integrals L, J, S, Q, P, H of the stages left, and the time to go (7-tuple)."""
    t_s, mass_kg = estimate[0], estimate[7]
    total_l, total_j, total_s, total_q, total_p, total_h, before_s = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    stages = int(parameters[STAGES])
    begin_s = t_s
    for number in range(stages):
        stage = parameters[FIRST_STAGE + number * STAGE_COLUMNS : FIRST_STAGE + (number + 1) * STAGE_COLUMNS]
        if stage[END] <= t_s + 1e-9 and number < stages - 1:  # the last one burns until cut-off
            continue
        exhaust = stage[EXHAUST]
        first_kg = mass_kg if before_s == 0.0 else stage[MASS]
        burnout_s = first_kg * exhaust / stage[THRUST]  # to burn all of the mass
        burn_s = stage[END] - begin_s
        left = gain_mps - total_l
        last = number == stages - 1 or exhaust * np.log(burnout_s / (burnout_s - burn_s)) >= left
        if last:
            burn_s = burnout_s * (1.0 - np.exp(-left / exhaust))
        length = exhaust * np.log(burnout_s / (burnout_s - burn_s))
        j = burnout_s * length - exhaust * burn_s
        s = burn_s * length - j
        q = s * (burnout_s + before_s) - 0.5 * exhaust * burn_s**2
        p = q * (burnout_s + before_s) - 0.5 * exhaust * burn_s**2 * (burn_s / 3.0 + before_s)
        total_p += p + total_h * burn_s
        total_q += q + total_j * burn_s
        total_s += s + total_l * burn_s
        total_j += j + length * before_s
        total_l += length
        before_s += burn_s
        total_h = total_j * before_s - total_q
        begin_s = stage[END]
        if last:
            break
    return total_l, total_j, total_s, total_q, total_p, total_h, before_s


@njit
def _cycle(estimate, command, memory, parameters):
    """One pass through the equations: steering of now, and the velocity to be gained for the next."""
    r, v = estimate[1:4], estimate[4:7]
    gain = memory[_TO_GAIN : _TO_GAIN + 3].copy()
    length, j, s, q, p, h, to_go_s = _integrals(estimate, np.sqrt(_dot(gain, gain)), parameters)
    along = _unit(gain)
    centre_s = j / length
    fall = (to_go_s / memory[_TO_GO]) ** 2 * memory[_GRAVITY : _GRAVITY + 3]
    # what is to be flown by thrust, its part along the flight left free for the range
    way = memory[_AIM : _AIM + 3] - (r + v * to_go_s + fall)
    normal = parameters[NORMAL : NORMAL + 3]
    onward = _unit(np.cross(normal, memory[_AIM : _AIM + 3]))
    way = way - _dot(onward, way) * onward
    way = way + (s - _dot(along, way)) / _dot(along, onward) * onward + memory[_BIAS : _BIAS + 3]
    turn = (way - s * along) / (q - s * centre_s)
    direction = _unit(along - turn * centre_s)
    angle = np.arccos(min(1.0, max(-1.0, _dot(direction, along))))
    rate = -angle / centre_s
    across = _unit(turn) if _dot(turn, turn) > 0.0 else turn
    thrust_mps = (length - 0.5 * length * angle**2 - j * angle * rate - 0.5 * h * rate**2) * along
    thrust_mps = thrust_mps - (length * angle + j * rate) * across
    thrust_m = (s - 0.5 * s * angle**2 - q * angle * rate - 0.5 * p * rate**2) * along
    thrust_m = thrust_m - (s * angle + q * rate) * across
    # gravity by a coast beside the powered way
    rc = r - 0.1 * thrust_m - to_go_s / 30.0 * thrust_mps
    vc = v + 1.2 * thrust_m / to_go_s - 0.1 * thrust_mps
    end = two_body_state(rc[0], rc[1], rc[2], vc[0], vc[1], vc[2], to_go_s)
    fall = np.array([end[0], end[1], end[2]]) - rc - vc * to_go_s
    fall_mps = np.array([end[3], end[4], end[5]]) - vc
    aim, wanted = _aim(r, v, to_go_s, fall, thrust_m, parameters)
    memory[_BIAS : _BIAS + 3] = way - thrust_m
    memory[_GRAVITY : _GRAVITY + 3] = fall
    memory[_AIM : _AIM + 3] = aim
    memory[_TO_GAIN : _TO_GAIN + 3] = wanted - v - fall_mps + (gain - thrust_mps)
    memory[_TO_GO] = to_go_s
    command[0:3] = direction


@njit
def _guide(estimate, command, memory, parameters):
    if memory[_STARTED] == 0.0:
        _begin(estimate, memory, parameters)
        for _ in range(_FIRST_CYCLES):
            _cycle(estimate, command, memory, parameters)
    elif memory[_TO_GO] > _HOLD_S:
        # what was gained since the last cycle: all change of velocity but gravity's
        step_s = estimate[0] - memory[_TIME]
        r = estimate[1:4]
        gravity = -MU_M3PS2 / _dot(r, r) ** 1.5 * r
        gained = estimate[4:7] - memory[_VELOCITY : _VELOCITY + 3] - gravity * step_s
        memory[_TO_GAIN : _TO_GAIN + 3] -= gained
        _cycle(estimate, command, memory, parameters)
    memory[_TIME] = estimate[0]
    memory[_VELOCITY : _VELOCITY + 3] = estimate[4:7]


@guidance_law
def explicit(estimate, mode, command, memory, parameters):
    """Programme of the climb, a table as in guidance.py, then explicit guidance to cut-off."""
    if estimate[0] < parameters[START]:
        follow(estimate, command, parameters[CLIMB:])
    else:
        _guide(estimate, command, memory, parameters)
    return command


@guidance_law
def explicit_search(estimate, mode, command, memory, parameters):
    """The law with which the climb is found: by kick and gravity turn, explicit guidance after it."""
    if estimate[0] < parameters[START]:
        climb(estimate, command, memory, parameters[CLIMB:])
    else:
        _guide(estimate, command, memory, parameters)
    return command
