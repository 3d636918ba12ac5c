"""Flies the day with vitok and its peers and writes the results beside this file.

Usage, from the checkout's root: python -m benchmarks [--rounds N] [--json FILE]
"""

import argparse
import json
from pathlib import Path

from benchmarks import accelerations, batch, flights, report
from benchmarks.day import fly_all

HERE = Path(__file__).parent


def main() -> None:
    """Run all and write results.md and the JSON file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9, help="times each program flies the day")
    parser.add_argument("--json", type=Path, default=HERE / "results.json", help="where the numbers go")
    options = parser.parse_args()
    results = (
        fly_all(max(1, options.rounds)),
        batch.rates_per_s(),
        flights.rates_per_s(),
        accelerations.rates_per_s(),
    )
    text = report.as_markdown(*results)
    (HERE / "results.md").write_text(text, encoding="utf-8")
    numbers = json.dumps(report.as_json(*results), indent=2, allow_nan=False)
    options.json.write_text(numbers + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
