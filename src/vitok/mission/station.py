"""A space station as a port of call: mass, drag, attitude and ports."""

import math
from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator

from vitok.errors import InputError
from vitok.mission.base import Doubtful, File, Length, Name, Positive, Table, Vector, within
from vitok.mission.docking_mechanism import Drogue
from vitok.mission.instant import instant
from vitok.mission.mass_properties import Inertia
from vitok.mission.shape import Shape
from vitok.mission.station_attitude import Docked, StationAttitude, check_one_at_a_port
from vitok.reading import nearest

_M2PKG = (1e-4, 1.0)  # of drag area on mass, from a ball of tungsten to a balloon
SemiAxis = Annotated[float, within(10.0, 1e5)]
_ARM = (0.1, 10.0)  # how far from its centre a station's mass lies, in distances of its farthest port
_RADIANS = (0.25 * math.pi, 0.5 * math.pi, 0.75 * math.pi, math.pi)


class Port(Table):
    """A docking port in the station's body axes (see the station)."""

    module: Name
    """Module and place of the port in words; told, of no effect."""
    position_m: Annotated[Vector, Length(0.5, 500.0)]
    """Middle of the port from the station's centre of mass, body axes."""
    axis: Annotated[Vector, Length()]
    """Outward direction of the port, body axes, of length 1."""
    up: Annotated[Vector, Length()] | None = None
    """Direction across the axis from which roll counts, body axes; absent, the nearest to +Z, else to +X."""
    roll_deg: Annotated[float, within(-360.0, 360.0)] = 0.0
    """Turn of a docked ship about its own +x from the attitude in which its +z lies along ``up``."""
    drogue: Drogue | None = None
    """What takes a probe in; absent, no ship can be flown into this port through its contact."""
    flyaround_s: Annotated[float | None, within(10.0, 2e3)] = None
    """Time of the fly-around from the hand-over to the port's axis; absent, the spacecraft's usual one."""

    @model_validator(mode="after")
    def _across(self) -> Self:
        if self.up is not None:
            along = sum(a * b for a, b in zip(self.up, self.axis, strict=True))
            if abs(along) > 0.02:
                raise ValueError(f"should have up across axis, not {along:.2g} of it along")
        return self


class UsualBurns(Table):
    """The burns that may come where no data shows them: they widen what is known of the orbit."""

    every_days: Annotated[float, within(0.1, 1e4)] = 30.0
    """Time between burns, on average."""
    delta_v_mps: Annotated[float, within(0.0, 50.0), Doubtful(0.005)] = 0.0
    """Velocity change of a burn, root mean square."""
    mean_delta_v_mps: Annotated[float, within(-50.0, 50.0), Doubtful(0.005)] = 0.0
    """Velocity change of a burn, mean; positive ones raise the orbit."""

    @model_validator(mode="after")
    def _mean_within(self) -> Self:
        if abs(self.mean_delta_v_mps) > self.delta_v_mps:
            raise ValueError(
                f"should have mean_delta_v_mps, {self.mean_delta_v_mps:g}, no greater than delta_v_mps, "
                f"{self.delta_v_mps:g}, which is the root mean square"
            )
        return self


class Station(File):
    """A station; body axes: +X forward in the usual attitude, +Z to the Earth, +Y completes."""

    satellite_number: Annotated[int, Field(gt=0)]
    """Catalogue number of the satellite; element sets and ephemerides of another are refused."""
    international_designator: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{3}[A-Z]{1,3}$")] | None = None
    """Designator such as 1998-067A; ephemerides of another are refused; absent, it is not looked at."""
    any_satellite: bool = False
    """Whether files of another satellite pass, if they are of one alone."""
    mass_kg: Positive
    """Mass, where an ephemeris tells none."""
    inertia_kgm2: Inertia | None = None
    """Moments about the centre of mass xx, yy, zz, body axes, and the tensor's entries xy, xz, yz."""
    cd_area_m2: Positive
    """Drag coefficient times area before the orbit tells it, 1e-4 to 1 m2 for a kg of mass_kg."""
    cd_area_spread: Annotated[float, Field(gt=0.0, le=1.0)] = 0.35
    """Spread of the logarithm of the drag area, one sigma."""
    plume_area_m2: Annotated[float, within(0.0, 1e4), Doubtful(1.0)] = 0.0
    """Area about a port, as a disc turned to each thruster, that stops the plumes of a ship before it."""
    plume_area_spread: Annotated[float, within(0.0, 2.0)] = 0.5
    """Spread of the logarithm of that area, one sigma."""
    burns: UsualBurns = UsualBurns()
    """How often and how hard the station usually fires its engines."""
    approach_ellipsoid_m: tuple[SemiAxis, SemiAxis, SemiAxis] = (2000.0, 1000.0, 1000.0)
    """Semi-axes along x, y, z of LVLH of the ellipsoid that is entered by permission alone."""
    keep_out_radius_m: Annotated[float, within(5.0, 1e5)] = 200.0
    """Radius about the centre of mass of the sphere that no ship which has failed may enter."""
    drift_outside_s: Annotated[float, within(600.0, 1e6)] = 86400.0
    """Time for which a ship that fails before the ellipsoid has to stay outside it."""
    drift_inside_turns: Annotated[float, within(0.05, 100.0)] = 4.0
    """Turns for which a ship that fails in the ellipsoid has to stay outside the sphere."""
    yaw_deg: Annotated[float, within(-360.0, 360.0)]
    """Turn of the body about +Z from the usual attitude to that of dockings."""
    attitude: StationAttitude | None = None
    """How it holds its attitude; a flight in six degrees of freedom asks for it."""
    ports: dict[str, Port]
    """Docking ports; a mission's port is a NAME of these."""
    docked: tuple[Docked, ...] = ()
    """What is docked to it, and when."""
    shapes: tuple[Shape, ...] = ()
    """What it looks like; empty, a plain body of the size that its ports tell."""

    @model_validator(mode="after")
    def _real(self) -> Self:
        ratio = self.cd_area_m2 / self.mass_kg
        if not _M2PKG[0] <= ratio <= _M2PKG[1]:
            asked = "is mass_kg in t?" if ratio > _M2PKG[1] else "are mass_kg in kg and cd_area_m2 in m2?"
            raise ValueError(
                f"should have cd_area_m2 of {_M2PKG[0]:g} to {_M2PKG[1]:g} m2 for a kg of mass_kg, not "
                f"{ratio:.3g}: {asked}"
            )
        return self

    @model_validator(mode="after")
    def _zones(self) -> Self:
        if self.keep_out_radius_m > min(self.approach_ellipsoid_m):
            raise ValueError(
                f"should have keep_out_radius_m, {self.keep_out_radius_m:g}, no greater than the least of "
                f"approach_ellipsoid_m, {min(self.approach_ellipsoid_m):g}"
            )
        return self

    @model_validator(mode="after")
    def _arm(self) -> Self:
        if self.inertia_kgm2 is not None and self.ports:
            arm_m = math.sqrt(0.5 * sum(self.inertia_kgm2[:3]) / self.mass_kg)
            share = arm_m / max(math.hypot(*port.position_m) for port in self.ports.values())
            if not _ARM[0] <= share <= _ARM[1]:
                raise ValueError(
                    f"should have inertia_kgm2 of a mass {_ARM[0]:g} to {_ARM[1]:g} times as far out as its "
                    f"farthest port, not {share:.3g}: is it in kg m2?"
                )
        return self

    @model_validator(mode="after")
    def _docked(self) -> Self:
        check_one_at_a_port(self.docked)
        return self

    def doubts(self) -> Iterator[str]:
        """A yaw that is a part of pi to four digits."""
        yield from super().doubts()
        if any(abs(abs(self.yaw_deg) - angle) < 1e-3 for angle in _RADIANS):
            yield f"yaw_deg = {self.yaw_deg:g} is a part of pi: is it in rad?"


def port_of(station: Station, name: str) -> Port:
    """The port; InputError with the station's ports if it has none of that name."""
    if name not in station.ports:
        raise InputError(
            f"port '{name}' is not one of station {station.name}, which has {', '.join(station.ports)}"
            f"{nearest(name, station.ports)}"
        )
    return station.ports[name]


def check_port_free(
    station: Station, name: str, utc: str, *, mission: str = "", until_utc: str | None = None
) -> None:
    """InputError if the station has no such port, or if another than the mission is there at ``utc``.

    With ``until_utc`` nobody may be there or come from ``utc`` until then.
    """
    port_of(station, name)
    until = instant(until_utc or utc)
    for stay in station.docked:
        there = instant(stay.from_utc) <= until and instant(utc) < instant(stay.until_utc)
        if stay.port == name and stay.name != mission and there:
            when = f"at {utc}" if until_utc is None else f"between {utc} and {until_utc}"
            raise InputError(
                f"port '{name}' of station {station.name} is taken by {stay.name} {when}, from "
                f"{stay.from_utc} until {stay.until_utc}"
            )
