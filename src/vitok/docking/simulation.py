"""The docking flown: from hand-over to first contact, an Arc."""

from pathlib import Path

import numpy as np

from vitok.chance import Draws
from vitok.compiled import njit
from vitok.craft.docking_mechanism import Contact, check_contact
from vitok.craft.spacecraft import attitude_jump, attitude_kg, check_propellant, steadied
from vitok.docking.dynamics import POSITION_LVLH, STATE, VELOCITY_LVLH, Sample, Thrust, approach
from vitok.docking.guidance import LAWS
from vitok.docking.plan import FOLLOWING, DockingPlan
from vitok.earth.environment import check_span
from vitok.elementary import dot, exp, log, norm
from vitok.errors import FlightError
from vitok.mission.spacecraft import Spacecraft
from vitok.motion.arc import Arc, Event, Firing, Start
from vitok.motion.laws import law_of
from vitok.motion.orbit import G0_MPS2
from vitok.motion.status import Status
from vitok.types import Vector
from vitok.world import World

STEP_S = 0.5
_LATE_S = 300.0  # beyond the planned contact, after which there will be none


def fly(world: World, plan: DockingPlan, start: Start, draws: Draws) -> Arc:
    """Fly the approach to contact with the true station, with navigation errors drawn.

    Three degrees of freedom: the attitude is the commanded one, the probe along the port's axis. FlightError
    if there is no contact, if it is outside the mechanism's envelope or if the propellant does not last,
    InputError if the approach leaves the environment's span.
    """
    spacecraft, environment, t_s = world.cast.spacecraft, world.arrival.environment, start.t_s
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
        t_s,
        steadied(spacecraft, start.y, "approach"),
        end_s,
        STEP_S,
        law_of(proximity.law, Path(spacecraft.name), LAWS),
        parameters,
        plan.reference,
        thrust,
        _navigation_errors(spacecraft, int(end_s / STEP_S) + 2, draws),
        world.arrival.trajectory.kernel,
        spacecraft.aerodynamics.cd_area_m2,
        environment,
    )
    if status == Status.NOT_FINITE:
        raise FlightError("the approach holds a state that is not finite")
    if status != Status.CONTACT:
        range_m = float(norm(rows[-1, POSITION_LVLH] - plan.reference.contact))
        raise FlightError(
            f"no contact with port {plan.port}: still {range_m:.1f} m away {rows[-1, Sample.T]:.0f} s on"
        )
    contact = _contact(rows[-1], plan)
    check_contact(contact, spacecraft.docking_mechanism, plan.port)
    check_propellant(spacecraft, world.cast.launch_mass_kg - float(rows[-1, Sample.MASS]), "docking")

    fired = Firing(
        "approach",
        t_s,
        float(rows[-1, Sample.T]),
        float(thrusters.specific_impulse_s * G0_MPS2 * log(rows[0, Sample.MASS] / rows[-1, Sample.MASS])),
        float(rows[-1, Sample.PROPELLANT]),
        pulses_n=thrust.toward_n + thrust.away_n + 3.0 * thrust.across_n,
    )
    events = _events(plan, t_s, rows, contact)
    rows = np.concatenate((rows[:1], rows))  # at the hand-over attitude control takes its propellant
    rows[0, Sample.MASS] += attitude_kg(spacecraft)
    offset = rows[:, POSITION_LVLH] - plan.reference.contact
    closing_mps = -dot(rows[:, VELOCITY_LVLH], plan.reference.axis)
    return Arc(
        name="docking",
        t_s=t_s + rows[:, Sample.T],
        r_gcrf_m=rows[:, Sample.X : Sample.VX],
        v_gcrf_mps=rows[:, Sample.VX : Sample.MASS],
        mass_kg=rows[:, Sample.MASS],
        channels={
            "x_lvlh_m": rows[:, Sample.X_LVLH],
            "y_lvlh_m": rows[:, Sample.Y_LVLH],
            "z_lvlh_m": rows[:, Sample.Z_LVLH],
            "range_m": norm(offset),
            "closing_rate_mps": closing_mps,
            "propellant_kg": rows[:, Sample.PROPELLANT],
        },
        events=events,
        jumps=(attitude_jump(spacecraft, t_s),),
        burns=(fired,),
        following=FOLLOWING,
    )


def _navigation_errors(spacecraft: Spacecraft, count: int, draws: Draws) -> Vector:
    """Errors (count, 6) per metre of range plus one: Gauss-Markov, as a filter leaves them."""
    proximity = spacecraft.proximity
    draw = draws.normal("docking/navigation", count, 6)
    memory = exp(-STEP_S / proximity.navigation_time_constant_s)
    errors = draw.copy()
    _remember(errors, memory)
    errors[:, :3] *= proximity.navigation_position_1sigma_per_m
    errors[:, 3:] *= proximity.navigation_velocity_1sigma_per_s
    return errors


@njit
def _remember(errors, memory):
    """Makes draws (n, 6) a Gauss-Markov process in place, of unit variance."""
    fresh = np.sqrt(1.0 - memory * memory)
    for k in range(1, errors.shape[0]):
        for i in range(errors.shape[1]):
            errors[k, i] = memory * errors[k - 1, i] + fresh * errors[k, i]


def _contact(row: Vector, plan: DockingPlan) -> Contact:
    axis = plan.reference.axis
    offset, velocity = row[POSITION_LVLH] - plan.reference.contact, row[VELOCITY_LVLH]
    return Contact(
        closing_rate_mps=float(dot(-velocity, axis)),
        lateral_rate_mps=float(norm(velocity - dot(velocity, axis) * axis)),
        lateral_offset_m=float(norm(offset - dot(offset, axis) * axis)),
    )


def _events(plan: DockingPlan, t_s: float, rows: Vector, contact: Contact) -> tuple[Event, ...]:
    events = []
    for name, since_s in (
        ("flyaround_start", 0.0),
        ("station_keeping", plan.reference.arrival_s),
        ("final_approach", plan.reference.final_s),
    ):
        row = rows[np.argmin(np.abs(rows[:, Sample.T] - since_s))]
        range_m = float(norm(row[POSITION_LVLH] - plan.reference.contact))
        events.append(Event(name, t_s + float(row[Sample.T]), row[STATE].copy(), {"range_m": range_m}))
    last = rows[-1]
    events.append(
        Event(
            "docking",
            t_s + float(last[Sample.T]),
            last[STATE].copy(),
            {
                "closing_rate_mps": contact.closing_rate_mps,
                "lateral_rate_mps": contact.lateral_rate_mps,
                "lateral_offset_m": contact.lateral_offset_m,
            },
        )
    )
    return tuple(events)
