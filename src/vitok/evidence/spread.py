"""How much a flight's quantities differ by chance: one sigma of each, from dispersed flights of its plan.

Where no batch tells a quantity, it has the closed form that is given beside it; what neither tells has none.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import hypot, pi
from typing import TYPE_CHECKING

import numpy as np

from vitok.ascent.batch import Insertions, fly_dispersed
from vitok.ascent.launcher import launcher_of
from vitok.descent.dynamics import Sample
from vitok.descent.plan import vehicle_of
from vitok.descent.spread import ballistic_short_m, dispersed_moments, ignition_sigma_s
from vitok.elementary import dot, norm
from vitok.mission.quantities import altitude_of, part_of, span_of
from vitok.mission.record import Fact
from vitok.motion.elements import elements
from vitok.motion.orbit import Burn
from vitok.station.known import along_sigma_m
from vitok.types import Vector
from vitok.windows.liftoff import liftoff_sigma_s

if TYPE_CHECKING:
    from vitok.flight_plan import FlightPlan

Sigma = Callable[[str, bool], float | None]

RUNS, SEED = 40, 0  # of each batch: sigmas to some 11 %
_COLUMNS = {
    "altitude_km": (Sample.ALTITUDE, 1e-3),
    "ground_speed_mps": (Sample.SPEED, 1.0),
    "load_g": (Sample.LOAD, 1.0),
}


def spread_of(plan: FlightPlan) -> Sigma:
    """One sigma of any key by chance, in its unit, s for instants; a batch is flown when it is asked for."""
    ascents = cache(lambda: _insertions(plan))
    parts = {
        "ascent": _ascent(plan, ascents),
        "rendezvous": _rendezvous(plan, ascents),
        "descent": _descent(plan),
    }

    def sigma(key: str, planned: bool) -> float | None:
        part = part_of(key, plan.scene.cast.rocket)
        found = parts[part](key, planned) if part in parts else None
        return found if found is not None and np.isfinite(found) else None  # too few flights came through

    return sigma


def _insertions(plan: FlightPlan) -> Insertions:
    assert plan.ascent is not None
    return fly_dispersed(launcher_of(plan.scene), plan.ascent, runs=RUNS, seed=SEED, draw=plan.draws)


def _ascent(plan: FlightPlan, batch: Callable[[], Insertions]) -> Sigma:
    def sigma(key: str, planned: bool) -> float | None:
        scene, up = plan.scene, plan.ascent
        event, _, quantity = key.partition(".")
        if up is None or scene.cast.rocket.dispersions is None:
            return None
        if key == "liftoff.utc":
            plane_s = liftoff_sigma_s(up.window.passage, scene.cast.site, scene.arrival)
            return None if plane_s is None else hypot(plane_s, scene.cast.rocket.dispersions.liftoff_s)
        if event == "insertion" and quantity in ("t_s", "utc"):
            return _std(batch().insertion_s)
        stage = event.removesuffix("_separation")
        if stage not in batch().stages:
            return None
        column = batch().stages.index(stage)
        found = {
            "t_s": batch().separation_s,
            "altitude_km": batch().separation_altitude_m / 1e3,
            "ground_speed_mps": batch().separation_speed_mps,
        }
        return _std(found[quantity][:, column]) if quantity in found else None

    return sigma


def _rendezvous(plan: FlightPlan, batch: Callable[[], Insertions]) -> Sigma:
    """Closed forms of circles: an axis that insertion leaves off by da asks for n da / 2 of each transfer."""

    def sigma(key: str, planned: bool) -> float | None:
        way = plan.rendezvous
        if way is None or plan.ascent is None or plan.scene.cast.rocket.dispersions is None:
            return None
        now = elements(plan.ascent.y_insertion)
        n_radps = 2.0 * pi / now.period_s
        axis_m = _std(np.array([elements(y).semi_major_axis_m for y in batch().y if np.isfinite(y[0])]))
        event, _, quantity = key.partition(".")
        share = plan.scene.cast.spacecraft.execution_errors.magnitude_1sigma
        sizes_mps = {each.burn.name.lower().replace(" ", "_"): each.delta_v_mps for each in way.firings}
        if quantity == "delta_v_mps" and event in sizes_mps:
            return hypot(0.5 * n_radps * axis_m, share * sizes_mps[event])
        if key == "transfer_1.range_m":  # a turn flown on another axis
            return 3.0 * pi * axis_m
        if key == "phasing_orbit.mean_height_km":
            raised_mps = sizes_mps.get("dv1", 0.0) + sizes_mps.get("dv2", 0.0)
            return hypot(2.0 / n_radps * share * raised_mps, _by_phase_m(plan, now.period_s)) / 1e3
        return None

    return sigma


def _by_phase_m(plan: FlightPlan, period_s: float) -> float:
    """Of the phasing height by the phase: a ship that is off by ds makes it up in turns of 3 pi dh each."""
    scene, up = plan.scene, plan.ascent
    assert up is not None and scene.cast.rocket.dispersions is not None
    speed_mps = float(norm(up.y_insertion[3:6]))
    off_m = hypot(
        along_sigma_m(scene.arrival, scene.t_docking_s), speed_mps * scene.cast.rocket.dispersions.liftoff_s
    )
    return off_m * period_s / (3.0 * pi * (scene.t_docking_s - up.insertion_s))


def _descent(plan: FlightPlan) -> Sigma:
    @cache
    def height_sigma_m() -> float:
        return float(plan.scene.departure.sigma_m(_burn(plan).start_s, with_burns=True)[0, 2])

    @cache
    def batch(planned: bool) -> dict[str, Vector]:
        """Samples (n, COLUMNS) of the events that come in each dispersed flight."""
        assert plan.descent is not None
        flights = dispersed_moments(
            vehicle_of(plan.scene),
            plan.descent,
            plan.scene.departure.environment,
            height_sigma_m=height_sigma_m(),
            altitudes_m=tuple(sorted(_altitudes_m(plan.scene.cast.mission.record))),
            runs=RUNS,
            seed=SEED,
            draw=plan.draws,
            planned=planned,
        )
        names = set.intersection(*(set(each) for each in flights)) if flights else set[str]()
        return {name: np.array([each[name] for each in flights]) for name in names}

    @cache
    def ignition_s() -> float:
        """Of the start of the burn: by the model, and by the station's place along its orbit."""
        assert plan.descent is not None
        departure, start_s = plan.scene.departure, _burn(plan).start_s
        by_model_s = ignition_sigma_s(
            vehicle_of(plan.scene),
            plan.descent,
            departure.environment,
            height_sigma_m=height_sigma_m(),
            runs=RUNS,
            seed=SEED,
            draw=plan.draws,
        )
        speed_mps = float(norm(departure.trajectory(start_s)[3:6]))
        return hypot(by_model_s, along_sigma_m(departure, start_s) / speed_mps)

    def instants_s(event: str, planned: bool) -> Vector | None:
        """Of an event in the batch, after the ignition; None if it does not come in each flight."""
        rows = batch(planned)
        if event == "deorbit_start":
            return np.zeros(RUNS if not rows else len(rows["landing"]))
        return rows[event][:, Sample.T] - _burn(plan).start_s if event in rows else None

    def sigma(key: str, planned: bool) -> float | None:
        down = plan.descent
        if down is None:
            return None
        event, _, quantity = key.partition(".")
        span = span_of(key)
        if span is not None:
            later_s, earlier_s = (instants_s(name, planned) for name in span)
            return None if later_s is None or earlier_s is None else _std(later_s - earlier_s)
        if key == "ballistic_landing.short_km":
            return _ballistic_sigma_m(plan, height_sigma_m()) / 1e3
        if key == "deorbit_end.duration_s":
            return _burn_sigma_s(plan)
        if key == "deorbit_start.altitude_km":
            return hypot(height_sigma_m(), ignition_s() * _climb_mps(down.y_ignition)) / 1e3
        after_s = instants_s(event, planned)
        if after_s is None:
            return None
        if quantity == "utc":
            return hypot(ignition_s(), _std(after_s))
        if quantity in _COLUMNS and event != "deorbit_start":
            column, unit = _COLUMNS[quantity]
            return _std(batch(planned)[event][:, column]) * unit
        return None

    return sigma


def _burn(plan: FlightPlan) -> Burn:
    assert plan.descent is not None
    return plan.descent.burn


def _burn_sigma_s(plan: FlightPlan) -> float:
    """Of the burn's duration: by the engine, and by a mass that is known as well as the capsule's."""
    down, cast = plan.descent, plan.scene.cast
    assert down is not None
    mass_share = plan.scene.module.dispersions.mass_kg / float(down.y_ignition[6])
    return down.burn.duration_s * hypot(cast.spacecraft.execution_errors.magnitude_1sigma, mass_share)


def _climb_mps(y: Vector) -> float:
    return float(dot(y[:3], y[3:6]) / norm(y[:3]))


def _ballistic_sigma_m(plan: FlightPlan, height_sigma_m: float) -> float:
    assert plan.descent is not None
    short_m = ballistic_short_m(
        vehicle_of(plan.scene),
        plan.descent,
        plan.scene.departure.environment,
        height_sigma_m=height_sigma_m,
        runs=RUNS,
        seed=SEED,
        draw=plan.draws,
    )
    return _std(short_m)


def _altitudes_m(record: tuple[Fact, ...]) -> set[float]:
    """The altitudes that facts name as events."""
    events = {event for fact in record for event in (fact.key.partition(".")[0], *(span_of(fact.key) or ()))}
    return {height_m for event in events if (height_m := altitude_of(event)) is not None}


def _std(values: Vector) -> float:
    sound = values[np.isfinite(values)]
    return float(np.std(sound, ddof=1)) if sound.size > 2 else np.nan
