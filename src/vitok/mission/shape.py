"""What a vehicle or a station looks like, as its file says it: bodies of revolution, boxes and arrays."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from vitok.mission.base import Length, Name, Table, Vector, within
from vitok.mission.mass_properties import Place

Extent = Annotated[float, within(0.0, 200.0)]
_LEAST_M, _MOST_M = 0.2, 200.0
Surface = Literal["white", "grey", "dark", "green", "orange", "metal", "foil", "cells", "golden cells"]


class Shape(Table):
    """One body of a picture; no effect on any flight. Axes and origin are those of its file's body axes.

    It is a body of revolution (profile_m), or a box or a flat array (size_m).
    """

    part: Name
    """What it belongs to: of a rocket a stage or the event of a jettison, of a station a module."""
    surface: Surface = "white"
    """What its surface looks like."""
    profile_m: tuple[tuple[Annotated[float, within(-200.0, 200.0)], Extent], ...] = ()
    """Points of a body of revolution: place along its axis, and radius there."""
    size_m: tuple[Extent, Extent, Extent] | None = None
    """Extent of a box along x, y, z."""
    position_m: Place = (0.0, 0.0, 0.0)
    """Where the axis begins, or the middle of a box."""
    axis: Annotated[Vector, Length()] = (1.0, 0.0, 0.0)
    """Axis of revolution, of length 1."""
    count: Annotated[int, Field(ge=1, le=12)] = 1
    """Number of such bodies, evenly about the x axis."""
    turns: bool = False
    """Whether it turns about y until it faces the Sun, as arrays do."""

    @model_validator(mode="after")
    def _either(self) -> Self:
        if (len(self.profile_m) < 2) == (self.size_m is None):
            raise ValueError("should have either profile_m of two points at least or size_m")
        return self

    @model_validator(mode="after")
    def _real(self) -> Self:
        key = "profile_m" if self.size_m is None else "size_m"
        along = [place for place, _ in self.profile_m]
        wide = [2.0 * radius for _, radius in self.profile_m]
        longest_m = max(self.size_m or (max(along) - min(along), *wide))
        if not _LEAST_M <= longest_m <= _MOST_M:
            raise ValueError(
                f"should have {key} of {_LEAST_M:g} to {_MOST_M:g} m, not {longest_m:.3g}: is it in m?"
            )
        return self
