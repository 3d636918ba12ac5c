"""Arrays as a page carries them: little-endian numbers in base64, as few bytes as the eye and the bars ask."""

from base64 import b64encode
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

Kind = Literal["f8", "f4", "i4", "i2"]
_LARGEST = {"i4": 2**31 - 1, "i2": 2**15 - 1}


def packed(values: ArrayLike, kind: Kind) -> dict[str, Any]:
    """An array, row by row: kind, bytes, and of whole numbers the quantum that they count.

    The quantum is the largest magnitude by the largest whole number: 3 mm for a position in orbit in four
    bytes, 0.002 degrees for a component of a quaternion in two. What is no number becomes 0 there.
    """
    array = np.ascontiguousarray(values, dtype=float).ravel()
    if kind in ("f8", "f4"):
        return {"k": kind, "b": _base64(array.astype(f"<{kind}"))}
    array = np.nan_to_num(array, posinf=0.0, neginf=0.0)
    quantum = float(np.abs(array).max(initial=0.0)) / _LARGEST[kind] or 1.0
    return {"k": kind, "q": quantum, "b": _base64(np.rint(array / quantum).astype(f"<{kind}"))}


def _base64(array: Any) -> str:
    return b64encode(array.tobytes()).decode("ascii")
