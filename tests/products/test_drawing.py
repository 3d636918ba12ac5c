"""Pictures without a browser: what is drawn lies where it belongs, in a file that others read."""

import io
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from vitok.products.drawing.axis import axis_of
from vitok.products.drawing.draw import WIDTH, drawing_of
from vitok.products.drawing.labels import over, text_box
from vitok.products.drawing.shapes import Box, Stroke, Text, area_within, lines_within
from vitok.products.drawing.svg import svg_text
from vitok.products.figures import INK, Chart, Line, Mark, Panel, stacked, world_map

NASTY = '</svg><script>x</script>&"\x1b[31m\u202e'


@pytest.fixture
def chart():
    x = np.array([0.0, 50.0, 100.0])
    line = Line(x, np.array([1.0, 10.0, 100.0]), "#2563eb", "flown")
    panels = [Panel("a, km", (line,), (Mark(50.0, 10.0, "half"),)), Panel("b, m", (line,), logarithmic=True)]
    return Chart("one", "One", "", "tall", stacked(panels, "seconds"))


def test_a_line_is_cut_where_it_leaves_the_box():
    box = Box(0.0, 0.0, 10.0, 10.0)
    assert lines_within([(-5.0, 5.0), (5.0, 5.0), (5.0, 15.0), None, (1.0, 1.0), (2.0, 2.0)], box) == [
        ((0.0, 5.0), (5.0, 5.0), (5.0, 10.0)),
        ((1.0, 1.0), (2.0, 2.0)),
    ]
    assert lines_within([(-5.0, -1.0), (15.0, -1.0)], box) == []
    cut = area_within([(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)], box)
    assert set(cut) == {(0.0, 0.0), (5.0, 0.0), (5.0, 5.0), (0.0, 5.0)}


def test_axes_place_values_and_label_them():
    axis = axis_of({"type": "log"}, [1.0, 1000.0], begin=0.0, end=300.0, padded=False)
    assert axis.at(10.0) == pytest.approx(100.0) and axis.at(0.0) is None
    assert [label for _, label in axis.ticks(30.0)] == ["1", "10", "100", "1000"]
    even = axis_of({}, [0.0, 0.7], begin=0.0, end=300.0, padded=False)
    assert [label for _, label in even.ticks(60.0)] == ["0", "0.2", "0.4", "0.6"]
    low = axis_of({}, [0.0, 0.45], begin=0.0, end=50.0, padded=False)  # one label alone tells no scale
    assert [label for _, label in low.ticks(30.0)] == ["0", "0.2", "0.4"]
    back = axis_of({"autorange": "reversed"}, [0.0, 1.0], begin=0.0, end=300.0, padded=False)
    assert back.at(1.0) == 0.0
    days = axis_of(
        {"type": "date"}, ["2017-12-19T00:00:00Z", "2018-06-03T00:00:00Z"], begin=0, end=600, padded=False
    )
    assert [label for _, label in days.ticks(60.0)][:2] == ["2018-01", "2018-02"]


def test_points_of_a_curve_lie_on_the_grid(chart):
    drawing = drawing_of(chart)
    (upper, lower) = [
        each for each in drawing.shapes if isinstance(each, Stroke) and each.colour == "#2563eb"
    ][:2]
    below = lower.points
    assert below[1][1] == pytest.approx(0.5 * (below[0][1] + below[2][1]))  # even by logarithms
    assert upper.points[1][1] > 0.5 * (upper.points[0][1] + upper.points[2][1])
    # marks in the upper one alone: an instant stands at one place in both
    assert [x for x, _ in upper.points] == [x for x, _ in below]
    assert {"One", "a, km", "half", "seconds"} <= {
        each.text for each in drawing.shapes if isinstance(each, Text)
    }


def test_names_of_near_points_stand_apart_and_give_way_to_what_is_drawn_later():
    def told(*marks):
        panel = Panel("a, km", (Line(np.array([0.0, 100.0]), np.array([0.0, 9.0]), INK),), marks)
        shapes = drawing_of(Chart("one", "One", "", "tall", stacked([panel], "seconds"))).shapes
        return [each for each in shapes if isinstance(each, Text) and each.about]

    names = told(
        Mark(50.0, 5.0, "heat shield jettison"), Mark(52.0, 5.0, "levelled"), Mark(99.9, 5.0, "landing")
    )
    boxes = [text_box(each) for each in names]
    assert len(names) == 3 and max(box.right for box in boxes) <= WIDTH
    assert not any(over(one, other) for one, other in combinations(boxes, 2))
    crowd = [each.text for each in told(*(Mark(50.0, 5.0, f"one of many {k}") for k in range(30)))]
    assert 1 < len(crowd) < 30 and crowd[-1] == "one of many 29"


def test_svg_is_xml_and_its_texts_are_text(chart):
    figure = chart.figure | {"layout": chart.figure["layout"] | {"showlegend": True}}
    figure["data"][0]["name"] = NASTY
    text = svg_text(drawing_of(replace(chart, title=NASTY, figure=figure)))
    root = ElementTree.fromstring(text)
    assert {each.tag.rpartition("}")[2] for each in root.iter()} <= {"svg", "rect", "path", "text", "circle"}
    assert any(
        each.text.startswith("</svg><script>") for each in root.iter("{http://www.w3.org/2000/svg}text")
    )
    assert svg_text(drawing_of(chart)) == svg_text(drawing_of(chart))


def test_png_is_a_picture_of_it(chart):
    image = pytest.importorskip("PIL.Image")
    from vitok.products.drawing.png import png_bytes

    picture = image.open(io.BytesIO(png_bytes(drawing_of(chart))))
    assert picture.size == (1440, 860)
    colours = {colour for _, colour in picture.convert("RGB").getcolors(maxcolors=100_000)}
    assert (0x25, 0x63, 0xEB) in colours and (255, 255, 255) in colours


def test_a_near_map_shows_towns_a_border_and_a_scale():
    figure = world_map([], [], ((62.0, 76.0), (44.0, 51.0), 2.0))
    texts = {text for each in figure["data"] for text in each.get("text", ())}
    assert {"Zhezkazgan", "Karaganda", "Arkalyk", " 100 km"} <= texts
    bar = next(each for each in figure["data"] if each.get("line", {}).get("width") == 3.0)
    degree_km = 111.32 * np.cos(np.radians(bar["y"][0]))
    assert (bar["x"][1] - bar["x"][0]) * degree_km == pytest.approx(100.0, rel=0.01)
    assert len(figure["data"][1]["x"]) > 50  # borders
