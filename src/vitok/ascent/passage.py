"""Passages of a place, turning with the Earth, through a station's plane."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.optimize import brentq, minimize_scalar

from vitok.ascent.pad import azimuth_in_plane_rad
from vitok.earth.environment import Environment
from vitok.earth.frames import itrf_from_gcrf, rotate_back
from vitok.earth.shape import itrf_from_geodetic
from vitok.elementary import arcsin, cos, dot, norm
from vitok.errors import FlightError
from vitok.mission.place import Site, Zone
from vitok.motion.elements import orbit_normal
from vitok.motion.trajectory import Trajectory
from vitok.types import Vector

_STEP_S = 1800.0
_TURN_S = 86164.1  # of the Earth


@dataclass(frozen=True)
class Passage:
    """A place in the station's plane, as seen from the Earth's centre, or as near to it as it comes.

    The station's track runs north or south there, toward ``azimuth_rad``; ``off_rad`` is the angle from the
    plane, which is not zero where the pad never reaches it.
    """

    t_s: float
    northbound: bool
    azimuth_rad: float
    off_rad: float


def passages(
    place: Site | Zone,
    normal_at: Callable[[float], Vector],
    environment: Environment,
    t_from_s: float,
    *,
    t_to_s: float,
) -> list[Passage]:
    """All passages of a place through a plane whose normal (3,) is ``normal_at`` an instant, in order.

    Where it does not pass for a turn of the Earth, its nearest approach to the plane.

    Two passages less than a step apart, as of a pad just below the northernmost point of the plane, are found
    by the approach between them.
    """
    x, y, z = itrf_from_geodetic(np.radians(place.latitude_deg), np.radians(place.longitude_deg), 0.0)

    def off(t_s: float) -> float:
        """Angle of the place from the plane, toward its normal."""
        up = np.array(rotate_back(itrf_from_gcrf(t_s, environment.rotation), x, y, z))
        return float(arcsin(dot(normal_at(t_s), up) / norm(up)))

    def at(t_s: float, northbound: bool, off_rad: float = 0.0) -> Passage:
        azimuth_rad = azimuth_in_plane_rad(place, t_s, normal_at(t_s), environment)
        return Passage(t_s, northbound, azimuth_rad, off_rad)

    times = np.append(np.arange(t_from_s, t_to_s, _STEP_S), t_to_s)
    values = [off(float(t_s)) for t_s in times]
    stops = [(float(t_s), value) for t_s, value in zip(times, values, strict=True)]
    nearest: list[tuple[float, float]] = []
    for k in range(1, len(times) - 1):
        before, here, after = values[k - 1 : k + 2]
        if abs(here) <= abs(before) and abs(here) < abs(after) and before * here > 0.0 and here * after > 0.0:
            sign = float(np.sign(here))
            found = minimize_scalar(
                lambda t_s, sign=sign: sign * off(t_s),
                bounds=(times[k - 1], times[k + 1]),
                method="bounded",
                options={"xatol": 0.01},
            )
            stops.append((float(found.x), sign * float(found.fun)))
            nearest.append(stops[-1])
    stops.sort()
    # the place goes east: where the station's track runs north, from the side of the normal to the other
    crossed = [
        at(float(brentq(off, t0_s, t1_s, xtol=1e-6)), value0 > 0.0)
        for (t0_s, value0), (t1_s, value1) in pairwise(stops)
        if value0 * value1 < 0.0
    ]
    approached = [
        at(t_s, bool(cos(azimuth_in_plane_rad(place, t_s, normal_at(t_s), environment)) > 0.0), off_rad)
        for t_s, off_rad in nearest
        if not any(abs(each.t_s - t_s) < 0.5 * _TURN_S for each in crossed)
    ]
    return sorted([*crossed, *approached], key=lambda each: each.t_s)


def not_allowed(site: Site, azimuths_deg: Iterable[float]) -> FlightError:
    """What to say of azimuths that a site does not allow."""
    asked = ", ".join(sorted({f"{each % 360.0:.0f} deg" for each in azimuths_deg}))
    allowed = " and ".join(f"{low:g} to {high:g} deg" for low, high in site.azimuths_deg)
    return FlightError(
        f"site {site.name} would launch toward {asked}, and its azimuths_deg allow {allowed} alone"
    )


def allowed_passages(
    site: Site, station: Trajectory, environment: Environment, t_from_s: float, *, t_to_s: float
) -> list[Passage]:
    """The passages whose azimuth the site allows.

    FlightError if there are passages and it allows none, with the azimuths that they ask for.
    """
    found = passages(site, lambda t_s: orbit_normal(station(t_s)), environment, t_from_s, t_to_s=t_to_s)
    chosen = [each for each in found if site.allows(float(np.degrees(each.azimuth_rad)))]
    if found and not chosen:
        raise not_allowed(site, [float(np.degrees(each.azimuth_rad)) for each in found])
    return chosen
