"""Dispersed runs of Soyuz MS-07 on one core: each phase from where the plan begins it, and the whole.

And what is asked of one core about the station: the plan, the covariance, the closed loop alone.
"""

import time
from collections.abc import Callable

from vitok.chance import Draws
from vitok.conductor import fly, legs, plan
from vitok.docking.plan import pair_of
from vitok.flight_plan import FlightPlan
from vitok.mission.catalogue import load
from vitok.mission.mission import Mission
from vitok.proximity.approach import Surroundings
from vitok.proximity.approach import fly as fly_approach
from vitok.proximity.sample import Sample
from vitok.rendezvous import plan as rendezvous_plan
from vitok.rendezvous.review import spread_of

COUNT, ROUNDS = 20, 5
APPROACH_S = 1800.0
_PHASES = ("ascent", "rendezvous", "docking", "descent")


def rates_per_s() -> dict[str, float]:
    """Flights a second on one core, of the quickest round: what else the machine does slows the others."""
    planned = plan(load("soyuz-ms-07", Mission))
    scene, insertion = planned.scene, planned.ascent.end
    rates = {
        name: _rate_per_s(lambda run, name=name: list(legs(planned, Draws(run=run), (name,))))
        for name in _PHASES
    }
    return rates | {
        "whole mission": _rate_per_s(lambda run: fly(planned, Draws(run=run))),
        "plan of the rendezvous": _rate_per_s(lambda _: rendezvous_plan.plan(scene, insertion), count=1),
        "linear covariance of the rendezvous": _rate_per_s(
            lambda _: spread_of(scene, planned.rendezvous, insertion)
        ),
        f"approach of {APPROACH_S:.0f} s": _approaches_per_s(planned),
    }


def _approaches_per_s(planned: FlightPlan) -> float:
    """Approaches of one length a second, from where the plan hands over, to a station that is as known.

    With sensors, filter, laws, thrusters and both bodies, and all that is drawn of them.
    """
    pair, way, start = pair_of(planned.scene.cast), planned.docking.way, planned.rendezvous.end
    known = planned.scene.arrival
    around = Surroundings(known.trajectory, known.environment, known.trajectory, known.cd_area_m2)
    lasted_s = []

    def task(run: int) -> None:
        flown = fly_approach(pair, way, start, around, draws=Draws(run=run), phase="docking")
        lasted_s.append(flown.rows[-1, Sample.T])

    rate = _rate_per_s(task)
    return rate * sum(lasted_s) / len(lasted_s) / APPROACH_S


def _rate_per_s(task: Callable[[int], object], count: int = COUNT) -> float:
    task(1)
    times_s = []
    for _ in range(ROUNDS):
        began_s = time.process_time()
        for run in range(1, count + 1):
            task(run)
        times_s.append(time.process_time() - began_s)
    return count / min(times_s)
