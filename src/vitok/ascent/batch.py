"""Many ascents flown at once on all cores: dispersed vehicles under one law."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from vitok.ascent.dynamics import Launch, Sample, ascend
from vitok.ascent.programme import LAWS, STEP_S, Programme
from vitok.earth.environment import Environment, check_span
from vitok.mission.rocket import Guidance
from vitok.motion.batch import Batch
from vitok.motion.laws import law_of
from vitok.motion.status import Status
from vitok.parallel import mapped
from vitok.types import Vector


@dataclass(frozen=True)
class Vehicle:
    """One vehicle on the pad: its state (7,), its launch, and its ``segments`` as a timeline has them."""

    y0: Vector
    launch: Launch
    segments: Vector


def insertions(
    vehicles: Sequence[Vehicle],
    guidance: Guidance,
    flown: Programme,
    environment: Environment,
    *,
    threads: int | None = None,
) -> Batch:
    """States (N, 7) of N vehicles when their thrust has fallen off; one that gets nowhere is marked.

    InputError if one leaves the environment's span. The result does not depend on the number of ``threads``.
    """
    law = law_of(flown.law, Path(), LAWS)

    def fly(vehicle: Vehicle) -> tuple[Status, Vector]:
        status, rows = ascend(
            vehicle.y0,
            vehicle.segments,
            law,
            flown.parameters,
            vehicle.launch,
            environment,
            STEP_S,
            flown.cut_off.axis_m,
            guidance.tail_off_s,
        )
        t_s = vehicle.launch.t_liftoff_s
        check_span(environment, t_s, t_s + float(rows[-1, Sample.T]))
        return status, rows[-1, Sample.X : Sample.MASS + 1]

    ends = mapped(fly, vehicles, threads)
    y = np.array([end if status == Status.CUT_OFF else np.full(7, np.nan) for status, end in ends])
    failures = {i: status.sentence for i, (status, _) in enumerate(ends) if status != Status.CUT_OFF}
    return Batch(y.reshape(-1, 7), failures)
