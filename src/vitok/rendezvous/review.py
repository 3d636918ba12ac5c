"""What a planned rendezvous is asked before it is flown: is it safe, in light, heard, and which way it goes.

All of it follows from the plan alone. It is worked out once for a plan, however often that is flown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from vitok.craft.spacecraft import steadied
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import load
from vitok.mission.place import Network
from vitok.motion.arc import Start
from vitok.motion.lvlh import positions_lvlh_m
from vitok.motion.trajectory import Trajectory
from vitok.motion.visibility import Eclipse, GroundPass, eclipses, passes
from vitok.navigation.suite import suite, told_of_air
from vitok.rendezvous.chase import chase_of
from vitok.rendezvous.dispersion import Dispersion, dispersion
from vitok.rendezvous.plan import RendezvousPlan
from vitok.rendezvous.safety import SafetyRow, reaching, safety
from vitok.rendezvous.sequence import BRAKING, Commanded
from vitok.rendezvous.visibility import Sight, sights
from vitok.scene import Scene
from vitok.station.unknowns import independent
from vitok.types import Vector

_SAMPLE_S, _CLOSE_SAMPLE_S, _CLOSE_S = 60.0, 20.0, 9000.0  # the last two hours and a half are sampled closely
_FAR_SAMPLE_S = 600.0
_DRIFT_SAMPLE_S = 50.0  # a drift's arches are seen with some hundred points a turn
_DRIFT_S = 11000.0  # of a drift that is drawn: two turns show where it goes
_TUBE_MOST = 400  # instants of a tube that are kept


@dataclass(frozen=True, eq=False)
class Course:
    """A way relative to the station: instants (n,), TAI s, and positions (n, 3) in its LVLH, m."""

    name: str
    t_s: Vector
    position_lvlh_m: Vector


@dataclass(frozen=True, eq=False)
class Tube:
    """How far a way may be off: instants (n,), TAI s, and covariances (n, 3, 3) of position in LVLH, m2."""

    t_s: Vector
    covariance_m2: Vector


@dataclass(frozen=True)
class PlannedBurn:
    """A burn as it is planned, by the ``main`` engine or by ``thrusters``.

    The instant is that of ignition, the range is that then, and the duration begins with it.
    """

    name: str
    engine: str
    t_s: float
    duration_s: float
    delta_v_mps: float
    propellant_kg: float
    range_m: float


@dataclass(frozen=True, eq=False)
class Review:
    """The burns as planned, what becomes of each if the next fails, light and contact, and the planned way.

    ``rows`` are empty where ``not_judged`` says why. ``passes`` and ``eclipses`` are those of the last day.
    ``missed`` are the drifts where a burn does not come, ``phase_window_deg`` the phases at insertion that
    the profile absorbs; ``tube`` is there where a covariance was given.
    """

    burns: tuple[PlannedBurn, ...]
    rows: tuple[SafetyRow, ...]
    not_judged: str
    sights: tuple[Sight, ...]
    network: str
    passes: tuple[GroundPass, ...]
    eclipses: tuple[Eclipse, ...]
    way: Course
    missed: tuple[Course, ...]
    phase_window_deg: tuple[float, float]
    tube: Tube | None = None

    def summary(self, epoch: Epoch) -> dict[str, Any]:
        """Safety, light and contact in plain values, instants in UTC."""
        told: dict[str, Any] = {"safety": [each.summary(epoch) for each in self.rows]}
        if self.not_judged:
            told["safety_not_judged"] = self.not_judged
        return told | {
            "light_and_contact": [each.summary(epoch) for each in self.sights],
            "ground_network": self.network or None,
            "passes": [_pass(each, epoch) for each in self.passes],
            "eclipses": [_eclipse(each, epoch) for each in self.eclipses],
        }


def spread_of(scene: Scene, plan: RendezvousPlan, start: Start) -> Dispersion:
    """How far flights of a plan that begins at ``start`` spread, by linear covariance."""
    arrival, craft = scene.arrival, scene.cast.spacecraft
    return dispersion(
        chase_of(scene),
        told_of_air(suite(craft), arrival.density_sigma(start.t_s, plan.end.t_s)),
        start,
        plan.schedule,
        firings=plan.firings,
        uploads_s=plan.uploads_s,
        station_m2pkg=arrival.cd_area_m2 / scene.cast.station.mass_kg,
        unknowns=independent(arrival, start.t_s, plan.end.t_s, height_m=plan.phasing_height_m),
    )


def review(
    scene: Scene,
    plan: RendezvousPlan,
    start: Start,
    *,
    covariances: Mapping[str, Vector] = MappingProxyType({}),
    tube: tuple[Vector, Vector] | None = None,
) -> Review:
    """That of a mission's ``plan``, which begins at ``start``.

    ``covariances`` (6, 6) of relative position and velocity in LVLH at the end of burns, by name, give the
    rows of three sigma. ``tube`` are instants (n,), TAI s, and covariances (n, 6, 6) of the same along the
    planned way. InputError for a covariance that is none, or of a burn that is not flown.
    """
    cast, firings = scene.cast, plan.firings
    chase, begin_s = chase_of(scene), max(start.t_s, plan.end.t_s - SECONDS_PER_DAY)
    ship = chase.fly(
        start.t_s,
        steadied(cast.spacecraft, start.y, "rendezvous"),
        plan.end.t_s,
        *(each.burn for each in firings),
    )
    rows, missed, not_judged = _safety(scene, plan, covariances)
    network = _network(scene)
    return Review(
        burns=tuple(
            PlannedBurn(
                each.burn.name,
                "main" if each.burn.thrust_n == cast.spacecraft.propulsion.main.thrust_n else "thrusters",
                each.burn.ignition_s,
                each.burn.end_s - each.burn.ignition_s,
                each.delta_v_mps,
                each.propellant_kg,
                range_m,
            )
            for each, range_m in zip(firings, plan.ranges_m, strict=True)
        ),
        rows=rows,
        not_judged=not_judged,
        sights=sights(
            chase,
            firings,
            t_docking_s=scene.t_docking_s,
            station=cast.station,
            port=cast.mission.port,
            network=network,
        ),
        network=network.name if network else "",
        passes=passes(ship, network, chase.environment, t_start_s=begin_s) if network else (),
        eclipses=eclipses(ship, chase.environment, t_start_s=begin_s),
        way=_course("", ship, chase.station, _times(ship, firings)),
        missed=missed,
        phase_window_deg=plan.phase_window_deg,
        tube=None if tube is None else _tube(*tube),
    )


def _safety(
    scene: Scene, plan: RendezvousPlan, covariances: Mapping[str, Vector]
) -> tuple[tuple[SafetyRow, ...], tuple[Course, ...], str]:
    """The rows, the drifts where a burn does not come, and why there are none."""
    if not plan.firings:
        return (), (), "the plan has no burns"
    cast = scene.cast
    try:
        chase = reaching(scene.arrival, cast.spacecraft, plan.firings, zones=cast.station)
        rows = safety(chase, plan.firings, zones=cast.station, opens=_opens(plan), covariances=covariances)
    except FlightError as error:  # a drift that falls to the ground: no fault of the way that is planned
        return (), (), str(error)
    missed = []
    for each in plan.firings:
        drift = chase.fly(each.burn.start_s, each.y_start, each.burn.start_s + _DRIFT_S, tolerance=1e-9)
        times = np.arange(drift.t_start_s, drift.t_end_s, _DRIFT_SAMPLE_S)
        missed.append(_course(each.burn.name, drift, chase.station, times))
    return rows, tuple(missed), ""


def _opens(plan: RendezvousPlan) -> str | None:
    """The first braking burn that is done: with it the type enters the ellipsoid."""
    return next((each.burn.name for each in plan.firings if each.burn.name.startswith(BRAKING)), None)


def _network(scene: Scene) -> Network | None:
    """The ground stations that the mission asks to see its burns, or those that track the ship."""
    asked, tracking = scene.cast.mission.constraints, scene.cast.spacecraft.ground_tracking
    if asked is not None and asked.burns_seen_from_ground:
        return load(asked.burns_seen_from_ground, Network)
    return load(tracking.network, Network) if tracking else None


def _times(ship: Trajectory, firings: tuple[Commanded, ...]) -> Vector:
    """Instants at which the planned way is kept: the closer, the nearer to its end, and the ends of burns."""
    close_s = max(ship.t_start_s, ship.t_end_s - _CLOSE_S)
    middle_s = max(ship.t_start_s, ship.t_end_s - 2.0 * _CLOSE_S)
    return np.unique(
        np.concatenate(
            (
                np.arange(ship.t_start_s, middle_s, _FAR_SAMPLE_S),
                np.arange(middle_s, close_s, _SAMPLE_S),
                np.arange(close_s, ship.t_end_s, _CLOSE_SAMPLE_S),
                [t_s for each in firings for t_s in (each.burn.start_s, each.burn.end_s)],
                [ship.t_end_s],
            )
        )
    )


def _course(name: str, ship: Trajectory, station: Trajectory, times: Vector) -> Course:
    """A flight at instants, to a decimetre: more is not seen, and takes room."""
    return Course(name, np.round(times, 1), np.round(positions_lvlh_m(station(times), ship(times)), 1))


def _tube(t_s: Vector, covariance: Vector) -> Tube:
    count = np.size(t_s)
    if count == 0 or np.shape(covariance) != (count, 6, 6):
        raise InputError(
            f"covariances of the tube should be {count} of 6 by 6, as the instants are, "
            f"not {np.shape(covariance)}"
        )
    kept = np.unique(np.linspace(0, count - 1, min(_TUBE_MOST, count)).astype(int))
    return Tube(np.asarray(t_s)[kept], np.asarray(covariance)[kept, :3, :3])


def _pass(each: GroundPass, epoch: Epoch) -> dict[str, Any]:
    return {
        "station": each.station,
        "start_utc": epoch.utc(each.t_start_s),
        "end_utc": epoch.utc(each.t_end_s),
        "highest_deg": float(np.degrees(each.highest_rad)),
        "highest_utc": epoch.utc(each.t_highest_s),
    }


def _eclipse(each: Eclipse, epoch: Epoch) -> dict[str, Any]:
    begin_s, end_s = each.umbra_s or (None, None)
    return {
        "start_utc": epoch.utc(each.t_start_s),
        "end_utc": epoch.utc(each.t_end_s),
        "umbra_start_utc": None if begin_s is None else epoch.utc(begin_s),
        "umbra_end_utc": None if end_s is None else epoch.utc(end_s),
    }
