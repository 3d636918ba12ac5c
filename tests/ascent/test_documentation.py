"""The example of a law of one's own, as the documentation shows it."""

import re
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "ascent.md"


def test_the_example_flies():
    (example,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    names: dict = {}
    exec(example, names)
    assert names["rows"][-1, names["Sample"].ALTITUDE] > 100e3
