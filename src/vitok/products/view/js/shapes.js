// Bodies of primitives in body axes, +x forward: of revolution, boxes, arrays, plumes.

import {
  AdditiveBlending,
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  Color,
  CylinderGeometry,
  DoubleSide,
  Group,
  LatheGeometry,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshStandardMaterial,
  Quaternion,
  ShaderMaterial,
  Vector2,
  Vector3,
} from 'three';
import { add, scale } from './vectors.js';

const material = (color, rest = {}) =>
  new MeshStandardMaterial({ color, roughness: 0.65, metalness: 0.15, side: DoubleSide, ...rest });

export const SURFACES = {
  white: material(0xdfe2e4),
  grey: material(0x8d9398),
  dark: material(0x2c3034),
  green: material(0x7f8878),
  orange: material(0xc9641e),
  metal: material(0x7d878c, { metalness: 0.55, roughness: 0.5 }),
  foil: material(0x7b8076, { roughness: 0.9 }),
  cells: material(0x1c2f66, { metalness: 0.4, roughness: 0.35 }),
  'golden cells': material(0x8a5a2c, { metalness: 0.35, roughness: 0.45 }),
};

export const vector = (a) => new Vector3(a[0], a[1], a[2]);

/** A body of revolution about +x, or a sector of it (rad): points are places along x and radii there. */
export function revolved(points, surface, segments = 32, sector = 2 * Math.PI) {
  const geometry = new LatheGeometry(
    points.map(([along, radius]) => new Vector2(radius, along)),
    segments,
    0,
    sector,
  );
  geometry.rotateZ(-Math.PI / 2);
  return new Mesh(geometry, surface);
}

export function box(size, surface, place = [0, 0, 0]) {
  const mesh = new Mesh(new BoxGeometry(...size), surface);
  mesh.position.set(...place);
  return mesh;
}

/** A straight tube between two places. */
export function tube(a, b, radius, surface) {
  const along = vector(b).sub(vector(a));
  const mesh = new Mesh(new CylinderGeometry(radius, radius, along.length(), 16), surface);
  mesh.position.copy(vector(a)).addScaledVector(along, 0.5);
  mesh.quaternion.setFromUnitVectors(new Vector3(0, 1, 0), along.normalize());
  return mesh;
}

/** A flat array of cells in the plane of its two greater extents, with the frames between its sheets. */
export function array(told, surface) {
  const group = new Group(),
    long = told[0] > told[1] ? 0 : 1;
  const size = [told[0], told[1], Math.max(told[2], 0.004 * told[long])]; // as thick as is still seen edge on
  group.add(box(size, surface));
  const sheets = Math.max(2, Math.round(size[long] / (0.9 * size[1 - long])));
  const thin = [size[0], size[1], size[2] + 0.02];
  thin[long] = Math.min(0.08, 0.02 * size[long]);
  for (let k = 0; k <= sheets; k++) {
    const place = [0, 0, 0];
    place[long] = size[long] * (k / sheets - 0.5);
    group.add(box(thin, SURFACES.metal, place));
  }
  const spine = [size[0], size[1], size[2] + 0.02];
  spine[1 - long] = 0.03 * size[1 - long];
  group.add(box(spine, SURFACES.metal));
  return group;
}

/** The shape of a catalogue file's table, as often as it stands about x; of a shell perhaps a sector alone. */
export function shape(told, sector) {
  const whole = new Group();
  for (let k = 0; k < told.count; k++) {
    const arm = new Group(),
      surface = SURFACES[told.surface];
    const flat = told.size_m && Math.min(...told.size_m) < 0.1 && told.surface.endsWith('cells');
    const body = told.size_m
      ? flat
        ? array(told.size_m, surface)
        : box(told.size_m, surface)
      : revolved(told.profile_m, surface, 32, sector);
    const holder = new Group();
    holder.add(body);
    holder.position.set(...told.position_m);
    if (!told.size_m)
      holder.quaternion.setFromUnitVectors(new Vector3(1, 0, 0), vector(told.axis).normalize());
    arm.add(holder);
    arm.rotation.x = (2 * Math.PI * k) / told.count + (told.count === 4 ? Math.PI / 4 : 0);
    whole.add(arm);
  }
  whole.turning = told.turns ? whole.children.map((arm) => arm.children[0]) : [];
  return whole;
}

const PLUME_VERTEX = `
#include <common>
#include <logdepthbuf_pars_vertex>
varying float along; varying vec3 outward;
void main() {
  along = uv.y; outward = normalize(normalMatrix * normal);
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  #include <logdepthbuf_vertex>
}`;
const PLUME_FRAGMENT = `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform vec3 color; uniform float strength; varying float along; varying vec3 outward;
void main() {
  #include <logdepthbuf_fragment>
  float a = pow(along, 1.6) * (0.2 + 0.8 * abs(outward.z)) * strength;
  gl_FragColor = vec4(mix(color, vec3(1.0), pow(along, 6.0)) * a, a);
}`;

/** Glowing gas that leaves the origin toward -x and widens to a radius. */
export function plume(reach, radius, color) {
  const glow = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    blending: AdditiveBlending,
    side: DoubleSide,
    uniforms: { color: { value: new Color(color) }, strength: { value: 1 } },
    vertexShader: PLUME_VERTEX,
    fragmentShader: PLUME_FRAGMENT,
  });
  const geometry = new CylinderGeometry(0.25 * radius, radius, reach, 32, 1, true);
  geometry.rotateZ(-Math.PI / 2);
  geometry.translate(-reach / 2, 0, 0);
  const mesh = new Mesh(geometry, glow);
  mesh.renderOrder = 5;
  return mesh;
}

/** Lines between pairs of places; `points` is a flat list of triples. */
export function wires(points, color, opacity = 1) {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(points), 3));
  const lines = new LineSegments(
    geometry,
    new LineBasicMaterial({ color, transparent: true, opacity, depthWrite: false }),
  );
  lines.renderOrder = 3;
  lines.frustumCulled = false;
  return lines;
}

/** Pairs of places of an ellipse of half axes a and b along two directions. */
export function ring(a, b, along, across, count = 96) {
  const points = [];
  for (let k = 0; k < count; k++)
    for (const at of [k, k + 1]) {
      const turn = (2 * Math.PI * at) / count;
      points.push(...add(scale(along, a * Math.cos(turn)), scale(across, b * Math.sin(turn))));
    }
  return points;
}

/** Turns an object so that its axes are those of a quaternion [w, x, y, z]. */
export const orient = (object, q) => object.quaternion.copy(new Quaternion(q[1], q[2], q[3], q[0]));
