"""Element sets of a file: two or three lines each, or an OMM."""

from datetime import UTC, datetime, timedelta

from sgp4.api import WGS72, Satrec

from vitok.errors import InputError
from vitok.station.element_set import ElementSet
from vitok.station.omm import checked, is_omm, messages


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
