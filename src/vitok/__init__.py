"""vitok plans, flies and proves a crewed ferry mission to a space station."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vitok.article_check import Checked
    from vitok.campaigning import campaign
    from vitok.campaigns.campaign import Campaign
    from vitok.chance import Draws
    from vitok.descent.outlook import Outlook
    from vitok.earth.time import Epoch
    from vitok.errors import FlightError, InputError, MachineError
    from vitok.exporting import export
    from vitok.flight import Flight
    from vitok.flight_plan import FlightPlan
    from vitok.flying import fly, judge, load, outlook, plan, save, view
    from vitok.landings.found import Landings
    from vitok.mission.base import ImplausibleWarning
    from vitok.mission.catalogue import entries as catalogue
    from vitok.mission.mission import Mission
    from vitok.mission.record import Evidence, Judgement, Scored
    from vitok.motion.arc import Arc, Event, Firing, Jump
    from vitok.products.export.base import Exported
    from vitok.reporting import report
    from vitok.searching import check, import_article, landing, orbit, window
    from vitok.whereabouts.find import Whereabouts
    from vitok.windows.search import LiftOffs
    from vitok.windows.season import Season

# Each is brought from its room when it is asked for, so that an import of vitok is light.
_ROOMS = {
    "Arc": "vitok.motion.arc",
    "Campaign": "vitok.campaigns.campaign",
    "Checked": "vitok.article_check",
    "Draws": "vitok.chance",
    "Epoch": "vitok.earth.time",
    "Event": "vitok.motion.arc",
    "Exported": "vitok.products.export.base",
    "Firing": "vitok.motion.arc",
    "Flight": "vitok.flight",
    "FlightError": "vitok.errors",
    "FlightPlan": "vitok.flight_plan",
    "ImplausibleWarning": "vitok.mission.base",
    "InputError": "vitok.errors",
    "Evidence": "vitok.mission.record",
    "Judgement": "vitok.mission.record",
    "Scored": "vitok.mission.record",
    "Jump": "vitok.motion.arc",
    "MachineError": "vitok.errors",
    "Landings": "vitok.landings.found",
    "LiftOffs": "vitok.windows.search",
    "Mission": "vitok.mission.mission",
    "Outlook": "vitok.descent.outlook",
    "Season": "vitok.windows.season",
    "Whereabouts": "vitok.whereabouts.find",
    "campaign": "vitok.campaigning",
    "check": "vitok.searching",
    "export": "vitok.exporting",
    "fly": "vitok.flying",
    "import_article": "vitok.searching",
    "judge": "vitok.flying",
    "landing": "vitok.searching",
    "load": "vitok.flying",
    "orbit": "vitok.searching",
    "outlook": "vitok.flying",
    "plan": "vitok.flying",
    "report": "vitok.reporting",
    "save": "vitok.flying",
    "view": "vitok.flying",
    "window": "vitok.searching",
}

__all__ = [
    "Arc",
    "Campaign",
    "Checked",
    "Draws",
    "Epoch",
    "Event",
    "Evidence",
    "Exported",
    "Firing",
    "Flight",
    "FlightError",
    "FlightPlan",
    "ImplausibleWarning",
    "InputError",
    "Judgement",
    "Jump",
    "Landings",
    "LiftOffs",
    "MachineError",
    "Mission",
    "Outlook",
    "Scored",
    "Season",
    "Whereabouts",
    "__version__",
    "campaign",
    "catalogue",
    "check",
    "export",
    "fly",
    "import_article",
    "judge",
    "landing",
    "load",
    "orbit",
    "outlook",
    "plan",
    "report",
    "save",
    "view",
    "window",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _ROOMS:
        return getattr(import_module(_ROOMS[name]), name)
    if name == "catalogue":
        return import_module("vitok.mission.catalogue").entries
    if name == "__version__":  # looked up when asked for: reading the package's metadata takes its time
        from importlib.metadata import version

        return version("vitok")
    raise AttributeError(f"module 'vitok' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
