// The figures of an instant: a list of names and values, written as text alone.

import { SPIN } from './earth.js';
import { cross, dot, length, scale, sub, turned, unit } from './vectors.js';
import { sigmas } from './flight.js';
import { clock, distance, figure, place, speed, titled } from './words.js';

const IN_AIR = ['mach', 'dynamic_pressure_pa', 'heat_flux_wpm2', 'bank_deg'],
  AIR_M = 1.5e5;
const SHOWN = [
  'load_g',
  'mach',
  'dynamic_pressure_pa',
  'thrust_n',
  'heat_flux_wpm2',
  'bank_deg',
  'tilt_deg',
  'offset_m',
  'lateral_rate_mps',
];
// of all figures, those that a small picture has room for, near the station and elsewhere
const NEAR = ['phase', 'range to station', 'range rate', 'probe to port', 'burn'],
  FAR = ['phase', 'altitude', 'speed over ground', 'climb rate', 'range to station', 'load', 'burn'],
  NEAR_M = 2e4;
const PHASES = {
  ascent: 'ascent',
  rendezvous: 'rendezvous',
  docking: 'approach and docking',
  stay: 'docked',
  descent: 'way home',
};

function phaseOf(flight, { t, arc }) {
  if (arc.name !== 'descent') return PHASES[arc.name] ?? arc.name.replace('_', ' ');
  if (t < flight.when('deorbit_start', t)) return 'departure';
  if (t < flight.when('module_separation', t)) return 'deorbit';
  if (t < flight.when('parachute_command', t + 1)) return 'entry';
  return t < flight.when('landing', t + 1) ? 'parachutes' : 'landed';
}

/** Rows [name, value] of a state; numbers alone are in `numbers` for those who compare them. */
function figuresOf(flight, state, found) {
  const rows = [
    ['phase', phaseOf(flight, state)],
    ['altitude', distance(state.place.height)],
  ];
  const ground = sub(state.v, cross(scale(state.earth.rows[2], SPIN), state.r));
  rows.push(['speed, inertial', speed(length(state.v))], ['speed over ground', speed(length(ground))]);
  rows.push(
    ['climb rate', speed(dot(ground, unit(state.r)))],
    ['place', place(state.place)],
    ['mass', `${state.mass.toFixed(0)} kg`],
  );
  if (state.relative) {
    const off = sub(state.r, state.station.r),
      range = length(off);
    rows.push(['range to station', distance(range)]);
    if (state.arc.kind !== 'stay')
      rows.push(['range rate', speed(dot(sub(state.v, state.station.v), off) / (range || 1))]);
    rows.push([
      'LVLH x, y, z',
      state.relative
        .map((each) => (Math.abs(each) < 1e4 ? each.toFixed(1) : `${(each / 1e3).toFixed(0)}k`))
        .join(', ') + ' m',
    ]);
  }
  if (found.violated && range(found) < 400 && state.arc.kind !== 'stay') {
    rows.push([
      'probe to port',
      `${found.violated.axial.toFixed(2)} m, ${found.violated.across.toFixed(2)} m off axis`,
    ]);
    if (found.port)
      rows.push([
        'probe to axis',
        `${(180 - apartDeg(turned(state.q, [1, 0, 0]), found.port.axis)).toFixed(2)}°`,
      ]);
  }
  for (const key of SHOWN) {
    const value = state.channel(key),
      { name, unit: of } = titled(key);
    if (state.place.height > AIR_M && IN_AIR.includes(key)) continue;
    if (value !== undefined && !(found.violated && key === 'offset_m')) rows.push([name, figure(value, of)]);
  }
  if (state.knows) {
    const spread = sigmas(state.knows.root).map((each) => distance(3 * each));
    rows.push(
      ['estimate off by', distance(length(state.knows.error))],
      ['3σ along, across, radial', spread.join(', ')],
    );
  }
  if (state.ghost) rows.push(['from the ghost', distance(length(sub(state.r, state.ghost)))]);
  rows.push(['light', state.sunlight > 0.99 ? 'Sun' : state.sunlight < 0.01 ? 'shadow' : 'penumbra']);
  if (found.heard.length) rows.push(['heard by', found.heard.join(', ')]);
  if (found.burn)
    rows.push(['burn', `${found.burn.name}${found.burn.engine ? `, ${found.burn.engine}` : ''}`]);
  if (found.jets.length) rows.push(['thrusters on', String(found.jets.length)]);
  return rows;
}

const range = (found) => Math.hypot(found.violated.axial, found.violated.across);
const apartDeg = (a, b) => (Math.acos(Math.min(1, Math.max(-1, dot(a, b)))) * 180) / Math.PI;

/** Writes the figures; `box` holds a time of day, a clock and a list, of which a small picture shows the first. */
export function readouts(box, flight) {
  const [utc, since, list] = ['b', 'i', 'dl'].map((tag) => box.appendChild(document.createElement(tag)));
  const cells = new Map(),
    all = box.appendChild(document.createElement('button'));
  all.type = 'button';
  all.className = 'all';
  all.addEventListener('click', () => tellAll(!box.classList.contains('whole')));
  const tellAll = (whole) => {
    box.classList.toggle('whole', whole);
    all.textContent = whole ? 'fewer figures' : 'all figures';
    all.setAttribute('aria-expanded', String(whole));
  };
  tellAll(false);
  return (state, found) => {
    utc.textContent = `${flight.utc(state.instant).toISOString().replace('T', ' ').slice(0, 21)} UTC`;
    since.textContent =
      flight.liftoff === null ? clock(state.instant) : `T ${clock(state.instant - flight.liftoff)}`;
    const rows = figuresOf(flight, state, found),
      shown = new Set(),
      first = state.relative && length(state.relative) < NEAR_M ? NEAR : FAR;
    for (const [name, value] of rows) {
      shown.add(name);
      let pair = cells.get(name);
      if (!pair) {
        pair = ['dt', 'dd'].map((tag) => document.createElement(tag));
        pair[0].textContent = name;
        cells.set(name, pair);
      }
      for (const each of pair) each.classList.toggle('more', !first.includes(name));
      list.append(...pair);
      if (pair[1].textContent !== value) pair[1].textContent = value;
    }
    for (const [name, pair] of cells) if (!shown.has(name)) pair.forEach((each) => each.remove());
  };
}
