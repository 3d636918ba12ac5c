"""The tables of a report that no phase has to itself: timeline, loads, burns, a campaign's findings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from vitok.earth.time import parse_utc
from vitok.products.words import began, clock, event_title, figure, instant, recorded, told_as, with_unit
from vitok.shown import when

if TYPE_CHECKING:
    from vitok.campaigns.findings import Findings
    from vitok.flight import Flight
    from vitok.mission.place import Place

Row = dict[str, str]
# Columns of an event's row; all other keys are details.
_COLUMNS = (
    "name",
    "utc",
    "t_s",
    "altitude_km",
    "speed_mps",
    "ground_speed_mps",
    "latitude_deg",
    "longitude_deg",
    "mass_kg",
    "burn",
    "what",
)
# Loads by the key that an event tells them under: name, unit, and how many of the key's are one of it.
_LOADS = {
    "load_g": ("load", "g", 1.0),
    "greatest_load_g": ("greatest load", "g", 1.0),
    "touchdown_load_g": ("load at touchdown", "g", 1.0),
    "touchdown_speed_mps": ("speed at touchdown", "m/s", 1.0),
    "greatest_axial_n": ("load along the probe", "kN", 1e3),
    "heat_flux_wpm2": ("heat flux at the nose", "kW/m²", 1e3),
    "stagnation_heat_flux_wpm2": ("heat flux at the nose", "kW/m²", 1e3),
}
# Of what is dropped, the timeline tells how much and where it comes down; the heat stands under the loads.
_DROPPED = ("mass_dropped_kg", "impact_downrange_km", "impact_after_s")
_CHANNELS = {
    "dynamic_pressure_pa": ("greatest dynamic pressure", "kPa", 1e3),
    "load_g": ("greatest load", "g", 1.0),
}


def timeline(flight: Flight, document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The events with their instants in UTC, on the clock of site or zone, and since lift-off."""
    ascent, descent = (flight.arcs.get(name) for name in ("ascent", "descent"))
    told, first = [], began(flight)
    for row in document["events"]:
        shown, difference = recorded(row, flight.evidence)
        known, t_s = "after_utc" not in row, flight.epoch.t_s(row["utc"])
        place: Place | None = None
        if ascent is not None and t_s <= ascent.t_s[-1] + 1.0:
            place = flight.cast.site
        elif descent is not None and t_s >= descent.t_s[0] - 1.0:
            place = flight.cast.zone
        since_s = row["t_s"] if row["t_s"] is not None or first is None else t_s - first.t_s
        told.append(
            row
            | {
                "title": event_title(row["name"]),
                "burn": row.get("burn", row.get("what", "")),
                "when": when(instant(row["utc"]), row),
                "local": local(row["utc"], place) if known else "",
                "known": known,
                "clock": clock(since_s) if known and since_s is not None else "",
                "details": _details(row),
                "recorded": shown,
                "difference_s": difference,
            }
        )
    return told


def _details(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Names and values of what an event tells besides the columns, no more than a table has room for."""
    if "light_pieces_latitude_deg" in row:
        return [(f"{end} pieces", _place(row, f"{end}_pieces")) for end in ("light", "heavy")]
    keys = _DROPPED if "impact_downrange_km" in row else [key for key in row if key not in _COLUMNS]
    return [told_as(key, row[key]) for key in keys if key in row]


def _place(row: Mapping[str, Any], of: str) -> str:
    """Latitude and longitude with the letters of their halves of the Earth."""
    latitude, longitude = row[f"{of}_latitude_deg"], row[f"{of}_longitude_deg"]
    north, east = "N" if latitude >= 0.0 else "S", "E" if longitude >= 0.0 else "W"
    return f"{abs(latitude):.1f}° {north} {abs(longitude):.1f}° {east}"


def local(utc: str, place: Place | None) -> str:
    """An instant on the clock of a place; "" where it has none."""
    hours = None if place is None else place.utc_h(utc[:10])
    if hours is None:
        return ""
    there = parse_utc(utc)
    here = there + timedelta(hours=hours)
    day = "" if here.date() == there.date() else f"{here:%m-%d} "
    return f"{day}{here:%H:%M:%S} ({hours:+g} h)"


def loads(flight: Flight, document: Mapping[str, Any]) -> list[Row]:
    """The loads that events tell, and the greatest of the ascent."""
    rows = []
    if "ascent" in flight.arcs:
        arc = flight.arcs["ascent"]
        for key, (name, unit, one) in _CHANNELS.items():
            if key in arc.channels:
                at = int(arc.channels[key].argmax())
                value = with_unit(float(arc.channels[key][at]) / one, unit)
                rows.append(
                    {
                        "event": "ascent",
                        "load": name,
                        "value": value,
                        "at, UTC": instant(flight.epoch.utc(float(arc.t_s[at])))[:19],
                    }
                )
    for event in document["events"]:
        rows += [
            {
                "event": event_title(event["name"]),
                "load": name,
                "value": with_unit(event[key] / one, unit),
                "at, UTC": instant(event["utc"])[:19],
            }
            for key, (name, unit, one) in _LOADS.items()
            if key in event
        ]
    return rows


def burns(flight: Flight, document: Mapping[str, Any]) -> list[Row]:
    """All burns as they were done."""
    first = began(flight)
    since, begin_s = ("lift-off", 0.0) if first is None else (event_title(first.name), first.t_s)
    return [
        {
            "burn": burn["name"],
            "phase": burn["arc"],
            "start, UTC": instant(burn["start_utc"])[:19],
            f"since {since}": clock(flight.epoch.t_s(burn["start_utc"]) - begin_s),
            "duration, s": f"{burn['duration_s']:.1f}",
            "delta v, m/s": f"{burn['delta_v_mps']:.2f}",
            "propellant, kg": f"{burn['propellant_kg']:.1f}",
        }
        for burn in document["burns"]
    ]


def masses(document: Mapping[str, Any]) -> list[Row]:
    """Masses at the ends of phases, and what changes them at one stroke."""
    rows = [
        {"mass": name.replace("_", " "), "UTC": "", "kg": f"{mass_kg:,.0f}"}
        for name, mass_kg in document["masses_kg"].items()
    ]
    return rows + [
        {
            "mass": event_title(jump["name"]),
            "UTC": instant(jump["utc"])[:19],
            "kg": f"{jump['mass_kg']:+,.0f}",
        }
        for arc in document["arcs"]
        for jump in arc["jumps"]
        if jump["mass_kg"]
    ]


def cut_offs(document: Mapping[str, Any]) -> list[Row]:
    """What to do if the engine stops during the deorbit burn."""
    return [
        {
            "stops after": f"{100.0 * row['share_of_burn']:.0f} %",
            "perigee, km": figure(row["perigee_km"]),
            "delta v left, m/s": figure(row["delta_v_left_mps"]),
            "on thrusters, min": figure(row["thrusters_s"] / 60.0),
            "then from the aim, km": figure(row["aim_miss_km"]),
            "what is done": row["action"],
        }
        for row in document["plan"].get("descent", {}).get("early_cut_offs", [])
    ]


def campaign_rows(found: Findings) -> list[Row]:
    """Statistics of a campaign's quantities as people read them."""
    from vitok.products.campaign_words import column_title, unit_of

    return [
        {
            "quantity": column_title(name),
            "planned": with_unit(found.planned.get(name), unit_of(name)),
            "mean": with_unit(each.mean.value, unit_of(name)),
            "sigma": with_unit(each.sigma.value, unit_of(name)),
            "least": with_unit(each.least, unit_of(name)),
            "greatest": with_unit(each.greatest, unit_of(name)),
        }
        for name, each in found.statistics.items()
    ]
