// The Earth: the cap of the ellipsoid that the camera sees, built anew about its nadir in doubles.
// A fixed sphere would sag kilometres under the pad; rings drawn tight at the nadir hold a metre there.

import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  Mesh,
  SRGBColorSpace,
  ShaderMaterial,
  Texture,
  Vector2,
  Vector3,
  RepeatWrapping,
} from 'three';
import { A, B } from './earth.js';
import { cross, into, length, unit } from './vectors.js';
import { weather } from './weather.js';

const RINGS = 72,
  SPOKES = 180,
  COUNT = (RINGS + 1) * (SPOKES + 1);
const SHORTEST = 6.3568e6;

const VERTEX = `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute vec3 outward; varying vec3 fixedDir; varying vec3 place;
void main() {
  fixedDir = outward; place = position;
  gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0);
  #include <logdepthbuf_vertex>
}`;
const PATCH_M = 4096; // of the ground near by, after which it repeats
const FRAGMENT = `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform sampler2D map, weather; uniform vec3 sun, moon, across, up; uniform vec2 phase; uniform float drawn, cloudy, low;
varying vec3 fixedDir; varying vec3 place;
float hash(vec3 q) { q = fract(q * 0.3183099 + 0.1); q *= 17.0; return fract(q.x * q.y * q.z * (q.x + q.y + q.z)); }
float noise(vec3 x) {
  vec3 i = floor(x), f = fract(x); f = f * f * (3.0 - 2.0 * f);
  return mix(mix(mix(hash(i), hash(i + vec3(1,0,0)), f.x), mix(hash(i + vec3(0,1,0)), hash(i + vec3(1,1,0)), f.x), f.y),
             mix(mix(hash(i + vec3(0,0,1)), hash(i + vec3(1,0,1)), f.x), mix(hash(i + vec3(0,1,1)), hash(i + vec3(1,1,1)), f.x), f.y), f.z);
}
float grain(vec2 q, float wide) { // by cells so wide, m; repeats with PATCH, so that the ground stays as the eye moves on
  vec2 x = q / wide, i = floor(x), f = fract(x), a = mod(i, PATCH / wide), b = mod(i + 1.0, PATCH / wide);
  f = f * f * (3.0 - 2.0 * f);
  return mix(mix(hash(vec3(a, 1.0)), hash(vec3(b.x, a.y, 1.0)), f.x), mix(hash(vec3(a.x, b.y, 1.0)), hash(vec3(b, 1.0)), f.x), f.y);
}
void main() {
  #include <logdepthbuf_fragment>
  vec3 n = normalize(fixedDir);
  float u = atan(n.y, n.x) / 6.2831853 + 0.5, seam = fract(u + 0.5) - 0.5, v = asin(clamp(n.z, -1.0, 1.0)) / 3.14159265 + 0.5;
  vec2 gx = vec2(dFdx(u), dFdx(v)), gy = vec2(dFdy(u), dFdy(v));
  if (abs(gx.x) + abs(gy.x) > 0.5) { gx.x = dFdx(seam); gy.x = dFdy(seam); }  // at the date line
  vec3 c = mix(vec3(0.05, 0.16, 0.3), textureGrad(map, vec2(u, v), gx, gy).rgb, drawn);
  float water = smoothstep(0.0, 0.12, c.b - max(c.r, c.g * 0.93)), grey = dot(c, vec3(0.3, 0.59, 0.11));
  vec3 land = max(vec3(0.0), mix(vec3(grey), c, 1.08)) * mix(vec3(0.62, 0.56, 0.42), vec3(1.0), smoothstep(0.25, 0.8, grey));
  c = mix(land * 0.8, vec3(0.012, 0.04, 0.11) + c * vec3(0.06, 0.14, 0.2), water);
  float far = length(place), near = 1.0 - smoothstep(2e4, 4e5, far);  // the map's dots are 20 km wide: grain when close
  if (near > 0.0 && water < 0.5) {
    float rough = 0.0, fine = 6.4e3, share = 0.5;
    for (int k = 0; k < 3; k++) {
      rough += noise(n * fine) * share * (k < 2 ? 1.0 : 1.0 - smoothstep(3e3, 3e4, far));
      fine *= 7.1; share *= 0.62;
    }
    c *= mix(1.0, 0.62 + 0.75 * rough, near);
  }
  if (low > 0.0 && water < 0.5 && far < 2e4) { // tufts, bare spots and tracks of the land about an eye that is low
    vec2 q = vec2(dot(across, place), dot(up, place)) + phase;
    float broad = 0.5, tufts = 0.0, wide = 64.0;
    for (int k = 0; k < 3; k++) {
      float one = grain(q, wide);
      tufts += (one - 0.5) * (1.0 - smoothstep(60.0 * wide, 300.0 * wide, far));
      if (k == 0) broad = one;
      wide /= 8.0;
    }
    c *= mix(vec3(1.0), (1.12 + 0.5 * tufts) * mix(vec3(0.94, 1.02, 0.86), vec3(1.18, 1.08, 0.98), broad), low);
  }
  float high = dot(n, sun), lit = smoothstep(-0.08, 0.25, high);
  if (cloudy > 0.0 && lit > 0.0) {
    vec2 at = vec2(u, v);
    float thick = textureGrad(weather, at, gx, gy).r + 0.34 * (textureGrad(weather, at * 7.0, gx * 7.0, gy * 7.0).r - 0.5);
    if (far < 9e5) thick += 0.28 * (textureGrad(weather, at * 41.0, gx * 41.0, gy * 41.0).r - 0.5) * (1.0 - smoothstep(6e5, 9e5, far));
    float desert = smoothstep(0.1, 0.3, c.r - c.b) * (1.0 - water);
    c = mix(c, vec3(0.86, 0.88, 0.9), 0.94 * cloudy * smoothstep(0.46, 0.95, thick - 0.16 * desert));
  }
  float glint = pow(max(0.0, dot(reflect(-sun, n), normalize(-place))), 60.0) * water * 0.22 * smoothstep(0.05, 0.5, high);
  vec3 night = c * vec3(0.35, 0.5, 1.0) * (0.018 + 0.05 * max(0.0, dot(n, moon)));
  c = (1.0 - exp(-1.7 * c * lit * max(high, 0.1))) + night * (1.0 - lit) + vec3(1.0, 0.9, 0.75) * glint * lit;
  gl_FragColor = vec4(c, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`;

/** The globe; `loaded` is called when its map is there. */
export function globe(source, loaded, anisotropy) {
  const places = new BufferAttribute(new Float32Array(3 * COUNT), 3),
    outward = new BufferAttribute(new Float32Array(3 * COUNT), 3);
  const corners = [];
  for (let i = 0; i < RINGS; i++)
    for (let j = 0; j < SPOKES; j++) {
      const a = i * (SPOKES + 1) + j,
        b = a + SPOKES + 1;
      corners.push(a, b, a + 1, b, b + 1, a + 1);
    }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', places);
  geometry.setAttribute('outward', outward);
  geometry.setIndex(corners);
  const map = new Texture();
  map.colorSpace = SRGBColorSpace;
  map.anisotropy = anisotropy;
  map.wrapS = RepeatWrapping;
  const uniforms = {
    map: { value: map },
    sun: { value: new Vector3() },
    moon: { value: new Vector3() },
    drawn: { value: 0 },
    weather: { value: null },
    cloudy: { value: 0 },
    low: { value: 0 },
    phase: { value: new Vector2() },
    across: { value: new Vector3() },
    up: { value: new Vector3() },
  };
  const mesh = new Mesh(
    geometry,
    new ShaderMaterial({
      uniforms,
      defines: { PATCH: PATCH_M.toFixed(1) },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      side: DoubleSide,
    }),
  );
  mesh.frustumCulled = false;
  const image = new Image();
  image.onload = () => {
    map.image = image;
    map.needsUpdate = true;
    uniforms.drawn.value = 1;
    setTimeout(() => {
      uniforms.weather.value = weather(); // takes a moment, which the first picture does not wait for
      loaded();
    }, 50);
  };
  image.src = source;
  return Object.assign(mesh, { uniforms, places, outward });
}

/**
 * Draws the cap about the camera's nadir. `eye` is the camera in GCRF, `raised` how high the ground lies there; the
 * camera's height is returned, m.
 */
export function look(mesh, eye, earth, raised) {
  const fixed = into(earth.rows, eye),
    R = length(fixed),
    up = unit(fixed),
    m = earth.rows;
  const ground = (A * B) / Math.hypot(B * Math.hypot(up[0], up[1]), A * up[2]),
    height = Math.max(0.5, R - ground);
  const lower = SHORTEST + height + 2.2e4 * Math.min(1, height / 2e6);
  const wide = Math.min(1.57, Math.acos(Math.min(1, SHORTEST / lower)) * 1.03 + 1e-4);
  const east = unit(cross(Math.abs(up[2]) < 0.99 ? [0, 0, 1] : [1, 0, 0], up)),
    north = cross(up, east);
  const p = mesh.places.array,
    o = mesh.outward.array;
  let k = 0;
  for (let i = 0; i <= RINGS; i++) {
    const angle = wide * Math.pow(i / RINGS, height < 1e6 ? 2.2 : 1.15),
      ct = Math.cos(angle),
      st = Math.sin(angle);
    for (let j = 0; j <= SPOKES; j++) {
      const a = (2 * Math.PI * j) / SPOKES,
        ca = Math.cos(a) * st,
        sa = Math.sin(a) * st;
      const x = up[0] * ct + east[0] * ca + north[0] * sa,
        y = up[1] * ct + east[1] * ca + north[1] * sa;
      const z = up[2] * ct + east[2] * ca + north[2] * sa,
        q = raised + (A * B) / Math.sqrt(B * B * (x * x + y * y) + A * A * z * z);
      const dx = x * q - fixed[0],
        dy = y * q - fixed[1],
        dz = z * q - fixed[2];
      p[k] = m[0][0] * dx + m[1][0] * dy + m[2][0] * dz;
      p[k + 1] = m[0][1] * dx + m[1][1] * dy + m[2][1] * dz;
      p[k + 2] = m[0][2] * dx + m[1][2] * dy + m[2][2] * dz;
      o[k] = x;
      o[k + 1] = y;
      o[k + 2] = z;
      k += 3;
    }
  }
  mesh.places.needsUpdate = mesh.outward.needsUpdate = true;
  mesh.uniforms.sun.value.set(...into(m, earth.sun));
  mesh.uniforms.moon.value.set(...into(m, earth.moon));
  const most = up.map(Math.abs).indexOf(Math.max(...up.map(Math.abs))); // the ground's grain is looked at along this axis
  const [first, second] = [0, 1, 2].filter((each) => each !== most);
  mesh.uniforms.across.value.set(...m[first]);
  mesh.uniforms.up.value.set(...m[second]);
  mesh.uniforms.phase.value.set(fixed[first] % PATCH_M, fixed[second] % PATCH_M);
  mesh.uniforms.low.value = Math.min(1, Math.max(0, 2 - height / 1500));
  const over = mesh.uniforms.weather.value ? Math.min(1, Math.max(0, (height - 2e4) / 6e4)) : 0;
  mesh.uniforms.cloudy.value = over; // seen from above; under them the sky is clear
  return height;
}
