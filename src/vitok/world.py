"""What is really there, as against what is known: it is held by the simulation alone.

Planners and laws are given a Scene, and what a ship in flight makes of its sensors. The World of run 0 is
what is known; that of another run is one that the knowledge allows.
"""

from dataclasses import dataclass

from vitok.chance import Draws
from vitok.earth.environment import Environment
from vitok.motion.arc import Start
from vitok.motion.trajectory import Trajectory
from vitok.scene import Cast, Scene
from vitok.station.orbit import StationOrbit
from vitok.station.realisation import realised
from vitok.station.reference import scaled


@dataclass(frozen=True, eq=False)
class TrueStation:
    """Where a station really is, from half a day before a span to half a day after, and the air about it."""

    trajectory: Trajectory
    environment: Environment


@dataclass(frozen=True, eq=False)
class World:
    """The true stations and airs of arrival and departure, and what is ``known``, by which ships are steered.

    A station is None where its orbit is not known.
    """

    known: Scene
    arrival_station: TrueStation | None = None
    departure_station: TrueStation | None = None

    @property
    def cast(self) -> Cast:
        """All that the mission names."""
        return self.known.cast

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
        return self.known.leaving(self.departure.trajectory, arrival_kg)


def world_of(scene: Scene, draws: Draws) -> World:
    """The World of a run; drawn are the unknowns of the station's orbits and of the air, run 0 draws none.

    One orbit that serves both ends is drawn once.
    """
    arrival = _true(scene.arrival_orbit, draws, "arrival")
    if scene.departure_orbit is scene.arrival_orbit:
        return World(scene, arrival, arrival)
    return World(scene, arrival, _true(scene.departure_orbit, draws, "departure"))


def _true(orbit: StationOrbit | None, draws: Draws, about: str) -> TrueStation | None:
    if orbit is None:
        return None
    if draws.run == 0:  # to the bit what is known
        return TrueStation(orbit.flown, orbit.environment)
    unknowns = draws.normal(f"world/station at {about}", orbit.knowledge.covariance.shape[0])
    trajectory, scale = realised(orbit, unknowns)
    return TrueStation(trajectory, scaled(orbit.environment, scale))
