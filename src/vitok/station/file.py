"""The station's orbit from a user's file: element sets or an ephemeris."""

from pathlib import Path

from vitok.earth.environment import environment
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.errors import InputError
from vitok.mission.station import Station
from vitok.station.interpolation import trajectory
from vitok.station.orbit import StationOrbit, best, of_ephemeris
from vitok.station.read import tracked

_OLDEST_S = 45.0 * SECONDS_PER_DAY


def station_orbit(
    file: Path, station: Station, epoch: Epoch, t_start_s: float, t_end_s: float
) -> StationOrbit:
    """The station's orbit over a span from element sets or an ephemeris; InputError if the file has none."""
    known = tracked([file], station, epoch)
    if known.ephemeris is not None:
        flown = trajectory(known.ephemeris.segments, station.mass_kg, str(file), t_start_s, t_end_s)
        return of_ephemeris(flown, environment(epoch, t_start_s, t_end_s), station.cd_area_m2)
    instants_s = [each.t_s(epoch) for each in known.sets]
    apart_s = min(max(t_start_s - t_s, t_s - t_end_s, 0.0) for t_s in instants_s)
    if apart_s > _OLDEST_S:
        raise InputError(
            f"{file}: its nearest element set lies {apart_s / SECONDS_PER_DAY:.0f} days from the span "
            f"{epoch.utc(t_start_s)[:10]} to {epoch.utc(t_end_s)[:10]}; beyond "
            f"{_OLDEST_S / SECONDS_PER_DAY:.0f} days it tells nothing of the orbit's phase"
        )
    return best(known.sets, epoch, t_start_s, t_end_s, station.mass_kg, station.cd_area_m2)
