"""Words of a page in another language, by one table: texts, and sentences with gaps for what changes."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from vitok.arguments import named
from vitok.errors import InputError
from vitok.products.figures import Chart
from vitok.reading import nearest, short

LANGUAGES = ("en", "zh")
_LONGEST = 600  # longer texts are a user's, and a pattern takes its time


def check_language(lang: str) -> None:
    """InputError for a language that no page is in."""
    if lang not in LANGUAGES:
        offered = nearest(lang, LANGUAGES)
        raise InputError(f"{named('lang')} = {short(lang)} should be {' or '.join(LANGUAGES)}{offered}")


class Words:
    """Turns English texts of the house into a language; what is not in the table, as a name, stays.

    ``untold`` are the texts that stayed.
    """

    def __init__(self, lang: str) -> None:
        check_language(lang)
        self.lang = lang
        self.untold: set[str] = set()

    def __call__(self, text: Any) -> Any:
        """A text in the language; what is no text, and a template's own, as it is."""
        if self.lang == "en" or type(text) is not str or not text:
            return text
        told = _told(self.lang, text)
        if told is None:
            self.untold.add(text)
        return text if told is None else told


@cache
def _table(lang: str) -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    table = tomllib.loads((files("vitok") / "data" / f"words_{lang}.toml").read_text(encoding="utf-8"))
    whole: dict[str, str] = table["texts"]
    gaps = []
    for english, other in table["sentences"].items():
        pattern = "(.+?)".join(re.escape(part) for part in english.split("{}"))
        gaps.append((re.compile(pattern, re.S), other))
    return whole, gaps


def _told(lang: str, text: str) -> str | None:
    whole, gaps = _table(lang)
    if text in whole:
        return whole[text]
    lower = text[:1].lower() + text[1:]
    if lower in whole:
        return whole[lower]
    if len(text) > _LONGEST:
        return None
    for pattern, other in gaps:
        found = pattern.fullmatch(text)
        if found:
            parts = [_told(lang, part) or part for part in found.groups()]
            return other.format(*parts)
    return None


def translated(chart: Chart, words: Words) -> Chart:
    """A chart with its title, note and all texts of its figure in the language of the words."""
    if words.lang == "en":
        return chart
    layout = chart.figure["layout"] | {}
    for key, said in layout.items():
        if "axis" in key and isinstance(said.get("title"), dict) and said["title"].get("text"):
            layout[key] = said | {"title": said["title"] | {"text": words(said["title"]["text"])}}
    if "annotations" in layout:
        layout["annotations"] = [each | {"text": words(each["text"])} for each in layout["annotations"]]
    data = [_trace(each, words) for each in chart.figure["data"]]
    return replace(
        chart, title=words(chart.title), note=words(chart.note), figure={"data": data, "layout": layout}
    )


def _trace(trace: dict[str, Any], words: Words) -> dict[str, Any]:
    told = dict(trace)
    if "name" in trace:
        told["name"] = words(trace["name"])
    if "text" in trace:
        texts = trace["text"]
        told["text"] = [words(each) for each in texts] if isinstance(texts, list) else words(texts)
    if "colorbar" in trace:
        title = trace["colorbar"]["title"]
        told["colorbar"] = trace["colorbar"] | {"title": title | {"text": words(title["text"])}}
    return told
