"""``vitok fly --fail``: told on the screen, in the report and in flight.json, and not judged."""

import json

import pytest
from tests.cli.test_commands import run

import vitok

NOT_JUDGED = "not judged: the flight has failures, and the record is of one without"


@pytest.fixture(scope="module")
def failed(tmp_path_factory):
    """The screen, the folder and flight.json of a flight with a failure, whose descent alone is flown."""
    folder = tmp_path_factory.mktemp("failed") / "flight"
    with pytest.MonkeyPatch.context() as patch:
        from io import StringIO

        out = StringIO()
        patch.setattr("sys.stdout", out)
        patch.setattr(
            "sys.argv", ["vitok", "fly", "soyuz-ms-06", "--fail", "guidance@183", "--out", str(folder)]
        )
        with pytest.raises(SystemExit) as caught:
            from vitok.cli import main

            main()
        assert not caught.value.code
    return " ".join(out.getvalue().split()), folder, json.loads((folder / "flight.json").read_text("utf-8"))


def test_the_document_tells_what_failed_and_what_followed(failed):
    _, _, document = failed
    assert document["failures"] == ["guidance@183"]
    rows = {row["name"]: row for row in document["events"]}
    assert rows["failure"]["what"] == "guidance"
    assert rows["failure"]["entry_mode"] == "ballistic"
    first, second = document["followed"]
    assert "fell ballistically" in first and f"{rows['landing']['plan_miss_km']:.0f} km south-west" in first
    assert f"{rows['peak_load']['load_g']:.1f} g" in second
    sound, lost = (document["plan"]["descent"][key] for key in ("footprint", "footprint_with_failures"))
    assert lost["runs"] == sound["runs"] == 200
    assert lost["semi_major_3_sigma_km"] > 3.0 * sound["semi_major_3_sigma_km"]
    assert "ballistic_short_km" in sound and "ballistic_short_km" not in lost


def test_it_is_not_judged_by_the_record_of_the_sound_flight(failed):
    screen, _, document = failed
    assert document["evidence"]
    assert {fact["verdict"] for fact in document["evidence"]} <= {"not judged", "not predicted"}
    assert {fact["why"] for fact in document["evidence"]} == {NOT_JUDGED.partition(": ")[2], "told only"}
    score = document["score"]
    assert (score["judged"], score["within"], score["share"]) == (0, 0, None)
    assert score["headline"] == NOT_JUDGED
    assert NOT_JUDGED[1:] in screen and "two sigma" not in screen


def test_the_screen_and_the_report_tell_it_too(failed):
    screen, folder, document = failed
    page = (folder / "report.html").read_text("utf-8")
    assert "Soyuz MS-06, with failures: guidance@183" in screen
    assert "failure guidance" in screen
    for sentence in document["followed"]:
        assert sentence in screen
        assert f"<p>{sentence.replace(chr(39), '&#39;')}</p>" in page
    assert NOT_JUDGED in page
    assert "flown with failures: guidance@183" in page
    # on the wide map, the near one and that of the country, each live and as a still picture
    assert page.count("3-sigma footprint with the failures") == 6
    assert "solved to hit the zone</" not in page.split("<script>")[0]  # the tile of a sound flight


def test_a_flight_read_back_tells_what_followed(failed):
    _, folder, document = failed
    again = vitok.load(folder)
    assert list(again.followed) == document["followed"]
    assert again.headline == NOT_JUDGED
    assert [str(each) for each in again.draws.failures] == ["guidance@183"]
    assert again.outlook.with_failures.summary() == document["plan"]["descent"]["footprint_with_failures"]


def test_a_failure_of_a_descent_that_is_not_flown_is_exit_status_2(monkeypatch, capsys, tmp_path):
    status, out, err = run(
        monkeypatch, capsys, "fly", "soyuz-ms-08", "--fail", "guidance", "--out", str(tmp_path / "flight")
    )
    assert (status, out) == (2, "")
    assert (
        "vitok: failure 'guidance' is one of the descent, which is not flown, as no element set of the "
        "station is near the undocking, 2018-10-04\n"
    ) in err
    assert not (tmp_path / "flight").exists()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["main-parachute@10"], "should have no time, as main-parachute fails when it is to open"),
        (["guidance@soon"], "'soon' should be a number from 0 on, in seconds after module separation"),
        (["guidance", "guidance"], "failure guidance is given twice"),
    ],
)
def test_what_cannot_be_asked_is_told_before_anything_is_planned(monkeypatch, capsys, asked, told):
    options = [option for name in asked for option in ("--fail", name)]
    status, out, err = run(monkeypatch, capsys, "fly", "soyuz-ms-07", *options)
    assert (status, out) == (2, "")
    assert told in err and "plan of" not in err
