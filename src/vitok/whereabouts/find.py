"""Where the station is by its files: at an instant, over a span, over a site."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from vitok.arguments import named
from vitok.earth.space_weather import SolarActivity
from vitok.earth.time import SECONDS_PER_DAY, Epoch, parse_utc
from vitok.earth.weather_used import weather_used
from vitok.errors import InputError
from vitok.mission.station import Station
from vitok.shown import counted, html_table
from vitok.station.known import known_up_to_m, orbit_of
from vitok.station.orbit import StationOrbit
from vitok.station.read import Tracked, tracked
from vitok.types import Vector
from vitok.whereabouts.passes import Pass, passes
from vitok.whereabouts.request import Over, When
from vitok.whereabouts.states import StationState, states

_LONG_AGO = Epoch.from_utc("2000-01-01T00:00:00Z")


@dataclass(frozen=True)
class Whereabouts:
    """The station at the instants asked for, its passes if asked for, and the estimate all this rests on."""

    station: Station
    orbit: StationOrbit
    states: tuple[StationState, ...]
    over: Over | None
    passes: tuple[Pass, ...]

    @property
    def epoch(self) -> Epoch:
        """Midnight from which instants are counted."""
        return self.orbit.epoch

    @property
    def place_known(self) -> bool:
        """Whether the station's place in its orbit is known at all the instants."""
        return all(each.place_known for each in self.states)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences for people: those of the orbit, and of the first instant without a place."""
        unknown = next((each for each in self.states if not each.place_known), None)
        if unknown is None:
            return self.orbit.warnings
        return (
            *self.orbit.warnings,
            f"at {unknown.utc} the station's place in its orbit is not known: one sigma "
            f"along the track is {unknown.sigma_with_burns_m[0] / 1e3:.0f} km with burns as usual",
        )

    def __repr__(self) -> str:
        first, last = self.states[0].utc, self.states[-1].utc
        when = f"at {first}" if len(self.states) == 1 else f"{first} to {last}"
        over = (
            "" if self.over is None else f", {counted(len(self.passes), 'pass', 'passes')} over {self.over}"
        )
        return f"<{counted(len(self.states), 'state')} of {self.station.name} {when}{over}>"

    def _repr_html_(self) -> str:
        states = html_table(f"States of {self.station.name}", [each.cells() for each in self.states])
        if self.over is None:
            return states
        return states + html_table(f"Passes over {self.over}, UTC", [each.cells() for each in self.passes])

    def summary(self) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        orbit, epoch = self.orbit, self.epoch
        told = orbit.summary() | {"warnings": list(self.warnings)}
        weather = weather_used(epoch, orbit.t_start_s, orbit.t_end_s, orbit.activity)
        out = {"station": self.station.name, "rests_on": orbit.basis(), **told}
        out["place_known"] = self.place_known
        out["space_weather"] = [vars(each) for each in weather]
        out["states"] = [each.summary() for each in self.states]
        if self.over is not None:
            out["passes_over"] = self.over.site.name
            out["lowest_elevation_deg"] = self.over.elevation_deg
            out["passes"] = [each.summary() for each in self.passes]
        return out


def whereabouts(
    files: Sequence[Path],
    station: Station,
    when: When,
    over: Over | None = None,
    *,
    progress: Callable[[str], None] = lambda step: None,
    activity: SolarActivity | None = None,
) -> Whereabouts:
    """Where the station is ``when``, and its passes ``over`` a site from the first instant on.

    Without an instant it is the epoch of the latest element set; of an ephemeris, the instant of its creation
    if it covers that, else its begin. Errors as in ``station_orbit``.
    """
    if not files:
        raise InputError(
            f"{named('tle')} should name at least one file of the station's element sets, or its ephemeris"
        )
    progress("station's orbit, from its files")
    first = when.at or when.begin
    epoch = _LONG_AGO if first is None else _midnight(first)
    known = tracked(files, station, epoch)
    if first is None:
        first = epoch.utc(_latest_s(known, epoch))
        epoch = _midnight(first)
        known = known if known.ephemeris is None else tracked(files, station, epoch)
    t_s = _instants(first, when, epoch)
    end_s = t_s[-1] if over is None else max(t_s[-1], t_s[0] + over.days * SECONDS_PER_DAY)
    begin_s = float(t_s[0])
    orbit = orbit_of(known, station, epoch, t_start_s=begin_s, t_end_s=float(end_s), activity=activity)
    progress("places")
    found = states(orbit, t_s, known_up_to_m(orbit))
    above: tuple[Pass, ...] = ()
    if over is not None:
        progress(f"passes over {over.site.name}")
        lowest_rad, t_end_s = float(np.radians(over.elevation_deg)), begin_s + over.days * SECONDS_PER_DAY
        above = passes(orbit, over.site, lowest_rad=lowest_rad, t_start_s=begin_s, t_end_s=t_end_s)
    return Whereabouts(station, orbit, found, over, above)


def _midnight(utc: str) -> Epoch:
    return Epoch.from_utc(f"{parse_utc(utc):%Y-%m-%d}T00:00:00Z")


def _latest_s(known: Tracked, epoch: Epoch) -> float:
    if known.ephemeris is None:
        return known.sets[-1].t_s(epoch)
    spans = [each.useable_s for each in known.ephemeris.segments]
    begin_s, end_s = min(each[0] for each in spans), max(each[1] for each in spans)
    created = known.ephemeris.creation_utc
    created_s = begin_s if created is None else epoch.t_s(created)
    return created_s if begin_s <= created_s <= end_s else begin_s


def _instants(first: str, when: When, epoch: Epoch) -> Vector:
    """Rising instants (n,), whole milliseconds as they are shown."""
    begin_s = epoch.t_s(first)
    if when.end is None or when.step_s is None:
        return np.round([begin_s], 3)
    span_s = epoch.t_s(when.end) - begin_s
    steps = np.floor(span_s / when.step_s + 1e-9)
    return np.round(begin_s + np.arange(int(steps) + 1) * when.step_s, 3)
