"""Attitudes over many instants: aims, turns from one to another, holds in a row.

q_body_from_gcrf as in ``rigid_body``, in rows (n, 4); axes (3, 3) have the body's axes in GCRF as rows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from vitok.compiled import njit
from vitok.elementary import arccos, dot
from vitok.motion.lvlh import lvlh_from_gcrf
from vitok.motion.quaternions import continuous, quaternions
from vitok.motion.rigid_body import quaternion_product
from vitok.motion.vectors import cross
from vitok.types import Vector

_ALONG = 0.99  # cosine, beyond which a direction says nothing about a turn around it
_EASED = 1.5  # peak of the rate of 3 x^2 - 2 x^3, the share of a turn, over its mean


@njit
def by(q, turn):
    """Attitudes (n, 4) of what is turned from ``q`` (n, 4) by one quaternion (4,) in the body's axes."""
    out = np.empty((q.shape[0], 4))
    for k in range(q.shape[0]):
        out[k] = quaternion_product(
            (q[k, 0], q[k, 1], q[k, 2], q[k, 3]), (turn[0], turn[1], turn[2], turn[3])
        )
    return continuous(out)


@njit
def along_orbit(y):
    """Attitudes (n, 4) of the LVLH axes of states (n, 6 or more)."""
    axes = np.empty((y.shape[0], 3, 3))
    for k in range(y.shape[0]):
        m = lvlh_from_gcrf(y[k, 0], y[k, 1], y[k, 2], y[k, 3], y[k, 4], y[k, 5])
        for i in range(9):
            axes[k, i // 3, i % 3] = m[i]
    return quaternions(axes)


@njit
def aimed(x, down, ahead):
    """Axes (3, 3) whose +x lies along a unit vector ``x`` (3,), +z as near to ``down`` as may be.

    For x along that, +z lies to ``ahead`` where x points up, against it where x points down, as if the nose
    had been pitched there.
    """
    out = np.empty((3, 3))
    along = x[0] * down[0] + x[1] * down[1] + x[2] * down[2]
    near = down if abs(along) < _ALONG else -np.sign(along) * ahead
    along = x[0] * near[0] + x[1] * near[1] + x[2] * near[2]
    out[0] = x
    out[2] = near - along * x
    out[2] /= np.sqrt(out[2, 0] ** 2 + out[2, 1] ** 2 + out[2, 2] ** 2)
    z = (out[2, 0], out[2, 1], out[2, 2])
    out[1] = cross(z, (x[0], x[1], x[2]))
    return out


@njit
def _turned(q0, q1, share):
    out, last = np.empty((q0.shape[0], 4)), np.array([1.0, 0.0, 0.0, 0.0])
    for k in range(q0.shape[0]):
        a, b = (q0[k, 0], q0[k, 1], q0[k, 2], q0[k, 3]), (q1[k, 0], q1[k, 1], q1[k, 2], q1[k, 3])
        w, x, y, z = quaternion_product((a[0], -a[1], -a[2], -a[3]), b)
        # the way that was the shorter one at first, also where it has become the longer
        if w * last[0] + x * last[1] + y * last[2] + z * last[3] < 0.0:
            w, x, y, z = -w, -x, -y, -z
        last[0], last[1], last[2], last[3] = w, x, y, z
        sine = np.sqrt(x * x + y * y + z * z)
        half = share[k] * np.arctan2(sine, w)
        scale = np.sin(half) / sine if sine > 1e-12 else share[k]
        out[k] = quaternion_product(a, (np.cos(half), scale * x, scale * y, scale * z))
    return out


def turned(q0: Vector, q1: Vector, share: Vector) -> Vector:
    """Attitudes (n, 4) on the way from some (n, 4) to others (n, 4), by shares (n,) of the turn between.

    The turn is the shorter one at the first row, and goes on from it (Shoemake 1985 for two fixed ones).
    """
    out: Vector = _turned(q0, q1, share)
    return out


def between(t_s: Vector, q: Vector, at_s: Vector) -> Vector:
    """Attitudes (n, 4) at instants (n,), by steady turns between those ``q`` (m, 4) at ``t_s`` (m,).

    Before the first and after the last it is theirs; of two at one instant it is the later.
    """
    rows = np.clip(np.searchsorted(t_s, at_s, side="right"), 1, t_s.size - 1)
    apart_s = np.maximum(t_s[rows] - t_s[rows - 1], 1e-9)
    out: Vector = _between(q, rows, np.clip((at_s - t_s[rows - 1]) / apart_s, 0.0, 1.0))
    return out


@njit
def _between(q, rows, share):
    out = np.empty((rows.size, 4))
    for k in range(rows.size):
        row = rows[k]
        out[k] = _turned(q[row - 1 : row], q[row : row + 1], share[k : k + 1])[0]
    return continuous(out)


Law = Callable[[Vector], Vector]


@dataclass(frozen=True)
class Hold:
    """An attitude, ``law`` of instants (n,) to (n, 4), that a body turns to from ``t_s`` on and then keeps.

    The turn begins and ends at rest and takes no more than ``rate_radps``, unless it has to be done by
    ``reached_s``.
    """

    t_s: float
    law: Law
    rate_radps: float
    reached_s: float = np.inf


def held(holds: Sequence[Hold], t_s: Vector) -> Vector:
    """Attitudes (n, 4) at instants (n,), none before the first of the holds, each of which ends the last."""
    spans = [0.0]
    for number, hold in enumerate(holds[1:], 1):
        begin = np.array([hold.t_s])
        before, after = _held(holds[:number], spans, begin), hold.law(begin)
        angle_rad = 2.0 * float(arccos(min(1.0, abs(float(dot(before[0], after[0]))))))
        spans.append(max(min(_EASED * angle_rad / hold.rate_radps, hold.reached_s - hold.t_s), 0.0))
    out = np.empty((t_s.size, 4))
    begins = np.array([hold.t_s for hold in holds])
    which = np.maximum(np.searchsorted(begins, t_s, side="right") - 1, 0)
    for number in range(len(holds)):
        here = which == number
        if here.any():
            out[here] = _held(holds[: number + 1], spans, t_s[here])
    steady: Vector = continuous(out)
    return steady


def _held(holds: Sequence[Hold], spans: Sequence[float], t_s: Vector) -> Vector:
    """Attitudes (n, 4) by the last of the holds, turned to from where the one before would have gone on."""
    hold, span_s = holds[-1], spans[len(holds) - 1]
    q = hold.law(t_s)
    turning = t_s < hold.t_s + span_s
    if turning.any():
        times = np.append(hold.t_s, t_s[turning])
        x = (times - hold.t_s) / span_s
        q[turning] = turned(_held(holds[:-1], spans, times), hold.law(times), x * x * (3.0 - 2.0 * x))[1:]
    return q
