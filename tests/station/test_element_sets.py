import numpy as np
import pytest

from vitok.earth.frames import rotation
from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.station.element_set import gcrf_states
from vitok.station.element_sets import read_element_sets

ISS = """ISS (ZARYA)
1 25544U 98067A   17343.27310274  .00004170  00000-0  70208-4 0  9997
2 25544  51.6420 245.4915 0003135 211.8338 242.8677 15.54121086 88980
"""


def test_an_element_set_is_read_with_its_epoch():
    (found,) = read_element_sets(ISS, "iss.tle")
    assert found.name == "ISS (ZARYA)"
    assert f"{found.epoch_utc:%Y-%m-%dT%H:%M:%S}" == "2017-12-09T06:33:16"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (ISS.replace("9997\n", "9996\n"), "iss.tle, line 2: checksum is 6, the line adds up to 7"),
        (ISS.replace("245.4915", "245.4916"), "iss.tle, line 3: checksum is 0, the line adds up to 1"),
        (ISS.replace(" 88980", "88980"), "iss.tle, line 3: 68 characters"),
        (ISS.splitlines()[1], "iss.tle, line 1: line 1 of an element set without its line 2"),
        (ISS.replace("2 25544", "2 25545"), "iss.tle, line 3: checksum|satellite number"),
        ("nothing here\n", "iss.tle: no element set in it"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(wrong, message):
    with pytest.raises(InputError, match=message):
        read_element_sets(wrong, "iss.tle")


def test_teme_to_gcrf_agrees_with_skyfield():
    # skyfield 1.55, EarthSatellite of the set above at 2017-12-09T10:00:00Z, GCRS, metres and m/s
    epoch = Epoch.from_utc("2017-12-09T00:00:00Z")
    (found,) = read_element_sets(ISS, "iss.tle")
    table = rotation(epoch, 0.0, 86400.0)
    state = gcrf_states(found, epoch, np.array([36000.0]), table)[0]
    np.testing.assert_allclose(state[:3], [3011501.0861, 6074917.1007, 131450.353], atol=0.1)
    np.testing.assert_allclose(state[3:], [-4218.298653, 2227.144145, -6007.360493], atol=1e-3)
