"""``flight.json``: the flight in one document, equal byte for byte for equal input and seed."""

from __future__ import annotations

import platform
from dataclasses import asdict, is_dataclass
from importlib.metadata import version
from math import isfinite
from typing import TYPE_CHECKING, Any

import numpy as np

from vitok.errors import FlightError, InputError
from vitok.evidence.events import event_rows
from vitok.mission.aboard import Aboard, aboard
from vitok.motion.arc import Arc, Firing
from vitok.products.docking_tables import margin_rows
from vitok.products.flight_document import VERSION
from vitok.products.rendezvous_tables import burn_rows

if TYPE_CHECKING:
    from vitok.flight import Flight
    from vitok.mission.mission import Mission
    from vitok.mission.record import Judgement

# The packages whose code or tables reach into the numbers.
_PACKAGES = ("vitok", "numpy", "scipy", "numba", "pyerfa", "astropy-iers-data", "sgp4", "pymsis")


def summary(flight: Flight) -> dict[str, Any]:
    """The document: plain dictionaries, lists, texts and finite numbers; keys carry their unit.

    What was not flown is null. FlightError names the first number that is not finite; InputError for a flight
    without its plan, read back from a folder.
    """
    if flight.plan is None:
        raise InputError("a flight that was read back cannot be written again: copy its folder")
    document = {
        "version": VERSION,
        "mission": flight.mission.name,
        "title": flight.mission.title,
        "seed": flight.draws.seed,
        "run": flight.draws.run,
        "failures": [str(failure) for failure in flight.draws.failures],
        "followed": list(flight.followed),
        "liftoff_utc": None if flight.liftoff_s is None else flight.epoch.utc(flight.liftoff_s),
        "landing_utc": landing_utc(flight),
        "not_flown": list(flight.not_flown),
        "events": event_rows(flight),
        "evidence": [_fact(judgement) for judgement in flight.evidence.facts],
        "burns": [_burn(firing, arc, flight) for arc in flight.arcs.values() for firing in arc.burns],
        "told": list(flight.told),
        "rendezvous_burns": burn_rows(flight),
        "margins": margin_rows(flight),
        "arcs": [_arc(arc, flight) for arc in flight.arcs.values()],
        "masses_kg": flight.masses_kg,
        "plan": flight.plan.summary(flight.outlook),
        "score": score(flight),
        "manifest": [item.model_dump() for item in flight.mission.cargo.items],
        "aboard_station": [
            {"from_utc": span.from_utc, "to_utc": span.to_utc, "crew": [name for name, _ in span.crew]}
            for span in _aboard(flight.mission)
        ],
        "data_spans": flight.plan.data_summary(),
        "inputs_sha256": flight.plan.inputs_sha256,
        "versions": {"python": platform.python_version()} | {name: version(name) for name in _PACKAGES},
    }
    plain: dict[str, Any] = _plain(document, "flight")
    return plain


def score(flight: Flight) -> dict[str, Any]:
    """What the flight predicts of the record: each quantity once, and how many are within two sigma."""
    evidence = flight.evidence
    judged = evidence.judged
    return {
        "within": evidence.within,
        "judged": judged,
        "share": evidence.within / judged if judged else None,
        "headline": flight.headline,
        "unsettled": len(evidence.scored) - judged,
        "facts_by_class": evidence.counts,
        "quantities": [asdict(each) for each in evidence.scored],
    }


def _fact(judgement: Judgement) -> dict[str, Any]:
    row = asdict(judgement)
    return {"class" if key == "kind" else key: value for key, value in row.items()}


def _aboard(mission: Mission) -> tuple[Aboard, ...]:
    return aboard(mission.station, mission.times.docking_utc, mission.times.undocking_utc)


def landing_utc(flight: Flight) -> str | None:
    """Instant of the landing; None if it is not flown."""
    landing = flight.event("landing")
    return None if landing is None else flight.epoch.utc(landing.t_s)


def _burn(firing: Firing, arc: Arc, flight: Flight) -> dict[str, Any]:
    return {
        "arc": arc.name,
        "name": firing.name,
        "start_utc": flight.epoch.utc(firing.start_s),
        "start_t_s": flight.since_liftoff_s(firing.start_s),
        "duration_s": firing.duration_s,
        "delta_v_mps": firing.delta_v_mps,
        "propellant_kg": firing.propellant_kg,
    }


def _arc(arc: Arc, flight: Flight) -> dict[str, Any]:
    return {
        "name": arc.name,
        "start": _state(arc, 0, flight),
        "end": _state(arc, -1, flight),
        "samples": len(arc.t_s),
        "jumps": [
            {
                "name": jump.name,
                "utc": flight.epoch.utc(jump.t_s),
                "t_s": flight.since_liftoff_s(jump.t_s),
                "mass_kg": jump.mass_kg,
                "delta_r_m": jump.delta_r_m,
                "delta_v_mps": jump.delta_v_mps,
            }
            for jump in arc.jumps
        ],
    }


def _state(arc: Arc, row: int, flight: Flight) -> dict[str, Any]:
    t_s = float(arc.t_s[row])
    return {
        "utc": flight.epoch.utc(t_s),
        "t_s": flight.since_liftoff_s(t_s),
        "r_gcrf_m": arc.r_gcrf_m[row],
        "v_gcrf_mps": arc.v_gcrf_mps[row],
        "mass_kg": arc.mass_kg[row],
    }


def _plain(value: Any, key: str) -> Any:
    """The value in JSON's own types; FlightError with the key of a number that is not finite."""
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, dict):
        return {str(name): _plain(inner, f"{key}.{name}") for name, inner in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [_plain(inner, f"{key}[{index}]") for index, inner in enumerate(value)]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not isfinite(value):
        raise FlightError(f"{key} is {value}: a flight whose numbers are not finite is not written")
    return value
