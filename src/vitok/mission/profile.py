"""A way to the station as its file says it: how long it takes and what phases at insertion it can absorb."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from vitok.mission.base import File, Name, Table, Vector, within
from vitok.mission.catalogue import Reference, entries, load

Height = Annotated[float, within(120e3, 2e6)]

_ABOUT = 0.2  # of the time to docking


Part = Literal["forward", "across"]
_OF_THE_SHIP = ("transfer", "midcourse", "braking", "trim", "stop")  # begins of names of the ship's own burns
_WHEN = ("revolution", "after_insertion_s", "before_contact_s", "range_m")


class OwnBurn(Table):
    """A burn before the final transfer, at one of: an apsis of a revolution, an instant, a range.

    What is given of it is done as it is given; what is free is solved. One free forward part sets the phase,
    two set the phase and the shape of the phasing orbit; a free part across turns the plane, and sets the
    phase once more where the forward part of the same burn is free as well.
    """

    name: Name
    """Name in tables and messages; no two burns share one."""
    revolution: Annotated[int, Field(ge=1)] | None = None
    """Revolution, from one ascending node to the next; insertion lies in the first."""
    apsis: Literal["perigee", "apogee"] | None = None
    """Apsis of the revolution that the burn's middle lies at, the first of its kind in it."""
    after_insertion_s: Annotated[float, within(30.0, 2e6)] | None = None
    """Time from insertion to the burn's middle."""
    before_contact_s: Annotated[float, within(600.0, 2e6)] | None = None
    """Time from the burn's middle to contact."""
    range_m: Annotated[float, within(1e3, 1.4e7)] | None = None
    """Range to the station at the burn's middle, which comes when the ship is first so near."""
    delta_v_lvlh_mps: Vector = (0.0, 0.0, 0.0)
    """Velocity change that is given, LVLH (+x forward, +y against the orbit normal, +z to the Earth)."""
    free: tuple[Part, ...] = ()
    """Parts that are solved, forward and across; what is given of them is 0."""
    thrust_n: Annotated[float, within(1.0, 1e5)] | None = None
    """Thrust along +x of thrusters that make the burn; absent, the main engine makes it if it is large."""

    @model_validator(mode="after")
    def _when_and_what(self) -> Self:
        if len(set(self.free)) < len(self.free):
            raise ValueError("should name each part once in free")
        said = [key for key in _WHEN if getattr(self, key) is not None]
        if len(said) != 1:
            raise ValueError(f"should have one of {', '.join(_WHEN)}, and has {' and '.join(said) or 'none'}")
        if (self.revolution is None) != (self.apsis is None):
            raise ValueError("should have both revolution and apsis, or neither")
        if self.name.startswith(_OF_THE_SHIP):
            raise ValueError(f"should have a name that does not begin with {', '.join(_OF_THE_SHIP)}")
        for part, given in zip(("forward", "across"), self.delta_v_lvlh_mps, strict=False):
            if part in self.free and given:
                raise ValueError(f"should have 0, not {given:g}, in delta_v_lvlh_mps {part}, which is free")
        if not self.free and not any(self.delta_v_lvlh_mps):
            raise ValueError("should have a part of delta_v_lvlh_mps that is not 0, or one that is free")
        return self


class Profile(File):
    """From insertion the ship stays in its insertion orbit, then in a phasing orbit, then in the transfer.

    DV1 comes on ``phasing_revolution``, DV2 half a turn later, DV3 on ``correction_revolution``; insertion
    lies in the first one. Without these two DV1 is the only burn: from the orbit that it raises the ship
    goes straight to the transfer. A list of ``burns`` takes the place of all three.
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

    docking: Annotated[str, Reference("dockings")] = "kurs"
    """Modes and limits of the approach from the hand-over to closed hooks."""
    burns: Annotated[tuple[OwnBurn, ...], Field(max_length=20)] = ()
    """The burns before the transfer, in their order, in place of DV1 to DV3."""

    @model_validator(mode="after")
    def _own_burns(self) -> Self:
        if not self.burns:
            return self
        if self.phasing_revolution is not None:
            raise ValueError("should have phasing_revolution or a list of burns, not both")
        names = [each.name for each in self.burns]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise ValueError(f"should have burns of different names, and '{twice}' comes twice")
        free = [each.name for each in self.burns if each.free == ("forward",)]
        if not 1 <= len(free) <= 2:
            raise ValueError(
                "should have one burn with free = ['forward'] alone, which sets the phase, or two, which set "
                f"phase and shape: no more can be solved, and no less meets the station; it has {len(free)}"
            )
        return self

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
