"""What a spacecraft's file foresees for burns of the rendezvous that fail."""

from typing import Annotated, Self

from pydantic import model_validator

from vitok.mission.base import Doubtful, Table, within


class Avoidance(Table):
    """What is foreseen for a burn of the rendezvous that fails, and for the burn that then keeps clear.

    That one is made by the weakest of the thrusters' groups, in whatever direction, so that the ship need not
    turn.
    """

    overrun_share: Annotated[float, within(0.0, 2.0)] = 0.1
    """How much longer than commanded a burn may last that is not cut off, as a share of its duration."""
    delay_s: Annotated[float, within(0.0, 1e4), Doubtful(0.1)] = 60.0
    """Time from the failure to the begin of the avoidance burn."""
    margin_m: Annotated[float, within(0.0, 1e4), Doubtful(1.0)] = 50.0
    """What the keep-out sphere is enlarged by where an avoidance burn and its drift have to miss it."""
    step_mps: Annotated[float, within(0.01, 10.0)] = 0.25
    """Step in which the size of an avoidance burn is raised until it serves."""
    largest_mps: Annotated[float, within(0.01, 100.0)] = 4.0
    """Greatest size of an avoidance burn."""

    @model_validator(mode="after")
    def _sizes(self) -> Self:
        if self.step_mps > self.largest_mps:
            raise ValueError("should have step_mps no greater than largest_mps")
        return self
