"""Campaigns as they run: one table whoever flies it, and nothing lost or flown twice whatever happens."""

import errno
import os
import shutil
import time
from dataclasses import replace
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

import numpy as np
import pyarrow.parquet as pq
import pytest
from tests.campaign.conftest import RUNS, silent, table_bytes

import vitok
from vitok import conductor
from vitok.campaigns import manifest as manifests
from vitok.campaigns import run as running
from vitok.campaigns import store
from vitok.campaigns.campaign import Campaign
from vitok.campaigns.run import run
from vitok.campaigns.table import joined, table_of
from vitok.descent import simulation as descent
from vitok.errors import InputError, MachineError
from vitok.products.trajectory_file import trajectory_bytes


def test_rows_tell_what_was_drawn_and_what_became_of_it(serial):
    table = pq.read_table(serial / store.TABLE)
    assert table["run"].to_pylist() == list(range(RUNS + 1))
    assert set(table["status"].to_pylist()) == {"flown"} and all(table["success"].to_pylist())
    mass, landed = table["input/descent/mass"].to_numpy(), table["landing.t_s"].to_numpy()
    assert mass[0] == 0.0 and np.unique(mass).size == RUNS + 1
    assert np.ptp(landed) < 300.0 and np.unique(landed).size == RUNS + 1
    assert not (serial / store.PARTS).exists()


def test_run_0_is_the_flight_of_the_plan(plan, serial):
    flight = conductor.fly(plan, plan.draws(), plan.span("descent"))
    row = pq.read_table(serial / store.TABLE).slice(0, 1)
    assert row["landing.t_s"][0].as_py() == flight.event("landing").t_s - plan.ascent.liftoff_s
    assert abs(flight.event("landing").t_s - plan.descent.landing_s) < 1.0


def test_a_member_flown_again_is_the_same_flight(plan, member):
    again = plan.fly(seed=5, run=7, phase="descent")
    assert trajectory_bytes(member.flight(7)) == trajectory_bytes(again)


def test_ctrl_c_leaves_what_was_flown(member, serial, tmp_path, each_a_part):
    def interrupt(step):
        if step.startswith("runs: 3 "):
            raise KeyboardInterrupt

    folder = tmp_path / "cut"
    with pytest.raises(KeyboardInterrupt):
        run(member, folder, runs=RUNS, report=interrupt)
    assert len(list(folder.glob("rows/*.parquet"))) == 4
    run(member, folder, runs=RUNS, resume=True, report=silent)
    assert table_bytes(folder) == table_bytes(serial)


def test_runs_are_added_to_a_finished_campaign(member, serial, tmp_path):
    run(member, tmp_path / "more", runs=5, report=silent)
    run(member, tmp_path / "more", runs=RUNS, resume=True, report=silent)
    assert table_bytes(tmp_path / "more") == table_bytes(serial)
    before = (tmp_path / "more" / "campaign.json").read_bytes()
    with pytest.raises(InputError, match="holds runs up to 12, and 5 are asked for"):
        run(member, tmp_path / "more", runs=5, resume=True, report=silent)
    assert (tmp_path / "more" / "campaign.json").read_bytes() == before


def test_a_full_disk_is_a_sentence_and_the_campaign_goes_on_after(
    member, serial, tmp_path, monkeypatch, each_a_part
):
    folder, sync = tmp_path / "full", os.fsync

    def full(descriptor):
        if len(list(folder.glob("rows/*.parquet"))) >= 4:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(MachineError, match=r"folder .*rows cannot be written: No space left on device"):
            run(member, folder, runs=RUNS, report=silent)
    assert len(list(folder.glob("rows/*.parquet"))) == 4
    run(member, folder, runs=RUNS, resume=True, report=silent)
    assert table_bytes(folder) == table_bytes(serial)


def test_two_campaigns_do_not_share_a_folder(member, tmp_path):
    manifest = run(member, tmp_path / "one", runs=1, report=silent).manifest
    with (
        store.opened(tmp_path / "one", manifest, resume=True),
        pytest.raises(InputError, match="one is in use by another campaign"),
    ):
        run(member, tmp_path / "one", runs=2, resume=True, report=silent)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"seed": 6}, "holds a campaign with seed = 5, not 6 as is asked for now: choose another folder"),
        ({"phases": ("ascent",)}, "with phases = descent, not ascent"),
        ({}, "holds this campaign already: resume it"),
    ],
)
def test_a_folder_of_another_campaign_is_left_alone(member, serial, changes, message):
    before = table_bytes(serial)
    with pytest.raises(InputError, match=message):
        run(replace(member, **changes), serial, runs=RUNS, report=silent)
    assert table_bytes(serial) == before


def test_a_folder_of_another_version_is_refused(member, serial, monkeypatch):
    monkeypatch.setattr(manifests, "versions", lambda: {"vitok": "9.9"})
    with pytest.raises(InputError, match=r"with versions.vitok = [\d.]+, not 9\.9 as is asked for now"):
        run(member, serial, runs=RUNS, resume=True, report=silent)


def test_there_must_be_something_to_resume(member, tmp_path):
    with pytest.raises(InputError, match=r"holds no campaign to resume: there is no campaign\.json in it"):
        run(member, tmp_path / "nothing", runs=1, resume=True, report=silent)
    assert not (tmp_path / "nothing").exists()


def test_damaged_files_are_a_sentence(member, tmp_path):
    folder = tmp_path / "damaged"
    run(member, folder, runs=1, report=silent)
    (folder / store.TABLE).write_bytes(b"PAR1")
    with pytest.raises(InputError, match=r"runs\.parquet is damaged"):
        run(member, folder, runs=1, resume=True, report=silent)
    (folder / "campaign.json").write_text('{"format": "vitok campaign"}')
    with pytest.raises(InputError, match=r"campaign\.json is no manifest of a campaign"):
        run(member, folder, runs=1, resume=True, report=silent)


def test_a_defect_in_one_run_is_its_row_and_told(member, serial, tmp_path, monkeypatch):
    fly = descent.fly

    def breaks(world, plan, start, draws):
        if draws.run == 3:
            raise ZeroDivisionError("one over\nnothing")
        return fly(world, plan, start, draws)

    monkeypatch.setattr(descent, "fly", breaks)
    found = run(member, tmp_path / "defect", runs=RUNS, report=silent)
    rows, sound = found.table.to_pylist(), pq.read_table(serial / store.TABLE).to_pylist()
    assert rows[3]["status"] == "failed" and not rows[3]["success"] and rows[3]["landing.t_s"] is None
    assert rows[3]["input/descent/mass"] == sound[3]["input/descent/mass"]
    assert rows[:3] + rows[4:] == sound[:3] + sound[4:]
    assert found.told == ("1 run failed (3): unexpected ZeroDivisionError: one over nothing",)
    assert found.success.value == (RUNS - 1) / RUNS


def test_the_end_by_precision_does_not_hang_on_the_order():
    rng = np.random.default_rng(1)
    good = rng.random(2001) < 0.97
    ends = set()
    for order in (np.arange(2001), rng.permutation(2001)):
        count = running._Count(2000, 0.03, None, least=0)
        for some in np.array_split(order, 300):
            count.add(table_of([{"run": int(k), "success": bool(good[k])} for k in some]))
        ends.add(count.last)
    assert len(ends) == 1 and ends.pop() in range(200, 1000, 50)


def test_an_end_by_precision_leaves_no_trace_of_later_runs(member, serial, tmp_path, each_a_part):
    with store.opened(
        tmp_path, run(member, tmp_path / "a", runs=1, report=silent).manifest, resume=False
    ) as s:
        for row in pq.read_table(serial / store.TABLE).to_pylist()[::-1]:
            told = {name: value for name, value in row.items() if value is not None}
            s.add(table_of([told | ({"later.t_s": 1.0} if row["run"] > 6 else {})]))
        s.finish(6)
    run(member, tmp_path / "six", runs=6, report=silent)
    assert table_bytes(tmp_path) == table_bytes(tmp_path / "six")


def test_an_end_by_precision_gives_up_nothing_that_the_table_has(member, serial, tmp_path, monkeypatch):
    folder = shutil.copytree(serial, tmp_path / "whole")
    monkeypatch.setattr(running, "_CHECK_EVERY", 5)
    found = run(member, folder, runs=RUNS + 20, resume=True, precise=0.9, report=silent)
    assert found.table.num_rows == RUNS + 1
    assert table_bytes(folder) == table_bytes(serial)


def test_columns_do_not_hang_on_how_rows_come_together():
    rows = [{"run": 0, "reason": "", "b.t_s": 1.0}, {"run": 1, "reason": "x", "input/q": 2.0, "a.t_s": 3.0}]
    whole, pieces = table_of(rows), joined([table_of([rows[1]]), table_of([rows[0]])])
    assert whole.schema == pieces.schema
    assert whole.column_names == ["run", "reason", "input/q", "a.t_s", "b.t_s"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"runs": 0}, "runs = 0 should be a whole number from 1 to 1000000000"),
        ({"workers": 0}, "workers = 0 should be a whole number from 1"),
        ({"precise": 1.5}, "precise = 1.5 should lie between 0 and 1"),
        ({"keep": "faild"}, "keep = 'faild' should be failed or worst or all or none: did you mean failed?"),
        ({"keep": "all"}, "keep needs out, the campaign's folder"),
        ({"resume": True}, "resume needs out"),
        ({"dry_run": True, "resume": True, "out": "x"}, "dry_run flies nothing"),
        ({"workers": 2, "scheduler": "tcp://127.0.0.1:9"}, "a scheduler has workers of its own"),
        ({"seed": -1}, "seed = -1 should be a whole number"),
        ({"failures": ["radar"]}, "radar"),
    ],
)
def test_wrong_arguments_are_told_before_anything_is_planned(arguments, message, monkeypatch):
    monkeypatch.setattr(conductor, "plan", None)
    with pytest.raises(InputError, match=message):
        vitok.campaign("soyuz-ms-07", **arguments)


@pytest.mark.parametrize(
    ("phase", "message"),
    [
        ("decent", "phase = 'decent' should be one of ascent, .*did you mean descent"),
        ("docking:ascent", "should name the earlier phase first"),
        ("", "should be one of"),
    ],
)
def test_a_wrong_phase_is_a_sentence(plan, phase, message):
    with pytest.raises(InputError, match=message):
        plan.span(phase)


def test_a_failure_of_another_phase_is_refused(plan):
    with pytest.raises(InputError, match="'radio' is one of the docking, which is not among the phases"):
        plan.fly(failures=["radio"], phase="descent")


class Greeting(BaseRequestHandler):
    """Something else than a scheduler, of whose first word Dask makes a length of 3 EiB."""

    def handle(self):
        self.request.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")
        self.request.recv(100)


@pytest.fixture
def greeted():
    with ThreadingTCPServer(("127.0.0.1", 0), Greeting) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere", "tcp://", "ftp://x:1", "greeted"])
def test_a_scheduler_that_is_not_there_is_a_sentence_in_seconds(member, tmp_path, address, request):
    address = request.getfixturevalue(address) if address == "greeted" else address
    begun_s = time.monotonic()
    with pytest.raises(InputError, match=f"scheduler {address} does not answer as one within 5 s"):
        run(member, tmp_path, runs=3, scheduler=address, report=silent)
    assert time.monotonic() - begun_s < 20.0
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "trouble", [AssertionError(), TimeoutError(), RuntimeError("Nanny failed to start.")]
)
def test_workers_that_do_not_start_are_a_sentence(member, tmp_path, monkeypatch, trouble):
    def busy(**asked):
        raise trouble

    monkeypatch.setattr("distributed.LocalCluster", busy)
    monkeypatch.setattr(running, "core_count", lambda: 2)
    with pytest.raises(MachineError, match="the workers do not start in time, as the machine is busy"):
        run(member, tmp_path / "busy", runs=RUNS, workers=2, report=silent)
    run(member, tmp_path / "busy", runs=2, resume=True, report=silent)


def test_there_are_no_more_workers_than_cores(member, serial, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(running, "core_count", lambda: 1)
    run(member, tmp_path / "many", runs=RUNS, workers=100, report=told.append)
    assert "1 of the 100 workers asked for: one for each core of this machine" in told
    assert table_bytes(tmp_path / "many") == table_bytes(serial)


def test_workers_of_another_version_are_refused(member, cluster, tmp_path, monkeypatch):
    theirs = {"tcp://10.0.0.2:1234": manifests.versions() | {"numba": "0.1"}}
    monkeypatch.setattr("distributed.Client.run", lambda *given, **named: theirs)
    with pytest.raises(InputError, match=r"worker tcp://.* has numba 0\.1, this process has [\d.]+: their"):
        run(member, tmp_path, runs=3, scheduler=cluster.scheduler_address, report=silent)


def test_a_scheduler_without_workers_is_a_sentence(member, tmp_path):
    from distributed import LocalCluster

    with LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address=":0") as cluster:
        address = cluster.scheduler_address
        with pytest.raises(InputError, match=f"scheduler {address} has no workers: start some with dask"):
            run(member, tmp_path, runs=3, scheduler=address, report=silent)


def test_without_the_extra_a_sentence_tells_how_to_have_it(monkeypatch):
    from importlib import util

    find = util.find_spec
    monkeypatch.setattr(util, "find_spec", lambda name: None if name == "distributed" else find(name))
    with pytest.raises(
        InputError, match=r"a campaign needs distributed, which pip install 'vitok\[campaign\]"
    ):
        vitok.campaign("soyuz-ms-07")


def test_a_campaign_shows_itself(serial, member):
    found = Campaign(manifests.read_manifest(serial), store.read_table(serial), serial)
    assert repr(found) == (
        "<Campaign of 12 runs of Soyuz MS-07, ISS flight 53S: success 1.0000 (0.7791 to 1.0000 at 90%)>"
    )
    assert found.summary()["flown"] == RUNS
