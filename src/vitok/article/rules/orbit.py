"""Contradictions of an orbit that need no element sets: geometry, Kepler's third law, turns in a time."""

import math
from collections.abc import Iterator
from decimal import Decimal

from vitok.article.article import Article
from vitok.article.contradiction import Contradiction
from vitok.article.facts import Facts
from vitok.article.known import entry
from vitok.article.language import lexicon
from vitok.article.rules.places import distance_km

_MU_KM3PS2, _RADIUS_KM = 398600.4418, 6378.137  # WGS 84
_LOWEST_KM = 100.0  # at which no ship goes round once
_LOW_ORBIT_KM = 2000.0
_PERIOD = 0.004  # by which period and heights, of different days or radii of the Earth, may differ
_TURNS = 0.08  # by which turns, counted by one rule or another, may differ from time over period
_PLANE_DEG = 0.1  # by which an inclination may differ from that of the station
_SITE_DEG = 0.5  # by which a site may lie beyond its orbit's greatest latitude


def in_orbit(article: Article, facts: Facts) -> Iterator[Contradiction]:
    """All contradictions of the orbit."""
    yield from _apsides(article)
    yield from _period(article)
    yield from _turns(article, facts)
    yield from _inclination(article, facts)
    yield from _landing(facts, article)


def _heights_km(article: Article) -> tuple[float, float] | None:
    """Perigee and apogee over 6378.137 km; None where one is missing or the orbit is not the Earth's."""
    low, high = article.measure("orbit_periapsis"), article.measure("orbit_apoapsis")
    if low is None or high is None or not _about_earth(article):
        return None
    low_m, high_m = low.si("length", "km"), high.si("length", "km")
    return None if low_m is None or high_m is None else (low_m / 1e3, high_m / 1e3)


def _about_earth(article: Article) -> bool:
    around = f"{article.text('orbit_reference')} {article.text('apsis')}"
    return not lexicon().elsewhere.search(around)


def _apsides(article: Article) -> Iterator[Contradiction]:
    heights = _heights_km(article)
    if heights and heights[0] > heights[1]:
        yield Contradiction(
            "perigee over apogee",
            f"orbit_periapsis = {heights[0]:g} km",
            f"orbit_apoapsis = {heights[1]:g} km",
            f"{heights[0] - heights[1]:g} km",
            "the lower of the two as the perigee",
        )


def period_min(perigee_km: float, apogee_km: float) -> float:
    """Period of an orbit by Kepler's third law (minutes), heights over 6378.137 km."""
    axis_km = _RADIUS_KM + 0.5 * (perigee_km + apogee_km)
    return 2.0 * math.pi * math.sqrt(axis_km**3 / _MU_KM3PS2) / 60.0


def _stated_period_min(article: Article) -> float | None:
    found = article.measure("orbit_period")
    if found is None:
        return None
    minutes = not found.unit or found.unit.lower().startswith(("min", "мин", "分", "m"))
    return found.value if minutes and found.value > 0.0 else None


def _half_step(value: float, coarsest: int) -> float:
    """Half of what a number was rounded to by its last digit, trailing zeros before the point counted as
    such up to 10 to the power of ``coarsest``."""
    exponent = int(Decimal(repr(value)).normalize().as_tuple().exponent) if value else 0
    return 0.5 * 10.0 ** min(exponent, coarsest)


def _period(article: Article) -> Iterator[Contradiction]:
    """The period against the heights."""
    heights, period = _heights_km(article), _stated_period_min(article)
    if not heights or period is None or heights[0] > heights[1] or heights[0] < 0.0:
        return
    expected = period_min(*heights)
    if abs(period - expected) > _half_step(period, 1) + _PERIOD * expected:
        yield Contradiction(
            "period against the heights",
            f"orbit_period = {period:g} min",
            f"an orbit of {heights[0]:g} x {heights[1]:g} km goes round in {expected:.2f} min",
            f"{abs(period - expected):.2f} min",
            f"orbit_period = {expected:.1f} min, or other heights",
        )


def _turns(article: Article, facts: Facts) -> Iterator[Contradiction]:
    """The orbits that were completed against the time that they take."""
    turns = article.count("orbits_completed")
    if (
        turns is None
        or turns < 1
        or facts.duration is None
        or facts.duration.planned
        or not _about_earth(article)
    ):
        return
    minutes = (facts.duration.duration_s + facts.duration.tolerance_s) / 60.0
    least_minutes = (facts.duration.duration_s - facts.duration.tolerance_s) / 60.0
    expected = least_minutes / 92.6
    period = _stated_period_min(article)
    shortest = max(period * (1.0 - _TURNS), 0.0) if period else period_min(_LOWEST_KM, _LOWEST_KM)
    if turns * shortest > minutes + shortest:
        yield Contradiction(
            "orbits against the duration",
            f"orbits_completed = {turns}",
            f"{minutes / 60.0:.1f} h hold at most {minutes / shortest:.0f} orbits of {shortest:.1f} min",
            f"{turns - minutes / shortest:.0f} orbits",
            "fewer orbits, or a longer duration",
        )
    elif (
        facts.docks
        and facts.station == "iss"
        and turns * 100.0 < least_minutes - 200.0
        and facts.duration.tolerance_s <= 86400.0
    ):
        yield Contradiction(
            "orbits against the duration",
            f"orbits_completed = {turns}",
            f"{least_minutes / 60.0:.1f} h at the station's height are about {expected:.0f} orbits",
            f"{expected - turns:.0f} orbits",
            "more orbits, or a shorter duration",
        )


def _inclination(article: Article, facts: Facts) -> Iterator[Contradiction]:
    """The inclination against the station's, and against the latitude of the launch site."""
    station = entry("stations", facts.station) if facts.station else None
    of_station = station.inclination_deg if station else None
    measure = article.measure("orbit_inclination")
    stated = measure.si("angle_deg", "deg") if measure else None
    if stated is not None and not 0.0 <= stated <= 180.0:
        yield Contradiction(
            "inclination",
            f"orbit_inclination = {stated:g} deg",
            "it lies between 0 and 180 deg",
            f"{stated:g} deg",
            "an angle from 0 to 180 deg",
        )
        return
    if not _about_earth(article):
        return  # of an orbit that has nothing to do with the site
    if (
        stated is not None
        and of_station is not None
        and facts.docks
        and abs(stated - of_station) > _half_step(stated, 0) + _PLANE_DEG
    ):
        yield Contradiction(
            "inclination against the station's",
            f"orbit_inclination = {stated:g} deg",
            f"the orbit of {facts.station} is inclined by {of_station:g} deg",
            f"{abs(stated - of_station):.1f} deg",
            f"orbit_inclination = {of_station:g} deg, or another station",
        )
    site = entry("sites", facts.place) if facts.place else None
    inclination = stated if stated is not None else of_station if facts.docks else None
    if site is None or site.latitude_deg is None or inclination is None or not _is_low(article, facts):
        return
    reaches = min(inclination, 180.0 - inclination)
    if abs(site.latitude_deg) > reaches + _SITE_DEG:
        yield Contradiction(
            "launch site against the inclination",
            f"launch_site is {facts.place}, at a latitude of {site.latitude_deg:g} deg",
            f"an orbit inclined by {inclination:g} deg passes latitudes up to {reaches:g} deg",
            f"{abs(site.latitude_deg) - reaches:.1f} deg",
            "a site within the orbit's latitudes, or a greater inclination",
        )


def _is_low(article: Article, facts: Facts) -> bool:
    """Whether the orbit is one to which no upper stage turns the plane."""
    regime = article.text("orbit_regime").lower()
    heights = _heights_km(article)
    told = any(word in regime for word in ("low earth", "leo", "低地球", "近地", "низк"))
    return bool(facts.docks) or told or bool(heights and heights[1] < _LOW_ORBIT_KM)


def _landing(facts: Facts, article: Article) -> Iterator[Contradiction]:
    """The landing point against the zone that is named, and against the latitudes of the orbit."""
    point, zone = facts.landing_point, entry("zones", facts.zone_named) if facts.zone_named else None
    if (
        point is None
        or zone is None
        or zone.latitude_deg is None
        or zone.longitude_deg is None
        or zone.reach_km is None
    ):
        return
    away_km = distance_km(point, (zone.latitude_deg, zone.longitude_deg))
    if away_km > zone.reach_km:
        yield Contradiction(
            "landing point against the landing site",
            f"landing_site gives {point[0]:.2f} deg, {point[1]:.2f} deg",
            f"it names {facts.zone_named}, at {zone.latitude_deg:g} deg, {zone.longitude_deg:g} deg",
            f"{away_km:.0f} km",
            "a point in the zone, or the name of another",
        )
