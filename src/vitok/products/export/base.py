"""What an export gives back."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Exported:
    """Files by their names, and sentences on what is left out or how well something holds."""

    files: dict[str, str | bytes]
    told: tuple[str, ...] = ()
