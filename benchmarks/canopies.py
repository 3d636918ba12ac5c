"""A capsule under its canopies from 10.8 km to the ground, its drag drawn anew, by vitok and by RocketPy.

Both are called run by run from Python. RocketPy opens the main canopy at once and flies a point under it in
the standard atmosphere; vitok opens the row of canopies, drops the shield and fires the soft-landing
engines, in the air of the day.
"""

import time
from collections.abc import Callable
from contextlib import redirect_stdout
from importlib.metadata import version
from io import StringIO

from rocketpy import Environment, Flight, Rocket
from rocketpy.motors import EmptyMotor

import vitok
from vitok.chance import Draws
from vitok.descent.dispersion import dispersed
from vitok.descent.dynamics import Sample
from vitok.descent.landing import land, parachute_legs
from vitok.descent.plan import vehicle_of
from vitok.motion import orbit

COUNT = 100
_LONGEST_S = 3000.0


def lines() -> list[str]:
    """The table."""
    planned = vitok.plan("soyuz-ms-07")
    assert planned.descent is not None
    scene, down, craft = planned.scene, planned.descent, vehicle_of(planned.scene)
    environment = scene.departure.environment
    ship = orbit.fly(
        down.burn.start_s,
        down.y_ignition,
        down.module_separation_s,
        [down.burn],
        environment=environment,
        cd_area_m2=craft.spacecraft.aerodynamics.cd_area_m2,
    )
    row = land(craft, ship.t_end_s, ship.y_end, down.steering, environment=environment).entry[-1]
    ground_m = scene.cast.zone.ground_altitude_m

    def by_vitok(run: int) -> float:
        other = dispersed(craft, Draws(0, run))
        legs = parachute_legs(other, row, ground_m, environment)
        return float(legs[-1][-1, Sample.T] - row[Sample.T])

    main = craft.module.parachutes.canopies[-1]
    air = Environment(latitude=scene.cast.zone.latitude_deg, elevation=ground_m)
    air.set_atmospheric_model(type="standard_atmosphere")

    def by_rocketpy(run: int) -> float:
        drag = 1.0 + 0.05 * float(Draws(0, run).normal("drag")[0])
        capsule = Rocket(
            radius=1.1,
            mass=craft.module_mass_kg,
            inertia=(2500.0, 2500.0, 2500.0),
            power_off_drag=1.2,
            power_on_drag=1.2,
            center_of_mass_without_motor=0.0,
        )
        capsule.add_motor(EmptyMotor(), position=0.0)
        capsule.add_parachute(
            "main",
            cd_s=drag * main.drag_coefficient * main.area_m2,
            trigger=lambda pressure, height, state: True,
            sampling_rate=10.0,
        )
        state = [0.0, 0.0, 0.0, float(row[Sample.ALTITUDE]), 0.0, 0.0, -float(row[Sample.SPEED])]
        with redirect_stdout(StringIO()):  # it tells of each opening
            flown = Flight(
                rocket=capsule,
                environment=air,
                rail_length=1.0,
                initial_solution=[*state, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
                max_time=_LONGEST_S,
            )
        return float(flown.t_final)

    rows = []
    for name, fly in (
        (f"vitok {vitok.__version__}", by_vitok),
        (f"RocketPy {version('rocketpy')}", by_rocketpy),
    ):
        took_s, falls_s = _timed(fly)
        rows.append(f"| {name} | {1e3 * took_s:.2f} ms | {falls_s:.0f} s |")
    return [
        f"{COUNT} falls from {row[Sample.ALTITUDE] / 1e3:.1f} km under canopies, drag drawn, on one core.",
        "vitok opens the row of canopies, drops the shield and fires the soft-landing engines;",
        "RocketPy opens the main canopy at once.",
        "",
        "| program | one takes | mean fall |",
        "|---|---|---|",
        *rows,
    ]


def _timed(fly: Callable[[int], float]) -> tuple[float, float]:
    fly(1)
    began_s = time.process_time()
    falls_s = [fly(run) for run in range(1, COUNT + 1)]
    return (time.process_time() - began_s) / COUNT, sum(falls_s) / COUNT
