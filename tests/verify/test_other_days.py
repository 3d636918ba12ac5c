"""The dates that a plan names for a phase out of reach, against a month of launch windows."""

import vitok
from vitok.mission.catalogue import path_of
from vitok.station.meeting import later_insertions_s


def test_the_dates_named_for_ms_07_are_offered_by_the_window_command(figure):
    file = path_of("iss-2017-12_2018-06.tle", "element_sets")
    asked = {"profile": "34-orbit", "rocket": "soyuz-fg", "site": "baikonur-1-5"}
    season = vitok.window(file, on="2017-12-17", days=31, **asked)
    told = {}
    for name in ("34-orbit", "4-orbit", "2-orbit"):
        first, *later = (row.liftoff for row in season.rows if row.liftoff.profile == name)
        insertion_s = first.ascent.insertion_s
        named_s = later_insertions_s(first.ascent.window.meeting, insertion_s, 30.0)
        offered_s = [each.ascent.insertion_s for each in later if not each.refused]

        def near(t_s, others_s):
            return any(abs(t_s - each_s) < 3600.0 for each_s in others_s)

        told[name] = len(named_s), sum(near(t_s, offered_s) for t_s in named_s)
        assert all(near(t_s, named_s) for t_s in offered_s)
        figure(
            f"insertions named for {name} in thirty days after MS-07",
            "vitok window",
            "9 of 10",
            f"{told[name][1]} of {told[name][0]} offered",
        )
    named, offered = (sum(each[k] for each in told.values()) for k in (0, 1))
    assert named > 15 and offered >= 0.9 * named
