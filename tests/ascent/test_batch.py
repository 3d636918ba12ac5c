"""Dispersed ascents: what scatters them, by how much, and that a run is the same wherever it is flown."""

from dataclasses import replace

import numpy as np
import pytest

from vitok.ascent.batch import fly_dispersed
from vitok.ascent.dispersion import as_planned, dispersed
from vitok.ascent.launcher import Launcher
from vitok.ascent.simulation import fly_ascent
from vitok.chance import Draws
from vitok.craft.rocket import END
from vitok.earth.climate import mean_wind, wind_sigma
from vitok.earth.gravity import MU_M3PS2
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import load
from vitok.mission.place import Site
from vitok.mission.rocket import Rocket
from vitok.motion.continuity import check_continuity

from .test_ascent import PAYLOAD_KG, ROCKET, SITE, planned, station  # noqa: F401

STEERED = load("soyuz-2-1a", Rocket)
NONE = dict.fromkeys(type(ROCKET.dispersions).model_fields, 0.0)


@pytest.fixture(scope="module")
def plan(station):  # noqa: F811
    return planned(station)


@pytest.fixture(scope="module")
def steered(station):  # noqa: F811
    return planned(station, STEERED, site=load("baikonur-31-6", Site))


def launcher(station, rocket=ROCKET, site=SITE, **sigmas):  # noqa: F811
    if sigmas:
        scatter = rocket.dispersions.model_copy(update=NONE | sigmas)
        rocket = rocket.model_copy(update={"dispersions": scatter})
    return Launcher(rocket, PAYLOAD_KG, site, station.environment)


def test_without_scatter_every_run_is_the_plan(station, plan):  # noqa: F811
    flown = fly_dispersed(launcher(station, drag=0.0), plan, runs=2, seed=3)
    assert np.allclose(flown.y, plan.y_insertion, rtol=0.0, atol=1e-6)
    assert flown.insertion_s == pytest.approx(plan.insertion_s)
    assert flown.propellant_left_kg == pytest.approx(plan.propellant_left_kg)
    assert flown.inclination_rad == pytest.approx(plan.inclination_rad)
    assert flown.least_altitude_m == pytest.approx(200e3, abs=50.0)
    assert flown.stages == ("booster", "core")
    assert flown.separation_s[0] - plan.liftoff_s == pytest.approx([118.0, 287.0], abs=1.0)


def test_a_run_hangs_on_seed_and_number_alone(station, plan):  # noqa: F811
    whole = fly_dispersed(launcher(station), plan, runs=4, seed=1)
    serial = fly_dispersed(launcher(station), plan, runs=2, seed=1, threads=1)
    other = fly_dispersed(launcher(station), plan, runs=2, seed=2)
    assert np.array_equal(whole.y[:2], serial.y)
    assert not np.isclose(whole.least_altitude_m[:2], other.least_altitude_m, atol=1.0).any()
    assert len(set(whole.greatest_altitude_m)) == 4


def test_a_flight_has_the_rocket_of_its_run(station, plan):  # noqa: F811
    """One way for both, and in run 0 the plan to the bit."""
    craft = launcher(station)
    batch = fly_dispersed(craft, plan, runs=2, seed=1)
    arcs = [fly_ascent(plan, craft, dispersed(craft, plan, Draws(1, run))) for run in range(3)]
    assert np.array_equal(arcs[0].y_end, plan.y_insertion)
    assert np.array_equal([arc.y_end for arc in arcs[1:]], batch.y)
    assert [arc.t_s[-1] for arc in arcs[1:]] == list(batch.insertion_s)
    for arc in arcs:
        check_continuity([arc])


def test_a_rocket_without_dispersions_flies_as_planned(station, plan):  # noqa: F811
    craft = launcher(station, ROCKET.model_copy(update={"dispersions": None}))
    assert np.array_equal(
        fly_ascent(plan, craft, dispersed(craft, plan, Draws(1, 1))).y_end, plan.y_insertion
    )


def test_a_late_cut_off_lifts_the_far_side(station, plan):  # noqa: F811
    """A metre a second at perigee raises the apogee by 4 a^2 v / mu, 3.5 km (Vallado 2013, eq. 1-31)."""
    flown = fly_dispersed(launcher(station, cut_off_mps=1.0), plan, runs=8, seed=0)
    late = np.array([Draws(0, run).normal("ascent/cut_off")[0] for run in range(1, 9)])
    speed = np.linalg.norm(plan.y_insertion[3:6])
    gain_m = 4.0 * plan.programme.cut_off.axis_m**2 * speed / MU_M3PS2
    slope_m = np.polyfit(late, flown.greatest_altitude_m, 1)[0]
    assert slope_m == pytest.approx(gain_m, rel=0.1)
    assert np.std(flown.least_altitude_m) < 0.2 * np.std(flown.greatest_altitude_m)


def test_equal_units_scatter_less_together(station, plan):  # noqa: F811
    """Four boosters drawn each for itself: half of one's scatter (by the square root of their number)."""
    craft = launcher(station, thrust=0.01)
    ratios = np.array(
        [
            [
                stage.thrust_vacuum_n / nominal.thrust_vacuum_n - 1.0
                for stage, nominal in zip(other.rocket.stages, ROCKET.stages, strict=True)
            ]
            for other in (dispersed(craft, plan, Draws(5, run)) for run in range(1, 201))
        ]
    )
    assert ratios.std(axis=0) == pytest.approx([0.005, 0.01, 0.01], rel=0.15)


def test_a_platform_stands_off_by_the_angles_drawn(station, plan):  # noqa: F811
    """The pitch of the law's level direction over the true one, and axes that stay orthogonal."""
    craft = launcher(station, attitude_deg=0.5)
    true = craft.pad(plan.liftoff_s, plan.window.azimuth_rad)[1].axes
    drawn_rad = np.radians(0.5) * Draws(4, 1).normal("ascent/attitude", 3)
    axes = dispersed(craft, plan, Draws(4, 1)).launch.axes
    assert np.allclose(axes @ axes.T, np.eye(3), atol=1e-12)
    # about the left axis by a positive angle the nose goes down, about the vertical one to the left
    assert axes[0] @ true[2] == pytest.approx(-drawn_rad[1], abs=2e-4)
    assert axes[0] @ true[1] == pytest.approx(drawn_rad[2], abs=2e-4)


def test_a_rocket_flies_through_the_wind_over_its_pad(station, plan):  # noqa: F811
    """In run 0 as foreseen, else off by what the sigmas say; the plan counts on calm air."""
    foreseen, sigma = mean_wind(46.0, 12), wind_sigma(46.0, 12, 24.0)
    craft = replace(launcher(station, wind_scale=1.0), wind=foreseen, wind_sigma=sigma)
    assert as_planned(craft, plan).launch.wind is dispersed(craft, plan, Draws()).launch.wind is foreseen
    blown = dispersed(craft, plan, Draws(3, 1)).launch.wind
    off = np.interp(sigma[:, 0], blown[:, 0], blown[:, 1])
    off -= np.interp(sigma[:, 0], foreseen[:, 0], foreseen[:, 1])
    assert 0.3 < np.std(off / sigma[:, 1]) < 2.0
    gone = fly_ascent(plan, craft, as_planned(craft, plan)).y_end - plan.y_insertion
    assert 10.0 < np.linalg.norm(gone[:3]) < 20e3


def test_denser_air_brakes_the_rocket(station, plan):  # noqa: F811
    """By a uniform factor as by that on the drag, which is all that density does."""
    calm_day = as_planned(launcher(station), plan)
    thick = calm_day.launch._replace(density=np.array([[0.0, 1.1]]))
    large = calm_day.launch._replace(area_m2=1.1 * calm_day.launch.area_m2)
    ends = [
        fly_ascent(plan, launcher(station), replace(calm_day, launch=each)).y_end for each in (thick, large)
    ]
    assert np.allclose(ends[0], ends[1], rtol=0.0, atol=1e-3)
    assert np.linalg.norm(ends[0] - plan.y_insertion) > 100.0


def test_more_propellant_burns_longer_and_weighs_more(station, plan):  # noqa: F811
    craft = launcher(station, propellant=0.01)
    other = dispersed(craft, plan, Draws(0, 1))
    core, nominal = other.rocket.stages[1], ROCKET.stages[1]
    flow_kgps = nominal.thrust_vacuum_n / (nominal.specific_impulse_vacuum_s * 9.80665) + 5.0
    longer_s = (core.propellant_kg - nominal.propellant_kg) / flow_kgps
    ends = [line.segments[line.events.index("core_separation"), END] for line in (other.line, plan.timeline)]
    assert ends[0] - ends[1] == pytest.approx(longer_s, abs=1e-6)
    loaded_kg = sum(
        a.count * (a.propellant_kg - b.propellant_kg)
        for a, b in zip(other.rocket.stages, ROCKET.stages, strict=True)
    )
    assert other.y0[6] - plan.timeline.liftoff_mass_kg == pytest.approx(loaded_kg, abs=1e-6)


def test_the_programmed_rocket_scatters_and_the_steered_one_hardly(station, plan, steered, figure):  # noqa: F811
    """Told by a cosmonaut (RIA, C): +-42 km for Soyuz-FG, +-5 km for Soyuz-2.1a, read as three sigma."""
    free = fly_dispersed(launcher(station), plan, runs=120, seed=0)
    held = fly_dispersed(launcher(station, STEERED, load("baikonur-31-6", Site)), steered, runs=120, seed=0)
    assert not free.failures and not held.failures
    three_km = [3e-3 * float(np.std(each.greatest_altitude_m)) for each in (free, held)]
    for name, told, found in (("Soyuz-FG", "42 km", three_km[0]), ("Soyuz-2.1a", "5 km", three_km[1])):
        figure(
            f"dispersed ascents of {name}: greatest altitude, 3 sigma",
            f"told: {told}",
            "half to double",
            f"{found:.0f} km",
        )
    assert 21.0 < three_km[0] < 84.0
    assert 2.5 < three_km[1] < 10.0
    assert np.std(held.least_altitude_m) < 1e3 < np.std(free.least_altitude_m)


def test_a_rocket_without_dispersions_flies_no_batch(station, plan):  # noqa: F811
    bare = ROCKET.model_copy(update={"dispersions": None})
    with pytest.raises(InputError, match="rocket soyuz-fg: table dispersions is missing"):
        fly_dispersed(launcher(station, bare), plan, runs=1, seed=0)


def test_a_run_out_of_propellant_is_marked_and_the_others_fly_on(station, plan):  # noqa: F811
    craft = launcher(station, propellant=0.1)
    flown = fly_dispersed(craft, plan, runs=8, seed=0)
    assert 0 < len(flown.failures) < 8
    for run in range(1, 9):
        assert np.isnan(flown.insertion_s[run - 1]) == (run in flown.failures)
    assert any("does not reach its orbit" in each for each in flown.failures.values())
    short = next(run for run, why in flown.failures.items() if "does not reach its orbit" in why)
    with pytest.raises(FlightError, match=r"rocket soyuz-fg does not reach its orbit: at T\+"):
        fly_ascent(plan, craft, dispersed(craft, plan, Draws(0, short)))
