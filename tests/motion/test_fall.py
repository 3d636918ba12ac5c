"""The fall of tumbling pieces against a fine flight of the same."""

import numpy as np
import pytest

from vitok.earth.frames import gcrf_state, geodetic_from_gcrf
from vitok.earth.shape import great_circle_m, itrf_from_geodetic
from vitok.errors import FlightError
from vitok.motion.detectors import altitude
from vitok.motion.events import watch
from vitok.motion.fall import Piece, fall, impact

T_S = 40000.0
PIECE = Piece(500.0, 10.0)


def dropped(earth, latitude_deg):
    """Seven kilometres a second north-east, level, at 85 km."""
    x, y, z = itrf_from_geodetic(np.radians(latitude_deg), 1.1, 85e3)
    up = np.array([x, y, z]) / np.linalg.norm([x, y, z])
    east = np.cross([0.0, 0.0, 1.0], up) / np.linalg.norm(np.cross([0.0, 0.0, 1.0], up))
    vx, vy, vz = 5000.0 * (east + np.cross(up, east))
    return np.array(gcrf_state(T_S, x, y, z, vx, vy, vz, earth.rotation))


@pytest.mark.parametrize("latitude_deg", [0.0, 46.0, 75.0])
def test_it_comes_down_where_a_fine_flight_does(full, latitude_deg):
    """Under the whole field, Sun and Moon, at a tolerance a hundred thousand times smaller.

    The coarse field leaves up to 29 m of these 1,400 km, the tolerance up to 10 m: together not above 60 m.
    """
    y = dropped(full, latitude_deg)
    latitude_rad, longitude_rad, impact_s = impact(T_S, y, PIECE, full)
    fine = watch(
        T_S,
        np.append(y, PIECE.mass_kg),
        T_S + 3600.0,
        full,
        detectors=[altitude(0.0, full).falling().stopping()],
        cd_area_m2=PIECE.cd_area_m2,
        tolerance=1e-11,
    ).trajectory
    there = geodetic_from_gcrf(fine.t_end_s, *fine.y_end[:3], full.rotation)[:2]
    assert great_circle_m(latitude_rad, longitude_rad, *there) < 60.0
    assert impact_s == pytest.approx(fine.t_end_s, abs=0.1)


def test_the_last_step_alone_ends_where_the_whole_way_does(full):
    y = dropped(full, 46.0)
    whole, last = (
        fall(T_S, y, PIECE, full, ground_m=500.0),
        fall(T_S, y, PIECE, full, ground_m=500.0, dense=False),
    )
    assert last.t_end_s == whole.t_end_s
    assert np.array_equal(last.y_end, whole.y_end)
    assert whole.t_start_s == T_S < last.t_start_s
    assert geodetic_from_gcrf(whole.t_end_s, *whole.y_end[:3], full.rotation)[2] == pytest.approx(
        500.0, abs=1e-3
    )


def test_what_stays_up_for_an_hour_is_told(full):
    y = dropped(full, 46.0)
    y[:3] *= 1.2
    y[3:] *= 1.1
    with pytest.raises(FlightError, match="broke off 3600.0 s after"):
        fall(T_S, y, PIECE, full)
