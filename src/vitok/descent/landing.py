"""From module separation to the ground: the guided entry and the parachutes after it."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from vitok.descent.dynamics import Sample
from vitok.descent.entry import fly_entry
from vitok.descent.guidance import LAWS
from vitok.descent.parachutes import fly_parachutes
from vitok.descent.samples import itrf_vector
from vitok.descent.vehicle import Vehicle
from vitok.earth.environment import Environment
from vitok.motion.laws import law_of
from vitok.types import ItrfState, Vector


class Landing(NamedTuple):
    """Samples (n, COLUMNS): entry, parachutes with and without the heat shield, soft-landing engines."""

    entry: Vector
    with_shield: Vector
    without_shield: Vector
    engines: Vector

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude (rad) of touchdown."""
        return float(self.engines[-1, Sample.LATITUDE]), float(self.engines[-1, Sample.LONGITUDE])


@dataclass(frozen=True)
class Steering:
    """What the guidance of an entry is given: side of the first bank, +1 right or -1 left, the law's
    parameters, and the height of the ground that it leads to.
    """

    side: float
    parameters: Vector
    ground_altitude_m: float


def land(vehicle: Vehicle, t_s: float, y: Vector, steering: Steering, *, environment: Environment) -> Landing:
    """Fly the descent module from the GCRF state ``y`` at module separation to the ground.

    It waits for the guidance at the reference bank.
    """
    side = steering.side
    entry = vehicle.module.entry
    rows = fly_entry(
        t_s,
        itrf_vector(t_s, y, environment),
        vehicle.body(1.0),
        environment,
        law=law_of(entry.law, Path(vehicle.module.name), LAWS),
        parameters=steering.parameters,
        first_bank_rad=side * float(np.radians(entry.reference_bank_deg)),
        control=vehicle.control(t_s),
    )
    return Landing(rows, *parachute_legs(vehicle, rows[-1], steering.ground_altitude_m, environment))


def parachute_legs(
    vehicle: Vehicle, row: Vector, ground_altitude_m: float, environment: Environment
) -> tuple[Vector, Vector, Vector]:
    """The legs under the parachutes from the sample ``row`` at their command."""
    return fly_parachutes(
        vehicle,
        float(row[Sample.T]),
        ItrfState(row[Sample.X : Sample.MASS]),
        ground_altitude_m,
        environment=environment,
    )
