"""What thrusters can make in a control period: no pulse is shorter than they can, and no force is too dear.

What is owed for pulses that are too short is added to what is wanted next.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import lean
from vitok.craft.jet_selection import ROWS, SelectionWork, select, selection_work

_DEAR = 1.02  # of the price of a small impulse: more than a reserve manifold is made dearer by
_SMALL = 0.01  # of all that the thrusters push along an axis
_HALVINGS = 12  # of that, to a quarter of a thousandth
_ANYWAY = 0.25  # of what is cheap, wanted however much is owed: few thrusters can owe more than all


class Effectors(NamedTuple):
    """What ``select`` knows of n thrusters, the shortest pulse of each, and what ``quanta`` makes of it."""

    effects: NDArray[np.float64]  # (6, n)
    cost: NDArray[np.float64]  # (n,)
    shortest_s: NDArray[np.float64]  # (n,)
    quantum: NDArray[np.float64]  # (6,)


class PulseWork(NamedTuple):
    """What ``pulses``, ``quanta`` and ``cheap`` work in, beside what ``select`` does."""

    selection: SelectionWork
    total: NDArray[np.float64]  # (6,): wanted with what is owed, then what is made
    short: NDArray[np.int64]  # (6,): thrusters whose on-times are too short
    short_s: NDArray[np.float64]  # (6,): these on-times


def pulse_work(count: int) -> PulseWork:
    """Work space for that many thrusters."""
    return PulseWork(selection_work(count), np.empty(ROWS), np.empty(ROWS, dtype=np.int64), np.empty(ROWS))


@lean
def pulses(wanted, effectors, limit_s, owed, out, work):
    """As ``select``, but no on-time is below the shortest pulse: what is not made for it is owed.

    ``owed`` (6,), N s and N m s, is zeros at first and kept by the caller; it is added to what is wanted
    next. What is made differs from what was wanted, over any time, by what is owed: no more along any axis
    than its quantum, as long as the thrusters there can make it. So on-times that are too short are left out,
    but for those which are made a shortest pulse where more were owed without. What is beyond the thrusters'
    strength is not owed, the shares tell it: a law that still wants it asks again. A thruster whose limit is
    below its shortest pulse does not fire. Leaves what is made in ``work.total``.
    """
    effects, cost, shortest_s, _ = effectors
    n, count = out.size, 0
    for i in range(ROWS):
        work.total[i] = wanted[i] + owed[i]
    shares = select(work.total, effects, cost, limit_s, out, work.selection)
    for k in range(n):
        if out[k] < shortest_s[k]:
            if out[k] > 0.0 and limit_s[k] >= shortest_s[k]:
                # a corner of the programme has no more than six between their limits
                work.short[count], work.short_s[count] = k, out[k]
                count += 1
            out[k] = 0.0
    for i in range(ROWS):
        work.total[i] *= shares[0] if i < 3 else shares[1]
        owed[i] = work.total[i]
        for k in range(n):
            owed[i] -= effects[i, k] * out[k]
    _make_up(work.short[:count], work.short_s, effectors, owed, out)
    for i in range(ROWS):
        work.total[i] -= owed[i]
    return shares


@lean
def _make_up(short, short_s, effectors, owed, out):
    """Makes as few of the on-times that are too short as leave no more than a quantum owed along any axis.

    Those are chosen that fire least beyond their on-times, by cost: they are nearly due, and nothing has to
    be taken back by others. Where no choice does, that which leaves the least.
    """
    effects, cost, shortest_s, quantum = effectors
    best, least, price = 0, np.inf, np.inf
    for chosen in range(1 << short.size):
        more, left = 0.0, 0.0
        for j in range(short.size):
            if chosen >> j & 1:
                more += cost[short[j]] * (shortest_s[short[j]] - short_s[j])
        if more >= price:
            continue
        for i in range(ROWS):
            along = owed[i]
            for j in range(short.size):
                if chosen >> j & 1:
                    along -= effects[i, short[j]] * shortest_s[short[j]]
            left = max(left, abs(along) / quantum[i])
        if left <= 1.0:
            best, price = chosen, more
            if chosen == 0:
                return
        elif price == np.inf and left < least:
            best, least = chosen, left
    for j in range(short.size):
        if best >> j & 1:
            k = short[j]
            out[k] = shortest_s[k]
            for i in range(ROWS):
                owed[i] -= effects[i, k] * shortest_s[k]


@lean
def quanta(effects, cost, limit_s, shortest_s, out, on_s, work):
    """Writes the least impulses (6,), N s and N m s, each alone, of which one thruster makes a pulse.

    The lesser of both ways along each axis; ``on_s`` (n,) is scratch.
    """
    for i in range(ROWS):
        out[i] = np.inf
        for way in range(2):
            for k in range(ROWS):
                work.total[k] = 0.0
            work.total[i] = 1.0 - 2.0 * way
            select(work.total, effects, cost, limit_s, on_s, work.selection)
            for k in range(on_s.size):
                if on_s[k] > 0.0:
                    out[i] = min(out[i], shortest_s[k] / on_s[k])


@lean
def cheap(effects, cost, limit_s, out, on_s, work):
    """Writes the greatest impulses (6,), N s along AXES, each of which is made at the price of a small one.

    What is left up to the strength of the thrusters is dear: across a ship whose jets make no force without a
    moment the last twentieth costs nearly as much as all before. An impulse along several axes whose shares
    of these sum up to 1 at most is no dearer than its parts. ``on_s`` (n,) is scratch.
    """
    for axis in range(2 * 3):
        for i in range(ROWS):
            work.total[i] = 0.0
        sign = 1.0 if axis % 2 == 0 else -1.0
        low, high, least = 0.0, 0.0, 0.0
        for k in range(on_s.size):
            high += abs(effects[axis // 2, k]) * limit_s[k]
        work.total[axis // 2] = sign * _SMALL * high
        select(work.total, effects, cost, limit_s, on_s, work.selection)
        for k in range(on_s.size):
            least += cost[k] * on_s[k] / (_SMALL * high)
        for _ in range(_HALVINGS):
            middle, price = 0.5 * (low + high), 0.0
            work.total[axis // 2] = sign * middle
            share, _ = select(work.total, effects, cost, limit_s, on_s, work.selection)
            for k in range(on_s.size):
                price += cost[k] * on_s[k] / middle
            if share == 1.0 and price <= _DEAR * least:
                low = middle
            else:
                high = middle
        out[axis] = low


@lean
def spare(wanted, owed, most):
    """Takes of the first three numbers wanted, in place, what with those owed is within ``most`` (6,) of
    ``cheap``, and _ANYWAY of that at least: the rest is left to be wanted again. Where nothing is made along
    an axis, none is wanted."""
    used, asked = 0.0, 0.0
    for i in range(3):
        limit = most[2 * i] if wanted[i] >= 0.0 else most[2 * i + 1]
        if limit == 0.0:
            wanted[i] = 0.0
            continue
        used += abs(owed[i]) / limit
        asked += abs(wanted[i]) / limit
    if used + asked > 1.0:
        share = min(max(1.0 - used, _ANYWAY) / asked, 1.0)
        for i in range(3):
            wanted[i] *= share
