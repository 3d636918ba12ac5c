"""``kill -9`` while kernels are compiled and kept: what is on the disk afterwards is whole and right."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

# Compiles kernels of one file after the other; what it computes stands on the last line.
COMPILING = """
from vitok.elementary import arcsin, arctan2, cos, exp, expm1, log, log1p, power, sin, solved, tan
import numpy as np
from vitok.motion.kepler import two_body_state
print("begun", flush=True)
x = np.linspace(0.1, 0.9, 9)
told = [f(x).sum() for f in (arcsin, cos, exp, expm1, log, log1p, sin, tan)]
print(*told, power(2.0, x).sum(), arctan2(x, x).sum(), solved(np.eye(3), x[:3]), two_body_state(
    7e6, 0.0, 0.0, 0.0, 7.5e3, 0.0, 600.0))
"""


def compiling(cache):
    command = [sys.executable, "-c", COMPILING]
    surroundings = os.environ | {"NUMBA_CACHE_DIR": str(cache)}
    return subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True)


def result(cache):
    process = compiling(cache)
    told, _ = process.communicate()
    assert process.returncode == 0
    return told


def kills(tmp_path, times):
    """How many of the kills came while something was compiled or written; the results stay right."""
    right, chance, hit = result(tmp_path / "whole"), random.Random(3), 0
    for _ in range(times):
        kept = sorted((tmp_path / "cache").rglob("*.kernel"))
        for file in chance.sample(kept, len(kept) // 2):  # so that there is always something to compile
            file.unlink()
        process = compiling(tmp_path / "cache")
        assert process.stdout.readline() == "begun\n"
        time.sleep(chance.uniform(0.0, 1.5))
        hit += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert result(tmp_path / "cache") == right
    return hit


def test_five_kills(tmp_path):
    assert kills(tmp_path, 5)


@pytest.mark.kills
def test_a_hundred_kills(tmp_path, capsys):
    hit = kills(tmp_path, 100)
    with capsys.disabled():
        print(f"\n100 kills while compiling: {hit} came before it ended")
    assert hit > 50
