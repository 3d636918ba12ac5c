"""The estimate of a station's orbit from its element sets: which sets, which burns, and what if none fit."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from vitok.earth.air_spread import log_density_spread
from vitok.earth.density_scale import DensityScale, scale_share
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.earth.space_weather import SolarActivity
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.elementary import arcsin, exp, log, sin
from vitok.errors import FlightError, InputError
from vitok.mission.station import Station
from vitok.motion import orbit
from vitok.station.batch import Prior, Solution
from vitok.station.element_set import ElementSet
from vitok.station.fit import BEFORE_S, COARSE, Found, Task, days_of, fitted
from vitok.station.knowledge import Knowledge, carried, usual_burns
from vitok.station.least_squares import DENSITY_SPREAD
from vitok.station.looks import LOOKED_BACK_S, chosen, mean_axis_m
from vitok.station.orbit import MARGIN_S, StationOrbit
from vitok.station.reference import FIRST_KNOT, Made, reference, scaled
from vitok.station.surroundings import orbit_surroundings
from vitok.station.theory import LATITUDE

Vector = NDArray[np.float64]

_ROUNDEST, _FLATTEST_DEG = 0.02, 2.0  # up to where the theory of circles with a node serves
_WIDE_GAP_S, _WIDE_GAP_FACTOR = 5.0 * SECONDS_PER_DAY, 1.5
_JOINED_M = 2000e3  # along the track, three sigma: farther the linear theory does not reach
_STRANGE = 3.0  # sigmas
_FARTHEST_S = 750.0 * SECONDS_PER_DAY  # the flight alone would take a minute
_FINE = 1e-11  # tolerance of the answer: a centimetre a day
_LEAST_SHARE = 0.1  # of the density's scale, below which it does not count
_REJECTED = 0.2  # weight below which a set is told as rejected


def estimate(
    sets: Sequence[ElementSet],
    station: Station,
    epoch: Epoch,
    *,
    t_start_s: float,
    t_end_s: float,
    activity: SolarActivity | None = None,
) -> StationOrbit:
    """The station's orbit over ``t_start_s`` to ``t_end_s`` from sets before it, in it or after it.

    InputError if the sets are no station's; FlightError names them if no orbit leads through any.
    """
    parts = chosen(sets, epoch, t_start_s, t_end_s)
    task = _task(parts.before + parts.near + parts.after, station, epoch, (t_start_s, t_end_s), activity)
    sides = [side for side in (parts.before, parts.after) if side]
    known_before = not sides and parts.near[-1].t_s(epoch) <= t_start_s
    found = fitted(task, parts.near, one_sided=known_before)
    # the narrower gap first: its other side helps over the wider one
    sides.sort(key=lambda side: abs(side[0].t_s(epoch) - parts.near[0].t_s(epoch)))
    for side in sides:
        found = _joined(task, found, side)
    return _told(task, found, t_start_s, t_end_s)


def _task(
    sets: Sequence[ElementSet],
    station: Station,
    epoch: Epoch,
    span_s: tuple[float, float],
    activity: SolarActivity | None,
) -> Task:
    axis_m = np.array([mean_axis_m(each) for each in sets])
    shape = np.array([each.satellite.ecco for each in sets])
    if shape.max() > _ROUNDEST:
        worst = sets[int(np.argmax(shape))]
        raise InputError(
            f"the element set of {worst.epoch_utc:%Y-%m-%dT%H:%M:%S}Z has an eccentricity of "
            f"{shape.max():.3f}; the orbit of a station is rounder than {_ROUNDEST:g}"
        )
    tilt_deg = np.degrees(arcsin(np.abs(sin(np.array([each.satellite.inclo for each in sets])))))
    if tilt_deg.min() < _FLATTEST_DEG:
        raise InputError(
            f"the element sets have an inclination within {tilt_deg.min():.2f} deg of the equator's plane; "
            f"an orbit's estimate needs {_FLATTEST_DEG:g} deg for its node"
        )
    first_s, last_s = sets[0].t_s(epoch), sets[-1].t_s(epoch)
    away_s = max(span_s[1] - last_s, first_s - span_s[0])
    if away_s > _FARTHEST_S:
        raise InputError(
            f"{epoch.utc(span_s[1] if span_s[1] - last_s == away_s else span_s[0])[:10]} lies "
            f"{away_s / SECONDS_PER_DAY:.0f} days from the nearest element set, of {days_of(sets)}; an orbit "
            f"is flown over {_FARTHEST_S / SECONDS_PER_DAY:.0f} days at most, long past where it is known"
        )
    # half a day more on either side, over which a stay hands over from one orbit to the next
    begin_s = min(span_s[0] - LOOKED_BACK_S, first_s - BEFORE_S) - MARGIN_S
    end_s = max(span_s[1], last_s) + LOOKED_BACK_S + MARGIN_S
    distance_m = np.concatenate((axis_m * (1.0 - shape), axis_m * (1.0 + shape)))
    around = orbit_surroundings(epoch, begin_s, end_s, distance_m, activity=activity)
    prior = Prior(station.mass_kg, station.cd_area_m2, station.cd_area_spread)
    return Task(epoch, prior, usual_burns(station), activity, around, begin_s, end_s)


def _joined(task: Task, nearer: Found, far: list[ElementSet]) -> Found:
    """The fit through the sets beyond a gap too, where the orbit found reaches over it."""
    near = nearer.sets
    both = sorted((*near, *far), key=lambda each: each.t_s(task.epoch))
    before, after = (far, near) if far[0].t_s(task.epoch) < near[0].t_s(task.epoch) else (near, far)
    gap = f"{before[-1].epoch_utc:%Y-%m-%d} and {after[0].epoch_utc:%Y-%m-%d}"
    begins_s, ends_s = before[-1].t_s(task.epoch), after[0].t_s(task.epoch)
    over_s = ends_s if before is near else begins_s
    at_s = task.at_s(both)
    knowledge = _knowledge(task, nearer, at_s[0] - BEFORE_S, at_s[-1], COARSE)
    if 3.0 * knowledge.sigma_m(np.array([over_s]))[0, 0] > _JOINED_M:
        warning = f"the element sets of {gap} are too far apart for one orbit: the nearer ones are used"
        return replace(nearer, warnings=(*nearer.warnings, warning))
    found = fitted(task, both, one_sided=False, begun=knowledge.about)
    if len(found.sets) < len(both):
        warning = f"no one orbit leads through the element sets about {gap}: the nearer ones are used"
        return replace(nearer, warnings=(*nearer.warnings, warning))
    if ends_s - begins_s > _WIDE_GAP_S:
        if any(begins_s < each.t_s < ends_s for each in found.solution.burns):
            warning = f"the station fired its engines at an unknown time between {gap}"
            return replace(nearer, warnings=(*nearer.warnings, warning))
        found = replace(found, factor=max(found.factor, _WIDE_GAP_FACTOR))
    return found


def _knowledge(
    task: Task, found: Found, t_start_s: float, t_end_s: float, tolerance: float = _FINE
) -> Knowledge:
    """What is known over a span that holds the solution's arc, about the orbit flown over it."""
    solution = found.solution
    t_start_s, t_end_s = min(t_start_s, solution.t0_s), max(t_end_s, solution.t_end_s)
    trusted = replace(solution, covariance=solution.covariance * found.factor**2)
    scale, covariance = carried(trusted, t_start_s, t_end_s)
    covariance += _by_forecast(task, solution, scale)
    surroundings = scaled(task.surroundings, scale)
    t0_s, y0 = solution.t0_s, solution.y0
    if t_start_s < t0_s:
        y0 = orbit.coast(
            t0_s, y0, t_start_s, surroundings, cd_area_m2=solution.cd_area_m2, tolerance=tolerance
        ).y_end
        t0_s = t_start_s
    whole = reference(
        t0_s,
        y0,
        t_end_s,
        burns=solution.burns,
        surroundings=surroundings,
        cd_area_m2=solution.cd_area_m2,
        tolerance=tolerance,
    )
    at_s = task.at_s(found.sets)
    return Knowledge(
        replace(whole, t0_s=solution.t0_s, theory=solution.theory, made=Made(task.around, tolerance)),
        covariance,
        float(at_s[0]),
        float(at_s[-1]),
        task.usual,
    )


def _by_forecast(task: Task, solution: Solution, scale: DensityScale) -> Vector:
    """(p, p): what the forecast of the Sun's activity adds to the covariance of air that no set has seen."""
    knots_s = scale.t_start_s + scale.step_s * np.arange(scale.log_scale.size)
    altitude_m = solution.theory.a_m - EQUATORIAL_RADIUS_M
    spread = log_density_spread(task.epoch, knots_s, altitude_m, task.activity)
    spread /= max(scale_share(altitude_m), _LEAST_SHARE)
    seen_s = np.clip(knots_s, solution.t0_s, solution.t_end_s)
    grown = spread - np.interp(seen_s, knots_s, spread)
    out = np.zeros((FIRST_KNOT + knots_s.size + 2 * len(solution.burns),) * 2)
    knots = slice(FIRST_KNOT, FIRST_KNOT + knots_s.size)
    out[knots, knots] = grown[:, None] * grown
    return out


def _told(task: Task, found: Found, t_start_s: float, t_end_s: float) -> StationOrbit:
    """The estimate with what people must know of it."""
    solution = found.solution
    trusted = solution.weights > _REJECTED
    rejected = tuple(each for each, kept in zip(found.sets, trusted, strict=True) if not kept)
    warnings = list(found.warnings)
    if rejected and rejected[-1] is found.sets[-1]:
        warnings.append(
            f"the last element set, of {rejected[-1].epoch_utc:%Y-%m-%dT%H:%M:%S}Z, contradicts the others: "
            "it is a bad one, or the station fired its engines since"
        )
    area_m2, prior = solution.cd_area_m2, task.prior
    log_area = float(log(area_m2 / prior.cd_area_m2))
    share = scale_share(solution.theory.a_m - EQUATORIAL_RADIUS_M)
    log_scale = share * float(solution.scale.log_scale.mean())
    if abs(log_area) > _STRANGE * prior.log_area_spread or abs(log_area + log_scale) > _STRANGE * np.hypot(
        prior.log_area_spread, share * DENSITY_SPREAD
    ):
        warnings.append(
            f"the drag is out of three sigma of the station's file, {prior.cd_area_m2:.0f} m2: it comes out "
            f"as {area_m2:.0f} m2 in air of {exp(log_scale):.2f} times the modelled density; the sets are "
            "bad, or of something else"
        )
    # sets before a burn that the arc leaves out ask for no orbit back to them
    begin_s = task.t_start_s if not found.earlier_burns else min(t_start_s - MARGIN_S, solution.t0_s)
    try:
        knowledge = _knowledge(task, found, begin_s, task.t_end_s)
    except FlightError as error:
        raise FlightError(
            f"the orbit of the station's element sets of {days_of(found.sets)} does not last until "
            f"{task.epoch.utc(t_end_s)}: {error}"
        ) from error
    along_m = solution.residuals_m[trusted, LATITUDE] if trusted.any() else solution.residuals_m[:, LATITUDE]
    return StationOrbit(
        task.epoch,
        t_start_s,
        t_end_s,
        knowledge,
        found.earlier_burns + solution.burns,
        round(float(np.sqrt(np.mean(along_m**2))), 3),
        found.sets,
        rejected,
        tuple(warnings),
        task.activity,
    )
