"""The one way in for the station's orbit: files of element sets, or one ephemeris, of the right satellite."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.mission.catalogue import CATALOGUE
from vitok.mission.station import Station
from vitok.reading import read_text, short, shown_path
from vitok.station.element_set import ElementSet
from vitok.station.element_sets import read_element_sets
from vitok.station.oem import Ephemeris, is_oem, read_oem

LONGEST_BYTES = 24_000_000  # fifty thousand states in XML; every reader is through with it in seconds
_WHAT = "element sets or an ephemeris"
_DESIGNATOR = re.compile(r"(?:19|20)?([0-9]{2})-?([0-9]{3})-?([A-Z]{1,3})")
_CATALOGUE_NUMBER = re.compile(r"[0-9]{5,9}")
_LISTED = 8


@dataclass(frozen=True)
class Tracked:
    """What files tell of the station: element sets in order of epoch, or an ephemeris alone."""

    sets: tuple[ElementSet, ...]
    ephemeris: Ephemeris | None


def tracked(files: Sequence[Path], station: Station, epoch: Epoch) -> Tracked:
    """Element sets of all files, the station's alone, each once; or the one ephemeris, on TAI of ``epoch``.

    InputError for a file that cannot be read as what it is, that has no element set of the station (unless
    the station allows any satellite and the files have one alone), or an ephemeris that does not stand alone.
    """
    sets: list[ElementSet] = []
    for file in files:
        text, shown = read_text(file, LONGEST_BYTES, _WHAT), _shown(file)
        if is_oem(text):
            if len(files) > 1:
                raise InputError(f"{shown} is an ephemeris, which should stand alone, without other files")
            ephemeris = read_oem(text, shown, epoch)
            _check_object(ephemeris, station, shown)
            return Tracked((), ephemeris)
        sets += _of_the_station(read_element_sets(text, shown), station, shown)
    numbers = {each.number for each in sets}
    if len(numbers) > 1:
        raise InputError(
            f"{', '.join(_shown(file) for file in files)}: satellites {_listing(numbers)}; all element sets "
            "should be of one"
        )
    sets.sort(key=lambda each: each.t_s(epoch))
    return Tracked(tuple({_elements(each): each for each in reversed(sets)}.values())[::-1], None)


def designator(text: str) -> str | None:
    """The international designator in one form, as 98067A, of 1998-067A, 1998-067-A or 98067A."""
    found = _DESIGNATOR.fullmatch(text.strip().upper())
    return "".join(found.groups()) if found else None


def _of_the_station(sets: list[ElementSet], station: Station, shown: str) -> list[ElementSet]:
    own = [each for each in sets if each.number == station.satellite_number]
    numbers = {each.number for each in sets}
    if own or (station.any_satellite and len(numbers) == 1):
        return own or sets
    wanted = f"the station {station.name} has {station.satellite_number}"
    if len(numbers) > 1:
        raise InputError(f"{shown}: element sets of the satellites {_listing(numbers)}, but {wanted}")
    raise InputError(
        f"{shown}: element sets of the satellite {numbers.pop()}, but {wanted}; any_satellite = true in the "
        "station's file lets it pass"
    )


def _check_object(ephemeris: Ephemeris, station: Station, shown: str) -> None:
    """InputError if the ephemeris says plainly that it is of another object; a name like ISS says nothing."""
    given = ephemeris.object_id.strip()
    own = station.international_designator
    other = own is not None and designator(given) not in (None, designator(own))
    number = bool(_CATALOGUE_NUMBER.fullmatch(given)) and designator(given) is None
    if not station.any_satellite and (other or (number and int(given) != station.satellite_number)):
        wanted = f"satellite {station.satellite_number}" if number else own
        raise InputError(
            f"{shown}: OBJECT_ID = {short(given)} ({short(ephemeris.object_name)}), but the station "
            f"{station.name} is {wanted}; any_satellite = true in the station's file lets it pass"
        )


def _elements(each: ElementSet) -> tuple[float, ...]:
    """What makes two element sets the same."""
    model = each.satellite
    angles = model.inclo, model.nodeo, model.argpo, model.mo
    return (each.number, *vars(each.instant).values(), model.no_kozai, model.ecco, *angles, model.bstar)


def _listing(numbers: Iterable[int]) -> str:
    listed = sorted(numbers)
    more = f" and {len(listed) - _LISTED} others" if len(listed) > _LISTED else ""
    return ", ".join(map(str, listed[:_LISTED])) + more


def _shown(file: Path) -> str:
    """The path as the user wrote it; a catalogue file by its name."""
    return file.name if file.is_relative_to(CATALOGUE) else shown_path(file)
