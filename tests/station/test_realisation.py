"""Orbits that a station may really have, drawn from what is known of it."""

from dataclasses import replace

import numpy as np
import pytest
from tests.station.conftest import DAY_S, misses_m
from tests.station.messages import oem_kvn, oem_rows

from vitok.earth.environment import environment
from vitok.earth.time import Epoch
from vitok.motion import orbit
from vitok.station.estimate import estimate
from vitok.station.known import station_orbit
from vitok.station.realisation import realised, scale_with, unknowns_of
from vitok.station.reference import FIRST_KNOT, LOG_AREA
from vitok.station.theory import AXIS, INCLINATION, LATITUDE, along_rate

EPOCH = Epoch.from_utc("2023-02-16T00:00:00Z")  # an hour before the ephemeris is made
RUNS = 60


@pytest.fixture(scope="module")
def forecast(august, iss):
    """Two days ahead of the last set."""
    last_s = august.t_s[12]
    return estimate(august.known(last_s), iss, august.epoch, t_start_s=last_s, t_end_s=last_s + 2.0 * DAY_S)


@pytest.fixture(scope="module")
def by_ephemeris(iss, tmp_path_factory):
    """A prediction over a day and a half in steps of four minutes."""
    surroundings = environment(EPOCH, 0.0, 1.5 * DAY_S)
    y0 = np.array([6.79e6, 0.0, 0.0, 0.0, 4760.0, 6003.0, 460e3])
    flown = orbit.coast(0.0, y0, 1.5 * DAY_S, surroundings, cd_area_m2=4890.0)
    file = tmp_path_factory.mktemp("oem") / "iss.oem"
    file.write_text(oem_kvn(oem_rows(flown, EPOCH.utc, np.arange(0.0, 1.5 * DAY_S, 240.0))))
    return station_orbit([file], iss, EPOCH, t_start_s=2.0 * 3600.0, t_end_s=1.3 * DAY_S)


def only(about, unknown, sigma):
    """The orbit with one unknown alone that is not known."""
    covariance = np.zeros_like(about.knowledge.covariance)
    covariance[unknown, unknown] = sigma**2
    return replace(about, knowledge=replace(about.knowledge, covariance=covariance))


def one(about):
    return np.ones(about.knowledge.covariance.shape[0])


def off_m(about, draw, t_s):
    trajectory = realised(about, unknowns_of(about, draw))
    return misses_m(about, t_s, trajectory(t_s))


@pytest.mark.parametrize("name", ["forecast", "by_ephemeris"])
def test_nothing_drawn_is_what_is_known(name, request):
    about = request.getfixturevalue(name)
    t_s = np.linspace(about.t_start_s, about.t_end_s, 50)
    nothing = unknowns_of(about, 0.0 * one(about))
    trajectory, scale = realised(about, nothing), scale_with(about, nothing)
    assert np.abs(trajectory(t_s) - about.flown(t_s))[:, :3].max() < 0.1
    assert np.array_equal(scale.log_scale, about.knowledge.about.scale.log_scale)


@pytest.mark.parametrize(("after_days", "within_m"), [(0.0, 0.1), (1.9, 0.5)])
def test_where_it_is_asked_for_from_later_on_it_is_where_the_whole_way_leads(forecast, after_days, within_m):
    """What is coarse about the way there, metres, is taken off."""
    unknowns, t_from_s = unknowns_of(forecast, one(forecast)), forecast.t_start_s + after_days * DAY_S
    t_s = np.linspace(t_from_s, t_from_s + 5000.0, 40)
    later = realised(forecast, unknowns, t_from_s=t_from_s)
    assert np.abs(later(t_s) - realised(forecast, unknowns)(t_s))[:, :3].max() < within_m
    assert later.t_start_s == t_from_s
    assert all(np.abs(strayed[:3]).max() > 0.1 for strayed in forecast._strayed.values())


@pytest.mark.parametrize("name", ["forecast", "by_ephemeris"])
def test_a_higher_orbit_falls_behind_by_three_halves_of_its_rate(name, request):
    """Along the track by 3 pi for a turn and a metre of the axis, and what J2 adds."""
    about = request.getfixturevalue(name)
    theory, t0_s = about.knowledge.about.theory, about.knowledge.about.t0_s
    t_s = np.linspace(about.t_end_s - 6000.0, about.t_end_s, 60)
    along, across, _ = off_m(only(about, AXIS, 20.0), one(about), t_s).T
    assert along_rate(theory) == pytest.approx(-1.5 * theory.n_radps, rel=0.02)
    np.testing.assert_allclose(along, 20.0 * along_rate(theory) * (t_s - t0_s), rtol=0.03)
    assert np.abs(across).max() < 0.02 * np.abs(along).max()


def test_another_inclination_swings_across_the_track_and_turns_the_node(forecast):
    theory, t0_s = forecast.knowledge.about.theory, forecast.knowledge.about.t0_s
    t_s = np.linspace(forecast.t_end_s - 6000.0, forecast.t_end_s, 60)
    _, across, _ = off_m(only(forecast, INCLINATION, 500.0), one(forecast), t_s).T
    # a steeper orbit's node goes back more slowly: d(cos i) / di of its rate
    node = theory.j2_radps * np.sin(theory.inclination_rad) ** 2 * (t_s[30] - t0_s)
    assert node > 0.4
    assert np.abs(across).max() == pytest.approx(500.0 * np.hypot(1.0, node), rel=0.02)


@pytest.mark.parametrize("unknown", ["area", "air"])
def test_more_drag_sinks_and_draws_ahead(forecast, unknown):
    """As the drag's own integrals say, which no flight made."""
    knots = forecast.knowledge.about.scale.log_scale.size
    which = LOG_AREA if unknown == "area" else FIRST_KNOT + knots - 3
    t_s = np.array([forecast.t_end_s])
    expected = 0.1 * forecast.knowledge.about.partials(t_s)[0, LATITUDE, which]
    along, _, radial = off_m(only(forecast, which, 0.1), one(forecast), t_s)[0]
    assert expected > 50.0 and radial < 0.0
    assert along == pytest.approx(expected, rel=0.1)


@pytest.mark.parametrize("name", ["forecast", "by_ephemeris"])
def test_the_spread_is_the_sigma_that_is_told(name, request, figure):
    about = request.getfixturevalue(name)
    t_s = np.array([about.t_end_s])
    draws = np.random.default_rng(2).standard_normal((RUNS, one(about).size))
    ratio = (
        np.sqrt(np.mean([off_m(about, draw, t_s)[0] ** 2 for draw in draws], axis=0)) / about.sigma_m(t_s)[0]
    )
    bar = 3.0 / np.sqrt(2.0 * RUNS)  # three of its own sigma
    figure(
        f"{RUNS} true orbits of a station known by {'its sets' if name == 'forecast' else 'an ephemeris'}, "
        "a day or two ahead: along, across, radial over sigma",
        "the covariance",
        f"1 +- {bar:.2f}",
        ", ".join(f"{each:.2f}" for each in ratio),
    )
    assert np.abs(ratio - 1.0).max() < bar


def test_a_displaced_ephemeris_moves_as_its_velocity_says(by_ephemeris):
    trajectory = realised(by_ephemeris, unknowns_of(by_ephemeris, one(by_ephemeris)))
    t_s = np.linspace(by_ephemeris.t_start_s, by_ephemeris.t_end_s - 2.0, 300)
    before, after = trajectory(t_s), trajectory(t_s + 2.0)
    middle = trajectory(t_s + 1.0)
    assert np.abs((after - before)[:, :3] / 2.0 - middle[:, 3:6]).max() < 5e-3


def test_the_sigma_of_the_density_is_that_of_what_is_drawn(forecast):
    """Over all of the span: at the knots it is more, and between them less."""
    about, t_s = forecast.knowledge.about.scale, np.linspace(forecast.t_start_s, forecast.t_end_s, 200)
    knots_s, random = (
        about.t_start_s + about.step_s * np.arange(about.log_scale.size),
        np.random.default_rng(7),
    )
    drawn = []
    for _ in range(4000):
        unknowns = unknowns_of(forecast, random.normal(size=one(forecast).size))
        drawn.append(np.interp(t_s, knots_s, scale_with(forecast, unknowns).log_scale - about.log_scale))
    told = forecast.density_sigma(forecast.t_start_s, forecast.t_end_s)
    assert told == pytest.approx(float(np.sqrt(np.mean(np.square(drawn)))), rel=0.03)
