// Names over the picture: plain text at projected places.

import { Vector3 } from 'three';

const LETTER_PX = 6,
  LINE_PX = 14;

export function labels(box) {
  const all = new Map(),
    placed = [],
    spot = new Vector3(),
    ahead = new Vector3();
  return {
    /** Forgets where the names of the last frame stood. */
    begin() {
      placed.length = 0;
    },
    /** Shows `text` where a camera-relative place is seen; a null place hides it. */
    put(key, text, place, camera, kind = '') {
      let element = all.get(key);
      if (!element) {
        if (!place) return;
        element = document.createElement('span');
        element.className = `label ${kind}`;
        box.append(element);
        all.set(key, element);
      }
      element.hidden = true;
      if (!place) return;
      spot.set(...place);
      if (spot.dot(camera.getWorldDirection(ahead)) <= 0) return;
      spot.project(camera);
      if (Math.abs(spot.x) > 1 || Math.abs(spot.y) > 1) return;
      const x = ((spot.x + 1) / 2) * box.clientWidth;
      let y = ((1 - spot.y) / 2) * box.clientHeight;
      for (const other of placed) {
        if (Math.abs(x - other.x) > LETTER_PX * Math.max(text.length, other.text.length)) continue;
        if (Math.abs(y - other.y) >= LINE_PX) continue;
        if (text === other.text) return; // one name for several of a kind that stand together
        y = other.y + LINE_PX;
      }
      placed.push({ x, y, text });
      element.hidden = false;
      if (element.textContent !== text) element.textContent = text;
      element.style.transform = `translate(${x.toFixed(1)}px,${y.toFixed(1)}px)`;
    },
  };
}

/** Where a camera-relative place is in the picture, in pixels; null behind the camera. */
export function projected(place, camera, width, height) {
  const spot = new Vector3(...place);
  if (spot.dot(camera.getWorldDirection(new Vector3())) <= 0) return null;
  spot.project(camera);
  return [((spot.x + 1) / 2) * width, ((1 - spot.y) / 2) * height];
}
