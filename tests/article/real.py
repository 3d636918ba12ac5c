"""Excerpts of real articles: the fields of their infoboxes that state facts, as they stand there."""

import tomllib
from pathlib import Path

FOLDER = Path(__file__).parent / "excerpts"
TRUTH = tomllib.loads((FOLDER / "truth.toml").read_text(encoding="utf-8"))
SEEDS = tomllib.loads((FOLDER / "seeds.toml").read_text(encoding="utf-8"))["seeds"]


def excerpt(name: str) -> str:
    return (FOLDER / f"{name}.wikitext").read_text(encoding="utf-8")
