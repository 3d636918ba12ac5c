"""The stay: how the station's orbit runs from docking to undocking, and where it was boosted."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from vitok.earth.frames import Rotation, rotation
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.errors import InputError
from vitok.motion.arc import Start
from vitok.scene import Scene
from vitok.station.element_set import ElementSet
from vitok.station.orbit import StationOrbit
from vitok.stay.passage import Passage, passage, semi_major_axis_m

FOLLOWING = "descent"
HANDOVER_S = SECONDS_PER_DAY / 2  # over which a fitted orbit and the passage give way to each other
_CLOSEST_SETS_S = 2 * SECONDS_PER_DAY  # nearer sets differ by their scatter more than by the orbit's course
# A rise of the orbit counts as a burn where it exceeds this share of the decay, which is no better known
_DRAG_UNCERTAINTY = 0.5
_SMALLEST_RISE_M = 100.0  # the scatter of the semi-major axis between element sets of one orbit


@dataclass(frozen=True)
class SeenBurns:
    """A boost of the station seen between two element sets: total of all burns in that span."""

    t_after_s: float
    t_before_s: float
    rise_m: float
    delta_v_mps: float


@dataclass(frozen=True)
class StayPlan:
    """Arrival and departure orbits, the passage between their element sets, and the burns in it.

    About ``t_first_s`` the arrival's orbit hands over to the passage, about ``t_last_s`` the passage to the
    departure's.
    """

    arrival: StationOrbit
    departure: StationOrbit
    way: Passage | None
    t_first_s: float
    t_last_s: float
    rotation: Rotation
    epoch: Epoch
    burns: tuple[SeenBurns, ...]
    end: Start  # docked, the cargo exchanged

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """Plain values for output, instants in UTC."""
        return {
            "station_burns": [
                {
                    "after_utc": epoch.utc(burn.t_after_s),
                    "before_utc": epoch.utc(burn.t_before_s),
                    "rise_km": burn.rise_m / 1e3,
                    "delta_v_mps": burn.delta_v_mps,
                }
                for burn in self.burns
            ]
        }


def plan(scene: Scene, start: Start) -> StayPlan:
    """Stay between the orbits of arrival and departure.

    Where both are the same fit there is no passage. InputError if undocking comes before docking.
    """
    arrival, departure, epoch = scene.arrival, scene.departure, scene.epoch
    t_docking_s, t_undocking_s = scene.t_docking_s, scene.t_undocking_s
    if t_undocking_s <= t_docking_s:
        raise InputError(
            f"undocking at {epoch.utc(t_undocking_s)} should come after docking at {epoch.utc(t_docking_s)}"
        )
    between = [] if arrival.sets == departure.sets else _between(arrival, departure, scene.element_sets)
    way = passage(between, epoch) if len(between) > 1 else None
    return StayPlan(
        arrival,
        departure,
        way,
        *_handovers(arrival, departure, epoch, t_docking_s, t_undocking_s),
        rotation(epoch, t_docking_s, t_undocking_s),
        epoch,
        _burns(between, epoch) if len(between) > 1 else (),
        scene.undocking(float(start.y[6])),
    )


def _handovers(
    arrival: StationOrbit, departure: StationOrbit, epoch: Epoch, t_docking_s: float, t_undocking_s: float
) -> tuple[float, float]:
    """Middles of both hand-overs: just inside the passage's sets, and while the ship is docked."""
    if not arrival.sets or not departure.sets:
        return t_docking_s, t_undocking_s
    half_s = HANDOVER_S / 2
    return (
        max(epoch.t_s(arrival.sets[-1].epoch_utc), t_docking_s) + half_s,
        min(epoch.t_s(departure.sets[0].epoch_utc), t_undocking_s) - half_s,
    )


def _between(
    arrival: StationOrbit, departure: StationOrbit, element_sets: Sequence[ElementSet]
) -> list[ElementSet]:
    """The sets from the last that made the arrival's orbit to the first that made the departure's."""
    first, last = arrival.sets[-1].epoch_utc, departure.sets[0].epoch_utc
    between: list[ElementSet] = []
    for each in reversed(element_sets):
        if not first <= each.epoch_utc <= last or each.is_nasa_prediction:
            continue
        if not between or (between[0].epoch_utc - each.epoch_utc).total_seconds() > _CLOSEST_SETS_S:
            between.insert(0, each)
    return between


def _burns(element_sets: Sequence[ElementSet], epoch: Epoch) -> tuple[SeenBurns, ...]:
    """Rises of the semi-major axis that drag, as the sets themselves state it, does not explain."""
    found = []
    for before, after in pairwise(element_sets):
        t_after_s, t_before_s = epoch.t_s(before.epoch_utc), epoch.t_s(after.epoch_utc)
        motion = [each.satellite.no_kozai / 60.0 for each in (before, after)]
        # line 1 holds half the rate of the mean motion; sgp4 keeps it in radians per minute squared
        rate = np.mean([2.0 * each.satellite.ndot / 3600.0 for each in (before, after)])
        a1_m, a2_m = (semi_major_axis_m(n) for n in motion)
        decay_m = -2.0 / 3.0 * a1_m * float(rate) / motion[0] * (t_before_s - t_after_s)
        rise_m = a2_m - a1_m - decay_m
        if rise_m > max(_SMALLEST_RISE_M, _DRAG_UNCERTAINTY * abs(decay_m)):
            speed_mps = a1_m * motion[0]
            found.append(SeenBurns(t_after_s, t_before_s, rise_m, 0.5 * rise_m / a1_m * speed_mps))
    return tuple(found)
