"""What a flight near a station came to: the ship as seen from its port, margins, modes, and contact."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from vitok.craft.station import port_axes
from vitok.elementary import norm
from vitok.mission.docking import DockingMode
from vitok.motion.arc import Margin
from vitok.proximity.approach import Flown
from vitok.proximity.bodies import SHIP, STATION
from vitok.proximity.contact import AT_FIRST, Contact
from vitok.proximity.looking import looks_by_truth, tips_by_truth
from vitok.proximity.modes import AWAY, DOCKED
from vitok.proximity.monitors import Sight, keep_out_margin, margins, spent_margins, time_margin
from vitok.proximity.pair import Pair
from vitok.proximity.sample import Sample
from vitok.types import Vector

Flags = NDArray[np.bool_]

_AWAY = ("retreat", "avoid")  # kinds of modes that lead away from the port
_JUDGED = ("hold", "close", "push")  # kinds on the port's axis, to which the limits of the cone belong
_KEPT_OUT = ("fly_around", *_JUDGED)  # kinds that lead to the port, without a retreat begun


@dataclass(frozen=True, eq=False)
class Account:
    """Samples (n,) of a way in or out and what was made of them; ``t_s`` since its begin.

    ``tip_port_m`` (n, 3) is the probe's tip from the port's middle, in the port's axes. ``begins`` are the
    modes flown and the samples at which they begin; ``contact`` is the ship as seen from its port at first
    contact, None without.
    """

    t_s: Vector
    sight: Sight
    tip_port_m: Vector
    margins: tuple[Margin, ...]
    begins: tuple[tuple[DockingMode, int], ...]
    mode_at_end: str
    contact: Sight | None
    propellant_kg: float

    @property
    def margins_out(self) -> tuple[Margin, ...]:
        """Those of a way out, by names of their own beside those of a way in."""
        return tuple(replace(each, name=f"leaving_{each.name}") for each in self.margins)

    @property
    def retreats(self) -> tuple[str, ...]:
        """Modes that lead away from the port, in the order in which they were flown."""
        return tuple(mode.name for mode, _ in self.begins if mode.kind in _AWAY)


def account(flown: Flown, pair: Pair, begin_s: float) -> Account:
    """The account of a flight near a station that began at ``begin_s``, TAI seconds since its epoch."""
    rows, place = flown.rows, pair.place
    port_m, axes = np.array(place.position_m), port_axes(place)
    axis = axes[0].copy()
    states = np.ascontiguousarray(rows[:, Sample.STATE : Sample.PROPELLANT])
    sight = _sight(rows[:, Sample.T], looks_by_truth(states, flown.tip_m, port_m, axis))
    contact = None
    if np.isfinite(flown.contact[Contact.FIRST_S]):
        touching = flown.contact[AT_FIRST][None].copy()
        contact = _sight(np.array([flown.touched_s]), looks_by_truth(touching, flown.tip_m, port_m, axis))
    known = pair.docking.modes
    modes = rows[:, Sample.MODE].astype(int)
    begins = np.flatnonzero(np.diff(modes, prepend=-9))
    used_kg = rows[0, Sample.PROPELLANT] - rows[:, Sample.PROPELLANT]
    # the cone holds on the port's axis up to contact on a way in, up to the first burn on a way out
    kinds, which = [*(mode.kind for mode in known), ""], np.where(modes >= 0, modes, len(known))

    def of_kinds(*chosen: str) -> Flags:
        flags: Flags = np.array([kind in chosen for kind in kinds])[which]
        return flags

    before_burns = ~of_kinds("fly_around") & (np.cumsum(of_kinds("burn")) == 0)
    judged = before_burns if pair.docking.begins_docked else of_kinds(*_JUDGED)
    kept_out = of_kinds(*_KEPT_OUT)
    if contact is not None:
        judged &= sight.t_s < flown.touched_s
        kept_out &= sight.t_s < flown.touched_s
    limits = pair.docking.limits
    distance_m = norm(states[:, SHIP : SHIP + 3] - states[:, STATION : STATION + 3])
    taken_s = flown.touched_s if flown.outcome == DOCKED else float(sight.t_s[-1])
    given_up = flown.outcome == AWAY and not pair.docking.begins_docked
    found = (
        *spent_margins(begin_s + sight.t_s, limits, plume_pa_s=rows[:, Sample.PLUME], propellant_kg=used_kg),
        *margins(sight.at(judged), limits, begin_s),
        keep_out_margin(sight.at(kept_out), distance_m[kept_out], limits, begin_s),
        None if given_up else time_margin(limits, begin_s=begin_s, due_s=flown.due_s, taken_s=taken_s),
    )
    return Account(
        rows[:, Sample.T],
        sight,
        tips_by_truth(states, flown.tip_m, port_m, axes),
        tuple(each for each in found if each is not None),
        tuple((known[modes[row]], int(row)) for row in begins if modes[row] >= 0),
        known[modes[modes >= 0][-1]].name,
        contact,
        float(used_kg[-1]),
    )


def _sight(t_s: Vector, looks: Vector) -> Sight:
    return Sight(t_s, *looks.T)
