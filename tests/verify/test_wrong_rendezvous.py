"""Wrong models of the rendezvous, which the controllers' table of Soyuz MS-18 has to reject."""

from dataclasses import replace

import numpy as np
import pytest

import vitok
from vitok.elementary import norm
from vitok.motion import orbit
from vitok.motion.arc import Start
from vitok.rendezvous.chase import chase_of
from vitok.rendezvous.plan import rendezvous_from

OFF_M = 5e3
SIZES = {"transfer 1": (48.18, 3.0), "transfer 2": (24.16, 4.0)}
RANGES = {"transfer 1": (364.53, 30.0), "transfer correction": (186.05, 20.0), "transfer 2": (87.73, 10.0)}


@pytest.fixture(scope="module")
def ms_18():
    return vitok.plan("soyuz-ms-18")


def rejecting(plan):
    """The rows outside their bars."""
    names = [each.burn.name for each in plan.firings]
    sizes = dict(zip(names, (each.delta_v_mps for each in plan.firings), strict=True))
    ranges_km = dict(zip(names, (range_m / 1e3 for range_m in plan.ranges_m), strict=True))
    out = {f"size of {name}" for name, (real, bar) in SIZES.items() if abs(sizes[name] - real) > bar}
    return out | {
        f"range at {name}" for name, (real, bar) in RANGES.items() if abs(ranges_km[name] - real) > bar
    }


def planned(flight, *, first_gate_burn_mps=None, axis_m=0.0, higher_m=0.0):
    """The rendezvous in heights without bounds, by a wrong model."""
    scene, start = flight.scene, flight.ascent.end
    chase, t_docking_s = chase_of(scene), scene.t_docking_s
    profile = scene.cast.profile.model_copy(
        update={"phasing_height_min_m": 130e3, "phasing_height_max_m": 1e6}
    )
    if first_gate_burn_mps is not None:
        craft = chase.spacecraft
        approach = craft.approach.model_copy(update={"first_gate_burn_mps": first_gate_burn_mps})
        chase = replace(chase, spacecraft=craft.model_copy(update={"approach": approach}))
    if axis_m:
        there = chase.station(t_docking_s)
        there[3:6] *= 1.0 + 0.5 * axis_m / norm(there[:3])
        early_s, around = start.t_s - 5000.0, chase.environment
        before = orbit.coast(t_docking_s, there, early_s, around).y_end
        chase = replace(chase, station=orbit.coast(early_s, before, t_docking_s + 5000.0, around))
    y = start.y.copy()
    y[3:6] *= 1.0 - 0.5 * higher_m / norm(y[:3])
    y[:3] *= 1.0 + higher_m / norm(y[:3])
    return rendezvous_from(Start(start.t_s, np.array(y)), chase, profile, t_docking_s)


def test_the_model_itself_is_rejected_by_no_row(ms_18):
    assert rejecting(planned(ms_18)) == set()


@pytest.mark.parametrize(
    "wrong",
    [
        {"first_gate_burn_mps": -5.54},
        {"axis_m": OFF_M},
        {"axis_m": -OFF_M},
        {"higher_m": 10e3},
        {"higher_m": -10e3},
    ],
    ids=str,
)
def test_a_wrong_model_is_rejected(ms_18, wrong):
    assert rejecting(planned(ms_18, **wrong))
