"""What followed from the failures of a flight, in words: two sentences with the figures of this flight."""

from collections.abc import Mapping, Sequence

from vitok.descent.cut_off import CutOff
from vitok.mission.place import Zone
from vitok.motion.arc import Arc, Event

_WINDS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
_HARD = {"main-parachute", "soft-landing-engines"}
_AT_ONCE_S = 0.5  # seconds are told whole
_LEAST_MISS_KM = 0.05  # kilometres to a tenth


def followed(arc: Arc, zone: Zone, cut_offs: Sequence[CutOff] = ()) -> tuple[str, ...]:
    """How the descent of an arc with failures was flown and where to, then what the crew bore and may expect.

    Nothing where none of the failures was in the descent.
    ``cut_offs`` is the plan's rule for a main engine that stops too early, told where it says to wait.
    """
    failed = [event for event in arc.events if event.name == "failure"]
    if not failed:
        return ()
    landing = _event(arc, "landing").detail
    off_zone_km = float(landing["aim_miss_km"]) - zone.radius_km
    place = "inside" if off_zone_km <= 0.0 else f"{off_zone_km:.0f} km outside"
    ballistic = any(event.detail["entry_mode"] == "ballistic" for event in failed)
    mode = "fell ballistically in a steady roll" if ballistic else "was steered"
    flown = (
        f"{_first_up(', then '.join(_what(event, arc) for event in failed))}; the capsule {mode} and landed "
        f"{_off_plan(landing)}, {place} zone {zone.name}{_rule(arc, cut_offs)}."
    )
    peak = _event(arc, "peak_load").detail
    weak, emergency = (float(peak[f"share_of_{whose}_limit"]) for whose in ("crew", "emergency"))
    expected = []
    if emergency > 1.0:
        expected.append("injuries by a load beyond that of emergencies")
    elif weak > 1.0:
        expected.append("a load beyond what people weakened by a flight are to bear")
    if any(event.detail["what"] in _HARD for event in failed):
        expected.append("a blow at touchdown")
    if off_zone_km > 0.0:
        expected.append(f"searchers who come {float(landing['aim_miss_km']):.0f} km from the zone's centre")
    crew = (
        f"The greatest load of the entry was {float(peak['load_g']):.1f} g, {weak:.0%} of the limit of a "
        f"weakened crew and {emergency:.0%} of that of emergencies, and touchdown was at "
        f"{float(landing['touchdown_speed_mps']):.1f} m/s with {float(landing['touchdown_load_g']):.1f} g in "
        f"the seats: the crew has to expect {' and '.join(expected) or 'no more than of a sound landing'}."
    )
    return flown, crew


def _what(failure: Event, arc: Arc) -> str:
    """A failure as the begin of a sentence."""
    what = str(failure.detail["what"])
    if what == "main-engine":
        burnt_s, rest_s = (_duration_s(arc, name) for name in ("deorbit", "deorbit on thrusters"))
        if burnt_s < _AT_ONCE_S:
            return f"the main engine did not light and the aft thrusters did its burn in {rest_s:.0f} s"
        stopped = f"the main engine stopped {burnt_s:.0f} s into the deorbit burn"
        return f"{stopped} and the aft thrusters finished it in {rest_s:.0f} s"
    if what == "main-parachute":
        return "the reserve opened in place of the main parachute"
    if what == "soft-landing-engines":
        return "the soft-landing engines did not light"
    since_s = failure.t_s - _event(arc, "module_separation").t_s
    when = f"{since_s:.0f} s after" if since_s >= _AT_ONCE_S else "at"
    part = "the guidance" if what == "guidance" else "a thruster that rolls to the left"
    return f"{part} failed {when} module separation"


def _off_plan(landing: Mapping[str, float | str]) -> str:
    """Distance and wind of a landing from where the plan has it."""
    off_km = float(landing["plan_miss_km"])
    if off_km < _LEAST_MISS_KM:
        return "where it was planned"
    wind = _WINDS[round(float(landing["plan_miss_azimuth_deg"]) / 45.0) % len(_WINDS)]
    return f"{off_km:.{0 if off_km >= 10.0 else 1}f} km {wind} of the planned landing"


def _rule(arc: Arc, cut_offs: Sequence[CutOff]) -> str:
    """What the plan would have had the crew do instead, if its main engine stopped that early."""
    names = [burn.name for burn in arc.burns]
    if not cut_offs or "deorbit on thrusters" not in names:
        return ""
    short, rest = (arc.burns[names.index(name)] for name in ("deorbit", "deorbit on thrusters"))
    share = short.delta_v_mps / (short.delta_v_mps + rest.delta_v_mps)
    nearest = min(cut_offs, key=lambda each: abs(each.share - share))
    if nearest.action != "wait one turn":
        return ""
    return " (the plan's rule for so early a stop is to wait one turn)"


def _duration_s(arc: Arc, name: str) -> float:
    return next(burn.duration_s for burn in arc.burns if burn.name == name)


def _event(arc: Arc, name: str) -> Event:
    return next(event for event in arc.events if event.name == name)


def _first_up(text: str) -> str:
    return text[0].upper() + text[1:]
