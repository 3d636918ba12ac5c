"""The four forms of an Orbit Mean-Elements Message, KVN, XML, JSON and CSV, each to fields of text."""

import csv
import io
import json
import re
from typing import Any

from vitok.errors import InputError
from vitok.reading import numbered_lines, short
from vitok.station.markup import Path, walk

Fields = dict[str, str]

# Units that a field may name, in KVN in brackets, in XML as an attribute (CCSDS 502.0-B-3, table 4-3)
_UNITS = {
    "MEAN_MOTION": ("rev/day", "revs/day"),
    "INCLINATION": ("deg",),
    "RA_OF_ASC_NODE": ("deg",),
    "ARG_OF_PERICENTER": ("deg",),
    "MEAN_ANOMALY": ("deg",),
    "BSTAR": ("1/er",),
    "MEAN_MOTION_DOT": ("rev/day**2",),
    "MEAN_MOTION_DDOT": ("rev/day**3",),
    "SEMI_MAJOR_AXIS": ("km",),
}
_KVN = re.compile(r"^\s*(?:CCSDS_OMM_VERS|MEAN_MOTION)\s*=", re.MULTILINE)
_KEY = re.compile(r"[A-Z0-9_]{1,64}")
_WITH_UNIT = re.compile(r"([^\[\]]*)\[([^\[\]]*)\]")
_DEEPEST = 20


def is_omm(text: str) -> bool:
    """Whether a text is an OMM in one of its forms, by its beginning or its keys."""
    return text.lstrip()[:1] in ("<", "[", "{") or "MEAN_MOTION" in text or "CCSDS_OMM_VERS" in text


def messages(text: str, file: str) -> list[Fields]:
    """Fields of each message of a text, by CCSDS's names; InputError if the text is broken."""
    start = text.strip()
    if start.startswith("<"):
        found = _of_xml(start, file)
    elif start.startswith(("[", "{")):
        found = _of_json(start, file)
    elif _KVN.search(start):
        found = _of_kvn(text, file)
    else:
        found = _of_csv(start, file)
    if not found:
        raise InputError(f"{file}: no orbit mean-elements message in it")
    return found


def _of_kvn(text: str, file: str) -> list[Fields]:
    found: list[Fields] = []
    for number, line in numbered_lines(text):
        if line.startswith("COMMENT"):
            continue
        key, equals, value = (part.strip() for part in line.partition("="))
        where = f"{file}, line {number}"
        if not equals or not _KEY.fullmatch(key):
            raise InputError(
                f"{where}: '{short(line)}' should be a key of an OMM, an equals sign and a value"
            )
        if key == "CCSDS_OMM_VERS" or not found:
            found.append({})
        unit = _WITH_UNIT.fullmatch(value) if key in _UNITS else None
        if unit:
            value = unit[1].strip()
            _check_unit(key, unit[2], where)
        _add(found[-1], key, value, where)
    return found


def _of_xml(text: str, file: str) -> list[Fields]:
    found: list[Fields] = []

    def begin(path: Path, units: str | None) -> None:
        if path[-1] == "omm":
            found.append({})
        elif units is not None and path[-1] in _UNITS:
            _check_unit(path[-1], units, f"{file}, message {len(found)}")

    def end(path: Path, value: str) -> None:
        key = path[-1]
        if "omm" in path and _KEY.fullmatch(key) and not key.startswith(("USER_DEFINED", "COMMENT")):
            _add(found[-1], key, value, f"{file}, message {len(found)}")

    walk(text, file, begin, end)
    return found


def _of_json(text: str, file: str) -> list[Fields]:
    where = f"{file} is no complete OMM in JSON"
    try:  # numbers stay text, to be judged like those of the other forms
        document = json.loads(
            text, parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=_unique
        )
    except ValueError as error:
        raise InputError(f"{where}: {short(str(error), 100)}") from error
    except RecursionError as error:
        raise InputError(f"{where}: it is nested deeper than {_DEEPEST} brackets") from error
    rows = document if isinstance(document, list) else [document]
    if not all(isinstance(each, dict) for each in rows):
        raise InputError(f"{file}: an OMM in JSON is an object of fields, or a list of such objects")
    return [
        {
            key: value.strip() if isinstance(value, str) else json.dumps(value)[:100]
            for key, value in row.items()
        }
        for row in ({k: v for k, v in each.items() if v is not None} for each in rows)
    ]


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{short(key)} is given twice in one message")
        found[key] = value
    return found


def _of_csv(text: str, file: str) -> list[Fields]:
    try:
        rows = [row for row in csv.reader(io.StringIO(text), strict=True) if any(map(str.strip, row))]
    except csv.Error as error:
        raise InputError(f"{file} is no complete OMM in CSV: {error}") from error
    header = [key.strip() for key in rows[0]]
    while header and not header[-1]:
        header.pop()
    if "NORAD_CAT_ID" not in header or len(set(header)) < len(header):
        raise InputError(
            f"{file}, line 1: the first line of an OMM in CSV should name its columns, each once, "
            f"NORAD_CAT_ID among them"
        )
    return [_csv_fields(header, row, f"{file}, message {n}") for n, row in enumerate(rows[1:], 1)]


def _csv_fields(header: list[str], row: list[str], where: str) -> Fields:
    """Fields of a row: blank ones too many at its end are dropped, others are commas in the object's name."""
    cells = [cell.strip() for cell in row]
    while len(cells) > len(header) and not cells[-1]:
        cells.pop()
    more = len(cells) - len(header)
    if more > 0 and "OBJECT_NAME" in header and "COMMENT" not in header:
        k = header.index("OBJECT_NAME")
        cells[k : k + more + 1] = [", ".join(cells[k : k + more + 1])]
        more = 0
    if more:
        raise InputError(f"{where}: {len(row)} values for the {len(header)} columns of line 1")
    return {key: cell for key, cell in zip(header, cells, strict=True) if cell}


def _add(fields: Fields, key: str, value: str, where: str) -> None:
    if key in fields:
        raise InputError(f"{where}: {key} is given twice, {short(fields[key])} and {short(value)}")
    fields[key] = value


def _check_unit(key: str, unit: str, where: str) -> None:
    if unit.strip().lower() not in _UNITS[key]:
        raise InputError(f"{where}: {key} is in '{short(unit)}'; it should be in {_UNITS[key][0]}")
