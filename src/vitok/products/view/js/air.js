// The air: single scattering along each ray, on one triangle over the whole picture, in a space where the
// ellipsoid is a sphere (km). The scale height is that of the density, 8.5 km; coefficients are Rayleigh's.

import {
  BufferAttribute,
  BufferGeometry,
  CustomBlending,
  AddEquation,
  Matrix4,
  Mesh,
  OneFactor,
  OneMinusSrcAlphaFactor,
  ShaderMaterial,
  Vector3,
} from 'three';
import { A, B } from './earth.js';
import { length } from './vectors.js';

const TOP_KM = 100,
  R_KM = A / 1e3;
const FRAGMENT = `
precision highp float;
varying vec2 at; uniform vec3 eye, sun; uniform float ground, top; uniform mat4 inverse_;
const vec3 RAYLEIGH = vec3(5.8e-3, 13.5e-3, 33.1e-3);
void main() {
  vec4 w = inverse_ * vec4(at, 0.5, 1.0);
  vec3 ray = normalize(w.xyz / w.w), d = normalize(vec3(ray.xy, ray.z * ${(A / B).toFixed(9)}));
  float b = dot(eye, d), through = b * b - top;
  if (through <= 0.0) { gl_FragColor = vec4(0.0); return; }
  float from = max(0.0, -b - sqrt(through)), to = -b + sqrt(through), down = b * b - ground;
  bool hit = down > 0.0 && b < 0.0 && ground > 0.0;
  if (hit) to = -b - sqrt(down);
  if (to <= from) { gl_FragColor = vec4(0.0); return; }
  vec3 sum = vec3(0.0), left = vec3(1.0);
  for (int i = 0; i < STEPS; i++) {
    float step_ = (to - from) / float(STEPS), t = from + (float(i) + 0.5) * step_;
    vec3 p = eye + d * t; float r = length(p), h = max(0.0, r - ${R_KM}), rho = exp(-h / 8.5), mu = dot(p, sun) / r;
    vec3 lost = exp(-RAYLEIGH * rho * step_);
    float path = 8.5 * rho / (max(mu, 0.0) + 0.07 * exp(-max(mu, 0.0) * 6.0) + 0.01);
    sum += left * (1.0 - lost) * exp(-RAYLEIGH * path * 0.8) * smoothstep(-0.16 - 0.0006 * h, 0.02, mu);
    left *= lost;
  }
  float toSun = dot(ray, sun); vec3 color = sum * 0.75 * (1.0 + toSun * toSun) * 1.25;
  float haze = hit ? smoothstep(0.3, 1.0, 1.0 - left.g) : 1.0;
  vec3 glow = pow(color, vec3(mix(0.75, 0.52, haze))) * mix(0.42, 1.0, haze);
  gl_FragColor = vec4(glow, (1.0 - (left.r + left.g + left.b) / 3.0) * mix(0.6, 1.0, haze));
}`;

/** The air, by so many steps along a ray. */
export function air(steps) {
  const uniforms = {
    eye: { value: new Vector3() },
    sun: { value: new Vector3() },
    ground: { value: 0 },
    top: { value: 0 },
    inverse_: { value: new Matrix4() },
  };
  const triangle = new BufferGeometry();
  triangle.setAttribute(
    'position',
    new BufferAttribute(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]), 3),
  );
  const mesh = new Mesh(
    triangle,
    new ShaderMaterial({
      uniforms,
      defines: { STEPS: steps },
      transparent: true,
      depthTest: false,
      depthWrite: false,
      blending: CustomBlending,
      blendEquation: AddEquation,
      blendSrc: OneFactor,
      blendDst: OneMinusSrcAlphaFactor,
      vertexShader:
        'varying vec2 at; void main() { at = position.xy; gl_Position = vec4(position.xy, 0.0, 1.0); }',
      fragmentShader: FRAGMENT,
    }),
  );
  mesh.frustumCulled = false;
  mesh.renderOrder = 2;
  return Object.assign(mesh, { uniforms });
}

/** Sets it for a camera at `eye` (GCRF, m). */
export function breathe(mesh, eye, sun, camera) {
  const at = [eye[0] / 1e3, eye[1] / 1e3, (eye[2] * A) / B / 1e3],
    r = length(at),
    u = mesh.uniforms;
  u.eye.value.set(...at);
  u.sun.value.set(...sun);
  u.ground.value = Math.max(1e-3, (r - R_KM) * (r + R_KM));
  u.top.value = (r - R_KM - TOP_KM) * (r + R_KM + TOP_KM);
  u.inverse_.value.multiplyMatrices(camera.matrixWorld, camera.projectionMatrixInverse);
}
