"""What the rocket drops on its way, piece by piece."""

from vitok.mission.rocket import Rocket
from vitok.motion.fall import Piece


def pieces(rocket: Rocket, dropped_kg: dict[str, float]) -> dict[str, Piece]:
    """The pieces whose drag is known, by the event that drops ``dropped_kg`` in all."""
    found = {}
    for stage in rocket.stages[:-1]:
        event = f"{stage.name}_separation"
        if stage.drop_cd_area_m2 is not None and event in dropped_kg:
            found[event] = Piece(dropped_kg[event] / stage.count, stage.drop_cd_area_m2)
    for part in rocket.jettisons:
        if part.drop_cd_area_m2 is not None and part.event in dropped_kg:
            found[part.event] = Piece(part.mass_kg / part.count, part.drop_cd_area_m2)
    return found
