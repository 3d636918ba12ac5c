"""What is found in a table as a whole, and the sigmas that evidence takes from it."""

import json

import numpy as np
import pyarrow as pa
import pytest
from tests.campaign.tables import table

from vitok.campaigns.columns import flown, numbers, sample
from vitok.campaigns.findings import findings
from vitok.campaigns.sigmas import first_of, sigma_of
from vitok.errors import InputError
from vitok.mission.requirements import Requirement


def test_the_flight_of_the_plan_is_in_no_count():
    whole, drawn = findings(table()), findings(table(planned=False))
    assert whole.runs == drawn.runs == 400
    assert whole.success == drawn.success
    assert whole.statistics == drawn.statistics
    assert whole.planned["peak_load.load_g"] == 4.0 and drawn.planned == {}


def test_findings_are_plain_json_and_equal_for_equal_tables():
    told = [json.dumps(findings(table()).summary(), allow_nan=False) for _ in range(2)]
    assert told[0] == told[1]
    again = json.loads(told[0])
    assert again["success_share"]["value"] == pytest.approx(392 / 400)
    assert again["requirements"][0]["failures"] == 8
    assert again["requirements"][0]["broken_by"] == list(range(50, 401, 50))
    assert [each["share"] for each in again["landings"]["regions"][:3]] == [0.5, 0.9, 0.99]


def test_the_verdict_of_all_is_the_worst_of_each():
    kept, broken = (Requirement(quantity="peak_load.load_g", below=b, share=0.9) for b in (99.0, 4.0))
    assert findings(table(), [kept]).verdict == "met"
    assert findings(table(), [kept, broken]).verdict == "broken"
    undecided = Requirement(quantity="peak_load.load_g", below=99.0, share=0.98)
    assert findings(table(), [kept, undecided]).verdict == "open"


def test_a_table_without_drawn_runs_is_refused():
    whole = table(3)
    with pytest.raises(InputError, match="no run in which chance decides"):
        findings(whole.slice(0, 1))


def test_a_campaign_in_which_all_runs_fail_is_told():
    whole = table(planned=False)
    found = findings(whole.filter(~flown(whole)))
    assert found.success.value == 0.0
    assert found.landings is None and found.worst == () and found.statistics == {}
    assert len(found.failed) == 1
    json.dumps(found.summary(), allow_nan=False)


def _std(name, minus=None):
    runs = sample(table())
    values = numbers(runs, name) - (0.0 if minus is None else numbers(runs, minus))
    return pytest.approx(np.nanstd(values, ddof=1))


def test_sigmas_go_by_the_keys_of_the_record():
    sigma = sigma_of(table())
    assert sigma("peak_load.load_g", False) == _std("peak_load.load_g")
    assert sigma("landing.utc", False) == _std("landing.t_s")
    assert sigma("landing.t_s", False) == _std("landing.t_s", "liftoff.t_s")
    assert sigma("landing.after_dv_1_s", False) == _std("landing.t_s", "burn_start[DV 1].t_s")
    assert sigma("dv_1.delta_v_mps", False) == _std("burn_end[DV 1].delta_v_mps")
    # what no run tells, what all tell alike, and what was planned
    assert sigma("pilots.greatest_load_g", False) is None
    assert sigma("module_separation.altitude_km", False) is None
    assert sigma("peak_load.load_g", True) is None
    assert sigma_of(table(25))("peak_load.load_g", False) is None


def test_runs_in_which_something_fails_give_no_sigma():
    whole = table()
    ballistic = np.arange(whole.num_rows) % 100 == 7
    loads = pa.array(np.where(ballistic, 8.5, numbers(whole, "peak_load.load_g")))
    failures = pa.array(np.where(ballistic, "guidance@183", ""))
    for name, values in (("peak_load.load_g", loads), ("failures", failures)):
        whole = whole.set_column(whole.column_names.index(name), name, values)
    others = numbers(whole.filter(~ballistic & (whole["run"].to_numpy() > 0)), "peak_load.load_g")
    assert sigma_of(whole)("peak_load.load_g", False) == pytest.approx(np.nanstd(others, ddof=1))


def test_where_a_campaign_tells_no_sigma_the_models_stands():
    def model(key, planned):
        return 7.0 if key != "landing.t_s" else None

    sigma = first_of(sigma_of(table()), model)
    assert sigma("peak_load.load_g", False) == _std("peak_load.load_g")
    assert sigma("peak_load.load_g", True) == 7.0
    assert sigma("module_separation.altitude_km", False) == 7.0
    assert sigma("landing.t_s", False) == _std("landing.t_s", "liftoff.t_s")
    # an instant by the clock hangs on the plan too, which all runs share
    assert sigma("landing.utc", False) == 7.0
