"""The one way in: which files are opened, and which satellite's element sets pass."""

import numpy as np
import pytest
from tests.station.messages import FIELDS, TWO_LINES, changed, oem_kvn, oem_rows, omm_kvn

from vitok.earth.time import Epoch
from vitok.errors import InputError
from vitok.mission.catalogue import load
from vitok.mission.station import Station
from vitok.station.read import designator, tracked

EPOCH = Epoch.from_utc("2018-05-30T00:00:00Z")
ISS = load("iss", Station)
FOREIGN = changed(3, 7, "20580", 2, changed(3, 7, "20580"))
OTHER = changed(3, 7, "48274", 2, changed(3, 7, "48274"))


@pytest.fixture
def files(tmp_path):
    def write(*texts):
        paths = [tmp_path / f"{k}.txt" for k in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        return paths

    return write


def test_files_are_merged_in_order_and_doubles_dropped(files):
    later = changed(21, 32, "151.00000000")
    found = tracked(files(later + TWO_LINES, TWO_LINES + FOREIGN), ISS, EPOCH)
    assert [f"{each.epoch_utc:%d}" for each in found.sets] == ["30", "31"]
    assert found.ephemeris is None


def test_another_satellite_is_refused_with_both_numbers(files):
    with pytest.raises(
        InputError, match="satellite 20580, but the station iss has 25544; any_satellite = true"
    ):
        tracked(files(FOREIGN), ISS, EPOCH)
    with pytest.raises(InputError, match="satellite 799500001, but the station iss has 25544"):
        tracked(files(omm_kvn(FIELDS | {"NORAD_CAT_ID": "799500001"})), ISS, EPOCH)
    with pytest.raises(InputError, match="satellites 20580, 48274, but the station iss has 25544"):
        tracked(files(FOREIGN + OTHER), ISS, EPOCH)
    many = "".join(changed(3, 7, f"{k:05d}", 2, changed(3, 7, f"{k:05d}")) for k in range(1, 20))
    with pytest.raises(InputError, match="satellites 1, 2, 3, 4, 5, 6, 7, 8 and 11 others"):
        tracked(files(many), ISS, EPOCH)


def test_a_station_may_allow_any_satellite_but_not_several(files):
    any_one = ISS.model_copy(update={"any_satellite": True})
    assert tracked(files(FOREIGN), any_one, EPOCH).sets[0].number == 20580
    assert tracked(files(FOREIGN + TWO_LINES), any_one, EPOCH).sets[0].number == 25544
    with pytest.raises(InputError, match="satellites 20580, 48274"):
        tracked(files(FOREIGN + OTHER), any_one, EPOCH)
    with pytest.raises(InputError, match="satellites 20580, 48274; all element sets should be of one"):
        tracked(files(FOREIGN, OTHER), any_one, EPOCH)


def ephemeris(object_id):
    """Half an hour of a circle at 400 km."""
    rate = np.sqrt(3.986004418e14 / 6.78e6**3)

    def state(t_s):
        c, s = np.cos(rate * t_s), np.sin(rate * t_s)
        r = np.array([c, 0.6 * s, 0.8 * s]) * 6.78e6
        return np.append(r, np.array([-s, 0.6 * c, 0.8 * c]) * 6.78e6 * rate)

    return oem_kvn(oem_rows(state, EPOCH.utc, np.arange(8) * 240.0), OBJECT_ID=object_id)


@pytest.mark.parametrize("object_id", ["1998-067-A", "1998-067A", "98067A", "25544", "ISS", "1998-067"])
def test_an_ephemeris_of_the_station_passes(files, object_id):
    found = tracked(files(ephemeris(object_id)), ISS, EPOCH)
    assert found.sets == () and found.ephemeris.object_id == object_id


@pytest.mark.parametrize(
    ("object_id", "wanted"),
    [("2021-035A", "1998-067A"), ("1998-067B", "1998-067A"), ("48274", "satellite 25544")],
)
def test_an_ephemeris_of_another_object_is_refused(files, object_id, wanted):
    with pytest.raises(InputError, match=f"OBJECT_ID = {object_id} .ISS., but the station iss is {wanted}"):
        tracked(files(ephemeris(object_id)), ISS, EPOCH)
    any_one = ISS.model_copy(update={"any_satellite": True})
    assert tracked(files(ephemeris(object_id)), any_one, EPOCH).ephemeris is not None


def test_an_ephemeris_stands_alone(files):
    for texts in ((ephemeris("ISS"), TWO_LINES), (TWO_LINES, ephemeris("ISS"))):
        with pytest.raises(InputError, match="is an ephemeris, which should stand alone"):
            tracked(files(*texts), ISS, EPOCH)


def test_tiangong_is_in_the_catalogue(files):
    station = load("tiangong", Station)
    assert tracked(files(OTHER), station, EPOCH).sets[0].number == station.satellite_number
    with pytest.raises(InputError, match="satellite 25544, but the station tiangong has 48274"):
        tracked(files(TWO_LINES), station, EPOCH)


@pytest.mark.parametrize("text", ["1998-067A", "1998-067-A", "98067A", " 98-067a "])
def test_designators_have_one_form(text):
    assert designator(text) == "98067A"


@pytest.mark.parametrize("text", ["ISS", "25544", "1998-067", "UNKNOWN", ""])
def test_other_names_are_no_designators(text):
    assert designator(text) is None


@pytest.mark.parametrize(
    "text", ["", "\x00", "\n\n", "hello", "PK\x03\x04", "{}", "[]", "<", "<a/>", "CCSDS_OEM_VERS"]
)
def test_what_is_no_orbit_is_one_sentence(files, text):
    with pytest.raises(InputError) as found:
        tracked(files(text), ISS, EPOCH)
    assert "0.txt" in str(found.value) and "\n" not in str(found.value)
