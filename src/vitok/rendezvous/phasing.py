"""The phasing orbit: how high the spacecraft has to wait to meet the station when it is asked to."""

import numpy as np
from numpy.typing import NDArray

from vitok.earth.gravity import MU_M3PS2
from vitok.earth.shape import EQUATORIAL_RADIUS_M
from vitok.errors import FlightError
from vitok.mission.profile import Profile
from vitok.motion.trajectory import Trajectory
from vitok.rendezvous.guidance import Scene, firing
from vitok.rendezvous.relative import curvilinear, mean_motion_radps
from vitok.rendezvous.transfer import transfer_offset_m

Vector = NDArray[np.float64]

_SAMPLE_S = 600.0


def to_height(y: Vector, dv1_s: float, height_m: float) -> tuple[float, Vector]:
    """Instant of DV2, and DV1 and DV2 (2,) of a two-body transfer from an apsis to a circle (Hohmann)."""
    r1, r2 = float(np.linalg.norm(y[:3])), EQUATORIAL_RADIUS_M + height_m
    half_turn_s = np.pi * np.sqrt(((r1 + r2) / 2) ** 3 / MU_M3PS2)
    first = np.sqrt(2 * MU_M3PS2 * r2 / (r1 * (r1 + r2))) - np.linalg.norm(y[3:6])
    second = np.sqrt(MU_M3PS2 / r2) - np.sqrt(2 * MU_M3PS2 * r1 / (r2 * (r1 + r2)))
    return dv1_s + float(half_turn_s), np.array([first, second])


def with_phasing(
    scene: Scene, free: Trajectory, centres_s: tuple[float, float], delta_v: Vector, t_aim_s: float
) -> Trajectory:
    """The flight ``free`` from its start to ``t_aim_s`` with DV1 and DV2 (2,), m/s, about ``centres_s``."""
    y = free.y_start
    burns = [
        firing(f"DV{number}", centre_s, np.array([change, 0.0, 0.0]), float(y[6]), scene.spacecraft)
        for number, centre_s, change in zip((1, 2), centres_s, delta_v, strict=True)
    ]
    return scene.fly(free.t_start_s, y, t_aim_s, *burns)


def mean_height_m(flown: Trajectory, dv1_s: float, dv2_s: float) -> float:
    """Mean height over the turn that follows DV2."""
    first_s = dv2_s + 300.0  # by then the burn has ended
    turn = flown(np.linspace(first_s, first_s + 2 * (dv2_s - dv1_s), 100))
    return float(np.mean(np.linalg.norm(turn[:, :3], axis=1))) - EQUATORIAL_RADIUS_M


def offset_m(scene: Scene, t_aim_s: float, height_m: float) -> float:
    """How far behind the station the transfer begins from a phasing orbit at ``height_m``."""
    y_station = scene.station(t_aim_s)
    below_m = float(np.linalg.norm(y_station[:3])) - EQUATORIAL_RADIUS_M - height_m
    return transfer_offset_m(scene.spacecraft, below_m, mean_motion_radps(y_station))


def phasing_height(
    scene: Scene, profile: Profile, free: Trajectory, dv1_s: float, t_aim_s: float
) -> tuple[float, float, tuple[float, float]]:
    """Height of the phasing orbit, phase at insertion, and the phases that could be absorbed.

    The lowest and the highest orbit are flown to the first transfer burn; between them the angle gained on
    the station is as good as linear in height. FlightError if no height makes the gain that is needed.
    """
    heights_m = np.array([profile.phasing_height_max_m, profile.phasing_height_min_m])
    flown_m, absorbed_rad = np.empty(2), np.empty(2)
    for row, height_m in enumerate(heights_m):
        dv2_s, delta_v = to_height(free(dv1_s), dv1_s, float(height_m))
        flown = with_phasing(scene, free, (dv1_s, dv2_s), delta_v, t_aim_s)
        flown_m[row] = mean_height_m(flown, dv1_s, dv2_s)
        angles_rad = _angle_ahead_rad(flown, scene.station)
        left_rad = offset_m(scene, t_aim_s, float(flown_m[row])) / np.linalg.norm(scene.station(t_aim_s)[:3])
        absorbed_rad[row] = angles_rad[-1] - angles_rad[0] + left_rad
    # the flattened Earth makes the mean heights differ by some kilometres from those of the two-body transfer
    slope = (absorbed_rad[1] - absorbed_rad[0]) / (flown_m[1] - flown_m[0])
    absorbed_rad += slope * (heights_m - flown_m)
    phase_rad = float(-angles_rad[0] % (2 * np.pi))
    # a whole turn more or less meets the station as well
    turns = np.ceil((absorbed_rad[0] - phase_rad) / (2 * np.pi))
    window_rad = absorbed_rad - 2 * np.pi * turns
    if phase_rad > window_rad[1]:
        outside_rad = min(phase_rad - window_rad[1], window_rad[0] + 2 * np.pi - phase_rad)
        window_deg = np.degrees(window_rad)
        raise FlightError(
            f"the {profile.name} profile cannot absorb the phase at insertion: the station is "
            f"{np.degrees(phase_rad):.1f} deg ahead, {np.degrees(outside_rad):.1f} deg outside the "
            f"{window_deg[0]:.1f} to {window_deg[1]:.1f} deg that phasing orbits of "
            f"{heights_m[0] / 1e3:.0f} to {heights_m[1] / 1e3:.0f} km make up by then"
        )
    height_m = float(np.interp(phase_rad, window_rad, heights_m))
    return height_m, phase_rad, (float(window_rad[0]), float(window_rad[1]))


def _angle_ahead_rad(flown: Trajectory, station: Trajectory) -> Vector:
    """Angle along the orbit by which a flight is ahead of the station, counted through all turns."""
    count = int((flown.t_end_s - flown.t_start_s) / _SAMPLE_S) + 1
    times = np.linspace(flown.t_start_s, flown.t_end_s, count)
    ahead = [
        curvilinear(y_station, y)[0] / np.linalg.norm(y_station[:3])
        for y_station, y in zip(station(times), flown(times), strict=True)
    ]
    return np.unwrap(ahead)
