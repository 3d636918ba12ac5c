"""A space station as a port of call: mass, drag, attitude and ports."""

from typing import Annotated

from pydantic import Field

from vitok.mission.base import Table

Position = tuple[float, float, float]


class Port(Table):
    """A docking port in the station's body axes: ``position_m`` from the centre of mass, outward ``axis``.

    ``flyaround_s`` is the time around the station to the port's axis where it is not the spacecraft's usual.
    """

    module: str
    position_m: Position
    axis: Position
    flyaround_s: Annotated[float, Field(gt=0.0)] | None = None


class UsualBurns(Table):
    """How often the station fires its engines, a burn's size (root mean square), its mean with its sign."""

    every_days: Annotated[float, Field(gt=0.0)] = 30.0
    delta_v_mps: Annotated[float, Field(ge=0.0)] = 0.0
    mean_delta_v_mps: float = 0.0


class Station(Table):
    """Body axes: +X forward in the usual attitude, +Z to the Earth.

    ``yaw_deg`` turns the body about +Z from the usual attitude to that of dockings. ``cd_area_m2`` and the
    spread of its logarithm, one sigma, are what is known of the drag area before the orbit tells it. Element
    sets of another satellite are refused unless ``any_satellite`` is set, and ephemerides of another
    ``international_designator`` (1998-067A).
    """

    name: str
    title: str
    satellite_number: Annotated[int, Field(gt=0)]
    international_designator: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{3}[A-Z]{1,3}$")] | None = None
    any_satellite: bool = False
    mass_kg: Annotated[float, Field(gt=0.0)]
    cd_area_m2: Annotated[float, Field(gt=0.0)]
    cd_area_spread: Annotated[float, Field(gt=0.0, le=1.0)] = 0.35
    burns: UsualBurns = UsualBurns()
    yaw_deg: float
    ports: dict[str, Port]
