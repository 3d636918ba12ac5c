"""The report of a whole flight in a browser, on screens and on paper."""

import json
import re
import shutil
import subprocess
from html import unescape
from time import perf_counter

import pytest
from tests.products.browser import CHROMIUM, dumped

import vitok
from vitok.products.charts import charts
from vitok.products.folder import read_document
from vitok.products.report import report

pytestmark = pytest.mark.verify
WATCH = """<script>const faults = []; addEventListener("error", e => faults.push(e.message));
for (const kind of ["error", "warn"]) console[kind] = (...said) => faults.push(said.join(" "));</script>"""
TELL = """<script>
const box = each => each.getBoundingClientRect();
addEventListener("load", () => setTimeout(() => parent.postMessage(JSON.stringify({faults,
  asked: performance.getEntriesByType("resource").map(each => each.name),
  drawn: [...document.querySelectorAll(".plot")].filter(each => each.querySelector(".main-svg")
    && box(each.querySelector(".main-svg")).width > 100).map(each => each.id),
  cut: [...document.querySelectorAll(".plot")].filter(each => {
    const svg = each.querySelector(".main-svg");
    return svg && box(svg).right > box(each.parentElement).right + 1;
  }).map(each => each.id),
  wide: document.documentElement.scrollWidth, dark: getComputedStyle(document.body).backgroundColor,
  csv: (() => { const link = document.querySelector('a[data-figure="ascent"]'); link.dispatchEvent(
    new MouseEvent("click", {cancelable: true})); return decodeURIComponent(link.href).slice(0, 200); })(),
}), "*"), 500));</script>"""


@pytest.fixture(scope="module")
def flown(tmp_path_factory):
    folder = tmp_path_factory.mktemp("flown")
    vitok.fly("soyuz-ms-07", folder)
    return folder


def chromium(folder, *arguments):
    return dumped(folder / "c", *arguments, budget_ms=6000)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
@pytest.mark.parametrize(
    ("width", "dark", "lang"),
    [(1400, False, "en"), (1400, True, "en"), (400, False, "en"), (400, True, "en"), (400, True, "zh")],
)
def test_every_chart_is_drawn_on_every_screen(flown, tmp_path, width, dark, lang):
    flight = vitok.load(flown)
    text = report(flight, read_document(flown), lang=lang)
    text = text.replace("<head>", "<head>" + WATCH).replace("</body>", TELL + "</body>")
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    frame = f"""<body><script>addEventListener("message", e => document.body.dataset.told = e.data);</script>
<iframe src="page.html" style="width:{width}px;height:900px;border:0"></iframe></body>"""
    (tmp_path / "frame.html").write_text(frame)
    scheme = f"--blink-settings=preferredColorScheme={0 if dark else 1}"
    shown = chromium(
        tmp_path, scheme, "--window-size=1500,1000", "--dump-dom", (tmp_path / "frame.html").as_uri()
    )
    told = json.loads(unescape(re.search(r'data-told="(.*?)"', shown, re.S)[1]))
    assert told["faults"] == [] and told["asked"] == [] and told["cut"] == []
    assert told["drawn"] == [chart.key for chart in charts(flight)]
    assert told["wide"] <= width
    assert (told["dark"] == "rgb(11, 17, 32)") == dark
    assert told["csv"].startswith("data:text/csv;charset=utf-8,panel,curve,x,y,text\n")


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_it_prints_with_all_its_pictures(flown, tmp_path, paper):
    text = (flown / "report.html").read_text(encoding="utf-8")
    text = text.replace("@page { ", f"@page {{ size: {paper}; ")
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    file = tmp_path / "page.pdf"
    chromium(tmp_path, f"--print-to-pdf={file}", "--no-pdf-header-footer", (tmp_path / "page.html").as_uri())
    content = file.read_bytes()
    sizes = {tuple(map(float, each.split())) for each in re.findall(rb"/MediaBox *\[([^\]]*)\]", content)}
    (size,) = sizes
    assert size[2:] == pytest.approx((595.0, 842.0) if paper == "A4" else (612.0, 792.0), abs=1.5)
    assert 15 < len(re.findall(rb"/Type */Page\b", content)) < 45
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext (poppler-utils) here to read the pages")
    read = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    first, second = read.split("\f")[:2]  # the first page is whole, and no empty one follows
    assert "cross-range to the zone" in first and "they prove nothing" in first
    assert second.lstrip().startswith("Timeline")


def test_it_is_light_and_quickly_made(flown, figure):
    flight, document = vitok.load(flown), read_document(flown)
    start = perf_counter()
    page = report(flight, document)
    took_s = perf_counter() - start
    figure("report of Soyuz MS-07", "page and time", "8 MB, 5 s", f"{len(page.encode()) / 1e6:.1f} MB")
    assert len(page.encode()) < 8e6 and took_s < 5.0
    assert page == (flown / "report.html").read_text(encoding="utf-8")
    assert page.count('<div class="picture"><svg') == len(charts(flight))
