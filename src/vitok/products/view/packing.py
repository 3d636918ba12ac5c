"""Arrays as a page carries them: little-endian numbers in base64, as few bytes as the eye asks for."""

from base64 import b64encode
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from vitok.types import Vector

Kind = Literal["f8", "f4", "i4", "i2"]
_LARGEST = {"i4": 2**31 - 1, "i2": 2**15 - 1}
_EVEN_S = 2e-8  # a ship moves 0.2 mm meanwhile
_OUTLIERS = 20.0  # times the median: the ends of an orbit, and its jumps


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


def packed_runs(t_s: Vector) -> dict[str, Any]:
    """Numbers, as a rule instants, in runs of even steps, [first, step, count]; whole if that is less."""
    runs, k = list[list[float]](), 0
    while k < t_s.size:
        step_s = float(t_s[k + 1] - t_s[k]) if k + 1 < t_s.size else 0.0
        off_s = np.abs(t_s[k:] - (t_s[k] + step_s * np.arange(t_s.size - k)))
        count = int(np.argmax(off_s > _EVEN_S)) if np.any(off_s > _EVEN_S) else t_s.size - k
        runs.append([float(t_s[k]), step_s, count])
        k += count
        if len(runs) > t_s.size // 4:
            return packed(t_s, "f8")
    return {"k": "runs", "runs": runs}


def packed_rates(t_s: Vector, r_m: Vector, v_mps: Vector) -> dict[str, Any]:
    """Velocities (n, 3) of a smooth orbit in half the bytes: what the positions about each do not tell.

    That is v - scale * (difference of the neighbours' positions) / (difference of their instants); rows where
    it is large, at ends and jumps, are told whole.
    """
    if t_s.size < 3:
        return packed(v_mps, "i4")
    span_s = np.maximum(t_s[2:] - t_s[:-2], 1e-9)[:, None]
    slope = np.zeros_like(v_mps)
    slope[1:-1] = (r_m[2:] - r_m[:-2]) / span_s
    scale = float(np.median(np.linalg.norm(v_mps[1:-1], axis=1) / np.linalg.norm(slope[1:-1], axis=1)))
    left = v_mps - scale * slope
    size = np.linalg.norm(left, axis=1)
    whole = np.flatnonzero(size > _OUTLIERS * np.median(size))
    left[whole] = 0.0
    exact = [[int(k), *map(float, v_mps[k])] for k in whole]
    return packed(left, "i2") | {"scale": scale, "exact": exact}


def _base64(array: Any) -> str:
    return b64encode(array.tobytes()).decode("ascii")
