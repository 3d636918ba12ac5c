"""Mass, centre of mass and inertia against closed forms and what is derived of Soyuz; what is refused."""

import numpy as np
import pytest
from pydantic import ValidationError
from tests.mission.documents import changed, document

from vitok.craft.mass_properties import mass_at, mass_model
from vitok.craft.spacecraft import launch_mass_kg
from vitok.errors import InputError
from vitok.mission.catalogue import load
from vitok.mission.mass_properties import check_inertia
from vitok.mission.sentence import sentence
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.rigid_body import body

PLACES = "mass_properties"
CREW_KG, CARGO_KG = 255.0, 100.0


def spacecraft(changes, name="soyuz-ms"):
    written = document(name)
    for path, value in changes.items():
        written = changed(written, path, value)
    return Spacecraft.model_validate(written)


def refused(changes):
    with pytest.raises(ValidationError) as caught:
        spacecraft(changes)
    return sentence(caught.value, Spacecraft, "file")


@pytest.fixture(scope="module")
def soyuz():
    return load("soyuz-ms", Spacecraft)


def test_a_uniform_stack_has_the_moments_of_one_cylinder():
    """Three modules end to end of equal density are a cylinder: m r2 / 2, m (3 r2 + l2) / 12."""
    radius_m, lengths_m, density = 1.2, (2.4, 2.1, 2.5), 1000.0
    ends_m = 3.5 - np.cumsum((0.0, *lengths_m))
    changes = {(PLACES, "parts"): [], (PLACES, "arrays"): []}
    for row, module in enumerate(("orbital", "descent", "service")):
        middle_m = float(0.5 * (ends_m[row] + ends_m[row + 1]))
        changes[PLACES, module, "position_m"] = [middle_m, 0.0, 0.0]
        changes[PLACES, module, "size_m"] = [lengths_m[row], 2.0 * radius_m, 2.0 * radius_m]
        changes["modules", f"{module}_kg"] = density * lengths_m[row]
    mass_kg, centre_m, inertia = mass_at(mass_model(spacecraft(changes), 0.0, 0.0), 0.0)
    length_m = sum(lengths_m)
    across = mass_kg * (3.0 * radius_m**2 + length_m**2) / 12.0
    assert mass_kg == pytest.approx(density * length_m, rel=1e-12)
    assert centre_m == pytest.approx([0.0, 0.0, 0.0], abs=1e-12)
    assert inertia == pytest.approx(
        np.diag([0.5 * mass_kg * radius_m**2, across, across]), rel=1e-12, abs=1e-8
    )


def test_tanks_and_loads_are_point_masses_and_their_own_moments(soyuz):
    """Against a sum over the parts that are told, written out once more."""
    left_kg, places = 300.0, soyuz.mass_properties
    model, empty = mass_model(soyuz, CREW_KG, CARGO_KG), mass_at(mass_model(soyuz, 0.0, 0.0), 0.0)
    shrunk = (left_kg / soyuz.propulsion.propellant_kg) ** (2.0 / 3.0)
    added = [
        (tank.share * left_kg, tank.position_m, np.square(tank.size_m) * shrunk / 20) for tank in places.tanks
    ]
    added.append((CREW_KG, places.crew.position_m, np.square(places.crew.size_m) / 12))
    added += [(CARGO_KG * each.share, each.position_m, np.square(each.size_m) / 12) for each in places.cargo]
    whole_kg = empty[0] + sum(mass for mass, _, _ in added)
    middle_m = (empty[0] * empty[1] + sum(mass * np.array(place) for mass, place, _ in added)) / whole_kg

    def moved(mass_kg, place_m):
        arm = np.array(place_m) - middle_m
        return mass_kg * (arm @ arm * np.eye(3) - np.outer(arm, arm))

    tensor = empty[2] + moved(empty[0], empty[1])
    for mass, place, spread in added:
        tensor = tensor + moved(mass, place) + mass * np.diag(spread.sum() - spread)
    mass_kg, centre_m, inertia = mass_at(model, left_kg)
    assert mass_kg == pytest.approx(whole_kg, rel=1e-14)
    assert centre_m == pytest.approx(middle_m, abs=1e-13)
    assert inertia == pytest.approx(tensor, rel=1e-12, abs=1e-8)


@pytest.mark.parametrize(
    ("name", "crew_kg", "cargo_kg"), [("soyuz-ms", 255.0, 100.0), ("progress-ms", 0.0, 2425.0)]
)
def test_the_mass_is_that_of_the_ship_and_the_inertia_one_that_a_mass_has(name, crew_kg, cargo_kg):
    ship = load(name, Spacecraft)
    model, full_kg = mass_model(ship, crew_kg, cargo_kg), ship.propulsion.propellant_kg
    assert mass_at(model, full_kg)[0] == pytest.approx(launch_mass_kg(ship, crew_kg, cargo_kg), rel=1e-14)
    for left_kg in np.linspace(0.0, full_kg, 9):
        mass_kg, centre_m, inertia = mass_at(model, left_kg)
        body(mass_kg, inertia)  # refuses what no mass has
        tanks_m = np.average(model.tank_position_m, axis=0, weights=model.tank_share)
        dry_m = model.fixed_first_kgm / model.fixed_kg
        assert centre_m == pytest.approx((model.fixed_kg * dry_m + left_kg * tanks_m) / mass_kg, abs=1e-13)
        assert tanks_m[0] <= centre_m[0] <= dry_m[0]


def test_the_centre_of_mass_moves_with_what_is_used_and_where_cargo_goes(soyuz):
    """By the lever: propellant from behind the centre lets it go forward, cargo draws it to its place."""
    model = mass_model(soyuz, CREW_KG, CARGO_KG)
    forward_m = [mass_at(model, left_kg)[1][0] for left_kg in (880.4, 600.0, 300.0, 0.0)]
    assert all(np.diff(forward_m) > 0.0)
    more = mass_at(mass_model(soyuz, CREW_KG, CARGO_KG + 50.0), 600.0)
    less = mass_at(model, 600.0)
    arm_m = soyuz.mass_properties.cargo[0].position_m[0] - less[1][0]
    assert more[1][0] - less[1][0] == pytest.approx(50.0 * arm_m / more[0], rel=1e-12)


def test_soyuz_has_the_moments_derived_of_a_uniform_stack_with_arrays(soyuz, figure):
    """4.5 to 6 t m2 about the long axis, 28 to 33 across (D), at launch; its centre where its origin is."""
    _, centre_m, inertia = mass_at(mass_model(soyuz, CREW_KG, CARGO_KG), 880.4)
    along, *across = np.diag(inertia) / 1e3
    figure(
        "Soyuz MS at launch: moments of inertia, long axis and across",
        "uniform stack with arrays",
        "4.5 to 6 and 28 to 33 t m2",
        f"{along:.1f}, {across[0]:.1f} and {across[1]:.1f} t m2",
    )
    assert 4.5 <= along <= 6.0
    assert all(28.0 <= each <= 33.0 for each in across)
    assert np.hypot(*centre_m[1:]) < 1e-9
    assert abs(centre_m[0]) < 0.05


@pytest.mark.parametrize(
    "moments",
    [(1.0, 1.0, 2.0), (1.0, 1.0, 0.0), (2.0, 3.0, 4.0, 0.5, -0.4, 0.3), (1.28e8, 1.07e8, 2.01e8)],
)
def test_moments_that_a_mass_has(moments):
    """A plate, a rod, a body turned from its axes, the station."""
    assert check_inertia(moments) == moments


@pytest.mark.parametrize(
    "moments",
    [
        (1.0, 1.0, 2.1),
        (0.0, 0.0, 0.0),
        (-1.0, 2.0, 2.0),
        (2.0, 3.0, 4.0, 2.4, 0.0, 0.0),
        (2.0, 3.0, 4.0, 0.9, 0.9, 2.0),
    ],
)
def test_moments_that_no_mass_has(moments):
    with pytest.raises(ValueError, match="should be moments that a mass can have"):
        check_inertia(moments)


def test_the_limit_of_what_a_mass_has_is_that_of_its_principal_moments():
    """Turned at random, a tensor is refused if and only if its principal moments break the rule."""
    random = np.random.default_rng(17)
    for _ in range(300):
        principal = random.uniform(0.1, 1.0, 3)
        turn, _ = np.linalg.qr(random.normal(size=(3, 3)))
        i = turn @ np.diag(principal) @ turn.T
        told = tuple(float(each) for each in (i[0, 0], i[1, 1], i[2, 2], i[0, 1], i[0, 2], i[1, 2]))
        if 2.0 * max(principal) > sum(principal):
            with pytest.raises(ValueError, match="mass can have"):
                check_inertia(told)
        else:
            check_inertia(told)


def test_a_module_may_tell_its_inertia():
    told = {(PLACES, "descent", "size_m"): None}
    i = [1500.0, 1700.0, 1600.0, 20.0, -30.0, 10.0]
    written = changed(document("soyuz-ms"), (PLACES, "descent", "size_m"))
    written[PLACES]["descent"]["inertia_kgm2"] = i
    with_it = mass_at(mass_model(Spacecraft.model_validate(written), 0.0, 0.0), 0.0)[2]
    without = mass_at(mass_model(spacecraft({}), 0.0, 0.0), 0.0)[2]
    own = 2622.0 * np.diag([2.17**2 / 8, 2.1**2 / 12 + 2.17**2 / 16, 2.1**2 / 12 + 2.17**2 / 16])
    wanted = np.array([[i[0], i[3], i[4]], [i[3], i[1], i[5]], [i[4], i[5], i[2]]])
    assert with_it - without == pytest.approx(wanted - own, rel=1e-9, abs=1e-6)
    assert "mass_properties.descent should have either size_m or inertia_kgm2" in refused(told)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {(PLACES, "tanks", 0, "share"): 0.3},
            "file: mass_properties should have tanks whose share make 1 in all, not 1.05",
        ),
        (
            {(PLACES, "parts", 1, "mass_kg"): 2100.0},
            "file: the file should have parts and arrays of module 'service' whose mass_kg, 2190 in all, is "
            "below modules.service_kg, 2120.1",
        ),
        (
            {(PLACES, "crew", "size_m"): [900.0, 1.6, 0.6]},
            "file: mass_properties.crew.size_m should be 0.05 to 200 m long, not 900.002: is it in mm?",
        ),
    ],
)
def test_what_is_refused_in_a_file(changes, told):
    assert refused(changes) == told


def test_inertia_that_no_mass_has_is_told_by_its_key():
    written = changed(document("soyuz-ms"), (PLACES, "descent", "size_m"))
    written[PLACES]["descent"]["inertia_kgm2"] = [1500.0, 1700.0, 3300.0]
    with pytest.raises(ValidationError) as caught:
        Spacecraft.model_validate(written)
    assert sentence(caught.value, Spacecraft, "file") == (
        "file: mass_properties.descent.inertia_kgm2 should be moments that a mass can have, none above the "
        "sum of two others, in whatever axes, not 1500, 1700, 3300"
    )


def test_what_has_no_place_is_refused():
    cargo = load("progress-ms", Spacecraft)
    with pytest.raises(
        InputError, match=r"progress-ms has no mass_properties\.crew: no place for 85 kg of it"
    ):
        mass_model(cargo, 85.0, 0.0)
    with pytest.raises(InputError, match=r"has no mass_properties\.cargo: no place for 10 kg of it"):
        mass_model(spacecraft({(PLACES, "cargo"): []}), 0.0, 10.0)
    with pytest.raises(InputError, match="has no mass_properties: where its masses are"):
        mass_model(spacecraft({(PLACES,): None}), 0.0, 0.0)


def test_a_gimbal_that_does_not_reach_the_centre_of_mass_is_refused():
    beside = {("propulsion", "main", "position_m"): [-2.8, 0.3, 0.0]}
    with pytest.raises(InputError) as caught:
        mass_model(spacecraft(beside), CREW_KG, CARGO_KG)
    assert str(caught.value) == (
        "spacecraft soyuz-ms: propulsion.main.gimbal_deg = 5 should reach the centre of mass, which with "
        "full tanks lies 6.14 deg off its axis"
    )
    mass_model(spacecraft(beside | {("propulsion", "main", "gimbal_deg"): 7.0}), CREW_KG, CARGO_KG)
