// A link that holds the instant and the camera, behind the # of the page's address.

const NUMBERS = ['az', 'el', 'd'];

export function written(t, view) {
  const parts = { t: t.toFixed(2), camera: view.camera, frame: view.frame };
  for (const key of NUMBERS) if (Number.isFinite(view[key])) parts[key] = Number(view[key].toPrecision(5));
  if (view.vectors) parts.vectors = 1;
  if (view.estimate) parts.estimate = 1;
  if (view.spot)
    parts.spot = [...view.spot.place, ...view.spot.gaze, ...view.spot.up]
      .map((each) => Number(each.toPrecision(12)))
      .join(' ');
  return `#${new URLSearchParams(parts)}`;
}

/** What a link says: the instant, or null, and settings of a view; what it does not know is left out. */
export function read(hash, cameras, frames) {
  const told = new URLSearchParams(hash.replace(/^#/, '')),
    view = {};
  for (const [key, known] of [
    ['camera', cameras],
    ['frame', frames],
  ])
    if (Object.hasOwn(known, told.get(key) ?? '')) view[key] = told.get(key);
  for (const key of NUMBERS) {
    const value = Number.parseFloat(told.get(key));
    if (Number.isFinite(value)) view[key] = value;
  }
  for (const key of ['vectors', 'estimate']) if (told.has(key)) view[key] = told.get(key) === '1';
  const spot = (told.get('spot') ?? '').split(' ').map(Number);
  if (spot.length === 9 && spot.every(Number.isFinite))
    view.spot = { frame: view.frame, place: spot.slice(0, 3), gaze: spot.slice(3, 6), up: spot.slice(6) };
  const t = Number.parseFloat(told.get('t'));
  return { t: Number.isFinite(t) ? t : null, view };
}
