"""A way to the station as its file says it: how long it takes and what phases at insertion it can absorb."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from vitok.mission.base import File, within
from vitok.mission.catalogue import entries, load

Height = Annotated[float, within(120e3, 2e6)]

_ABOUT = 0.2  # of the time to docking


class Profile(File):
    """From insertion the ship stays in its insertion orbit, then in a phasing orbit, then in the transfer.

    DV1 comes on ``phasing_revolution``, DV2 half a turn later, DV3 on ``correction_revolution``; insertion
    lies in the first one. Without these two DV1 is the only burn: from the orbit that it raises the ship
    goes straight to the transfer.
    """

    docking_after_liftoff_s: Annotated[float, within(3600.0, 2e6)]
    """Time from lift-off to docking; a mission's own instants may differ by a fifth of it."""
    phasing_start_after_insertion_s: Annotated[float, within(60.0, 1e6)]
    """Time from insertion to the phasing orbit: the middle of DV1 and DV2, or DV1 where it is alone."""
    transfer_before_docking_s: Annotated[float, within(600.0, 1e6)]
    """Time from the begin of the transfer to docking, to judge phases by; a plan takes the spacecraft's."""
    transfer_range_m: Annotated[float, within(1e3, 5e6)]
    """Distance behind the station, along its orbit, at the begin of the transfer, to judge phases by."""
    phasing_revolution: Annotated[int, Field(ge=1)] | None = None
    """Revolution of DV1, on its last apsis; absent, DV1 is the only burn before the transfer."""
    correction_revolution: Annotated[int, Field(ge=2)] | None = None
    """Revolution of DV3, or half a turn before where time is short; absent, there is none."""
    phasing_height_min_m: Height
    """Least mean height of the phasing orbit over 6378.137 km."""
    phasing_height_max_m: Height
    """Greatest mean height of the phasing orbit over 6378.137 km."""

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
