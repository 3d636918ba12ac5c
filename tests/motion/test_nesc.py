"""Two check cases of NASA/TM-2015-218675 (tests/motion/nesc), flown in six degrees of freedom.

A sphere of 1 slug and 3 inches of radius with constant drag in the US Standard Atmosphere 1976, under J2 over
the turning WGS-84 ellipsoid: case 6 dropped from 30,000 ft, case 10 thrown north and up at 1,000 ft/s each.

The report sets no tolerance. Its simulations differ among themselves by 0.142 % in case 6, where altitudes
spread from -0.6 to 0.4 ft, and by 0.281 % in case 10, the closest by 0.03 and 0.05 % (volume II, Table 77,
quoted from a transcription: worst column, over its greatest value). Here the worst column is 0.005 % off.
What is left over against simulation 6, as measured, and whose it is:

- density 2.2e-5 and pressure 2.4e-5 relative, at the ground 3e-6: its standard atmosphere. By that drag,
  3.3 mm and 0.4 mm/s after 30 s in case 6; with drag scaled to its density, 0.13 mm;
- 0.14 m in case 10, of which all but 0.013 m comes from its first tenth of a second: its velocity after that
  step is 7 mm/s off, the size of an Euler step's error. Flown from its row at 1 s, 0.012 m and 0.6 mm/s are
  left, and at the end simulation 5, which took no such step, is met to 4 mm;
- eastward 9e-6 m/s and 4e-11 rad: its Earth turns at 7.292115e-5 rad/s, 2e-8 slower than the IERS has it;
- true airspeed 1.297e-5 below its own velocity over the ground in every row, in still air: a conversion of
  units; dynamic pressure and Mach number carry it;
- its local vertical is geocentric (volume II, D.1.10), so the columns of axes are formed likewise here.
"""

from pathlib import Path

import numpy as np
import pytest

from vitok.compiled import load_law
from vitok.earth.air import air_state, chosen_air, pressure_pa, speed_of_sound_mps
from vitok.earth.environment import Environment
from vitok.earth.frames import Rotation, itrf_from_gcrf, itrf_state
from vitok.earth.gravity import WORK, gravity_itrf, pack
from vitok.earth.shape import EQUATORIAL_RADIUS_M, geodetic_from_itrf, itrf_from_enu
from vitok.earth.spline import Spline
from vitok.earth.time import Epoch
from vitok.motion.rigid_body import body, body_from_gcrf
from vitok.motion.six_freedoms import AIR_X, AIR_Z, DENSITY, QW, VX, WX, X, fly_body

FOOT_M = 0.3048
SLUG_KG = 14.593902937
MU_M3PS2, J2 = 3.986004418e14, 1.08262982e-3  # WGS-84; the report's initial conditions
AREA_M2 = 0.1963495 * FOOT_M**2
DRAG_COEFFICIENT = 0.1
SPHERE = body(SLUG_KG, 3.6 * SLUG_KG * FOOT_M**2 * np.eye(3))
# body x, y, z to the north, the east and down above latitude and longitude zero
Q_NORTH_EAST_DOWN = (np.sqrt(0.5), 0.0, -np.sqrt(0.5), 0.0)
FROM_ENU = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, -1.0]])
AXES = ("X", "Y", "Z")
RATES = tuple(f"bodyAngularRateWrtEi_rad_s_{name}" for name in ("Roll", "Pitch", "Yaw"))


@load_law
def drag(told, parameters):
    speed = np.sqrt(np.sum(told[AIR_X : AIR_Z + 1] ** 2))
    loads = np.zeros(6)
    loads[:3] = -0.5 * told[DENSITY] * speed * parameters[0] * told[AIR_X : AIR_Z + 1]
    return loads


@pytest.fixture(scope="module")
def surroundings():
    """An Earth that turns evenly about z from longitude zero, with J2 alone."""
    still = Spline(0.0, 1e9, np.zeros((1, 6, 4)))
    c = np.zeros((3, 3))
    c[0, 0], c[2, 0] = 1.0, -J2 / np.sqrt(5.0)
    oblate = pack(c, np.zeros((3, 3)), MU_M3PS2, EQUATORIAL_RADIUS_M)
    air = chosen_air("us1976", Epoch.from_utc("2017-12-17T00:00:00Z"), 0.0, 30.0)
    return Environment(Rotation(still, 0.0), oblate, still, air, 0.0)


def vectors(table, name):
    return np.stack([table[f"{name}_{axis}"] for axis in AXES], axis=-1)


def read(case):
    return np.genfromtxt(Path(__file__).parent / "nesc" / f"case_{case}.csv", delimiter=",", names=True)


def fly(table, surroundings, first=0):
    """Rows at the seconds of the table, from its row ``first``."""
    start = table[first]
    rates = [start[name] for name in RATES]
    y0 = np.array(
        [*vectors(start, "eiPosition_m"), *vectors(start, "eiVelocity_m_s"), *Q_NORTH_EAST_DOWN, *rates]
    )
    parameters = np.array([DRAG_COEFFICIENT * AREA_M2])
    steps = 20 * (len(table) - 1 - first)  # at 0.05 s the truncation is far below a micrometre
    return fly_body(
        start["time"], y0, 0.05, steps, law=drag, parameters=parameters, body=SPHERE, environment=surroundings
    )[::20]


def columns(row, surroundings):
    """What the table tells of a row."""
    t_s = row[0]
    state = np.array(itrf_state(t_s, *row[X:QW], surroundings.rotation))
    latitude, longitude, altitude = geodetic_from_itrf(*state[:3])
    density, temperature = air_state(t_s, latitude, longitude, altitude, surroundings.air)
    sound, speed = speed_of_sound_mps(temperature), np.linalg.norm(state[3:])
    geocentric = np.arctan2(state[2], np.hypot(state[0], state[1]))
    ned_from_itrf = FROM_ENU @ np.array(itrf_from_enu(geocentric, longitude)).reshape(3, 3).T
    velocity = ned_from_itrf @ state[3:]
    itrf = np.array(itrf_from_gcrf(t_s, surroundings.rotation)).reshape(3, 3)
    body_from_ned = np.array(body_from_gcrf(*row[QW:WX])).reshape(3, 3) @ itrf.T @ ned_from_itrf.T
    return {
        "altitudeMsl_m": altitude,
        "latitude_rad": latitude,
        "longitude_rad": longitude,
        "feVelocity_m_s_X": velocity[0],
        "feVelocity_m_s_Y": velocity[1],
        "feVelocity_m_s_Z": velocity[2],
        "localGravity_m_s2": np.linalg.norm(gravity_itrf(*state[:3], surroundings.field, np.empty(WORK))),
        "speedOfSound_m_s": sound,
        "airDensity_kg_m3": density,
        "ambientPressure_Pa": pressure_pa(density, temperature),
        "ambientTemperature_K": temperature,
        "mach": speed / sound,
        "dynamicPressure_Pa": 0.5 * density * speed**2,
        "trueAirspeed_m_s": speed,
        # yaw, pitch, roll of the body against the local north, east and down
        "eulerAngle_rad_Yaw": np.arctan2(body_from_ned[0, 1], body_from_ned[0, 0]),
        "eulerAngle_rad_Pitch": -np.arcsin(body_from_ned[0, 2]),
        "eulerAngle_rad_Roll": np.arctan2(body_from_ned[1, 2], body_from_ned[2, 2]),
    }


# largest residuals of cases 6 and 10 as measured, in the column's unit; the test allows three times as much
MEASURED = {
    "altitudeMsl_m": (3.3e-3, 0.13),
    "latitude_rad": (1e-16, 1.8e-8),
    "longitude_rad": (4.1e-11, 6.5e-11),
    "feVelocity_m_s_X": (1e-14, 4.8e-3),
    "feVelocity_m_s_Y": (9.4e-6, 1.8e-5),
    "feVelocity_m_s_Z": (3.9e-4, 4.8e-3),
    "localGravity_m_s2": (7.4e-9, 3.2e-7),
    "speedOfSound_m_s": (2e-4, 3.3e-4),
    "airDensity_kg_m3": (1.0e-5, 2.0e-5),
    "ambientPressure_Pa": (0.6, 1.7),
    "ambientTemperature_K": (2.1e-5, 8.2e-4),
    "mach": (7.3e-7, 1.9e-5),
    "dynamicPressure_Pa": (0.23, 2.9),
    "trueAirspeed_m_s": (3.8e-3, 1.2e-2),
    "eulerAngle_rad_Yaw": (1e-16, 1e-16),
    "eulerAngle_rad_Pitch": (4.4e-16, 1.6e-8),
    "eulerAngle_rad_Roll": (3.1e-12, 2.1e-11),
}


@pytest.mark.parametrize(("case", "number"), [("06", 0), ("10", 1)])
def test_the_first_row_is_the_case_as_defined(case, number):
    start = read(case)[0]
    thrown_mps = (0.0, 1000.0 * FOOT_M)[number]
    assert start["altitudeMsl_m"] == pytest.approx((30000.0 * FOOT_M, 0.0)[number], abs=1e-6)
    assert vectors(start, "feVelocity_m_s") == pytest.approx([thrown_mps, 0.0, -thrown_mps], abs=1e-9)
    force_n = np.linalg.norm(vectors(start, "aero_bodyForce_N"))
    assert force_n == pytest.approx(start["dynamicPressure_Pa"] * DRAG_COEFFICIENT * AREA_M2, rel=1e-10)


@pytest.mark.parametrize(("case", "number"), [("06", 0), ("10", 1)])
def test_every_column_of_the_check_case(case, number, surroundings, figure):
    table = read(case)
    rows = fly(table, surroundings)
    ours = [columns(row, surroundings) for row in rows]
    worst = 0.0
    for name, measured in MEASURED.items():
        residual = np.abs(np.array([column[name] for column in ours]) - table[name]).max()
        assert residual < 3.0 * measured[number], f"{name}: {residual:g}"
        greatest = np.abs(table[name]).max()
        # the report's measure (eq. 38); the columns left out are zero but for rounding
        assert residual < 1e-4 * greatest or greatest < 1e-14, f"{name}: {residual / greatest:g}"
        worst = max(worst, residual / greatest) if greatest > 1e-14 else worst
    spread = ("0.142 %", "0.281 %")[number]
    what = f"check case {int(case)}, worst column over its greatest value"
    figure(what, "NASA/TM-2015-218675, simulation 6", f"{spread}: the report's spread", f"{worst:.4%}")
    # no moment acts, and a sphere keeps its angular velocity
    assert rows[:, WX:] == pytest.approx(np.stack([table[name] for name in RATES], axis=-1), abs=1e-15)


@pytest.mark.parametrize(
    ("case", "position_m", "velocity_mps"), [("06", 3.3e-3, 3.9e-4), ("10", 0.012, 6.4e-4)]
)
def test_past_the_first_step_of_the_report(case, position_m, velocity_mps, surroundings):
    table = read(case)
    rows = fly(table, surroundings, first=1)
    position = np.linalg.norm(rows[:, X:VX] - vectors(table[1:], "eiPosition_m"), axis=1)
    velocity = np.linalg.norm(rows[:, VX:QW] - vectors(table[1:], "eiVelocity_m_s"), axis=1)
    assert position.max() < 3.0 * position_m
    assert velocity.max() < 3.0 * velocity_mps


@pytest.mark.parametrize(
    ("case", "name", "theirs", "tolerance"),
    [
        ("06", "altitudeMsl_m", 16284.44475 * FOOT_M, 1e-3),  # 0.3 mm measured
        ("06", "longitude_rad", np.radians(5.337981987e-5), 1.3e-10),
        ("06", "feVelocity_m_s_Z", 864.0107594 * FOOT_M, 2e-4),
        ("10", "altitudeMsl_m", 10114.79509 * FOOT_M, 0.013),  # 4.3 mm measured
        ("10", "latitude_rad", np.radians(0.06213558892), 3e-9),
        ("10", "longitude_rad", np.radians(-7.847582758e-5), 1.1e-10),
        ("10", "feVelocity_m_s_Y", -1.063770485 * FOOT_M, 2e-5),
    ],
)
def test_the_end_of_simulation_5(case, name, theirs, tolerance, surroundings):
    """Another simulation of the same report at 30 s, quoted from a transcription of its table."""
    assert columns(fly(read(case), surroundings)[-1], surroundings)[name] == pytest.approx(
        theirs, abs=tolerance
    )
