// Ship, rocket, capsule and station as they stand at a state, with what fires, glows and hangs on them.

import { airspeed, point } from './arrows.js';
import { spread } from './canopy.js';
import { burnAt, portOf, probeOf, thrustersAt } from './flight.js';
import { glow } from './fire.js';
import { know } from './knowledge.js';
import { fall } from './pieces.js';
import { dress } from './rocket.js';
import { orient } from './shapes.js';
import { faceSun } from './station.js';
import { axesOf, cross, length, quaternionOf, scale, unit } from './vectors.js';
import { paint, violated } from './zones.js';

/** Places them, camera-relative by `rel`; what is found on the way is returned. */
export function vehicles(s, view, state, rel) {
  const { flight } = s,
    { t, arc } = state,
    here = rel(state.r),
    found = { violated: null, burn: burnAt(flight, t), jets: [] };
  const climbing = arc.name === 'ascent',
    home = s.capsule !== null && t >= flight.when('module_separation');
  s.rocket.visible = climbing;
  s.ship.visible = !climbing && !home;
  if (s.capsule) s.capsule.visible = home;
  s.canopies.visible = home;
  if (climbing) {
    orient(s.rocket, state.q);
    s.rocket.position.set(...here);
    dress(s.rocket, flight, state);
  }
  s.ground.light.intensity = climbing && t < flight.when('liftoff', 0) + 12 ? 900 : 0;
  orient(s.ship, state.q);
  s.ship.position.set(...here);
  found.jets = s.ship.visible ? thrustersAt(arc, t) : [];
  const lit = new Set(found.jets.map((each) => each.replace(/\/\d+$/, '')));
  for (const [name, gas] of Object.entries(s.ship.jets)) gas.visible = lit.has(name) || aft(found.burn, name);
  s.ship.flame.visible = Boolean(found.burn) && found.burn.engine === 'main';
  if (home) come(s, state, here);
  s.station.visible = state.station !== null;
  s.zones.lvlh.visible = s.zones.port.visible = false;
  if (state.station) {
    orient(s.station, state.station.q);
    s.station.position.set(...rel(state.station.r));
    faceSun(s.station, axesOf(state.station.q), state.earth.sun);
    const port = portOf(flight, state),
      tip = probeOf(flight, state),
      far = length(state.relative);
    found.port = port;
    found.tip = tip;
    found.violated = violated(
      flight.limits,
      state.relative,
      tip,
      port,
      {
        opened: arc.name !== 'rendezvous' || t >= (flight.limits.opens ?? Infinity),
        mayEnter: arc.name !== 'rendezvous',
      },
    );
    const wanted =
      view.camera === 'station' ||
      view.camera === 'port' ||
      (view.camera === 'chase' && far < 4e3) ||
      view.camera === 'free';
    const docked = arc.kind === 'stay';
    s.zones.lvlh.visible = wanted && !docked && view.camera !== 'port' && far < 2e5;
    s.zones.port.visible = wanted && !docked && far < 4e3;
    s.zones.shell.visible = length(rel(state.station.r)) > flight.limits.keep_out;
    orient(s.zones.lvlh, quaternionOf(state.station.rows));
    s.zones.lvlh.position.copy(s.station.position);
    orient(s.zones.port, quaternionOf(port.rows));
    s.zones.port.position.set(...rel(port.r));
    const begun = flight.when(arc.kind === 'relocation' ? `${arc.name}_final_approach` : 'final_approach', arc.begin),
      led = ['docking', 'relocation'].includes(arc.kind); // a ship that leaves one port breaks no cone of another
    paint(s.zones, {
      ...found.violated,
      keepOut: !led && found.violated.keepOut,
      cone: led && t >= begun && found.violated.cone,
    });
  }
  fall(s.pieces, flight, state, rel);
  know(s.estimate, state, here, view.estimate);
  s.ghost.visible = state.ghost !== null && !climbing;
  if (s.ghost.visible) {
    s.ghost.position.set(...rel(state.ghost));
    orient(s.ghost, state.q);
  }
  s.arrows.visible = view.vectors;
  if (view.vectors) point(s.arrows, flight, state, here, Math.max(0.18 * length(here), climbing ? 30 : 6));
  return found;
}

const aft = (burn, name) =>
  Boolean(burn) &&
  ((burn.engine === 'thrusters' && name.startsWith('aft')) ||
    (burn.engine === 'aft thrusters' && name.startsWith('aft')));

/** The capsule on its way down: glow, wake, canopies. */
function come(s, state, here) {
  const { flight } = s,
    { t } = state,
    heat = state.channel('heat_flux_wpm2') ?? 0;
  orient(s.capsule, state.q);
  s.capsule.position.set(...here);
  s.capsule.shield.visible = t < flight.when('heat_shield_jettison');
  s.capsule.hot.emissiveIntensity = Math.min(1.1, heat / 6e5);
  s.capsule.skin.color
    .setScalar(1)
    .lerpColors(
      s.capsule.skin.color.clone().set(0x6a7068),
      s.capsule.skin.color.clone().set(0x3a322b),
      Math.min(1, Math.max(0, (t - flight.when('entry_interface')) / 400)),
    );
  glow(s.plasma, heat, t, length(here));
  const wind = unit(scale(airspeed(state), -1)),
    up = unit(state.r),
    side = unit(cross(wind, up));
  orient(s.plasma, relativeTurn(state.q, quaternionOf([wind, cross(side, wind), side])));
  s.canopies.position.copy(s.capsule.position);
  const hung = spread(s.canopies, flight, t, flight.when('landing'));
  const along = t >= flight.when('main') ? up : wind;
  if (hung)
    orient(
      s.canopies,
      quaternionOf([
        along,
        unit(cross(up, Math.abs(up[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0])),
        cross(along, unit(cross(up, Math.abs(up[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0]))),
      ]),
    );
}

/** conj(a) b: the attitude of b in the axes of a. */
function relativeTurn([w, x, y, z], [a, b, c, d]) {
  return [
    w * a + x * b + y * c + z * d,
    w * b - x * a - y * d + z * c,
    w * c + x * d - y * a - z * b,
    w * d - x * c + y * b - z * a,
  ];
}
