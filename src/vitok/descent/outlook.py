"""What may become of a planned descent: its footprint, the turn after, an engine that stops too early."""

from dataclasses import dataclass, replace
from typing import Any

from vitok.chance import Draw, Draws, Failure
from vitok.descent.backup import Backup, backup
from vitok.descent.cut_off import CutOff, early_cut_offs
from vitok.descent.footprint import Footprint, Scatter, footprint, scatter
from vitok.descent.opportunity import Opportunity
from vitok.descent.plan import DescentPlan, vehicle_of
from vitok.descent.vehicle import Vehicle
from vitok.earth.environment import Environment
from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.mission.place import Zone
from vitok.scene import Scene

FOOTPRINT_RUNS = 200


@dataclass(frozen=True)
class Outlook:
    """Footprint, rule of early cut-offs, and the turn that backs the chosen one up, if the span has one.

    ``with_failures`` is the scatter of the same dispersed flights with what fails, where something does.
    """

    footprint: Footprint
    cut_offs: tuple[CutOff, ...]
    backup: Backup | None
    with_failures: Scatter | None = None

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """Plain values for output."""
        failed = self.with_failures
        return {
            "footprint": self.footprint.summary(),
            **({} if failed is None else {"footprint_with_failures": failed.summary()}),
            "early_cut_offs": [each.summary() for each in self.cut_offs],
            "backup": None if self.backup is None else self.backup.summary(epoch),
        }


def outlook(
    scene: Scene,
    plan: DescentPlan,
    *,
    runs: int = FOOTPRINT_RUNS,
    seed: int = 0,
    failures: tuple[Failure, ...] = (),
    draw: Draw = Draws,
) -> Outlook:
    """What may become of a mission's planned descent; ``runs`` dispersed flights give the footprint.

    ``draw`` says what chance decides in a run of a seed.

    With ``failures`` as many flights more give that of the failed flight.
    """
    if runs < 3:
        raise InputError(f"runs = {runs} should be at least 3, for an ellipse")
    following = next((turn for turn in plan.turns if turn.t_burn_s > plan.turn.t_burn_s), None)
    craft, environment = vehicle_of(scene), scene.departure.environment
    told = outlook_of(
        craft, plan, following, scene.cast.zone, environment=environment, runs=runs, seed=seed, draw=draw
    )
    if not failures:
        return told
    failed = replace(craft, failures=failures)
    return replace(told, with_failures=scatter(failed, plan, runs, seed, environment=environment, draw=draw))


def outlook_of(
    craft: Vehicle,
    plan: DescentPlan,
    following: Opportunity | None,
    zone: Zone,
    *,
    environment: Environment,
    runs: int,
    seed: int,
    draw: Draw = Draws,
) -> Outlook:
    """Outlook of a plan; ``following`` is the turn after its own, ``runs`` flights give the footprint."""
    return Outlook(
        footprint(craft, plan, runs, seed, environment=environment, draw=draw),
        early_cut_offs(craft, plan, zone, environment),
        None if following is None else backup(craft, plan, following, environment),
    )
