// Vectors as arrays of three doubles, matrices as arrays of three rows, quaternions as [w, x, y, z].
// All places stay in doubles until the camera's own is taken off: a float holds an orbit to half a metre only.

export const add = (a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const sub = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a, k) => [a[0] * k, a[1] * k, a[2] * k];
export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a, b) => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const length = (a) => Math.hypot(a[0], a[1], a[2]);
export const unit = (a) => scale(a, 1 / (length(a) || 1));
export const mix = (a, b, s) => add(scale(a, 1 - s), scale(b, s));

/** Components of a vector along the rows of a matrix. */
export const into = (rows, a) => [dot(rows[0], a), dot(rows[1], a), dot(rows[2], a)];

/** The vector that has these components along the rows of a matrix. */
export const outOf = (rows, a) => add(add(scale(rows[0], a[0]), scale(rows[1], a[1])), scale(rows[2], a[2]));

/** Rows of LVLH of a position and a velocity: +z to the Earth's centre, +y against the orbit normal. */
export function lvlh(r, v) {
  const z = scale(unit(r), -1),
    y = scale(unit(cross(r, v)), -1);
  return [cross(y, z), y, z];
}

/** A vector's components out of the body: q v conj(q), as q turns the axes of GCRF into the body's. */
export function turned(q, a) {
  const [w, x, y, z] = q,
    t = scale(cross([x, y, z], a), 2);
  return add(add(a, scale(t, w)), cross([x, y, z], t));
}

/** The rows of a body's axes in GCRF. */
export const axesOf = (q) => [turned(q, [1, 0, 0]), turned(q, [0, 1, 0]), turned(q, [0, 0, 1])];

/** Between two attitudes, the short way round. */
export function slerp(a, b, s) {
  let c = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
  const sign = c < 0 ? -1 : 1;
  c = Math.min(1, Math.abs(c));
  const angle = Math.acos(c),
    k = Math.sin(angle);
  const [p, q] = k < 1e-6 ? [1 - s, s] : [Math.sin((1 - s) * angle) / k, Math.sin(s * angle) / k];
  const out = a.map((each, i) => p * each + sign * q * b[i]),
    n = Math.hypot(...out) || 1;
  return out.map((each) => each / n);
}

/** Hamilton's product: what turns by a and then, in the axes so turned, by b. */
export const product = ([w, x, y, z], [a, b, c, d]) => [
  w * a - x * b - y * c - z * d,
  w * b + x * a + y * d - z * c,
  w * c - x * d + y * a + z * b,
  w * d + x * c - y * b + z * a,
];

/** The quaternion of axes given by their rows. */
export function quaternionOf([x, y, z]) {
  const trace = x[0] + y[1] + z[2];
  if (trace > 0) {
    const s = 2 * Math.sqrt(trace + 1);
    return [s / 4, (y[2] - z[1]) / s, (z[0] - x[2]) / s, (x[1] - y[0]) / s];
  }
  if (x[0] > y[1] && x[0] > z[2]) {
    const s = 2 * Math.sqrt(1 + x[0] - y[1] - z[2]);
    return [(y[2] - z[1]) / s, s / 4, (x[1] + y[0]) / s, (x[2] + z[0]) / s];
  }
  if (y[1] > z[2]) {
    const s = 2 * Math.sqrt(1 + y[1] - x[0] - z[2]);
    return [(z[0] - x[2]) / s, (x[1] + y[0]) / s, s / 4, (y[2] + z[1]) / s];
  }
  const s = 2 * Math.sqrt(1 + z[2] - x[0] - y[1]);
  return [(x[1] - y[0]) / s, (x[2] + z[0]) / s, (y[2] + z[1]) / s, s / 4];
}
