"""The station in April and August 2021: real element sets, and NASA's tracking beside them."""

from dataclasses import dataclass
from pathlib import Path

import erfa
import numpy as np
import pytest

from vitok.earth.frames import rotation
from vitok.earth.time import Epoch
from vitok.mission.catalogue import load
from vitok.mission.station import Station
from vitok.station.element_set import ElementSet, gcrf_states
from vitok.station.element_sets import read_element_sets
from vitok.station.orbit import StationOrbit
from vitok.station.theory import orbit_axes

DATA = Path(__file__).parent / "data"
DAY_S = 86400.0


@dataclass(frozen=True)
class Month:
    """Element sets of a month on one epoch, and what SGP4 makes of each at its own."""

    epoch: Epoch
    sets: list[ElementSet]
    t_s: np.ndarray
    y: np.ndarray

    def known(self, t_s: float) -> list[ElementSet]:
        return [each for each, at_s in zip(self.sets, self.t_s, strict=True) if at_s <= t_s]


def month(name: str, day: str) -> Month:
    epoch = Epoch.from_utc(f"{day}T00:00:00Z")
    file = DATA / name
    sets = read_element_sets(file.read_text(), file.name)
    t_s = np.array([each.t_s(epoch) for each in sets])
    table = rotation(epoch, t_s[0] - DAY_S, t_s[-1] + DAY_S)
    y = np.array(
        [gcrf_states(each, epoch, np.array([at_s]), table)[0] for each, at_s in zip(sets, t_s, strict=True)]
    )
    return Month(epoch, sets, t_s, y)


def misses_m(orbit: StationOrbit, t_s: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Displacement (n, 3) along, across and radial of states from the orbit."""
    flown = orbit.flown(t_s)
    axes = np.array([orbit_axes(each) for each in flown])
    return np.einsum("nij,nj->ni", axes, y[:, :3] - flown[:, :3])[:, [1, 2, 0]]


@pytest.fixture(scope="session")
def iss() -> Station:
    return load("iss", Station)


@pytest.fixture(scope="session")
def august() -> Month:
    return month("iss_2021-08.tle", "2021-08-02")


@pytest.fixture(scope="session")
def april() -> Month:
    return month("iss_2021-04.tle", "2021-04-04")


def tracking(epoch: Epoch) -> tuple[np.ndarray, np.ndarray]:
    """Instants (n,) and GCRF states (n, 6) of NASA's ephemerides of August 2021 up to their making."""
    rows = [line.split(",") for line in (DATA / "iss_2021-08_tracked.csv").read_text().splitlines()]
    rows = [row for row in rows if len(row) == 7 and not row[0].startswith("#")]
    days = [str(np.datetime64("2021-01-01") + int(row[0][5:8]) - 1) for row in rows]
    t_s = np.array([epoch.t_s(f"{day}T{row[0][9:]}") for day, row in zip(days, rows, strict=True)])
    y = np.array([[float(each) * 1e3 for each in row[1:]] for row in rows])
    bias = erfa.bp00(2451545.0, 0.0)[0]
    return t_s, np.hstack((y[:, :3] @ bias, y[:, 3:] @ bias))
