"""One control period of ship and station, far apart, in contact, or hooked."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import bare, lean
from vitok.motion.rigid_body import make_unit
from vitok.motion.runge_kutta import stepper
from vitok.proximity.bodies import AROUND, LOADS, SHIP, STATES, STATION, look_around, rates
from vitok.proximity.contact import AT_FIRST, Contact, Phase
from vitok.proximity.hooked import hooked_rates, join, kinetic_j, part
from vitok.proximity.probe import catch, clear, clearance, hold, latched, touch

# as they stand in the array of a contact
_PARTED, _FREE, _TOUCHING, _CAPTURED, _RETRACTING, _HOOKED = (float(each) for each in Phase)
# behind the state, in contact: energy dissipated, work of the drive, impulse
_LOST, _DRIVEN, _IMPULSE = STATES, STATES + 1, STATES + 2
_EQUATIONS = STATES + 5
_AT_FIRST = AT_FIRST.start
_EXACT_S = 1e-7
# what a fine step is told: its begin, the share drawn in there and its rate, the catch (3), whether the head
# lies against the drogue as it begins: forces come by a jump as it does, which no stage may meet in a step
_BEGIN, _SHARE, _PACE, _CATCH, _AGAINST = 0, 1, 2, 3, 6
_TOLD = 7


class Work(NamedTuple):
    """What ``advance`` works in and keeps of the surroundings; of one flight in one plant."""

    around: NDArray[np.float64]
    stages: NDArray[np.float64]
    y: NDArray[np.float64]
    trial: NDArray[np.float64]
    acting: NDArray[np.float64]
    told: NDArray[np.float64]


def workspace() -> Work:
    """Work space for one flight."""
    return Work(
        np.full(AROUND, np.nan),
        np.zeros((5, _EQUATIONS)),
        np.zeros(_EQUATIONS),
        np.zeros(_EQUATIONS),
        np.zeros(LOADS),
        np.zeros(_TOLD),
    )


@bare
def _far_rates(t_s, y, context, out):
    plant, around, loads = context
    rates(t_s, y, plant, around, loads, out)


@bare
def _hooked_rates(t_s, y, context, out):
    plant, around, loads = context
    hooked_rates(t_s, y, plant, around, loads, out)


@bare
def _touching_rates(t_s, y, context, out):
    plant, around, loads, acting, told = context
    for i in range(LOADS):
        acting[i] = loads[i]
    lost_w, force = 0.0, (0.0, 0.0, 0.0)
    if told[_AGAINST] > 0.0:
        lost_w, _, force = touch(y, plant.mechanism, acting)
    rates(t_s, y, plant, around, acting, out)
    out[_LOST], out[_DRIVEN] = lost_w, 0.0
    out[_IMPULSE], out[_IMPULSE + 1], out[_IMPULSE + 2] = force


@bare
def _holding_rates(t_s, y, context, out):
    plant, around, loads, acting, told = context
    for i in range(LOADS):
        acting[i] = loads[i]
    share = told[_SHARE] + told[_PACE] * (t_s - told[_BEGIN])
    lost_w, driven_w, _, force, _ = hold(
        y, share, told[_PACE], told[_CATCH:_AGAINST], plant.mechanism, acting
    )
    rates(t_s, y, plant, around, acting, out)
    out[_LOST], out[_DRIVEN] = lost_w, driven_w
    out[_IMPULSE], out[_IMPULSE + 1], out[_IMPULSE + 2] = force


_far_step, _hooked_step = stepper(_far_rates, STATES), stepper(_hooked_rates, STATES)
_touching_step, _holding_step = stepper(_touching_rates, _EQUATIONS), stepper(_holding_rates, _EQUATIONS)


@bare
def _make_both_unit(y):
    make_unit(y[SHIP + 6 : SHIP + 10])
    make_unit(y[STATION + 6 : STATION + 10])


@bare
def advance(t_s, y, step_s, plant, loads, contact, work):
    """Goes on by ``step_s`` from ``t_s`` (TAI s) in place: the state ``y`` (STATES,), and ``contact``.

    ``loads`` (LOADS,), of the thrusters, act all the time; ``contact`` begins as ``no_contact()``, ``work``
    as ``workspace()``. Near the drogue and in contact it goes in finer steps by itself.
    """
    look_around(t_s, plant, work.around)
    if contact[Contact.PHASE] == _HOOKED and contact[Contact.RELEASE_MPS] > 0.0:
        part(y, plant, contact)
        contact[Contact.PHASE] = _PARTED
    phase = contact[Contact.PHASE]
    if phase == _PARTED or (phase == _FREE and clear(y, step_s, plant.mechanism)):
        _far_step(t_s, y, step_s, (plant, work.around, loads), work.stages, y)
        _make_both_unit(y)
        return
    _fine(t_s, y, step_s, plant, loads, contact, work)


@lean
def _fine(t_s, y, step_s, plant, loads, contact, work):
    at, trial, told = work.y, work.trial, work.told
    for i in range(STATES):
        at[i] = y[i]
    for i in range(_EQUATIONS - STATES):  # what is lost, driven and passed on lies in one order in both
        at[STATES + i] = contact[Contact.DISSIPATED_J + i]
    context = (plant, work.around, loads, work.acting, told)
    if contact[Contact.PHASE] == _CAPTURED and contact[Contact.RETRACT] > 0.0:
        contact[Contact.PHASE] = _RETRACTING
    left_s = step_s
    while left_s > 0.0:
        now_s = t_s + (step_s - left_s)
        phase = contact[Contact.PHASE]
        if phase == _HOOKED:
            _hooked_step(now_s, at, left_s, (plant, work.around, loads), work.stages, at)
            _make_both_unit(at)
            break
        caught = _CAPTURED <= phase <= _RETRACTING
        finest_s = plant.mechanism.holding_step_s if caught else plant.mechanism.touching_step_s
        h = left_s / max(1.0, np.ceil(left_s / finest_s - 1e-9))
        if caught:
            to_go_s = (1.0 - contact[Contact.RETRACTED]) * plant.mechanism.retraction_s
            pace = 1.0 / plant.mechanism.retraction_s if phase == _RETRACTING else 0.0
            h = min(h, to_go_s) if pace > 0.0 else h
            told[_BEGIN], told[_SHARE], told[_PACE] = now_s, contact[Contact.RETRACTED], pace
            for i in range(3):
                told[_CATCH + i] = contact[Contact.CATCH_X + i]
            _holding_step(now_s, at, h, context, work.stages, trial)
            contact[Contact.RETRACTED] += pace * h
        else:
            h = left_s if clear(at, left_s, plant.mechanism) else h
            h = _touching(now_s, h, context, contact, work)
        for i in range(_EQUATIONS):
            at[i] = trial[i]
        _make_both_unit(at)
        left_s = left_s - h if h < left_s else 0.0
        _note(t_s + (step_s - left_s), at, plant, contact, work)
    for i in range(STATES):
        y[i] = at[i]
    for i in range(_EQUATIONS - STATES):
        contact[Contact.DISSIPATED_J + i] = at[STATES + i]


@bare
def _touching(now_s, h, context, contact, work):
    """Writes the state after ``h`` into ``work.trial``, or that at first touch where one comes; how long."""
    mechanism, at, trial = context[0].mechanism, work.y, work.trial
    apart = clearance(at, mechanism) > 0.0
    work.told[_AGAINST] = 0.0 if apart else 1.0
    # the whole step; where it crosses, bisected until its end is the first touch
    low, high, tried = 0.0, h, h
    while True:
        _touching_step(now_s, at, tried, context, work.stages, trial)
        touched = apart and clearance(trial, mechanism) <= 0.0
        if touched and tried - low <= _EXACT_S:
            break
        if not touched and tried == h:
            return h
        low, high = (low, tried) if touched else (tried, high)
        # narrow enough, it ends on the far side
        tried = high if high - low <= _EXACT_S else 0.5 * (low + high)
    contact[Contact.TOUCHES] += 1.0
    if np.isnan(contact[Contact.FIRST_S]) or contact[Contact.ANEW] > 0.0:
        contact[Contact.FIRST_S], contact[Contact.ANEW] = now_s + tried, 0.0
        for i in range(STATES):
            contact[_AT_FIRST + i] = trial[i]
    return tried


@bare
def _note(t_s, at, plant, contact, work):
    """Keeps the greatest loads, and lets one phase follow on another."""
    mechanism, phase, acting = plant.mechanism, contact[Contact.PHASE], work.acting
    for i in range(LOADS):
        acting[i] = 0.0
    if _CAPTURED <= phase <= _RETRACTING:
        share = contact[Contact.RETRACTED]
        _, _, elastic_j, _, stroke_m = hold(at, share, 0.0, work.told[_CATCH:_AGAINST], mechanism, acting)
        contact[Contact.STROKE_M] = max(contact[Contact.STROKE_M], stroke_m)
        if stroke_m > mechanism.stroke_m:
            contact[Contact.BOTTOMED] = 1.0
    else:
        _, elastic_j, _ = touch(at, mechanism, acting)
        contact[Contact.PHASE] = _TOUCHING if elastic_j > 0.0 else _FREE
    contact[Contact.AXIAL_N] = max(contact[Contact.AXIAL_N], abs(acting[0]))
    across_n = np.sqrt(acting[1] * acting[1] + acting[2] * acting[2])
    contact[Contact.LATERAL_N] = max(contact[Contact.LATERAL_N], across_n)
    if phase == _RETRACTING and contact[Contact.RETRACTED] >= 1.0 - 1e-12:
        before_j = kinetic_j(at, plant)
        join(at, plant)
        at[_LOST] += before_j - kinetic_j(at, plant) + elastic_j
        contact[Contact.PHASE], contact[Contact.HOOKED_S] = _HOOKED, t_s
    elif contact[Contact.PHASE] == _TOUCHING and contact[Contact.LATCHES] > 0.0 and latched(at, mechanism):
        # what holds it begins without load where it is; what it had pressed in is lost
        at[_LOST] += elastic_j
        contact[Contact.PHASE], contact[Contact.CAPTURE_S] = _CAPTURED, t_s
        catch(at, mechanism, contact[Contact.CATCH_X : Contact.CATCH_Z + 1])
