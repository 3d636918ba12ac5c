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
    assert abs(apart["docking.utc"]) < 2.0


def test_soyuz_ms_06_comes_home_though_its_launch_is_not_known(flights):
    flight = flights["soyuz-ms-06"]
    assert list(flight.arcs) == ["descent"]
    assert flight.not_flown[0].startswith("ascent, rendezvous and docking: not flown")
    assert abs(differences(flight)["landing.utc"]) < 300.0  # by an element set of three weeks later


def test_soyuz_ms_18_reaches_rassvet_in_two_orbits_with_the_burns_it_had(flights, figure):
    """One burn 41 min after lift-off, 38 to 40 m/s; 48.2 m/s at 365 km, 24.2 m/s (kosmonavtika.com)."""
    flight = flights["soyuz-ms-18"]
    assert list(flight.arcs) == ["ascent", "rendezvous", "docking"]
    apart = differences(flight)
    figure("lift-off of Soyuz MS-18 in its mission", "real flight", "10 s", f"{apart['liftoff.utc']:+.1f} s")
    assert abs(apart["liftoff.utc"]) < 10.0
    assert abs(apart["docking.utc"]) < 2.0
    burns = {burn.name: burn.delta_v_mps for burn in flight.arcs["rendezvous"].burns}
    for name, real_mps in (("DV1", 39.0), ("transfer 1", 48.18), ("transfer 2", 24.16)):
        told = f"{burns[name]:.1f} of {real_mps:.1f} m/s"
        figure(f"{name} of Soyuz MS-18 in its mission", "real burns", "8 m/s", told)
        assert burns[name] == pytest.approx(real_mps, abs=8.0)


def test_progress_ms_02_docks_alone_to_zvezda(flights):
    flight = flights["progress-ms-02"]
    assert list(flight.arcs) == ["ascent", "rendezvous", "docking"]
    assert flight.not_flown[-1] == "descent: not flown, as spacecraft progress-ms does not land"
    assert abs(differences(flight)["docking.utc"]) < 2.0


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
