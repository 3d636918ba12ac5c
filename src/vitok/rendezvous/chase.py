"""The ship that goes to a station: its flight under all forces, and the burns of its engines."""

from dataclasses import dataclass

import numpy as np

from vitok.earth.environment import Environment
from vitok.elementary import norm
from vitok.mission.spacecraft import Spacecraft
from vitok.motion import orbit
from vitok.motion.trajectory import Trajectory
from vitok.scene import Scene
from vitok.types import Vector


@dataclass(frozen=True)
class Chase:
    """What every law of the rendezvous needs to know: the ship, the station's orbit and the forces."""

    spacecraft: Spacecraft
    station: Trajectory
    environment: Environment

    def fly(
        self, t_s: float, y: Vector, t1_s: float, *burns: orbit.Burn, tolerance: float = orbit.TOLERANCE
    ) -> Trajectory:
        """The spacecraft's flight from ``y`` at ``t_s`` to ``t1_s`` with ``burns``; without, also back."""
        cd_area_m2 = self.spacecraft.aerodynamics.cd_area_m2
        return orbit.fly(
            t_s, y, t1_s, burns, environment=self.environment, cd_area_m2=cd_area_m2, tolerance=tolerance
        )

    def end(
        self, t_s: float, y: Vector, t1_s: float, *burns: orbit.Burn, tolerance: float = orbit.TOLERANCE
    ) -> Vector:
        """The state (7,) at the end of that flight, by a fifth quicker."""
        return orbit.fly(
            t_s,
            y,
            t1_s,
            burns,
            environment=self.environment,
            cd_area_m2=self.spacecraft.aerodynamics.cd_area_m2,
            tolerance=tolerance,
            dense=False,
        ).y_end


def chase_of(scene: Scene) -> Chase:
    """That of a mission's arrival."""
    return Chase(scene.cast.spacecraft, scene.arrival.trajectory, scene.arrival.environment)


def firing(
    name: str,
    centre_s: float,
    delta_v_lvlh_mps: Vector,
    mass_kg: float,
    *,
    craft: Spacecraft,
    thrust_n: float | None = None,
) -> orbit.Burn:
    """The burn of ``delta_v_lvlh_mps`` (3,) about ``centre_s``: main engine, or thrusters if small.

    ``thrust_n`` is that of the thrusters where the burn is theirs whatever its size. The spacecraft holds its
    +x axis along the velocity change, fixed in its own LVLH.
    """
    delta_v_mps = float(norm(delta_v_lvlh_mps))
    main, thrusters = craft.propulsion.main, craft.propulsion.thrusters
    if thrust_n is None and delta_v_mps >= main.smallest_burn_mps:
        thrust_n, impulse_s, start_up_s = main.thrust_n, main.specific_impulse_s, main.start_up_s
    else:
        thrust_n, impulse_s = thrust_n or thrusters.corrections_n, thrusters.specific_impulse_s
        start_up_s = 0.0
    duration_s = orbit.duration_for(delta_v_mps, mass_kg, thrust_n, impulse_s)
    direction = delta_v_lvlh_mps / delta_v_mps if delta_v_mps > 0.0 else np.array([1.0, 0.0, 0.0])
    return orbit.Burn(
        name,
        centre_s - duration_s / 2,
        duration_s,
        thrust_n,
        impulse_s,
        direction,
        start_up_s=start_up_s,
    )


def engine_of(craft: Spacecraft, burn: orbit.Burn, radio_s: float) -> str:
    """What makes a burn: "main", the "thrusters" along +x, or "jets" of all sides without a turn.

    The last make corrections of a ship that keeps its probe on the station from ``radio_s`` on, when the
    automatic rendezvous begins.
    """
    main = craft.propulsion.main
    if (burn.thrust_n, burn.specific_impulse_s) == (main.thrust_n, main.specific_impulse_s):
        return "main"
    correction = burn.thrust_n == craft.propulsion.thrusters.corrections_n
    unturned = craft.attitude.keeps_probe_on_station and burn.start_s >= radio_s
    return "jets" if correction and unturned else "thrusters"
