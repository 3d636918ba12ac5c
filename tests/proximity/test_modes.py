"""Which mode follows which, and what a file of modes may not say."""

import numpy as np
import pytest

from vitok.errors import InputError
from vitok.mission.catalogue import load
from vitok.mission.docking import QUANTITIES, Docking
from vitok.mission.spacecraft import Spacecraft
from vitok.proximity.guidance import Mode
from vitok.proximity.modes import AWAY, DOCKED, KINDS, Know, following, modes_of

SHIP = load("soyuz-ms", Spacecraft)
LIMITS = """
[limits]
cone_half_angle_deg = 10.0
cone_from_m = 140.0
cone_least_m = 0.5
closing_rate_mps = 0.35
closing_rate_per_m = 0.01
lateral_rate_mps = 0.15
tilt_deg = 7.0
propellant_kg = 70.0
plume_pa_s = 1000.0
"""
TWO = """
[[modes]]
name = "first"
kind = "hold"
exits = [
  { to = "second", when = [
    { quantity = "range_m", below = 20.0, for_s = 2.0 },
    { quantity = "offset_m", below = 1.0 },
  ] },
  { to = "away", when = [{ quantity = "range_m", below = 30.0 }] },
]

[[modes]]
name = "second"
kind = "retract"
exits = [{ to = "docked", when = [{ quantity = "retracted", above = 0.5 }] }]
"""
ALARM = """
[[alarms]]
modes = ["first"]
to = "away"
when = [{ quantity = "tilt_deg", above = 6.0, for_s = 1.0 }]
"""


def read(folder, text):
    file = folder / "mine.toml"
    file.write_text('name = "mine"\ntitle = "Mine"\n' + text)
    return load(str(file), Docking)


@pytest.fixture
def modes(tmp_path):
    return modes_of(read(tmp_path, TWO + ALARM + LIMITS), SHIP)


class Ship:
    """What it knows, and since when conditions are met."""

    def __init__(self, modes):
        self.modes, self.known = modes, np.zeros(len(Know))
        self.since_s = np.full(modes.condition_of.size, np.inf)

    def next(self, mode, t_s, **known):
        for key, value in known.items():
            self.known[Know[key]] = value
        return following(mode, self.known, t_s, self.modes, self.since_s)


def test_columns_are_in_the_order_of_the_files_words():
    assert [each.name for each in Know] == [
        name.removesuffix("_degps").removesuffix("_mps").removesuffix("_deg").removesuffix("_m")
        .removesuffix("_kg").removesuffix("_s").removesuffix("_1sigma").upper()
        for name in QUANTITIES
    ]  # fmt: skip
    assert [each.name.lower() for each in Mode] == list(KINDS)


def test_a_mode_stays_until_all_conditions_of_an_exit_are_met(modes):
    ship = Ship(modes)
    assert ship.next(0, 0.0, RANGE=40.0, OFFSET=0.5) == 0
    assert ship.next(0, 0.1, RANGE=15.0, OFFSET=0.5) == AWAY  # the second exit holds no time
    ship = Ship(modes)
    ship.modes = modes._replace(limit=np.where(modes.limit == 30.0, -1.0, modes.limit))
    assert ship.next(0, 0.0, RANGE=15.0, OFFSET=0.5) == 0
    assert ship.next(0, 1.9) == 0
    assert ship.next(0, 2.0) == 1
    assert ship.next(0, 2.1, OFFSET=1.5) == 0


def test_a_time_that_has_to_be_held_begins_anew(modes):
    ship = Ship(modes._replace(limit=np.where(modes.limit == 30.0, -1.0, modes.limit)))
    for t_s, range_m, then in (
        (0.0, 15.0, 0),
        (1.5, 25.0, 0),
        (1.6, 15.0, 0),
        (3.5, 15.0, 0),
        (3.7, 15.0, 1),
    ):
        assert ship.next(0, t_s, RANGE=range_m) == then


def test_of_two_exits_the_first_follows(modes):
    ship = Ship(modes._replace(for_s=np.zeros_like(modes.for_s)))
    assert ship.next(0, 0.0, RANGE=15.0) == 1


def test_an_alarm_comes_before_the_modes_own_exits_and_only_in_its_modes(modes):
    ship = Ship(modes._replace(for_s=np.zeros_like(modes.for_s)))
    assert ship.next(0, 0.0, RANGE=15.0, TILT=7.0) == AWAY
    assert ship.next(1, 0.0, TILT=7.0) == 1
    assert ship.next(1, 0.0, TILT=7.0, RETRACTED=1.0) == DOCKED


def test_conditions_of_other_modes_do_not_run(modes):
    """An alarm that was true in another mode has still to be held in this one."""
    ship = Ship(modes)
    for t_s in (0.0, 5.0):
        ship.next(1, t_s, TILT=7.0, RANGE=100.0)
    assert ship.next(0, 5.1) == 0
    assert ship.next(0, 6.2) == AWAY


def test_what_is_not_known_meets_nothing(modes):
    ship = Ship(modes._replace(for_s=np.zeros_like(modes.for_s)))
    assert ship.next(0, 0.0, RANGE=np.nan, OFFSET=np.nan, TILT=np.nan) == 0


def test_every_mode_of_the_catalogue_ends_and_bands_are_in_radians():
    kurs = load("kurs", Docking)
    modes = modes_of(kurs, SHIP)
    row = [each.name for each in kurs.modes].index
    assert modes.range_m[row("fly-around")] == 150.0
    assert modes.range_m[row("retreat")] == 140.0
    assert np.isnan(modes.range_m[row("last-metres")])
    assert modes.bands[row("last-metres")] == pytest.approx([0.035, 0.008, np.radians(0.4), np.radians(0.02)])
    assert modes.to_port.tolist() == [each.name == "fly-around" for each in kurs.modes]
    # a ship that waits for ever is in every mode led on, to one of both ends
    assert all(each.exits for each in kurs.modes)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ('to = "second"', 'to = "secnod"'),
            "modes.first lead to one of .*, not to 'secnod': did you mean second",
        ),
        (('modes = ["first"]', 'modes = ["frist"]'), "alarms in modes of first, second, not in 'frist'"),
        (('name = "second"', 'name = "first"'), "modes of different names, and 'first' comes twice"),
        (('to = "docked"', 'to = "first"'), "modes that lead from 'first' to docked, and none do"),
        (("above = 0.5", "above = 0.5, below = 2.0"), "should have one of above and below"),
        ((", above = 0.5", ""), "should have one of above and below"),
        (('quantity = "retracted"', 'quantity = "retract"'), "should be .*retracted"),
        (('kind = "retract"', 'kind = "retreat"'), "should have range_m, as its kind is retreat"),
        (('kind = "retract"', 'kind = "avoid"'), "should have speed_mps, as its kind is avoid"),
        (('kind = "retract"', 'kind = "retrcat"'), "kind = 'retrcat' should be"),
        (('kind = "retract"', 'kind = "close"'), "docked follow on modes of kind retract .* of kind close"),
        (('"retracted", above = 0.5', '"touched", above = 0.5'), "alone, once retracted is above a limit"),
        (("above = 0.5", "above = -1.0"), "alone, once retracted is above a limit from 0 to 1"),
        (('to = "away"\nwhen', 'to = "docked"\nwhen'), "not on 'first' of kind hold"),
        (("for_s = 2.0", "for_s = -2.0"), "for_s = -2.0 should be greater than or equal to 0"),
        (
            ("cone_half_angle_deg = 10.0", "cone_half_angle_deg = 0.17"),
            "cone_half_angle_deg = 0.17 should be",
        ),
    ],
)
def test_a_file_that_leads_nowhere_is_one_sentence(tmp_path, change, message):
    text = TWO + ALARM + LIMITS
    assert change[0] in text
    with pytest.raises(InputError, match=message) as caught:
        read(tmp_path, text.replace(*change, 1))
    assert "\n" not in str(caught.value)
    assert "mine.toml" in str(caught.value)
