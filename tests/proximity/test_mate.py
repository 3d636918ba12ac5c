"""A mechanism and its mate at the port: what does not go together is refused in one sentence."""

import ast
from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError
from tests.proximity.conftest import HOST, SHIP_FILE, SOYUZ, STATION_FILE

from vitok.craft.docking_mechanism import Mechanism, mate_of, mechanism
from vitok.craft.station import docked_axes, port_axes
from vitok.errors import InputError
from vitok.mission.catalogue import load
from vitok.mission.docking_mechanism import Drogue
from vitok.mission.station import Port, Station
from vitok.proximity import advance


def with_probe(**changed):
    made = SHIP_FILE.docking_mechanism
    probe = made.probe.model_copy(update=changed)
    return SHIP_FILE.model_copy(update={"docking_mechanism": made.model_copy(update={"probe": probe})})


def test_a_port_without_the_mate():
    with pytest.raises(
        InputError, match=r"^port 'forward' of station tiangong has no drogue, the mate of .*ms$"
    ):
        mate_of(SHIP_FILE, load("tiangong", Station), "forward")


def test_a_probe_that_does_not_reach_the_socket():
    with pytest.raises(
        InputError, match=r"extension_m = 0\.3 of spacecraft soyuz-ms should be above 0\.379 m"
    ):
        mate_of(with_probe(extension_m=0.3), STATION_FILE, "rassvet")


def test_a_head_that_does_not_go_into_the_drogue():
    with pytest.raises(InputError, match=r"head_radius_m = 0\.45 .* whose mouth_radius_m is 0\.4$"):
        mate_of(with_probe(head_radius_m=0.45), STATION_FILE, "rassvet")


def test_a_face_within_its_mouth():
    with pytest.raises(ValidationError, match="should have face_radius_m above mouth_radius_m"):
        Drogue(kind="probe and cone", mouth_radius_m=0.4, half_angle_deg=45.0, face_radius_m=0.3)


def test_up_along_the_axis():
    with pytest.raises(ValidationError, match="should have up across axis"):
        Port(module="a", position_m=(1.0, 0.0, 0.0), axis=(1.0, 0.0, 0.0), up=(1.0, 0.0, 0.0))


@pytest.mark.parametrize("axis", [(0.0, 0.0, 1.0), (-1.0, 0.0, 0.0), (0.6, 0.8, 0.0)])
def test_a_docked_ship_looks_into_the_port(axis):
    port = Port(module="a", position_m=(1.0, 0.0, 0.0), axis=axis, roll_deg=30.0)
    axes, ship = port_axes(port), docked_axes(port)
    for each in (axes, ship):
        assert each @ each.T == pytest.approx(np.eye(3), abs=1e-15)
        assert np.linalg.det(each) == pytest.approx(1.0)
    assert ship[0] == pytest.approx(-axes[0])
    assert ship[2] @ axes[2] == pytest.approx(np.cos(np.radians(30.0)))
    # turned about its own +x, its z goes toward where its -y was
    assert ship[2] @ axes[1] == pytest.approx(np.sin(np.radians(30.0)))


def test_geometry_counts_from_the_centre_of_mass():
    moved = mechanism(
        SHIP_FILE, STATION_FILE, "rassvet", centre_m=np.array([0.1, 0.02, -0.03]), ship=SOYUZ, host=HOST
    )
    assert moved.head_m == pytest.approx([4.25, -0.02, 0.03])
    # the cone opens to 0.40 m at the port's middle
    at_mouth = moved.apex_m + moved.port_axes[0] * 0.40 * moved.cosine / moved.sine
    assert at_mouth == pytest.approx(STATION_FILE.ports["rassvet"].position_m)


# of head, cone and their latches alone: another kind of mechanism has none of them
OF_THE_CONE = {
    "apex_m",
    "head_radius_m",
    "mouth_radius_m",
    "face_radius_m",
    "sine",
    "cosine",
    "stiffness_npm",
    "damping_nspm",
    "friction",
    "latch_reach_m",
    "latch_speed_mps",
}


def test_steps_and_loop_know_nothing_of_a_cone():
    """What another kind of mechanism has to supply anew stands in probe.py alone."""
    read = {}
    for each in Path(advance.__file__).parent.glob("*.py"):
        nodes = ast.walk(ast.parse(each.read_text(encoding="utf-8")))
        read[each.name] = {node.attr for node in nodes if isinstance(node, ast.Attribute)} & OF_THE_CONE
    assert read.pop("probe.py") == OF_THE_CONE <= set(Mechanism._fields)
    assert not {name: fields for name, fields in read.items() if fields}
