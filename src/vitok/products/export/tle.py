"""Element sets of SGP4 fitted to parts of the flight, in three lines."""

from vitok.errors import InputError
from vitok.flight import Flight
from vitok.products.export.base import Exported
from vitok.products.export.bodies import ship, stem
from vitok.products.export.element_fit import Fitted, fitted_sets

_NAME_LENGTH = 24


def export(flight: Flight, *, xml: bool = False) -> Exported:
    """``NAME.tle``; the residuals are told beside it, as the format has no room for them."""
    found = sets_of(flight, "tle")
    name = ship(flight).name.encode("ascii", "replace").decode()
    text = "".join(f"0 {_titled(name, each.name)}\n{each.lines[0]}\n{each.lines[1]}\n" for each in found)
    return Exported({f"{stem(flight)}.tle": text}, tuple(each.told(flight) for each in found))


def sets_of(flight: Flight, kind: str) -> tuple[Fitted, ...]:
    """The fitted sets; InputError where no part of the flight has an orbit for two turns."""
    found = fitted_sets(flight)
    if not found:
        raise InputError(f"{kind}: the flight has neither a coast to the station nor a stay of two turns")
    return found


def _titled(name: str, part: str) -> str:
    return f"{name[: _NAME_LENGTH - len(part) - 1].rstrip(' ,')} {part}".upper()
