"""World and Knowledge: who may hold which, and what of the World is drawn."""

import ast
import re
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from tests.scenes import scene

import vitok
from vitok.chance import Draws
from vitok.conductor import fly, plan
from vitok.descent.dispersion import dispersed
from vitok.descent.plan import vehicle_of
from vitok.dispersions.sampling import realised
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import load
from vitok.mission.dispersions import Dispersions
from vitok.mission.mission import Mission
from vitok.motion.lvlh import relative_state
from vitok.motion.orbit import coast
from vitok.scene import loaded
from vitok.station.theory import orbit_axes
from vitok.world import World, world_of

PACKAGE = Path(vitok.__file__).parent
PHASES = ("ascent", "rendezvous", "docking", "stay", "descent")
# a picture is one of the truth
HOLDERS = {
    "conductor.py",
    "descent/undocking.py",
    "descent/attitude.py",
    "stay/relocating.py",
    "rendezvous/attitude.py",
    *(f"{phase}/simulation.py" for phase in PHASES),
}
RUNS = 100
SEED = 3


def knows_the_world(tree):
    """Whether a module imports of the World's, or has a parameter that is one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and any(each.name.startswith("vitok.world") for each in node.names):
            return True
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{each.name}" for each in node.names]
            if any(name.startswith("vitok.world") for name in names):
                return True
        if isinstance(node, ast.arg) and node.annotation is not None:
            words = set(re.findall(r"\w+", ast.unparse(node.annotation)))
            if words & {"World", "TrueStation"}:
                return True
    return False


def test_simulations_alone_hold_the_world():
    holders = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if knows_the_world(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert holders == HOLDERS


def test_nothing_in_a_phase_reaches_the_world_through_its_simulation():
    for phase in PHASES:
        for path in (PACKAGE / phase).glob("*.py"):
            source = path.read_text(encoding="utf-8")
            assert not re.search(r"import simulation\b|\.simulation\b", source), path.name


# of a ship near a station: by what it knows alone
DECIDING = ("asking", "modes", "guidance", "reference", "arcs", "leaving")
TRUE = {
    "vitok.proximity.bodies",
    "vitok.proximity.advance",
    "vitok.proximity.contact",
    "vitok.proximity.probe",
    "vitok.proximity.hooked",
    "vitok.proximity.holding",
    "vitok.proximity.parts",
    "vitok.proximity.troubles",
    "vitok.proximity.loop",
    "vitok.proximity.approach",
    "vitok.navigation.near_sensing",
}
TRUTHS = {"truth", "true", "plant", "parts", "troubles", "contact", "y", "work", "loads", "draws"}


def peeps_near_a_station(tree):
    """What of the truth near a station a module imports, or has a parameter for."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names} & TRUE
        elif isinstance(node, ast.ImportFrom):
            names = {f"{node.module}.{each.name}" for each in node.names}
            found |= ({node.module} | names) & TRUE
            found |= {each.name for each in node.names if "truth" in each.name}
        elif isinstance(node, ast.arg) and (node.arg in TRUTHS or node.arg.startswith("true_")):
            found.add(node.arg)
    return found


@pytest.mark.parametrize("name", DECIDING)
def test_what_decides_near_a_station_is_given_no_truth(name):
    tree = ast.parse((PACKAGE / "proximity" / f"{name}.py").read_text(encoding="utf-8"))
    assert peeps_near_a_station(tree) == set()


def test_the_loop_hands_to_what_decides_nothing_of_the_truth():
    """In the loop itself: no argument of a call of theirs names what is true."""
    tree = ast.parse((PACKAGE / "proximity" / "loop.py").read_text(encoding="utf-8"))
    deciding = {"know", "look_by_estimate", "begin_mode", "ask_translation", "ask_attitude", "following"}
    deciding |= {"refer", "spare", "station_from_lvlh"}
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in deciding
    ]
    assert {node.func.id for node in calls} == deciding
    for call in calls:
        handed = {
            each.id for argument in call.args for each in ast.walk(argument) if isinstance(each, ast.Name)
        }
        assert not handed & (
            TRUTHS
            | {"true_axes", "true_rate_radps", "true_look", "true_inertia", "body"}
            | {"true_centre", "true_tip"}
        )


@pytest.mark.parametrize(
    "source",
    [
        "from vitok.proximity.bodies import State",
        "from vitok.proximity import contact",
        "import vitok.navigation.near_sensing as sensing",
        "from vitok.proximity.looking import look_by_truth",
        "def decide(estimate, plant): ...",
        "def decide(estimate, true_axes): ...",
        "def decide(y): ...",
    ],
)
def test_the_rule_finds_one_who_peeps_near_a_station(source):
    assert peeps_near_a_station(ast.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        "from vitok.world import World",
        "import vitok.world as knowledge",
        "from vitok import world",
        "def f():\n    from vitok.world import world_of",
        "def plan(scene: World, start): ...",
        "def plan(scene: 'World', start): ...",
        "def plan(scene: Scene | world.World): ...",
    ],
)
def test_the_rule_finds_one_who_peeps(source):
    assert knows_the_world(ast.parse(source))


def test_planners_are_given_knowledge_and_simulations_the_world():
    for phase in PHASES:
        for file, verb, given in (("plan", "plan", "Scene"), ("simulation", "fly", "World")):
            tree = ast.parse((PACKAGE / phase / f"{file}.py").read_text(encoding="utf-8"))
            first = next(
                node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == verb
            )
            assert ast.unparse(first.args.args[0].annotation) == given, f"{phase}/{file}.py"


@pytest.fixture(scope="module")
def planned():
    return plan(load("soyuz-ms-07", Mission))


class Noting(Draws):
    """Draws that note the names under which a flight draws, and how many numbers."""

    noted: ClassVar[dict[str, int]] = {}

    def normal(self, name, *shape):
        numbers = super().normal(name, *shape)
        self.noted[name] = numbers.size
        return numbers


@pytest.fixture(scope="module")
def flights(planned):
    return {0: fly(planned, Draws(SEED, 0)), 1: fly(planned, Noting(SEED, 1))}


def test_all_that_a_flight_draws_is_a_quantity_or_noise(planned, flights):
    """A name without its quantity could not be dispersed, and would be missing from a campaign's table."""
    noise = re.compile(r".*/(noise|walk|wind)|.*/navigation/outages/.*|.*/near/(steady|seen)")
    drawn = {name: size for name, size in Noting.noted.items() if not noise.fullmatch(name)}
    known = {each.drawn_as: each.drawn_size for each in planned.quantities}
    assert drawn == known


def test_what_was_drawn_is_told_in_its_unit(planned, flights):
    told = realised(planned.quantities, flights[1].draws)
    facts = world_of(planned.scene, Draws(SEED, 1)).capsule
    assert told["input/descent/mass"] == facts.mass_error_kg
    assert told["input/descent/lift"] == pytest.approx(facts.lift - 1.0, abs=1e-15)
    assert set(realised(planned.quantities, flights[0].draws).values()) == {0.0}


@pytest.fixture(scope="module")
def by_soyuz(planned):
    """The plan with the catalogue's dispersions."""
    cast = replace(planned.scene.cast, dispersions=load("soyuz", Dispersions))
    return replace(planned, scene=replace(planned.scene, cast=cast))


def test_a_mission_is_drawn_by_the_dispersions_that_it_names(planned, by_soyuz):
    runs = range(1, 301)
    drawn = [by_soyuz.draws(SEED, run) for run in runs]
    told = [realised(by_soyuz.quantities, each) for each in drawn]
    assert max(abs(each["input/descent/mass"]) for each in told) <= 45.0  # three sigmas of the capsule's file
    both = [[each[f"input/{name}/thrusters/share/3"] for each in told] for name in ("docking", "undocking")]
    assert np.corrcoef(both)[0, 1] > 0.8
    assert 2 <= sum(bool(each.failures) for each in drawn) <= 25  # 3 % of them, one by one
    assert not any(planned.draws(SEED, run).chosen for run in runs)
    asked = {**planned.scene.cast.mission.model_dump(exclude_defaults=True), "dispersions": "soyuz"}
    assert "soyuz" in loaded(Mission.model_validate(asked)).inputs_sha256


def test_failures_of_what_is_not_flown_do_not_happen(by_soyuz):
    assert {each.name for each in replace(by_soyuz, descent=None).dispersions.failure} == {
        "radio@100",
        "range@200",
        "thruster-off",
        "thruster-on",
    }


def test_a_failure_that_comes_too_late_is_told_before_anything_flies(by_soyuz):
    late = {"name": "guidance@9999", "probability": 0.1, "reason": "none"}
    file = Dispersions(name="mine", title="Mine", failure=[late])
    cast = replace(by_soyuz.scene.cast, dispersions=file)
    with pytest.raises(InputError, match="failure 'guidance@9999' should come before"):
        replace(by_soyuz, scene=replace(by_soyuz.scene, cast=cast)).draws()


def test_the_world_of_run_0_is_what_is_known(planned):
    known = planned.scene
    world = world_of(known, Draws(SEED, 0))
    for true, orbit in ((world.arrival, known.arrival), (world.departure, known.departure)):
        assert true.trajectory is orbit.flown and true.environment is orbit.environment


def test_a_world_depends_on_seed_and_run_alone(planned):
    one, again, other = (world_of(planned.scene, Draws(SEED, run)) for run in (1, 1, 2))
    t_s = planned.scene.t_docking_s
    assert np.array_equal(one.arrival.trajectory(t_s), again.arrival.trajectory(t_s))
    assert not np.array_equal(one.arrival.trajectory(t_s), other.arrival.trajectory(t_s))


def test_a_drawn_station_is_followed_for_as_long_as_a_departure_takes(planned):
    there, craft = planned.scene, planned.scene.cast.spacecraft
    late = craft.undocking.model_copy(update={"separation_burn_delay_s": 9000.0})
    cast = replace(there.cast, spacecraft=craft.model_copy(update={"undocking": late}))
    for each in (there, replace(there, cast=cast)):
        burn_s = there.t_undocking_s + each.cast.spacecraft.undocking.separation_burn_delay_s
        assert world_of(each, Draws(SEED, 1)).departure.trajectory.t_end_s > burn_s + 3600.0


def test_one_orbit_at_both_ends_is_drawn_once(planned):
    orbit = planned.scene.arrival
    world = world_of(scene(arrival_orbit=orbit, departure_orbit=orbit), Draws(SEED, 1))
    assert world.arrival is world.departure


def test_where_no_orbit_is_known_there_is_none(planned):
    world = World(scene(epoch=planned.scene.epoch, t_docking_s=0.0))
    with pytest.raises(FlightError, match="no element set of the station is near the docking, 2017-12-17"):
        _ = world.arrival
    with pytest.raises(FlightError, match="near the undocking"):
        world.undocking(7000.0)


def test_true_stations_scatter_about_the_known_one_as_it_is_known(planned, figure):
    """At docking, two days of drawn air after its anchor, and at undocking."""
    known = planned.scene
    instants = known.t_docking_s, known.t_undocking_s
    off = np.empty((RUNS, 2, 3))
    for run in range(1, RUNS + 1):
        world = world_of(known, Draws(SEED, run))
        for end, (true, orbit) in enumerate(
            ((world.arrival, known.arrival), (world.departure, known.departure))
        ):
            y = orbit.flown(instants[end])
            radial, forward, normal = orbit_axes(y)
            apart = true.trajectory(instants[end])[:3] - y[:3]
            off[run - 1, end] = apart @ forward, apart @ normal, apart @ radial
    sigma = np.stack([known.arrival.sigma_m(instants[0])[0], known.departure.sigma_m(instants[1])[0]])
    ratio = np.sqrt(np.mean(off**2, axis=0)) / sigma
    # of the root mean square of n normal numbers one sigma is 1 / sqrt(2 n)
    bar = 3.0 / np.sqrt(2.0 * RUNS)
    for end, name in enumerate(("docking", "undocking")):
        figure(
            f"{RUNS} true stations at the {name} of Soyuz MS-07: along, across, radial over sigma",
            "the estimate's covariance",
            f"1 +- {bar:.2f}",
            ", ".join(f"{each:.2f}" for each in ratio[end]),
        )
    assert np.abs(ratio - 1.0).max() < bar


def test_a_drawn_station_flies_with_the_drag_area_and_the_air_that_are_told(planned):
    """As the free drift of a ship that leaves needs them, over two turns before the docking."""
    known = planned.scene
    t_s = known.t_docking_s - 11e3
    true = world_of(known, Draws(SEED, 1)).arrival
    off_m = [
        np.linalg.norm(
            coast(t_s, true.trajectory(t_s), t_s + 11e3, true.environment, cd_area_m2=area_m2).y_end[:3]
            - true.trajectory(t_s + 11e3)[:3]
        )
        for area_m2 in (true.cd_area_m2, known.cast.station.cd_area_m2)
    ]
    assert off_m[0] < 0.2 and off_m[1] > 20.0 * off_m[0]
    assert world_of(known, Draws()).arrival.cd_area_m2 == known.arrival.cd_area_m2


def test_a_run_flies_to_the_station_that_is_drawn(planned, flights):
    known = planned.scene
    position = known.cast.docked_position_lvlh_m
    for run, flight in flights.items():
        world = world_of(known, Draws(SEED, run))
        docked = flight.arcs["docking"].end
        place = relative_state(world.arrival.trajectory(docked.t_s), docked.y)[:3]
        # the docking moves the station by 2 mm/s until the hooks close, and the centre of mass has moved
        assert np.linalg.norm(place - position) < 1.5
    handed = {run: flight.arcs["rendezvous"].end for run, flight in flights.items()}
    true, t_s = world_of(known, Draws(SEED, 1)).arrival.trajectory, handed[1].t_s
    drawn_m = true(t_s)[:3] - known.arrival.flown(t_s)[:3]
    assert np.linalg.norm(drawn_m) > 1000.0
    # the ship of each run is at rest at one place from its own station, off by what it does not know
    places = [
        relative_state(station(start.t_s), start.y)[:3]
        for station, start in ((known.arrival.flown, handed[0]), (true, handed[1]))
    ]
    np.testing.assert_allclose(places[1], places[0], atol=20.0)


def test_a_run_leaves_the_station_that_is_drawn(planned, flights):
    known, world = planned.scene, world_of(planned.scene, Draws(SEED, 1))
    undocked = flights[1].arcs["stay"].end
    there = world.undocking(float(undocked.y[6]) - known.cast.cargo_exchange_kg)
    np.testing.assert_allclose(undocked.y, there.y, atol=1e-6)
    off_m = np.linalg.norm(undocked.y[:3] - flights[0].arcs["stay"].y_end[:3])
    assert off_m > 100.0


def test_the_capsule_of_a_run_is_that_of_its_batch(planned, flights):
    """By the names of what is drawn; and it weighs what it really weighs."""
    facts = world_of(planned.scene, Draws(SEED, 1)).capsule
    other = dispersed(vehicle_of(planned.scene), Draws(SEED, 1))
    assert (facts.lift, facts.drag) == (other.lift, other.drag) != (1.0, 1.0)
    assert np.array_equal(facts.density, other.density) and np.ptp(other.density[:, 1]) > 0.01
    assert np.array_equal(facts.wind_error, other.wind) and np.ptp(other.wind[:, 1]) > 5.0  # about calm air
    for run, expected_kg in ((0, 0.0), (1, facts.mass_error_kg)):
        parted = next(each for each in flights[run].arcs["descent"].jumps if each.name == "module_separation")
        left_kg = flights[run].arcs["descent"](parted.t_s)[6]
        assert left_kg - planned.descent.module_mass_kg == pytest.approx(expected_kg, abs=1e-6)
    assert facts.mass_error_kg != 0.0
