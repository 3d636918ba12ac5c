"""All that can be dispersed in a mission: what its flights draw, with the sigmas of its vehicles' files.

Sequences of noise are no quantities: what a sensor does in each measurement, when it drops out, how a ship is
pushed about in a coast, how a day's wind runs with altitude.
"""

from collections.abc import Iterable, Iterator

from vitok.craft.jets import jets_of
from vitok.dispersions.navigated import far, near
from vitok.dispersions.quantity import Quantity
from vitok.mission.catalogue import load
from vitok.mission.descent_module import DescentModule
from vitok.mission.docking import Docking
from vitok.mission.relocation import RELOCATION, numbered
from vitok.mission.rocket import Rocket
from vitok.mission.spacecraft import ExecutionErrors, Spacecraft
from vitok.mission.station import Station
from vitok.proximity.pair import attitude_of
from vitok.scene import Scene
from vitok.station.orbit import StationOrbit


def quantities(scene: Scene, burns: Iterable[str] = ()) -> tuple[Quantity, ...]:
    """Those of the parts that can be flown; ``burns`` are the names of those planned in the rendezvous."""
    return tuple(_of_parts(scene, burns))


def _of_parts(scene: Scene, burns: Iterable[str]) -> Iterator[Quantity]:
    cast, arrival, departure = scene.cast, scene.arrival_orbit, scene.departure_orbit
    if arrival is not None:
        yield _station(arrival, "arrival")
        yield from _ascent(cast.rocket)
        yield from far(cast.spacecraft, burns)
        for burn in burns:
            yield from _burn("rendezvous", burn, cast.spacecraft.execution_errors)
        yield from _near_station(cast.spacecraft, cast.station, cast.docking, "docking")
    if arrival is not None and departure is not None:
        for number, move in enumerate(cast.mission.relocation, 1):
            leaving, phase = load(move.leaving, Docking), numbered(RELOCATION, number)
            yield from _near_station(cast.spacecraft, cast.station, leaving, phase)
            told = cast.spacecraft.navigation_filter
            if told is not None and arrival.sets != departure.sets:
                what = "the station behind where the ship is told it is, along its orbit"
                yield Quantity(f"{phase}/station along", 1, "m", told.station_along_1sigma_m, phase, what)
    if departure is not None and departure is not arrival:
        yield _station(departure, "departure")
    if departure is not None and cast.descent_module is not None:
        modes = cast.spacecraft.undocking.modes
        if modes is None:
            yield from _burn("descent", "separation", cast.spacecraft.execution_errors)
        else:
            yield from _near_station(cast.spacecraft, cast.station, load(modes, Docking), "undocking")
        yield from _burn("descent", "deorbit", cast.spacecraft.execution_errors)
        yield from _descent(cast.descent_module)


def _station(orbit: StationOrbit, about: str) -> Quantity:
    """The unknowns come together from their covariance: no one of them has a sigma of its own."""
    return Quantity(
        f"world/station at {about}",
        orbit.knowledge.covariance.shape[0],
        "sigma",
        1.0,
        "world",
        "unknowns of the station's orbit, of the density's scale along it and of burns to come, through the "
        "root of their covariance",
    )


def _ascent(rocket: Rocket) -> Iterator[Quantity]:
    sigma = rocket.dispersions
    if sigma is None:
        return
    for stage in rocket.stages:
        for name, one_sigma, about in (
            ("thrust", sigma.thrust, "factor on thrust and flow, as a share"),
            ("specific_impulse", sigma.specific_impulse, "factor on the specific impulse, as a share"),
            ("propellant", sigma.propellant, "factor on the propellant loaded, as a share"),
            ("residual", sigma.residual, "factor on the residual, as a share"),
        ):
            yield Quantity(
                f"ascent/{stage.name}/{name}", stage.count, "", one_sigma, "ascent", f"{about}; of each unit"
            )
    for name, count, unit, one_sigma, about in (
        ("drag", 1, "", sigma.drag, "factor on the axial coefficient, as a share"),
        ("attitude", 3, "deg", sigma.attitude_deg, "angles by which the platform stands off"),
        ("cut_off", 1, "m/s", sigma.cut_off_mps, "velocity by which the engine is cut off late"),
    ):
        yield Quantity(f"ascent/{name}", count, unit, one_sigma, "ascent", about)
    yield from _density("ascent")


def _burn(phase: str, burn: str, errors: ExecutionErrors) -> Iterator[Quantity]:
    name = f"{phase}/{burn}"
    yield Quantity(
        f"{name}/magnitude", 1, "", errors.magnitude_1sigma, phase, "error of the burn's duration, as a share"
    )
    yield Quantity(
        f"{name}/pointing",
        3,
        "deg",
        errors.pointing_1sigma_deg,
        phase,
        "turn of the burn's direction about GCRF or LVLH axes, of which the part across it counts",
    )


def _near_station(craft: Spacecraft, station: Station, docking: Docking, phase: str) -> Iterator[Quantity]:
    errors, about, jets = craft.execution_errors, attitude_of(station), jets_of(craft).thrust_n.size
    rows: list[tuple[str, int, str, float, str]] = [
        ("thrusters/share", jets, "", errors.thruster_1sigma, "error of each thruster's thrust, as a share"),
        (
            "thrusters/tilt",
            3 * jets,
            "deg",
            errors.thruster_pointing_1sigma_deg,
            "angles by which each thruster is off, three of each",
        ),
        ("mass", 1, "", errors.mass_1sigma, "factor on the mass that the ship knows, as a share"),
        ("inertia", 1, "", errors.inertia_1sigma, "factor on the inertia that it knows, as a share"),
        ("centre", 3, "m", errors.centre_1sigma_m, "the centre of mass beside the one that it knows"),
        (
            "plume area",
            1,
            "",
            station.plume_area_spread,
            "logarithm of the factor on the station's area that stops plumes",
        ),
        (
            "station/attitude",
            3,
            "deg",
            about.found_within * about.dead_band_deg,
            "angles of the station off its law as the ship comes under its own control",
        ),
        (
            "station/rate",
            3,
            "deg/s",
            about.found_within * about.rate_degps,
            "turn of the station against its law then",
        ),
    ]
    if not docking.begins_docked:
        first = craft.proximity
        rows += [
            ("attitude", 3, "deg", first.first_attitude_1sigma_deg, "angles of the ship off its port, first"),
            ("rate", 3, "deg/s", first.first_rate_1sigma_degps, "turn of the ship at first"),
        ]
    for name, count, unit, one_sigma, what in rows:
        yield Quantity(f"{phase}/{name}", count, unit, one_sigma, phase, what)
    yield from near(craft, phase)


def _descent(module: DescentModule) -> Iterator[Quantity]:
    sigma = module.dispersions
    for name, count, unit, one_sigma, about in (
        ("drag", 1, "", sigma.drag, "factor on the capsule's drag, as a share"),
        ("lift", 1, "", sigma.lift, "factor on the capsule's lift, as a share"),
        ("mass", 1, "kg", sigma.mass_kg, "mass of the capsule beside the planned one"),
        (
            "navigation/position",
            2,
            "m",
            sigma.navigation_position_m,
            "latitude and longitude that guidance is told, as arcs on the mean Earth",
        ),
        (
            "navigation/velocity",
            2,
            "m/s",
            sigma.navigation_velocity_mps,
            "ground speed and altitude rate that guidance is told",
        ),
    ):
        yield Quantity(f"descent/{name}", count, unit, one_sigma, "descent", about)
    yield from _density("descent")


def _density(phase: str) -> Iterator[Quantity]:
    """By altitude (``earth.climate``): no one altitude's sigma is that of the whole."""
    yield Quantity(
        f"{phase}/density", 1, "sigma", 1.0, phase, "density of the air beside the forecast's, all the way"
    )
    yield Quantity(
        f"{phase}/density wave", 2, "sigma", 1.0, phase, "sine and cosine of the density's wave with altitude"
    )
