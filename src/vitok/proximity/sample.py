"""A sample of a flight near a station."""

from enum import IntEnum

import numpy as np

from vitok.compiled import bare
from vitok.earth.frames import rotate_back
from vitok.navigation.attitude import small_turn
from vitok.navigation.near_suite import SOLVED, Mean
from vitok.proximity.bodies import STATES, State
from vitok.proximity.contact import Contact
from vitok.proximity.looking import OFFSET, RANGE


class Sample(IntEnum):
    """Columns of a sample: the true state (26) from STATE on, and what the ship knows."""

    T = 0  # s since the begin
    STATE = 1
    PROPELLANT = 27  # kg aboard
    MODE = 28
    CONTACT = 29  # phase of the contact
    KNOWN = 30  # estimate of the ship less the station, LVLH: 6
    SIGMA = 36  # of its position, m, and
    SIGMA_RATE = 37  # velocity, m/s
    RANGE = 38  # as known, of the probe's tip along the port's axis, and
    OFFSET = 39  # across
    ATTITUDE_ERROR = 40  # rad, between the attitude and the known one
    AIM = 41  # reference position, LVLH: 3
    PLUME = 44  # impulse of the plumes at the port so far, Pa s
    SPREAD = 45  # lower triangle, row by row, of the covariance of the position known, LVLH, m2: 6


COLUMNS = 51


@bare
def write_sample(t_s, y, propellant_kg, mode, contact, near, brain, station, plume, row):
    """Writes the columns of Sample into ``row``; ``station`` (9-tuple) is the matrix from LVLH as known."""
    row[Sample.T] = t_s
    for i in range(STATES):
        row[Sample.STATE + i] = y[i]
    row[Sample.PROPELLANT], row[Sample.MODE], row[Sample.CONTACT] = (
        propellant_kg,
        mode,
        contact[Contact.PHASE],
    )
    mean, p = near.mean, near.covariance
    for i in range(6):
        row[Sample.KNOWN + i] = mean[Mean.RELATIVE + i]
    at = p.shape[0] - SOLVED + 6
    row[Sample.SIGMA] = np.sqrt(p[at, at] + p[at + 1, at + 1] + p[at + 2, at + 2])
    for i in range(3):
        for j in range(i + 1):
            row[Sample.SPREAD + i * (i + 1) // 2 + j] = p[at + i, at + j]
    row[Sample.SIGMA_RATE] = np.sqrt(p[at + 3, at + 3] + p[at + 4, at + 4] + p[at + 5, at + 5])
    row[Sample.RANGE], row[Sample.OFFSET] = brain.looked[RANGE], brain.looked[OFFSET]
    off = small_turn(mean[Mean.Q : Mean.DRIFT], y[State.Q_SHIP : State.Q_SHIP + 4])
    row[Sample.ATTITUDE_ERROR] = np.sqrt(off[0] ** 2 + off[1] ** 2 + off[2] ** 2)
    x, y_, z = rotate_back(station, brain.reference[0], brain.reference[1], brain.reference[2])
    row[Sample.AIM], row[Sample.AIM + 1], row[Sample.AIM + 2] = x, y_, z
    row[Sample.PLUME] = plume
