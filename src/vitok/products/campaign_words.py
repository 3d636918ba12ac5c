"""The names of a campaign's columns as people read them, and shares with their intervals."""

import re

from vitok.campaigns.columns import INPUT, MARGIN
from vitok.campaigns.statistics import Interval
from vitok.mission.requirements import SUCCESS, Requirement
from vitok.products.words import event_title, figure, told_as, unit_in, with_unit

_BURN = re.compile(r"(?:burn|firing)_(start|end)\[(.+)\]", re.S)

_MARGINS = {
    "off_zone_middle_km": "distance to the zone's edge",
    "share_of_crew_limit": "margin of the crew's load",
}


def column_title(name: str) -> str:
    """A column's name without its unit: ``margin/descent/load_g`` is "descent: margin of load"."""
    if name == SUCCESS:
        return "success"
    if name.startswith(INPUT):
        return input_title(name)
    if name.startswith(MARGIN):
        phase, _, limit = name.removeprefix(MARGIN).partition("/")
        if limit in _MARGINS:
            return f"{phase}: {_MARGINS[limit]}"
        return f"{phase}: margin of {told_as(limit, 0)[0]}" if limit else f"margin of {told_as(phase, 0)[0]}"
    if "/" in name:
        kind, _, rest = name.partition("/")
        return f"{kind}: {told_as(rest.replace('/', ' '), 0)[0]}"
    event, dot, quantity = name.rpartition(".")
    if not dot:
        return told_as(name, 0)[0]
    burn = _BURN.fullmatch(event)
    what = "instant" if quantity == "t_s" else told_as(quantity, 0)[0]
    return f"{burn[2] if burn else event_title(event)}: {what}"


def input_title(name: str) -> str:
    """What chance gave: ``input/descent/wind/0`` is "descent, wind 1"."""
    parts = name.removeprefix(INPUT).split("/")
    if parts[-1].isdigit():
        parts[-2:] = [f"{parts[-2]} {int(parts[-1]) + 1}"] if len(parts) > 1 else parts[-1:]
    return ", ".join(parts)


def unit_of(name: str) -> str:
    """A column's unit, "" where its name has none."""
    return unit_in(name.rpartition(".")[2].rpartition("/")[2])


def with_its_unit(name: str) -> str:
    """A column's title and unit, as an axis has them."""
    unit = unit_of(name)
    return f"{column_title(name)}, {unit}" if unit else column_title(name)


def percent(share: float) -> str:
    """A share in per cent with as many digits as keep it from 0 and 100 %."""
    for digits in (1, 2, 3, 4):
        text = f"{100.0 * share:.{digits}f}"
        if share in (0.0, 1.0) or float(text) not in (0.0, 100.0):
            return f"{text} %"
    return f"{100.0 * share:.4g} %"


def stated(share: float) -> str:
    """A share that was asked for in per cent, as it was asked."""
    return f"{100.0 * share:.6g} %"


def percents(found: Interval) -> str:
    """The bounds of a share."""
    low, high = (0.0 if found.low is None else found.low, 1.0 if found.high is None else found.high)
    return f"{percent(low)} to {percent(high)}"


def bounds(found: Interval, unit: str = "") -> str:
    """The bounds of a quantity; a side on which the runs give none is open."""
    low, high = ("…" if each is None else figure(each) for each in (found.low, found.high))
    return f"{low} to {high}{f' {unit}' if unit else ''}"


def asked(requirement: Requirement) -> str:
    """What a requirement asks of its quantity."""
    unit = unit_of(requirement.quantity)
    sides = [
        f"{word} {with_unit(limit, unit)}"
        for word, limit in (("above", requirement.above), ("below", requirement.below))
        if limit is not None
    ]
    return " and ".join(sides) or "every limit kept"
