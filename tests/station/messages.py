"""Orbit messages written for tests: the station's element set of 30 May 2018, and a flown orbit as an OEM."""

import csv
import io
import json
from xml.sax.saxutils import escape

TWO_LINES = """ISS (ZARYA)
1 25544U 98067A   18150.92127221  .00001226  00000-0  25793-4 0  9992
2 25544  51.6391 104.7815 0003970 137.3663 325.3733 15.54111493115839
"""
FIELDS = {
    "OBJECT_NAME": "ISS (ZARYA)",
    "OBJECT_ID": "1998-067A",
    "CENTER_NAME": "EARTH",
    "REF_FRAME": "TEME",
    "TIME_SYSTEM": "UTC",
    "MEAN_ELEMENT_THEORY": "SGP4",
    "EPOCH": "2018-05-30T22:06:37.918944",
    "MEAN_MOTION": "15.54111493",
    "ECCENTRICITY": "0.000397",
    "INCLINATION": "51.6391",
    "RA_OF_ASC_NODE": "104.7815",
    "ARG_OF_PERICENTER": "137.3663",
    "MEAN_ANOMALY": "325.3733",
    "EPHEMERIS_TYPE": "0",
    "CLASSIFICATION_TYPE": "U",
    "NORAD_CAT_ID": "25544",
    "ELEMENT_SET_NO": "999",
    "REV_AT_EPOCH": "11583",
    "BSTAR": "2.5793e-05",
    "MEAN_MOTION_DOT": "1.226e-05",
    "MEAN_MOTION_DDOT": "0",
}
STATE_KEYS = ("EPOCH", "X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT")


def omm_kvn(fields):
    return "CCSDS_OMM_VERS = 2.0\nCOMMENT made here\n" + "".join(f"{k} = {v}\n" for k, v in fields.items())


def omm_xml(fields):
    names = list(fields)
    texts = ["".join(f"<{k}>{escape(fields[k])}</{k}>" for k in part) for part in (names[:6], names[6:])]
    data = f"<data><meanElements>{texts[1]}</meanElements></data>"
    segment = f"<segment><metadata>{texts[0]}</metadata>{data}</segment>"
    return f'<?xml version="1.0"?><ndm xmlns="urn:x"><omm version="2.0"><body>{segment}</body></omm></ndm>'


def omm_csv(fields):
    text = io.StringIO()
    writer = csv.DictWriter(text, fields)
    writer.writeheader()
    writer.writerow(fields)
    return text.getvalue()


def omm_json(fields):
    return json.dumps([fields])


def checksum(line):
    """The line with its last digit set right."""
    return line[:68] + str(sum(int(c) if c in "0123456789" else c == "-" for c in line[:68]) % 10)


def changed(first, last, value, line=1, text=TWO_LINES):
    """The two lines with columns ``first`` to ``last`` replaced, the checksum right again."""
    rows = text.splitlines()
    rows[line] = checksum(rows[line][: first - 1] + value + rows[line][last:])
    return "\n".join(rows) + "\n"


def oem_rows(flown, clock, t_s):
    """Rows of an OEM of a trajectory at ``t_s``, times written by ``clock``."""
    return [f"{clock(t)} " + " ".join(f"{x / 1e3:.9f}" for x in flown(t)[:6]) for t in t_s]


def oem_kvn(rows, comments=(), **meta):
    keys = {"OBJECT_NAME": "ISS", "OBJECT_ID": "1998-067-A", "CENTER_NAME": "EARTH", "REF_FRAME": "GCRF"}
    keys |= {"TIME_SYSTEM": "UTC", **meta}
    lines = [
        "CCSDS_OEM_VERS = 2.0",
        "CREATION_DATE = 2023-047T00:51:05.746Z",
        "ORIGINATOR = JSC",
        "META_START",
    ]
    lines += [f"{key} = {value}" for key, value in keys.items()]
    return "\n".join([*lines, "META_STOP", *(f"COMMENT {each}" for each in comments), *rows]) + "\n"


def oem_xml(rows, comments=(), units=("km", "km/s"), **meta):
    """As NASA publishes it: no namespace, units beside each value, comments among the states."""
    keys = {"OBJECT_NAME": "ISS", "OBJECT_ID": "1998-067-A", "CENTER_NAME": "EARTH", "REF_FRAME": "GCRF"}
    keys |= {"TIME_SYSTEM": "UTC", **meta}
    states = []
    for row in rows:
        values = dict(zip(STATE_KEYS, row.split(), strict=True))
        parts = [f"<EPOCH>{values.pop('EPOCH')}</EPOCH>"]
        parts += [f'<{k} units="{units["DOT" in k]}">{v}</{k}>' for k, v in values.items()]
        states.append(f"<stateVector>{''.join(parts)}</stateVector>")
    data = "".join(f"<COMMENT>{escape(each)}</COMMENT>" for each in comments) + "\n".join(states)
    metadata = "".join(f"<{k}>{v}</{k}>" for k, v in keys.items())
    header = (
        "<header><CREATION_DATE>2023-047T00:51:05.746Z</CREATION_DATE><ORIGINATOR>JSC</ORIGINATOR></header>"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<ndm><oem id="CCSDS_OEM_VERS" version="2.0">'
        f"{header}<body><segment><metadata>{metadata}</metadata><data>{data}</data></segment></body></oem></ndm>"
    )
