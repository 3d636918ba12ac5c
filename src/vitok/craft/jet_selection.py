"""Which thrusters fire, and how long: the least propellant that makes an impulse and a moment's impulse.

The linear programme, least cost . t with effects t = wanted and 0 <= t <= limit, is solved exactly by the
simplex method with bounded variables (Dantzig 1955, Econometrica 23, 174; Chvatal 1983, "Linear Programming",
chapter 8). Where all that is wanted cannot be had, its shares are variables too: first the greatest share of
the moment's impulse, then that of the force's, both in their directions, then the least cost for these.

It ends: a basis never comes again. Each step lowers the objective, or takes out of the basis for good what is
fixed, or is one by Bland's rule (1977, Mathematics of Operations Research 2, 103), under which steps of no
length do not cycle.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import lean

ROWS = 6  # force and moment
_AT_LEAST, _AT_MOST, _BASIC = 0, 1, 2
_NO_COLUMN = -1  # serves a row of the basis until a column does, at 0
_NO_GAIN = 1e-10  # of a reduced cost, in units of the greatest cost
_NO_PIVOT = 1e-9  # in units of the greatest effect
_TIE_S = 1e-13
_WHOLE = 1.0 - 1e-12  # of a share: rounding


class SelectionWork(NamedTuple):
    """What ``select`` works in; columns are the thrusters, then the force and the moment that are made.

    Those two are in seconds of the greatest effect. The tableau's last row is that of the reduced costs.
    """

    tableau: NDArray[np.float64]  # (7, n + 2)
    least: NDArray[np.float64]  # (n + 2,)
    most: NDArray[np.float64]  # (n + 2,)
    place: NDArray[np.int64]  # (n + 2,): at its least, at its most, in the basis
    basis: NDArray[np.int64]  # (6,): columns
    value: NDArray[np.float64]  # (6,): of the basis


def selection_work(count: int) -> SelectionWork:
    """Work space for that many thrusters."""
    columns = count + 2
    return SelectionWork(
        np.empty((ROWS + 1, columns)),
        np.empty(columns),
        np.empty(columns),
        np.empty(columns, dtype=np.int64),
        np.empty(ROWS, dtype=np.int64),
        np.empty(ROWS),
    )


@lean
def select(wanted, effects, cost, limit_s, out, work):
    """On-times ``out`` (n,), s, of least cost for the wanted (6,) N s and N m s; the shares made of both.

    ``effects`` (6, n), N and N m; ``cost`` (n,) of a second, such as flow_kgps; ``limit_s`` (n,) the longest
    on-times, 0 for a thruster that cannot fire. One that cannot be shut has its own effect taken off what is
    wanted, and the limit 0. Returns the share of the force's impulse and that of the moment's, 1 where all is
    made or none is wanted; the moment goes first.
    """
    n = out.size
    pull = np.sqrt(wanted[0] ** 2 + wanted[1] ** 2 + wanted[2] ** 2)
    twist = np.sqrt(wanted[3] ** 2 + wanted[4] ** 2 + wanted[5] ** 2)
    scale = 0.0
    for i in range(ROWS):
        for k in range(n):
            scale = max(scale, abs(effects[i, k]))
    if (pull == 0.0 and twist == 0.0) or scale == 0.0:
        for k in range(n):
            out[k] = 0.0
        return (1.0 if pull == 0.0 else 0.0), (1.0 if twist == 0.0 else 0.0)
    for i in range(ROWS):
        for k in range(n):
            work.tableau[i, k] = effects[i, k] / scale
        work.tableau[i, n] = -wanted[i] / pull if i < 3 and pull > 0.0 else 0.0
        work.tableau[i, n + 1] = -wanted[i] / twist if i >= 3 and twist > 0.0 else 0.0
        work.basis[i], work.value[i] = _NO_COLUMN, 0.0
    for k in range(n):
        work.most[k] = limit_s[k]
    work.most[n], work.most[n + 1] = pull / scale, twist / scale
    for j in range(n + 2):
        work.least[j], work.place[j] = 0.0, _AT_LEAST
    moment_share = _raise(n + 1, work) if twist > 0.0 else 1.0
    force_share = _raise(n, work) if pull > 0.0 else 1.0
    _lower_cost(cost, work)
    for k in range(n):
        out[k] = work.most[k] if work.place[k] == _AT_MOST else 0.0
    for i in range(ROWS):
        if 0 <= work.basis[i] < n:
            out[work.basis[i]] = min(max(work.value[i], 0.0), limit_s[work.basis[i]])
    return force_share, moment_share


@lean
def _raise(column, work):
    """Make a column's value as great as it can be, and fix it there; its share of its most."""
    reduced = work.tableau[ROWS]
    for j in range(reduced.size):
        reduced[j] = 0.0
    reduced[column] = -1.0
    for i in range(ROWS):
        if work.basis[i] == column:
            for j in range(reduced.size):
                reduced[j] += work.tableau[i, j]
    _descend(work)
    wanted = work.most[column]
    made = wanted if work.place[column] == _AT_MOST else 0.0
    for i in range(ROWS):
        if work.basis[i] == column:
            made = max(work.value[i], 0.0)
    if made > wanted * _WHOLE:
        made = wanted
    work.least[column] = work.most[column] = made
    return made / wanted


@lean
def _lower_cost(cost, work):
    """Make the cost as low as it can be with what is fixed."""
    n, reduced = cost.size, work.tableau[ROWS]
    greatest = 0.0
    for k in range(n):
        greatest = max(greatest, cost[k])
    for j in range(reduced.size):
        reduced[j] = cost[j] / greatest if j < n else 0.0
    for i in range(ROWS):
        if 0 <= work.basis[i] < n:
            share = cost[work.basis[i]] / greatest
            for j in range(reduced.size):
                reduced[j] -= share * work.tableau[i, j]
    _descend(work)


@lean
def _descend(work):
    """Go from basis to basis until no column lowers the objective."""
    bland = False
    while True:
        enter = _entering(work, bland)
        if enter < 0:
            return
        sign = 1.0 if work.place[enter] == _AT_LEAST else -1.0
        leave = _leaving(work, enter, sign, bland)
        if leave < 0:
            step = work.most[enter] - work.least[enter]
            work.place[enter] = _AT_MOST if sign > 0.0 else _AT_LEAST
        else:
            step = _room(work, leave, sign * work.tableau[leave, enter])
        for i in range(ROWS):
            work.value[i] -= sign * step * work.tableau[i, enter]
        if leave < 0:
            bland = False
            continue
        gone = work.basis[leave]
        for_good = gone == _NO_COLUMN or work.most[gone] <= work.least[gone]
        if step > _TIE_S:
            bland = False
        elif not for_good:
            bland = True
        if gone != _NO_COLUMN:
            work.place[gone] = _AT_LEAST if sign * work.tableau[leave, enter] > 0.0 else _AT_MOST
        work.value[leave] = work.least[enter] + step if sign > 0.0 else work.most[enter] - step
        work.basis[leave], work.place[enter] = enter, _BASIC
        _pivot(work.tableau, leave, enter)


@lean
def _entering(work, bland):
    """The column that lowers the objective most for a second of it, by Bland's rule the first; -1 if none."""
    chosen, most = -1, _NO_GAIN
    for j in range(work.place.size):
        if work.place[j] == _BASIC or work.most[j] <= work.least[j]:
            continue
        reduced = work.tableau[ROWS, j]
        gain = -reduced if work.place[j] == _AT_LEAST else reduced
        if gain > most:
            chosen, most = j, gain
            if bland:
                break
    return chosen


@lean
def _room(work, row, slope):
    """How far the entering column can go until a row's column, which falls by ``slope``, is at a bound."""
    column, value = work.basis[row], work.value[row]
    least = work.least[column] if column != _NO_COLUMN else 0.0
    most = work.most[column] if column != _NO_COLUMN else 0.0
    return max((value - least) / slope if slope > 0.0 else (most - value) / -slope, 0.0)


@lean
def _leaving(work, enter, sign, bland):
    """The row whose column leaves the basis; -1 where the entering one reaches its other bound first.

    Of rows that tie the one of the greatest pivot, by Bland's rule that of the first column.
    """
    reach = np.inf
    for i in range(ROWS):
        slope = sign * work.tableau[i, enter]
        if abs(slope) > _NO_PIVOT:
            reach = min(reach, _room(work, i, slope) + _TIE_S / abs(slope))
    if work.most[enter] - work.least[enter] <= reach:
        return -1
    chosen = -1
    for i in range(ROWS):
        slope = sign * work.tableau[i, enter]
        if abs(slope) > _NO_PIVOT and _room(work, i, slope) <= reach:
            if chosen < 0:
                better = True
            elif bland:
                better = work.basis[i] < work.basis[chosen]
            else:
                better = abs(slope) > abs(work.tableau[chosen, enter])
            if better:
                chosen = i
    return chosen


@lean
def _pivot(tableau, row, column):
    """Make a column of the tableau that of unity in a row, and the others' entries 0."""
    inverse = 1.0 / tableau[row, column]
    for j in range(tableau.shape[1]):
        tableau[row, j] *= inverse
    tableau[row, column] = 1.0
    for i in range(ROWS + 1):
        share = tableau[i, column]
        if i != row and share != 0.0:
            for j in range(tableau.shape[1]):
                tableau[i, j] -= share * tableau[row, j]
            tableau[i, column] = 0.0
