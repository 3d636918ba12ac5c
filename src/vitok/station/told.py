"""A station's orbit in plain values: what it rests on and how well it is known, for output."""

from typing import Any

import numpy as np

from vitok.station.orbit import StationOrbit
from vitok.station.reference import LOG_AREA


def orbit_summary(orbit: StationOrbit) -> dict[str, Any]:
    """What an estimate rests on and found: keys with units, instants in UTC.

    ``cd_area_sigma_m2`` is one sigma of the drag area, of the log's spread at the area's own value.
    """
    ephemeris, epoch = orbit.ephemeris, orbit.epoch
    log_sigma = float(np.sqrt(orbit.knowledge.covariance[LOG_AREA, LOG_AREA]))
    out: dict[str, Any] = {
        "element_sets_utc": [f"{each.epoch_utc:%Y-%m-%dT%H:%M:%S}Z" for each in orbit.sets],
        "rejected_sets_utc": [f"{each.epoch_utc:%Y-%m-%dT%H:%M:%S}Z" for each in orbit.rejected],
        "rms_km": orbit.rms_m / 1e3,
        "cd_area_m2": orbit.cd_area_m2,
        "cd_area_sigma_m2": orbit.cd_area_m2 * log_sigma,
        "burns": [
            {
                "utc": epoch.utc(each.t_s),
                "delta_v_mps": each.delta_v_mps,
                "sigma_mps": each.sigma_mps,
                "sigma_s": each.sigma_t_s,
            }
            for each in orbit.burns
        ],
        "warnings": list(orbit.warnings),
    }
    if ephemeris is not None:
        created = ephemeris.creation_utc
        out["ephemeris"] = ephemeris.object_name
        out["ephemeris_created_utc"] = f"{created:%Y-%m-%dT%H:%M:%S}Z" if created else None
    return out
