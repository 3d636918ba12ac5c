"""One orbit that a station may really have: the unknowns of its estimate as drawn, and flown anew."""

from functools import partial

import numpy as np

from vitok.earth.density_scale import DensityScale
from vitok.earth.time import SECONDS_PER_DAY
from vitok.elementary import dot, exp
from vitok.motion import cholesky
from vitok.motion.dop853 import trajectory_state
from vitok.motion.trajectory import Trajectory
from vitok.station.interpolation import displaced
from vitok.station.orbit import MORE_S, StationOrbit
from vitok.station.reference import FIRST_KNOT, LOG_AREA, Reference, StationBurn, flown_past, scaled
from vitok.station.theory import ELEMENTS, moved
from vitok.types import Vector

# Of a step: five centimetres in half a day, and growing with the square of the span; so for a longer span a
# finer one, down to that of the estimate itself. A coarse one is off by a metre, of which what the known
# orbit strays by takes off all but two centimetres (half a metre of two days more).
_FINE, _COARSE, _FINEST, _SPAN_S = 1e-10, 1e-8, 1e-11, 0.5 * SECONDS_PER_DAY


def unknowns_of(orbit: StationOrbit, draw: Vector) -> Vector:
    """The unknowns (p,) of an estimate that standard normal numbers (p,) make, by its covariance's root."""
    return dot(cholesky.root(orbit.knowledge.covariance), draw)


def scale_with(orbit: StationOrbit, unknowns: Vector) -> DensityScale:
    """The density's scale with the unknowns: an Ornstein-Uhlenbeck path, as far as no set has seen it."""
    scale = orbit.knowledge.about.scale
    return scale._replace(
        log_scale=scale.log_scale + unknowns[FIRST_KNOT : FIRST_KNOT + scale.log_scale.size]
    )


def realised(
    orbit: StationOrbit, unknowns: Vector, *, t_from_s: float = -np.inf, t_until_s: float = np.inf
) -> Trajectory:
    """The orbit that the unknowns (p,) make of what is known, to ``t_until_s`` or half a day after its span.

    What lies before ``t_from_s`` is not kept, and flown coarsely: taken off is by how much the known orbit
    strays if it is flown so.

    What they do to the elements is reckoned in linear theory up to half a day before the orbit's span, as
    are the sigmas; from there on the station flies under all forces with its own drag area, air and burns.
    An orbit that is an ephemeris is displaced by what they change of such a flight, for its own forces are
    not known.
    """
    about, scale = orbit.knowledge.about, scale_with(orbit, unknowns)
    known, begin_s = about.flown, orbit.t_drawn_s
    end_s = min(orbit.t_end_s + MORE_S, known.t_end_s, t_until_s)
    if orbit.ephemeris is not None:  # its steps may reach beyond its ends
        end_s, t_from_s = float(known.kernel.t_s[-1]), -np.inf
    y_known = np.array(trajectory_state(begin_s, known.kernel))
    y = moved(y_known, dot(orbit.partials_drawn, unknowns), about.theory)
    flying = partial(
        flown_past,
        burns=_burns(about, unknowns, begin_s),
        surroundings=scaled(about.surroundings, scale),
        cd_area_m2=about.cd_area_m2 * float(exp(unknowns[LOG_AREA])),
    )
    if begin_s < t_from_s < end_s:
        coarse = _tolerance(_COARSE, t_from_s - begin_s)
        y = flying(begin_s, y, t_from_s, tolerance=coarse, dense=False).y_end
        begin_s, y = t_from_s, y - orbit.strayed(t_from_s, coarse)
    tolerance = _tolerance(_FINE, end_s - begin_s)
    flown = flying(begin_s, y, end_s, tolerance=tolerance)
    if orbit.ephemeris is None:
        return flown
    undisplaced = flown_past(
        begin_s,
        y_known,
        end_s,
        burns=(),
        surroundings=about.surroundings,
        cd_area_m2=about.cd_area_m2,
        tolerance=tolerance,
    )
    return displaced(known, lambda t_s: flown(t_s)[:, :ELEMENTS] - undisplaced(t_s)[:, :ELEMENTS])


def _tolerance(half_day: float, span_s: float) -> float:
    """That of a step in a flight of a span, from that of half a day."""
    return max(half_day * min(_SPAN_S / span_s, 1.0) ** 2, _FINEST)


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
