"""The house's arrays by name: vectors, and states that know their frame."""

from typing import NewType

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

# position (m), velocity (m/s) and where there is one the mass (kg): (6,) or (7,)
GcrfState = NewType("GcrfState", NDArray[np.float64])
ItrfState = NewType("ItrfState", NDArray[np.float64])
