"""A ship with any one number of its file at a bound is planned, or refused by one sentence."""

import tomllib
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace

import pytest
from pydantic import ValidationError
from tests.fuzz.mutations import refused_at_most

from vitok import conductor
from vitok.flight_plan import FlightPlan
from vitok.mission.catalogue import CATALOGUE, load
from vitok.mission.keys import keys
from vitok.mission.mission import Mission
from vitok.mission.spacecraft import Spacecraft
from vitok.scene import set_up

SHIP = tomllib.loads((CATALOGUE / "spacecraft" / "soyuz-ms.toml").read_text(encoding="utf-8"))

FAR = {
    "docking_mechanism.probe_position_m": [60.0, 0.0, 0.0],
    "approach.handover_position_lvlh_m": [5e4, 0.0, 0.0],
}


def changed(path, value):
    """The ship's document with another value of a key; None if it has no such value."""
    document = deepcopy(SHIP)
    *tables, key = path.split(".")
    table = document
    for name in tables:
        table = table.get(name, {})
    if value is None or type(table.get(key)) not in (int, float, type(value)):
        return None
    table[key] = type(table[key])(value)
    return document


BOUNDS = [pytest.param(changed(path, value), id=f"{path}-far") for path, value in FAR.items()]
BOUNDS += [
    pytest.param(document, id=f"{key.path}-{end}")
    for key in keys(Spacecraft)
    for end in ("least", "most")
    if (document := changed(key.path, getattr(key, end)))
]


@pytest.fixture(scope="module")
def up():
    """The scene of Soyuz MS-07, and its ascents by the mass that goes up."""
    return set_up(load("soyuz-ms-07", Mission)), {}


def ascent_of(scene, ascents):
    mass_kg = scene.cast.launch_mass_kg
    if mass_kg not in ascents:
        ascents[mass_kg] = conductor.ascent_plan.plan(scene, None)
    return ascents[mass_kg]


@pytest.mark.fuzz
@pytest.mark.filterwarnings("ignore::vitok.mission.base.ImplausibleWarning")
@pytest.mark.parametrize("document", BOUNDS)
def test_a_number_at_a_bound_is_planned_or_refused_by_a_sentence(up, document):
    common, ascents = up
    with suppress(ValidationError), refused_at_most():
        ship = Spacecraft.model_validate(document)
        scene = replace(common, cast=replace(common.cast, spacecraft=ship))
        plans = {"ascent": ascent_of(scene, ascents)}
        for name in ("rendezvous", "docking", "stay", "descent"):
            start = list(plans.values())[-1].end
            plans[name] = conductor._PHASES[name][0].plan(scene, start)
        assert FlightPlan(scene, **plans).summary()["mission"] == "soyuz-ms-07"
