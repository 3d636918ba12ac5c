// The names over the picture.

import { Vector3 } from 'three';
import { tipOf } from './arrows.js';
import { add, cross, dot, length, scale, sub, unit } from './vectors.js';

export function names(s, view, state, rel, found, whole) {
  const { flight, camera } = s,
    put = (key, text, place, kind) => s.labels.put(key, text, place, camera, kind);
  s.labels.begin();
  const near = view.camera === 'chase' || view.camera === 'docking',
    hidden = (r) => whole && dot(r, s.eye) < 0 && length(cross(unit(s.eye), r)) < 6.3e6;
  const range = state.relative ? length(state.relative) : Infinity;
  put(
    'ship',
    flight.names.ship,
    near || ['site', 'zone'].includes(view.camera) || hidden(state.r) || (view.camera === 'station' && range < 30) ? null : rel(state.r),
    'ship',
  );
  const stationSeen =
    state.station &&
    !hidden(state.station.r) &&
    (whole || (range > 100 && range < 2e6 && view.camera !== 'station' && view.camera !== 'port'));
  put('station', flight.names.station, stationSeen ? rel(state.station.r) : null, 'station');
  put(
    'ghost',
    flight.ghost?.title ?? '',
    state.ghost && !hidden(state.ghost) && length(sub(state.ghost, state.r)) > 3 ? rel(state.ghost) : null,
    'ghost',
  );
  const bars = s.zones.lvlh.visible && view.camera === 'station',
    k = flight.limits.keep_out,
    e = flight.limits.ellipsoid;
  const lvlh = (p) =>
    bars
      ? rel(
          add(
            state.station.r,
            add(
              add(scale(state.station.rows[0], p[0]), scale(state.station.rows[1], p[1])),
              scale(state.station.rows[2], p[2]),
            ),
          ),
        )
      : null;
  put('vbar', 'V-bar +x', lvlh([1.4 * k, 0, 0]), 'bar');
  put('rbar', 'R-bar +z, to the Earth', lvlh([0, 0, 1.25 * k]), 'bar');
  put(
    'keepout',
    `keep-out sphere, ${k} m`,
    view.d < 3 * e[0] ? lvlh([-0.71 * k, 0, -0.71 * k]) : null,
    'keepout',
  );
  put(
    'ellipsoid',
    `approach ellipsoid, ${e.map((each) => ((2 * each) / 1e3).toFixed(1)).join(' × ')} km`,
    view.d > 900 ? lvlh([-0.71 * e[0], 0, -0.71 * e[2]]) : null,
    'ellipsoid',
  );
  for (const [name, arrow] of Object.entries(s.arrows.all))
    put(`arrow ${name}`, name, view.vectors && arrow.visible ? tipOf(arrow) : null, `arrow ${name}`);
  put(
    'estimate',
    'estimate, 3σ',
    s.estimate.visible ? new Vector3().setFromMatrixPosition(s.estimate.ball.matrix).toArray() : null,
    'estimate',
  );
  for (const each of s.ground.told.stations) {
    const heard = whole && found.heard.includes(each.name),
      r = heard ? s.ground.circles.find((one) => one.told === each) : null;
    put(
      `heard ${each.name}`,
      each.name,
      r?.visible && r.pairs.length ? centreOf(state, each, s.eye) : null,
      'heard',
    );
  }
  for (const { track, object, fire, name } of s.pieces) {
    const away = object.position.length();
    put(
      `piece ${track.name}`,
      name,
      object.visible && !whole && away < (fire.visible ? 3e5 : 2e4) && away > 250
        ? object.position.toArray()
        : null,
      'piece',
    );
  }
}

function centreOf(state, told, eye) {
  const k = Math.PI / 180,
    c = Math.cos(told.latitude_deg * k),
    R = 6.375e6;
  const fixed = [
    R * c * Math.cos(told.longitude_deg * k),
    R * c * Math.sin(told.longitude_deg * k),
    R * Math.sin(told.latitude_deg * k),
  ];
  const rows = state.earth.rows,
    r = add(add(scale(rows[0], fixed[0]), scale(rows[1], fixed[1])), scale(rows[2], fixed[2]));
  return dot(unit(fixed), unit([dot(rows[0], eye), dot(rows[1], eye), dot(rows[2], eye)])) > 0.3
    ? sub(r, eye)
    : null;
}
