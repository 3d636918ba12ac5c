"""A docked ship goes where the station turns, by finite differences of where that puts its port."""

import numpy as np
import pytest

from vitok.navigation.near_geometry import station_from_lvlh
from vitok.navigation.near_suite import SOLVED, Mean, near_suite
from vitok.navigation.seated import seat

from .test_near_filter import TARGET, begun, craft


def test_a_seated_ship_is_known_against_the_station_better_than_in_place():
    near = begun(near_suite(craft(), TARGET))
    law = near.suite.station_from_lvlh.copy()
    r = near.mean[Mean.RELATIVE : Mean.RELATIVE + 3].copy()
    at = near.covariance.shape[0] - SOLVED
    beside = near.covariance[at + 6 : at + 12, at + 6 : at + 12].copy()
    seat(near)
    riding = np.array(station_from_lvlh(np.zeros(3), law)).reshape(3, 3) @ r
    turn, moved = 1e-6, np.empty((3, 3))
    for i in range(3):
        station = np.array(station_from_lvlh(turn * np.eye(3)[i], law)).reshape(3, 3)
        moved[:, i] = (station.T @ riding - r) / turn
    spread = near.covariance[at + 6 :, at + 6 :]
    carried = np.kron(np.eye(2), moved)
    from_station = np.hstack((np.eye(6), -carried))
    assert from_station @ spread @ from_station.T == pytest.approx(beside, rel=1e-6, abs=1e-9)
    assert spread[:6, 6:] == pytest.approx(carried @ spread[6:, 6:], rel=1e-5, abs=1e-9)
    assert np.all(np.linalg.eigvalsh(spread) > 0.0)
