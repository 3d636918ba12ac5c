"""SGP4's periodic terms against SGP4 itself, started at each instant from the same mean elements."""

import numpy as np
from sgp4.api import WGS72, Satrec

from vitok.stay.osculating import osculating_teme


def test_mean_elements_become_the_state_that_sgp4_starts_from(figure):
    draw = np.random.default_rng(7)
    n = 500
    motion = draw.uniform(14.5, 16.2, n) * 2.0 * np.pi / 1440.0
    e = 10.0 ** draw.uniform(-7.0, -2.0, n)
    inclination = draw.uniform(0.02, 3.1, n)
    node, perigee, anomaly = draw.uniform(0.0, 2.0 * np.pi, (3, n))
    r_km, v_kmps = np.empty((n, 3)), np.empty((n, 3))
    osculating_teme(motion, e, inclination, node, perigee, anomaly, r_km, v_kmps)
    worst_m = worst_mps = 0.0
    for k in range(n):
        own = Satrec()
        own.sgp4init(
            WGS72,
            "i",
            0,
            25000.0,
            0.0,
            0.0,
            0.0,
            e[k],
            perigee[k],
            inclination[k],
            anomaly[k],
            motion[k],
            node[k],
        )
        error, r, v = own.sgp4_tsince(0.0)
        assert not error
        worst_m = max(worst_m, float(np.abs(r_km[k] - r).max()) * 1e3)
        worst_mps = max(worst_mps, float(np.abs(v_kmps[k] - v).max()) * 1e3)
    figure("periodic terms of SGP4 at 500 sets", "sgp4", "1e-5 m", f"{worst_m:.1e} m, {worst_mps:.1e} m/s")
    assert worst_m < 1e-5  # a digit above the rounding of 7e6 m through Kepler's equation to 1e-12
    assert worst_mps < 1e-8
