"""One run of a campaign: the plan flown with what chance decides for its number, as a row."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from vitok.campaigns.columns import OF_THE_RUN
from vitok.campaigns.row import Row, row_of
from vitok.campaigns.table import table_of
from vitok.chance import Draws, Failure
from vitok.conductor import flight_of, legs
from vitok.dispersions.quantity import Quantity
from vitok.dispersions.sampling import drawn_at_once, realised
from vitok.earth.frames import Rotation, rotation
from vitok.errors import InputError, VitokError
from vitok.flight import Flight
from vitok.flight_plan import FlightPlan
from vitok.mission.failure import DOCKING_FAILURES, FAILURES, checked_failures
from vitok.motion.arc import Arc
from vitok.motion.continuity import check_continuity
from vitok.shown import sentence_of

if TYPE_CHECKING:
    import pyarrow as pa

UNEXPECTED = "unexpected "  # begins the reason of a run that met a defect
_PHASE = {"undocking": "descent"}  # of quantities that count on the way out of the port
_AFTER_S = 86400.0  # a descent lands within a day of the undocking


@dataclass(frozen=True)
class Member:
    """What is flown in each run: a plan's phases (all where there are none) with a seed, and what fails."""

    plan: FlightPlan
    seed: int
    phases: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()

    def draws(self, run: int) -> Draws:
        """All that chance decides in a run."""
        return self.plan.draws(self.seed, run, self.failures)

    def inputs(self, draws: Draws) -> dict[str, float]:
        """What was drawn for the phases that are flown, in its unit, by the names of its columns."""
        return realised(self._quantities, draws)

    @cached_property
    def _quantities(self) -> tuple[Quantity, ...]:
        flown = {"world", *(self.phases or self.plan.phases)}
        return tuple(each for each in self.plan.quantities if _PHASE.get(each.phase, each.phase) in flown)

    @property
    def zero_s(self) -> float:
        """Where the table's ``t_s`` begin: at the planned lift-off, else at the flight's epoch."""
        return 0.0 if self.plan.ascent is None else self.plan.ascent.liftoff_s

    @cached_property
    def rotation(self) -> Rotation:
        """The Earth's over all instants of the flight."""
        scene = self.plan.scene
        return rotation(scene.epoch, self.zero_s - _AFTER_S, scene.t_undocking_s + _AFTER_S)

    def row(self, run: int) -> Row:
        """The row of a run; one that fails by itself has its reason, a defect met in it too."""
        draws = drawn_at_once(self._quantities, self.draws(run))
        arcs, reason = self._flown(draws)
        last = (self.phases or tuple(self.plan.phases))[-1]
        return row_of(
            arcs, draws, self.inputs(draws), reason, last=last, zero_s=self.zero_s, rotation=self.rotation
        )

    def told(self) -> set[str]:
        """The columns of numbers that the flight of the plan has."""
        return self.row(0).keys() - OF_THE_RUN

    def rare(self) -> set[str]:
        """Those that it has where one thing fails, each that may fail in turn."""
        found: set[str] = set()
        for name in (*FAILURES, *DOCKING_FAILURES):
            failing = checked_failures([name])
            with suppress(InputError):  # of a part that is not flown
                self.plan.check_failures(failing, self.phases)
                found |= replace(self, failures=failing).told()
        return found

    def drawn(self, run: int) -> Row:
        """The inputs alone of a run's row."""
        row: Row = {"run": run}
        return row | self.inputs(self.draws(run))

    def table(self, runs: Sequence[int]) -> pa.Table:
        """The rows of some runs."""
        return table_of([self.row(run) for run in runs])

    def lost(self, run: int, why: str) -> pa.Table:
        """The row of a run that ends the process that flies it."""
        draws = self.draws(run)
        reason = UNEXPECTED + why
        return table_of(
            [
                row_of(
                    (), draws, self.inputs(draws), reason, last="", zero_s=self.zero_s, rotation=self.rotation
                )
            ]
        )

    def flight(self, run: int) -> Flight:
        """The whole flight of a run; of one that failed, the phases before, with the reason why no more."""
        draws = self.draws(run)
        arcs, reason = self._flown(draws)
        only = f"only {' and '.join(self.phases)} was asked for" if self.phases else ""
        return flight_of(self.plan, draws, arcs, reason or only)

    def _flown(self, draws: Draws) -> tuple[list[Arc], str]:
        """The arcs of a run and, where one could not be flown, the reason."""
        arcs: list[Arc] = []
        try:
            for arc in legs(self.plan, draws, self.phases):
                arcs.append(arc)
                check_continuity(arcs[-2:])  # the new arc and its joint; the one before it once more
        except VitokError as error:
            return arcs, str(error)
        except MemoryError:  # it says nothing of the run
            raise
        except Exception as error:
            return arcs, f"{UNEXPECTED}{type(error).__name__}: {sentence_of(error)}"
        return arcs, ""
