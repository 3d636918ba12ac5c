"""What ``flight.json`` holds, key by key: the model from which its JSON Schema is written.

Rows whose keys hang on the event, the burn or the phase are open: their further keys end in their unit.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

VERSION: Literal[1] = 1  # raised when a key goes or changes its meaning, not when one comes

Utc = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
Value = float | str | list[Any] | None


class Closed(BaseModel):
    """A table with these keys and no other; a key's description is the text under it."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True, allow_inf_nan=False)


class Open(BaseModel):
    """A table with these keys and others."""

    model_config = ConfigDict(extra="allow", use_attribute_docstrings=True, allow_inf_nan=False)


class EventRow(Open):
    """An event; further keys are what it has to say, each with its unit."""

    name: str
    """Name of the event."""
    utc: Utc
    """Instant, UTC."""
    t_s: float | None
    """Seconds since lift-off; null where none is flown."""
    altitude_km: float
    """Altitude over WGS-84."""
    speed_mps: float
    """Speed in GCRF."""
    ground_speed_mps: float
    """Speed against the turning Earth."""
    latitude_deg: float
    """Geodetic latitude, WGS-84."""
    longitude_deg: float
    """Longitude, east positive."""
    mass_kg: float
    """Mass of what flies."""


class FactRow(Open):
    """A fact of the record beside what the flight has."""

    key: str
    """Event and quantity with its unit, as landing.utc."""
    kind: Annotated[Literal["required", "set", "predicted"] | None, Field(alias="class")]
    """Whether the mission asked for it, a file fixes it, or neither; null where it is not judged."""
    predicted: Value
    """What the flight has."""
    recorded: Value
    """What the record has."""
    difference: float | None
    """Predicted less recorded."""
    unit: str
    """Unit of the difference."""
    sigma: float | None
    """One sigma of the recorded value."""
    verdict: str
    """What becomes of it, in a word."""
    source: str
    """Where the recorded value is from."""
    grade: str
    """How well its source is trusted, A to C, or M for recalled."""


class BurnRow(Closed):
    """A burn as it was done."""

    arc: str
    """Phase."""
    name: str
    """Name of the burn."""
    start_utc: Utc
    """Its begin, UTC."""
    start_t_s: float | None
    """Its begin, seconds since lift-off."""
    duration_s: float
    """Its duration."""
    delta_v_mps: float
    """Velocity change in free space."""
    propellant_kg: float
    """Propellant spent."""


class StateRow(Closed):
    """A state at an end of a phase."""

    utc: Utc
    """Instant, UTC."""
    t_s: float | None
    """Seconds since lift-off."""
    r_gcrf_m: Annotated[list[float], Field(min_length=3, max_length=3)]
    """Position, GCRF."""
    v_gcrf_mps: Annotated[list[float], Field(min_length=3, max_length=3)]
    """Velocity, GCRF."""
    mass_kg: float
    """Mass."""


class JumpRow(Closed):
    """A discontinuity with a reason."""

    name: str
    """Its reason."""
    utc: Utc
    """Instant, UTC."""
    t_s: float | None
    """Seconds since lift-off."""
    mass_kg: float
    """Change of mass."""
    delta_r_m: float
    """Change of position, magnitude."""
    delta_v_mps: float
    """Change of velocity, magnitude."""


class ArcRow(Closed):
    """A phase as it was flown."""

    name: str
    """Name of the phase."""
    start: StateRow
    """First state."""
    end: StateRow
    """Last state."""
    samples: int
    """Number of its samples in trajectory.npz."""
    jumps: list[JumpRow]
    """Its discontinuities."""


class MarginRow(Closed):
    """A limit and the value that came nearest to it."""

    arc: str
    """Phase."""
    limit: str
    """Name of the limit, with its unit."""
    allowed: float
    """The limit."""
    reached: float
    """The value nearest to it."""
    at_least: bool
    """Whether the limit is the least that is allowed, else it is the most."""
    utc: Utc
    """When that was."""
    kept: bool
    """Whether the limit was kept all the way."""


class Score(Closed):
    """What the flight predicts of the record."""

    within: int
    """Predicted quantities within two sigma."""
    judged: int
    """Predicted quantities that are judged."""
    share: float | None
    """The one of the other; null where none is judged."""
    headline: str
    """The score in a sentence, or why there is none."""
    unsettled: int
    """Quantities on which the sources contradict each other."""
    facts_by_class: dict[str, int]
    """Number of facts of each class."""
    quantities: list[dict[str, Any]]
    """Each independent quantity, once, with its residual over sigma."""


class Aboard(Closed):
    """Who is aboard the station, and when."""

    from_utc: str
    """Begin."""
    to_utc: str
    """End."""
    crew: list[str]
    """Names."""


class FlightDocument(Closed):
    """A flight in one document, as ``vitok fly --out`` writes it: instants in UTC, units in the keys."""

    version: Literal[1]
    """Version of this format: raised when a key goes or changes its meaning, not when one comes."""
    mission: str
    """Name of the mission."""
    title: str
    """Its title."""
    seed: int
    """Seed of all that was drawn."""
    run: int
    """Number of the run; in run 0 nothing is drawn."""
    failures: list[str]
    """What failed, as it was asked for."""
    followed: list[str]
    """Sentences on what followed from the failures."""
    liftoff_utc: Utc | None
    """Instant of lift-off; null where none is flown."""
    landing_utc: Utc | None
    """Instant of the landing; null where none is flown."""
    not_flown: list[str]
    """A sentence for each part that is not flown."""
    events: list[EventRow]
    """All events in time order."""
    evidence: list[FactRow]
    """Each fact of the record beside the flight."""
    burns: list[BurnRow]
    """All burns as they were done."""
    told: list[str] = []
    """Sentences on how well the stay's orbit and the station's burns are known."""
    rendezvous_burns: list[dict[str, Any]]
    """The burns of the rendezvous as planned and as flown, and the difference."""
    margins: list[MarginRow]
    """Limits and how near the flight came to them."""
    arcs: list[ArcRow]
    """The phases."""
    masses_kg: dict[str, float]
    """Masses at lift-off and at the end of each phase."""
    plan: dict[str, Any]
    """What was planned, by phase."""
    score: Score
    """What the flight predicts of the record, counted."""
    manifest: list[dict[str, Any]]
    """Cargo, item by item."""
    aboard_station: list[Aboard]
    """Who is aboard the station while the ship is docked."""
    data_spans: dict[str, Any]
    """What is known of the station's orbit and of the air, and of which days."""
    inputs_sha256: dict[str, str]
    """Digest of every file that was read, by its name."""
    versions: dict[str, str]
    """Versions of Python and of the packages that reach into the numbers."""


def flight_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``flight.json``."""
    found: dict[str, Any] = FlightDocument.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | found
