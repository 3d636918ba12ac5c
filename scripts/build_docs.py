"""Builds the documentation's site, out/site/index.html, from docs/: strictly, and without a network.

Needs the docs extra. Usage: python scripts/build_docs.py
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
STAGED = ROOT / "out" / "docs"
BESIDE = {
    "CHANGELOG.md": "changelog.md",
    "benchmarks/results.md": "benchmarks.md",
}  # pages that live elsewhere

shutil.rmtree(STAGED, ignore_errors=True)
shutil.rmtree(ROOT / "out" / "site", ignore_errors=True)
shutil.copytree(ROOT / "docs", STAGED)
for source, page in BESIDE.items():
    shutil.copy(ROOT / source, STAGED / page)
for page in STAGED.rglob("*.md"):
    text = page.read_text(encoding="utf-8")
    for source, name in BESIDE.items():
        text = text.replace(f"](../{source})", f"]({name})")
    page.write_text(text.replace("](docs/", "]("), encoding="utf-8")
command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict"]
sys.exit(subprocess.run(command, cwd=ROOT, check=False).returncode)
