"""Mass, centre of mass and inertia of a spacecraft, as they follow propellant, crew and cargo."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from vitok.compiled import lean, njit
from vitok.elementary import arctan2
from vitok.errors import InputError
from vitok.mission.mass_properties import MassProperties, ModuleBody, Solid
from vitok.mission.spacecraft import Spacecraft
from vitok.types import Vector

# second moments of an even filling, of the square of its extent along x, y, z: integrals over the shapes
_SPREAD = {
    "box": np.full(3, 1.0 / 12.0),
    "cylinder": np.array([1.0 / 12.0, 1.0 / 16.0, 1.0 / 16.0]),
    "ellipsoid": np.full(3, 1.0 / 20.0),
}


class MassModel(NamedTuple):
    """All but propellant as one body, and the tanks; places from the origin of the body axes.

    Second moments are integrals of r r^T dm (3, 3) kg m2, those of the tanks (k, 3) for a kg that fills one.
    """

    fixed_kg: float
    fixed_first_kgm: Vector
    fixed_second_kgm2: Vector
    full_kg: float
    tank_share: Vector
    tank_position_m: Vector
    tank_spread_m2: Vector


class _Mass(NamedTuple):
    mass_kg: float
    position_m: Vector
    second_kgm2: Vector  # about its own centre of mass


def mass_model(spacecraft: Spacecraft, crew_kg: float, cargo_kg: float) -> MassModel:
    """The spacecraft with crew and cargo in their places.

    InputError if its file does not tell where the masses are, if it has no place for what is to be aboard, or
    if its main engine cannot be turned to push through the centre of mass, with tanks full or empty.
    """
    places = spacecraft.mass_properties
    if places is None:
        raise InputError(f"spacecraft {spacecraft.name} has no mass_properties: where its masses are")
    masses = list(_masses(spacecraft, places, crew_kg, cargo_kg))
    model = MassModel(
        float(sum(each.mass_kg for each in masses)),
        np.sum([each.mass_kg * each.position_m for each in masses], axis=0),
        np.sum([each.second_kgm2 + each.mass_kg * _square(each.position_m) for each in masses], axis=0),
        float(spacecraft.propulsion.propellant_kg),
        np.array([tank.share for tank in places.tanks]),
        np.array([tank.position_m for tank in places.tanks]),
        np.array([_spread_m2(tank) for tank in places.tanks]),
    )
    _check_gimbal(spacecraft, model)
    return model


@njit
def mass_at(model, propellant_kg):
    """Mass, centre of mass (3,) from the origin, inertia tensor (3, 3) about it, with ``propellant_kg`` left.

    The tanks are emptied alike, and what is in them keeps the shape and the middle of its tank, smaller: in
    weightlessness bladders hold it. Tensor and second moments by the parallel-axis theorem.
    """
    centre_m, inertia_kgm2 = np.empty(3), np.empty((3, 3))
    return weigh(model, propellant_kg, centre_m, inertia_kgm2), centre_m, inertia_kgm2


@lean
def weigh(model, propellant_kg, centre_m, inertia_kgm2):
    """The mass; writes centre of mass (3,) and tensor (3, 3): see ``mass_at``."""
    left_kg = max(propellant_kg, 0.0)
    mass_kg = model.fixed_kg + left_kg
    shrunk = np.cbrt(left_kg / model.full_kg) ** 2
    first, second = centre_m, inertia_kgm2  # made of these in place
    for i in range(3):
        first[i] = model.fixed_first_kgm[i]
        for j in range(3):
            second[i, j] = model.fixed_second_kgm2[i, j]
    for k in range(model.tank_share.size):
        here_kg = model.tank_share[k] * left_kg
        for i in range(3):
            first[i] += here_kg * model.tank_position_m[k, i]
            second[i, i] += here_kg * shrunk * model.tank_spread_m2[k, i]
            for j in range(3):
                second[i, j] += here_kg * model.tank_position_m[k, i] * model.tank_position_m[k, j]
    for i in range(3):
        centre_m[i] = first[i] / mass_kg
    for i in range(3):
        for j in range(3):
            inertia_kgm2[i, j] = mass_kg * centre_m[i] * centre_m[j] - second[i, j]
    trace = -(inertia_kgm2[0, 0] + inertia_kgm2[1, 1] + inertia_kgm2[2, 2])
    for i in range(3):
        inertia_kgm2[i, i] += trace
    return mass_kg


def tensor_kgm2(moments: tuple[float, ...]) -> Vector:
    """Inertia tensor (3, 3) of a file's moments xx, yy, zz and, where it tells them, entries xy, xz, yz."""
    xx, yy, zz, xy, xz, yz = (*moments, 0.0, 0.0, 0.0)[:6]
    return np.array([[xx, xy, xz], [xy, yy, yz], [xz, yz, zz]])


def _masses(
    spacecraft: Spacecraft, places: MassProperties, crew_kg: float, cargo_kg: float
) -> Iterator[_Mass]:
    """All but propellant."""
    modules = spacecraft.modules
    for name, body, mass_kg in (
        ("orbital", places.orbital, modules.orbital_kg),
        ("descent", places.descent, modules.descent_kg),
        ("service", places.service, modules.service_kg),
    ):
        apart = list(places.told_apart(name))
        yield _module(body, mass_kg - sum(part.mass_kg for part in apart))
        yield from (_even(part, part.mass_kg) for part in apart)
    if crew_kg > 0.0:
        if places.crew is None:
            raise _nowhere(spacecraft, "crew", crew_kg)
        yield _even(places.crew, crew_kg)
    if cargo_kg > 0.0:
        if not places.cargo:
            raise _nowhere(spacecraft, "cargo", cargo_kg)
        yield from (_even(store, store.share * cargo_kg) for store in places.cargo)


def _module(body: ModuleBody, mass_kg: float) -> _Mass:
    if body.inertia_kgm2 is None:
        second = mass_kg * np.diag(_spread_m2(body))
    else:
        xx, yy, zz = body.inertia_kgm2[:3]
        second = 0.5 * (xx + yy + zz) * np.eye(3) - tensor_kgm2(body.inertia_kgm2)
    return _Mass(mass_kg, np.array(body.position_m), second)


def _even(solid: Solid, mass_kg: float) -> _Mass:
    return _Mass(mass_kg, np.array(solid.position_m), mass_kg * np.diag(_spread_m2(solid)))


def _spread_m2(solid: Solid | ModuleBody) -> Vector:
    extent_m: Vector = np.array(solid.size_m)
    spread: Vector = _SPREAD[solid.shape] * extent_m**2
    return spread


def _square(r_m: Vector) -> Vector:
    square: Vector = r_m[:, np.newaxis] * r_m
    return square


def _nowhere(spacecraft: Spacecraft, what: str, mass_kg: float) -> InputError:
    return InputError(
        f"spacecraft {spacecraft.name} has no mass_properties.{what}: no place for {mass_kg:g} kg of it"
    )


def _check_gimbal(spacecraft: Spacecraft, model: MassModel) -> None:
    engine = spacecraft.propulsion.main
    if engine.position_m is None:
        return
    for tanks, left_kg in (("full", model.full_kg), ("empty", 0.0)):
        x_m, y_m, z_m = mass_at(model, left_kg)[1] - np.array(engine.position_m)
        off_deg = float(np.degrees(arctan2(np.sqrt(y_m * y_m + z_m * z_m), x_m)))
        if off_deg > engine.gimbal_deg + 1e-6:
            raise InputError(
                f"spacecraft {spacecraft.name}: propulsion.main.gimbal_deg = {engine.gimbal_deg:g} should "
                f"reach the centre of mass, which with {tanks} tanks lies {off_deg:.2f} deg off its axis"
            )
