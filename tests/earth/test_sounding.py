"""Winds of the user's own: three forms as they come, and each way in which they are damaged."""

import numpy as np
import pytest

from vitok.earth.sounding import read_wind
from vitok.errors import InputError

KNOT = 1852.0 / 3600.0
WYOMING = """\
38341 UAII Dzhambul Observations at 12Z 03 Jun 2018

-----------------------------------------------------------------------------
   PRES   HGHT   TEMP   DWPT   RELH   MIXR   DRCT   SKNT   THTA   THTE   THTV
    hPa     m      C      C      %    g/kg    deg   knot     K      K      K
-----------------------------------------------------------------------------
 1000.0     68
  937.0    655   28.4    9.4     31   7.96     90      6  306.9  331.7  308.4
  925.0    769   26.6    8.6     32   7.64    100     10  306.5  330.3  307.9
  850.0   1498   20.4    4.4     35   6.21    180     20  307.5  327.4  308.7
  840.0   1598   19.6    3.9     36   6.07
  700.0   3123    6.6   -5.4     42   3.72    270     24  309.7  322.3  310.4
  700.0   3123    6.6   -5.4     42   3.72    270     24  309.7  322.3  310.4
Station information and sounding indices

                         Station number: 38341
"""
IGRA = """\
#KZM00038341 2018 06 03 12 1104    5 ncdc-nws ncdc-nws  428500   713000
21 -9999  93700B  655B  284A-9999   190    90    30
10 -9999  85000  1498B  204A-9999   160   180   103
20 -9999  80000 -9999   150A-9999   160   200   110
10 -9999  70000  3123B   66A-9999   120   270   123
10 -9999  50000  5800B -115A-9999   120 -9999 -9999
"""
CSV = "altitude_m,east_mps,north_mps\n0, 1.5, -2\n10e3, 20, 5.25\n"


@pytest.fixture
def read(tmp_path):
    def read(text, name="wind.txt"):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_wind.__wrapped__(str(file))

    return read


def test_wyoming(read):
    wind = read(WYOMING)
    assert wind[:, 0] == pytest.approx([655.1, 769.1, 1498.4, 3124.5], abs=0.1)  # geopotential to geometric
    # from the east, from the south, from the west: it blows away from there
    assert wind[0, 1:] == pytest.approx([-6.0 * KNOT, 0.0], abs=1e-12)
    assert wind[2, 1:] == pytest.approx([0.0, 20.0 * KNOT], abs=1e-12)
    assert wind[3, 1:] == pytest.approx([24.0 * KNOT, 0.0], abs=1e-12)


def test_wyoming_in_metres_a_second_and_in_a_page(read):
    page = WYOMING.replace("SKNT", "SPED").replace("knot", " m/s")
    assert read(f"<HTML>\n<PRE>\n{page}</PRE>")[3, 1] == pytest.approx(24.0)


def test_igra(read):
    wind = read(IGRA)
    assert wind[:, 0] == pytest.approx([655.1, 1498.4, 3124.5], abs=0.1)
    assert wind[1, 1:] == pytest.approx([0.0, 10.3], abs=1e-12)
    assert wind[2, 1:] == pytest.approx([12.3, 0.0], abs=1e-12)


def test_csv(read):
    assert np.array_equal(read(CSV), [[0.0, 1.5, -2.0], [10e3, 20.0, 5.25]])
    assert np.array_equal(read(b"\xef\xbb\xbf" + CSV.replace("\n", "\r\n").encode()), read(CSV))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty; it should be a sounding of the University of Wyoming"),
        ("hello\n", "is no wind profile: it should be a sounding of the University of Wyoming"),
        (CSV.replace("20,", "2O,"), "line 3: east_mps = 2O should be a number from -200.0 to 200.0"),
        (CSV.replace("20,", "nan,"), "line 3: east_mps = nan should be a number"),
        (CSV.replace("20,", "900,"), "line 3: east_mps = 900 should be a number from -200.0 to 200.0"),
        (CSV.replace("10e3", "-5"), "line 3: altitude_m should rise from row to row"),
        (CSV.replace(", 5.25", ""), "line 3: it should have altitude_m,east_mps,north_mps, not 2 values"),
        (CSV[:30], "has no level with height, direction and speed"),
        (
            WYOMING.replace("    270     24", "    470     24"),
            "line 12: DRCT = 470 should be a number from 0.0",
        ),
        (WYOMING.replace("   1498 ", "  14.9.8"), "line 10: HGHT = 14.9. should be a number"),
        (WYOMING.replace("SKNT", "SPEE"), "line 4: HGHT, DRCT and SKNT should stand in columns of 7 letters"),
        (WYOMING[: WYOMING.index(" 937.0")], "has no level with height, direction and speed"),
        (IGRA + IGRA, "line 7: one alone should be in the file, here begins another"),
        (IGRA.replace("   180   103", "   18"), "line 3: a level of IGRA should have 51 columns, not 44"),
        (
            IGRA.replace("   180   103", "  1x80   103"),
            "line 3: WDIR = 1x80 should be a number from 0.0 to 360.0",
        ),
        (CSV + "0,0,0\n" * 21_000, "has more than 20000 lines"),
        (b"\xff\xfea\0l\0", "is not a text file in UTF-8 but in UTF-16"),
        (b"0" * 2_000_001, "is longer than 2 MB, the most that is read of a wind profile"),
    ],
)
def test_a_damaged_file_is_one_sentence(read, text, sentence):
    with pytest.raises(InputError) as found:
        read(text)
    assert sentence in str(found.value)
    assert "\n" not in str(found.value)


@pytest.mark.parametrize("text", [WYOMING, IGRA, CSV])
def test_a_file_cut_anywhere_is_read_or_refused(read, text):
    for end in range(0, len(text), 7):
        try:
            assert np.isfinite(read(text[:end])).all()
        except InputError as error:
            assert "\n" not in str(error)
