"""What is asked of a station's whereabouts: at which instants, over which site."""

from dataclasses import dataclass
from math import inf

from vitok.arguments import named
from vitok.errors import InputError
from vitok.mission.instant import checked_instant, instant
from vitok.mission.place import Site
from vitok.reading import short

_MOST = 20_000  # instants
_MOST_DAYS = 30
_LEAST_S = 1e-3  # between instants, which are shown by the millisecond


@dataclass(frozen=True)
class When:
    """Instants in ISO 8601 UTC with a ``Z``: ``at``, or ``begin`` to ``end`` by ``step_s``, or neither.

    InputError for instants that are none, or that do not go together.
    """

    at: str | None = None
    begin: str | None = None
    end: str | None = None
    step_s: float | None = None

    def __post_init__(self) -> None:
        span = (self.begin, self.end, self.step_s)
        at, begin, end, step = map(named, ("at", "begin", "end", "step_s"))
        if self.at is not None and any(each is not None for each in span):
            raise InputError(f"{at} excludes {begin}, {end} and {step}")
        if any(each is not None for each in span) and any(each is None for each in span):
            raise InputError(f"{begin}, {end} and {step} go together: give all three or none")
        for key, value in ((at, self.at), (begin, self.begin), (end, self.end)):
            try:
                if value is not None:
                    checked_instant(value)
            except ValueError as error:
                raise InputError(f"{key} = '{short(value or '')}' {error}") from error
        if self.begin is None or self.end is None or self.step_s is None:
            return
        if not _LEAST_S <= self.step_s < inf:
            raise InputError(f"{step} = {self.step_s:g} should be at least {_LEAST_S:g} s")
        span_s = (instant(self.end) - instant(self.begin)).total_seconds()
        if span_s < 0.0:
            raise InputError(f"{end} = {self.end} should not be before {begin} = {self.begin}")
        steps = span_s // self.step_s
        if steps >= _MOST:
            raise InputError(
                f"{step} = {self.step_s:g} s makes {steps + 1:.0f} instants; allowed are {_MOST}"
            )


@dataclass(frozen=True)
class Over:
    """Passes that are asked for: the site, the days, the lowest elevation.

    InputError for days or an elevation out of range.
    """

    site: Site
    days: int = 1
    elevation_deg: float = 10.0

    def __post_init__(self) -> None:
        if not 1 <= self.days <= _MOST_DAYS:
            raise InputError(f"{named('days')} = {self.days} should be from 1 to {_MOST_DAYS}")
        if not 0.0 <= self.elevation_deg < 90.0:
            raise InputError(
                f"{named('elevation_deg')} = {self.elevation_deg:g} should be from 0 to below 90 deg"
            )

    def __str__(self) -> str:
        return f"{self.site.name} above {self.elevation_deg:g} deg"
