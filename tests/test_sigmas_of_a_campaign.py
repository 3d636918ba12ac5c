"""A campaign as the source of a flight's sigmas: what is wrong with it is told before anything flies."""

import pyarrow.parquet as pq
import pytest
from tests.campaign.tables import table

import vitok
from vitok.campaigns.manifest import Manifest, manifest_text
from vitok.errors import InputError
from vitok.flying import _sigmas_in

MANIFEST = Manifest(
    mission="soyuz-ms-08",
    title="made up",
    runs=400,
    seed=0,
    phases=["descent"],
    failures=[],
    sampling="random",
    space_weather="measured",
    t_zero_utc="2018-03-21T17:44:23Z",
    inputs_sha256={},
    versions={},
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "campaign.json").write_text(manifest_text(MANIFEST), encoding="utf-8")
    pq.write_table(table(), tmp_path / "runs.parquet")
    return tmp_path


def test_the_sigmas_of_a_folder_are_those_of_its_table(folder):
    assert _sigmas_in(folder, "soyuz-ms-08")("peak_load.load_g", False) == pytest.approx(1.0, rel=0.15)


def test_a_campaign_of_another_mission_is_refused_before_the_flight(folder):
    with pytest.raises(InputError, match="campaign of soyuz-ms-08, which tells no sigmas of soyuz-ms-07"):
        vitok.fly("soyuz-ms-07", sigmas=folder)


def test_a_folder_without_a_campaign_is_refused_before_the_flight(tmp_path):
    with pytest.raises(InputError, match="holds no campaign"):
        vitok.fly("soyuz-ms-07", sigmas=tmp_path)


def test_a_campaign_that_is_not_finished_is_refused(folder):
    (folder / "runs.parquet").unlink()
    with pytest.raises(InputError, match=r"no finished campaign"):
        vitok.fly("soyuz-ms-08", sigmas=folder)
