"""Whether a contact is one that probe and drogue can turn into a docking."""

from dataclasses import dataclass

from vitok.errors import FlightError
from vitok.mission.spacecraft import DockingMechanism


@dataclass(frozen=True)
class Contact:
    """Conditions at first contact, in the port's axes; the attitude is the commanded one."""

    closing_rate_mps: float
    lateral_rate_mps: float
    lateral_offset_m: float


def check_contact(contact: Contact, mechanism: DockingMechanism, port: str) -> None:
    """FlightError naming each condition outside the mechanism's envelope, and by how much."""
    broken = []
    if contact.closing_rate_mps > mechanism.axial_speed_max_mps:
        over = contact.closing_rate_mps - mechanism.axial_speed_max_mps
        broken.append(f"closing rate {contact.closing_rate_mps:.3f} m/s, {over:.3f} m/s too fast")
    if contact.closing_rate_mps < mechanism.axial_speed_min_mps:
        under = mechanism.axial_speed_min_mps - contact.closing_rate_mps
        broken.append(f"closing rate {contact.closing_rate_mps:.3f} m/s, {under:.3f} m/s too slow")
    if contact.lateral_rate_mps > mechanism.lateral_speed_max_mps:
        over = contact.lateral_rate_mps - mechanism.lateral_speed_max_mps
        broken.append(f"lateral rate {contact.lateral_rate_mps:.3f} m/s, {over:.3f} m/s too fast")
    if contact.lateral_offset_m > mechanism.lateral_offset_max_m:
        over = contact.lateral_offset_m - mechanism.lateral_offset_max_m
        broken.append(f"lateral offset {contact.lateral_offset_m:.3f} m, {over:.3f} m too far")
    if broken:
        raise FlightError(f"no docking at port {port}: {'; '.join(broken)}")
