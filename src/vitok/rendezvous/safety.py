"""What happens after each burn of a rendezvous if the next does not come: passive safety, row by row.

For each burn the ship drifts on after the burn as planned, without it, after half of it, after one that was
not cut off, and, where a covariance is given, from the ends of three sigma of the state after it. A drift
that begins before the ellipsoid has to miss it for the station's ``drift_outside_s``. The burn on whose coast
the way itself enters the ellipsoid opens it: what follows has to miss the sphere, for ``drift_inside_turns``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import numpy as np

from vitok.earth.time import Epoch
from vitok.errors import FlightError, InputError
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Station
from vitok.motion import orbit
from vitok.motion.elements import elements
from vitok.motion.lvlh import inertial_state, relative_state
from vitok.motion.trajectory import Trajectory, join, until
from vitok.navigation.covariance import check_covariance
from vitok.parallel import mapped
from vitok.rendezvous.avoidance import Escape, Zone, escape, weakest_n
from vitok.rendezvous.chase import Chase
from vitok.rendezvous.passage import Passage, Stay, passage, threat
from vitok.rendezvous.sequence import Commanded
from vitok.station.orbit import StationOrbit
from vitok.station.reference import scaled
from vitok.station.surroundings import orbit_surroundings
from vitok.types import Vector

NOMINAL, NOT_STARTED, HALF, TOO_LONG = "nominal", "not started", "half", "too long"
NEARER, FARTHER = "minus 3 sigma", "plus 3 sigma"

_SIGMAS = 3.0
_TOLERANCE = 1e-10  # a metre after a day
_TURN_S = 5700.0  # at least of a turn near a station, for the span that is set up


@dataclass(frozen=True)
class SafetyRow:
    """A burn, what becomes of it, and the drift after that.

    ``inside`` tells by which rule it is judged: the sphere once the ellipsoid is entered as planned, before
    that the ellipsoid. ``drift`` begins with the burn, or where the burn should have been.
    """

    burn: str
    case: str
    inside: bool
    t_start_s: float
    t_end_s: float
    drift: Passage
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
    def verdict(self) -> str:
        """``clear``, or what it enters against the rule: ``enters ellipsoid``, ``enters sphere``."""
        if self.sphere is not None:
            return "enters sphere"
        return "enters ellipsoid" if self.ellipsoid is not None and not self.inside else "clear"

    @property
    def granted(self) -> bool:
        """Whether the way grants safety here: no drift before the ellipsoid that enters it is its part.

        False where it is the type's own braking, inside the ellipsoid, that leads into the sphere.
        """
        return not (self.inside and self.sphere is not None)

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
        found["avoidance"] = _told(self.escape, epoch) if self.escape else None
        return found


def _told(escape: Escape, epoch: Epoch) -> dict[str, Any]:
    burn, drift = escape.burn, escape.drift
    return {
        "direction": escape.direction,
        "direction_lvlh": [float(part) for part in burn.direction],
        "delta_v_mps": escape.delta_v_mps,
        "start_utc": epoch.utc(burn.start_s),
        "duration_s": burn.duration_s,
        "least_distance_m": drift.least_distance_m,
        "least_distance_utc": epoch.utc(drift.t_least_s),
        "zone_left_utc": epoch.utc(drift.stays[0].t_out_s) if drift.stays[0] else None,
    }


@dataclass(frozen=True)
class _Case:
    """A burn and what becomes of it: the drift where it is flown, the state (7,) at its end if displaced."""

    firing: Commanded
    name: str
    inside: bool
    flown: Trajectory | None = None
    y: Vector | None = None


def safety(
    chase: Chase,
    firings: Sequence[Commanded],
    *,
    zones: Station,
    covariances: Mapping[str, Vector] = MappingProxyType({}),
    t_end_s: float | None = None,
) -> tuple[SafetyRow, ...]:
    """The rows of all burns of a way that ends at ``t_end_s``, the last burn's end if None.

    ``chase`` has to reach as far as the drifts do (``reaching``). ``covariances`` (6, 6) are, by the name of
    the burn, those of the relative position and velocity in LVLH at its end, m and m/s. A row that is not
    clear has its avoidance burn, where one is found. InputError for a covariance that is not one, or of a
    burn that is not flown; FlightError where a drift falls to the ground; ValueError where the chase does not
    reach far enough.
    """
    _check(covariances, firings)
    if not firings:
        return ()
    last_s = firings[-1].burn.end_s if t_end_s is None else t_end_s
    turn_s = elements(chase.station(firings[0].burn.start_s)).period_s
    spans_s = {False: zones.drift_outside_s, True: zones.drift_inside_turns * turn_s}
    nominal = mapped(
        lambda each: _flight(chase, _Case(each, NOMINAL, False), max(spans_s.values()))[0], firings
    )
    ends_s = [*(each.burn.start_s for each in firings[1:]), last_s]
    opening, before = len(firings), True
    ellipsoid_m, sphere_m = zones_m(zones)
    for number, (coast, end_s) in enumerate(zip(nominal, ends_s, strict=True)):
        way = passage(until(coast, min(end_s, coast.t_end_s)), chase.station, ellipsoid_m).stays[0]
        if way is not None:
            opening, before = number, way.t_in_s > coast.t_start_s
            break
    cases = []
    for number, (firing, coast) in enumerate(zip(firings, nominal, strict=True)):
        started = number >= opening
        waiting = number > opening or (number == opening and not before)
        flown = until(coast, firing.burn.end_s + spans_s[started])
        cases += [
            _Case(firing, NOMINAL, started, flown),
            _Case(firing, NOT_STARTED, waiting),
            _Case(firing, HALF, started),
            _Case(firing, TOO_LONG, started),
        ]
        if firing.burn.name in covariances:
            after = Trajectory(firing.burn.end_s, firing.burn.end_s + spans_s[started], coast.kernel)
            zone_m = sphere_m if started else ellipsoid_m
            covariance = covariances[firing.burn.name]
            nearer = threat(after, chase.station, zone_m, covariance=covariance, sigmas=_SIGMAS)
            cases += [
                _Case(firing, name, started, y=_displaced(chase, firing, displacement))
                for name, displacement in ((NEARER, nearer), (FARTHER, -nearer))
            ]
    return tuple(mapped(lambda case: _row(chase, case, spans_s[case.inside], zones), cases))


def reaching(
    station: StationOrbit, craft: Spacecraft, firings: Sequence[Commanded], *, zones: Station
) -> Chase:
    """A chase in which the station's orbit and the Earth reach as far as the drifts after these burns do.

    The station flies on freely, with its own drag, in the air that its orbit told.
    """
    rules, propulsion = craft.avoidance, craft.propulsion
    begin_s = firings[0].burn.start_s
    failed_s = max(each.burn.end_s + rules.overrun_share * each.burn.duration_s for each in firings)
    slowest_s = rules.largest_mps * float(firings[0].y_start[6]) / weakest_n(propulsion.thrusters)
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


def _row(chase: Chase, case: _Case, drift_s: float, zones: Station) -> SafetyRow:
    drifting, failed_s = _flight(chase, case, drift_s)
    ellipsoid_m, sphere_m = zones_m(zones)
    drift = passage(drifting, chase.station, ellipsoid_m, sphere_m)
    row = SafetyRow(
        case.firing.burn.name, case.name, case.inside, drifting.t_start_s, drifting.t_end_s, drift
    )
    if row.verdict == "clear":
        return row
    zone_m = sphere_m if case.inside else ellipsoid_m
    return replace(row, escape=escape(chase, drifting, failed_s, zone_m=zone_m, drift_s=drift_s))


def _displaced(chase: Chase, firing: Commanded, displacement: Vector) -> Vector:
    """The state (7,) at a burn's end, displaced by that (6,) in LVLH."""
    y_station = chase.station(firing.burn.end_s)
    relative = relative_state(y_station, firing.y_end) + displacement
    return np.append(inertial_state(y_station, relative), firing.y_end[6])


def _check(covariances: Mapping[str, Vector], firings: Sequence[Commanded]) -> None:
    names = [each.burn.name for each in firings]
    for name, covariance in covariances.items():
        if name not in names:
            raise InputError(f"covariance of burn {name}: no such burn is flown, but {', '.join(names)}")
        if np.shape(covariance) != (6, 6):
            raise InputError(f"covariance of burn {name} should be 6 by 6, not {np.shape(covariance)}")
        check_covariance(f"covariance of burn {name}", covariance)
