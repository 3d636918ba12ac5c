from math import cos, radians

import numpy as np
import pytest

from vitok.earth.frames import EARTH_ROTATION_RADPS, gcrf_state, rotation
from vitok.earth.shape import EQUATORIAL_RADIUS_M, itrf_from_geodetic
from vitok.earth.time import Epoch
from vitok.evidence.ground_state import ground_state


def test_a_pad_is_at_rest_over_the_ground_and_turns_with_the_earth():
    epoch = Epoch.from_utc("2017-12-17T00:00:00Z")
    table = rotation(epoch, 0.0, 86400.0)
    place = itrf_from_geodetic(0.0, radians(63.0), 1000.0)
    y = np.array(gcrf_state(5000.0, *place, 0.0, 0.0, 0.0, table))
    state = ground_state(y, 5000.0, table)
    assert (state.latitude_deg, state.longitude_deg) == pytest.approx((0.0, 63.0), abs=1e-9)
    # polar motion is taken to first order: its square is 1e-12 of the radius, 6 micrometres
    assert state.altitude_km == pytest.approx(1.0, abs=1e-8)
    assert state.ground_speed_mps == pytest.approx(0.0, abs=1e-9)
    # polar motion tilts the axis by a microradian: 1e-12 of the speed
    assert state.speed_mps == pytest.approx(EARTH_ROTATION_RADPS * (EQUATORIAL_RADIUS_M + 1000.0), rel=1e-11)


def test_speed_over_the_ground_at_a_latitude():
    epoch = Epoch.from_utc("2017-12-17T00:00:00Z")
    table = rotation(epoch, 0.0, 86400.0)
    x, y_m, z = itrf_from_geodetic(radians(45.92), radians(63.34), 0.0)
    eastward = 100.0 * np.array([-y_m, x, 0.0]) / np.hypot(x, y_m)
    y = np.array(gcrf_state(0.0, x, y_m, z, *eastward, table))
    state = ground_state(y, 0.0, table)
    assert state.ground_speed_mps == pytest.approx(100.0, abs=1e-8)
    across_m = 6388.8e3 * cos(radians(45.92))  # normal's length at this latitude, to 0.1 km
    assert state.speed_mps == pytest.approx(100.0 + EARTH_ROTATION_RADPS * across_m, abs=0.02)
