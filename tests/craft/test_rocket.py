"""A rocket's timeline against sums by hand, and what a rocket's file must not say."""

import numpy as np
import pytest

from vitok.ascent.drop_zones import pieces
from vitok.craft.rocket import (
    BEGIN,
    DROP,
    END,
    FLOW,
    FLOW_RATE,
    THRUST_SEA_LEVEL,
    THRUST_VACUUM,
    depletion_s,
    last_stage_mass_kg,
    liftoff_mass_kg,
    share_and_flow_kgps,
    thrust_share,
    timeline,
)
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import CATALOGUE, load
from vitok.mission.rocket import Rocket, Stage

PAYLOAD_KG = 7155.0
ROCKET = load("soyuz-fg", Rocket)
BOOSTER, CORE, THIRD = ROCKET.stages


TABLED = Stage(
    name="one",
    empty_kg=10.0,
    propellant_kg=110.0,
    residual_kg=10.0,
    thrust_vacuum_n=2.0 * 100.0 * 9.80665,
    specific_impulse_vacuum_s=100.0,
    burn_s=(20.0, 30.0),
    thrust_share=(1.0, 0.5),
)
ENDLESS = {"burn_s": (10.0, 20.0), "thrust_share": (1.0, 0.0)}


def with_stage(number, **changes):
    stages = list(ROCKET.stages)
    stages[number] = stages[number].model_copy(update=changes)
    return ROCKET.model_copy(update={"stages": tuple(stages)})


def segment(line, name):
    return line.segments[line.events.index(name)]


def test_soyuz_fg_weighs_what_its_sources_say():
    assert 305e3 < liftoff_mass_kg(ROCKET, PAYLOAD_KG) < 313e3
    assert CORE.empty_kg + CORE.propellant_kg == 99500.0
    skirt_kg = next(part.mass_kg for part in ROCKET.jettisons if part.event == "skirt_jettison")
    assert THIRD.empty_kg + THIRD.propellant_kg + skirt_kg == 25300.0


def test_flow_is_thrust_over_exhaust_speed_and_the_turbine():
    full_kgps = 1021300.0 / (320.2 * 9.80665)
    _, flows = share_and_flow_kgps(BOOSTER, np.array([0.0, 112.0, 112.25, 118.0]))
    assert flows == pytest.approx(np.array([1.0, 1.0, 0.875, 0.75]) * full_kgps + 10.3, rel=1e-12)


def test_thrust_falls_as_stages_are_throttled_and_dropped():
    line = timeline(ROCKET, PAYLOAD_KG)
    full, throttled = segment(line, "booster_throttle"), segment(line, "booster_separation")
    assert full[THRUST_VACUUM] == 4 * 1021300.0 + 990200.0
    assert full[THRUST_SEA_LEVEL] == 4 * 838500.0 + 792500.0
    assert throttled[THRUST_VACUUM] == 3 * 1021300.0 + 990200.0
    assert segment(line, "core_separation")[THRUST_VACUUM] == 990200.0
    assert segment(line, "skirt_jettison")[THRUST_VACUUM] == 297900.0
    assert (np.diff(line.segments[:, END]) > 0.0).all()


def test_all_mass_is_burnt_dropped_or_left():
    line = timeline(ROCKET, PAYLOAD_KG)
    spans_s = line.segments[:, END] - line.segments[:, BEGIN]
    burnt_kg = (line.segments[:, FLOW] + 0.5 * line.segments[:, FLOW_RATE] * spans_s) @ spans_s
    left_kg = PAYLOAD_KG + THIRD.empty_kg + THIRD.residual_kg
    assert burnt_kg + line.segments[:, DROP].sum() + left_kg == pytest.approx(line.liftoff_mass_kg, abs=1e-6)


def test_stages_fall_off_with_their_residuals():
    line = timeline(ROCKET, PAYLOAD_KG)
    core_kg = segment(line, "core_separation")[DROP]
    assert core_kg == pytest.approx(CORE.empty_kg + CORE.residual_kg, abs=1e-6)  # burns until it is empty
    booster_kg = segment(line, "booster_separation")[DROP] / 4
    assert booster_kg == pytest.approx(
        BOOSTER.empty_kg + BOOSTER.residual_kg, abs=10.0
    )  # dropped by the clock


def test_a_table_of_flow_is_integrated_to_the_kilogram():
    """2 kg/s for 20 s, down to 1 kg/s within 10 s, at 1 kg/s for the 45 s that the rest of 100 kg lasts."""
    assert depletion_s(TABLED) == pytest.approx(20.0 + 10.0 + 45.0, rel=1e-12)
    short = TABLED.model_copy(update={"residual_kg": 55.0})  # 55 kg: 40, and 15 within the change itself
    # 2 s - s^2 / 20 = 15 s after its begin
    assert depletion_s(short) == pytest.approx(20.0 + 10.0, rel=1e-12)
    shorter = TABLED.model_copy(update={"residual_kg": 60.0})
    assert depletion_s(shorter) == pytest.approx(20.0 + 20.0 - np.sqrt(400.0 - 200.0), rel=1e-12)


def test_thrust_and_flow_may_have_tables_of_their_own():
    stage = TABLED.model_copy(update={"flow_share": (1.0, 1.0)})
    assert depletion_s(stage) == pytest.approx(50.0, rel=1e-12)
    assert thrust_share(stage, np.array([25.0])) == pytest.approx([0.75])


def test_a_stage_that_never_empties_needs_a_separation():
    stages = (*ROCKET.stages[:2], THIRD.model_copy(update=ENDLESS))
    with pytest.raises(InputError, match="stage third never burns its propellant, as its flow_share ends"):
        timeline(ROCKET.model_copy(update={"stages": stages}), PAYLOAD_KG)


def test_a_stage_lit_after_a_coast_burns_from_its_ignition_on():
    stages = (*ROCKET.stages[:2], THIRD.model_copy(update={"ignition_s": 320.0}))
    line = timeline(ROCKET.model_copy(update={"stages": stages}), PAYLOAD_KG)
    coast, burn = segment(line, "third_ignition"), segment(line, "depletion")
    assert coast[THRUST_VACUUM] == coast[FLOW] == 0.0
    assert burn[BEGIN] == 320.0
    assert burn[END] - burn[BEGIN] == pytest.approx(depletion_s(THIRD))


def test_propellant_left_counts_from_the_residual():
    dropped_kg, left_kg = last_stage_mass_kg(ROCKET, 10000.0, PAYLOAD_KG)
    assert dropped_kg == 10000.0 - PAYLOAD_KG
    assert left_kg == pytest.approx(dropped_kg - THIRD.empty_kg - THIRD.residual_kg)


def test_a_rocket_that_cannot_lift_itself_is_refused():
    with pytest.raises(
        FlightError, match=r"soyuz-fg cannot lift itself: thrust at lift-off is 0\.\d+ of its weight"
    ):
        timeline(with_stage(0, thrust_sea_level_n=300000.0), PAYLOAD_KG)


def test_stages_out_of_order_are_refused():
    with pytest.raises(InputError, match="stage core separates at .* before its ignition"):
        timeline(with_stage(1, separation_s=100.0), PAYLOAD_KG)


def test_a_part_that_falls_off_after_burn_out_is_refused():
    late = ROCKET.jettisons[-1].model_copy(update={"t_s": 900.0})
    with pytest.raises(InputError, match="skirt_jettison comes after the last stage's propellant is gone"):
        timeline(ROCKET.model_copy(update={"jettisons": (late,)}), PAYLOAD_KG)


@pytest.mark.parametrize(
    ("written", "instead", "sentence"),
    [
        ("residual_kg = 700.0 ", "residual_kg = 70000.0 ", "residual_kg below propellant_kg"),
        ("thrust_share = [1.0, 0.75]", "thrust_share = [1.0]", "burn_s, thrust_share and flow_share of one"),
        ("thrust_share = [1.0, 0.75]", "thrust_share = [1.0, 1.75]", "less than or equal to 1"),
        ("burn_s = [112.0, 112.5]", "burn_s = [112.0, 11.0]", "burn_s rising from entry to entry"),
        ("tail_off_s = 0.5 ", "tail_off_s = 5.5 ", "separation_delay_s no shorter than tail_off_s"),
        (
            "thrust_sea_level_n = 838500.0",
            "thrust_sea_level_n = 1838500.0",
            "no greater than thrust_vacuum_n",
        ),
        ("empty_kg = 3800.0", "empty_kg = -3800.0", "greater than 0"),
        ("empty_kg = 3800.0", "empty_t = 3.8", "did you mean empty_kg"),
        ("mach = [0.0, 0.4,", "mach = [0.4, 0.0,", "mach rising from entry to entry"),
        ('name = "core"', 'name = "booster"', "stages and jettisons of different names"),
        (
            "greatest_altitude_m = 240000.0",
            "greatest_altitude_m = 140000.0",
            "greatest_altitude_m no lower than least_altitude_m",
        ),
        (
            "least_altitude_m = 200000.0\ngreatest_altitude_m = 240000.0",
            "perigee_m = 240000.0\napogee_m = 200000.0",
            "apogee_m no lower than perigee_m",
        ),
        ("least_altitude_m = 200000.0", "", "guidance should have either least_altitude_m and greatest_alt"),
        (
            "least_altitude_m = 200000.0",
            "perigee_m = 200000.0",
            "or perigee_m and apogee_m, osculating at cut",
        ),
        (
            "liftoff_s = 1.5",
            "liftoff_s = 1.5\nwind_scale = -1.0",
            "dispersions.wind_scale = -1.0 should be greater than or eq",
        ),
        ("liftoff_s = 1.5", "wind_mps = 10.0", "dispersions.wind_mps"),
        ("attitude_deg = 0.05", "attitude_deg = 15.0", "dispersions.attitude_deg = 15.0 should be less than"),
        (
            "nose_radius_m = 1.1",
            "nose_radius_m = 0.001",
            "aerodynamics.nose_radius_m = 0.001 should be great",
        ),
        ("pitch_over_end_s = 25.0", "pitch_over_end_s = 5.0", "pitch_over_end_s after vertical_rise_s"),
    ],
)
def test_a_wrong_file_is_one_sentence(tmp_path, written, instead, sentence):
    text = (CATALOGUE / "rockets" / "soyuz-fg.toml").read_text(encoding="utf-8")
    assert written in text
    file = tmp_path / "rocket.toml"
    file.write_text(text.replace(written, instead, 1), encoding="utf-8")
    with pytest.raises(InputError, match=sentence) as found:
        load(str(file), Rocket)
    assert "\n" not in str(found.value)


def test_a_stage_cut_by_time_takes_what_it_did_not_burn_with_it():
    """Boosters dropped at T+100 s: empty mass and the load less a hundred seconds of the whole flow."""
    early = with_stage(0, separation_s=100.0, burn_s=(), thrust_share=())
    line = timeline(early, PAYLOAD_KG)
    flow_kgps = 1021300.0 / (320.2 * 9.80665) + 10.3
    expected_kg = 4.0 * (3800.0 + 39810.0 - 100.0 * flow_kgps)
    dropped_kg = line.segments[line.events.index("booster_separation"), DROP]
    assert dropped_kg == pytest.approx(expected_kg, abs=1e-6)
    assert pieces(early, {"booster_separation": dropped_kg})["booster_separation"].mass_kg == pytest.approx(
        0.25 * expected_kg
    )
    burnt_out = timeline(with_stage(0, separation_s=None), PAYLOAD_KG)
    residual_kg = burnt_out.segments[burnt_out.events.index("booster_separation"), DROP]
    assert residual_kg == pytest.approx(4.0 * (3800.0 + 700.0), abs=1e-6)
