"""A rocket as the compiled core sees it: segments of constant engines between two events."""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from vitok.compiled import bare
from vitok.errors import FlightError, InputError
from vitok.mission.rocket import Rocket, Stage
from vitok.motion.orbit import G0_MPS2
from vitok.types import Vector

# Columns of a segment; the rates are per second from its begin on
BEGIN, END, THRUST_VACUUM, THRUST_SEA_LEVEL, FLOW, DROP = range(6)
THRUST_VACUUM_RATE, THRUST_SEA_LEVEL_RATE, FLOW_RATE, LAST = range(6, 10)
RATES = THRUST_VACUUM_RATE - THRUST_VACUUM  # from the column of a value to that of its rate

_INSTANT_S = 1e-9  # instants closer than this are one


@dataclass(frozen=True)
class Timeline:
    """``segments`` (n, 10): begin and end (s after lift-off), thrust in vacuum and at sea level (N) and flow
    (kg/s) at the begin, mass dropped at the end (kg), the rates of thrusts and flow, 1 if the last stage
    burns; ``events`` names what ends each, "" where only a rate changes. The last ends when its propellant
    is gone.
    """

    segments: Vector
    events: tuple[str, ...]
    liftoff_mass_kg: float


@bare
def value_at(t_s, segment, column):
    """A thrust or the flow (a column) of a segment (10,) at an instant, s after lift-off."""
    return segment[column] + segment[column + RATES] * (t_s - segment[BEGIN])


def thrust_share(stage: Stage, since_s: Vector) -> Vector:
    """Share of its thrust that a stage gives ``since_s`` after ignition."""
    return np.interp(since_s, stage.burn_s, stage.thrust_share) if stage.burn_s else np.ones_like(since_s)


def share_and_flow_kgps(stage: Stage, since_s: Vector) -> tuple[Vector, Vector]:
    """Share of its thrust that a stage gives ``since_s`` after ignition, and the flow of one such stage.

    That is what gives thrust and what drives the turbines.
    """
    share = thrust_share(stage, since_s)
    flowing = share if stage.flow_share is None else np.interp(since_s, stage.burn_s, stage.flow_share)
    full_kgps = stage.thrust_vacuum_n / (stage.specific_impulse_vacuum_s * G0_MPS2)
    return share, flowing * full_kgps + stage.auxiliary_flow_kgps


def depletion_s(stage: Stage) -> float:
    """Seconds after ignition at which a stage is down to its residual; infinite if it never is."""
    points = sorted({0.0, *stage.burn_s})
    flows: list[float] = share_and_flow_kgps(stage, np.array(points))[1].tolist()
    left_kg = stage.propellant_kg - stage.residual_kg
    for begin_s, end_s, flow, next_flow in zip(points, points[1:], flows, flows[1:], strict=False):
        burnt_kg = 0.5 * (flow + next_flow) * (end_s - begin_s)
        if burnt_kg >= left_kg:
            rate = (next_flow - flow) / (end_s - begin_s)
            # root of flow s + rate s^2 / 2 = left in the form that stands a rate of zero
            return begin_s + 2.0 * left_kg / (flow + sqrt(flow**2 + 2.0 * rate * left_kg))
        left_kg -= burnt_kg
    return points[-1] + left_kg / flows[-1] if flows[-1] > 0.0 else np.inf


def liftoff_mass_kg(rocket: Rocket, payload_mass_kg: float) -> float:
    """Rocket and payload at the instant of lift-off."""
    stages = sum(stage.count * (stage.empty_kg + stage.propellant_kg) for stage in rocket.stages)
    return stages + sum(part.mass_kg for part in rocket.jettisons) + payload_mass_kg


def timeline(rocket: Rocket, payload_mass_kg: float) -> Timeline:
    """Segments of the ascent.

    InputError for stages out of order; FlightError for a rocket that cannot lift itself.
    """
    burns = _burns(rocket)
    names = _names(rocket, burns)
    segments = np.zeros((len(names), 10))
    left_kg = {stage.name: stage.propellant_kg for stage in rocket.stages}
    begin_s = 0.0
    for row, (end_s, name) in zip(segments, names, strict=True):
        row[BEGIN], row[END] = begin_s, end_s
        for ignition_s, separation_s, stage in burns:
            if ignition_s <= begin_s + _INSTANT_S and end_s <= separation_s + _INSTANT_S:
                since_s = np.array([begin_s, end_s]) - ignition_s
                share, flow = share_and_flow_kgps(stage, since_s)
                thrust_n = stage.thrust_sea_level_n or stage.thrust_vacuum_n
                lasting_s = max(end_s - begin_s, _INSTANT_S)
                for column, ends in (
                    (THRUST_VACUUM, share * stage.thrust_vacuum_n),
                    (THRUST_SEA_LEVEL, share * thrust_n),
                    (FLOW, flow),
                ):
                    first, last = (stage.count * ends).tolist()
                    row[column] += first
                    row[column + RATES] += (last - first) / lasting_s
                left_kg[stage.name] -= float(flow.mean()) * (end_s - begin_s)
                row[LAST] = stage is rocket.stages[-1]
            if name == f"{stage.name}_separation":
                row[DROP] += stage.count * (stage.empty_kg + left_kg[stage.name])
        row[DROP] += sum(part.mass_kg for part in rocket.jettisons if part.event == name)
        begin_s = end_s
    mass_kg = liftoff_mass_kg(rocket, payload_mass_kg)
    lift = segments[0, THRUST_SEA_LEVEL] / (mass_kg * G0_MPS2)
    if lift <= 1.0:
        raise FlightError(
            f"rocket {rocket.name} cannot lift itself: thrust at lift-off is {lift:.3f} of its weight, "
            f"{segments[0, THRUST_SEA_LEVEL] / 1e3:.0f} kN for {mass_kg / 1e3:.1f} t"
        )
    return Timeline(segments, tuple(name for _, name in names), mass_kg)


def _burns(rocket: Rocket) -> list[tuple[float, float, Stage]]:
    """Ignition and separation (s after lift-off) of each stage; InputError if they are out of order."""
    burns: list[tuple[float, float, Stage]] = []
    for stage in rocket.stages:
        ignition_s = stage.ignition_s if stage.ignition_s is not None else (burns[-1][1] if burns else 0.0)
        depleted_s = ignition_s + depletion_s(stage)
        separation_s = min(stage.separation_s or depleted_s, depleted_s)
        if not np.isfinite(separation_s):
            raise InputError(
                f"rocket {rocket.name}: stage {stage.name} never burns its propellant, "
                "as its flow_share ends at 0, and has no separation_s"
            )
        if separation_s <= ignition_s or (burns and separation_s <= burns[-1][1]):
            raise InputError(
                f"rocket {rocket.name}: stage {stage.name} separates at {separation_s:.1f} s, before its "
                "ignition or before the stage above it in the list"
            )
        burns.append((ignition_s, separation_s, stage))
    return burns


def _names(rocket: Rocket, burns: list[tuple[float, float, Stage]]) -> list[tuple[float, str]]:
    """Ends of the segments (s after lift-off) and what ends them, in order."""
    names = [(separation_s, f"{stage.name}_separation") for _, separation_s, stage in burns[:-1]]
    names += [(part.t_s, part.event) for part in rocket.jettisons]
    for ignition_s, separation_s, stage in burns:
        names += [
            (ignition_s + change_s, name)
            for change_s, name in _changes(stage)
            if ignition_s + change_s < separation_s - _INSTANT_S
        ]
        if ignition_s > 0.0 and all(abs(ignition_s - each_s) > _INSTANT_S for each_s, _ in names):
            names.append((ignition_s, f"{stage.name}_ignition"))
    names = [*sorted(names), (burns[-1][1], "depletion")]
    if len(names) > 1 and names[-2][0] > names[-1][0]:
        raise InputError(
            f"rocket {rocket.name}: {names[-2][1]} comes after the last stage's propellant is gone"
        )
    return names


def _changes(stage: Stage) -> list[tuple[float, str]]:
    """Instants after ignition from which thrust changes otherwise, named where it was steady before."""
    points = np.array(stage.burn_s)
    rates = np.concatenate(([0.0], np.diff(stage.thrust_share) / np.diff(points), [0.0]))
    return [
        (float(t_s), f"{stage.name}_throttle" if before == 0.0 and after != 0.0 else "")
        for t_s, before, after in zip(points, rates, rates[1:], strict=False)
        if t_s > 0.0
    ]


def last_stage_mass_kg(rocket: Rocket, mass_kg: float, payload_mass_kg: float) -> tuple[float, float]:
    """Mass of the last stage dropped at ``mass_kg``, and the usable propellant still in it."""
    stage = rocket.stages[-1]
    dropped_kg = mass_kg - payload_mass_kg
    return dropped_kg, dropped_kg - stage.empty_kg - stage.residual_kg
