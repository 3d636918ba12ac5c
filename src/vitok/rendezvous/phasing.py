"""The phasing orbit: how high the spacecraft has to wait to meet the station when it is asked to."""

import numpy as np

from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.elementary import norm
from vitok.errors import FlightError
from vitok.motion.arc import Start
from vitok.motion.elements import elements
from vitok.motion.relative import mean_motion_radps
from vitok.motion.trajectory import Trajectory
from vitok.rendezvous.chase import Chase, firing
from vitok.rendezvous.guidance import phasing
from vitok.rendezvous.transfer import Departing, Transfer, instants_s, least, shifted
from vitok.station.meeting import Meeting
from vitok.types import Vector

_EARLIEST_S = 60.0  # after insertion
_TOLERANCE = 1e-9
_SHIFT_M = 2e4  # along the orbit, where a search takes its first step
_WORTH_MPS = 0.02  # of the transfer, below which another round is not worth it
_ROUNDS = 12


def to_height(y: Vector, dv1_s: float, height_m: float) -> tuple[float, Vector]:
    """Instant of DV2, and DV1 and DV2 (2,) of a two-body transfer from an apsis to a circle (Hohmann)."""
    r1, r2 = float(norm(y[:3])), EQUATORIAL_RADIUS_M + height_m
    half_turn_s = np.pi * np.sqrt(((r1 + r2) / 2) ** 3 / MU_M3PS2)
    first = np.sqrt(2 * MU_M3PS2 * r2 / (r1 * (r1 + r2))) - norm(y[3:6])
    second = np.sqrt(MU_M3PS2 / r2) - np.sqrt(2 * MU_M3PS2 * r1 / (r2 * (r1 + r2)))
    return dv1_s + float(half_turn_s), np.array([first, second])


def from_phasing(
    chase: Chase,
    start: Start,
    at_gate: Start,
    *,
    centres_s: tuple[float, float],
    guess: Vector,
) -> tuple[Transfer, Vector, Trajectory]:
    """The cheapest transfer from a phasing orbit, DV1 and DV2 (2,), m/s, that lead to it, and the way there.

    DV1 and DV2 lie at ``centres_s``; ``guess`` (2,) is where they begin.
    The phasing orbit hangs a little on where the transfer begins and the transfer on its shape: both are
    found in turn. FlightError if that does not settle.
    """
    first_s, _ = instants_s(chase, at_gate.t_s)
    y_station = chase.station(first_s)
    rate_radps = mean_motion_radps(y_station)
    height_m = norm(chase.fly(start.t_s, start.y, centres_s[1]).y_end[:3]) + 4.0 * guess[0] / rate_radps
    depth_m = float(norm(y_station[:3]) - height_m)
    # in half a turn a circle so much deeper gains 1.5 pi of its depth; of the transfer the mean depth is half
    offset_m, last_mps = 1.5 * np.pi * depth_m, np.inf
    for _ in range(_ROUNDS):
        guess = phasing(chase, start, centres_s, t_aim_s=first_s, offset_m=offset_m, guess=guess)
        flown = _with_phasing(chase, start, centres_s, guess, first_s)
        found = least(chase, at_gate, _along(flown.y_end), free=np.zeros(1), step=np.array([_SHIFT_M]))
        offset_m = found.offset_m
        if abs(found.cost_mps - last_mps) < _WORTH_MPS:
            return found, guess, flown
        last_mps = found.cost_mps
    raise FlightError("the phasing orbit and the transfer from it do not settle")


def _along(y: Vector) -> Departing:
    """From a place along the orbit of ``y`` (7,), at no cost."""
    return lambda shift_m: (shifted(y, float(shift_m[0])), 0.0)


def _with_phasing(
    chase: Chase, start: Start, centres_s: tuple[float, float], delta_v: Vector, t1_s: float
) -> Trajectory:
    """The flight from ``start`` to ``t1_s`` with DV1 and DV2 (2,), m/s, about ``centres_s``."""
    burns = [
        firing(
            f"DV{number}", centre_s, np.array([change, 0.0, 0.0]), float(start.y[6]), craft=chase.spacecraft
        )
        for number, centre_s, change in zip((1, 2), centres_s, delta_v, strict=True)
    ]
    return chase.fly(start.t_s, start.y, t1_s, *burns)


def from_insertion(chase: Chase, start: Start, at_gate: Start, met: Meeting) -> Transfer:
    """The cheapest transfer after a single burn along the orbit; its instant and size (m/s) are ``free``.

    On such a short way the ship meets the transfer near the apogee that the burn has raised. The search
    begins at the orbit that ``met`` the station, with the burns half a turn apart.
    """
    first_s, _ = instants_s(chase, at_gate.t_s)
    half_turn_s = np.pi * np.sqrt(met.axis_m**3 / MU_M3PS2)
    delta_v_mps = max(
        0.5 * mean_motion_radps(start.y) * (met.axis_m - elements(start.y).semi_major_axis_m), 1.0
    )
    earliest_s = start.t_s + _EARLIEST_S
    coast = chase.fly(start.t_s, start.y, first_s)

    def departing(burn: Vector) -> tuple[Vector, float]:
        if not (earliest_s <= burn[0] < first_s and burn[1] >= 0.0):
            raise FlightError("no burn there")
        y = coast(burn[0])
        y[3:6] *= 1.0 + burn[1] / norm(y[3:6])
        return chase.fly(burn[0], y, first_s, tolerance=_TOLERANCE).y_end, float(burn[1])

    return least(
        chase,
        at_gate,
        departing,
        free=np.array([max(first_s - half_turn_s, earliest_s + 60.0), delta_v_mps]),
        step=np.array([120.0, 2.0]),
    )
