"""How a station holds its attitude, and what is docked to it: what a ship finds that comes to it."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import model_validator

from vitok.mission.base import Doubtful, Name, Table, within
from vitok.mission.instant import Instant, instant

Angle = Annotated[float, within(-45.0, 45.0)]


class StationAttitude(Table):
    """The law by which the station holds its attitude, about that of dockings (yaw_deg)."""

    kind: Literal["lvlh", "torque-equilibrium"] = "lvlh"
    """Along LVLH, or turned from it by offset_deg, where gravity and air turn the station least."""
    offset_deg: tuple[Angle, Angle, Angle] = (0.0, 0.0, 0.0)
    """Yaw, pitch and roll about +Z, then +Y, then +X, by which it is turned from the attitude of dockings."""
    dead_band_deg: Annotated[float, within(0.001, 20.0), Doubtful(0.02)]
    """Greatest angle about each axis that is left as it is."""
    rate_degps: Annotated[float, within(1e-5, 1.0), Doubtful(0.001)]
    """Greatest rate about each axis against LVLH that is left as it is."""
    found_within: Annotated[float, within(0.01, 1.0)] = 0.5
    """Share of its dead bands that one sigma of its angles and rates is as a flight near it begins."""
    frequency_radps: Annotated[float, within(1e-4, 1.0)] = 0.01
    """Natural frequency with which an angle beyond the dead band is taken out, critically damped."""
    torque_limit_nm: Annotated[float, within(1.0, 1e5)]
    """Greatest moment about each axis of what holds the attitude."""

    @model_validator(mode="after")
    def _offset(self) -> Self:
        if self.kind == "lvlh" and any(self.offset_deg):
            raise ValueError("should have offset_deg of zeros, or kind = 'torque-equilibrium'")
        return self


class Docked(Table):
    """A ship at a port for a time."""

    name: Name
    """Name of the mission, which does not find its own port taken by itself."""
    port: Name
    """Port, one of the station's or one that is not among them."""
    from_utc: Instant
    """Docking."""
    until_utc: Instant
    """Undocking."""

    @model_validator(mode="after")
    def _order(self) -> Self:
        if instant(self.from_utc) >= instant(self.until_utc):
            raise ValueError("should have from_utc before until_utc")
        return self


def check_one_at_a_port(docked: Iterable[Docked]) -> None:
    """ValueError for two ships at one port at a time."""
    stays = sorted(docked, key=lambda stay: (stay.port, instant(stay.from_utc)))
    for first, second in pairwise(stays):
        if first.port == second.port and instant(second.from_utc) < instant(first.until_utc):
            raise ValueError(
                f"should have no two docked at a time to port '{first.port}', as {first.name} and "
                f"{second.name}"
            )
