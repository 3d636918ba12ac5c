"""A contradiction of an article: two facts that cannot both hold."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Contradiction:
    """Two facts that cannot both hold; ``size`` carries its unit where it has one."""

    what: str
    first: str
    second: str
    size: str
    resolved_by: str
    decided: str | None = None  # by physics

    def cells(self) -> dict[str, str]:
        """What a table shows of it."""
        return {
            "contradiction": self.what,
            "size": self.size,
            "first": self.first,
            "second": self.second,
            "to resolve": self.resolved_by if self.decided is None else "",
            "decided": self.decided or "",
        }

    def summary(self) -> dict[str, Any]:
        """Plain values for output."""
        return asdict(self)


def span_text(seconds: float) -> str:
    """Days, hours and minutes of a span."""
    minutes, rest = divmod(round(abs(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = [f"{value} {unit}" for value, unit in ((days, "d"), (hours, "h"), (minutes, "min")) if value]
    return " ".join([*parts, f"{rest} s"] if rest or not parts else parts)
