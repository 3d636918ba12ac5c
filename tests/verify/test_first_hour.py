"""The first hour, followed word for word, gives what it shows; so does its page in Chinese."""

import time

import pytest
from tests.docs.pages import ROOT, run_page


@pytest.mark.parametrize("page", ["first-hour.md", "first-hour.zh.md"])
def test_the_first_hour_gives_what_it_shows(page, tmp_path, figure):
    begin_s = time.monotonic()
    ran = run_page(ROOT / "docs" / page, tmp_path)
    waited_s = time.monotonic() - begin_s
    figure(f"waiting in {page}, {ran} steps", "as a new user would", "10 min", f"{waited_s / 60:.1f} min")
    assert ran >= 10 and waited_s < 600.0
