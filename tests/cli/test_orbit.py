"""``vitok orbit``: states beside SGP4, frames, sigma, passes beside brute force, errors."""

import json
import sys

import erfa
import numpy as np
import pytest

import vitok
from vitok.cli import main
from vitok.earth.frames import gcrf_state
from vitok.earth.shape import itrf_from_enu, itrf_from_geodetic
from vitok.errors import InputError
from vitok.mission.catalogue import load, path_of
from vitok.mission.place import Site
from vitok.mission.station import Station
from vitok.motion.detectors import elevation
from vitok.station.element_set import gcrf_states
from vitok.whereabouts.find import whereabouts
from vitok.whereabouts.request import Over, When

SETS = "iss-2018-03.tle"


@pytest.fixture(scope="session")
def found():
    """Three days from the latest set on, by half an hour, and the passes over Baikonur."""
    file, iss, site = path_of(SETS, "element_sets"), load("iss", Station), load("baikonur-1-5", Site)
    first = whereabouts([file], iss, When())
    begin = first.summary()["states"][0]["utc"]
    epoch, t_s = first.orbit.epoch, first.states[0].t_s
    when = When(begin=begin, end=epoch.utc(t_s + 3.0 * 86400.0), step_s=1800.0)
    return whereabouts([file], iss, when, Over(site, days=3))


def test_the_state_is_near_what_sgp4_makes_of_the_latest_set(found):
    orbit, now = found.orbit, found.states[0]
    sky = orbit.knowledge.about.surroundings
    y = gcrf_states(orbit.sets[-1], orbit.epoch, np.array([now.t_s]), sky.rotation)[0]
    # the set itself errs by some of these; four sigma is a matter of one case in ten thousand
    assert np.linalg.norm(now.y_gcrf[:3] - y[:3]) < 4.0 * np.linalg.norm(now.sigma_m) + 1e3


def test_whereabouts_show_themselves(found):
    number = len(found.passes)
    assert repr(found).startswith(f"<145 states of iss {found.states[0].utc} to ")
    assert repr(found).endswith(f", {number} passes over baikonur-1-5 above 10 deg>")
    assert found._repr_html_().count("<tr>") == 145 + 1 + number + 1


def test_frames_and_the_geodetic_point_agree(found):
    sky = found.orbit.knowledge.about.surroundings
    for each in found.states[::20]:
        back = gcrf_state(each.t_s, *each.y_itrf, sky.rotation)
        assert np.allclose(back[:3], each.y_gcrf[:3], atol=1e-3, rtol=0.0)  # polar motion's square: 0.1 mm
        assert np.allclose(back[3:], each.y_gcrf[3:], atol=1e-6, rtol=0.0)
        place = itrf_from_geodetic(each.latitude_rad, each.longitude_rad, each.altitude_m)
        assert np.allclose(place, each.y_itrf[:3], atol=1e-6, rtol=0.0)


def test_the_node_is_that_of_the_true_equator_and_equinox(found):
    now, epoch = found.states[5], found.orbit.epoch
    matrix = erfa.pnm06a(*epoch.tt_jd(now.t_s))
    h = matrix @ np.cross(now.y_gcrf[:3], now.y_gcrf[3:6])
    node_deg = np.degrees(np.arctan2(h[0], -h[1]))
    # osculating beside mean: J2 swings node and inclination by 0.05 deg at most in a turn
    assert abs((now.elements.node_of_date_deg - node_deg + 180.0) % 360.0 - 180.0) < 0.05
    tilt_deg = np.degrees(np.arccos(h[2] / np.linalg.norm(h)))
    assert abs(now.elements.inclination_of_date_deg - tilt_deg) < 0.05


def test_mean_elements_hardly_change_where_osculating_ones_swing(found):
    axes = np.array([each.elements.semi_major_axis_km for each in found.states])
    assert np.ptp(axes) < 1.0  # decay of three days and what is left of J2; osculating it is 20 km
    periods = np.array([each.elements.nodal_period_s for each in found.states])
    revs_per_day = 86400.0 / periods.mean()
    assert 15.4 < revs_per_day < 15.7


def test_sigma_is_positive_and_grows(found):
    sigma = np.array([each.sigma_m for each in found.states])
    with_burns = np.array([each.sigma_with_burns_m for each in found.states])
    assert (sigma > 0.0).all()
    assert (with_burns >= sigma).all()
    assert sigma[-1, 0] > 2.0 * sigma[0, 0]


def test_passes_are_those_of_brute_force(found):
    site, orbit = found.over.site, found.orbit
    place = np.radians(site.latitude_deg), np.radians(site.longitude_deg), site.altitude_m
    sky = orbit.knowledge.about.surroundings
    begin_s = found.states[0].t_s
    t_s = begin_s + np.arange(0.0, 3.0 * 86400.0)
    over = elevation(*place, 0.0, environment=sky).quantity(t_s, orbit.flown(t_s))
    up = np.flatnonzero((over[1:] > np.radians(10.0)) & (over[:-1] <= np.radians(10.0)))
    rises = np.array([each.t_rise_s for each in found.passes if each.t_rise_s > begin_s])
    assert len(found.passes) >= 10
    inside = rises[rises < t_s[-1]]
    assert inside.size == up.size
    assert np.abs(inside - t_s[up] - 0.5).max() < 0.51  # brute force knows the second
    for each in found.passes:
        assert each.t_rise_s < each.t_culmination_s < each.t_set_s
        near = np.abs(t_s - each.t_culmination_s) < 400.0
        # half a second off the top, at 8 km/s, is so far from the zenith
        zenith_rad, off_rad = np.pi / 2.0 - each.looks[1, 1], 0.5 * 8e3 / each.looks[1, 2]
        least_rad = np.pi / 2.0 - np.hypot(zenith_rad, off_rad)
        assert least_rad <= over[near].max() <= each.looks[1, 1] + 1e-9


def test_a_visible_station_is_sunlit_over_a_dark_place(found):
    sky, site = found.orbit.knowledge.about.surroundings, found.over.site
    up = np.array(itrf_from_enu(*np.radians((site.latitude_deg, site.longitude_deg)))).reshape(3, 3)[:, 2]
    assert np.linalg.norm(up) == pytest.approx(1.0)
    for each in found.passes:
        sun_deg = np.degrees(each.looks[:, 4])
        if each.visible_s is not None:
            assert sun_deg.min() < -6.0
            assert each.t_rise_s <= each.visible_s[0] <= each.visible_s[1] <= each.t_set_s
        elif sun_deg.max() < -6.0:
            assert not (each.looks[:, 3] > 0.5).any()
    assert sky.bodies is not None


def run(monkeypatch, capsys, *arguments):
    monkeypatch.setattr(sys, "argv", ["vitok", "orbit", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    output = capsys.readouterr()
    return caught.value.code or 0, output.out, output.err


def test_json_alone_is_on_standard_output(monkeypatch, capsys):
    code, out, _ = run(monkeypatch, capsys, "--tle", SETS, "--json")
    document = json.loads(out)
    assert code == 0
    keys = {"utc", "r_gcrf_m", "v_gcrf_mps", "sigma_along_m", "sigma_across_m", "sigma_radial_m"}
    assert keys <= document["states"][0].keys()
    assert {"cd_area_m2", "cd_area_sigma_m2", "burns", "rejected_sets_utc", "warnings"} <= document.keys()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--at", "2018-03-20T00:00:00Z", "--step", "60"], "excludes"),
        (["--from", "2018-03-20T00:00:00Z"], "go together"),
        (["--at", "yesterday"], "--at = 'yesterday' should be an instant"),
        (["--from", "2018-03-20T00:00:00Z", "--to", "2018-03-19T00:00:00Z", "--step", "60"], "not be before"),
        (["--from", "2018-03-20T00:00:00Z", "--to", "2018-03-21T00:00:00Z", "--step", "1"], "20000"),
        (["--from", "2018-03-20T00:00:00Z", "--to", "2018-03-21T00:00:00Z", "--step", "0"], "--step = 0"),
        (["--passes", "baikonur-1-5", "--elevation", "95"], "--elevation = 95"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(monkeypatch, capsys, arguments, told):
    code, out, err = run(monkeypatch, capsys, "--tle", SETS, *arguments)
    assert code == 2
    assert out == ""
    assert told in err


def test_a_file_that_is_none_is_one_sentence(monkeypatch, capsys, tmp_path):
    file = tmp_path / "none.tle"
    file.write_text("nothing\n", encoding="utf-8")
    code, out, err = run(monkeypatch, capsys, "--tle", str(file))
    assert (code, out) == (2, "")
    assert err.strip().splitlines()[-1].startswith("vitok: ")


@pytest.mark.parametrize("none", [[], ()])
def test_no_file_at_all_is_refused(none):
    with pytest.raises(InputError, match="should name at least one file of the station's element sets"):
        vitok.orbit(none)
