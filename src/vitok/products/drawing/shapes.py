"""What a drawing is made of, in pixels from its upper left corner, and what of it lies in a rectangle."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

Point = tuple[float, float]
APART_PX = 0.4  # nearer points are not told apart on a drawing


@dataclass(frozen=True)
class Stroke:
    """A line through points; ``dash`` are lengths drawn and left out."""

    points: tuple[Point, ...]
    colour: str
    width: float = 1.0
    dash: tuple[float, float] | None = None


@dataclass(frozen=True)
class Area:
    """A filled outline, closed by itself."""

    points: tuple[Point, ...]
    colour: str


@dataclass(frozen=True)
class Dot:
    """A disc, or a ring or a diamond; ``rim`` is the colour of a disc's rim."""

    at: Point
    radius: float
    colour: str
    rim: str = ""
    form: str = "circle"


@dataclass(frozen=True)
class Text:
    """A line of text, ``anchor`` start, middle or end; its middle lies at the height of ``at``.

    ``about`` is the point that it names, if it does: it may stand elsewhere about that.
    """

    at: Point
    text: str
    size: float
    colour: str
    anchor: str = "start"
    about: Point | None = None


Shape = Stroke | Area | Dot | Text


@dataclass(frozen=True)
class Drawing:
    """Shapes on a ground of one colour, the later over the earlier."""

    width: int
    height: int
    ground: str
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class Box:
    """A rectangle of pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def corners(self) -> tuple[Point, ...]:
        """The corners in turn."""
        return (
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        )


def lines_within(points: Sequence[Point | None], box: Box, apart: float = 0.0) -> list[tuple[Point, ...]]:
    """The pieces of a line that lie in a box (Liang and Barsky 1984); None parts the line.

    Points nearer than ``apart`` to the one before are left out.
    """
    pieces: list[list[Point]] = []
    open_at: Point | None = None
    for before, after in zip([None, *points], points, strict=False):
        part = None if before is None or after is None else _segment(before, after, box)
        if part is None:
            open_at = None
            continue
        if open_at != part[0]:
            pieces.append([part[0]])
        pieces[-1].append(part[1])
        open_at = part[1] if part[1] == after else None
    return [_thinned(piece, apart) for piece in pieces]


def _segment(before: Point, after: Point, box: Box) -> tuple[Point, Point] | None:
    enter, leave = 0.0, 1.0
    across, along = after[0] - before[0], after[1] - before[1]
    for toward, room in (
        (-across, before[0] - box.left),
        (across, box.right - before[0]),
        (-along, before[1] - box.top),
        (along, box.bottom - before[1]),
    ):
        if toward == 0.0:
            if room < 0.0:
                return None
        elif toward < 0.0:
            enter = max(enter, room / toward)
        else:
            leave = min(leave, room / toward)
    if enter > leave:
        return None
    begin = before if enter == 0.0 else (before[0] + enter * across, before[1] + enter * along)
    end = after if leave == 1.0 else (before[0] + leave * across, before[1] + leave * along)
    return begin, end


def area_within(points: Sequence[Point], box: Box, apart: float = 0.0) -> tuple[Point, ...]:
    """The part of an outline that lies in a box (Sutherland and Hodgman 1974), points as in a line."""
    kept = list(points)
    for axis, limit, side in ((0, box.left, -1), (0, box.right, 1), (1, box.top, -1), (1, box.bottom, 1)):
        given, kept = kept, []
        for before, after in zip(given[-1:] + given[:-1], given, strict=True):
            inside = [side * point[axis] <= side * limit for point in (before, after)]
            if inside[0] != inside[1]:
                share = (limit - before[axis]) / (after[axis] - before[axis])
                kept.append(
                    (before[0] + share * (after[0] - before[0]), before[1] + share * (after[1] - before[1]))
                )
            if inside[1]:
                kept.append(after)
    return _thinned(kept, apart) if kept else ()


def _thinned(points: Sequence[Point], apart: float) -> tuple[Point, ...]:
    """Points without those that are nearer to the one before; the last stays."""
    kept = [points[0]]
    for point in points[1:-1]:
        if hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= apart:
            kept.append(point)
    return (*kept, points[-1])
