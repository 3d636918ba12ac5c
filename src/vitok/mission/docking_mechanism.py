"""A ship's docking mechanism as its file says it, and the drogue of a port that takes it in."""

import math
from typing import Annotated, Literal, Self

from pydantic import model_validator

from vitok.mission.base import Doubtful, Length, Table, Vector, within

Stiffness = Annotated[float, within(500.0, 5e6)]
Damping = Annotated[float, within(0.0, 1e6), Doubtful(50.0)]


class Attenuator(Table):
    """What takes the blow up once the head is caught: a rod that gives way along its axis and across it."""

    stroke_m: Annotated[float, within(0.01, 2.0)]
    """Way that the rod can be pushed in until its stop; it ends sooner if the docking planes meet."""
    load_limit_n: Annotated[float, within(100.0, 1e6)]
    """Greatest axial load; told, of no effect."""
    axial_stiffness_npm: Stiffness
    """Spring along the rod."""
    axial_damping_nspm: Damping
    """Damper along the rod."""
    lateral_stiffness_npm: Stiffness
    """Spring across the rod, at its head."""
    lateral_damping_nspm: Damping
    """Damper across the rod, at its head."""
    stop_stiffness_npm: Stiffness
    """Spring of the stop, which adds to that along the rod."""
    alignment_stiffness_nmprad: Annotated[float, within(50.0, 5e6)]
    """Spring that the levers bring to bear on tilt and roll, growing evenly while the rod is drawn in."""
    alignment_damping_nmsprad: Annotated[float, within(0.0, 5e6), Doubtful(50.0)]
    """Damper on the rate of turn of one body against the other."""


class Probe(Table):
    """A probe whose head slides down a drogue into its socket, is caught there and drawn in."""

    head_radius_m: Annotated[float, within(0.005, 0.5)]
    """Radius of the head, a sphere at the rod's end whose foremost point is the tip."""
    extension_m: Annotated[float, within(0.05, 5.0)]
    """Way from the docking plane, which meets the port's, forward to the tip of the extended probe."""
    contact_stiffness_npm: Stiffness
    """Spring between head and drogue, across the drogue's wall."""
    contact_damping_nspm: Damping
    """Damper between head and drogue, across the drogue's wall."""
    friction: Annotated[float, within(0.0, 1.0), Doubtful(0.001)]
    """Coefficient of Coulomb's friction between head and drogue."""
    latch_reach_m: Annotated[float, within(0.001, 0.5)]
    """Distance of the head's middle from the drogue's axis within which the latches snap in the socket."""
    latch_speed_min_mps: Annotated[float, within(0.0, 1.0), Doubtful(0.001)]
    """Least rate along the drogue's axis into the socket that presses the latches in."""
    retraction_s: Annotated[float, within(1.0, 1e4)]
    """Time in which the rod is drawn in until the docking planes lie together and the hooks close."""
    attenuator: Attenuator
    """Springs and dampers of the rod."""


class DockingMechanism(Table):
    """Where the probe is, and the conditions of contact that it is built for.

    A flight does not look at these: in it the latches catch the head, or they do not.
    """

    kind: Literal["probe and cone"] = "probe and cone"
    """What it is; the port has to have the mate."""
    probe_position_m: Annotated[Vector, Length(0.2, 60.0)]
    """Tip of the extended probe from the origin of the body axes, where the centre of mass usually is."""
    axial_speed_min_mps: Annotated[float, within(0.001, 1.0)]
    """Least closing rate at contact."""
    axial_speed_max_mps: Annotated[float, within(0.01, 5.0)]
    """Greatest closing rate at contact; how finely a contact is followed goes by it."""
    lateral_speed_max_mps: Annotated[float, within(0.001, 2.0)]
    """Greatest rate across the port's axis at contact."""
    lateral_offset_max_m: Annotated[float, within(0.005, 3.0)]
    """Greatest distance of the probe's tip from the port's axis at contact."""
    misalignment_max_deg: Annotated[float, within(0.5, 45.0)]
    """Greatest angle between the two axes at contact."""
    angular_rate_max_degps: Annotated[float, within(0.02, 20.0)]
    """Greatest rate of turn at contact."""
    probe: Probe
    """The probe as a mechanism."""

    @property
    def docked_length_m(self) -> float:
        """How far the docking plane lies before the point from which ``probe_position_m`` counts."""
        return self.probe_position_m[0] - self.probe.extension_m

    @model_validator(mode="after")
    def _speeds(self) -> Self:
        if self.axial_speed_min_mps >= self.axial_speed_max_mps:
            raise ValueError("should have axial_speed_min_mps below axial_speed_max_mps")
        return self

    @model_validator(mode="after")
    def _drawn_in(self) -> Self:
        """Where the planes meet, nothing gives way any more: no faster than bodies may touch at the least."""
        least_s = self.probe.extension_m / self.axial_speed_min_mps
        if self.probe.retraction_s < least_s:
            raise ValueError(
                f"should have probe.retraction_s, {self.probe.retraction_s:g}, of {least_s:.3g} s or more, "
                f"for its {self.probe.extension_m:g} m to be drawn in no faster than axial_speed_min_mps"
            )
        return self


class Drogue(Table):
    """A cone, open outward, in the middle of a flat round face: the port's docking plane."""

    kind: Literal["probe and cone"]
    """What mechanism it is the mate of."""
    mouth_radius_m: Annotated[float, within(0.02, 5.0)]
    """Radius of the cone's mouth, in the docking plane."""
    half_angle_deg: Annotated[float, within(15.0, 75.0)]
    """Angle between the cone's axis and its wall."""
    face_radius_m: Annotated[float, within(0.02, 10.0)]
    """Radius of the face about the cone's axis."""

    @model_validator(mode="after")
    def _face(self) -> Self:
        if self.face_radius_m <= self.mouth_radius_m:
            raise ValueError("should have face_radius_m above mouth_radius_m")
        return self

    def depth_m(self, head_radius_m: float) -> float:
        """Depth under the docking plane of the middle of a head that has come to rest in the socket."""
        half_angle_rad = math.radians(self.half_angle_deg)
        return self.mouth_radius_m / math.tan(half_angle_rad) - head_radius_m / math.sin(half_angle_rad)
