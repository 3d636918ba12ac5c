"""Every other mission of the catalogue flown, as far as its station's orbit is known."""

import pytest

import vitok
from vitok.products.words import fact_title


@pytest.fixture(scope="module")
def flights():
    names = "soyuz-ms-06", "soyuz-ms-08", "soyuz-ms-11", "soyuz-ms-17", "soyuz-ms-18", "progress-ms-02"
    return {name: vitok.fly(name) for name in names}


def differences(flight):
    return {each.key: each.difference for each in flight.evidence.facts if each.difference is not None}


def test_soyuz_ms_11_reaches_poisk_in_six_hours_and_comes_home(flights, figure):
    flight = flights["soyuz-ms-11"]
    assert list(flight.arcs) == ["ascent", "rendezvous", "docking", "stay", "descent"]
    assert flight.not_flown == ()
    apart = differences(flight)
    figure("lift-off of Soyuz MS-11 in its mission", "real flight", "120 s", f"{apart['liftoff.utc']:+.1f} s")
    figure("landing of Soyuz MS-11 in its mission", "real flight", "90 s", f"{apart['landing.utc']:+.1f} s")
    # the propellant of attitude control was set from this burn
    assert flight.descent.burn.duration_s == pytest.approx(281.0, abs=0.3)
    spent_mps = sum(burn.delta_v_mps for burn in flight.arcs["rendezvous"].burns)
    assert 80.0 < spent_mps < 150.0


def test_soyuz_ms_08_reaches_poisk_in_two_days_and_says_what_is_not_known(flights):
    flight = flights["soyuz-ms-08"]
    assert list(flight.arcs) == ["ascent", "rendezvous", "docking"]
    assert [sentence.split(":")[0] for sentence in flight.not_flown] == ["stay", "descent"]
    apart = differences(flight)
    assert abs(apart["liftoff.utc"]) < 20.0
    assert abs(apart["docking.utc"]) < 5.0  # 2.4 s to the cone's bottom, and as much


def test_soyuz_ms_06_comes_home_though_its_launch_is_not_known(flights):
    flight = flights["soyuz-ms-06"]
    assert list(flight.arcs) == ["descent"]
    assert flight.not_flown[0].startswith("ascent, rendezvous and docking: not flown")
    assert abs(differences(flight)["landing.utc"]) < 300.0  # by an element set of three weeks later


def test_soyuz_ms_18_reaches_rassvet_in_two_orbits_with_the_burns_it_had(flights, figure):
    """The controllers' table of its rendezvous (kosmonavtika.com): instants, sizes, ranges at ignition.

    Planned for the docking that was planned. The second burn and what follows it at the gates lie at instants
    of the type; the sizes of the first three, the first one's range and instant are found.
    """
    flight = flights["soyuz-ms-18"]
    assert list(flight.arcs) == ["ascent", "rendezvous", "docking"]
    apart = differences(flight)
    figure("lift-off of Soyuz MS-18 in its mission", "real flight", "10 s", f"{apart['liftoff.utc']:+.1f} s")
    assert abs(apart["liftoff.utc"]) < 10.0
    assert apart["docking.utc"] == pytest.approx(113.0, abs=3.0)  # flown sooner than planned
    planned = {each["burn"]: each for each in flight.plan.rendezvous.summary(flight.epoch)["burns"]}
    names = ["transfer 1", "transfer correction", "transfer 2", "braking 1", "braking 2", "braking 3"]
    first, third = (planned[name]["delta_v_mps"] for name in ("transfer 1", "transfer 2"))
    total = sum(planned[name]["delta_v_mps"] for name in names)
    for what, found, real, bar in (
        ("size of burn 1", first, 48.18, 3.0),
        ("size of burn 3", third, 24.16, 4.0),
        ("burns 1 and 3", first + third, 72.34, 5.0),
        ("all six burns", total, 87.5, 5.0),
    ):
        figure(f"{what} of Soyuz MS-18", "controllers' table", f"{bar:g} m/s", f"{found - real:+.2f} m/s")
        assert found == pytest.approx(real, abs=bar)
    instants = {"transfer 1": "09:05:40", "transfer 2": "09:52:02", "braking 1": "10:34:25"}
    for name, clock in instants.items():
        late_s = flight.epoch.t_s(planned[name]["start_utc"]) - flight.epoch.t_s(f"2021-04-09T{clock}Z")
        figure(f"{name} of Soyuz MS-18", "controllers' table", "180 s", f"{late_s:+.0f} s")
        assert abs(late_s) < 180.0
    for name, real_km, bar_km in zip(names, (364.53, 186.05, 87.73), (30.0, 20.0, 10.0), strict=False):
        off_km = planned[name]["range_km"] - real_km
        figure(f"range at {name} of Soyuz MS-18", "controllers' table", f"{bar_km:g} km", f"{off_km:+.1f} km")
        assert abs(off_km) < bar_km
    dv1_mps = planned["DV1"]["delta_v_mps"]
    figure("DV1 of Soyuz MS-18", "reconstruction, 38 to 40 m/s", "4 m/s", f"{dv1_mps:.1f} m/s")
    assert dv1_mps == pytest.approx(39.0, abs=4.0)


def test_progress_ms_02_docks_alone_to_zvezda(flights):
    flight = flights["progress-ms-02"]
    assert list(flight.arcs) == ["ascent", "rendezvous", "docking"]
    assert flight.not_flown[-1] == "descent: not flown, as spacecraft progress-ms does not land"
    assert abs(differences(flight)["docking.utc"]) < 5.0  # 2.4 s to the cone's bottom, and as much


@pytest.mark.parametrize(
    "name", ["soyuz-ms-06", "soyuz-ms-08", "soyuz-ms-11", "soyuz-ms-17", "soyuz-ms-18", "progress-ms-02"]
)
def test_the_score_of_a_flight(flights, name, figure):
    """Each predicted quantity once; docs/evidence.md tells of what is outside."""
    flight = flights[name]
    scored = flight.evidence.scored
    outside = [f"{fact_title(each.key)} {each.residual:+.1f}" for each in scored if each.verdict == "outside"]
    measured = f"{flight.evidence.within} of {len(scored)}"
    measured += f"; outside, in sigmas: {', '.join(outside)}" if outside else ""
    title = flight.mission.title.partition(",")[0]
    figure(f"score of {title}, quantities within two sigma", "its record", "", measured)
    assert scored
    assert max(abs(each.residual) for each in scored) < 20.0
