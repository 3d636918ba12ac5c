"""Where a spacecraft's masses are, as its file says it: modules, parts, arrays, tanks, crew and cargo.

Places are from the origin of the body axes, a point of the ship's structure (see the spacecraft), against
which the centre of mass moves.
"""

from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from vitok.mission.base import Length, Name, NotNegative, Share, Table, Vector, within

Place = Annotated[Vector, Length(0.0, 100.0, zero=True)]


def check_inertia(moments: tuple[float, ...]) -> tuple[float, ...]:
    """Moments as given, 3 or 6; ValueError if no mass has them.

    A mass has second moments, the integrals of r r^T dm, of no negative principal value; they are half of the
    tensor's trace times unity, less the tensor. All three leading minors of every order tell it (Sylvester).
    """
    if len(moments) not in (3, 6):
        raise ValueError("should have 3 moments, xx, yy, zz, or 6, with xy, xz, yz")
    xx, yy, zz, xy, xz, yz = (*moments, 0.0, 0.0, 0.0)[:6]
    half = 0.5 * (xx + yy + zz)
    a, b, c = half - xx, half - yy, half - zz
    slack = -1e-9 * abs(half)  # of rounded figures, as those of a plate
    pairs = min(a * b - xy * xy, a * c - xz * xz, b * c - yz * yz)
    # the second moments are the tensor's negative off its diagonal
    whole = a * (b * c - yz * yz) - xy * (xy * c + yz * xz) - xz * (xy * yz + b * xz)
    fits = min(a, b, c) >= slack and pairs >= slack * half and whole >= slack * half * half
    if half <= 0.0 or not fits:
        told = ", ".join(f"{each:g}" for each in moments)
        raise ValueError(
            f"should be moments that a mass can have, none above the sum of two others, in whatever axes, "
            f"not {told}"
        )
    return moments


Inertia = Annotated[tuple[float, ...], Field(min_length=3, max_length=6), AfterValidator(check_inertia)]


class Solid(Table):
    """A mass that fills a simple shape evenly; of a liquid the shape that a full tank has."""

    position_m: Place
    """Middle, from the origin of the body axes."""
    shape: Literal["box", "cylinder", "ellipsoid"] = "box"
    """What it fills; a cylinder lies along x."""
    size_m: Annotated[tuple[NotNegative, NotNegative, NotNegative], Length(0.05, 200.0)]
    """Its extent along x, y, z."""


class ModuleBody(Table):
    """A module without the parts and arrays that are told apart: its mass is that of modules less theirs."""

    position_m: Place
    """Centre of mass, from the origin of the body axes."""
    shape: Literal["box", "cylinder", "ellipsoid"] = "cylinder"
    """What it fills evenly; a cylinder lies along x."""
    size_m: Annotated[tuple[NotNegative, NotNegative, NotNegative], Length(0.05, 200.0)] | None = None
    """Its extent along x, y, z; absent, inertia_kgm2 is told."""
    inertia_kgm2: Inertia | None = None
    """Moments about its centre of mass xx, yy, zz, and the tensor's entries xy, xz, yz, if not size_m."""

    @model_validator(mode="after")
    def _either(self) -> Self:
        if (self.size_m is None) == (self.inertia_kgm2 is None):
            raise ValueError("should have either size_m or inertia_kgm2")
        return self


class Part(Solid):
    """A part of a module that is told apart, such as an engine or an array."""

    name: Name
    """What it is, in words; told, of no effect."""
    module: Literal["orbital", "descent", "service"]
    """The module whose mass it is a part of."""
    mass_kg: Annotated[float, within(1.0, 1e5)]
    """Its mass."""


class Store(Solid):
    """A place of propellant or cargo."""

    name: Name
    """What it is, in words; told, of no effect."""
    share: Annotated[Share, Field(gt=0.0)]
    """Share of all that is here; those of all places make 1."""


class MassProperties(Table):
    """Where the masses are, for centre of mass and inertia to follow propellant, crew and cargo."""

    orbital: ModuleBody
    """The orbital module, or what has its place."""
    descent: ModuleBody
    """The descent module, or what has its place."""
    service: ModuleBody
    """The service module with engines and empty tanks."""
    parts: tuple[Part, ...] = ()
    """Parts that are heavy and far from the middle of their module."""
    arrays: tuple[Part, ...] = ()
    """Solar arrays, deployed."""
    tanks: Annotated[tuple[Store, ...], Field(min_length=1)]
    """Tanks, all of which are emptied alike."""
    crew: Solid | None = None
    """Where the crew is; absent, it carries none."""
    cargo: tuple[Store, ...] = ()
    """Where cargo is; empty, it carries none."""

    @model_validator(mode="after")
    def _shares(self) -> Self:
        for key in ("tanks", "cargo"):
            stores: tuple[Store, ...] = getattr(self, key)
            total = sum(each.share for each in stores)
            if stores and abs(total - 1.0) > 1e-6:
                raise ValueError(f"should have {key} whose share make 1 in all, not {total:g}")
        return self

    def told_apart(self, module: str) -> Iterable[Part]:
        """Parts and arrays of a module."""
        return (each for each in (*self.parts, *self.arrays) if each.module == module)

    def check_modules(self, **module_kg: float) -> None:
        """ValueError for parts as heavy as the module that they are of."""
        for module, mass_kg in module_kg.items():
            apart_kg = sum(each.mass_kg for each in self.told_apart(module))
            if apart_kg >= mass_kg:
                raise ValueError(
                    f"should have parts and arrays of module '{module}' whose mass_kg, {apart_kg:g} in all, "
                    f"is below modules.{module}_kg, {mass_kg:g}"
                )
