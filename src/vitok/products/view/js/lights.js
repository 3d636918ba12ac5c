// Lights of towns where it is night: of each a bright middle and a few about it, whose places are doubles in ITRF.

import { AdditiveBlending, BufferAttribute, BufferGeometry, Points, ShaderMaterial } from 'three';
import { fromGeodetic } from './earth.js';
import { dot, into, unit } from './vectors.js';

const RAD = Math.PI / 180,
  ABOUT = 6,
  WIDE_M = 2.6e4,
  HIGH_M = 1500;

const VERTEX = `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute float wide, lit; uniform float focal, dense; varying float seen;
void main() {
  seen = lit; gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0);
  gl_PointSize = clamp(wide * focal / length(position), 3.0 * dense, 60.0 * dense);
  #include <logdepthbuf_vertex>
}`;
const FRAGMENT = `
#include <common>
#include <logdepthbuf_pars_fragment>
varying float seen;
void main() {
  #include <logdepthbuf_fragment>
  float r = 2.0 * length(gl_PointCoord - 0.5), glow = exp(-3.5 * r * r) * (1.0 - smoothstep(0.7, 1.0, r));
  gl_FragColor = vec4(vec3(1.0, 0.76, 0.45) * glow * seen, 1.0);
}`;

/** Towns as rows of longitude and latitude in hundredths of a degree. */
export function lights(towns) {
  const places = [],
    wide = [];
  towns.forEach(([east, north], town) => {
    for (let k = 0; k < ABOUT; k++) {
      const turn = 2.4 * k + town,
        out = (WIDE_M * Math.sqrt(k / ABOUT) * (0.6 + 0.4 * Math.sin(7.1 * town + k))) / 6.37e6;
      const latitude = (north / 100) * RAD + out * Math.sin(turn);
      const longitude = (east / 100) * RAD + (out * Math.cos(turn)) / Math.max(0.2, Math.cos(latitude));
      places.push(fromGeodetic(latitude, longitude, HIGH_M));
      wide.push(k ? 9e3 : 2.2e4);
    }
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(3 * places.length), 3));
  geometry.setAttribute('lit', new BufferAttribute(new Float32Array(places.length), 1));
  geometry.setAttribute('wide', new BufferAttribute(new Float32Array(wide), 1));
  const uniforms = { focal: { value: 1 }, dense: { value: 1 } };
  const points = new Points(
    geometry,
    new ShaderMaterial({
      uniforms,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      blending: AdditiveBlending,
      depthWrite: false,
    }),
  );
  points.frustumCulled = false;
  points.renderOrder = 1;
  return Object.assign(points, { uniforms, places, upward: places.map(unit) });
}

/** Places and lights them for a camera at `eye`; `focal` is its focal length in dots of the picture. */
export function glimmer(points, { rows, sun }, eye, focal, dense) {
  const { position, lit } = points.geometry.attributes,
    fixed = into(rows, sun),
    [a, b, c] = rows;
  points.places.forEach((p, k) => {
    const night = Math.min(1, Math.max(0, (-0.02 - dot(points.upward[k], fixed)) / 0.12));
    lit.array[k] = night;
    for (let i = 0; i < 3; i++) position.array[3 * k + i] = a[i] * p[0] + b[i] * p[1] + c[i] * p[2] - eye[i];
  });
  position.needsUpdate = lit.needsUpdate = true;
  points.uniforms.focal.value = focal;
  points.uniforms.dense.value = dense;
}
