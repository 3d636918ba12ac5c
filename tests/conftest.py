"""A small flight with closed forms, to judge, write and show without flying anything."""

import os
from dataclasses import dataclass, field, replace
from math import cos, pi, radians, sin
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from vitok.chance import Draws
from vitok.earth.frames import gcrf_state, itrf_from_gcrf, rotate_back, rotation
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import itrf_from_geodetic
from vitok.earth.time import Epoch
from vitok.mission.catalogue import load
from vitok.mission.mission import Mission
from vitok.motion.arc import Arc, Event, Firing, Jump

if TYPE_CHECKING:
    from vitok.flight import Flight

os.environ.pop("COLUMNS", None)  # of the terminal of whoever runs the tests: tables would keep to it

EPOCH = Epoch.from_utc("2017-12-17T00:00:00Z")
ORBIT_RADIUS_M = 6590e3
INCLINATION_DEG = 51.64


@pytest.fixture
def figure(record_property):
    """Notes what a test measured, for docs/verification.md: what, against what, the bar, the figure."""

    def note(what: str, against: str, bar: str, measured: str) -> None:
        record_property("figure", (what, against, bar, measured))

    return note


def even_spread(key: str, planned: bool) -> float:
    """One sigma of any quantity: ten seconds of what is counted in them, one unit of anything else."""
    return 10.0 if key.endswith(("utc", "_s")) else 1.0


ORBIT = {
    "element_sets_utc": ["2017-12-06T13:15:48Z", "2018-06-10T20:25:03Z"],
    "rejected_sets_utc": [],
    "rms_km": 0.1639,
    "rms_m": 163.9,
    "cd_area_m2": 3175.0,
    "cd_area_sigma_m2": 1073.0,
    "burns": [],
    "warnings": [],
}


@dataclass(frozen=True)
class SmallPlan:
    data_spans: dict[str, Any] = field(default_factory=lambda: {"arrival": ORBIT})
    inputs_sha256: dict[str, str] = field(default_factory=lambda: {"soyuz-ms-07": "0" * 64})
    descent: None = None
    stay: None = None
    review: None = None

    def data_summary(self) -> dict[str, Any]:
        return self.data_spans

    def summary(self, outlook: None = None) -> dict[str, Any]:
        return {"ascent": {"azimuth_deg": 61.0}, "burns": [{"name": "DV1", "delta_v_mps": 12.5}]}


def ground_y(latitude_deg, longitude_deg, altitude_m, climb_mps, t_s, mass_kg, table):
    """GCRF state and mass (7,) of a point that rises along the ellipsoid's normal."""
    latitude_rad, longitude_rad = radians(latitude_deg), radians(longitude_deg)
    up = np.array(
        [
            cos(latitude_rad) * cos(longitude_rad),
            cos(latitude_rad) * sin(longitude_rad),
            sin(latitude_rad),
        ]
    )
    place = itrf_from_geodetic(latitude_rad, longitude_rad, altitude_m)
    return np.array([*gcrf_state(t_s, *place, *(climb_mps * up), table), mass_kg])


def circular_orbit(t_s, mass_kg, table):
    """States (n, 7) on a circle of ORBIT_RADIUS_M in a plane inclined to the equator of date."""
    pole = np.array(rotate_back(itrf_from_gcrf(t_s[0], table), 0.0, 0.0, 1.0))
    node = np.cross(pole, [0.0, 1.0, 0.0])
    node /= np.linalg.norm(node)
    tilt = radians(INCLINATION_DEG)
    across = cos(tilt) * np.cross(pole, node) + sin(tilt) * pole
    rate_radps = np.sqrt(MU_M3PS2 / ORBIT_RADIUS_M**3)
    angle = rate_radps * (t_s - t_s[0])
    r_m = ORBIT_RADIUS_M * (np.outer(np.cos(angle), node) + np.outer(np.sin(angle), across))
    v_mps = ORBIT_RADIUS_M * rate_radps * (np.outer(-np.sin(angle), node) + np.outer(np.cos(angle), across))
    return np.column_stack((r_m, v_mps, np.full(len(t_s), mass_kg)))


def arc(name, t_s, states, **rest):
    return Arc(name, np.asarray(t_s), states[:, :3], states[:, 3:6], states[:, 6], **rest)


def with_events(flight: "Flight", *events: Event) -> "Flight":
    """A flight in which these happened and nothing else."""
    quiet = {name: replace(each, events=()) for name, each in flight.arcs.items()}
    first = next(iter(quiet))
    return replace(flight, arcs=quiet | {first: replace(quiet[first], events=events)})


@pytest.fixture(scope="session")
def small_flight() -> "Flight":
    """Lift-off 30 s late, two turns on a circle, a landing 2 m/s fast 7 km from the recorded point."""
    from vitok.flight import Flight  # here: it brings every phase, which most tests do without
    from vitok.scene import loaded

    mission = load("soyuz-ms-07", Mission)
    liftoff_s = EPOCH.t_s("2017-12-17T07:21:31.127Z")
    insertion_s = liftoff_s + 527.0
    landing_s = EPOCH.t_s("2018-06-03T12:40:00Z")
    table = rotation(EPOCH, liftoff_s, landing_s)
    rest = ground_y(45.92, 63.34, 90.0, 0.0, liftoff_s, 310e3, table)
    turns_s = insertion_s + np.arange(0.0, 4 * pi / np.sqrt(MU_M3PS2 / ORBIT_RADIUS_M**3), 60.0)
    orbit = circular_orbit(turns_s, 7150.0, table)
    touchdown = ground_y(47.40, 69.67, 350.0, -2.0, landing_s, 2400.0, table)
    arcs = {
        "ascent": arc(
            "ascent",
            [liftoff_s, insertion_s],
            np.array([rest, orbit[0]]),
            events=(Event("liftoff", liftoff_s, rest), Event("insertion", insertion_s, orbit[0])),
            jumps=(Jump("boosters", liftoff_s + 118.0, mass_kg=-15200.0),),
        ),
        "rendezvous": arc(
            "rendezvous",
            turns_s,
            orbit,
            events=(
                Event("burn_start", turns_s[30], orbit[30], {"burn": "DV1"}),
                Event("burn_end", turns_s[31], orbit[31], {"burn": "DV1", "delta_v_mps": 12.5}),
            ),
            burns=(Firing("DV1", float(turns_s[30]), 60.0, 12.5, 30.1),),
        ),
        "stay": arc(
            "stay",
            [turns_s[-1], landing_s - 3600.0],
            orbit[:2],
            events=(
                Event("station_burn", EPOCH.t_s("2018-01-17T21:00:00Z"), orbit[0], {"delta_v_mps": 0.3}),
                Event("station_burn", EPOCH.t_s("2018-05-01T00:00:00Z"), orbit[1], {"delta_v_mps": 0.9}),
            ),
        ),
        "descent": arc(
            "descent",
            [landing_s - 3600.0, landing_s],
            np.array([orbit[1], touchdown]),
            events=(
                Event("deorbit_end", landing_s - 3000.0, orbit[2], {"delta_v_mps": 131.0}),
                Event("landing", landing_s, touchdown),
            ),
        ),
    }
    return Flight(cast=loaded(mission).cast, epoch=EPOCH, draws=Draws(7), arcs=arcs, plan=SmallPlan())
