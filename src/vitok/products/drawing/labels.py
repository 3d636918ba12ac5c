"""Names of points on a drawing, put so that none lies over another, another's point or the edge."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from unicodedata import east_asian_width

from vitok.products.drawing.shapes import Box, Point, Shape, Text

AWAY_PX = 8.0  # from a point to its name
_ROW_PX = 10.8
_POINT_PX = 4.0
_FAR = 2.2
# Where a name may stand instead, in half widths and rows: at the corners, then above, below and beside.
_SIDES = tuple((x, y) for y in (-1.0, 1.0) for x in (1, -1, 0)) + ((1, 0.0), (-1, 0.0))
_SIDES += tuple((x, y) for y in (-_FAR, _FAR) for x in (1, -1, 0))


def text_width(text: str, size: float) -> float:
    """About how wide a text is: wide characters are squares, the others a little more than half of one."""
    return size * sum(1.0 if east_asian_width(letter) in "WF" else 0.56 for letter in text)


def text_box(text: Text) -> Box:
    """About where a text lies."""
    wide, (x, y) = text_width(text.text, text.size), text.at
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * wide
    return Box(left, y - 0.5 * text.size, left + wide, y + 0.5 * text.size)


def apart(shapes: Sequence[Shape], room: Box) -> list[Shape]:
    """Shapes with the names of points moved about their points, or left out where no place is free.

    Who is drawn last has the first choice. Texts that name no point stay, and nothing is put over them.
    """
    named = [each for each in shapes if isinstance(each, Text) and each.about is not None]
    fixed = [each for each in shapes if isinstance(each, Text) and each.about is None]
    points = [each.about for each in named if each.about is not None]
    taken = [text_box(each) for each in fixed] + [_about(point) for point in points]
    placed: dict[int, Text] = {}
    for name in reversed(named):
        for choice in (name, *_elsewhere(name)):
            box = text_box(choice)
            if _within(box, room) and not any(over(box, each) for each in taken):
                placed[id(name)] = choice
                taken.append(box)
                break
    return [placed.get(id(each), each) for each in shapes if each not in named or id(each) in placed]


def over(one: Box, other: Box) -> bool:
    """Whether two rectangles lie over each other by more than a pixel."""
    return (
        min(one.right, other.right) - max(one.left, other.left) > 1.0
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 1.0
    )


def _about(point: Point) -> Box:
    x, y = point
    return Box(x - _POINT_PX, y - _POINT_PX, x + _POINT_PX, y + _POINT_PX)


def _elsewhere(name: Text) -> Iterable[Text]:
    if name.about is None:
        return
    x, y = name.about
    for column, row in _SIDES:
        anchor = {-1: "end", 0: "middle", 1: "start"}[column]
        yield replace(name, at=(x + AWAY_PX * column, y + _ROW_PX * row), anchor=anchor)


def _within(box: Box, room: Box) -> bool:
    return (
        box.left >= room.left
        and box.right <= room.right
        and box.top >= room.top
        and box.bottom <= room.bottom
    )
