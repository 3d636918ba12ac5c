"""An element set, and the states in GCRF that SGP4 makes of it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from math import pi
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sgp4.api import SGP4_ERRORS, Satrec

from vitok.earth.frames import Rotation
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.errors import FlightError, InputError
from vitok.station.teme import gcrf_from_teme

Vector = NDArray[np.float64]

_MU_KM3PS2, _RADIUS_KM = 398600.8, 6378.135  # WGS-72, the constants of SGP4
_LOWEST_PERIGEE_KM = 80.0  # nothing makes a whole turn below


@dataclass(frozen=True)
class ElementSet:
    """One element set as SGP4 knows it; ``number`` is that of its satellite, ``text`` what it was read from.

    ``instant`` is its epoch on TAI. ``epoch_utc`` shows it to the microsecond; in a leap second, which a
    datetime cannot hold, it shows the second before.
    """

    name: str
    number: int
    set_number: int
    epoch_utc: datetime
    instant: Epoch
    text: str
    satellite: Satrec = field(compare=False, repr=False)

    @property
    def is_nasa_prediction(self) -> bool:
        """Sets numbered 900 to 998 come from NASA's trajectory group: their drag terms are not to be trusted.

        999 is what the Space Force writes on every set of its own.
        """
        return 900 <= self.set_number < 999

    def __reduce__(self) -> tuple[Any, ...]:
        return _read_again, (self.text, self.name)

    def t_s(self, epoch: Epoch) -> float:
        """TAI seconds of ``epoch`` at which the set has its epoch."""
        days = (self.instant.tai_jd1 - epoch.tai_jd1) + (self.instant.tai_jd2 - epoch.tai_jd2)
        return days * SECONDS_PER_DAY


def _read_again(text: str, name: str) -> ElementSet:
    """A set from its text: SGP4's own record of it cannot be pickled."""
    from vitok.station.element_sets import read_element_sets

    (found,) = read_element_sets(text, name)
    return replace(found, name=name)


def gcrf_states(elements: ElementSet, epoch: Epoch, t_s: Vector, rotation: Rotation) -> Vector:
    """States (n, 6), GCRF, m and m/s, at TAI seconds (n,) of ``epoch``; FlightError where SGP4 gives up.

    SGP4 counts the elapsed time on days of 86,400 s, while Julian dates of UTC stretch on a day with a leap
    second. So SGP4 is asked for the TAI seconds since the set's epoch, on its own count of days.
    """
    days = (t_s - elements.t_s(epoch)) / SECONDS_PER_DAY
    whole = np.floor(days)
    satellite = elements.satellite
    errors, r_teme_km, v_teme_kmps = satellite.sgp4_array(
        satellite.jdsatepoch + whole, satellite.jdsatepochF + (days - whole)
    )
    if np.any(errors):
        reason = SGP4_ERRORS[int(errors[np.nonzero(errors)[0][0]])]
        name = elements.name or elements.number
        raise FlightError(f"SGP4 cannot carry {name} of {elements.epoch_utc:%Y-%m-%d}: {reason}")
    return gcrf_from_teme(r_teme_km, v_teme_kmps, epoch=epoch, t_s=t_s, rotation=rotation)


def check_orbit(satellite: Satrec, where: str) -> None:
    """InputError if the elements are no orbit: under the ground, or beyond what SGP4 can carry."""
    if not 0.0 < satellite.no_kozai < 20.0 * 2.0 * pi / 1440.0:
        raise InputError(f"{where}: the mean motion should be above 0 and below 20 turns a day")
    semi_major_axis_km = (_MU_KM3PS2 / (satellite.no_kozai / 60.0) ** 2) ** (1.0 / 3.0)
    perigee_km = semi_major_axis_km * (1.0 - satellite.ecco) - _RADIUS_KM
    if perigee_km < _LOWEST_PERIGEE_KM:
        raise InputError(
            f"{where}: mean motion and eccentricity put the perigee at {perigee_km:.0f} km; it should lie "
            f"above {_LOWEST_PERIGEE_KM:.0f} km"
        )
    error, r_km, _ = satellite.sgp4_tsince(0.0)
    if error or not all(abs(each) < 1e7 for each in r_km):
        reason = SGP4_ERRORS.get(error, "the position is not finite")
        raise InputError(f"{where}: SGP4 cannot start from the elements: {reason}")
