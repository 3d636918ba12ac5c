"""The phasing orbit: how high the spacecraft has to wait to meet the station when it is asked to."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.elementary import norm
from vitok.motion.relative import curvilinear, mean_motion_radps
from vitok.motion.trajectory import Trajectory
from vitok.rendezvous.guidance import Chase, firing
from vitok.rendezvous.transfer import cost_mps, transfer_legs, transfer_offset_m

Vector = NDArray[np.float64]

_APART_S = 1.0  # to either side, for a rate
_LARGEST_MPS = 100.0  # of a single phasing burn: twice the largest that was flown


def to_height(y: Vector, dv1_s: float, height_m: float) -> tuple[float, Vector]:
    """Instant of DV2, and DV1 and DV2 (2,) of a two-body transfer from an apsis to a circle (Hohmann)."""
    r1, r2 = float(norm(y[:3])), EQUATORIAL_RADIUS_M + height_m
    half_turn_s = np.pi * np.sqrt(((r1 + r2) / 2) ** 3 / MU_M3PS2)
    first = np.sqrt(2 * MU_M3PS2 * r2 / (r1 * (r1 + r2))) - norm(y[3:6])
    second = np.sqrt(MU_M3PS2 / r2) - np.sqrt(2 * MU_M3PS2 * r1 / (r2 * (r1 + r2)))
    return dv1_s + float(half_turn_s), np.array([first, second])


def with_phasing(
    chase: Chase, free: Trajectory, centres_s: tuple[float, float], delta_v: Vector, *, t_aim_s: float
) -> Trajectory:
    """The flight ``free`` from its start to ``t_aim_s`` with DV1 and DV2 (2,), m/s, about ``centres_s``."""
    y = free.y_start
    burns = [
        firing(f"DV{number}", centre_s, np.array([change, 0.0, 0.0]), float(y[6]), craft=chase.spacecraft)
        for number, centre_s, change in zip((1, 2), centres_s, delta_v, strict=True)
    ]
    return chase.fly(free.t_start_s, y, t_aim_s, *burns)


def offset_m(chase: Chase, t_aim_s: float, height_m: float) -> float:
    """How far behind the station the transfer begins from a phasing orbit at ``height_m``."""
    y_station = chase.station(t_aim_s)
    below_m = float(norm(y_station[:3])) - EQUATORIAL_RADIUS_M - height_m
    return transfer_offset_m(chase.spacecraft, below_m, mean_motion_radps(y_station))


def single_burn(chase: Chase, t_s: float, y: Vector, dv1_s: float, *, t_aim_s: float) -> tuple[float, float]:
    """Forward velocity change of a single phasing burn, and how far behind the station it leads.

    It is the one with which burn and transfer together cost least: on short ways the ship meets the transfer
    near the apogee that the burn has raised, not on a circle.
    """
    legs = transfer_legs(chase.spacecraft)
    y_station = chase.station(t_aim_s)
    rate_radps = mean_motion_radps(y_station)

    def led_to(delta_v_mps: float) -> tuple[Vector, Vector]:
        """Curvilinear position and velocity at the begin of the transfer."""
        burn = firing("DV1", dv1_s, np.array([delta_v_mps, 0.0, 0.0]), float(y[6]), craft=chase.spacecraft)
        flown = chase.fly(t_s, y, t_aim_s + _APART_S, burn)
        before, after = (
            curvilinear(chase.station(each_s), flown(each_s))
            for each_s in (t_aim_s - _APART_S, t_aim_s + _APART_S)
        )
        return 0.5 * (before + after), (after - before) / (2.0 * _APART_S)

    def total_mps(delta_v_mps: float) -> float:
        return delta_v_mps + cost_mps(*led_to(delta_v_mps), rate_radps, legs)

    found = minimize_scalar(total_mps, bounds=(0.0, _LARGEST_MPS), method="bounded", options={"xatol": 0.01})
    delta_v_mps = float(found.x)
    return delta_v_mps, -float(led_to(delta_v_mps)[0][0])
