"""Where the search for a burn of phasing begins in flight: at the plan's burn and its linear answer.

A flight to the begin of the transfer takes two days, and Newton's method from the plan's burn on takes four
of them. The law's own linear gain (``retargeting``) on what the ship is beside the plan leaves one or two.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from vitok.elementary import dot, norm, solved
from vitok.motion.arc import Start
from vitok.motion.elements import elements
from vitok.motion.relative import curvilinear
from vitok.rendezvous.chase import Chase
from vitok.rendezvous.guidance import Leg, tilt_rad
from vitok.rendezvous.retargeting import aimed
from vitok.rendezvous.sequence import Commanded, Schedule, Step, shaping
from vitok.rendezvous.station_rows import turning_from_gcrf
from vitok.rendezvous.transfer import shifted
from vitok.types import Vector

# Of one sigma of what the ship knows of its phase at the aim: a miss as large adds a thousandth to it
_WORTH = 0.05


def first_guess(
    step: Step,
    schedule: Schedule,
    planned: Mapping[str, Commanded],
    aboard: Start,
    *,
    foreseen: Chase,
    known: Chase,
    covariance: Vector,
) -> tuple[Leg, Vector]:
    """The leg of a burn with how near to its phase is enough, and the velocity change to begin its search at.

    ``aboard`` is the ship's estimate, ``covariance`` (6, 6) that of its errors in GCRF. The plan's burns were
    found for the station as ``foreseen``, which is ``known`` better by now. For the first burn of a pair the
    guess is the forward parts of both (2,). A burn that no phase hangs on begins at the plan's (3,).
    """
    leg, made = step[0], planned.get(step[0].name)
    if made is None:
        return leg, np.zeros(3)
    guess = np.array(made.command_lvlh_mps)
    if not leg.free:
        return leg, guess
    other = planned.get(shaping(schedule)[-1].name)
    y = foreseen.fly(made.burn.start_s, made.y_start, aboard.t_s).y_end
    law = aimed(
        step,
        schedule,
        y[:6],
        y_station_aim=known.station(leg.t_aim_s),
        lead_s=leg.centre_s - aboard.t_s,
        planned_lvlh_mps=guess,
        second_lvlh_mps=np.zeros(3) if other is None else other.command_lvlh_mps,
    )
    y_aims = foreseen.station(leg.t_aim_s), known.station(leg.t_aim_s)
    turn = turning_from_gcrf(y)
    # along the orbit it may be tens of kilometres off, on an arc and not on its tangent
    along_m = float(curvilinear(y, aboard.y)[0])
    off = dot(turn, shifted(aboard.y, -along_m)[:6] - y[:6])
    off[0] += along_m
    rows = np.stack([solved(turn.T, row) for row in law.rows])  # of a deviation in the turning axes
    miss = dot(rows, off)
    if "forward" in leg.free:
        miss[0] -= curvilinear(*y_aims)[0]
        sigma_m = float(np.sqrt(dot(law.rows[0], dot(covariance, law.rows[0]))))
        leg = replace(leg, phase_within_m=max(leg.phase_within_m, _WORTH * sigma_m))
    if "across" in leg.free:  # its row is a velocity
        latitude_rad = elements(law.y_middle).argument_of_latitude_rad
        miss[-1] += float(norm(y[3:6])) * tilt_rad(y_aims[1], y_aims[0], latitude_rad)
    change = -solved(law.response, miss)
    if len(law.free) < change.size:  # the first of a pair
        forward_mps = guess[0], 0.0 if other is None else other.command_lvlh_mps[0]
        return leg, np.array(forward_mps) + change
    guess[law.free] += change
    return leg, guess
