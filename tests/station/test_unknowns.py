"""What a linear covariance takes of a station's orbit and air, against draws of the same."""

import numpy as np
from tests.station.conftest import DAY_S

from vitok.earth.density_scale import scale_share
from vitok.motion import cholesky
from vitok.station.estimate import estimate
from vitok.station.reference import FIRST_KNOT, LOG_AREA
from vitok.station.unknowns import independent

COUNT, HEIGHT_M = 20_000, 257e3


def test_shares_of_drag_are_those_of_orbits_as_drawn(august, iss):
    """What is drawn is a log, what acts is e to the power of it, less one: its sigma here is good to 2 %."""
    last_s = august.t_s[12]
    end_s = last_s + 2.0 * DAY_S
    about = estimate(august.known(last_s), iss, august.epoch, t_start_s=last_s, t_end_s=end_s)
    covariance = about.knowledge.covariance
    numbers = np.random.default_rng(5).standard_normal((COUNT, covariance.shape[0]))
    drawn = numbers @ cholesky.root(covariance).T
    found = independent(about, last_s, end_s, height_m=HEIGHT_M)
    first = round((found.t_start_s - about.knowledge.about.scale.t_start_s) / found.step_s)
    knots = FIRST_KNOT + first + np.arange(found.drag.shape[1])
    acting = scale_share(HEIGHT_M)
    of_ship = np.expm1(acting * drawn[:, knots]).std(axis=0)
    of_station = np.expm1(drawn[:, knots] + drawn[:, [LOG_AREA]]).std(axis=0)
    told = np.sqrt((found.drag**2).sum(axis=2))
    np.testing.assert_allclose(acting * told[0], of_ship, rtol=0.05)
    np.testing.assert_allclose(told[1], of_station, rtol=0.05)
    both = np.corrcoef(
        np.expm1(acting * drawn[:, knots[-1]]), np.expm1(drawn[:, knots[-1]] + drawn[:, LOG_AREA])
    )
    shared = found.drag[0, -1] @ found.drag[1, -1] / (told[0, -1] * told[1, -1])
    assert abs(shared - both[0, 1]) < 0.03
