"""``python -m vitok`` is the command; ``import vitok`` takes nothing along that is not needed yet."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = shutil.which("vitok", path=Path(sys.executable).parent)


def run(*arguments):
    """Exit status, words of standard output and of standard error, with one name for the program."""
    done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8")
    return done.returncode, done.stdout.replace("python -m vitok", "vitok").split(), done.stderr.split()


@pytest.mark.parametrize(
    ("arguments", "status"), [(["--help"], 0), (["list", "--json"], 0), (["show", "soyuz-ms-7"], 2)]
)
def test_the_module_answers_as_the_command(arguments, status):
    told = run(sys.executable, "-m", "vitok", *arguments)
    assert told == run(COMMAND, *arguments)
    assert told[0] == status


def test_import_loads_the_standard_library_alone():
    code = (
        "import sys; before = set(sys.modules); import vitok; "
        "print(*{name.split('.')[0] for name in set(sys.modules) - before} - sys.stdlib_module_names)"
    )
    assert run(sys.executable, "-c", code)[1] == ["vitok"]
