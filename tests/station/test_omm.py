"""Orbit mean-elements messages in all their forms against the two lines that say the same."""

import csv
import io
import json

import numpy as np
import pytest
from sgp4.exporter import export_omm

from vitok.earth.frames import rotation
from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.station.element_set import gcrf_states
from vitok.station.element_sets import read_element_sets

ISS = """ISS (ZARYA)
1 25544U 98067A   17343.27310274  .00004170  00000-0  70208-4 0  9997
2 25544  51.6420 245.4915 0003135 211.8338 242.8677 15.54121086 88980
"""
EPOCH = Epoch.from_utc("2017-12-09T00:00:00Z")
LINES = read_element_sets(ISS, "iss.tle")[0]
FIELDS = {key: str(value) for key, value in export_omm(LINES.satellite, LINES.name).items()}


def as_kvn(fields):
    return "CCSDS_OMM_VERS = 2.0\nCOMMENT made here\n" + "".join(f"{k} = {v}\n" for k, v in fields.items())


def as_xml(fields):
    parts = {
        "metadata": list(fields)[:6],
        "meanElements": list(fields)[6:13],
        "tleParameters": list(fields)[13:],
    }
    texts = {part: "".join(f"<{k}>{fields[k]}</{k}>" for k in own) for part, own in parts.items()}
    data = f"<meanElements>{texts['meanElements']}</meanElements>"
    data += f"<tleParameters>{texts['tleParameters']}</tleParameters>"
    segment = f"<segment><metadata>{texts['metadata']}</metadata><data>{data}</data></segment>"
    return f'<?xml version="1.0"?><ndm><omm><body>{segment}</body></omm></ndm>'


def as_csv(fields):
    text = io.StringIO()
    writer = csv.DictWriter(text, fields)
    writer.writeheader()
    writer.writerow(fields)
    return text.getvalue()


@pytest.mark.parametrize("form", [as_kvn, as_xml, as_csv, json.dumps, lambda fields: json.dumps([fields])])
def test_each_form_flies_like_the_two_lines(form):
    (found,) = read_element_sets(form(FIELDS), "iss.omm")
    assert (found.name, found.number, found.set_number) == ("ISS (ZARYA)", 25544, 999)
    table, t_s = rotation(EPOCH, 0.0, 86400.0), np.array([0.0, 40000.0, 86400.0])
    ours, theirs = (gcrf_states(each, EPOCH, t_s, table) for each in (found, LINES))
    np.testing.assert_allclose(ours, theirs, atol=1.0)  # the lines round the epoch to 0.9 ms


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("INCLINATION", "251.6", "message 1: INCLINATION = 251.6 should be a number from 0.0 to 180.0"),
        ("ECCENTRICITY", "none", "ECCENTRICITY = none should be a number from 0.0 to 0.999"),
        ("MEAN_ELEMENT_THEORY", "DSST", "MEAN_ELEMENT_THEORY = DSST should be SGP4"),
        ("REF_FRAME", "ITRF", "REF_FRAME = ITRF should be TEME"),
        ("EPOCH", "yesterday", "EPOCH = yesterday should be an instant such as 2017-12-09T06:33:16.077"),
        ("BSTAR", None, "message 1: BSTAR is missing"),
        ("INCLINTION", "51.6", "INCLINTION is no key of an OMM: did you mean INCLINATION"),
    ],
)
def test_what_is_wrong_is_named(key, value, message):
    fields = {k: v for k, v in FIELDS.items() if k != key and (key != "INCLINTION" or k != "INCLINATION")}
    if value is not None:
        fields[key] = value
    with pytest.raises(InputError, match=message):
        read_element_sets(as_kvn(fields), "iss.omm")


@pytest.mark.parametrize("text", ["<ndm><omm>", '[{"MEAN_MOTION": 15.5', "[]", "<ndm></ndm>"])
def test_a_broken_message_is_one_sentence(text):
    with pytest.raises(InputError, match=r"^iss.xml") as found:
        read_element_sets(text, "iss.xml")
    assert "\n" not in str(found.value)
