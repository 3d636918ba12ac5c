"""Bundles the modules of the 3-D view with three.js into src/vitok/products/view/page/view.bundle.js.

Usage: python scripts/view/build_view.py [--check]

npm puts what package-lock.json pins, hashes and all, into a temporary folder; esbuild makes one script of it
that needs nothing else. Equal sources give an equal bundle, byte for byte; with --check nothing is written,
and it ends with 1 where the bundle that lies there is another.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
ROOM = HERE.parents[1] / "src" / "vitok" / "products" / "view"
TARGET = ROOM / "page" / "view.bundle.js"


def digest() -> str:
    """SHA-256 of all that the bundle is made of, in the order of the names."""
    sources = [*sorted((ROOM / "js").glob("*.js")), HERE / "package-lock.json"]
    whole = sha256()
    for each in sources:
        whole.update(each.name.encode() + b"\0" + each.read_bytes() + b"\0")
    return whole.hexdigest()


def bundled(folder: Path) -> str:
    """The bundle, made in a folder into which npm installs what is pinned."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder)
    shutil.copytree(ROOM / "js", folder / "js")
    npm = shutil.which("npm") or "npm"
    subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], check=True, cwd=folder
    )
    esbuild = folder / "node_modules" / ".bin" / ("esbuild.cmd" if os.name == "nt" else "esbuild")
    options = [
        "--bundle",
        "--minify",
        "--format=iife",
        "--target=es2022",
        "--charset=utf8",
        "--legal-comments=none",
    ]
    made = subprocess.run(
        [esbuild, "js/main.js", *options, "--log-level=error"], check=True, cwd=folder, capture_output=True
    )
    licence = (folder / "node_modules" / "three" / "LICENSE").read_text(encoding="utf-8").strip()
    head = f"/*! vitok view, sources {digest()}\nWith parts of three.js 0.187.0:\n{licence}\n*/\n"
    return head + made.stdout.decode("utf-8")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="vitok-view-") as folder:
        text = bundled(Path(folder))
    if "--check" in sys.argv[1:]:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    print(f"{TARGET.name}: {len(text.encode())} bytes, sources {digest()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
