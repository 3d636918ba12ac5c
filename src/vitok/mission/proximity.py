"""How a spacecraft flies its last minutes to a port, as its file says it."""

from typing import Annotated, Self

from pydantic import model_validator

from vitok.mission.base import Doubtful, Positive, Table, within
from vitok.mission.law import Law


class Proximity(Table):
    """The last minutes: fly-around to the port's axis, station-keeping on it, a slow final approach."""

    law: Annotated[str, Law(("phase_plane", "follow"))] = "phase_plane"
    """Law that keeps the ship to its reference: a built-in one, or one's own, "file.py:name"."""
    attitude_law: Annotated[str, Law(("phase_plane",))] = "phase_plane"
    """Law that keeps its attitude: the built-in one, or one's own."""
    flyaround_s: Annotated[float, within(10.0, 2e3)]
    """Time of the fly-around from the hand-over to the port's axis, where the port has none of its own."""
    station_keeping_s: Annotated[float, within(0.0, 1e4), Doubtful(1.0)]
    """Time of station-keeping on the port's axis before the final approach."""
    station_keeping_range_m: Annotated[float, within(2.0, 5000.0)]
    """Distance from the docked place, along the port's axis, at which it is held."""
    ramp_s: Annotated[float, within(1.0, 1e4)]
    """Time in which the closing rate rises to its cruise, and falls from it."""
    last_range_m: Annotated[float, within(0.5, 1000.0)]
    """Distance before contact over which the closing rate is that of contact."""
    contact_speed_mps: Annotated[float, within(0.005, 2.0)]
    """Closing rate aimed at for contact."""
    control_frequency_radps: Annotated[float, within(0.001, 2.0)]
    """Natural frequency with which "follow" takes out position errors; "phase_plane" does not use it."""
    control_damping: Positive
    """Damping ratio of that, 1 being critical."""
    shortest_pulse_s: Annotated[float, within(0.0, 5.0), Doubtful(0.001)]
    """Shortest pulse of a thruster whose place has none of its own; less is owed until it is worth one."""
    correction_time_s: Annotated[float, within(1.0, 1000.0)] = 30.0
    """Time in which the phase plane takes out what is beyond its dead band of position."""
    fastest_correction_mps: Annotated[float, within(0.005, 5.0)] = 0.3
    """Greatest rate of that."""
    turn_time_s: Annotated[float, within(1.0, 1000.0)] = 15.0
    """Time in which the phase plane takes out what is beyond its dead band of attitude."""
    fastest_turn_degps: Annotated[float, within(0.01, 10.0)] = 0.5
    """Greatest angular velocity of that, and of slews."""
    first_attitude_1sigma_deg: Annotated[float, within(0.0, 30.0), Doubtful(0.01)] = 1.0
    """How far the ship points from the port at the hand-over, about each axis."""
    first_rate_1sigma_degps: Annotated[float, within(0.0, 2.0), Doubtful(0.001)] = 0.03
    """How fast it turns then, about each axis."""

    @model_validator(mode="after")
    def _legs(self) -> Self:
        """The hold is before the last metres by what both ramps take at the least."""
        least_m = self.last_range_m + 1.5 * self.contact_speed_mps * self.ramp_s
        if self.station_keeping_range_m < least_m:
            raise ValueError(
                f"should have station_keeping_range_m, {self.station_keeping_range_m:g}, of {least_m:g} m or "
                "more: last_range_m, and what both ramps of ramp_s take with contact_speed_mps"
            )
        return self
