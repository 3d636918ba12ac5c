import pytest

from .worlds import Way, planned


@pytest.fixture(scope="session")
def way() -> Way:
    return planned()
