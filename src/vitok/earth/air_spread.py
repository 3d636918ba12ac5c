"""How uncertain the air's density is where the Sun's activity is a forecast."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from vitok.earth.air_samples import msis_samples
from vitok.earth.space_weather import SolarActivity, SpaceWeather, space_weather
from vitok.earth.time import Epoch
from vitok.types import Vector


def log_density_spread(
    epoch: Epoch, t_s: NDArray[np.floating], altitude_m: float, activity: SolarActivity | None = None
) -> Vector:
    """One sigma (n,) of the log of NRLMSIS's density by that of the average F10.7; 0 where it is measured.

    Of the mean over the globe, by asking the model one sigma higher. That days scatter about the average, in
    flux and in Ap, belongs to what the model does not know of any day.
    """
    mjd_utc = epoch.mjd_utc(t_s)
    weather = space_weather(mjd_utc, activity)
    sigma_sfu = weather.f107_average_sigma_sfu
    if not sigma_sfu.any():
        return np.zeros(t_s.size)
    sunnier = replace(
        weather,
        f107_sfu=weather.f107_sfu + sigma_sfu,
        f107_average_sfu=weather.f107_average_sfu + sigma_sfu,
    )
    return _mean_log_density(mjd_utc, sunnier, altitude_m) - _mean_log_density(mjd_utc, weather, altitude_m)


def _mean_log_density(mjd_utc: Vector, weather: SpaceWeather, altitude_m: float) -> Vector:
    samples = msis_samples(mjd_utc, np.zeros(mjd_utc.size), weather, np.array([altitude_m / 1e3]))
    mean: Vector = samples[..., 0, 0].mean(axis=(1, 2))
    return mean
