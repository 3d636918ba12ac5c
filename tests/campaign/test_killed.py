"""Campaigns flown by processes that are killed: the same table, and no run flown twice."""

import os
import pickle
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest
from tests.campaign.conftest import RUNS, silent, table_bytes

from vitok.campaigns import store
from vitok.campaigns.member import Member
from vitok.campaigns.run import run

pytestmark = pytest.mark.verify  # each starts processes of its own, for half a minute


def test_two_workers_give_the_same_bytes(member, serial, tmp_path):
    run(member, tmp_path / "two", runs=RUNS, workers=2, report=silent)
    assert table_bytes(tmp_path / "two") == table_bytes(serial)


def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(
    member, serial, cluster, tmp_path, each_a_part
):
    killed = []

    def kill(step):
        if step.startswith("runs: ") and int(step.split()[1]) >= 3 and not killed:
            killed.append(next(iter(cluster.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    folder = tmp_path / "cluster"

    run(member, folder, runs=RUNS, scheduler=cluster.scheduler_address, report=kill)
    assert killed
    assert table_bytes(folder) == table_bytes(serial)


KILLED = """
import pickle, sys
from pathlib import Path
from vitok.campaigns import store
from vitok.campaigns.run import run
store._WAIT_S = store._WAIT_SHARE = 0.0
member = pickle.loads(Path(sys.argv[1]).read_bytes())
run(member, Path(sys.argv[2]), runs=int(sys.argv[3]), report=lambda step: None)
"""


def test_a_killed_campaign_goes_on_where_it_was(member, serial, tmp_path, monkeypatch):
    (tmp_path / "member").write_bytes(pickle.dumps(member))
    folder = tmp_path / "killed"
    code = [sys.executable, "-c", KILLED, tmp_path / "member", folder, str(RUNS)]
    with subprocess.Popen(code) as process:
        while process.poll() is None and len(list(folder.glob("rows/*.parquet"))) < 4:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    assert not (folder / store.TABLE).exists(), "it ended before it was killed: the test proves nothing"
    flown, table = Counter(), Member.table

    def counted(self, runs):
        flown.update(runs)
        return table(self, runs)

    monkeypatch.setattr(Member, "table", counted)
    run(member, folder, runs=RUNS, resume=True, report=silent)
    assert table_bytes(folder) == table_bytes(serial)
    assert 0 < len(flown) <= RUNS + 1 - 4 and set(flown.values()) == {1}
