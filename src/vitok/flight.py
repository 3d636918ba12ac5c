"""A flight: what happened, in arcs and events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from vitok.chance import Draws
from vitok.descent.followed import followed
from vitok.descent.outlook import Outlook
from vitok.descent.plan import DescentPlan
from vitok.earth.time import Epoch
from vitok.flight_plan import FlightPlan
from vitok.mission.mission import Mission
from vitok.mission.record import Evidence
from vitok.motion.arc import Arc, Event
from vitok.motion.happened import Events
from vitok.rendezvous.review import Review
from vitok.scene import Cast
from vitok.shown import html_table

if TYPE_CHECKING:
    from vitok.products.plots import Plots
    from vitok.products.states import States


@dataclass(frozen=True, eq=False)
class Flight:
    """What happened: the arc of each phase flown, and what the evidence makes of it.

    ``plan`` is None once a flight is read back from its folder; what its pictures need of it stays: the
    descent's plan, and in ``kept_review`` the review of the rendezvous. ``outlook`` is there where it was
    asked for, ``evidence`` where it was judged.
    """

    cast: Cast
    epoch: Epoch
    draws: Draws
    arcs: dict[str, Arc]
    not_flown: tuple[str, ...] = ()
    descent: DescentPlan | None = None
    outlook: Outlook | None = None
    evidence: Evidence = field(default_factory=Evidence)
    plan: FlightPlan | None = None
    kept_review: Review | None = None

    def __repr__(self) -> str:
        told = ", ".join(f"{name} to {self.epoch.utc(arc.end.t_s)[:19]}Z" for name, arc in self.arcs.items())
        return f"<Flight of {self.mission.title}, run {self.draws.run} of seed {self.draws.seed}: {told}>"

    def _repr_html_(self) -> str:
        return html_table(self.mission.title, self.events.rows)

    def view(self, ghost: Flight | None = None) -> Any:
        """The mission in 3-D, to be shown in a notebook or saved: see ``vitok.view``."""
        from vitok.flying import view

        return view(self, ghost)

    @property
    def mission(self) -> Mission:
        """What was asked."""
        return self.cast.mission

    @property
    def liftoff_s(self) -> float | None:
        """Instant of lift-off; None if the ascent is not flown."""
        return float(self.arcs["ascent"].t_s[0]) if "ascent" in self.arcs else None

    def since_liftoff_s(self, t_s: float) -> float | None:
        """Seconds since lift-off; None if the ascent is not flown."""
        return None if self.liftoff_s is None else t_s - self.liftoff_s

    @property
    def events(self) -> Events:
        """The events of all phases in time order."""
        every = (event for arc in self.arcs.values() for event in arc.events)
        return Events(sorted(every, key=lambda each: each.t_s), self.epoch)

    @property
    def plot(self) -> Plots:
        """Its pictures, as plotly figures: ``flight.plot.descent()``."""
        from vitok.products.plots import Plots

        return Plots(self)

    def states(self, phase: str) -> States:
        """The samples of a phase by columns (n,): ``flight.states("descent")["load_g"]``.

        InputError for a phase that was not flown.
        """
        from vitok.products.states import states

        return states(self, phase)

    def event(self, name: str) -> Event | None:
        """The first event of a name; None if it did not happen."""
        return next((each for each in self.events if each.name == name), None)

    @property
    def told(self) -> tuple[str, ...]:
        """Sentences on how well the stay's orbit and the station's burns are known; none without its plan."""
        stay = self.plan.stay if self.plan else None
        return stay.told(self.epoch) if stay else ()

    @property
    def followed(self) -> tuple[str, ...]:
        """Two sentences on what followed from the failures of the descent; none of a flight without."""
        if not self.draws.failures or "descent" not in self.arcs:
            return ()
        return followed(self.arcs["descent"], self.cast.zone, self.outlook.cut_offs if self.outlook else ())

    @property
    def review(self) -> Review | None:
        """Safety, light and contact of the planned rendezvous; None where none is planned."""
        return self.plan.review if self.plan else self.kept_review

    @property
    def headline(self) -> str:
        """The score in one sentence, or why there is none."""
        if self.draws.failures:
            return "not judged: the flight has failures, and the record is of one without"
        return self.evidence.headline

    @property
    def masses_kg(self) -> dict[str, float]:
        """The masses at lift-off and at the end of each phase."""
        masses = {"liftoff": float(self.arcs["ascent"].mass_kg[0])} if "ascent" in self.arcs else {}
        return masses | {f"end_of_{name}": float(arc.mass_kg[-1]) for name, arc in self.arcs.items()}
