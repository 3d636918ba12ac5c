// The flight that the page shows: its data unpacked, and the state of all that flies at an instant.

import { into, length, lvlh, outOf, product, quaternionOf, slerp, sub, turned } from './vectors.js';
import { hermite, linear, rates, shareAt, unpacked } from './samples.js';
import { geodeticOf, orientation, sunlight } from './earth.js';

const four = (a, k) => [a[4 * k], a[4 * k + 1], a[4 * k + 2], a[4 * k + 3]];

/** Attitude at t: between its samples, or as it is held in the LVLH of a state. */
function attitude({ t: times, q, held }, t, r, v) {
  if (held) return product(quaternionOf(lvlh(r, v)), held);
  if (!q) return [1, 0, 0, 0];
  const [row, share] = shareAt(times, t);
  return times.length < 2 ? four(q, 0) : slerp(four(q, row), four(q, row + 1), share);
}

function states(it) {
  if (it.t) it.t = unpacked(it.t);
  if (it.r) it.r = unpacked(it.r);
  if (it.v) it.v = rates(it.v, it.t, it.r);
  if (it.q) it.q = unpacked(it.q);
  return it;
}

function arcOf(told) {
  const arc = { ...told };
  states(arc);
  if (told.mass !== undefined) arc.mass = unpacked(told.mass);
  arc.channels = Object.fromEntries(
    Object.entries(told.channels ?? {}).map(([k, each]) => [k, unpacked(each)]),
  );
  arc.pulses = Object.fromEntries(Object.entries(told.pulses ?? {}).map(([k, each]) => [k, unpacked(each)]));
  arc.tracks = (told.tracks ?? []).map((each) => states({ ...each }));
  if (told.station) arc.station = states({ ...told.station });
  if (told.knows) known(arc, told.knows);
  arc.begin = arc.t[0];
  arc.end = arc.t[arc.t.length - 1];
  return arc;
}

/** What the ship knows of its place: `arc.knows`, and the lengths of error and sigma at the arc's own instants. */
function known(arc, told) {
  arc.knows = { t: unpacked(told.t), e: unpacked(told.e), l: unpacked(told.l) };
  const at = (t) => knownAt(arc, t);
  arc.channels.estimate_error_m = arc.t.map((t) => length(at(t).error));
  arc.channels.estimate_sigma_m = arc.t.map((t) => length(sigmas(at(t).root)));
}

/** Error (LVLH of the ship, m) and root of the covariance, three rows of a lower triangle; null where not told. */
function knownAt({ knows }, t) {
  if (!knows) return null;
  const [row, s] = shareAt(knows.t, t),
    mixed = (a, n, i) => a[n * row + i] * (1 - s) + a[n * row + n + i] * s;
  const [xx, yx, yy, zx, zy, zz] = [0, 1, 2, 3, 4, 5].map((i) => mixed(knows.l, 6, i));
  return {
    error: [0, 1, 2].map((i) => mixed(knows.e, 3, i)),
    root: [
      [xx, 0, 0],
      [yx, yy, 0],
      [zx, zy, zz],
    ],
  };
}

/** One sigma along, across and radially, of a root of a covariance. */
export const sigmas = (root) => root.map(length);

/** The flight of the page's data. */
export function flightOf(told) {
  const arcs = told.arcs.map(arcOf),
    earthAt = orientation(told.sky);
  const flight = { ...told, arcs, earthAt };
  flight.tracks = arcs.flatMap((arc) => arc.tracks);
  flight.burns = arcs.flatMap((arc) => arc.burns);
  flight.ghostArcs = told.ghost ? told.ghost.arcs.map(arcOf) : [];
  flight.begin = Math.min(...arcs.map((arc) => arc.begin));
  flight.event = (name) => told.events.find((each) => each.name === name);
  flight.when = (name, otherwise = Infinity) => flight.event(name)?.t ?? otherwise;
  flight.arcAt = (t) => arcs.findLast((arc) => arc.begin <= t) ?? arcs[0];
  flight.utc = (t) => new Date(Date.parse(told.epoch_utc) + t * 1e3);
  return flight;
}

/** The station at t as an arc has it, or null where it is not known. */
export function stationAt(arc, t) {
  const s = arc.station;
  if (s?.docked) {
    // it rides with the ship: their axes differ by a millionth
    const [r, v] = hermite(arc.t, arc.r, arc.v, t, arc.points),
      rows = lvlh(r, v),
      place = sub(r, outOf(rows, s.docked));
    return { r: place, v, q: attitude(s, t, place, v), rows };
  }
  if (!s || t < s.t[0] - 1e-6 || t > s.t[s.t.length - 1] + 1e-6) return null;
  const [r, v] = hermite(s.t, s.r, s.v, t, arc.points);
  return { r, v, q: attitude(s, t, r, v), rows: lvlh(r, v) };
}

/** Ship, station, Earth and Sun at an instant; places and velocities in GCRF, m and m/s. */
export function stateAt(flight, instant) {
  const arc = flight.arcAt(instant),
    t = Math.min(arc.end, Math.max(arc.begin, instant));
  const [r, v] = hermite(arc.t, arc.r, arc.v, t, arc.points);
  const earth = flight.earthAt(t),
    station = stationAt(arc, t);
  const state = {
    t,
    arc,
    r,
    v,
    earth,
    station,
    q: attitude(arc, t, r, v),
    mass: linear(arc.t, arc.mass, t),
    place: geodeticOf(earth.rows, r),
    lvlh: lvlh(r, v),
    sunlight: sunlight(r, earth.sun),
    relative: null,
    knows: knownAt(arc, t),
    ghost: ghostAt(flight, t),
  };
  if (station) state.relative = into(station.rows, sub(r, station.r));
  state.channel = (name) => (arc.channels[name] ? linear(arc.t, arc.channels[name], t) : undefined);
  return state;
}

function ghostAt(flight, t) {
  const arc = flight.ghostArcs.findLast((each) => each.begin <= t && t <= each.end);
  return arc ? hermite(arc.t, arc.r, arc.v, t, arc.points)[0] : null;
}

/** Place and attitude of what was dropped, or null before its drop and long after its end. */
export function trackAt(track, t) {
  const last = track.t.length - 1;
  if (t < track.t[0] || t > track.t[last]) return null;
  const [row, s] = shareAt(track.t, t);
  const r = [0, 1, 2].map((i) => track.r[3 * row + i] * (1 - s) + track.r[3 * row + 3 + i] * s);
  return { r: cubic(track, row, t) ?? r, q: track.q ? attitude(track, t) : null };
}

/** Catmull and Rom's cubic through the samples about a row, where there are four of them. */
function cubic(track, row, t) {
  if (row < 1 || row + 2 >= track.t.length) return null;
  const at = (k) => [0, 1, 2].map((i) => track.r[3 * k + i]),
    T = track.t,
    h = T[row + 1] - T[row];
  const [a, b, c, d] = [row - 1, row, row + 1, row + 2].map(at),
    s = (t - T[row]) / h;
  const [p, q] = [h / (T[row + 1] - T[row - 1]), h / (T[row + 2] - T[row])];
  if (!Number.isFinite(p + q)) return null;
  const s2 = s * s,
    s3 = s2 * s;
  return [0, 1, 2].map(
    (i) =>
      (2 * s3 - 3 * s2 + 1) * b[i] +
      (s3 - 2 * s2 + s) * p * (c[i] - a[i]) +
      (3 * s2 - 2 * s3) * c[i] +
      (s3 - s2) * q * (d[i] - b[i]),
  );
}

/** The burn that is on at t, or undefined. */
export const burnAt = (flight, t) => flight.burns.find((each) => each.t <= t && t < each.t + each.d);

/** Names of the thrusters that are on about t: their pulse began or ended within the sample's step. */
export function thrustersAt(arc, t) {
  const on = [];
  for (const [name, rows] of Object.entries(arc.pulses)) {
    let low = 0,
      high = rows.length / 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[2 * middle] < t) low = middle + 1;
      else high = middle;
    }
    if (low < rows.length / 2 && rows[2 * low] - rows[2 * low + 1] - 0.25 <= t) on.push(name);
  }
  return on;
}

/** The middle of the port that an arc is about and its outward axis, GCRF, where the station is known. */
export function portOf(flight, { arc, station }) {
  const place = flight.models.station.ports[arc.port];
  return {
    r: station.r.map((each, i) => each + turned(station.q, place.position)[i]),
    axis: turned(station.q, place.axis),
    rows: place.axes.map((axis) => turned(station.q, axis)),
  };
}

/** The tip of the probe, GCRF; the state's place is the centre of mass. */
export function probeOf(flight, state) {
  const { probe, centre } = flight.models.ship,
    arm = sub(probe, centre);
  return state.r.map((each, i) => each + turned(state.q, arm)[i]);
}
