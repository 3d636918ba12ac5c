"""Linear covariance of an entry by differences against Monte Carlo, Soyuz MS-07 from its deorbit burn on."""

import numpy as np
import pytest

from vitok import conductor
from vitok.campaigns.linear import ENTRY, entry, linear
from vitok.chance import Draws
from vitok.descent.plan import vehicle_of
from vitok.mission.catalogue import load
from vitok.mission.mission import Mission
from vitok.parallel import mapped

RUNS = 1000
APART = 0.12  # of sigma: 1000 runs know it within 2 %; saturated banks are no straight line


@pytest.fixture(scope="module")
def both():
    plan = conductor.plan(load("soyuz-ms-07", Mission))
    outcome = entry(vehicle_of(plan.scene), plan.descent, plan.scene.departure.environment)
    flown = np.array(mapped(outcome, [Draws(1, run) for run in range(1, RUNS + 1)]))
    return linear(outcome), flown


@pytest.mark.parametrize("name", ENTRY)
def test_sigmas_of_landing_and_touchdown(both, name, figure):
    by_differences, flown = both
    column = ENTRY.index(name)
    told, drawn = by_differences.sigma[column], float(np.std(flown[:, column], ddof=1))
    figure(
        f"linear covariance of an entry: {name.replace('_', ' ')}",
        f"{RUNS} drawn entries",
        f"sigma within {APART:.0%}",
        f"{told:.4g} beside {drawn:.4g}, {told / drawn - 1.0:+.1%}",
    )
    assert told == pytest.approx(drawn, rel=APART)


def test_the_ellipse_has_the_same_orientation(both):
    by_differences, flown = both
    told = by_differences.covariance
    correlation = told[0, 1] / np.sqrt(told[0, 0] * told[1, 1])
    assert correlation == pytest.approx(np.corrcoef(flown[:, 0], flown[:, 1])[0, 1], abs=0.1)
