"""The plan of a flight: what shall happen, solved before anything flies."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from vitok.arguments import checked, named
from vitok.ascent.plan import AscentPlan
from vitok.chance import Draws, Failure
from vitok.descent.failing import check_times
from vitok.descent.outlook import Outlook
from vitok.descent.plan import DescentPlan
from vitok.dispersions.quantities import quantities
from vitok.dispersions.quantity import Quantity
from vitok.dispersions.sampling import drawn
from vitok.docking.failing import of_docking, troubles_of
from vitok.docking.plan import DockingPlan, pair_of
from vitok.earth.weather_used import weather_summary
from vitok.errors import InputError
from vitok.mission.dispersions import Dispersions
from vitok.mission.failure import checked_failures
from vitok.reading import nearest, short_value
from vitok.rendezvous.plan import RendezvousPlan
from vitok.rendezvous.review import Review, review, spread_of
from vitok.rendezvous.sequence import steps
from vitok.scene import Scene
from vitok.shown import html_table
from vitok.stay.plan import StayPlan
from vitok.stay.relocation import RelocationPlan

if TYPE_CHECKING:
    from vitok.flight import Flight

PhasePlan = AscentPlan | RendezvousPlan | DockingPlan | StayPlan | RelocationPlan | DescentPlan


@dataclass(frozen=True, eq=False)
class FlightPlan:
    """What shall happen, solved before anything flies; a phase is None where it cannot be flown."""

    scene: Scene
    ascent: AscentPlan | None = None
    rendezvous: RendezvousPlan | None = None
    docking: DockingPlan | None = None
    stay: StayPlan | None = None
    descent: DescentPlan | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        state = {each.name: getattr(self, each.name) for each in fields(self)}
        return _unpickled, (version("vitok"), pickle.dumps(state, protocol=5))

    def __repr__(self) -> str:
        return f"<FlightPlan of {self.scene.cast.mission.title}: {', '.join(self.phases) or 'no phase'}>"

    @property
    def inputs_sha256(self) -> dict[str, str]:
        """Digest of every file that was read for it, by the file's name."""
        return self.scene.inputs_sha256

    @checked
    def fly(
        self, *, seed: int = 0, run: int = 0, failures: Iterable[str] = (), phase: str | None = None
    ) -> Flight:
        """Flies the plan once; all that chance decides is drawn by ``seed`` and ``run``.

        ``failures`` name what fails, as ``radio@100`` (m) or ``guidance@183`` (s); ``phase`` as in ``span``.
        InputError for a name that is none, a time that cannot be, a part that is not flown; FlightError where
        a limit is broken.
        """
        from vitok import conductor

        span, failed = self.span(phase), checked_failures(failures)
        self.check_failures(failed, span)
        return conductor.fly(self, self.draws(seed, run, failed), span)

    def draws(self, seed: int = 0, run: int = 0, failures: tuple[Failure, ...] = ()) -> Draws:
        """All that chance decides in a run, by the mission's dispersions; ``failures`` happen in any case.

        Errors as in ``fly``, and InputError for dispersions that do not fit the mission.
        """
        self.check_failures(failures)
        if self.dispersions is None:
            return Draws(seed, run, failures)
        return drawn(self.dispersions, self.quantities, seed, run, failures=failures)

    @cached_property
    def dispersions(self) -> Dispersions | None:
        """Those of the mission, without the failures of parts that are not flown.

        InputError for a failure of a part that is out of use by then.
        """
        asked = self.scene.cast.dispersions
        if asked is None:
            return None
        flown = {
            each: found
            for each in asked.failure
            for found in checked_failures([each.name])
            if ("docking" if of_docking((found,)) else "descent") in self.phases
        }
        self.check_failures(tuple(flown.values()))
        return asked.model_copy(update={"failure": tuple(flown)})

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """All that can be dispersed in a flight of the plan."""
        craft, way = self.scene.cast.spacecraft, self.rendezvous
        burns = () if way is None else tuple(leg.name for leg, _ in steps(craft, way.schedule))
        return quantities(self.scene, burns)

    def span(self, phase: str | None) -> tuple[str, ...]:
        """The phases from one to another, ``ascent:docking``, or one alone, ``descent``; none is the whole.

        InputError for a name that is none, a phase that is not planned, or an end before its begin.
        """
        if phase is None:
            return ()
        first, _, last = phase.partition(":")
        names, known = [first, last or first], [each.name for each in fields(self) if each.name != "scene"]
        known += [each for each in self.phases if each not in known]
        for name in names:
            if name not in known:
                raise InputError(
                    f"{named('phase')} = {short_value(phase)} should be one of {', '.join(known)}, or two of "
                    f"them as in ascent:docking{nearest(name, known)}"
                )
            if name not in self.phases:
                raise InputError(f"{named('phase')} = '{phase}': {self._why_not(name)}")
        planned = list(self.phases)
        begin, end = (planned.index(name) for name in names)
        if end < begin:
            raise InputError(f"{named('phase')} = '{phase}' should name the earlier phase first")
        return tuple(planned[begin : end + 1])

    def _why_not(self, name: str) -> str:
        return next(told for told in self.not_flown if name in told.partition(":")[0])

    def check_failures(self, failures: tuple[Failure, ...], span: tuple[str, ...] = ()) -> None:
        """InputError if these cannot happen: their part is not flown, or it is out of use by then."""
        near = of_docking(failures)
        for part, those in (
            ("docking", near),
            ("descent", tuple(each for each in failures if each not in near)),
        ):
            if those and part not in self.phases:
                why = self._why_not(part).partition(": ")[2]
                raise InputError(f"failure '{those[0]}' is one of the {part}, which is {why}")
            if those and span and part not in span:
                raise InputError(
                    f"failure '{those[0]}' is one of the {part}, which is not among the phases asked for"
                )
            if those and self.descent is not None and part == "descent":
                check_times(self.descent, those)
        if near:
            troubles_of(near, self.scene.cast.once(pair_of))

    def _repr_html_(self) -> str:
        epoch, rows = self.scene.epoch, list[dict[str, str]]()
        for name, planned in self.phases.items():
            end_s = planned.landing_s if isinstance(planned, DescentPlan) else planned.end.t_s
            rows.append({"phase": name, "until, UTC": epoch.utc(end_s)})
        return html_table(f"Plan of {self.scene.cast.mission.title}", rows)

    @property
    def phases(self) -> dict[str, PhasePlan]:
        """The plans of the phases by name, in their order; a stay with relocations is in parts."""
        plans: dict[str, PhasePlan] = {}
        for each in fields(self):
            planned = getattr(self, each.name)
            if each.name == "stay" and planned is not None:
                plans |= planned.parts
            elif each.name != "scene" and planned is not None:
                plans[each.name] = planned
        return plans

    @cached_property
    def review(self) -> Review | None:
        """Safety, light and contact of the rendezvous, worked out once; None where none is planned."""
        if self.rendezvous is None or self.ascent is None:
            return None
        start, planned = self.ascent.end, self.rendezvous
        spread = spread_of(self.scene, planned, start)
        return review(
            self.scene,
            planned,
            start,
            covariances=spread.by_burn(planned.firings),
            tube=(spread.t_s, spread.deviation),
        )

    @property
    def not_flown(self) -> tuple[str, ...]:
        """A sentence for each part that cannot be flown, for lack of orbit data as a rule."""
        scene, told = self.scene, []
        docking, undocking = (scene.epoch.utc(t_s)[:10] for t_s in (scene.t_docking_s, scene.t_undocking_s))
        unknown = "not flown, as no element set of the station is near"
        if self.ascent is None:
            told.append(f"ascent, rendezvous and docking: {unknown} the docking, {docking}")
        if self.stay is None:
            parts = "stay and relocation" if scene.cast.mission.relocation else "stay"
            told.append(f"{parts}: {unknown} both its ends, {docking} and {undocking}")
        if scene.cast.descent_module is None:
            told.append(f"descent: not flown, as spacecraft {scene.cast.spacecraft.name} does not land")
        elif self.descent is None:
            told.append(f"descent: {unknown} the undocking, {undocking}")
        return tuple(told)

    def data_summary(self) -> dict[str, Any]:
        """What is known of the station's orbit and of the air, about arrival and departure, for output."""
        scene = self.scene
        orbits = {"arrival": scene.arrival_orbit, "departure": scene.departure_orbit}
        known = {name: orbit for name, orbit in orbits.items() if orbit is not None}
        spans: dict[str, Any] = {
            name: orbit.summary() | {"rms_m": orbit.rms_m} for name, orbit in known.items()
        }
        return spans | {
            "space_weather": [
                row
                for orbit in known.values()
                for row in weather_summary(scene.epoch, orbit.environment, scene.activity)
            ]
        }

    def summary(self, outlook: Outlook | None = None) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        scene, epoch = self.scene, self.scene.epoch
        told: dict[str, Any] = {"mission": scene.cast.mission.name}
        if self.ascent:
            told["liftoff_utc"] = epoch.utc(self.ascent.liftoff_s)
        told["docking_utc"] = epoch.utc(scene.t_docking_s)
        told["undocking_utc"] = epoch.utc(scene.t_undocking_s)
        if self.not_flown:
            told["not_flown"] = list(self.not_flown)
        told["space_weather"] = self.data_summary()["space_weather"]
        told |= {name: plan.summary(epoch) for name, plan in self.phases.items()}
        if self.review:
            told["rendezvous"] |= self.review.summary(epoch)
            for row, burn in zip(told["rendezvous"]["burns"], self.review.burns, strict=True):
                row["engine"] = burn.engine
        if self.descent and outlook:
            told["descent"] |= outlook.summary(epoch)
        return told


def _unpickled(made_by: str, state: bytes) -> FlightPlan:
    """A plan read back; InputError if another version of vitok made it."""
    if made_by != version("vitok"):
        raise InputError(
            f"the plan was pickled by vitok {made_by} and cannot be read by vitok {version('vitok')}: "
            "plan the mission again"
        )
    return FlightPlan(**pickle.loads(state))
