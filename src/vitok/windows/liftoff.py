"""A lift-off with all that a choice between windows asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from vitok.ascent.passage import Passage
from vitok.ascent.plan import AscentPlan
from vitok.earth.environment import Environment
from vitok.earth.frames import EARTH_ROTATION_RADPS
from vitok.earth.shadow import sunlit_fraction
from vitok.earth.shape import itrf_from_geodetic
from vitok.earth.sun_moon import sun_gcrf_m
from vitok.earth.time import Epoch
from vitok.elementary import arcsin, cos, dot, norm, sin
from vitok.mission.place import Site
from vitok.mission.profile import Profile
from vitok.motion.elements import elements, orbit_normal
from vitok.station.known import place_known
from vitok.station.meeting import absorbs, inserted, meeting, station_at_latitude
from vitok.station.orbit import StationOrbit
from vitok.types import Vector

_LATE_S = (-300.0, -60.0, 60.0, 300.0)


@dataclass(frozen=True)
class Liftoff:
    """A lift-off: its ascent, the profiles it allows, the cost of being early or late, light at docking.

    Instants are TAI seconds of ``epoch``. ``sigma_s`` is what the station's orbit leaves open of the
    lift-off, one sigma; None where the pad does not pass the plane.
    """

    epoch: Epoch
    ascent: AscentPlan
    profile: str
    profiles_allowed: tuple[str, ...]
    sigma_s: float | None
    plane_change_mps: dict[float, float]  # by seconds late, at docking
    sun_over_plane_deg: float
    docking_in_light: bool
    phase_known: bool  # whether the station's place in its orbit is known at docking

    @property
    def t_s(self) -> float:
        """Instant of lift-off."""
        return self.ascent.liftoff_s

    @property
    def utc(self) -> str:
        """Instant of lift-off in UTC."""
        return self.epoch.utc(self.t_s)

    @property
    def docking_utc(self) -> str:
        """Instant of docking in UTC."""
        return self.epoch.utc(self.ascent.window.docking_s)

    @property
    def azimuth_rad(self) -> float:
        """Azimuth of the launch, 0 to 2 pi from north over east."""
        return self.ascent.window.azimuth_rad % (2.0 * np.pi)

    @property
    def direction(self) -> str:
        """Northbound or southbound."""
        return "northbound" if self.ascent.window.passage.northbound else "southbound"

    @property
    def refused(self) -> bool:
        """Whether the profile cannot absorb the phase; months ahead it is not known, and none is refused."""
        return self.phase_known and self.profile not in self.profiles_allowed

    def __repr__(self) -> str:
        return f"<lift-off at {self.utc}, azimuth {np.degrees(self.azimuth_rad):.1f} deg, {self.profile}>"

    def cells(self) -> dict[str, str]:
        """What a table shows of it."""
        window = self.ascent.window
        height = f"{window.meeting.height_m / 1e3:.0f} km" if window.meeting.possible else ""
        known = self.phase_known
        return {
            "lift-off": self.utc[:19].replace("T", " "),
            "sigma": "" if self.sigma_s is None else f"{self.sigma_s:.1f} s",
            "azimuth": f"{np.degrees(self.azimuth_rad):.1f} deg",
            "profile": self.profile,
            "phase": f"{np.degrees(window.meeting.phase_rad):.1f} deg" if known else "not known",
            "": "?" if not known else "" if self.refused else "met",
            "phasing": height if known else "",
            "left": f"{self.ascent.propellant_left_kg:.0f} kg",
            "docking": self.docking_utc[5:16].replace("T", " "),
            "light": "?" if not known else "yes" if self.docking_in_light else "no",
        }

    def summary(self) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        epoch, window = self.epoch, self.ascent.window
        costs = {
            f"plane_change_{abs(late_s) / 60:.0f}_min_{'late' if late_s > 0 else 'early'}_mps": cost
            for late_s, cost in self.plane_change_mps.items()
        }
        return {
            "liftoff_utc": self.utc,
            "liftoff_sigma_s": self.sigma_s,
            "direction": self.direction,
            "azimuth_deg": float(np.degrees(window.azimuth_rad) % 360.0),
            "lead_on_plane_crossing_s": window.lead_s,
            "site_off_plane_deg": float(np.degrees(abs(window.passage.off_rad))),
            "insertion_utc": epoch.utc(self.ascent.insertion_s),
            "phase_at_insertion_deg": float(np.degrees(window.meeting.phase_rad)),
            "phase_known": self.phase_known,
            "phasing_height_km": window.meeting.height_m / 1e3 if window.meeting.possible else None,
            "profile": self.profile,
            "profiles_allowed": list(self.profiles_allowed),
            "docking_utc": self.docking_utc,
            **costs,
            "sun_over_plane_at_docking_deg": self.sun_over_plane_deg,
            "docking_in_light": self.docking_in_light,
            "propellant_left_kg": self.ascent.propellant_left_kg,
        }


def liftoff(
    up: AscentPlan,
    site: Site,
    target: StationOrbit,
    environment: Environment,
    *,
    profile: Profile,
    others: Sequence[Profile] = (),
) -> Liftoff:
    """What an ascent means for a profile, and which ``others`` its phase at insertion allows as well."""
    docking_s = up.window.docking_s
    y = target.trajectory(docking_s)
    sun = np.array(sun_gcrf_m(docking_s, environment.bodies))
    ship = inserted(up.insertion_s, up.y_insertion, environment)
    allowed = [profile.name] if absorbs(up.window.meeting) else []
    for each in others:
        within = up.liftoff_s + each.docking_after_liftoff_s <= target.trajectory.t_end_s
        if within:
            met = meeting(ship, target.trajectory, each, up.liftoff_s + each.docking_after_liftoff_s)
            allowed += [each.name] if absorbs(met) else []
    return Liftoff(
        target.epoch,
        up,
        profile.name,
        tuple(allowed),
        liftoff_sigma_s(up.window.passage, site, target),
        {late_s: plane_change_mps(y, late_s) for late_s in _LATE_S},
        float(np.degrees(arcsin(dot(orbit_normal(y), sun) / norm(sun)))),
        bool(sunlit_fraction(y[0], y[1], y[2], sun[0], sun[1], sun[2]) > 0.5),
        place_known(target, docking_s),
    )


def plane_change_mps(y: Vector, late_s: float) -> float:
    """Turn of the plane of a state ``y`` (6 or 7,) by the angle that it stands off as the Earth turns on."""
    turned_rad = EARTH_ROTATION_RADPS * late_s
    angle_rad = 2.0 * arcsin(sin(elements(y).inclination_rad) * sin(0.5 * abs(turned_rad)))
    return float(2.0 * norm(y[3:6]) * sin(0.5 * angle_rad))


def liftoff_sigma_s(passage: Passage, site: Site, target: StationOrbit) -> float | None:
    """One sigma of a lift-off by what is not known of the station's plane over the pad, burns as usual.

    The pad moves across the plane at the Earth's rate times the cosines of its geocentric latitude and of the
    azimuth: a second for every 495 m of node in 400 km. Near due east it turns rather than moves: then to
    second order. None where the pad does not pass the plane.
    """
    if passage.off_rad:
        return None
    x, y, z = itrf_from_geodetic(np.radians(site.latitude_deg), np.radians(site.longitude_deg), 0.0)
    sine, cosine = np.array([z, np.hypot(x, y)]) / np.sqrt(x * x + y * y + z * z)
    orbit = elements(target.trajectory(passage.t_s))
    latitude_rad = float(arcsin(np.clip(sine / sin(orbit.inclination_rad), -1.0, 1.0)))
    over_rad = latitude_rad if passage.northbound else np.pi - latitude_rad
    t_s = station_at_latitude(target.trajectory, passage.t_s, over_rad)[0]
    radius_m = float(norm(target.trajectory(t_s)[:3]))
    across_rad = float(target.sigma_m(t_s, with_burns=True)[0, 1]) / radius_m
    rate = EARTH_ROTATION_RADPS * cosine * abs(float(cos(passage.azimuth_rad)))
    bend = EARTH_ROTATION_RADPS**2 * cosine * sin(orbit.inclination_rad)
    return float(2.0 * across_rad / (rate + np.sqrt(rate**2 + 2.0 * bend * across_rad)))
