import numpy as np
import pytest

from vitok.rendezvous.transfer import cost_mps, transfer_legs, transfer_offset_m

RATE_RADPS = 1.131e-3  # of the station


def test_transfer_begins_where_it_costs_least(craft):
    offset_m = transfer_offset_m(craft, 135e3, RATE_RADPS)
    drift = np.array([1.5 * RATE_RADPS * 135e3, 0.0, 0.0])
    cost = [
        cost_mps(np.array([-offset_m - step, 0.0, 135e3]), drift, RATE_RADPS, transfer_legs(craft))
        for step in (-10e3, 0.0, 10e3)
    ]
    assert cost[1] == min(cost)
    # the least possible is a tangential transfer between circles, half the mean motion times the height
    assert 0.5 * RATE_RADPS * 135e3 * 0.9 < cost[1] < 0.5 * RATE_RADPS * 135e3 * 1.1
    # the range planned for Soyuz MS-03 from about this depth is 478 km (ESA)
    assert np.hypot(offset_m, 135e3) == pytest.approx(478e3, rel=0.1)
