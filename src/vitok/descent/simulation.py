"""The descent flown: from the opening of the hooks to the ground, an Arc."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from vitok.chance import Draws
from vitok.craft.burn_errors import executed
from vitok.craft.spacecraft import attitude_jump, dry_mass_kg
from vitok.descent.attitude import pictured
from vitok.descent.crew_load import share_of_limit
from vitok.descent.cut_off import fly_down
from vitok.descent.deorbit import deorbit_burn
from vitok.descent.dispersion import built, navigated
from vitok.descent.dynamics import Sample
from vitok.descent.entry import CYCLE_S
from vitok.descent.failing import failure_events
from vitok.descent.landing import Landing, land
from vitok.descent.modules import fall
from vitok.descent.moments import moments
from vitok.descent.parachutes import opening_canopies
from vitok.descent.plan import DescentPlan, vehicle_of
from vitok.descent.samples import gcrf_samples, orbit_samples
from vitok.descent.undocking import Departure, leave
from vitok.descent.vehicle import Vehicle
from vitok.earth.environment import Environment
from vitok.earth.ground_plane import distances_m, on_plane_m
from vitok.earth.shape import great_circle_m
from vitok.elementary import arctan2
from vitok.errors import FlightError
from vitok.mission.failure import FAILURES
from vitok.mission.place import Zone
from vitok.motion import orbit
from vitok.motion.arc import Arc, Event, Firing, Jump, Margin, Picture, Start
from vitok.motion.orbit import G0_MPS2, Burn
from vitok.motion.trajectory import Trajectory, join
from vitok.types import Vector
from vitok.world import World

_TOLERANCE = 1e-11  # of the way to the burn: a millimetre in half a day
_ENGINES = {"separation": "jets", "deorbit": "main"}


def fly(world: World, plan: DescentPlan, start: Start, draws: Draws) -> Arc:
    """Fly the plan from the docked ship: the world's capsule and air, burns and navigation with errors drawn.

    The burns come at their planned instants along the axes of the actual orbit; the entry steers out what is
    left. FlightError if the ship does not come down, or if the thrusters need more propellant than there is
    to finish the burn of a main engine that failed.
    """
    craft = navigated(built(vehicle_of(world.known), world.capsule), draws)
    craft = replace(craft, failures=tuple(each for each in draws.failures if each.name in FAILURES))
    environment = world.departure.environment
    spacecraft = craft.spacecraft
    errors = spacecraft.execution_errors
    cd_area_m2 = spacecraft.aerodynamics.cd_area_m2
    left = leave(world, plan, start, draws)
    coast = orbit.fly(
        left.end.t_s,
        left.end.y,
        plan.burn.start_s,
        left.to_come,
        environment=environment,
        cd_area_m2=cd_area_m2,
        tolerance=_TOLERANCE,
    )
    planned = deorbit_burn(craft, plan.burn.start_s, coast.y_end)
    firing = executed(planned, errors, draws, "descent")
    firings, down = fly_down(craft, plan, firing, coast.y_end, environment=environment)
    least_kg = dry_mass_kg(spacecraft) + world.cast.crew_kg + world.cast.mission.cargo.down_kg
    if craft.failure("main-engine") and down.y_end[6] < least_kg:
        raise FlightError(
            f"propellant is short by {least_kg - down.y_end[6]:.1f} kg for the deorbit burn that the aft "
            "thrusters have to finish"
        )
    ship = join([*left.flown, coast, down])
    landing = land(craft, ship.t_end_s, ship.y_end, plan.steering, environment=environment)
    burns, to_come = (left.burn, *firings), (*left.to_come, *firings)
    seen = partial(
        pictured,
        world=world,
        craft=craft,
        left=left,
        to_come=to_come,
        landing=landing,
        ground_m=plan.steering.ground_altitude_m,
    )
    arc = _arc(plan, craft, ship, burns, np.asarray(start.y), left, landing, environment, seen)
    leaving = () if left.found is None else left.found.margins_out
    return replace(arc, margins=(*leaving, *_margins(arc, landing.engines[-1], world.cast.zone)))


def _arc(
    plan: DescentPlan,
    craft: Vehicle,
    ship: Trajectory,
    burns: tuple[Burn, ...],
    y_docked: Vector,
    left: Departure,
    landing: Landing,
    environment: Environment,
    seen: Callable[[Arc], Picture],
) -> Arc:
    loads = left.loads if left.flown else None
    to_come = burns[1:] if left.flown else burns
    orbit_rows, orbit_y = orbit_samples(ship, to_come, craft, environment, loads=loads)
    fall = np.concatenate(landing)
    rows = np.concatenate((orbit_rows[:1], orbit_rows, fall))  # docked and undocked at one instant
    y = np.concatenate((y_docked[None], orbit_y, gcrf_samples(fall, environment)))
    if not np.all(np.isfinite(rows)) or not np.all(np.isfinite(y)):
        raise FlightError("the descent holds a state that is not finite")

    to_go_m = distances_m(rows[:, Sample.LATITUDE], rows[:, Sample.LONGITUDE], plan.aim)
    channels = {
        "altitude_m": rows[:, Sample.ALTITUDE],
        "ground_speed_mps": rows[:, Sample.SPEED],
        "load_g": rows[:, Sample.LOAD],
        "dynamic_pressure_pa": rows[:, Sample.PRESSURE],
        "heat_flux_wpm2": rows[:, Sample.HEAT],
        "bank_deg": np.degrees((rows[:, Sample.BANK] + np.pi) % (2.0 * np.pi) - np.pi),
        "mach": rows[:, Sample.MACH],
        "range_to_go_km": to_go_m * 1e-3,
    }
    shield_kg = craft.module.parachutes.heat_shield_mass_kg
    t_shield_s = float(landing.without_shield[0, Sample.T])
    done = [_fired(burn, ship) for burn in burns]
    fired = tuple(zip(burns, (*left.firings[:1], *done[len(left.firings[:1]) :]), strict=True))
    jumps = (
        left.jump,
        attitude_jump(craft.spacecraft, ship.t_start_s),
        Jump("module_separation", ship.t_end_s, mass_kg=craft.module_mass_kg - float(ship.y_end[6])),
        Jump("heat_shield_jettison", t_shield_s, mass_kg=-shield_kg),
    )
    return Arc(
        name="descent",
        t_s=rows[:, Sample.T],
        r_gcrf_m=y[:, :3],
        v_gcrf_mps=y[:, 3:6],
        mass_kg=y[:, 6],
        channels=channels,
        events=_events(plan, craft, ship, fired, landing, environment),
        jumps=jumps,
        burns=(*(firing for _, firing in fired), *left.firings[1:]),
        pulses=left.pulses,
        pictured=seen,
    )


def _fired(burn: Burn, ship: Trajectory) -> Firing:
    delta_v_mps = orbit.delta_v_of(burn, float(ship(burn.start_s)[6]))
    propellant_kg, engine = burn.flow_kgps * burn.duration_s, _ENGINES.get(burn.name, "thrusters")
    return Firing(burn.name, burn.start_s, burn.duration_s, delta_v_mps, propellant_kg, engine=engine)


def _margins(arc: Arc, touchdown: Vector, zone: Zone) -> tuple[Margin, Margin]:
    """What the crew bears of its load's limit, and how far from its middle the zone is met."""
    peak = next(each for each in arc.events if each.name == "peak_load")
    middle = float(np.radians(zone.latitude_deg)), float(np.radians(zone.longitude_deg))
    return (
        Margin("share_of_crew_limit", 1.0, float(peak.detail["share_of_crew_limit"]), peak.t_s),
        Margin("off_zone_middle_km", zone.radius_km, _miss_km(touchdown, middle), float(touchdown[Sample.T])),
    )


def _events(
    plan: DescentPlan,
    craft: Vehicle,
    ship: Trajectory,
    fired: tuple[tuple[Burn, Firing], ...],
    landing: Landing,
    environment: Environment,
) -> tuple[Event, ...]:
    burns = tuple(burn for burn, _ in fired)
    spring_mps = craft.spacecraft.undocking.spring_speed_mps
    events = [Event("undocking", ship.t_start_s, ship.y_start, {"spring_speed_mps": spring_mps})]
    events += failure_events(craft, burns, ship, landing, environment=environment)
    for burn, firing in fired:
        start, end = ship(burn.start_s), ship(burn.end_s)
        done = {key: getattr(firing, key) for key in ("delta_v_mps", "duration_s", "propellant_kg")}
        if burn.name == "deorbit":
            events.append(Event("deorbit_start", burn.start_s, start))
        events.append(Event("burn_start", burn.start_s, start, {"burn": burn.name}))
        events.append(Event("burn_end", burn.end_s, end, {"burn": burn.name, **done}))
        if burn is burns[-1]:
            events.append(Event("deorbit_end", burn.end_s, end, done))

    samples = moments(craft, landing)
    details = _details(plan, craft, landing, samples)
    states = gcrf_samples(np.array(list(samples.values())), environment)
    events += [
        Event(name, float(row[Sample.T]), y, details.get(name, {}))
        for (name, row), y in zip(samples.items(), states, strict=True)
    ]
    for fallen in fall(
        craft.spacecraft, ship.t_end_s, ship.y_end, craft.module_mass_kg, environment=environment
    ):
        strip = {}
        for which, point in (("light", fallen.lightest), ("heavy", fallen.heaviest)):
            strip[f"{which}_pieces_latitude_deg"] = float(np.degrees(point[0]))
            strip[f"{which}_pieces_longitude_deg"] = float(np.degrees(point[1]))
        events.append(Event(f"{fallen.name}_break_up", fallen.t_s, fallen.y, strip))
    return tuple(sorted(events, key=lambda event: event.t_s))


def _details(
    plan: DescentPlan, craft: Vehicle, landing: Landing, samples: dict[str, Vector]
) -> dict[str, dict[str, float]]:
    """What the events of a landing have to say."""
    module, load_g = craft.module, landing.entry[:, Sample.LOAD]
    limits, touchdown = module.crew_limits, samples["landing"]
    stop_g = touchdown[Sample.ALTITUDE_RATE] ** 2 / (2.0 * G0_MPS2 * module.soft_landing.seat_stroke_m)
    drift_mps = np.sqrt(touchdown[Sample.SPEED] ** 2 - touchdown[Sample.ALTITUDE_RATE] ** 2)
    told = {
        "peak_load": {
            "load_g": float(load_g.max()),
            "share_of_crew_limit": share_of_limit(load_g, CYCLE_S, limits.deconditioned),
            "share_of_emergency_limit": share_of_limit(load_g, CYCLE_S, limits.emergency),
        },
        "peak_heat": {"heat_flux_wpm2": float(samples["peak_heat"][Sample.HEAT])},
        "parachute_command": {"aim_miss_km": _miss_km(landing.entry[-1], plan.parachute_aim)},
        "soft_landing_engines": {"greatest_load_g": float(landing.engines[:, Sample.LOAD].max())},
        "landing": {
            "touchdown_speed_mps": -float(touchdown[Sample.ALTITUDE_RATE]),
            "touchdown_load_g": 1.0 + float(stop_g),
            "drift_speed_mps": float(drift_mps),
            "aim_miss_km": _miss_km(touchdown, plan.aim),
        },
    }
    if craft.failures:
        told["landing"]["plan_miss_km"] = _miss_km(touchdown, plan.landing)
        told["landing"]["plan_miss_azimuth_deg"] = _azimuth_deg(plan.landing, touchdown)
    if "blackout_end" in samples:
        dark_s = samples["blackout_end"][Sample.T] - samples["blackout_start"][Sample.T]
        told["blackout_end"] = {"duration_s": float(dark_s)}
    under_canopy = np.concatenate((landing.with_shield, landing.without_shield))
    since_s = under_canopy[:, Sample.T] - landing.entry[-1, Sample.T]
    for canopy in opening_canopies(craft):
        here = (since_s >= canopy.opening_s) & (since_s <= canopy.release_s)
        told[canopy.name] = {"greatest_load_g": float(under_canopy[here, Sample.LOAD].max())}
    return told


def _azimuth_deg(point: tuple[float, float], row: Vector) -> float:
    """Direction from a point to a sample's, from north to east."""
    there = np.array([[row[Sample.LATITUDE], row[Sample.LONGITUDE]]])
    north_m, east_m = on_plane_m(there, point)[0]
    return float(np.degrees(arctan2(east_m, north_m)) % 360.0)


def _miss_km(row: Vector, aim: tuple[float, float]) -> float:
    return float(great_circle_m(row[Sample.LATITUDE], row[Sample.LONGITUDE], *aim)) * 1e-3
