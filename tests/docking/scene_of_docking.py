"""A docking of Soyuz to Rassvet about an orbit made for the test, planned, and flown as drawn or failed."""

import numpy as np
from tests.scenes import as_known, known, scene

from vitok.chance import Draws
from vitok.docking import plan as docking_plan
from vitok.docking.plan import pair_of
from vitok.docking.simulation import fly
from vitok.earth.environment import environment
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.time import Epoch
from vitok.mission.catalogue import load
from vitok.mission.docking import Docking
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Station
from vitok.motion import orbit
from vitok.motion.arc import Start
from vitok.motion.lvlh import inertial_state

EPOCH = Epoch.from_utc("2017-12-19T00:00:00Z")
DOCKING_S = 8 * 3600.0
SHIP, STATION, KURS = load("soyuz-ms", Spacecraft), load("iss", Station), load("kurs", Docking)
RADIUS_M = 6.79e6
MASS_KG = 6900.0
FIRST = Draws(0, 1)
HANDOVER_S = DOCKING_S - SHIP.approach.handover_before_contact_s


def surroundings():
    return environment(EPOCH, 0.0, 12 * 3600.0)


def circle(around):
    speed = np.sqrt(MU_M3PS2 / RADIUS_M)
    y0 = np.array([RADIUS_M, 0.0, 0.0, 0.0, speed * np.cos(0.9), speed * np.sin(0.9), STATION.mass_kg])
    return orbit.coast(DOCKING_S - 3600.0, y0, DOCKING_S + 7200.0, around, cd_area_m2=STATION.cd_area_m2)


def about(path, around, /, **cast):
    """The scene of Soyuz MS-07 about that orbit."""
    return scene(epoch=EPOCH, t_docking_s=DOCKING_S, arrival_orbit=known(path, around, EPOCH), **cast)


def pair(path, around, /, **cast):
    return pair_of(about(path, around, **cast).cast)


def planned(path, around, /, mass_kg=MASS_KG, **cast):
    """The plan of a ship of that mass, checked before as any is."""
    there = about(path, around, **cast)
    docking_plan.check(there.cast)
    start = Start(HANDOVER_S, np.append(np.zeros(6), mass_kg))
    return docking_plan.plan(there, start)


def handed_over(plan, station, off=(0.0,) * 6):
    """State and mass (7,) at rest at the place of the hand-over, and ``off`` that: LVLH, m and m/s."""
    place = np.array(SHIP.approach.handover_position_lvlh_m)
    return np.append(inertial_state(station(plan.t_handover_s), np.append(place, np.zeros(3)) + off), MASS_KG)


def flown(plan, path, around, draws=FIRST, /, *, off=(0.0,) * 6, handed=None, **cast):
    """The arc of a flight of the plan."""
    start = Start(plan.t_handover_s, handed_over(plan, path, off), handed=handed)
    return fly(as_known(about(path, around, **cast)), plan, start, draws)


def ship_with(**tables):
    """Soyuz with changes of its file: a table's name and its changes, or the value of a key."""
    changed = {
        key: getattr(SHIP, key).model_copy(update=value) if isinstance(value, dict) else value
        for key, value in tables.items()
    }
    return SHIP.model_copy(update=changed)


def events(arc):
    return {each.name: each for each in arc.events}
