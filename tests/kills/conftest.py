"""The long form of these tests runs when it is asked for: ``pytest -m kills tests/kills``."""

import pytest


def pytest_configure(config):
    config.addinivalue_line("markers", "kills: processes killed a hundred times each")


def pytest_collection_modifyitems(config, items):
    if "kills" not in config.option.markexpr:
        skipped = pytest.mark.skip(reason="a hundred kills: asked for by -m kills")
        for item in items:
            if "kills" in item.keywords and item.get_closest_marker("kills"):
                item.add_marker(skipped)
