"""The departure that the flight makes in six degrees of freedom, beside the plan's at once."""

from dataclasses import replace

import numpy as np
import pytest
from tests.scenes import as_known

from vitok.chance import Draws
from vitok.descent.simulation import fly
from vitok.errors import InputError
from vitok.motion.arc import Start
from vitok.motion.continuity import check_continuity


def flown(case, planned, modes, draws=None):
    scene = case.scene()
    craft = scene.cast.spacecraft
    leaving = craft.undocking.model_copy(update={"modes": modes})
    scene = replace(
        scene, cast=replace(scene.cast, spacecraft=craft.model_copy(update={"undocking": leaving}))
    )
    return fly(as_known(scene), planned, Start(case.t_undocking_s, case.y), draws or Draws())


def event(arc, name, **detail):
    return next(each for each in arc.events if each.name == name and detail.items() <= each.detail.items())


@pytest.fixture(scope="module")
def at_once(ms07, ms07_plan):
    return flown(ms07, ms07_plan, None)


@pytest.mark.parametrize("run", [0, 3])
def test_it_hangs_together_and_books_what_it_burns(ms07, ms07_plan, run):
    arc = flown(ms07, ms07_plan, "departure", Draws(1, run))
    check_continuity([arc])
    used = {firing.name: firing.propellant_kg for firing in arc.burns}
    left = event(arc, "burn_end", burn="separation")
    booked_kg = -next(jump.mass_kg for jump in arc.jumps if jump.name == "attitude_control")
    before_kg = arc.mass_kg[0] - booked_kg - left.y[6]
    assert used["separation"] + used.get("clearing", 0.0) == pytest.approx(before_kg, abs=1e-6)
    assert used["separation"] < 10.0


def test_events_keep_their_names_and_the_burn_its_size(ms07, ms07_plan):
    arc = flown(ms07, ms07_plan, "departure")
    data = ms07.spacecraft.undocking
    assert event(arc, "undocking").detail == {"spring_speed_mps": data.spring_speed_mps}
    burn = event(arc, "burn_end", burn="separation")
    assert set(burn.detail) == {"burn", "delta_v_mps", "duration_s", "propellant_kg"}
    assert burn.detail["delta_v_mps"] == pytest.approx(data.separation_burn_delta_v_mps, rel=0.01)
    begin = event(arc, "burn_start", burn="separation")
    assert begin.t_s - arc.t_s[0] == pytest.approx(data.separation_burn_delay_s, abs=0.2)


def test_the_limits_of_its_departure_are_told_beside_those_of_the_landing(ms07, ms07_plan, at_once):
    arc = flown(ms07, ms07_plan, "departure")
    names = [each.name for each in arc.margins]
    of_landing = [each.name for each in at_once.margins]
    of_leaving = [each for each in names if each not in of_landing]
    assert {"leaving_off_axis_deg", "leaving_plume_pa_s", "leaving_propellant_kg"} <= set(of_leaving)
    assert names == [*of_leaving, *of_landing] and all(each.kept for each in arc.margins)
    told = {each.name: each for each in arc.margins}
    away = event(arc, "burn_end", burn="separation")
    assert arc.t_s[0] < told["leaving_off_axis_deg"].t_s < away.t_s < told["leaving_propellant_kg"].t_s + 60.0


def test_the_springs_are_felt_along_the_port(ms07, ms07_plan):
    arc = flown(ms07, ms07_plan, "departure")
    kick = arc.v_gcrf_mps[1] - arc.v_gcrf_mps[0]
    down = -arc.r_gcrf_m[0] / np.linalg.norm(arc.r_gcrf_m[0])
    assert kick @ down == pytest.approx(ms07.spacecraft.undocking.spring_speed_mps, abs=0.003)


def test_the_landing_hardly_moves(ms07, ms07_plan, at_once, figure):
    arc = flown(ms07, ms07_plan, "departure")
    moved_m = np.linalg.norm(arc.r_gcrf_m[-1] - at_once.r_gcrf_m[-1])
    later_s = arc.t_s[-1] - at_once.t_s[-1]
    assert abs(later_s) < 2.0
    assert moved_m < 2000.0  # of which the Earth's turning makes 320 m a second
    what = "landing of Soyuz MS-07, undocked in six degrees of freedom"
    figure(what, "undocked at once", "2 s, 2 km", f"{later_s:.2f} s, {moved_m:.0f} m")


def test_a_way_in_is_no_departure(ms07, ms07_plan):
    with pytest.raises(InputError, match="undocking.modes = 'kurs' should be a way out of a port"):
        flown(ms07, ms07_plan, "kurs")
