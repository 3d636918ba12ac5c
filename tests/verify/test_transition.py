"""The state transition matrix against heyoka's variational equations."""

import numpy as np
import pytest

from vitok.motion.batch import transition_matrix

heyoka = pytest.importorskip("heyoka")

from benchmarks.case import MASS_KG, SPAN_S, STATE_GCRF, surroundings  # noqa: E402
from benchmarks.peers import heyoka_peer  # noqa: E402


def test_a_day_of_it_is_heyokas(figure):
    ours = transition_matrix(0.0, np.append(STATE_GCRF, MASS_KG), SPAN_S, surroundings())
    theirs = heyoka_peer.transition_matrix()
    scale = np.diag(1.0 / heyoka_peer.UNITS)  # so that position and velocity weigh alike
    difference = scale @ (ours - theirs) @ np.linalg.inv(scale)
    relative = np.linalg.norm(difference) / np.linalg.norm(scale @ theirs @ np.linalg.inv(scale))
    figure("state transition matrix, one day, 20x20", "heyoka, variational", "1e-7", f"{relative:.1e}")
    assert relative < 1e-7
