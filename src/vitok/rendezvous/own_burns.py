"""A user's own list of burns before the transfer: when each one comes, and what is free of it."""

from collections.abc import Sequence

import numpy as np

from vitok.elementary import norm
from vitok.errors import FlightError
from vitok.mission.profile import OwnBurn
from vitok.motion.arc import Start
from vitok.motion.detectors import apsis, node, range_to
from vitok.motion.elements import elements
from vitok.motion.events import find
from vitok.motion.relative import mean_motion_radps
from vitok.motion.trajectory import Trajectory, join
from vitok.rendezvous.chase import Chase
from vitok.rendezvous.guidance import Leg
from vitok.rendezvous.phasing import Phased, from_phasing, with_guess
from vitok.rendezvous.transfer import instants_s
from vitok.station.meeting import Meeting
from vitok.types import Vector

_ROUNDS, _SETTLED_S = 12, 0.1
_TOLERANCE = 1e-9  # of a flight that tells when a burn comes


def from_own_burns(
    chase: Chase,
    start: Start,
    at_gate: Start,
    burns: Sequence[OwnBurn],
    *,
    contact_s: float,
    met: Meeting,
) -> Phased:
    """The cheapest transfer after a profile's own burns, their instants and free forward parts.

    Where a revolution, an apsis or a range comes hangs on the burns before it, and their free parts on when
    it comes: both are found in turn. FlightError if that does not settle, if a burn has no place in its order
    before the transfer, or if no free part meets its aim.
    """
    first_s, _ = instants_s(chase, at_gate.t_s)
    count = sum(each.free == ("forward",) for each in burns)
    raised_mps = 0.5 * mean_motion_radps(start.y) * (met.axis_m - elements(start.y).semi_major_axis_m)
    guess, last_s = np.full(count, raised_mps / count), np.full(len(burns), np.inf)
    for _ in range(_ROUNDS):
        legs = _placed(chase, start, burns, guess, first_s=first_s, contact_s=contact_s)
        centres_s = np.array([leg.centre_s for leg in legs])
        found = from_phasing(chase, start, at_gate, legs=legs, guess=guess, met=met)
        if np.all(np.abs(centres_s - last_s) < _SETTLED_S):
            return found
        guess, last_s = found.guess, centres_s
    raise FlightError("the instants of the profile's burns do not settle with what is free of them")


def _placed(
    chase: Chase,
    start: Start,
    burns: Sequence[OwnBurn],
    guess: Vector,
    *,
    first_s: float,
    contact_s: float,
) -> tuple[Leg, ...]:
    """The legs of burns and when they come, while the forward parts are those of ``guess``."""
    t_s, y, left = start.t_s, start.y, guess
    pieces: list[Trajectory] = []
    legs: list[Leg] = []
    for burn in burns:
        ahead = chase.fly(t_s, y, first_s, tolerance=_TOLERANCE)
        centre_s = _centre_s(chase, burn, join([*pieces, ahead]), t_s, contact_s)
        leg = Leg(burn.name, centre_s, first_s, burn.thrust_n, None, burn.delta_v_lvlh_mps, burn.free)
        command = with_guess([leg], left)[0][1]
        left = left[1:] if burn.free == ("forward",) else left
        fired = leg.burn(command, float(y[6]), chase.spacecraft)
        if fired.start_s < t_s or fired.end_s > first_s:
            early_s, late_s = t_s - fired.start_s, fired.end_s - first_s
            before = f"begins {early_s:.0f} s before {_before(legs)}"
            after = f"ends {late_s:.0f} s after the transfer has begun"
            raise FlightError(
                f"burn {burn.name} of the profile, {burn_s(fired.start_s, start)}, "
                f"{before if early_s > 0.0 else after}: burns should come in their order from insertion to "
                "the transfer"
            )
        pieces.append(chase.fly(t_s, y, fired.end_s, fired, tolerance=_TOLERANCE))
        t_s, y = fired.end_s, pieces[-1].y_end
        legs.append(leg)
    return tuple(legs)


def burn_s(t_s: float, start: Start) -> str:
    """An instant in words, from insertion."""
    return f"{t_s - start.t_s:.0f} s after insertion"


def _before(legs: Sequence[Leg]) -> str:
    return f"the end of burn {legs[-1].name}" if legs else "insertion"


def _centre_s(chase: Chase, burn: OwnBurn, way: Trajectory, from_s: float, contact_s: float) -> float:
    """When a burn's middle comes on a way that is free from ``from_s`` on."""
    if burn.after_insertion_s is not None:
        return way.t_start_s + burn.after_insertion_s
    if burn.before_contact_s is not None:
        return contact_s - burn.before_contact_s
    if burn.range_m is not None:
        detector = range_to(chase.station, burn.range_m).falling()
        found = find(way, detector, from_s, way.t_end_s)
        if not found:
            times = np.linspace(from_s, way.t_end_s, 2000)
            ranges_m = norm((way(times) - chase.station(times))[:, :3])
            raise FlightError(
                f"burn {burn.name} of the profile waits for range_m = {burn.range_m:g}, and between the burn "
                f"before it and the transfer the ranges are {ranges_m.min():.0f} to {ranges_m.max():.0f} m, "
                "not falling through that"
            )
        return found[0].t_s
    assert burn.revolution is not None
    begin_s, end_s = revolution(chase, way, burn.revolution)
    turning = apsis().rising() if burn.apsis == "perigee" else apsis().falling()
    passed = find(way, turning, max(begin_s, from_s), max(end_s, from_s))
    if not passed:
        raise FlightError(
            f"burn {burn.name} of the profile waits for the {burn.apsis} of revolution {burn.revolution}, "
            "which is not passed there after the burn before it"
        )
    return passed[0].t_s


def revolution(chase: Chase, flown: Trajectory, number: int) -> tuple[float, float]:
    """Begin and end of a revolution; they change at the ascending node, insertion lies in the first.

    FlightError if fewer are flown.
    """
    nodes = find(flown, node(chase.environment).rising())
    starts_s = [flown.t_start_s, *(each.t_s for each in nodes), flown.t_end_s]
    count = len(starts_s) - 1
    if number > count:
        raise FlightError(
            f"the rendezvous burns in revolution {number} by the profile, "
            f"and the {flown.t_end_s - flown.t_start_s:.0f} s of free flight from insertion have {count}"
        )
    return starts_s[number - 1], starts_s[number]
