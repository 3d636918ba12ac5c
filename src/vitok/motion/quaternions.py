"""Quaternions of the axes of frames, one or many; q_body_from_gcrf as in ``rigid_body``."""

import numpy as np

from vitok.compiled import lean, njit


@lean
def quaternion_of(m):
    """Unit quaternion (4-tuple) of the matrix (9,) of a frame's axes, row by row (Shepperd 1978)."""
    trace = m[0] + m[4] + m[8]
    if trace >= m[0] and trace >= m[4] and trace >= m[8]:
        w = 0.5 * np.sqrt(1.0 + trace)
        return w, 0.25 * (m[5] - m[7]) / w, 0.25 * (m[6] - m[2]) / w, 0.25 * (m[1] - m[3]) / w
    if m[0] >= m[4] and m[0] >= m[8]:
        x = 0.5 * np.sqrt(1.0 + m[0] - m[4] - m[8])
        return 0.25 * (m[5] - m[7]) / x, x, 0.25 * (m[1] + m[3]) / x, 0.25 * (m[2] + m[6]) / x
    if m[4] >= m[8]:
        y = 0.5 * np.sqrt(1.0 + m[4] - m[0] - m[8])
        return 0.25 * (m[6] - m[2]) / y, 0.25 * (m[1] + m[3]) / y, y, 0.25 * (m[5] + m[7]) / y
    z = 0.5 * np.sqrt(1.0 + m[8] - m[0] - m[4])
    return 0.25 * (m[1] - m[3]) / z, 0.25 * (m[2] + m[6]) / z, 0.25 * (m[5] + m[7]) / z, z


@njit
def continuous(q):
    """Attitudes (n, 4) of unit length, each of the sign that is nearer to the one before."""
    out = np.empty((q.shape[0], 4))
    for k in range(q.shape[0]):
        length = np.sqrt(q[k, 0] ** 2 + q[k, 1] ** 2 + q[k, 2] ** 2 + q[k, 3] ** 2)
        along = 1.0
        if k > 0:
            along = (
                q[k, 0] * out[k - 1, 0]
                + q[k, 1] * out[k - 1, 1]
                + q[k, 2] * out[k - 1, 2]
                + q[k, 3] * out[k - 1, 3]
            )
        scale = -length if along < 0.0 else length
        for i in range(4):
            out[k, i] = q[k, i] / scale
    return out


@njit
def quaternions(axes):
    """Attitudes (n, 4) of axes (n, 3, 3), each of the sign that is nearer to the one before."""
    out = np.empty((axes.shape[0], 4))
    for k in range(axes.shape[0]):
        a = axes[k]
        out[k] = quaternion_of(
            (a[0, 0], a[0, 1], a[0, 2], a[1, 0], a[1, 1], a[1, 2], a[2, 0], a[2, 1], a[2, 2])
        )
    return continuous(out)
