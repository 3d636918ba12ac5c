"""Descents of Soyuz MS-07 as campaigns, for all tests that fly some."""

import pytest

import vitok
from vitok.campaigns import run as running
from vitok.campaigns import store
from vitok.campaigns.member import Member
from vitok.campaigns.run import run

RUNS = 12


def silent(step):
    """Nobody watches."""


def table_bytes(folder):
    return (folder / store.TABLE).read_bytes()


@pytest.fixture(scope="package")
def plan():
    return vitok.plan("soyuz-ms-07")


@pytest.fixture(scope="package")
def member(plan):
    return Member(plan, 5, plan.span("descent"))


@pytest.fixture(scope="package")
def serial(member, tmp_path_factory):
    """The folder of a campaign of descents, flown one after the other in this process."""
    folder = tmp_path_factory.mktemp("campaign") / "serial"
    run(member, folder, runs=RUNS, report=silent)
    return folder


@pytest.fixture
def each_a_part(monkeypatch):
    """Each row is written and told at once."""
    monkeypatch.setattr(running, "_TOLD_EVERY_S", 0.0)
    monkeypatch.setattr(store, "_WAIT_S", 0.0)
    monkeypatch.setattr(store, "_WAIT_SHARE", 0.0)


@pytest.fixture(scope="module")
def cluster():
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=":0") as cluster:
        yield cluster
