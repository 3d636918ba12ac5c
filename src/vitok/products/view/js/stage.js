// All that is drawn, and one frame of it. Two scenes: sky, Earth and air first, vehicles after, or the haze
// would paint over the ship. Every place is camera-relative: doubles first, floats last.

import { AmbientLight, DirectionalLight, Group, Mesh, MeshBasicMaterial, PerspectiveCamera, Scene, SphereGeometry, Vector3, WebGLRenderer } from 'three';
import { air, breathe } from './air.js';
import { arrows, airspeed, point } from './arrows.js';
import { canopies, spread } from './canopy.js';
import { shot } from './cameras.js';
import { burnAt, portOf, probeOf, thrustersAt, trackAt } from './flight.js';
import { globe, look } from './globe.js';
import { ground, groundHeight, stand } from './ground.js';
import { labels, projected } from './labels.js';
import { paths, trace } from './paths.js';
import { dress, rocket } from './rocket.js';
import { SURFACES, orient, plume, shape, box } from './shapes.js';
import { capsule, ship } from './ship.js';
import { show, sky } from './sky.js';
import { faceSun, station } from './station.js';
import { add, axesOf, cross, dot, length, quaternionOf, scale, sub, unit } from './vectors.js';
import { paint, violated, zones } from './zones.js';

/** Whether the picture is computed without a graphics processor, where smoothing costs four times. */
function software() {
  try {
    const gl = document.createElement('canvas').getContext('webgl2'), told = gl.getExtension('WEBGL_debug_renderer_info');
    return /swiftshader|llvmpipe|software|basic render/i.test(gl.getParameter(told ? told.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  } catch { return false; }
}

function piece(track, flight) {
  const group = new Group(), { rocket: told, ship: shipTold } = flight.models, own = told.shapes.filter((each) => track.name.startsWith(each.part) || each.part.startsWith(track.name));
  if (own.length) own.forEach((each) => group.add(shape({ ...each, count: 1, position_m: [each.position_m[0] && 0, 0, 0] })));
  else {
    const module = shipTold.modules.find((each) => track.name.includes(each.name));
    if (module) {
      const whole = ship({ ...shipTold, jets: [], probe: shipTold.probe });
      for (const [name, each] of Object.entries(whole.modules)) each.visible = name === module.name;
      whole.body.position.set(...module.position.map((each) => -each));
      group.add(whole);
    } else group.add(box([0.3, 2, 2], SURFACES.dark));
  }
  group.visible = false;
  return group;
}

/** The stage of a flight on a canvas. `changed` is called when what is drawn later is there. */
export function stage(canvas, labelBox, flight, told, changed) {
  const slow = software(), renderer = new WebGLRenderer({ canvas, antialias: !slow, logarithmicDepthBuffer: true });
  renderer.setPixelRatio(Math.min(2, devicePixelRatio));
  renderer.autoClear = false;
  const back = new Scene(), front = new Scene(), camera = new PerspectiveCamera(45, 1, 0.1, 1e9);
  const { models } = flight, s = {
    renderer, camera, flight, frames: 0,
    globe: globe(told.map, changed, slow ? 1 : 8), air: air(slow ? 5 : 8), sky: sky(told.stars), ground: ground(flight.ground, told.land),
    ship: ship(models.ship), rocket: rocket(models.rocket, models.ship), station: station(models.station),
    capsule: models.ship.capsule ? capsule(models.ship.capsule) : null, canopies: canopies(models.canopies),
    zones: zones(flight.limits), paths: paths(front), arrows: arrows(), labels: labels(labelBox),
    sun: new DirectionalLight(0xffffff, 3.2), sky_: new AmbientLight(0x7088b0, 0.5), shine: new DirectionalLight(0x9fc0ff, 1),
    pieces: flight.tracks.map((track) => ({ track, object: piece(track, flight) })),
  };
  s.plasma = [
    plume(5, 0.6, 0xff6a1e, { mouth: 1.3, thick: true }), plume(15, 1.4, 0xff9a58, { mouth: 1.1, thick: true }), plume(0.5, 0.8, 0xffa860, { mouth: 1.3 }),
  ];
  if (s.capsule) {
    const tail = new Group();
    for (const each of s.plasma) tail.add(each);
    s.plasma.forEach((each, k) => {
      each.rotation.z = k < 2 ? Math.PI : 0;  // the wake behind, the shock before the shield
      each.position.x = s.capsule.base + (k < 2 ? 0.1 : 0.25);
    });
    s.capsule.add(tail);
    front.add(s.capsule, s.canopies);
  }
  const bubble = (color) => new Mesh(new SphereGeometry(1, 32, 20), new MeshBasicMaterial({ color, transparent: true, opacity: 0.18, depthWrite: false, wireframe: true }));
  s.estimate = bubble(0xff7be5);
  s.ghost = ship(models.ship);
  s.ghost.traverse((each) => { if (each.material) each.material = new MeshBasicMaterial({ color: 0xc9a6ff, transparent: true, opacity: 0.4, depthWrite: false }); });
  s.ghost.visible = false;
  back.add(s.globe, s.air, s.sky, s.ground.back);
  front.add(s.ship, s.rocket, s.station, s.zones.lvlh, s.zones.port, s.arrows, s.estimate, s.ghost, s.ground.group,
    s.sun, s.sun.target, s.sky_, s.shine, s.shine.target, ...s.pieces.map((each) => each.object));
  s.back = back;
  s.front = front;
  return s;
}

export function resize(s, width, height) {
  s.width = width;
  s.height = height;
  s.renderer.setSize(width, height, false);
  s.camera.aspect = width / Math.max(1, height);
}

/** Draws one frame of a view at a state; what it found is returned for the readouts. */
export function draw(s, view, state) {
  const { flight, camera } = s, taken = shot(view, flight, state), { eye } = taken, rel = (r) => sub(r, eye);
  const narrow = Math.min(1, s.width / s.height * 1.3);  // on a phone held upright the picture is as wide as it can be
  camera.fov = Math.min(110, 2 * Math.atan(Math.tan(taken.fov * Math.PI / 360) / narrow) * 180 / Math.PI);
  camera.updateProjectionMatrix();
  camera.position.set(0, 0, 0);
  camera.up.set(...taken.up);
  camera.lookAt(new Vector3(...taken.gaze));
  camera.updateMatrixWorld(true);
  camera.matrixWorldInverse.copy(camera.matrixWorld).invert();
  s.eye = eye;
  const height = look(s.globe, eye, state.earth, groundHeight(flight.ground, state.earth.rows, eye)), daylight = Math.max(0, dot(unit(state.r), state.earth.sun));
  const whole = view.camera === 'globe';
  breathe(s.air, eye, state.earth.sun, camera);
  show(s.sky, state.earth, Math.max(0, dot(unit(eye), state.earth.sun)), height, s.renderer.getPixelRatio());
  light(s, state, daylight);
  const heard = stand(s.ground, flight, state, eye, { coasts: whole || height > 6e4, whole });
  const found = { heard, ...vehicles(s, view, state, rel) };
  trace(s.paths, flight, state, view.camera === 'station' || view.camera === 'port' ? 'lvlh' : view.frame === 'lvlh' ? 'inertial' : view.frame, eye, whole);
  if ((view.camera === 'chase' && state.place.height < 5e4) || view.camera === 'docking' || view.camera === 'site' || view.camera === 'zone')
    for (const each of Object.values(s.paths)) each.visible = false;
  names(s, view, state, rel, found, whole);
  s.renderer.clear();
  s.renderer.render(s.back, camera);
  s.renderer.clearDepth();
  s.renderer.render(s.front, camera);
  s.frames += 1;
  return found;
}

function light(s, state, daylight) {
  const lit = state.sunlight, low = Math.exp(-state.place.height / 2.5e4);
  s.sun.intensity = 3.2 * lit + 0.02;
  s.sun.position.set(...scale(state.earth.sun, 1e3));
  s.sky_.intensity = 0.45 + 0.5 * daylight + 2.4 * low * Math.min(1, 3 * daylight) + (lit < 0.1 ? 0.35 : 0);
  s.shine.position.set(...scale(unit(state.r), -1e3));  // what the Earth's day side throws back
  s.shine.intensity = 0.15 + 1.5 * daylight;
}

function vehicles(s, view, state, rel) {
  const { flight } = s, { t, arc } = state, here = rel(state.r), found = { violated: null, burn: burnAt(flight, t), jets: [] };
  const climbing = arc.name === 'ascent', home = s.capsule !== null && t >= flight.when('module_separation');
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
    const port = portOf(flight, state.station), tip = probeOf(flight, state), far = length(state.relative);
    found.port = port;
    found.tip = tip;
    found.violated = violated(flight.limits, state.relative, tip, port, arc.name === 'docking' || t >= flight.when('capture') || arc.name !== 'rendezvous');
    const wanted = view.camera === 'station' || view.camera === 'port' || (view.camera === 'chase' && far < 4e3) || view.camera === 'free';
    const docked = arc.name === 'stay';
    s.zones.lvlh.visible = wanted && !docked && view.camera !== 'port' && far < 2e5;
    s.zones.port.visible = wanted && !docked && far < 4e3;
    s.zones.shell.visible = length(rel(state.station.r)) > flight.limits.keep_out;
    orient(s.zones.lvlh, quaternionOf(state.station.rows));
    s.zones.lvlh.position.copy(s.station.position);
    orient(s.zones.port, quaternionOf(port.rows));
    s.zones.port.position.set(...rel(port.r));
    paint(s.zones, arc.name === 'docking' ? { ...found.violated, keepOut: false } : { ...found.violated, cone: false });
  }
  for (const { track, object } of s.pieces) {
    const at = trackAt(track, t);
    object.visible = at !== null && length(rel(at.r)) < 3e6;
    if (!object.visible) continue;
    object.position.set(...rel(at.r));
    if (at.q) orient(object, at.q); else object.rotation.set(0.7 * (t % 60), 0.4 * (t % 90), 0.2 * t % 6.28);
  }
  const sigma = state.channel('estimate_sigma_m');
  s.estimate.visible = view.estimate && sigma !== undefined && !climbing;
  if (s.estimate.visible) {
    s.estimate.position.set(...here);
    s.estimate.scale.setScalar(Math.max(0.05, 3 * sigma));
  }
  s.ghost.visible = state.ghost !== null && !climbing;
  if (s.ghost.visible) {
    s.ghost.position.set(...rel(state.ghost));
    orient(s.ghost, state.q);
  }
  s.arrows.visible = view.vectors;
  if (view.vectors) point(s.arrows, flight, state, here, Math.max(0.18 * length(here), climbing ? 30 : 6));
  return found;
}

const aft = (burn, name) => Boolean(burn) && ((burn.engine === 'thrusters' && name.startsWith('aft')) || (burn.engine === 'aft thrusters' && name.startsWith('aft')));

/** The capsule on its way down: glow, wake, canopies. */
function come(s, state, here) {
  const { flight } = s, { t } = state, heat = state.channel('heat_flux_wpm2') ?? 0;
  orient(s.capsule, state.q);
  s.capsule.position.set(...here);
  s.capsule.shield.visible = t < flight.when('heat_shield_jettison');
  s.capsule.hot.emissiveIntensity = Math.min(3, heat / 2.5e5);
  s.capsule.skin.color.setScalar(1).lerpColors(s.capsule.skin.color.clone().set(0x6a7068), s.capsule.skin.color.clone().set(0x3a322b), Math.min(1, Math.max(0, (t - flight.when('entry_interface')) / 400)));
  [1.0e6, 1.8e6, 1.2e6].forEach((full, k) => { s.plasma[k].material.uniforms.strength.value = Math.min(1, heat / full); });
  s.plasma[0].parent.visible = heat > 3e4;
  const wind = unit(scale(airspeed(state), -1)), up = unit(state.r), side = unit(cross(wind, up));
  orient(s.plasma[0].parent, relativeTurn(state.q, quaternionOf([wind, cross(side, wind), side])));
  s.canopies.position.copy(s.capsule.position);
  const hung = spread(s.canopies, flight, t, flight.when('landing'));
  const along = t >= flight.when('main') ? up : wind;
  if (hung) orient(s.canopies, quaternionOf([along, unit(cross(up, Math.abs(up[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0])), cross(along, unit(cross(up, Math.abs(up[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0])))]));
}

/** conj(a) b: the attitude of b in the axes of a. */
function relativeTurn([w, x, y, z], [a, b, c, d]) {
  return [w * a + x * b + y * c + z * d, w * b - x * a - y * d + z * c, w * c + x * d - y * a - z * b, w * d - x * c + y * b - z * a];
}

function names(s, view, state, rel, found, whole) {
  const { flight, camera } = s, put = (key, text, place, kind) => s.labels.put(key, text, place, camera, kind);
  const near = view.camera === 'chase' || view.camera === 'docking', hidden = (r) => whole && dot(r, s.eye) < 0 && length(cross(unit(s.eye), r)) < 6.3e6;
  const range = state.relative ? length(state.relative) : Infinity;
  put('ship', flight.names.ship, near || hidden(state.r) || (view.camera === 'station' && range < 30) ? null : rel(state.r), 'ship');
  const stationSeen = state.station && !hidden(state.station.r) && (whole || (range > 100 && range < 2e6 && view.camera !== 'station' && view.camera !== 'port'));
  put('station', flight.names.station, stationSeen ? rel(state.station.r) : null, 'station');
  put('ghost', flight.ghost?.title ?? '', state.ghost && !hidden(state.ghost) && length(sub(state.ghost, state.r)) > 3 ? rel(state.ghost) : null, 'ghost');
  const bars = s.zones.lvlh.visible && view.camera === 'station', k = flight.limits.keep_out, e = flight.limits.ellipsoid;
  const lvlh = (p) => (bars ? rel(add(state.station.r, add(add(scale(state.station.rows[0], p[0]), scale(state.station.rows[1], p[1])), scale(state.station.rows[2], p[2])))) : null);
  put('vbar', 'V-bar +x', lvlh([1.4 * k, 0, 0]), 'bar');
  put('rbar', 'R-bar +z, to the Earth', lvlh([0, 0, 1.25 * k]), 'bar');
  put('keepout', `keep-out sphere, ${k} m`, view.d < 3 * e[0] ? lvlh([-0.71 * k, 0, -0.71 * k]) : null, 'keepout');
  put('ellipsoid', `approach ellipsoid, ${e.map((each) => (2 * each / 1e3).toFixed(1)).join(' × ')} km`, view.d > 900 ? lvlh([-0.71 * e[0], 0, -0.71 * e[2]]) : null, 'ellipsoid');
  for (const each of s.ground.told.stations) {
    const heard = whole && found.heard.includes(each.name), r = heard ? s.ground.circles.find((one) => one.told === each) : null;
    put(`heard ${each.name}`, each.name, r?.visible && r.pairs.length ? centreOf(state, each, s.eye) : null, 'heard');
  }
  for (const { track, object } of s.pieces)
    put(`piece ${track.name}`, track.name.replaceAll('_', ' '), object.visible && !whole && object.position.length() < 2e5 && object.position.length() > 60 ? object.position.toArray() : null, 'piece');
}

function centreOf(state, told, eye) {
  const k = Math.PI / 180, c = Math.cos(told.latitude_deg * k), R = 6.375e6;
  const fixed = [R * c * Math.cos(told.longitude_deg * k), R * c * Math.sin(told.longitude_deg * k), R * Math.sin(told.latitude_deg * k)];
  const rows = state.earth.rows, r = add(add(scale(rows[0], fixed[0]), scale(rows[1], fixed[1])), scale(rows[2], fixed[2]));
  return dot(unit(fixed), unit([dot(rows[0], eye), dot(rows[1], eye), dot(rows[2], eye)])) > 0.3 ? sub(r, eye) : null;
}

/** Where a place in GCRF is in the picture last drawn, in pixels. */
export const seen = (s, r) => projected(sub(r, s.eye), s.camera, s.width, s.height);
