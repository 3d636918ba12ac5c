"""SPICE SPK of type 13: the states of ship and station, Hermite's polynomial of unequal steps between."""

import tempfile
from pathlib import Path

import numpy as np

from vitok.errors import FlightError
from vitok.flight import Flight
from vitok.products.export.base import Exported
from vitok.products.export.bodies import ship, station, stem
from vitok.products.export.extras import extra
from vitok.products.export.instants import spice_s
from vitok.products.export.pieces import Piece, pieces, station_pieces

_EARTH, _FRAME = 399, "J2000"  # SPICE's name for the axes of the ICRF
_NAME_LENGTH = 40


def export(flight: Flight, *, xml: bool = False) -> Exported:
    """``NAME.bsp``; InputError where spiceypy is not installed."""
    spice = extra("spiceypy", "spice")
    bodies = (ship(flight), pieces(flight)), (station(flight), station_pieces(flight))
    with tempfile.TemporaryDirectory(prefix="vitok-") as folder:  # the toolkit writes to paths alone
        file = Path(folder) / "flight.bsp"
        handle = spice.spkopn(str(file), _ascii(flight.mission.name, 60), 0)
        for body, way in bodies:
            for part in way:
                _segment(spice, handle, flight, body.naif, part)
        spice.spkcls(handle)
        content = file.read_bytes()
    told = tuple(
        f"spk: {body.name} is {body.naif}, about {_EARTH} in {_FRAME}" for body, way in bodies if way
    )
    return Exported({f"{stem(flight)}.bsp": content}, told)


def _segment(spice: object, handle: int, flight: Flight, naif: int, part: Piece) -> None:
    times, rest_s = spice_s(flight.epoch, part.t_s)
    states = part.states / 1e3
    if not (np.isfinite(states).all() and np.isfinite(times).all()):
        raise FlightError(f"a state of the {part.phase} is not finite: what is not finite is not exported")
    states[:, :3] -= states[:, 3:] * rest_s[:, None]  # to the instant that the double is
    apart = np.append(np.diff(times) > 0.0, True)
    times, states = times[apart], states[apart]
    degree = 2 * min(part.points, times.size) - 1
    name = _ascii(part.burn.name if part.burn else part.phase, _NAME_LENGTH)
    spice.spkw13(  # type: ignore[attr-defined]
        handle, naif, _EARTH, _FRAME, times[0], times[-1], name, degree, times.size, states, times
    )


def _ascii(text: str, length: int) -> str:
    return text.encode("ascii", "replace").decode()[:length].replace("\n", " ") or "flight"
