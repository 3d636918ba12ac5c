"""Failures of the docking: what each is by the files, and the event of its happening."""

from collections.abc import Sequence

import numpy as np

from vitok.chance import Failure
from vitok.craft.jets import jet_names
from vitok.errors import InputError
from vitok.mission.failure import DOCKING_FAILURES
from vitok.motion.arc import Event
from vitok.proximity.account import Account
from vitok.proximity.pair import Pair
from vitok.proximity.troubles import Troubles
from vitok.reading import nearest
from vitok.types import Vector


def of_docking(failures: Sequence[Failure]) -> tuple[Failure, ...]:
    """Those of failures that are of the docking."""
    return tuple(each for each in failures if each.name in DOCKING_FAILURES)


def troubles_of(failures: Sequence[Failure], pair: Pair) -> Troubles | None:
    """What fails on the approach by the docking's file; None for nothing.

    InputError if the file does not tell what a failure that is asked for is, or names for it a thruster, a
    manifold or a sensor that is none.
    """
    asked = of_docking(failures)
    if not asked:
        return None
    told, craft = pair.docking.troubles, pair.spacecraft
    if told is None:
        raise InputError(
            f"failure '{asked[0]}': docking {pair.docking.name} has no table troubles that tells what it is"
        )
    within_m = {each.name: each.within_m for each in asked}
    jets, sensors = jet_names(craft), [each.name for each in craft.near_sensors]
    if told.thruster not in jets and within_m.keys() & {"thruster-off", "thruster-on"}:
        raise InputError(
            f"docking {pair.docking.name}: troubles.thruster = '{told.thruster}' is no thruster of "
            f"spacecraft {craft.name}{nearest(told.thruster, jets)}"
        )
    fed = sorted(set(pair.jets.manifold.tolist()))
    if told.manifold not in fed and "manifold" in within_m:
        raise InputError(
            f"docking {pair.docking.name}: troubles.manifold = {told.manifold} feeds no thruster of "
            f"spacecraft {craft.name}, which has {', '.join(map(str, fed))}"
        )
    for name in told.sensors:
        if name not in sensors and within_m.keys() & {"radio", "range"}:
            raise InputError(
                f"docking {pair.docking.name}: troubles.sensors has '{name}', which is no near sensor of "
                f"spacecraft {craft.name}, which has {', '.join(sensors)}{nearest(name, sensors)}"
            )
    return Troubles(
        np.array([within_m.get(name, np.nan) for name in DOCKING_FAILURES], dtype=float),
        jets.index(told.thruster) if told.thruster in jets else 0,
        told.manifold,
        told.told_after_s,
        np.radians(np.full(3, told.drift_degps)),
        np.radians(np.full(3, told.station_rate_degps)),
        told.range_share,
        np.array([name in told.sensors for name in sensors]),
    )


def failure_events(failures: Sequence[Failure], found: Account, t_s: float, y: Vector) -> tuple[Event, ...]:
    """An event ``failure`` for each that happened, at the first sample (n, 7) within its range."""
    told, away_m = [], found.sight.apart_m
    for failure in of_docking(failures):
        rows = np.flatnonzero(away_m <= (np.inf if failure.within_m is None else failure.within_m))
        if rows.size:
            row = int(rows[0])
            told.append(Event("failure", t_s + float(found.t_s[row]), y[row], {"what": failure.name}))
    return tuple(told)
