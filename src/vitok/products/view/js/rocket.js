// The launch vehicle on its way up, from its file's shapes; what is dropped flies on along its own track.

import { Group } from 'three';
import { plume, shape } from './shapes.js';
import { ship } from './ship.js';

const FLAME = 0xffa24a,
  UPPER_FLAME = 0x9ab8ff,
  FLAME_M = 26;

/** The rocket, x = 0 at the first nozzles; `parts` by the name of a stage or the event of a jettison. */
export function rocket(told, shipTold) {
  const group = new Group(),
    parts = {},
    flames = {};
  const part = (name) => {
    if (!parts[name]) group.add((parts[name] = new Group()));
    return parts[name];
  };
  for (const each of told.shapes) part(each.part).add(shape(each));
  told.stages.forEach((stage, k) => {
    const own = told.shapes.filter((each) => each.part === stage.name && each.profile_m.length);
    if (!own.length) return;
    const first = own[0],
      top = Math.max(...first.profile_m.map((p) => p[1]));
    const base =
      first.position_m[0] + Math.min(...own.map((each) => Math.min(...each.profile_m.map((p) => p[0]))));
    flames[stage.name] = [];
    for (let j = 0; j < first.count; j++) {
      const arm = new Group(),
        gas = plume(k < 2 ? FLAME_M : 14, (k < 2 ? 2.0 : 1.6) * top, k < 2 ? FLAME : UPPER_FLAME);
      gas.position.set(base, first.position_m[1], first.position_m[2]);
      arm.rotation.x = (2 * Math.PI * j) / first.count + (first.count === 4 ? Math.PI / 4 : 0);
      arm.add(gas);
      part(stage.name).add(arm);
      flames[stage.name].push(gas);
    }
  });
  const payload = ship(shipTold);
  payload.position.x = told.payload;
  payload.arrays.forEach((wing) => {
    wing.visible = false;
  }); // folded under the fairing
  group.add(payload);
  const length = Math.max(
    ...told.shapes.flatMap((each) => each.profile_m.map((p) => each.position_m[0] + p[0])),
    told.payload,
  );
  return Object.assign(group, {
    parts,
    flames,
    payload,
    length,
    order: told.stages.map((each) => each.name),
  });
}

/** Shows what still flies at t, and flames by the thrust. */
export function dress(object, flight, state) {
  const { t } = state,
    left = (name) => t < flight.when(`${name}_separation`, flight.when('insertion'));
  const thrust = state.channel('thrust_n') ?? 0,
    thin = Math.min(4, 1 + state.place.height / 2.2e4);
  const free = state.place.height - flight.ground.site.altitude_m + 7; // a flame ends in the pit under the pad
  const gone = (name) => (name.endsWith('_jettison') ? t >= flight.when(name) : !left(name));
  for (const [name, part] of Object.entries(object.parts)) part.visible = !gone(name);
  let below = false; // a stage in series burns when what is under it has gone
  object.order.forEach((name, k) => {
    const lit =
      !gone(name) && thrust > 0 && (k === 0 || !below || object.parts[object.order[k - 1]] === undefined);
    const together = k < 2 && lit;
    for (const gas of object.flames[name] ?? []) {
      gas.visible = together || (lit && !below);
      gas.scale.set(k < 2 ? Math.min(0.6 * thin + 0.4, free / FLAME_M) : 0.6 * thin + 0.4, thin, thin);
      gas.material.uniforms.strength.value = Math.min(1, 0.4 + thrust / 2e6);
    }
    if (!gone(name) && k > 0) below = true;
  });
  object.payload.visible = gone('fairing_jettison') || object.parts.fairing_jettison === undefined;
}
