"""A spacecraft's thrusters as arrays for the compiled core, and whether they can push and turn it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vitok.compiled import lean
from vitok.craft.jet_selection import select, selection_work
from vitok.elementary import norm
from vitok.errors import InputError
from vitok.mission.spacecraft import Spacecraft
from vitok.mission.unit import G0_MPS2
from vitok.types import Vector

AXES = ("+x", "-x", "+y", "-y", "+z", "-z")


class Jets(NamedTuple):
    """Thrusters (n,): places from the origin of the body axes and directions of the force on the ship (n, 3).

    ``flow_kgps`` is what each consumes while it fires.
    """

    position_m: Vector
    direction: Vector
    thrust_n: Vector
    flow_kgps: Vector
    shortest_s: Vector
    manifold: NDArray[np.int64]


def jets_of(spacecraft: Spacecraft) -> Jets:
    """The thrusters of the file's table, those of a place one after another; InputError if it has none."""
    thrusters, usual_s = spacecraft.propulsion.thrusters, spacecraft.proximity.shortest_pulse_s
    if not thrusters.jets:
        raise InputError(f"spacecraft {spacecraft.name} has no propulsion.thrusters.jets: where they push")
    rows = [(jet, manifold) for jet in thrusters.jets for manifold in jet.manifolds]
    direction = np.array([jet.direction for jet, _ in rows])
    thrust_n = np.array([jet.thrust_n or thrusters.thrust_n for jet, _ in rows])
    impulse_s = np.array([jet.specific_impulse_s or thrusters.specific_impulse_s for jet, _ in rows])
    shortest_s = [usual_s if jet.shortest_pulse_s is None else jet.shortest_pulse_s for jet, _ in rows]
    return Jets(
        np.array([jet.position_m for jet, _ in rows]),
        direction / norm(direction)[:, np.newaxis],
        thrust_n,
        thrust_n / (impulse_s * G0_MPS2),
        np.array(shortest_s),
        np.array([manifold for _, manifold in rows], dtype=np.int64),
    )


def jet_names(spacecraft: Spacecraft) -> tuple[str, ...]:
    """Name of each row of ``jets_of``: its place and its manifold, as "aft left/1"."""
    return tuple(
        f"{jet.name}/{manifold}" for jet in spacecraft.propulsion.thrusters.jets for manifold in jet.manifolds
    )


@lean
def effects(jets, centre_m, out):
    """Columns of ``out`` (6, n): a thruster's force, N, moment about ``centre_m`` (3,), N m, body axes."""
    for k in range(jets.thrust_n.size):
        fx, fy, fz = (
            jets.thrust_n[k] * jets.direction[k, 0],
            jets.thrust_n[k] * jets.direction[k, 1],
            jets.thrust_n[k] * jets.direction[k, 2],
        )
        x, y, z = (
            jets.position_m[k, 0] - centre_m[0],
            jets.position_m[k, 1] - centre_m[1],
            jets.position_m[k, 2] - centre_m[2],
        )
        out[0, k], out[1, k], out[2, k] = fx, fy, fz
        out[3, k], out[4, k], out[5, k] = y * fz - z * fy, z * fx - x * fz, x * fy - y * fx


def cost_kgps(jets: Jets, manifold: int, dearer: float = 0.005) -> Vector:
    """Flow of each thruster (n,), a little dearer on all but one manifold, for ``select``.

    That manifold then serves alone as long as it is not dearer by that share, and is strong enough.
    """
    cost: Vector = jets.flow_kgps * np.where(jets.manifold == manifold, 1.0, 1.0 + dearer)
    return cost


class Authority(NamedTuple):
    """Greatest pure force, N, with no moment, and pure moment, N m, with no force, along AXES (6,) each."""

    force_n: Vector
    moment_nm: Vector


def authority(jets: Jets, centre_m: Vector, open_valves: Vector | None = None) -> Authority:
    """What the thrusters can do; ``open_valves`` (n,) are 1, and 0 for one that cannot fire."""
    n = jets.thrust_n.size
    acts, limit_s = np.empty((6, n)), np.ones(n) if open_valves is None else open_valves
    effects(jets, centre_m, acts)
    most, on_s, work = np.zeros((2, 6)), np.empty(n), selection_work(n)
    for kind in range(2):
        bound = np.abs(acts[3 * kind : 3 * kind + 3]).sum()  # beyond what all together can do
        for column in range(6):
            wanted = np.zeros(6)
            wanted[3 * kind + column // 2] = bound if column % 2 == 0 else -bound
            most[kind, column] = bound * select(wanted, acts, jets.flow_kgps, limit_s, on_s, work)[kind]
    return Authority(most[0], most[1])


def check_authority(
    jets: Jets, centre_m: Vector, *, spacecraft: str, force_n: tuple[float, ...], moment_nm: tuple[float, ...]
) -> None:
    """InputError naming the first force or moment (6,) of AXES that the thrusters cannot make by itself.

    ``spacecraft`` is the name of the file that the sentence is about.
    """
    can = authority(jets, centre_m)
    for what, least, most, unit in (
        ("push", force_n, can.force_n, "N"),
        ("turn", moment_nm, can.moment_nm, "N m"),
    ):
        for axis, needed, able in zip(AXES, least, most, strict=True):
            if needed > able * (1.0 + 1e-9):
                way = "along" if what == "push" else "about"
                besides = "moment" if what == "push" else "force"
                raise InputError(
                    f"spacecraft {spacecraft}: propulsion.thrusters.jets should {what} {way} {axis} with "
                    f"{needed:g} {unit}, but {what} with {able:.4g} {unit} at most without a {besides}"
                )
