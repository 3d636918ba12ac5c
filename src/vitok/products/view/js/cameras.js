// Where the picture is taken from: each camera gives its place, its gaze, what is up and its angle.

import { portOf, probeOf, stateAt } from './flight.js';
import { A, enu } from './earth.js';
import { axesOf, add, cross, into, length, outOf, scale, sub, turned, unit } from './vectors.js';
import { axesAt, placeOf } from './ground.js';

export const CAMERAS = {
  chase: 'Chase: beside the ship',
  station: 'Station: in its LVLH frame',
  port: 'Port: out of the docking port',
  docking: 'Docking camera of the ship',
  globe: 'Globe: the whole Earth',
  site: 'Ground: launch site',
  zone: 'Ground: landing zone',
  free: 'Free: fly with W A S D',
};
export const FRAMES = { lvlh: 'LVLH', inertial: 'inertial', earth: 'Earth' };
const FOV = 45;
const PRESETS = {
  chase: { az: 2.4, el: 0.25, d: 24 },
  station: { az: -1.3, el: 0.12, d: 420 },
  port: {},
  docking: {},
  globe: { az: 2.5, el: 0.5, d: 2.2e7 },
  site: { az: 0, el: 0, d: 1 },
  zone: { az: 0, el: 0, d: 1 },
  free: {},
};

/** The settings of a camera, from its preset: a chase's distance by what is chased, the globe's side by the ship. */
export function preset(name, flight, state, frame) {
  const { arc, t } = state,
    own = { ...PRESETS[name] };
  if (name === 'chase') {
    if (arc.name === 'ascent')
      Object.assign(own, { d: t < flight.when('core_separation') ? 100 : 45, el: 0.12 });
    else if (t >= flight.when('main') && t < Infinity) own.d = 110;
    else if (t >= flight.when('module_separation')) own.d = 13;
  }
  if (name === 'globe' && frame !== 'lvlh') {
    const [x, y] = frame === 'earth' ? into(state.earth.rows, state.r) : state.r;
    own.az = Math.atan2(y, x) + 0.35;
  }
  if (name === 'station' && state.relative)
    own.d = Math.min(5e3, Math.max(150, 2.4 * length(state.relative)));
  return own;
}

/** From ahead and beside, far enough that what falls behind the capsule is in the picture too. */
export const BREAK_UP = { d: 1200, az: 0.42, el: 0.06 };

/** The camera that shows an event best, and its settings. */
export function fitting(flight, { name, t }) {
  if (name === 'liftoff') return ['site'];
  if (name === 'landing' || name === 'soft_landing_engines') return ['zone'];
  if (name.endsWith('_break_up')) return ['chase', BREAK_UP];
  const state = stateAt(flight, t),
    far = state.relative ? length(state.relative) : Infinity;
  return [far < 5e3 && !/(^|_)(docking|capture)$/.test(name) ? 'station' : 'chase'];
}

/** Axes with +z up that a camera turns about, in a frame. */
function basis(frame, state, rows) {
  if (frame === 'inertial')
    return [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
  if (frame === 'earth')
    return enu(state.place.latitude, state.place.longitude).map((each) => outOf(state.earth.rows, each));
  return [rows[0], scale(rows[1], -1), scale(rows[2], -1)];
}

function around(focus, [x, y, z], { az, el, d }) {
  const out = add(
    add(scale(x, Math.cos(el) * Math.cos(az)), scale(y, Math.cos(el) * Math.sin(az))),
    scale(z, Math.sin(el)),
  );
  return { eye: add(focus, scale(out, d)), gaze: scale(out, -1), up: z, fov: FOV };
}

/** Lifts an eye that would be under the ground, over the ellipsoid at least `floor` m, and looks at the focus again. */
function overGround(shot, focus, state, floor) {
  const place = into(state.earth.rows, shot.eye),
    r = length(place);
  const high = r - A * (1 - Math.sin(Math.asin(place[2] / r)) ** 2 / 298.257);
  if (high >= floor) return shot;
  const eye = add(shot.eye, scale(unit(shot.eye), floor - high));
  return { ...shot, eye, gaze: unit(sub(focus, eye)) };
}

const made = {
  chase(view, flight, state) {
    const middle =
      state.arc.name === 'ascent' && state.t < flight.when('core_separation')
        ? add(
            state.r,
            scale(turned(state.q, [1, 0, 0]), state.t < flight.when('booster_separation') ? 22 : 26),
          )
        : state.r;
    const shift =
      view.d > 60 && state.arc.name === 'descent' ? add(middle, scale(unit(state.r), 22)) : middle;
    const shot = around(shift, basis(view.frame, state, state.lvlh), view);
    const ground =
      state.t < flight.begin + 60 ? flight.ground.site.altitude_m + 1.5 : flight.ground.zone.altitude_m + 1.5;
    return state.place.height < 3e4 ? overGround(shot, shift, state, ground) : shot;
  },
  station(view, flight, state) {
    if (!state.station) return made.chase(view, flight, state);
    const off = sub(state.r, state.station.r), // the ship is kept in the picture as far as the station is too
      share = Math.min(0.5, (0.22 * view.d) / (length(off) || 1));
    return around(add(state.station.r, scale(off, share)), basis(view.frame, state, state.station.rows), view);
  },
  globe(view, flight, state) {
    const rows =
      view.frame === 'earth'
        ? state.earth.rows
        : [
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
          ];
    if (view.frame === 'lvlh')
      return around([0, 0, 0], basis('lvlh', state, state.lvlh), {
        ...view,
        az: view.az - 4,
        el: Math.min(1.5, view.el + 0.85),
      });
    return around([0, 0, 0], rows, view);
  },
  port(view, flight, state) {
    if (!state.station) return made.chase(view, flight, state);
    const port = portOf(flight, state),
      [, , up] = port.rows,
      eye = add(port.r, add(scale(port.axis, 0.3), scale(up, 1.2)));
    const away = length(sub(state.r, eye));
    return { eye, gaze: port.axis, up, fov: Math.min(70, Math.max(12, 2 * Math.atan(14 / away) * 57.3 + 8)) };
  },
  docking(view, flight, state) {
    const [forward, , down] = axesOf(state.q),
      nose = probeOf(flight, state);
    const back = add(nose, add(scale(forward, -0.75), scale(down, 1.05)));
    return { eye: back, gaze: forward, up: scale(down, -1), fov: 24 };
  },
  ground(told, view, flight, state, apart) {
    const rows = axesAt(told).map((each) => outOf(state.earth.rows, each));
    const turn = (view.az ?? 0) + apart.turn;
    const eye = add(
      outOf(state.earth.rows, placeOf(told)),
      add(
        add(scale(rows[0], apart.away * Math.cos(turn)), scale(rows[1], apart.away * Math.sin(turn))),
        scale(rows[2], 6 + 60 * Math.max(0, view.el)),
      ),
    );
    const down = state.t > flight.when('landing') - 6;
    const size = state.arc.name === 'ascent' ? 40 : down ? 32 : state.t >= flight.when('main') ? 70 : 8;
    const aim = add(state.r, scale(unit(state.r), state.arc.name === 'ascent' ? 20 : down ? 24 : 16)),
      off = sub(aim, eye);
    const fov = Math.min(
      60,
      Math.max(0.05, 57.3 * 2 * Math.atan((1.2 * size * (view.d ?? 1)) / length(off))),
    );
    return { eye, gaze: unit(off), up: rows[2], fov };
  },
  site(view, flight, state) {
    return made.ground(flight.ground.site, view, flight, state, { away: 260, turn: -2.2 });
  },
  zone(view, flight, state) {
    const landing = flight.event('landing');
    if (!landing) return made.ground(flight.ground.zone, view, flight, state, { away: 0, turn: 0 });
    return made.ground(flight.touchdown, view, flight, state, { away: 160, turn: 2.2 });
  },
  free(view, flight, state) {
    const frame =
      view.frame === 'lvlh' && state.station ? 'lvlh' : view.frame === 'earth' ? 'earth' : 'inertial';
    const rows =
      frame === 'lvlh'
        ? state.station.rows
        : frame === 'earth'
          ? state.earth.rows
          : [
              [1, 0, 0],
              [0, 1, 0],
              [0, 0, 1],
            ];
    const origin = frame === 'lvlh' ? state.station.r : [0, 0, 0];
    if (!view.spot || view.spot.frame !== frame) {
      const shot = made.chase({ ...view, ...PRESETS.chase, d: 60 }, flight, state);
      view.spot = {
        frame,
        place: into(rows, sub(shot.eye, origin)),
        gaze: into(rows, shot.gaze),
        up: into(rows, shot.up),
      };
    }
    return {
      eye: add(origin, outOf(rows, view.spot.place)),
      gaze: outOf(rows, view.spot.gaze),
      up: outOf(rows, view.spot.up),
      fov: FOV,
    };
  },
};

/** The picture's eye, gaze, up (GCRF) and vertical angle (deg) of a view at a state. */
export const shot = (view, flight, state) => made[view.camera](view, flight, state);

/** Turns the gaze of the free camera, or moves it along its own axes: right, up, forward, in m. */
export function fly(view, turn, move) {
  const { spot } = view;
  if (!spot) return;
  const side = unit(cross(spot.gaze, spot.up));
  if (turn) {
    spot.gaze = unit(add(add(spot.gaze, scale(side, turn[0])), scale(spot.up, turn[1])));
    spot.up = unit(cross(side, spot.gaze));
  }
  if (move)
    spot.place = add(
      spot.place,
      add(add(scale(side, move[0]), scale(spot.up, move[1])), scale(spot.gaze, move[2])),
    );
}

/** The point of the landing as the ground has it; the zone's if nothing lands. */
export function touchdownOf(flight, geodetic) {
  const degrees = 180 / Math.PI;
  return {
    latitude_deg: geodetic.latitude * degrees,
    longitude_deg: geodetic.longitude * degrees,
    altitude_m: flight.ground.zone.altitude_m,
  };
}
