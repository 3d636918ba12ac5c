"""The stay: how the station's orbit runs from docking to undocking, and where it was boosted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import degrees
from typing import Any

import numpy as np

from vitok.earth.frames import Rotation, rotation
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.elementary import norm
from vitok.errors import InputError
from vitok.mission.relocation import RELOCATION, STAY, numbered
from vitok.motion.arc import Start
from vitok.scene import Scene
from vitok.station.element_set import ElementSet
from vitok.station.orbit import StationOrbit
from vitok.stay import relocation
from vitok.stay.gaps import Gap, gaps
from vitok.stay.passage import Passage, passage
from vitok.stay.relocation import RelocationPlan
from vitok.stay.states import HANDOVER_S, Detour

FOLLOWING = "descent"
_CLOSEST_SETS_S = 2 * SECONDS_PER_DAY  # nearer sets differ by their scatter more than by the orbit's course
_PHASE_STEP_S = 3600.0  # between instants at which the phase's sigma is told


@dataclass(frozen=True, kw_only=True)
class StayPlan:
    """Arrival and departure orbits, the passage between their element sets, and what lies in its gaps.

    It is at ``port`` from ``t_begin_s`` to ``t_end_s``, TAI seconds since the epoch: all of it, or a part
    before, between or after relocations, whose plans and parts are ``onward`` of the first.
    ``phase_sigma_rad`` is one sigma of the place along the orbit while docked: the greatest, and the median.
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
    gaps: tuple[Gap, ...]
    phase_sigma_rad: tuple[float, float]
    name: str
    port: str
    t_begin_s: float
    t_end_s: float
    following: str
    end: Start  # docked; before the way home the cargo exchanged
    t_parted_s: float | None = None  # when springs last pushed the station beside its orbit
    detours: tuple[Detour, ...] = ()
    onward: tuple[tuple[RelocationPlan, StayPlan], ...] = ()

    @property
    def last(self) -> StayPlan:
        """The part that ends with the way home."""
        return self.onward[-1][1] if self.onward else self

    @property
    def parts(self) -> dict[str, StayPlan | RelocationPlan]:
        """It and all that is onward, by name."""
        onward = (each for pair in self.onward for each in pair)
        return {each.name: each for each in (self, *onward)}

    @property
    def burns(self) -> tuple[Gap, ...]:
        """The gaps in which the station was boosted."""
        return tuple(each for each in self.gaps if each.seen)

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """Plain values for output, instants in UTC."""
        most, typical = self.phase_sigma_rad
        sets_s = () if self.way is None else tuple(float(t_s) for t_s in self.way.t_s)
        return {
            "port": self.port,
            "undocking_utc": epoch.utc(self.t_end_s),
            "basis": self.basis(epoch),
            "element_sets_utc": [epoch.utc(t_s) for t_s in sets_s],
            "largest_gap_days": max((days_of(each) for each in self.gaps), default=None),
            "phase_sigma_deg": degrees(most),
            "phase_sigma_median_deg": degrees(typical),
            "station_burns": [burn_summary(each, epoch) for each in self.burns],
        }

    def basis(self, epoch: Epoch) -> str:
        """What the station's orbit rests on during the stay, and how well it is known, in a sentence."""
        if self.way is None:
            said = f"from {self.arrival.basis()}"
        else:
            dates = ", ".join(epoch.utc(t_s)[:10] for t_s in self.way.t_s)
            widest = max(days_of(each) for each in self.gaps)
            said = f"interpolated between element sets of {dates}, which lie up to {widest:.0f} days apart"
        most, typical = (degrees(each) for each in self.phase_sigma_rad)
        return (
            f"The station's orbit during the stay is {said}: its place along the orbit is known to "
            f"{most:.2g} deg at worst and {typical:.2g} deg in the median (one sigma)."
        )

    def told(self, epoch: Epoch) -> tuple[str, ...]:
        """The basis, and a sentence for each gap in which the station was boosted."""
        burns = (
            f"Between {epoch.utc(each.t_after_s)[:10]} and {epoch.utc(each.t_before_s)[:10]} "
            f"the station's burns add up to {each.delta_v_mps:.2f} +- {each.sigma_mps:.2f} m/s, "
            f"in the mean on {epoch.utc(each.t_mean_s)[:10]} +- {each.sigma_t_s / SECONDS_PER_DAY:.1f} days."
            for each in self.burns
        )
        return self.basis(epoch), *burns


def days_of(gap: Gap) -> float:
    """Length of a gap."""
    return (gap.t_before_s - gap.t_after_s) / SECONDS_PER_DAY


def burn_summary(gap: Gap, epoch: Epoch) -> dict[str, float | str]:
    """The burns of a gap in plain values: between which instants, their sum, and their mean instant."""
    return {
        "after_utc": epoch.utc(gap.t_after_s),
        "before_utc": epoch.utc(gap.t_before_s),
        "rise_km": gap.rise_m / 1e3,
        "delta_v_mps": gap.delta_v_mps,
        "delta_v_sigma_mps": gap.sigma_mps,
        "mean_utc": epoch.utc(gap.t_mean_s),
        "mean_sigma_days": gap.sigma_t_s / SECONDS_PER_DAY,
    }


def plan(scene: Scene, start: Start) -> StayPlan:
    """Stay between the orbits of arrival and departure, with its relocations.

    Where both are the same fit there is no passage. InputError if undocking comes before docking, and as of a
    relocation's plan.
    """
    arrival, departure, epoch = scene.arrival, scene.departure, scene.epoch
    t_docking_s, t_undocking_s = scene.t_docking_s, scene.t_undocking_s
    if t_undocking_s <= t_docking_s:
        raise InputError(
            f"undocking at {epoch.utc(t_undocking_s)} should come after docking at {epoch.utc(t_docking_s)}"
        )
    between = [] if arrival.sets == departure.sets else _between(arrival, departure, scene.element_sets)
    usual_s = scene.cast.station.burns.every_days * SECONDS_PER_DAY
    way = passage(between, epoch) if len(between) > 1 else None
    found = () if way is None else gaps(between, way)
    moves = scene.cast.mission.relocation
    t_first_s, t_last_s = _handovers(arrival, departure, epoch, t_docking_s, t_undocking_s)
    first = StayPlan(
        arrival=arrival,
        departure=departure,
        way=way,
        t_first_s=t_first_s,
        t_last_s=t_last_s,
        rotation=rotation(epoch, t_docking_s, t_undocking_s),
        epoch=epoch,
        gaps=found,
        phase_sigma_rad=_phase_sigma_rad(arrival, departure, found, (t_docking_s, t_undocking_s), usual_s),
        name=STAY,
        port=scene.cast.mission.port,
        t_begin_s=t_docking_s,
        t_end_s=epoch.t_s(moves[0].undocking_utc) if moves else t_undocking_s,
        following=RELOCATION if moves else FOLLOWING,
        end=start if moves else scene.undocking(float(start.y[6])),
    )
    return _with_relocations(scene, first) if moves else first


def _with_relocations(scene: Scene, first: StayPlan) -> StayPlan:
    """The stay with what is onward of its first part."""
    moves, parts, part = scene.cast.mission.relocation, list[StayPlan](), first
    onward = list[RelocationPlan]()
    for number in range(1, len(moves) + 1):
        moved = relocation.plan(scene, part, number)
        onward.append(moved)
        parts.append(replace(part, end=moved.begin))
        goes_on = number < len(moves)
        part = replace(
            part,
            name=moved.following,
            port=moved.port,
            t_begin_s=moved.end.t_s,
            t_parted_s=moved.t_undocking_s,
            t_end_s=scene.epoch.t_s(moves[number].undocking_utc) if goes_on else scene.t_undocking_s,
            following=numbered(RELOCATION, number + 1) if goes_on else FOLLOWING,
            end=moved.end if goes_on else scene.undocking(float(moved.end.y[6])),
            detours=part.detours if moved.detour is None else (*part.detours, moved.detour),
        )
    first, *later = (replace(each, detours=part.detours) for each in (*parts, part))
    return replace(first, onward=tuple(zip(onward, later, strict=True)))


def _phase_sigma_rad(
    arrival: StationOrbit,
    departure: StationOrbit,
    found: tuple[Gap, ...],
    docked_s: tuple[float, float],
    usual_s: float,
) -> tuple[float, float]:
    """One sigma of the place along the orbit while docked, at every hour: the greatest and the median."""
    t_s = np.arange(*docked_s, _PHASE_STEP_S)
    sigma = np.empty(t_s.size)
    begin_s, end_s = (found[0].t_after_s, found[-1].t_before_s) if found else (t_s[-1] + 1.0, np.inf)
    for orbit, rows in ((arrival, t_s < begin_s), (departure, t_s > end_s)):
        if rows.any():
            sigma[rows] = orbit.sigma_m(t_s[rows])[:, 0] / norm(orbit.flown(t_s[rows])[0, :3])
    for each in found:
        rows = (t_s >= each.t_after_s) & (t_s <= each.t_before_s)
        sigma[rows] = each.phase_sigma_rad(t_s[rows], usual_s)
    return float(sigma.max()), float(np.median(sigma))


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
