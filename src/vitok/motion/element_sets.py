"""Element sets: read, checked, and turned into GCRF states by SGP4.

SGP4 speaks TEME, which exists only in this file.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import erfa
import numpy as np
from numpy.typing import NDArray
from sgp4.api import SGP4_ERRORS, WGS72, Satrec

from vitok.earth.frames import Rotation, gcrf_state, spin_itrf_radps
from vitok.earth.spline import spline_value
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.errors import FlightError, InputError
from vitok.motion.omm import checked, is_omm, messages

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


def read_element_sets(text: str, file: str) -> list[ElementSet]:
    """Element sets in order of epoch: two or three lines each, or OMM in KVN, XML, JSON or CSV.

    InputError names ``file``, line and field for a wrong length, number, order, checksum, key or value.
    """
    sets = _mean_elements(text, file) if is_omm(text) else _two_line_sets(text, file)
    return sorted(sets, key=lambda each: each.epoch_utc)


def _mean_elements(text: str, file: str) -> list[ElementSet]:
    sets = []
    for number, fields in enumerate(messages(text, file), 1):
        epoch_utc, satellite = checked(fields, file, number)
        name = fields.get("OBJECT_NAME", "")
        sets.append(ElementSet(name, satellite.satnum, satellite.elnum, epoch_utc, satellite))
    return sets


def _two_line_sets(text: str, file: str) -> list[ElementSet]:
    sets = []
    name = ""
    lines = [(number, line.rstrip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    position = 0
    while position < len(lines):
        number, line = lines[position]
        if not line.startswith("1 "):
            if line.startswith("2 "):
                raise InputError(f"{file}, line {number}: line 2 of an element set without its line 1")
            name = line.removeprefix("0 ").strip()
            position += 1
            continue
        if position + 1 == len(lines) or not lines[position + 1][1].startswith("2 "):
            raise InputError(f"{file}, line {number}: line 1 of an element set without its line 2")
        for row, content in lines[position : position + 2]:
            _check(content, row, file)
        line2 = lines[position + 1][1]
        if line[2:7] != line2[2:7]:
            raise InputError(
                f"{file}, line {number + 1}: satellite number {line2[2:7]} differs from {line[2:7]}"
            )
        satellite = Satrec.twoline2rv(line, line2, WGS72)
        epoch_utc = _epoch(line, number, file)
        sets.append(ElementSet(name, satellite.satnum, satellite.elnum, epoch_utc, satellite))
        position += 2
    if not sets:
        raise InputError(f"{file}: no element set in it, neither of two lines nor as an OMM")
    return sets


def _check(line: str, number: int, file: str) -> None:
    if len(line) != 69:
        raise InputError(f"{file}, line {number}: {len(line)} characters; a line of an element set has 69")
    digits = sum(int(c) if c.isdigit() else c == "-" for c in line[:68])
    if line[68] != str(digits % 10):
        raise InputError(f"{file}, line {number}: checksum is {line[68]}, the line adds up to {digits % 10}")


def _epoch(line1: str, number: int, file: str) -> datetime:
    try:
        year, day = int(line1[18:20]), float(line1[20:32])
    except ValueError as error:
        raise InputError(f"{file}, line {number}: '{line1[18:32]}' is not an epoch (year and day)") from error
    start = datetime(year + (1900 if year >= 57 else 2000), 1, 1, tzinfo=UTC)
    return start + timedelta(days=day - 1.0)


def gcrf_states(elements: ElementSet, epoch: Epoch, t_s: Vector, rotation: Rotation) -> Vector:
    """States (n, 6), GCRF, m and m/s, at TAI seconds (n,) of ``epoch``; FlightError where SGP4 gives up."""
    mjd_utc = epoch.mjd_utc(t_s)
    whole = np.floor(mjd_utc)
    errors, r_teme_km, v_teme_kmps = elements.satellite.sgp4_array(whole + 2400000.5, mjd_utc - whole)
    if np.any(errors):
        reason = SGP4_ERRORS[int(errors[np.nonzero(errors)[0][0]])]
        raise FlightError(f"SGP4 cannot carry {elements.name} of {elements.epoch_utc:%Y-%m-%d}: {reason}")
    return gcrf_from_teme(r_teme_km, v_teme_kmps, epoch, t_s, rotation)


def gcrf_from_teme(
    r_teme_km: Vector, v_teme_kmps: Vector, epoch: Epoch, t_s: Vector, rotation: Rotation
) -> Vector:
    """States (n, 6) in GCRF, m and m/s, of TEME positions and velocities (n, 3).

    TEME goes to the Earth-fixed axes by the sidereal time of 1982 (Vallado et al. 2006, AIAA 2006-6753,
    appendix C) and from there by vitok's own rotation to GCRF.
    """
    states = np.empty((t_s.size, 6))
    for k, t in enumerate(t_s):
        ut1_s = t + spline_value(t, 3, rotation.poles)
        angle = erfa.gmst82(epoch.tai_jd1, epoch.tai_jd2 + ut1_s / SECONDS_PER_DAY)
        c, s = np.cos(angle), np.sin(angle)
        x_p, y_p = spline_value(t, 4, rotation.poles), spline_value(t, 5, rotation.poles)
        polar = np.array([[1.0, 0.0, x_p], [0.0, 1.0, -y_p], [-x_p, y_p, 1.0]])
        turn = polar @ np.array([[c, s, 0.0], [-s, c, 0.0], [0.0, 0.0, 1.0]])
        r = turn @ r_teme_km[k] * 1e3
        v = turn @ v_teme_kmps[k] * 1e3 - np.cross(np.array(spin_itrf_radps(t, rotation)), r)
        states[k] = gcrf_state(t, r[0], r[1], r[2], v[0], v[1], v[2], rotation)
    return states
