"""Arguments and options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer


def missions() -> list[str]:
    """Names of the catalogue's missions, which a shell completes."""
    from vitok.mission.catalogue import entries

    return list(entries()["missions"])


MissionArgument = Annotated[
    str,
    typer.Argument(help="Catalogue name (soyuz-ms-07) or path of a TOML file.", autocompletion=missions),
]
SeedOption = Annotated[int, typer.Option(help="Seed of all that is drawn by chance.", min=0)]
FailOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME[@WHEN]",
        help="What fails, may be given again. On the way home: main-parachute, soft-landing-engines, "
        "main-engine (at seconds of its burn), guidance or bank-thruster (after module separation). In "
        "the docking (within metres of the port): thruster-off, thruster-on, manifold, radio, gyroscope, "
        "station-attitude or range.",
    ),
]
PhaseOption = Annotated[
    str | None,
    typer.Option(
        metavar="PHASE[:PHASE]",
        help="Fly a part alone: ascent, rendezvous, docking, stay or descent, or from one to another, "
        "as rendezvous:docking. It begins where the plan has it begin.",
    ),
]
F107Option = Annotated[
    float | None,
    typer.Option("--f107", help="Solar flux F10.7 (sfu) of days not yet measured, with --ap: else forecast."),
]
ApOption = Annotated[
    float | None, typer.Option("--ap", help="Geomagnetic index Ap of days not yet measured, with --f107.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
