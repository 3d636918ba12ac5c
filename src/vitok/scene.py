"""The scene of a mission: all that it names, loaded, and the station's real orbit, before any plan."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from vitok.craft.spacecraft import launch_mass_kg
from vitok.craft.station import docked_position_lvlh_m, docked_state
from vitok.earth.forecast import forecast, known_to
from vitok.earth.orientation import span
from vitok.earth.sounding import read_wind
from vitok.earth.space_weather import SolarActivity
from vitok.earth.space_weather_tables import tables
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.errors import FlightError, InputError
from vitok.mission.catalogue import load, path_of, sha256, shown_name
from vitok.mission.descent_module import DescentModule
from vitok.mission.dispersions import Dispersions
from vitok.mission.docking import Docking
from vitok.mission.instant import instant
from vitok.mission.law import law_file
from vitok.mission.mission import Mission
from vitok.mission.place import Network, Site, Zone, check_ground
from vitok.mission.profile import Profile
from vitok.mission.rocket import Rocket
from vitok.mission.spacecraft import Spacecraft, load_descent_module
from vitok.mission.station import Station, port_of
from vitok.motion.arc import Start
from vitok.motion.trajectory import Trajectory
from vitok.parallel import mapped
from vitok.station.element_set import ElementSet
from vitok.station.known import check_place, orbit_of, place_known
from vitok.station.orbit import StationOrbit
from vitok.station.read import Tracked, tracked
from vitok.types import Vector

Near = TypeVar("Near")
Made = TypeVar("Made")

_ABOUT = 0.2  # of a profile's duration: how far docking may be from it
_MJD_OF_ORDINAL_ZERO = -678576
_BEFORE_DAYS, _AFTER_DAYS = 4, 4  # what tables have beyond a mission's instants, to be joined and flown on
_LANDING_SPAN_S = SECONDS_PER_DAY  # the turns of a day after undocking hold every landing opportunity


@dataclass(frozen=True)
class Cast:
    """All that a mission names, as its files say it."""

    mission: Mission
    rocket: Rocket
    profile: Profile
    docking: Docking
    spacecraft: Spacecraft
    descent_module: DescentModule | None
    station: Station
    site: Site
    zone: Zone
    dispersions: Dispersions | None = None

    @cached_property
    def departure(self) -> Docking | None:
        """The modes by which the spacecraft leaves its port, if its file names some; read once."""
        modes = self.spacecraft.undocking.modes
        return None if modes is None else load(modes, Docking)

    def once(self, make: Callable[["Cast"], Made]) -> Made:
        """What ``make`` makes of the files alone: made once, and the same for all flights of the cast."""
        made: dict[Callable[[Cast], Any], Any] = self.__dict__.setdefault("_made", {})
        if make not in made:
            made[make] = make(self)
        found: Made = made[make]
        return found

    def __getstate__(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @property
    def laws(self) -> tuple[str, ...]:
        """The names of the guidance laws."""
        own = () if self.descent_module is None else (self.descent_module.entry.law,)
        return self.rocket.guidance.law, self.spacecraft.proximity.law, *own

    @property
    def crew_kg(self) -> float:
        """The crew with suits and outfit."""
        return sum(member.mass_kg for member in self.mission.crew)

    @property
    def launch_mass_kg(self) -> float:
        """The spacecraft at separation from the rocket."""
        return launch_mass_kg(self.spacecraft, self.crew_kg, self.mission.cargo.up_kg)

    @property
    def cargo_exchange_kg(self) -> float:
        """What the ship gains at the station: brought down less brought up."""
        return self.mission.cargo.down_kg - self.mission.cargo.up_kg

    @cached_property
    def wind(self) -> Vector:
        """The wind over the landing zone that is foreseen (n, 3): altitude_m, east_mps, north_mps."""
        return forecast(self.mission.wind, self.zone.latitude_deg, self.mission.times.undocking_utc)

    @cached_property
    def wind_sigma(self) -> Vector:
        """How well it is known (n, 3): altitude_m, and one sigma."""
        return known_to(self.mission.wind, self.zone.latitude_deg, self.mission.times.undocking_utc)

    @cached_property
    def launch_wind(self) -> Vector:
        """The wind over the pad that is foreseen (n, 3), as ``wind``."""
        return forecast(self.mission.launch_wind, self.site.latitude_deg, self.mission.launch_date)

    @cached_property
    def launch_wind_sigma(self) -> Vector:
        """How well it is known (n, 3), as ``wind_sigma``."""
        return known_to(self.mission.launch_wind, self.site.latitude_deg, self.mission.launch_date)

    @property
    def docked_position_lvlh_m(self) -> Vector:
        """Centre of mass of the docked ship from the station's, LVLH, at the port that it comes to first."""
        return self.docked_at_lvlh_m(self.mission.port)

    def docked_at_lvlh_m(self, port: str) -> Vector:
        """As ``docked_position_lvlh_m``, at a port of the station."""
        length_m = self.spacecraft.docking_mechanism.docked_length_m
        return docked_position_lvlh_m(self.station, port, length_m)

    def at(self, phase: str) -> "Cast":
        """The cast with the port of a phase as the mission's, for what looks at one phase alone."""
        port = self.mission.port_in(phase)
        return (
            self
            if port == self.mission.port
            else replace(self, mission=self.mission.model_copy(update={"port": port}))
        )


@dataclass(frozen=True, eq=False)
class Scene:
    """A cast, the instants that the mission requires, and the station's orbit about them.

    An orbit is None where no element set is near enough. ``activity`` is given for days whose space weather
    is not measured.
    """

    cast: Cast
    epoch: Epoch
    t_docking_s: float
    t_undocking_s: float
    element_sets: tuple[ElementSet, ...] = ()
    arrival_orbit: StationOrbit | None = None
    departure_orbit: StationOrbit | None = None
    activity: SolarActivity | None = None
    inputs_sha256: dict[str, str] = field(default_factory=dict)  # of every file read, by its name

    @property
    def arrival(self) -> StationOrbit:
        """The station's orbit about the arrival; FlightError if it is not known."""
        return self.near(self.arrival_orbit, "docking", self.t_docking_s)

    @property
    def departure(self) -> StationOrbit:
        """The station's orbit about the departure; FlightError if it is not known."""
        return self.near(self.departure_orbit, "undocking", self.t_undocking_s)

    @property
    def module(self) -> DescentModule:
        """The part that lands; FlightError if the spacecraft has none."""
        if self.cast.descent_module is None:
            raise FlightError(f"spacecraft {self.cast.spacecraft.name} does not land")
        return self.cast.descent_module

    def undocking(self, arrival_kg: float) -> Start:
        """The docked ship at undocking that had ``arrival_kg`` at docking."""
        return self.undocking_from(self.departure.trajectory, arrival_kg)

    def undocking_from(self, station: Trajectory, arrival_kg: float) -> Start:
        """As ``undocking``, from a station that is elsewhere."""
        mass_kg = arrival_kg + self.cast.cargo_exchange_kg
        place_m = self.cast.docked_at_lvlh_m(self.cast.mission.port_in("descent"))
        docked = docked_state(station(self.t_undocking_s), place_m)
        return Start(self.t_undocking_s, np.append(docked, mass_kg))

    def near(self, station: Near | None, what: str, t_s: float) -> Near:
        """The station near what happens at ``t_s``; FlightError if there is none."""
        if station is None:
            raise FlightError(f"no element set of the station is near the {what}, {self.epoch.utc(t_s)[:10]}")
        return station


def loaded(mission: Mission, activity: SolarActivity | None = None) -> Scene:
    """All that the mission names, without the station's orbit; InputError for what is wrong in a file.

    ``activity`` of the Sun for days that are not measured goes before what the mission's file says of it.
    """
    _check_instants(mission)
    station = load(mission.station, Station)
    port_of(station, mission.port)
    for each in mission.relocation:
        port_of(station, each.port)
    spacecraft, profile = load(mission.spacecraft, Spacecraft), load(mission.profile, Profile)
    cast = Cast(
        mission=mission,
        rocket=load(mission.rocket, Rocket),
        profile=profile,
        docking=load(profile.docking, Docking),
        spacecraft=spacecraft,
        descent_module=load_descent_module(spacecraft) if spacecraft.descent_module else None,
        station=station,
        site=load(mission.site, Site),
        zone=load(mission.zone, Zone),
        dispersions=load(mission.dispersions, Dispersions) if mission.dispersions else None,
    )
    if cast.descent_module is not None:
        check_ground(cast.zone, cast.descent_module)
    if activity is None and mission.space_weather is not None:
        activity = SolarActivity(mission.space_weather.f107_sfu, mission.space_weather.ap)
    epoch = Epoch.from_utc(f"{mission.launch_date}T00:00:00Z")
    times = mission.times
    models = [getattr(cast, each.name) for each in fields(cast)]
    for each in mission.relocation:
        models += [load(name, Docking) for name in (each.leaving, each.docking) if name is not None]
    if mission.constraints and mission.constraints.burns_seen_from_ground:
        models.append(load(mission.constraints.burns_seen_from_ground, Network))
    digests = {name: sha for model in models if model for name, sha in model.inputs_sha256.items()}
    for wind in (mission.wind, mission.launch_wind):
        if wind.file is not None:
            read_wind(wind.file)
            digests[f"winds/{Path(wind.file).name}"] = sha256(Path(wind.file))
    return Scene(
        cast,
        epoch,
        epoch.t_s(times.docking_utc),
        epoch.t_s(times.undocking_utc),
        activity=activity,
        inputs_sha256=digests | {file.name: sha256(file) for file in map(law_file, cast.laws) if file},
    )


def _check_instants(mission: Mission) -> None:
    """InputError, by its key, for an instant at which the Earth's orientation or its air is not known."""
    first_mjd, last_mjd = span()
    first_mjd = max(first_mjd, int(tables().first_mjd))
    first, last = (
        date.fromordinal(mjd - _MJD_OF_ORDINAL_ZERO)
        for mjd in (first_mjd + _BEFORE_DAYS, last_mjd - _AFTER_DAYS)
    )
    times = mission.times
    for key, value in (
        ("launch_date", mission.launch_date),
        ("times.docking_utc", times.docking_utc),
        ("times.undocking_utc", times.undocking_utc),
    ):
        if not first <= instant(value).date() <= last:
            file = next(iter(mission.inputs_sha256), "mission")
            raise InputError(
                f"{file}: {key} = '{value}' should lie from {first} to {last}, the days of which the Earth's "
                "orientation and the space weather are tabulated (a newer astropy-iers-data may have more)"
            )


def set_up(mission: Mission, activity: SolarActivity | None = None) -> Scene:
    """The scene with the station's orbit, estimated from the files that the mission names.

    InputError for what is wrong in a file or lies outside a table, and if the station's place is known
    neither at docking nor at undocking.
    """
    scene = loaded(mission, activity)
    _check_profile(scene.cast.profile, scene.t_docking_s)
    files = [path_of(name, "element_sets") for name in mission.element_sets]
    known = tracked(files, scene.cast.station, scene.epoch)
    arrival, departure = _station_orbits(known, scene)
    digests = {
        shown_name(name, "element_sets"): sha256(file)
        for name, file in zip(mission.element_sets, files, strict=True)
    }
    return replace(
        scene,
        element_sets=known.sets,
        arrival_orbit=arrival,
        departure_orbit=departure,
        inputs_sha256=scene.inputs_sha256 | digests,
    )


def _check_profile(profile: Profile, t_docking_s: float) -> None:
    """FlightError if no lift-off of the launch's day lies about a profile's duration before docking."""
    shortest_s, longest_s = ((1.0 + sign * _ABOUT) * profile.docking_after_liftoff_s for sign in (-1.0, 1.0))
    if not shortest_s <= t_docking_s <= longest_s + SECONDS_PER_DAY:
        raise FlightError(
            f"profile {profile.name} takes {profile.docking_after_liftoff_s / 3600:.1f} h from lift-off to "
            f"docking, but times.docking_utc is {t_docking_s / 3600:.1f} h after the begin of launch_date"
        )


def _station_orbits(known: Tracked, scene: Scene) -> tuple[StationOrbit | None, StationOrbit | None]:
    """The station's orbit about arrival and departure, the same where both rest on the same data.

    None where its place is not known; InputError if it is known at neither.
    """
    epoch, t_docking_s, t_undocking_s = scene.epoch, scene.t_docking_s, scene.t_undocking_s
    t_last_landing_s = t_undocking_s + _LANDING_SPAN_S

    def over(t_start_s: float, t_end_s: float) -> StationOrbit:
        model, activity = scene.cast.station, scene.activity
        return orbit_of(known, model, epoch, t_start_s=t_start_s, t_end_s=t_end_s, activity=activity)

    def tabulated(orbit: StationOrbit) -> StationOrbit:
        _ = orbit.environment  # kept by the orbit: made here, beside the fit of the other one
        return orbit

    if known.ephemeris is not None:
        whole = over(0.0, t_last_landing_s)
        return whole, whole
    spans = (0.0, t_docking_s), (t_undocking_s, t_last_landing_s)
    arrival, departure = mapped(lambda span: tabulated(over(*span)), spans)
    at_arrival, at_departure = place_known(arrival, t_docking_s), place_known(departure, t_undocking_s)
    if not at_arrival and not at_departure:
        check_place(arrival, t_docking_s, "docking_utc")
    if at_arrival and at_departure and arrival.sets[-1].t_s(epoch) >= departure.sets[0].t_s(epoch):
        arrival = departure = over(0.0, t_last_landing_s)
    return arrival if at_arrival else None, departure if at_departure else None
