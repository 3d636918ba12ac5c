"""The station's orbit over months: mean elements between element sets, made osculating by SGP4."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import CubicHermiteSpline

from vitok.earth.frames import Rotation
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.elementary import sin
from vitok.station.element_set import ElementSet
from vitok.station.teme import gcrf_from_teme
from vitok.stay.osculating import MU_KM3PS2, osculating_teme
from vitok.types import Vector

_TURN = 2.0 * np.pi
_OPEN_S = 60 * SECONDS_PER_DAY  # over which usual burns move the station by a thirteenth of a turn, one sigma
_MOST_TURNS = 2.0  # by which burns may make the count differ
_NODE_RAD = 0.02  # about a node the number hangs on how the node is counted


@dataclass(frozen=True)
class Passage:
    """Mean elements over time through several element sets; each angle meets its sets."""

    t_s: Vector
    mean_motion_radps: Vector
    perigee_rate_radps: Vector  # secular, of the sets
    eccentricity: CubicHermiteSpline
    inclination_rad: CubicHermiteSpline
    node_rad: CubicHermiteSpline
    perigee_rad: CubicHermiteSpline
    latitude_rad: CubicHermiteSpline


def semi_major_axis_m(mean_motion_radps: float) -> float:
    """Of SGP4's (Kozai's) mean motion, by Kepler's third law: good for differences."""
    return float((MU_KM3PS2 / mean_motion_radps**2) ** (1.0 / 3.0) * 1e3)


def passage(element_sets: Sequence[ElementSet], epoch: Epoch) -> Passage:
    """Passage through at least two sets: cubic Hermite splines with SGP4's secular rates at the sets.

    The whole turns between two sets are those that the mean of their rates comes nearest to; along the orbit,
    where burns leave that open by a turn or more, those that the sets' revolution numbers count.
    """
    satellites = [each.satellite for each in element_sets]
    t_s = np.array([each.t_s(epoch) for each in element_sets])
    motion = np.array([each.no_kozai for each in satellites]) / 60.0  # sgp4 counts in minutes
    e = np.array([each.ecco for each in satellites])
    inclination = np.array([each.inclo for each in satellites])
    node_rate, perigee_rate, anomaly_rate = (
        np.array([getattr(each, name) for each in satellites]) / 60.0
        for name in ("nodedot", "argpdot", "mdot")
    )
    perigee = np.array([each.argpo for each in satellites])
    latitude = perigee + np.array([each.mo for each in satellites])
    flat = np.zeros_like(t_s)

    revolution = np.array([each.revnum for each in satellites])

    def angle(values: Vector, rate_radps: Vector, counted: Vector | None = None) -> CubicHermiteSpline:
        unwrapped = values.copy()
        for k in range(1, len(values)):
            expected = unwrapped[k - 1] + 0.5 * (rate_radps[k] + rate_radps[k - 1]) * (t_s[k] - t_s[k - 1])
            turns = np.round((expected - values[k]) / _TURN)
            if counted is not None and t_s[k] - t_s[k - 1] > _OPEN_S:
                turns = _counted(
                    turns, float(unwrapped[k - 1]), float(values[k]), counted[k] - counted[k - 1]
                )
            unwrapped[k] += _TURN * turns
        return CubicHermiteSpline(t_s, unwrapped, rate_radps)

    return Passage(
        t_s,
        motion,
        perigee_rate,
        CubicHermiteSpline(t_s, e, flat),
        CubicHermiteSpline(t_s, inclination, flat),
        angle(np.array([each.nodeo for each in satellites]), node_rate),
        angle(perigee, perigee_rate),
        angle(latitude, anomaly_rate + perigee_rate, revolution),
    )


def _counted(turns: float, before_rad: float, angle_rad: float, revolutions: int) -> float:
    """Turns to add to ``angle_rad`` for so many passages of the ascending node since ``before_rad``.

    ``turns`` themselves where the count is as much off as a slip of the numbers, not a burn, would make it.
    """
    found = np.floor(before_rad / _TURN) + revolutions - np.floor(angle_rad / _TURN)
    near = min(abs(sin(0.5 * before_rad)), abs(sin(0.5 * angle_rad))) < 0.5 * _NODE_RAD
    return float(found) if abs(found - turns) <= _MOST_TURNS and not near else turns


def passage_states(way: Passage, epoch: Epoch, t_s: Vector, rotation: Rotation) -> Vector:
    """States (n, 6) in GCRF, m and m/s: SGP4's periodic terms turn mean elements into osculating ones."""
    r_teme_km, v_teme_kmps = np.empty((t_s.size, 3)), np.empty((t_s.size, 3))
    latitude, perigee = way.latitude_rad(t_s), way.perigee_rad(t_s)
    # Of the rate of the latitude, which is well seen, the perigee has its secular part: the rest of its
    # spline's rate, of an ill-defined angle, is no motion of the station.
    mean_motion_radps = way.latitude_rad(t_s, 1) - np.interp(t_s, way.t_s, way.perigee_rate_radps)
    osculating_teme(
        mean_motion_radps * 60.0,
        way.eccentricity(t_s),
        way.inclination_rad(t_s),
        way.node_rad(t_s),
        perigee,
        latitude - perigee,
        r_teme_km,
        v_teme_kmps,
    )
    return gcrf_from_teme(r_teme_km, v_teme_kmps, epoch=epoch, t_s=t_s, rotation=rotation)
