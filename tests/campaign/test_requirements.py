"""Requirements by order statistics: published numbers of runs, verdicts, and what failed runs count for."""

import pyarrow as pa
import pytest
from pydantic import ValidationError
from tests.campaign.tables import table

from vitok.campaigns.columns import sample
from vitok.campaigns.requirements import (
    asked_of_all,
    check_told,
    failures_allowed,
    judged,
    risk_of,
    runs_needed,
)
from vitok.errors import InputError
from vitok.mission.requirements import Requirement


@pytest.mark.parametrize(
    ("share", "risk", "runs"),
    [
        (0.9973, 0.1, (852, 1440)),  # Hanson and Beard (2010), NASA/TP-2010-216447
        (0.95, 0.05, (59, 93, 124, 153, 181)),  # Wilks (1941); Guba, Makai and Pal (2003)
    ],
)
def test_as_many_runs_are_needed_as_is_published(share, risk, runs):
    assert tuple(runs_needed(share, risk, failures) for failures in range(len(runs))) == runs
    for failures, needed in enumerate(runs):
        assert failures_allowed(needed, share, risk) == failures
        assert failures_allowed(needed - 1, share, risk) == (failures - 1 if failures else None)


def test_the_risk_is_the_chance_of_so_few_failures():
    assert risk_of(2, 0, 0.9) == pytest.approx(0.81)
    assert risk_of(2, 1, 0.9) == pytest.approx(0.99)
    assert risk_of(2, 2, 0.9) == 1.0
    assert failures_allowed(10**8, 0.9973, 0.1) == pytest.approx(270_000, rel=0.003)


def _runs(broken: int, kept: int, failed: int = 0) -> pa.Table:
    values = [2.0] * broken + [0.0] * kept + [None] * failed
    status = ["flown"] * (broken + kept) + ["failed"] * failed
    return pa.table(
        {
            "run": list(range(1, len(values) + 1)),
            "status": status,
            "reason": ["" if each == "flown" else "why" for each in status],
            "success": [value == 0.0 for value in values],
            "landing.miss_km": pa.array(values, type=pa.float64()),
        }
    )


@pytest.mark.parametrize(
    ("broken", "kept", "failed", "verdict"),
    [
        (0, 851, 0, "open"),
        (0, 852, 0, "met"),
        (1, 851, 0, "open"),
        (0, 852, 1, "open"),  # a run that failed breaks what it cannot tell
        (1, 1439, 0, "met"),
        (8, 844, 0, "broken"),  # 5 or more of 852 come in 8 % where 99.73 % keep it
    ],
)
def test_the_verdict(broken, kept, failed, verdict):
    asked = Requirement(quantity="landing.miss_km", below=1.0)
    (found,) = judged(_runs(broken, kept, failed), [asked])
    assert found.verdict == verdict
    assert (found.runs, len(found.broken_by)) == (broken + kept + failed, broken + failed)
    (same,) = judged(_runs(broken, kept, failed), [Requirement(quantity="success")])
    assert same.verdict == verdict and same.broken_by == found.broken_by


def test_a_run_that_ends_well_and_does_not_tell_the_quantity_is_not_counted():
    runs = _runs(0, 3).set_column(4, "landing.miss_km", pa.array([0.0, None, 3.0], type=pa.float64()))
    (found,) = judged(runs, [Requirement(quantity="landing.miss_km", below=1.0)])
    assert (found.runs, found.unknown, found.broken_by) == (2, 1, (3,))


def test_without_requirements_success_and_each_margin_are():
    success, asked = asked_of_all(sample(table()))
    assert success.quantity == "success"
    assert (asked.quantity, asked.above, asked.share) == ("margin/descent/load_g", 0.0, 0.9973)


def test_a_quantity_that_no_column_has_is_refused_with_the_nearest():
    with pytest.raises(InputError, match=r"'landing.mis_km' is no column .* landing.miss_km"):
        judged(_runs(0, 3), [Requirement(quantity="landing.mis_km", below=1.0)])


@pytest.mark.parametrize(
    "wrong",
    [
        {"quantity": "landing.miss_km"},
        {"quantity": "success", "below": 1.0},
        {"quantity": "landing.miss_km", "below": 1.0, "above": 2.0},
        {"quantity": "landing.miss_km", "below": 1.0, "share": 1.0},
        {"quantity": "landing.miss_km", "below": 1.0, "risk": 0.0},
        {"quantity": "landing.miss_km", "below": 1.0, "confidence": 0.9},
    ],
)
def test_a_requirement_that_asks_nothing_or_what_cannot_be_is_refused(wrong):
    with pytest.raises(ValidationError):
        Requirement(**wrong)


def test_an_unknown_quantity_is_told_before_any_run_and_what_is_rare_passes():
    told = ["landing.aim_miss_km", "burn_end[DV1].delta_v_mps", "station_burn.t_s"]
    usual = "landing.aim_miss_km", "burn_end[DV6].delta_v_mps", "station_burn[2].t_s", "success"

    def asked(*quantities):
        return [Requirement(quantity=each, below=None if each == "success" else 1.0) for each in quantities]

    def flown():
        pytest.fail("what is told without any failure asks for no flight that fails")

    check_told(asked(*usual), told, flown)
    check_told(asked("landing.plan_miss_km", *usual), told, lambda: ["landing.plan_miss_km"])
    with pytest.raises(
        InputError, match=r"'landing.aim_mis_km' is no .*: did you mean landing.aim_miss_km\?"
    ):
        check_told(asked("landing.aim_mis_km"), told, lambda: [])
    with pytest.raises(InputError, match="'splash' is no column of numbers of the campaign's table$"):
        check_told(asked("splash"), told, lambda: [])


def test_what_no_run_tells_is_open():
    (found,) = judged(_runs(0, 3), [Requirement(quantity="ballistic.load_g", below=9.0)])
    assert (found.verdict, found.runs, found.unknown) == ("open", 0, 3)
