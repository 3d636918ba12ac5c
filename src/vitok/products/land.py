"""The outline of the land, bundled, because a chart's own coastlines would come from a server."""

import json
from importlib.resources import files

Line = tuple[list[float | None], list[float | None]]


def land() -> Line:
    """Longitudes and latitudes (deg) of all rings, closed, with None between one ring and the next."""
    rings = json.loads((files("vitok") / "data" / "land_110m.json").read_text(encoding="ascii"))
    longitudes_deg: list[float | None] = []
    latitudes_deg: list[float | None] = []
    for ring in rings:
        longitudes_deg += [point[0] / 100 for point in ring] + [None]
        latitudes_deg += [point[1] / 100 for point in ring] + [None]
    return longitudes_deg, latitudes_deg
