"""Where a station's axes point: the yaw of dockings, and the offset of a law beside LVLH."""

import numpy as np

from vitok.craft.station import lvlh_from_body, port_axis_lvlh
from vitok.mission.catalogue import load
from vitok.mission.station import Station

ISS = load("iss", Station)


def turned(*offset_deg):
    law = ISS.attitude.model_copy(update={"kind": "torque-equilibrium", "offset_deg": offset_deg})
    return ISS.model_copy(update={"attitude": law, "yaw_deg": 0.0})


def test_a_pitch_turns_the_nose_up_and_the_port_below_forward():
    """About +Y, against the orbit normal's side: +X, forward, goes up, that is to -z of LVLH."""
    station, c, s = turned(0.0, 5.0, 0.0), np.cos(np.radians(5.0)), np.sin(np.radians(5.0))
    np.testing.assert_allclose(lvlh_from_body(station)[:, 0], [c, 0.0, -s], atol=1e-15)
    np.testing.assert_allclose(port_axis_lvlh(station, "rassvet"), [s, 0.0, c], atol=1e-15)


def test_yaw_comes_before_pitch_and_roll():
    both = lvlh_from_body(turned(10.0, 5.0, 0.0))
    apart = lvlh_from_body(turned(10.0, 0.0, 0.0)) @ lvlh_from_body(turned(0.0, 5.0, 0.0))
    np.testing.assert_allclose(both, apart, atol=1e-15)
    np.testing.assert_allclose(both @ both.T, np.eye(3), atol=1e-15)
