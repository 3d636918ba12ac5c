"""Dispersed, failed and unfinished descents: what they come to, against what the type is known for."""

from dataclasses import replace

import numpy as np
import pytest

from vitok.chance import Draws
from vitok.descent.batch import fly_dispersed
from vitok.descent.crew_load import share_of_limit, sustained_g
from vitok.descent.cut_off import early_cut_offs, finished_on_thrusters
from vitok.descent.dispersion import dispersed
from vitok.descent.dynamics import Sample
from vitok.descent.footprint import ballistic, ellipse
from vitok.descent.landing import land
from vitok.descent.modules import fall
from vitok.descent.vehicle import vehicle
from vitok.earth.ground_plane import on_ground, on_plane_m
from vitok.earth.shape import MEAN_RADIUS_M, great_circle_m, itrf_from_enu
from vitok.errors import FlightError
from vitok.mission.descent_module import LoadLimit
from vitok.mission.failure import checked_failures
from vitok.motion import orbit
from vitok.motion.fall import Piece, impact

CALM = np.zeros((1, 3))


@pytest.fixture(scope="module")
def craft(ms07, ms07_plan):
    return vehicle(ms07.spacecraft, ms07.module, ms07_plan.module_mass_kg, CALM)


def off_m(points, aim):
    return np.array([great_circle_m(*point, *aim) for point in points])


def test_two_thousand_dispersed_entries_land_in_the_zone(ms07, ms07_plan, craft, figure):
    flown = fly_dispersed(craft, ms07_plan, ms07.environment, runs=2000, seed=1)
    assert not flown.failures
    miss_km = off_m(flown.point, ms07_plan.aim) / 1e3
    command_km = off_m(flown.command, ms07_plan.parachute_aim) / 1e3
    three_sigma_km = float(np.percentile(miss_km, 99.73))
    what = "2,000 dispersed entries"
    figure(
        f"{what}: landing off the aim, 99.73 %", "accuracy of the type", "28 km", f"{three_sigma_km:.1f} km"
    )
    at_command_km = float(np.percentile(command_km, 99.73))
    figure(f"{what}: parachute command, 99.73 %", "aim", "28 km", f"{at_command_km:.1f} km")
    figure(f"{what}: greatest load", "limit", "5 g", f"{flown.peak_load_g.max():.2f} g")
    assert three_sigma_km < 28.0
    assert flown.peak_load_g.max() < 5.0
    assert np.percentile(flown.touchdown_speed_mps, 99.0) < 2.6  # the type's worst


def test_a_run_is_the_same_whatever_the_threads(ms07, ms07_plan, craft):
    one, two = (
        fly_dispersed(craft, ms07_plan, ms07.environment, runs=6, seed=3, threads=threads)
        for threads in (1, 2)
    )
    assert np.array_equal(one.point, two.point)
    other = fly_dispersed(craft, ms07_plan, ms07.environment, runs=6, seed=4)
    assert not np.array_equal(one.point, other.point)
    assert dispersed(craft, Draws(3, 5)).lift == dispersed(craft, Draws(3, 5)).lift
    assert dispersed(craft, Draws(3, 5)).lift != dispersed(craft, Draws(3, 4)).lift


def test_without_guidance_it_falls_short_and_hard(ms07, ms07_plan, craft, figure):
    point, load_g = ballistic(craft, ms07_plan, ms07.environment)
    short_km = great_circle_m(*point, *ms07_plan.landing) / 1e3
    figure("ballistic descent: greatest load", "accounts of the type", "8 to 9.5 g", f"{load_g:.2f} g")
    figure(
        "ballistic descent: short of the zone", "accounts of the type", "350 to 650 km", f"{short_km:.0f} km"
    )
    assert 8.0 < load_g < 9.5
    assert 350.0 < short_km < 650.0
    assert point[1] < ms07_plan.landing[1]


@pytest.mark.parametrize(
    ("failure", "slowest_mps", "fastest_mps"),
    [
        ("main-parachute", 2.4, 4.0),
        ("soft-landing-engines", 7.0, 7.6),
        ("bank-thruster", 1.0, 2.6),
        ("main-engine", 1.0, 2.6),
    ],
)
def test_a_failure_ends_in_the_zone_with_the_touchdown_that_is_known_of_it(
    ms07, ms07_plan, failure, slowest_mps, fastest_mps
):
    arc = ms07.fly(ms07_plan, failures=[failure])
    events = {event.name: event for event in arc.events}
    assert slowest_mps <= events["landing"].detail["touchdown_speed_mps"] <= fastest_mps
    assert events["landing"].detail["aim_miss_km"] < 28.0
    assert ("reserve" in events) == (failure == "main-parachute")
    assert ("soft_landing_engines" in events) == (failure != "soft-landing-engines")
    if failure == "main-engine":
        assert [burn.name for burn in arc.burns][-2:] == ["deorbit", "deorbit on thrusters"]
        assert sum(b.delta_v_mps for b in arc.burns[-2:]) == pytest.approx(ms07_plan.delta_v_mps, rel=0.02)


def test_a_bank_that_cannot_turn_makes_the_descent_ballistic_of_itself(ms07, ms07_plan, craft):
    """With no thruster left to one side the first reversal never comes."""
    entry = craft.module.entry.model_copy(update={"bank_thrusters_each_way": 1})
    lame = replace(
        craft,
        module=craft.module.model_copy(update={"entry": entry}),
        failures=checked_failures(["bank-thruster"]),
    )
    ship = orbit.fly(
        ms07_plan.burn.start_s,
        ms07_plan.y_ignition,
        ms07_plan.module_separation_s,
        [ms07_plan.burn],
        environment=ms07.environment,
    )
    flown = land(lame, ship.t_end_s, ship.y_end, ms07_plan.steering, environment=ms07.environment)
    assert np.abs(flown.entry[-1, Sample.BANK]) > 4.0 * np.pi  # it rolls on
    assert flown.entry[:, Sample.LOAD].max() > 4.2


def test_an_early_cut_off_is_finished_or_waited_out(ms07, ms07_plan, craft):
    rule = early_cut_offs(craft, ms07_plan, ms07.zone, ms07.environment)
    actions = [each.action for each in rule]
    assert actions[0] == "wait one turn"
    assert actions[-1] == "finish on thrusters"
    order = ["wait one turn", "finish on thrusters, landing off the zone", "finish on thrusters"]
    assert actions == sorted(actions, key=order.index)
    perigees = [each.perigee_height_m for each in rule]
    assert perigees == sorted(perigees, reverse=True)
    assert rule[-1].thrusters_s < rule[0].thrusters_s


def test_the_thrusters_give_what_the_engine_did_not(ms07, ms07_plan):
    mass_kg = float(ms07_plan.y_ignition[6])
    short, rest = finished_on_thrusters(ms07.spacecraft, ms07_plan.burn, mass_kg, 0.4)
    after_kg = mass_kg - short.flow_kgps * short.duration_s
    total_mps = orbit.delta_v_of(short, mass_kg) + orbit.delta_v_of(rest, after_kg)
    assert total_mps == pytest.approx(orbit.delta_v_of(ms07_plan.burn, mass_kg), rel=1e-12)
    assert rest.thrust_n == 8 * 130.0


def test_the_other_modules_fall_short_of_the_zone_in_strips_along_the_track(ms07, ms07_plan):
    ship = orbit.fly(
        ms07_plan.burn.start_s,
        ms07_plan.y_ignition,
        ms07_plan.module_separation_s,
        [ms07_plan.burn],
        environment=ms07.environment,
    )
    both = fall(
        ms07.spacecraft, ship.t_end_s, ship.y_end, ms07_plan.module_mass_kg, environment=ms07.environment
    )
    for fallen in both:
        assert great_circle_m(*fallen.lightest, *fallen.heaviest) > 200e3
        assert great_circle_m(*fallen.lightest, *ms07_plan.aim) > great_circle_m(
            *fallen.heaviest, *ms07_plan.aim
        )
        assert fallen.lightest[1] < fallen.heaviest[1] < ms07_plan.aim[1]
        for kgpm2, end in ((30.0, fallen.lightest), (400.0, fallen.heaviest)):
            down = impact(fallen.t_s, fallen.y, Piece(10.0, 10.0 / kgpm2), ms07.environment, tolerance=1e-10)
            assert great_circle_m(*down[:2], *end) < 100.0, "it is not followed far enough"
    masses = sum(fallen.y[6] for fallen in both) + ms07_plan.module_mass_kg
    assert masses == pytest.approx(ship.y_end[6])


@pytest.mark.parametrize(
    "middle", [(0.8, 1.2), (0.8, np.pi), (-0.3, -np.pi), (np.pi / 2, 0.0), (-1.5706, 2.0), (0.0, 0.0)]
)
def test_the_ellipse_of_a_known_cloud(middle):
    """Three sigma of 1 km by 3 km, wherever it lies: over the date line and over a pole too.

    The cloud is laid out in space about its middle, the longer axis to the north-east there.
    """
    latitude, longitude = middle
    draw = np.random.default_rng(1).normal(size=(20000, 2)) * [3000.0, 1000.0]
    enu = np.column_stack((draw.sum(axis=1), draw[:, 0] - draw[:, 1], np.zeros(20000))) / np.sqrt(2.0)
    axes = np.array(itrf_from_enu(latitude, longitude)).reshape(3, 3)
    space = MEAN_RADIUS_M * axes[:, 2] + enu @ axes.T
    points = np.column_stack(
        (np.arctan2(space[:, 2], np.hypot(space[:, 0], space[:, 1])), np.arctan2(space[:, 1], space[:, 0]))
    )
    nominal = float(points[0, 0]), float(points[0, 1])
    centre, semi_major_m, semi_minor_m, azimuth_rad = ellipse(points, nominal)
    assert great_circle_m(*centre, latitude, longitude) < 100.0
    assert -np.pi <= centre[1] <= np.pi
    assert semi_major_m == pytest.approx(9000.0, rel=0.03)
    assert semi_minor_m == pytest.approx(3000.0, rel=0.03)
    if abs(latitude) < 1.5:  # at the pole the mean, some metres off it, has a north of its own
        assert np.degrees(azimuth_rad) == pytest.approx(45.0, abs=1.0)


def test_a_point_on_the_ground_plane_and_back():
    about = (np.radians(89.0), np.radians(179.5))
    points = np.radians([[88.0, -170.0], [89.5, 10.0], [89.0, 179.5], [90.0, 0.0]])
    plane_m = on_plane_m(points, about)
    for point, offset_m in zip(points, plane_m, strict=True):
        assert np.hypot(*offset_m) == pytest.approx(great_circle_m(*point, *about), abs=1e-3)
    back = on_ground(plane_m, about)
    assert np.sin(back[:, 0]) == pytest.approx(np.sin(points[:, 0]), abs=1e-12)
    assert np.exp(1j * back[:3, 1]) == pytest.approx(np.exp(1j * points[:3, 1]), abs=1e-9)


def test_the_crew_bears_less_than_what_is_allowed(ms07, ms07_arc):
    peak = next(event for event in ms07_arc.events if event.name == "peak_load")
    assert 0.3 < peak.detail["share_of_emergency_limit"] < peak.detail["share_of_crew_limit"] < 1.0


def test_a_load_is_held_against_the_limit_of_its_duration():
    limit = LoadLimit(duration_s=[1.0, 10.0], load_g=[8.0, 4.0])
    load_g = np.concatenate((np.zeros(20), np.full(6, 5.0), np.zeros(20)))  # 5 g for 5 s
    assert sustained_g(load_g, 1.0, 5.0) == 5.0
    assert sustained_g(load_g, 1.0, 6.0) == 0.0
    allowed = 8.0 * (4.0 / 8.0) ** np.log10(5.0)
    assert share_of_limit(load_g, 1.0, limit) == pytest.approx(5.0 / allowed, rel=0.05)


def test_a_capsule_without_lift_is_refused(ms07):
    bare = ms07.module.aerodynamics.model_copy(update={"lift_to_drag": [0.0] * 9})
    with pytest.raises(FlightError, match="lift_to_drag is 0 at every Mach number"):
        vehicle(ms07.spacecraft, ms07.module.model_copy(update={"aerodynamics": bare}), 2925.0, CALM)
