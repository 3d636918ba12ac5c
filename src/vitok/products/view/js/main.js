// The page: a flight, its stage, and what a user does with it. A frame is drawn when something has changed.

import { CAMERAS, FRAMES, fitting, preset, touchdownOf } from './cameras.js';
import { charts } from './charts.js';
import { RATES, controls } from './controls.js';
import { flightOf, portOf, probeOf, stateAt } from './flight.js';
import { geodeticOf } from './earth.js';
import { read, written } from './link.js';
import { readouts } from './readouts.js';
import { draw, resize, seen, stage } from './stage.js';
import { timeline } from './timeline.js';
import { tour } from './tour.js';
import { length } from './vectors.js';

const $ = (id) => document.getElementById(id);
const json = (id) => JSON.parse($(id).textContent);
const calm = matchMedia('(prefers-reduced-motion: reduce)');

function start() {
  const flight = flightOf(json('flight')),
    landing = flight.event('landing');
  flight.touchdown = landing
    ? touchdownOf(flight, geodeticOf(flight.earthAt(landing.t).rows, stateAt(flight, landing.t).r))
    : flight.ground.zone;
  const view = { camera: 'chase', frame: 'lvlh', az: 2.4, el: 0.2, d: 100, vectors: false, estimate: false };
  let scene,
    wanted = 0,
    last = 0,
    guided = null,
    toured = 0,
    shot = null,
    found = null,
    state = stateAt(flight, flight.begin);

  const app = {
    t: flight.begin,
    speed: 10,
    playing: false,
    touring: false,
    view,
    flight,
    seek(t) {
      app.t = Math.min(flight.end, Math.max(flight.begin, t));
      state = null;
      app.redraw();
    },
    set(values) {
      Object.assign(view, values);
      app.redraw();
    },
    camera(name) {
      delete view.spot;
      app.set({ camera: name, ...preset(name, flight, stateAt(flight, app.t), view.frame) });
    },
    frame(name) {
      app.set({ frame: name });
      if (view.camera === 'globe') app.camera('globe');
      if (view.camera === 'free') delete view.spot;
      app.redraw();
    },
    rate(value) {
      app.speed = value;
      app.redraw();
    },
    toggle() {
      app.playing = !app.playing;
      if (app.playing && app.t >= flight.end) app.t = flight.begin;
      if (!app.playing) app.touring = false;
      app.redraw();
    },
    toggleTour() {
      app.touring = !app.touring;
      app.playing = app.touring;
      if (app.touring) {
        guided = tour(flight);
        toured = 0;
        shot = null;
      }
      app.redraw();
    },
    step(way) {
      const others = flight.events.filter((each) =>
        way < 0 ? each.t < app.t - 0.05 : each.t > app.t + 0.05,
      );
      const next = way < 0 ? others.at(-1) : others[0];
      if (next) app.jump(next);
    },
    jump(event) {
      app.seek(event.t);
      const [name, settings] = fitting(flight, event);
      app.camera(name);
      app.set(settings);
    },
    turn(az, el) {
      app.set({ az: view.az + az, el: Math.min(1.5, Math.max(-1.5, view.el + el)) });
    },
    zoom(by) {
      app.set({
        d: Math.min(3e8, Math.max(view.camera === 'site' || view.camera === 'zone' ? 0.2 : 3, view.d * by)),
      });
    },
    stride: () =>
      Math.max(
        1,
        0.05 *
          Math.min(
            ...[state?.r, state?.station?.r]
              .filter(Boolean)
              .map((r) => length(r.map((x, i) => x - scene.eye[i]))),
          ),
      ),
    resize() {
      const box = $('stage').getBoundingClientRect();
      resize(scene, box.width, box.height);
      app.redraw();
    },
    async link() {
      history.replaceState(null, '', written(app.t, view));
      try {
        await navigator.clipboard.writeText(location.href);
        say('The link is copied.');
      } catch {
        say('The link is in the address bar.');
      }
    },
    follow() {
      const told = read(location.hash, CAMERAS, FRAMES);
      if (told.t !== null) app.seek(told.t);
      if (told.view.camera) app.camera(told.view.camera);
      app.set(told.view);
    },
    picture() {
      frame();
      $('picture').toBlob((blob) => {
        const anchor = document.createElement('a');
        anchor.href = URL.createObjectURL(blob);
        anchor.download = `${flight.names.ship} ${flight.utc(app.t).toISOString().slice(0, 19).replaceAll(':', '')}.png`;
        anchor.click();
        setTimeout(() => URL.revokeObjectURL(anchor.href), 1e4);
      });
    },
    redraw() {
      if (!wanted) wanted = requestAnimationFrame(tick);
    },
  };

  scene = stage($('picture'), $('labels'), flight, json('sky'), () => {
    app.mapped = performance.now();
    app.redraw();
  });
  const tell = readouts($('figures'), flight),
    times = timeline({ slider: $('time'), bands: $('bands'), list: $('events') }, flight, app.seek, app.jump);
  const plot = charts([...document.querySelectorAll('.chart')], flight, times.stops, app.seek),
    refresh = controls(app);

  function frame() {
    $('stage').classList.toggle('television', view.camera === 'docking');
    state = stateAt(flight, app.t);
    state.instant = app.t;
    found = draw(scene, view, state);
    tell(state, found);
    times.show(app.t);
    plot(app.t, false);
    refresh();
  }

  function advance(seconds) {
    if (app.touring) {
      const now = guided.at((toured += seconds));
      if (!now) {
        app.touring = app.playing = false;
        app.t = guided.end ?? app.t;
        return;
      }
      app.t = now.t;
      if (now.shot !== shot) {
        shot = now.shot;
        app.camera(shot.camera);
        app.set(shot.settings);
      } else if (!calm.matches) view.az += 0.03 * seconds;
      return;
    }
    app.t += seconds * app.speed;
    if (app.t >= flight.end) {
      app.t = flight.end;
      app.playing = false;
    }
  }

  function tick(now) {
    wanted = 0;
    if (app.playing) {
      advance(Math.min(app.touring ? 10 : 0.25, (now - last) / 1e3 || 0));
      if (app.playing) wanted = requestAnimationFrame(tick);
    }
    last = now;
    frame();
    app.first ??= performance.now();
  }
  const playing = app.toggle;
  app.toggle = () => {
    last = performance.now();
    playing();
  };

  app.camera('chase');
  app.follow();
  app.resize();
  // for those who compare the page with the flight: states, places in the picture, frames drawn
  window.vitok = {
    app,
    flight,
    scene,
    frame,
    RATES,
    at: (t) => stateAt(flight, t),
    seen: (r) => seen(scene, r),
    marks(t) {
      const s = stateAt(flight, t);
      return { ship: s.r, port: s.station && portOf(flight, s).r, probe: probeOf(flight, s) };
    },
    get found() {
      return found;
    },
  };
}

function say(text) {
  $('said').textContent = text;
  setTimeout(() => {
    $('said').textContent = '';
  }, 4000);
}

function able() {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}

if (able()) {
  document.documentElement.classList.add('drawn');
  start();
} else $('unable').hidden = false;
