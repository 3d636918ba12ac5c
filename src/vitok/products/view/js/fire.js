// Hot gas about what falls into the air: a shell that glows before a shield, and a wake that streams in threads.

import {
  Color,
  CylinderGeometry,
  DoubleSide,
  Group,
  LatheGeometry,
  Mesh,
  NormalBlending,
  ShaderMaterial,
  Vector2,
} from 'three';
import { puff } from './clouds.js';

const VERTEX = `
#include <common>
#include <logdepthbuf_pars_vertex>
varying vec2 at; varying vec3 outward, place, axis;
void main() {
  at = uv; axis = normalMatrix * vec3(1.0, 0.0, 0.0); outward = normalMatrix * normal;
  vec4 seen = modelViewMatrix * vec4(position, 1.0);
  place = seen.xyz; gl_Position = projectionMatrix * seen;
  #include <logdepthbuf_vertex>
}`;
const FRAGMENT = `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform vec3 hot, cool; uniform float strength, time, seed; varying vec2 at; varying vec3 outward, place, axis;
float cell(vec2 q) { return fract(sin(dot(q, vec2(12.9898, 78.233)) + seed) * 43758.5453); }
float threads(vec2 x, float around) { // noise whose cells close about the axis
  vec2 i = floor(x), f = fract(x); f = f * f * (3.0 - 2.0 * f);
  vec2 a = vec2(mod(i.x, around), i.y), b = vec2(mod(i.x + 1.0, around), i.y);
  return mix(mix(cell(a), cell(b), f.x), mix(cell(a + vec2(0, 1)), cell(b + vec2(0, 1)), f.x), f.y);
}
void main() {
  #include <logdepthbuf_fragment>
  vec3 ray = normalize(place);
  float facing = abs(dot(normalize(outward), ray)), along = dot(normalize(axis), ray);
  #ifdef SHELL
    float a = strength * (0.25 + 0.75 * pow(1.0 - facing, 2.0)) * smoothstep(0.0, 0.35, at.y);
    vec3 c = mix(cool, hot, at.y);
  #else
    float down = 1.0 - at.y;
    facing = min(1.0, facing / max(0.12, sqrt(1.0 - along * along))); // as thick seen along it as across
    float flow = threads(vec2(at.x * 14.0, down * 3.0 - time * 2.3), 14.0) * 0.6 + threads(vec2(at.x * 40.0, down * 7.0 - time * 5.1), 40.0) * 0.4;
    float a = strength * pow(facing, 1.4) * pow(at.y, 1.5) * smoothstep(1.0, 0.93, at.y) * mix(0.35, 1.5, flow);
    vec3 c = mix(hot, cool, smoothstep(0.0, 0.55, down + 0.35 * (0.5 - flow)));
  #endif
  a = clamp(a, 0.0, 1.0);
  gl_FragColor = vec4(c * a, 0.45 * a); // half added to what is behind, so that it glows by day and by night
}`;

function gas(hot, cool, seed, defines = {}) {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    blending: NormalBlending,
    premultipliedAlpha: true,
    side: DoubleSide,
    defines,
    uniforms: {
      hot: { value: new Color(hot) },
      cool: { value: new Color(cool) },
      strength: { value: 1 },
      time: { value: 0 },
      seed: { value: seed },
    },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
  });
}

/** A wake from the origin toward -x, from a mouth to a radius at its end, m. */
export function wake(reach, mouth, radius, hot, cool, seed) {
  const geometry = new CylinderGeometry(mouth, radius, reach, 48, 8, true);
  geometry.rotateZ(-Math.PI / 2);
  geometry.translate(-reach / 2, 0, 0);
  const mesh = new Mesh(geometry, gas(hot, cool, seed));
  mesh.renderOrder = 5;
  return mesh;
}

/** The shock before a shield, a bowl about +x: its middle lies `off` m before the origin, and its rim behind. */
function shell(radius, off, hot, cool) {
  const points = [];
  for (let k = 0; k <= 12; k++) {
    const a = (1.5 * k) / 12;
    points.push(new Vector2(Math.max(1e-3, radius * Math.sin(a)), off - 0.62 * radius * (1 - Math.cos(a))));
  }
  const geometry = new LatheGeometry(points.reverse(), 48);
  geometry.rotateZ(-Math.PI / 2);
  const mesh = new Mesh(geometry, gas(hot, cool, 0, { SHELL: '' }));
  mesh.renderOrder = 6;
  return mesh;
}

/** All that glows about a capsule of a radius whose shield lies at `base` on x; the air streams toward +x. */
export function plasma(base, radius) {
  const group = new Group(),
    bow = shell(1.2 * radius, 0.14, 0xfff0d0, 0xff7a2a),
    halo = puff(0xff9a50, true),
    tails = [
      wake(9, 1.12 * radius, 0.5 * radius, 0xfff2d8, 0xff8a30, 1.0),
      wake(22, 1.22 * radius, 1.3 * radius, 0xffb060, 0xff4a20, 2.0),
      wake(44, 1.3 * radius, 2.2 * radius, 0xff7a40, 0x98264c, 3.0),
    ];
  halo.position.x = base - 0.2;
  for (const each of [bow, ...tails]) {
    each.rotation.z = Math.PI;
    each.position.x = base + (each === bow ? 0 : 0.12);
  }
  group.add(bow, halo, ...tails);
  return Object.assign(group, { bow, halo, tails });
}

/** Lets it glow by the heat flux (W/m^2) at an instant (s); an eye far `away` (m) sees a streak. */
export function glow(group, heat, t, away) {
  const large = Math.max(1, away / 110);
  group.visible = heat > 2e4;
  [4e5, 8e5, 1.3e6].forEach((full, k) => {
    const { strength, time } = group.tails[k].material.uniforms;
    strength.value = Math.min(k ? 0.8 : 1, heat / full);
    time.value = t % 1e3;
    group.tails[k].scale.setScalar(large);
  });
  group.halo.scale.setScalar(5 * large);
  group.bow.material.uniforms.strength.value = Math.min(1, heat / 5e5);
  group.halo.material.opacity = Math.min(0.55, heat / 1e6);
}
