"""A station's orbit over a span, from whatever its files hold: the one way in, of commands and missions."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vitok.earth.space_weather import SolarActivity
from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.mission.station import Station
from vitok.station.ephemeris_orbit import of_ephemeris
from vitok.station.estimate import estimate
from vitok.station.orbit import StationOrbit
from vitok.station.read import Tracked, tracked

Vector = NDArray[np.float64]

# One rule tells how far files reach: where one sigma along the track, with the station's burns as usual, is
# more than an eighth of a turn, the plane may still be known, the place in it is not.
_KNOWN_TURN = 1.0 / 8.0


def station_orbit(
    files: Sequence[Path],
    station: Station,
    epoch: Epoch,
    *,
    t_start_s: float,
    t_end_s: float,
    activity: SolarActivity | None = None,
) -> StationOrbit:
    """The station's orbit from element sets or an ephemeris over TAI seconds of ``epoch``.

    ``activity`` of the Sun is for days that are not measured. InputError for files that cannot be read or are
    of something else; FlightError where no orbit leads through them.
    """
    return orbit_of(
        tracked(files, station, epoch),
        station,
        epoch,
        t_start_s=t_start_s,
        t_end_s=t_end_s,
        activity=activity,
    )


def orbit_of(
    known: Tracked,
    station: Station,
    epoch: Epoch,
    *,
    t_start_s: float,
    t_end_s: float,
    activity: SolarActivity | None = None,
) -> StationOrbit:
    """``station_orbit`` of files that are read."""
    if known.ephemeris is not None:
        return of_ephemeris(
            known.ephemeris, station, epoch, t_start_s=t_start_s, t_end_s=t_end_s, activity=activity
        )
    return estimate(known.sets, station, epoch, t_start_s=t_start_s, t_end_s=t_end_s, activity=activity)


def place_known(orbit: StationOrbit, t_s: float) -> bool:
    """Whether the station's place in its orbit is known at an instant, by the rule above."""
    return along_sigma_m(orbit, t_s) < known_up_to_m(orbit)


def check_place(orbit: StationOrbit, t_s: float, what: str) -> None:
    """InputError, naming ``what`` happens then, if the station's place in its orbit is not known."""
    sigma_m = along_sigma_m(orbit, t_s)
    if sigma_m >= known_up_to_m(orbit):
        raise InputError(
            f"the station's orbit is not known at {what}, {orbit.epoch.utc(t_s)}: by {orbit.basis()} one "
            f"sigma along the track is {sigma_m / 1e3:.0f} km with burns as usual; allowed is an eighth of a "
            f"turn, {known_up_to_m(orbit) / 1e3:.0f} km"
        )


def along_sigma_m(orbit: StationOrbit, t_s: float) -> float:
    """One sigma along the track with the station's burns as usual."""
    return float(orbit.sigma_m(t_s, with_burns=True)[0, 0])


def known_up_to_m(orbit: StationOrbit) -> float:
    """One sigma along the track from which on the station's place in its orbit is not known."""
    return 2.0 * np.pi * orbit.knowledge.about.theory.a_m * _KNOWN_TURN
