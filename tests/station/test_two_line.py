"""Element sets of two lines: whatever people keep them in, and every column that can be wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.station.messages import TWO_LINES, changed

from vitok.errors import InputError
from vitok.station.element_sets import read_element_sets

NAME, ONE, TWO = TWO_LINES.splitlines()
BULLETIN = f"""SB KEPS @ AMSAT  $ORBS-335.N
2LINE KEPLERIAN ELEMENTS FOR AMATEUR SATELLITES

HR AMSAT ORBITAL ELEMENTS FOR AMATEUR SATELLITES IN NASA FORMAT
FROM W5XYZ TEXAS May 31, 2018
BID: $ORBS-150.N

DECODE 2-LINE ELSETS WITH THE FOLLOWING KEY:
1 AAAAAU 00  0  0 BBBBB.BBBBBBBB  .CCCCCCCC  00000-0  00000-0 0  DDDZ
2 AAAAA EEE.EEEE FFF.FFFF GGGGGGG HHH.HHHH III.IIII JJ.JJJJJJJJKKKKKZ
KEY: A-CATALOGNUM B-EPOCHTIME C-DECAY D-ELSETNUM E-INCLINATION F-RAAN
G-ECCENTRICITY H-ARGPERIGEE I-MNANOM J-MNMOTION K-ORBITNUM Z-CHECKSUM

TO ALL RADIO AMATEURS BT

{NAME}
{ONE}
{TWO}

/EX
"""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (TWO_LINES, NAME),
        ("\ufeff" + TWO_LINES, NAME),
        (f"{ONE}\n{TWO}", ""),
        (TWO_LINES.replace("\n", "\r\n"), NAME),
        (TWO_LINES.replace("\n", "\n\n"), NAME),
        (f"0 {TWO_LINES}", NAME),
        (f"    {NAME}\n    {ONE}\n\t{TWO}   \n", NAME),
        (BULLETIN, NAME),
        (TWO_LINES.replace("67A   18", "67A\xa0\xa0\xa018"), NAME),
    ],
)
def test_all_of_these_are_the_same_set(text, name):
    (found,) = read_element_sets(text, "iss.tle")
    assert (found.name, found.number, found.set_number) == (name, 25544, 999)
    assert f"{found.epoch_utc:%Y-%m-%dT%H:%M:%S.%f}" == "2018-05-30T22:06:37.918944"
    assert found.satellite.bstar == pytest.approx(2.5793e-5)
    assert found.text == f"{ONE}\n{TWO}\n"


@pytest.mark.parametrize(
    ("field", "number"), [("    5", 5), ("00005", 5), ("A0000", 100000), ("J2931", 182931), ("Z9999", 339999)]
)
def test_numbers_reach_beyond_five_digits(field, number):
    (found,) = read_element_sets(changed(3, 7, field, 2, changed(3, 7, field)), "one.tle")
    assert found.number == number


@pytest.mark.parametrize(
    ("first", "last", "value", "bstar"),
    [(54, 61, "-11606-4", -1.1606e-5), (54, 61, " 00000+0", 0.0), (54, 61, "+11606-4", 1.1606e-5)],
)
def test_drag_may_be_zero_or_negative(first, last, value, bstar):
    (found,) = read_element_sets(changed(first, last, value), "one.tle")
    assert found.satellite.bstar == pytest.approx(bstar)


@pytest.mark.parametrize(
    ("first", "last", "value", "sentence"),
    [
        (54, 61, " 99999+9", "line 2: the B\\*, 99999\\+9, should be a number from -1 to 1"),
        (
            45,
            52,
            "-10000+2",
            "line 2: the second derivative of the mean motion, -10000\\+2, should be a number",
        ),
        (3, 7, "00000", "line 2: satellite number 0 should be from 1 on"),
    ],
)
def test_a_column_may_hold_more_than_can_be(first, last, value, sentence):
    text = changed(3, 7, value, 2) if first == 3 else TWO_LINES
    with pytest.raises(InputError, match=sentence):
        read_element_sets(changed(first, last, value, text=text), "one.tle")


@pytest.mark.parametrize(
    ("epoch", "utc"),
    [
        ("16366.50000000", "2016-12-31T12:00:00"),
        ("57001.00000000", "1957-01-01T00:00:00"),
        ("56  1.25000000", "2056-01-01T06:00:00"),
    ],
)
def test_days_are_those_of_their_year(epoch, utc):
    (found,) = read_element_sets(changed(19, 32, epoch), "one.tle")
    assert f"{found.epoch_utc:%Y-%m-%dT%H:%M:%S}" == utc


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (changed(3, 7, "I5544"), "line 2: satellite number in columns 3 to 7, 'I5544', should be like 25544"),
        (changed(3, 7, "O5544"), "satellite number"),
        (changed(3, 7, "a5544"), "satellite number"),
        (changed(3, 7, "     "), "satellite number"),
        (changed(3, 7, "A5544"), "line 3: satellite number 25544 differs from A5544"),
        (changed(2, 2, "x", 2), "line 2 of an|line 1 of an element set without its line 2"),
        (changed(8, 8, "7"), "classification in column 8, '7', should be like U, C or S"),
        (changed(10, 17, "9806 A  "), "international designator"),
        (changed(19, 20, " 8"), "year of the epoch"),
        (changed(21, 32, "nan         "), "day of the epoch in columns 21 to 32, 'nan"),
        (changed(21, 32, "366.00000000"), "the epoch's day 366.00000000 is none of 2018, .* days 1 to 365"),
        (changed(19, 32, "16367.00000000"), "is none of 2016, which has days 1 to 366"),
        (changed(21, 32, "000.50000000"), "the epoch's day 000.50000000 is none"),
        (changed(21, 32, "405.83273452"), "the epoch's day 405.83273452 is none"),
        (changed(54, 61, " nannan "), r"B\* in columns 54 to 61"),
        (changed(54, 61, " 2579.-4"), r"B\* in columns 54 to 61"),
        (changed(63, 63, "4"), "ephemeris type 4 is SGP4-XP, which needs its own theory"),
        (changed(63, 63, "2"), "ephemeris type 2 should be 0"),
        (changed(65, 68, "9²99"), "number of the set"),
        (changed(65, 68, "٩٩٩٩"), "number of the set"),
        (changed(9, 16, " 5l.6391", 2), "line 3: inclination in columns 9 to 16, ' 5l.6391', should be like"),
        (changed(9, 16, "999.9999", 2), "the inclination, 999.9999, should be a number from 0 to 180"),
        (changed(18, 25, "360.0001", 2), "the right ascension of the node, 360.0001, .* from 0 to 360"),
        (changed(27, 33, "ABCDEFG", 2), "eccentricity in columns 27 to 33"),
        (changed(27, 33, "4003970", 2), "put the perigee at -2[0-9]{3} km; it should lie above 80 km"),
        (changed(53, 63, "00.00000000", 2), "mean motion should be above 0"),
        (changed(53, 63, "21.54111493", 2), "the mean motion, 21.54111493, should be a number from 0 to 20"),
        (changed(53, 63, "17.54111493", 2), "put the perigee at"),
        (TWO_LINES.replace("115839", "115838"), "line 3: checksum is 8, the line adds up to 9"),
        (TWO_LINES.replace(" 51.6391", "51.6391"), "line 3: 68 characters; a line of an element set has 69"),
        (TWO_LINES.replace("115839", "115839 0.0"), "line 3: 73 characters"),
        (f"{TWO}\n{ONE}\n", "line 1: line 2 of an element set without its line 1"),
        (f"{ONE}\n{ONE}\n{TWO}\n", "line 1: line 1 of an element set without its line 2"),
        (BULLETIN.replace(ONE, "").replace(TWO, ""), "no element set in it"),
    ],
)
def test_each_wrong_column_is_named(text, sentence):
    with pytest.raises(InputError, match=sentence) as found:
        read_element_sets(text, "iss.tle")
    assert str(found.value).startswith("iss.tle") and "\n" not in str(found.value)


def test_sets_of_a_file_keep_their_names_and_come_in_order_of_epoch():
    later = changed(21, 32, "151.00000000")
    found = read_element_sets(
        later + changed(3, 7, "00005", 2, changed(3, 7, "00005")) + ONE + "\n" + TWO, "x"
    )
    assert [(each.name, each.number) for each in found] == [(NAME, 5), ("", 25544), (NAME, 25544)]


@given(st.sampled_from([k for k in range(1, 70)]), st.sampled_from("0123456789"), st.sampled_from([1, 2]))
def test_another_digit_anywhere_is_found(column, digit, line):
    """The checksum catches each single digit that is another: none passes as another orbit."""
    rows = TWO_LINES.splitlines()
    before = rows[line][column - 1]
    rows[line] = rows[line][: column - 1] + digit + rows[line][column:]
    if before in (digit, " ") or (before, digit) == ("-", "1"):
        return
    with pytest.raises(InputError):
        read_element_sets("\n".join(rows), "iss.tle")
