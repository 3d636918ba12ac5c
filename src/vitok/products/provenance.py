"""What a flight rests on, in words: the station's orbit and the air about arrival and departure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from vitok.products.words import figure, instant

Row = tuple[str, str]


def provenance(data_spans: Mapping[str, Any]) -> list[Row]:
    """Names and values of ``data_spans`` of a flight's document, as people read them."""
    rows = []
    for name, span in data_spans.items():
        if name == "space_weather":
            rows += [_air(each) for each in span]
        else:
            rows += [(f"station's orbit at {name}: {what}", told) for what, told in _orbit(span)]
    return rows


def _orbit(span: Mapping[str, Any]) -> list[Row]:
    rows = [("element sets", _sets(span["element_sets_utc"]))]
    if span["rejected_sets_utc"]:
        rows.append(("sets left out", _sets(span["rejected_sets_utc"])))
    if span.get("ephemeris"):
        made = span.get("ephemeris_created_utc")
        rows.append(
            ("ephemeris", f"{span['ephemeris']}, made {instant(made)}" if made else span["ephemeris"])
        )
    if len(span["element_sets_utc"]) > 1:
        rows.append(("fit residual (root mean square)", f"{figure(span['rms_m'])} m"))
    rows.append(("drag area", f"{_spread(span['cd_area_m2'], span['cd_area_sigma_m2'])} m²"))
    rows += [
        (
            "burn",
            f"{_spread(each['delta_v_mps'], each['sigma_mps'])} m/s, {instant(each['utc'])[:19]} UTC",
        )
        for each in span["burns"]
    ]
    return rows + [("warning", each) for each in span["warnings"]]


def _sets(utc: Sequence[str]) -> str:
    """How many, and their first and last instants to the minute."""
    ends = [instant(each)[:16] for each in (utc[:1] if len(utc) < 2 else (utc[0], utc[-1]))]
    return ", ".join([str(len(utc)), *([" – ".join(ends) + " UTC"] if ends else [])])


def _air(row: Mapping[str, Any]) -> Row:
    fluxes = [_spread(row[f"{key}_sfu"], row[f"{key}_sigma_sfu"]) for key in ("f107", "f107_average")]
    span = f"{instant(row['from_utc'])[:16]} – {instant(row['to_utc'])[:16]}"
    told = f"F10.7 {fluxes[0]} sfu, 81-day mean {fluxes[1]} sfu, Ap {_spread(row['ap'], row['ap_sigma'])}"
    return f"space weather {span} UTC: {row['source']}", told


def _spread(value: float, sigma: float) -> str:
    return f"{figure(value)} ± {figure(sigma)}" if sigma else figure(value)
