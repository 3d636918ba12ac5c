"""Campaigns from Python: one plan flown many times, its runs in a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vitok.arguments import checked, named
from vitok.reading import nearest, short_value
from vitok.shown import progress_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyarrow as pa

    from vitok.campaigns.campaign import Campaign
    from vitok.campaigns.member import Member
    from vitok.descent.outlook import Outlook
    from vitok.mission.mission import Mission

    MissionAsked = str | Path | Mapping[str, Any] | Mission
else:
    MissionAsked = object  # what is wrong with it, the mission says itself


FLIGHTS = "flights"
_KEEPS = ("failed", "worst", "all", "none")
_NEEDED = ("pyarrow", "filelock", "distributed")


@checked
def campaign(
    mission: MissionAsked,
    out: str | Path | None = None,
    *,
    runs: int = 1000,
    seed: int = 0,
    phase: str | None = None,
    failures: Iterable[str] = (),
    workers: int = 1,
    scheduler: str | None = None,
    resume: bool = False,
    keep: str = "none",
    precise: float | None = None,
    dry_run: bool = False,
    f107_sfu: float | None = None,
    ap: float | None = None,
    progress: Callable[[str], None] | None = None,
) -> Campaign:
    """Flies a mission's plan ``runs`` times, each run with its own draws; its ``table`` has a row for each.

    ``mission``, ``seed``, ``failures``, ``phase``, ``f107_sfu`` and ``ap`` are as in ``fly``, and run N is
    its flight with ``run=N``; run 0 is the flight of the plan. The rows are written to folder ``out``
    as runs end, and ``resume`` goes on with a campaign that was stopped, or adds runs to it.
    ``workers`` are processes on this machine, ``scheduler`` the address of a Dask scheduler whose workers fly
    instead: the table is the same to the bit. ``precise`` ends the campaign at the first fifty runs after
    which the interval of the share of successes is narrower. ``keep`` writes the flights of runs to
    ``out/flights`` as ``fly`` does: those that did not succeed, the worst of each limit, all or none.
    ``dry_run`` draws and flies nothing: the table has the inputs alone.
    A run that fails is a row with its reason. InputError if the input is wrong, the folder is another
    campaign's or in use, or a scheduler cannot be reached or its workers are of other versions; MachineError
    if the disk is full: what was flown stays, to be resumed.
    """
    _check(runs, workers, precise, scheduler, out=out, resume=resume, keep=keep, dry_run=dry_run)
    from contextlib import ExitStack
    from tempfile import TemporaryDirectory

    from vitok.mission.mission import mission_of
    from vitok.writing import check_folder

    asked = mission_of(mission)
    if out is not None:
        check_folder(Path(out), apart_from="flight.json")

    from vitok.campaigns.member import Member
    from vitok.campaigns.requirements import check_told
    from vitok.campaigns.run import run
    from vitok.chance import Draws
    from vitok.earth.space_weather import given_activity
    from vitok.mission.failure import checked_failures

    draws = Draws(seed, 0, checked_failures(failures))
    activity, report = given_activity(f107_sfu, ap), progress_of(progress)

    from vitok import conductor

    planned = conductor.plan(asked, activity=activity, report=report)
    span = planned.span(phase)
    planned.check_failures(draws.failures, span)
    member = Member(planned, seed, span, draws.failures)
    if dry_run:
        return _drawn(member, runs, out)
    dispersions = planned.scene.cast.dispersions
    if dispersions is not None and dispersions.requirement:
        check_told(dispersions.requirement, member.told(), member.rare)
    with ExitStack() as held:
        folder = Path(held.enter_context(TemporaryDirectory()) if out is None else out)
        found = run(
            member,
            folder,
            runs=runs,
            workers=workers,
            scheduler=scheduler,
            resume=resume,
            precise=precise,
            report=report,
        )
    if out is None:
        from dataclasses import replace

        return replace(found, folder=None)
    report("report")
    _report(found, member)
    return _kept(found, member, keep, report)


def _check(
    runs: int,
    workers: int,
    precise: float | None,
    scheduler: str | None,
    *,
    out: str | Path | None,
    resume: bool,
    keep: str,
    dry_run: bool,
) -> None:
    """InputError for what is wrong by itself, or with what else is asked, and for a package that lacks."""
    from importlib.util import find_spec

    from vitok.errors import InputError

    lacking = [name for name in _NEEDED if find_spec(name) is None]
    if lacking:
        raise InputError(f"a campaign needs {', '.join(lacking)}, which pip install 'vitok[campaign]' brings")
    for name, value, least, most in (("runs", runs, 1, 10**9), ("workers", workers, 1, 10_000)):
        if not least <= value <= most:
            raise InputError(f"{named(name)} = {value} should be a whole number from {least} to {most}")
    if precise is not None and not 0.0 < precise < 1.0:
        raise InputError(
            f"{named('precise')} = {precise:g} should lie between 0 and 1: it is a share of runs"
        )
    if scheduler is not None and workers > 1:
        raise InputError(
            f"{named('workers')} and {named('scheduler')} are given: a scheduler has workers of its own"
        )
    if keep not in _KEEPS:
        offered = nearest(keep, _KEEPS)
        raise InputError(f"{named('keep')} = {short_value(keep)} should be {' or '.join(_KEEPS)}{offered}")
    if out is None and (resume or keep != "none"):
        raise InputError(
            f"{named('resume' if resume else 'keep')} needs {named('out')}, the campaign's folder"
        )
    if dry_run and (resume or keep != "none"):
        raise InputError(f"{named('dry_run')} flies nothing: there is nothing to resume or to keep")


def _drawn(member: Member, runs: int, out: str | Path | None) -> Campaign:
    """The inputs of each run, in ``inputs.parquet`` where there is a folder; not of another campaign."""
    from io import BytesIO

    import pyarrow.parquet as pq

    from vitok.campaigns.campaign import Campaign
    from vitok.campaigns.manifest import check_same, manifest_of, read_manifest
    from vitok.campaigns.table import table_of
    from vitok.writing import write_files

    manifest = manifest_of(member, runs)
    if out is not None and (there := read_manifest(Path(out))) is not None:
        check_same(Path(out), there, manifest)
    table = table_of([member.drawn(run) for run in range(runs + 1)])
    if out is not None:
        content = BytesIO()
        pq.write_table(table, content, compression="zstd")
        write_files({"inputs.parquet": content.getvalue()}, Path(out))
    return Campaign(manifest, table, None if out is None else Path(out))


def _report(found: Campaign, member: Member) -> None:
    """Writes the campaign's ``report.html``."""
    from vitok.products.campaign_report import campaign_report
    from vitok.writing import write_files

    assert found.folder is not None
    text = campaign_report(found, member.plan.scene.cast, member.flight)
    write_files({"report.html": text}, found.folder)


def _kept(found: Campaign, member: Member, keep: str, report: Callable[[str], None]) -> Campaign:
    """The campaign with the flights that are kept written to its folder, each as ``fly`` writes it."""
    from dataclasses import replace
    from functools import cache

    from vitok.evidence.judge import judge
    from vitok.evidence.spread import spread_of
    from vitok.flying import outlook
    from vitok.products.folder import write

    assert found.folder is not None
    runs = list(_to_keep(found.table, keep))
    if not runs:
        return found
    spread, kept = spread_of(member.plan), []

    @cache
    def beyond(failures: tuple[str, ...]) -> Outlook | None:
        return outlook(member.plan, seed=member.seed, failures=failures, progress=report)

    for count, run in enumerate(runs, 1):
        report(f"flights kept: {count} of {len(runs)}")
        folder = found.folder / FLIGHTS / f"{run:06d}"
        flight = member.flight(run)
        if not flight.arcs:
            continue  # it failed in the first phase: its row has all that there is of it
        if not (folder / "flight.json").exists():
            flight = replace(flight, outlook=beyond(tuple(map(str, flight.draws.failures))))
            write(replace(flight, evidence=judge(flight, spread)), folder)
        kept.append(folder)
    return replace(found, kept=tuple(kept))


def _to_keep(table: pa.Table, keep: str) -> Iterator[int]:
    """The numbers of the runs whose flights are kept, in their order."""
    import numpy as np

    from vitok.campaigns.columns import flags, names_of, numbers, runs_of, sample
    from vitok.campaigns.worst import worst

    rows = sample(table)
    runs = runs_of(rows)
    if keep == "all":
        yield from runs.tolist()
    elif keep == "failed":
        yield from runs[~flags(rows, "success")].tolist()
    elif keep == "worst":
        found = {each.runs[0] for each in worst(rows, count=1)}
        for name in (*names_of(rows, "peak/"), "landing.aim_miss_km"):
            if name in rows.column_names and np.isfinite(values := numbers(rows, name)).any():
                found.add(int(runs[np.nanargmax(values)]))
        yield from sorted(found)
