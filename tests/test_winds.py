"""The wind that a mission foresees and the one that its flights meet."""

import numpy as np
import pytest
from tests.scenes import scene

from vitok.chance import Draws
from vitok.craft.capsule_facts import CapsuleFacts, capsule_facts
from vitok.descent.dispersion import built
from vitok.descent.plan import vehicle_of
from vitok.earth.climate import mean_wind, wind_sigma
from vitok.errors import InputError
from vitok.mission.catalogue import CATALOGUE, load
from vitok.mission.mission import Mission
from vitok.scene import loaded

ROWS = "altitude_m,east_mps,north_mps\n0,3,1\n10000,20,-4\n"
TEXT = (CATALOGUE / "missions" / "soyuz-ms-07.toml").read_text(encoding="utf-8")
EMPTY = "altitude_m = []\neast_mps = []\nnorth_mps = []\n"


@pytest.fixture
def cast(tmp_path):
    """The cast of Soyuz MS-07 with other lines for its wind."""

    def cast(lines, **files):
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text)
        assert EMPTY in TEXT
        (tmp_path / "mine.toml").write_text(TEXT.replace(EMPTY, lines), encoding="utf-8")
        return loaded(load(str(tmp_path / "mine.toml"), Mission))

    return cast


def test_a_file_beside_the_mission_is_its_wind(cast):
    found = cast('file = "day.csv"\nlead_h = 24\n', day=ROWS)
    assert np.array_equal(found.cast.wind, [[0.0, 3.0, 1.0], [10e3, 20.0, -4.0]])
    assert np.array_equal(found.cast.wind_sigma, wind_sigma(found.cast.zone.latitude_deg, 6, 24.0))
    assert "winds/day.csv" in found.inputs_sha256


def test_the_climate_is_that_of_month_and_place(cast):
    found = cast("climatology = true\n\n[launch_wind]\nclimatology = true\n").cast
    assert np.array_equal(found.wind, mean_wind(found.zone.latitude_deg, 6))
    assert np.array_equal(found.launch_wind, mean_wind(found.site.latitude_deg, 12))
    assert found.launch_wind[12, 1] > 40.0 > 0.0 > found.wind[12, 1]  # the winter's and the summer's jet


def test_nothing_said_is_calm_and_known_as_a_day_of_the_month():
    known = scene().cast
    assert not known.wind.any() and not known.launch_wind.any()
    assert np.array_equal(known.wind_sigma, wind_sigma(known.zone.latitude_deg, 6))
    assert np.array_equal(known.launch_wind_sigma, wind_sigma(known.site.latitude_deg, 12))


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ('file = "day.csx"\n', "wind.file = 'day.csx' should exist, but there is no file"),
        (
            'file = "day.csv"\nclimatology = true\n',
            "wind should have one alone of rows, file and climatology",
        ),
        ('file = "day.csv"\n', "day.csv, line 2: east_mps = x should be a number"),
        ("lead_h = -1\n", "wind.lead_h = -1 should be greater than or equal to 0"),
        ('flie = "day.csv"\n', "wind.flie"),
    ],
)
def test_a_wrong_wind_is_one_sentence(cast, lines, sentence):
    with pytest.raises(InputError) as found:
        cast(lines, day="altitude_m,east_mps,north_mps\n0,x,1\n")
    assert sentence in str(found.value) and "\n" not in str(found.value)


def test_in_run_0_the_capsule_meets_what_is_foreseen_to_the_bit():
    known = scene()
    facts = capsule_facts(known.module, known.cast.wind_sigma, Draws())
    craft = vehicle_of(known)
    real = built(craft, facts)
    assert real.wind is craft.wind and real.density is craft.density
    assert (real.lift, real.drag, real.module_mass_kg) == (1.0, 1.0, craft.module_mass_kg)


def test_a_uniform_wind_error_is_added_at_all_heights():
    craft = vehicle_of(scene())
    same = built(craft, CapsuleFacts(wind_error=np.array([[0.0, 3.0, -2.0]])))
    assert np.unique(same.wind[:, 1:], axis=0).tolist() == [[3.0, -2.0]]
