"""When the station passes over a site: rise, culmination, set, and when it shines in a dark sky."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from vitok.compiled import njit
from vitok.earth.frames import itrf_from_gcrf, rotate, rotate_back
from vitok.earth.shadow import sunlit_fraction
from vitok.earth.shape import itrf_from_enu, itrf_from_geodetic
from vitok.earth.sun_moon import sun_gcrf_m
from vitok.earth.time import Epoch
from vitok.mission.place import Site
from vitok.station.orbit import StationOrbit
from vitok.types import Vector

_STEP_S = 20.0  # a turn has one culmination: this brackets it
_AROUND_S = 1800.0  # before and after the span, in which its passes may begin or end
_DARK_DEG = -6.0  # of the Sun: civil twilight's end, when the first stars are seen
_GOLD = 0.5 * (np.sqrt(5.0) - 1.0)
AZIMUTH, ELEVATION, RANGE, LIT, SUN = range(5)  # columns of a look: rad, rad, m, part of the Sun, rad


@dataclass(frozen=True)
class Pass:
    """A pass over a site: its instants, their sigma, looks at them, the visible span (None: not seen).

    Instants are TAI seconds of ``epoch``.
    """

    epoch: Epoch
    t_rise_s: float
    t_culmination_s: float
    t_set_s: float
    looks: Vector  # (3, 5) at rise, culmination, set
    visible_s: tuple[float, float] | None
    sigma_s: float

    def __repr__(self) -> str:
        highest_deg = np.degrees(self.looks[1, ELEVATION])
        return f"<pass from {self.epoch.utc(self.t_rise_s)} on, up to {highest_deg:.0f} deg>"

    def cells(self) -> dict[str, str]:
        """What a table shows of it."""

        def clock(t_s: float) -> str:
            return self.epoch.utc(t_s)[11:19]

        rise_deg, top_deg, set_deg = np.degrees(self.looks[:, AZIMUTH]) % 360.0
        seen = self.visible_s
        return {
            "day": self.epoch.utc(self.t_rise_s)[:10],
            "rise": f"{clock(self.t_rise_s)} {rise_deg:.0f} deg",
            "culmination": f"{clock(self.t_culmination_s)} {top_deg:.0f} deg",
            "elevation": f"{np.degrees(self.looks[1, ELEVATION]):.0f} deg",
            "range": f"{self.looks[1, RANGE] / 1e3:.0f} km",
            "set": f"{clock(self.t_set_s)} {set_deg:.0f} deg",
            "sigma": f"{self.sigma_s:.1f} s",
            "visible": "" if seen is None else f"{clock(seen[0])} to {clock(seen[1])}",
        }

    def summary(self) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        epoch = self.epoch
        azimuth_deg = np.degrees(self.looks[:, AZIMUTH]) % 360.0
        seen = self.visible_s
        return {
            "rise_utc": epoch.utc(self.t_rise_s),
            "rise_azimuth_deg": float(azimuth_deg[0]),
            "culmination_utc": epoch.utc(self.t_culmination_s),
            "culmination_azimuth_deg": float(azimuth_deg[1]),
            "highest_elevation_deg": float(np.degrees(self.looks[1, ELEVATION])),
            "range_km": float(self.looks[1, RANGE]) / 1e3,
            "set_utc": epoch.utc(self.t_set_s),
            "set_azimuth_deg": float(azimuth_deg[2]),
            "sigma_s": self.sigma_s,
            "sunlit_at_culmination": bool(self.looks[1, LIT] > 0.5),
            "sun_elevation_deg": float(np.degrees(self.looks[1, SUN])),
            "visible": seen is not None,
            "visible_from_utc": epoch.utc(seen[0]) if seen else None,
            "visible_to_utc": epoch.utc(seen[1]) if seen else None,
        }


def passes(
    orbit: StationOrbit, site: Site, *, lowest_rad: float, t_start_s: float, t_end_s: float
) -> tuple[Pass, ...]:
    """Passes that culminate within a span higher than ``lowest_rad`` over the site's WGS-84 horizon.

    Elevation is geometric: refraction, which lifts a point at the horizon by half a degree, is left out.
    ``sigma_s`` of a pass is one sigma along the track, with burns as usual, at the station's speed.
    """
    view, whole = _View(orbit, site), orbit.flown
    begin_s, end_s = max(t_start_s - _AROUND_S, whole.t_start_s), min(t_end_s + _AROUND_S, whole.t_end_s)
    t_s = np.append(np.arange(begin_s, end_s, _STEP_S), end_s)
    height = view.looks(t_s)[:, ELEVATION]
    inner = np.arange(1, t_s.size - 1)
    tops = inner[(height[inner] >= height[inner - 1]) & (height[inner] > height[inner + 1])]
    lows = inner[(height[inner] <= height[inner - 1]) & (height[inner] < height[inner + 1])]
    lows = np.concatenate(([0], lows, [t_s.size - 1]))
    top_s = _culminations(t_s[tops - 1], t_s[tops + 1], view)
    highest = view.looks(top_s)[:, ELEVATION] if top_s.size else np.empty(0)
    kept = (highest > lowest_rad) & (top_s >= t_start_s) & (top_s < t_end_s)
    top_s, tops = top_s[kept], tops[kept]
    if not top_s.size:
        return ()
    after = np.searchsorted(lows, tops)
    rise_s = _crossings(t_s[lows[after - 1]], top_s, lowest_rad, view)
    set_s = _crossings(t_s[lows[after]], top_s, lowest_rad, view)
    speed_mps = np.sqrt(np.sum(whole(top_s)[:, 3:6] ** 2, axis=1))
    sigma_s = orbit.sigma_m(top_s, with_burns=True)[:, 0] / speed_mps
    looks = np.stack([view.looks(each) for each in (rise_s, top_s, set_s)], axis=1)
    return tuple(
        Pass(
            orbit.epoch,
            float(rise_s[k]),
            float(top_s[k]),
            float(set_s[k]),
            looks[k],
            _visible_s(rise_s[k], set_s[k], view),
            float(sigma_s[k]),
        )
        for k in range(top_s.size)
    )


class _View:
    """The station's orbit seen from a site."""

    def __init__(self, orbit: StationOrbit, site: Site) -> None:
        latitude_rad, longitude_rad = np.radians((site.latitude_deg, site.longitude_deg))
        self.flown, self.sky = orbit.flown, orbit.knowledge.about.surroundings
        self.site_m = np.array(itrf_from_geodetic(latitude_rad, longitude_rad, site.altitude_m))
        self.enu = itrf_from_enu(latitude_rad, longitude_rad)

    def looks(self, t_s: Vector) -> Vector:
        """Looks (n, 5) from the site at the station."""
        sky = self.sky
        looks: Vector = _looks(t_s, self.flown(t_s), sky.rotation, sky.bodies, self.site_m, self.enu)
        return looks


def _culminations(low_s: Vector, high_s: Vector, view: _View) -> Vector:
    """Instants of greatest elevation between brackets, by golden sections, to some milliseconds."""
    low_s, high_s = low_s.copy(), high_s.copy()
    if not low_s.size:
        return low_s
    for _ in range(24):
        wide = _GOLD * (high_s - low_s)
        left, right = high_s - wide, low_s + wide
        lower = view.looks(left)[:, ELEVATION] < view.looks(right)[:, ELEVATION]
        low_s, high_s = np.where(lower, left, low_s), np.where(lower, high_s, right)
    return 0.5 * (low_s + high_s)


def _crossings(under_s: Vector, over_s: Vector, lowest_rad: float, view: _View) -> Vector:
    """Instants between at which an elevation is crossed, by halving; ``under_s`` where it is not under."""
    under_s, over_s = under_s.copy(), over_s.copy()
    open_ = view.looks(under_s)[:, ELEVATION] > lowest_rad
    over_s = np.where(open_, under_s, over_s)
    for _ in range(40):
        middle = 0.5 * (under_s + over_s)
        over = view.looks(middle)[:, ELEVATION] > lowest_rad
        under_s, over_s = np.where(over, under_s, middle), np.where(over, middle, over_s)
    return 0.5 * (under_s + over_s)


def _visible_s(rise_s: float, set_s: float, view: _View) -> tuple[float, float] | None:
    """The first span, to a second, in which the station is sunlit and the site dark."""
    t_s = np.append(np.arange(rise_s, set_s, 1.0), set_s)
    looks = view.looks(t_s)
    seen = (looks[:, LIT] > 0.5) & (looks[:, SUN] < np.radians(_DARK_DEG))
    if not seen.any():
        return None
    first = int(np.argmax(seen))
    ends = np.flatnonzero(~seen[first:])
    last = first + int(ends[0]) - 1 if ends.size else t_s.size - 1
    return float(t_s[first]), float(t_s[last])


@njit
def _looks(t_s, y, rotation, bodies, site_m, enu):
    out = np.empty((t_s.size, 5))
    for k in range(t_s.size):
        m = itrf_from_gcrf(t_s[k], rotation)
        px, py, pz = rotate(m, y[k, 0], y[k, 1], y[k, 2])
        east, north, up = rotate_back(enu, px - site_m[0], py - site_m[1], pz - site_m[2])
        sun = sun_gcrf_m(t_s[k], bodies)
        sx, sy, sz = rotate(m, sun[0], sun[1], sun[2])
        sun_east, sun_north, sun_up = rotate_back(enu, sx - site_m[0], sy - site_m[1], sz - site_m[2])
        out[k, 0] = np.arctan2(east, north)
        out[k, 1] = np.arctan2(up, np.sqrt(east * east + north * north))
        out[k, 2] = np.sqrt(east * east + north * north + up * up)
        out[k, 3] = sunlit_fraction(y[k, 0], y[k, 1], y[k, 2], sun[0], sun[1], sun[2])
        out[k, 4] = np.arctan2(sun_up, np.sqrt(sun_east * sun_east + sun_north * sun_north))
    return out
