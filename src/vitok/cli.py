"""The commands. Heavy imports wait until a command needs them: ``vitok --help`` answers at once."""

from __future__ import annotations

import os
import sys
import warnings
from pathlib import Path
from typing import Annotated, Any

import typer

from vitok.arguments import spelling
from vitok.cli_articles import articles
from vitok.cli_campaign import campaigns
from vitok.cli_catalogue import catalogue
from vitok.cli_export import ExportOption, check_asked, exports, write_beside
from vitok.cli_options import (
    ApOption,
    F107Option,
    FailOption,
    JsonOption,
    MissionArgument,
    PhaseOption,
    SeedOption,
)
from vitok.cli_view import viewing
from vitok.ending import open_streams, status_of, tell
from vitok.shown import printable

_WHAT = "Plans, flies and proves a crewed ferry mission to a space station."
app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, help=_WHAT)


# Arguments of the public functions whose options have other names; the rest have their own after two dashes.
_OPTIONS = {
    "begin": "--from",
    "end": "--to",
    "step_s": "--step",
    "elevation_deg": "--elevation",
    "f107_sfu": "--f107",
    "failures": "--fail",
    "formats": "--format",
    "flight": "DIR",
    "precise": "--until-precise",
    "mission": "MISSION",
    "article": "ARTICLE",
}
_USAGE_ERROR: Any = typer.BadParameter.__mro__[1]  # typer does not offer it by its name


def _version(asked: bool) -> None:
    if asked:
        import vitok

        typer.echo(vitok.__version__)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


@app.command()
def fly(
    mission: MissionArgument,
    *,
    out: Annotated[
        str | None,
        typer.Option(metavar="PATH", help="Folder for flight.json, report.html and trajectory.npz."),
    ] = None,
    seed: SeedOption = 0,
    run: Annotated[int, typer.Option(help="Number of the run; in run 0 nothing is drawn.", min=0)] = 0,
    fail: FailOption = None,
    phase: PhaseOption = None,
    sigmas: Annotated[
        str | None,
        typer.Option(metavar="PATH", help="Folder of a campaign, whose runs give the evidence's sigmas."),
    ] = None,
    export: ExportOption = None,
    f107: F107Option = None,
    ap: ApOption = None,
    as_json: JsonOption = False,
) -> None:
    """Plan and fly a mission from lift-off to landing."""
    import vitok
    from vitok.screen import Progress, print_flight, print_json

    check_asked(export, out)
    with Progress() as progress:
        flight = vitok.fly(
            mission,
            out,
            seed=seed,
            run=run,
            failures=fail or (),
            phase=phase,
            sigmas=sigmas,
            f107_sfu=f107,
            ap=ap,
            progress=progress,
        )
    if as_json:
        from vitok.products.summary import summary

        print_json(summary(flight))
    else:
        print_flight(flight)
    write_beside(flight, export, out, quiet=as_json)


@app.command()
def plan(
    mission: MissionArgument,
    f107: F107Option = None,
    ap: ApOption = None,
    as_json: JsonOption = False,
) -> None:
    """Plan a mission without flying it: window, burns, opportunities."""
    import vitok
    from vitok.screen import Progress, print_json, print_plan

    with Progress() as progress:
        planned = vitok.plan(mission, f107_sfu=f107, ap=ap, progress=progress)
        summary = planned.summary(vitok.outlook(planned, progress=progress))
    if as_json:
        print_json(summary)
    else:
        print_plan(f"Plan of {mission}", summary)


@app.command()
def orbit(
    *,
    tle: Annotated[
        list[str],
        typer.Option(
            metavar="PATH",
            help="File of the station's element sets (TLE, OMM), may be given again; or its OEM.",
        ),
    ],
    at: Annotated[
        str | None, typer.Option(help="Instant, such as 2021-08-20T12:00:00Z; else the latest set's epoch.")
    ] = None,
    begin: Annotated[str | None, typer.Option("--from", help="First instant of a row of them.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="Last instant of the row.")] = None,
    step: Annotated[float | None, typer.Option(help="Seconds between the instants of the row.")] = None,
    station: Annotated[str, typer.Option(help="Station of the catalogue, or path of a TOML file.")] = "iss",
    passes: Annotated[
        str | None, typer.Option(help="Site of the catalogue, or path of a TOML file, that it passes over.")
    ] = None,
    days: Annotated[int, typer.Option(help="Number of days of passes.", min=1, max=30)] = 1,
    elevation: Annotated[
        float, typer.Option(help="Lowest elevation of a pass (deg), without refraction.")
    ] = 10.0,
    f107: F107Option = None,
    ap: ApOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find where the station is, how well that is known, and its passes over a site."""
    import vitok
    from vitok.screen import Progress, print_json, print_orbit

    with Progress() as progress:
        found = vitok.orbit(
            tle,
            at,
            begin=begin,
            end=end,
            step_s=step,
            station=station,
            passes=passes,
            days=days,
            elevation_deg=elevation,
            progress=progress,
            f107_sfu=f107,
            ap=ap,
        )
    if as_json:
        print_json(found.summary())
    else:
        print_orbit(found)


@app.command()
def window(
    *,
    tle: Annotated[
        str,
        typer.Option(
            metavar="PATH", help="File of the station's element sets (TLE, OMM) or its ephemeris (OEM)."
        ),
    ],
    rocket: Annotated[str, typer.Option(help="Rocket of the catalogue, or path of a TOML file.")],
    site: Annotated[str, typer.Option(help="Launch site of the catalogue, or path of a TOML file.")],
    profile: Annotated[str, typer.Option(help="Way to the station: 34-orbit, 4-orbit, 2-orbit, or a path.")],
    on: Annotated[str, typer.Option(help="Day of lift-off in UTC, such as 2017-12-17.")],
    days: Annotated[
        int,
        typer.Option(
            help="Number of days; with more than one a season, a row a lift-off and profile.", min=1
        ),
    ] = 1,
    station: Annotated[str, typer.Option(help="Station of the catalogue, or path of a TOML file.")] = "iss",
    zone: Annotated[
        str, typer.Option(help="Landing zone of a season's nominal stay, of the catalogue or a path.")
    ] = "zhezkazgan",
    stay_days: Annotated[
        float, typer.Option("--stay-days", help="Nominal stay of a season, from docking to landing.")
    ] = 180.0,
    payload_kg: Annotated[
        float | None,
        typer.Option("--payload-kg", help="Payload instead of the rocket's usual one."),
    ] = None,
    out: Annotated[
        str | None, typer.Option(metavar="PATH", help="Folder to write window.html to, a page of charts.")
    ] = None,
    f107: F107Option = None,
    ap: ApOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find the lift-offs of a day, or a season's, after which the planes coincide at docking."""
    import vitok
    from vitok.screen import Progress, print_json, print_season, print_summary

    with Progress() as progress:
        found = vitok.window(
            tle,
            rocket=rocket,
            site=site,
            profile=profile,
            on=on,
            station=station,
            payload_kg=payload_kg,
            progress=progress,
            days=days,
            zone=zone,
            stay_days=stay_days,
            out=out,
            f107_sfu=f107,
            ap=ap,
        )
    if as_json:
        print_json(found.summary())
    elif isinstance(found, vitok.Season):
        print_season(found)
    else:
        print_summary(f"Lift-offs toward {found.request.station.name} on {on}", found.summary())
    if out is not None and not as_json:
        typer.echo(printable(f"wrote {Path(out) / 'window.html'}"))


@app.command()
def landing(
    *,
    tle: Annotated[
        str,
        typer.Option(
            metavar="PATH", help="File of the station's element sets (TLE, OMM) or its ephemeris (OEM)."
        ),
    ],
    zone: Annotated[str, typer.Option(help="Landing zone of the catalogue, or path of a TOML file.")],
    on: Annotated[str, typer.Option(help="First day of landing in UTC, such as 2018-06-03.")],
    days: Annotated[int, typer.Option(help="Number of days.", min=1, max=30)] = 1,
    station: Annotated[str, typer.Option(help="Station of the catalogue, or path of a TOML file.")] = "iss",
    port: Annotated[str, typer.Option(help="Port of the station that the ship leaves.")] = "rassvet",
    spacecraft: Annotated[
        str, typer.Option(help="Spacecraft of the catalogue, or path of a TOML file.")
    ] = "soyuz-ms",
    network: Annotated[
        str, typer.Option(help="Ground stations of the catalogue, or path of a TOML file.")
    ] = "russia",
    undocking: Annotated[
        str | None, typer.Option(help="Instant of undocking; by default as long before each burn as usual.")
    ] = None,
    at: Annotated[
        list[str] | None,
        typer.Option(help="Instant of landing that somebody has stated, to be judged; may be given again."),
    ] = None,
    runs: Annotated[int, typer.Option(help="Dispersed flights for a footprint.", min=3)] = 200,
    seed: Annotated[int, typer.Option(help="Seed of the dispersed flights.", min=0)] = 0,
    f107: F107Option = None,
    ap: ApOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find the landings of some days: turns that reach the zone, their burns, points and light."""
    import vitok
    from vitok.screen import Progress, print_json, print_summary

    with Progress() as progress:
        found = vitok.landing(
            tle,
            zone=zone,
            on=on,
            days=days,
            station=station,
            port=port,
            spacecraft=spacecraft,
            network=network,
            undocking=undocking,
            at=at or (),
            runs=runs,
            seed=seed,
            progress=progress,
            f107_sfu=f107,
            ap=ap,
        )
    if as_json:
        print_json(found.summary())
    else:
        print_summary(f"Landings in {found.request.zone.name} from {on} on", found.summary())


for commands in (campaigns, exports, viewing, articles, catalogue):
    app.add_typer(commands)


def main() -> None:
    """Runs the command line; an error of the user is one sentence and an exit code, a warning a sentence."""
    open_streams()
    with (
        warnings.catch_warnings(),
        spelling(lambda argument: _OPTIONS.get(argument, f"--{argument.replace('_', '-')}")),
    ):
        # A year that ERFA finds dubious lies outside our tables too, and their error says so in one sentence.
        warnings.filterwarnings("ignore", message="ERFA function .*dubious year")
        warnings.showwarning = lambda told, *_: tell(f"warning: {told}")
        sys.exit(status_of(_run))


def _run() -> int:
    command = typer.main.get_command(app)
    if "_VITOK_COMPLETE" in os.environ:  # a shell asks what could follow
        command.main(prog_name="vitok")
    try:  # not by its own main, which has other words and exit codes for what goes wrong
        with command.make_context("vitok", sys.argv[1:]) as context:
            command.invoke(context)
    except typer.Exit as ended:
        return ended.exit_code
    except _USAGE_ERROR as error:
        if error.format_message():  # else it has shown the help already
            tell(f"{error.format_message().rstrip('.')} (vitok --help tells what there is)")
        return int(error.exit_code)
    return 0
