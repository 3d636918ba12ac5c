"""The ascent flown: from lift-off to the separation of the spacecraft, an Arc."""

from dataclasses import replace
from functools import partial

import numpy as np

from vitok.ascent.attitude import pictured
from vitok.ascent.drop_zones import pieces
from vitok.ascent.dynamics import STATE, Sample
from vitok.ascent.insertion import first_turn
from vitok.ascent.launcher import Launcher, launcher_of, separate
from vitok.ascent.pad import on_the_pad
from vitok.ascent.plan import FOLLOWING, AscentPlan
from vitok.ascent.programme import fly_programme
from vitok.chance import Draws
from vitok.craft.rocket import BEGIN, DROP, END, THRUST_VACUUM, THRUST_VACUUM_RATE
from vitok.earth.environment import Environment
from vitok.earth.frames import geodetic_from_gcrf
from vitok.earth.shape import great_circle_m
from vitok.motion.arc import Arc, Event, Jump
from vitok.motion.elements import elements, inclination_of_date_rad
from vitok.motion.fall import impact
from vitok.types import Vector
from vitok.world import World

CALM = np.zeros((1, 3))  # the mission file's wind is that of the landing zone
_RARE_AIR_M = 75e3  # above it the heat flux of free molecules is told beside that of the regime


def fly(world: World, plan: AscentPlan, start: None, draws: Draws) -> Arc:
    """Fly the plan from lift-off to insertion, with what wind and air add; nothing comes before it.

    The rocket is as planned; a batch of ascents disperses it (``batch``).
    """
    launcher = replace(launcher_of(world.known), environment=world.arrival.environment)
    return fly_ascent(plan, launcher, wind=CALM)


def fly_ascent(plan: AscentPlan, launcher: Launcher, *, wind: Vector) -> Arc:
    """Fly the plan's programme in ``wind`` (n, 3): altitude_m, east_mps, north_mps.

    Guidance is programmed and cuts off by velocity, so what wind and air add stays in the orbit.
    """
    rocket, site, environment = launcher.rocket, launcher.site, launcher.environment
    payload_mass_kg = launcher.payload_mass_kg
    liftoff_s, line = plan.liftoff_s, plan.timeline
    pad = (np.radians(site.latitude_deg), np.radians(site.longitude_deg))
    y0, launch = on_the_pad(
        rocket,
        site,
        line.liftoff_mass_kg,
        liftoff_s,
        azimuth_rad=plan.window.azimuth_rad,
        environment=environment,
        wind=wind,
    )
    rows = fly_programme(rocket, line, plan.programme, y0, launch=launch, environment=environment)
    end_s, y_end = separate(rocket, rows[-1], liftoff_s, payload_mass_kg, environment=environment)

    # whole seconds, and both sides of every drop
    whole = np.abs(rows[:, Sample.T] - np.round(rows[:, Sample.T])) < 1e-6
    drops = np.isin(np.round(rows[:, Sample.T], 9), np.round(line.segments[:-1, END], 9))
    tail = rows[:, Sample.T] > rows[-1, Sample.T] - rocket.guidance.tail_off_s - 1e-6
    rows = rows[whole | drops | tail]
    spent_kg = float(rows[-1, Sample.MASS]) - payload_mass_kg
    times = np.concatenate((liftoff_s + rows[:, Sample.T], [end_s, end_s]))
    states = np.vstack((rows[:, STATE], np.append(y_end[:6], rows[-1, Sample.MASS]), y_end))
    coasting = np.array(
        [geodetic_from_gcrf(end_s, y_end[0], y_end[1], y_end[2], environment.rotation)[2], 0.0]
    )
    events = [Event("liftoff", liftoff_s, rows[0, STATE], {"mass_t": line.liftoff_mass_kg * 1e-3})]
    jumps = [Jump("separation", end_s, mass_kg=-spent_kg)]
    dropped_kg = {name: float(row[DROP]) for name, row in zip(line.events, line.segments, strict=True)}
    falling = pieces(rocket, dropped_kg)
    for segment, after, name in zip(line.segments[:-1], line.segments[1:], line.events[:-1], strict=True):
        t_s = liftoff_s + float(segment[END])
        row = rows[np.argmin(np.abs(rows[:, Sample.T] - segment[END]))]
        if segment[DROP] > 0.0:
            detail = {"mass_dropped_kg": float(segment[DROP])}
            if row[Sample.ALTITUDE] > _RARE_AIR_M:
                detail["free_molecular_heat_flux_wpm2"] = float(row[Sample.HEAT_FLUX])
            detail["stagnation_heat_flux_wpm2"] = float(row[Sample.STAGNATION_HEAT])
            detail["knudsen_number"] = float(row[Sample.KNUDSEN])
            if name in falling:
                latitude_rad, longitude_rad, impact_s = impact(
                    t_s, row[Sample.X : Sample.MASS], falling[name], environment
                )
                there = latitude_rad, longitude_rad
                detail["impact_latitude_deg"] = float(np.degrees(latitude_rad))
                detail["impact_longitude_deg"] = float(np.degrees(longitude_rad))
                detail["impact_downrange_km"] = float(great_circle_m(*pad, *there)) / 1e3
                detail["impact_after_s"] = impact_s - t_s
            jumps.append(Jump(name, t_s, mass_kg=-float(segment[DROP])))
        else:
            steady_n = after[THRUST_VACUUM] + after[THRUST_VACUUM_RATE] * (after[END] - after[BEGIN])
            detail = {"thrust_vacuum_kn": float(steady_n) * 1e-3}
        if name:
            events.append(Event(name, t_s, row[STATE], detail))
    orbit = elements(y_end)
    cut_off = rows[np.argmin(np.abs(rows[:, Sample.T] - rows[-1, Sample.T] + rocket.guidance.tail_off_s))]
    before = {"load_g": float(cut_off[Sample.LOAD])}
    events.append(Event("engine_cut_off", liftoff_s + float(cut_off[Sample.T]), cut_off[STATE], before))
    last = rows[-1]
    reached = {
        "perigee_km": orbit.perigee_height_m * 1e-3,
        "apogee_km": orbit.apogee_height_m * 1e-3,
        "inclination_deg": float(np.degrees(inclination_of_date_rad(end_s, y_end, environment.rotation))),
        "period_min": orbit.period_s / 60.0,
    }
    if orbit.perigee_height_m > 0.0:  # a law of one's own may lead to less than a turn
        turn = first_turn(end_s, y_end, environment)
        reached["least_altitude_km"] = turn.least_m * 1e-3
        reached["greatest_altitude_km"] = turn.greatest_m * 1e-3
        reached["nodal_period_min"] = turn.nodal_period_s / 60.0
    events.append(Event("insertion", end_s, y_end, reached))

    def channel(column: int, coast: float) -> Vector:
        return np.concatenate((rows[:, column], [coast, coast]))

    return Arc(
        name="ascent",
        t_s=times,
        r_gcrf_m=states[:, :3],
        v_gcrf_mps=states[:, 3:6],
        mass_kg=states[:, 6],
        channels={
            "altitude_m": channel(Sample.ALTITUDE, coasting[0]),
            "ground_speed_mps": channel(Sample.GROUND_SPEED, float(last[Sample.GROUND_SPEED])),
            "dynamic_pressure_pa": channel(Sample.PRESSURE, 0.0),
            "load_g": channel(Sample.LOAD, 0.0),
            "mach": channel(Sample.MACH, float(last[Sample.MACH])),
            "angle_of_attack_deg": np.degrees(channel(Sample.ATTACK, float(last[Sample.ATTACK]))),
            "thrust_n": channel(Sample.THRUST, 0.0),
            "pitch_deg": np.degrees(channel(Sample.PITCH, float(last[Sample.PITCH]))),
            "yaw_deg": np.degrees(channel(Sample.YAW, float(last[Sample.YAW]))),
            "free_molecular_heat_flux_wpm2": channel(Sample.HEAT_FLUX, float(last[Sample.HEAT_FLUX])),
            "stagnation_heat_flux_wpm2": channel(Sample.STAGNATION_HEAT, float(last[Sample.STAGNATION_HEAT])),
            "downrange_km": np.array(
                [_downrange_m(t, y, pad, environment) * 1e-3 for t, y in zip(times, states, strict=True)]
            ),
        },
        events=tuple(sorted(events, key=lambda event: event.t_s)),
        jumps=tuple(jumps),
        following=FOLLOWING,
        pictured=partial(pictured, rocket, launch, environment),
    )


def _downrange_m(t_s: float, y: Vector, pad: tuple[float, float], environment: Environment) -> float:
    latitude_rad, longitude_rad, _ = geodetic_from_gcrf(t_s, y[0], y[1], y[2], environment.rotation)
    return float(great_circle_m(*pad, latitude_rad, longitude_rad))
