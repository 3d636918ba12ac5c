"""A ship leaves its port: springs in closed form, momentum, modes of the catalogue and others, refusals."""

from functools import cache

import numpy as np
import pytest
from tests.proximity.conftest import SHIP_FILE, attitude, before_port, fly
from tests.proximity.flights import around, docked, draws, pair

from vitok.errors import InputError
from vitok.mission.catalogue import load
from vitok.mission.docking import Docking
from vitok.motion.orbit import coast
from vitok.proximity import contact as contacts
from vitok.proximity.account import account
from vitok.proximity.approach import fly as fly_near
from vitok.proximity.bodies import SHIP, STATION
from vitok.proximity.contact import Contact, Phase
from vitok.proximity.hooked import join, kinetic_j, momentum
from vitok.proximity.modes import AWAY
from vitok.proximity.sample import Sample
from vitok.proximity.way import way_out

SPRING_MPS = SHIP_FILE.undocking.spring_speed_mps
MODES = ["hooks", "drift", "clearing", "separation", "leaving"]


@cache
def surroundings():
    return around()


@cache
def left(port, run, docking="departure"):
    there, about = pair(port, docking), surroundings()
    flown = fly_near(there, way_out(SHIP_FILE), docked(about), about, draws=draws(run), phase="undocking")
    return flown, account(flown, there, 0.0)


def turning_pair(plant):
    """Both bodies as one, turning together, their docking planes on each other."""
    y = before_port(plant, -plant.mechanism.retraction_m, closing_mps=0.0)
    y[STATION + 10 : STATION + 13] = 2e-4, -8e-4, 5e-4
    join(y, plant)
    return y


def planes(plant, y):
    """Rate (m/s) at which the ship's docking plane leaves the port's along its axis, at the port's middle."""
    made = plant.mechanism
    middle = made.apex_m + made.port_axes[0] * made.mouth_radius_m * made.cosine / made.sine
    ship, station = attitude(y[SHIP + 6 : SHIP + 10]), attitude(y[STATION + 6 : STATION + 10])
    other = station.T @ middle
    lever = y[STATION : STATION + 3] + other - y[SHIP : SHIP + 3]
    own = y[SHIP + 3 : SHIP + 6] + np.cross(ship.T @ y[SHIP + 10 : SHIP + 13], lever)
    host = y[STATION + 3 : STATION + 6] + np.cross(station.T @ y[STATION + 10 : STATION + 13], other)
    return (own - host) @ station.T @ made.port_axes[0]


def released(plant, y, seconds):
    contact = contacts.docked()
    contact[Contact.RELEASE_MPS] = SPRING_MPS
    return fly(plant, y, seconds, contact=contact)


def test_springs_part_the_planes_at_their_rate_and_make_no_momentum(free_plant, figure):
    y = turning_pair(free_plant)
    states, kept = released(free_plant, y, 0.1)
    before, after = momentum(y, free_plant), momentum(states[-1], free_plant)
    impulse = np.linalg.norm(kept[-1][Contact.IMPULSE_X : Contact.IMPULSE_Z + 1])
    assert planes(free_plant, y) == pytest.approx(0.0, abs=1e-12)
    assert planes(free_plant, states[-1]) == pytest.approx(
        SPRING_MPS, rel=2e-4
    )  # less what it turned in 0.1 s
    lost = max(
        np.abs(after - before)[:3].max() / impulse,
        np.abs(after - before)[3:].max() / np.abs(before[3:]).max(),
    )
    assert lost < 1e-9
    figure("momentum of both bodies through the springs of an undocking", "conserved", "1e-9", f"{lost:.1e}")
    gained_j = kinetic_j(states[-1], free_plant) - kinetic_j(y, free_plant)
    assert kept[-1][Contact.DRIVE_J] == pytest.approx(gained_j, rel=1e-6)
    assert kept[-1][Contact.PHASE] == Phase.PARTED


def test_the_impulse_is_that_of_the_reduced_mass_where_nothing_can_turn(free_plant):
    heavy = free_plant.ship._replace(
        inertia_kgm2=free_plant.ship.inertia_kgm2 * 1e9, inverse_inertia=free_plant.ship.inverse_inertia / 1e9
    )
    host = free_plant.station._replace(
        inertia_kgm2=free_plant.station.inertia_kgm2 * 1e9,
        inverse_inertia=free_plant.station.inverse_inertia / 1e9,
    )
    plant = free_plant._replace(ship=heavy, station=host)
    y = before_port(plant, -plant.mechanism.retraction_m, closing_mps=0.0)
    _, kept = released(plant, y, 0.1)
    reduced_kg = heavy.mass_kg * host.mass_kg / (heavy.mass_kg + host.mass_kg)
    impulse = np.linalg.norm(kept[-1][Contact.IMPULSE_X : Contact.IMPULSE_Z + 1])
    assert impulse == pytest.approx(reduced_kg * SPRING_MPS, rel=1e-6)
    assert kept[-1][Contact.DRIVE_J] == pytest.approx(0.5 * reduced_kg * SPRING_MPS**2, rel=1e-6)


def test_the_drawn_in_probe_meets_nothing_on_its_way_out(free_plant):
    y = before_port(free_plant, -free_plant.mechanism.retraction_m, closing_mps=0.0)
    states, kept = released(free_plant, y, 20.0)
    assert kept[-1][Contact.TOUCHES] == 0.0
    np.testing.assert_allclose(momentum(states[-1], free_plant)[:3], 0.0, atol=1e-9)


@pytest.mark.parametrize("run", [0, 1, 2])
@pytest.mark.parametrize("port", ["rassvet", "poisk", "zvezda"])
def test_every_limit_of_the_departure_is_kept(port, run):
    flown, found = left(port, run)
    assert flown.outcome == AWAY
    assert [mode.name for mode, _ in found.begins] == MODES
    broken = [each for each in found.margins if not each.kept]
    assert not broken
    assert found.propellant_kg < 10.0


def test_the_ship_leaves_at_the_springs_rate_and_nothing_fires_beside_the_station():
    flown, found = left("rassvet", 0)
    begins = {mode.name: row for mode, row in found.begins}
    assert -found.sight.closing_rate_mps[begins["drift"]] == pytest.approx(SPRING_MPS, abs=1e-3)
    assert not flown.on_s[: begins["clearing"] + 1].any()


def test_the_separation_burn_has_the_size_and_direction_of_the_file():
    flown, found = left("poisk", 0)
    begins = {mode.name: row for mode, row in found.begins}
    first, last = begins["separation"], begins["leaving"]
    about, rows = surroundings(), flown.rows
    t_s = 100.0 + rows[[first, last], Sample.T]
    y = about.orbit(t_s)
    y[:, :6] += rows[[first, last], Sample.STATE : Sample.STATE + 6]
    free = coast(t_s[0], y[0], t_s[1], about.environment).y_end
    gained = (y[1] - free)[3:6]
    data = SHIP_FILE.undocking
    backward = -y[1][3:6] / np.linalg.norm(y[1][3:6])
    assert gained @ backward == pytest.approx(data.separation_burn_delta_v_mps, rel=0.005)
    assert np.linalg.norm(gained - (gained @ backward) * backward) < 0.01
    assert rows[first, Sample.T] == pytest.approx(data.separation_burn_delay_s, abs=0.2)


@pytest.mark.parametrize("port", ["rassvet", "poisk", "zvezda"])
def test_it_leaves_the_keep_out_sphere_and_does_not_come_back_in_four_turns(port):
    flown, _ = left(port, 1)
    about, last = surroundings(), flown.rows[-1]
    t_s = 100.0 + last[Sample.T]
    y = about.orbit(t_s)
    y[:6] += last[Sample.STATE : Sample.STATE + 6]
    times = np.arange(t_s, t_s + 19000.0, 10.0)
    way = coast(t_s, y, times[-1], about.environment)
    away_m = np.linalg.norm((way(times) - about.orbit(times))[:, :3], axis=1)
    out = int(np.argmax(away_m > 200.0))
    assert 0 < times[out] - t_s < 1200.0
    assert away_m[out:].min() > 200.0


FLY_AROUND = """
name = "look-around"
title = "Out and about the station"

[[modes]]
name = "hooks"
kind = "release"
exits = [{ to = "drift", when = [{ quantity = "captured", below = 0.5 }] }]

[[modes]]
name = "drift"
kind = "drift"
exits = [{ to = "out", when = [{ quantity = "in_mode_s", above = 20.0 }] }]

[[modes]]
name = "out"
kind = "retreat"
range_m = 90.0
speed_mps = 0.5
exits = [{ to = "ahead", when = [{ quantity = "course_left_s", below = 0.0 }] }]

[[modes]]
name = "ahead"
kind = "fly_around"
points_at = "port"
range_m = 120.0
duration_s = 400.0
direction_lvlh = [1.0, 0.0, 0.0]
exits = [{ to = "above", when = [{ quantity = "course_left_s", below = 0.0 }] }]

[[modes]]
name = "above"
kind = "fly_around"
points_at = "port"
range_m = 120.0
duration_s = 400.0
direction_lvlh = [0.0, 0.0, -1.0]
exits = [{ to = "away", when = [{ quantity = "course_left_s", below = 0.0 }] }]

[limits]
cone_half_angle_deg = 15.0
cone_from_m = 80.0
cone_least_m = 0.5
closing_rate_mps = 0.05
closing_rate_per_m = 0.0
lateral_rate_mps = 0.15
tilt_deg = 7.0
propellant_kg = 100.0
plume_pa_s = 2000.0
"""


@cache
def looking_around(folder):
    path = folder / "look-around.toml"
    path.write_text(FLY_AROUND)
    return load(str(path), Docking)


def test_a_fly_around_after_undocking_is_data(tmp_path):
    there, about = pair("rassvet", looking_around(tmp_path)), surroundings()
    flown = fly_near(there, way_out(SHIP_FILE), docked(about), about, draws=draws(1), phase="undocking")
    assert flown.outcome == AWAY
    assert flown.rows[-1, Sample.KNOWN : Sample.KNOWN + 3] == pytest.approx((0.0, 0.0, -120.0), abs=8.0)
    away_m = np.linalg.norm(flown.rows[:, Sample.STATE : Sample.STATE + 3], axis=1)
    out = int(np.argmax(away_m > 80.0))
    assert away_m[out:].min() > 80.0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('to = "away"', 'to = "above"'), "should have modes that lead from 'hooks' to away, and none do"),
        (
            ('kind = "drift"', 'kind = "drift"\nduration_s = 5.0'),
            "should have no duration_s, as its kind is drift",
        ),
    ],
)
def test_a_departure_that_cannot_be_is_told(tmp_path, change, message):
    path = tmp_path / "wrong.toml"
    path.write_text(FLY_AROUND.replace(*change))
    with pytest.raises(InputError, match=message):
        load(str(path), Docking)
