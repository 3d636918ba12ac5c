"""The station's orbit from a user's file: element sets or an ephemeris."""

from pathlib import Path

from vitok.earth.environment import environment
from vitok.earth.space_weather import SolarActivity
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.errors import InputError
from vitok.mission.station import Station
from vitok.station.element_sets import read_element_sets
from vitok.station.oem import is_oem, read_oem, trajectory
from vitok.station.orbit import StationOrbit, best, of_ephemeris

_OLDEST_S = 45.0 * SECONDS_PER_DAY


def station_orbit(
    file: Path,
    station: Station,
    epoch: Epoch,
    t_start_s: float,
    t_end_s: float,
    *,
    activity: SolarActivity | None = None,
) -> StationOrbit:
    """The station's orbit over a span from element sets or an ephemeris; InputError if the file has none.

    ``activity`` of the Sun for days that are not measured, as in ``environment``.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file} cannot be read as element sets: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not a text file in UTF-8: byte {error.start} is wrong") from error
    if is_oem(text):
        flown = trajectory(read_oem(text, str(file), epoch), station.mass_kg, str(file), t_start_s, t_end_s)
        surroundings = environment(epoch, t_start_s, t_end_s, activity=activity)
        return of_ephemeris(flown, surroundings, station.cd_area_m2)
    sets = read_element_sets(text, str(file))
    own = [each for each in sets if each.number == station.satellite_number]
    numbers = sorted({each.number for each in sets})
    if not own and len(numbers) > 1:
        raise InputError(
            f"{file}: satellites {', '.join(map(str, numbers))}, but none with the number of {station.name}, "
            f"{station.satellite_number}"
        )
    used = own or sets
    instants_s = [epoch.t_s(each.epoch_utc) for each in used]
    apart_s = min(max(t_start_s - t_s, t_s - t_end_s, 0.0) for t_s in instants_s)
    if apart_s > _OLDEST_S:
        raise InputError(
            f"{file}: its nearest element set lies {apart_s / SECONDS_PER_DAY:.0f} days from the span "
            f"{epoch.utc(t_start_s)[:10]} to {epoch.utc(t_end_s)[:10]}; beyond "
            f"{_OLDEST_S / SECONDS_PER_DAY:.0f} days it tells nothing of the orbit's phase"
        )
    guess = station.mass_kg, station.cd_area_m2
    return best(used, epoch, t_start_s, t_end_s, *guess, activity=activity)
