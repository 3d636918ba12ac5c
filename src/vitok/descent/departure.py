"""Leaving the station: the springs at the port, then a short burn that takes the ship below and ahead."""

import numpy as np
from numpy.typing import NDArray

from vitok.craft.spacecraft import steadied
from vitok.earth.environment import Environment
from vitok.elementary import dot
from vitok.mission.spacecraft import Spacecraft
from vitok.motion import orbit
from vitok.motion.arc import Start
from vitok.motion.lvlh import axes
from vitok.motion.orbit import Burn
from vitok.motion.trajectory import Trajectory

Vector = NDArray[np.float64]
# Against the flight: the orbit sinks, so the ship falls below the station's height and draws ahead, for good.
_BACKWARD_LVLH = np.array([-1.0, 0.0, 0.0])


def undocked(spacecraft: Spacecraft, port_axis_lvlh: Vector, y: Vector) -> Vector:
    """State (7,) after the springs have pushed the docked ship out along the port's axis.

    The propellant that holds its attitude on the way home is booked at once; FlightError if it is short.
    """
    after = steadied(spacecraft, y, "way home")
    after[3:6] += spacecraft.undocking.spring_speed_mps * dot(axes(after).T, port_axis_lvlh)
    return after


def separation_burn(spacecraft: Spacecraft, t_undocking_s: float, mass_kg: float) -> Burn:
    """The thrusters' burn away from the station, in the time and of the size that the file says."""
    data = spacecraft.undocking
    impulse_s = spacecraft.propulsion.thrusters.specific_impulse_s
    # pulsed thrusters: the mean thrust that spreads the velocity change over the burn's time
    thrust_n = orbit.duration_for(data.separation_burn_delta_v_mps, float(mass_kg), 1.0, impulse_s)
    thrust_n /= data.separation_burn_duration_s
    start_s = t_undocking_s + data.separation_burn_delay_s
    duration_s = data.separation_burn_duration_s
    return Burn("separation", start_s, duration_s, thrust_n, impulse_s, _BACKWARD_LVLH)


def leave(
    spacecraft: Spacecraft, axis_lvlh: Vector, docked: Start, t_end_s: float, *, environment: Environment
) -> Trajectory:
    """Flight of the docked ship from its undocking through the separation burn and on."""
    y = undocked(spacecraft, axis_lvlh, docked.y)
    separation = separation_burn(spacecraft, docked.t_s, float(y[6]))
    cd_area_m2 = spacecraft.aerodynamics.cd_area_m2
    return orbit.fly(docked.t_s, y, t_end_s, [separation], environment=environment, cd_area_m2=cd_area_m2)
