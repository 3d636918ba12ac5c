// The ferry, from its file's modules, arrays and thrusters, and the capsule that comes out of it.

import { CanvasTexture, Group, MeshStandardMaterial, SRGBColorSpace, Vector3 } from 'three';
import { SURFACES, array, box, plume, revolved, tube, vector } from './shapes.js';

let glowing = null;

/** How a hot shield glows: brightest in its middle, in spots that are not alike; up is out to the rim. */
function embers() {
  if (glowing) return glowing;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 128;
  const pen = canvas.getContext('2d'),
    fall = pen.createLinearGradient(0, 128, 0, 0);
  for (const [at, color] of [
    [0, '#fff3d6'],
    [0.45, '#ffc069'],
    [0.8, '#ff7a22'],
    [1, '#b8300c'],
  ])
    fall.addColorStop(at, color);
  pen.fillStyle = fall;
  pen.fillRect(0, 0, 128, 128);
  for (let k = 0; k < 220; k++) {
    const x = (k * 47.3) % 128,
      y = (k * 29.7 + 13 * Math.sin(k)) % 128;
    pen.fillStyle = k % 3 ? 'rgba(90,20,0,.16)' : 'rgba(255,240,200,.16)';
    pen.fillRect(x, y, 3 + (k % 5), 3 + (k % 4));
  }
  glowing = new CanvasTexture(canvas);
  glowing.colorSpace = SRGBColorSpace;
  return glowing;
}

/** A blunt capsule: +x is its top, the shield lies at -x; about its own middle. */
export function capsule({ diameter, nose_radius }) {
  const group = new Group(),
    r = diameter / 2,
    high = 0.98 * diameter,
    base = -0.5 * high;
  const sag = nose_radius - Math.sqrt(Math.max(0, nose_radius ** 2 - r * r));
  const skin = new MeshStandardMaterial({ color: 0x5b5449, roughness: 0.9 });
  group.add(
    revolved(
      [
        [base + sag, r],
        [base + sag + 0.25 * high, 0.965 * r],
        [base + 0.62 * high, 0.8 * r],
        [base + 0.86 * high, 0.56 * r],
        [base + 0.97 * high, 0.4 * r],
        [base + high, 0.36 * r],
        [base + high, 0],
      ],
      skin,
    ),
  );
  const shield = new Group(),
    hot = new MeshStandardMaterial({
      color: 0x2a2523,
      emissive: 0xffffff,
      emissiveMap: embers(),
      emissiveIntensity: 0,
      roughness: 1,
    });
  const curve = [];
  for (let k = 0; k <= 10; k++) {
    const a = (r * k) / 10;
    curve.push([base + nose_radius - Math.sqrt(nose_radius ** 2 - a * a), a]);
  }
  shield.add(revolved(curve, hot));
  group.add(shield);
  return Object.assign(group, { shield, hot, skin, base, radius: r });
}

function module(told, surface) {
  const [long, wide, tall] = told.size,
    r = (wide + tall) / 4,
    h = long / 2;
  const profiles = {
    orbital: [
      [-h, 0.5 * r],
      [-0.92 * h, 0.75 * r],
      [-0.55 * h, 0.97 * r],
      [0, r],
      [0.5 * h, 0.97 * r],
      [0.85 * h, 0.7 * r],
      [h, 0.45 * r],
      [h, 0],
    ],
    service: [
      [-h, 0],
      [-h, 1.1 * r],
      [-0.86 * h, 1.12 * r],
      [-0.4 * h, 0.92 * r],
      [0.92 * h, 0.9 * r],
      [h, 0.85 * r],
      [h, 0],
    ],
    descent: [
      [-h, 0],
      [-h, r],
      [0.4 * h, 0.85 * r],
      [0.9 * h, 0.55 * r],
      [h, 0.4 * r],
      [h, 0],
    ],
  };
  const mesh = revolved(profiles[told.name], surface);
  mesh.position.set(...told.position);
  return mesh;
}

/** What makes a module known from afar: radiators, ports to look out of, the dish of the radio. */
function dressed(told) {
  const group = new Group(),
    [x, y, z] = told.position,
    [long, wide, tall] = told.size,
    r = (wide + tall) / 4,
    h = long / 2;
  if (told.name === 'service')
    group.add(
      revolved(
        [
          [x - 0.36 * h, 0.95 * r],
          [x + 0.3 * h, 0.935 * r],
        ],
        SURFACES.white,
      ),
      revolved(
        [
          [x + 0.42 * h, 0.93 * r],
          [x + 0.86 * h, 0.92 * r],
        ],
        SURFACES.grey,
      ),
      revolved(
        [
          [x - 1.0 * h, 1.13 * r],
          [x - 0.94 * h, 1.14 * r],
        ],
        SURFACES.metal,
      ),
    );
  if (told.name === 'orbital') {
    for (const side of [-1, 1]) {
      group.add(tube([x, y, z + side * 0.9 * r], [x, y, z + side * 1.01 * r], 0.2, SURFACES.metal));
      group.add(tube([x, y, z + side * 0.9 * r], [x, y, z + side * 1.02 * r], 0.15, SURFACES.dark));
    }
    const out = [x + 0.8 * h, y - 0.75 * r, z - 0.95 * r],
      dish = revolved(
        [
          [0, 0.04],
          [0.05, 0.14],
          [0.14, 0.24],
        ],
        SURFACES.white,
      );
    dish.position.set(...out);
    group.add(tube([x + 0.5 * h, y - 0.4 * r, z - 0.6 * r], out, 0.03, SURFACES.metal), dish);
  }
  if (told.name === 'descent') {
    for (const side of [-1, 1])
      group.add(tube([x, y + side * 0.75 * r, z], [x, y + side * 0.94 * r, z], 0.17, SURFACES.dark));
    group.add(tube([x + 0.1 * h, y, z + 0.6 * r], [x + 0.1 * h, y, z + 1.12 * r], 0.09, SURFACES.metal)); // periscope
  }
  return group;
}

/** The whole ship; `modules` by name can be hidden, `jets` and `flame` are lit by what fires. */
export function ship(told) {
  const group = new Group(),
    modules = {},
    jets = {};
  const body = new Group();
  body.position.set(...told.centre.map((each) => -each)); // the state is that of the centre of mass
  group.add(body);
  const known = told.modules.length
    ? told.modules
    : [
        { name: 'orbital', position: [2.5, 0, 0], size: [2.5, 2.2, 2.2] },
        { name: 'descent', position: [0, 0, 0], size: [2.2, 2.2, 2.2] },
        { name: 'service', position: [-2.4, 0, 0], size: [2.5, 2.4, 2.4] },
      ];
  for (const each of known) {
    const holder = new Group();
    if (each.name === 'descent' && told.capsule) {
      const inner = capsule(told.capsule);
      inner.skin.color.set(0x6a7068);
      inner.position.set(...each.position);
      holder.add(inner);
    } else holder.add(module(each, SURFACES.foil));
    holder.add(dressed(each));
    modules[each.name] = holder;
    body.add(holder);
  }
  for (const each of told.parts ?? []) {
    if (each.name.includes('dock')) {
      const [x] = each.position,
        r = each.size[1] / 2,
        front = x + each.size[0] / 2;
      modules[each.module].add(
        revolved(
          [
            [x - each.size[0] / 2, r],
            [front, r],
            [front, 0.62 * r],
            [front - 0.1, 0],
          ],
          SURFACES.metal,
        ),
      );
    }
  }
  const tip = vector(told.probe);
  modules.orbital.add(tube([tip.x - 1.1, tip.y, tip.z], [tip.x - 0.05, tip.y, tip.z], 0.05, SURFACES.metal));
  modules.orbital.add(
    revolved(
      [
        [tip.x - 0.12, 0],
        [tip.x - 0.08, 0.06],
        [tip.x, 0.02],
        [tip.x, 0],
      ],
      SURFACES.metal,
    ),
  );
  const arrays = told.arrays.map((each) => {
    const wing = array(each.size, SURFACES.cells);
    wing.position.set(...each.position);
    modules.service.add(wing);
    const side = Math.sign(each.position[1]) || 1,
      inner = each.position[1] - (side * each.size[1]) / 2;
    modules.service.add(
      tube(
        [each.position[0], side * 1.0, each.position[2]],
        [each.position[0], inner, each.position[2]],
        0.05,
        SURFACES.metal,
      ),
    );
    return wing;
  });
  const bell = revolved(
    [
      [0, 0.15],
      [-0.15, 0.18],
      [-0.45, 0.42],
    ],
    SURFACES.dark,
  );
  bell.position.set(...told.engine);
  const flame = plume(6, 1.1, 0xa8c8ff);
  flame.position.set(told.engine[0] - 0.45, told.engine[1], told.engine[2]);
  flame.visible = false;
  modules.service.add(bell, flame);
  modules.service.add(box([0.5, 0.06, 0.06], SURFACES.metal, [told.engine[0] + 2, 0, 1.2]));
  for (const each of told.jets) {
    const gas = plume(1.6, 0.4, 0xcfe0ff);
    gas.position.set(...each.position);
    gas.quaternion.setFromUnitVectors(new Vector3(1, 0, 0), vector(each.direction).normalize());
    gas.visible = false;
    jets[each.name] = gas;
    modules.service.add(gas);
  }
  return Object.assign(group, { body, modules, jets, flame, arrays });
}
