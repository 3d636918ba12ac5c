"""A slip of units is refused or warned about, and the sentence names its key."""

import sys
import warnings
from math import pi

import pytest
from pydantic import ValidationError
from tests.mission.documents import ENTRIES, changed, document, leaves

import vitok
from vitok.cli import main
from vitok.errors import FlightError, InputError
from vitok.mission.base import ImplausibleWarning
from vitok.mission.catalogue import CATALOGUE, entry_path, load
from vitok.mission.keys import key_at
from vitok.mission.mission import Mission
from vitok.mission.place import Site
from vitok.mission.schema import KINDS
from vitok.mission.sentence import sentence
from vitok.mission.unit import question, unit_of

THOUSANDTH, THOUSANDFOLD, IN_RADIANS = "a thousandth", "a thousandfold", "in radians"
FACTORS = {THOUSANDTH: 1e-3, THOUSANDFOLD: 1e3, IN_RADIANS: pi / 180.0}
# the slips of a single key that still are what a real thing might have
PASSING = {
    ("modes[].exits[].when[].for_s", THOUSANDFOLD),  # of a second: a quarter of an hour
    ("cargo.up_kg", THOUSANDFOLD),  # a hundred tonnes
    ("cargo.down_kg", THOUSANDFOLD),
    ("cargo.items[].mass_kg", THOUSANDTH),  # of a ball: half a gram
    ("cargo.items[].mass_kg", THOUSANDFOLD),  # refused with the cargo that it is more than
    ("stages[].burn_s", THOUSANDTH),  # a build-up of thrust within a tenth of a second
    ("parachutes.canopies[].release_s", THOUSANDFOLD),  # a canopy that is kept, never to be released
    ("parachutes.reserve[].release_s", THOUSANDFOLD),
    ("parachutes.canopies[].release_s", THOUSANDTH),  # of 1e6, which stands for never
    ("parachutes.reserve[].release_s", THOUSANDTH),
    ("latitude_deg", IN_RADIANS),  # a place near the equator; with its longitude it is warned about
    ("longitude_deg", IN_RADIANS),
    ("stations[].latitude_deg", IN_RADIANS),
    ("stations[].longitude_deg", IN_RADIANS),
    # a rocket's own navigation may be as good as a receiver's
    *(
        (f"ground_tracking.insertion.{key}", THOUSANDTH)
        for key in (
            "along_1sigma_m",
            "across_1sigma_m",
            "along_1sigma_mps",
            "across_1sigma_mps",
            "radial_1sigma_mps",
        )
    ),
    # a mass may lie at the origin
    *(
        (f"mass_properties.{place}.position_m", THOUSANDTH)
        for place in ("orbital", "descent", "service", "parts[]", "arrays[]", "tanks[]", "crew", "cargo[]")
    ),
    ("jettisons[].drop_speed_mps", THOUSANDTH),  # of what is only shown: a slow parting is one too
    ("attitude.ready_before_burn_s", THOUSANDTH),
    ("attitude.spin_degps", IN_RADIANS),
    ("parachutes.hang_deg", IN_RADIANS),
    ("shapes[].position_m", THOUSANDTH),  # a body may begin at the origin
    # one kind of table has lasers of millimetres, cameras, and radios that search for hundreds of kilometres
    *(
        (f"sensors[].{key}", slip)
        for slip in (THOUSANDTH, THOUSANDFOLD)
        for key in (
            "nearest_m",
            "range_1sigma_m",
            "range_bias_1sigma_m",
            "range_rate_1sigma_mps",
            "range_rate_bias_1sigma_mps",
        )
    ),
    ("sensors[].farthest_m", THOUSANDTH),
    ("sensors[].range_1sigma_per_m", THOUSANDTH),
    ("sensors[].period_s", THOUSANDFOLD),
    ("sensors[].dropout_mean_s", THOUSANDFOLD),
    ("sensors[].half_cone_deg", IN_RADIANS),  # a telescope's
    ("sensors[].angle_1sigma_deg", IN_RADIANS),  # a camera's
    ("sensors[].angle_bias_1sigma_deg", IN_RADIANS),
    # beside the origin; a lidar's, a star sensor's, a laser gyroscope's
    ("near_sensors[].place_m", THOUSANDTH),
    ("near_sensors[].range_1sigma_per_m", THOUSANDTH),
    ("near_sensors[].angle_1sigma_deg", IN_RADIANS),
    ("near_sensors[].angle_bias_1sigma_deg", IN_RADIANS),
    ("near_sensors[].relative_attitude_1sigma_deg", IN_RADIANS),
    ("near_sensors[].relative_attitude_bias_1sigma_deg", IN_RADIANS),
    ("attitude_reference.noise_1sigma_deg", IN_RADIANS),
    ("attitude_reference.bias_1sigma_deg", IN_RADIANS),
    ("gyroscope.angle_walk_1sigma_deg", IN_RADIANS),
    ("gyroscope.drift_1sigma_degph", IN_RADIANS),
    ("gyroscope.drift_walk_1sigma_degph", IN_RADIANS),
    # an hour in which something has to be so; what a plume may press with nobody tells; soft failures
    ("alarms[].when[].for_s", THOUSANDFOLD),
    ("limits.plume_pa_s", THOUSANDTH),
    ("limits.plume_pa_s", THOUSANDFOLD),
    ("troubles.drift_degps", IN_RADIANS),
    ("troubles.station_rate_degps", IN_RADIANS),
}


def scaled(value, factor):
    return [scaled(each, factor) for each in value] if isinstance(value, list) else value * factor


def is_measure(value):
    """Whether a value is a number other than 0, or a list of numbers not all 0."""
    if isinstance(value, list):
        return any(is_measure(each) for each in value)
    return isinstance(value, int | float) and not isinstance(value, bool) and value != 0


def said(kind, name, document):
    """The refusal of a document, or its warnings; "" if it passes in silence."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            context = {"folder": entry_path(name).parent, "where": "file"}
            KINDS[kind].model_validate(document, context=context)
        except InputError as error:
            return str(error)
        except ValidationError as error:
            return sentence(error, KINDS[kind], "file")
    return " ".join(str(each.message) for each in caught)


def slips(path, value):
    """The slips that a key of the catalogue is put through."""
    unit = unit_of(str(path[-1]))
    if path[0] == "record" or unit in ("", "UTC", "sfu") or not is_measure(value):
        return ()
    return (IN_RADIANS,) if unit.startswith("deg") or unit == "Pa deg" else (THOUSANDTH, THOUSANDFOLD)


def written(path):
    return "".join("[]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def test_a_slip_of_any_one_key_is_told_by_its_name():
    put, passing = set(), set()
    for kind, name in ENTRIES:
        whole = document(name)
        assert said(kind, name, whole) == ""
        for path, value in leaves(whole):
            for slip in slips(path, value):
                key = key_at(KINDS[kind], list(path))
                put.add((kind, key and key.path))
                if str(path[-1]) not in said(kind, name, changed(whole, path, scaled(value, FACTORS[slip]))):
                    passing.add((written(path), slip))
    assert passing == PASSING
    assert len(put) > 160


IN_TONNES = {
    ("stages", stage, key): scaled(table[key], 1e-3)
    for stage, table in enumerate(document("soyuz-fg")["stages"])
    for key in table
    if key.endswith(("_kg", "_n", "_kgps"))
} | {("stages", stage, "drop_cd_area_m2"): None for stage in (0, 1)}
SLOPES = ("aerodynamics", "normal_slope_per_rad")
CASES = {
    "specific impulse in m/s": (
        ("rocket", "soyuz-fg", {("stages", 0, "specific_impulse_vacuum_s"): 3260.0}),
        "stages[1].specific_impulse_vacuum_s = 3260.0 should be less than or equal to 1000 s: is it in m/s?",
    ),
    "thrust in kN": (
        ("rocket", "soyuz-fg", {("stages", 2, "thrust_vacuum_n"): 297.9}),
        "stages[3] should burn 1 to 5000 s by thrust_vacuum_n and propellant_kg, not 2.44e+05 s: is "
        "thrust_vacuum_n in kN?",
    ),
    "propellant in t": (
        ("rocket", "soyuz-fg", {("stages", 2, "propellant_kg"): 22.89, ("stages", 2, "residual_kg"): 0.0}),
        "stages[3] should burn 1 to 5000 s by thrust_vacuum_n and propellant_kg, not 0.246 s: is "
        "propellant_kg in t?",
    ),
    "empty mass in t": (
        ("rocket", "soyuz-fg", {("stages", 2, "empty_kg"): 1.969}),
        "stages[3] should have empty_kg of 0.01 to 10 propellant_kg, not 8.6e-05: is one of them in t?",
    ),
    "thrust at sea level in kN": (
        ("rocket", "soyuz-fg", {("stages", 0, "thrust_sea_level_n"): 838.5}),
        "stages[1] should have thrust_sea_level_n, 838.5, no less than a tenth of thrust_vacuum_n: is it "
        "in kN?",
    ),
    "turbine's flow in g/s": (
        ("rocket", "soyuz-fg", {("stages", 0, "auxiliary_flow_kgps"): 990.0}),
        "stages[1] should have auxiliary_flow_kgps, 990, no greater than the flow of its engines, 325.2 kg/s",
    ),
    "all of a rocket in t and kN": (
        ("rocket", "soyuz-fg", IN_TONNES),
        "the file should have stages of 2000 kg in all at least, not 298.8: are masses in t, thrusts in kN?",
    ),
    "payload in t": (
        ("rocket", "soyuz-fg", {("payload_kg",): 7.15}),
        "the file should have payload_kg, 7.15, of 0.0001 to 0.3 of the 2.988e+05 kg of its stages, not "
        "2.4e-05: is it in t?",
    ),
    "jettisoned mass in t": (
        ("rocket", "soyuz-fg", {("jettisons", 0, "mass_kg"): 1.95}),
        "jettisons[1] should have 1 to 20000 kg on a square metre of drop_cd_area_m2, not 0.39: is mass_kg "
        "in kg, drop_cd_area_m2 in m2?",
    ),
    "height in km": (
        ("rocket", "soyuz-fg", {("guidance", "perigee_m"): 200.0}),
        "guidance.perigee_m = 200.0 should be greater than or equal to 80000 m: is it in km?",
    ),
    "load in m/s2": (
        ("rocket", "soyuz-fg", {("guidance", "axial_load_limit_g"): 46.1}),
        "guidance.axial_load_limit_g = 46.1 should be less than or equal to 30 g: is it in m/s2?",
    ),
    "slope per degree": (
        ("rocket", "soyuz-fg", {SLOPES: [0.035] * 16}),
        "aerodynamics should have normal_slope_per_rad of 0.3 somewhere, or 0: is it per deg?",
    ),
    "thruster in kN": (
        ("spacecraft", "soyuz-ms", {("propulsion", "main", "thrust_n"): 2.95}),
        "propulsion.main.thrust_n = 2.95 should be greater than or equal to 50 N: is it in kN?",
    ),
    "time in minutes": (
        ("spacecraft", "soyuz-ms", {("approach", "handover_before_contact_s"): 20.0}),
        "approach.handover_before_contact_s = 20.0 should be greater than or equal to 60 s: is it in min or "
        "h?",
    ),
    "place in km": (
        ("spacecraft", "soyuz-ms", {("approach", "handover_position_lvlh_m"): [0.212, 0.0, 0.212]}),
        "approach.handover_position_lvlh_m should be 10 to 50000 m long, not 0.299813: is it in km?",
    ),
    "no direction": (
        ("spacecraft", "soyuz-ms", {("approach", "gates", 1, "position_lvlh_m"): [0.0, 0.0, 0.0]}),
        "approach.gates[2].position_lvlh_m should not be zero",
    ),
    "more thrusters aft than there are": (
        ("spacecraft", "soyuz-ms", {("propulsion", "thrusters", "aft_count"): 29}),
        "propulsion.thrusters should have aft_count no greater than count",
    ),
    "pieces the wrong way round": (
        ("spacecraft", "soyuz-ms", {("break_up", "lightest_kgpm2"): 500.0}),
        "break_up should have lightest_kgpm2 no greater than heaviest_kgpm2",
    ),
    "error in percent": (
        ("spacecraft", "soyuz-ms", {("execution_errors", "magnitude_1sigma"): 0.3}),
        "execution_errors.magnitude_1sigma = 0.3 should be less than or equal to 0.1: is it in %?",
    ),
    "angle in rad": (
        ("descent-module", "soyuz-ms-descent-module", {("deorbit", "delta_v_mps"): 0.128}),
        "deorbit.delta_v_mps = 0.128 should be greater than or equal to 20 m/s: is it in km/s?",
    ),
    "bank out of order": (
        ("descent-module", "soyuz-ms-descent-module", {("entry", "minimum_bank_deg"): 60.0}),
        "entry should have reference_bank_deg between minimum_bank_deg and maximum_bank_deg",
    ),
    "main parachute of a square metre": (
        (
            "descent-module",
            "soyuz-ms-descent-module",
            {("parachutes", "canopies", 2, "area_m2"): 25.0},
        ),
        "the file should sink 1.5 to 30 m/s at sea level under the last of parachutes.canopies, not "
        "49.5 m/s with greatest_mass_kg on its area_m2, 25",
    ),
    "drogue larger than the main parachute": (
        (
            "descent-module",
            "soyuz-ms-descent-module",
            {("parachutes", "canopies", 1, "area_m2"): 2400.0},
        ),
        "parachutes should have the largest area_m2 of canopies last, but drogue has 2400 and main 1000",
    ),
    "released before it opens": (
        (
            "descent-module",
            "soyuz-ms-descent-module",
            {("parachutes", "canopies", 1, "release_s"): 2.0},
        ),
        "parachutes.canopies[2] should have release_s after opening_s",
    ),
    "station in t": (
        ("station", "iss", {("mass_kg",): 415.0}),
        "the file should have cd_area_m2 of 0.0001 to 1 m2 for a kg of mass_kg, not 6.02: is mass_kg in t?",
    ),
    "mean above the root mean square": (
        ("station", "iss", {("burns", "delta_v_mps"): 0.4}),
        "burns should have mean_delta_v_mps, 0.48, no greater than delta_v_mps, 0.4, which is the root "
        "mean square",
    ),
    "radius in m": (
        ("zone", "zhezkazgan", {("radius_km",): 28000.0}),
        "radius_km = 28000.0 should be less than or equal to 2000 km: is it in m?",
    ),
    "crew on a cargo ship": (
        ("mission", "soyuz-ms-07", {("spacecraft",): "progress-ms"}),
        "crew should be empty, as spacecraft = 'progress-ms' has no descent_module and does not land",
    ),
    "turbine's flow in t/s": (
        ("rocket", "soyuz-fg", {("stages", 0, "auxiliary_flow_kgps"): 0.0103}),
        "soyuz-fg: stages[1].auxiliary_flow_kgps = 0.0103 should hardly be nearer to 0 than 0.05 kg/s: is "
        "it in "
        "t/s?",
    ),
    "cargo in t": (
        ("mission", "progress-ms-02", {("cargo", "up_kg"): 2.425}),
        "progress-ms-02: cargo.up_kg = 2.425 should hardly be nearer to 0 than 10 kg: is it in t?",
    ),
    "pad in rad": (
        ("site", "baikonur-1-5", {("latitude_deg",): 0.80146, ("longitude_deg",): 1.10553}),
        "baikonur-1-5: latitude_deg = 0.80146 and longitude_deg = 1.10553 lie in the sea off Africa: are "
        "they in "
        "rad?",
    ),
    "antenna in rad": (
        (
            "network",
            "russia",
            {("stations", 2, "latitude_deg"): 0.8011, ("stations", 2, "longitude_deg"): 1.1048},
        ),
        "russia: stations[3].latitude_deg = 0.8011 and longitude_deg = 1.1048 lie in the sea off Africa: "
        "are they "
        "in rad?",
    ),
    "azimuths in rad": (
        ("site", "baikonur-1-5", {("azimuths_deg",): [[0.576, 1.152], [-0.349, -0.14]]}),
        "baikonur-1-5: azimuths_deg = [[0.576, 1.152], [-0.349, -0.14]] are narrow: are they in rad?",
    ),
    "yaw in rad": (
        ("station", "iss", {("yaw_deg",): 3.1416}),
        "iss: yaw_deg = 3.1416 is a part of pi: is it in rad?",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_said_of_a_slip(case):
    (kind, name, changes), told = CASES[case]
    written = document(name)
    for path, value in changes.items():
        written = changed(written, path, value)
    assert said(kind, name, written).removeprefix("file: ") == told


def test_a_place_at_null_is_one():
    null = changed(changed(document("baikonur-1-5"), ("latitude_deg",), 0.0), ("longitude_deg",), 0.0)
    assert said("site", "baikonur-1-5", null) == ""


def test_a_question_names_each_unit_that_would_do():
    assert question("docking_after_liftoff_s", 49.6, 3600.0, 2e6) == ": is it in h?"
    assert question("phasing_start_after_insertion_s", 4.1, 60.0, 1e6) == ": is it in min or h?"
    assert question("thrust_n", -2950.0, 50.0, 1e6) == ""


def test_the_command_line_shows_a_warning_as_one_sentence(monkeypatch, capsys, tmp_path):
    def plan(mission, progress, **activity):
        load(mission, Mission)
        raise FlightError("it cannot be flown")

    text = (CATALOGUE / "missions" / "soyuz-ms-07.toml").read_text(encoding="utf-8")
    path = tmp_path / "mine.toml"
    path.write_text(text.replace("up_kg = 100.0", "up_kg = 0.1"), encoding="utf-8")
    monkeypatch.setattr(vitok, "plan", plan)
    monkeypatch.setattr(sys, "argv", ["vitok", "plan", str(path)])
    with pytest.raises(SystemExit):
        main()
    assert capsys.readouterr().err.splitlines() == [
        "vitok: warning: soyuz-ms-07: cargo.up_kg = 0.1 should hardly be nearer to 0 than 10 kg: is it in t?",
        "vitok: it cannot be flown",
    ]


def test_python_gets_a_warning_of_its_own_kind(tmp_path):
    text = (CATALOGUE / "sites" / "baikonur-1-5.toml").read_text(encoding="utf-8")
    path = tmp_path / "mine.toml"
    path.write_text(text.replace("altitude_m = 90.0", "altitude_m = 0.09"), encoding="utf-8")
    with pytest.warns(ImplausibleWarning, match=r"altitude_m = 0\.09 .*: is it in km\?"):
        load(str(path), Site)
