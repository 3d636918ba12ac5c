"""What a campaign's folder is kept from: trials of other inputs, flights, and kept flights that differ."""

from dataclasses import replace

import pytest
from tests.campaign.conftest import RUNS, silent

import vitok
from vitok import campaigning, conductor, flying
from vitok.campaigns.member import Member
from vitok.campaigns.run import run
from vitok.cli_campaign import campaign
from vitok.descent import simulation as descent
from vitok.errors import FlightError, InputError
from vitok.mission.failure import checked_failures


def test_a_trial_of_other_inputs_is_not_written_beside_a_campaign(member, serial):
    with pytest.raises(InputError, match="holds a campaign with seed = 5, not 6"):
        campaigning._drawn(replace(member, seed=6), RUNS, serial)
    assert not (serial / "inputs.parquet").exists()


def test_a_flight_and_a_campaign_do_not_write_over_each_others_report(serial, tmp_path, monkeypatch):
    monkeypatch.setattr(conductor, "plan", None)
    with pytest.raises(InputError, match="holds campaign.json, whose report would be lost"):
        vitok.fly("soyuz-ms-07", serial, run=5)
    (tmp_path / "flight.json").write_text("{}")
    with pytest.raises(InputError, match="holds flight.json, whose report would be lost"):
        vitok.campaign("soyuz-ms-07", tmp_path)


class Silenced(Member):
    """Its radio fails in each run, as a dispersions file may have it."""

    def draws(self, run):
        return self.plan.draws(self.seed, run, checked_failures(["radio@100"]))


def test_what_is_kept_of_a_run_with_a_failure_is_what_fly_gives(plan, tmp_path, monkeypatch):
    beside = []

    def outlook(plan, *, seed, failures, progress):
        beside.append((seed, tuple(failures)))

    monkeypatch.setattr(flying, "outlook", outlook)
    member = Silenced(plan, 5, plan.span("docking"))
    found = run(member, tmp_path, runs=1, report=silent)
    kept = campaigning._kept(found, member, "all", silent).kept
    assert [each.name for each in kept] == ["000001"] and (kept[0] / "report.html").exists()
    assert beside == [(5, ("radio@100",))]


def test_one_member_is_not_flown_where_a_trial_is_asked_for():
    with pytest.raises(InputError, match="--run flies one member alone, --dry-run is for all"):
        campaign("soyuz-ms-07", run=5, dry_run=True)


def test_a_run_that_fails_in_its_first_phase_is_a_flight_without_arcs(member, monkeypatch):
    def fails(*given):
        raise FlightError("no way down")

    monkeypatch.setattr(descent, "fly", fails)
    assert not member.flight(1).arcs
