// Vectors at the ship, on request: velocity, the Sun, thrust, lift, the way to the station.

import { ArrowHelper, Group, Vector3 } from 'three';
import { burnAt } from './flight.js';
import { SPIN } from './earth.js';
import { add, cross, length, scale, sub, turned, unit } from './vectors.js';

export const COLORS = {
  velocity: 0x6ee7ff,
  Sun: 0xffe066,
  thrust: 0xff8f5a,
  lift: 0x8dff9a,
  Earth: 0x9db4ff,
  station: 0xd0a6ff,
};

export function arrows() {
  const group = new Group();
  group.all = Object.fromEntries(
    Object.entries(COLORS).map(([name, color]) => {
      const arrow = new ArrowHelper(new Vector3(1, 0, 0), new Vector3(), 1, color, 0.25, 0.12);
      group.add(arrow);
      return [name, arrow];
    }),
  );
  return group;
}

/** Velocity against the turning air, GCRF. */
export const airspeed = (state) => sub(state.v, cross(scale(state.earth.rows[2], SPIN), state.r));

/** The direction of the lift: across the airspeed, turned by the bank from the vertical plane about it. */
function lift(state) {
  const bank = state.channel('bank_deg');
  if (bank === undefined || state.place.height > 1.2e5) return null;
  const along = unit(airspeed(state)),
    up = unit(state.r),
    side = unit(cross(along, up)),
    high = cross(side, along);
  const a = (bank * Math.PI) / 180;
  return add(scale(high, Math.cos(a)), scale(side, Math.sin(a)));
}

function vectorsOf(flight, state) {
  const burn = burnAt(flight, state.t),
    ascent = state.arc.name === 'ascent' && (state.channel('thrust_n') ?? 0) > 0;
  const forward = turned(state.q, [1, 0, 0]);
  return {
    velocity: unit(state.place.height < 1.2e5 ? airspeed(state) : state.v),
    Sun: state.earth.sun,
    thrust: burn || ascent ? forward : null,
    lift: lift(state),
    Earth: scale(unit(state.r), -1),
    station: state.relative && length(state.relative) > 30 ? unit(sub(state.station.r, state.r)) : null,
  };
}

/** Shows what there is at a ship drawn at `place`, `size` long. */
export function point(group, flight, state, place, size) {
  for (const [name, direction] of Object.entries(vectorsOf(flight, state))) {
    const arrow = group.all[name];
    arrow.visible = direction !== null;
    if (!direction) continue;
    arrow.position.set(...place);
    arrow.setDirection(new Vector3(...direction));
    arrow.setLength(size, 0.12 * size, 0.05 * size);
    arrow.reach = size;
  }
}

/** Where an arrow ends, camera-relative. */
export const tipOf = (arrow) =>
  new Vector3(0, arrow.reach, 0).applyQuaternion(arrow.quaternion).add(arrow.position).toArray();
