"""The ascent, solved before it is flown: pitch programme, lift-off instant and azimuth."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from vitok.ascent.dynamics import Launch, Sample
from vitok.ascent.explicit import CLIMB
from vitok.ascent.insertion import CutOff
from vitok.ascent.launcher import Launcher, launcher_of
from vitok.ascent.pad import azimuth_in_plane_rad
from vitok.ascent.passage import Passage, allowed_passages, not_allowed
from vitok.ascent.programme import Programme, solve_programme
from vitok.ascent.steering import explicit_parameters, solve_kick
from vitok.ascent.window import OutOfReachError, Target, Window, fixed_azimuth, least_propellant, out_of_reach
from vitok.craft.rocket import Timeline, last_stage_mass_kg
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.errors import FlightError
from vitok.motion.arc import Start
from vitok.motion.elements import elements, inclination_of_date_rad, orbit_normal
from vitok.scene import Scene
from vitok.station.meeting import inserted, meeting
from vitok.types import Vector

FOLLOWING = "rendezvous"
_AROUND_S = 1800.0  # a lift-off comes some minutes before its passage, or after it


@dataclass(frozen=True)
class AscentPlan:
    """What shall happen from lift-off to insertion, in TAI seconds since the flight's epoch.

    It begins at ``y0`` (7,) in calm air.
    """

    window: Window
    programme: Programme
    timing: Programme | None  # the programme that set the lift-off, where a rule of fixed azimuth does
    timeline: Timeline
    y0: Vector
    launch: Launch
    insertion_s: float
    y_insertion: Vector
    inclination_rad: float  # of date
    propellant_left_kg: float

    @property
    def liftoff_s(self) -> float:
        """Instant of lift-off."""
        return self.window.liftoff_s

    @property
    def end(self) -> Start:
        """Where the spacecraft is on its own."""
        return Start(self.insertion_s, self.y_insertion)

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


def plan(scene: Scene, start: None = None) -> AscentPlan:
    """Ascent on the launch's day toward the station, as the mission asks; nothing comes before it.

    FlightError if the site has no passage through the station's plane on that day, or as in
    ``ascent_through``.
    """
    station = scene.arrival
    target = Target(station.trajectory, scene.cast.profile, scene.t_docking_s, station.environment)
    up = ascent_through(launcher_of(scene), _passage(scene), target)
    if not 0.0 <= up.liftoff_s < SECONDS_PER_DAY:
        raise FlightError(
            f"the lift-off that leads to the docking, {scene.epoch.utc(up.liftoff_s)}, "
            f"is not on launch_date = {scene.cast.mission.launch_date}"
        )
    return up


def _passage(scene: Scene) -> Passage:
    """The passage of the launch's day from which docking comes most nearly as the profile says."""
    site, station = scene.cast.site, scene.arrival
    end_s = min(SECONDS_PER_DAY + _AROUND_S, scene.t_docking_s)
    found = allowed_passages(site, station.trajectory, station.environment, -_AROUND_S, t_to_s=end_s)
    if not found:
        raise FlightError(f"site {site.name} has no passage through the station's plane on that day")
    wanted_s = scene.t_docking_s - scene.cast.profile.docking_after_liftoff_s
    return min(found, key=lambda each: abs(each.t_s - wanted_s))


def ascent_through(
    launcher: Launcher, passage: Passage, target: Target, like: AscentPlan | None = None
) -> AscentPlan:
    """Ascent by a passage through the station's plane.

    A rocket whose azimuth is set before launch lifts off so that its programme meets the plane. One that
    steers does so by the same rule and steers into that plane, or lifts off for the shortest ascent, as its
    file says; into a plane that the site never passes it steers from the nearest approach. The programme is
    searched at the passage and shaped anew for the azimuth that follows from it, which changes what the
    Earth's turn adds to the speed; with a plan to be ``like``, of another day, it is that plan's.
    FlightError if the rocket cannot lift itself or reach the orbit, or if the site does not reach the plane.
    """
    rocket, timing = launcher.rocket, None
    if rocket.guidance.kind == "programmed":
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
    y0, launch = launcher.pad(window.liftoff_s, window.azimuth_rad)
    rows, insertion_s, y = launcher.rise(programme, (y0, launch))
    met = meeting(
        inserted(insertion_s, y, launcher.environment),
        target.station,
        target.profile,
        window.docking_s,
        like=window.meeting,
    )
    left_kg = last_stage_mass_kg(rocket, float(rows[-1, Sample.MASS]), launcher.payload_mass_kg)[1]
    tilt_rad = inclination_of_date_rad(insertion_s, y, launcher.environment.rotation)
    return AscentPlan(
        window=replace(window, meeting=met),
        programme=programme,
        timing=timing,
        timeline=launcher.line,
        y0=y0,
        launch=launch,
        insertion_s=insertion_s,
        y_insertion=y,
        inclination_rad=tilt_rad,
        propellant_left_kg=left_kg,
    )


def _timed(
    launcher: Launcher, passage: Passage, target: Target, like: AscentPlan | None
) -> tuple[Programme, Window]:
    """The programme in a plane set before launch, and the lift-off that meets the station's plane with it."""

    def shape(t_s: float, azimuth_rad: float, like: Programme | None) -> Programme:
        start = launcher.pad(t_s, azimuth_rad)

        def solve(cut_off: CutOff, like: Programme | None) -> Programme:
            return solve_programme(
                launcher.rocket,
                launcher.line,
                *start,
                environment=launcher.environment,
                cut_off=cut_off,
                like=like,
            )

        return launcher.aimed(solve, start, like)

    def meet(programme: Programme, first: Window | Passage) -> Window:
        def fly(t_s: float, azimuth_rad: float) -> tuple[float, Vector]:
            return launcher.rise(programme, launcher.pad(t_s, azimuth_rad))[1:]

        return fixed_azimuth(fly, first, launcher.site, target)

    known = None if like is None else like.timing
    if like is not None and known is not None and like.window.passage.northbound is passage.northbound:
        return known, meet(known, _near(like.window, passage))
    programme = shape(passage.t_s, passage.azimuth_rad, known)
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


def _near(window: Window, passage: Passage) -> Window:
    """A first guess: as long before this passage as another window is before its own, which ran that way."""
    return replace(window, liftoff_s=passage.t_s - window.lead_s, passage=passage)


def _shortest(
    launcher: Launcher, passage: Passage, target: Target, climb: Programme | None
) -> tuple[Window, Vector]:
    """The lift-off with the shortest steered ascent, and the normal (3,) of the plane that it steers into."""
    normal = orbit_normal(target.station(passage.t_s))
    try:
        first = _steered(launcher, passage.t_s, normal, climb)[0]

        def fly(t_s: float, normal: Vector) -> tuple[float, Vector]:
            programme, azimuth_rad = _steered(launcher, t_s, normal, first, first.cut_off)
            return launcher.rise(programme, launcher.pad(t_s, azimuth_rad))[1:]

        return least_propellant(fly, passage, target)
    except FlightError as error:
        if not passage.off_rad:
            raise
        off = out_of_reach(launcher.site, target.station, passage.off_rad)
        raise FlightError(f"{off}; steering there asks too much of the rocket: {error}") from error


def _steered(
    launcher: Launcher,
    t_s: float,
    normal: Vector,
    climb: Programme | None,
    cut_off: CutOff | None = None,
) -> tuple[Programme, float]:
    """The explicit law into the plane of ``normal`` (3,), with the climb of another if given; its azimuth.

    Without a ``cut_off`` to fly to, that is solved.
    """
    azimuth_rad = azimuth_in_plane_rad(launcher.site, t_s, normal, launcher.environment)
    start = launcher.pad(t_s, azimuth_rad)
    rocket, line, earth = launcher.rocket, launcher.line, launcher.environment

    def solve(cut_off: CutOff, like: Programme | None) -> Programme:
        if like is None:
            return solve_kick(rocket, line, *start, environment=earth, normal_gcrf=normal, cut_off=cut_off)
        table = like.parameters[CLIMB:]
        parameters = explicit_parameters(rocket, line, start[1], normal, cut_off=cut_off, climb=table)
        return replace(like, parameters=parameters, cut_off=cut_off)

    if cut_off is not None:
        return solve(cut_off, climb), azimuth_rad
    return launcher.aimed(solve, start, climb), azimuth_rad
