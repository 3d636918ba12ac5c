"""What a fact of the record may be about: the quantities of a flight, and which of them a flight predicts.

A fact's key is an event and a quantity with its unit, as ``landing.utc``; ``EVENT.after_EVENT_s`` is the time
between two events; ``altitude_35300_m`` is the fall through an altitude on the way home.
"""

import re
from typing import Literal

from vitok.mission.rocket import Rocket
from vitok.reading import closest

Class = Literal["required", "set", "predicted"]

_EVERY = (
    "utc",
    "t_s",
    "altitude_km",
    "speed_mps",
    "ground_speed_mps",
    "latitude_deg",
    "longitude_deg",
    "mass_kg",
)
_BURN = ("delta_v_mps", "duration_s", "propellant_kg", "range_m")
_RANGE = ("range_m",)
_EVENTS: dict[str, dict[str, tuple[str, ...]]] = {
    "ascent": {
        "liftoff": ("mass_t",),
        "engine_cut_off": ("load_g",),
        "insertion": (
            "perigee_km",
            "apogee_km",
            "inclination_deg",
            "period_min",
            "nodal_period_min",
            "least_altitude_km",
            "greatest_altitude_km",
        ),
    },
    "rendezvous": {
        "phasing_orbit": ("mean_height_km",),
        "dv1": _BURN,
        "dv2": _BURN,
        "dv3": _BURN,
        "rendezvous_start": _RANGE,
        "transfer_1": _BURN,
        "transfer_correction": _BURN,
        "transfer_2": _BURN,
        "midcourse": _BURN,
        "braking_1": _BURN,
        "braking_2": _BURN,
        "braking_3": _BURN,
        "trim": _BURN,
        "stop": _BURN,
        "handover": ("miss_m", "relative_speed_mps", "range_m"),
    },
    "docking": {
        "flyaround_start": _RANGE,
        "station_keeping": _RANGE,
        "final_approach": _RANGE,
        "docking": ("closing_rate_mps", "lateral_rate_mps", "lateral_offset_m"),
    },
    "stay": {"station_burn": ("delta_v_mps", "rise_km")},
    "relocation": {
        "relocation_undocking": ("spring_speed_mps",),
        "relocation_separation": _RANGE,
        "relocation_flyaround_start": _RANGE,
        "relocation_station_keeping": _RANGE,
        "relocation_final_approach": _RANGE,
        "relocation_docking": ("closing_rate_mps", "lateral_rate_mps", "lateral_offset_m"),
    },
    "descent": {
        "undocking": ("spring_speed_mps",),
        "separation": _BURN,
        "deorbit_start": (),
        "deorbit_end": ("delta_v_mps", "duration_s", "propellant_kg"),
        "module_separation": (),
        "entry_interface": (),
        "guidance_start": (),
        "peak_load": ("load_g", "share_of_crew_limit", "share_of_emergency_limit"),
        "peak_heat": ("heat_flux_wpm2",),
        "blackout_start": (),
        "blackout_end": ("duration_s",),
        "parachute_command": ("aim_miss_km",),
        "pilots": ("greatest_load_g",),
        "drogue": ("greatest_load_g",),
        "main": ("greatest_load_g",),
        "heat_shield_jettison": (),
        "levelled": (),
        "soft_landing_engines": ("greatest_load_g",),
        "landing": (
            "touchdown_speed_mps",
            "touchdown_load_g",
            "drift_speed_mps",
            "aim_miss_km",
            "miss_km",
        ),
        "ballistic_landing": ("short_km", "peak_load_g"),
    },
}
# In the order in which a descent passes them; its instants hang on each other, spans between them less.
DESCENT_CHAIN = (
    "deorbit_start",
    "module_separation",
    "entry_interface",
    "guidance_start",
    "peak_load",
    "blackout_end",
    "parachute_command",
)
# What a part begins with, what in it has an order, and what it ends with
_COURSES = (
    (("liftoff",), (), ("engine_cut_off", "insertion")),
    (("undocking", "separation"), DESCENT_CHAIN, ("landing",)),
)
# Of a second relocation and those after it each event has its own name, and all else is as of the first
_LATER = re.compile(r"(relocation_(?:[2-9]|[1-9][0-9]+))_(?=[a-z])")
_ALTITUDE = re.compile(r"altitude_([0-9]{1,7})_m")
_AFTER = re.compile(r"after_(.+)_s")

_OF_ROCKET = ("mass_dropped_kg", "thrust_vacuum_kn", "impact_downrange_km", "impact_after_s")
_DERIVED = ("phasing_orbit", "ballistic_landing")  # of no instant

_SOLVED_TO_ZONE = "the burn is solved to hit the zone"
_AIM_OF_ASCENT = "the ascent is solved to reach this orbit, in the plane of the station"
_SETS = "read off the element sets between which the stay is interpolated"
_NOT_PREDICTED: dict[str, tuple[Class, str]] = {
    "docking.utc": ("required", "the mission asks for it in times.docking_utc"),
    "undocking.utc": ("required", "the mission asks for it in times.undocking_utc"),
    "relocation_undocking.utc": ("required", "the mission asks for it in relocation.undocking_utc"),
    "relocation_undocking.spring_speed_mps": ("set", "undocking.spring_speed_mps of the spacecraft"),
    "relocation_docking.closing_rate_mps": ("set", "proximity.contact_speed_mps of the spacecraft"),
    "docking.closing_rate_mps": ("set", "proximity.contact_speed_mps of the spacecraft"),
    "undocking.spring_speed_mps": ("set", "undocking.spring_speed_mps of the spacecraft"),
    "separation.delta_v_mps": ("set", "undocking.separation_burn_delta_v_mps of the spacecraft"),
    "separation.duration_s": ("set", "undocking.separation_burn_duration_s of the spacecraft"),
    "deorbit_end.delta_v_mps": ("set", "deorbit.delta_v_mps of the descent module"),
    "module_separation.altitude_km": ("set", "deorbit.module_separation_altitude_m of the descent module"),
    "entry_interface.altitude_km": ("set", "deorbit.interface_altitude_m of the descent module"),
    "guidance_start.altitude_km": ("set", "entry.guidance_start_altitude_m of the descent module"),
    "parachute_command.altitude_km": ("set", "parachutes.command_altitude_m of the descent module"),
    "heat_shield_jettison.altitude_km": ("set", "parachutes.heat_shield_altitude_m of the descent module"),
    "landing.altitude_km": ("set", "ground_altitude_m of the zone"),
    "landing.ground_speed_mps": ("set", "soft_landing.thrust_n of the descent module is set for it"),
    "landing.touchdown_speed_mps": ("set", "soft_landing.thrust_n of the descent module is set for it"),
    "landing.latitude_deg": ("set", _SOLVED_TO_ZONE),
    "landing.longitude_deg": ("set", _SOLVED_TO_ZONE),
    "landing.miss_km": ("set", _SOLVED_TO_ZONE),
    "landing.aim_miss_km": ("set", _SOLVED_TO_ZONE),
    "insertion.after_engine_cut_off_s": ("set", "guidance.separation_delay_s of the rocket"),
    "rendezvous_start.utc": ("set", "rendezvous.start_before_contact_s of the spacecraft"),
    "transfer_1.utc": ("set", "half a turn before the second transfer burn"),
    "transfer_correction.utc": ("set", "a quarter turn before the second transfer burn"),
    "transfer_2.utc": ("set", "rendezvous.second_transfer_before_gate_s of the spacecraft"),
    "midcourse.utc": ("set", "rendezvous.midcourse_before_gate_s of the spacecraft"),
    "handover.utc": ("set", "approach.handover_before_contact_s of the spacecraft"),
    "handover.range_m": ("set", "approach.handover_position_lvlh_m of the spacecraft"),
    "station_keeping.utc": ("set", "proximity.flyaround_s of the spacecraft, or its port's"),
    "final_approach.utc": ("set", "proximity.station_keeping_s of the spacecraft"),
    "station_keeping.range_m": ("set", "proximity.station_keeping_range_m of the spacecraft"),
    "final_approach.range_m": ("set", "proximity.station_keeping_range_m of the spacecraft"),
    "transfer_2.range_m": ("set", "approach.first_gate_burn_mps of the spacecraft, flown backward"),
}
_NOT_PREDICTED_EVENTS: dict[str, tuple[Class, str]] = {
    "insertion": ("set", _AIM_OF_ASCENT),
    "engine_cut_off": ("set", _AIM_OF_ASCENT),
    "station_burn": ("set", _SETS),
    **{
        f"relocation_{name}": ("set", "modes of the relocation, and times of the spacecraft")
        for name in ("separation", "flyaround_start", "station_keeping", "final_approach")
    },
    **{name: ("set", "approach of the spacecraft") for name in ("trim", "stop", "flyaround_start")},
    **{f"braking_{number}": ("set", "approach of the spacecraft") for number in (1, 2, 3)},
}


def part_of(key: str, rocket: Rocket) -> str | None:
    """The part of a flight that a key is about, ``relocation_2`` too; None for a key that no flight has."""
    event, _, quantity = key.partition(".")
    part, span = _part_of_event(event, rocket), span_of(key)
    if part is None:
        return None
    if span is not None:
        return part if _in_order(*span, rocket) else None
    return part if quantity in _quantities(event, rocket) else None


def _in_order(later: str, earlier: str, rocket: Rocket) -> bool:
    """Whether the time between two events may be asked: both are known, and not the wrong way round."""
    parts = [_part_of_event(event, rocket) for event in (earlier, later)]
    if None in parts or later == earlier or {later, earlier} & {*_DERIVED}:
        return False
    if parts[0] != parts[1]:
        before, after = (_place(str(part)) for part in parts)
        return before < after
    heights_m = [altitude_of(event) for event in (earlier, later)]
    if heights_m[0] is not None and heights_m[1] is not None:
        return heights_m[0] > heights_m[1]
    for begin, middle, end in _COURSES:
        course = [*begin, *middle, *end]
        if {later, earlier} <= set(course):
            return course.index(earlier) < course.index(later)
        if later in begin or earlier in end:
            return False
    return True


def _place(part: str) -> tuple[int, int]:
    """Where a part comes in a flight."""
    kind, _, number = part.partition("_")
    return list(_EVENTS).index(kind), int(number or 1)


def _of_first(event: str) -> str:
    """The same event of a mission's first relocation."""
    return _LATER.sub("relocation_", event, count=1) if _LATER.match(event) else event


def _part_of_event(event: str, rocket: Rocket) -> str | None:
    if _ALTITUDE.fullmatch(event):
        return "descent"
    if event in _events_of_rocket(rocket):
        return "ascent"
    later = _LATER.match(event)
    part = next((part for part, events in _EVENTS.items() if _of_first(event) in events), None)
    return later[1] if later and part else part


def _events_of_rocket(rocket: Rocket) -> tuple[str, ...]:
    stages = (
        f"{stage.name}_{what}" for stage in rocket.stages for what in ("separation", "ignition", "throttle")
    )
    return *stages, *(part.event for part in rocket.jettisons)


def _quantities(event: str, rocket: Rocket) -> tuple[str, ...]:
    """What may be asked of a known event, the times between two apart."""
    if _ALTITUDE.fullmatch(event):
        return ()
    if event in _events_of_rocket(rocket):
        return *_EVERY, *_OF_ROCKET
    event = _of_first(event)
    own = next(events[event] for events in _EVENTS.values() if event in events)
    every = () if event in _DERIVED else _EVERY
    return *(name for name in every if (event, name) != ("liftoff", "t_s")), *own


def nearest_key(key: str, rocket: Rocket) -> str | None:
    """The key of a flight that a misspelt one is nearest to; None if none is near."""
    events = [*(event for part in _EVENTS.values() for event in part), *_events_of_rocket(rocket)]
    span = span_of(key)
    if span is not None:
        near = [closest(name, events) for name in span]
        found = f"{near[0]}.after_{near[1]}_s"
        return found if None not in near and part_of(found, rocket) else None
    known = [f"{event}.{quantity}" for event in events for quantity in _quantities(event, rocket)]
    return closest(key.lower(), known)


def class_of(key: str, rocket: Rocket) -> tuple[Class, str]:
    """Whether a flight predicts a quantity, and why not."""
    event, _, quantity = key.partition(".")
    if quantity == "after_liftoff_s":
        return class_of(f"{event}.t_s", rocket)
    event = _of_first(event)
    key = f"{event}.{quantity}"
    if key in _NOT_PREDICTED:
        return _NOT_PREDICTED[key]
    if quantity == "t_s" and f"{event}.utc" in _NOT_PREDICTED:
        return _NOT_PREDICTED[f"{event}.utc"]
    span = span_of(key)
    if span is not None:
        ends = [class_of(f"{name}.utc", rocket) for name in span]
        return ("predicted", "") if any(kind == "predicted" for kind, _ in ends) else ends[0]
    if event in _NOT_PREDICTED_EVENTS and not (event == "insertion" and quantity in ("t_s", "utc")):
        return _NOT_PREDICTED_EVENTS[event]
    if quantity in ("t_s", "utc") and any(event == part.event for part in rocket.jettisons):
        return "set", "jettisons of the rocket"
    stage = next((each for each in rocket.stages if event == f"{each.name}_separation"), None)
    if stage and stage.separation_s is not None and quantity in ("t_s", "utc"):
        return "set", f"separation_s of the rocket's {stage.name}"
    last = rocket.stages[-2].name if len(rocket.stages) > 1 else ""
    if key == f"{last}_separation.altitude_km" and rocket.guidance.last_ignition_altitude_m is not None:
        return "set", "guidance.last_ignition_altitude_m of the rocket"
    return "predicted", ""


def altitude_of(event: str) -> float | None:
    """The altitude (m) that an event such as ``altitude_35300_m`` is the fall through."""
    found = _ALTITUDE.fullmatch(event)
    return float(found[1]) if found else None


def span_of(key: str) -> tuple[str, str] | None:
    """The later and the earlier event of a key that is the time between two."""
    event, _, quantity = key.partition(".")
    after = _AFTER.fullmatch(quantity)
    return (event, after[1]) if after else None
