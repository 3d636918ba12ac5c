"""What a page of a flight should say, worked out by Python from the flight's own arcs."""

import numpy as np

from vitok.earth.frames import geodetic_from_gcrf, rotation
from vitok.mission.station import port_of
from vitok.motion.arc import COVARIANCE, ERROR
from vitok.motion.hermite import between
from vitok.motion.lvlh import axes, relative_state
from vitok.products.export.attitudes import matrices

FIELDS = """(t => { const s = vitok.at(t), m = vitok.marks(t); return {
  arc: s.arc.name, r: s.r, v: s.v, q: s.q, mass: s.mass, height: s.place.height, latitude: s.place.latitude,
  relative: s.relative, port: m.port, probe: m.probe }; })"""


def slerped(t_s, q, at_s):
    row = min(max(int(np.searchsorted(t_s, at_s, side="right")) - 1, 0), t_s.size - 2)
    share = (at_s - t_s[row]) / (t_s[row + 1] - t_s[row])
    a, b = q[row], q[row + 1] * (1.0 if q[row] @ q[row + 1] >= 0.0 else -1.0)
    angle = np.arccos(min(1.0, float(a @ b)))
    if angle < 1e-9:
        return a
    return (np.sin((1 - share) * angle) * a + np.sin(share * angle) * b) / np.sin(angle)


def apart_deg(p, q):
    return float(
        np.degrees(2.0 * np.arcsin(min(1.0, min(np.linalg.norm(p - q), np.linalg.norm(p + q)) / 2.0)))
    )


def turned(q, a):
    """A body's vector in GCRF."""
    w, v = q[0], np.asarray(q[1:])
    return a + 2.0 * w * np.cross(v, a) + 2.0 * np.cross(v, np.cross(v, a))


def instants(flight, count):
    """Instants spread over the arcs, as many in each; none where samples lie months apart."""
    arcs = [arc for arc in flight.arcs.values() if np.diff(arc.t_s).max() < 1e3]
    each = -(-count // len(arcs))
    return [
        float(t_s)
        for arc in arcs
        for t_s in arc.t_s[0] + (arc.t_s[-1] - arc.t_s[0]) * (np.arange(each) + 0.437) / each
    ]


def differences(browser, flight, count=20):
    """The largest difference of each figure between page and flight: m, deg, kg."""
    begin_s = min(float(arc.t_s[0]) for arc in flight.arcs.values())
    end_s = max(float(arc.t_s[-1]) for arc in flight.arcs.values())
    table = rotation(flight.epoch, begin_s, end_s)
    worst = dict.fromkeys(("place_m", "altitude_m", "range_m", "attitude_deg", "mass_kg", "port_m"), 0.0)

    def note(key, value):
        worst[key] = max(worst[key], float(value))

    for at_s in instants(flight, count):
        told = browser.run(f"{FIELDS}({at_s - begin_s!r})")
        arc = flight.arcs[told["arc"]]
        y = arc(at_s)
        note("place_m", np.linalg.norm(y[:3] - told["r"]))
        note("altitude_m", abs(geodetic_from_gcrf(at_s, *y[:3], table)[2] - told["height"]))
        note("mass_kg", abs(y[6] - told["mass"]))
        near = (
            arc.t_s.size and np.diff(arc.t_s).max() < 61.0
        )  # between samples of a fast turn nothing is known
        if near:
            note("attitude_deg", apart_deg(slerped(arc.t_s, arc.q_body_from_gcrf, at_s), np.array(told["q"])))
        t_s = arc.station_t_s
        if t_s.size > 1 and t_s[0] <= at_s <= t_s[-1] and np.diff(t_s).max() < 61.0:
            station = between(t_s, arc.station_gcrf, np.array([at_s]), arc.points)[0]
            relative = relative_state(station, y)[:3]
            note("range_m", np.linalg.norm(relative - told["relative"]))
            q = slerped(t_s, arc.q_station_from_gcrf, at_s)
            place = np.array(port_of(flight.cast.station, flight.mission.port).position_m)
            note("port_m", np.linalg.norm(station[:3] + turned(q, place) - told["port"]))
    return worst


def differences_docked(browser, flight, count=12):
    """The largest difference of the attitude in the stay, deg: at samples and, where it rides on, between."""
    arc, worst = flight.arcs["stay"], 0.0
    begin_s = min(float(each.t_s[0]) for each in flight.arcs.values())
    for row in np.linspace(1, arc.t_s.size - 9, count).astype(int):
        held = matrices(arc.q_body_from_gcrf[row : row + 1])[0] @ axes(arc(arc.t_s[row])).T
        for at_s in (arc.t_s[row], 0.5 * (arc.t_s[row] + arc.t_s[row + 1])):
            page = matrices(np.array([browser.run(f"vitok.at({float(at_s) - begin_s!r}).q")]))[0]
            off = page @ (held @ axes(arc(at_s))).T
            worst = max(worst, np.degrees(np.arccos(np.clip((np.trace(off) - 1.0) / 2.0, -1.0, 1.0))))
    return float(worst)


def differences_known(browser, flight, name):
    """The largest differences of the estimate's error and of its three sigmas in LVLH, m, in an arc."""
    arc, worst = flight.arcs[name], [0.0, 0.0]
    begin_s = min(float(each.t_s[0]) for each in flight.arcs.values())
    which = f"vitok.flight.arcs.find(each => each.name === '{name}')"
    times = browser.run(f"[...{which}.knows.t]")
    for t in times[5 :: len(times) // 12]:
        told = browser.run(f"vitok.at({t!r}).knows")
        row = int(np.abs(arc.t_s - begin_s - t).argmin())
        lvlh = axes(np.concatenate((arc.r_gcrf_m[row], arc.v_gcrf_mps[row])))
        covariance = np.empty((3, 3))
        below, left = np.tril_indices(3)
        covariance[below, left] = covariance[left, below] = [arc.channels[key][row] for key in COVARIANCE[:6]]
        error = lvlh @ [arc.channels[key][row] for key in ERROR]
        sigmas = np.sqrt(np.diagonal(lvlh @ covariance @ lvlh.T))
        worst[0] = max(worst[0], float(np.abs(error - told["error"]).max()))
        worst[1] = max(worst[1], float(np.abs(sigmas - np.linalg.norm(told["root"], axis=1)).max()))
    return worst


def projected(taken, eye, width, height, place):
    """Pixels of a place (GCRF) in a picture of an eye, a gaze, what is up and a vertical angle (deg)."""
    gaze = np.array(taken["gaze"]) / np.linalg.norm(taken["gaze"])
    right = np.cross(gaze, taken["up"])
    right /= np.linalg.norm(right)
    off = np.asarray(place) - eye
    scale = 0.5 * height / np.tan(np.radians(taken["fov"]) / 2.0) / (off @ gaze)
    return np.array(
        [0.5 * width + scale * (off @ right), 0.5 * height - scale * (off @ np.cross(right, gaze))]
    )
