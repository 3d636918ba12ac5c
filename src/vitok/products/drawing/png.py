"""A drawing as PNG, by Pillow, which the extra ``png`` brings: no browser and no network."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from math import hypot
from typing import Any

from vitok.products.drawing.shapes import Area, Dot, Drawing, Point, Stroke, Text
from vitok.products.export.extras import extra

_SCALE, _FINER = 2, 2  # pixels of the picture to one of the drawing, and drawn finer to smooth its edges
# The first that the machine has; Pillow's own has no Chinese
_FONTS = ("DejaVuSans.ttf", "Arial.ttf", "Helvetica.ttc")
_CHINESE = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansSC-Regular.otf",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "msyh.ttc",
    "PingFang.ttc",
    "STHeiti Light.ttc",
    "Arial Unicode.ttf",
)


def png_bytes(drawing: Drawing) -> bytes:
    """The file's contents, twice as wide and high as the drawing; InputError where Pillow is not there."""
    image_of, draw_of = extra("PIL.Image", "png"), extra("PIL.ImageDraw", "png")
    scale = _SCALE * _FINER
    size = drawing.width * scale, drawing.height * scale
    image = image_of.new("RGB", size, drawing.ground)
    pen = draw_of.Draw(image, "RGBA")
    chinese = any(
        ord(letter) > 0x2E80 for each in drawing.shapes if isinstance(each, Text) for letter in each.text
    )
    for shape in drawing.shapes:
        if isinstance(shape, Stroke):
            for piece in _dashed(shape):
                pen.line(
                    _at(piece, scale), _colour(shape.colour), max(1, round(shape.width * scale)), "curve"
                )
        elif isinstance(shape, Area):
            if len(shape.points) > 2:
                pen.polygon(_at(shape.points, scale), _colour(shape.colour))
        elif isinstance(shape, Dot):
            _dot(pen, shape, scale)
        else:
            (place,) = _at((shape.at,), scale)
            anchor = {"start": "lm", "middle": "mm", "end": "rm"}[shape.anchor]
            pen.text(
                place,
                shape.text,
                _colour(shape.colour),
                _font(shape.size * scale, chinese),
                anchor,
                stroke_width=scale if shape.about else 0,
                stroke_fill=_colour("#ffffffcc"),
            )
    file = BytesIO()
    image.resize((size[0] // _FINER, size[1] // _FINER), image_of.Resampling.LANCZOS).save(file, "PNG")
    return file.getvalue()


def _at(points: tuple[Point, ...], scale: int) -> list[Point]:
    return [(x * scale, y * scale) for x, y in points]


def _colour(colour: str) -> tuple[int, ...]:
    digits = colour[1:] if len(colour) != 4 else "".join(2 * each for each in colour[1:])
    return tuple(int(digits[k : k + 2], 16) for k in range(0, len(digits), 2))


def _font(size: float, chinese: bool) -> Any:
    fonts = extra("PIL.ImageFont", "png")
    for name in (*(_CHINESE if chinese else ()), *_FONTS):
        try:
            return fonts.truetype(name, size)
        except OSError:
            continue
    return fonts.load_default(size)


def _dot(pen: Any, dot: Dot, scale: int) -> None:
    x, y, r = (each * scale for each in (*dot.at, dot.radius))
    ring = "open" in dot.form
    fill, edge = (None, dot.colour) if ring else (_colour(dot.colour), dot.rim)
    outline = _colour(edge) if edge else None
    width = round((1.6 if ring else 1.2) * scale)
    if "diamond" in dot.form:
        r *= 1.25
        corners = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
        pen.polygon(corners, fill, outline, width if outline else 0)
    else:
        pen.ellipse((x - r, y - r, x + r, y + r), fill, outline, width if outline else 0)


def _dashed(stroke: Stroke) -> list[tuple[Point, ...]]:
    """The parts of a line that its dashes leave."""
    if stroke.dash is None:
        return [stroke.points]
    drawn, gap = stroke.dash
    pieces, piece, left, on = list[tuple[Point, ...]](), [stroke.points[0]], drawn, True
    for before, after in pairwise(stroke.points):
        length, done = hypot(after[0] - before[0], after[1] - before[1]), 0.0
        while length - done > left:
            done += left
            point = tuple(a + (b - a) * done / length for a, b in zip(before, after, strict=True))
            if on:
                pieces.append((*piece, (point[0], point[1])))
            on, left, piece = not on, gap if on else drawn, [(point[0], point[1])]
        left -= length - done
        if on:
            piece.append(after)
    return [*pieces, tuple(piece)] if on and len(piece) > 1 else pieces
