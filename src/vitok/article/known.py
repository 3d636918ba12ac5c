"""What the catalogue calls the things that articles name."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def _names() -> dict[str, dict[str, list[str] | str]]:
    return tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))


def identify(kind: str, *texts: str) -> str | None:
    """The catalogue's name of what the texts call otherwise: the longest of the kind's names in them."""
    joined = " ".join(texts).lower()
    found = [
        (len(alias), name)
        for name, aliases in _names()[kind].items()
        for alias in aliases
        if alias.lower() in joined
    ]
    return max(found)[1] if found else None


def station_of_port(port: str) -> str | None:
    """The station that a port belongs to."""
    station = _names()["port_stations"].get(port)
    return station if isinstance(station, str) else None
