"""What is really there, as against what is known: it is held by the simulation alone.

Planners and laws are given a Scene, and what a ship in flight makes of its sensors. The World of run 0 is
what is known; that of another run is one that the knowledge allows.
"""

from dataclasses import dataclass, field
from functools import cached_property
from math import inf

from vitok.chance import Draws
from vitok.craft.capsule_facts import CapsuleFacts, capsule_facts
from vitok.earth.environment import Environment
from vitok.elementary import exp
from vitok.motion.arc import Start
from vitok.motion.trajectory import Trajectory
from vitok.scene import Cast, Scene
from vitok.station.orbit import StationOrbit
from vitok.station.realisation import realised, scale_with, unknowns_of
from vitok.station.reference import LOG_AREA, scaled
from vitok.types import Vector

_WATCHED_S = 2 * 3600.0  # after its separation burn a ship has left its station: nobody asks where that goes


@dataclass(frozen=True, eq=False)
class TrueStation:
    """Where a station really is, from half a day before a span or ``t_from_s`` on, and the air about it.

    Its ``unknowns`` (p,) are drawn at once, or None where it is as known; it is flown, up to ``t_until_s`` or
    half a day after the span, when somebody asks where it is.
    """

    orbit: StationOrbit
    unknowns: Vector | None
    t_until_s: float
    t_from_s: float = -inf

    @cached_property
    def trajectory(self) -> Trajectory:
        """Its orbit."""
        if self.unknowns is None:  # to the bit what is known
            return self.orbit.flown
        return realised(self.orbit, self.unknowns, t_from_s=self.t_from_s, t_until_s=self.t_until_s)

    @property
    def cd_area_m2(self) -> float:
        """Its drag area."""
        known_m2 = self.orbit.cd_area_m2
        return known_m2 if self.unknowns is None else known_m2 * float(exp(self.unknowns[LOG_AREA]))

    @cached_property
    def environment(self) -> Environment:
        """The Earth with the air that it meets."""
        known = self.orbit.environment
        return known if self.unknowns is None else scaled(known, scale_with(self.orbit, self.unknowns))


@dataclass(frozen=True, eq=False)
class World:
    """The true stations and airs of arrival and departure, the true capsule, and what is ``known`` of them.

    A station is None where its orbit is not known. What a burn does beside its command has its sigma by the
    burn, and is drawn where it is made (``craft.burn_errors``).
    """

    known: Scene
    arrival_station: TrueStation | None = None
    departure_station: TrueStation | None = None
    draws: Draws = field(default_factory=Draws)

    @property
    def cast(self) -> Cast:
        """All that the mission names."""
        return self.known.cast

    @cached_property
    def capsule(self) -> CapsuleFacts:
        """The capsule and the air of its entry, drawn when somebody asks for them."""
        module = self.cast.descent_module
        return CapsuleFacts() if module is None else capsule_facts(module, self.cast.wind_sigma, self.draws)

    @property
    def arrival(self) -> TrueStation:
        """The station about the arrival; FlightError if its orbit is not known."""
        return self.known.near(self.arrival_station, "docking", self.known.t_docking_s)

    @property
    def departure(self) -> TrueStation:
        """The station about the departure; FlightError if its orbit is not known."""
        return self.known.near(self.departure_station, "undocking", self.known.t_undocking_s)

    def undocking(self, arrival_kg: float) -> Start:
        """The ship really docked at undocking that had ``arrival_kg`` at docking."""
        return self.known.undocking_from(self.departure.trajectory, arrival_kg)


def world_of(scene: Scene, draws: Draws, *, t_from_s: float = -inf) -> World:
    """The World of a run; drawn are the unknowns of the station's orbits, of the air and of the capsule.

    Run 0 draws none. One orbit that serves both ends is drawn once. Where the stations are before
    ``t_from_s`` will not be asked.
    """
    undocking = scene.cast.spacecraft.undocking
    burnt_s = undocking.separation_burn_delay_s + undocking.separation_burn_duration_s
    left_s = scene.t_undocking_s + burnt_s + _WATCHED_S
    if scene.departure_orbit is scene.arrival_orbit:
        arrival = departure = _true(
            scene.arrival_orbit, draws, "arrival", t_from_s=t_from_s, t_until_s=left_s
        )
    else:
        arrival = _true(scene.arrival_orbit, draws, "arrival", t_from_s=t_from_s, t_until_s=inf)
        departure = _true(scene.departure_orbit, draws, "departure", t_from_s=t_from_s, t_until_s=left_s)
    return World(scene, arrival, departure, draws)


def _true(
    orbit: StationOrbit | None, draws: Draws, about: str, *, t_from_s: float, t_until_s: float
) -> TrueStation | None:
    """The station, which will be asked where it is between two instants alone."""
    if orbit is None:
        return None
    unknowns = None
    if draws.run != 0:
        draw = draws.normal(f"world/station at {about}", orbit.knowledge.covariance.shape[0])
        unknowns = unknowns_of(orbit, draw)
    return TrueStation(orbit, unknowns, t_until_s=t_until_s, t_from_s=t_from_s)
