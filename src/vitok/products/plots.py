"""The report's charts one by one, for a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from plotly.graph_objects import Figure  # type: ignore[attr-defined]  # it has it only when asked

from vitok.arguments import checked
from vitok.errors import InputError
from vitok.products.charts import charts
from vitok.products.evidence_chart import evidence_chart
from vitok.products.figures import Chart
from vitok.products.page import inert
from vitok.shown import html_table

if TYPE_CHECKING:
    from vitok.flight import Flight


@dataclass(frozen=True)
class Plots:
    """Pictures of a flight: ``flight.plot.descent()``, or ``flight.plot("phasing")``, any of its ``names``.

    Each is a plotly figure of the data, units and marks of the report's chart. InputError where the flight
    does not have it.
    """

    flight: Flight

    @checked
    def __call__(self, name: str) -> Figure:
        """The chart of a name, with its title."""
        known = self._charts()
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}" if near else f"it has {', '.join(known)}"
            raise InputError(f"the flight of {self.flight.mission.name} has no chart '{name}': {hint}")
        figure = Figure(inert(known[name].figure))
        title = {"text": inert(known[name].title), "x": 0.5, "yref": "container", "y": 0.97}
        return figure.update_layout(
            title=title, margin_t=64, height=360 + 40 * len(list(figure.select_yaxes())), dragmode="zoom"
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all charts that the flight has."""
        return tuple(self._charts())

    def groundtrack(self, way: str = "up") -> Figure:
        """Where it passed over the ground: ``up`` to the station, or ``down`` to the landing."""
        return self(f"map_{way}")

    def ascent(self) -> Figure:
        """Altitude, speed and load over the time since lift-off."""
        return self("ascent")

    def approach(self) -> Figure:
        """The way to the port in the plane of the station's orbit."""
        return self("approach")

    def descent(self) -> Figure:
        """Altitude and speed over the time since undocking."""
        return self("descent")

    def evidence(self) -> Figure:
        """The residual of each quantity that the flight predicts, in sigmas."""
        return self("evidence")

    def __repr__(self) -> str:
        return f"<Plots of {self.flight.mission.title}: {', '.join(self.names)}>"

    def _repr_html_(self) -> str:
        rows = [
            {"name": key, "chart": each.title, "shows": each.note} for key, each in self._charts().items()
        ]
        return html_table(f"Charts of {self.flight.mission.title}", rows)

    def _charts(self) -> dict[str, Chart]:
        return {each.key: each for each in (*charts(self.flight), *evidence_chart(self.flight.evidence))}
