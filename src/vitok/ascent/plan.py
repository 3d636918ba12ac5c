"""The ascent, solved before it is flown: pitch programme, lift-off instant and azimuth."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vitok.ascent.dynamics import MASS, Launch, T, X
from vitok.ascent.explicit import CLIMB
from vitok.ascent.pad import azimuth_in_plane_rad, on_the_pad
from vitok.ascent.passage import Passage, not_allowed
from vitok.ascent.programme import Programme, fly_programme, solve_programme
from vitok.ascent.steering import explicit_parameters, solve_kick
from vitok.ascent.window import OutOfReachError, Target, Window, fixed_azimuth, least_propellant, out_of_reach
from vitok.craft.rocket import Timeline, last_stage_mass_kg, timeline
from vitok.earth.environment import Environment
from vitok.earth.time import Epoch
from vitok.errors import FlightError
from vitok.mission.place import Site
from vitok.mission.rocket import Rocket
from vitok.motion import orbit
from vitok.motion.elements import elements, inclination_of_date_rad, orbit_normal
from vitok.station.meeting import inserted, meeting

Vector = NDArray[np.float64]
_CALM = np.zeros((1, 3))


@dataclass(frozen=True)
class AscentPlan:
    """What shall happen from lift-off to insertion, in TAI seconds since the flight's epoch."""

    window: Window
    programme: Programme
    timing: Programme | None  # the programme that set the lift-off, where a rule of fixed azimuth does
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
            "phase_at_insertion_deg": float(np.degrees(self.window.meeting.phase_rad)),
            "insertion_utc": epoch.utc(self.insertion_s),
            "perigee_km": reached.perigee_height_m * 1e-3,
            "apogee_km": reached.apogee_height_m * 1e-3,
            "inclination_deg": float(np.degrees(self.inclination_rad)),
            "propellant_left_kg": self.propellant_left_kg,
            "greatest_dynamic_pressure_kpa": self.programme.dynamic_pressure_pa * 1e-3,
            "greatest_axial_load_g": self.programme.axial_load_g,
        }


@dataclass(frozen=True)
class Launcher:
    """A loaded rocket on its pad, and the air about it: what all ascents of a search share."""

    rocket: Rocket
    payload_mass_kg: float
    site: Site
    environment: Environment

    @cached_property
    def line(self) -> Timeline:
        """The stages' burns and drops. FlightError if the rocket cannot lift itself."""
        return timeline(self.rocket, self.payload_mass_kg)

    def pad(self, t_s: float, azimuth_rad: float) -> tuple[Vector, Launch]:
        """State at lift-off and launch frame."""
        mass_kg = self.line.liftoff_mass_kg
        return on_the_pad(self.rocket, self.site, mass_kg, t_s, azimuth_rad, self.environment, _CALM)

    def rise(self, flown: Programme, start: tuple[Vector, Launch]) -> tuple[Vector, float, Vector]:
        """Samples of the ascent, instant and state (7,) of insertion."""
        rows = fly_programme(self.rocket, self.line, flown, *start, self.environment)
        launch = start[1]
        return rows, *separate(
            self.rocket, rows[-1], launch.t_liftoff_s, self.payload_mass_kg, self.environment
        )


def plan(launcher: Launcher, passage: Passage, target: Target, like: AscentPlan | None = None) -> AscentPlan:
    """Ascent by a passage through the station's plane.

    A rocket whose azimuth is set before launch lifts off so that its programme meets the plane. One that
    steers does so by the same rule and steers into that plane, or lifts off for the shortest ascent, as its
    file says; into a plane that the site never passes it steers from the nearest approach. The programme is
    searched at the passage and shaped anew for the azimuth that follows from it, which changes what the
    Earth's turn adds to the speed; with a plan to be ``like``, of another day, it is that plan's.
    FlightError if the rocket cannot lift itself or reach the orbit, or if the site does not reach the plane.
    """
    rocket, timing = launcher.rocket, None
    if rocket.guidance.law == "programmed":
        if passage.off_rad:
            raise out_of_reach(launcher.site, target.station, passage.off_rad)
        timing, window = _timed(launcher, passage, target, like)
        programme = timing
    else:
        climb = None if like is None else like.programme
        timing, window, normal = _plane(launcher, passage, target, like)
        programme, azimuth_rad = _steered(launcher, window.liftoff_s, normal, climb)
        window = replace(window, azimuth_rad=azimuth_rad)
    azimuth_deg = float(np.degrees(window.azimuth_rad))
    if not launcher.site.allows(azimuth_deg):
        raise not_allowed(launcher.site, [azimuth_deg])
    rows, insertion_s, y = launcher.rise(programme, launcher.pad(window.liftoff_s, window.azimuth_rad))
    met = meeting(
        inserted(insertion_s, y, launcher.environment),
        target.station,
        target.profile,
        window.docking_s,
        like=window.meeting,
    )
    left_kg = last_stage_mass_kg(rocket, float(rows[-1, MASS]), launcher.payload_mass_kg)[1]
    tilt_rad = inclination_of_date_rad(insertion_s, y, launcher.environment.rotation)
    return AscentPlan(
        replace(window, meeting=met), programme, timing, launcher.line, insertion_s, y, tilt_rad, left_kg
    )


def _timed(
    launcher: Launcher, passage: Passage, target: Target, like: AscentPlan | None
) -> tuple[Programme, Window]:
    """The programme in a plane set before launch, and the lift-off that meets the station's plane with it."""

    def shape(t_s: float, azimuth_rad: float, like: Programme | None) -> Programme:
        start = launcher.pad(t_s, azimuth_rad)
        return solve_programme(launcher.rocket, launcher.line, *start, launcher.environment, like)

    def meet(programme: Programme, first: Window | Passage) -> Window:
        def fly(t_s: float, azimuth_rad: float) -> tuple[float, Vector]:
            return launcher.rise(programme, launcher.pad(t_s, azimuth_rad))[1:]

        return fixed_azimuth(fly, first, launcher.site, target)

    if like is not None and like.timing is not None:
        return like.timing, meet(like.timing, _near(like.window, passage))
    programme = shape(passage.t_s, passage.azimuth_rad, None)
    window = meet(programme, passage)
    programme = shape(window.liftoff_s, window.azimuth_rad, programme)
    return programme, meet(programme, window)


def _plane(
    launcher: Launcher, passage: Passage, target: Target, like: AscentPlan | None
) -> tuple[Programme | None, Window, Vector]:
    """Programme that sets the lift-off if one does, window, and normal (3,) of the plane to steer into."""
    if launcher.rocket.guidance.liftoff == "fixed_azimuth" and not passage.off_rad:
        try:
            timing, window = _timed(launcher, passage, target, like)
        except OutOfReachError:  # a plane just above the latitude, by less than the ascent turns it
            pass
        else:
            y = launcher.rise(timing, launcher.pad(window.liftoff_s, window.azimuth_rad))[2]
            return timing, window, orbit_normal(y)
    return None, *_shortest(launcher, passage, target, None if like is None else like.programme)


def _near(window: Window, passage: Passage) -> Window | Passage:
    """A first guess: as long before this passage as another window is before its own, if it runs that way."""
    if window.passage.northbound is not passage.northbound:
        return passage
    return replace(window, liftoff_s=passage.t_s - window.lead_s, passage=passage)


def _shortest(
    launcher: Launcher, passage: Passage, target: Target, climb: Programme | None
) -> tuple[Window, Vector]:
    """The lift-off with the shortest steered ascent, and the normal (3,) of the plane that it steers into."""
    normal = orbit_normal(target.station(passage.t_s))
    try:
        first = _steered(launcher, passage.t_s, normal, climb)[0]

        def fly(t_s: float, normal: Vector) -> tuple[float, Vector]:
            programme, azimuth_rad = _steered(launcher, t_s, normal, first)
            return launcher.rise(programme, launcher.pad(t_s, azimuth_rad))[1:]

        return least_propellant(fly, passage, target)
    except FlightError as error:
        if not passage.off_rad:
            raise
        off = out_of_reach(launcher.site, target.station, passage.off_rad)
        raise FlightError(f"{off}; steering there asks too much of the rocket: {error}") from error


def _steered(
    launcher: Launcher, t_s: float, normal: Vector, climb: Programme | None
) -> tuple[Programme, float]:
    """The explicit law into the plane of ``normal`` (3,), with the climb of another if given; its azimuth."""
    azimuth_rad = azimuth_in_plane_rad(launcher.site, t_s, normal, launcher.environment)
    start = launcher.pad(t_s, azimuth_rad)
    if climb is None:
        solved = solve_kick(launcher.rocket, launcher.line, *start, launcher.environment, normal)
        return solved, azimuth_rad
    table = climb.parameters[CLIMB:]
    parameters = explicit_parameters(launcher.rocket, launcher.line, start[1], normal, table)
    return replace(climb, parameters=parameters), azimuth_rad


def separate(
    rocket: Rocket, last: Vector, t_liftoff_s: float, payload_mass_kg: float, environment: Environment
) -> tuple[float, Vector]:
    """Instant and state (7,) of the spacecraft as it leaves the spent stage, some seconds after cut-off."""
    t_s = t_liftoff_s + float(last[T])
    end_s = t_s + rocket.guidance.separation_delay_s - rocket.guidance.tail_off_s
    y = orbit.coast(t_s, last[X : MASS + 1], end_s, environment).y_end
    y[6] = payload_mass_kg
    return end_s, y
