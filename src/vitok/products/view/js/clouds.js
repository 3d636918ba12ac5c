// Soft clouds of billows that face the eye: exhaust about the pad, dust or spray where the capsule comes down.

import { AdditiveBlending, CanvasTexture, Group, LinearFilter, NormalBlending, Sprite, SpriteMaterial } from 'three';

let smooth = null,
  lumpy = null;

function disc() {
  if (smooth) return smooth;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 64;
  const pen = canvas.getContext('2d'),
    gradient = pen.createRadialGradient(32, 32, 0, 32, 32, 32);
  for (const [at, opacity] of [
    [0, 0.85],
    [0.35, 0.5],
    [0.7, 0.14],
    [1, 0],
  ])
    gradient.addColorStop(at, `rgba(255,255,255,${opacity})`);
  pen.fillStyle = gradient;
  pen.fillRect(0, 0, 64, 64);
  smooth = new CanvasTexture(canvas);
  return smooth;
}

/** A billow: many soft lumps about a middle, lit from above. */
function billow() {
  if (lumpy) return lumpy;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 128;
  const pen = canvas.getContext('2d');
  for (let k = 0; k < 64; k++) {
    const out = 40 * Math.sqrt((k + 0.5) / 64),
      x = 64 + out * Math.cos(2.4 * k),
      y = 64 + out * Math.sin(2.4 * k),
      r = 20 - 0.3 * out + 5 * Math.sin(7.1 * k);
    const lump = pen.createRadialGradient(x, y - 0.4 * r, 0, x, y, r),
      grey = Math.round(196 - 0.9 * (y - 64) - 22 * Math.sin(3.3 * k));
    lump.addColorStop(0, `rgba(${grey + 20},${grey + 20},${grey + 20},.5)`);
    lump.addColorStop(0.6, `rgba(${grey - 12},${grey - 12},${grey - 12},.25)`);
    lump.addColorStop(1, `rgba(${grey - 40},${grey - 40},${grey - 40},0)`);
    pen.fillStyle = lump;
    pen.fillRect(0, 0, 128, 128);
  }
  lumpy = new CanvasTexture(canvas);
  lumpy.generateMipmaps = false;
  lumpy.minFilter = LinearFilter;
  return lumpy;
}

/** A billow, or a soft disc that `glows`, which adds its light to what is behind. */
export function puff(color, glows = false) {
  const one = new Sprite(
    new SpriteMaterial({
      map: glows ? disc() : billow(),
      color,
      transparent: true,
      depthWrite: false,
      blending: glows ? AdditiveBlending : NormalBlending,
    }),
  );
  one.renderOrder = 6;
  return one;
}

export function cloud(color, count) {
  const group = new Group();
  for (let k = 0; k < count; k++) group.add(puff(color));
  group.visible = false;
  return group;
}

/**
 * Lets it roll outward over the ground, x up: `reach` how far (m), `high` how high, `size` of a disc, `opacity`
 * from 0 to 1, and `light` of the day, by which its colour is dimmed.
 */
export function roll(group, color, { reach, high, size, opacity, light }) {
  group.visible = opacity > 0.01;
  if (!group.visible) return;
  group.children.forEach((one, k) => {
    const turn = 2.4 * k,
      share = Math.sqrt((k + 0.5) / group.children.length),
      odd = 0.7 + 0.3 * Math.sin(5.3 * k);
    one.position.set(
      0.3 * size * odd + high * (1 - share * share) * odd,
      reach * share * Math.cos(turn),
      reach * share * Math.sin(turn),
    );
    one.scale.setScalar(size * odd);
    one.material.rotation = 0.5 * Math.sin(1.7 * k);
    one.material.opacity = opacity * odd;
    one.material.color.set(color).multiplyScalar(light);
  });
}
