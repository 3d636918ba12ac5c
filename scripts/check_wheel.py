"""Builds the wheel, installs it alone into a new environment and flies the reference mission from elsewhere.

Usage: python scripts/check_wheel.py, in the project's folder. A table or module that the wheel lacks is found
here and by no other test, for those run beside the sources.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

MISSION = "soyuz-ms-07"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="vitok-wheel-") as work:
        folder = Path(work)
        wheels = folder / "wheels"
        run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", wheels, Path.cwd(), at=folder)
        (wheel,) = wheels.glob("vitok-*.whl")
        environment = folder / "environment"
        venv.create(environment, with_pip=True)
        commands = environment / ("Scripts" if os.name == "nt" else "bin")
        run(commands / "python", "-m", "pip", "install", "-q", wheel, at=folder)
        run(commands / "vitok", "fly", MISSION, "--out", "flown", at=folder)
        flight = json.loads((folder / "flown" / "flight.json").read_text(encoding="utf-8"))
        print(f"{wheel.name} flies {MISSION}: {', '.join(event['name'] for event in flight['events'][-3:])}")


def run(program: str | Path, *arguments: str | Path, at: Path) -> None:
    """Runs a program in folder ``at``, where it sees nothing of the sources and keeps what it compiles."""
    surroundings = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    surroundings["NUMBA_CACHE_DIR"] = str(at / "compiled")
    subprocess.run([program, *arguments], check=True, cwd=at, env=surroundings, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
