"""What the loop near the station is given: who hears the ship, and what of it cannot be drawn."""

from types import SimpleNamespace

import numpy as np
import pytest
from tests.proximity.flights import pair

from vitok.chance import Draws
from vitok.errors import FlightError
from vitok.mission.catalogue import load
from vitok.mission.docking import Alarm, Condition, Docking
from vitok.motion.visibility import GroundPass
from vitok.proximity import approach
from vitok.proximity.asking import _inside


def test_the_ground_hears_the_ship_while_any_station_does(monkeypatch):
    """A short pass within a long one, then one that overlaps both, then one apart."""
    spans = [(0.0, 50.0), (10.0, 20.0), (40.0, 80.0), (90.0, 100.0)]
    monkeypatch.setattr(
        approach, "passes", lambda *_, **__: tuple(GroundPass("one", *span, 0.1, span[0]) for span in spans)
    )
    kurs = load("kurs", Docking)
    looks = Alarm(
        modes=("retreat",), to="away", when=(Condition(quantity="in_contact", above=0.5, for_s=1.0),)
    )
    there = pair("rassvet", kurs.model_copy(update={"alarms": (looks,)}))
    around = SimpleNamespace(known=None, environment=None)
    _, heard = approach._light_and_contact(there, 0.0, 100.0, around)
    for t_s in np.arange(0.5, 100.0):
        assert _inside(t_s, heard) == any(low <= t_s < high for low, high in spans), t_s


@pytest.mark.parametrize("name", ["thrusters/share", "mass", "inertia"])
def test_a_ship_that_cannot_be_is_not_flown(name, monkeypatch):
    """Its state would become NaN, and the reason of its run a sentence about NaN."""
    drawn = Draws.normal
    monkeypatch.setattr(
        Draws,
        "normal",
        lambda self, what, *size: (-1e3 if what.endswith(name) else 1.0) * drawn(self, what, *size) ** 2,
    )
    there = pair("rassvet", "kurs")
    with pytest.raises(FlightError, match=rf"^docking/{name} is drawn as -.*, which leaves nothing"):
        approach._true_parts(there, there.jets, Draws(1, 1), "docking")
