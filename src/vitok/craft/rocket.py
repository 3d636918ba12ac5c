"""A rocket as the compiled core sees it: segments of constant engines between two events."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitok.errors import FlightError, InputError
from vitok.mission.rocket import Rocket, Stage
from vitok.motion.orbit import G0_MPS2

Vector = NDArray[np.float64]

# Columns of a segment
END, THRUST_VACUUM, THRUST_SEA_LEVEL, FLOW, DROP = range(5)

_INSTANT_S = 1e-9  # instants closer than this are one


@dataclass(frozen=True)
class Timeline:
    """``segments`` (n, 5): end (s after lift-off), thrust in vacuum and at sea level (N), flow (kg/s), mass
    dropped at the end (kg); ``events`` names what ends each. The last ends when its propellant is gone.
    """

    segments: Vector
    events: tuple[str, ...]
    liftoff_mass_kg: float


def flow_kgps(stage: Stage, share: float = 1.0) -> float:
    """Flow of one stage at a share of its thrust: what gives thrust and what drives the turbines."""
    full_kgps = stage.thrust_vacuum_n / (stage.specific_impulse_vacuum_s * G0_MPS2)
    return share * full_kgps + stage.auxiliary_flow_kgps


def thrust_share(stage: Stage, t_s: float) -> float:
    """Share of its thrust that a burning stage gives from ``t_s`` after lift-off on."""
    share = 1.0
    for from_s, throttle in zip(stage.throttle_s, stage.throttle, strict=True):
        if from_s <= t_s + _INSTANT_S:
            share = throttle
    return share


def depletion_s(stage: Stage, ignition_s: float) -> float:
    """Seconds after lift-off at which a stage lit at ``ignition_s`` is down to its residual."""
    begin_s, left_kg = ignition_s, stage.propellant_kg - stage.residual_kg
    for change_s in stage.throttle_s:
        burnt_kg = flow_kgps(stage, thrust_share(stage, begin_s)) * (change_s - begin_s)
        if burnt_kg >= left_kg:
            break
        if burnt_kg > 0.0:
            begin_s, left_kg = change_s, left_kg - burnt_kg
    return begin_s + left_kg / flow_kgps(stage, thrust_share(stage, begin_s))


def liftoff_mass_kg(rocket: Rocket, payload_mass_kg: float) -> float:
    """Rocket and payload at the instant of lift-off."""
    stages = sum(stage.count * (stage.empty_kg + stage.propellant_kg) for stage in rocket.stages)
    return stages + sum(part.mass_kg for part in rocket.jettisons) + payload_mass_kg


def timeline(rocket: Rocket, payload_mass_kg: float) -> Timeline:
    """Segments of the ascent.

    InputError for stages out of order; FlightError for a rocket that cannot lift itself.
    """
    burns: list[tuple[float, float, Stage]] = []  # ignition, separation
    for stage in rocket.stages:
        ignition_s = stage.ignition_s if stage.ignition_s is not None else (burns[-1][1] if burns else 0.0)
        depleted_s = depletion_s(stage, ignition_s)
        separation_s = min(stage.separation_s or depleted_s, depleted_s)
        if separation_s <= ignition_s or (burns and separation_s <= burns[-1][1]):
            raise InputError(
                f"rocket {rocket.name}: stage {stage.name} separates at {separation_s:.1f} s, before its "
                "ignition or before the stage above it in the list"
            )
        for change_s in stage.throttle_s:
            if not ignition_s < change_s < separation_s:
                raise InputError(
                    f"rocket {rocket.name}: stage {stage.name} is throttled at {change_s:.1f} s, "
                    f"but burns from {ignition_s:.1f} to {separation_s:.1f} s"
                )
        burns.append((ignition_s, separation_s, stage))
    names = [(separation_s, f"{stage.name}_separation") for _, separation_s, stage in burns[:-1]]
    names += [(part.t_s, part.event) for part in rocket.jettisons]
    names += [(t_s, f"{stage.name}_throttle") for stage in rocket.stages for t_s in stage.throttle_s]
    names += [(burns[-1][1], "depletion")]
    names.sort()
    if names[-1][1] != "depletion":
        raise InputError(
            f"rocket {rocket.name}: {names[-1][1]} comes after the last stage's propellant is gone"
        )
    segments = np.zeros((len(names), 5))
    left_kg = {stage.name: stage.propellant_kg for stage in rocket.stages}
    begin_s = 0.0
    for row, (end_s, name) in zip(segments, names, strict=True):
        row[END] = end_s
        for ignition_s, separation_s, stage in burns:
            if ignition_s <= begin_s + _INSTANT_S and end_s <= separation_s + _INSTANT_S:
                share = thrust_share(stage, begin_s)
                thrust_n = stage.thrust_sea_level_n or stage.thrust_vacuum_n
                row[THRUST_VACUUM] += stage.count * share * stage.thrust_vacuum_n
                row[THRUST_SEA_LEVEL] += stage.count * share * thrust_n
                row[FLOW] += stage.count * flow_kgps(stage, share)
                left_kg[stage.name] -= flow_kgps(stage, share) * (end_s - begin_s)
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


def last_stage_mass_kg(rocket: Rocket, mass_kg: float, payload_mass_kg: float) -> tuple[float, float]:
    """Mass of the last stage dropped at ``mass_kg``, and the usable propellant still in it."""
    stage = rocket.stages[-1]
    dropped_kg = mass_kg - payload_mass_kg
    return dropped_kg, dropped_kg - stage.empty_kg - stage.residual_kg
