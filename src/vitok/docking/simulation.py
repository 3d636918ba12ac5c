"""The docking flown: from hand-over to first contact, an Arc."""

import numpy as np
from numpy.typing import NDArray

from vitok.chance import generator
from vitok.craft.docking_mechanism import Contact, check_contact
from vitok.docking.dynamics import CONTACT, NOT_FINITE, Thrust, approach
from vitok.docking.guidance import follow
from vitok.docking.plan import DockingPlan
from vitok.earth.environment import Environment, check_span
from vitok.errors import FlightError
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.arc import Arc, Event
from vitok.motion.orbit import G0_MPS2
from vitok.motion.trajectory import Trajectory

Vector = NDArray[np.float64]

STEP_S = 0.5
_SAMPLE_STEPS = 4  # a sample every two seconds
_LATE_S = 300.0  # beyond the planned contact, after which there will be none


def fly(
    plan: DockingPlan,
    spacecraft: Spacecraft,
    t_s: float,
    y: Vector,
    station: Trajectory,
    environment: Environment,
    seed: int,
) -> Arc:
    """Fly the approach from ``y`` (7,) at ``t_s`` to contact, with navigation errors drawn by ``seed``.

    Three degrees of freedom: the attitude is the commanded one, the probe along the port's axis. FlightError
    if there is no contact or if it is outside the mechanism's envelope, InputError if the approach leaves the
    environment's span.
    """
    proximity, thrusters = spacecraft.proximity, spacecraft.propulsion.thrusters
    thrust = Thrust(
        toward_n=thrusters.translation.x_plus_n,
        away_n=thrusters.translation.x_minus_n,
        across_n=thrusters.translation.y_n,
        shortest_pulse_s=proximity.shortest_pulse_s,
        flow_per_n=1.0 / (thrusters.specific_impulse_s * G0_MPS2),
    )
    end_s = plan.t_docking_s - t_s + _LATE_S
    check_span(environment, t_s, t_s + end_s)
    parameters = np.array([plan.rate_radps, proximity.control_frequency_radps, proximity.control_damping])
    status, rows = approach(
        float(t_s),
        np.ascontiguousarray(y, dtype=float),
        end_s,
        STEP_S,
        follow,
        parameters,
        plan.reference,
        thrust,
        _navigation_errors(spacecraft, int(end_s / STEP_S) + 2, seed),
        station.kernel,
        spacecraft.aerodynamics.cd_area_m2,
        environment,
    )
    if status == NOT_FINITE:
        raise FlightError("the approach holds a state that is not finite")
    if status != CONTACT:
        range_m = float(np.linalg.norm(rows[-1, 8:11] - plan.reference.contact))
        raise FlightError(
            f"no contact with port {plan.port}: still {range_m:.1f} m away {rows[-1, 0]:.0f} s on"
        )
    contact = _contact(rows[-1, 8:14], plan)
    check_contact(contact, spacecraft.docking_mechanism, plan.port)

    kept = rows[::_SAMPLE_STEPS]
    if kept[-1, 0] < rows[-1, 0]:
        kept = np.concatenate((kept, rows[-1:]))
    offset = kept[:, 8:11] - plan.reference.contact
    closing_mps = -(kept[:, 11:14] @ plan.reference.axis)
    return Arc(
        name="docking",
        t_s=t_s + kept[:, 0],
        r_gcrf_m=kept[:, 1:4],
        v_gcrf_mps=kept[:, 4:7],
        mass_kg=kept[:, 7],
        channels={
            "x_lvlh_m": kept[:, 8],
            "y_lvlh_m": kept[:, 9],
            "z_lvlh_m": kept[:, 10],
            "range_m": np.linalg.norm(offset, axis=1),
            "closing_rate_mps": closing_mps,
            "propellant_kg": kept[:, 14],
        },
        events=_events(plan, t_s, rows, contact),
        burns=(
            {
                "name": "approach",
                "start_s": float(t_s),
                "duration_s": float(rows[-1, 0]),
                "delta_v_mps": float(
                    thrusters.specific_impulse_s * G0_MPS2 * np.log(rows[0, 7] / rows[-1, 7])
                ),
                "propellant_kg": float(rows[-1, 14]),
            },
        ),
    )


def _navigation_errors(spacecraft: Spacecraft, count: int, seed: int) -> Vector:
    """Errors (count, 6) per metre of range plus one: Gauss-Markov, as a filter leaves them."""
    proximity = spacecraft.proximity
    draw = generator(seed, 0, "docking/navigation").standard_normal((count, 6))
    memory = np.exp(-STEP_S / proximity.navigation_time_constant_s)
    errors = np.empty_like(draw)
    errors[0] = draw[0]
    for k in range(1, count):
        errors[k] = memory * errors[k - 1] + np.sqrt(1.0 - memory**2) * draw[k]
    errors[:, :3] *= proximity.navigation_position_1sigma_per_m
    errors[:, 3:] *= proximity.navigation_velocity_1sigma_per_s
    return errors


def _contact(relative: Vector, plan: DockingPlan) -> Contact:
    axis = plan.reference.axis
    offset, velocity = relative[:3] - plan.reference.contact, relative[3:]
    return Contact(
        closing_rate_mps=float(-velocity @ axis),
        lateral_rate_mps=float(np.linalg.norm(velocity - (velocity @ axis) * axis)),
        lateral_offset_m=float(np.linalg.norm(offset - (offset @ axis) * axis)),
    )


def _events(plan: DockingPlan, t_s: float, rows: Vector, contact: Contact) -> tuple[Event, ...]:
    events = []
    for name, since_s in (
        ("flyaround_start", 0.0),
        ("station_keeping", plan.reference.arrival_s),
        ("final_approach", plan.reference.final_s),
    ):
        row = rows[np.argmin(np.abs(rows[:, 0] - since_s))]
        range_m = float(np.linalg.norm(row[8:11] - plan.reference.contact))
        events.append(Event(name, t_s + float(row[0]), row[1:8].copy(), {"range_m": range_m}))
    last = rows[-1]
    events.append(
        Event(
            "docking",
            t_s + float(last[0]),
            last[1:8].copy(),
            {
                "closing_rate_mps": contact.closing_rate_mps,
                "lateral_rate_mps": contact.lateral_rate_mps,
                "lateral_offset_m": contact.lateral_offset_m,
            },
        )
    )
    return tuple(events)
