"""A rendezvous with everything drawn: what is true, what is known, and a filter between the two."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from vitok.chance import Draws
from vitok.craft.burn_errors import executed
from vitok.earth.density_scale import DensityScale
from vitok.earth.environment import Environment, environment
from vitok.earth.gravity import MU_M3PS2
from vitok.earth.time import Epoch
from vitok.mission.catalogue import load
from vitok.mission.spacecraft import ExecutionErrors, Spacecraft
from vitok.motion import cholesky, orbit
from vitok.motion.arc import Start
from vitok.motion.dop853 import DenseOutput
from vitok.motion.trajectory import Trajectory, join
from vitok.navigation.accelerometer import COAST, Push, measured
from vitok.navigation.chance import noise, outages, tilt_rad, true_errors
from vitok.navigation.covariance import gcrf_covariance
from vitok.navigation.filter import Estimate, Known, Truth, first_estimate, navigate
from vitok.navigation.instants import instants
from vitok.navigation.suite import Considered, Fix, Sensor, Suite, suite
from vitok.rendezvous.chase import Chase, firing
from vitok.rendezvous.guidance import Leg, in_plane

Vector = NDArray[np.float64]

EPOCH = Epoch.from_utc("2017-12-19T00:00:00Z")
SPAN_S = (0.0, 10800.0)
STATION_KG, STATION_CD_AREA_M2 = 415e3, 3500.0
SHIP_KG = 7050.0
BEHIND_M, BELOW_M = 1000e3, 150e3  # where it is first known, on the phasing orbit
RADIO_FROM_S = 600.0
UPLOADS_S = np.array([300.0])
BURNS = (  # middle of the burn, aim's instant and place: 400 km behind to 90 km and to 2 km, as the type's
    ("first", 2200.0, 4960.0, (-89500.0, 0.0, 37500.0)),
    ("second", 4960.0, 7360.0, (0.0, 0.0, 2000.0)),
)
END_S = 7360.0
# Executed closely: here nothing is re-targeted, and the way shall still end near 2 km
EXECUTION = ExecutionErrors(magnitude_1sigma=3e-4, pointing_1sigma_deg=0.03)
DENSITY_STEP_S, KICK_S = 600.0, 60.0


def circular(radius_m: float, angle_rad: float, mass_kg: float) -> Vector:
    """State (7,) on a circle inclined by 51.6 deg."""
    c, s, tilt = np.cos(angle_rad), np.sin(angle_rad), np.radians(51.64)
    speed = np.sqrt(MU_M3PS2 / radius_m)
    across = np.array([0.0, np.cos(tilt), np.sin(tilt)])
    node = np.array([1.0, 0.0, 0.0])
    return np.concatenate((radius_m * (c * node + s * across), speed * (-s * node + c * across), [mass_kg]))


@dataclass(frozen=True)
class Way:
    """A planned rendezvous: the nominal station and the commanded burns."""

    craft: Spacecraft
    environment: Environment
    station: Trajectory
    y_ship: Vector
    burns: tuple[orbit.Burn, ...]


def planned() -> Way:
    """Phasing orbit 150 km below, a burn 400 km behind, another at 97 km, toward a gate at 2.5 km."""
    craft = load("soyuz-ms", Spacecraft)
    nominal = environment(EPOCH, *SPAN_S)
    radius_m = 6371e3 + 410e3
    station = orbit.coast(
        0.0, circular(radius_m, 1.0, STATION_KG), SPAN_S[1], nominal, cd_area_m2=STATION_CD_AREA_M2
    )
    behind_rad = BEHIND_M / radius_m
    y = circular(radius_m - BELOW_M, 1.0 - behind_rad, SHIP_KG)
    chase = Chase(craft, station, nominal)
    burns: list[orbit.Burn] = []
    t_s, state = 0.0, y
    for name, centre_s, aim_s, aim_m in BURNS:
        lead_s = centre_s - 300.0
        state, t_s = chase.fly(t_s, state, lead_s).y_end, lead_s
        command = in_plane(
            chase,
            Start(t_s, state),
            Leg(name, centre_s, aim_s),
            np.zeros(3),
            aim_lvlh_m=np.array(aim_m),
        )
        burns.append(firing(name, centre_s, command, float(state[6]), craft=craft))
        state, t_s = chase.fly(t_s, state, burns[-1].end_s, burns[-1]).y_end, burns[-1].end_s
    return Way(craft, nominal, station, y, tuple(burns))


@dataclass(frozen=True)
class Run:
    """Errors of the estimate (n, 6), covariances (n, 6, 6), innovations and their sigmas of a flight."""

    t_s: Vector
    error: Vector
    covariance: Vector
    innovation: Vector
    innovation_sigma: Vector
    dropped: Vector
    range_m: Vector
    last: Estimate


def density_scale(suite: Suite, draws: Draws) -> DensityScale:
    """Log of the density's scale, a Gauss-Markov process that nobody knows."""
    count = int(SPAN_S[1] / DENSITY_STEP_S) + 1
    fade = np.exp(-DENSITY_STEP_S / suite.density_memory_s)
    normal, values = draws.normal("world/density", count), np.zeros(count)
    sigma = suite.spread[Considered.DENSITY]
    values[0] = sigma * normal[0]
    for k in range(1, count):
        values[k] = fade * values[k - 1] + sigma * np.sqrt(1.0 - fade * fade) * normal[k]
    return DensityScale(0.0, DENSITY_STEP_S, values)


def fly(way: Way, draws: Draws, *, told: Suite | None = None) -> Run:
    """One flight of the way, in a World of its own, and the filter's account of it.

    ``told`` is what the filter believes of its sensors, where that is not the truth.
    """
    true = suite(way.craft)
    world = way.environment._replace(air=way.environment.air._replace(scale=density_scale(true, draws)))
    y_station = way.station.y_start.copy()
    along = y_station[3:6] / np.linalg.norm(y_station[3:6])
    # the station is told along its orbit so well: shifted along, it is as much later everywhere
    shift_m = true.spread[Considered.STATION] * draws.normal("world/station")[0]
    pull = -MU_M3PS2 * y_station[:3] / np.linalg.norm(y_station[:3]) ** 3
    later_s = shift_m / np.linalg.norm(y_station[3:6])
    y_true = y_station.copy()
    y_true[:3] += shift_m * along
    y_true[3:6] += pull * later_s
    station = orbit.coast(0.0, y_true, SPAN_S[1], world, cd_area_m2=STATION_CD_AREA_M2)
    done = [executed(each, EXECUTION, draws, "test") for each in way.burns]
    ship = walked(way, world, done, draws)
    # it moves in the air that there is, and so does the place that is told
    seen = station.kernel._replace(t_s=station.kernel.t_s + later_s)
    return navigated(way, draws, ship, station, seen=seen, burns=done, told=told)


def walked(way: Way, world: Environment, burns: list[orbit.Burn], draws: Draws) -> Trajectory:
    """The true ship, whose attitude control pushes it about: a walk of its velocity in small steps."""
    edges = [edge for burn in burns for edge in (burn.start_s, burn.end_s)]
    grid = np.arange(KICK_S, END_S, KICK_S)
    free = [t for t in grid if not any(burn.start_s - 1.0 < t < burn.end_s + 1.0 for burn in burns)]
    times = np.array(sorted([0.0, *free, *edges, END_S]))
    kicks = draws.normal("world/walk", len(times), 3)
    starts = {burn.start_s: burn for burn in burns}
    area_m2 = way.craft.aerodynamics.cd_area_m2
    y, pieces = way.y_ship.copy(), []
    for k, (t0_s, t1_s) in enumerate(pairwise(times)):
        firing_now = [starts[t0_s]] if t0_s in starts else []
        pieces.append(orbit.fly(t0_s, y, t1_s, firing_now, environment=world, cd_area_m2=area_m2))
        y = pieces[-1].y_end.copy()
        y[3:6] += np.sqrt(suite(way.craft).walk_m2ps3 * (t1_s - t0_s)) * kicks[k]
    return join(pieces)


def navigated(
    way: Way,
    draws: Draws,
    ship: Trajectory,
    station: Trajectory,
    *,
    seen: DenseOutput,
    burns: list[orbit.Burn],
    told: Suite | None,
) -> Run:
    """The filter's account of a true flight, which is told that the station is where it is ``seen``."""
    true = suite(way.craft)
    believed = true if told is None else told
    errors = true_errors(true, draws, "test")
    gone = outages(way.craft.sensors, draws, "test", t_start_s=0.0, t_end_s=END_S)
    lower = true.fixes[Fix.GROUND]
    covariance = gcrf_covariance(station(0.0), lower @ lower.T)
    first, _ = cholesky.factor(covariance)
    relative = (ship(0.0) - station(0.0))[:6] + first @ draws.normal("test/first", 6)
    estimate = first_estimate(0.0, relative, covariance, believed)
    t_s, rows = 0.0, []
    edges = [edge for burn in burns for edge in (burn.start_s, burn.end_s)] + [END_S]
    for number, edge_s in enumerate(edges):
        push: Push = COAST
        if number % 2:
            burn = burns[number // 2]
            tilt = tilt_rad(true, draws, "test", burn.name)
            push = measured(burn, float(ship(burn.start_s)[6]), errors, tilt)
        when = instants(
            true, t_s, edge_s, radio_from_s=RADIO_FROM_S, uploads_s=UPLOADS_S, reach_m=(500.0, 1e6)
        )
        known = Known(
            seen,
            way.environment,
            way.craft.aerodynamics.cd_area_m2 / float(ship(t_s)[6]),
            believed,
        )
        noises = noise(true, draws, f"test/{number}", when.t_s.size)
        # the World's noise is the true suite's: the filter's may be told otherwise
        truth = Truth(ship.kernel, station.kernel, errors, gone, _scaled(noises, true, believed))
        track = navigate(estimate, when, truth, known, push)
        rows.append((when.t_s, track))
        estimate, t_s = track.estimate, edge_s
    times = np.concatenate([t for t, _ in rows])
    true_relative = (ship(times) - station(times))[:, :6]
    return Run(
        times,
        true_relative - np.concatenate([track.relative_gcrf for _, track in rows]),
        np.concatenate([track.covariance for _, track in rows]),
        np.concatenate([track.innovation for _, track in rows]),
        np.concatenate([track.innovation_sigma for _, track in rows]),
        np.sum([track.dropped for _, track in rows], axis=0),
        np.linalg.norm(true_relative[:, :3], axis=1),
        estimate,
    )


def _scaled(noises: Vector, true: Suite, believed: Suite) -> Vector:
    """Noise in units of what the filter believes of it: the sensing reads one suite."""
    out = noises.copy()
    for j in range(len(true.sensors)):
        for what, column in enumerate((Sensor.RANGE_M, Sensor.RANGE_RATE_MPS, *[Sensor.ANGLE_RAD] * 2)):
            ratio = true.sensors[j, column] / believed.sensors[j, column]
            if np.isfinite(ratio):
                out[:, 4 * j + what] *= ratio
    return out


def nees(run: Run) -> Vector:
    """Normalised estimation error squared (n,): chi-square with six degrees if the filter is right."""
    return np.array([e @ np.linalg.solve(p, e) for e, p in zip(run.error, run.covariance, strict=True)])
