"""How well a lift-off is known by how well the station's plane is, against the turn of the Earth."""

from types import SimpleNamespace

import numpy as np
import pytest

from vitok.ascent.passage import passages
from vitok.motion import orbit
from vitok.motion.elements import elements, orbit_normal
from vitok.windows.liftoff import liftoff_sigma_s

from .test_passage import DAY_S, SPHERE, circular, site


@pytest.mark.parametrize("inclination_deg", [30.0, 51.6, 90.0, 98.0])
@pytest.mark.parametrize("latitude_deg", [5.0, 28.47])
def test_a_second_of_lift_off_is_495_m_of_node(inclination_deg, latitude_deg):
    """A node that stands 495 m aside moves the plane over the pad by sin i cos u of it."""
    pad = site(latitude_deg)
    flown = orbit.coast(0.0, circular(inclination_deg), 3 * 86400.0, SPHERE)

    def sigma_m(t_s, *, with_burns):
        y = flown(float(t_s))
        now = elements(y)
        across = 495.0 * np.sin(now.inclination_rad) * np.cos(now.argument_of_latitude_rad)
        return np.array([[0.0, abs(across), 0.0]])

    station = SimpleNamespace(trajectory=flown, sigma_m=sigma_m)
    for each in passages(pad, lambda t_s: orbit_normal(flown(t_s)), SPHERE, 0.0, t_to_s=DAY_S):
        assert liftoff_sigma_s(each, pad, station) == pytest.approx(1.0, abs=0.03)
