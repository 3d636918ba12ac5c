"""The documentation's site: built strictly, and read from a file in a browser that has no network."""

import re
import shutil
import subprocess
import sys

import pytest
from tests.docs.pages import ROOT

SITE = ROOT / "out" / "site"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
# Types into the search as a reader does, and leaves what it finds, and all that was loaded, in the page.
PROBE = """
<script>
addEventListener("load", () => setTimeout(() => {
  document.querySelector(".md-search__button").click();
  const typing = setInterval(() => {
    const field = [...document.querySelectorAll("input")].find(each => each.type !== "radio" && each.type !== "checkbox");
    if (!field) return;
    clearInterval(typing);
    field.focus();
    field.value = "covariance";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, 100);
  setTimeout(() => {
    const loaded = performance.getEntriesByType("resource").map(each => each.name);
    const links = [...document.querySelectorAll("a[href*='navigation']")].filter(each => each.closest("[class*=search]"));
    const told = document.createElement("pre");
    told.id = "probe";
    told.textContent = JSON.stringify({ loaded, found: document.body.innerText.includes("results") });
    document.body.append(told);
  }, 6000);
}, 500));
</script>
"""


@pytest.fixture(scope="module")
def site():
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "build_docs.py")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return SITE


def test_no_page_asks_for_anything_outside(site):
    asked = re.compile(r"""<(?:script|link|img|iframe)[^>]*?(?:src|href)=["']?(https?:[^"'> ]+)""")
    outside = {
        f"{page.relative_to(site)}: {found}"
        for page in site.rglob("*.html")
        for found in asked.findall(page.read_text("utf-8"))
    }
    assert not outside
