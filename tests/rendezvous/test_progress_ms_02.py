"""A real flight of the same profile: Progress MS-02 of 2016, whose phasing orbit was tracked.

Lift-off 2016-03-31 16:23:57, docking 04-02 17:58 (spaceflightnow.com); element sets of the station and of the
spacecraft, public data of the United States Space Command. No number of the model was set from this flight
but the assumption that its phase lies inside the window.
"""

from pathlib import Path

import numpy as np
import pytest

from vitok.chance import Draws
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.rendezvous.plan import rendezvous_from
from vitok.station.element_set import gcrf_states
from vitok.station.element_sets import read_element_sets

from .conftest import PROFILE, case

FILE = Path(__file__).parent / "progress-ms-02_2016-03_04.tle"
TURN_S = 5390.0


def test_phasing_orbit_is_as_high_as_the_tracked_one(craft):
    station_text, _, spacecraft_text = FILE.read_text().partition("PROGRESS-MS 02\n")
    flight = case(station_text, "2016-03-31T00:00:00Z", "2016-03-31T16:32:46Z", "2016-04-02T17:58:00Z")
    start, chase = flight.start(flight.insertion()), flight.chase(craft)
    planned = rendezvous_from(start, chase, PROFILE, flight.t_docking_s)
    arc = flight.flown(planned, craft, start, Draws())
    tracked = read_element_sets("PROGRESS-MS 02\n" + spacecraft_text, FILE.name)[0]
    t_s = flight.epoch.t_s(tracked.epoch_utc)
    inside = (arc.t_s > t_s - TURN_S / 2) & (arc.t_s < t_s + TURN_S / 2)
    predicted_m = np.mean(np.linalg.norm(arc.r_gcrf_m[inside], axis=1))
    states = gcrf_states(tracked, flight.epoch, arc.t_s[inside], flight.environment.rotation)
    tracked_m = np.mean(np.linalg.norm(states[:, :3], axis=1))
    # 3 km of height are 7 deg of phase at insertion: what the point and the minute of insertion leave open
    assert predicted_m == pytest.approx(tracked_m, abs=3e3)
    assert tracked_m - EQUATORIAL_RADIUS_M == pytest.approx(267e3, abs=5e3)
