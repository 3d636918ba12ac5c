"""How ship and station hang together, and what is kept of their contact, whatever mechanism makes it."""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from vitok.proximity.bodies import STATES


class Phase(IntEnum):
    """How ship and station hang together."""

    PARTED = -1  # out of the hooks, the probe drawn in: nothing is left that could touch
    FREE = 0
    TOUCHING = 1  # the mechanism lies against its mate
    CAPTURED = 2  # caught by the latches
    RETRACTING = 3  # it is drawn in
    HOOKED = 4  # one rigid body


class Contact(IntEnum):
    """Columns of what ``advance`` keeps of a contact; instants in s as ``t_s``, NaN until they are there."""

    PHASE = 0
    RETRACT = 1  # to be set to 1 when the caught mechanism shall be drawn in
    LATCHES = 2  # 1 where the latches work
    FIRST_S = 3  # first contact of the last try, to 1e-7 s
    CAPTURE_S = 4
    HOOKED_S = 5
    RETRACTED = 6  # share of the retraction done
    DISSIPATED_J = 7
    DRIVE_J = 8  # work of the drive that draws it in
    IMPULSE_X = 9  # through the contact on the ship, GCRF axes, N s
    IMPULSE_Y = 10
    IMPULSE_Z = 11
    AXIAL_N = 12  # greatest load along the ship's x, and across it
    LATERAL_N = 13
    STROKE_M = 14  # greatest way that the absorber was pushed in
    BOTTOMED = 15  # 1 if it came to its stop
    TOUCHES = 16  # how often it came against its mate
    RELEASE_MPS = 17  # to be set, when the hooks shall open, to the rate with which their springs part both
    CATCH_X = 18  # where it was caught, station's body axes, m
    CATCH_Y = 19
    CATCH_Z = 20
    ANEW = 21  # to be set to 1 as a try begins: the next touch is a first contact again


AT_FIRST = slice(len(Contact), len(Contact) + STATES)  # the state at first contact


def no_contact() -> NDArray[np.float64]:
    """What there is to keep before a contact, latches working."""
    contact = np.zeros(AT_FIRST.stop)
    contact[[Contact.FIRST_S, Contact.CAPTURE_S, Contact.HOOKED_S]] = np.nan
    contact[AT_FIRST] = np.nan
    contact[Contact.LATCHES] = 1.0
    return contact


def docked() -> NDArray[np.float64]:
    """What there is to keep of a ship whose hooks are closed."""
    contact = no_contact()
    contact[Contact.PHASE], contact[Contact.RETRACTED] = Phase.HOOKED, 1.0
    return contact
