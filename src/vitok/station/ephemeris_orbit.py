"""A station's orbit as an ephemeris gives it: a fit to tracking until it was made, a prediction after."""

import numpy as np
from numpy.typing import NDArray

from vitok.earth.density_scale import DensityScale
from vitok.earth.space_weather import SolarActivity
from vitok.earth.time import Epoch
from vitok.elementary import exp, norm, power
from vitok.errors import InputError
from vitok.mission.station import Station
from vitok.station.batch import Prior
from vitok.station.interpolation import trajectory
from vitok.station.knowledge import Knowledge, usual_burns
from vitok.station.least_squares import DENSITY_MEMORY_S, DENSITY_SPREAD
from vitok.station.oem import Ephemeris
from vitok.station.orbit import MARGIN_S, StationOrbit
from vitok.station.reference import FIRST_KNOT, KNOT_S, LOG_AREA, Made, Reference, StationBurn, scaled
from vitok.station.surroundings import orbit_surroundings
from vitok.station.theory import AXIS, ELEMENTS, theory_of

Vector = NDArray[np.float64]

# assumption: tracking leaves tens of metres, and two of the axis: 0.3 km along the track after a day
_TRACKED_M, _TRACKED_AXIS_M = 40.0, 2.0


def of_ephemeris(
    ephemeris: Ephemeris,
    station: Station,
    epoch: Epoch,
    *,
    t_start_s: float,
    t_end_s: float,
    activity: SolarActivity | None = None,
) -> StationOrbit:
    """Orbit of an ephemeris over a span that it covers, InputError else.

    Its sigma is that of tracking up to its creation (or its begin, if it names none), and that of the air's
    future after.
    """
    mass_kg = ephemeris.mass_kg or station.mass_kg
    begin_s, end_s = (float(each) for each in _covered(ephemeris, epoch, t_start_s, t_end_s))
    flown = trajectory(
        ephemeris.segments, mass_kg=mass_kg, file=ephemeris.object_name, t0_s=begin_s, t1_s=end_s
    )
    known_s = begin_s if ephemeris.creation_utc is None else epoch.t_s(ephemeris.creation_utc)
    t0_s = min(max(known_s, begin_s), end_s)
    turn_s = np.arange(begin_s, min(end_s, begin_s + KNOT_S), 60.0)
    y = flown(turn_s)
    knots = int(np.ceil((end_s - t0_s) / KNOT_S)) + 2
    around = orbit_surroundings(epoch, begin_s, end_s, norm(y[:, :3]), activity=activity)
    burns = tuple(
        StationBurn(each.t_s, each.delta_v_mps, 0.0, 0.0)
        for each in ephemeris.burns
        if begin_s < each.t_s < end_s
    )
    about = Reference(
        t0_s,
        flown,
        theory_of(y),
        (),
        scaled(around.environment, DensityScale(t0_s, KNOT_S, np.zeros(knots))),
        ephemeris.cd_area_m2 or station.cd_area_m2,
        Made(around),
    )
    prior = Prior(mass_kg, station.cd_area_m2, station.cd_area_spread)
    knowledge = Knowledge(about, _covariance(knots, prior), begin_s, t0_s, usual_burns(station))
    return StationOrbit(epoch, t_start_s, t_end_s, knowledge, burns, 0.0, (), (), (), activity, ephemeris)


def _covered(ephemeris: Ephemeris, epoch: Epoch, t_start_s: float, t_end_s: float) -> tuple[float, float]:
    """The span with as much of the margin around it as the ephemeris has; InputError if it has too little."""
    first_s = min(each.useable_s[0] for each in ephemeris.segments)
    last_s = max(each.useable_s[1] for each in ephemeris.segments)
    if t_start_s < first_s or t_end_s > last_s:
        asked, has = (
            " to ".join(epoch.utc(t_s) for t_s in span) for span in ((t_start_s, t_end_s), (first_s, last_s))
        )
        raise InputError(f"the ephemeris of {ephemeris.object_name} covers {has}, needed are {asked}")
    return (
        min(t_start_s, max(t_start_s - MARGIN_S, first_s)),
        max(t_end_s, min(t_end_s + MARGIN_S, last_s)),
    )


def _covariance(knots: int, prior: Prior) -> Vector:
    """(p, p) at the ephemeris's creation: tracking, the drag area, and air that is known then and forgets."""
    out = np.zeros((FIRST_KNOT + knots, FIRST_KNOT + knots))
    out[:ELEMENTS, :ELEMENTS] = np.eye(ELEMENTS) * _TRACKED_M**2
    out[AXIS, AXIS] = _TRACKED_AXIS_M**2
    out[LOG_AREA, LOG_AREA] = prior.log_area_spread**2
    days = np.arange(knots)
    memory = float(exp(-KNOT_S / DENSITY_MEMORY_S))
    out[FIRST_KNOT:, FIRST_KNOT:] = DENSITY_SPREAD**2 * (
        power(memory, np.abs(days[:, None] - days)) - power(memory, days[:, None] + days)
    )
    return out
