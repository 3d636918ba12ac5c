// What was dropped, on its own way: stages, shells, modules. It leaves as it stood and begins to tumble.

import { Group } from 'three';
import { puff } from './clouds.js';
import { wake } from './fire.js';
import { stateAt, trackAt } from './flight.js';
import { SURFACES, box, orient, shape } from './shapes.js';
import { ship } from './ship.js';
import { cross, length, quaternionOf, sub, unit } from './vectors.js';

const TUMBLE_RADPS = 0.12,
  FARTHEST_M = 3e6,
  BURNS_S = 30,
  FRAGMENTS = 11;
const kind = (track) => track.name.replace(/[ _]\d+$/, '');

function middle(told) {
  if (told.size_m) return told.position_m;
  const ends = told.profile_m.map((p) => p[0]),
    half = (Math.min(...ends) + Math.max(...ends)) / 2;
  return told.position_m.map((p, i) => p + half * told.axis[i]);
}

/** The shapes of the part that a track is named by, the k-th of n; those of several stand about x, shells are cut. */
function ofRocket(told, name, k, n) {
  const own = told.shapes.filter((each) => each.part === name || each.part === `${name}_jettison`);
  if (!own.length) return null;
  const inner = new Group(),
    strapped = own[0].count > 1,
    turn = (2 * Math.PI * k) / n + (strapped && n === 4 ? Math.PI / 4 : 0);
  const at = middle(own.reduce((a, b) => (length(middle(b)) > length(middle(a)) ? b : a)));
  for (const each of own) {
    const body = shape({ ...each, count: 1 }, strapped || n === 1 ? undefined : (2 * Math.PI) / n);
    body.position.set(...at.map((p) => -p));
    inner.add(body);
  }
  return { inner, at, turn };
}

function ofShip(told, name) {
  const found = told.modules.find((each) => name.startsWith(each.name)),
    inner = new Group();
  if (!found) {
    inner.add(box([0.25, 2, 2], SURFACES.dark));
    return { inner, at: [-1.2, 0, 0], turn: 0 };
  }
  const whole = ship(told),
    at = found.position.map((p, i) => p - told.centre[i]);
  for (const [part, each] of Object.entries(whole.modules)) each.visible = part === found.name;
  whole.position.set(...at.map((p) => -p));
  inner.add(whole);
  return { inner, at, turn: 0 };
}

/** One of the pieces of a break-up, the first the largest: a head that glows, and its trail. */
function fragment(k) {
  const one = new Group(),
    size = 1 / (1 + 0.22 * k),
    head = puff(0xffd8a8, true),
    trail = wake(190 * size, 2.6 * size, 1.6 * size, 0xfff0d0, 0xff5a1c, 5 + k);
  head.scale.setScalar(11 * size);
  one.add(head, trail);
  return Object.assign(one, { trail });
}

/** One object for each track. */
export function pieces(flight) {
  return flight.tracks.map((track) => {
    const name = kind(track),
      alike = flight.tracks.filter((each) => kind(each) === name),
      outer = new Group(),
      arm = new Group();
    const { inner, at, turn } =
      ofRocket(flight.models.rocket, name, alike.indexOf(track), alike.length) ??
      ofShip(flight.models.ship, name);
    inner.position.set(...at);
    arm.rotation.x = turn;
    arm.add(inner);
    outer.add(arm);
    const fire = new Group();
    for (let k = 0; k < FRAGMENTS; k++) fire.add(fragment(k));
    fire.visible = false;
    outer.add(fire);
    outer.visible = false;
    return {
      track,
      object: outer,
      arm,
      inner,
      fire,
      from: null,
      name: name.replaceAll('_', ' '),
      broken: flight.when(`${track.name}_break_up`),
    };
  });
}

function across(x) {
  const y = unit(cross(x, Math.abs(x[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0]));
  return [y, cross(x, y)];
}

/** Where the middle of the pieces is for a while after a break-up, with which the track ends. */
function scattered({ track, broken }, t) {
  const last = track.t.length - 1,
    since = t - track.t[last];
  if (since < 0 || Math.abs(broken - track.t[last]) > 5 || since > BURNS_S) return null;
  const [before, end] = [last - 1, last].map((k) => [0, 1, 2].map((i) => track.r[3 * k + i]));
  const share = since / (track.t[last] - track.t[last - 1]);
  return { r: end.map((p, i) => p + (p - before[i]) * share), q: null };
}

/** Places them at a state. */
export function fall(all, flight, state, rel) {
  for (const each of all) {
    const { track, object, inner } = each,
      at = trackAt(track, state.t) ?? scattered(each, state.t);
    object.visible = at !== null && length(rel(at.r)) < FARTHEST_M;
    if (!object.visible) continue;
    each.from ??= stateAt(flight, track.t[0] - 1e-3).q;
    object.position.set(...rel(at.r));
    orient(object, at.q ?? each.from);
    const since = at.q ? 0 : TUMBLE_RADPS * Math.max(0, state.t - track.t[0] - 1.5);
    inner.rotation.set(0.3 * since, 0, -since);
    each.fire.visible = state.t > each.broken - 40 && state.t < each.broken + 60; // it glows, breaks, and burns
    if (each.fire.visible) {
      const known = Math.min(state.t, track.t[track.t.length - 1]),
        wind = unit(sub(trackAt(track, known).r, trackAt(track, known - 1).r));
      orient(object, quaternionOf([wind, ...across(wind)]));
      each.fire.scale.setScalar(Math.max(1, object.position.length() / 280)); // a streak that is seen from afar
      const apart = Math.max(0, state.t - each.broken);
      each.fire.children.forEach((one, k) => {
        const wide = 0.35 * k * apart;
        one.visible = k === 0 || apart > 0;
        one.position.set(-3 * k * apart, wide * Math.cos(2.4 * k), wide * Math.sin(2.4 * k));
        one.trail.material.uniforms.time.value = state.t % 1e3;
        one.trail.material.uniforms.strength.value = Math.min(1, 1.15 - apart / (30 - k));
      });
      each.arm.visible = state.t < each.broken;
    } else each.arm.visible = true;
  }
}
