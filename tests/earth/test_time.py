import pytest

from vitok.earth.time import Epoch
from vitok.errors import InputError


def test_a_leap_second_is_counted():
    assert Epoch.from_utc("2016-12-31T00:00:00Z").t_s("2017-01-01T00:00:00Z") == pytest.approx(
        86401.0, abs=1e-9
    )


def test_instants_come_back_as_they_went_in():
    epoch = Epoch.from_utc("2017-12-17T00:00:00Z")
    for utc in ("2017-12-17T07:21:01.127Z", "2018-06-03T12:39:13.500Z", "2017-12-16T23:59:59.999Z"):
        assert epoch.utc(epoch.t_s(utc)) == utc


def test_what_is_no_instant_is_named():
    with pytest.raises(InputError, match="'yesterday' is not an instant"):
        Epoch.from_utc("yesterday")
