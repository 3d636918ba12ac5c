"""What real services write: all these messages are one element set, and what looks like one is refused."""

import json
from datetime import UTC, datetime

import pytest
from tests.station.messages import FIELDS, omm_csv, omm_json, omm_kvn, omm_xml

from vitok.errors import InputError
from vitok.station.element_sets import read_element_sets

SPACE_TRACK = {"TLE_LINE0": "0 ISS", "TLE_LINE1": "1 ..", "DECAY_DATE": None, "SEMIMAJOR_AXIS": "6781.5"}
NUMBERS = {key: float(FIELDS[key]) for key in list(FIELDS)[7:13]} | {"NORAD_CAT_ID": 25544}
WITH_UNITS = (
    omm_kvn(FIELDS).replace("15.54111493", "15.54111493 [rev/day]").replace("51.6391", "51.6391 [deg]")
)
HEADER, ROW = omm_csv(FIELDS).split()[0], omm_csv(FIELDS).splitlines()[1]


def omm(**new):
    return omm_kvn(FIELDS | new)


@pytest.mark.parametrize(
    "text",
    [
        omm_kvn(FIELDS),
        "\ufeff" + omm_kvn(FIELDS).replace("\n", "\r\n"),
        omm_xml(FIELDS),
        omm_xml(FIELDS).replace("<", "<ndm:").replace("<ndm:/", "</ndm:").replace("<ndm:?", "<?"),
        omm_csv(FIELDS),
        omm_json(FIELDS),
        json.dumps(FIELDS | NUMBERS),
        json.dumps([FIELDS | SPACE_TRACK | {"EPOCH": "2018-05-30 22:06:37", "EPOCH_MICROSECONDS": "918944"}]),
        omm(MEAN_ELEMENT_THEORY="SGP/SGP4"),
        omm(EPOCH="2018-150T22:06:37.918944"),
        omm(EPOCH="2018-05-30T22:06:37.918944Z"),
        omm(EPOCH="2018-05-31T06:06:37.918944+08:00"),
        omm(EPOCH="2018-05-30T16:36:37.918944-0530"),
        omm(CLASSIFICATION_TYPE="", USER_DEFINED_COLOUR="white"),
        WITH_UNITS,
        omm_xml(FIELDS).replace("<INCLINATION>", '<INCLINATION units="deg">'),
        HEADER + "\n" + ROW + ",\n",
        HEADER + ",\n" + ROW.replace("ISS (ZARYA)", "ISS, (ZARYA)") + "\n",
        HEADER + "\n" + ROW.replace("ISS (ZARYA)", '"ISS, (ZARYA)"') + "\n\n",
    ],
)
def test_all_of_these_are_the_same_set(text):
    (found,) = read_element_sets(text, "iss.omm")
    assert (found.number, found.set_number) == (25544, 999)
    assert found.name.replace(",", "") == "ISS (ZARYA)"
    assert found.epoch_utc == datetime(2018, 5, 30, 22, 6, 37, 918944, tzinfo=UTC)
    assert found.satellite.bstar == 2.5793e-05
    (again,) = read_element_sets(found.text, "again")
    assert again == found and again.satellite.sgp4_tsince(99.0) == found.satellite.sgp4_tsince(99.0)


def test_numbers_may_have_nine_digits():
    (found,) = read_element_sets(omm(NORAD_CAT_ID="799500001"), "one.omm")
    assert found.number == 799500001


def test_several_messages_in_one_file():
    later = FIELDS | {"EPOCH": "2018-06-01T00:00:00"}
    for text in (omm_kvn(later) + omm_kvn(FIELDS), json.dumps([later, FIELDS]), omm_csv(later) + ROW):
        assert [each.epoch_utc.day for each in read_element_sets(text, "two.omm")] == [30, 1]
    both = omm_xml(later).replace("</omm>", "</omm>" + omm_xml(FIELDS).split('"urn:x">')[1][: -len("</ndm>")])
    assert len(read_element_sets(both, "two.xml")) == 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (omm(EPHEMERIS_TYPE="4"), "EPHEMERIS_TYPE = 4 is SGP4-XP, which needs its own theory"),
        (omm(MEAN_ELEMENT_THEORY="SGP4-XP"), "MEAN_ELEMENT_THEORY = SGP4-XP is SGP4-XP"),
        (omm(EPHEMERIS_TYPE="2"), "EPHEMERIS_TYPE = 2 should be 0"),
        (omm(MEAN_MOTION="0"), "MEAN_MOTION = 0 should be above 0"),
        (omm(MEAN_MOTION="1_5.5"), "MEAN_MOTION = 1_5.5 should be a number from 0.0 to 20.0"),
        (omm(MEAN_MOTION="١٥"), "MEAN_MOTION = "),
        (omm(ECCENTRICITY="inf"), "ECCENTRICITY = inf should be a number"),
        (omm(ECCENTRICITY="0.1"), "put the perigee at -[0-9]+ km; it should lie above 80 km"),
        (omm(MEAN_MOTION="18.5"), "put the perigee at"),
        (omm(BSTAR="7"), "BSTAR = 7 should be a number from -1.0 to 1.0"),
        (omm(NORAD_CAT_ID="25544.0"), "NORAD_CAT_ID = 25544.0 should be a whole number from 1 to 999999999"),
        (omm(REV_AT_EPOCH="1" + 23 * "0"), "REV_AT_EPOCH = 1000.* should be a whole number"),
        (omm(EPOCH="2018-13-30T22:06:37"), "EPOCH = 2018-13-30T22:06:37 should be an instant such as"),
        (omm(EPOCH="2018-05-30T22:06:60"), "EPOCH = "),
        (omm(EPOCH="2018-367T00:00:00"), "EPOCH = "),
        (omm(EPOCH="2018-05-30T22:06:37+25:00"), "EPOCH = "),
        (omm(EPOCH="3018-05-30T22:06:37"), "EPOCH = "),
        (omm(REF_FRAME="EME2000"), "REF_FRAME = EME2000 should be TEME"),
        (omm(INCLINATION=""), "INCLINATION is missing"),
        (omm() + "INCLINATION = 50\n", "INCLINATION is given twice, 51.6391 and 50"),
        (omm() + "what is this\n", "line 24: 'what is this' should be a key of an OMM"),
        (WITH_UNITS.replace("[deg]", "[rad]"), "INCLINATION is in 'rad'; it should be in deg"),
        (json.dumps(FIELDS | {"INCLINATION": [51]}), "INCLINATION = "),
        (json.dumps(FIELDS | {"INCLINATION": True}), "INCLINATION = true should be a number"),
        (json.dumps(FIELDS).replace('"51.6391"', "NaN"), "INCLINATION = NaN should be a number"),
        (json.dumps(FIELDS).replace('"51.6391"', "9" * 5000), "INCLINATION = 999.* should be a number"),
        (
            json.dumps(FIELDS).replace("{", '{"EPOCH": "x", ', 1),
            "iss.omm is no complete OMM in JSON: EPOCH is given twice",
        ),
        ("[" * 100000, "nested deeper"),
        ('{"a":' * 100000, "nested deeper"),
        ("[1, 2]", "is an object of fields"),
        (HEADER + "\n" + ROW.replace(",U,", ","), "20 values for the 21 columns of line 1"),
        (HEADER.replace("OBJECT_NAME", "NAME") + "\n" + ROW + ",x", "22 values for the 21 columns"),
        (ROW + "\n" + HEADER, "line 1: the first line of an OMM in CSV should name its columns"),
        (HEADER + '\n"' + ROW, "no complete OMM in CSV"),
        ('<!DOCTYPE x [<!ENTITY a "b">]>' + omm_xml(FIELDS)[21:], "declares no document type"),
        (omm_xml(FIELDS)[:-20], "no complete message in XML"),
        ("<ndm>" + 50 * "<a>" + 50 * "</a>" + "</ndm>", "elements stand in each other more than 20 deep"),
        ("<ndm/>", "no orbit mean-elements message in it"),
    ],
)
def test_what_is_wrong_is_named(text, sentence):
    with pytest.raises(InputError, match=sentence) as found:
        read_element_sets(text, "iss.omm")
    assert "\n" not in str(found.value) and len(str(found.value)) < 300
