"""The scene of a mission: vehicles, places and the station's real orbit, loaded before any plan."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vitok.craft.spacecraft import launch_mass_kg
from vitok.craft.station import docked_position_lvlh_m, docked_state, port_of
from vitok.earth.space_weather import SolarActivity
from vitok.earth.time import SECONDS_PER_DAY, Epoch
from vitok.errors import FlightError
from vitok.mission.catalogue import load, path_of
from vitok.mission.descent_module import DescentModule
from vitok.mission.mission import Mission
from vitok.mission.place import Site, Zone
from vitok.mission.profile import Profile
from vitok.mission.rocket import Rocket
from vitok.mission.spacecraft import Spacecraft, load_descent_module
from vitok.mission.station import Station
from vitok.station.element_set import ElementSet
from vitok.station.known import check_place, orbit_of, place_known
from vitok.station.orbit import StationOrbit
from vitok.station.read import Tracked, tracked

Vector = NDArray[np.float64]

_ABOUT = 0.2  # of a profile's duration: how far docking may be from it
_LANDING_SPAN_S = SECONDS_PER_DAY  # the turns of a day after undocking hold every landing opportunity


@dataclass(frozen=True)
class Setting:
    """All that a mission names, loaded: vehicles, places, and the station's real orbit with its air."""

    mission: Mission
    rocket: Rocket
    profile: Profile
    spacecraft: Spacecraft
    descent_module: DescentModule | None
    station: Station
    site: Site
    zone: Zone
    epoch: Epoch
    element_sets: tuple[ElementSet, ...]
    t_docking_s: float
    t_undocking_s: float
    wind: Vector
    arrival: StationOrbit | None  # None where no element set is near enough
    departure: StationOrbit | None
    activity: SolarActivity | None = None  # given for days whose space weather is not measured

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

    @property
    def calm(self) -> Vector:
        """No wind: the mission file's table is that of the landing zone."""
        return np.zeros((1, 3))

    @property
    def docked_position_lvlh_m(self) -> Vector:
        """Centre of mass of the docked ship from the station's, LVLH."""
        probe_m = self.spacecraft.docking_mechanism.probe_position_m[0]
        return docked_position_lvlh_m(self.station, self.mission.port, probe_m)

    def undocking_state(self, departure: StationOrbit, arrival_kg: float) -> Vector:
        """State (7,) of the docked ship at undocking that had ``arrival_kg`` at docking."""
        y_station = departure.trajectory(self.t_undocking_s)
        mass_kg = arrival_kg + self.cargo_exchange_kg
        return np.append(docked_state(y_station, self.docked_position_lvlh_m), mass_kg)


def set_up(mission: Mission, activity: SolarActivity | None = None) -> Setting:
    """Loads all that the mission names and estimates the station's orbit.

    ``activity`` of the Sun for days that are not measured goes before what the mission's file says of it.
    InputError for what is wrong in a file or lies outside a table, and if the station's place is known
    neither at docking nor at undocking.
    """
    epoch = Epoch.from_utc(f"{mission.launch_date}T00:00:00Z")
    station = load(mission.station, Station)
    port_of(station, mission.port)
    spacecraft = load(mission.spacecraft, Spacecraft)
    t_docking_s = epoch.t_s(mission.times.docking_utc)
    t_undocking_s = epoch.t_s(mission.times.undocking_utc)
    profile = load(mission.profile, Profile)
    _check_profile(profile, t_docking_s)
    if activity is None and mission.space_weather is not None:
        activity = SolarActivity(mission.space_weather.f107_sfu, mission.space_weather.ap)
    known = tracked([path_of(name, "element_sets") for name in mission.element_sets], station, epoch)
    arrival, departure = _station_orbits(known, station, epoch, t_docking_s, t_undocking_s, activity)
    return Setting(
        mission=mission,
        rocket=load(mission.rocket, Rocket),
        profile=profile,
        spacecraft=spacecraft,
        descent_module=load_descent_module(spacecraft) if spacecraft.descent_module else None,
        station=station,
        site=load(mission.site, Site),
        zone=load(mission.zone, Zone),
        epoch=epoch,
        element_sets=known.sets,
        t_docking_s=t_docking_s,
        t_undocking_s=t_undocking_s,
        wind=_wind(mission),
        arrival=arrival,
        departure=departure,
        activity=activity,
    )


def _check_profile(profile: Profile, t_docking_s: float) -> None:
    """FlightError if no lift-off of the launch's day lies about a profile's duration before docking."""
    shortest_s, longest_s = ((1.0 + sign * _ABOUT) * profile.docking_after_liftoff_s for sign in (-1.0, 1.0))
    if not shortest_s <= t_docking_s <= longest_s + SECONDS_PER_DAY:
        raise FlightError(
            f"profile {profile.name} takes {profile.docking_after_liftoff_s / 3600:.1f} h from lift-off to "
            f"docking, but times.docking_utc is {t_docking_s / 3600:.1f} h after the begin of launch_date"
        )


def _station_orbits(
    known: Tracked,
    station: Station,
    epoch: Epoch,
    t_docking_s: float,
    t_undocking_s: float,
    activity: SolarActivity | None,
) -> tuple[StationOrbit | None, StationOrbit | None]:
    """The station's orbit about arrival and departure, the same where both rest on the same data.

    None where its place is not known; InputError if it is known at neither.
    """
    t_last_landing_s = t_undocking_s + _LANDING_SPAN_S

    def over(t_start_s: float, t_end_s: float) -> StationOrbit:
        return orbit_of(known, station, epoch, t_start_s=t_start_s, t_end_s=t_end_s, activity=activity)

    def tabulated(orbit: StationOrbit) -> StationOrbit:
        _ = orbit.environment  # kept by the orbit: made here, beside the fit of the other one
        return orbit

    if known.ephemeris is not None:
        whole = over(0.0, t_last_landing_s)
        return whole, whole
    spans = (0.0, t_docking_s), (t_undocking_s, t_last_landing_s)
    with ThreadPoolExecutor(len(spans)) as pool:
        arrival, departure = pool.map(lambda span: tabulated(over(*span)), spans)
    at_arrival, at_departure = place_known(arrival, t_docking_s), place_known(departure, t_undocking_s)
    if not at_arrival and not at_departure:
        check_place(arrival, t_docking_s, "docking_utc")
    if at_arrival and at_departure and arrival.sets[-1].t_s(epoch) >= departure.sets[0].t_s(epoch):
        arrival = departure = over(0.0, t_last_landing_s)
    return arrival if at_arrival else None, departure if at_departure else None


def _wind(mission: Mission) -> Vector:
    rows = (mission.wind.altitude_m, mission.wind.east_mps, mission.wind.north_mps)
    return np.array(rows).T.copy() if rows[0] else np.zeros((1, 3))
