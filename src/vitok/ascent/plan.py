"""The ascent, solved before it is flown: pitch programme, lift-off instant and azimuth."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vitok.ascent.dynamics import MASS, Launch, T, X
from vitok.ascent.explicit import CLIMB
from vitok.ascent.pad import azimuth_in_plane_rad, on_the_pad
from vitok.ascent.programme import Programme, fly_programme, solve_programme
from vitok.ascent.steering import explicit_parameters, solve_kick
from vitok.ascent.window import Window, open_window, plane_crossing_s, steer_window
from vitok.craft.rocket import Timeline, last_stage_mass_kg, timeline
from vitok.earth.environment import Environment
from vitok.earth.time import Epoch
from vitok.mission.place import Site
from vitok.mission.profile import Profile
from vitok.mission.rocket import Rocket
from vitok.motion import orbit
from vitok.motion.elements import elements, inclination_of_date_rad, orbit_normal
from vitok.motion.trajectory import Trajectory

Vector = NDArray[np.float64]
_CALM = np.zeros((1, 3))


@dataclass(frozen=True)
class AscentPlan:
    """What shall happen from lift-off to insertion, in TAI seconds since the flight's epoch."""

    window: Window
    programme: Programme
    timeline: Timeline
    insertion_s: float
    y_insertion: Vector
    inclination_rad: float  # of date
    propellant_left_kg: float

    @property
    def liftoff_s(self) -> float:
        """Instant of lift-off."""
        return self.window.liftoff_s

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        reached = elements(self.y_insertion)
        return {
            "liftoff_utc": epoch.utc(self.liftoff_s),
            "azimuth_deg": float(np.degrees(self.window.azimuth_rad)),
            "lead_on_plane_crossing_s": self.window.lead_s,
            "phase_at_insertion_deg": float(np.degrees(self.window.phase_rad)),
            "insertion_utc": epoch.utc(self.insertion_s),
            "perigee_km": reached.perigee_height_m * 1e-3,
            "apogee_km": reached.apogee_height_m * 1e-3,
            "inclination_deg": float(np.degrees(self.inclination_rad)),
            "propellant_left_kg": self.propellant_left_kg,
            "greatest_dynamic_pressure_kpa": self.programme.dynamic_pressure_pa * 1e-3,
            "greatest_axial_load_g": self.programme.axial_load_g,
        }


def plan(
    rocket: Rocket,
    payload_mass_kg: float,
    site: Site,
    profile: Profile,
    station: Trajectory,
    t_docking_s: float | None,
    environment: Environment,
    t_from_s: float = 0.0,
) -> AscentPlan:
    """Plan for a docking at ``t_docking_s`` from the first plane crossing after ``t_from_s``.

    Without ``t_docking_s`` docking comes as long after lift-off as the profile says.

    The programme is searched at the crossing and shaped anew for the azimuth that follows from it, which
    changes what the Earth's turn adds to the speed.
    FlightError if the rocket cannot lift itself or reach the orbit, or if the plane never meets the pad.
    """
    line = timeline(rocket, payload_mass_kg)
    crossing_s = plane_crossing_s(site, station, environment, t_from_s)
    inclination_rad = elements(station(crossing_s)).inclination_rad
    sine = np.cos(inclination_rad) / np.cos(np.radians(site.latitude_deg))
    azimuth_rad = float(np.arcsin(sine))

    def pad(t_s: float, toward_rad: float) -> tuple[Vector, Launch]:
        return on_the_pad(rocket, site, line.liftoff_mass_kg, t_s, toward_rad, environment, _CALM)

    def rise(parameters: Vector, start: tuple[Vector, Launch]) -> tuple[Vector, float, Vector]:
        rows = fly_programme(rocket, line, parameters, *start, environment)
        return rows, *separate(rocket, rows[-1], start[1].t_liftoff_s, payload_mass_kg, environment)

    def meet(programme: Programme, t_s: float, toward_rad: float) -> Window:
        def fly(t_s: float, toward_rad: float) -> tuple[float, Vector]:
            return rise(programme.parameters, pad(t_s, toward_rad))[1:]

        return open_window(fly, t_s, toward_rad, station, profile, t_docking_s, crossing_s)

    def steer(climb: Vector, t_s: float) -> tuple[Window, Vector]:
        def fly(t_s: float, normal: Vector) -> tuple[float, Vector]:
            start = pad(t_s, azimuth_in_plane_rad(site, t_s, normal, environment))
            return rise(explicit_parameters(rocket, line, start[1], normal, climb), start)[1:]

        return steer_window(fly, t_s, station, profile, t_docking_s, crossing_s)

    first = pad(crossing_s, azimuth_rad)
    if rocket.guidance.law == "explicit":
        programme = solve_kick(rocket, line, *first, environment, orbit_normal(station(crossing_s)))
        window, normal = steer(programme.parameters[CLIMB:], crossing_s)
        azimuth_rad = azimuth_in_plane_rad(site, window.liftoff_s, normal, environment)
        window = replace(window, azimuth_rad=azimuth_rad)
        programme = solve_kick(rocket, line, *pad(window.liftoff_s, azimuth_rad), environment, normal)
    else:
        programme = solve_programme(rocket, line, *first, environment)
        window = meet(programme, crossing_s, azimuth_rad)
        there = pad(window.liftoff_s, window.azimuth_rad)
        programme = solve_programme(rocket, line, *there, environment, programme)
        window = meet(programme, window.liftoff_s, window.azimuth_rad)
    rows, insertion_s, y = rise(programme.parameters, pad(window.liftoff_s, window.azimuth_rad))
    left_kg = last_stage_mass_kg(rocket, float(rows[-1, MASS]), payload_mass_kg)[1]
    tilt_rad = inclination_of_date_rad(insertion_s, y, environment.rotation)
    return AscentPlan(window, programme, line, insertion_s, y, tilt_rad, left_kg)


def separate(
    rocket: Rocket, last: Vector, t_liftoff_s: float, payload_mass_kg: float, environment: Environment
) -> tuple[float, Vector]:
    """Instant and state (7,) of the spacecraft as it leaves the spent stage, some seconds after cut-off."""
    t_s = t_liftoff_s + float(last[T])
    end_s = t_s + rocket.guidance.separation_delay_s - rocket.guidance.tail_off_s
    y = orbit.coast(t_s, last[X : MASS + 1], end_s, environment).y_end
    y[6] = payload_mass_kg
    return end_s, y
