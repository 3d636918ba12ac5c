"""A day ahead of NASA's own ephemeris of the station, with the mass, area and drag coefficient of its header.

The ephemeris is a fit to tracking until it was made, on 16 February 2023, and a prediction after it, under an
atmosphere and solar activity that NASA expected then and does not tell. Here the air is NRLMSIS under the
weather that came. So the way along the orbit is a comparison of two atmospheres, and only what lies
across it, some tens of metres, is one of forces and frames.
"""

from pathlib import Path

import numpy as np
import pytest

from vitok.earth.environment import environment
from vitok.earth.time import Epoch
from vitok.motion import orbit
from vitok.station.instant import t_s
from vitok.station.oem_frames import gcrf_of
from vitok.station.oem_kvn import message_of_kvn

FILE = Path(__file__).parent / "data" / "iss_2023-02.oem"
EPOCH = Epoch.from_utc("2023-02-15T00:00:00Z")
DAY_S = 86400.0
MASS_KG, AREA_M2, DRAG_COEFFICIENT = 460724.0, 1504.78, 3.25  # the header
BURN_S = EPOCH.t_s("2023-02-20T02:58:00Z")  # the header's only burn


def thinned_states():
    """Times and states of the file, six hours apart, which the reader refuses: they do not interpolate."""
    rows = message_of_kvn(FILE.read_text(), FILE.name).parts[0].rows
    times = t_s(np.array([float(row[0]) for row in rows]), np.array([row[1] for row in rows]), "UTC", EPOCH)
    return times, gcrf_of("EME2000", np.array([row[2] for row in rows]) * 1e3, times, EPOCH)


@pytest.fixture(scope="module")
def misses_m():
    """Differences (n, 3) after a day in the station's LVLH: forward, across, down."""
    from vitok.motion.lvlh import axes

    times, states = thinned_states()
    surroundings = environment(EPOCH, 0.0, times[-1])
    found = []
    for begin_s, state in zip(times, states, strict=True):
        k = int(np.argmin(np.abs(times - begin_s - DAY_S)))
        end_s = float(times[k])
        if abs(end_s - begin_s - DAY_S) > 300.0 or begin_s < BURN_S + 600.0 < end_s + 1200.0:
            continue
        y0 = np.append(state, MASS_KG)
        flown = orbit.coast(
            float(begin_s), y0, end_s, surroundings, cd_area_m2=AREA_M2 * DRAG_COEFFICIENT
        ).y_end
        found.append(axes(states[k]) @ (flown[:3] - states[k, :3]))
    return np.array(found)


def test_there_are_many_arcs(misses_m):
    assert len(misses_m) > 40


def test_across_the_orbit_forces_and_frames_agree(misses_m, figure):
    across_m, down_m = np.median(np.abs(misses_m[:, 1])), np.median(np.abs(misses_m[:, 2]))
    figure(
        "a day of the real station, across and down",
        "NASA's ephemeris, February 2023, median",
        "",
        f"{across_m:.0f} m and {down_m:.0f} m",
    )
    assert across_m < 25.0
    assert down_m < 70.0


def test_along_the_orbit_two_atmospheres_differ(misses_m, figure):
    misses = np.linalg.norm(misses_m, axis=1)
    figure(
        "a day of the real station, all directions",
        "NASA's ephemeris, February 2023, median",
        "1 km: missed, see below",
        f"{np.median(misses) / 1e3:.1f} km, at most {misses.max() / 1e3:.1f} km",
    )
    assert np.median(misses) < 3e3  # without drag it would be 10 km
    assert misses.max() < 10e3
