"""The command that flies a campaign."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from vitok.cli_options import (
    ApOption,
    F107Option,
    FailOption,
    JsonOption,
    MissionArgument,
    PhaseOption,
    SeedOption,
)
from vitok.errors import InputError
from vitok.shown import printable

campaigns = typer.Typer()


@campaigns.command()
def campaign(
    mission: MissionArgument,
    *,
    out: Annotated[
        str | None,
        typer.Option(metavar="PATH", help="Folder of the campaign; by default campaign-MISSION."),
    ] = None,
    runs: Annotated[int, typer.Option(help="Number of runs beside run 0, the flight of the plan.")] = 1000,
    seed: SeedOption = 0,
    phase: PhaseOption = None,
    fail: FailOption = None,
    workers: Annotated[int, typer.Option(help="Processes on this machine that fly.")] = 1,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Dask scheduler whose workers fly, tcp://10.0.0.1:8786."),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the campaign in the folder, or add runs to it.")
    ] = False,
    run: Annotated[
        int | None,
        typer.Option(help="Fly this member alone, again, with full output, as fly --run does.", min=0),
    ] = None,
    keep: Annotated[
        str,
        typer.Option(
            metavar="WHICH", help="Flights to keep in full: failed, worst (of each limit), all or none."
        ),
    ] = "none",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Draw the inputs of all runs and fly nothing.")
    ] = False,
    until_precise: Annotated[
        float | None,
        typer.Option(help="End when the interval of the share of successes is narrower: 0.01."),
    ] = None,
    f107: F107Option = None,
    ap: ApOption = None,
    as_json: JsonOption = False,
) -> None:
    """Fly a mission many times, all that chance decides drawn anew in each run: a table of all runs."""
    import vitok
    from vitok.screen import Progress, print_campaign, print_flight, print_json

    folder = out or f"campaign-{Path(mission).stem}"
    common: dict[str, Any] = {
        "seed": seed,
        "phase": phase,
        "failures": fail or (),
        "f107_sfu": f107,
        "ap": ap,
    }
    if run is not None:
        asked = {"--resume": resume, "--keep": keep != "none", "--dry-run": dry_run}
        for option, given in asked.items():
            if given:
                raise InputError(
                    f"--run flies one member alone, {option} is for all of a campaign: leave one out"
                )
        with Progress() as progress:
            flight = vitok.fly(mission, out, run=run, progress=progress, **common)
        if as_json:
            from vitok.products.summary import summary

            print_json(summary(flight))
        else:
            print_flight(flight)
        return
    with Progress() as progress:
        found = vitok.campaign(
            mission,
            out if dry_run else folder,
            runs=runs,
            workers=workers,
            scheduler=scheduler,
            resume=resume,
            keep=keep,
            precise=until_precise,
            dry_run=dry_run,
            progress=progress,
            **common,
        )
    if as_json:
        print_json([asdict(each) for each in found.inputs] if dry_run else found.summary())
        return
    print_campaign(found)
    if found.folder is not None:
        typer.echo(printable(f"wrote {found.folder}"))
