"""What is asked of a campaign: in which share of all flights a quantity keeps its limit."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from vitok.mission.base import Name, Table

SUCCESS = "success"


class Requirement(Table):
    """A quantity that keeps its limits in a share of all flights, shown with a risk of being wrong."""

    quantity: Name
    """Column of the campaign's table, such as landing.aim_miss_km, or success: every limit was kept."""
    below: float | None = None
    """What it is not to exceed, in its unit."""
    above: float | None = None
    """What it is not to fall below, in its unit."""
    share: Annotated[float, Field(gt=0.0, lt=1.0)] = 0.9973
    """Of all flights, how many keep it."""
    risk: Annotated[float, Field(gt=0.0, lt=1.0)] = 0.1
    """Consumer's risk: the chance at most that runs show it where fewer flights keep it."""
    source: str = ""
    """Who asks for it, or why."""

    @model_validator(mode="after")
    def _limits(self) -> Self:
        limited = self.below is not None or self.above is not None
        if limited == (self.quantity == SUCCESS):
            raise ValueError("should have below, above or both, where its quantity is not success")
        if self.below is not None and self.above is not None and self.below <= self.above:
            raise ValueError("should be above a lower value than it is below")
        return self
