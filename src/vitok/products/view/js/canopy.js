// Canopies: striped caps on their lines, reefed, inflated, and dropped when the next is out.

import {
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  DoubleSide,
  Group,
  LatheGeometry,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshStandardMaterial,
  SRGBColorSpace,
  Vector2,
} from 'three';

const GORES = 32;

function stripes() {
  const canvas = document.createElement('canvas');
  canvas.width = 512;
  canvas.height = 4;
  const pen = canvas.getContext('2d');
  for (let k = 0; k < GORES; k++) {
    pen.fillStyle = k % 2 ? '#f0eee8' : '#e3601b';
    pen.fillRect(16 * k, 0, 16, 4);
  }
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  return texture;
}

/** A canopy over +x, of its nominal diameter; the mouth is two thirds of that across when it is full. */
function canopy(diameter, texture) {
  const group = new Group(),
    mouth = diameter / 3,
    line = 1.15 * diameter,
    points = [];
  for (let k = 0; k <= 12; k++) {
    const a = (1.5 * k) / 12;
    points.push(new Vector2(Math.max(0.03 * mouth, mouth * Math.sin(a)), line + 0.72 * mouth * Math.cos(a)));
  }
  const geometry = new LatheGeometry(points, 64);
  geometry.rotateZ(-Math.PI / 2);
  group.add(new Mesh(geometry, new MeshStandardMaterial({ map: texture, side: DoubleSide, roughness: 0.9 })));
  const ends = [];
  for (let k = 0; k < GORES; k++) {
    const a = (2 * Math.PI * k) / GORES;
    ends.push(0.9, 0, 0, line + 0.05 * mouth, mouth * Math.cos(a), mouth * Math.sin(a));
  }
  const lines = new BufferGeometry();
  lines.setAttribute('position', new BufferAttribute(new Float32Array(ends), 3));
  group.add(
    new LineSegments(lines, new LineBasicMaterial({ color: 0xcccccc, transparent: true, opacity: 0.5 })),
  );
  return group;
}

/** All canopies of the file, hidden until they open. */
export function canopies(told) {
  const texture = stripes(),
    group = new Group();
  group.all = told.map((each) => {
    const object = canopy(each.diameter, texture);
    object.visible = false;
    group.add(object);
    return { ...each, object };
  });
  return group;
}

/** Shows each canopy as it stands at t: the event of its name is its opening. */
export function spread(group, flight, t, landed) {
  let hung = false;
  for (const each of group.all) {
    const since = t - flight.when(each.name),
      open = since >= 0 && since < each.lasts && t < landed + 1;
    each.object.visible = open;
    if (!open) continue;
    hung = true;
    const filled = Math.min(1, since / (each.inflation || 0.1)),
      reefed = Math.sqrt(each.reefed);
    const loosed = each.disreefing
      ? Math.min(1, Math.max(0, (since - each.inflation - each.disreefing) / 3 + 0.15))
      : 1;
    const wide = filled * Math.max(0.1, each.disreefing ? reefed + (1 - reefed) * loosed : 1);
    each.object.scale.set(Math.min(1, 0.75 + 0.25 * wide), wide, wide);
  }
  return hung;
}
