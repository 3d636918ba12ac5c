"""Tables of an article as grids of cells, in wiki or HTML markup, in one pass."""

import re
from dataclasses import dataclass

_HTML = re.compile(r"<(/?)(table|tr|td|th|caption|tbody|thead)\b([^<>]{0,400})>", re.IGNORECASE)
_NESTING = re.compile(r"\{\{|\}\}|\[\[|\]\]|\|\||!!|\|")
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?\s*(\d{1,2})", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"^\s*(?:[\w-]{1,40}\s*=\s*(?:\"[^\"]{0,300}\"|'[^']{0,300}'|[^\s|]{1,100})\s*)+$")
_MOST_ROWS, _MOST_COLUMNS = 100, 30


@dataclass(frozen=True)
class Cell:
    """Markup of a cell, and whether it is one of a heading."""

    markup: str
    heading: bool


@dataclass(frozen=True)
class Grid:
    """Rows of a table, in which a cell over several rows or columns stands in each of them."""

    caption: str
    rows: tuple[tuple[Cell, ...], ...]


def grid(markup: str) -> Grid:
    """The cells of a table, of an inner one what its cells say."""
    markup = _HTML.sub(_wiki, markup)
    caption, rows = "", list[list[tuple[Cell, int, int]]]()
    for line in _lines(markup):
        stripped = line.lstrip()
        if stripped.startswith(("{|", "|}")):
            continue
        if stripped.startswith("|+"):
            caption = stripped[2:].strip()
        elif stripped.startswith("|-"):
            rows.append([])
        elif stripped.startswith(("|", "!")):
            if not rows:
                rows.append([])
            rows[-1] += _cells(stripped)
        elif rows and rows[-1]:
            last, down, right = rows[-1][-1]
            rows[-1][-1] = Cell(f"{last.markup}\n{line}", last.heading), down, right
    return Grid(caption, _filled([row for row in rows if row][:_MOST_ROWS]))


def _wiki(tag: re.Match[str]) -> str:
    name, attributes = tag[2].lower(), tag[3].strip().rstrip("/")
    if tag[1]:
        return ""
    if name == "tr":
        return "\n|-\n"
    if name in ("td", "th"):
        return f"\n{'!' if name == 'th' else '|'} {attributes + ' | ' if attributes else ''}"
    return "\n|+ " if name == "caption" else "\n"


def _lines(markup: str) -> list[str]:
    """Lines, those joined that lie within a template or a link."""
    found: list[str] = []
    depth = 0
    for line in markup.split("\n"):
        if depth > 0 and found:
            found[-1] += "\n" + line
        else:
            found.append(line)
        opened = line.count("{{") + line.count("[[")
        depth = max(depth + opened - line.count("}}") - line.count("]]"), 0)
    return found


def _cells(line: str) -> list[tuple[Cell, int, int]]:
    """Cells of a line, each with the rows and columns that it covers."""
    heading = line[0] == "!"
    pieces, begin, depth, bar = list[str](), 1, 0, list[int]()
    bars: list[int] = []
    for match in _NESTING.finditer(line, 1):
        mark = match[0]
        if mark in ("{{", "[["):
            depth += 1
        elif mark in ("}}", "]]"):
            depth = max(depth - 1, 0)
        elif depth == 0 and (mark == "||" or (mark == "!!" and heading)):
            pieces.append(line[begin : match.start()])
            bars.append(bar[0] - begin if bar else -1)
            begin, bar = match.end(), []
        elif depth == 0 and mark == "|":
            bar.append(match.start())
    pieces.append(line[begin:])
    bars.append(bar[0] - begin if bar else -1)
    return [_cell(piece, at, heading) for piece, at in zip(pieces, bars, strict=True)]


def _cell(piece: str, bar: int, heading: bool) -> tuple[Cell, int, int]:
    attributes = piece[:bar] if bar >= 0 else ""
    if bar >= 0 and (not attributes.strip() or _ATTRIBUTES.match(attributes)):
        piece = piece[bar + 1 :]
    else:
        attributes = ""
    spans = {kind.lower(): max(int(number), 1) for kind, number in _SPAN.findall(attributes)}
    return Cell(piece.strip(), heading), spans.get("row", 1), spans.get("col", 1)


def _filled(rows: list[list[tuple[Cell, int, int]]]) -> tuple[tuple[Cell, ...], ...]:
    found: list[tuple[Cell, ...]] = []
    pending: dict[int, tuple[Cell, int]] = {}  # by column: the cell from above and the rows it still covers
    for row in rows:
        line: list[Cell] = []
        queue = list(row)
        while (queue or len(line) in pending) and len(line) < _MOST_COLUMNS:
            column = len(line)
            if column in pending:
                cell, left = pending.pop(column)
                if left > 1:
                    pending[column] = cell, left - 1
                line.append(cell)
                continue
            cell, down, right = queue.pop(0)
            for _ in range(min(right, _MOST_COLUMNS - column)):
                if down > 1:
                    pending[len(line)] = cell, down - 1
                line.append(cell)
        found.append(tuple(line))
    return tuple(found)
