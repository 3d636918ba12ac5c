"""Wiki markup turned into text: what a reader of the page would see, a line for each item."""

import re
from dataclasses import dataclass

import mwparserfromhell as mw
from mwparserfromhell.nodes import (
    Comment,
    ExternalLink,
    HTMLEntity,
    Node,
    Tag,
    Template,
    Text,
    Wikilink,
)
from mwparserfromhell.wikicode import Wikicode

_FILES = re.compile(r"^\s*(file|image|文件|档案|檔案|图像|圖像)\s*:", re.IGNORECASE)
# {{le|display|English article|...}}: a link to an article in another language's Wikipedia
_FOREIGN = {"le", "link-en", "link-ru", "link-ja", "internal link helper", "ill", "interlanguage link", "tsl"}
_LISTS = {"plainlist", "ubl", "unbulleted list", "ublist", "hlist", "flatlist", "bulleted list", "plain list"}
_DATES = {
    "start date",
    "start-date",
    "end date",
    "end-date",
    "launch date",
    "date",
    "dts",
    "start date and age",
    "end date and age",
}
_UNSEEN = {"refn", "efn", "sfn", "fact", "cn", "citation needed"}
INTERVAL = "→"  # between the ends of a span of time
_MEASURES = {"convert", "cvt", "val", "convinfobox"}


@dataclass(frozen=True)
class Link:
    """What a link shows, and the English title that it or its template tells."""

    text: str
    english: str = ""


def parse(markup: str) -> Wikicode:
    """The markup as nodes."""
    return mw.parse(markup)


def plain(code: Wikicode) -> str:
    """Text of nodes: no comments, references or pictures; a line for each item of a list."""
    lines = "".join(_text(node) for node in code.nodes).split("\n")
    return "\n".join(line for line in (" ".join(each.split()).strip("*# ") for each in lines) if line)


def links(code: Wikicode) -> list[Link]:
    """The links of nodes in order, pictures left out."""
    found = []
    for node in code.ifilter(recursive=True):
        if isinstance(node, Wikilink) and not _is_file(node):
            found.append(Link(_text(node).strip()))
        elif isinstance(node, Template) and _name(node) in _FOREIGN:
            found.append(Link(_text(node).strip(), _position(node, 2)))
    return [link for link in found if link.text]


def pictures(code: Wikicode) -> list[str]:
    """Names of the picture files that nodes show."""
    return [
        str(node.title).split(":", 1)[1].strip()
        for node in code.ifilter_wikilinks(recursive=True)
        if _is_file(node)
    ]


def _is_file(node: Wikilink) -> bool:
    return bool(_FILES.match(str(node.title)))


def _name(node: Template) -> str:
    return " ".join(str(node.name).replace("_", " ").split()).lower()


def _position(node: Template, number: int) -> str:
    """Plain text of a template's parameter by position; "" if it is not there."""
    if not node.has(str(number)):
        return ""
    return plain(node.get(str(number)).value)


def _text(node: Node) -> str:
    if isinstance(node, Text):
        return str(node.value)
    if isinstance(node, Comment):
        return ""
    if isinstance(node, HTMLEntity):
        return str(node.normalize()) or " "
    if isinstance(node, Wikilink):
        return "" if _is_file(node) else plain(node.text if node.text is not None else node.title)
    if isinstance(node, ExternalLink):
        return plain(node.title) if node.title is not None else str(node.url)
    if isinstance(node, Tag):
        return _tag(node)
    if isinstance(node, Template):
        return _template(node)
    return ""


def _tag(node: Tag) -> str:
    tag = str(node.tag).strip().lower()
    if tag == "br":
        return "\n"
    if tag in ("ref", "references", "gallery", "style", "script"):
        return ""
    if tag == "li":
        return "\n"
    inside = "" if node.contents is None else "".join(_text(each) for each in node.contents.nodes)
    return f"\n{inside}\n" if tag in ("div", "p", "ul", "ol", "td", "tr") else inside


def _template(node: Template) -> str:
    name = _name(node)
    if name in _UNSEEN or name.startswith(("cite ", "flag")):
        return ""
    if name in _FOREIGN:
        return _position(node, 3) or _position(node, 1)
    if name in _LISTS:
        return "\n".join("\n" + plain(each.value) for each in node.params if not each.showkey) + "\n"
    if name in _DATES:
        return _date(node)
    if name == "time interval":
        return f"{_position(node, 1)} {INTERVAL} {_position(node, 2)}"
    if name in _MEASURES:
        return f"{_position(node, 1)} {_position(node, 2)}"
    if name == "lang" or name.startswith("lang-"):
        return _position(node, 2) or _position(node, 1)
    return _position(node, 1)


def _date(node: Template) -> str:
    """A date template's year, month, day and clock, or its text, with its time zone."""
    parts = [plain(each.value) for each in node.params if not each.showkey]
    parts = [part for part in parts if part]
    if not parts or not parts[0].isdigit():
        return " ".join(parts[:1])
    day = "-".join(part.zfill(2) for part in parts[:3])
    clock = [part.zfill(2) for part in parts[3:6] if part.isdigit()]
    zone = next((part for part in parts[3:] if not part.isdigit()), "UTC" if clock else "")
    return " ".join(each for each in (day, ":".join(clock), zone) if each)
