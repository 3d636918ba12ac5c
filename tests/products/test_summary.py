"""``flight.json``: complete, equal for equal flights, and whole or not there at all."""

import json
from dataclasses import replace

import numpy as np
import pytest
from tests.conftest import even_spread

from vitok.errors import FlightError, InputError
from vitok.evidence.judge import judge
from vitok.products.summary import summary
from vitok.shown import json_text
from vitok.writing import write_files


@pytest.fixture(scope="module")
def document(small_flight):
    return json.loads(json_text(summary(replace(small_flight, evidence=judge(small_flight, even_spread)))))


def test_events_stand_in_order_with_instant_place_and_details(document):
    names = [event["name"] for event in document["events"]]
    assert names[:3] == ["liftoff", "insertion", "burn_start"]
    assert names[-1] == "landing"
    assert document["events"][0]["utc"] == document["liftoff_utc"] == "2017-12-17T07:21:31.127Z"
    assert document["events"][0]["t_s"] == 0.0
    burn_end = document["events"][3]
    assert (burn_end["burn"], burn_end["delta_v_mps"]) == ("DV1", 12.5)
    assert document["events"][-1]["latitude_deg"] == pytest.approx(47.40, abs=1e-9)


def test_the_document_holds_arcs_burns_masses_evidence_seed_versions_and_spans(document):
    assert [arc["name"] for arc in document["arcs"]] == ["ascent", "rendezvous", "stay", "descent"]
    assert document["arcs"][0]["jumps"][0]["mass_kg"] == -15200.0
    assert document["burns"][0]["start_utc"].endswith("Z")
    assert document["burns"][0]["start_t_s"] == pytest.approx(527.0 + 1800.0)
    assert document["masses_kg"]["liftoff"] == 310e3
    assert document["masses_kg"]["end_of_descent"] == 2400.0
    liftoff = next(fact for fact in document["evidence"] if fact["key"] == "liftoff.utc")
    assert (liftoff["class"], liftoff["verdict"]) == ("predicted", "outside")
    score = document["score"]
    assert score["judged"] == len(score["quantities"]) == 3
    assert score["within"] == sum(each["verdict"] == "within" for each in score["quantities"])
    assert score["facts_by_class"]["required"] == 4
    assert {"residual", "sigma", "source_sigma", "model_sigma"} <= score["quantities"][0].keys()
    assert document["seed"] == 7
    assert {"vitok", "numpy", "numba", "python"} <= document["versions"].keys()
    assert document["data_spans"]["arrival"]["rms_m"] == 163.9
    assert document["plan"]["burns"][0]["name"] == "DV1"


def test_equal_flights_give_equal_bytes(small_flight):
    assert json_text(summary(small_flight)) == json_text(summary(small_flight))


def test_a_number_that_is_not_finite_is_refused_by_name(small_flight):
    lost = replace(small_flight.arcs["stay"], mass_kg=np.array([7000.0, np.nan]))
    flight = replace(small_flight, arcs=small_flight.arcs | {"stay": lost})
    with pytest.raises(FlightError, match=r"flight\.arcs\[2\]\.end\.mass_kg is nan"):
        summary(flight)


def test_files_replace_older_ones_and_leave_no_workshop(tmp_path):
    folder = tmp_path / "out" / "a-flight"
    write_files({"flight.json": "old"}, folder)
    write_files({"flight.json": "new"}, folder)
    assert (folder / "flight.json").read_text() == "new"
    assert [path.name for path in folder.parent.iterdir()] == ["a-flight"]


def test_an_error_while_writing_leaves_nothing(tmp_path):
    folder = tmp_path / "a-flight"
    with pytest.raises(TypeError):
        write_files({"flight.json": "{}", "report.html": None}, folder)
    assert not list(tmp_path.iterdir())


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "taken").write_text("x")
    with pytest.raises(InputError, match="taken is a file, a folder is needed"):
        write_files({"flight.json": "{}"}, tmp_path / "taken" / "deeper")
