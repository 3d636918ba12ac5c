// The whole mission in three minutes: shots, each a span of the flight, a camera and its share of the time.

import { BREAK_UP } from './cameras.js';

const TOUR_S = 180;

/** The shots that this flight can show: from, to (s), camera, settings, and weight. */
function shots(flight) {
  const has = (name) => flight.event(name) !== undefined,
    when = (name, plus = 0) => flight.when(name) + plus;
  const all = [],
    add = (needed, from, to, camera, weight, settings) => {
      if (needed.every(has)) all.push({ from: from(), to: to(), camera, weight, settings });
    };
  add(
    ['liftoff'],
    () => when('liftoff'),
    () => when('liftoff', 22),
    'site',
    14,
  );
  add(
    ['liftoff', 'booster_separation'],
    () => when('booster_separation', -8),
    () => when('booster_separation', 12),
    'chase',
    12,
  );
  add(
    ['fairing_jettison'],
    () => when('fairing_jettison', -4),
    () => when('fairing_jettison', 8),
    'chase',
    8,
  );
  add(
    ['core_separation'],
    () => when('core_separation', -5),
    () => when('core_separation', 9),
    'chase',
    8,
  );
  add(
    ['insertion'],
    () => when('insertion', 5),
    () => when('insertion', 5400),
    'globe',
    16,
  );
  add(
    ['rendezvous_start'],
    () => when('rendezvous_start'),
    () => when('handover', -600),
    'globe',
    10,
  );
  add(
    ['handover'],
    () => when('handover', -500),
    () => when('handover', 420),
    'station',
    16,
    { d: 1200 },
  );
  add(
    ['final_approach'],
    () => when('final_approach'),
    () => when('docking', -60),
    'station',
    14,
    { d: 260 },
  );
  add(
    ['docking'],
    () => when('docking', -60),
    () => when('docking', 15),
    'docking',
    14,
  );
  const stay = flight.arcs.find((arc) => arc.kind === 'stay');
  if (stay)
    all.push({ from: stay.begin + 3e5, to: stay.begin + 3e5 + 5600, camera: 'station', weight: 8, settings: { d: 160 } });
  for (const { begin, end } of flight.arcs.filter((arc) => arc.kind === 'relocation'))
    all.push({ from: begin, to: end, camera: 'station', weight: 12, settings: { d: 260 } });
  add(
    ['undocking'],
    () => when('undocking', -5),
    () => when('undocking', 300),
    'station',
    12,
    { d: 200 },
  );
  add(
    ['deorbit_start'],
    () => when('deorbit_start', -10),
    () => when('deorbit_start', 40),
    'chase',
    10,
  );
  add(
    ['module_separation'],
    () => when('module_separation', -6),
    () => when('module_separation', 20),
    'chase',
    9,
  );
  add(
    ['service_module_break_up'],
    () => when('service_module_break_up', -4),
    () => when('service_module_break_up', 12),
    'chase',
    9,
    BREAK_UP,
  );
  add(
    ['peak_load'],
    () => when('entry_interface', 60),
    () => when('peak_load', 20),
    'chase',
    18,
  );
  add(
    ['main'],
    () => when('parachute_command', -3),
    () => when('main', 25),
    'chase',
    14,
    { d: 110 },
  );
  add(
    ['landing'],
    () => when('landing', -14),
    () => when('landing'),
    'zone',
    12,
  );
  return all
    .filter((each) => each.to > each.from && Number.isFinite(each.from + each.to))
    .sort((a, b) => a.from - b.from);
}

/** A tour: `at(s)` tells the instant, the shot and how far it is after s seconds, null past its `end`. */
export function tour(flight) {
  const all = shots(flight),
    whole = all.reduce((sum, each) => sum + each.weight, 0) || 1;
  let end = 0;
  const ends = all.map((each) => (end += (TOUR_S * each.weight) / whole));
  return {
    shots: all,
    end: all.at(-1)?.to,
    at(s) {
      const k = ends.findIndex((each) => s < each);
      if (k < 0) return null;
      const from = k ? ends[k - 1] : 0,
        share = (s - from) / (ends[k] - from);
      return { shot: all[k], share, t: all[k].from + share * (all[k].to - all[k].from) };
    },
  };
}
