"""The station's orbit, the plan of a docking, and flights of it, made once."""

import pytest

from vitok.chance import Draws

from .scene_of_docking import circle, flown, planned, surroundings


@pytest.fixture(scope="session")
def full():
    return surroundings()


@pytest.fixture(scope="session")
def station(full):
    return circle(full)


@pytest.fixture(scope="session")
def plan(station, full):
    return planned(station, full)


@pytest.fixture(scope="session")
def arcs(plan, station, full):
    """Flights of five seeds."""
    return [flown(plan, station, full, Draws(seed, 1)) for seed in range(5)]
