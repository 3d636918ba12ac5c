"""One mission on many machines (BLAS, threads, instruction sets, caches): one digest of all it writes."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import vitok

MISSION = "soyuz-ms-07"
LIBRARIES = {  # what another processor, or another setting, would choose
    "OpenBLAS for Haswell": {"OPENBLAS_CORETYPE": "Haswell"},
    "OpenBLAS for Nehalem": {"OPENBLAS_CORETYPE": "Nehalem"},
    "numpy without AVX2 and AVX-512": {"NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR"},
}
CHOSEN_HERE = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "NUMBA_CPU_NAME", "NUMBA_CPU_FEATURES")


def started(out: Path, cores: int | None = None, **settings: str) -> subprocess.Popen[bytes]:
    """A flight under settings of the environment, on so many of this machine's cores."""
    surroundings = {key: value for key, value in os.environ.items() if key not in CHOSEN_HERE} | settings
    command = [sys.executable, "-m", "vitok", "fly", MISSION, "--out", str(out)]
    if cores:
        command = ["taskset", "--cpu-list", f"0-{cores - 1}", *command]
    return subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def digest(flight: subprocess.Popen[bytes], out: Path) -> str:
    _, said = flight.communicate()
    assert flight.returncode == 0, said.decode()
    whole = hashlib.sha256()
    for file in sorted(out.iterdir()):
        whole.update(file.name.encode() + file.read_bytes())
    return whole.hexdigest()


@pytest.fixture(scope="module")
def cold(tmp_path_factory):
    """Digests of two flights that start at once with no compiled kernel between them, and their cache."""
    folder = tmp_path_factory.mktemp("cold")
    cache = {"NUMBA_CACHE_DIR": str(folder / "cache")}
    flights = [(started(folder / name, **cache), folder / name) for name in ("first", "second")]
    return [digest(*each) for each in flights], cache


def test_two_flights_that_compile_at_once_are_equal(cold, figure):
    (first, second), _ = cold
    assert first == second
    figure("MS-07, two processes starting cold at once", "each other", "one digest", "equal")


@pytest.mark.parametrize("name", ["warm", *LIBRARIES])
def test_a_flight_is_equal_with(name, cold, tmp_path, figure):
    (first, _), cache = cold
    found = digest(started(tmp_path / "out", **cache, **LIBRARIES.get(name, {})), tmp_path / "out")
    assert found == first
    figure(f"MS-07, {name}", "a cold start", "one digest", "equal")


@pytest.mark.parametrize("cores", [1, 2])
def test_a_flight_is_equal_on(cores, cold, tmp_path, figure):
    (first, _), cache = cold
    if cores > (os.cpu_count() or 1) or not shutil.which("taskset"):
        pytest.skip("not so many cores, or no way to choose them")
    assert digest(started(tmp_path / "out", cores, **cache), tmp_path / "out") == first
    figure(f"MS-07, {cores} of the cores, as many threads", "a cold start", "one digest", "equal")


def test_a_flight_is_equal_when_compiled_for_the_plainest_processor(cold, tmp_path, figure):
    """Neither fused multiply-adds nor wide registers in the kernels."""
    (first, _), cache = cold
    plainest = {"NUMBA_CPU_NAME": "x86-64", "NUMBA_CPU_FEATURES": ""}
    found = digest(started(tmp_path / "out", **cache, **plainest), tmp_path / "out")
    assert found == first
    figure("MS-07, kernels for x86-64 without extensions", "a cold start", "one digest", "equal")


@pytest.mark.parametrize("trouble", ["a file in the cache's place", "a cache that is full of garbage"])
def test_a_flight_is_right_with(trouble, cold, tmp_path):
    (first, _), cache = cold
    if trouble.startswith("a file"):
        (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    else:
        for file in Path(cache["NUMBA_CACHE_DIR"]).rglob("*.kernel"):
            content = file.read_bytes()
            there = tmp_path / "cache" / file.parent.name / file.name
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(content[: len(content) // 2])
    flight = started(tmp_path / "out", NUMBA_CACHE_DIR=str(tmp_path / "cache"))
    assert digest(flight, tmp_path / "out") == first


@pytest.mark.parametrize("kept", [True, False], ids=["cache", "no cache"])
def test_a_changed_callee_changes_the_result(kept, tmp_path):
    """An edit in one file reaches a kernel of another, whether kernels can be kept or not."""
    package = tmp_path / "vitok"
    shutil.copytree(Path(vitok.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "file").touch()
    surroundings = os.environ | {
        "PYTHONPATH": str(tmp_path),
        "NUMBA_CACHE_DIR": str(tmp_path / ("cache" if kept else "file")),
    }
    asked = "from vitok.motion.kepler import two_body_state as f; print(f(7e6, 0., 0., 0., 7.5e3, 0., 600.))"

    def found() -> str:
        command = [sys.executable, "-c", asked]
        return subprocess.run(
            command, env=surroundings, cwd=tmp_path, capture_output=True, text=True, check=True
        ).stdout

    before = found()
    assert found() == before
    gravity = package / "earth" / "gravity.py"
    text = gravity.read_text(encoding="utf-8")
    assert text.count("MU_M3PS2 = ") == 1
    gravity.write_text(text.replace("MU_M3PS2 = ", "MU_M3PS2 = 1.01 * "), encoding="utf-8")
    assert found() != before
