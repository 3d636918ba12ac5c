"""What happens after each burn of a rendezvous if the next does not come: passive safety, row by row.

For each burn the ship drifts on after the burn as planned, without it, after half of it, after one that was
not cut off, and, where a covariance is given, from the ends of three sigma of the state after it. A drift
that begins before the ellipsoid has to miss it for the station's ``drift_outside_s``. One burn, which the
caller names, opens the ellipsoid: what follows it has to miss the sphere, for ``drift_inside_turns``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import numpy as np

from vitok.earth.time import Epoch
from vitok.errors import FlightError, InputError
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Station
from vitok.motion import orbit
from vitok.motion.elements import elements
from vitok.motion.passage import Passage, Stay, passage, threat
from vitok.motion.trajectory import Trajectory, join, until
from vitok.navigation.covariance import check_covariance
from vitok.parallel import mapped
from vitok.rendezvous.avoidance import SIGMAS, Escape, Zone, displaced, escape
from vitok.rendezvous.chase import Chase
from vitok.rendezvous.sequence import Commanded
from vitok.station.orbit import StationOrbit
from vitok.station.reference import scaled
from vitok.station.surroundings import orbit_surroundings
from vitok.types import Vector

NOMINAL, NOT_STARTED, HALF, TOO_LONG = "nominal", "not started", "half", "too long"
NEARER, FARTHER = "minus 3 sigma", "plus 3 sigma"

CLEAR, ENTERS_ELLIPSOID, ENTERS_SPHERE = "clear", "enters ellipsoid", "enters sphere"
WAY_EARLY = "way enters ellipsoid early"

_TOLERANCE = 1e-10  # a metre after a day
_TURN_S = 5700.0  # at least of a turn near a station, for the span that is set up


@dataclass(frozen=True)
class SafetyRow:
    """A burn, what becomes of it, and the drift after that.

    ``inside`` tells by which rule it is judged: the sphere once the ellipsoid is opened, before that the
    ellipsoid. ``drift`` begins with the burn, or where the burn should have been. ``early``, in the rows of
    the burn that opens the ellipsoid, are the stays in it of the way itself before that burn, coast by coast.
    """

    burn: str
    case: str
    inside: bool
    t_start_s: float
    t_end_s: float
    drift: Passage
    early: tuple[Stay, ...] = ()
    escape: Escape | None = None

    @property
    def ellipsoid(self) -> Stay | None:
        """Its stay in the approach ellipsoid."""
        return self.drift.stays[0]

    @property
    def sphere(self) -> Stay | None:
        """Its stay in the keep-out sphere."""
        return self.drift.stays[1]

    @property
    def obeys(self) -> bool:
        """Whether the drift misses what it is judged by."""
        return self.sphere is None and (self.inside or self.ellipsoid is None)

    @property
    def verdict(self) -> str:
        """``clear``, or what is against the rule, the worst of it.

        The drift ``enters sphere``, the ``way enters ellipsoid early``, or the drift ``enters ellipsoid``.
        """
        if self.sphere is not None:
            return ENTERS_SPHERE
        if self.early:
            return WAY_EARLY
        return CLEAR if self.obeys else ENTERS_ELLIPSOID

    @property
    def granted(self) -> bool:
        """Whether the way itself grants safety here, without an avoidance burn: the verdict is clear."""
        return self.verdict == CLEAR

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """The row in plain values, instants in UTC."""
        found: dict[str, Any] = {
            "burn": self.burn,
            "case": self.case,
            "judged_by": "sphere" if self.inside else "ellipsoid",
            "verdict": self.verdict,
            "granted_by_profile": self.granted,
            "drift_end_utc": epoch.utc(self.t_end_s),
            "least_distance_m": self.drift.least_distance_m,
            "least_distance_utc": epoch.utc(self.drift.t_least_s),
        }
        for zone, stay in (("ellipsoid", self.ellipsoid), ("sphere", self.sphere)):
            found[f"{zone}_entered_utc"] = epoch.utc(stay.t_in_s) if stay else None
            found[f"{zone}_inside_s"] = stay.inside_s if stay else 0.0
        found["way_entered_ellipsoid_utc"] = epoch.utc(self.early[0].t_in_s) if self.early else None
        found["way_early_inside_s"] = sum(stay.inside_s for stay in self.early)
        found["avoidance"] = _told(self.escape, epoch) if self.escape else None
        return found


def _told(escape: Escape, epoch: Epoch) -> dict[str, Any]:
    burn, way, stay = escape.burn, escape.way, escape.drift.stays[0]
    return {
        "direction": escape.direction,
        "direction_lvlh": [float(part) for part in burn.direction],
        "delta_v_mps": escape.delta_v_mps,
        "start_utc": epoch.utc(burn.start_s),
        "duration_s": burn.duration_s,
        "least_distance_m": way.least_distance_m,
        "least_distance_utc": epoch.utc(way.t_least_s),
        "zone_inside_s": stay.inside_s if stay else 0.0,
        "zone_left_utc": epoch.utc(stay.t_out_s) if stay else None,
    }


@dataclass(frozen=True)
class _Case:
    """A burn and what becomes of it: the drift where it is flown, the state (7,) at its end if displaced.

    ``covariance`` (6, 6) is that about the state after it, where there is one.
    """

    firing: Commanded
    name: str
    inside: bool
    flown: Trajectory | None = None
    y: Vector | None = None
    covariance: Vector | None = None


def safety(
    chase: Chase,
    firings: Sequence[Commanded],
    *,
    zones: Station,
    opens: str | None,
    covariances: Mapping[str, Vector] = MappingProxyType({}),
) -> tuple[SafetyRow, ...]:
    """The rows of all burns of a way.

    ``opens`` names the burn with which the type enters the ellipsoid (None: none may). The rows before it,
    and its own if it is not started, are judged by the ellipsoid, the others by the sphere; a way that is in
    the ellipsoid before that burn begins is told in all of its rows. ``chase`` has to reach as far as the
    drifts do (``reaching``). ``covariances`` (6, 6) are, by the name of the burn, those of the relative
    position and velocity in turning LVLH at its end, m and m/s (``Dispersion.by_burn``). A row whose drift is
    against its rule has its avoidance burn, where one is found. InputError for a covariance that is not one,
    or of a burn that is not flown, as for ``opens``; FlightError where a drift falls to the ground;
    ValueError where the chase does not reach far enough.
    """
    _check(opens, covariances, firings)
    if not firings:
        return ()
    turn_s = elements(chase.station(firings[0].burn.start_s)).period_s
    spans_s = {False: zones.drift_outside_s, True: zones.drift_inside_turns * turn_s}
    # as long as any drift, and until the next burn: between the phasing burns that may be more than a day
    lasts_s = [
        max(*spans_s.values(), after.burn.start_s - each.burn.end_s) for each, after in pairwise(firings)
    ]
    lasts_s.append(max(spans_s.values()))
    nominal = mapped(
        lambda each: _flight(chase, _Case(each[0], NOMINAL, False), each[1])[0],
        list(zip(firings, lasts_s, strict=True)),
    )
    names = [each.burn.name for each in firings]
    opening = len(firings) if opens is None else names.index(opens)
    ellipsoid_m, sphere_m = zones_m(zones)
    cases = []
    for number, (firing, coast) in enumerate(zip(firings, nominal, strict=True)):
        started, covariance = number >= opening, covariances.get(firing.burn.name)
        flown = until(coast, firing.burn.end_s + spans_s[started])
        cases += [
            _Case(firing, NOMINAL, started, flown, covariance=covariance),
            _Case(firing, NOT_STARTED, number > opening, covariance=covariance),
            _Case(firing, HALF, started, covariance=covariance),
            _Case(firing, TOO_LONG, started, covariance=covariance),
        ]
        if covariance is not None:
            after = Trajectory(firing.burn.end_s, firing.burn.end_s + spans_s[started], coast.kernel)
            zone_m = sphere_m if started else ellipsoid_m
            nearer = threat(after, chase.station, zone_m, covariance=covariance, sigmas=SIGMAS)
            y_station = chase.station(firing.burn.end_s)
            cases += [
                _Case(firing, name, started, y=displaced(y_station, firing.y_end, displacement))
                for name, displacement in ((NEARER, nearer), (FARTHER, -nearer))
            ]
    early = _early(nominal, opening, station=chase.station, ellipsoid_m=ellipsoid_m)
    rows = mapped(lambda case: _row(chase, case, spans_s[case.inside], zones), cases)
    return tuple(replace(row, early=early) if row.burn == opens else row for row in rows)


def reaching(
    station: StationOrbit, craft: Spacecraft, firings: Sequence[Commanded], *, zones: Station
) -> Chase:
    """A chase in which the station's orbit and the Earth reach as far as the drifts after these burns do.

    The station flies on freely, with its own drag, in the air that its orbit told.
    """
    rules, propulsion = craft.avoidance, craft.propulsion
    begin_s = firings[0].burn.start_s
    failed_s = max(each.burn.end_s + rules.overrun_share * each.burn.duration_s for each in firings)
    slowest_s = rules.largest_mps * float(firings[0].y_start[6]) / propulsion.thrusters.translation.weakest_n
    drift_s = max(zones.drift_outside_s, zones.drift_inside_turns * _TURN_S)
    end_s = failed_s + rules.delay_s + slowest_s + drift_s
    states = [station.flown(begin_s), *(each.y_start for each in firings), *(each.y_end for each in firings)]
    orbits = [elements(y) for y in states]
    around = orbit_surroundings(
        station.epoch,
        begin_s,
        end_s,
        np.array(
            [
                min(each.semi_major_axis_m * (1.0 - each.eccentricity) for each in orbits),
                max(each.semi_major_axis_m * (1.0 + each.eccentricity) for each in orbits),
            ]
        ),
        activity=station.activity,
    )
    environment = scaled(around.environment, station.knowledge.about.scale)
    flown = station.flown
    if flown.t_end_s < end_s:
        on = orbit.coast(flown.t_end_s, flown.y_end, end_s, environment, cd_area_m2=station.cd_area_m2)
        flown = join([flown, on])
    return Chase(craft, flown, environment)


def zones_m(zones: Station) -> tuple[Zone, Zone]:
    """The approach ellipsoid and the keep-out sphere, as semi-axes."""
    radius_m = zones.keep_out_radius_m
    return zones.approach_ellipsoid_m, (radius_m, radius_m, radius_m)


def _flight(chase: Chase, case: _Case, drift_s: float) -> tuple[Trajectory, float]:
    """The drift of a case, from its burn on, and the instant of the failure."""
    burn, y = case.firing.burn, case.firing.y_start
    if case.flown is not None:
        return case.flown, burn.end_s
    share = {NOT_STARTED: 0.0, HALF: 0.5, TOO_LONG: 1.0 + chase.spacecraft.avoidance.overrun_share}
    done = replace(burn, duration_s=share.get(case.name, 1.0) * burn.duration_s)
    end_s = done.end_s + drift_s
    try:
        if case.y is not None:
            return chase.fly(burn.end_s, case.y, end_s, tolerance=_TOLERANCE), burn.end_s
        return chase.fly(burn.start_s, y, end_s, done, tolerance=_TOLERANCE), done.end_s
    except FlightError as error:
        raise FlightError(f"drift from burn {burn.name}, {case.name}: {error}") from error


def _early(
    nominal: Sequence[Trajectory], opening: int, *, station: Trajectory, ellipsoid_m: Zone
) -> tuple[Stay, ...]:
    """The stays in the ellipsoid of the coasts before the burn that opens it, and at its very begin."""
    if opening == len(nominal):
        return ()
    coasts = [until(each, after.t_start_s) for each, after in pairwise(nominal[: opening + 1])]
    opened = nominal[opening]
    begin = Trajectory(opened.t_start_s, opened.t_start_s, opened.kernel)
    stays = [passage(each, station, ellipsoid_m).stays[0] for each in (*coasts, begin)]
    return tuple(each for each in stays if each is not None)


def _row(chase: Chase, case: _Case, drift_s: float, zones: Station) -> SafetyRow:
    drifting, failed_s = _flight(chase, case, drift_s)
    ellipsoid_m, sphere_m = zones_m(zones)
    drift = passage(drifting, chase.station, ellipsoid_m, sphere_m)
    row = SafetyRow(
        case.firing.burn.name, case.name, case.inside, drifting.t_start_s, drifting.t_end_s, drift
    )
    if row.obeys:
        return row
    found = escape(
        chase,
        drifting,
        failed_s,
        sphere_m=zones.keep_out_radius_m,
        ellipsoid_m=None if case.inside else ellipsoid_m,
        drift_s=drift_s,
        covariance=case.covariance,
    )
    return replace(row, escape=found)


def _check(opens: str | None, covariances: Mapping[str, Vector], firings: Sequence[Commanded]) -> None:
    names = [each.burn.name for each in firings]
    if opens is not None and opens not in names:
        raise InputError(f"opens = {opens}: no such burn is flown, but {', '.join(names) or 'none'}")
    for name, covariance in covariances.items():
        if name not in names:
            raise InputError(f"covariance of burn {name}: no such burn is flown, but {', '.join(names)}")
        if np.shape(covariance) != (6, 6):
            raise InputError(f"covariance of burn {name} should be 6 by 6, not {np.shape(covariance)}")
        check_covariance(f"covariance of burn {name}", covariance)
