"""What the loop near a station works in: arrays of one flight, made before it."""

from typing import NamedTuple

import numpy as np

from vitok.craft.jets import Jets, cost_kgps
from vitok.navigation.near_suite import SEEN, STEP_S
from vitok.proximity.asking import Brain, brain_of
from vitok.proximity.bodies import LOADS
from vitok.proximity.looking import LOOK
from vitok.proximity.modes import Modes
from vitok.proximity.sample import COLUMNS
from vitok.proximity.troubles import Trouble
from vitok.types import Vector


class Room(NamedTuple):
    """What ``fly_near`` works in and writes, of one flight: what is compiled allocates nothing.

    ``rows`` (k, COLUMNS) are the samples, ``fired`` (k, jets) the on-times since the sample before. Of the
    ship: ``acts`` (6, n) and ``cost`` (n,) of its thrusters, ``quantum`` (6,) that they make, ``most`` (6,)
    of ``cheap``; centre of mass (3,), where the probe's tip is from it, and inertia (3, 3), as it knows them
    and true; the head of the probe, where it goes, the true inverse inertia. Of a period: what is true and
    what the sensors say.
    """

    rows: Vector
    fired: Vector
    brain: Brain
    acts: Vector
    cost: Vector
    longest_s: Vector
    quantum: Vector
    most: Vector
    centre: Vector
    true_centre: Vector
    head: Vector
    tip: Vector
    true_tip: Vector
    contact_m: Vector
    inertia: Vector
    true_inertia: Vector
    inverse_inertia: Vector
    look: Vector
    loads: Vector
    begun_s: Vector
    gyro: Vector
    impulse: Vector
    felt: Vector
    reading: Vector
    said: Vector
    before: Vector
    passed: Vector
    blown: Vector


def room_of(end_s: float, jets: Jets, modes: Modes) -> Room:
    """Room for a flight of ``end_s``."""
    n, periods = jets.thrust_n.size, int(end_s / STEP_S) + 2
    return Room(
        rows=np.empty((periods, COLUMNS)),
        fired=np.zeros((periods, n)),
        brain=brain_of(modes.condition_of.size, n),
        acts=np.zeros((6, n)),
        cost=cost_kgps(jets, int(jets.manifold[0])),  # one manifold serves as long as it can
        longest_s=jets.shortest_s + STEP_S,
        quantum=np.zeros(6),
        most=np.zeros(6),
        centre=np.zeros(3),
        true_centre=np.zeros(3),
        head=np.zeros(3),
        tip=np.zeros(3),
        true_tip=np.zeros(3),
        contact_m=np.zeros(3),
        inertia=np.zeros((3, 3)),
        true_inertia=np.zeros((3, 3)),
        inverse_inertia=np.zeros((3, 3)),
        look=np.zeros(LOOK),
        loads=np.zeros(LOADS),
        begun_s=np.full(len(Trouble), np.inf),
        gyro=np.zeros(3),
        impulse=np.zeros(3),
        felt=np.zeros(3),
        reading=np.zeros(4),
        said=np.zeros(SEEN + 1),
        before=np.zeros(4),
        passed=np.zeros(3),
        blown=np.zeros(3),
    )
