"""A relocation, solved before it is flown: the station's orbit about it, and what the way comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from vitok.chance import Draws
from vitok.craft.spacecraft import check_propellant
from vitok.craft.station import docked_state
from vitok.earth.environment import environment
from vitok.earth.time import Epoch
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import load
from vitok.mission.docking import Docking
from vitok.mission.mission import Mission
from vitok.mission.relocation import RELOCATION, STAY, numbered
from vitok.mission.station import check_port_free
from vitok.motion.arc import Margin, Start
from vitok.motion.orbit import coast
from vitok.proximity.approach import LATE_S, Surroundings
from vitok.proximity.fit import check_fit
from vitok.proximity.modes import DOCKED
from vitok.proximity.pair import Pair
from vitok.proximity.relocation import Relocation, not_moved, relocate
from vitok.proximity.way import way_in, way_out
from vitok.scene import Cast, Scene
from vitok.stay.states import HANDOVER_S, Detour, station_states

if TYPE_CHECKING:
    from vitok.stay.plan import StayPlan

# A docking may be an hour late; then the station's orbit has as long, or more, to go over to that of a
# relocation or back, without a push that anybody aboard would feel.
_APART_S = 2.0 * LATE_S


@dataclass(frozen=True, eq=False)
class RelocationPlan:
    """The way from port to port, and what it comes to when all is as known.

    ``pair`` is the ship at the port that it leaves, with the modes of its way in, ``leaving`` are those of
    its way out. ``detour`` is the station's orbit about it; None where one orbit was fitted to all.
    """

    name: str
    pair: Pair
    port: str
    leaving: Docking
    flyaround_s: float | None
    t_undocking_s: float
    t_docking_s: float
    t_last_s: float  # by which it has to end
    following: str
    detour: Detour | None
    propellant_kg: float
    margins: tuple[Margin, ...]
    begin: Start  # docked at the port that it leaves
    end: Start  # docked at the other port

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """Plain values for output: keys with units, instants in UTC."""
        return {
            "from_port": self.pair.port,
            "to_port": self.port,
            "undocking_utc": epoch.utc(self.t_undocking_s),
            "docking_utc": epoch.utc(self.t_docking_s),
            "propellant_kg": self.propellant_kg,
            "margins": [each.summary(epoch) for each in self.margins],
        }


def check(cast: Cast) -> None:
    """What the files alone tell of relocations: InputError as of ``modes_of`` and ``check_fit``, FlightError
    as of ``way_in``."""
    craft, station, up_kg = cast.spacecraft, cast.station, cast.mission.cargo.up_kg
    for number, asked in enumerate(cast.mission.relocation, 1):
        _, inward = modes_of(cast, number)
        check_fit(Pair(craft, station, asked.port, inward, cast.crew_kg, up_kg))
        way_in(craft, station, asked.port, flyaround_s=asked.flyaround_s)


def modes_of(cast: Cast, number: int) -> tuple[Docking, Docking]:
    """Modes of the way out and of the way in of the ``number``-th relocation, from 1.

    InputError for a port that is taken until the next undocking, and for modes that are no way out or in.
    """
    mission, station = cast.mission, cast.station
    asked = mission.relocation[number - 1]
    check_port_free(
        station, asked.port, asked.undocking_utc, mission=mission.name, until_utc=_next_utc(mission, number)
    )
    leaving = load(asked.leaving, Docking)
    inward = cast.docking if asked.docking is None else load(asked.docking, Docking)
    for key, modes, out in (("leaving", leaving, True), ("docking", inward, False)):
        if modes.begins_docked != out:
            raise InputError(
                f"{mission.name}: relocation[{number}].{key} = '{modes.name}' should be a way "
                f"{'out of' if out else 'in to'} a port, whose first mode is {'a' if out else 'no'} release"
            )
    return leaving, inward


def _next_utc(mission: Mission, number: int) -> str:
    """When the ship undocks that was docked by the ``number``-th relocation."""
    later = mission.relocation[number : number + 1]
    return later[0].undocking_utc if later else mission.times.undocking_utc


def plan(scene: Scene, stay: StayPlan, number: int) -> RelocationPlan:
    """Plan of the ``number``-th relocation, from 1, of a ship that docks at the begin of a ``stay``.

    InputError as of ``modes_of``, and if it is too near to the docking before it or to what follows;
    FlightError if the nominal way does not dock, or the propellant does not last.
    """
    cast, epoch = scene.cast, scene.epoch
    mission, craft = cast.mission, cast.spacecraft
    asked = mission.relocation[number - 1]
    leaving, inward = modes_of(cast, number)
    next_utc = _next_utc(mission, number)
    t_s, next_s = epoch.t_s(asked.undocking_utc), epoch.t_s(next_utc)
    legs_s = way_out(craft).contact_s
    legs_s += way_in(craft, cast.station, asked.port, flyaround_s=asked.flyaround_s).contact_s
    t_last_s = t_s + legs_s + LATE_S
    said = f"{mission.name}: relocation[{number}].undocking_utc = '{asked.undocking_utc}'"
    for apart_s, least_s, what in (
        (t_s - stay.t_begin_s, _APART_S, f"after the docking at {epoch.utc(stay.t_begin_s)}"),
        (next_s - t_s, legs_s + _APART_S, f"before the next undocking, {next_utc}"),
    ):
        if apart_s < least_s:
            raise InputError(
                f"{said} should lie {least_s / 3600:.1f} h or more {what}, not {apart_s / 3600:.1f} h"
            )
    pair = Pair(craft, cast.station, stay.port, inward, cast.crew_kg, mission.cargo.up_kg)
    detour = None
    if stay.arrival.sets != stay.departure.sets:
        detour = _detour(scene, stay, (t_s, t_last_s), next_s)
        orbit, air = detour.orbit, detour.environment
    else:
        orbit, air = stay.arrival.trajectory, stay.arrival.environment
    around = Surroundings(orbit, air, orbit, stay.arrival.cd_area_m2)
    docked = docked_state(around.orbit(t_s), cast.docked_at_lvlh_m(stay.port))
    start = Start(t_s, np.append(docked, stay.end.y[6]))
    name = numbered(RELOCATION, number)
    flown = relocate(
        pair,
        asked.port,
        start,
        around,
        leaving=leaving,
        draws=Draws(),
        phase=name,
        flyaround_s=asked.flyaround_s,
    )
    if flown.inward.outcome != DOCKED:
        raise FlightError(not_moved(flown.inward_account, asked.port))
    t_end_s = flown.begin_in.t_s + float(flown.inward_account.t_s[-1])
    left_kg = float(start.y[6]) - flown.propellant_kg
    check_propellant(craft, cast.launch_mass_kg - left_kg, name)
    t_docking_s = flown.begin_in.t_s + flown.inward.touched_s
    there = docked_state(around.orbit(t_end_s), cast.docked_at_lvlh_m(asked.port))
    return RelocationPlan(
        name=name,
        pair=pair,
        port=asked.port,
        leaving=leaving,
        flyaround_s=asked.flyaround_s,
        t_undocking_s=t_s,
        t_docking_s=t_docking_s,
        t_last_s=t_last_s,
        following=numbered(STAY, number + 1),
        detour=detour,
        propellant_kg=flown.propellant_kg,
        margins=margins_of(flown),
        begin=start,
        end=Start(t_end_s, np.append(there, left_kg)),
    )


def margins_of(flown: Relocation) -> tuple[Margin, ...]:
    """The limits of both ways, those of the way out by names of their own."""
    return *flown.out_account.margins_out, *flown.inward_account.margins


def _detour(scene: Scene, stay: StayPlan, span_s: tuple[float, float], next_s: float) -> Detour:
    """The station's orbit, in its place of the stay as a span begins, flown under all forces about it."""
    t_s, t_last_s = span_s
    before_s, after_s = min(HANDOVER_S, t_s - stay.t_begin_s), min(HANDOVER_S, next_s - t_last_s)
    begin_s, end_s = t_s - before_s, t_last_s + after_s
    there = environment(scene.epoch, begin_s, end_s, activity=scene.activity)
    y = np.append(station_states(stay, np.array([t_s]))[0], scene.cast.station.mass_kg)
    area_m2 = stay.arrival.cd_area_m2
    first = coast(t_s, y, begin_s, there, cd_area_m2=area_m2, dense=False).y_end
    return Detour(
        coast(begin_s, first, end_s, there, cd_area_m2=area_m2), there, t_s, t_last_s, before_s, after_s
    )
