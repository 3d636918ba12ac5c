"""The Earth's orientation, the Sun and the Moon over a flight, at instants between which a page turns on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from vitok.earth.frames import itrf_from_gcrf, rotation
from vitok.earth.sun_moon import bodies, moon_gcrf_m, sun_gcrf_m
from vitok.elementary import norm
from vitok.mission.relocation import STAY, kind_of
from vitok.products.view.packing import packed

if TYPE_CHECKING:
    from vitok.flight import Flight

_STEP_S = 1800.0  # the pole of date moves a centimetre on the ground meanwhile
_COARSE_STEP_S = 43200.0  # a quarter of a metre, while nothing but the stay is flown


def sky(flight: Flight, t0_s: float) -> dict[str, Any]:
    """ITRF-from-GCRF matrices (n, 9), unit vectors to Sun and Moon (n, 3) at instants (n,) from ``t0_s``."""
    spans = [np.arange(*_span(arc.t_s, arc.name)) for arc in flight.arcs.values()]
    spans += [arc.t_s[[0, -1]] for arc in flight.arcs.values()]
    t_s = np.unique(np.concatenate(spans))
    table = rotation(flight.epoch, float(t_s[0]), float(t_s[-1]))
    places = bodies(flight.epoch, float(t_s[0]), float(t_s[-1]))
    return {
        "t": packed(t_s - t0_s, "f8"),
        "m": packed([itrf_from_gcrf(at_s, table) for at_s in t_s], "f8"),
        "sun": packed([_unit(sun_gcrf_m(at_s, places)) for at_s in t_s], "f4"),
        "moon": packed([_unit(moon_gcrf_m(at_s, places)) for at_s in t_s], "f4"),
    }


def _span(t_s: Any, name: str) -> tuple[float, float, float]:
    return float(t_s[0]), float(t_s[-1]), _COARSE_STEP_S if kind_of(name) == STAY else _STEP_S


def _unit(vector: tuple[float, float, float]) -> Any:
    return np.array(vector) / norm(vector)
