"""The day by Basilisk, with the gravity field, Earth orientation, Sun and Moon of vitok's tables.

Basilisk holds the Earth's orientation and the bodies over each of its steps. Left to itself it extrapolates
the rotation matrix on a straight line, which stretches it; given the orientation at the middle of the step
and no rate it keeps a pure rotation, and its error falls with the square of the step.
"""

from collections.abc import Callable

import numpy as np
from Basilisk.architecture import messaging, sysModel
from Basilisk.simulation import gravityEffector, spacecraft, svIntegrators
from Basilisk.utilities import SimulationBaseClass, macros
from numpy.typing import NDArray

from benchmarks.case import DEGREE, MASS_KG, SPAN_S, STATE_GCRF, surroundings
from vitok.earth.frames import itrf_from_gcrf
from vitok.earth.gravity import MU_M3PS2, REFERENCE_RADIUS_M, coefficients
from vitok.earth.sun_moon import MOON_MU_M3PS2, SUN_MU_M3PS2, moon_gcrf_m, sun_gcrf_m

TOLERANCE = 1.25  # the step in seconds: it has no other
TIGHT = 0.5
LEFT_OUT = "nothing"


class Ephemeris(sysModel.SysModel):
    """Writes the Earth's orientation and the bodies' places of each step, prepared beforehand."""

    def __init__(self, step_s: float) -> None:
        super().__init__()
        self.outputs = [messaging.SpicePlanetStateMsg() for _ in range(3)]
        middles_s = (np.arange(round(SPAN_S / step_s)) + 0.5) * step_s
        self.payloads = [_payloads(t_s) for t_s in middles_s]
        self.step_ns = macros.sec2nano(step_s)

    def UpdateState(self, now_ns: int) -> None:  # noqa: N802 - Basilisk's name
        # the step that ends now; the clock runs on from day to day
        payloads = self.payloads[(now_ns // self.step_ns - 1) % len(self.payloads)]
        for output, payload in zip(self.outputs, payloads, strict=True):
            output.write(payload, now_ns, self.moduleID)


def _payloads(t_s: float) -> list[messaging.SpicePlanetStateMsgPayload]:
    environment = surroundings()
    earth, sun, moon = (messaging.SpicePlanetStateMsgPayload() for _ in range(3))
    earth.J20002Pfix = np.reshape(itrf_from_gcrf(t_s, environment.rotation), (3, 3)).tolist()
    earth.computeOrient = 1
    sun.PositionVector = list(sun_gcrf_m(t_s, environment.bodies))
    moon.PositionVector = list(moon_gcrf_m(t_s, environment.bodies))
    return [earth, sun, moon]


def _bodies(ephemeris: Ephemeris) -> list[gravityEffector.GravBodyData]:
    bodies = []
    mus = MU_M3PS2, SUN_MU_M3PS2, MOON_MU_M3PS2
    for name, mu, output in zip(("earth", "sun", "moon"), mus, ephemeris.outputs, strict=True):
        body = gravityEffector.GravBodyData()
        body.planetName, body.mu = name, mu
        body.planetBodyInMsg.subscribeTo(output)
        bodies.append(body)
    earth, (c, s) = bodies[0], coefficients(DEGREE)
    earth.isCentralBody, earth.radEquator = True, REFERENCE_RADIUS_M
    harmonics = gravityEffector.SphericalHarmonicsGravityModel()
    harmonics.muBody, harmonics.radEquator, harmonics.maxDeg = MU_M3PS2, REFERENCE_RADIUS_M, DEGREE
    # rows end at their own degree, as Basilisk's reader leaves them
    harmonics.cBar = gravityEffector.MultiArray([row[: n + 1].tolist() for n, row in enumerate(c)])
    harmonics.sBar = gravityEffector.MultiArray([row[: n + 1].tolist() for n, row in enumerate(s)])
    earth.gravityModel = harmonics
    return bodies


def prepare(tolerance: float) -> Callable[[], NDArray[np.float64]]:
    """The day in steps of ``tolerance`` s as a call that returns the final GCRF state (6,), m and m/s."""
    simulation = SimulationBaseClass.SimBaseClass()
    process = simulation.CreateNewProcess("process")
    process.addTask(simulation.CreateNewTask("task", macros.sec2nano(tolerance)))
    station, ephemeris = spacecraft.Spacecraft(), Ephemeris(tolerance)
    station.pointMassTranslationalOnly = True  # no attitude to integrate
    station.hub.mHub = MASS_KG
    integrator = svIntegrators.svIntegratorRK4(station)
    station.setIntegrator(integrator)
    station.gravField.gravBodies = gravityEffector.GravBodyVector(_bodies(ephemeris))
    station.hub.r_CN_NInit, station.hub.v_CN_NInit = STATE_GCRF[:3].tolist(), STATE_GCRF[3:].tolist()
    simulation.AddModelToTask("task", ephemeris, 2)
    simulation.AddModelToTask("task", station, 1)

    simulation.InitializeSimulation()
    place = station.dynManager.getStateObject("hubPosition")
    velocity = station.dynManager.getStateObject("hubVelocity")

    def fly() -> NDArray[np.float64]:
        place.setState(STATE_GCRF[:3].reshape(3, 1).tolist())
        velocity.setState(STATE_GCRF[3:].reshape(3, 1).tolist())
        simulation.ConfigureStopTime(simulation.TotalSim.CurrentNanos + macros.sec2nano(SPAN_S))
        simulation.ExecuteSimulation()
        state = station.scStateOutMsg.read()
        return np.array([*state.r_BN_N, *state.v_BN_N])

    return fly
