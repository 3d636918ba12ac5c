// Samples as the page carries them, and what holds between them: as vitok.motion.hermite has it.

const ARRAYS = { f8: Float64Array, f4: Float32Array, i4: Int32Array, i2: Int16Array };

/** An array of the page's data: little-endian numbers in base64, counted in quanta where they are whole. */
export function unpacked(told) {
  if (told.k === 'runs')
    return Float64Array.from(
      told.runs.flatMap(([first, step, n]) => Array.from({ length: n }, (_, k) => first + step * k)),
    );
  const bytes = Uint8Array.from(atob(told.b), (c) => c.charCodeAt(0));
  const array = new ARRAYS[told.k](bytes.buffer);
  return told.q === undefined ? array : Float64Array.from(array, (each) => each * told.q);
}

/** Velocities that are told as what the positions about them do not tell: see packing.py. */
export function rates(told, t, r) {
  const left = unpacked(told);
  if (told.scale === undefined) return left;
  for (let k = 1; k + 1 < t.length; k++)
    for (let i = 0; i < 3; i++)
      left[3 * k + i] +=
        (told.scale * (r[3 * k + 3 + i] - r[3 * k - 3 + i])) / Math.max(t[k + 1] - t[k - 1], 1e-9);
  for (const [k, ...v] of told.exact) left.set(v, 3 * k);
  return left;
}

/** The last row whose instant is not after t; 0 before the first. */
export function rowAt(times, t) {
  let low = 0,
    high = times.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle] <= t) low = middle;
    else high = middle;
  }
  return low;
}

/** Position and velocity at t by Hermite's polynomial through `points` samples, none across a jump. */
export function hermite(times, r, v, t, points) {
  const n = times.length,
    row = rowAt(times, t);
  if (row === n - 1 || t <= times[row]) {
    const pick = (a) => [a[3 * row], a[3 * row + 1], a[3 * row + 2]];
    return [pick(r), pick(v)];
  }
  let first = row,
    beyond = row + 2;
  for (let k = 0; k < points; k++) {
    if (beyond - first < points && first > 0 && times[first - 1] < times[first]) first -= 1;
    if (beyond - first < points && beyond < n && times[beyond] > times[beyond - 1]) beyond += 1;
  }
  const order = 2 * (beyond - first),
    x = new Float64Array(order),
    d = new Float64Array(order);
  for (let j = 0; j < order; j++) x[j] = times[first + (j >> 1)] - times[row];
  const at = t - times[row],
    places = [0, 0, 0],
    rates = [0, 0, 0];
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < order; j++) d[j] = r[3 * (first + (j >> 1)) + i];
    for (let level = 1; level < order; level++)
      for (let j = order - 1; j >= level; j--)
        d[j] =
          level === 1 && j % 2 === 1
            ? v[3 * (first + (j >> 1)) + i]
            : (d[j] - d[j - 1]) / (x[j] - x[j - level]);
    let value = d[order - 1],
      slope = 0;
    for (let j = order - 2; j >= 0; j--) {
      slope = slope * (at - x[j]) + value;
      value = value * (at - x[j]) + d[j];
    }
    places[i] = value;
    rates[i] = slope;
  }
  return [places, rates];
}

/** Row and share of the way to the next one, for what is linear between samples. */
export function shareAt(times, t) {
  const row = Math.min(rowAt(times, t), Math.max(0, times.length - 2)),
    span = times[row + 1] - times[row];
  return [row, span > 0 ? Math.min(1, Math.max(0, (t - times[row]) / span)) : 1];
}

/** A channel's value at t. */
export function linear(times, values, t) {
  if (times.length < 2) return values[0];
  const [row, s] = shareAt(times, t);
  return values[row] * (1 - s) + values[row + 1] * s;
}
