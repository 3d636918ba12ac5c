"""What is not known of a station's orbit over a span, as independent unknowns that a covariance carries."""

import numpy as np

from vitok.elementary import product
from vitok.motion import cholesky
from vitok.navigation.unknowns import Unknowns
from vitok.station.orbit import StationOrbit
from vitok.station.reference import FIRST_KNOT, LOG_AREA
from vitok.station.theory import ELEMENTS, moved

_OFF_M = 10.0  # of an element, for the differences


def independent(orbit: StationOrbit, t_start_s: float, t_end_s: float) -> Unknowns:
    """Those of an orbit from ``t_start_s`` on, the density's up to ``t_end_s``, by its estimate's covariance.

    They are what ``realisation.realised`` draws, to first order; burns on the way are taken as known.
    """
    about, scale = orbit.knowledge.about, orbit.knowledge.about.scale
    y = np.array(about.flown(t_start_s))
    by_element = np.empty((6, ELEMENTS))
    for j, off in enumerate(_OFF_M * np.eye(ELEMENTS)):
        by_element[:, j] = (moved(y, off, about.theory) - moved(y, -off, about.theory))[:6] / (2.0 * _OFF_M)
    offsets = about.partials(np.array([t_start_s]))[0]
    first, last = (int((t_s - scale.t_start_s) // scale.step_s) for t_s in (t_start_s, t_end_s))
    knots = np.arange(max(first, 0), min(last + 2, scale.log_scale.size))
    rows = np.zeros((ELEMENTS + 1 + knots.size, orbit.knowledge.covariance.shape[0]))
    rows[:ELEMENTS] = offsets
    rows[ELEMENTS, LOG_AREA] = 1.0
    rows[ELEMENTS + 1 + np.arange(knots.size), FIRST_KNOT + knots] = 1.0
    root = cholesky.root(product(product(rows, orbit.knowledge.covariance), rows.T))
    return Unknowns(
        np.ascontiguousarray(product(by_element, root[:ELEMENTS])),
        np.ascontiguousarray(root[ELEMENTS]),
        np.ascontiguousarray(root[ELEMENTS + 1 :]),
        float(scale.t_start_s + knots[0] * scale.step_s),
        float(scale.step_s),
    )
