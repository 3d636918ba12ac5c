"""The descent planned and flown, against the plan of Soyuz MS-11 and the record of Soyuz MS-07."""

import numpy as np
import pytest

from vitok.descent.departure import leave
from vitok.earth.frames import geodetic_from_gcrf, itrf_state
from vitok.earth.shape import geodetic_from_itrf, great_circle_m
from vitok.errors import FlightError
from vitok.motion.arc import Start
from vitok.motion.continuity import check_continuity
from vitok.motion.lvlh import relative_state


def events_of(arc):
    return {event.name: event for event in arc.events}


def altitude_m(event, environment):
    return geodetic_from_gcrf(event.t_s, *event.y[:3], environment.rotation)[2]


def test_soyuz_ms_11_follows_its_published_plan(ms11, figure):
    """Canadian Space Agency, seconds after ignition: the bars of a faithful descent."""
    arc = ms11.fly(ms11.plan())
    events = events_of(arc)
    ignition_s = events["deorbit_start"].t_s
    for name, after_s, tolerance_s, height_km, tolerance_km in (
        ("module_separation", 1646.0, 20.0, 139.9, 5.0),
        ("entry_interface", 1817.0, 20.0, 99.7, 0.01),
        ("guidance_start", 1906.0, 20.0, 80.4, 0.01),
        ("peak_load", 2193.0, 20.0, 35.3, 5.0),
        ("parachute_command", 2314.0, 30.0, 10.8, 0.01),
        ("soft_landing_engines", 3170.0, 90.0, 0.3508, 0.01),
        ("landing", 3172.0, 90.0, 0.35, 0.01),
    ):
        event = events[name]
        late_s = event.t_s - ignition_s - after_s
        figure(
            f"Soyuz MS-11, {name.replace('_', ' ')}", "its plan", f"{tolerance_s:.0f} s", f"{late_s:+.1f} s"
        )
        assert event.t_s - ignition_s == pytest.approx(after_s, abs=tolerance_s), name
        height_m = altitude_m(event, ms11.environment)
        assert height_m / 1e3 == pytest.approx(height_km, abs=tolerance_km), name
    burn = events["deorbit_end"].detail
    assert burn["duration_s"] == pytest.approx(281.0, abs=8.0)
    assert burn["delta_v_mps"] == pytest.approx(128.0, abs=3.0)
    # the departure puts the burn at the height and the instant of the plan
    start = events["deorbit_start"]
    assert altitude_m(start, ms11.environment) == pytest.approx(432.7e3, abs=1.5e3)
    assert start.t_s == pytest.approx(ms11.epoch.t_s("2019-06-25T01:55:06Z"), abs=60.0)


def test_soyuz_ms_07_lands_as_recorded(ms07, ms07_arc):
    events = events_of(ms07_arc)
    landing = events["landing"]
    assert landing.t_s == pytest.approx(ms07.epoch.t_s("2018-06-03T12:39:13.5Z"), abs=90.0)
    place = itrf_state(landing.t_s, *landing.y[:6], ms07.environment.rotation)
    latitude_rad, longitude_rad, _ = geodetic_from_itrf(*place[:3])
    recorded = np.radians([47.334667, 69.672683])
    assert great_circle_m(latitude_rad, longitude_rad, *recorded) < 30e3
    assert landing.detail["aim_miss_km"] < 5.0
    assert events["deorbit_start"].t_s == pytest.approx(ms07.epoch.t_s("2018-06-03T11:48:00Z"), abs=90.0)
    assert 115.0 < events["deorbit_end"].detail["delta_v_mps"] < 130.0
    assert 3.5 < events["peak_load"].detail["load_g"] < 5.0
    assert events["parachute_command"].detail["aim_miss_km"] < 5.0
    assert 0.0 < landing.detail["touchdown_speed_mps"] < 2.6
    for canopy in ("pilots", "drogue", "main"):
        assert events[canopy].detail["greatest_load_g"] < 6.0


def test_the_arc_hangs_together(ms07, ms07_arc):
    check_continuity([ms07_arc])
    assert ms07_arc.y_start == pytest.approx(ms07.y, rel=1e-12)
    masses = {jump.name: jump.mass_kg for jump in ms07_arc.jumps}
    assert ms07_arc.mass_kg[-1] == pytest.approx(2927.0 - 400.0)
    burnt_kg = sum(burn.propellant_kg for burn in ms07_arc.burns)
    assert ms07.y[6] - burnt_kg + sum(masses.values()) == pytest.approx(2527.0, abs=1e-6)
    for name, channel in ms07_arc.channels.items():
        assert np.all(np.isfinite(channel)), name


def test_the_ship_falls_below_the_station_and_draws_ahead(ms07, ms07_arc):
    moving = np.nonzero((ms07_arc.t_s > ms07.t_undocking_s) & (ms07_arc.t_s < ms07.t_undocking_s + 9000.0))[0]
    relative = []
    for k in moving:
        y = np.concatenate((ms07_arc.r_gcrf_m[k], ms07_arc.v_gcrf_mps[k]))
        relative.append(relative_state(ms07.station(ms07_arc.t_s[k]), y))
    relative = np.array(relative)
    distance = np.linalg.norm(relative[:, :3], axis=1)
    assert np.all(np.diff(distance[:30]) > 0.0)  # never back to the station
    assert relative[-1, 0] > 10e3
    assert np.all(relative[:, 2] > 5.0)  # +z is to the Earth


def test_one_seed_one_flight(ms07, ms07_plan, ms07_arc):
    again = ms07.fly(ms07_plan)
    assert np.array_equal(again.r_gcrf_m, ms07_arc.r_gcrf_m)
    other = ms07.fly(ms07_plan, seed=1)
    assert not np.array_equal(other.r_gcrf_m, ms07_arc.r_gcrf_m)
    assert events_of(other)["landing"].detail["aim_miss_km"] < 5.0


@pytest.mark.parametrize("factor", [0.9, 1.1])
def test_guidance_takes_out_another_density(ms07, ms07_plan, factor):
    air = ms07.environment.air
    table = air.table.copy()
    table[..., 0] += np.float32(np.log(factor))
    arc = ms07.fly(ms07_plan, environment=ms07.environment._replace(air=air._replace(table=table)))
    events = events_of(arc)
    assert events["parachute_command"].detail["aim_miss_km"] < 5.0
    assert events["peak_load"].detail["load_g"] < 5.0


def test_known_wind_is_allowed_for_and_unknown_wind_carries_the_capsule_away(ms07, ms07_plan):
    wind = np.array([[0.0, 5.0, 0.0], [10e3, 20.0, 10.0], [20e3, 0.0, 0.0]])
    known = events_of(ms07.fly(ms07.plan(wind), wind=wind))["landing"].detail
    unknown = events_of(ms07.fly(ms07_plan, wind=wind))["landing"].detail
    assert known["aim_miss_km"] < 3.0
    assert known["drift_speed_mps"] == pytest.approx(5.54, abs=0.1)  # the table at 350 m
    assert unknown["aim_miss_km"] > known["aim_miss_km"] + 5.0


def test_a_zone_that_the_orbit_never_passes_is_refused_with_the_nearest_pass(ms07):
    arctic = ms07.zone.model_copy(update={"name": "arctic", "latitude_deg": 75.0})
    with pytest.raises(
        FlightError, match=r"does not pass zone arctic .* nearest pass is at \d+ km, .* h after"
    ):
        ms07.plan(zone=arctic)


def test_a_separation_burn_after_the_turns_that_are_looked_at_is_refused(ms07):
    late = ms07.spacecraft.undocking.model_copy(update={"separation_burn_delay_s": 86400.0})
    ship = ms07.spacecraft.model_copy(update={"undocking": late})
    with pytest.raises(
        FlightError, match=r"^burn separation has no room: it takes 8\.0 s .* 8\.0 s too late$"
    ):
        leave(
            ship,
            np.array([0.0, 0.0, 1.0]),
            Start(ms07.t_undocking_s, ms07.y),
            ms07.t_undocking_s + 86400.0,
            environment=ms07.environment,
        )


def test_too_little_propellant_is_refused(ms07):
    light = ms07.y.copy()
    light[6] = 6200.0
    with pytest.raises(FlightError, match=r"propellant is short by \d+\.\d kg for the deorbit burn"):
        ms07.plan(y=light)


def test_the_turn_chosen_is_the_first_within_reach(ms07_plan):
    within = [turn for turn in ms07_plan.turns if abs(turn.cross_track_m) <= ms07_plan.reach_m]
    assert ms07_plan.turn == within[0]
    assert 50e3 < ms07_plan.reach_m < 200e3
    assert ms07_plan.turn.t_burn_s == pytest.approx(ms07_plan.burn.start_s, abs=10.0)
    assert ms07_plan.turn.t_parachute_s == pytest.approx(ms07_plan.parachute_command_s, abs=20.0)


@pytest.mark.parametrize("east_deg", [-2.0, 1.5])
def test_a_zone_off_the_track_is_reached_by_steering_aside(ms07, east_deg):
    moved = ms07.zone.model_copy(update={"longitude_deg": ms07.zone.longitude_deg + east_deg})
    planned = ms07.plan(zone=moved)
    landing = events_of(ms07.fly(planned))["landing"]
    assert landing.detail["aim_miss_km"] < 5.0
    assert planned.steering.side == np.sign(planned.turn.cross_track_m)


def test_summary_speaks_utc(ms07, ms07_plan):
    summary = ms07_plan.summary(ms07.epoch)
    assert summary["landing_utc"].startswith("2018-06-03T12:3")
    assert summary["opportunities"][0]["within_reach"] is True


@pytest.mark.parametrize(
    ("count", "said"),
    [
        ("vitok.descent.deorbit._ITERATIONS", "the deorbit burn does not settle: .* m of its range are left"),
        ("vitok.descent.plan._ROUNDS", "the timing of its turns still moves by"),
    ],
)
def test_a_solver_that_does_not_settle_says_so(ms07, monkeypatch, count, said):
    monkeypatch.setattr(count, 1)
    with pytest.raises(FlightError, match=f"descent: {said}"):
        ms07.plan()
