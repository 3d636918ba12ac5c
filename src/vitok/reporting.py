"""Reports from Python: the page of a flight anew, and single pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vitok.arguments import checked, named

if TYPE_CHECKING:
    from vitok.campaigns.findings import Findings
    from vitok.flight import Flight

_FORMS = (".svg", ".png")


@checked
def report(
    flight: Flight | str | Path,
    out: str | Path | None = None,
    *,
    lang: str = "en",
    figure: str | None = None,
    campaign: str | Path | None = None,
) -> Path:
    """Writes the report of a flight, or of that of a folder, as HTML, or one of its figures as SVG or PNG.

    ``lang`` is en or zh. ``figure`` names a chart by its key, as ascent; the end of ``out`` says whether it
    is written as .svg, or as .png, which needs the extra ``png``. ``campaign`` is the folder of a campaign of
    the same plan, whose findings become a chapter. Without ``out`` it is written beside the flight.
    Gives back the file. InputError for a folder without a flight, an unknown figure or language, and a flight
    that is given without a place for its report.
    """
    from vitok.errors import InputError
    from vitok.products.translation import check_language

    check_language(lang)  # looked at before what takes seconds to import

    from vitok.flight import Flight
    from vitok.products.folder import read_document
    from vitok.products.summary import summary
    from vitok.products.trajectory_file import read_flight
    from vitok.writing import write_file

    folder = None if isinstance(flight, Flight) else Path(flight)
    if folder is None and out is None:
        raise InputError(f"a flight needs {named('out')}, the file for its report")
    usual = "report.html" if figure is None else f"{figure}.svg"
    file = (folder or Path()) / usual if out is None else Path(out)
    if figure is not None and file.suffix.lower() not in _FORMS:
        raise InputError(f"{named('out')} = {file} should end in {' or '.join(_FORMS)}, for a figure")
    flown = flight if isinstance(flight, Flight) else read_flight(Path(flight))
    if figure is not None:
        write_file(_picture(flown, figure, lang, file.suffix.lower()), file)
        return file

    from vitok.products.report import report as page_of

    document = summary(flown) if folder is None else read_document(folder)
    found = None if campaign is None else _findings(Path(campaign), flown)
    write_file(page_of(flown, document, lang=lang, campaign=found), file)
    return file


def _picture(flight: Flight, name: str, lang: str, suffix: str) -> str | bytes:
    from vitok.products.drawing.draw import drawing_of
    from vitok.products.report import figure_of

    drawing = drawing_of(figure_of(flight, name, lang=lang))
    if suffix == ".png":
        from vitok.products.drawing.png import png_bytes

        return png_bytes(drawing)
    from vitok.products.drawing.svg import svg_text

    return svg_text(drawing)


def _findings(folder: Path, flight: Flight) -> Findings:
    """Findings of a campaign's folder; InputError where it has none."""
    from importlib.util import find_spec

    from vitok.errors import InputError

    if find_spec("pyarrow") is None:
        raise InputError("a campaign's table needs pyarrow, which pip install 'vitok[campaign]' brings")
    from vitok.campaigns.findings import findings
    from vitok.campaigns.store import read_table

    asked = flight.cast.dispersions
    return findings(read_table(folder), () if asked is None else asked.requirement)
