"""What a terminal shows: progress by phase on standard error, tables on standard output."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from rich.console import Console
from rich.markup import escape
from rich.measure import Measurement
from rich.status import Status
from rich.table import Table

from vitok.shown import counted

if TYPE_CHECKING:
    from vitok.article_check import Checked
    from vitok.flight import Flight
    from vitok.mission.record import Evidence
    from vitok.whereabouts.find import Whereabouts
    from vitok.windows.season import Season


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


def print_summary(title: str, summary: Mapping[str, object], within: str = "") -> None:
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
        if isinstance(value, Mapping):
            print_summary(within + key, value, f"{within}{key}: ")
        elif isinstance(value, list | tuple) and _has_tables(value):
            _print_list(console, within + key, value)


def print_orbit(found: Whereabouts) -> None:
    """Warnings as notes, then what the estimate rests on, the states and the passes."""
    console = Console()
    _print_notes(console, found.warnings)
    hidden = {"warnings", "element_sets_utc", "passes"}  # sets are counted, passes have a table of their own
    told = {key: value for key, value in found.summary().items() if key not in hidden}
    print_summary(f"The orbit of {found.station.name}", told)
    if found.passes:
        _print_list(console, f"Passes over {found.over}, UTC", [each.cells() for each in found.passes])
    elif found.over is not None:
        console.print(escape(f"No pass over {found.over.site.name}."))


def print_season(found: Season) -> None:
    """Warnings as notes, what the orbit rests on in a line, then the rows in few columns."""
    console = Console()
    _print_notes(console, (*found.orbit.warnings, *found.warnings))
    _print_list(console, f"Lift-offs of {found.request}, UTC", [each.cells() for each in found.rows])


def print_check(found: Checked) -> None:
    """The verdict first, then an article's facts as a table, and in sentences what contradicts what and what
    physics says."""
    from vitok.article.article import shown_value

    article = found.article
    console = Console()
    console.print(escape(f"{found.name}: {found.headline}"), highlight=False, soft_wrap=True)
    shown = ("english_role", "name", "english_name", "country", "flight", "part")
    crew = [
        {key: value for key in shown if (value := getattr(each, key)) not in ("", None, "both")}
        for each in article.crew
    ]
    fields = {name: shown_value(value) for name, value in article.fields.items()}
    print_summary(found.name, fields | {"crew": crew})
    zones = {
        each["zone"]
        for each in article.summary()["instants"].values()
        if each["precision"] not in ("day", "month", "year")
    }
    told = [
        ("clocks are read in", sorted(zones)),
        ("backup crew", [each.name for each in article.backup]),
        ("cargo", [each.name for each in article.cargo]),
        ("fields that are not known here", article.unknown),
        ("categories", article.categories),
    ]
    lines = [f"{what}: {', '.join(values)}" for what, values in told if values]
    lines.append(f"{len(article.fields)} of {article.field_count} fields are filled.")
    lines += [f"remark: {each}" for each in article.remarks]
    for each in found.contradictions:
        lines += [f"contradiction, {each.what}: {each.size}", f"  {each.first}", f"  {each.second}"]
        lines.append(f"  decided: {each.decided}" if each.decided else f"  to resolve: {each.resolved_by}")
    for verdict in found.physics:
        stated = f" at {verdict.stated_utc}" if verdict.stated else ""
        lines += [f"{verdict.event}{stated}: {verdict.verdict}", f"  {verdict.because}"]
    if not found.contradictions:
        lines.append("The article does not contradict itself.")
    for line in lines:
        console.print(escape(line), highlight=False)


def _print_notes(console: Console, sentences: Sequence[str]) -> None:
    for each in sentences:
        console.print(escape(f"note: {each}"), highlight=False)


def _print_list(console: Console, title: str, rows: Sequence[Mapping[str, Any]]) -> None:
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
    from vitok.shown import when

    failed = f", with failures: {', '.join(map(str, flight.draws.failures))}" if flight.draws.failures else ""
    table = Table(title=flight.mission.title + failed)
    for column in ("event", "UTC"):
        table.add_column(column, no_wrap=True)
    for column in ("since lift-off", "altitude km", "speed m/s", "over ground", "recorded", "difference s"):
        table.add_column(column, justify="right", no_wrap=True)
    for row in event_rows(flight):
        told, difference = recorded(row, flight.evidence)
        known = "after_utc" not in row  # where it was is not, if when it was is not
        table.add_row(
            " ".join(str(row[key]) for key in ("name", "burn", "what") if key in row),
            when(row["utc"].replace("T", " ")[:-1], row),
            clock(row["t_s"]) if known and row["t_s"] is not None else "",
            *(f"{row[key]:.1f}" if known else "" for key in ("altitude_km", "speed_mps", "ground_speed_mps")),
            told,
            difference,
        )
    console = Console()
    width = console.width
    _print_whole(console, table)
    console.width = max(width, Measurement.get(_UNBOUNDED, _UNBOUNDED.options, table).maximum)
    for sentence in (*flight.followed, *flight.not_flown, *flight.told):
        console.print(escape(sentence), highlight=False)
    for row in flight.plan.data_summary().get("space_weather", ()) if flight.plan else ():
        span = f"{row['from_utc'][:10]} to {row['to_utc'][:10]}"
        console.print(escape(f"Space weather {span}: {row['source']}."), highlight=False)
    _print_evidence(flight.evidence, flight.headline, console)


def _print_evidence(evidence: Evidence, headline: str, console: Console) -> None:
    """What a flight predicts of its record, each quantity once, and how many facts are no predictions."""
    from vitok.products.words import fact_title, with_unit

    if evidence.scored:
        table = Table(title="what the flight predicts of the record")
        table.add_column("quantity", no_wrap=True)
        for column in ("predicted", "recorded", "difference", "sigma", "residual"):
            table.add_column(column, justify="right", no_wrap=True)
        for each in evidence.scored:
            table.add_row(
                fact_title(each.key),
                with_unit(each.predicted, each.unit),
                with_unit(each.recorded, each.unit),
                f"{each.difference:+.4g} {each.unit}",
                f"{each.sigma:.3g} {each.unit}",
                f"{each.residual:+.1f} sigma{'' if each.verdict == 'within' else f' {each.verdict}'}",
            )
        _print_whole(console, table)
    for each in evidence.scored:
        if each.verdict == "outside":
            console.print(escape(f"outside: {fact_title(each.key)}, by {each.sources[0]}"), highlight=False)
        if each.contradiction:
            console.print(escape(f"{fact_title(each.key)}: {each.contradiction}."), highlight=False)
    if evidence.facts:
        required, fixed = (counted(evidence.counts[kind], "fact") for kind in ("required", "set"))
        console.print(
            f"{headline[0].upper()}{headline[1:]}. Required by the mission: {required}; set by its files: "
            f"{fixed}; these prove nothing.",
            highlight=False,
        )


def _has_tables(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return any(isinstance(inner, Mapping) for inner in value)
    return isinstance(value, Mapping)


def _short(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_short(inner) for inner in value)
    if value is None:
        return ""
    return f"{value:.6g}" if isinstance(value, float) else str(value)
