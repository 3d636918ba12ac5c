// Soft clouds of discs that face the eye: exhaust about the pad, dust or spray where the capsule comes down.

import { AdditiveBlending, CanvasTexture, Group, NormalBlending, Sprite, SpriteMaterial } from 'three';

let texture = null;

function disc() {
  if (texture) return texture;
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
  texture = new CanvasTexture(canvas);
  return texture;
}

/** One soft disc; `glows` adds its light to what is behind. */
export function puff(color, glows = false) {
  const one = new Sprite(
    new SpriteMaterial({
      map: disc(),
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
    one.material.opacity = opacity * odd;
    one.material.color.set(color).multiplyScalar(light);
  });
}
