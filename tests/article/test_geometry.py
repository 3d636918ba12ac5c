"""Contradictions that need no element sets: Kepler's third law, latitudes, turns in a time, numbers."""

import pytest

from vitok.article.contradictions import contradictions
from vitok.article.facts import facts_of
from vitok.article.reader import read
from vitok.article.rules.orbit import period_min
from vitok.article.rules.places import distance_km


def told(**fields):
    markup = "{{Infobox spaceflight" + "".join(f"|{key}={value}" for key, value in fields.items()) + "}}"
    article = read(markup, "x")
    return {each.what: each.size for each in contradictions(article, facts_of(article))}


def test_the_period_by_keplers_third_law():
    assert period_min(319.0, 332.0) == pytest.approx(
        91.04, abs=0.01
    )  # of STS-101, Jonathan McDowell's catalogue
    assert period_min(568.0, 611.0) == pytest.approx(96.46, abs=0.02)  # of Aryabhata, the same
    assert distance_km((0.0, 0.0), (0.0, 90.0)) == pytest.approx(6371.0 * 3.14159265 / 2.0)


SITE, COSPAR = "launch site against the inclination", "COSPAR number against the day of the launch"
PLANE, NUMBER = "inclination against the station's", "catalogue number against the year of the launch"
POINT, SERIES = "landing point against the landing site", "previous_mission against the number of this one"
PERIOD = "period against the heights"
VISIT = {"docking_target": "ISS", "docking_port": "Poisk", "docking_date": "3 May 2018"}
MOON = {
    "orbit_inclination": "1.25 degrees",
    "launch_site": "[[Kennedy Space Center]] [[Kennedy Space Center Launch Complex 39|LC-39A]]",
    "orbit_periapsis": "100.9 km",
    "orbit_apoapsis": "122.4 km",
}
LOW = {"orbit_periapsis": "319 km", "orbit_apoapsis": "332 km", "orbit_regime": "Low Earth"}


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        (LOW | {"orbit_period": "91.04 min"}, None),
        (LOW | {"orbit_period": "94.01 min"}, "period against the heights"),
        (LOW | {"orbit_periapsis": "352 km"}, "perigee over apogee"),
        ({"orbits_completed": "155", "mission_duration": "9 days, 20 hours"}, None),
        ({"orbits_completed": "3264", "mission_duration": "203 d 15 h"}, None),  # counted by another rule
        ({"orbits_completed": "185", "mission_duration": "9 days, 20 hours"}, "orbits against the duration"),
        (LOW | {"launch_site": "[[Plesetsk]]", "orbit_inclination": "51.6°"}, SITE),
        (LOW | {"launch_site": "[[Baikonur]]", "orbit_inclination": "51.6°"}, None),
        ({"launch_site": "[[Baikonur]]", "orbit_inclination": "0.1°", "orbit_regime": "Geostationary"}, None),
        ({"docking_target": "ISS", "docking_port": "Poisk", "orbit_inclination": "41.5°"}, PLANE),
        ({"launch_date": "17 December 2017", "COSPAR_ID": "2017-281A"}, COSPAR),
        ({"launch_date": "3 August 2013", "COSPAR_ID": "1998-067DA"}, None),  # set free from the station
        ({"launch_date": "17 December 2017", "SATCAT": "43063"}, None),
        ({"launch_date": "17 December 2017", "SATCAT": "25544"}, NUMBER),
        ({"landing_site": "Kazakhstan ({{coord|47|20|N|69|40|E}})"}, None),
        ({"landing_site": "Kazakhstan ({{coord|47|20|S|69|40|E}})"}, POINT),
        ({"name": "Shenzhou 30", "previous_mission": "Shenzhou 31"}, SERIES),
        ({"launch_mass": "7.2 t", "landing_mass": "2,900 kg"}, None),
        ({"launch_mass": "7.2 t", "landing_mass": "29,000 kg"}, "landing_mass against launch_mass"),
        (LOW | {"orbit_periapsis": "402 km", "orbit_apoapsis": "424 km", "orbit_period": "90 minutes"}, None),
        (LOW | {"orbit_periapsis": "402 km", "orbit_apoapsis": "424 km", "orbit_period": "91 min"}, PERIOD),
        (VISIT | {"orbit_inclination": "51.6°"}, None),
        (VISIT | {"orbit_inclination": "52°"}, None),
        (VISIT | {"orbit_inclination": "50.2°"}, PLANE),
        (MOON | {"orbit_reference": "[[Selenocentric orbit|Selenocentric]]"}, None),
        (MOON | {"apsis": "selene"}, None),
        (MOON, SITE),
        (VISIT | {"orbits_completed": "16", "mission_duration": "1 day"}, None),
        (VISIT | {"orbits_completed": "48", "mission_duration": "3 days"}, None),
        (VISIT | {"orbits_completed": "126", "mission_duration": "8 days"}, None),
        (VISIT | {"orbits_completed": "26", "mission_duration": "8 days"}, "orbits against the duration"),
        ({"launch_date": "4 October 1957", "COSPAR_ID": "1957-001B"}, None),
        ({"launch_date": "26 July 1958", "COSPAR_ID": "1958-006A"}, None),
        ({"launch_date": "19 September 1959", "COSPAR_ID": "1959-008A"}, None),
        ({"launch_date": "15 August 1960", "COSPAR_ID": "1960-011A"}, None),
        ({"launch_date": "1 October 1966", "COSPAR_ID": "1966-009A"}, COSPAR),
        ({"launch_date": "1 May 2018, 10:00 UTC, 7:00 am EDT"}, "two clocks of launch_date"),
    ],
)  # fmt: skip
def test_contradictions_of_numbers_and_places(fields, what):
    found = told(**fields)
    assert set(found) == ({what} if what else set())
    assert all(found.values())
