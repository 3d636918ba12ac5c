"""Element sets of two or three lines, every column held against the format.

Hoots and Roehrich 1980 (Spacetrack Report 3), with numbers above 99,999 as Space-Track defined them in 2020.
An epoch is a day of the year and its fraction, which counts 86,400 s on a day with a leap second too, as SGP4
does: it is what the clock shows, and the leap second itself has no fraction.
"""

import re
from datetime import date

from sgp4.api import WGS72, Satrec

from vitok.errors import InputError
from vitok.reading import numbered_lines, one_sentence, short
from vitok.station.element_set import ElementSet, check_orbit
from vitok.station.instant import Instant, mjd_of, tai_epoch, utc_datetime

_MOST_SETS = 36_000  # the public catalogue, or the station's own of thirty years

# first and last column as people count them, name, form, an example
_Column = tuple[int, int, str, re.Pattern[str], str]


def _columns(*rows: tuple[int, int, str, str, str]) -> tuple[_Column, ...]:
    return tuple((first, last, name, re.compile(form), like) for first, last, name, form, like in rows)


_NUMBER = (3, 7, "satellite number", r" {0,4}[0-9]{1,5}|[A-HJ-NP-Z][0-9]{4}", "25544 or, above 99999, A0000")
_EXPONENT = r"[ +-][0-9]{5}[ +-][0-9]"
_ANGLE = r" {0,2}[0-9]{1,3}\.[0-9]{4}"
_BLANK = "a blank"
_LINE_1 = _columns(
    (2, 2, "column", " ", _BLANK),
    _NUMBER,
    (8, 8, "classification", "[UCS ]", "U, C or S"),
    (9, 9, "column", " ", _BLANK),
    (10, 17, "international designator", r"[0-9]{5}[A-Z ]{3}| {8}", "98067A"),
    (18, 18, "column", " ", _BLANK),
    (19, 20, "year of the epoch", r"[0-9]{2}", "17"),
    (21, 32, "day of the epoch", r" {0,2}[0-9]{1,3}\.[0-9]{8}", "343.27310274"),
    (33, 33, "column", " ", _BLANK),
    (34, 43, "first derivative of the mean motion", r"[ +-][.][0-9]{8}", "-.00002182"),
    (44, 44, "column", " ", _BLANK),
    (45, 52, "second derivative of the mean motion", _EXPONENT, " 00000-0"),
    (53, 53, "column", " ", _BLANK),
    (54, 61, "B*", _EXPONENT, " 70208-4"),
    (62, 62, "column", " ", _BLANK),
    (63, 63, "ephemeris type", "[0-9 ]", "0"),
    (64, 64, "column", " ", _BLANK),
    (65, 68, "number of the set", r" {0,4}[0-9]{0,4}", " 999"),
    (69, 69, "checksum", "[0-9]", "a digit"),
)
_LINE_2 = _columns(
    (2, 2, "column", " ", _BLANK),
    _NUMBER,
    (8, 8, "column", " ", _BLANK),
    (9, 16, "inclination", _ANGLE, " 51.6420"),
    (17, 17, "column", " ", _BLANK),
    (18, 25, "right ascension of the node", _ANGLE, "245.4915"),
    (26, 26, "column", " ", _BLANK),
    (27, 33, "eccentricity", "[0-9]{7}", "0003135"),
    (34, 34, "column", " ", _BLANK),
    (35, 42, "argument of perigee", _ANGLE, "211.8338"),
    (43, 43, "column", " ", _BLANK),
    (44, 51, "mean anomaly", _ANGLE, "242.8677"),
    (52, 52, "column", " ", _BLANK),
    (53, 63, "mean motion", r" ?[0-9]{1,2}\.[0-9]{8}", "15.54121086"),
    (64, 68, "number of the turn", r" {0,5}[0-9]{0,5}", " 8898"),
    (69, 69, "checksum", "[0-9]", "a digit"),
)
_DIGITS = tuple((k, str(k)) for k in range(1, 10))
_ALPHA_5 = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # 10 to 33: I and O look like digits
_KEY_OF_BULLETIN = re.compile(r"[12] AAAAA")  # AMSAT's bulletins explain the columns by letters


def two_line_sets(text: str, file: str) -> list[ElementSet]:
    """Element sets of a text, each with the line before it as its name; other lines are passed over.

    InputError names ``file``, line, columns, value and form.
    """
    sets: list[ElementSet] = []
    name = ""
    lines = [
        (number, line)
        for number, line in numbered_lines(text.replace("\xa0", " "))  # as web pages keep columns apart
        if not _KEY_OF_BULLETIN.match(line)
    ]
    position = 0
    while position < len(lines):
        number, line = lines[position]
        if not line.startswith("1 "):
            if line.startswith("2 "):
                raise InputError(f"{file}, line {number}: line 2 of an element set without its line 1")
            name = short(line.removeprefix("0 ").strip())
            position += 1
            continue
        if position + 1 == len(lines) or not lines[position + 1][1].startswith("2 "):
            raise InputError(f"{file}, line {number}: line 1 of an element set without its line 2")
        if len(sets) == _MOST_SETS:
            raise InputError(f"{file}: more than {_MOST_SETS} element sets, the most that are read")
        with one_sentence(f"{file}, line {number}", "an element set"):
            sets.append(_element_set(name, lines[position], lines[position + 1], file))
        name = ""
        position += 2
    if not sets:
        raise InputError(f"{file}: no element set in it, neither of two lines nor as an OMM")
    return sets


def _element_set(name: str, first: tuple[int, str], second: tuple[int, str], file: str) -> ElementSet:
    (number1, line1), (number2, line2) = first, second
    where1, where2 = f"{file}, line {number1}", f"{file}, line {number2}"
    _check(line1, _LINE_1, where1)
    _check(line2, _LINE_2, where2)
    if line1[2:7] != line2[2:7]:
        raise InputError(f"{where2}: satellite number {line2[2:7]} differs from {line1[2:7]}")
    if line1[62] == "4":
        raise InputError(
            f"{where1}: ephemeris type 4 is SGP4-XP, which needs its own theory: use the set of type 0"
        )
    if line1[62] not in "0 ":
        raise InputError(f"{where1}: ephemeris type {line1[62]} should be 0, the elements of SGP4")
    for first_column, last, key, greatest in (
        (9, 16, "inclination", 180.0),
        (18, 25, "right ascension of the node", 360.0),
        (35, 42, "argument of perigee", 360.0),
        (44, 51, "mean anomaly", 360.0),
        (53, 63, "mean motion", 20.0),
    ):
        if float(line2[first_column - 1 : last]) > greatest:
            value = line2[first_column - 1 : last].strip()
            raise InputError(f"{where2}: the {key}, {value}, should be a number from 0 to {greatest:.0f}")
    for first_column, last, key in (
        (45, 52, "second derivative of the mean motion"),
        (54, 61, "B*"),
    ):  # columns that have room for 99999000
        value = line1[first_column - 1 : last]
        if abs(float(f"{value[0].strip()}.{value[1:6]}e{value[6:].strip()}")) > 1.0:
            raise InputError(f"{where1}: the {key}, {value.strip()}, should be a number from -1 to 1")
    number = _satellite_number(line1[2:7])
    if number == 0:
        raise InputError(f"{where1}: satellite number 0 should be from 1 on")
    instant = _epoch(line1, where1)
    satellite = Satrec.twoline2rv(line1, line2, WGS72)
    check_orbit(satellite, where2)
    return ElementSet(
        name,
        number,
        satellite.elnum,
        utc_datetime(instant),
        tai_epoch(instant),
        f"{line1}\n{line2}\n",
        satellite,
    )


def _check(line: str, columns: tuple[_Column, ...], where: str) -> None:
    if len(line) != 69:
        raise InputError(f"{where}: {len(line)} characters; a line of an element set has 69")
    for first, last, name, form, like in columns:
        if not form.fullmatch(line[first - 1 : last]):
            span = f"column {first}" if first == last else f"columns {first} to {last}"
            value = short(line[first - 1 : last])
            raise InputError(f"{where}: {name} in {span}, '{value}', should be like {like.strip()}")
    counted = line[:68]
    total = (sum(k * counted.count(digit) for k, digit in _DIGITS) + counted.count("-")) % 10
    if line[68] != str(total):
        raise InputError(f"{where}: checksum is {line[68]}, the line adds up to {total}")


def _epoch(line1: str, where: str) -> Instant:
    year = int(line1[18:20]) + (1900 if int(line1[18:20]) >= 57 else 2000)
    day, ten_nano_days = int(line1[20:23]), int(line1[24:32])
    length = date(year + 1, 1, 1).toordinal() - date(year, 1, 1).toordinal()
    mjd = mjd_of(f"{year}-{day:03d}")
    if mjd is None:
        raise InputError(
            f"{where}: the epoch's day {line1[20:32].strip()} is none of {year}, which has days 1 to {length}"
        )
    return mjd, ten_nano_days * 864 * 1e-6  # whole microseconds


def _satellite_number(field: str) -> int:
    if field[0] in _ALPHA_5:
        return (_ALPHA_5.index(field[0]) + 10) * 10000 + int(field[1:])
    return int(field)
