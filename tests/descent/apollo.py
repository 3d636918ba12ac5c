"""Apollo 10's command module coming home, and the phases of its guidance before vitok's own law takes over.

vitok's law is the final phase of Apollo's (Moseley 1969), which begins below orbital speed. A return from the
Moon needs the two before it: lift up until the dive is caught, then a constant drag. Their equations and
constants are those of the flight program Comanche 055, REENTRY_CONTROL, pages 853 to 867 and 879 to 882 (MIT
1969; flown on Apollo 11), turned to SI. For the short range of Apollo 10 its HUNTEST never finds a skip: the
constant drag lasts until the speed at which a skip would end falls below VLMIN.
"""

from pathlib import Path

import numba
import numpy as np
from scipy.optimize import brentq

from vitok.compiled import guidance_law
from vitok.craft.capsule import Capsule
from vitok.craft.parachute import no_canopies
from vitok.descent.dynamics import Body, Sample
from vitok.descent.entry import BankLimits, Control, fly_entry
from vitok.descent.guidance import parameters, reference, steer
from vitok.earth.air import chosen_air
from vitok.earth.environment import Environment
from vitok.earth.frames import EARTH_ROTATION_RADPS, Rotation
from vitok.earth.gravity import pack
from vitok.earth.shape import EQUATORIAL_RADIUS_M, MEAN_RADIUS_M, great_circle_m
from vitok.earth.spline import Spline
from vitok.earth.time import Epoch
from vitok.mission.catalogue import load
from vitok.mission.descent_module import DescentModule
from vitok.motion.orbit import G0_MPS2

DATA = Path(__file__).parent / "data" / "apollo10"
AIM = (np.radians(-15.11), np.radians(-165.00))
DROGUE_ALTITUDE_M = 24e3 * 0.3048
SPEED_MPS = 11067.15  # inertial, at the interface
MASS_KG, AREA_M2, NOSE_RADIUS_M = 5498.2, 12.02, 4.69
SIDE, PHASE, RATIO = 0, 1, 2  # memory: the first is that of vitok's law, the others are of the phases before
LIFT_UP, CONSTANT_DRAG, FINAL = 0.0, 1.0, 2.0

FOOT_M = 0.3048
CIRCULAR_MPS = 25766.1973 * FOOT_M  # VSAT
SCALE_HEIGHT_M = 28500.0 * FOOT_M  # HS
LIFT_TO_DRAG = 0.3  # LAD; a number loaded before the flight
SKIP_LIFT_TO_DRAG = 0.15  # LEWD
CAUGHT_MPS = -700.0 * FOOT_M  # VRCONT
SKIP_END_DRAG_MPS2 = 6.0 * FOOT_M  # Q7
SLOWEST_SKIP_MPS = 18000.0 * FOOT_M  # VLMIN
NO_LIFT_DOWN_MPS2 = 175.0 * FOOT_M  # C20
BY_DRAG, BY_RATE = 0.01 / FOOT_M, 0.001 / FOOT_M  # C16, C17
LEAST_COSINE = np.cos(np.radians(15.0))  # L/DCMINR: what remains to steer sideways with


@numba.njit
def _inertial_speed_mps(state):
    along_mps = np.sqrt(state[2] ** 2 - state[3] ** 2)
    east = along_mps * np.sin(state[4]) + EARTH_ROTATION_RADPS * MEAN_RADIUS_M * np.cos(state[0])
    return np.sqrt((along_mps * np.cos(state[4])) ** 2 + east**2 + state[3] ** 2)


@numba.njit
def _skip_end_mps(speed, rate, drag, lifting_down):
    """Speed at which a skip begun now would leave the air (VL of HUNTEST, p. 855 f.)."""
    ratio = LIFT_TO_DRAG if rate < 0.0 else SKIP_LIFT_TO_DRAG
    twice = 2.5 * SCALE_HEIGHT_M  # 2 C1 HS
    level_mps = speed + rate / ratio  # V1
    level_drag = (level_mps / speed) ** 2 * (drag + rate**2 / (ratio * twice))  # A0
    if lifting_down:
        level_mps -= 1000.0 * FOOT_M
    share = twice * level_drag / (SKIP_LIFT_TO_DRAG * level_mps**2)  # ALP
    root = SKIP_END_DRAG_MPS2 * share * (share - 1.0) / level_drag + share
    return level_mps / (1.0 - share) * (1.0 - np.sqrt(max(root, 0.0)))


@numba.njit
def _constant_drag_ratio(speed, rate, drag, wanted_mps2):
    """Lift to drag upward that keeps a drag (CONSTD, p. 867)."""
    above = (speed / CIRCULAR_MPS) ** 2 - 1.0
    wanted_rate = -2.0 * SCALE_HEIGHT_M * wanted_mps2 / speed
    ratio = BY_DRAG * (drag - wanted_mps2) - BY_RATE * (rate - wanted_rate) - above * G0_MPS2 / wanted_mps2
    return max(ratio, 0.0) if drag > NO_LIFT_DOWN_MPS2 else ratio


_steer = numba.njit(steer.__wrapped__)


@numba.njit
def _final(estimate, mode, command, memory, parameters):
    if parameters.size == 2:  # of the reference: its bank
        command[0] = parameters[1]
        return command
    return _steer(estimate, mode, command, memory, parameters[1:])


@guidance_law
def from_the_moon(estimate, mode, command, memory, parameters):
    """Lift up, constant drag, and then vitok's law. ``parameters``: the drag to keep, then that law's."""
    if memory[SIDE] == 0.0:
        memory[SIDE], memory[RATIO] = np.copysign(1.0, command[0]), LIFT_TO_DRAG
    if memory[PHASE] == FINAL:
        return _final(estimate, mode, command, memory, parameters)
    speed, rate = _inertial_speed_mps(estimate), estimate[3]
    drag = estimate[5] / np.hypot(1.0, LIFT_TO_DRAG)
    if rate > CAUGHT_MPS and drag > 0.05 * G0_MPS2:
        memory[PHASE] = CONSTANT_DRAG
    if memory[PHASE] == CONSTANT_DRAG:
        if _skip_end_mps(speed, rate, drag, memory[RATIO] < 0.0) < SLOWEST_SKIP_MPS:
            memory[PHASE] = FINAL
            return _final(estimate, mode, command, memory, parameters)
        memory[RATIO] = _constant_drag_ratio(speed, rate, drag, parameters[0])
    cosine = min(max(memory[RATIO] / LIFT_TO_DRAG, -LEAST_COSINE), LEAST_COSINE)
    command[0] = memory[SIDE] * np.arccos(cosine)
    return command


def aerodynamics():
    """The module's tables at trim."""
    mach, _, _, drag, ratio = np.loadtxt(DATA / "aerodynamics.csv", delimiter=",", skiprows=4).T
    columns = (np.ascontiguousarray(column) for column in (mach, drag, ratio))
    return Capsule(*columns, AREA_M2, NOSE_RADIUS_M)


def history():
    """Seconds of ground elapsed time (18,) and heights (18,) in metres."""
    t_s, height_kft = np.loadtxt(DATA / "altitude_history.txt").T
    return t_s, height_kft * 1e3 * FOOT_M


def surroundings():
    """An evenly turning Earth with J2 and the standard atmosphere: the tables of real ones begin later."""
    still = Spline(0.0, 1e9, np.zeros((1, 6, 4)))
    c = np.zeros((3, 3))
    c[0, 0], c[2, 0] = 1.0, -1.08262982e-3 / np.sqrt(5.0)
    oblate = pack(c, np.zeros((3, 3)), 3.986004418e14, EQUATORIAL_RADIUS_M)
    air = chosen_air("us1976", Epoch.from_utc("2017-12-17T00:00:00Z"), 0.0, 30.0)
    return Environment(Rotation(still, 0.0), oblate, still, air, 0.0)


def interface_itrf():
    """State (6,) at the entry interface: inertial speed, angle and heading in geocentric axes."""
    latitude, longitude = np.radians(-23.51457), np.radians(174.24384)
    angle, heading = np.radians(-6.6198), np.radians(71.9317)
    up = np.array(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)]
    )
    east = np.array([-np.sin(longitude), np.cos(longitude), 0.0])
    north = np.cross(up, east)
    r = 6498270.0 * up
    level = np.cos(heading) * north + np.sin(heading) * east
    v = SPEED_MPS * (np.sin(angle) * up + np.cos(angle) * level) - np.cross([0, 0, EARTH_ROTATION_RADPS], r)
    return np.concatenate((r, v))


def body(side, *, lift=1.0, drag=1.0, density=1.0):
    """The module; ``side`` 0 keeps its lift in the vertical plane."""
    still = np.zeros((1, 3))
    factors = np.array([[0.0, 1.0 + 0.1 * (density - 1.0)], [40e3, density]])  # the ground knows its air
    return Body(MASS_KG, lift, side, drag, factors, no_canopies(), 0.0, 0.0, aerodynamics(), still)


CONTROL = Control(
    guidance_altitude_m=130e3,
    end_altitude_m=DROGUE_ALTITUDE_M,
    limits=BankLimits(np.radians(20.0), np.radians(5.0), np.radians(5.0)),
    lame_limits=BankLimits(np.radians(20.0), np.radians(5.0), np.radians(5.0)),
    thruster_fails_s=np.inf,
    navigation=np.zeros(7),
    ballistic_s=np.inf,
    roll_radps=np.radians(20.0),
    bank_error_rad=np.pi,
    bank_error_s=1e9,
)


ENTRY = load("soyuz-ms-descent-module", DescentModule).entry.model_copy(
    update={
        # What differs from Soyuz, from the same flight program: GMAX / 2 and GMAX, LATBIAS, KLAT at the speed
        # of a circle, L/DCMINR. The gain and all else stay as Soyuz has them.
        "load_onset_g": 4.0,
        "load_limit_g": 8.0,
        "corridor_floor_m": 0.00012 * MEAN_RADIUS_M,
        "corridor_at_entry_m": LIFT_TO_DRAG / 24.0 * MEAN_RADIUS_M,
        "minimum_bank_deg": 15.0,
        "maximum_bank_deg": 165.0,
    }
)
# KA3, KA4 (p. 853 f.)
DRAG_TO_KEEP_MPS2 = (90.0 * ((SPEED_MPS / CIRCULAR_MPS) ** 2 - 1.0) + 40.0) * FOOT_M


def fly(environment, parameters, module, side=1.0):
    """Samples of the entry from the interface to the drogue."""
    return fly_entry(
        0.0,
        interface_itrf(),
        module,
        environment,
        law=from_the_moon,
        parameters=np.concatenate(([DRAG_TO_KEEP_MPS2], parameters)),
        first_bank_rad=0.0 * side,
        control=CONTROL,
    )


def plan(environment):
    """Parameters of vitok's law as a descent is planned: the lift in the vertical plane, one bank to the aim.

    Soyuz keeps the bank and solves the burn; here the interface is given, so the bank is what is solved.
    """

    def excess_m(bank_rad):
        rows = fly(environment, np.array([bank_rad]), body(0.0))
        start, end = (row[[Sample.LATITUDE, Sample.LONGITUDE]] for row in rows[[0, -1]])
        return great_circle_m(*start, *end) - great_circle_m(*start, *AIM)

    bank_rad = float(brentq(excess_m, np.radians(20.0), np.radians(85.0), xtol=1e-7))
    rows = fly(environment, np.array([bank_rad]), body(0.0))
    began = int(np.argmax(rows[:, Sample.BANK] > np.radians(100.0)))  # the constant drag asks for lift down
    began += int(np.argmax(np.abs(rows[began:, Sample.BANK] - bank_rad) < 1e-3))
    entry = ENTRY.model_copy(update={"reference_bank_deg": float(np.degrees(bank_rad))})
    return parameters(entry, reference(rows[began:], bank_rad, aerodynamics()), *AIM)
