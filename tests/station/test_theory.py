"""The closed forms of small offsets against differences of orbits flown under the full force model."""

from dataclasses import replace

import numpy as np
import pytest

from vitok.earth.density_scale import DensityScale
from vitok.earth.time import Epoch
from vitok.station.reference import (
    FIRST_KNOT,
    KNOT_S,
    LOG_AREA,
    Reference,
    StationBurn,
    flown_past,
    reference,
    scaled,
)
from vitok.station.surroundings import orbit_surroundings
from vitok.station.theory import ELEMENTS, moved, orbit_axes, seen

DAYS = 8
DAY_S = 86400.0
EPOCH = Epoch.from_utc("2021-08-10T00:00:00Z")
INCLINATIONS_DEG = (51.64, 41.47, 97.8, 90.0)
BURN = StationBurn(2.3 * DAY_S, 0.7, 0.0, 0.0)


def start(inclination_deg: float) -> np.ndarray:
    i = np.radians(inclination_deg)
    v = 7663.0
    return np.array([6796e3, 0.0, 0.0, 1.0, v * np.cos(i), v * np.sin(i), 440e3])


@pytest.fixture(scope="module")
def surroundings():
    earth = orbit_surroundings(EPOCH, -3600.0, (DAYS + 1) * DAY_S, np.array([6780e3, 6810e3])).environment
    return scaled(earth, DensityScale(0.0, KNOT_S, np.full(DAYS + 1, -0.2)))


def flown(y0, surroundings, burns=(BURN,), cd_area_m2=2500.0) -> Reference:
    return reference(
        0.0, y0, DAYS * DAY_S, burns=burns, surroundings=surroundings, cd_area_m2=cd_area_m2, tolerance=1e-12
    )


def displaced(nominal: Reference, other: Reference, t_s: np.ndarray) -> np.ndarray:
    """(n, 3) along, across and radial, m."""
    y, moved_y = nominal.flown(t_s), other.flown(t_s)
    axes = np.array([orbit_axes(each) for each in y])
    return np.einsum("nij,nj->ni", axes, moved_y[:, :3] - y[:, :3])[:, [1, 2, 0]]


def foretold(nominal: Reference, t_s: np.ndarray, unknown: int, size: float) -> np.ndarray:
    views = np.array([seen(each, nominal.theory) for each in nominal.flown(t_s)])
    return np.einsum("nij,nj->ni", views, nominal.partials(t_s)[:, :, unknown] * size)


T_S = np.linspace(0.5, DAYS - 0.01, 60) * DAY_S


@pytest.mark.parametrize("inclination_deg", INCLINATIONS_DEG)
@pytest.mark.parametrize("element", range(ELEMENTS))
def test_offsets_of_elements_grow_as_flown(surroundings, inclination_deg, element):
    nominal = flown(start(inclination_deg), surroundings)
    offset = np.zeros(ELEMENTS)
    offset[element] = 200.0
    other = flown(moved(start(inclination_deg), offset, nominal.theory), surroundings)
    measured, said = displaced(nominal, other, T_S), foretold(nominal, T_S, element, 200.0)
    # some metres of what the theory leaves out, and two hundredths of what it says
    assert np.abs(measured - said).max() < 40.0 + 0.02 * np.abs(said).max()


@pytest.mark.parametrize("knot", [None, 1, 4])
def test_drag_moves_the_orbit_as_flown(surroundings, knot):
    nominal = flown(start(51.64), surroundings)
    if knot is None:
        other, unknown = flown(start(51.64), surroundings, cd_area_m2=2500.0 * np.exp(0.1)), LOG_AREA
    else:
        scale = surroundings.air.scale
        logs = scale.log_scale.copy()
        logs[knot] += 0.1
        other = flown(start(51.64), scaled(surroundings, scale._replace(log_scale=logs)))
        unknown = FIRST_KNOT + knot
    measured, said = displaced(nominal, other, T_S), foretold(nominal, T_S, unknown, 0.1)
    assert np.abs(said[-1, 0]) > 300.0
    assert np.abs(measured - said)[:, 0].max() < 0.08 * np.abs(said[:, 0]).max()  # of a tenth, squared


def test_a_burns_size_and_instant_move_the_orbit_as_flown(surroundings):
    nominal = flown(start(51.64), surroundings)
    more = flown(start(51.64), surroundings, (replace(BURN, delta_v_mps=BURN.delta_v_mps + 0.05),))
    later = flown(start(51.64), surroundings, (replace(BURN, t_s=BURN.t_s + 600.0),))
    last = nominal.partials(T_S).shape[2]
    after = BURN.t_s + 700.0 < T_S
    for other, unknown, size in ((more, last - 2, 0.05), (later, last - 1, 600.0)):
        measured, said = displaced(nominal, other, T_S)[after], foretold(nominal, T_S, unknown, size)[after]
        apart_m = (measured - said)[:, 0]
        if size > 1.0:  # the instant's partial leaves out where the burn turns the eccentricity to
            apart_m = apart_m.mean()
        assert np.abs(apart_m).max() < 0.03 * np.abs(said[:, 0]).max() + 100.0


def test_backward_as_forward(surroundings):
    """Knots before the reference's instant move what lies before it."""
    nominal = flown(start(51.64), surroundings, burns=())
    middle_s = 4.0 * DAY_S
    about = replace(nominal, t0_s=middle_s)
    scale = surroundings.air.scale
    logs = scale.log_scale.copy()
    logs[2] += 0.1
    changed = scaled(surroundings, scale._replace(log_scale=logs))
    from vitok.motion import orbit

    back = orbit.coast(
        middle_s, nominal.flown(middle_s), 0.5 * DAY_S, changed, cd_area_m2=2500.0, tolerance=1e-12
    )
    t_s = np.linspace(0.6, 3.5, 20) * DAY_S
    y = nominal.flown(t_s)
    axes = np.array([orbit_axes(each) for each in y])
    measured = np.einsum("nij,nj->ni", axes, back(t_s)[:, :3] - y[:, :3])[:, 1]
    said = foretold(about, t_s, FIRST_KNOT + 2, 0.1)[:, 0]
    assert np.abs(said).max() > 100.0
    assert np.abs(measured - said).max() < 0.08 * np.abs(said).max()


def test_a_flight_of_which_the_end_alone_is_kept_ends_as_the_whole(surroundings):
    whole, end = (
        flown_past(
            0.0,
            start(51.64),
            DAY_S,
            burns=(StationBurn(0.5 * DAY_S, 0.7, 0.0, 0.0),),
            surroundings=surroundings,
            cd_area_m2=2500.0,
            tolerance=1e-9,
            dense=dense,
        )
        for dense in (True, False)
    )
    np.testing.assert_array_equal(end.y_end, whole.y_end)
