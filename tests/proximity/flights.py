"""A Soyuz near the station on a circular orbit in still air, as files and draws have it."""

import numpy as np
from tests.proximity.conftest import SHIP_FILE, STATION_FILE, still_air

from vitok.chance import Draws
from vitok.craft.mass_properties import mass_model
from vitok.earth.gravity import MU_M3PS2
from vitok.mission.catalogue import load
from vitok.mission.docking import Docking
from vitok.motion.arc import Start
from vitok.motion.orbit import coast
from vitok.proximity.approach import Surroundings
from vitok.proximity.pair import Pair

CREW_KG, CARGO_KG, PROPELLANT_KG = 255.0, 50.0, 400.0


def around(span_s=20000.0):
    """A circular orbit under the Earth's point mass and flattening, known as it is."""
    air, speed, tilt = still_air(2), np.sqrt(MU_M3PS2 / 6790e3), np.radians(51.64)
    y0 = np.array([6790e3, 0.0, 0.0, 0.0, speed * np.cos(tilt), speed * np.sin(tilt), 415e3])
    orbit = coast(0.0, y0, span_s, air)
    return Surroundings(orbit, air, orbit, STATION_FILE.cd_area_m2)


def pair(port, docking="departure", craft=SHIP_FILE):
    modes = load(docking, Docking) if isinstance(docking, str) else docking
    return Pair(craft, STATION_FILE, port, modes, CREW_KG, CARGO_KG)


def docked(surroundings, t_s=100.0):
    """A start of a ship at its port."""
    mass_kg = mass_model(SHIP_FILE, CREW_KG, CARGO_KG).fixed_kg + PROPELLANT_KG
    return Start(t_s, np.append(surroundings.orbit(t_s)[:6], mass_kg))


def draws(run):
    return Draws(5, run)
