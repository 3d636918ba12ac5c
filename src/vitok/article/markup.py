"""Wiki markup turned into text: what a reader of the page would see, a line for each item."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import mwparserfromhell as mw
from mwparserfromhell.nodes import ExternalLink, HTMLEntity, Node, Tag, Template, Text, Wikilink
from mwparserfromhell.wikicode import Wikicode

from vitok.article import templates

_FILES = re.compile(
    r"^\s*:?\s*(file|image|media|文件|档案|檔案|图像|圖像|файл|изображение)\s*:", re.IGNORECASE
)
_CATEGORY = re.compile(r"^\s*(category|分类|分類|категория)\s*:", re.IGNORECASE)
_VARIANT = re.compile(r"-\{(?:[A-Za-z-]{1,12}\|)?([^{}]{0,400})\}-")
_SURROGATES = re.compile(r"[\ud800-\udfff\ue000-\uf8ff]")  # and private signs, which have no meaning
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DISAMBIGUATION = re.compile(r"[ _]*[(（][^()（）]*[)）]$")
_LOOSE_TAG = re.compile(r"</?(?:li|br|ul|ol|div|p|td|tr|center|small|b|i)\b[^<>]{0,200}>", re.IGNORECASE)
_UNSEEN_TAGS = frozenset(("ref", "references", "gallery", "style", "script", "timeline", "math"))
_BLOCKS = frozenset(("div", "p", "ul", "ol", "td", "tr", "th", "table", "dl", "dd", "dt"))
MARK, MOST_MARKS = 0xE000, 6000  # signs of a private area of Unicode, which stand for links
INTERVAL = "→"  # between the ends of a span of time


@dataclass(frozen=True)
class Link:
    """What a link shows, the English title that its template tells, and the article that it leads to."""

    text: str
    english: str = ""
    target: str = field(default="", compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """All by which it may be known: as shown, in English, by the title without what tells it apart."""
        bare = _DISAMBIGUATION.sub("", self.target.replace("_", " ")).strip()
        return tuple(dict.fromkeys(each for each in (self.text, self.english, bare) if each))


def parse(markup: str) -> Wikicode:
    """The markup as nodes; of variants for regions of Chinese the first counts."""
    return mw.parse(_VARIANT.sub(_variant, markup))


def plain(code: Wikicode, tells_more: Callable[[str, str], bool] | None = None) -> str:
    """Text of nodes: no comments, references or pictures; a line for each item of a list.

    A link or an abbreviation shows what it leads to or stands for where ``tells_more`` of both is true.
    """
    return _Reader(tells_more=tells_more).plain(code)


def marked(code: Wikicode) -> tuple[str, list[Link]]:
    """As ``plain``, with each link as one sign of its own, ``MARK`` plus its number, and the links."""
    found: list[Link] = []
    return _Reader(found).plain(code), found


def links(code: Wikicode) -> list[Link]:
    """The links of nodes in order, pictures and what is not seen left out."""
    text, found = marked(code)
    return [found[ord(c) - MARK] for c in text if MARK <= ord(c) < MARK + MOST_MARKS]


def pictures(code: Wikicode) -> list[str]:
    """Names of the picture files that nodes show."""
    if not any(isinstance(node, Wikilink | Template | Tag) for node in code.nodes):
        return []
    return [
        clean(str(node.title)).split(":", 1)[1].strip()
        for node in code.ifilter_wikilinks(recursive=True)
        if _is_file(node)
    ]


def clean(text: str) -> str:
    """The text with what no Unicode text may hold replaced, and without control characters."""
    return _CONTROLS.sub("", _SURROGATES.sub("�", text))


def _variant(match: re.Match[str]) -> str:
    options = [each for each in match[1].split(";") if each.strip()]
    chosen = next(
        (each for each in options if each.strip().startswith(("zh-hans", "zh-cn"))),
        options[0] if options else "",
    )
    return chosen.partition(":")[2] if re.match(r"\s*zh[-\w]*\s*:", chosen) else chosen


def _is_file(node: Wikilink) -> bool:
    return bool(_FILES.match(str(node.title)))


def _entity(node: HTMLEntity) -> str:
    try:
        return str(node.normalize())
    except (ValueError, OverflowError, KeyError):  # a number that is no character's, a name that is none
        return ""


class _Reader:
    """Walks nodes to text; where ``marks`` is given each link goes there and leaves its sign in the text."""

    def __init__(
        self, marks: list[Link] | None = None, tells_more: Callable[[str, str], bool] | None = None
    ) -> None:
        self._marks, self._tells_more = marks, tells_more

    def plain(self, code: Wikicode) -> str:
        lines = _LOOSE_TAG.sub("\n", "".join(map(self._text, code.nodes))).split("\n")
        return "\n".join(line for line in (" ".join(each.split()).strip("*#|: ") for each in lines) if line)

    def _text(self, node: Node) -> str:
        if isinstance(node, Text):
            return clean(str(node.value))
        if isinstance(node, HTMLEntity):
            return clean(_entity(node)) or " "
        if isinstance(node, Wikilink):
            return self._link(node)
        if isinstance(node, ExternalLink):
            return self.plain(node.title) if node.title is not None else clean(str(node.url))
        if isinstance(node, Tag):
            return self._tag(node)
        if isinstance(node, Template):
            return self._template(node)
        return ""  # a comment, a heading, an argument

    def _link(self, node: Wikilink) -> str:
        if _is_file(node) or _CATEGORY.match(str(node.title)):
            return ""
        shown = plain(node.text) if node.text is not None else ""
        shown = shown or plain(node.title).lstrip(":")  # [[Baikonur|]] shows what it leads to
        target = clean(str(node.title)).strip().lstrip(":")
        if self._tells_more is not None and self._tells_more(shown, target.replace("_", " ")):
            return target.replace("_", " ")
        return self._marked(Link(shown, "", target))

    def _template(self, node: Template) -> str:
        foreign = templates.foreign(node, plain)
        if foreign is not None:
            return self._marked(Link(*foreign))
        short = templates.abbreviated(node, plain) if self._tells_more is not None else None
        if short is not None and self._tells_more is not None and self._tells_more(*short):
            return short[1]
        return templates.text(node, self.plain)

    def _marked(self, link: Link) -> str:
        if self._marks is None or not link.text or len(self._marks) >= MOST_MARKS:
            return link.text
        self._marks.append(link)
        return chr(MARK + len(self._marks) - 1)

    def _tag(self, node: Tag) -> str:
        tag = str(node.tag).strip().lower()
        if tag in _UNSEEN_TAGS:
            return ""
        inside = "" if node.contents is None else "".join(map(self._text, node.contents.nodes))
        if tag in ("br", "li", "hr"):
            return f"\n{inside}"
        return f"\n{inside}\n" if tag in _BLOCKS else inside
