"""Who cites vitok cites the version that is there."""

from pathlib import Path

import vitok


def test_the_citation_names_this_version():
    citation = Path(__file__).parents[1] / "CITATION.cff"
    assert f"\nversion: {vitok.__version__}\n" in citation.read_text(encoding="utf-8")
