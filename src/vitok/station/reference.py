"""A flown orbit as the reference about which offsets are small, and what each unknown does to it."""

from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import njit
from vitok.earth.density_scale import DensityScale
from vitok.earth.environment import Environment
from vitok.earth.time import SECONDS_PER_DAY
from vitok.motion import cholesky, orbit
from vitok.motion.dop853 import trajectory_state
from vitok.motion.trajectory import Trajectory, join
from vitok.station.surroundings import Surroundings
from vitok.station.theory import (
    AXIS,
    ECCENTRICITY_X,
    ECCENTRICITY_Y,
    ELEMENTS,
    LATITUDE,
    Theory,
    argument_of_latitude_rad,
    drag_history,
    drag_partials,
    growth,
    orbit_axes,
    seen,
    theory_of,
)

Vector = NDArray[np.float64]

LOG_AREA = ELEMENTS  # the unknowns: six elements, the log of the area, the log scale of each knot, burns
FIRST_KNOT = ELEMENTS + 1
KNOT_S = SECONDS_PER_DAY  # of the density's scale


class Look(NamedTuple):
    """What SGP4 makes of one set: its epoch, and states (n, 6) in GCRF at instants (n,) before it."""

    epoch_s: float
    t_s: Vector
    y: Vector


@dataclass(frozen=True)
class StationBurn:
    """An impulse along the velocity, with one sigma of its size and of its instant."""

    t_s: float
    delta_v_mps: float
    sigma_t_s: float
    sigma_mps: float


class Made(NamedTuple):
    """What a reference is made of again where it is read from a pickle, which leaves its tables out.

    It is flown once more with this ``tolerance``; None if it was not flown but is an ephemeris.
    """

    around: Surroundings
    tolerance: float | None = None


@dataclass(frozen=True)
class Reference:
    """``flown`` from before ``t0_s`` on, with the ``burns`` in it, through scaled air.

    Unknowns are offsets at ``t0_s`` of the six elements (m), the log of the drag area, the log scale of the
    density at each knot, and size (m/s) and instant (s) of each burn.
    """

    t0_s: float
    flown: Trajectory
    theory: Theory
    burns: tuple[StationBurn, ...]
    surroundings: Environment
    cd_area_m2: float
    made: Made | None = None

    def __getstate__(self) -> dict[str, Any]:
        state = self.__dict__.copy()
        if self.made is not None:
            state["surroundings"] = self.scale
            if self.made.tolerance is not None:
                state["flown"] = self.flown.t_start_s, self.flown.y_start, self.flown.t_end_s
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        made = state["made"]
        if made is not None:
            state["surroundings"] = scaled(made.around.environment, state["surroundings"])
            if made.tolerance is not None:
                state["flown"] = flown_past(
                    *state["flown"],
                    burns=state["burns"],
                    surroundings=state["surroundings"],
                    cd_area_m2=state["cd_area_m2"],
                    tolerance=made.tolerance,
                )
        self.__dict__.update(state)

    @property
    def scale(self) -> DensityScale:
        """The density's scale through which it flew."""
        scale: DensityScale = self.surroundings.air.scale
        return scale

    def partials(self, t_s: Vector) -> Vector:
        """(n, 6, p): offsets of the elements (m) at rising ``t_s`` (n,) for each unknown."""
        knots = self.scale.log_scale.size
        out = np.zeros((t_s.size, ELEMENTS, FIRST_KNOT + knots + 2 * len(self.burns)))
        later = t_s >= self.t0_s
        for rows, times in ((later, t_s[later]), (~later, t_s[~later][::-1])):
            if not times.size:
                continue
            history = drag_history(
                self.t0_s,
                times[-1],
                self.flown.kernel,
                cd_area_m2=self.cd_area_m2,
                environment=self.surroundings,
            )
            by_drag = drag_partials(times, history, self.theory, self.scale)
            by_drag = by_drag if times[-1] >= self.t0_s else by_drag[::-1]
            out[rows, AXIS, LOG_AREA : FIRST_KNOT + knots] = by_drag[:, 0]
            out[rows, LATITUDE, LOG_AREA : FIRST_KNOT + knots] = by_drag[:, 1]
        fired_s = np.array([each.t_s for each in self.burns])
        sizes_mps = np.array([each.delta_v_mps for each in self.burns])
        _element_partials(t_s, self.t0_s, self.theory, self.flown.kernel, fired_s, sizes_mps, out)
        return out

    def offset(self, look: Look) -> Vector:
        """Six offsets (m) at a set's epoch that displace this orbit to what SGP4 makes of the set.

        Not a number where they cannot be told apart.
        """
        offset: Vector = _offset(look.epoch_s, look.t_s, look.y, self.flown.kernel, self.theory)
        return offset


def scaled(surroundings: Environment, scale: DensityScale) -> Environment:
    """The environment with its air scaled."""
    return surroundings._replace(air=surroundings.air._replace(scale=scale))


def reference(
    t0_s: float,
    y0: Vector,
    t_end_s: float,
    *,
    burns: tuple[StationBurn, ...],
    surroundings: Environment,
    cd_area_m2: float,
    tolerance: float = orbit.TOLERANCE,
) -> Reference:
    """Flight of ``y0`` (7,) from ``t0_s`` forward to ``t_end_s`` with the impulses that lie between.

    FlightError where it breaks off.
    """
    flown = flown_past(
        t0_s,
        y0,
        t_end_s,
        burns=burns,
        surroundings=surroundings,
        cd_area_m2=cd_area_m2,
        tolerance=tolerance,
    )
    day_s = np.arange(t0_s, min(t_end_s, t0_s + SECONDS_PER_DAY), 60.0)
    return Reference(t0_s, flown, theory_of(flown(day_s)), burns, surroundings, cd_area_m2)


def flown_past(
    t_s: float,
    y: Vector,
    t_end_s: float,
    *,
    burns: tuple[StationBurn, ...],
    surroundings: Environment,
    cd_area_m2: float,
    tolerance: float,
    dense: bool = True,
) -> Trajectory:
    """Flight of ``y`` (7,) from ``t_s`` forward to ``t_end_s`` past the impulses between, in their order.

    Where it is not ``dense`` its last state alone is kept. FlightError where it breaks off.
    """
    coasting_to = partial(
        orbit.coast, environment=surroundings, cd_area_m2=cd_area_m2, tolerance=tolerance, dense=dense
    )
    pieces = []
    for each in burns:
        if t_s < each.t_s < t_end_s:
            pieces.append(coasting_to(t_s, y, each.t_s))
            t_s, y = each.t_s, pieces[-1].y_end
            y[3:6] *= 1.0 + each.delta_v_mps / np.sqrt(y[3] ** 2 + y[4] ** 2 + y[5] ** 2)
    pieces.append(coasting_to(t_s, y, t_end_s))
    return join(pieces) if dense else pieces[-1]


@njit
def _element_partials(t_s, t0_s, theory, dense, fired_s, sizes_mps, out):
    """The columns of the first elements and of the burns."""
    burns = fired_s.size
    first = out.shape[2] - 2 * burns
    kick = np.zeros(ELEMENTS)
    for k in range(t_s.size):
        out[k, :, :ELEMENTS] = growth(t_s[k] - t0_s, theory)
        for b in range(burns):
            if t_s[k] <= fired_s[b]:
                continue
            y = np.array(trajectory_state(fired_s[b], dense))
            u = argument_of_latitude_rad(orbit_axes(y))
            # Gauss's equations for an impulse along the track of a circle
            kick[AXIS] = 2.0 / theory.n_radps
            kick[ECCENTRICITY_X] = kick[AXIS] * np.cos(u)
            kick[ECCENTRICITY_Y] = kick[AXIS] * np.sin(u)
            later = growth(t_s[k] - fired_s[b], theory)
            for i in range(ELEMENTS):
                for j in range(ELEMENTS):
                    out[k, i, first + b] += later[i, j] * kick[j]
            out[k, LATITUDE, first + burns + b] = 3.0 * sizes_mps[b]


@njit
def _offset(epoch_s, t_s, y, dense, theory):
    """Six offsets at the epoch that displace the flown orbit to states (n, 6): least squares of positions."""
    normal, right = np.zeros((ELEMENTS, ELEMENTS)), np.zeros(ELEMENTS)
    row = np.empty(ELEMENTS)
    for k in range(t_s.size):
        flown = np.array(trajectory_state(t_s[k], dense))
        axis = orbit_axes(flown)
        view, later = seen(flown, theory), growth(t_s[k] - epoch_s, theory)
        for i in range(3):
            away = 0.0
            which = (1, 2, 0)[i]  # along, across, radial among the axes
            for j in range(3):
                away += axis[which, j] * (y[k, j] - flown[j])
            for p in range(ELEMENTS):
                row[p] = 0.0
                for q in range(ELEMENTS):
                    row[p] += view[i, q] * later[q, p]
            for p in range(ELEMENTS):
                right[p] += row[p] * away
                for q in range(ELEMENTS):
                    normal[p, q] += row[p] * row[q]
    lower, solvable = cholesky.factor(normal)
    return cholesky.solved(lower, right) if solvable else np.full(ELEMENTS, np.nan)
