"""The way home of Soyuz MS-07, and of Soyuz MS-11, whose published plan is the flight to learn from."""

from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.scenes import as_known, known, scene

from vitok.chance import Draws
from vitok.craft.station import docked_position_lvlh_m, docked_state
from vitok.descent.plan import DescentPlan, plan
from vitok.descent.simulation import fly
from vitok.earth.environment import Environment, environment
from vitok.earth.time import Epoch
from vitok.mission.catalogue import load
from vitok.mission.descent_module import DescentModule
from vitok.mission.failure import checked_failures
from vitok.mission.mission import Cargo, Member, Wind
from vitok.mission.place import Zone
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Station
from vitok.motion.arc import Arc, Start
from vitok.motion.trajectory import Trajectory
from vitok.scene import Scene
from vitok.station.element_sets import read_element_sets
from vitok.station.estimate import estimate

CALM = np.zeros((1, 3))
CREW = tuple(Member(name=f"crew {k}", role="crew", mass_kg=85.0) for k in range(3))
CARGO = Cargo(down_kg=50.0)


@dataclass(frozen=True)
class Case:
    """A ship at its port, the hooks about to open."""

    epoch: Epoch
    t_undocking_s: float
    y: NDArray[np.float64]
    station: Trajectory
    environment: Environment
    spacecraft: Spacecraft
    module: DescentModule
    station_model: Station
    zone: Zone

    def scene(self, wind: NDArray[np.float64] = CALM, **change: Any) -> Scene:
        air = change.pop("environment", self.environment)
        whole = scene(
            zone=change.get("zone", self.zone),
            t_undocking_s=self.t_undocking_s,
            departure_orbit=known(self.station, air),
        )
        altitude_m, east_mps, north_mps = (tuple(column) for column in wind.T)
        rows = Wind(altitude_m=altitude_m, east_mps=east_mps, north_mps=north_mps)
        mission = whole.cast.mission.model_copy(update={"crew": CREW, "cargo": CARGO, "wind": rows})
        return replace(whole, cast=replace(whole.cast, mission=mission))

    def plan(self, wind: NDArray[np.float64] = CALM, **change: Any) -> DescentPlan:
        start = Start(self.t_undocking_s, change.get("y", self.y))
        return plan(self.scene(wind, **change), start)

    def fly(self, planned: DescentPlan, seed: int = 0, **change: Any) -> Arc:
        draws = Draws(seed, 1 if seed else 0, failures=checked_failures(change.pop("failures", ())))
        return fly(as_known(self.scene(**change)), planned, Start(self.t_undocking_s, self.y), draws)


def case(element_sets: str, undocking_utc: str, mass_kg: float) -> Case:
    epoch = Epoch.from_utc(undocking_utc[:10] + "T00:00:00Z")
    station = load("iss", Station)
    spacecraft = load("soyuz-ms", Spacecraft)
    t_s = epoch.t_s(undocking_utc)
    orbit = estimate(
        read_element_sets(element_sets, "test"), station, epoch, t_start_s=t_s, t_end_s=t_s + 30000.0
    )
    docked = docked_state(orbit.trajectory(t_s), docked_position_lvlh_m(station, "rassvet", 3.64))
    return Case(
        epoch,
        t_s,
        np.append(docked, mass_kg),
        orbit.trajectory,
        environment(epoch, t_s - 3600.0, t_s + 90000.0),
        spacecraft,
        load("soyuz-ms-descent-module", DescentModule),
        station,
        load("zhezkazgan", Zone),
    )


@pytest.fixture(scope="session")
def ms07() -> Case:
    catalogue = files("vitok.mission") / "catalogue" / "element_sets"
    text = (catalogue / "iss-2017-12_2018-06.tle").read_text()
    return case(text, "2018-06-03T09:16:00Z", 6719.4)


@pytest.fixture(scope="session")
def ms11() -> Case:
    # its ship weighed 6,617 kg at the burn: 281 s and 128 m/s; before it 81 kg went for its attitude
    text = (Path(__file__).parent / "data" / "iss_2019-06.tle").read_text()
    return case(text, "2019-06-24T23:25:33Z", 6724.3)


@pytest.fixture(scope="session")
def ms17() -> Case:
    # the sets end five days before it landed
    catalogue = files("vitok.mission") / "catalogue" / "element_sets"
    text = (catalogue / "iss-2021-04.tle").read_text()
    return case(text, "2021-04-17T01:34:00Z", 6724.3)


@pytest.fixture(scope="session")
def ms07_plan(ms07: Case) -> DescentPlan:
    return ms07.plan()


@pytest.fixture(scope="session")
def ms07_arc(ms07: Case, ms07_plan: DescentPlan) -> Arc:
    return ms07.fly(ms07_plan)
