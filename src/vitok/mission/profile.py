"""A way to the station as its file says it: how long it takes and what phases at insertion it can absorb."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from vitok.mission.base import Table
from vitok.mission.catalogue import entries, load

Positive = Annotated[float, Field(gt=0.0)]

_ABOUT = 0.2  # of the time to docking


class Profile(Table):
    """From insertion the ship stays in its insertion orbit, then in a phasing orbit, then in the transfer.

    The transfer begins ``transfer_before_docking_s`` before docking, ``transfer_range_m`` behind the station
    along its orbit: so phases are judged; the plan's own transfer begins when the spacecraft's file says.
    Heights of the phasing orbit are mean ones over 6378.137 km. DV1 comes on ``phasing_revolution``, DV2 half
    a turn later, DV3 on ``correction_revolution``, or half a turn before it where time is short; insertion
    lies in the first one. Without these two DV1 is the only burn, ``phasing_start_after_insertion_s`` after
    insertion: from the orbit that it raises the ship goes straight to the transfer.
    """

    name: str
    title: str
    docking_after_liftoff_s: Positive
    phasing_start_after_insertion_s: Positive
    transfer_before_docking_s: Positive
    transfer_range_m: Positive
    phasing_revolution: Annotated[int, Field(ge=1)] | None = None
    correction_revolution: Annotated[int, Field(ge=2)] | None = None
    phasing_height_min_m: Positive
    phasing_height_max_m: Positive

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.phasing_height_max_m <= self.phasing_height_min_m:
            raise ValueError("should have phasing_height_max_m above phasing_height_min_m")
        if self.correction_revolution is not None:
            if self.phasing_revolution is None:
                raise ValueError("should have phasing_revolution with correction_revolution")
            if self.correction_revolution <= self.phasing_revolution + 1:
                raise ValueError("should have correction_revolution after both phasing burns")
        others_s = self.phasing_start_after_insertion_s + self.transfer_before_docking_s
        if others_s >= self.docking_after_liftoff_s:
            raise ValueError("should have time for phasing between phasing_start and transfer")
        return self


def nearest_profile(to_docking_s: float | None) -> str | None:
    """The catalogue's profile that takes about as long from lift-off to docking; None if none does."""
    if to_docking_s is None:
        return None
    durations_s = {name: load(name, Profile).docking_after_liftoff_s for name in entries()["profiles"]}
    nearest = min(durations_s, key=lambda name: abs(durations_s[name] - to_docking_s))
    return nearest if abs(durations_s[nearest] - to_docking_s) < _ABOUT * to_docking_s else None
