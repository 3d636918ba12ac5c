// Clouds for the globe, drawn and not measured: as thick as each latitude has them, in swirls, the same on every page.

import { DataTexture, LinearFilter, LinearMipmapNearestFilter, RedFormat, RepeatWrapping } from 'three';

const WIDE = 512,
  HIGH = 256;

/** A fixed random number from 0 to 1 of a corner of the lattice. */
function corner(x, y, z) {
  let h = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(z, 2147483629);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

const soft = (x) => x * x * (3 - 2 * x);

function noise(x, y, z) {
  const i = Math.floor(x),
    j = Math.floor(y),
    k = Math.floor(z),
    u = soft(x - i),
    v = soft(y - j),
    w = soft(z - k);
  const edge = (b, c) => corner(i, b, c) * (1 - u) + corner(i + 1, b, c) * u;
  const near = edge(j, k) * (1 - v) + edge(j + 1, k) * v,
    far = edge(j, k + 1) * (1 - v) + edge(j + 1, k + 1) * v;
  return near * (1 - w) + far * w;
}

function octaves(x, y, z, count) {
  let sum = 0,
    share = 0.5;
  for (let k = 0; k < count; k++) {
    sum += share * noise(x, y, z);
    share *= 0.55;
    x = 2.03 * x + 7.1;
    y = 2.03 * y + 3.7;
    z = 2.03 * z + 5.3;
  }
  return sum;
}

/** How much more or less cloud a latitude (rad) has: the belt of rain, the dry subtropics, the storms beyond. */
function belt(latitude) {
  const d = (latitude * 180) / Math.PI,
    about = (middle, wide) => Math.exp(-(((d - middle) / wide) ** 2));
  return 0.1 * about(5, 9) - 0.13 * (about(22, 11) + about(-22, 11)) + 0.1 * (about(54, 14) + about(-54, 16));
}

/** The texture: one byte a dot, over longitude and latitude as the Earth's map is; 128 is the edge of a cloud. */
export function weather() {
  const bytes = new Uint8Array(WIDE * HIGH);
  for (let row = 0; row < HIGH; row++) {
    const latitude = ((row + 0.5) / HIGH - 0.5) * Math.PI,
      c = Math.cos(latitude),
      z = 2.6 * Math.sin(latitude),
      more = belt(latitude);
    for (let column = 0; column < WIDE; column++) {
      const longitude = ((column + 0.5) / WIDE - 0.5) * 2 * Math.PI,
        x = 2.6 * c * Math.cos(longitude),
        y = 2.6 * c * Math.sin(longitude);
      const swirl = 2.2 * (noise(1.3 * x + 9, 1.3 * y, 1.3 * z) - 0.5),
        lift = 1.4 * (noise(1.7 * x, 1.7 * y + 5, 1.7 * z) - 0.5);
      const thick = octaves(1.2 * (x + swirl * y), 1.2 * (y - swirl * x), 1.9 * (z + lift), 5) - 0.5 + more;
      bytes[row * WIDE + column] = Math.min(255, Math.max(0, 128 + 420 * thick));
    }
  }
  const texture = new DataTexture(bytes, WIDE, HIGH, RedFormat);
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapNearestFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
}
