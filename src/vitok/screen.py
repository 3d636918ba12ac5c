"""What a terminal shows: progress by phase on standard error, tables on standard output."""

from __future__ import annotations

import json
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from rich.console import Console
from rich.markup import escape
from rich.measure import Measurement
from rich.status import Status
from rich.table import Table

if TYPE_CHECKING:
    from vitok.flight import Flight


_UNBOUNDED = Console(width=1000)


class Progress:
    """Names each step as it begins; when it ends, leaves a line with the time it took."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._status: Status | None = None
        self._step = ""
        self._begin_s = 0.0

    def __enter__(self) -> Self:
        return self

    def __call__(self, step: str) -> None:
        self._end()
        self._step, self._begin_s = step, time.monotonic()
        self._status = self._console.status(escape(step))
        self._status.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._end()
        elif self._status:
            self._status.stop()

    def _end(self) -> None:
        if self._status:
            self._status.stop()
            self._console.print(
                f"{time.monotonic() - self._begin_s:6.1f} s  {escape(self._step)}", highlight=False
            )


def print_json(document: Any) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n")


def print_summary(title: str, summary: dict[str, Any], within: str = "") -> None:
    """Tables of plain values: the summary's own first, then one for each table or list of tables in it."""
    console = Console()
    plain = {key: value for key, value in summary.items() if not _has_tables(value)}
    if plain:
        table = Table(title=title, show_header=False)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for key, value in plain.items():
            table.add_row(key, escape(_short(value)))
        _print_whole(console, table)
    for key, value in summary.items():
        if isinstance(value, dict):
            print_summary(within + key, value, f"{within}{key}: ")
        elif _has_tables(value):
            _print_list(console, within + key, value)


def print_orbit(found: dict[str, Any]) -> None:
    """Warnings as notes, then what the estimate rests on, the states and the passes."""
    console = Console()
    for each in found["warnings"]:
        console.print(escape(f"note: {each}"), highlight=False)
    hidden = {"warnings", "element_sets_utc", "passes"}  # sets are counted, passes have a table of their own
    print_summary(
        f"The orbit of {found['station']}", {key: value for key, value in found.items() if key not in hidden}
    )
    if found.get("passes"):
        title = f"Passes over {found['passes_over']} above {found['lowest_elevation_deg']:g} deg, UTC"
        print_summary(title, {title: [_pass_row(each) for each in found["passes"]]})
    if found.get("passes") == []:
        console.print(escape(f"No pass over {found['passes_over']}."))


def print_season(found: dict[str, Any]) -> None:
    """Warnings as notes, what the orbit rests on in a line, then the rows in few columns."""
    console = Console()
    for each in (*found["station_orbit"]["warnings"], *found.get("warnings", ())):
        console.print(escape(f"note: {each}"), highlight=False)
    title = f"Lift-offs of {found['rocket']} from {found['site']} toward {found['station']}, UTC"
    print_summary(title, {title: [_season_row(each) for each in found["season"]]})


def _season_row(each: dict[str, Any]) -> dict[str, str]:
    """One lift-off for one profile in few columns."""
    height_km = each["phasing_height_km"]
    met = {True: "met", False: "", None: "?"}[each["phase_met"]]
    phase = f"{each['phase_at_insertion_deg']:.1f} deg" if each["phase_known"] else "not known"
    return {
        "lift-off": each["liftoff_utc"][:19].replace("T", " "),
        "sigma": "" if each["liftoff_sigma_s"] is None else f"{each['liftoff_sigma_s']:.1f} s",
        "azimuth": f"{each['azimuth_deg']:.1f} deg",
        "profile": each["profile"],
        "phase": phase,
        "": met,
        "phasing": "" if height_km is None else f"{height_km:.0f} km",
        "left": f"{each['propellant_left_kg']:.0f} kg",
        "docking": each["docking_utc"][5:16].replace("T", " "),
        "light": {True: "yes", False: "no", None: "?"}[each["docking_in_light"]],
        "landing": (each["landing_about_utc"] or "")[5:16].replace("T", " "),
        "Sun": f"{each['sun_elevation_at_landing_deg']:.0f} deg" if each["landing_about_utc"] else "",
    }


def _pass_row(each: dict[str, Any]) -> dict[str, str]:
    """One pass in few columns."""

    def clock(key: str) -> str:
        return each[key][11:19] if each[key] else ""

    seen = f"{clock('visible_from_utc')} to {clock('visible_to_utc')}" if each["visible"] else ""
    return {
        "day": each["rise_utc"][:10],
        "rise": f"{clock('rise_utc')} {each['rise_azimuth_deg']:.0f} deg",
        "culmination": f"{clock('culmination_utc')} {each['culmination_azimuth_deg']:.0f} deg",
        "elevation": f"{each['highest_elevation_deg']:.0f} deg",
        "range": f"{each['range_km']:.0f} km",
        "set": f"{clock('set_utc')} {each['set_azimuth_deg']:.0f} deg",
        "sigma": f"{each['sigma_s']:.1f} s",
        "visible": seen,
    }


def print_check(found: dict[str, Any]) -> None:
    """An article's facts as a table, then in sentences what contradicts what and what physics says."""
    fields = found["fields"]
    shown = {
        name: ", ".join(_named(each) for each in value) if isinstance(value, list) else _named(value)
        for name, value in fields.items()
    }
    crew = [{key: value for key, value in each.items() if value not in ("", None)} for each in found["crew"]]
    print_summary(str(fields.get("name", found["source"])), shown | {"crew": crew})
    console = Console()
    told = [
        ("cargo", [each["name"] for each in found["cargo"]]),
        ("fields that are not known here", found["unknown_fields"]),
        ("categories", found["categories"]),
    ]
    lines = [f"{what}: {', '.join(values)}" for what, values in told if values]
    lines.append(f"{found['fields_filled']} of {found['fields_in_all']} fields are filled.")
    for each in found["contradictions"]:
        end = ("decided", each["decided"]) if each["decided"] else ("to resolve", each["resolved_by"])
        lines += [f"contradiction, {each['what']}: {each['size']}", f"  {each['first']}"]
        lines += [f"  {each['second']}", f"  {end[0]}: {end[1]}"]
    for each in found["physics"]:
        stated = f" at {each['stated_utc']}" if "stated_utc" in each else ""
        lines += [f"{each['event']}{stated}: {each['verdict']}", f"  {each['because']}"]
    if not found["contradictions"]:
        lines.append("The article does not contradict itself.")
    for line in lines:
        console.print(escape(line), highlight=False)


def _named(value: Any) -> str:
    """A name with its English beside it, a measure with its unit, all else as it stands."""
    if not isinstance(value, dict):
        return _short(value)
    if "english" in value:
        return f"{value['text']} ({value['english']})" if value["english"] else str(value["text"])
    if "duration_s" in value:
        return f"{value['duration_s']:.0f} s"
    return " ".join(_short(each) for each in value.values())


def _print_list(console: Console, title: str, rows: list[dict[str, Any]]) -> None:
    """Rows of one table side by side with the longer direction down, and what is nested in them after it."""
    keys = [key for key in rows[0] if not any(_has_tables(row[key]) for row in rows if key in row)]
    table = Table(title=title)
    if len(rows) > len(keys):
        for key in keys:
            table.add_column(key)
        for row in rows:
            table.add_row(*(escape(_short(row[key])) for key in keys))
    else:
        table.add_column("")
        for number in range(1, len(rows) + 1):
            table.add_column(str(number), overflow="fold")
        for key in keys:
            table.add_row(key, *(escape(_short(row.get(key, ""))) for row in rows))
    _print_whole(console, table)
    for number, row in enumerate(rows, 1):
        nested = {key: value for key, value in row.items() if key not in keys and _has_tables(value)}
        if nested:
            print_summary(f"{title} {number}", nested, f"{title} {number}: ")


def _print_whole(console: Console, table: Table) -> None:
    """A narrow terminal wraps lines; keys and figures are never cut off."""
    width = console.width
    console.width = max(width, Measurement.get(_UNBOUNDED, _UNBOUNDED.options, table).maximum)
    console.print(table)
    console.width = width


def print_flight(flight: Flight) -> None:
    """The events of a flight beside the record, and how many facts of it the flight meets."""
    from vitok.evidence.events import event_rows
    from vitok.products.words import clock, recorded

    failed = f", with failures: {', '.join(sorted(flight.draws.failures))}" if flight.draws.failures else ""
    table = Table(title=flight.mission.title + failed)
    for column in ("event", "UTC"):
        table.add_column(column, no_wrap=True)
    for column in ("since lift-off", "altitude km", "speed m/s", "over ground", "recorded", "difference s"):
        table.add_column(column, justify="right", no_wrap=True)
    for row in event_rows(flight):
        told, difference = recorded(row, flight.evidence)
        table.add_row(
            " ".join(str(row[key]) for key in ("name", "burn") if key in row),
            row["utc"].replace("T", " ")[:-1],
            "" if row["t_s"] is None else clock(row["t_s"]),
            f"{row['altitude_km']:.1f}",
            f"{row['speed_mps']:.1f}",
            f"{row['ground_speed_mps']:.1f}",
            told,
            difference,
        )
    console = Console()
    width = console.width
    _print_whole(console, table)
    console.width = max(width, Measurement.get(_UNBOUNDED, _UNBOUNDED.options, table).maximum)
    for sentence in flight.not_flown:
        console.print(escape(sentence))
    for row in flight.plan.data_spans.get("space_weather", ()) if flight.plan else ():
        span = f"{row['from_utc'][:10]} to {row['to_utc'][:10]}"
        console.print(escape(f"Space weather {span}: {row['source']}."), highlight=False)
    judged = [each for each in flight.evidence if each.verdict in ("within", "outside")]
    outside = [each for each in judged if each.verdict == "outside"]
    console.print(f"{len(judged) - len(outside)} of {len(judged)} judged facts of the record are met.")
    for each in outside:
        console.print(
            escape(
                f"  outside: {each.key} by {each.difference:+.4g} {each.unit}, {each.source} ({each.grade})"
            )
        )


def _has_tables(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return any(isinstance(inner, dict) for inner in value)
    return isinstance(value, dict)


def _short(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_short(inner) for inner in value)
    if value is None:
        return ""
    return f"{value:.6g}" if isinstance(value, float) else str(value)
