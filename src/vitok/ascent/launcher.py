"""A loaded rocket on its pad, and how its ascent ends in a spacecraft on its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from vitok.ascent.dynamics import STATE, Launch, Sample
from vitok.ascent.insertion import CutOff, cut_off_for, first_cut_off
from vitok.ascent.pad import on_the_pad
from vitok.ascent.programme import Programme, fly_programme
from vitok.craft.rocket import Timeline, timeline
from vitok.earth import climate
from vitok.earth.air_error import CALM
from vitok.earth.environment import Environment
from vitok.errors import FlightError
from vitok.mission.place import Site
from vitok.mission.rocket import Rocket
from vitok.motion import orbit
from vitok.scene import Scene
from vitok.types import Vector

_MIDDLE_DEG = 45.0  # the table of scatter is that of middle latitudes
_ROUNDS = 6
_SETTLED_M = 20.0


@dataclass(frozen=True)
class Launcher:
    """A loaded rocket, its pad and the air about it: what all ascents of a search share.

    Programmes are shaped for calm air; flights go through ``wind`` (n, 3), which is known by ``wind_sigma``
    (n, 3), if it is not given as that of a day of any month.
    """

    rocket: Rocket
    payload_mass_kg: float
    site: Site
    environment: Environment
    wind: Vector = field(default_factory=lambda: CALM)
    wind_sigma: Vector = field(default_factory=lambda: climate.wind_sigma(_MIDDLE_DEG, None))

    @cached_property
    def line(self) -> Timeline:
        """The stages' burns and drops. FlightError if the rocket cannot lift itself."""
        return timeline(self.rocket, self.payload_mass_kg)

    def pad(self, t_s: float, azimuth_rad: float) -> tuple[Vector, Launch]:
        """State at lift-off and launch frame."""
        mass_kg = self.line.liftoff_mass_kg
        return on_the_pad(
            self.rocket,
            self.site,
            mass_kg,
            t_s,
            azimuth_rad=azimuth_rad,
            environment=self.environment,
            wind=CALM,
        )

    def aimed(
        self,
        solve: Callable[[CutOff, Programme | None], Programme],
        start: tuple[Vector, Launch],
        like: Programme | None,
    ) -> Programme:
        """The programme to the orbit that the rocket's file asks for, ``solve(cut_off, like)`` from the pad.

        Altitudes over the ellipsoid ask for another cut-off over each place of the Earth: it is solved for
        the place to which the last programme came. FlightError if no orbit has them.
        """
        cut_off = first_cut_off(self.rocket) if like is None else like.cut_off
        programme = solve(cut_off, like)
        if not self.rocket.guidance.over_ellipsoid:
            return programme
        for _ in range(_ROUNDS):
            last, t_liftoff_s = self._thrust(programme, start)[-1], start[1].t_liftoff_s
            t_s = t_liftoff_s + float(last[Sample.T])
            cut_off = cut_off_for(self.rocket, t_s, last[STATE], self.environment)
            off_m = np.abs(np.subtract(cut_off, programme.cut_off)).max()
            if off_m < _SETTLED_M:
                return programme
            programme = solve(cut_off, programme)
        raise FlightError(
            f"rocket {self.rocket.name}: after {_ROUNDS} rounds the cut-off for its altitudes over the "
            f"ellipsoid still moves by {off_m:.0f} m"
        )

    def _thrust(self, flown: Programme, start: tuple[Vector, Launch]) -> Vector:
        """Samples of the ascent until the thrust has fallen off."""
        y0, launch = start
        return fly_programme(self.rocket, self.line, flown, y0, launch=launch, environment=self.environment)

    def rise(self, flown: Programme, start: tuple[Vector, Launch]) -> tuple[Vector, float, Vector]:
        """Samples of the ascent, instant and state (7,) of insertion."""
        rows = self._thrust(flown, start)
        return rows, *separate(
            self.rocket, rows[-1], start[1].t_liftoff_s, self.payload_mass_kg, environment=self.environment
        )


def launcher_of(scene: Scene) -> Launcher:
    """The mission's rocket on its pad, in the air of its launch."""
    cast = scene.cast
    return Launcher(
        cast.rocket,
        cast.launch_mass_kg,
        cast.site,
        scene.arrival.environment,
        cast.launch_wind,
        cast.launch_wind_sigma,
    )


def separate(
    rocket: Rocket, last: Vector, t_liftoff_s: float, payload_mass_kg: float, *, environment: Environment
) -> tuple[float, Vector]:
    """Instant and state (7,) of the spacecraft as it leaves the spent stage, some seconds after cut-off."""
    t_s = t_liftoff_s + float(last[Sample.T])
    end_s = t_s + rocket.guidance.separation_delay_s - rocket.guidance.tail_off_s
    y = orbit.coast(t_s, last[STATE], end_s, environment).y_end
    y[6] = payload_mass_kg
    return end_s, y
