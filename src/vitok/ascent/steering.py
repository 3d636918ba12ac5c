"""What the explicit law is given: the state at cut-off, the stages, and the kick that spares propellant."""

import numpy as np
from scipy.optimize import minimize_scalar

from vitok.ascent.dynamics import Launch, Sample, ascend
from vitok.ascent.explicit import CLIMB, MOST_STAGES, STAGE_COLUMNS, explicit_search
from vitok.ascent.insertion import CutOff
from vitok.ascent.programme import (
    BROKEN_S,
    EXTRA_BURN_S,
    STEP_S,
    TABLE_STEP_S,
    Programme,
    check_limits,
    excesses,
    lateness_s,
    unreachable,
)
from vitok.craft.rocket import (
    BEGIN,
    DROP,
    END,
    FLOW,
    FLOW_RATE,
    THRUST_VACUUM,
    THRUST_VACUUM_RATE,
    Timeline,
)
from vitok.earth.environment import Environment
from vitok.elementary import dot, norm
from vitok.errors import FlightError
from vitok.mission.rocket import Rocket
from vitok.types import Vector

_KICKS = np.linspace(0.2, 0.02, 13)  # rad: from a flat to a steep climb


def explicit_parameters(
    rocket: Rocket, line: Timeline, launch: Launch, normal_gcrf: Vector, *, cut_off: CutOff, climb: Vector
) -> Vector:
    """Parameters of the law for a level ``cut_off`` in the plane of ``normal_gcrf``.

    ``climb`` are the parameters of the climb, as kick or as table.
    """
    guidance = rocket.guidance
    start_s = float(guidance.explicit_start_s or 0.0)
    stages, mass_kg = [], line.liftoff_mass_kg
    for segment in line.segments:
        half_s = 0.5 * (segment[END] - segment[BEGIN])  # the law knows constant thrust: that of the middle
        thrust_n = segment[THRUST_VACUUM] + segment[THRUST_VACUUM_RATE] * half_s
        flow_kgps = segment[FLOW] + segment[FLOW_RATE] * half_s
        if segment[END] > start_s and flow_kgps > 0.0:  # a coast before ignition gains nothing
            stages.append((segment[END], thrust_n, thrust_n / flow_kgps, mass_kg))
        mass_kg -= flow_kgps * 2.0 * half_s + segment[DROP]
    if len(stages) > MOST_STAGES:
        raise FlightError(
            f"rocket {rocket.name}: explicit guidance takes up to {MOST_STAGES} changes of thrust"
        )
    target = start_s, cut_off.radius_m, cut_off.speed_mps, 0.0, *dot(launch.axes, normal_gcrf), len(stages)
    rest = np.zeros(CLIMB - len(target) - STAGE_COLUMNS * len(stages))
    return np.concatenate((target, np.ravel(stages), rest, climb))


def solve_kick(
    rocket: Rocket,
    line: Timeline,
    y0: Vector,
    launch: Launch,
    *,
    environment: Environment,
    normal_gcrf: Vector,
    cut_off: CutOff,
) -> Programme:
    """The climb that reaches a level ``cut_off`` at the earliest cut-off within the load limits.

    FlightError if the orbit is out of reach.
    """
    guidance = rocket.guidance
    generous = line.segments.copy()
    generous[-1, END] += EXTRA_BURN_S

    start_s = float(guidance.explicit_start_s or 0.0)

    def fly(kick_rad: float) -> Vector:
        climb = np.array([0.0, 0.0, guidance.vertical_rise_s, guidance.pitch_over_end_s, start_s, kick_rad])
        parameters = explicit_parameters(rocket, line, launch, normal_gcrf, cut_off=cut_off, climb=climb)
        rows: Vector
        _, rows = ascend(
            y0,
            generous,
            explicit_search,
            parameters,
            launch,
            environment,
            STEP_S,
            cut_off.axis_m,
            guidance.tail_off_s,
        )
        return rows

    def miss_km(rows: Vector) -> float:
        return (float(norm(rows[-1, Sample.X : Sample.X + 3])) - cut_off.radius_m) / 1e3

    def cut_off_s(kick_rad: float) -> float:
        rows = fly(kick_rad)
        broken_s = BROKEN_S * sum(excesses(guidance, rows).values())
        return float(rows[-1, Sample.T] + abs(miss_km(rows)) + broken_s)

    k = int(np.argmin([cut_off_s(each) for each in _KICKS]))
    bounds = float(_KICKS[min(k + 1, _KICKS.size - 1)]), float(_KICKS[max(k - 1, 0)])
    best = minimize_scalar(cut_off_s, bounds=bounds, method="bounded", options={"xatol": 1e-3})
    kick = float(best.x)
    rows = fly(kick)
    late_s = lateness_s(guidance, line, rows)
    if late_s > 0.0 or abs(miss_km(rows)) > 1.0:
        raise unreachable(rocket, line, late_s, miss_km(rows))
    check_limits(rocket, rows)
    times = np.arange(0.0, start_s + TABLE_STEP_S, TABLE_STEP_S)
    # a sample's pitch is that of the step before it, which the law gave for the middle of that step
    pitch = np.interp(times, rows[:, Sample.T] - 0.5 * STEP_S, rows[:, Sample.PITCH])
    table = np.concatenate(([0.0, 0.0, float(times.size)], times, pitch))
    return Programme(
        rocket.guidance.law,
        explicit_parameters(rocket, line, launch, normal_gcrf, cut_off=cut_off, climb=table),
        cut_off,
        kick,
        np.zeros(0),
        float(rows[-1, Sample.T]) - guidance.tail_off_s,
        float(rows[:, Sample.PRESSURE].max()),
        float(rows[:, Sample.LOAD].max()),
    )
