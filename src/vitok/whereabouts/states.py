"""Where the station is at some instants: states, the point under it, its mean orbit, one sigma, light."""

from dataclasses import dataclass
from typing import Any

import erfa
import numpy as np

from vitok.compiled import njit
from vitok.earth.frames import EARTH_ROTATION_RADPS, itrf_from_gcrf, itrf_state, rotate
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shadow import sunlit_fraction
from vitok.earth.shape import EQUATORIAL_RADIUS_M, geodetic_from_itrf
from vitok.earth.spline import spline_value
from vitok.earth.sun_moon import sun_gcrf_m
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.motion.dop853 import trajectory_state
from vitok.motion.elements import wrapped
from vitok.station.orbit import StationOrbit
from vitok.types import Vector

_SAMPLES = 48  # of a turn, over which osculating elements are averaged
_AT_ONCE = 2000  # instants whose partials are held in memory


@dataclass(frozen=True)
class MeanElements:
    """Averages over the nodal turn about an instant, to the true equator and equinox of date.

    At the edge of an ephemeris it is the turn next to it. ``argument_of_latitude_deg`` is the instant's own.
    """

    semi_major_axis_km: float
    apogee_height_km: float  # over 6378.137 km
    perigee_height_km: float
    eccentricity: float
    inclination_of_date_deg: float
    node_of_date_deg: float
    argument_of_latitude_deg: float
    nodal_period_s: float


@dataclass(frozen=True)
class StationState:
    """The station at an instant: states (6,), geodetic point, one sigma (3,) along, across, radial."""

    epoch: Epoch
    t_s: float
    y_gcrf: Vector
    y_itrf: Vector
    latitude_rad: float
    longitude_rad: float
    altitude_m: float
    elements: MeanElements
    sigma_m: Vector
    sigma_with_burns_m: Vector
    sunlit: bool
    place_known: bool

    @property
    def utc(self) -> str:
        """The instant in UTC."""
        return self.epoch.utc(self.t_s)

    def __repr__(self) -> str:
        latitude_deg, longitude_deg = np.degrees((self.latitude_rad, self.longitude_rad))
        return f"<state at {self.utc} over {latitude_deg:.2f} N {longitude_deg:.2f} E>"

    def cells(self) -> dict[str, str]:
        """What a table shows of it."""
        along_m, across_m, radial_m = self.sigma_m
        return {
            "UTC": self.utc,
            "latitude": f"{np.degrees(self.latitude_rad):.3f} deg",
            "longitude": f"{np.degrees(self.longitude_rad):.3f} deg",
            "altitude": f"{self.altitude_m / 1e3:.2f} km",
            "sigma along": f"{along_m / 1e3:.2f} km",
            "across": f"{across_m / 1e3:.2f} km",
            "radial": f"{radial_m / 1e3:.2f} km",
            "light": "yes" if self.sunlit else "no",
        }

    def summary(self) -> dict[str, Any]:
        """Plain values for output: keys with units, the instant in UTC."""
        free, burnt = self.sigma_m.tolist(), self.sigma_with_burns_m.tolist()
        return {
            "utc": self.utc,
            "r_gcrf_m": self.y_gcrf[:3].tolist(),
            "v_gcrf_mps": self.y_gcrf[3:6].tolist(),
            "r_itrf_m": self.y_itrf[:3].tolist(),
            "v_itrf_mps": self.y_itrf[3:6].tolist(),
            "latitude_deg": float(np.degrees(self.latitude_rad)),
            "longitude_deg": float(np.degrees(self.longitude_rad)),
            "altitude_km": self.altitude_m / 1e3,
            "speed_mps": float(np.sqrt(np.sum(self.y_gcrf[3:6] ** 2))),
            **{f"mean_{key}" if key in _MEAN else key: value for key, value in vars(self.elements).items()},
            "sigma_along_m": free[0],
            "sigma_across_m": free[1],
            "sigma_radial_m": free[2],
            "sigma_along_with_burns_m": burnt[0],
            "sigma_across_with_burns_m": burnt[1],
            "sigma_radial_with_burns_m": burnt[2],
            "sunlit": self.sunlit,
            "place_known": self.place_known,
        }


_MEAN = {"semi_major_axis_km", "apogee_height_km", "perigee_height_km", "eccentricity"}


def states(orbit: StationOrbit, t_s: Vector, longest_sigma_m: float) -> tuple[StationState, ...]:
    """The station at rising instants (n,) within the orbit's span.

    ``longest_sigma_m`` along the track, with burns as usual, is up to where its place counts as known.
    """
    surroundings = orbit.knowledge.about.surroundings
    whole = orbit.flown
    y = whole(t_s)
    itrf, points, lit = _places(t_s, y, surroundings.rotation, surroundings.bodies)
    days_s = np.arange(t_s[0], t_s[-1] + SECONDS_PER_DAY, SECONDS_PER_DAY)
    origins = np.interp(t_s, days_s, erfa.eo06a(*orbit.epoch.tt_jd(days_s)))  # type: ignore[arg-type]
    means = _means(t_s, origins, whole.t_start_s, whole.t_end_s, whole.kernel, surroundings.rotation)
    free, burnt = _sigma_m(orbit, t_s, False), _sigma_m(orbit, t_s, True)
    return tuple(
        StationState(
            orbit.epoch,
            float(t_s[k]),
            y[k, :6],
            itrf[k],
            float(points[k, 0]),
            float(points[k, 1]),
            float(points[k, 2]),
            MeanElements(*means[k].tolist()),
            free[k],
            burnt[k],
            bool(lit[k] > 0.5),
            bool(burnt[k, 0] < longest_sigma_m),
        )
        for k in range(t_s.size)
    )


def _sigma_m(orbit: StationOrbit, t_s: Vector, with_burns: bool) -> Vector:
    pieces = [t_s[k : k + _AT_ONCE] for k in range(0, t_s.size, _AT_ONCE)]
    return np.concatenate([orbit.sigma_m(each, with_burns=with_burns) for each in pieces])


@njit
def _places(t_s, y, rotation, bodies):
    n = t_s.size
    itrf, points, lit = np.empty((n, 6)), np.empty((n, 3)), np.empty(n)
    for k in range(n):
        state = itrf_state(t_s[k], y[k, 0], y[k, 1], y[k, 2], y[k, 3], y[k, 4], y[k, 5], rotation)
        for i in range(6):
            itrf[k, i] = state[i]
        point = geodetic_from_itrf(state[0], state[1], state[2])
        for i in range(3):
            points[k, i] = point[i]
        sun = sun_gcrf_m(t_s[k], bodies)
        lit[k] = sunlit_fraction(y[k, 0], y[k, 1], y[k, 2], sun[0], sun[1], sun[2])
    return itrf, points, lit


@njit
def _of_date(t_s, kernel, rotation):
    """Osculating a (m), e cos and e sin about the node, inclination, node (from the CIO), latitude (rad)."""
    y = trajectory_state(t_s, kernel)
    m = itrf_from_gcrf(t_s, rotation)
    x, y_, z = rotate(m, y[0], y[1], y[2])
    vx, vy, vz = rotate(m, y[3], y[4], y[5])
    hx, hy, hz = y_ * vz - z * vy, z * vx - x * vz, x * vy - y_ * vx
    h = np.sqrt(hx * hx + hy * hy + hz * hz)
    r = np.sqrt(x * x + y_ * y_ + z * z)
    v2 = vx * vx + vy * vy + vz * vz
    flat = np.sqrt(hx * hx + hy * hy)
    nx, ny = -hy / flat, hx / flat
    ax, ay, az = -hz * ny / h, hz * nx / h, (hx * ny - hy * nx) / h
    radial = x * vx + y_ * vy + z * vz
    c, s = (v2 - MU_M3PS2 / r) / MU_M3PS2, radial / MU_M3PS2
    ex, ey, ez = c * x - s * vx, c * y_ - s * vy, c * z - s * vz
    era = rotation.era_rad + EARTH_ROTATION_RADPS * (t_s + spline_value(t_s, 3, rotation.poles))
    return (
        1.0 / (2.0 / r - v2 / MU_M3PS2),
        ex * nx + ey * ny,
        ex * ax + ey * ay + ez * az,
        np.arctan2(flat, hz),
        np.arctan2(ny, nx) + era,
        np.arctan2(x * ax + y_ * ay + z * az, x * nx + y_ * ny),
    )


@njit
def _means(t_s, origins, first_s, last_s, kernel, rotation):
    """Rows (n, 8) of MeanElements."""
    turn = 2.0 * np.pi
    out = np.empty((t_s.size, 8))
    for k in range(t_s.size):
        now = _of_date(t_s[k], kernel, rotation)
        period_s = turn * np.sqrt(now[0] ** 3 / MU_M3PS2)
        begin_s = t_s[k]
        for _ in range(2):  # by how much the latitude misses a turn
            period_s = min(period_s, last_s - first_s)
            begin_s = min(max(t_s[k] - 0.5 * period_s, first_s), last_s - period_s)
            before, after = (
                _of_date(begin_s, kernel, rotation),
                _of_date(begin_s + period_s, kernel, rotation),
            )
            over = wrapped(after[5] - before[5])
            if abs(over) < 0.5:  # else less than a turn is there
                period_s *= turn / (turn + over)
        period_now_s = period_s
        period_s = min(period_s, last_s - first_s)
        begin_s = min(max(t_s[k] - 0.5 * period_s, first_s), last_s - period_s)
        a, ex, ey, tilt, node = 0.0, 0.0, 0.0, 0.0, 0.0
        for j in range(_SAMPLES):
            each = _of_date(begin_s + (j + 0.5) / _SAMPLES * period_s, kernel, rotation)
            a += each[0] / _SAMPLES
            ex += each[1] / _SAMPLES
            ey += each[2] / _SAMPLES
            tilt += each[3] / _SAMPLES
            node += wrapped(each[4] - now[4]) / _SAMPLES
        e = np.sqrt(ex * ex + ey * ey)
        out[k, 0] = a / 1e3
        out[k, 1] = (a * (1.0 + e) - EQUATORIAL_RADIUS_M) / 1e3
        out[k, 2] = (a * (1.0 - e) - EQUATORIAL_RADIUS_M) / 1e3
        out[k, 3] = e
        out[k, 4] = np.degrees(tilt)
        out[k, 5] = np.degrees((now[4] + node - origins[k]) % turn)
        out[k, 6] = np.degrees(now[5] % turn)
        out[k, 7] = period_now_s
    return out
