"""The programmed ascent of Soyuz-FG: pitch over time in an inertially fixed plane, no steering sideways.

state:   0 seconds since lift-off, 1 pitch of the velocity through the air against the launch horizon (rad)
command: 0 pitch of the thrust (rad), 1 pitch at the end of the gravity turn (memory of the search)
Pitch is measured in the launch frame, which stands still in GCRF: 90 deg is up at lift-off.
"""

import numpy as np

from vitok.compiled import guidance_law

# parameters of the search law
RISE, PITCH_OVER_END, TURN_END, CORE_END, CUT_OFF, KICK, CORE_PITCH, LAST_PITCH, LAST_RATE = range(9)


@guidance_law
def programme(state, command, parameters):
    """The programme that is flown, a table: its length n, then n times (s), then n pitch angles (rad)."""
    n = int(parameters[0])
    command[0] = np.interp(state[0], parameters[1 : n + 1], parameters[n + 1 : 2 * n + 1])
    return command


@guidance_law
def search(state, command, parameters):
    """The law with which the programme is found: rise, kick, gravity turn, then straight lines in time."""
    t_s = state[0]
    if t_s < parameters[RISE]:
        command[0] = 0.5 * np.pi
    elif t_s < parameters[PITCH_OVER_END]:
        share = (t_s - parameters[RISE]) / (parameters[PITCH_OVER_END] - parameters[RISE])
        command[0] = 0.5 * np.pi - parameters[KICK] * share
    elif t_s < parameters[TURN_END]:
        command[0] = min(command[0], state[1])  # wait for the velocity to come round, then follow it
        command[1] = command[0]
    elif t_s < parameters[CORE_END]:
        share = (t_s - parameters[TURN_END]) / (parameters[CORE_END] - parameters[TURN_END])
        command[0] = command[1] + (parameters[CORE_PITCH] - command[1]) * share
    else:
        command[0] = parameters[LAST_PITCH] + parameters[LAST_RATE] * (t_s - parameters[CORE_END])
    return command
