"""vitok's orbit against independent programs: the day, the Earth's rotation and the gravity field."""

import numpy as np
import pytest

from vitok.earth.frames import itrf_from_gcrf
from vitok.earth.gravity import WORK, field, gravity_itrf
from vitok.motion.orbit import TOLERANCE

heyoka = pytest.importorskip("heyoka")

from benchmarks.case import SPAN_S, surroundings  # noqa: E402
from benchmarks.peers import heyoka_peer, vitok_peer  # noqa: E402

RADIUS_M = 6.8e6
POLES_M = np.array([[0.0, 0.0, RADIUS_M], [0.0, 0.0, -RADIUS_M], [1e-3, 0.0, RADIUS_M]])


def points_m():
    directions = np.random.default_rng(5).normal(size=(100, 3))
    return np.vstack((RADIUS_M * directions / np.linalg.norm(directions, axis=1)[:, None], POLES_M))


def relative_error(acceleration_mps2):
    """Worst difference from an acceleration, a function of place, at degree and order 120."""
    table, worst = field(120), 0.0
    for point in points_m():
        there = acceleration_mps2(point)
        ours = np.array(gravity_itrf(*point, table, np.empty(WORK)))
        worst = max(worst, float(np.linalg.norm(ours - there) / np.linalg.norm(there)))
    return worst


@pytest.fixture(scope="module")
def oracle():
    return heyoka_peer.prepare(heyoka_peer.TIGHT)()


@pytest.mark.parametrize(
    ("tolerance", "limit_m"),
    [
        (TOLERANCE, 1e-3),  # coast's default: 0.7 mm
        (vitok_peer.TIGHT, 2e-5),  # 5 micrometres
    ],
)
def test_the_day_is_the_oracles(oracle, tolerance, limit_m, figure):
    ours = vitok_peer.prepare(tolerance)()
    miss_m = np.linalg.norm(ours[:3] - oracle[:3])
    figure(
        f"one day, 20x20, Sun and Moon, tolerance {tolerance:g}",
        "heyoka",
        f"{limit_m * 1e3:g} mm",
        f"{miss_m * 1e3:.3f} mm",
    )
    assert np.linalg.norm(ours[:3] - oracle[:3]) < limit_m
    assert np.linalg.norm(ours[3:] - oracle[3:]) < 1.2e-3 * limit_m  # the orbital rate, in radians a second


def test_the_field_is_heyokas(figure):
    place = heyoka.make_vars("x", "y", "z")
    acceleration = heyoka.model.egm2008_acc(place, 120, 120)
    worst = relative_error(heyoka.cfunc(acceleration, place, compact_mode=True))
    figure("acceleration, 120x120, random points and poles", "heyoka", "1e-12", f"{worst:.1e}")
    assert worst < 1e-12


def test_the_field_is_brahes(figure):
    brahe = pytest.importorskip("brahe")
    model = brahe.GravityModel.from_model_type(brahe.GravityModelType.EGM2008_120)
    worst = relative_error(lambda point: model.compute_spherical_harmonics(point, 120, 120))
    figure("acceleration, 120x120, random points and poles", "brahe", "1e-12", f"{worst:.1e}")
    assert worst < 1e-12


def test_the_earth_turns_as_in_brahe(figure):
    # brahe reads the same IERS table, on straight lines between days: 7 mm at noon, 0.2 mm at midnight
    brahe = pytest.importorskip("brahe")
    from benchmarks.peers.brahe_peer import load_earth_orientation

    epoch, table = load_earth_orientation(), surroundings().rotation
    worst_m = 0.0
    for t_s in np.linspace(0.0, SPAN_S, 25):
        ours = np.array(itrf_from_gcrf(t_s, table)).reshape(3, 3)
        difference = np.linalg.norm(ours - brahe.rotation_gcrf_to_itrf(epoch + t_s), 2)
        worst_m = max(worst_m, difference * RADIUS_M)
    figure("GCRF to ITRF, one day", "brahe", "1 cm", f"{worst_m * 1e3:.1f} mm")
    assert worst_m < 1e-2
