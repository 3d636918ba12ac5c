"""How a spacecraft stands in free flight, where no law is flown that turns it: what its pictures show."""

from typing import Annotated, Literal

from vitok.mission.base import Doubtful, Length, Table, Vector, within


class FreeAttitude(Table):
    """The attitude between burns, far from the station; of no effect on the flight.

    For a burn it turns its +x along the thrust and its +z as near to the Earth as that leaves.
    """

    coast: Literal["lvlh", "sun-spin"] = "lvlh"
    """Along LVLH, +x forward and +z to the Earth; or on long coasts spinning with its cells to the Sun."""
    spin_least_coast_s: Annotated[float, within(600.0, 1e7)] = 10800.0
    """Shortest coast, between the turns at its ends, that it spins on."""
    spin_degps: Annotated[float, within(0.0, 6.0), Doubtful(0.01)] = 2.2
    """Rate of the spin about the line to the Sun, right-handed."""
    cells: Annotated[Vector, Length()] = (0.0, 0.0, -1.0)
    """Direction that the solar cells face, body axes."""
    turn_degps: Annotated[float, within(0.01, 10.0)] = 0.5
    """Greatest rate of a turn from one attitude to another."""
    keeps_probe_on_station: bool = True
    """Whether corrections by thrusters (corrections_n) are made without a turn, by those of all sides, once
    the automatic rendezvous has begun, from when on the probe points at the port."""
    ready_before_burn_s: Annotated[float, within(0.0, 7200.0), Doubtful(0.1)] = 300.0
    """Time before ignition by which it stands as the burn wants it, if it is free so soon."""
