"""The JSON Schema of ``flight.json``: what is written fits it, keys are described, the file is current."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError
from tests.conftest import even_spread

from vitok.evidence.judge import judge
from vitok.motion.arc import Margin
from vitok.products.flight_document import FlightDocument, flight_schema
from vitok.products.summary import summary
from vitok.shown import json_text

SCHEMA = Path(__file__).parents[2] / "docs" / "flight.schema.json"


@pytest.fixture(scope="module")
def document(small_flight):
    """Of a flight with a limit of either kind, which its stay meets."""
    margins = Margin("tilt_deg", 7.0, 1.0, 9e3), Margin("least_drift_m", 200.0, 412.0, 9e3, at_least=True)
    arcs = small_flight.arcs | {"stay": replace(small_flight.arcs["stay"], margins=margins)}
    judged = replace(small_flight, arcs=arcs, evidence=judge(small_flight, even_spread))
    return json.loads(json_text(summary(judged)))


def test_a_flight_fits_its_schema_and_begins_with_its_version(document):
    assert next(iter(document)) == "version"
    read = FlightDocument.model_validate_json(json.dumps(document))
    assert read.version == 1 and [each.at_least for each in read.margins] == [False, True]


@pytest.mark.parametrize("change", [{"version": 2}, {"arcs": [{"name": "ascent"}]}, {"colour": "red"}])
def test_what_is_no_flight_does_not_fit(document, change):
    with pytest.raises(ValidationError):
        FlightDocument.model_validate(document | change)


def test_every_key_has_a_description():
    schema = flight_schema()
    for model in (schema, *schema["$defs"].values()):
        assert model["description"]
        assert all(each.get("description") for each in model["properties"].values())


def test_the_schema_in_the_docs_is_the_models():
    assert SCHEMA.read_text(encoding="utf-8") == json_text(flight_schema())
