"""Failures of the docking flown: each ends docked, or safely away, and says what happened."""

import numpy as np
import pytest

from vitok.chance import Draws, Failure
from vitok.craft.jets import jets_of
from vitok.docking.failing import troubles_of
from vitok.errors import InputError
from vitok.mission.failure import DOCKING_FAILURES
from vitok.motion.continuity import check_continuity
from vitok.proximity.troubles import Trouble

from .scene_of_docking import KURS, SHIP, events, flown, pair


@pytest.mark.parametrize("name", DOCKING_FAILURES)
@pytest.mark.parametrize("within_m", [100.0])
def test_a_ship_on_which_something_fails_docks_softly_or_leaves(plan, station, full, name, within_m):
    arc = flown(plan, station, full, Draws(0, 1, (Failure(name, within_m=within_m),)))
    told = events(arc)
    assert told["failure"].detail["what"] == name
    check_continuity([arc])
    if arc.following == "stay":
        assert "hooks_closed" in told and told["docking"].detail["closing_rate_mps"] < 0.35
    else:
        assert told["away"].detail["range_m"] > 140.0
        judged = arc.margins[-1]  # for four turns, if it does nothing any more
        assert judged.name == "least_drift_m" and judged.at_least and judged.kept and judged.limit == 200.0
        assert told["away"].detail["least_drift_m"] == judged.value
        assert arc.channels["range_m"].min() > 0.0 or "bounce" in told


def test_a_ship_that_leaves_from_its_fly_around_is_judged_by_no_limit_of_the_axis(plan, station, full):
    """It was never on it; and it fires last where it leaves, not where it was judged last."""
    arc = flown(plan, station, full, Draws(0, 1, (Failure("gyroscope", within_m=np.inf),)))
    told = {each.name: each for each in arc.margins}
    assert "away" in events(arc)
    assert set(told) == {"propellant_kg", "plume_pa_s", "keep_out_m", "least_drift_m"}
    used_kg = arc.channels["propellant_kg"]
    assert told["propellant_kg"].t_s == arc.t_s[np.searchsorted(used_kg, used_kg[-1])]


@pytest.mark.parametrize("name", ["thruster-off", "manifold"])
def test_with_a_thruster_or_a_manifold_less_the_rest_is_asked_for_no_more_than_it_makes_cheaply(
    plan, station, full, name, figure
):
    """Asked for what all would make cheaply, the rest takes half as much again, or twice."""
    whole, hurt = (
        flown(plan, station, full, Draws(0, 1, failures)).channels["propellant_kg"][-1]
        for failures in ((), (Failure(name, within_m=np.inf),))
    )
    figure(
        f"propellant of an approach to Rassvet with {name} from the hand-over on",
        "that of a whole ship",
        "1.35 times",
        f"{hurt / whole:.2f} times",
    )
    assert hurt < 1.35 * whole


def test_without_its_radio_at_a_hundred_metres_the_ship_is_told_off(plan, station, full):
    """The laser and the camera go on: what is lost is the radio's alone."""
    failed = flown(plan, station, full, Draws(0, 1, (Failure("radio", within_m=100.0),)))
    begun = events(failed)["failure"]
    row = int(np.searchsorted(failed.t_s, begun.t_s))
    assert failed.channels["range_m"][row] == pytest.approx(100.0, abs=1.0)


def test_what_the_file_does_not_tell_or_names_wrongly_is_one_sentence(station, full):
    aboard = pair(station, full)
    radio, thruster, manifold = (
        (Failure(name, within_m=100.0),) for name in ("radio", "thruster-off", "manifold")
    )

    def with_troubles(**changes):
        troubles = None if changes.get("none") else KURS.troubles.model_copy(update=changes)
        return type(aboard)(
            SHIP, aboard.station, aboard.port, KURS.model_copy(update={"troubles": troubles}), 0.0, 0.0
        )

    assert troubles_of((), with_troubles(none=True)) is None
    assert troubles_of((Failure("guidance", 3.0),), with_troubles(none=True)) is None
    for asked, changes, message in (
        (
            radio,
            {"none": True},
            r"failure 'radio@100': docking kurs has no table troubles that tells what it is",
        ),
        (
            thruster,
            {"thruster": "fore right donw/1"},
            "is no thruster of spacecraft soyuz-ms: did you mean fore right down",
        ),
        (
            manifold,
            {"manifold": 7},
            r"troubles.manifold = 7 feeds no thruster of spacecraft soyuz-ms, .* 1, 2$",
        ),
        (
            radio,
            {"sensors": ("kurs-na-naer",)},
            "'kurs-na-naer', which is no near sensor of spacecraft soyuz-ms",
        ),
    ):
        with pytest.raises(InputError, match=message) as caught:
            troubles_of(asked, with_troubles(**changes))
        assert "\n" not in str(caught.value)
    # the catalogue's file serves a ship of one's own: what is not asked for need not be hers
    assert troubles_of(radio, with_troubles(thruster="none of hers", manifold=7)) is not None
    assert troubles_of(thruster, with_troubles(sensors=("none of hers",))) is not None


def test_what_fails_is_what_the_file_names(station, full):
    found = troubles_of(
        (Failure("radio", within_m=20.0), Failure("range", within_m=np.inf)), pair(station, full)
    )
    assert found.from_m[Trouble.RADIO] == 20.0 and found.from_m[Trouble.RANGE] == np.inf
    assert np.isnan(np.delete(found.from_m, [Trouble.RADIO, Trouble.RANGE])).all()
    assert jets_of(SHIP).manifold[found.jet] == 1
    assert found.sensors.tolist() == [each.name == "kurs-na-near" for each in SHIP.near_sensors]
