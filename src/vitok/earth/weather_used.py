"""Which space weather a span rests on: measured, given, of the forecast or of the mean solar cycle."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from vitok.earth.environment import Environment
from vitok.earth.space_weather import SolarActivity, space_weather
from vitok.earth.space_weather_tables import tables
from vitok.earth.time import SECONDS_PER_DAY, Epoch

_STEP_S = 3600.0 * 6.0


@dataclass(frozen=True)
class WeatherSpan:
    """A span of one source of space weather, with means over it of the indices and of their sigmas."""

    from_utc: str
    to_utc: str
    source: str
    f107_sfu: float
    f107_sigma_sfu: float
    f107_average_sfu: float
    f107_average_sigma_sfu: float
    ap: float
    ap_sigma: float


def weather_used(
    epoch: Epoch, t_start_s: float, t_end_s: float, activity: SolarActivity | None = None
) -> tuple[WeatherSpan, ...]:
    """Spans from ``t_start_s`` to ``t_end_s`` by their source, in order; errors as in ``space_weather``.

    An ``activity`` that is not needed, as all days are measured, is told there.
    """
    known = tables()
    measured = "measured"
    after: tuple[tuple[str, float], ...]
    if activity is None:
        after = (
            ("daily forecast of the bundled table", known.days_end_mjd),
            (
                "monthly forecast of the bundled table for F10.7, mean solar cycle for Ap",
                known.months_end_mjd,
            ),
            ("mean solar cycle", np.inf),
        )
    else:
        values = f"F10.7 = {activity.f107_sfu:g} sfu, Ap = {activity.ap:g}"
        after = ((f"given: {values}", np.inf),)
        if _mjd(epoch, t_end_s) <= known.measured_end_mjd:
            measured = f"measured; not needed are the values given: {values}"
    spans: list[WeatherSpan] = []
    begin_s = t_start_s
    for source, end_mjd in ((measured, known.measured_end_mjd), *after):
        end_s = min(t_end_s, t_start_s + (end_mjd - _mjd(epoch, t_start_s)) * SECONDS_PER_DAY)
        if end_s > begin_s or (end_s == begin_s == t_end_s and not spans):
            spans.append(_span(epoch, begin_s, end_s, source, activity))
            begin_s = end_s
    return tuple(spans)


def weather_summary(
    epoch: Epoch, surroundings: Environment, activity: SolarActivity | None = None
) -> list[dict[str, Any]]:
    """The spans that an environment's air rests on, as plain values for output."""
    spans = weather_used(epoch, surroundings.t_start_s, surroundings.t_end_s, activity)
    return [asdict(each) for each in spans]


def _mjd(epoch: Epoch, t_s: float) -> float:
    return float(epoch.mjd_utc(np.array([t_s]))[0])


def _span(
    epoch: Epoch, t_start_s: float, t_end_s: float, source: str, activity: SolarActivity | None
) -> WeatherSpan:
    count = max(3, round((t_end_s - t_start_s) / _STEP_S))
    middles_s = t_start_s + (np.arange(count) + 0.5) / count * (t_end_s - t_start_s)
    weather = space_weather(epoch.mjd_utc(middles_s), activity)
    return WeatherSpan(
        epoch.utc(t_start_s),
        epoch.utc(t_end_s),
        source,
        float(weather.f107_sfu.mean()),
        float(weather.f107_sigma_sfu.mean()),
        float(weather.f107_average_sfu.mean()),
        float(weather.f107_average_sigma_sfu.mean()),
        float(weather.ap[:, 0].mean()),
        float(weather.ap_sigma.mean()),
    )
