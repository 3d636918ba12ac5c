"""The dispersions file: what of a mission's flights is drawn otherwise than the vehicles' files say."""

from math import isclose
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from vitok.errors import InputError
from vitok.mission.base import File, Name, Positive, Share, Table, within
from vitok.mission.failure import checked_failures
from vitok.mission.requirements import Requirement


class Normal(Table):
    """A normal distribution."""

    mean: float = 0.0
    """Mean, in the quantity's unit."""
    sigma: Positive | None = None
    """Standard deviation, in the quantity's unit; absent, that of the vehicle's file."""


class Truncated(Table):
    """A normal distribution of which only what lies between two bounds is drawn."""

    mean: float = 0.0
    """Mean of the whole one, in the quantity's unit."""
    sigma: Positive | None = None
    """Standard deviation of the whole one, in the quantity's unit; absent, that of the vehicle's file."""
    sigmas: Annotated[float, within(0.1, 8.0)] | None = None
    """How many standard deviations from the mean it is cut at, on both sides; absent, at low and high."""
    low: float | None = None
    """Least value."""
    high: float | None = None
    """Greatest value, above low."""

    @model_validator(mode="after")
    def _cut(self) -> Self:
        if (self.low is None) is not (self.high is None) or (self.low is None) is (self.sigmas is None):
            raise ValueError("should have either low and high or sigmas")
        if self.low is not None and self.high is not None:
            _check_rising(self.low, self.high)
        return self


class Uniform(Table):
    """A distribution that is as dense everywhere between two bounds."""

    low: float
    """Least value, in the quantity's unit."""
    high: float
    """Greatest value, above low."""

    @model_validator(mode="after")
    def _rising(self) -> Self:
        _check_rising(self.low, self.high)
        return self


class Values(Table):
    """A distribution of some values, each with its probability."""

    values: Annotated[tuple[float, ...], Field(min_length=1)]
    """Values, in the quantity's unit, rising."""
    probabilities: tuple[Share, ...]
    """Probability of each, 1 in all."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if len(self.values) != len(self.probabilities):
            raise ValueError(
                "should have values and probabilities of one length, not "
                f"{len(self.values)} and {len(self.probabilities)}"
            )
        if any(after <= before for before, after in zip(self.values, self.values[1:], strict=False)):
            raise ValueError("should have values that rise, else what goes with them is turned about")
        if not isclose(total := sum(self.probabilities), 1.0, abs_tol=1e-9):
            raise ValueError(f"should have probabilities whose sum is 1, not {total:.12g}")
        return self


class Reasoned(Table):
    """What is said with a source or a reason."""

    source: str = ""
    """Where it is from."""
    reason: str = ""
    """Why it is taken so, where it has no source."""

    @model_validator(mode="after")
    def _why(self) -> Self:
        if not (self.source or self.reason):
            raise ValueError("should have a source or a reason")
        return self


class Quantity(Reasoned):
    """Quantities whose distribution is another one than the normal one of the vehicle's file.

    One of normal, uniform, truncated and table tells it.
    """

    name: Name
    """Name of the quantity, of one of its numbers (descent/wind/0), or of several with * for any text."""
    normal: Normal | None = None
    """Normal distribution."""
    uniform: Uniform | None = None
    """Uniform distribution."""
    truncated: Truncated | None = None
    """Normal distribution with its ends cut off."""
    table: Values | None = None
    """Distribution of some values."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(each is not None for each in (self.normal, self.uniform, self.truncated, self.table)) != 1:
            raise ValueError("should have one of normal, uniform, truncated and table")
        return self

    @property
    def distribution(self) -> Normal | Uniform | Truncated | Values:
        """The one that it has."""
        found = self.normal or self.uniform or self.truncated or self.table
        assert found is not None
        return found


class Correlation(Reasoned):
    """How closely two quantities go together."""

    between: tuple[Name, Name]
    """Names of two quantities with as many numbers, which are taken one by one; no *."""
    coefficient: Annotated[float, Field(gt=-1.0, lt=1.0)]
    """Correlation of the normal numbers from which both are made (Gaussian copula)."""

    @field_validator("between")
    @classmethod
    def _two(cls, value: tuple[str, str]) -> tuple[str, str]:
        if value[0] == value[1]:
            raise ValueError("should name two quantities, not one twice")
        return value


class FailureChance(Reasoned):
    """What fails in some of the flights."""

    name: Name
    """Name of the failure as vitok fly --fail has it, with its instant or range: guidance@183."""
    probability: Share
    """Probability that it happens in a flight."""


class Dispersions(File):
    """A dispersions file: how the quantities of a campaign's flights are drawn.

    What it does not name is normal, with the sigma of the vehicle's file.
    """

    sampling: Literal["random", "latin-hypercube", "sobol"] = "random"
    """How runs are spread: each for itself, in strata, or as points of a scrambled Sobol sequence."""
    strata: Annotated[int, Field(ge=2, le=10_000)] = 100
    """Runs of a block of the Latin hypercube, in which each quantity is drawn once from each stratum."""
    quantity: tuple[Quantity, ...] = ()
    """Quantities that are drawn otherwise."""
    correlation: tuple[Correlation, ...] = ()
    """Pairs of quantities that go together."""
    failure: tuple[FailureChance, ...] = ()
    """What may fail; where a flight is asked to have a failure of that name, that one counts."""
    requirement: tuple[Requirement, ...] = ()
    """What is asked of all flights together; absent, success and each limit in 99.73 %."""

    @field_validator("failure")
    @classmethod
    def _known(cls, value: tuple[FailureChance, ...]) -> tuple[FailureChance, ...]:
        try:
            checked_failures([each.name for each in value])
        except InputError as error:
            raise ValueError(f"should have failures of the flight, but {error}") from error
        return value


def _check_rising(low: float, high: float) -> None:
    if not low < high:
        raise ValueError(f"should have low below high, not {low:g} and {high:g}")
