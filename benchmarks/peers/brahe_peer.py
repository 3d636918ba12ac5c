"""The day by brahe, with its own EGM2008, IAU 2006/2000A and IERS Bulletin A as vitok reads it."""

from collections.abc import Callable

import astropy_iers_data
import brahe
import numpy as np
from numpy.typing import NDArray

from benchmarks.case import DEGREE, EPOCH, SPAN_S, STATE_GCRF

TOLERANCE = 3e-11
TIGHT = 1e-14
LEFT_OUT = "nothing; Sun and Moon from its low-precision series"


def load_earth_orientation() -> brahe.Epoch:
    """Give brahe the IERS table that vitok reads; the case's epoch in brahe's time."""
    table = brahe.FileEOPProvider.from_standard_file(astropy_iers_data.IERS_A_FILE, True, "Error")
    brahe.set_global_eop_provider_from_file_provider(table)
    start = EPOCH.datetime(0.0)
    clock = start.hour, start.minute, float(start.second), 0.0
    return brahe.Epoch.from_datetime(start.year, start.month, start.day, *clock, brahe.TimeSystem.UTC)


def prepare(tolerance: float) -> Callable[[], NDArray[np.float64]]:
    """The day at ``tolerance`` as a call that returns the final GCRF state (6,), m and m/s."""
    epoch = load_earth_orientation()
    source = brahe.EphemerisSource.LowPrecision
    forces = brahe.ForceModelConfig(
        gravity=brahe.GravityConfiguration.spherical_harmonic(DEGREE, DEGREE),
        third_body=[
            brahe.ThirdBodyConfiguration(body, source) for body in (brahe.ThirdBody.SUN, brahe.ThirdBody.MOON)
        ],
    )
    settings = brahe.NumericalPropagationConfig.with_method(brahe.IntegrationMethod.RKN1210)
    # one scale for metres and metres a second: the absolute tolerance is out of the way
    settings = settings.with_rel_tol(tolerance).with_abs_tol(tolerance)
    propagator = brahe.NumericalOrbitPropagator(epoch, STATE_GCRF, settings, forces)
    propagator.set_trajectory_mode(brahe.TrajectoryMode.DISABLED)

    def fly() -> NDArray[np.float64]:
        propagator.reset()
        propagator.propagate_to(epoch + SPAN_S)
        return np.asarray(propagator.current_state())

    return fly
