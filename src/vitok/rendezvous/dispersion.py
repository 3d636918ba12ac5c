"""The rendezvous in a closed loop as a whole, without flying it a thousand times: linear covariance.

Along the planned way the filter's error and the ship's deviation from the plan are carried together (Geller
2006), through every measurement, every command from the estimate (``retargeting``) and what its execution
adds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vitok.elementary import dot, norm, product
from vitok.mission.spacecraft import ExecutionErrors
from vitok.motion.arc import Start
from vitok.motion.lvlh import axes
from vitok.navigation.accelerometer import COAST, Push, commanded
from vitok.navigation.covariance import gcrf_covariance
from vitok.navigation.dispersion import Spread, disperse
from vitok.navigation.filter import Estimate, Known, first_estimate
from vitok.navigation.instants import instants
from vitok.navigation.suite import Considered, Fix, Suite
from vitok.navigation.unknowns import Response, Unknowns, unmoved
from vitok.rendezvous.chase import Chase
from vitok.rendezvous.retargeting import retargeted
from vitok.rendezvous.sequence import (
    CLOSE_LEAD_S,
    LEAD_S,
    Commanded,
    Schedule,
    handover_s,
    shaping,
    steps,
)
from vitok.rendezvous.station_rows import gcrf_from_turning, turning_from_gcrf
from vitok.types import Vector

_LEAST_M, _LEAST_MPS = 0.1, 1e-4


@dataclass(frozen=True)
class BurnDispersion:
    """A burn that the law may command: covariances at its end, m and m/s, and of its velocity change.

    ``deviation`` and ``error`` (6, 6) in the station's turning LVLH; ``delta_v`` (3, 3) of what is done, in
    the ship's LVLH, about ``planned_lvlh_mps`` (3,); one sigma of how late it comes for its range.
    """

    name: str
    end_s: float
    deviation: Vector
    error: Vector
    planned_lvlh_mps: Vector
    delta_v: Vector
    late_1sigma_s: float

    @property
    def delta_v_1sigma_mps(self) -> float:
        """Of its size; of one that mostly corrects, the root mean square of what is beside the planned."""
        size_mps, whole_mps = float(norm(self.planned_lvlh_mps)), float(np.sqrt(np.trace(self.delta_v)))
        if size_mps < whole_mps:
            return whole_mps
        along = self.planned_lvlh_mps / size_mps
        return float(np.sqrt(dot(along, dot(self.delta_v, along))))


@dataclass(frozen=True)
class Dispersion:
    """Covariances along a planned rendezvous in the station's turning LVLH, m and m/s.

    At n instants ``t_s`` the planned ``relative_lvlh`` (n, 6), the covariance (n, 6, 6) of the ``deviation``
    from it and of the estimate's true ``error``. From a command to the end of its burn there are none. Of a
    ship that is late for a range they are those against the plan as much later. The last are the hand-over's.
    """

    t_s: Vector
    relative_lvlh: Vector
    deviation: Vector
    error: Vector
    burns: tuple[BurnDispersion, ...]

    def by_burn(self, firings: Sequence[Commanded]) -> dict[str, Vector]:
        """Covariances (6, 6) of the deviation at the ends of the burns that are planned, as ``safety`` asks.

        Early on the way few things have been in error and there are directions without any: a decimetre and a
        tenth of a millimetre a second are added, so that they are positive definite.
        """
        planned = {each.burn.name for each in firings}
        least = np.diag(np.repeat([_LEAST_M**2, _LEAST_MPS**2], 3))
        return {each.name: each.deviation + least for each in self.burns if each.name in planned}


def dispersion(
    known: Chase,
    about: Suite,
    start: Start,
    schedule: Schedule,
    *,
    firings: Sequence[Commanded],
    uploads_s: Vector,
    station_m2pkg: float,
    unknowns: Unknowns | None = None,
    insertion: Vector | None = None,
    truth: Suite | None = None,
    errors: ExecutionErrors | None = None,
) -> Dispersion:
    """Linear covariance of the closed loop from ``start`` to the hand-over.

    ``known``, ``about`` and ``station_m2pkg`` are what the ship is told, as in ``closed_loop.Knowledge``;
    ``unknowns`` are those of the station's orbit and the air at ``start`` (``station.unknowns``), none where
    both are as known but for the density of the suite; ``insertion`` (6, 6) is the covariance of the ship's
    state there in its own turning LVLH, none if it is as planned. ``truth`` is the suite with
    the true noise, ``errors`` the true ones of execution, as the ship is told where they are left out.
    """
    craft = known.spacecraft
    errors = errors or craft.execution_errors
    truth = truth or about
    radio_s = schedule.contact_s - craft.rendezvous.start_before_contact_s
    done = {each.burn.name: each for each in firings}
    second = done.get(shaping(schedule)[-1].name)
    second_mps = np.zeros(3) if second is None else second.command_lvlh_mps
    estimate, spread = _begin(known, about, start, insertion, unmoved(unknowns, station_m2pkg))
    cd_area_m2, mass_kg = craft.aerodynamics.cd_area_m2, float(firings[0].y_start[6])
    # a way to the station comes no nearer than where it ends
    nearest_m = 0.5 * float(norm(craft.approach.handover_position_lvlh_m))
    told: list[tuple[Vector, Vector, Vector, Vector]] = []
    found: list[BurnDispersion] = []

    def advance(to_s: float, *, tell: bool = True, push: Push = COAST) -> None:
        nonlocal estimate, spread
        if to_s <= estimate.t_s:
            return
        range_m = float(norm(estimate.relative_gcrf[:3]))
        reach_m = (nearest_m, 2.0 * range_m + nearest_m)
        when = instants(about, estimate.t_s, to_s, radio_from_s=radio_s, uploads_s=uploads_s, reach_m=reach_m)
        knowing = Known(known.station.kernel, known.environment, cd_area_m2 / mass_kg, about)
        carried = disperse(estimate, spread, when, knowing, truth, push)
        estimate, spread = carried.estimate, carried.spread
        rows = slice(None) if tell else slice(-1, None)
        told.append(
            (when.t_s[rows], carried.relative_lvlh[rows], carried.deviation[rows], carried.error[rows])
        )

    def on_plan(y: Vector) -> None:
        """The filter's own flight comes off the plan by metres in a day, which near the station tells."""
        nonlocal estimate
        estimate = estimate._replace(relative_gcrf=(y - known.station(estimate.t_s))[:6])

    for step in steps(craft, schedule):
        leg = step[0]
        lead_s = LEAD_S if leg.t_aim_s - leg.centre_s > LEAD_S else CLOSE_LEAD_S
        advance(leg.centre_s - lead_s)
        made = done.get(leg.name)
        planned_mps = np.zeros(3) if made is None else made.command_lvlh_mps
        y_station = known.station(estimate.t_s)[:6]
        aimed = retargeted(
            step,
            schedule,
            y_station + estimate.relative_gcrf,
            (y_station, known.station(leg.t_aim_s)),
            spread=spread,
            lead_s=leg.centre_s - estimate.t_s,
            planned_lvlh_mps=planned_mps,
            second_lvlh_mps=second_mps,
        )
        late = aimed.waited
        unknown_s = dot(spread.response.both.T, late.late_s) + dot(
            spread.response.station.T, late.by_station_s
        )
        late_s = np.sqrt(
            dot(late.late_s, dot(spread.joint, late.late_s)) + dot(unknown_s, unknown_s) + late.rest_s2
        )
        spread, asked = aimed.after(spread, float(truth.spread[Considered.STATION]))
        end_s = leg.centre_s
        if made is not None:
            end_s = made.burn.end_s
            advance(made.burn.start_s, tell=False)
            told.pop()
            on_plan(made.y_start)
            advance(end_s, tell=False, push=commanded(made.burn, float(made.y_start[6])))
            on_plan(made.y_end)
            mass_kg = float(made.y_end[6])
        else:
            advance(end_s, tell=False)
        y_ship = known.station(end_s)[:6] + estimate.relative_gcrf
        added, executed_mps2 = _executed(errors, planned_mps, asked, axes(y_ship), end_s - leg.centre_s)
        spread.joint[:6, :6] += added
        m = turning_from_gcrf(known.station(end_s))
        told[-1][2][-1] += product(product(m, added), m.T)
        found.append(
            BurnDispersion(
                leg.name,
                end_s,
                told[-1][2][-1],
                told[-1][3][-1],
                planned_mps,
                asked + executed_mps2,
                float(late_s),
            )
        )
    advance(handover_s(craft, schedule.contact_s))
    times, relative, deviation, error = (np.concatenate(each) for each in zip(*told, strict=True))
    return Dispersion(times, relative, deviation, error, tuple(found))


def _begin(
    known: Chase, about: Suite, start: Start, insertion: Vector | None, response: Response
) -> tuple[Estimate, Spread]:
    """What the rocket tells at insertion, and how far that is from the plan: the two are independent."""
    y_station = known.station(start.t_s)
    lower = about.fixes[Fix.INSERTION]
    tracked = gcrf_covariance(y_station, product(lower, lower.T))
    estimate = first_estimate(start.t_s, (start.y - y_station)[:6], tracked, about)
    joint = np.zeros((12, 12))
    joint[6:, 6:] = tracked
    if insertion is not None:
        back = gcrf_from_turning(start.y)
        joint[:6, :6] = product(product(back, insertion), back.T)
    return estimate, Spread(joint, np.zeros((12, about.spread.size)), response)


def _executed(
    errors: ExecutionErrors, planned_mps: Vector, asked: Vector, to_lvlh: Vector, since_s: float
) -> tuple[Vector, Vector]:
    """What execution adds (6, 6) to the deviation at a burn's end, GCRF, and (3, 3) to its velocity change.

    By the mean square of the change itself, planned and corrected. A magnitude too large is thrust at the
    end; a pointing error acts from the middle of the burn on, ``since_s`` ago.
    """
    square = np.outer(planned_mps, planned_mps) + asked
    longer = errors.magnitude_1sigma**2 * square
    across = np.radians(errors.pointing_1sigma_deg) ** 2 * (np.trace(square) * np.eye(3) - square)
    added = np.zeros((6, 6))
    turned = product(product(to_lvlh.T, across), to_lvlh)
    added[:3, :3] = since_s**2 * turned
    added[:3, 3:] = added[3:, :3] = since_s * turned
    added[3:, 3:] = turned + product(product(to_lvlh.T, longer), to_lvlh)
    return added, longer + across
