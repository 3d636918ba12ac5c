import pytest

from vitok.earth.environment import Environment, environment
from vitok.earth.time import Epoch

EPOCH = Epoch.from_utc("2017-12-17T00:00:00Z")


@pytest.fixture(scope="session")
def point_mass() -> Environment:
    return environment(EPOCH, 0.0, 3 * 86400.0, degree=0, air_model="none", third_bodies=False)


@pytest.fixture(scope="session")
def full() -> Environment:
    return environment(EPOCH, 0.0, 3 * 86400.0)
