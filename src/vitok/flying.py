"""Flying a mission from Python: plan it, fly it, judge it, keep it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vitok.arguments import checked
from vitok.shown import progress_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vitok.descent.outlook import Outlook
    from vitok.evidence.spread import Sigma
    from vitok.flight import Flight
    from vitok.flight_plan import FlightPlan
    from vitok.mission.mission import Mission
    from vitok.mission.record import Evidence
    from vitok.products.view.page import View

    MissionAsked = str | Path | Mapping[str, Any] | Mission
else:
    MissionAsked = object  # what is wrong with it, the mission says itself


@checked
def fly(
    mission: MissionAsked,
    out: str | Path | None = None,
    *,
    seed: int = 0,
    run: int = 0,
    failures: Iterable[str] = (),
    phase: str | None = None,
    sigmas: str | Path | None = None,
    f107_sfu: float | None = None,
    ap: float | None = None,
    progress: Callable[[str], None] | None = None,
) -> Flight:
    """Plans and flies a mission, judges the flight by its record, and writes it to folder ``out`` if given.

    ``mission`` is a catalogue name such as ``soyuz-ms-07``, the path of a TOML file, a dictionary with a
    file's keys, or a ``vitok.Mission``; ``seed`` and ``run`` draw all that chance decides, nothing in
    run 0; ``failures`` name what fails, ``radio@100`` within metres, ``guidance@183`` with its time, and
    then no evidence is judged.
    ``phase`` flies a part alone, ``descent``, or from one to another, ``ascent:docking``: it begins where the
    plan has it begin.
    ``sigmas`` is the folder of a campaign of the mission, whose runs tell how far flights differ by chance.
    ``f107_sfu`` (60 to 400) and ``ap`` (0 to 400), given together, are the solar flux F10.7 and the index Ap
    of all days whose space weather is not measured, instead of the mission file's or the forecast's.
    ``progress`` is called with the name of each step as it begins. InputError if the input is wrong,
    FlightError if it cannot be flown, MachineError if the disk is full: each is one sentence, and nothing is
    written.
    """
    from dataclasses import replace

    from vitok.mission.mission import mission_of
    from vitok.writing import check_folder

    asked = mission_of(mission)  # looked at before what takes seconds to import
    if out is not None:
        check_folder(Path(out), apart_from="campaign.json")
    if sigmas is not None:
        _sigmas_in(Path(sigmas), asked.name)

    from vitok.chance import Draws
    from vitok.earth.space_weather import given_activity
    from vitok.mission.failure import checked_failures

    given = Draws(seed, run, checked_failures(failures))
    activity, report = given_activity(f107_sfu, ap), progress_of(progress)
    report("modules")

    from vitok import conductor
    from vitok.parallel import both

    planned = conductor.plan(asked, activity=activity, report=report)
    span = planned.span(phase)
    planned.check_failures(given.failures, span)
    draws = planned.draws(seed, run, given.failures)
    flown, beyond = both(
        lambda: conductor.fly(planned, draws, span, report=report),
        lambda: outlook(planned, seed=seed, failures=map(str, draws.failures), progress=report),
    )
    flight = replace(flown, outlook=beyond)
    report("evidence")
    flight = replace(flight, evidence=judge(flight, sigmas))
    if out is not None:
        from vitok.products.folder import write

        write(flight, Path(out))
    return flight


@checked
def plan(
    mission: MissionAsked,
    *,
    f107_sfu: float | None = None,
    ap: float | None = None,
    progress: Callable[[str], None] | None = None,
) -> FlightPlan:
    """Plans a mission without flying it: ``plan.fly(seed=1, run=2)`` flies it, any number of times.

    Arguments and errors as in ``fly``.
    """
    from vitok.mission.mission import mission_of

    asked = mission_of(mission)

    from vitok.earth.space_weather import given_activity

    activity, report = given_activity(f107_sfu, ap), progress_of(progress)
    report("modules")

    from vitok import conductor

    return conductor.plan(asked, activity=activity, report=report)


@checked
def outlook(
    plan: FlightPlan,
    *,
    runs: int = 200,
    seed: int = 0,
    failures: Iterable[str] = (),
    progress: Callable[[str], None] | None = None,
) -> Outlook | None:
    """What may become of a planned descent: footprint of ``runs`` flights, early cut-offs, the turn after.

    With ``failures`` it has the footprint of as many flights with these beside the other. None where no
    descent is planned.
    """
    from vitok.descent.outlook import outlook as beyond
    from vitok.mission.failure import checked_failures

    failed = checked_failures(failures)
    plan.check_failures(failed)
    if plan.descent is None:
        return None
    progress_of(progress)("outlook of the descent")
    return beyond(plan.scene, plan.descent, runs=runs, seed=seed, failures=failed, draw=plan.draws)


@checked
def judge(flight: Flight, sigmas: str | Path | None = None) -> Evidence:
    """Each fact of the mission's record beside what the flight predicts, and the score of what is predicted.

    One sigma of each quantity comes from the campaign in the folder ``sigmas``, and from dispersed flights of
    the plan where that is not given or does not tell it. A flight that was read back from its folder has its
    evidence with it: InputError. InputError too for a folder without a campaign of the mission.
    """
    from vitok.errors import InputError
    from vitok.evidence.judge import judge as judged
    from vitok.evidence.spread import spread_of

    if flight.plan is None:
        raise InputError("a flight that was read back is not judged anew: it has its evidence")
    spread = spread_of(flight.plan)
    if sigmas is not None:
        from vitok.campaigns.sigmas import first_of

        spread = first_of(_sigmas_in(Path(sigmas), flight.mission.name), spread)
    return judged(flight, spread)


def _sigmas_in(folder: Path, mission: str) -> Sigma:
    """The sigmas of the campaign in a folder; InputError if there is none, or if it flew another mission."""
    from vitok.campaigns.manifest import read_manifest
    from vitok.campaigns.sigmas import sigma_of
    from vitok.campaigns.store import read_table
    from vitok.errors import InputError
    from vitok.reading import shown_path

    manifest = read_manifest(folder)
    if manifest is None:
        raise InputError(f"{shown_path(folder)} holds no campaign whose runs could tell sigmas")
    if manifest.mission != mission:
        raise InputError(
            f"{shown_path(folder)} holds a campaign of {manifest.mission}, which tells no sigmas of {mission}"
        )
    return sigma_of(read_table(folder))


@checked
def save(flight: Flight, folder: str | Path) -> None:
    """Writes ``flight.json``, ``report.html`` and ``trajectory.npz``, all of them or none, into a folder.

    The flight is judged if it was not; its outlook is written where it has one.
    """
    from dataclasses import replace

    from vitok.products.folder import write
    from vitok.writing import check_folder

    check_folder(Path(folder), apart_from="campaign.json")
    if not flight.evidence.facts and flight.plan is not None:
        flight = replace(flight, evidence=judge(flight))
    write(flight, Path(folder))


@checked
def load(folder: str | Path) -> Flight:
    """The flight of a folder that ``fly`` or ``save`` wrote: its arcs, events and evidence, not its plan.

    InputError if there is none, if it is damaged, or if another version of vitok wrote it.
    """
    from vitok.products.trajectory_file import read_flight

    return read_flight(Path(folder))


@checked
def view(flight: Flight, ghost: Flight | None = None) -> View:
    """The mission in 3-D: a page that shows itself in a notebook and needs no network; ``save`` writes it.

    ``ghost`` is another flight of the mission, whose way is shown beside it. InputError for a flight whose
    attitude is not known, FlightError for one that has no arc.
    """
    from vitok.products.view.page import view as page

    return page(flight, ghost)
