"""Dispersed runs of Soyuz MS-07 on one core: each phase from where the plan begins it, and the whole."""

import time
from collections.abc import Callable
from types import ModuleType

from vitok.ascent import simulation as ascent
from vitok.chance import Draws
from vitok.conductor import fly, plan
from vitok.descent import simulation as descent
from vitok.docking import simulation as docking
from vitok.flight_plan import FlightPlan
from vitok.mission.catalogue import load
from vitok.mission.mission import Mission
from vitok.rendezvous import simulation as rendezvous
from vitok.world import world_of

COUNT, ROUNDS = 20, 5
_PHASES = {"ascent": ascent, "rendezvous": rendezvous, "docking": docking, "descent": descent}
_BEGINS_AT_END_OF = {"rendezvous": "ascent", "docking": "rendezvous", "descent": "stay"}


def rates_per_s() -> dict[str, float]:
    """Flights a second on one core, of the quickest round: what else the machine does slows the others."""
    planned = plan(load("soyuz-ms-07", Mission))
    rates = {name: _rate_per_s(lambda run, name=name: _fly(planned, name, run)) for name in _PHASES}
    return rates | {"whole mission": _rate_per_s(lambda run: fly(planned, Draws(run=run)))}


def _fly(planned: FlightPlan, name: str, run: int) -> None:
    draws = Draws(run=run)
    phase: ModuleType = _PHASES[name]
    before = _BEGINS_AT_END_OF.get(name)
    start = None if before is None else planned.phases[before].end
    phase.fly(world_of(planned.scene, draws), planned.phases[name], start, draws)


def _rate_per_s(task: Callable[[int], object]) -> float:
    task(1)
    times_s = []
    for _ in range(ROUNDS):
        began_s = time.process_time()
        for run in range(1, COUNT + 1):
            task(run)
        times_s.append(time.process_time() - began_s)
    return COUNT / min(times_s)
