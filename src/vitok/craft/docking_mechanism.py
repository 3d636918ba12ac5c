"""A docking mechanism and its mate at the port for the compiled core."""

from typing import NamedTuple

import numpy as np

from vitok.compiled import njit
from vitok.craft.station import docked_axes, port_axes
from vitok.elementary import cos, sin
from vitok.errors import InputError
from vitok.mission.docking_mechanism import Drogue
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.station import Station, port_of
from vitok.motion.rigid_body import Body
from vitok.types import Vector

# Rate of sliding below which friction fades, m/s: a tenth of the slowest approach, so that it can be stepped
FRICTION_FADES_MPS = 0.01
# A fine step is this part of the fastest oscillation's time over 2 pi, and of the fastest decay's. Head and
# drogue come apart with a kink in the force, which costs a step its order, for short times: finer steps.
_TOUCHING, _HOLDING = (0.05, 0.1), (0.1, 0.3)


class Mechanism(NamedTuple):
    """Probe and cone. ``head_m`` (3,) may be written as the ship's centre of mass moves."""

    head_m: Vector
    """Middle of the extended probe's head from the ship's centre of mass, ship's body axes."""
    apex_m: Vector
    """Where the cone's walls would meet, from the station's centre of mass, station's body axes."""
    port_m: Vector
    """Middle of the port, where the springs of the hooks act, as ``apex_m``."""
    port_axes: Vector
    """(3, 3) whose rows are the port's axes (x out of it), station's body axes."""
    docked_axes: Vector
    """(3, 3) whose rows are a docked ship's axes, station's body axes."""
    head_radius_m: float
    mouth_radius_m: float
    face_radius_m: float
    sine: float
    """Of the angle between the cone's axis and wall, as ``cosine``."""
    cosine: float
    stiffness_npm: float
    damping_nspm: float
    friction: float
    latch_reach_m: float
    latch_speed_mps: float
    stroke_m: float
    """Until the stop, or the docking planes meet."""
    axial_npm: float
    axial_nspm: float
    lateral_npm: float
    lateral_nspm: float
    stop_npm: float
    alignment_nmprad: float
    alignment_nmsprad: float
    retraction_m: float
    """How far the probe is drawn in until the docking planes meet."""
    retraction_s: float
    touching_step_s: float
    """Longest step that follows head and cone, as ``holding_step_s`` the caught head."""
    holding_step_s: float


def mate_of(spacecraft: Spacecraft, station: Station, port: str) -> Drogue:
    """The port's mate of the ship's mechanism; InputError if it has none, or the probe does not reach in."""
    drogue, mechanism = port_of(station, port).drogue, spacecraft.docking_mechanism
    if drogue is None or drogue.kind != mechanism.kind:
        raise InputError(
            f"port '{port}' of station {station.name} has no drogue, the mate of docking_mechanism.kind "
            f'"{mechanism.kind}" of spacecraft {spacecraft.name}'
        )
    probe = mechanism.probe
    depth_m = drogue.depth_m(probe.head_radius_m)
    if depth_m <= 0.0:
        raise InputError(
            f"docking_mechanism.probe.head_radius_m = {probe.head_radius_m:g} of spacecraft "
            f"{spacecraft.name} does not go into the drogue of port '{port}' of station {station.name}, "
            f"whose mouth_radius_m is {drogue.mouth_radius_m:g}"
        )
    least_m = depth_m + probe.head_radius_m
    if probe.extension_m <= least_m:
        raise InputError(
            f"docking_mechanism.probe.extension_m = {probe.extension_m:g} of spacecraft {spacecraft.name} "
            f"should be above {least_m:.3f} m to reach the socket of port '{port}' of station {station.name}"
        )
    return drogue


def mechanism(
    spacecraft: Spacecraft, station: Station, port: str, *, centre_m: Vector, ship: Body, host: Body
) -> Mechanism:
    """Probe and cone of a ship and a port; InputError as ``mate_of``.

    ``centre_m`` (3,) is the ship's centre of mass from where its file counts positions from, body axes;
    ``host`` the station's body.
    """
    drogue, place = mate_of(spacecraft, station, port), port_of(station, port)
    probe = spacecraft.docking_mechanism.probe
    rod = probe.attenuator
    axes = port_axes(place)
    half_angle_rad = np.radians(drogue.half_angle_deg)
    sine, cosine = float(sin(half_angle_rad)), float(cos(half_angle_rad))
    head_m = np.array(spacecraft.docking_mechanism.probe_position_m) - np.asarray(centre_m, dtype=float)
    head_m[0] -= probe.head_radius_m
    apex_m = np.array(place.position_m) - axes[0] * (drogue.mouth_radius_m * cosine / sine)
    retraction_m = probe.extension_m - probe.head_radius_m - drogue.depth_m(probe.head_radius_m)
    own, other = _mobility(ship, head_m), float(_mobility(host, apex_m).max())
    along, across = float(own[0]) + other, float(own[1:].max()) + other
    light = max(along, across)
    touching = np.sqrt(probe.contact_stiffness_npm * light)
    speed_mps = spacecraft.docking_mechanism.axial_speed_max_mps
    sliding = probe.friction * speed_mps / FRICTION_FADES_MPS * touching
    spin = float(np.abs(ship.inverse_inertia).sum(axis=1).max())
    swinging = np.sqrt(
        max(
            (rod.axial_stiffness_npm + rod.stop_stiffness_npm) * along,
            rod.lateral_stiffness_npm * across,
            rod.alignment_stiffness_nmprad * spin,
        )
    )
    dying = max(
        rod.axial_damping_nspm * along,
        rod.lateral_damping_nspm * across,
        rod.alignment_damping_nmsprad * spin,
    )
    return Mechanism(
        head_m=head_m,
        apex_m=apex_m,
        port_m=np.array(place.position_m),
        port_axes=axes,
        docked_axes=docked_axes(place),
        head_radius_m=probe.head_radius_m,
        mouth_radius_m=drogue.mouth_radius_m,
        face_radius_m=drogue.face_radius_m,
        sine=sine,
        cosine=cosine,
        stiffness_npm=probe.contact_stiffness_npm,
        damping_nspm=probe.contact_damping_nspm,
        friction=probe.friction,
        latch_reach_m=probe.latch_reach_m,
        latch_speed_mps=probe.latch_speed_min_mps,
        stroke_m=min(rod.stroke_m, retraction_m),
        axial_npm=rod.axial_stiffness_npm,
        axial_nspm=rod.axial_damping_nspm,
        lateral_npm=rod.lateral_stiffness_npm,
        lateral_nspm=rod.lateral_damping_nspm,
        stop_npm=rod.stop_stiffness_npm,
        alignment_nmprad=rod.alignment_stiffness_nmprad,
        alignment_nmsprad=rod.alignment_damping_nmsprad,
        retraction_m=retraction_m,
        retraction_s=probe.retraction_s,
        touching_step_s=float(_step_s(touching, max(probe.contact_damping_nspm * light, sliding), _TOUCHING)),
        holding_step_s=float(_step_s(swinging, dying, _HOLDING)),
    )


@njit
def _mobility(body, place_m):
    """Greatest acceleration (3,) along each body axis at a place of a free body per newton there (1/kg).

    The row sums of its matrix: by Gershgorin none of its parts is more mobile.
    """
    x, y, z = place_m[0], place_m[1], place_m[2]
    levers = ((0.0, z, -y), (-z, 0.0, x), (y, -x, 0.0))
    out = np.zeros(3)
    for i in range(3):
        for j in range(3):
            turned = 0.0
            for a in range(3):
                row = body.inverse_inertia[a]
                turned += levers[i][a] * (
                    row[0] * levers[j][0] + row[1] * levers[j][1] + row[2] * levers[j][2]
                )
            out[i] += abs(turned + (1.0 / body.mass_kg if i == j else 0.0))
    return out


def _step_s(oscillation_radps: float, decay_per_s: float, parts: tuple[float, float]) -> float:
    return min(parts[0] / oscillation_radps, parts[1] / max(decay_per_s, 1e-9))
