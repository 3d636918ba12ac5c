"""The pitch programme: searched for the orbit that leaves the most propellant, then written as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar, root

from vitok.ascent.dynamics import Launch, Sample, ascend
from vitok.ascent.explicit import explicit
from vitok.ascent.guidance import programme, search
from vitok.ascent.insertion import CutOff
from vitok.craft.rocket import END, Timeline
from vitok.earth.environment import Environment, check_span
from vitok.earth.gravity import field
from vitok.elementary import arcsin, dot, norm
from vitok.errors import FlightError
from vitok.mission.rocket import Guidance, Rocket
from vitok.motion.elements import elements
from vitok.motion.laws import law_of
from vitok.motion.status import Status
from vitok.types import Vector

LAWS = {"programmed": programme, "explicit": explicit}
STEP_S = 0.5  # half of it moves the orbit by a metre
_SEARCH_STEP_S = 1.0
# where a kick allows the orbit some 10 to 20 trials find it, where it does not none will
_SEARCH: Any = {"eps": 1e-6, "xtol": 1e-6, "maxfev": 30}
_SEARCH_DEGREE = 4  # of gravity while the kick is searched: the full field moves its cut-off by a millisecond
TABLE_STEP_S = 2.0
EXTRA_BURN_S = 60.0
KICKS = np.linspace(0.15, 0.05, 11)  # rad: from a flat to a steep first stage
_BEYOND_KICKS = 2  # kicks that do worse than the best before, with which the search ends
_SHAPE_SCALE = np.array([0.1, 0.1, 0.001])  # core pitch, last pitch (rad), last rate (rad/s)
_SHAPE_GUESS = np.array([1.7, 1.2, -1.4])
_STEEPEST_RAD = 1.2
_MISS_LIMIT = 1e-3  # km, hundredths of a degree
BROKEN_S = 100.0  # of lateness that a limit exceeded by all of itself counts for
_LIMIT_MARGIN = 1e-3  # the search stops beside a limit, not on it


@dataclass(frozen=True)
class Programme:
    """The ``law`` that flies it, as the rocket's file names it, its ``parameters``, what the search found.

    It is flown until the semi-major axis of ``cut_off`` is reached.
    """

    law: str
    parameters: Vector
    cut_off: CutOff
    kick_rad: float
    shape: Vector  # the other three numbers of the search
    cut_off_s: float
    dynamic_pressure_pa: float
    axial_load_g: float


def solve_programme(
    rocket: Rocket,
    line: Timeline,
    y0: Vector,
    launch: Launch,
    *,
    environment: Environment,
    cut_off: CutOff,
    like: Programme | None = None,
) -> Programme:
    """Programme that reaches a level ``cut_off`` as early as may be within the load limits.

    Four numbers shape it: the kick, after which the first stage turns by gravity alone (no angle of attack),
    the pitch at the end of the core, and a straight line of pitch in time above it, the near-optimal
    law of flight in vacuum (Lawden 1963). Three meet the cut-off's height and slope and the altitude of the
    last ignition; the kick is left to spare propellant, or is that of a programme that this one shall be
    ``like``. FlightError if the orbit is out of reach.
    """
    guidance = rocket.guidance
    axis_m = cut_off.axis_m
    generous = line.segments.copy()  # so that every trial reaches the axis and the search has a slope
    generous[-1, END] += EXTRA_BURN_S
    separations_s = _separations_s(line)
    ignition_s = separations_s[-1]
    lateral = _lateral(guidance)
    climb = *lateral, guidance.vertical_rise_s, guidance.pitch_over_end_s, separations_s[0]

    def fly(kick: float, shape: Vector, earth: Environment = environment) -> Vector:
        parameters = np.array([*climb, kick, ignition_s, *(shape * _SHAPE_SCALE)])
        rows: Vector
        _, rows = ascend(
            y0, generous, search, parameters, launch, earth, _SEARCH_STEP_S, axis_m, guidance.tail_off_s
        )
        return rows

    def misses(shape: Vector, kick: float, earth: Environment = environment) -> Vector:
        """Height (km) and slope (0.01 deg) at cut-off, altitude of the last ignition (km)."""
        rows = fly(kick, shape, earth)
        r, v = rows[-1, Sample.X : Sample.X + 3], rows[-1, Sample.VX : Sample.VX + 3]
        distance = norm(r)
        slope_rad = arcsin(np.clip(dot(r, v) / (distance * norm(v)), -1.0, 1.0))
        ignition_m = np.interp(ignition_s, rows[:, Sample.T], rows[:, Sample.ALTITUDE])
        return np.array(
            [
                (distance - cut_off.radius_m) * 1e-3,
                np.degrees(slope_rad) * 100.0,
                (ignition_m - float(guidance.last_ignition_altitude_m or 0.0)) * 1e-3,
            ]
        )

    def meet(
        kick: float, guesses: Sequence[Vector], earth: Environment = environment
    ) -> tuple[float, Vector]:
        """Cut-off, later by what is missed and what limits are broken, and the shape that meets all three."""
        for guess in guesses:
            solved = root(misses, guess, args=(kick, earth), options=_SEARCH)
            # a thrust that points back for a while meets the orbit too, at a price
            if solved.success and np.abs(solved.x[:2] * _SHAPE_SCALE[:2]).max() < _STEEPEST_RAD:
                break
        rows = fly(kick, solved.x, earth)
        broken = norm(solved.fun) + BROKEN_S * sum(excesses(guidance, rows).values())
        return float(rows[-1, Sample.T] + broken), solved.x

    if like is not None:
        kick, shape = like.kick_rad, like.shape
    else:
        rough = environment._replace(field=field(_SEARCH_DEGREE))
        tried: list[tuple[float, Vector]] = []
        k = 0
        for each in KICKS:  # a shape leads on to that of the next kick, where the first guess would not
            tried.append(meet(each, [_SHAPE_GUESS, *(last for _, last in tried[-1:])], rough))
            k = int(np.argmin([late_s for late_s, _ in tried]))
            if len(tried) - k > _BEYOND_KICKS and tried[k][0] < line.segments[-1, END]:
                break
        shape = tried[k][1]
        high, low = float(KICKS[max(k - 1, 0)]), float(KICKS[min(k + 1, len(KICKS) - 1)])
        best = minimize_scalar(
            lambda kick: meet(kick, [shape], rough)[0],
            bounds=(low, high),
            method="bounded",
            options={"xatol": 1e-3},
        )
        kick = float(best.x)
    shape = meet(kick, [shape])[1]
    miss = misses(shape, kick)
    rows = fly(kick, shape)
    late_s = lateness_s(guidance, line, rows)
    if np.abs(miss).max() > _MISS_LIMIT or late_s > 0.0:
        raise unreachable(rocket, line, late_s, float(miss[0]))
    check_limits(rocket, rows)
    times = np.arange(0.0, line.segments[-1, END] + TABLE_STEP_S, TABLE_STEP_S)
    # a sample's pitch is that of the step before it, which the law gave for the middle of that step
    pitch = np.interp(times, rows[:, Sample.T] - 0.5 * _SEARCH_STEP_S, rows[:, Sample.PITCH])
    after = times > rows[-1, Sample.T]
    pitch[after] = rows[-1, Sample.PITCH] + shape[2] * _SHAPE_SCALE[2] * (times[after] - rows[-1, Sample.T])
    table = np.concatenate((lateral, [float(times.size)], times, pitch))
    return Programme(
        rocket.guidance.law if rocket.guidance.kind == "programmed" else "programmed",
        table,
        cut_off,
        kick,
        shape,
        float(rows[-1, Sample.T]) - guidance.tail_off_s,
        float(rows[:, Sample.PRESSURE].max()),
        float(rows[:, Sample.LOAD].max()),
    )


def lateness_s(guidance: Guidance, line: Timeline, rows: Vector) -> float:
    """How long the last stage burns beyond its propellant; the tail-off takes half of its span's flow."""
    return float(rows[-1, Sample.T] - 0.5 * guidance.tail_off_s - line.segments[-1, END])


def excesses(guidance: Guidance, rows: Vector) -> dict[str, float]:
    """By what part each limit of the flight is exceeded."""
    greatest = {
        "dynamic_pressure_limit_pa": rows[:, Sample.PRESSURE].max(),
        "axial_load_limit_g": rows[:, Sample.LOAD].max(),
        "bending_limit_pa_deg": np.degrees(rows[:, Sample.PRESSURE] * rows[:, Sample.ATTACK]).max(),
    }
    return {key: max(0.0, float(value) / getattr(guidance, key) - 1.0) for key, value in greatest.items()}


def check_limits(rocket: Rocket, rows: Vector) -> None:
    """FlightError if even the best climb breaks a limit of the rocket."""
    for key, excess in excesses(rocket.guidance, rows).items():
        if excess > _LIMIT_MARGIN:
            raise FlightError(
                f"rocket {rocket.name} reaches its orbit only beyond {key} = "
                f"{getattr(rocket.guidance, key):g}, by {100.0 * excess:.1f} %"
            )
    for part in rocket.jettisons:
        bare = rows[rows[:, Sample.T] >= part.t_s - 1e-6]
        if part.heat_flux_limit_wpm2 is None or not bare.size:
            continue
        hottest = bare[np.argmax(bare[:, Sample.STAGNATION_HEAT])]
        if hottest[Sample.STAGNATION_HEAT] > part.heat_flux_limit_wpm2:
            raise FlightError(
                f"rocket {rocket.name}: {part.event} at T+{part.t_s:g} s is too early, with a heat flux of "
                f"{hottest[Sample.STAGNATION_HEAT]:.0f} W/m2 at T+{hottest[Sample.T]:.0f} s (Knudsen number "
                f"{hottest[Sample.KNUDSEN]:.2g}) over its heat_flux_limit_wpm2 = "
                f"{part.heat_flux_limit_wpm2:g}"
            )


def unreachable(rocket: Rocket, line: Timeline, late_s: float, miss_km: float) -> FlightError:
    """What to say of an orbit that is out of the rocket's reach."""
    (low_km, high_km), broken = (height_m / 1e3 for height_m in rocket.guidance.orbit_m), []
    if late_s > 0.0:
        broken.append(f"the last stage would have to burn {late_s:+.1f} s beyond its propellant")
    if abs(miss_km) > 1.0:
        broken.append(f"the height of cut-off be missed by {miss_km:+.1f} km")
    return FlightError(
        f"rocket {rocket.name} does not reach {low_km:.0f} x {high_km:.0f} km "
        f"with {line.liftoff_mass_kg / 1e3:.1f} t at lift-off: "
        f"{' and '.join(broken) or 'no climb of the search leads there'}"
    )


def fly_programme(
    rocket: Rocket, line: Timeline, flown: Programme, y0: Vector, *, launch: Launch, environment: Environment
) -> Vector:
    """Samples (n, COLUMNS) of the ascent by a programme to cut-off; FlightError if it gets nowhere.

    InputError if it leaves the environment's span.
    """
    rows: Vector
    tail_off_s = rocket.guidance.tail_off_s
    law = law_of(flown.law, Path(rocket.name), LAWS)
    status, rows = ascend(
        y0,
        line.segments,
        law,
        flown.parameters,
        launch,
        environment,
        STEP_S,
        flown.cut_off.axis_m,
        tail_off_s,
    )
    check_span(environment, launch.t_liftoff_s, launch.t_liftoff_s + float(rows[-1, Sample.T]))
    if status == Status.NOT_FINITE:
        raise FlightError(
            f"rocket {rocket.name}: its state is not a number after T+{rows[-1, Sample.T]:.1f} s"
        )
    if status != Status.CUT_OFF:
        last = elements(rows[-1, Sample.X : Sample.X + 6])
        raise FlightError(
            f"rocket {rocket.name} does not reach its orbit: at T+{rows[-1, Sample.T]:.1f} s, with "
            f"{rows[-1, Sample.MASS]:.0f} kg, the apogee is {last.apogee_height_m / 1e3:.0f} km and the "
            f"perigee {last.perigee_height_m / 1e3:.0f} km"
        )
    return rows


def _lateral(guidance: Guidance) -> tuple[float, float]:
    """The laws' first two parameters."""
    constant_s = guidance.lateral_time_constant_s
    return guidance.pitch_over_end_s, 0.0 if constant_s is None else 1.0 / constant_s


def _separations_s(line: Timeline) -> list[float]:
    """Instants at which the stages below the last one are dropped; that of lift-off if there are none."""
    ends = [
        float(row[END])
        for row, name in zip(line.segments, line.events, strict=True)
        if name.endswith("_separation")
    ]
    return ends or [0.0]
