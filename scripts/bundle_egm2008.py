"""Writes src/vitok/data/egm2008_120.npy from the EGM2008 coefficients that heyoka carries (verify extra)."""

from pathlib import Path

import heyoka
import numpy as np

DEGREE = 120
rows = (DEGREE + 1) * (DEGREE + 2) // 2 - 3
coefficients = np.asarray(heyoka.model.get_egm2008_CS())[:rows]
target = Path(__file__).parent.parent / "src" / "vitok" / "data" / "egm2008_120.npy"
np.save(target, coefficients)
print(f"{target.name}: degrees 2 to {DEGREE}, {rows} pairs")
