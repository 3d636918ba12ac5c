"""A drawing as SVG: text that every browser and drawing program reads, with nothing beside it."""

from html import escape

from vitok.products.drawing.shapes import Area, Dot, Drawing, Point, Shape, Stroke

_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
_FONT = "system-ui, 'Noto Sans', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"


def svg_text(drawing: Drawing, *, inline: bool = False) -> str:
    """The file's text, or that of an element in a page; equal for equal drawings."""
    width, height = drawing.width, drawing.height
    body = "".join(map(_element, drawing.shapes))
    return (
        f'<svg{"" if inline else _NAMESPACE} viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" font-family="{_FONT}">'
        f'<rect width="{width}" height="{height}" fill="{drawing.ground}"/>{body}</svg>\n'
    )


def _element(shape: Shape) -> str:
    if isinstance(shape, Stroke):
        dash = f' stroke-dasharray="{shape.dash[0]:g} {shape.dash[1]:g}"' if shape.dash else ""
        return (
            f'<path d="{_path(shape.points)}" fill="none"{_colour("stroke", shape.colour)} '
            f'stroke-width="{shape.width:g}" stroke-linejoin="round"{dash}/>'
        )
    if isinstance(shape, Area):
        return f'<path d="{_path(shape.points)}Z"{_colour("fill", shape.colour)}/>' if shape.points else ""
    if isinstance(shape, Dot):
        return _dot(shape)
    anchor = f' text-anchor="{shape.anchor}"' if shape.anchor != "start" else ""
    x, y = shape.at
    # a name on a chart stands out against the lines and dots below it
    halo = ' paint-order="stroke" stroke="#fff" stroke-width="2.5" stroke-opacity=".8"' if shape.about else ""
    return (
        f'<text x="{x:.1f}" y="{y + 0.35 * shape.size:.1f}" font-size="{shape.size:g}" '
        f'fill="{shape.colour}"{anchor}{halo}>{escape(shape.text)}</text>'
    )


def _dot(dot: Dot) -> str:
    x, y = dot.at
    if "open" in dot.form:
        paint = f'fill="none"{_colour("stroke", dot.colour)} stroke-width="1.6"'
    else:
        rim = f' stroke="{dot.rim}" stroke-width="1.2"' if dot.rim else ""
        paint = f"{_colour('fill', dot.colour)[1:]}{rim}"
    if "diamond" in dot.form:
        r = 1.25 * dot.radius
        return f'<path d="{_path(((x, y - r), (x + r, y), (x, y + r), (x - r, y)))}Z" {paint}/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{dot.radius:g}" {paint}/>'


def _path(points: tuple[Point, ...]) -> str:
    """Whole tenths of a pixel, each point as its step from the one before."""
    told, at = [], (0, 0)
    for number, point in enumerate(points):
        here = round(10.0 * point[0]), round(10.0 * point[1])
        if number == 0:
            told.append(
                f"M{here[0] / 10:g} {here[1] / 10:g}l"
                if len(points) > 1
                else f"M{here[0] / 10:g} {here[1] / 10:g}"
            )
        else:
            told.append(f"{(here[0] - at[0]) / 10:g} {(here[1] - at[1]) / 10:g} ")
        at = here
    return "".join(told).rstrip()


def _colour(what: str, colour: str) -> str:
    """A colour of six digits, or of eight with its opacity."""
    if len(colour) == 9:
        return f' {what}="{colour[:7]}" {what}-opacity="{int(colour[7:], 16) / 255:.2g}"'
    return f' {what}="{colour}"'
