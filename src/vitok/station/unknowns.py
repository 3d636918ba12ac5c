"""What is not known of a station's orbit over a span, as independent unknowns that a covariance carries."""

import numpy as np

from vitok.earth.density_scale import scale_share
from vitok.elementary import exp, product
from vitok.motion import cholesky
from vitok.navigation.unknowns import Unknowns
from vitok.station.orbit import StationOrbit
from vitok.station.reference import FIRST_KNOT, LOG_AREA
from vitok.station.theory import ELEMENTS, moved
from vitok.types import Vector

_OFF_M = 10.0  # of an element, for the differences
_LEAST_PART = 1e-3  # of the density's scale, below which none acts


def independent(orbit: StationOrbit, t_start_s: float, t_end_s: float, *, height_m: float) -> Unknowns:
    """Those of an orbit from ``t_start_s`` on, the density's up to ``t_end_s``, by its estimate's covariance.

    They are what ``realisation.realised`` draws: orbits are linear in drag, and what is drawn is its log, of
    which at the ``height_m`` of the ship's phasing a part acts. Burns on the way are taken as known.
    """
    about, scale = orbit.knowledge.about, orbit.knowledge.about.scale
    y = np.array(about.flown(t_start_s))
    by_element = np.empty((6, ELEMENTS))
    for j, off in enumerate(_OFF_M * np.eye(ELEMENTS)):
        by_element[:, j] = (moved(y, off, about.theory) - moved(y, -off, about.theory))[:6] / (2.0 * _OFF_M)
    offsets = about.partials(np.array([t_start_s]))[0]
    first, last = (int((t_s - scale.t_start_s) // scale.step_s) for t_s in (t_start_s, t_end_s))
    knots = np.arange(max(first, 0), min(last + 2, scale.log_scale.size))
    size = knots.size
    part = max(scale_share(height_m), _LEAST_PART)
    rows = np.zeros((ELEMENTS + 2 * size, orbit.knowledge.covariance.shape[0]))
    rows[:ELEMENTS] = offsets
    for first, acting in ((ELEMENTS, part), (ELEMENTS + size, 1.0)):
        rows[first + np.arange(size), FIRST_KNOT + knots] = acting
    rows[ELEMENTS + size :, LOG_AREA] = 1.0  # of the station: what its orbit tells is density times area
    root = cholesky.root(_shares(product(product(rows, orbit.knowledge.covariance), rows.T)))
    root[ELEMENTS : ELEMENTS + size] /= part  # what acts at a height is reckoned on the way
    return Unknowns(
        np.ascontiguousarray(product(by_element, root[:ELEMENTS])),
        np.ascontiguousarray(root[ELEMENTS:].reshape(2, size, -1)),
        float(scale.t_start_s + knots[0] * scale.step_s),
        float(scale.step_s),
    )


def _shares(covariance: Vector) -> Vector:
    """Covariance of elements and of shares of drag, e^x - 1, by that of elements and of the logs x.

    Aitchison, Brown (1957), "The lognormal distribution", section 2.4: of a log's sigma of 0.5 the share's is
    0.6.
    """
    found = covariance.copy()
    log = slice(ELEMENTS, None)
    grown = exp(0.5 * np.diagonal(covariance)[log])
    found[log, log] = exp(covariance[log, log]) - 1.0
    found[log] *= grown[:, None]
    found[:, log] *= grown[None, :]
    return found
