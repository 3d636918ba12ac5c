"""The mission in 3-D: one HTML page that needs nothing else, and no network."""

from __future__ import annotations

import json
from base64 import b64encode
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from vitok.products.view.data import data
from vitok.products.view.still import still
from vitok.writing import write_file

if TYPE_CHECKING:
    from vitok.flight import Flight

BUNDLE = "view.bundle.js"


class View:
    """A page of a flight. It shows itself in a notebook; ``text`` is its HTML, ``save`` writes it."""

    def __init__(self, title: str, text: str) -> None:
        self.title, self.text = title, text

    def __repr__(self) -> str:
        return f"<View of {self.title}: {len(self.text.encode()) / 1e6:.1f} MB>"

    def _repr_html_(self) -> str:
        return (
            f'<iframe title="{escape(self.title)}" style="width:100%;height:640px;border:0" '
            f'sandbox="allow-scripts allow-downloads" srcdoc="{escape(self.text)}"></iframe>'
        )

    def save(self, file: str | Path) -> Path:
        """Writes the page; InputError if it cannot be written to, MachineError if the disk is full."""
        write_file(self.text, Path(file))
        return Path(file)


def view(flight: Flight, ghost: Flight | None = None) -> View:
    """The page of a flight, equal for equal flights; ``ghost`` is another flight shown beside it.

    InputError or FlightError, one sentence each, for a flight that cannot be shown.
    """
    told = data(flight, ghost)
    environment = Environment(
        loader=PackageLoader("vitok.products.view", "page"), autoescape=True, undefined=StrictUndefined
    )
    room = files("vitok.products.view") / "page"
    tables = files("vitok") / "data"
    text = environment.get_template("view.html.jinja").render(
        title=told["title"],
        style=Markup((room / "view.css").read_text(encoding="utf-8")),
        bundle=Markup((room / BUNDLE).read_text(encoding="utf-8").replace("</script", "<\\/script")),
        flight=_inert(told),
        sky=_inert(
            {
                "map": f"data:image/webp;base64,{_base64(tables / 'earth.webp')}",
                "stars": _base64(tables / "stars.bin"),
                "lights": _lights(),
                "land": json.loads((tables / "land_110m.json").read_text(encoding="ascii")),
            }
        ),
        still=Markup(still(flight)),
    )
    return View(told["title"], text)


def _lights() -> list[tuple[int, int]]:
    """Longitudes and latitudes, hundredths of a degree, of the towns whose lights are seen at night."""
    rows = [
        line.split(",")
        for name in ("lights.csv", "towns.csv")
        for line in (files("vitok") / "data" / name).read_text(encoding="utf-8").splitlines()[1:]
    ]
    return [(round(100 * float(row[2])), round(100 * float(row[1]))) for row in rows]


def _base64(file: Any) -> str:
    return b64encode(file.read_bytes()).decode("ascii")


def _inert(value: Any) -> Markup:
    """JSON that stands inside a script element: nothing in it closes or bends the element."""
    text = json.dumps(value, separators=(",", ":"), allow_nan=False)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
