"""What a terminal shows: progress by phase on standard error, tables on standard output."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from rich.status import Status
from rich.text import Text

from vitok.mission.unit import heading, unit_of
from vitok.shown import clipped, counted, json_text, printable
from vitok.terminal import Screen

if TYPE_CHECKING:
    from vitok.article_check import Checked
    from vitok.campaigns.campaign import Campaign
    from vitok.flight import Flight
    from vitok.mission.record import Evidence
    from vitok.whereabouts.find import Whereabouts
    from vitok.windows.season import Season


_LONGEST_VALUE = 4000


class _Step:
    """A step as it is shown while it lasts, with how much was compiled for it so far."""

    def __init__(self, step: str) -> None:
        self._step = step

    def __rich__(self) -> Text:
        kernels = sys.modules.get("vitok.kernel_cache")  # not imported for this: it would take a second
        number = kernels.KernelCache.compiled if kernels else 0
        compiled = f" ({counted(number, 'loop')} compiled, once for all)" if number else ""
        return Text(printable(self._step) + compiled)


class Progress:
    """Names each step as it begins; when it ends, leaves a line with the time it took.

    What stands after a colon is how far a step is: it is told in place of what was told before.
    """

    def __init__(self) -> None:
        self._console = Screen(stderr=True)
        self._status: Status | None = None
        self._step = ""
        self._begin_s = 0.0

    def __enter__(self) -> Self:
        return self

    def __call__(self, step: str) -> None:
        name, colon, _ = step.partition(":")
        if colon and self._step.startswith(name + colon):
            self._step = step
            if self._status:
                self._status.update(_Step(step))
            return
        self._end()
        self._step, self._begin_s = step, time.monotonic()
        if self._console.is_terminal:
            self._status = self._console.status(_Step(step))
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
        if self._step:
            with suppress(OSError):  # a flight goes on where nobody hears of it any more
                self._console.tell(f"{time.monotonic() - self._begin_s:6.1f} s  {self._step}")
            self._step = ""


def print_json(document: Any) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(json_text(document, sys.stdout.encoding or "utf-8"))


def print_summary(title: str, summary: Mapping[str, object], within: str = "") -> None:
    """Tables of plain values: the summary's own first, then one for each table or list of tables in it."""
    console = Screen()
    plain = {key: value for key, value in summary.items() if not _has_tables(value)}
    if plain:
        rows = [(heading(key), _cell(value, key)) for key, value in plain.items()]
        console.table(title, ("what", "value"), rows, headed=False)
    for key, value in summary.items():
        if isinstance(value, Mapping):
            print_summary(within + heading(key), value, f"{within}{heading(key)}: ")
        elif isinstance(value, list | tuple) and _has_tables(value):
            _print_list(console, within + heading(key), value)


def print_plan(title: str, summary: Mapping[str, Any]) -> None:
    """A plan's summary; what its rendezvous meets and the docking's limits stand in tables after it."""
    from vitok.products.docking_tables import margin_cells, margins_headline
    from vitok.products.rendezvous_tables import TABLES, plan_tables, safety_headline

    rendezvous = summary.get("rendezvous", {})
    own = [key for key, _, _ in TABLES]
    rest = {key: value for key, value in rendezvous.items() if key not in own}
    docking = summary.get("docking", {})
    margins = docking.get("margins", [])
    told = {key: value for key, value in docking.items() if key != "margins"}
    parts = {"rendezvous": rest, "docking": told}
    print_summary(title, {**summary, **{name: part for name, part in parts.items() if part}})
    console = Screen()
    for name, rows in plan_tables(rendezvous):
        _print_list(console, name, rows)
    if rendezvous.get("safety"):
        console.tell(safety_headline(rendezvous["safety"]))
    if margins:
        _print_list(console, "Limits of the docking", [margin_cells(row) for row in margins])
        console.tell(margins_headline(margins))


def print_orbit(found: Whereabouts) -> None:
    """Warnings as notes, then what the estimate rests on, the states and the passes."""
    console = Screen()
    _print_notes(console, found.warnings)
    hidden = {"warnings", "element_sets_utc", "passes"}  # sets are counted, passes have a table of their own
    told = {key: value for key, value in found.summary().items() if key not in hidden}
    print_summary(f"The orbit of {found.station.name}", told)
    if found.passes:
        _print_list(console, f"Passes over {found.over}, UTC", [each.cells() for each in found.passes])
    elif found.over is not None:
        console.tell(f"No pass over {found.over.site.name}.")


def print_season(found: Season) -> None:
    """Warnings as notes, what the orbit rests on in a line, then the rows in few columns."""
    console = Screen()
    _print_notes(console, (*found.orbit.warnings, *found.warnings))
    _print_list(console, f"Lift-offs of {found.request}, UTC", [each.cells() for each in found.rows])


def print_check(found: Checked) -> None:
    """The verdict first, then an article's facts as a table, and in sentences what contradicts what and what
    physics says."""
    from vitok.article.article import shown_value

    article = found.article
    console = Screen()
    console.print(printable(f"{found.name}: {found.headline}"), soft_wrap=True)
    shown = ("english_role", "name", "english_name", "country", "flight", "part")
    crew = [
        {key: value for key in shown if (value := getattr(each, key)) not in ("", None, "both")}
        for each in article.crew
    ]
    fields = {name: shown_value(value) for name, value in article.fields.items()}
    print_summary(found.name, fields | {"crew": crew})
    told = [
        ("clocks are read in", article.zones_used),
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
        console.tell(line)


def _print_notes(console: Screen, sentences: Sequence[str]) -> None:
    for each in sentences:
        console.tell(f"note: {each}")


def _print_list(console: Screen, title: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows of one table side by side with the longer direction down, and what is nested in them after it."""
    keys = [key for key in rows[0] if not any(_has_tables(row[key]) for row in rows if key in row)]
    if len(rows) > len(keys):
        cells = [[_cell(row[key], key) for key in keys] for row in rows]
        console.table(title, [heading(key) for key in keys], cells)
    else:
        cells = [[heading(key), *(_cell(row.get(key, ""), key) for row in rows)] for key in keys]
        console.table(title, ["", *(str(number) for number in range(1, len(rows) + 1))], cells)
    for number, row in enumerate(rows, 1):
        nested = {key: value for key, value in row.items() if key not in keys and _has_tables(value)}
        if nested:
            print_summary(f"{title} {number}", nested, f"{title} {number}: ")


def print_flight(flight: Flight) -> None:
    """The events of a flight beside the record, its limits, and how many facts of it the flight meets."""
    from vitok.evidence.events import event_rows
    from vitok.products.docking_tables import margin_cells, margin_rows, margins_headline
    from vitok.products.words import began, clock, event_title, recorded
    from vitok.shown import when

    failed = f", with failures: {', '.join(map(str, flight.draws.failures))}" if flight.draws.failures else ""
    first = began(flight)
    since = "since lift-off" if first is None else f"since {event_title(first.name)}"
    figures = (since, "altitude km", "speed m/s", "over ground", "recorded", "difference s")
    rows = []
    for row in event_rows(flight):
        told, difference = recorded(row, flight.evidence)
        known = "after_utc" not in row  # where it was is not, if when it was is not
        name = " ".join(
            [event_title(row["name"]), *(str(row[key]) for key in ("burn", "what") if key in row)]
        )
        cells = [name, when(row["utc"].replace("T", " ")[:-1], row)]
        since_s = row["t_s"]
        if since_s is None and first is not None:
            since_s = flight.epoch.t_s(row["utc"]) - first.t_s
        cells.append(clock(since_s) if known and since_s is not None else "")
        for key in ("altitude_km", "speed_mps", "ground_speed_mps"):
            cells.append(f"{row[key]:.1f}" if known else "")
        rows.append((*cells, told, difference))
    console = Screen()
    console.table(flight.mission.title + failed, ("event", "UTC", *figures), rows, right=figures)
    for sentence in (*flight.followed, *flight.not_flown, *flight.told):
        console.tell(sentence)
    for row in flight.plan.data_summary().get("space_weather", ()) if flight.plan else ():
        span = f"{row['from_utc'][:10]} to {row['to_utc'][:10]}"
        console.tell(f"Space weather {span}: {row['source']}.")
    if margins := margin_rows(flight):
        _print_list(console, "Limits", [margin_cells(row) for row in margins])
        console.tell(margins_headline(margins))
    _print_evidence(flight.evidence, flight.headline, console)


def print_campaign(found: Campaign) -> None:
    """How many runs succeed and why others failed; of inputs that were only drawn, their statistics."""
    console = Screen()
    if "success" not in found.table.column_names:
        from vitok.products.words import figure

        names = ("mean", "sigma", "least", "greatest")  # an input's own name may wrap between its parts
        rows = [
            [each.input.replace("/", " / "), *(figure(getattr(each, name)) for name in names)]
            for each in found.inputs
        ]
        console.table(f"Inputs of {counted(found.runs, 'run')}", ("input", *names), rows, right=names)
        return
    console.tell(found.headline)
    for sentence in found.told:
        console.tell(sentence)


def _print_evidence(evidence: Evidence, headline: str, console: Screen) -> None:
    """What a flight predicts of its record, each quantity once, and how many facts are no predictions."""
    from vitok.products.words import fact_title, with_unit

    if evidence.scored:
        figures = ("predicted", "recorded", "difference", "sigma", "residual")
        rows = [
            (
                fact_title(each.key),
                with_unit(each.predicted, each.unit),
                with_unit(each.recorded, each.unit),
                f"{each.difference:+.4g} {each.unit}",
                f"{each.sigma:.3g} {each.unit}",
                f"{each.residual:+.1f} sigma{'' if each.verdict == 'within' else f' {each.verdict}'}",
            )
            for each in evidence.scored
        ]
        console.table("what the flight predicts of the record", ("quantity", *figures), rows, right=figures)
    for each in evidence.scored:
        if each.verdict == "outside":
            console.tell(f"outside: {fact_title(each.key)}, by {each.sources[0]}")
        if each.contradiction:
            console.tell(f"{fact_title(each.key)}: {each.contradiction}.")
    if evidence.facts:
        required, fixed = (counted(evidence.counts[kind], "fact") for kind in ("required", "set"))
        console.tell(
            f"{headline[0].upper()}{headline[1:]}. Required by the mission: {required}; set by its files: "
            f"{fixed}; these prove nothing."
        )


def _has_tables(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return any(isinstance(inner, Mapping) for inner in value)
    return isinstance(value, Mapping)


def _cell(value: Any, key: str) -> str:
    """A key's value in a table: numbers with six digits, texts of bounded length."""
    if isinstance(value, list | tuple):
        return ", ".join(_cell(inner, key) for inner in value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        from vitok.products.words import told_speed

        return f"{told_speed(value) if unit_of(key) == 'm/s' else value:.6g}"
    return clipped(printable(str(value)), _LONGEST_VALUE)
