"""Steering an entry by bank: a reference from the plan, range to go corrected by what is measured.

The law is the final phase of the Apollo entry guidance: Moseley (1969), "The Apollo entry guidance: a review
of the mathematical development and its operational characteristics", TRW 69-FMT-791. The sensitivities of the
range come from the adjoint of the planar equations of motion along the reference.

A law is told   estimate = latitude, longitude (rad), ground speed (m/s), altitude rate (m/s), heading (rad
                from north to east), load (m/s2), Mach number, and a number of Mode
and gives back  command = bank angle (rad, positive to the right). What it finds there first is the angle at
                which the plan has the capsule wait, on the side of the first bank.
``parameters`` = a header (see ``parameters``), then the reference: TABLE_COLUMNS values for each of a row of
equally spaced ground speeds.
"""

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import guidance_law
from vitok.craft.capsule import Capsule, coefficients
from vitok.descent.dynamics import Sample
from vitok.earth.shape import MEAN_RADIUS_M, great_circle_m
from vitok.elementary import arcsin, cos, dot, log, sin, solved, tan
from vitok.mission.descent_module import Entry
from vitok.motion.orbit import G0_MPS2

Vector = NDArray[np.float64]
HEADER = 13
TABLE_COLUMNS = (
    6  # range to go, load, altitude rate, and the range's change with load, with rate, with cosine
)
TABLE_ROWS = 256
LEAST_BY_COSINE_M = 500.0
RIGHT, LEFT = 1.0, -1.0
_SIDE = 0  # memory of ``steer``: that of its bank


class Mode(IntEnum):
    """Phase of an entry: a law is asked in one alone, below the height of guidance until the parachutes."""

    GUIDED = 0


class Reference(NamedTuple):
    """n rows of ground speed: what the law compares with, and the sensitivities of the range."""

    speed_mps: Vector
    columns: Vector  # (n, TABLE_COLUMNS)

    @property
    def range_to_go_m(self) -> Vector:
        """Ground range to the parachute command."""
        return self.columns[:, 0]

    @property
    def load_g(self) -> Vector:
        """Load."""
        return self.columns[:, 1] / G0_MPS2


@guidance_law
def hold(estimate, mode, command, memory, parameters):
    """Keep the bank angle."""
    return command


@guidance_law
def steer(estimate, mode, command, memory, parameters):
    """Bank for the range to go, reversed at the edge of a corridor about the aim."""
    aim_latitude, aim_longitude = parameters[0], parameters[1]
    reference_cosine, lowest_cosine, highest_cosine = parameters[2], parameters[3], parameters[4]
    gain, onset_mps2, limit_mps2 = parameters[5], parameters[6], parameters[7]
    corridor_floor_m, corridor_slope_m = parameters[8], parameters[9]
    slowest_mps, step_mps, rows = parameters[10], parameters[11], int(parameters[12])
    latitude, longitude, speed, altitude_rate, heading, load = (
        estimate[0],
        estimate[1],
        estimate[2],
        estimate[3],
        estimate[4],
        estimate[5],
    )
    fastest_mps = slowest_mps + step_mps * (rows - 1)

    position = min(max((speed - slowest_mps) / step_mps, 0.0), rows - 1.000001)
    row = int(position)
    x = position - row
    at = HEADER + row * TABLE_COLUMNS
    range_m = (1.0 - x) * parameters[at] + x * parameters[at + 6]
    reference_load = (1.0 - x) * parameters[at + 1] + x * parameters[at + 7]
    reference_rate = (1.0 - x) * parameters[at + 2] + x * parameters[at + 8]
    by_load = (1.0 - x) * parameters[at + 3] + x * parameters[at + 9]
    by_rate = (1.0 - x) * parameters[at + 4] + x * parameters[at + 10]
    by_cosine = (1.0 - x) * parameters[at + 5] + x * parameters[at + 11]

    # great circle to the aim and its bearing
    half = np.sin(0.5 * (aim_latitude - latitude)) ** 2
    east = aim_longitude - longitude
    half += np.cos(latitude) * np.cos(aim_latitude) * np.sin(0.5 * east) ** 2
    angle = 2.0 * np.arcsin(min(1.0, np.sqrt(half)))
    bearing = np.arctan2(
        np.sin(east) * np.cos(aim_latitude),
        np.cos(latitude) * np.sin(aim_latitude) - np.sin(latitude) * np.cos(aim_latitude) * np.cos(east),
    )
    along_m = MEAN_RADIUS_M * np.arctan2(np.sin(angle) * np.cos(bearing - heading), np.cos(angle))
    across_m = MEAN_RADIUS_M * np.arcsin(np.sin(angle) * np.sin(bearing - heading))

    predicted_m = range_m + by_load * (load - reference_load) + by_rate * (altitude_rate - reference_rate)
    # near the end the bank has no say left: the floor keeps the command calm
    cosine = reference_cosine + gain * (along_m - predicted_m) / max(by_cosine, LEAST_BY_COSINE_M)
    cosine = min(max(cosine, lowest_cosine), highest_cosine)
    relief = min(max((load - onset_mps2) / (limit_mps2 - onset_mps2), 0.0), 1.0)
    cosine = max(cosine, relief)

    corridor_m = corridor_floor_m + corridor_slope_m * (speed / fastest_mps) ** 2
    if across_m > corridor_m:
        memory[_SIDE] = RIGHT
    elif across_m < -corridor_m:
        memory[_SIDE] = LEFT
    elif memory[_SIDE] == 0.0:
        memory[_SIDE] = np.copysign(1.0, command[0])
    command[0] = memory[_SIDE] * np.arccos(cosine)
    return command


LAWS = {"steer": steer}


def reference(rows: Vector, bank_rad: float, capsule: Capsule) -> Reference:
    """Reference from the samples of an entry flown in its plane at ``bank_rad``.

    Adjoint of the planar equations in speed, path angle and height, integrated backward from the height at
    which the entry ends; the load stands for the height (drag at a given speed).
    """
    lift_to_drag = np.array([coefficients(mach, capsule)[1] for mach in rows[:, Sample.MACH]])
    load = rows[:, Sample.LOAD] * G0_MPS2
    drag = load / np.hypot(1.0, lift_to_drag * cos(bank_rad))
    lift = drag * lift_to_drag
    speed, rate = rows[:, Sample.SPEED], rows[:, Sample.ALTITUDE_RATE]
    scale_height_m = -np.gradient(rows[:, Sample.ALTITUDE], log(drag / speed**2))
    adjoint, by_cosine = _adjoint(rows, drag, lift, scale_height_m, bank_rad)
    end = rows[-1]
    to_go_m = np.array(
        [
            great_circle_m(
                row[Sample.LATITUDE], row[Sample.LONGITUDE], end[Sample.LATITUDE], end[Sample.LONGITUDE]
            )
            for row in rows
        ]
    )
    by_load = -scale_height_m * adjoint[:, 2] / load
    by_rate = adjoint[:, 1] / np.sqrt(speed**2 - rate**2)
    columns = np.column_stack((to_go_m, load, rate, by_load, by_rate, by_cosine))
    slower = np.append(True, speed[1:] < np.minimum.accumulate(speed)[:-1])
    return Reference(speed[slower], columns[slower])


def _adjoint(
    rows: Vector, drag: Vector, lift: Vector, scale_height_m: Vector, bank_rad: float
) -> tuple[Vector, Vector]:
    """Change of the range flown with speed, path angle, height (n, 3), and with the bank's cosine (n,)."""
    radius = MEAN_RADIUS_M + rows[:, Sample.ALTITUDE]
    speed = rows[:, Sample.SPEED]
    path = arcsin(rows[:, Sample.ALTITUDE_RATE] / speed)
    gravity = G0_MPS2 * (MEAN_RADIUS_M / radius) ** 2
    upward = lift * cos(bank_rad)
    n = len(rows)
    jacobian = np.zeros((n, 3, 3))  # of the rates of speed, path angle, height
    jacobian[:, 0, 0] = -2.0 * drag / speed
    jacobian[:, 0, 1] = -gravity * cos(path)
    jacobian[:, 0, 2] = drag / scale_height_m
    jacobian[:, 1, 0] = upward / speed**2 + (1.0 / radius + gravity / speed**2) * cos(path)
    jacobian[:, 1, 1] = -(speed / radius - gravity / speed) * sin(path)
    jacobian[:, 1, 2] = -upward / (speed * scale_height_m) - speed * cos(path) / radius**2
    jacobian[:, 2, 0] = sin(path)
    jacobian[:, 2, 1] = speed * cos(path)
    ground = MEAN_RADIUS_M / radius
    range_rate = np.zeros((n, 3))
    range_rate[:, 0] = ground * cos(path)
    range_rate[:, 1] = -ground * speed * sin(path)
    steering = lift / speed  # of the path angle by the bank's cosine

    adjoint, by_cosine = np.zeros((n, 3)), np.zeros(n)
    adjoint[-1, 2] = -ground[-1] / tan(path[-1])  # a higher end flies on along its path
    for k in range(n - 1, 0, -1):
        step_s = rows[k, Sample.T] - rows[k - 1, Sample.T]
        matrix = 0.5 * (jacobian[k] + jacobian[k - 1]).T
        source = 0.5 * (range_rate[k] + range_rate[k - 1])
        later = adjoint[k] + dot(0.5 * step_s * matrix, adjoint[k]) + step_s * source
        adjoint[k - 1] = solved(np.eye(3) - 0.5 * step_s * matrix, later)  # trapezium rule
        push = 0.5 * (adjoint[k, 1] * steering[k] + adjoint[k - 1, 1] * steering[k - 1])
        by_cosine[k - 1] = by_cosine[k] + step_s * push
    return adjoint, by_cosine


def parameters(entry: Entry, ref: Reference, aim_latitude_rad: float, aim_longitude_rad: float) -> Vector:
    """Parameters of ``steer``: header, then the reference on equally spaced speeds."""
    speed = np.linspace(ref.speed_mps[-1], ref.speed_mps[0], TABLE_ROWS)
    table = np.column_stack([np.interp(speed, ref.speed_mps[::-1], column[::-1]) for column in ref.columns.T])
    header = [
        aim_latitude_rad,
        aim_longitude_rad,
        cos(np.radians(entry.reference_bank_deg)),
        cos(np.radians(entry.maximum_bank_deg)),
        cos(np.radians(entry.minimum_bank_deg)),
        entry.range_gain,
        entry.load_onset_g * G0_MPS2,
        entry.load_limit_g * G0_MPS2,
        entry.corridor_floor_m,
        entry.corridor_at_entry_m,
        speed[0],
        speed[1] - speed[0],
        float(TABLE_ROWS),
    ]
    return np.concatenate((header, table.ravel()))


def tabulated(law: Vector) -> Reference:
    """The reference in the parameters of ``steer``, on rising ground speeds."""
    rows = int(law[HEADER - 1])
    speed_mps = law[HEADER - 3] + law[HEADER - 2] * np.arange(rows)
    return Reference(speed_mps, law[HEADER:].reshape(rows, TABLE_COLUMNS))
