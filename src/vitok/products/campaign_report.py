"""The report of a campaign from its table and its manifest, some runs flown again for the tubes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

from vitok.campaigns.findings import Findings, findings
from vitok.campaigns.tubes import Tube, tube_of
from vitok.parallel import mapped
from vitok.products.campaign_page import About, campaign_page
from vitok.products.record_marks import recorded_landing
from vitok.products.words import event_title, flat

if TYPE_CHECKING:
    from vitok.campaigns.campaign import Campaign
    from vitok.flight import Flight
    from vitok.scene import Cast

_FLOWN_AGAIN = 40  # runs of a tube: three sigma to some 11 %
# By phase: the event from which seconds count, where it is not the begin, and the channels
_SHOWN: dict[str, tuple[str, tuple[str, ...]]] = {
    "ascent": ("liftoff", ("altitude_m", "load_g", "dynamic_pressure_pa")),
    "rendezvous": ("insertion", ("range_m", "estimate_error_m")),
    "docking": ("handover", ("range_m", "offset_m", "closing_rate_mps")),
    "descent": ("entry_interface", ("altitude_m", "load_g", "ground_speed_mps")),
}


def campaign_report(campaign: Campaign, cast: Cast, fly: Callable[[int], Flight] | None = None) -> str:
    """The HTML text of a campaign's report; ``fly`` flies a run again, without it there are no tubes.

    Requirements are those of the mission's dispersions. InputError as ``findings`` has it. Equal for equal
    campaigns.
    """
    asked = () if cast.dispersions is None else cast.dispersions.requirement
    found, manifest = findings(campaign.table, asked), campaign.manifest
    about = About(
        title=manifest.title,
        part=", ".join(manifest.phases),
        seed=manifest.seed,
        rests_on=tuple(flat(asdict(manifest))),
        zone=cast.zone,
        recorded=recorded_landing(cast.mission.record),
    )
    return campaign_page(found, about, {} if fly is None else tubes_of(found, fly))


def tubes_of(found: Findings, fly: Callable[[int], Flight]) -> dict[str, tuple[Tube, ...]]:
    """Tubes of the first runs by the words for their begin, with the flight of the plan and the worst run."""
    first = [int(run) for run in found.numbers[:_FLOWN_AGAIN]]
    beside = {"plan": 0} | {f"run {run}, the worst": run for run in _worst(found)}
    numbers = sorted({*first, *beside.values()})
    flights = dict(zip(numbers, mapped(fly, numbers), strict=True))
    told = {}
    for phase, (since, channels) in _SHOWN.items():
        arcs = [flights[run].arcs[phase] for run in first if phase in flights[run].arcs]
        others = {
            name: flights[run].arcs[phase] for name, run in beside.items() if phase in flights[run].arcs
        }
        tubes = [tube_of(arcs, each, since=since, others=others) for each in channels]
        told[event_title(since)] = tuple(each for each in tubes if each is not None)
    return told


def _worst(found: Findings) -> list[int]:
    """The run that comes nearest to a limit, measured by what is usual."""
    least = [(each.margins[0] / each.usual, each.runs[0]) for each in found.worst if each.usual > 0.0]
    return [min(least)[1]] if least else []
