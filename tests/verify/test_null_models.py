"""Wrong worlds flown in the place of ours: what in the records of real flights says that they are wrong.

A row of a score rejects a wrong world if it is more than three sigma off in it and not in ours. One that
rejects none of them proves nothing.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from vitok import conductor
from vitok.chance import Draws
from vitok.errors import FlightError
from vitok.evidence.judge import judge
from vitok.evidence.spread import spread_of
from vitok.flight import Flight
from vitok.mission.catalogue import CATALOGUE
from vitok.mission.mission import mission_of
from vitok.products.words import fact_title
from vitok.station import meeting
from vitok.world import world_of

FLIGHTS = ("soyuz-ms-07", "soyuz-ms-08", "soyuz-ms-11", "soyuz-ms-17", "soyuz-ms-18", "progress-ms-02")
REJECTS = 3.0  # sigma
EARTH_M_PER_DEG = 111.2e3


def module_with(table, **change) -> Callable:
    def changed(scene):
        module = scene.cast.descent_module
        if module is None:
            return scene
        values = {key: new(getattr(getattr(module, table), key)) for key, new in change.items()}
        altered = getattr(module, table).model_copy(update=values)
        return replace(
            scene, cast=replace(scene.cast, descent_module=module.model_copy(update={table: altered}))
        )

    return changed


def rocket_with(change) -> Callable:
    def changed(scene):
        return replace(scene, cast=replace(scene.cast, rocket=change(scene.cast.rocket)))

    return changed


def times(factor):
    return lambda value: [factor * each for each in value]


def to(value):
    return lambda old: value


def half_main(canopies):
    return [*canopies[:-1], canopies[-1].model_copy(update={"area_m2": 0.5 * canopies[-1].area_m2})]


def less_thrust(rocket):
    stages = [
        stage.model_copy(
            update={
                key: 0.98 * getattr(stage, key)
                for key in ("thrust_vacuum_n", "thrust_sea_level_n")
                if getattr(stage, key) is not None
            }
        )
        for stage in rocket.stages
    ]
    return rocket.model_copy(update={"stages": stages})


def no_lateral_law(rocket):
    return rocket.model_copy(
        update={"guidance": rocket.guidance.model_copy(update={"lateral_time_constant_s": None})}
    )


def zone_moved(scene):
    zone = scene.cast.zone
    moved = zone.model_copy(update={"latitude_deg": zone.latitude_deg + 30e3 / EARTH_M_PER_DEG})
    return replace(scene, cast=replace(scene.cast, zone=moved))


DESCENT = ("soyuz-ms-07", "soyuz-ms-11", "soyuz-ms-17")
ASCENT = ("soyuz-ms-07", "soyuz-ms-08", "soyuz-ms-11", "soyuz-ms-18", "progress-ms-02")
WORLDS: dict[str, tuple[tuple[str, ...], Callable]] = {
    "drag x2": (DESCENT, module_with("aerodynamics", drag_coefficient=times(2.0))),
    "drag x0.5": (DESCENT, module_with("aerodynamics", drag_coefficient=times(0.5))),
    "lift x1.5": (DESCENT, module_with("aerodynamics", lift_to_drag=times(1.5))),
    "bank 40 deg": (DESCENT, module_with("entry", reference_bank_deg=to(40.0))),
    "main canopy half": (DESCENT, module_with("parachutes", canopies=half_main)),
    "parachute command at 8 km": (DESCENT, module_with("parachutes", command_altitude_m=to(8000.0))),
    "deorbit burn of 115.2 m/s": (DESCENT, module_with("deorbit", delta_v_mps=to(115.2))),
    "zone's centre 30 km north": (DESCENT, zone_moved),
    "no lateral law": (ASCENT, rocket_with(no_lateral_law)),
    "thrust -2 %": (ASCENT, rocket_with(less_thrust)),
    "no drift of the nodes by J2": (ASCENT, lambda scene: scene),
    "another flight's element sets": (("soyuz-ms-07",), lambda scene: scene),
}
BEYOND = {
    "zone's centre 30 km north": "the centre is the middle of real landings, and the burn is solved to hit it"
}
NIGHTS_BETWEEN = 94  # from the launch of Soyuz MS-07 to that of MS-08


def redated(text: str, days: int) -> str:
    """Element sets with their epochs so many days earlier, from one year to the one before."""
    lines = text.splitlines()
    for k, line in enumerate(lines):
        if line.startswith("1 "):
            day = float(line[20:32]) - days + 365.0
            moved = f"{line[:18]}{int(line[18:20]) - 1:02d}{day:012.8f}{line[32:68]}"
            total = sum(int(c) if c.isdigit() else c == "-" for c in moved)
            lines[k] = f"{moved}{total % 10}"
    return "\n".join(lines) + "\n"


def flown(mission, change, monkeypatch) -> Flight:
    """The flight of a mission in a changed world, or the part of it that can be flown there."""
    set_up = conductor.set_up
    with monkeypatch.context() as here:
        here.setattr(conductor, "set_up", lambda *given: change(set_up(*given)))
        here.setattr(conductor, "_check_record", lambda *given: None)
        try:
            return conductor.fly(conductor.plan(mission), Draws(0))
        except FlightError:
            scene = conductor.set_up(mission, None)
            planner, flier = conductor._PHASES["ascent"]
            arc = flier.fly(world_of(scene, Draws(0)), planner.plan(scene, None), None, Draws(0))
            return Flight(cast=scene.cast, epoch=scene.epoch, draws=Draws(0), arcs={"ascent": arc})


@pytest.fixture(scope="module")
def ours():
    """Each flight's spread and residuals in our own world."""
    found = {}
    for name in FLIGHTS:
        plan = conductor.plan(mission_of(name))
        spread = spread_of(plan)
        evidence = judge(conductor.fly(plan, Draws(0)), spread)
        found[name] = spread, {each.key: each.residual for each in evidence.scored}
    return found


@pytest.fixture(scope="module")
def rejections(ours, tmp_path_factory):
    """For each wrong world the rows that reject it, as (flight, key): residual."""
    monkeypatch = pytest.MonkeyPatch()
    found = {}
    for world, (flights, change) in WORLDS.items():
        found[world] = {}
        for name in flights:
            mission = mission_of(name)
            with monkeypatch.context() as here:
                if world.startswith("no drift"):
                    rates = meeting.j2_rates_radps
                    here.setattr(
                        meeting, "j2_rates_radps", lambda *given, rates=rates: (0.0, rates(*given)[1])
                    )
                if world.startswith("another"):
                    file = tmp_path_factory.mktemp("sets") / "redated.tle"
                    sets = (CATALOGUE / "element_sets" / "iss-2018-03.tle").read_text()
                    file.write_text(redated(sets, NIGHTS_BETWEEN))
                    mission = mission.model_copy(update={"element_sets": (str(file),)})
                flight = flown(mission, change, here)
            spread, nominal = ours[name]
            for each in judge(flight, spread).scored:
                if abs(each.residual) > REJECTS >= abs(nominal.get(each.key, np.inf)):
                    found[world][name, each.key] = each.residual
    return found


def told(name, key):
    return f"{mission_of(name).title.partition(',')[0].removeprefix('Soyuz ')}, {fact_title(key)}"


@pytest.mark.parametrize("world", WORLDS)
def test_a_wrong_world_is_rejected_or_beyond_public_knowledge(rejections, world, figure):
    found = rejections[world]
    rows = [f"{told(*row)} {z:+.0f}" for row, z in sorted(found.items(), key=lambda each: -abs(each[1]))]
    measured = "; ".join(rows) if rows else f"by none: {BEYOND[world]}"
    figure(f"wrong world: {world}", "scored rows, sigmas off", "3 sigma", measured)
    assert bool(found) != (world in BEYOND)


@pytest.mark.parametrize("name", FLIGHTS)
def test_what_each_scored_row_rejects(ours, rejections, name, figure):
    for key, residual in ours[name][1].items():
        worlds = [world for world, found in rejections.items() if (name, key) in found]
        measured = (
            "rejects " + ", ".join(worlds) if worlds else "rejects none of the wrong worlds: proves nothing"
        )
        figure(f"{told(name, key)}", "the record", "2 sigma", f"{residual:+.1f} sigma; {measured}")
    assert any((name, key) in found for key in ours[name][1] for found in rejections.values())
