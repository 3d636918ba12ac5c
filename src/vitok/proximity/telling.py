"""A flight near a station as its arc tells it: states, channels, events, and what was fired."""

from dataclasses import dataclass

import numpy as np

from vitok.elementary import log, norm
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.arc import COVARIANCE, ERROR, Event, Firing, Start, station_channels
from vitok.motion.lvlh import axes, relative_states
from vitok.motion.orbit import G0_MPS2
from vitok.motion.passage import Passage
from vitok.motion.trajectory import Trajectory
from vitok.proximity.account import Account
from vitok.proximity.approach import Flown
from vitok.proximity.bodies import State
from vitok.proximity.contact import AT_FIRST, Contact, Phase
from vitok.proximity.sample import Sample
from vitok.types import Vector

_QUATERNION = ("w", "x", "y", "z")
# events of the first modes keep the names that records know; contact and what follows have their own
_NAMES = {"fly-around": "flyaround_start"}
_TOLD_APART = ("push", "drift")


@dataclass(frozen=True, eq=False)
class Told:
    """Samples (n,) of a way near a station: instants, states (n, 7), channels, events; ``orbit`` (n, 7) is
    the station's."""

    t_s: Vector
    y: Vector
    orbit: Vector
    channels: dict[str, Vector]
    events: tuple[Event, ...]


def told(
    flown: Flown, found: Account, start: Start, orbit: Trajectory, *, drift: Passage | None = None
) -> Told:
    """What a way that began at ``start`` tells, about the station's true orbit; with the ``drift`` of a ship
    that left."""
    t_s = start.t_s + found.t_s
    station = orbit(t_s)
    mass_kg = start.y[6] - (flown.rows[0, Sample.PROPELLANT] - flown.rows[:, Sample.PROPELLANT])
    y = np.column_stack(
        (
            station[:, :3] + _part(flown, State.R_SHIP, 3),
            station[:, 3:6] + _part(flown, State.V_SHIP, 3),
            mass_kg,
        )
    )
    touched = None
    if found.contact is not None:
        row = int(np.searchsorted(found.t_s, flown.touched_s, side="right")) - 1
        first = flown.contact[AT_FIRST]
        at = orbit(start.t_s + flown.touched_s)[:6] + first[State.R_SHIP : State.V_SHIP + 3]
        touched = np.append(at, mass_kg[row])
    true_station, relative = _relative_lvlh(flown, station)
    channels = _channels(flown, found, relative) | _place_known(flown.rows, true_station, relative)
    channels |= station_channels(true_station)
    return Told(t_s, y, station, channels, _events(flown, found, start.t_s, y, touched, drift))


def fired(craft: Spacecraft, name: str, start: Start, *, duration_s: float, propellant_kg: float) -> Firing:
    """All pulses of a way as one firing."""
    thrusters = craft.propulsion.thrusters
    exhaust_mps = thrusters.specific_impulse_s * G0_MPS2
    return Firing(
        name,
        start.t_s,
        duration_s,
        float(exhaust_mps * log(start.y[6] / (start.y[6] - propellant_kg))),
        propellant_kg,
        pulses_n=thrusters.thrust_n * thrusters.count,
        engine="jets",
    )


def _part(flown: Flown, first: int, count: int) -> Vector:
    """Columns of the true state."""
    part: Vector = flown.rows[:, Sample.STATE + first : Sample.STATE + first + count]
    return part


def _channels(flown: Flown, found: Account, relative: Vector) -> dict[str, Vector]:
    """What is told of each sample: the truth as seen from the port, attitudes, and what the ship knew."""
    rows, sight = flown.rows, found.sight
    known = rows[:, Sample.KNOWN : Sample.KNOWN + 6]
    together = rows[:, Sample.CONTACT] != Phase.FREE
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
        "contact_n": np.where(together | np.append(together[1:], False), greatest_n, 0.0),
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


def _events(
    flown: Flown, found: Account, t_s: float, y: Vector, touched: Vector | None, drift: Passage | None
) -> tuple[Event, ...]:
    """Begins of modes, contact, capture and hooks, or the end of a ship that leaves and its ``drift``.

    Capture and hooks are told at the first sample that has them, the touch at its own instant.
    The contact is that of the try that was captured; of a ship that was not, its last touch is a bounce.
    """
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
                "docking" if np.isfinite(flown.contact[Contact.CAPTURE_S]) else "bounce",
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
    for name, when, phase, key, column in (
        ("capture", Contact.CAPTURE_S, Phase.CAPTURED, "greatest_axial_n", Contact.AXIAL_N),
        ("hooks_closed", Contact.HOOKED_S, Phase.HOOKED, "greatest_stroke_m", Contact.STROKE_M),
    ):
        if np.isfinite(flown.contact[when]):
            row = int(np.flatnonzero(flown.rows[:, Sample.CONTACT] >= phase)[0])
            detail = {key: float(flown.contact[column])}
            told.append(Event(name, float(t_s + found.t_s[row]), y[row], detail))
    if drift is not None:
        away_m = float(found.sight.apart_m[-1])
        detail = {"range_m": away_m, "least_drift_m": drift.least_distance_m}
        told.append(Event("away", float(t_s + found.t_s[-1]), y[-1], detail))
    return tuple(sorted(told, key=lambda each: each.t_s))
