"""An axis of a figure: from its values to pixels, and where its ticks stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import ceil, floor, isfinite, log10
from typing import Any

Tick = tuple[float, str]
_DAY_S = 86400.0
_PAD = 0.055  # of what is shown, at each end
_STEPS = (1.0, 2.0, 5.0, 10.0)
_MONTHS = (1, 2, 3, 6, 12)


@dataclass(frozen=True)
class Axis:
    """``low`` lies at pixel ``begin`` and ``high`` at ``end``, in the scale's own numbers.

    Those are powers of ten of a ``log`` axis, days of a ``date`` axis, and numbers in a row of names.
    """

    kind: str
    low: float
    high: float
    begin: float
    end: float
    said: Mapping[str, Any]
    names: tuple[str, ...] = ()

    def number(self, value: Any) -> float | None:
        """A value in the scale's own numbers; None where it has no place."""
        if value is None:
            return None
        if self.names:
            return float(self.names.index(value))
        return _number(value, self.kind)

    def at(self, value: Any) -> float | None:
        """The pixel of a value; None where it has none."""
        number = self.number(value)
        return None if number is None else self.place(number)

    def place(self, number: float) -> float:
        """The pixel of one of the scale's own numbers."""
        return self.begin + (number - self.low) / (self.high - self.low) * (self.end - self.begin)

    @property
    def scale(self) -> float:
        """Pixels to one of the scale's numbers."""
        return abs((self.end - self.begin) / (self.high - self.low))

    def widened(self, factor: float) -> Axis:
        """The axis showing so many times as much about the same middle."""
        middle, half = 0.5 * (self.low + self.high), 0.5 * (self.high - self.low) * factor
        return replace(self, low=middle - half, high=middle + half)

    def ticks(self, apart_px: float) -> list[Tick]:
        """Numbers and labels of the ticks, at least so far apart as a rule."""
        low, high = sorted((self.low, self.high))
        if self.names:
            return [(float(k), name) for k, name in enumerate(self.names)]
        if "tickvals" in self.said:
            pairs = zip(self.said["tickvals"], self.said["ticktext"], strict=True)
            ticks = [
                (number, text) for value, text in pairs if (number := _number(value, self.kind)) is not None
            ]
        elif self.kind == "date":
            ticks = _dates(low, high, max(2, int(abs(self.end - self.begin) / (1.6 * apart_px))))
        elif self.kind == "log":
            ticks = _decades(low, high)
        else:
            ticks = _even(low, high, self._step(low, high, apart_px), self.said.get("ticksuffix", ""))
        return [(number, text) for number, text in ticks if low - 1e-9 <= number <= high + 1e-9]

    def _step(self, low: float, high: float, apart_px: float) -> float:
        span, most = high - low, max(2.0, abs(self.end - self.begin) / apart_px)
        if "dtick" in self.said and span / self.said["dtick"] <= most:
            return float(self.said["dtick"])
        ten = 10.0 ** floor(log10(span / most))
        steps = [ten * step for step in _STEPS]
        found = next(k for k, step in enumerate(steps) if span / step <= most)
        # one label alone tells no scale
        alone = floor(high / steps[found]) - ceil(low / steps[found]) < 1
        return steps[max(found - 1, 0)] if alone else steps[found]


def axis_of(
    said: Mapping[str, Any], values: Sequence[Any], *, begin: float, end: float, padded: bool
) -> Axis:
    """The axis of what is drawn over it, as far as its range is not given."""
    kind = said.get("type", "linear")
    if any(isinstance(value, str) for value in values) and kind != "date":
        names = tuple(dict.fromkeys(value for value in values if value is not None))
        axis = Axis(kind, -0.5, len(names) - 0.5, begin, end, said, names)
    elif "range" in said:
        low, high = (_number(each, "date" if kind == "date" else "linear") for each in said["range"])
        axis = Axis(kind, low or 0.0, high or 0.0, begin, end, said)
    else:
        found = [number for value in values if (number := _number(value, kind)) is not None]
        low, high = (min(found), max(found)) if found else (0.0, 1.0)
        if high - low <= 1e-9 * max(abs(low), abs(high)):
            low, high = low - max(abs(low) * 0.1, 0.5), high + max(abs(high) * 0.1, 0.5)
        pad = _PAD * (high - low) if padded else 0.0
        axis = Axis(kind, low - pad, high + pad, begin, end, said)
    if said.get("autorange") == "reversed":
        axis = replace(axis, low=axis.high, high=axis.low)
    return axis


def _number(value: Any, kind: str) -> float | None:
    if value is None:
        return None
    if kind == "date":
        instant = datetime.fromisoformat(value)
        return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).timestamp() / _DAY_S
    if kind == "log":
        return log10(value) if value > 0.0 else None
    return float(value) if isfinite(value) else None


def _even(low: float, high: float, step: float, suffix: str) -> list[Tick]:
    digits = max(0, -floor(log10(step) + 1e-9))
    digits += 1 if round(step, digits) != step and digits < 12 else 0
    return [
        (k * step, _told(k * step, digits) + suffix)
        for k in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)
    ]


def _told(value: float, digits: int) -> str:
    return f"{value:,.{digits}f}".replace("-", "−") if abs(value) > 1e-12 else "0"


def _decades(low: float, high: float) -> list[Tick]:
    parts = (1,) if high - low > 2.0 else (1, 2, 5)
    return [
        (power + log10(part), f"{part * 10.0**power:.12g}")
        for power in range(floor(low), ceil(high) + 1)
        for part in parts
    ]


def _dates(low: float, high: float, most: int) -> list[Tick]:
    """Firsts of months, or of days and hours where the span is short."""
    begin, finish = (datetime.fromtimestamp(each * _DAY_S, UTC) for each in (low, high))
    months = (finish.year - begin.year) * 12 + finish.month - begin.month
    if months > 2:
        every = next((each for each in _MONTHS if months / each <= most), 12 * ceil(months / most / 12))
        starts = [begin.year * 12 + begin.month - 1 + k for k in range(0, months + every + 1)]
        return [
            (datetime(k // 12, k % 12 + 1, 1, tzinfo=UTC).timestamp() / _DAY_S, f"{k // 12}-{k % 12 + 1:02d}")
            for k in starts
            if k % every == 0
        ]
    step = next((each for each in (1 / 24, 0.125, 0.25, 0.5, 1, 2, 7, 14) if (high - low) / each <= most), 30)
    told = []
    for k in range(ceil(low / step), floor(high / step) + 1):
        instant = datetime.fromtimestamp(0, UTC) + timedelta(days=k * step)
        told.append((k * step, instant.strftime("%m-%d %H:%M" if step < 1 else "%Y-%m-%d")))
    return told
