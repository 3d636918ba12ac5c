"""What an introduction says of other ships, people and worlds is no word on this flight; its own is."""

import pytest

from vitok.article.contradictions import contradictions
from vitok.article.facts import facts_of
from vitok.article.reader import read

MS_18 = """{{Infobox spaceflight
| name = Soyuz MS-18
| spacecraft_type = [[Soyuz MS]]
| launch_date = 9 April 2021, 07:42:41 UTC
| launch_rocket = [[Soyuz-2.1a]]
| launch_site = [[Baikonur Cosmodrome|Baikonur]], [[Baikonur Cosmodrome Site 31|Site 31]]
| landing_date = 17 October 2021, 04:35:44 UTC
| docking = {{Infobox spaceflight/Dock
 | docking_target = [[International Space Station|ISS]]
 | docking_port = [[Rassvet (ISS module)|Rassvet]] nadir
 | docking_date = 9 April 2021, 11:05 UTC
 | undocking_date = 28 September 2021, 12:21 UTC
}}
}}
"""
APOLLO_11 = """{{Infobox spaceflight
| name = Apollo 11
| spacecraft_type = [[Apollo CSM]]
| launch_date = July 16, 1969, 13:32:00 UTC
| launch_rocket = [[Saturn V]]
| launch_site = [[Kennedy Space Center]]
| landing_date = July 24, 1969, 16:50:35 UTC
}}
"""
DEMO_2 = """{{Infobox spaceflight
| name = Crew Dragon Demo-2
| spacecraft_type = [[Crew Dragon]]
| launch_date = 30 May 2020, 19:22:45 UTC
| launch_rocket = [[Falcon 9]]
| launch_site = [[Kennedy Space Center]]
| landing_date = 2 August 2020, 18:48:06 UTC
| docking = {{Infobox spaceflight/Dock
 | docking_target = [[International Space Station|ISS]]
 | docking_port = [[Harmony (ISS module)|Harmony]]
 | docking_date = 31 May 2020, 14:16 UTC
}}
}}
"""


def told(box, sentence):
    article = read(f"{box}{sentence}\n", "x")
    return [each.what for each in contradictions(article, facts_of(article)) if "in the text" in each.what]


@pytest.mark.parametrize(
    ("box", "sentence"),
    [
        (MS_18, "Crew Dragon Endeavour docked to the ISS on 24 April 2021 during its stay."),
        (MS_18, "The Nauka module was launched on 21 July 2021 by a Proton rocket from Baikonur."),
        (MS_18, "60 years after Gagarin launched on 12 April 1961, the crew flew."),
        (MS_18, "It flew 60 years after Gagarin launched on 12 April 1961."),
        (MS_18, "Vande Hei landed on 30 March 2022 on another Soyuz."),
        (MS_18, "The film crew launched on 5 October 2021 aboard the next Soyuz and docked to the ISS."),
        (MS_18, "The crew met Soyuz MS-19, which launched on 5 October 2021 from Baikonur."),
        (APOLLO_11, "Eagle landed on the Moon on July 20, 1969."),
        (APOLLO_11, "It lifted off from the Moon on July 21, 1969."),
        (APOLLO_11, "The Soviet probe Luna 15 was launched on July 13, 1969."),
        (DEMO_2, "The uncrewed Demo-1 launched on March 2, 2019 and docked to the ISS on March 3."),
        (DEMO_2, "It was the first such launch since STS-135 landed on July 21, 2011."),
        (MS_18, "Soyuz MS-18 launched on 9 April 2021 at 07:42 UTC and docked to the ISS at 11:05 UTC."),
        (MS_18, "It landed on 3 March 2023 with a film."),  # of no event of this flight
    ],
)
def test_what_is_told_of_others_is_left_alone(box, sentence):
    assert told(box, sentence) == []


@pytest.mark.parametrize(
    ("box", "sentence", "event"),
    [
        (MS_18, "Soyuz MS-18 was a Soyuz flight that launched on 10 April 2021 from Baikonur.", "launch"),
        (MS_18, "The spacecraft docked to the ISS on 11 April 2021.", "docking"),
        (MS_18, "On 12 October 2021, at 04:35 UTC, the crew landed in Kazakhstan.", "landing"),
        (MS_18, "Launched on 9 April 2022 from Baikonur, it flew to the ISS.", "launch"),
        (MS_18, "It landed on 17 October 2022.", "landing"),
        (APOLLO_11, "Apollo 11 was launched by a Saturn V on July 18, 1969.", "launch"),
        (DEMO_2, "Crew Dragon Demo-2 launched on 29 May 2020.", "launch"),
        (MS_18, "联盟MS-18飞船于2021年4月10日发射升空。", "launch"),
        (MS_18, "Корабль стартовал 10 апреля 2021 года.", "launch"),
    ],
)
def test_what_is_told_of_this_flight_is_judged(box, sentence, event):
    assert told(box, sentence) == [f"{event} in the text against the infobox"]
