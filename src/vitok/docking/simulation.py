"""The docking flown: from hand-over to closed hooks, or away from the station, an Arc."""

from functools import partial

from vitok.chance import Draws
from vitok.craft.spacecraft import check_propellant
from vitok.docking.failing import failure_events, troubles_of
from vitok.docking.plan import FOLLOWING, DockingPlan, not_docked, pair_of
from vitok.earth.environment import check_span
from vitok.errors import FlightError
from vitok.motion.arc import Arc, Start
from vitok.proximity.account import account
from vitok.proximity.approach import LATE_S, Surroundings
from vitok.proximity.approach import fly as fly_approach
from vitok.proximity.drift import drift_margin, free_drift
from vitok.proximity.modes import AWAY, DOCKED
from vitok.proximity.picture import pictured, pulses
from vitok.proximity.telling import fired, told
from vitok.world import World


def fly(world: World, plan: DockingPlan, start: Start, draws: Draws) -> Arc:
    """Fly the approach with the true station, by what the ship's sensors tell it, with all drawn and failing.

    FlightError if it neither docks nor leaves in an hour beyond the planned contact, or if the propellant
    does not last, InputError if the approach leaves the environment's span.
    """
    pair, arrival = world.cast.once(pair_of), world.arrival
    check_span(arrival.environment, start.t_s, start.t_s + plan.way.contact_s + LATE_S)
    around = Surroundings(
        arrival.trajectory, arrival.environment, world.known.arrival.trajectory, arrival.cd_area_m2
    )
    troubles = troubles_of(draws.failures, pair)
    flown = fly_approach(pair, plan.way, start, around, draws=draws, phase="docking", troubles=troubles)
    found = account(flown, pair, start.t_s)
    if flown.outcome not in (DOCKED, AWAY):
        raise FlightError(not_docked(found, plan.port))
    drift = None
    if flown.outcome == AWAY:
        known = world.known
        drift = free_drift(flown, pair, start, around, epoch=known.epoch, activity=known.activity)
    seen = told(flown, found, start, arrival.trajectory, drift=drift)
    check_propellant(pair.spacecraft, world.cast.launch_mass_kg - float(seen.y[-1, 6]), "docking")
    return Arc(
        name="docking",
        t_s=seen.t_s,
        r_gcrf_m=seen.y[:, :3],
        v_gcrf_mps=seen.y[:, 3:6],
        mass_kg=seen.y[:, 6],
        channels=seen.channels,
        events=(*seen.events, *failure_events(draws.failures, found, start.t_s, seen.y)),
        burns=(
            fired(
                pair.spacecraft,
                "approach",
                start,
                duration_s=float(found.t_s[-1]),
                propellant_kg=found.propellant_kg,
            ),
        ),
        following=FOLLOWING if flown.outcome == DOCKED else None,
        margins=found.margins if drift is None else (*found.margins, drift_margin(drift, pair.station)),
        pulses=pulses(pair.spacecraft, seen.t_s, flown.on_s),
        pictured=partial(pictured, flown.rows, seen.orbit),
    )
