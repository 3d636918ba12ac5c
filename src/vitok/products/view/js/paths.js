// Ways flown and still to fly: of ship, station, ghost and what was dropped, in the frame that is looked at.

import { BufferAttribute, BufferGeometry, Line, LineBasicMaterial } from 'three';
import { A, B, MU, sunlight } from './earth.js';
import { stationAt } from './flight.js';
import { add, cross, into, length, outOf, scale, sub, unit } from './vectors.js';
import { rowAt } from './samples.js';

const MOST = 2400,
  TURN_S = 5600;

function line(scene, color, opacity = 1) {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(3 * MOST), 3));
  geometry.setAttribute('color', new BufferAttribute(new Float32Array(3 * MOST).fill(1), 3));
  const object = new Line(
    geometry,
    new LineBasicMaterial({ color, vertexColors: true, transparent: true, opacity, depthWrite: false }),
  );
  object.frustumCulled = false;
  object.renderOrder = 3;
  scene.add(object);
  return object;
}

/** Writes places, camera-relative, into a line; `shade` (0 to 1) of each dims it where the Sun is not seen. */
function put(object, points, shades) {
  const { position, color } = object.geometry.attributes,
    n = Math.min(MOST, points.length);
  for (let k = 0; k < n; k++) {
    position.setXYZ(k, points[k][0], points[k][1], points[k][2]);
    const s = shades ? 0.35 + 0.65 * shades[k] : 1;
    color.setXYZ(k, s, s, shades ? 0.5 + 0.5 * s : s);
  }
  position.needsUpdate = color.needsUpdate = true;
  object.geometry.setDrawRange(0, n);
  object.visible = n > 1;
}

export function paths(scene) {
  return {
    flown: line(scene, 0xffb347),
    ahead: line(scene, 0xffe2b8, 0.35),
    station: line(scene, 0x5fd0ff, 0.75),
    ghost: line(scene, 0xc9a6ff, 0.8),
    ground: line(scene, 0xff9a3c, 0.55),
  };
}

/** Every so many samples of an arc between two instants: their rows. */
function rows(times, from, to) {
  const first = rowAt(times, from),
    last = rowAt(times, to),
    stride = Math.max(1, Math.ceil((last - first) / (MOST - 4)));
  const out = [];
  for (let k = first; k <= last; k += stride) if (times[k] >= from && times[k] <= to) out.push(k);
  return out;
}

/** A function that takes a place of another instant into the picture: turned on with the frame, camera-relative. */
function carrier(flight, state, frame, eye) {
  if (frame === 'earth') return (r, t) => sub(outOf(state.earth.rows, into(flight.earthAt(t).rows, r)), eye);
  if (frame === 'lvlh' && state.station) {
    return (r, t, arc) => {
      const station = stationAt(arc, t);
      return (
        station &&
        sub(add(state.station.r, outOf(state.station.rows, into(station.rows, sub(r, station.r)))), eye)
      );
    };
  }
  return (r) => sub(r, eye);
}

const at = (a, k) => [a[3 * k], a[3 * k + 1], a[3 * k + 2]];

/** The ways as they are seen at a state; `frame` is inertial, earth or lvlh, `eye` the camera. */
export function trace(object, flight, state, frame, eye, whole) {
  const { t, arc } = state,
    carry = carrier(flight, state, frame, eye),
    lit = (r, s) => sunlight(r, flight.earthAt(s).sun);
  const near = frame === 'lvlh' && state.station,
    span = near ? 7200 : whole ? TURN_S : 2700;
  const flown = [],
    flownLit = [],
    ahead = [];
  for (const each of flight.arcs) {
    if (each.end < t - span || each.begin > t + span) continue;
    if (each !== arc && Math.min(Math.abs(each.begin - t), Math.abs(each.end - t)) > span) continue;
    for (const k of rows(each.t, Math.max(each.begin, t - span), Math.min(each.end, t + span))) {
      const s = each.t[k],
        r = at(each.r, k),
        point = carry(r, s, each);
      if (!point) continue;
      if (s <= t) {
        flown.push(point);
        flownLit.push(near ? 1 : lit(r, s));
      } else ahead.push(point);
    }
  }
  const here = sub(state.r, eye);
  flown.push(here);
  flownLit.push(state.sunlight);
  put(object.flown, flown.slice(-MOST), flownLit.slice(-MOST));
  put(object.ahead, [here, ...ahead]);
  put(object.station, whole && state.station && frame !== 'lvlh' ? turn(flight, state, frame, eye) : []);
  put(object.ground, whole ? groundTrack(flight, state, eye) : []);
  const ghost = [];
  for (const each of flight.ghostArcs)
    for (const k of rows(each.t, Math.max(each.begin, t - span), Math.min(each.end, t + span))) {
      const point = carry(at(each.r, k), each.t[k], arc);
      if (point) ghost.push(point);
    }
  put(object.ghost, ghost);
}

/** Where the ship passes over the ground, a turn about now, a little over the ellipsoid. */
function groundTrack(flight, { t, arc, earth }, eye) {
  return rows(arc.t, t - TURN_S, t + TURN_S).map((k) => {
    const [x, y, z] = unit(into(flight.earthAt(arc.t[k]).rows, at(arc.r, k)));
    const radius = 4e3 + (A * B) / Math.sqrt(B * B * (x * x + y * y) + A * A * z * z);
    return sub(outOf(earth.rows, [x * radius, y * radius, z * radius]), eye);
  });
}

/** The station's orbit of one turn about now, as a circle of its momentary plane and radius. */
function turn(flight, { station, t, earth }, frame, eye) {
  const u = unit(station.r),
    w = unit(cross(cross(station.r, station.v), station.r)),
    R = length(station.r),
    n = Math.sqrt(MU / R ** 3),
    out = [];
  for (let k = -90; k <= 90; k++) {
    const angle = (k * Math.PI) / 90,
      r = add(scale(u, R * Math.cos(angle)), scale(w, R * Math.sin(angle)));
    out.push(
      sub(frame === 'earth' ? outOf(earth.rows, into(flight.earthAt(t + angle / n).rows, r)) : r, eye),
    );
  }
  return out;
}
