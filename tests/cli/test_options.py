"""Options that cannot be: told at once, by the name that the user wrote."""

import subprocess
import sys

import pytest

MARCH = ["orbit", "--tle", "iss-2018-03.tle"]
SPAN = [*MARCH, "--from", "2018-03-20T00:00:00Z", "--to", "2018-03-21T00:00:00Z"]
WINDOW = ["window", "--tle", "iss-2018-12_2019-06.tle", "--rocket", "soyuz-fg", "--site", "baikonur-1-5"]
WINDOW += ["--profile", "34-orbit"]
ON = [*WINDOW, "--on", "2018-12-01"]
LANDING = ["landing", "--tle", "iss-2017-12_2018-06.tle", "--zone", "zhezkazgan"]
HOME = [*LANDING, "--on", "2018-06-03"]
RUN = (
    "import sys\n"
    "from vitok.__main__ import main\n"
    "try:\n"
    "    main()\n"
    "except SystemExit as ended:\n"
    "    print(ended.code, sorted({'numba', 'scipy', 'pymsis'} & set(sys.modules)))\n"
)


def told(arguments, cwd=None):
    """What a command says; it ends with 2, and nothing heavy is imported by then."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=True, cwd=cwd
    )
    assert done.stdout == "2 []\n"
    assert done.stderr.startswith("vitok: ") and done.stderr.count("\n") == 1
    return done.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([*MARCH, "--at", ""], "--at = '' should not be empty"),
        ([*MARCH, "--at", "1800-01-01T00:00:00Z"], "should lie in the years 1957 to 2100"),
        (
            [*MARCH, "--at", "2016-12-31T23:59:60Z"],
            "should have seconds below 60: leap seconds are not taken",
        ),
        ([*SPAN, "--step=-1"], "--step = -1 should be at least 0.001 s"),
        ([*SPAN, "--step", "1"], "--step = 1 s makes 86401 instants; allowed are 20000"),
        ([*SPAN[:-2], "--to", "2018-03-19T00:00:00Z", "--step", "1"], "should not be before --from = 2018"),
        ([*MARCH, "--f107", "70"], "--f107 = 70 needs --ap too"),
        ([*MARCH, "--f107", "1e300", "--ap", "5"], "--f107 = 1e+300 should lie between 60 and 400 sfu"),
        ([*MARCH, "--passes", "baikonur-1-5", "--elevation=91"], "--elevation = 91 should be from 0 to"),
        ([*ON, "--payload-kg", "0"], "--payload-kg = 0 should be from 1 to 1e+06 kg"),
        ([*ON, "--payload-kg", "nan"], "--payload-kg = nan should be a finite number"),
        ([*ON, "--stay-days", "nan"], "--stay-days = nan should be a finite number"),
        ([*ON, "--stay-days", "1e300"], "--stay-days = 1e+300 should be 0 to 366"),
        ([*ON, "--days", "3", "--stay-days=-1"], "--stay-days = -1 should be 0 to 366"),
        ([*ON, "--days", "400"], "--days = 400 should be 1 for a window, or 2 to 366 for a season"),
        ([*ON, "--out", ""], "--out = '' should not be empty"),
        ([*WINDOW, "--on", "June"], "--on = 'June' should be a day"),
        ([*HOME, "--runs", "1000000000"], "--runs = 1000000000 should be at most 100000"),
        ([*HOME, "--at", "noon"], "--at = 'noon' should be an instant"),
        ([*HOME, "--at", "2018-07-03T15:39:00Z"], "is not on the days that are looked at, from 2018-06-03"),
        ([*HOME, "--port", "rasvet"], "port 'rasvet' is not one of station iss"),
        ([*LANDING, "--on", "June"], "--on = 'June' should be a day"),
        (["fly", "soyuz-ms-07", "--f107", "50", "--ap", "5"], "--f107 = 50 should lie between 60 and 400"),
        (["fly", "soyuz-ms-07", "--fail", "engine"], "'engine' is no failure of the way home"),
        (["fly", "soyuz-ms-07", "--out", ""], "--out = '' should not be empty"),
        (["fly", ""], "MISSION = '' should not be empty"),
        (["plan", "soyuz-ms-07", "--ap", "5"], "--ap = 5 needs --f107 too"),
        (["check", ""], "ARTICLE = '' should not be empty"),
        (["import", "a.wiki", "--out", "", "--tle", "a.tle"], "--out = '' should not be empty"),
        (["orbit", "--tle", "./iss"], "there is no file iss"),
        (["orbit", "--tle", "nowhere"], "'nowhere' is no element set of the catalogue"),
    ],
)
def test_what_cannot_be_asked_is_told_before_anything_heavy_is_imported(arguments, sentence):
    assert sentence in told(arguments)


def test_nothing_is_written_where_one_stands(tmp_path):
    told([*ON, "--out", ""], tmp_path)
    assert not list(tmp_path.iterdir())
