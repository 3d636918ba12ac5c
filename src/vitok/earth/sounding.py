"""A wind of the user's own: a sounding of the University of Wyoming or of IGRA version 2, or rows as CSV."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np

from vitok.elementary import cos, sin
from vitok.errors import InputError
from vitok.reading import finite_number, numbered_lines, one_sentence, read_text, shown_path
from vitok.types import Vector

LONGEST_BYTES = 2_000_000
_MOST_ROWS = 20_000
_WHAT = "a wind profile"
_KNOT_MPS = 1852.0 / 3600.0
_MEAN_RADIUS_M = 6356766.0  # of the US Standard Atmosphere 1976, in its equation 19
_CSV = "altitude_m,east_mps,north_mps"
_IGRA = re.compile(r"#[A-Z]{2}[A-Z0-9-]{9} [0-9]{4} [0-9]{2} [0-9]{2} ")
_HEIGHTS, _SPEEDS, _TURN = (-500.0, 2e5), (-200.0, 200.0), (0.0, 360.0)
_COLUMN = 7  # letters, of Wyoming's
_SPEED_COLUMNS = {"SKNT": _KNOT_MPS, "SPED": 1.0}

Level = tuple[int, float, float, float]  # line, altitude_m, east_mps, north_mps


@cache
def read_wind(file: str) -> Vector:
    """Wind (n, 3) of a file: altitude_m rising, east_mps, north_mps.

    InputError for a file that is none of the three, has a number that cannot be, too few levels, or more than
    one sounding.
    """
    path = Path(file)
    shown, text = shown_path(path), read_text(path, LONGEST_BYTES, _WHAT)
    with one_sentence(shown, _WHAT):
        lines = numbered_lines(text)
        if not lines:
            raise InputError(f"{shown} is empty; {_forms()}")
        if len(lines) > _MOST_ROWS:
            raise InputError(f"{shown} has more than {_MOST_ROWS} lines, the most that is read of {_WHAT}")
        if lines[0][1].replace(" ", "") == _CSV:
            return _rows(shown, list(_csv(shown, lines[1:])), strict=True)
        if _IGRA.match(lines[0][1]):
            return _rows(shown, list(_igra(shown, text)), strict=False)
        if any("HGHT" in line and "DRCT" in line for _, line in lines):
            return _rows(shown, list(_wyoming(shown, text)), strict=False)
    raise InputError(f"{shown} is no wind profile: {_forms()}")


def _forms() -> str:
    wyoming = "a sounding of the University of Wyoming (HGHT, DRCT, SKNT)"
    return f"it should be {wyoming} or of IGRA, or begin with {_CSV}"


def _rows(shown: str, levels: list[Level], *, strict: bool) -> Vector:
    """The levels that rise; a sounding may tell one twice, a table may not."""
    rising: list[Level] = []
    for level in levels:
        if not rising or level[1] > rising[-1][1]:
            rising.append(level)
        elif strict:
            raise InputError(f"{shown}, line {level[0]}: altitude_m should rise from row to row")
    if not rising:
        raise InputError(f"{shown} has no level with height, direction and speed of the wind")
    return np.array([level[1:] for level in rising])


def _csv(shown: str, lines: list[tuple[int, str]]) -> Iterator[Level]:
    keys = _CSV.split(",")
    for number, line in lines:
        cells, where = [cell.strip() for cell in line.split(",")], f"{shown}, line {number}"
        if len(cells) != len(keys):
            raise InputError(f"{where}: it should have {_CSV}, not {len(cells)} values")
        bounds = (_HEIGHTS, _SPEEDS, _SPEEDS)
        altitude_m, east_mps, north_mps = (
            finite_number(cell, where, key, limits)
            for cell, key, limits in zip(cells, keys, bounds, strict=True)
        )
        yield number, altitude_m, east_mps, north_mps


def _igra(shown: str, text: str) -> Iterator[Level]:
    """Columns of IGRA version 2's data records (Durre et al. 2016); below -8000 is missing."""
    headers = 0
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            headers += 1
            if headers > 1:
                raise InputError(
                    f"{shown}, line {number}: one alone should be in the file, here begins another"
                )
        elif line.strip():
            where = f"{shown}, line {number}"
            if len(line) < 51:
                raise InputError(f"{where}: a level of IGRA should have 51 columns, not {len(line)}")
            cells = [line[16:21].strip(), line[40:45].strip(), line[46:51].strip()]
            if not any(cell in ("-9999", "-8888") for cell in cells):
                yield _level(number, where, cells, ("GPH", "WDIR", "WSPD"), 0.1)


def _wyoming(shown: str, text: str) -> Iterator[Level]:
    """Columns of seven letters under PRES, HGHT, ...; blank is missing. The table ends where text begins."""
    names: list[str] | None = None
    wide = 0
    for number, line in enumerate(text.splitlines(), 1):
        cells = [line[k : k + _COLUMN].strip() for k in range(0, len(line), _COLUMN)]
        where = f"{shown}, line {number}"
        if "HGHT" in line and "DRCT" in line:
            if names is not None:
                raise InputError(f"{where}: one alone should be in the file, here begins another")
            names = cells
            if not {"HGHT", "DRCT"} <= set(names) or not set(_SPEED_COLUMNS) & set(names):
                raise InputError(f"{where}: HGHT, DRCT and SKNT should stand in columns of {_COLUMN} letters")
            speed = next(each for each in names if each in _SPEED_COLUMNS)
            keys = ("HGHT", "DRCT", speed)
            places = [names.index(key) for key in keys]
            wide = max(places)
        elif names is not None and line.strip():
            if not re.fullmatch(r"[-+0-9. ]+", line.rstrip()):
                if "hPa" in line:
                    continue
                return
            if set(line.strip()) == {"-"} or len(cells) <= wide:
                continue
            found = [cells[place] for place in places]
            if all(found):
                yield _level(number, where, found, keys, _SPEED_COLUMNS[speed])


def _level(number: int, where: str, cells: list[str], keys: tuple[str, str, str], unit_mps: float) -> Level:
    """A level by geopotential height, direction from which it blows, and speed in ``unit_mps``."""
    height_m = finite_number(cells[0], where, keys[0], (-500.0, 60e3))
    from_rad = float(np.radians(finite_number(cells[1], where, keys[1], _TURN)))
    speed_mps = unit_mps * finite_number(cells[2], where, keys[2], (0.0, _SPEEDS[1] / unit_mps))
    altitude_m = _MEAN_RADIUS_M * height_m / (_MEAN_RADIUS_M - height_m)
    return number, altitude_m, -speed_mps * float(sin(from_rad)), -speed_mps * float(cos(from_rad))
