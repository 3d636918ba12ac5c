"""The thrusters of a spacecraft as its file says them: what they are together, and each with its place."""

from collections import Counter
from typing import Annotated, Self

from pydantic import Field, model_validator

from vitok.mission.base import Doubtful, Length, Name, Table, Vector, within

Newtons = Annotated[float, within(1.0, 1e5)]
Impulse = Annotated[float, within(40.0, 1000.0)]

_ALONG = 0.1  # of a unit direction: what pushes along an axis, beside what hardly does


class Jet(Table):
    """Thrusters in one place, one on each of its manifolds."""

    name: Name
    """Name of the place; a thruster's is this and the number of its manifold, as "aft left/1"."""
    position_m: Annotated[Vector, Length(0.2, 100.0)]
    """Place of the nozzle from the origin of the body axes."""
    direction: Annotated[Vector, Length()]
    """Direction of the force on the ship, body axes, of length 1: against the jet."""
    manifolds: Annotated[tuple[Annotated[int, Field(ge=1, le=8)], ...], Field(min_length=1, max_length=8)] = (
        1,
    )
    """Numbers of the manifolds, each of which feeds one thruster here."""
    thrust_n: Newtons | None = None
    """Thrust of each; absent, thrust_n of all."""
    specific_impulse_s: Impulse | None = None
    """Specific impulse of each; absent, that of all."""
    shortest_pulse_s: Annotated[float | None, within(0.0, 5.0), Doubtful(0.001)] = None
    """Shortest time for which each can fire; absent, proximity.shortest_pulse_s, that of all."""

    @model_validator(mode="after")
    def _manifolds(self) -> Self:
        if len(set(self.manifolds)) < len(self.manifolds):
            raise ValueError("should have each of its manifolds once")
        return self


class TranslationThrust(Table):
    """Thrust of the thrusters that fire together to move the spacecraft along a body axis.

    An avoidance burn has that of the weakest of these groups.
    """

    x_plus_n: Newtons
    """Forward, toward the port; presses the probe in."""
    x_minus_n: Newtons
    """Backward, away from the port."""
    y_n: Newtons
    """Sideways, either way."""
    z_n: Newtons
    """Up and down."""

    @property
    def weakest_n(self) -> float:
        """Thrust of the weakest group, which is there whichever way the ship is turned."""
        return min(self.x_plus_n, self.x_minus_n, self.y_n, self.z_n)


class Thrusters(Table):
    """Small engines for attitude and translation."""

    thrust_n: Newtons
    """Thrust of one thruster."""
    specific_impulse_s: Impulse
    """Specific impulse of the thrusters."""
    count: Annotated[int, Field(gt=0)]
    """Number of thrusters in all; that of the table, where there is one."""
    aft_count: Annotated[int, Field(gt=0)]
    """Number that push along +x, all of which finish a deorbit burn when the main engine fails."""
    smallest_burn_mps: Annotated[float, within(0.0, 1.0), Doubtful(1e-4)]
    """Velocity change below which a burn is left out."""
    corrections_n: Newtons
    """Thrust along +x of the group that makes the burns left to the thrusters."""
    translation: TranslationThrust
    """Thrust along the body axes."""
    jets: Annotated[tuple[Jet, ...], Field(max_length=100)] = ()
    """The thrusters by their places; a flight in six degrees of freedom asks for them."""

    @model_validator(mode="after")
    def _counts(self) -> Self:
        if self.aft_count > self.count:
            raise ValueError("should have aft_count no greater than count")
        return self

    @model_validator(mode="after")
    def _table(self) -> Self:
        if not self.jets:
            return self
        often = Counter(jet.name for jet in self.jets)
        twice = next((name for name, times in often.items() if times > 1), None)
        if twice is not None:
            raise ValueError(f"should have jets of different names, not two of '{twice}'")
        counted = sum(len(jet.manifolds) for jet in self.jets)
        if counted != self.count:
            raise ValueError(f"should have count, {self.count}, as many as thrusters in jets, {counted}")
        aft = sum(len(jet.manifolds) for jet in self.jets if jet.direction[0] > _ALONG)
        if aft != self.aft_count:
            raise ValueError(f"should have aft_count, {self.aft_count}, as many as jets push along +x, {aft}")
        self._check_translation()
        return self

    def _check_translation(self) -> None:
        """ValueError for a group that is stronger than all jets together; what turns, craft.jets tells."""
        wanted = self.translation
        for key, row, sign, least_n in (
            ("x_plus_n", 0, 1.0, wanted.x_plus_n),
            ("x_minus_n", 0, -1.0, wanted.x_minus_n),
            ("y_n", 1, 1.0, wanted.y_n),
            ("y_n", 1, -1.0, wanted.y_n),
            ("z_n", 2, 1.0, wanted.z_n),
            ("z_n", 2, -1.0, wanted.z_n),
        ):
            most_n = sum(
                len(jet.manifolds) * (jet.thrust_n or self.thrust_n) * max(sign * jet.direction[row], 0.0)
                for jet in self.jets
            )
            if least_n > most_n * (1.0 + 1e-9):
                axis = f"{'+' if sign > 0.0 else '-'}{'xyz'[row]}"
                raise ValueError(
                    f"should have translation.{key}, {least_n:g}, no greater than what all its jets push "
                    f"along {axis}, {most_n:.4g} N"
                )
