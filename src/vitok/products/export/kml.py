"""KML 2.2 (OGC 07-147r2): tracks, footprints, drop zones and events, by the standard library."""

import numpy as np

from vitok.errors import FlightError
from vitok.evidence.events import event_rows, flight_rotation
from vitok.flight import Flight
from vitok.mission.relocation import STAY, kind_of
from vitok.products.export.base import Exported
from vitok.products.export.bodies import one_line, ship, stem
from vitok.products.export.ground import shapes
from vitok.products.export.xml_text import XmlText
from vitok.products.track import Track, on_map, track
from vitok.products.words import event_title
from vitok.types import Vector

_TURN_S = 5600.0  # of the stay one turn at its end is drawn: half a year of them covers the map
_STEP_S = 10.0  # the least between two points of a track
_STYLES = {"track": "ffeb6325", "ground": "ff0677d9", "area": "5a0677d9"}  # alpha, blue, green, red


def export(flight: Flight, *, xml: bool = False) -> Exported:
    """``NAME.kml``; of the stay its last turn."""
    kml = _Kml()
    kml.open("kml", xmlns="http://www.opengis.net/kml/2.2")
    kml.open("Document")
    kml.leaf("name", ship(flight).name)
    for name, colour in _STYLES.items():
        kml.style(name, colour)
    kml.open("Folder")
    kml.leaf("name", "tracks")
    rotation = flight_rotation(flight)
    for arc in flight.arcs.values():
        kml.track(arc.name, _thinned(track(arc, rotation), arc.name))
    kml.close("Folder")
    kml.open("Folder")
    kml.leaf("name", "ground")
    for shape in shapes(flight):
        kml.shape(shape.name, shape.points_deg)
    kml.close("Folder")
    kml.open("Folder")
    kml.leaf("name", "events")
    for row in event_rows(flight):
        point = np.array([[row["longitude_deg"], row["latitude_deg"], row["altitude_km"] * 1e3]])
        kml.event(event_title(one_line(row["name"])), row["utc"], point)
    kml.close("Folder")
    kml.close("Document", "kml")
    stays = any(kind_of(name) == STAY for name in flight.arcs)
    told = ("kml: of the stay its last turn is drawn",) if stays else ()
    return Exported({f"{stem(flight)}.kml": kml.text()}, told)


def _thinned(seen: Track, phase: str) -> Vector:
    """Rows of longitude, latitude (deg) and altitude (m) at least some seconds apart, the last with them."""
    begin_s = seen.t_s[-1] - _TURN_S if kind_of(phase) == STAY else seen.t_s[0]
    steps = np.floor((seen.t_s - begin_s) / _STEP_S)
    kept = (seen.t_s >= begin_s) & (np.diff(steps, prepend=steps[0] - 1.0) > 0.0)
    kept[-1] = True
    rows: Vector = np.column_stack((seen.longitude_deg, seen.latitude_deg, seen.altitude_km * 1e3))[kept]
    return rows


class _Kml(XmlText):
    """Elements of KML."""

    def style(self, name: str, colour: str) -> None:
        self.open("Style", id=name)
        for tag in ("LineStyle", "PolyStyle"):
            self.open(tag)
            self.leaf("color", colour)
            if tag == "LineStyle":
                self.leaf("width", "3")
            self.close(tag)
        self.close("Style")

    def track(self, name: str, rows: Vector) -> None:
        """A line in pieces that end at the date line."""
        _check(rows)
        longitudes, latitudes = on_map(rows[:, 1], rows[:, 0])
        _, altitudes = on_map(rows[:, 2], rows[:, 0])
        line = np.column_stack((longitudes, latitudes, altitudes))
        parted = np.split(line, np.flatnonzero(np.isnan(longitudes)))
        self.begin(name, "track")
        self.open("MultiGeometry")
        for piece in parted:
            piece = piece[np.isfinite(piece[:, 0])]
            if len(piece) > 1:
                self.line(piece, "absolute")
        self.close("MultiGeometry")
        self.close("Placemark")

    def shape(self, name: str, points_deg: Vector) -> None:
        """A point, a strip of two points, or an outline."""
        self.begin(name, "area" if len(points_deg) > 2 else "ground")
        rows = np.column_stack((points_deg, np.zeros(len(points_deg))))
        if len(rows) == 1:
            self.point(rows, "clampToGround")
        elif len(rows) == 2:
            self.line(rows, "clampToGround")
        else:
            rows[-1] = rows[0]
            self.open("Polygon", "outerBoundaryIs", "LinearRing")
            self.coordinates(rows)
            self.close("LinearRing", "outerBoundaryIs", "Polygon")
        self.close("Placemark")

    def event(self, name: str, utc: str, point: Vector) -> None:
        self.open("Placemark")
        self.leaf("name", name)
        self.open("TimeStamp")
        self.leaf("when", utc)
        self.close("TimeStamp")
        self.point(point, "absolute")
        self.close("Placemark")

    def begin(self, name: str, style: str) -> None:
        self.open("Placemark")
        self.leaf("name", name)
        self.leaf("styleUrl", f"#{style}")

    def line(self, rows: Vector, mode: str) -> None:
        self.open("LineString")
        self.leaf("tessellate" if mode == "clampToGround" else "extrude", "1" if mode != "absolute" else "0")
        self.leaf("altitudeMode", mode)
        self.coordinates(rows)
        self.close("LineString")

    def point(self, rows: Vector, mode: str) -> None:
        self.open("Point")
        self.leaf("altitudeMode", mode)
        self.coordinates(rows)
        self.close("Point")

    def coordinates(self, rows: Vector) -> None:
        _check(rows)
        self.leaf(
            "coordinates", " ".join(f"{lon:.7f},{lat:.7f},{alt:.2f}" for lon, lat, alt in rows.tolist())
        )


def _check(rows: Vector) -> None:
    """FlightError for a point that is not finite."""
    if not np.isfinite(rows).all():
        raise FlightError("a point of the flight is not finite: what is not finite is not exported")
