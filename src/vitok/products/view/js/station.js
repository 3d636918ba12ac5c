// The station, from its file's shapes, in its body axes about the centre of mass.

import { Group } from 'three';
import { SURFACES, revolved, shape, tube } from './shapes.js';
import { cross, into, dot, unit } from './vectors.js';

export function station(told) {
  const group = new Group(),
    turning = [];
  for (const each of told.shapes) {
    const body = shape(each);
    turning.push(...body.turning);
    group.add(body);
  }
  for (const [name, port] of Object.entries(told.ports)) {
    const axis = unit(port.axis),
      ring = revolved(
        [
          [0, 0.4],
          [0, 0.65],
          [-0.15, 0.68],
          [-0.15, 0.4],
        ],
        SURFACES.metal,
        24,
      );
    ring.position.set(...port.position);
    const holder = tube(
      port.position.map((p, i) => p - 0.2 * axis[i]),
      port.position.map((p, i) => p - 0.16 * axis[i]),
      0.42,
      SURFACES.dark,
    );
    ring.quaternion.setFromUnitVectors(ring.up.clone().set(1, 0, 0), ring.up.clone().set(...axis));
    group.add(ring, holder);
    group.add(target(port, port.axes));
  }
  return Object.assign(group, { turning });
}

/** The docking target: a cross that stands before its plate, which a pilot keeps in line. */
function target(port, [x, y, z]) {
  const group = new Group(),
    at = (a, b, c) => port.position.map((p, i) => p + a * x[i] + b * y[i] + c * z[i]);
  const plate = tube(at(-0.1, 0, 1.05), at(-0.08, 0, 1.05), 0.3, SURFACES.dark);
  group.add(plate);
  for (const [deep, half, thick, surface] of [
    [-0.07, 0.26, 0.012, SURFACES.white],
    [0.15, 0.14, 0.014, SURFACES.white],
  ]) {
    group.add(tube(at(deep, -half, 1.05), at(deep, half, 1.05), thick, surface));
    group.add(tube(at(deep, 0, 1.05 - half), at(deep, 0, 1.05 + half), thick, surface));
  }
  group.add(tube(at(-0.08, 0, 1.05), at(0.15, 0, 1.05), 0.01, SURFACES.metal));
  return group;
}

/** Turns the arrays about the body's y until they face the Sun. */
export function faceSun(object, axes, sun) {
  const body = into(axes, sun),
    angle = Math.atan2(body[0], body[2]);
  for (const each of object.turning) each.rotation.y = angle;
}

/** How far two directions are apart, rad. */
export const apart = (a, b) => Math.atan2(Math.hypot(...cross(a, b)), dot(a, b));
