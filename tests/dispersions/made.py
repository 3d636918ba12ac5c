"""A few quantities, and dispersions files made for a test."""

from vitok.dispersions.quantity import Quantity
from vitok.dispersions.sampling import drawn, realised
from vitok.mission.dispersions import Dispersions

SAMPLINGS = ("random", "latin-hypercube", "sobol")
QUANTITIES = (
    Quantity("ascent/drag", 1, "", 0.03, "ascent", "one number"),
    Quantity("ascent/wind", 2, "m/s", 10.0, "ascent", "two numbers"),
    Quantity("descent/wind", 2, "m/s", 8.0, "descent", "two others"),
    Quantity("descent/mass", 1, "kg", 15.0, "descent", "one number"),
    Quantity("descent/errors/bias", 2, "m", 2.0, "descent", "a part", draw="descent/errors", first=1, size=5),
    Quantity("descent/still", 1, "m", 0.0, "descent", "what the files do not disperse"),
)


def dispersions(sampling="random", **tables):
    """A dispersions file: tables without a reason are given one."""
    reasoned = {
        key: [{"reason": "for the test", **row} for row in rows] if isinstance(rows, list) else rows
        for key, rows in tables.items()
    }
    return Dispersions(name="made", title="Made", sampling=sampling, **reasoned)


def sampled(file, runs, seed=1, quantities=QUANTITIES):
    """Realised inputs of runs 1 to ``runs``, a list for each name without ``input/``."""
    rows = [realised(quantities, drawn(file, quantities, seed, run)) for run in range(1, runs + 1)]
    return {name.removeprefix("input/"): [row[name] for row in rows] for name in rows[0]}
