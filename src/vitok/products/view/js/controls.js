// Buttons, lists, keys, pointer and wheel. Everything that the pointer does, the keyboard does too.

import { CAMERAS, FRAMES, fly } from './cameras.js';

export const RATES = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 100, 300, 1000, 3000, 10000];
const HELP = [
  ['space', 'play, pause'],
  ['← →', 'a second of the picture back, on'],
  [', .', 'event before, event after'],
  ['− +', 'slower, faster'],
  ['1 – 8', 'cameras'],
  ['f', 'frame'],
  ['v', 'vectors'],
  ['e', 'estimate and 3σ'],
  ['t', 'tour'],
  ['l', 'copy a link'],
  ['p', 'picture as PNG'],
  ['shift ← →, ↑ ↓', 'turn'],
  ['page up, down', 'nearer, farther'],
  ['w a s d r c', 'fly the free camera'],
  ['esc', 'close this'],
];

/** Wires the page's elements to what `app` can do. */
export function controls(app) {
  const $ = (id) => document.getElementById(id),
    { view } = app;
  for (const [name, title] of Object.entries(CAMERAS)) $('camera').append(new Option(title, name));
  for (const [name, title] of Object.entries(FRAMES)) $('frame').append(new Option(title, name));
  for (const rate of RATES) $('rate').append(new Option(`${rate.toLocaleString('en')} ×`, rate));
  const press = {
    play: app.toggle,
    tour: app.toggleTour,
    before: () => app.step(-1),
    after: () => app.step(1),
    link: app.link,
    png: app.picture,
    vectors: () => app.set({ vectors: !view.vectors }),
    estimate: () => app.set({ estimate: !view.estimate }),
    help: () => $('help').setAttribute('aria-expanded', String(!$('keys').toggleAttribute('hidden'))),
  };
  for (const [id, act] of Object.entries(press)) $(id).addEventListener('click', act);
  $('camera').addEventListener('change', () => app.camera($('camera').value));
  $('frame').addEventListener('change', () => app.frame($('frame').value));
  $('rate').addEventListener('change', () => app.rate(Number($('rate').value)));
  for (const [key, what] of HELP) {
    const row = document.createElement('div'),
      name = document.createElement('kbd'),
      told = document.createElement('span');
    name.textContent = key;
    told.textContent = what;
    row.append(name, told);
    $('keys').append(row);
  }
  pointer(app, $('picture'));
  addEventListener('keydown', (event) => keys(app, press, event));
  addEventListener('resize', app.resize);
  addEventListener('hashchange', app.follow);
  return () => {
    $('play').textContent = app.playing ? '❚❚' : '►';
    $('play').setAttribute('aria-label', app.playing ? 'Pause' : 'Play');
    $('camera').value = view.camera;
    $('frame').value = view.frame;
    $('rate').value = String(app.speed);
    $('tour').setAttribute('aria-pressed', String(app.touring));
    for (const id of ['vectors', 'estimate']) $(id).setAttribute('aria-pressed', String(Boolean(view[id])));
  };
}

function pointer(app, canvas) {
  const held = new Map(),
    { view } = app;
  let apart = 0;
  canvas.addEventListener('pointerdown', (event) => {
    held.set(event.pointerId, [event.clientX, event.clientY]);
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    held.set(event.pointerId, [event.clientX, event.clientY]);
    if (held.size === 2) {
      // two fingers: nearer, farther
      const [a, b] = [...held.values()],
        now = Math.hypot(a[0] - b[0], a[1] - b[1]);
      if (apart) app.zoom(apart / now);
      apart = now;
      return;
    }
    const [dx, dy] = [event.clientX - before[0], event.clientY - before[1]];
    if (view.camera === 'free') {
      fly(view, [dx * 0.003, -dy * 0.003]);
      app.redraw();
    } else app.turn(-dx * 0.006, dy * 0.006);
  });
  for (const name of ['pointerup', 'pointercancel'])
    canvas.addEventListener(name, (event) => {
      held.delete(event.pointerId);
      apart = 0;
    });
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      app.zoom(Math.exp(event.deltaY * 0.001));
    },
    { passive: false },
  );
}

function keys(app, press, event) {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.target.tagName === 'SELECT' || // its own keys open it and choose from it
    (event.target.tagName === 'INPUT' && event.key.length > 1)
  )
    return;
  if (event.target.tagName === 'BUTTON' && (event.key === ' ' || event.key === 'Enter')) return;
  const cameras = Object.keys(CAMERAS),
    frames = Object.keys(FRAMES),
    { view } = app;
  const turns = { ArrowUp: [0, 0.08], ArrowDown: [0, -0.08] };
  const moves = { w: [0, 0, 1], s: [0, 0, -1], a: [-1, 0, 0], d: [1, 0, 0], r: [0, 1, 0], c: [0, -1, 0] };
  if (event.key === ' ') app.toggle();
  else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    const way = event.key === 'ArrowLeft' ? -1 : 1;
    if (event.shiftKey) app.turn(way * 0.08, 0);
    else app.seek(app.t + way * app.speed);
  } else if (turns[event.key]) app.turn(...turns[event.key]);
  else if (event.key === ',' || event.key === '.') app.step(event.key === ',' ? -1 : 1);
  else if (event.key === '-' || event.key === '+' || event.key === '=')
    app.rate(
      RATES[Math.min(RATES.length - 1, Math.max(0, RATES.indexOf(app.speed) + (event.key === '-' ? -1 : 1)))],
    );
  else if (event.key === 'PageUp' || event.key === 'PageDown') app.zoom(event.key === 'PageUp' ? 0.8 : 1.25);
  else if (cameras[event.key - 1]) app.camera(cameras[event.key - 1]);
  else if (view.camera === 'free' && moves[event.key]) {
    fly(
      view,
      null,
      moves[event.key].map((each) => each * app.stride()),
    );
    app.redraw();
  } else if (event.key === 'f') app.frame(frames[(frames.indexOf(view.frame) + 1) % frames.length]);
  else if (event.key === '?' || (event.key === 'Escape' && !document.getElementById('keys').hidden)) press.help();
  else {
    const act = { v: press.vectors, e: press.estimate, t: press.tour, l: press.link, p: press.png }[
      event.key
    ];
    if (!act) return;
    act();
  }
  event.preventDefault();
}
