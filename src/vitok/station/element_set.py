"""An element set, and the states in GCRF that SGP4 makes of it."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from sgp4.api import SGP4_ERRORS, Satrec

from vitok.earth.frames import Rotation
from vitok.earth.time import Epoch
from vitok.errors import FlightError
from vitok.station.teme import gcrf_from_teme

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class ElementSet:
    """One element set as SGP4 knows it; ``epoch_utc`` is its instant, ``number`` that of its satellite."""

    name: str
    number: int
    set_number: int
    epoch_utc: datetime
    satellite: Satrec

    @property
    def is_nasa_prediction(self) -> bool:
        """Sets numbered 900 to 998 come from NASA's trajectory group: their drag terms are not to be trusted.

        999 is what the Space Force writes on every set of its own.
        """
        return 900 <= self.set_number < 999


def gcrf_states(elements: ElementSet, epoch: Epoch, t_s: Vector, rotation: Rotation) -> Vector:
    """States (n, 6), GCRF, m and m/s, at TAI seconds (n,) of ``epoch``; FlightError where SGP4 gives up."""
    mjd_utc = epoch.mjd_utc(t_s)
    whole = np.floor(mjd_utc)
    errors, r_teme_km, v_teme_kmps = elements.satellite.sgp4_array(whole + 2400000.5, mjd_utc - whole)
    if np.any(errors):
        reason = SGP4_ERRORS[int(errors[np.nonzero(errors)[0][0]])]
        raise FlightError(f"SGP4 cannot carry {elements.name} of {elements.epoch_utc:%Y-%m-%d}: {reason}")
    return gcrf_from_teme(r_teme_km, v_teme_kmps, epoch, t_s, rotation)
