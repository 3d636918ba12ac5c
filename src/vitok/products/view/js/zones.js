// What stands about the station: V-bar and R-bar, keep-out sphere, approach ellipsoid, rings of range, and the
// cone before the port. What is violated turns red and thick in colour.

import { FrontSide, Group, Mesh, MeshBasicMaterial, SphereGeometry } from 'three';
import { ring, wires } from './shapes.js';
import { apart } from './station.js';
import { length, sub } from './vectors.js';

const X = [1, 0, 0],
  Y = [0, 1, 0],
  Z = [0, 0, 1];
const CALM = { keepOut: 0xff9d6a, ellipsoid: 0xffd166, cone: 0x66ff99 },
  VIOLATED = 0xff2040;
const RINGS_M = [50, 100, 200, 500, 1000, 2000];

/** Volumes in LVLH (`lvlh`) and in the port's frame (`cone`, x out of the port). */
export function zones(limits) {
  const lvlh = new Group(),
    port = new Group(),
    k = limits.keep_out,
    [ex, ey, ez] = limits.ellipsoid;
  const shell = new Mesh(
    new SphereGeometry(k, 48, 32),
    new MeshBasicMaterial({
      color: CALM.keepOut,
      transparent: true,
      opacity: 0.05,
      depthWrite: false,
      side: FrontSide,
    }),
  );
  shell.renderOrder = 4;
  const keepOut = wires([...ring(k, k, X, Z), ...ring(k, k, X, Y), ...ring(k, k, Y, Z)], CALM.keepOut, 0.5);
  const ellipsoid = wires(
    [...ring(ex, ez, X, Z), ...ring(ex, ey, X, Y), ...ring(ey, ez, Y, Z)],
    CALM.ellipsoid,
    0.4,
  );
  const bars = wires([-1.2 * ex, 0, 0, 1.2 * ex, 0, 0], 0x7db7ff, 0.6);
  const radial = wires([0, 0, -1.4 * ez, 0, 0, 1.4 * ez], 0xff9dd1, 0.6),
    ticks = [];
  for (let m = -2000; m <= 2000; m += 100) {
    const h = m % 500 ? 6 : 18;
    ticks.push(m, 0, -h, m, 0, h);
    if (Math.abs(m) <= 1200) ticks.push(-h, 0, m, h, 0, m);
  }
  const rings = wires(
    RINGS_M.flatMap((r) => ring(r, r, X, Z)),
    0x9fb4d8,
    0.18,
  );
  lvlh.add(shell, keepOut, ellipsoid, bars, radial, wires(ticks, 0xaabbdd, 0.5), rings);
  const half = Math.tan((limits.cone_half_angle_deg * Math.PI) / 180),
    long = limits.cone_from,
    cone = [];
  const wide = (m) => limits.cone_least + m * half;
  for (let j = 0; j <= 4; j++) {
    const m = (long * j) / 4;
    cone.push(...ring(wide(m), wide(m), Y, Z, 48).map((each, i) => (i % 3 === 0 ? m : each)));
  }
  for (let j = 0; j < 12; j++) {
    const a = (j * Math.PI) / 6,
      c = Math.cos(a),
      s = Math.sin(a);
    cone.push(0, wide(0) * c, wide(0) * s, long, wide(long) * c, wide(long) * s);
  }
  const corridor = wires(cone, CALM.cone, 0.45);
  port.add(corridor);
  return { lvlh, port, shell, keepOut, ellipsoid, corridor, limits };
}

/**
 * Which volumes a ship of a relative place (LVLH, m) violates, its probe's tip before a port: the ellipsoid until
 * it is `opened` to it, the sphere unless it `mayEnter`, the cone always.
 */
export function violated(limits, relative, tip, port, { opened, mayEnter }) {
  const r = length(relative),
    off = sub(tip, port.r),
    range = length(off);
  const axial = off[0] * port.axis[0] + off[1] * port.axis[1] + off[2] * port.axis[2];
  const across = Math.sqrt(Math.max(0, range * range - axial * axial));
  const inCone =
    axial > -1 &&
    across <= limits.cone_least + Math.max(0, axial) * Math.tan((limits.cone_half_angle_deg * Math.PI) / 180);
  return {
    keepOut: r < limits.keep_out && !mayEnter,
    ellipsoid: !opened && length(relative.map((each, i) => each / limits.ellipsoid[i])) < 1,
    cone: range < limits.cone_from && !inCone,
    axial,
    across,
    offAxis: axial > 0 ? apart(off, port.axis) : Math.PI,
  };
}

export function paint(object, broken) {
  object.ellipsoid.material.color.set(broken.ellipsoid ? VIOLATED : CALM.ellipsoid);
  object.ellipsoid.material.opacity = broken.ellipsoid ? 0.9 : 0.4;
  object.keepOut.material.color.set(broken.keepOut ? VIOLATED : CALM.keepOut);
  object.shell.material.color.set(broken.keepOut ? VIOLATED : CALM.keepOut);
  object.shell.material.opacity = broken.keepOut ? 0.14 : 0.05;
  object.corridor.material.color.set(broken.cone ? VIOLATED : CALM.cone);
  object.corridor.material.opacity = broken.cone ? 0.9 : 0.45;
}
