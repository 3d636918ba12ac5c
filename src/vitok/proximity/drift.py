"""Where a ship that has left drifts if it does nothing any more: whether it keeps off the station."""

import numpy as np

from vitok.earth.space_weather import SolarActivity
from vitok.earth.time import Epoch
from vitok.elementary import norm
from vitok.mission.station import Station
from vitok.motion import orbit
from vitok.motion.arc import Margin, Start
from vitok.motion.elements import elements
from vitok.motion.passage import Passage, passage
from vitok.proximity.approach import Flown, Surroundings
from vitok.proximity.bodies import State
from vitok.proximity.pair import Pair
from vitok.proximity.sample import Sample
from vitok.station.reference import scaled
from vitok.station.surroundings import orbit_surroundings

_TOLERANCE = 1e-9  # decimetres in four turns, and of two bodies side by side nearly the same: a millimetre
_BESIDE_M = 30e3  # how far above or below the station's altitudes it may come


def free_drift(
    flown: Flown,
    pair: Pair,
    start: Start,
    around: Surroundings,
    *,
    epoch: Epoch,
    activity: SolarActivity | None = None,
) -> Passage:
    """How both bodies drift from the end of a flight that began at ``start``, and the stay in the sphere.

    That lasts for the station's ``drift_inside_turns``, under all forces in air of the true density; the
    sphere is that of ``keep_out_radius_m``. FlightError where one falls to the ground.
    """
    craft, station, last = pair.spacecraft, pair.station, flown.rows[-1]
    t_s = start.t_s + float(last[Sample.T])
    here, other = around.orbit(t_s), around.orbit(t_s)
    here[:6] += last[Sample.STATE + State.R_STATION : Sample.STATE + State.Q_STATION]
    here[6] = station.mass_kg
    other[:6] += last[Sample.STATE + State.R_SHIP : Sample.STATE + State.Q_SHIP]
    other[6] = start.y[6] - (flown.rows[0, Sample.PROPELLANT] - last[Sample.PROPELLANT])
    about = elements(here)
    end_s = t_s + station.drift_inside_turns * about.period_s
    distance_m = norm(here[:3]) + np.array([-_BESIDE_M, _BESIDE_M])
    air = orbit_surroundings(epoch, t_s, end_s, distance_m, activity=activity).environment
    environment = scaled(air, around.environment.air.scale)
    host, ship = (
        orbit.coast(t_s, y, end_s, environment, cd_area_m2=cd_area_m2, tolerance=_TOLERANCE)
        for y, cd_area_m2 in ((here, around.cd_area_m2), (other, craft.aerodynamics.cd_area_m2))
    )
    return passage(ship, host, (station.keep_out_radius_m,) * 3)


def drift_margin(drift: Passage, station: Station) -> Margin:
    """The limit of a ship that left: doing nothing any more, it keeps off the station's sphere."""
    return Margin(
        "least_drift_m", station.keep_out_radius_m, drift.least_distance_m, drift.t_least_s, at_least=True
    )
