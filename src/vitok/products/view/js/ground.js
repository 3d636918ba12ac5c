// What stands on the turning Earth: coasts, pad and tower, landing zone and footprint, stations that listen.

import {
  BufferAttribute,
  BufferGeometry,
  Group,
  LineBasicMaterial,
  LineSegments,
  MeshStandardMaterial,
  PointLight,
} from 'three';
import { cloud, roll } from './clouds.js';
import { A, enu, fromGeodetic } from './earth.js';
import { SURFACES, box, orient, tube } from './shapes.js';
import { cross, dot, into, length, outOf, quaternionOf, scale, sub, unit } from './vectors.js';

const RAD = Math.PI / 180;
const placeOf = (told) => fromGeodetic(told.latitude_deg * RAD, told.longitude_deg * RAD, told.altitude_m);
const axesAt = (told) => enu(told.latitude_deg * RAD, told.longitude_deg * RAD);

/** Lines whose places are doubles in ITRF; `settle` makes them camera-relative. */
function fixedLines(pairs, color, opacity) {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(3 * pairs.length), 3));
  const lines = new LineSegments(
    geometry,
    new LineBasicMaterial({ color, transparent: true, opacity, depthWrite: false }),
  );
  lines.frustumCulled = false;
  lines.renderOrder = 1;
  return Object.assign(lines, { pairs });
}

function settle(lines, rows, eye) {
  const p = lines.geometry.attributes.position.array,
    [a, b, c] = rows;
  lines.pairs.forEach((q, k) => {
    for (let i = 0; i < 3; i++) p[3 * k + i] = a[i] * q[0] + b[i] * q[1] + c[i] * q[2] - eye[i];
  });
  lines.geometry.attributes.position.needsUpdate = true;
}

/** A closed line of points [latitude, longitude] (deg), as pairs in ITRF at a height. */
const outline = (points, height) =>
  points
    .slice(0, -1)
    .flatMap((each, k) => [each, points[k + 1]])
    .map(([north, east]) => fromGeodetic(north * RAD, east * RAD, height));

/** The circle about a place whose points lie `arc` (rad) from it on the Earth. */
function circle(told, arc, height) {
  const points = [],
    north = told.latitude_deg * RAD;
  for (let k = 0; k <= 96; k++) {
    const a = (2 * Math.PI * k) / 96,
      s = Math.sin(north) * Math.cos(arc) + Math.cos(north) * Math.sin(arc) * Math.cos(a);
    const east =
      told.longitude_deg * RAD +
      Math.atan2(Math.sin(a) * Math.sin(arc) * Math.cos(north), Math.cos(arc) - Math.sin(north) * s);
    points.push([Math.asin(s) / RAD, east / RAD]);
  }
  return outline(points, height);
}

function pad() {
  // x up, y east, z south; the rocket's nozzles at the origin
  const group = new Group(),
    concrete = new MeshStandardMaterial({ color: 0x9a958a, roughness: 1 });
  group.add(
    box([1.2, 46, 34], concrete, [-2.6, 0, 0]),
    box([0.5, 90, 70], new MeshStandardMaterial({ color: 0x857a62, roughness: 1 }), [-3.2, 0, 0]),
  );
  for (let k = 0; k < 4; k++) {
    // arms that hold the rocket at its waist and fall back like petals
    const a = Math.PI / 4 + (k * Math.PI) / 2,
      c = Math.cos(a),
      s = Math.sin(a);
    const arm = tube([-2, 9 * c, 9 * s], [19, 3.4 * c, 3.4 * s], 0.4, SURFACES.metal);
    group.add(arm, tube([-2, 12 * c, 12 * s], [9, 6.2 * c, 6.2 * s], 0.3, SURFACES.metal));
  }
  const tower = new Group();
  for (const [y, z] of [
    [0, 0],
    [4, 0],
    [0, 4],
    [4, 4],
  ])
    tower.add(tube([-2, y, z], [42, y, z], 0.22, SURFACES.metal));
  for (let h = 2; h <= 42; h += 5) {
    tower.add(box([0.25, 4.4, 4.4], SURFACES.grey, [h, 2, 2]));
    if (h < 40)
      tower.add(
        tube([h, 0, 0], [h + 5, 4, 0], 0.12, SURFACES.metal),
        tube([h, 4, 4], [h + 5, 0, 4], 0.12, SURFACES.metal),
      );
  }
  tower.position.set(0, 14, 6);
  group.add(tower);
  for (const [y, z] of [
    [-40, -30],
    [-40, 30],
    [40, -30],
    [40, 30],
  ])
    group.add(tube([-3, y, z], [55, y, z], 0.25, SURFACES.metal));
  return group;
}

/** All that stands; its clouds are of `many` billows. */
export function ground(told, land, many) {
  const group = new Group(),
    back = new Group();
  const coast = fixedLines(
    land.flatMap((ring) =>
      outline(
        ring.map(([east, north]) => [north / 100, east / 100]),
        300,
      ),
    ),
    0xd8e6ff,
    0.3,
  );
  const zone = fixedLines(
    circle(told.zone, (told.zone.radius_km * 1e3) / A, told.zone.altitude_m + 30),
    0x7dffb0,
    0.9,
  );
  const footprint = fixedLines(
    told.footprint.length ? outline(told.footprint, told.zone.altitude_m + 40) : [],
    0xff9bd0,
    0.9,
  );
  const circles = told.stations.map((each) => {
    const lines = fixedLines([], 0x66ffcc, 0.85);
    lines.told = each;
    lines.radius = 0;
    return lines;
  });
  back.add(coast, zone, footprint, ...circles);
  const stand = pad(),
    light = new PointLight(0xffc48a, 0, 900, 1.2);
  stand.add(light);
  light.position.set(-2, 0, 0);
  const smoke = cloud(0xd8d2c8, many),
    touch = new Group(),
    low = cloud(0xffffff, Math.round(0.8 * many)),
    column = cloud(0xffffff, 10);
  stand.add(smoke);
  touch.add(low, column);
  group.add(stand, touch);
  return { told, group, back, coast, zone, footprint, circles, stand, light, smoke, touch, low, column };
}

/** Places all that stands on the ground, for a camera at `eye`; which stations hear the ship is returned. */
export function stand(object, flight, state, eye, { coasts, whole }) {
  const rows = state.earth.rows,
    { told } = object;
  object.coast.visible = coasts;
  if (coasts) settle(object.coast, rows, eye);
  const near = (told_) => length(sub(outOf(rows, placeOf(told_)), eye)) < 4e6;
  for (const each of [object.zone, object.footprint]) {
    each.visible = each.pairs.length > 0 && near(told.zone) && state.place.height < 4e5;
    if (each.visible) settle(each, rows, eye);
  }
  const heard = hearing(told, state);
  for (const each of object.circles) {
    each.visible = whole && heard.includes(each.told.name);
    if (!each.visible) continue;
    const h = Math.round(state.place.height / 5e3) * 5e3,
      low = told.lowest_elevation_deg * RAD;
    const radius = Math.acos((A * Math.cos(low)) / (A + h)) - low;
    if (Math.abs(radius - each.radius) > 1e-4) {
      each.pairs = circle(each.told, radius, 2e3);
      each.radius = radius;
      each.geometry.setAttribute('position', new BufferAttribute(new Float32Array(3 * each.pairs.length), 3));
    }
    settle(each, rows, eye);
  }
  const at = outOf(rows, placeOf(told.site)),
    away = sub(at, eye);
  object.stand.visible = length(away) < 2e5 && state.t < flight.begin + 4000;
  const [east, north, up] = axesAt(told.site).map((each) => outOf(rows, each));
  orient(object.stand, quaternionOf([up, east, north]));
  object.stand.position.set(...away);
  const light = 0.12 + 0.88 * Math.min(1, Math.max(0, 4 * dot(unit(state.r), state.earth.sun) + 0.3));
  smoke(object, flight, state, light);
  land_(object, flight, state, eye, light);
  return heard;
}

/** The exhaust about the pad as the rocket leaves it. */
function smoke({ smoke: around }, flight, state, light) {
  const since = state.t - flight.when('liftoff') + 2.5;
  if (!(since > 0) || since > 60) {
    around.visible = false;
    return;
  }
  const grown = 1 - Math.exp(-since / 6);
  roll(around, 0xd8d2c8, {
    reach: 8 + 70 * grown,
    high: 4 + 10 * grown,
    size: 9 + 26 * grown,
    opacity: 0.75 * Math.min(1, since / 2, (60 - since) / 30),
    light,
  });
}

/** Dust, or on water spray, that rises where the capsule comes down, for a few seconds. */
function land_({ touch, low, column, told }, flight, state, eye, light) {
  const since = state.t - flight.when('landing') + 0.6; // the engines blow it up before the shield touches
  touch.visible = since > 0 && Number.isFinite(since);
  if (!touch.visible) return;
  const up = unit(state.r),
    east = unit([-up[1], up[0], 0]);
  orient(touch, quaternionOf([up, east, cross(up, east)]));
  touch.position.set(...sub(sub(state.r, scale(up, 1.05)), eye));
  const grown = 1 - Math.exp(-since / 0.3), // a flight ends as it touches
    opacity = 0.8 * Math.min(1, Math.max(0, 1.3 - since / 8)),
    color = told.water ? 0xeaf4fa : 0xb89a6c;
  roll(low, color, { reach: 2 + 11 * grown, high: 1.5 * grown, size: 4 + 6 * grown, opacity, light });
  const risen = told.water ? 7 * since * Math.exp(1 - since) : 0; // a splash rises and falls within seconds
  roll(column, color, { reach: 2.2, high: risen, size: 2.4, opacity: risen > 0.2 ? opacity : 0, light });
}

/** How high the ground lies under an eye: that of the pad or of the zone, fading to 0 away from them. */
export function groundHeight(told, rows, eye) {
  return [told.site, told.zone].reduce((sum, each) => {
    const away = length(sub(outOf(rows, placeOf(each)), eye));
    return sum + (each.altitude_m - 3) * Math.exp(-((away / 2e5) ** 2));
  }, 0);
}

/** Names of the stations over whose horizon the ship stands high enough. */
function hearing(told, state) {
  const fixed = into(state.earth.rows, state.r),
    low = Math.sin(told.lowest_elevation_deg * RAD);
  return told.stations
    .filter((each) => {
      const off = sub(fixed, placeOf(each)),
        up = axesAt(each)[2];
      return dot(unit(off), up) >= low;
    })
    .map((each) => each.name);
}

export { placeOf, axesAt };
