"""The documentation's site: built strictly, and read from a file in a browser that has no network."""

import re
import shutil
import socket
import subprocess
import sys

import pytest
from tests.docs.pages import ROOT

pytestmark = pytest.mark.verify  # it takes half a minute
SITE = ROOT / "out" / "site"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
# Types into the search as a reader does, and leaves what it finds, and all that was loaded, in the page.
PROBE = """
<script>
const roots = () => [...document.querySelectorAll("*")].map(each => each.shadowRoot).filter(Boolean);
addEventListener("load", () => setTimeout(() => {
  document.querySelector(".md-search__button").click();
  const typing = setInterval(() => {
    const field = roots().map(each => each.querySelector("input")).find(Boolean);
    if (!field) return;
    clearInterval(typing);
    field.focus();
    field.value = "covariance";
    field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  }, 100);
  setTimeout(() => {
    const told = document.createElement("pre");
    told.id = "probe";
    const links = roots().flatMap(each => [...each.querySelectorAll("a[href]")]);
    told.textContent = links.map(each => each.href).join(" ");
    document.body.append(told);
  }, 8000);
}, 500));
</script>
"""


# What the browser asks for itself; what the pages ask for is looked at above.
OWN = ("google.com", "update.googleapis.com")


def knocks(proxy):
    """Hosts of the requests that wait at a proxy."""
    proxy.settimeout(0.2)
    while True:
        try:
            knock, _ = proxy.accept()
        except TimeoutError:
            return
        with knock:
            knock.settimeout(1.0)
            yield knock.recv(4096).split()[1].decode()


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


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_search_and_equations_work_from_a_file_without_a_network(site):
    page = site / "probe.html"
    page.write_text(
        (site / "equations.html").read_text("utf-8").replace("</body>", PROBE + "</body>"), "utf-8"
    )
    with socket.create_server(("127.0.0.1", 0)) as proxy:  # all that would leave the machine knocks here
        done = subprocess.run(
            [
                CHROMIUM,
                *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
                *(
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--enable-logging=stderr",
                ),
                *(f"--proxy-server=127.0.0.1:{proxy.getsockname()[1]}", "--virtual-time-budget=20000"),
                *("--dump-dom", page.as_uri()),
            ],
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
        page.unlink()
        asked = set(knocks(proxy))
    assert not {each for each in asked if not any(own in each for own in OWN)}
    assert "CONSOLE" not in done.stderr
    source = (ROOT / "docs" / "equations.md").read_text("utf-8")
    assert done.stdout.count('class="katex-display"') == source.count("$$") // 2
    assert "katex-error" not in done.stdout
    found = re.search(r'<pre id="probe">([^<]*)</pre>', done.stdout)[1]
    assert "navigation.html" in found and "safety.html" in found


def test_a_link_that_leads_nowhere_stops_the_build(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "zensical.toml").write_text('[project]\nsite_name = "x"\n', "utf-8")
    (tmp_path / "docs" / "index.md").write_text("# x\n\n[gone](gone.md)\n", "utf-8")
    build = [sys.executable, "-m", "zensical", "build", "--strict"]
    assert subprocess.run(build, cwd=tmp_path, capture_output=True, check=False).returncode != 0
