import erfa
import numpy as np
import pytest

from vitok.earth import frames
from vitok.earth.orientation import orientation
from vitok.earth.time import Epoch
from vitok.errors import InputError

EPOCH = Epoch.from_utc("2017-12-17T00:00:00Z")
SPAN_S = 3 * 86400.0
ORBIT_RADIUS_M = 6.8e6


def direct(epoch, t_s):
    """The same rotation by pyerfa's own chain, from the IERS data at this instant."""
    earth = orientation(np.array([epoch.mjd_tai(t_s)]))
    tt = epoch.tt_jd(t_s)
    x, y, s = erfa.xys06a(*tt)
    celestial = erfa.c2ixys(x + earth.dx_rad[0], y + earth.dy_rad[0], s)
    era = erfa.era00(epoch.tai_jd1, epoch.tai_jd2 + (t_s + earth.ut1_minus_tai_s[0]) / 86400.0)
    pole = erfa.pom00(earth.polar_x_rad[0], earth.polar_y_rad[0], erfa.sp00(*tt))
    return erfa.c2tcio(celestial, era, pole)


@pytest.mark.parametrize("day", ["2017-12-17", "2018-06-03"])
def test_itrf_from_gcrf_agrees_with_pyerfa_within_a_millimetre_in_orbit(day, figure):
    epoch = Epoch.from_utc(f"{day}T00:00:00Z")
    table, worst_m = frames.rotation(epoch, 0.0, SPAN_S), 0.0
    for t_s in np.linspace(0.0, SPAN_S, 100):
        ours = np.array(frames.itrf_from_gcrf(t_s, table)).reshape(3, 3)
        worst_m = max(worst_m, np.linalg.norm(ours - direct(epoch, t_s), 2) * ORBIT_RADIUS_M)
    figure(f"GCRF to ITRF, three days from {day}", "pyerfa, directly", "1 mm", f"{worst_m * 1e3:.2f} mm")
    assert worst_m < 1e-3


def test_a_point_on_the_ground_has_no_velocity_in_itrf():
    table = frames.rotation(EPOCH, 0.0, SPAN_S)
    before = np.array(frames.gcrf_state(1000.0, 4e6, 3e6, 4e6, 0.0, 0.0, 0.0, table))
    after = np.array(frames.gcrf_state(1001.0, 4e6, 3e6, 4e6, 0.0, 0.0, 0.0, table))
    middle = np.array(frames.gcrf_state(1000.5, 4e6, 3e6, 4e6, 0.0, 0.0, 0.0, table))
    np.testing.assert_allclose(after[:3] - before[:3], middle[3:], atol=1e-4)
    back = frames.itrf_state(1000.5, *middle, table)
    np.testing.assert_allclose(back, (4e6, 3e6, 4e6, 0.0, 0.0, 0.0), atol=1e-6)


def test_a_date_outside_the_table_is_named_with_the_span():
    with pytest.raises(InputError, match=r"spans 1973-01-0\d to \d{4}-\d\d-\d\d; 1970-01-\d\d is outside"):
        frames.rotation(Epoch.from_utc("1970-01-10T00:00:00Z"), 0.0, 86400.0)
