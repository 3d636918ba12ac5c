"""Campaigns of whole missions as commands: killed, interrupted, resumed, on a cluster; one member alone."""

import json
import signal
import subprocess
import sys
import time

import pytest
from distributed import LocalCluster

RUNS = 24


def command(*arguments):
    return [sys.executable, "-m", "vitok", *map(str, arguments)]


def campaign(folder, *more):
    return command("campaign", "soyuz-ms-07", "--runs", RUNS, "--seed", 3, "--out", folder, *more)


@pytest.fixture(scope="module")
def serial(tmp_path_factory):
    folder = tmp_path_factory.mktemp("verify") / "serial"
    subprocess.run(campaign(folder), check=True, capture_output=True)
    return folder


def same(one, other):
    names = "runs.parquet", "campaign.json"
    return all((one / name).read_bytes() == (other / name).read_bytes() for name in names)


def test_two_workers_and_a_cluster_give_the_same_bytes(serial, tmp_path):
    subprocess.run(campaign(tmp_path / "two", "--workers", 2), check=True, capture_output=True)
    assert same(tmp_path / "two", serial)
    with LocalCluster(2, threads_per_worker=1, host="127.0.0.1", dashboard_address=":0") as cluster:
        more = "--scheduler", cluster.scheduler_address
        subprocess.run(campaign(tmp_path / "cluster", *more), check=True, capture_output=True)
    assert same(tmp_path / "cluster", serial)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("workers", [1, 2])
def test_ended_in_the_middle_and_resumed(serial, tmp_path, number, workers):
    folder = tmp_path / "ended"
    with subprocess.Popen(campaign(folder, "--workers", workers), stderr=subprocess.PIPE) as process:
        while process.poll() is None and not list(folder.glob("rows/*.parquet")):
            time.sleep(0.05)
        process.send_signal(number)
        told = process.stderr.read().decode()
    assert not (folder / "runs.parquet").exists(), "it ended before: the test proves nothing"
    assert "Traceback" not in told
    subprocess.run(campaign(folder, "--resume", "--workers", workers), check=True, capture_output=True)
    assert same(folder, serial)


def test_a_member_alone_is_the_flight_of_fly_and_of_what_is_kept(serial, tmp_path):
    asked = "soyuz-ms-07", "--seed", 3, "--run", 5, "--out"
    subprocess.run(command("campaign", *asked, tmp_path / "member"), check=True, capture_output=True)
    subprocess.run(command("fly", *asked, tmp_path / "fly"), check=True, capture_output=True)
    subprocess.run(campaign(serial, "--resume", "--keep", "all"), check=True, capture_output=True)
    for name in ("flight.json", "report.html", "trajectory.npz"):
        contents = {
            (folder / name).read_bytes()
            for folder in (tmp_path / "member", tmp_path / "fly", serial / "flights" / "000005")
        }
        assert len(contents) == 1, name


def test_a_retreat_is_flown_and_no_success(tmp_path):
    more = "--phase", "docking", "--fail", "radio@100", "--json"
    done = subprocess.run(campaign(tmp_path / "radio", *more), check=True, capture_output=True)
    summary = json.loads(done.stdout)
    assert summary["phases"] == ["docking"] and summary["runs"] == summary["flown"] == RUNS
