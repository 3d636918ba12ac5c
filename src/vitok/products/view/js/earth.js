// The Earth's shape and orientation, the Sun and the Moon.

import { into, mix, unit } from './vectors.js';
import { rowAt, shareAt, unpacked } from './samples.js';

export const A = 6378137,
  F = 1 / 298.257223563,
  B = A * (1 - F); // WGS-84
export const SPIN = 7.292115e-5; // rad/s
export const MU = 3.986004418e14;
const E2 = F * (2 - F);

/** The place (ITRF, m) of a latitude and a longitude (rad) and a height over the ellipsoid (m). */
export function fromGeodetic(latitude, longitude, height) {
  const s = Math.sin(latitude),
    c = Math.cos(latitude),
    n = A / Math.sqrt(1 - E2 * s * s);
  return [
    (n + height) * c * Math.cos(longitude),
    (n + height) * c * Math.sin(longitude),
    (n * (1 - E2) + height) * s,
  ];
}

/** Latitude, longitude (rad) and height (m) of a place in ITRF, by iteration to a fraction of a millimetre. */
function toGeodetic(x) {
  const p = Math.hypot(x[0], x[1]);
  let latitude = Math.atan2(x[2], p * (1 - E2));
  for (let k = 0; k < 6; k++) {
    const s = Math.sin(latitude);
    latitude = Math.atan2(x[2] + ((E2 * A) / Math.sqrt(1 - E2 * s * s)) * s, p);
  }
  const s = Math.sin(latitude);
  return {
    latitude,
    longitude: Math.atan2(x[1], x[0]),
    height: p * Math.cos(latitude) + x[2] * s - A * Math.sqrt(1 - E2 * s * s),
  };
}

/** Rows of east, north, up at a latitude and a longitude, in ITRF. */
export function enu(latitude, longitude) {
  const [sf, cf, sl, cl] = [Math.sin(latitude), Math.cos(latitude), Math.sin(longitude), Math.cos(longitude)];
  return [
    [-sl, cl, 0],
    [-sf * cl, -sf * sl, cf],
    [cf * cl, cf * sl, sf],
  ];
}

/** A function of the instant that gives the rows of ITRF in GCRF and the directions of Sun and Moon. */
export function orientation(told) {
  const times = unpacked(told.t),
    m = unpacked(told.m),
    sun = unpacked(told.sun),
    moon = unpacked(told.moon);
  return (t) => {
    let k = rowAt(times, t);
    if (k + 1 < times.length && times[k + 1] - t < t - times[k]) k += 1;
    const a = SPIN * (t - times[k]),
      c = Math.cos(a),
      s = Math.sin(a),
      p = (i) => m[9 * k + i];
    const [row, share] = shareAt(times, t);
    const between = (v) =>
      unit(
        mix(
          [v[3 * row], v[3 * row + 1], v[3 * row + 2]],
          [v[3 * row + 3], v[3 * row + 4], v[3 * row + 5]],
          share,
        ),
      );
    return {
      rows: [
        [c * p(0) + s * p(3), c * p(1) + s * p(4), c * p(2) + s * p(5)],
        [c * p(3) - s * p(0), c * p(4) - s * p(1), c * p(5) - s * p(2)],
        [p(6), p(7), p(8)],
      ],
      sun: between(sun),
      moon: between(moon),
    };
  };
}

/** How much of the Sun is seen from a place: 1 in its light, 0 in the umbra, between them in a soft edge. */
export function sunlight(r, sun) {
  const along = r[0] * sun[0] + r[1] * sun[1] + r[2] * sun[2];
  if (along > 0) return 1;
  const across = Math.sqrt(Math.max(0, r[0] ** 2 + r[1] ** 2 + r[2] ** 2 - along * along));
  const half = 0.00465 * -along; // the Sun's radius is 0.266 degrees
  return Math.min(1, Math.max(0, (across - (A - 8e3) + half) / (2 * half + 1)));
}

/** Latitude, longitude and height of a place in GCRF. */
export const geodeticOf = (rows, r) => toGeodetic(into(rows, r));
