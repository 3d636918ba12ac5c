// Stars of the catalogue, by magnitude and colour, and the Sun and the Moon. They are drawn first of all, as if
// opaque, so that the Earth covers them.

import {
  AdditiveBlending,
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  Group,
  Points,
  PointsMaterial,
  ShaderMaterial,
} from 'three';

const FAR = 5e8;

/** The colour of a star by its index B - V (Ballesteros 2012 for the temperature, then a fit by eye). */
function colorOf(index) {
  const kelvin = 4600 * (1 / (0.92 * index + 1.7) + 1 / (0.92 * index + 0.62)),
    warm = Math.min(1, Math.max(-1, (kelvin - 6500) / 4500));
  return warm > 0 ? [1 - 0.3 * warm, 1 - 0.15 * warm, 1] : [1, 1 + 0.28 * warm, 1 + 0.6 * warm];
}

/** The stars: rows of direction, magnitude and B - V in whole numbers, as bundle_sky.py writes them. */
function stars(told) {
  const rows = new Int16Array(Uint8Array.from(atob(told), (c) => c.charCodeAt(0)).buffer),
    n = rows.length / 5;
  const places = new Float32Array(3 * n),
    colors = new Float32Array(3 * n),
    sizes = new Float32Array(n);
  for (let k = 0; k < n; k++) {
    const [x, y, z, magnitude, index] = rows.subarray(5 * k, 5 * k + 5),
      m = magnitude / 1000;
    places.set([(FAR * x) / 32767, (FAR * y) / 32767, (FAR * z) / 32767], 3 * k);
    const bright = Math.min(1, 1.15 * Math.pow(10, -0.16 * (m - 0.8))); // softer than the eye's law, to be seen
    colors.set(
      colorOf(index / 1000).map((each) => each * bright),
      3 * k,
    );
    sizes[k] = Math.min(5, Math.max(1.4, 3.6 - 0.5 * m));
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(places, 3));
  geometry.setAttribute('tint', new BufferAttribute(colors, 3));
  geometry.setAttribute('size', new BufferAttribute(sizes, 1));
  const uniforms = { seen: { value: 1 }, dense: { value: 1 } };
  const points = new Points(
    geometry,
    new ShaderMaterial({
      uniforms,
      transparent: false,
      depthWrite: false,
      depthTest: false,
      blending: AdditiveBlending,
      vertexShader: `attribute vec3 tint; attribute float size; varying vec3 c; uniform float dense;
      void main() { c = tint; gl_PointSize = size * dense; gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0); }`,
      fragmentShader: `varying vec3 c; uniform float seen;
      void main() { float r = length(gl_PointCoord - 0.5); gl_FragColor = vec4(c * seen * smoothstep(0.5, 0.15, r), 1.0); }`,
    }),
  );
  points.frustumCulled = false;
  points.renderOrder = -2;
  return Object.assign(points, { uniforms });
}

function disc(stops, size) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 128;
  const pen = canvas.getContext('2d'),
    gradient = pen.createRadialGradient(64, 64, 0, 64, 64, 64);
  stops.forEach(([at, color]) => gradient.addColorStop(at, color));
  pen.fillStyle = gradient;
  pen.fillRect(0, 0, 128, 128);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(3), 3));
  const points = new Points(
    geometry,
    new PointsMaterial({
      size,
      sizeAttenuation: false,
      map: new CanvasTexture(canvas),
      transparent: false,
      blending: AdditiveBlending,
      depthWrite: false,
      depthTest: false,
    }),
  );
  points.frustumCulled = false;
  points.renderOrder = -1;
  return points;
}

export function sky(told) {
  const group = new Group(),
    all = stars(told);
  const sun = disc(
    [
      [0, '#fff'],
      [0.12, '#fff'],
      [0.16, 'rgba(255,240,210,.5)'],
      [0.4, 'rgba(255,220,160,.09)'],
      [1, 'rgba(255,200,120,0)'],
    ],
    150,
  );
  const moon = disc(
    [
      [0, '#d9dde2'],
      [0.5, '#c4c9d0'],
      [0.62, 'rgba(180,190,205,.2)'],
      [1, 'rgba(120,140,170,0)'],
    ],
    12,
  );
  group.add(all, sun, moon);
  return Object.assign(group, { stars: all, sun, moon });
}

/** Sun and Moon where they stand; stars fade in daylight under the air. */
export function show(group, earth, daylight, height, dense) {
  for (const [object, direction] of [
    [group.sun, earth.sun],
    [group.moon, earth.moon],
  ]) {
    const place = object.geometry.attributes.position;
    place.setXYZ(0, FAR * 0.8 * direction[0], FAR * 0.8 * direction[1], FAR * 0.8 * direction[2]);
    place.needsUpdate = true;
  }
  group.stars.uniforms.seen.value = 1 - Math.min(1, daylight * 6) * Math.exp(-height / 2.5e4);
  group.stars.uniforms.dense.value = dense;
}
