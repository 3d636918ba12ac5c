"""The picture of a descent: the ship to the parting of its modules, the capsule after it, what falls off."""

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from vitok.compiled import njit
from vitok.craft.attitude import BACKWARD, along, fixed, holds_of
from vitok.craft.station import docked_axes
from vitok.descent.dynamics import Sample
from vitok.descent.landing import Landing
from vitok.descent.modules import modules, way_to_break_up
from vitok.descent.parachutes import opening_canopies
from vitok.descent.samples import gcrf_samples
from vitok.descent.undocking import Departure
from vitok.descent.vehicle import Vehicle
from vitok.earth.environment import Environment
from vitok.earth.frames import itrf_from_gcrf, rotate_back
from vitok.earth.shape import itrf_from_enu
from vitok.earth.wind import wind_itrf_mps
from vitok.mission.station import port_of
from vitok.motion.arc import Arc, Picture, Track
from vitok.motion.attitude import Hold, Law, between, by, held
from vitok.motion.fall import Piece, fall, track_of
from vitok.motion.orbit import Burn
from vitok.motion.quaternions import continuous, quaternion_of, quaternions
from vitok.motion.rigid_body import body_from_gcrf
from vitok.proximity.picture import APART_S, ship, spaced, standing, station
from vitok.proximity.sample import Sample as Near
from vitok.types import Vector
from vitok.world import World


def pictured(
    arc: Arc,
    *,
    world: World,
    craft: Vehicle,
    left: Departure,
    to_come: Sequence[Burn],
    landing: Landing,
    ground_m: float,
) -> Picture:
    """The picture of an arc: the ship that ``left`` the station and then made the burns ``to_come``."""
    environment, about = world.departure.environment, craft.spacecraft.attitude
    turn_radps = float(np.radians(about.turn_degps))
    parted_s = float(landing.entry[0, Sample.T])
    near = _near(world, left, arc, parted_s)
    after = Hold(to_come[-1].end_s, partial(along, arc, BACKWARD), turn_radps)
    fall_s = np.concatenate(landing)[:, Sample.T]
    capsule = partial(between, fall_s, capsule_attitudes(craft, landing, environment))
    holds = [
        Hold(float(arc.t_s[0]), near[3], turn_radps),
        *holds_of(about, arc, to_come, environment, from_s=left.end.t_s, to_s=parted_s, near=after),
        Hold(parted_s, capsule, float(np.radians(craft.module.entry.bank_rate_limit_degps))),
    ]
    q = held(holds, arc.t_s)
    row = int(np.searchsorted(arc.t_s, parted_s))  # before the parting
    x = np.array(body_from_gcrf(*q[row])[:3])
    y = np.concatenate((arc.r_gcrf_m[row], arc.v_gcrf_mps[row], arc.mass_kg[row : row + 1]))
    return Picture(q, *near[:3], tuple(_tracks(craft, x, y, landing, environment, ground_m)))


def _near(world: World, left: Departure, arc: Arc, to_s: float) -> tuple[Vector, Vector, Vector, Law]:
    """The true station's instants, states and attitudes up to ``to_s``; the ship's attitude as it leaves.

    Both are those of the departure's closed loop; without one, and after it, the station stands by its law,
    and the ship leaves as it was docked.
    """
    cast, orbit, first_s = world.cast, world.departure.trajectory, float(arc.t_s[0])
    last_s = min(
        to_s, orbit.t_end_s
    )  # a drawn station is followed for two hours more than the departure takes
    t_s = np.unique(arc.t_s[(arc.t_s > left.end.t_s) & (arc.t_s <= last_s)])
    y = orbit(t_s)[:, :6]
    q = standing(cast.station, y)
    if not left.rows.size:
        docked = quaternion_of(
            tuple(docked_axes(port_of(cast.station, cast.mission.port_in("descent"))).ravel())
        )
        q_first = by(standing(cast.station, orbit(np.array([first_s]))), np.array(docked))[0]
        return t_s, y, q, partial(fixed, q_first)
    loop_s = first_s + left.rows[:, Near.T]
    here = spaced(loop_s, APART_S)
    y_loop, q_loop = station(left.rows[here], orbit(loop_s[here]))
    seen = np.concatenate((loop_s[here], t_s)), np.vstack((y_loop, y)), continuous(np.vstack((q_loop, q)))
    return *seen, partial(between, loop_s, ship(left.rows))


def capsule_attitudes(craft: Vehicle, landing: Landing, environment: Environment) -> Vector:
    """Attitudes (n, 4) of the capsule at the samples of a landing, from the parting of the modules on.

    Until the parachutes it flies at its trimmed angle of attack, its shield to the air that comes and its
    nose tilted to the side of the lift; +z lies against the lift. Under them its nose points to where the air
    goes, tilted as it hangs, and it does not twist against the Earth; on the engines it stays so.
    """
    module, rows = craft.module, np.concatenate(landing)
    parachutes = module.parachutes
    since_s = rows[:, Sample.T] - landing.entry[-1, Sample.T]
    last_s = opening_canopies(craft)[-1].opening_s
    hung = np.clip((since_s - last_s) / parachutes.swing_s, 0.0, 1.0)
    level = np.clip((since_s - parachutes.level_s) / parachutes.swing_s, 0.0, 1.0)
    trim_deg = module.aerodynamics.trim_deg
    tilt_deg = (trim_deg + hung * (parachutes.hang_deg - trim_deg)) * (1.0 - level)
    flying, lit = landing.entry.shape[0], rows.shape[0] - landing.engines.shape[0]
    q: Vector = _capsule(rows, flying, lit, np.radians(tilt_deg), craft.wind, environment.rotation)
    return q


@njit
def _capsule(rows, flying, lit, tilt_rad, wind, rotation):
    """Attitudes (n, 4) of samples, the first ``flying`` with a lift, those from ``lit`` on on the engines."""
    axes, x, y = np.empty((rows.shape[0], 3, 3)), np.zeros(3), np.array([0.0, 1.0, 0.0])
    for k in range(rows.shape[0]):
        row = rows[k]
        enu = itrf_from_enu(row[Sample.LATITUDE], row[Sample.LONGITUDE])
        if k < lit:
            blown = wind_itrf_mps(row[Sample.ALTITUDE], enu, wind)
            x = np.array([blown[0] - row[Sample.VX], blown[1] - row[Sample.VY], blown[2] - row[Sample.VZ]])
            x /= np.sqrt((x * x).sum())  # where the air goes
        if k < flying:
            up = np.array([enu[2], enu[5], enu[8]])
            right = np.cross(up, x)
            right /= np.sqrt((right * right).sum())
            lift = np.cos(row[Sample.BANK]) * np.cross(x, right) + np.sin(row[Sample.BANK]) * right
            y = np.cross(x, lift)
        y -= (y * x).sum() * x
        y /= np.sqrt((y * y).sum())
        z = np.cross(x, y)
        cosine, sine = np.cos(tilt_rad[k]), np.sin(tilt_rad[k])
        m = itrf_from_gcrf(row[Sample.T], rotation)
        nose, down = cosine * x - sine * z, cosine * z + sine * x
        axes[k, 0] = np.array(rotate_back(m, nose[0], nose[1], nose[2]))
        axes[k, 1] = np.array(rotate_back(m, y[0], y[1], y[2]))
        axes[k, 2] = np.array(rotate_back(m, down[0], down[1], down[2]))
    return quaternions(axes)


def _tracks(
    craft: Vehicle, x: Vector, y_parted: Vector, landing: Landing, environment: Environment, ground_m: float
) -> Iterator[Track]:
    """The modules, pushed apart along the long axis ``x``, to their break-up; the shield to the ground."""
    parted_s, spacecraft = float(landing.entry[0, Sample.T]), craft.spacecraft
    parting = modules(spacecraft, float(y_parted[6]), craft.module_mass_kg)
    for way, (name, module) in zip((1.0, -1.0), parting, strict=True):
        y = y_parted.copy()
        y[3:6] += way * spacecraft.break_up.parting_mps * x
        flown = way_to_break_up(spacecraft, parted_s, y, module, environment=environment, dense=True)
        yield track_of(name, flown)
    parachutes, shed = craft.module.parachutes, landing.without_shield[:1]
    if parachutes.heat_shield_cd_area_m2 is not None:
        shield = Piece(parachutes.heat_shield_mass_kg, parachutes.heat_shield_cd_area_m2)
        y = gcrf_samples(shed, environment)[0, :6]
        yield track_of(
            "heat_shield", fall(float(shed[0, Sample.T]), y, shield, environment, ground_m=ground_m)
        )
