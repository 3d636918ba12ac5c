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
from vitok.products.report_limits import limits, told_first
from vitok.products.translation import Words, translated

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
  over: [...document.querySelectorAll(".plot")].flatMap(plot => {
    const names = [...plot.querySelectorAll(".textpoint text, .annotation-text")]
      .filter(each => each.style.visibility !== "hidden").map(each => [each.textContent, box(each)])
      .filter(([_, {width}]) => width);
    return names.flatMap(([name, one], k) => names.slice(k + 1).filter(([_, other]) =>
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3).map(([other]) =>
      `${plot.id}: ${name} over ${other}`));
  }),
  gone: [...document.querySelectorAll(".textpoint text")]
    .filter(each => each.style.visibility === "hidden").length,
  wide: document.documentElement.scrollWidth, dark: getComputedStyle(document.body).backgroundColor,
  csv: (() => { const link = document.querySelector("a.data"); link.dispatchEvent(
    new MouseEvent("click", {cancelable: true})); return decodeURIComponent(link.href).slice(0, 200); })(),
}), "*"), 500));</script>"""


@pytest.fixture(scope="module")
def missions(tmp_path_factory):
    """The folder of a whole mission, and that of one of which the way home alone can be flown."""
    folders = {}
    for name in ("soyuz-ms-07", "soyuz-ms-06"):
        folders[name] = tmp_path_factory.mktemp(name)
        vitok.fly(name, folders[name])
    return folders


@pytest.fixture(scope="module")
def flown(missions):
    return missions["soyuz-ms-07"]


def chromium(folder, *arguments):
    return dumped(folder / "c", *arguments, budget_ms=6000)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
@pytest.mark.parametrize(
    ("mission", "width", "dark", "lang"),
    [
        ("soyuz-ms-07", 1400, False, "en"),
        ("soyuz-ms-07", 1400, True, "en"),
        ("soyuz-ms-07", 400, False, "en"),
        ("soyuz-ms-07", 400, True, "en"),
        ("soyuz-ms-07", 400, True, "zh"),
        ("soyuz-ms-06", 1400, True, "en"),
        ("soyuz-ms-06", 400, False, "zh"),
    ],
)
def test_every_chart_is_drawn_on_every_screen(missions, tmp_path, mission, width, dark, lang):
    flight = vitok.load(missions[mission])
    text = report(flight, read_document(missions[mission]), lang=lang)
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
    assert told["over"] == [] and (told["gone"] == 0 or width < 1000)  # no name over another, none left out
    assert told["drawn"] == [chart.key for chart in charts(flight)]
    assert told["wide"] <= width
    assert (told["dark"] == "rgb(11, 17, 32)") == dark
    assert told["csv"].startswith("data:text/csv;charset=utf-8,panel,curve,x,y,text\n")


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
@pytest.mark.parametrize(
    ("mission", "paper", "lang"),
    [
        ("soyuz-ms-07", "A4", "en"),
        ("soyuz-ms-07", "letter", "en"),
        ("soyuz-ms-07", "A4", "zh"),
        ("soyuz-ms-06", "letter", "en"),
    ],
)
def test_it_prints_with_all_its_pictures(missions, tmp_path, mission, paper, lang):
    flight = vitok.load(missions[mission])
    text = report(flight, read_document(missions[mission]), lang=lang)
    text = text.replace("@page { ", f"@page {{ size: {paper}; ")
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    file = tmp_path / "page.pdf"
    chromium(tmp_path, f"--print-to-pdf={file}", "--no-pdf-header-footer", (tmp_path / "page.html").as_uri())
    content = file.read_bytes()
    sizes = {tuple(map(float, each.split())) for each in re.findall(rb"/MediaBox *\[([^\]]*)\]", content)}
    (size,) = sizes
    assert size[2:] == pytest.approx((595.0, 842.0) if paper == "A4" else (612.0, 792.0), abs=1.5)
    assert 8 < len(re.findall(rb"/Type */Page\b", content)) < 45
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext (poppler-utils) here to read the pages")
    read = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    if lang == "zh" and "时" not in read:
        pytest.skip("no font with Chinese here")
    pages, words = ["".join(each.split()) for each in read.split("\f")], Words(lang)
    first, second = pages[:2]  # the first page is whole, and no empty one follows
    _, left = told_first(limits(flight, read_document(missions[mission])))
    assert "".join(words(left).split()) in first
    assert ("theyprovenothing" if lang == "en" else "不证明任何事") in first
    assert second.startswith(words("Timeline"))
    _, *others = charts(flight)
    for chart in (translated(each, words) for each in others):  # a card's words and picture are on one page
        layout, data = chart.figure["layout"], chart.figure["data"]
        drawn = [each["text"] for each in layout.get("annotations", ())]
        drawn += [each["name"] for each in data if each.get("showlegend")]
        drawn += [
            said["title"]["text"] for key, said in layout.items() if "xaxis" in key and said.get("title")
        ]
        told = ["".join(each.split()) for each in (chart.note[:30], drawn[0])]
        assert any(all(each in page for each in told) for page in pages), chart.key


def test_it_is_light_and_quickly_made(flown, figure):
    flight, document = vitok.load(flown), read_document(flown)
    start = perf_counter()
    page = report(flight, document)
    took_s = perf_counter() - start
    figure("report of Soyuz MS-07", "page and time", "8 MB, 5 s", f"{len(page.encode()) / 1e6:.1f} MB")
    assert len(page.encode()) < 8e6 and took_s < 5.0
    assert page == (flown / "report.html").read_text(encoding="utf-8")
    assert page.count('<div class="picture"><svg') == len(charts(flight))
