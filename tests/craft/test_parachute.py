import pytest

from vitok.craft.parachute import canopy_table, drag_area_m2, no_canopies
from vitok.mission.descent_module import Canopy

MAIN = Canopy(
    name="main",
    area_m2=1000.0,
    drag_coefficient=0.8,
    opening_s=20.0,
    inflation_s=2.0,
    reefed_fraction=0.1,
    disreefing_s=5.0,
    release_s=100.0,
)


@pytest.mark.parametrize(
    ("since_command_s", "expected_m2"),
    [
        (19.9, 0.0),  # packed
        (21.0, 40.0),  # half-way to the reefed area
        (22.5, 80.0),  # reefed
        (24.9, 80.0),
        (26.0, 80.0 + 360.0),  # half-way from there to full
        (27.0, 800.0),  # full
        (99.9, 800.0),
        (100.1, 0.0),  # released
    ],
)
def test_a_reefed_canopy_opens_in_two_steps(since_command_s, expected_m2):
    assert drag_area_m2(since_command_s, canopy_table([MAIN])) == pytest.approx(expected_m2)


def test_canopies_add_up_and_none_is_nothing():
    second = MAIN.model_copy(update={"reefed_fraction": 1.0})
    assert drag_area_m2(21.0, canopy_table([MAIN, second])) == pytest.approx(40.0 + 400.0)
    assert drag_area_m2(21.0, no_canopies()) == 0.0
