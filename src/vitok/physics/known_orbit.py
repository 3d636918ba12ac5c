"""Which of several files tells the station's orbit about an instant, and what to say where none does."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from vitok.article.instants import Instant
from vitok.earth.time import Epoch
from vitok.mission.station import Station
from vitok.station.read import tracked

_SECONDS_PER_DAY = 86400.0
_NEAR_DAYS = 12.0  # from the nearest set, beyond which it is named as missing; burns come about once a month


def nearest_file(files: Sequence[Path], station: Station, stated: Instant) -> Path:
    """The file with the element set nearest to an instant; InputError if one cannot be read."""
    return min(files, key=lambda file: _distance_s(file, station, stated))


def missing(files: Sequence[Path], station: Station, stated: Instant, *, event: str, why: str) -> str:
    """Why an event cannot be judged: by the dates of the element sets, where these are too far from it."""
    nearest_s = min(_distance_s(file, station, stated) for file in files)
    if nearest_s < _NEAR_DAYS * _SECONDS_PER_DAY:
        return why
    return (
        f"element sets of about {stated.utc:%Y-%m-%d}, the day of the {event}, are missing: those given are "
        f"of {', '.join(_span(file, station, stated) for file in files[:6])}"
    )


def _distance_s(file: Path, station: Station, stated: Instant) -> float:
    epoch = Epoch.from_utc(stated.utc)
    return min((abs(each.t_s(epoch)) for each in tracked([file], station, epoch).sets), default=0.0)


def _span(file: Path, station: Station, stated: Instant) -> str:
    days = sorted(_day(each.epoch_utc) for each in tracked([file], station, Epoch.from_utc(stated.utc)).sets)
    return f"{days[0]} to {days[-1]}" if days and days[0] != days[-1] else days[0] if days else file.name


def _day(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d}"
