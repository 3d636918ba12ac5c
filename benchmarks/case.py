"""The case all programs fly: one day of the station's orbit under EGM2008 20x20, Sun and Moon."""

from functools import cache

import numpy as np

from vitok.earth.environment import Environment, environment
from vitok.earth.time import Epoch

EPOCH_UTC = "2017-12-17T00:00:00Z"
EPOCH = Epoch.from_utc(EPOCH_UTC)
SPAN_S = 86400.0
DEGREE = 20
MASS_KG = 415e3
# GCRF: about 400 x 415 km, inclined 51.64 deg
STATE_GCRF = np.array([3092333.0, -3000755.4, 5237065.1, 6130.4125, 4488.4753, -1038.5028])


@cache
def surroundings(degree: int = DEGREE) -> Environment:
    """vitok's tables of the day, without air."""
    return environment(EPOCH, 0.0, SPAN_S, degree, air_model="none")
