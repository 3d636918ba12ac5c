"""From one port of a station to another: out by the modes of one docking file, in by those of another.

What the ship's hardware does wrong is drawn once for both ways, the noise of its sensors for each. The true
state of both bodies goes on, and so does the filter.
"""

from dataclasses import dataclass, replace

from vitok.chance import Draws
from vitok.errors import FlightError, InputError
from vitok.mission.docking import Docking
from vitok.mission.station import port_of
from vitok.motion.arc import Start
from vitok.proximity.account import Account, account
from vitok.proximity.approach import Flown, Surroundings, fly
from vitok.proximity.modes import AWAY, DOCKED
from vitok.proximity.pair import Pair
from vitok.proximity.sample import Sample
from vitok.proximity.way import way_in, way_out


@dataclass(frozen=True, eq=False)
class Relocation:
    """Both ways as flown and what they came to, each with the ship and its port, and where the second begins.

    ``propellant_kg`` is that of both. The second ends docked, or away from the station.
    """

    out: Flown
    out_account: Account
    begin_in: Start
    inward: Flown
    inward_account: Account
    propellant_kg: float


def relocate(
    pair: Pair,
    port: str,
    start: Start,
    around: Surroundings,
    *,
    leaving: Docking,
    draws: Draws,
    phase: str,
    flyaround_s: float | None = None,
) -> Relocation:
    """Fly the ship of a ``pair``, docked at its port at ``start``, to another port and dock it there.

    ``leaving`` are the modes of the way out, ``pair.docking`` those of the way in, whose fly-around may take
    ``flyaround_s`` instead of the port's usual time. InputError for files that do not tell what such a flight
    needs or for modes that do not begin docked, FlightError if it does not get away from the first port, or
    neither docks to the other nor leaves.
    """
    port_of(pair.station, port)
    if not leaving.begins_docked or port == pair.port:
        raise InputError(
            f"no relocation from port {pair.port} to port {port} by the modes of {leaving.name}: they should "
            "begin with a release, and the ports should be two"
        )
    there = replace(pair, docking=leaving)
    out = fly(there, way_out(pair.spacecraft), start, around, draws=draws, phase=phase)
    left = account(out, there, start.t_s)
    if out.outcome != AWAY:
        raise FlightError(
            f"no departure from port {pair.port}: {left.t_s[-1]:.0f} s after undocking the ship is in mode "
            f"'{left.mode_at_end}', {left.sight.apart_m[-1]:.1f} m away"
        )
    here = replace(pair, port=port)
    begin = end_of(out, start, around)
    way = way_in(pair.spacecraft, pair.station, port, flyaround_s=flyaround_s)
    inward = fly(here, way, begin, around, draws=draws, phase=phase, leg="/way in", going_on=out)
    came = account(inward, here, begin.t_s)
    if inward.outcome not in (DOCKED, AWAY):
        raise FlightError(not_moved(came, port))
    return Relocation(out, left, begin, inward, came, left.propellant_kg + came.propellant_kg)


def not_moved(came: Account, port: str) -> str:
    """Why a way in that ended without a docking did not dock, in a sentence."""
    return (
        f"no docking at port {port}: {came.t_s[-1]:.0f} s after the way in begins the ship is in mode "
        f"'{came.mode_at_end}', {came.sight.apart_m[-1]:.1f} m away"
    )


def end_of(out: Flown, start: Start, around: Surroundings) -> Start:
    """Where a way out that began at ``start`` ended."""
    last = out.rows[-1]
    t_s = start.t_s + float(last[Sample.T])
    y = around.orbit(t_s)
    y[:6] += last[Sample.STATE : Sample.STATE + 6]
    y[6] = start.y[6] - (out.rows[0, Sample.PROPELLANT] - last[Sample.PROPELLANT])
    return Start(t_s, y)
