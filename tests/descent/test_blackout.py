"""The black-out of the link against Soyuz MS-11's plan, and as a bound against Apollo's."""

import numpy as np
import pytest
from tests.descent import apollo

from vitok.descent.blackout import blacked_out, blackout, critical_density_pm3, electron_density_pm3
from vitok.descent.deorbit import fly_to_separation
from vitok.descent.dynamics import Sample
from vitok.descent.landing import land
from vitok.descent.plan import vehicle_of
from vitok.errors import InputError
from vitok.mission.catalogue import entry_path, load
from vitok.mission.descent_module import DescentModule

S_BAND_HZ = 2287.5e6


@pytest.fixture(scope="module")
def entry(ms11):
    """Samples of MS-11's entry."""
    planned, craft = ms11.plan(), vehicle_of(ms11.scene())
    ship = fly_to_separation(craft, planned.y_ignition, (planned.burn,), ms11.environment)
    return land(craft, ship.t_end_s, ship.y_end, planned.steering, environment=ms11.environment).entry


def dark(rows, module, frequency_hz):
    """First and last sample of the black-out."""
    told = {"frequency_hz": frequency_hz, "nose_radius_m": module.aerodynamics.nose_radius_m}
    ends = blackout(rows, **told)
    assert ends == tuple(np.flatnonzero(blacked_out(rows, **told))[[0, -1]])
    return rows[list(ends)]


def test_the_critical_density_is_that_of_the_plasma_frequency():
    # f = 8.98 sqrt(n), f in Hz and n in 1/m3
    for frequency_hz in (121.75e6, S_BAND_HZ):
        assert 8.98 * np.sqrt(critical_density_pm3(frequency_hz)) == pytest.approx(frequency_hz, rel=1e-3)


def test_the_plasma_of_ms11_ends_where_its_plan_has_it(ms11, entry, figure):
    begins, ends = dark(entry, ms11.module, ms11.module.entry.radio_frequency_hz)
    # the plan: module separation 1,646 s after the start of the burn, end of plasma 2,193 s, at 35.3 km
    after_s = ends[Sample.T] - entry[0, Sample.T] - (2193.0 - 1646.0)
    apart_m = ends[Sample.ALTITUDE] - 35.3e3
    measured = f"{after_s:+.0f} s, {apart_m / 1e3:+.1f} km, {ends[Sample.SPEED]:.0f} m/s"
    figure("MS-11, end of the black-out", "plan (CSA)", "8 s, 1.5 km", measured)
    assert abs(after_s) < 8.0
    assert abs(apart_m) < 1.5e3
    # where a fluid begins about the module, before the guidance
    assert 80.4e3 < begins[Sample.ALTITUDE] < 99.7e3


@pytest.mark.parametrize("frequency_hz", [12.175e6, S_BAND_HZ])
def test_a_link_that_is_not_voice_s_would_miss_the_plan(ms11, entry, frequency_hz):
    ends = dark(entry, ms11.module, frequency_hz)[1]
    assert abs(ends[Sample.ALTITUDE] - 35.3e3) > 1.5e3


def test_a_speed_off_by_a_tenth_would_miss_the_plan(ms11, entry):
    for factor in (0.9, 1.1):
        wrong = entry.copy()
        wrong[:, [Sample.SPEED, Sample.MACH]] *= factor
        wrong[:, Sample.PRESSURE] *= factor**2
        ends = dark(wrong, ms11.module, ms11.module.entry.radio_frequency_hz)[1]
        assert abs(ends[Sample.ALTITUDE] - 35.3e3) > 1e3


def test_apollo_s_band_comes_back_before_the_bound(figure):
    """Electrons of gigahertz recombine on the way to the antenna: the shock's are an upper bound.

    The crew of Apollo 16 was told 16 to 213 s after the interface (Wikipedia, B), on a like entry.
    """
    surroundings = apollo.surroundings()
    rows = apollo.fly(surroundings, apollo.plan(surroundings), apollo.body(1.0))
    cut_off = blacked_out(rows, frequency_hz=S_BAND_HZ, nose_radius_m=apollo.NOSE_RADIUS_M)
    begins_s, ends_s = rows[np.flatnonzero(cut_off)[[0, -1]], Sample.T]
    figure(
        "Apollo 10, black-out of 2,287.5 MHz after the interface",
        "Apollo 16's pad: 16 to 213 s",
        "ends later: a bound",
        f"{begins_s:.0f} to {ends_s:.0f} s",
    )
    assert begins_s == pytest.approx(16.0, abs=20.0)
    assert 213.0 < ends_s < 400.0


def test_no_electrons_without_a_shock_or_air():
    slow = electron_density_pm3(np.array([1.2, 0.02]), np.array([288.0, 226.0]), np.array([200.0, 250.0]))
    assert np.array_equal(slow, [0.0, 0.0])
    rows = np.ones((3, len(Sample)))
    rows[:, Sample.SPEED], rows[:, Sample.MACH], rows[:, Sample.PRESSURE] = 7600.0, 27.0, 0.0
    assert not blacked_out(rows, frequency_hz=121.75e6, nose_radius_m=2.24).any()


def test_the_heat_flux_of_old_is_refused(tmp_path):
    path = tmp_path / "module.toml"
    text = entry_path("soyuz-ms-descent-module").read_text()
    path.write_text(text.replace("radio_frequency_hz = 121.75e6", "blackout_heat_flux_wpm2 = 137000.0"))
    with pytest.raises(InputError, match=r"entry\.blackout_heat_flux_wpm2 = 137000\.0 is unknown"):
        load(str(path), DescentModule)


def test_a_frequency_in_megahertz_is_noticed(tmp_path):
    path = tmp_path / "module.toml"
    text = entry_path("soyuz-ms-descent-module").read_text()
    path.write_text(text.replace("radio_frequency_hz = 121.75e6", "radio_frequency_hz = 121.75"))
    with pytest.raises(InputError, match=r"radio_frequency_hz = 121\.75 .*MHz"):
        load(str(path), DescentModule)
