"""The pages of the documentation do what they show, and every page has its place."""

import re
import tomllib

import pytest
from scripts.reference import commands_page
from tests.docs.pages import ROOT, run_page

DOCS = ROOT / "docs"
FLOWN = {"hand-over", "teach", "files", "campaign-statistics"}  # whole flights, which take their time
WITH_EXAMPLES = ("articles", "campaign-statistics", "files", "station")
ELSEWHERE = ("first-hour", "first-hour.zh", "ascent")  # tests/verify/test_first_hour.py, tests/ascent
PAGES = [
    pytest.param(page, id=page.stem, marks=[pytest.mark.verify] if page.stem in FLOWN else [])
    for page in (*sorted(DOCS.glob("how-to/*.md")), *(DOCS / f"{name}.md" for name in WITH_EXAMPLES))
]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_gives_what_it_shows(page, tmp_path):
    assert run_page(page, tmp_path) > 0


def test_a_page_that_shows_what_is_not_printed_fails(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("```python\nprint('a  1.5 km b')\n```\n\n```text\na 1.5 km\n```\n", encoding="utf-8")
    assert run_page(page, tmp_path) == 1
    page.write_text(page.read_text("utf-8").replace("a 1.5 km\n", "a 1.6 km\n"), encoding="utf-8")
    with pytest.raises(AssertionError, match="not printed: 'a 1.6 km'"):
        run_page(page, tmp_path)


def test_an_example_is_run_or_says_why_it_cannot_be():
    run = {page.values[0] for page in PAGES} | {DOCS / f"{name}.md" for name in ELSEWHERE}
    alone = [
        f"{page.relative_to(ROOT)}: {found[1]}"
        for page in sorted(set(DOCS.rglob("*.md")) - run)
        for found in re.finditer(r"(?:^|\n)(.*)\n```(?:sh|python)\n", page.read_text("utf-8"))
        if not re.fullmatch(r"<!-- not run: \S.* -->", found[1])
    ]
    assert not alone


def leaves(nav):
    for each in nav:
        for inner in each.values():
            yield from [inner] if isinstance(inner, str) else leaves(inner)


def test_every_page_is_in_the_menu_and_every_entry_has_its_page():
    nav = set(leaves(tomllib.loads((ROOT / "zensical.toml").read_text("utf-8"))["project"]["nav"]))
    made = {"changelog.md", "benchmarks.md"}  # by scripts/build_docs.py, from files beside docs
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert nav - made == pages


def test_every_link_between_pages_leads_somewhere():
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in (*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md")
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not broken


def test_the_page_of_the_commands_is_up_to_date():
    """``python scripts/reference.py`` writes it."""
    assert (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8") == commands_page()
