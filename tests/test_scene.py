"""The scene of a mission."""

from vitok import scene
from vitok.earth.space_weather import SolarActivity
from vitok.mission.catalogue import load
from vitok.mission.mission import Mission, SpaceWeather


def test_an_option_goes_before_the_mission_files_activity(monkeypatch):
    monkeypatch.setattr(scene, "_station_orbits", lambda *_: (None, None))
    mission = load("soyuz-ms-07", Mission)
    own = mission.model_copy(update={"space_weather": SpaceWeather(f107_sfu=150.0, ap=10.0)})
    option = SolarActivity(80.0, 5.0)
    assert scene.set_up(mission).activity is None
    assert scene.set_up(own).activity == SolarActivity(150.0, 10.0)
    assert scene.set_up(own, option).activity == option


def test_the_file_of_the_docking_is_among_the_inputs():
    loaded = scene.loaded(load("soyuz-ms-07", Mission))
    assert loaded.cast.docking.name == "kurs"
    assert "kurs" in loaded.inputs_sha256
