"""What a file may not say of a docking mechanism."""

import pytest
from pydantic import ValidationError

from vitok.mission.catalogue import load
from vitok.mission.docking_mechanism import DockingMechanism
from vitok.mission.spacecraft import Spacecraft


def test_a_rod_is_drawn_in_no_faster_than_bodies_may_meet():
    """Drawn in within two seconds it stopped at the hooks with 'no motion', at the end of a whole flight."""
    told = load("soyuz-ms", Spacecraft).docking_mechanism.model_dump()
    told["probe"]["retraction_s"] = 7.7
    assert DockingMechanism(**told).probe.retraction_s == 7.7
    told["probe"]["retraction_s"] = 7.5
    with pytest.raises(ValidationError, match=r"retraction_s, 7.5, of 7.6 s or more, for its 0.76 m to be"):
        DockingMechanism(**told)
