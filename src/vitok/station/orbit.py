"""The station's orbit as it is known: states over time, one sigma, and what they rest on."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from vitok.earth.environment import Environment, environment
from vitok.earth.space_weather import SolarActivity
from vitok.earth.time import Epoch
from vitok.motion.trajectory import Trajectory
from vitok.station.element_set import ElementSet
from vitok.station.knowledge import Knowledge
from vitok.station.looks import LOOKED_BACK_S
from vitok.station.oem import Ephemeris
from vitok.station.reference import FIRST_KNOT, LOG_AREA, StationBurn, flown_past, scaled

Vector = NDArray[np.float64]

MARGIN_S = 5400.0  # flown beyond what is asked for, as burns and landings may begin or end there
_DENSITY_POINTS = 97  # of a mean over a span: half an hour of two days
MORE_S = MARGIN_S + LOOKED_BACK_S  # of one that is drawn, for it is flown from before it counts


@lru_cache(maxsize=4)
def _environment(
    epoch: Epoch, t_start_s: float, t_end_s: float, activity: SolarActivity | None
) -> Environment:
    """Made once in a process, which may fly many plans of one span."""
    return environment(epoch, t_start_s, t_end_s, activity=activity)


@dataclass(frozen=True)
class StationOrbit:
    """An estimate of a station's orbit from ``t_start_s`` to ``t_end_s``.

    ``rms_m`` is how far the sets' places along the track lie from it, ``rejected`` are sets that the others
    contradict, ``burns`` those that the station made between its sets, ``warnings`` are sentences for people.
    """

    epoch: Epoch
    t_start_s: float
    t_end_s: float
    knowledge: Knowledge
    burns: tuple[StationBurn, ...]
    rms_m: float
    sets: tuple[ElementSet, ...]
    rejected: tuple[ElementSet, ...]
    warnings: tuple[str, ...]
    activity: SolarActivity | None = None
    ephemeris: Ephemeris | None = None

    @property
    def flown(self) -> Trajectory:
        """The orbit from before the first of its sets to after the last, or the span if that is longer."""
        return self.knowledge.about.flown

    @property
    def trajectory(self) -> Trajectory:
        """The orbit over the span and a margin on either side, as the environment has."""
        whole = self.flown
        begin_s, end_s = self.t_start_s - MARGIN_S, self.t_end_s + MARGIN_S
        return Trajectory(max(begin_s, whole.t_start_s), min(end_s, whole.t_end_s), whole.kernel)

    @property
    def cd_area_m2(self) -> float:
        """Drag area."""
        return self.knowledge.about.cd_area_m2

    def __getstate__(self) -> dict[str, Any]:
        state = self.__dict__.copy()
        for made_again in ("environment", "partials_drawn", "_strayed"):
            state.pop(made_again, None)
        return state

    @property
    def t_drawn_s(self) -> float:
        """Where one that is drawn is flown from: half a day before the span, an ephemeris from its begin."""
        if self.ephemeris is not None:  # its steps may reach beyond its ends
            return float(self.flown.kernel.t_s[0])
        return max(self.t_start_s - MORE_S, self.flown.t_start_s)

    @cached_property
    def partials_drawn(self) -> Vector:
        """(6, p): offsets of the elements (m) there for each unknown, the same for all that are drawn."""
        partials: Vector = self.knowledge.about.partials(np.array([self.t_drawn_s]))[0]
        return partials

    def strayed(self, t_s: float, tolerance: float) -> Vector:
        """Error (7,), GCRF, at ``t_s`` of the known orbit flown from ``t_drawn_s`` at a step's tolerance."""
        if (t_s, tolerance) not in self._strayed:
            about, begin_s = self.knowledge.about, self.t_drawn_s
            anew = flown_past(
                begin_s,
                self.flown(begin_s),
                t_s,
                burns=about.burns,
                surroundings=about.surroundings,
                cd_area_m2=about.cd_area_m2,
                tolerance=tolerance,
                dense=False,
            )
            self._strayed[t_s, tolerance] = anew.y_end - self.flown(t_s)
        return self._strayed[t_s, tolerance]

    @cached_property
    def _strayed(self) -> dict[tuple[float, float], Vector]:
        """By instant and tolerance, the same for all that are drawn."""
        return {}

    @cached_property
    def environment(self) -> Environment:
        """The Earth over the span with the air that the station met: what a ship on its way flies in."""
        begin_s, end_s = self.t_start_s - MARGIN_S, self.t_end_s + MARGIN_S
        whole = _environment(self.epoch, begin_s, end_s, self.activity)
        return scaled(whole, self.knowledge.about.scale)

    def basis(self) -> str:
        """What the estimate rests on, in words: the ephemeris or the span of its sets."""
        if self.ephemeris is not None:
            return f"the ephemeris of {self.ephemeris.object_name}"
        first, last = (f"{each.epoch_utc:%Y-%m-%d}" for each in (self.sets[0], self.sets[-1]))
        return (
            f"{len(self.sets)} element sets of {first} to {last}"
            if len(self.sets) > 1
            else (f"one element set of {first}")
        )

    def summary(self) -> dict[str, Any]:
        """What the estimate rests on and found, in plain values: keys with units, instants in UTC.

        ``cd_area_sigma_m2`` is one sigma of the drag area, of the log's spread at the area's own value.
        """
        ephemeris, log_sigma = self.ephemeris, np.sqrt(self.knowledge.covariance[LOG_AREA, LOG_AREA])
        out: dict[str, Any] = {
            "element_sets_utc": [f"{each.epoch_utc:%Y-%m-%dT%H:%M:%S}Z" for each in self.sets],
            "rejected_sets_utc": [f"{each.epoch_utc:%Y-%m-%dT%H:%M:%S}Z" for each in self.rejected],
            "rms_km": self.rms_m / 1e3,
            "cd_area_m2": self.cd_area_m2,
            "cd_area_sigma_m2": self.cd_area_m2 * float(log_sigma),
            "burns": [
                {
                    "utc": self.epoch.utc(each.t_s),
                    "delta_v_mps": each.delta_v_mps,
                    "sigma_mps": each.sigma_mps,
                    "sigma_s": each.sigma_t_s,
                }
                for each in self.burns
            ],
            "warnings": list(self.warnings),
        }
        if ephemeris is not None:
            created = ephemeris.creation_utc
            out["ephemeris"] = ephemeris.object_name
            out["ephemeris_created_utc"] = f"{created:%Y-%m-%dT%H:%M:%S}Z" if created else None
        return out

    def density_sigma(self, t_start_s: float, t_end_s: float) -> float:
        """One sigma of the log of the air's density over a span, as far as the orbit has told it.

        The root of the mean of its variance, which between two knots is less than at them.
        """
        scale, count = self.knowledge.about.scale, self.knowledge.about.scale.log_scale.size
        place = (np.linspace(t_start_s, t_end_s, _DENSITY_POINTS) - scale.t_start_s) / scale.step_s
        place = np.clip(place, 0.0, count - 1.0)
        row = np.minimum(place.astype(int), max(count - 2, 0))
        first, after = FIRST_KNOT + row, FIRST_KNOT + np.minimum(row + 1, count - 1)
        rest, covariance = place - row, self.knowledge.covariance
        variance = (1.0 - rest) ** 2 * covariance[first, first] + rest**2 * covariance[after, after]
        variance += 2.0 * rest * (1.0 - rest) * covariance[first, after]
        return float(np.sqrt(variance.mean()))

    def sigma_m(self, t_s: ArrayLike, *, with_burns: bool = False) -> Vector:
        """One sigma (n, 3) along, across and radial at rising instants, free or with burns as usual."""
        return self.knowledge.sigma_m(np.atleast_1d(np.asarray(t_s, dtype=float)), with_burns=with_burns)
