"""The departure as the ship flies it: hooks, springs, attitude held, the separation burn, in six degrees."""

from dataclasses import dataclass, field

import numpy as np

from vitok.chance import Draws
from vitok.compiled import njit
from vitok.craft.burn_errors import executed
from vitok.craft.docking_mechanism import mate_of
from vitok.craft.jets import jets_of
from vitok.craft.spacecraft import steadied
from vitok.descent import departure
from vitok.descent.plan import DescentPlan
from vitok.earth.gravity import MU_M3PS2
from vitok.elementary import norm
from vitok.errors import FlightError, InputError
from vitok.motion import orbit
from vitok.motion.arc import Firing, Jump, Start
from vitok.motion.dop853 import DenseOutput
from vitok.motion.orbit import G0_MPS2, Burn
from vitok.motion.trajectory import Trajectory
from vitok.proximity.account import Account, account
from vitok.proximity.approach import Flown, Surroundings, fly
from vitok.proximity.modes import AWAY
from vitok.proximity.pair import Pair, attitude_of, host_of
from vitok.proximity.parting import parted, undocking_jump
from vitok.proximity.picture import pulses
from vitok.proximity.sample import Sample
from vitok.proximity.way import way_out
from vitok.scene import Cast
from vitok.types import Vector
from vitok.world import World


@dataclass(frozen=True, eq=False)
class Departure:
    """How a ship left: the way flown so far, where that ended, and the separation burn.

    ``flown`` is empty, and the burn ``to_come``, where the spacecraft names no modes of a departure.
    ``loads`` (n, 2) are the instants of its samples and the loads by thrusters from each on, g; ``firings``
    what the thrusters did, in all and by ``pulses`` of each; ``found`` the ship as seen from its port, and
    ``rows`` (m, COLUMNS) the samples of both bodies since the hooks began to open.
    """

    flown: tuple[Trajectory, ...]
    end: Start
    burn: Burn
    to_come: tuple[Burn, ...]
    firings: tuple[Firing, ...]
    loads: Vector
    jump: Jump
    found: Account | None
    rows: Vector = field(default_factory=lambda: np.empty((0, 0)))
    pulses: dict[str, Vector] = field(default_factory=dict)


def check(cast: Cast) -> None:
    """InputError for modes of a departure that are no way out of a port, or of one without a mate."""
    craft, docking = cast.spacecraft, cast.departure
    if docking is None:
        return
    if not docking.begins_docked:
        raise InputError(
            f"spacecraft {craft.name}: undocking.modes = '{craft.undocking.modes}' should be a way out of a "
            f"port, whose first mode is a release, and that is a {docking.modes[0].kind}"
        )
    mate_of(craft, cast.station, cast.mission.port_in("descent"))
    attitude_of(cast.station)
    host_of(cast.station)
    jets_of(craft)


def leave(world: World, plan: DescentPlan, start: Start, draws: Draws) -> Departure:
    """Undock the ship at ``start``, and fly the modes of its departure if its file names some.

    The propellant that holds its attitude on the way home is booked at once. FlightError if that is short, or
    if the modes do not lead away by way of a burn.
    """
    craft, docking = world.cast.spacecraft, world.cast.departure
    if docking is None:
        free = departure.undocked(craft, plan.port_axis_lvlh, start.y)
        planned = departure.separation_burn(craft, start.t_s, float(free[6]))
        separation = executed(planned, craft.execution_errors, draws, "descent")
        jump = Jump("undocking", start.t_s, delta_v_mps=craft.undocking.spring_speed_mps)
        return Departure(
            (), Start(start.t_s, free), separation, (separation,), (), np.empty((0, 2)), jump, None
        )
    cast, there = world.cast, world.departure
    pair = cast.once(_pair)
    docked = Start(start.t_s, steadied(craft, start.y, "way home"))
    around = Surroundings(
        there.trajectory, there.environment, world.known.departure.trajectory, there.cd_area_m2
    )
    flown = fly(pair, way_out(craft), docked, around, draws=draws, phase="undocking")
    found = account(flown, pair, start.t_s)
    if flown.outcome != AWAY or not any(mode.kind == "burn" for mode, _ in found.begins):
        raise FlightError(
            f"no departure from port {pair.port}: {found.t_s[-1]:.0f} s after undocking the ship is in mode "
            f"'{found.mode_at_end}', {found.sight.apart_m[-1]:.1f} m away, without a burn that leads it home"
        )
    return _told(flown, found, pair, docked, around, start)


def _pair(cast: Cast) -> Pair:
    """The ship and the port that it leaves; InputError as of ``check``."""
    check(cast)
    assert cast.departure is not None
    port, cargo_kg = cast.mission.port_in("descent"), cast.mission.cargo.down_kg
    return Pair(cast.spacecraft, cast.station, port, cast.departure, cast.crew_kg, cargo_kg)


def _told(
    flown: Flown, found: Account, pair: Pair, docked: Start, around: Surroundings, start: Start
) -> Departure:
    """The flight as a trajectory with its firings; ``start`` is before the propellant is booked."""
    craft, rows = pair.spacecraft, flown.rows
    cd_area_m2 = craft.aerodynamics.cd_area_m2
    t_s = docked.t_s + rows[:, Sample.T]
    y = np.column_stack(
        (around.orbit(t_s)[:, :6] + rows[:, Sample.STATE : Sample.STATE + 6], docked.y[6] * np.ones(t_s.size))
    )
    y[:, 6] -= rows[0, Sample.PROPELLANT] - rows[:, Sample.PROPELLANT]
    free, undocked = parted(
        rows, t_s, y, begin_s=docked.t_s, surroundings=around.environment, cd_area_m2=cd_area_m2
    )
    t_s, y, on_s = np.append(docked.t_s, t_s[free:]), np.vstack((undocked, y[free:])), flown.on_s[free:]
    steps_s, jets = np.diff(t_s), pair.jets
    push_ns = _push_ns(on_s, jets.thrust_n, jets.direction)
    load_g = np.append(norm(push_ns / steps_s[:, None]) / y[:-1, 6] / G0_MPS2, 0.0)
    begins = [*(row for _, row in found.begins), rows.shape[0] - 1]
    which = next(k for k, (mode, _) in enumerate(found.begins) if mode.kind == "burn")
    first, last = (begins[k] - free + 1 for k in (which, which + 1))
    before = orbit.coast(t_s[first], y[first], t_s[last], around.environment, cd_area_m2=cd_area_m2)
    gained = (y[last] - before.y_end)[3:6]
    impulse_s = craft.propulsion.thrusters.specific_impulse_s
    duration_s, gained_mps = _lasting(t_s[first], t_s[last]), float(norm(gained))
    thrust_n = orbit.duration_for(gained_mps, float(y[first, 6]), 1.0, impulse_s) / duration_s
    burn = Burn("separation", float(t_s[first]), duration_s, thrust_n, impulse_s, gained / gained_mps, "gcrf")
    pulsed = craft.propulsion.thrusters.thrust_n * craft.propulsion.thrusters.count, "jets"
    firings = [
        Firing(
            "separation",
            burn.start_s,
            duration_s,
            gained_mps,
            float(y[first, 6] - y[last, 6]),
            *pulsed,
        )
    ]
    for name, low, high in (("clearing", 0, first), ("leaving", last, t_s.size - 1)):
        used_kg = float(y[low, 6] - y[high, 6])
        if used_kg > 0.0:
            made_mps = float(G0_MPS2 * (load_g[low:high] * steps_s[low:high]).sum())
            firings.append(
                Firing(name, float(t_s[low]), _lasting(t_s[low], t_s[high]), made_mps, used_kg, *pulsed)
            )
    return Departure(
        (_trajectory(t_s, y),),
        Start(float(t_s[-1]), y[-1].copy()),
        burn,
        (),
        tuple(firings),
        np.column_stack((t_s, load_g)),
        undocking_jump(start, undocked),
        found,
        rows,
        pulses(craft, t_s[1:], on_s),
    )


@njit
def _push_ns(on_s, thrust_n, direction):
    """Impulses (n, 3) of thrusters (j,) by what they were on (n, j)."""
    out = np.zeros((on_s.shape[0], 3))
    for k in range(on_s.shape[0]):
        for j in range(on_s.shape[1]):
            if on_s[k, j] > 0.0:
                for i in range(3):
                    out[k, i] += on_s[k, j] * thrust_n[j] * direction[j, i]
    return out


def _lasting(begin_s: float, end_s: float) -> float:
    """Duration that added to the begin does not round to beyond the end, where another firing begins."""
    duration_s = float(end_s - begin_s)
    return duration_s if begin_s + duration_s <= end_s else float(np.nextafter(duration_s, 0.0))


def _trajectory(t_s: Vector, y: Vector) -> Trajectory:
    """Hermite's cubics through samples (n, 7), whose accelerations are taken for those of a point mass."""
    steps_s = np.diff(t_s)[:, None]
    rates = np.zeros_like(y)
    rates[:, :3] = y[:, 3:6]
    rates[:, 3:6] = -MU_M3PS2 * y[:, :3] / norm(y[:, :3])[:, None] ** 3
    change = np.diff(y, axis=0)
    f = np.zeros((change.shape[0], 7, 7))
    f[:, 0] = change
    f[:, 1, :6] = (steps_s * rates[:-1] - change)[:, :6]
    f[:, 2, :6] = (2.0 * change - steps_s * (rates[:-1] + rates[1:]))[:, :6]
    return Trajectory(float(t_s[0]), float(t_s[-1]), DenseOutput(t_s, steps_s[:, 0].copy(), y, f))
