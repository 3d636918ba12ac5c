"""The docking flown: from hand-over to closed hooks, or away from the station, an Arc."""

from functools import partial

import numpy as np

from vitok.chance import Draws
from vitok.craft.spacecraft import check_propellant
from vitok.docking.failing import failure_events, troubles_of
from vitok.docking.plan import FOLLOWING, DockingPlan, not_docked, pair_of
from vitok.earth.environment import check_span
from vitok.elementary import log, norm
from vitok.errors import FlightError
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.arc import COVARIANCE, ERROR, Arc, Event, Firing, Start, station_channels
from vitok.motion.lvlh import axes, relative_states
from vitok.motion.orbit import G0_MPS2
from vitok.proximity.account import Account, account
from vitok.proximity.approach import LATE_S, Flown, Surroundings
from vitok.proximity.approach import fly as fly_approach
from vitok.proximity.bodies import State
from vitok.proximity.contact import AT_FIRST, Contact, Phase
from vitok.proximity.modes import AWAY, DOCKED
from vitok.proximity.picture import pictured, pulses
from vitok.proximity.sample import Sample
from vitok.types import Vector
from vitok.world import World

_QUATERNION = ("w", "x", "y", "z")
# events of the first modes keep the names that records know; contact and what follows have their own
_NAMES = {"fly-around": "flyaround_start"}
_TOLD_APART = ("push", "drift")


def fly(world: World, plan: DockingPlan, start: Start, draws: Draws) -> Arc:
    """Fly the approach with the true station, by what the ship's sensors tell it, with all drawn and failing.

    FlightError if it neither docks nor leaves in an hour beyond the planned contact, or if the propellant
    does not last, InputError if the approach leaves the environment's span.
    """
    pair, arrival = pair_of(world.cast), world.arrival
    check_span(arrival.environment, start.t_s, start.t_s + plan.way.contact_s + LATE_S)
    around = Surroundings(arrival.trajectory, arrival.environment, world.known.arrival.trajectory)
    troubles = troubles_of(draws.failures, pair)
    flown = fly_approach(pair, plan.way, start, around, draws=draws, phase="docking", troubles=troubles)
    found = account(flown, pair, start.t_s)
    if flown.outcome not in (DOCKED, AWAY):
        raise FlightError(not_docked(found, plan.port))
    mass_kg = start.y[6] - (flown.rows[0, Sample.PROPELLANT] - flown.rows[:, Sample.PROPELLANT])
    check_propellant(pair.spacecraft, world.cast.launch_mass_kg - float(mass_kg[-1]), "docking")
    t_s = start.t_s + found.t_s
    station = arrival.trajectory(t_s)
    true_station, relative = _relative_lvlh(flown, station)
    r_gcrf_m = station[:, :3] + _part(flown, State.R_SHIP, 3)
    v_gcrf_mps = station[:, 3:6] + _part(flown, State.V_SHIP, 3)
    y = np.column_stack((r_gcrf_m, v_gcrf_mps, mass_kg))
    touched = None
    if found.contact is not None:
        orbit = arrival.trajectory(start.t_s + flown.touched_s)
        row = int(np.searchsorted(found.t_s, flown.touched_s, side="right")) - 1
        first = flown.contact[AT_FIRST]
        touched = np.append(orbit[:6] + first[State.R_SHIP : State.V_SHIP + 3], mass_kg[row])
    return Arc(
        name="docking",
        t_s=t_s,
        r_gcrf_m=r_gcrf_m,
        v_gcrf_mps=v_gcrf_mps,
        mass_kg=mass_kg,
        channels=_channels(flown, found, relative)
        | _place_known(flown.rows, true_station, relative)
        | station_channels(true_station),
        events=(
            *_events(flown, found, start.t_s, y, touched),
            *failure_events(draws.failures, found, start.t_s, y),
        ),
        burns=(_fired(pair.spacecraft, found, start),),
        following=FOLLOWING if flown.outcome == DOCKED else None,
        margins=found.margins,
        pulses=pulses(pair.spacecraft, t_s, flown.on_s),
        pictured=partial(pictured, flown.rows, station),
    )


def _part(flown: Flown, first: int, count: int) -> Vector:
    """Columns of the true state."""
    part: Vector = flown.rows[:, Sample.STATE + first : Sample.STATE + first + count]
    return part


def _channels(flown: Flown, found: Account, relative: Vector) -> dict[str, Vector]:
    """What is told of each sample: the truth as seen from the port, attitudes, and what the ship knew."""
    rows, sight = flown.rows, found.sight
    known = rows[:, Sample.KNOWN : Sample.KNOWN + 6]
    held = rows[:, Sample.CONTACT] != Phase.FREE
    greatest_n = float(flown.contact[Contact.AXIAL_N] + flown.contact[Contact.LATERAL_N])
    channels = {
        "x_lvlh_m": relative[:, 0],
        "y_lvlh_m": relative[:, 1],
        "z_lvlh_m": relative[:, 2],
        "range_m": sight.range_m,
        "offset_m": sight.offset_m,
        "across_port_y_m": found.tip_port_m[:, 1],
        "across_port_z_m": found.tip_port_m[:, 2],
        "closing_rate_mps": sight.closing_rate_mps,
        "lateral_rate_mps": sight.lateral_rate_mps,
        "tilt_deg": np.degrees(sight.tilt_rad),
        "angular_rate_degps": np.degrees(sight.angular_rate_radps),
        "propellant_kg": rows[0, Sample.PROPELLANT] - rows[:, Sample.PROPELLANT],
        "estimate_error_m": norm(known[:, :3] - relative[:, :3]),
        "estimate_sigma_m": rows[:, Sample.SIGMA],
        "estimate_error_mps": norm(known[:, 3:] - relative[:, 3:]),
        "estimate_sigma_mps": rows[:, Sample.SIGMA_RATE],
        "attitude_error_deg": np.degrees(rows[:, Sample.ATTITUDE_ERROR]),
        "plume_pa_s": rows[:, Sample.PLUME],
        # of a blow between two samples, the greatest of all
        "contact_n": np.where(held | np.append(held[1:], False), greatest_n, 0.0),
    }
    for name, first in (("body", State.Q_SHIP), ("station", State.Q_STATION)):
        channels |= {
            f"q_{name}_from_gcrf_{part}": column
            for part, column in zip(_QUATERNION, _part(flown, first, 4).T, strict=True)
        }
    return channels


def _place_known(rows: Vector, station: Vector, relative: Vector) -> dict[str, Vector]:
    """Error and covariance of the position that the ship knows, by the names of ERROR and COVARIANCE."""
    lvlh = np.array([axes(each) for each in station])
    error = rows[:, Sample.KNOWN : Sample.KNOWN + 3] - relative[:, :3]
    covariance = np.empty((len(rows), 3, 3))
    below, left = np.tril_indices(3)
    spread = rows[:, Sample.SPREAD : Sample.SPREAD + below.size]
    covariance[:, below, left] = covariance[:, left, below] = spread
    half = (covariance[:, :, :, None] * lvlh[:, None]).sum(axis=2)
    turned = (lvlh[:, :, :, None] * half[:, :, None]).sum(axis=1)
    return dict(zip(ERROR, (lvlh * error[:, :, None]).sum(axis=1).T, strict=True)) | dict(
        zip(COVARIANCE[: below.size], turned[:, below, left].T, strict=True)
    )


def _relative_lvlh(flown: Flown, orbit: Vector) -> tuple[Vector, Vector]:
    """The true station (n, 6), GCRF, and the ship less it (n, 6), in the turning LVLH of the station.

    ``orbit`` (n, 6 or more) is the station's without what the ship does to it.
    """
    station = orbit[:, :6] + _part(flown, State.R_STATION, 6)
    return station, relative_states(station, orbit[:, :6] + _part(flown, State.R_SHIP, 6))


def _fired(craft: Spacecraft, found: Account, start: Start) -> Firing:
    """All pulses as one firing."""
    thrusters = craft.propulsion.thrusters
    exhaust_mps = thrusters.specific_impulse_s * G0_MPS2
    return Firing(
        "approach",
        start.t_s,
        float(found.t_s[-1]),
        float(exhaust_mps * log(start.y[6] / (start.y[6] - found.propellant_kg))),
        found.propellant_kg,
        pulses_n=thrusters.thrust_n * thrusters.count,
        engine="jets",
    )


def _events(flown: Flown, found: Account, t_s: float, y: Vector, touched: Vector | None) -> tuple[Event, ...]:
    """Begins of modes, contact, capture and hooks."""
    told = []
    for mode, row in found.begins:
        if mode.kind not in _TOLD_APART:
            name = _NAMES.get(mode.name, mode.name.replace("-", "_"))
            told.append(
                Event(name, t_s + float(found.t_s[row]), y[row], {"range_m": float(found.sight.range_m[row])})
            )
    if found.contact is not None and touched is not None:
        at = found.contact
        told.append(
            Event(
                "docking",
                t_s + flown.touched_s,
                touched,
                {
                    "closing_rate_mps": float(at.closing_rate_mps[0]),
                    "lateral_rate_mps": float(at.lateral_rate_mps[0]),
                    "lateral_offset_m": float(at.offset_m[0]),
                    "tilt_deg": float(np.degrees(at.tilt_rad[0])),
                    "angular_rate_degps": float(np.degrees(at.angular_rate_radps[0])),
                },
            )
        )
    for name, when, column in (
        ("capture", flown.contact[Contact.CAPTURE_S], Contact.AXIAL_N),
        ("hooks_closed", flown.contact[Contact.HOOKED_S], Contact.STROKE_M),
    ):
        if np.isfinite(when):
            row = int(np.searchsorted(t_s + found.t_s, when, side="right")) - 1
            value = float(flown.contact[column])
            key = "greatest_axial_n" if column == Contact.AXIAL_N else "greatest_stroke_m"
            told.append(Event(name, float(t_s + found.t_s[row]), y[row], {key: value}))
    if flown.outcome == AWAY:
        away_m = float(np.hypot(found.sight.range_m[-1], found.sight.offset_m[-1]))
        told.append(Event("away", float(t_s + found.t_s[-1]), y[-1], {"range_m": away_m}))
    return tuple(sorted(told, key=lambda each: each.t_s))
