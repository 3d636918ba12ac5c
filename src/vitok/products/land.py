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


def on_land(latitude_deg: float, longitude_deg: float) -> bool:
    """Whether a point is inside the outline, by the rings that a line to the north crosses; to tens of km."""
    longitudes_deg, latitudes_deg = land()
    inside = False
    for k in range(len(longitudes_deg) - 1):
        east, west = longitudes_deg[k], longitudes_deg[k + 1]
        low, high = latitudes_deg[k], latitudes_deg[k + 1]
        if east is None or west is None or low is None or high is None:
            continue
        if (east > longitude_deg) != (west > longitude_deg):
            share = (longitude_deg - east) / (west - east)
            inside ^= low + share * (high - low) > latitude_deg
    return inside
