"""What thrusters that fire do to the ship."""

from vitok.compiled import bare
from vitok.motion.vectors import cross
from vitok.navigation.near_suite import STEP_S


@bare
def fire(on_s, jets, parts, true_centre, fired, loads):
    """Writes force and moment of on-times (n,) in a control period into the first six ``loads``, 0 elsewhere.

    In the ship's true axes about its true centre of mass, N and N m. Adds what fired to ``fired`` (n,), and
    returns what it burnt, kg.
    """
    loads[:] = 0.0
    burnt_kg = 0.0
    for j in range(on_s.size):
        if on_s[j] <= 0.0:
            continue
        fired[j] += on_s[j]
        burnt_kg += jets.flow_kgps[j] * on_s[j]
        push_n = jets.thrust_n[j] * parts.thrust_share[j] * on_s[j] / STEP_S
        f = (push_n * parts.direction[j, 0], push_n * parts.direction[j, 1], push_n * parts.direction[j, 2])
        lever = (
            jets.position_m[j, 0] - true_centre[0],
            jets.position_m[j, 1] - true_centre[1],
            jets.position_m[j, 2] - true_centre[2],
        )
        moment = cross(lever, f)
        for i in range(3):
            loads[i] += f[i]
            loads[3 + i] += moment[i]
    return burnt_kg
