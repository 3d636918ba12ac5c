import numpy as np
import pytest

from vitok.craft.capsule import capsule, coefficients, heat_flux_wpm2
from vitok.errors import InputError
from vitok.mission.catalogue import CATALOGUE, load
from vitok.mission.descent_module import Aerodynamics, DescentModule


def tables():
    return capsule(
        Aerodynamics(
            reference_area_m2=4.0,
            nose_radius_m=2.0,
            mach=[1.0, 2.0, 6.0],
            drag_coefficient=[1.0, 1.2, 1.3],
            lift_to_drag=[0.2, 0.3, 0.26],
        )
    )


@pytest.mark.parametrize(
    ("mach", "drag", "ratio"),
    [(0.2, 1.0, 0.2), (1.5, 1.1, 0.25), (2.0, 1.2, 0.3), (4.0, 1.25, 0.28), (25.0, 1.3, 0.26)],
)
def test_coefficients_are_linear_and_hold_beyond_the_ends(mach, drag, ratio):
    assert coefficients(mach, tables()) == pytest.approx((drag, ratio))


def test_heat_flux_of_sutton_and_graves():
    # 1.7415e-4 * sqrt(1e-4 / 1) * 7500^3
    assert heat_flux_wpm2(1e-4, 7500.0, 1.0) == pytest.approx(734.7e3, rel=1e-3)
    assert heat_flux_wpm2(1e-4, 7500.0, 4.0) == pytest.approx(0.5 * 734.7e3, rel=1e-3)


def test_the_catalogue_module_keeps_the_published_values():
    module = load("soyuz-ms-descent-module", DescentModule)
    drag, ratio = coefficients(6.0, capsule(module.aerodynamics))
    assert 1.26 <= drag <= 1.30
    assert ratio == 0.26


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("mach = [0.4,", "mach = [0.8,", "mach should rise"),
        ("load_limit_g = 5.5", "load_limit_g = 3.0", "load_limit_g should be above load_onset_g"),
        ("nose_radius_m", "nose_radius_km", "nose_radius_m"),
        ("area_m2 = 24.0", "area_m2 = -24.0", "-24"),
    ],
)
def test_bad_numbers_are_named(tmp_path, old, new, message):
    text = (CATALOGUE / "descent_modules" / "soyuz-ms-descent-module.toml").read_text()
    assert old in text
    file = tmp_path / "module.toml"
    file.write_text(text.replace(old, new))
    with pytest.raises(InputError, match=message):
        load(str(file), DescentModule)


def test_mach_may_not_stand_alone():
    with pytest.raises(ValueError, match="one length"):
        Aerodynamics(
            reference_area_m2=4.0,
            nose_radius_m=2.0,
            mach=[1.0, 2.0],
            drag_coefficient=[1.0, 1.2],
            lift_to_drag=np.zeros(3).tolist(),
        )
