"""The table of thrusters: the groups that flights show, what it can do, and what is refused."""

import numpy as np
import pytest
from pydantic import ValidationError
from tests.mission.documents import changed, document

from vitok.craft.jets import authority, check_authority, cost_kgps, effects, jet_names, jets_of
from vitok.craft.mass_properties import mass_at, mass_model
from vitok.errors import InputError
from vitok.mission.catalogue import load
from vitok.mission.sentence import sentence
from vitok.mission.spacecraft import Spacecraft

SHIPS = {"soyuz-ms": (255.0, 100.0), "progress-ms": (0.0, 2425.0)}
TABLE = ("propulsion", "thrusters")


def centre_m(ship, left_kg=600.0):
    return mass_at(mass_model(ship, *SHIPS[ship.name]), left_kg)[1]


def acts_of(jets, about_m):
    out = np.empty((6, jets.thrust_n.size))
    effects(jets, about_m, out)
    return out


@pytest.fixture(scope="module", params=SHIPS)
def ship(request):
    return load(request.param, Spacecraft)


def test_twenty_eight_in_pairs_on_two_manifolds_eight_of_them_aft(ship):
    jets, names = jets_of(ship), jet_names(ship)
    assert len(names) == jets.thrust_n.size == 28
    assert len(set(names)) == 28
    assert np.bincount(jets.manifold).tolist() == [0, 14, 14]
    for row in range(0, 28, 2):
        assert (jets.position_m[row] == jets.position_m[row + 1]).all()
        assert (jets.direction[row] == jets.direction[row + 1]).all()
        assert jets.manifold[row] != jets.manifold[row + 1]
    assert np.count_nonzero(jets.direction[:, 0] > 0.0) == ship.propulsion.thrusters.aft_count == 8
    assert np.sqrt((jets.direction**2).sum(axis=1)) == pytest.approx(np.ones(28), abs=1e-15)
    flow_kgps = 130.0 / (285.0 * 9.80665)
    assert jets.flow_kgps == pytest.approx(np.full(28, flow_kgps), rel=1e-12)
    assert (jets.shortest_s == 0.03).all()


def test_the_groups_push_as_those_of_real_flights_do(ship, figure):
    """275, 560 and 810 N axial of Soyuz's burns (D), within 10 %: a straight pair, both, all aft.

    The cant of the other aft ones comes from Progress with eight, 800 to 845 N (D), not from these.
    """
    jets = jets_of(ship)
    aft = jets.direction[:, 0] > 0.0
    straight = jets.direction[:, 0] > 0.999
    groups = [straight & (jets.manifold == 1), straight, aft]
    along_n = [float(acts_of(jets, centre_m(ship))[0, group].sum()) for group in groups]
    figure(
        f"{ship.title}: axial thrust of the groups of thrusters",
        "burns of real flights: 275, 560, 810 N",
        "10 %",
        ", ".join(f"{each:.0f}" for each in along_n) + " N",
    )
    assert along_n == pytest.approx([275.0, 560.0, 810.0], rel=0.1)
    assert 800.0 <= along_n[2] <= 845.0
    for group in groups:  # about a centre on the long axis they do not turn the ship
        assert acts_of(jets, centre_m(ship))[1:, group].sum(axis=1) == pytest.approx(np.zeros(5), abs=1e-9)


def test_an_effect_is_the_force_and_its_moment_about_the_centre(ship):
    jets, about_m = jets_of(ship), np.array([0.1, -0.02, 0.03])
    force_n = jets.thrust_n[:, np.newaxis] * jets.direction
    moment_nm = np.cross(jets.position_m - about_m, force_n)
    assert acts_of(jets, about_m) == pytest.approx(np.vstack((force_n.T, moment_nm.T)), abs=1e-12)


@pytest.mark.parametrize("left_kg", [880.0, 0.0])
def test_each_manifold_alone_pushes_and_turns_every_way(ship, left_kg):
    jets, about_m = jets_of(ship), centre_m(ship, left_kg)
    both = authority(jets, about_m)
    for manifold in (1, 2):
        alone = authority(jets, about_m, (jets.manifold == manifold).astype(float))
        assert alone.force_n == pytest.approx(0.5 * both.force_n, rel=1e-9)
        assert alone.moment_nm == pytest.approx(0.5 * both.moment_nm, rel=1e-9)
        assert min(alone.force_n) > 90.0
        assert min(alone.moment_nm) > 250.0


def test_with_any_one_thruster_shut_every_way_is_left(ship):
    jets, about_m = jets_of(ship), centre_m(ship)
    for row in range(28):
        open_valves = np.ones(28)
        open_valves[row] = 0.0
        left = authority(jets, about_m, open_valves)
        assert min(left.force_n) > 90.0
        assert min(left.moment_nm) > 250.0


def test_pure_forces_that_are_plain_to_see(ship):
    """Forward all eight; backward four retro by the cosine of 13 deg: neither turns the ship."""
    can = authority(jets_of(ship), centre_m(ship))
    assert can.force_n[0] == pytest.approx(4 * 130.0 * (1.0 + np.cos(np.radians(55.0))), rel=1e-4)
    assert can.force_n[1] == pytest.approx(4 * 130.0 * np.cos(np.radians(13.0)), rel=1e-4)
    assert can.moment_nm[0] == pytest.approx(4 * 130.0 * 1.3, rel=1e-12)
    assert can.force_n[2::2] == pytest.approx(can.force_n[3::2], rel=1e-9)  # left and right, up and down


def test_authority_that_is_missed_names_axis_and_size(ship):
    jets, about_m, none = jets_of(ship), centre_m(ship), (0.0,) * 6
    can = authority(jets, about_m)
    check_authority(jets, about_m, spacecraft="mine", force_n=can.force_n, moment_nm=can.moment_nm)
    wanted = (0.0, 0.0, 0.0, 500.0, 0.0, 0.0)
    with pytest.raises(InputError) as caught:
        check_authority(jets, about_m, spacecraft="mine", force_n=wanted, moment_nm=none)
    assert str(caught.value) == (
        f"spacecraft mine: propulsion.thrusters.jets should push along -y with 500 N, but push with "
        f"{can.force_n[3]:.4g} N at most without a moment"
    )
    with pytest.raises(InputError) as caught:
        check_authority(jets, about_m, spacecraft="mine", force_n=none, moment_nm=(0.0,) * 5 + (600.0,))
    assert str(caught.value) == (
        "spacecraft mine: propulsion.thrusters.jets should turn about -z with 600 N m, but turn with 568.9 "
        "N m at most without a force"
    )


def test_thrusters_that_cannot_roll_have_no_authority_in_roll():
    written = document("soyuz-ms")
    rolling = [jet for jet in written["propulsion"]["thrusters"]["jets"] if jet["name"].startswith("after")]
    for jet in rolling:
        jet["position_m"][1] = 0.0
    jets = jets_of(Spacecraft.model_validate(written))
    can = authority(jets, np.zeros(3))
    assert can.moment_nm[:2] == pytest.approx([0.0, 0.0], abs=1e-9)
    assert min(can.moment_nm[2:]) > 250.0
    with pytest.raises(InputError, match=r"turn about \+x with 1 N m, but turn with 0 N m at most"):
        check_authority(jets, np.zeros(3), spacecraft="mine", force_n=(0.0,) * 6, moment_nm=(1.0,) * 6)


def test_what_a_row_tells_goes_before_what_all_share():
    written = document("soyuz-ms")
    written["propulsion"]["thrusters"]["jets"][0] |= {
        "thrust_n": 100.0,
        "specific_impulse_s": 250.0,
        "shortest_pulse_s": 0.05,
    }
    jets = jets_of(Spacecraft.model_validate(written))
    assert jets.thrust_n[:3].tolist() == [100.0, 100.0, 130.0]
    assert jets.shortest_s[:3].tolist() == [0.05, 0.05, 0.03]
    assert jets.flow_kgps[0] == pytest.approx(100.0 / (250.0 * 9.80665), rel=1e-14)


def test_a_reserve_costs_a_little_more(ship):
    jets = jets_of(ship)
    cost = cost_kgps(jets, 2)
    assert cost[jets.manifold == 2] == pytest.approx(jets.flow_kgps[jets.manifold == 2], rel=1e-15)
    assert cost[jets.manifold == 1] == pytest.approx(1.005 * jets.flow_kgps[jets.manifold == 1], rel=1e-12)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"count": 27}, "propulsion.thrusters should have count, 27, as many as thrusters in jets, 28"),
        ({"aft_count": 4}, "propulsion.thrusters should have aft_count, 4, as many as jets push along +x, 8"),
        (
            {"translation": {"x_plus_n": 520.0, "x_minus_n": 520.0, "y_n": 260.0, "z_n": 260.0}},
            "propulsion.thrusters should have translation.x_minus_n, 520, no greater than what all its jets "
            "push along -x, 506.7 N",
        ),
    ],
)
def test_the_older_keys_agree_with_the_table(changes, told):
    written = document("soyuz-ms")
    written["propulsion"]["thrusters"] |= changes
    with pytest.raises(ValidationError) as caught:
        Spacecraft.model_validate(written)
    assert sentence(caught.value, Spacecraft, "file") == f"file: {told}"


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        (
            "name",
            "aft left",
            "propulsion.thrusters should have jets of different names, not two of 'aft left'",
        ),
        ("manifolds", [1, 1], "propulsion.thrusters.jets[1] should have each of its manifolds once"),
        (
            "manifolds",
            [],
            "propulsion.thrusters.jets[1].manifolds should have at least 1 item after validation, not 0",
        ),
        ("direction", [0.0, 0.0, 0.0], "propulsion.thrusters.jets[1].direction should not be zero"),
        (
            "direction",
            [1.0, 1.0, 0.0],
            "propulsion.thrusters.jets[1].direction should be 0.98 to 1.02 long, not 1.41421",
        ),
        ("position_m", [-3100.0, 1.16, 0.0], "should be 0.2 to 100 m long, not 3100: is it in mm?"),
        (
            "thrust_n",
            0.13,
            "propulsion.thrusters.jets[1].thrust_n = 0.13 should be greater than or equal to 1 N",
        ),
    ],
)
def test_a_row_that_no_thruster_has_is_refused(key, value, told):
    written = changed(document("soyuz-ms"), (*TABLE, "jets", 0, "name"), "aft right")
    written["propulsion"]["thrusters"]["jets"][0][key] = value
    with pytest.raises(ValidationError) as caught:
        Spacecraft.model_validate(written)
    assert told in sentence(caught.value, Spacecraft, "file")


def test_a_ship_without_a_table_flies_as_before_and_says_so_where_one_is_needed():
    ship = Spacecraft.model_validate(changed(document("soyuz-ms"), (*TABLE, "jets")))
    assert jet_names(ship) == ()
    with pytest.raises(
        InputError, match=r"spacecraft soyuz-ms has no propulsion\.thrusters\.jets: where they push"
    ):
        jets_of(ship)
