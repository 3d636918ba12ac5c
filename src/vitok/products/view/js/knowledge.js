// What the ship knows of its place, beside the truth: its estimate, and the ellipsoid of three sigma about it.

import { FrontSide, Group, Mesh, MeshBasicMaterial, SphereGeometry, Vector3 } from 'three';
import { ring, wires } from './shapes.js';
import { add, outOf } from './vectors.js';

const COLOR = 0xff7be5,
  SIGMAS = 3;
const X = [1, 0, 0],
  Y = [0, 1, 0],
  Z = [0, 0, 1];

/** A unit sphere that becomes the ellipsoid, and a line from the truth to its middle. */
export function knowledge() {
  const group = new Group(),
    ball = new Group(),
    off = wires([0, 0, 0, 0, 0, 0], COLOR, 0.9);
  const shell = new Mesh(
    new SphereGeometry(1, 48, 32),
    new MeshBasicMaterial({ color: COLOR, transparent: true, opacity: 0.1, depthWrite: false, side: FrontSide }),
  );
  shell.renderOrder = 4;
  shell.frustumCulled = false;
  ball.add(shell, wires([...ring(1, 1, X, Y), ...ring(1, 1, X, Z), ...ring(1, 1, Y, Z)], COLOR, 0.75));
  ball.matrixAutoUpdate = false;
  group.add(ball, off);
  group.traverse((each) => {
    if (each.material) each.material.depthTest = false; // it may be smaller than the ship
  });
  return Object.assign(group, { ball, off });
}

/** Shows what is known at a state whose ship is drawn at `place`; hidden where nothing is told of it. */
export function know(object, state, place, wanted) {
  object.visible = wanted && state.knows !== null;
  if (!object.visible) return;
  const { error, root } = state.knows,
    middle = add(place, outOf(state.lvlh, error));
  const [x, y, z] = [0, 1, 2].map((j) => {
    const column = root.map((row) => SIGMAS * row[j]);
    return new Vector3(...outOf(state.lvlh, column));
  });
  object.ball.matrix.makeBasis(x, y, z).setPosition(...middle);
  object.ball.matrixWorldNeedsUpdate = true;
  const ends = object.off.geometry.attributes.position;
  ends.setXYZ(0, ...place);
  ends.setXYZ(1, ...middle);
  ends.needsUpdate = true;
}
