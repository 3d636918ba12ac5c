"""One orbit that a station may really have: the unknowns of its estimate as drawn, and flown anew."""

import numpy as np

from vitok.earth.air import DensityScale
from vitok.elementary import dot, exp
from vitok.motion import cholesky
from vitok.motion.dop853 import trajectory_state
from vitok.motion.trajectory import Trajectory
from vitok.station.interpolation import displaced
from vitok.station.looks import LOOKED_BACK_S
from vitok.station.orbit import MARGIN_S, StationOrbit
from vitok.station.reference import FIRST_KNOT, LOG_AREA, Reference, StationBurn, flown_past, scaled
from vitok.station.theory import ELEMENTS, moved
from vitok.types import Vector

_TOLERANCE = 1e-11  # that of the estimate itself: a centimetre a day


def realised(orbit: StationOrbit, draw: Vector) -> tuple[Trajectory, DensityScale]:
    """The orbit and the density's scale that standard normal numbers (p,) make of what is known.

    The numbers become unknowns of the estimate by the root of its covariance: the scale at its knots is an
    Ornstein-Uhlenbeck path, as far as no set has seen it. What they do to the elements is reckoned in linear
    theory up to half a day before the orbit's span, as are the sigmas; from there to half a day after it the
    station flies under all forces with its own drag area, air and burns. An orbit that is an ephemeris is
    displaced by what they change of such a flight, for its own forces are not known.
    """
    about = orbit.knowledge.about
    unknowns = dot(cholesky.root(orbit.knowledge.covariance), draw)
    scale = about.scale._replace(
        log_scale=about.scale.log_scale + unknowns[FIRST_KNOT : FIRST_KNOT + about.scale.log_scale.size]
    )
    known, more_s = about.flown, MARGIN_S + LOOKED_BACK_S
    begin_s = max(orbit.t_start_s - more_s, known.t_start_s)
    end_s = min(orbit.t_end_s + more_s, known.t_end_s)
    if orbit.ephemeris is not None:  # its steps may reach beyond its ends
        begin_s, end_s = float(known.kernel.t_s[0]), float(known.kernel.t_s[-1])
    y = np.array(trajectory_state(begin_s, known.kernel))
    offset = dot(about.partials(np.array([begin_s]))[0], unknowns)
    flown = flown_past(
        begin_s,
        moved(y, offset, about.theory),
        end_s,
        burns=_burns(about, unknowns, begin_s),
        surroundings=scaled(about.surroundings, scale),
        cd_area_m2=about.cd_area_m2 * float(exp(unknowns[LOG_AREA])),
        tolerance=_TOLERANCE,
    )
    if orbit.ephemeris is None:
        return flown, scale
    still = flown_past(
        begin_s,
        y,
        end_s,
        burns=(),
        surroundings=about.surroundings,
        cd_area_m2=about.cd_area_m2,
        tolerance=_TOLERANCE,
    )
    return displaced(known, lambda t_s: flown(t_s)[:, :ELEMENTS] - still(t_s)[:, :ELEMENTS]), scale


def _burns(about: Reference, unknowns: Vector, begin_s: float) -> tuple[StationBurn, ...]:
    """The burns still to come at ``begin_s``, of the sizes and at the instants drawn."""
    count = len(about.burns)
    first = unknowns.size - 2 * count
    drawn = (
        StationBurn(
            max(each.t_s + float(unknowns[first + count + b]), begin_s + 1.0),
            each.delta_v_mps + float(unknowns[first + b]),
            0.0,
            0.0,
        )
        for b, each in enumerate(about.burns)
        if each.t_s >= begin_s
    )
    return tuple(sorted(drawn, key=lambda each: each.t_s))
