// All that is drawn, and one frame of it. Two scenes: sky, Earth and air first, vehicles after, or the haze
// would paint over the ship. Every place is camera-relative: doubles first, floats last.

import {
  AmbientLight,
  DirectionalLight,
  MeshBasicMaterial,
  PerspectiveCamera,
  Scene,
  Vector3,
  WebGLRenderer,
} from 'three';
import { air, breathe } from './air.js';
import { arrows } from './arrows.js';
import { canopies } from './canopy.js';
import { shot } from './cameras.js';
import { plasma } from './fire.js';
import { globe, look } from './globe.js';
import { ground, groundHeight, stand } from './ground.js';
import { labels, projected } from './labels.js';
import { knowledge } from './knowledge.js';
import { glimmer, lights } from './lights.js';
import { names } from './names.js';
import { paths, trace } from './paths.js';
import { pieces } from './pieces.js';
import { rocket } from './rocket.js';
import { capsule, ship } from './ship.js';
import { show, sky } from './sky.js';
import { station } from './station.js';
import { dot, scale, sub, unit } from './vectors.js';
import { vehicles } from './vehicles.js';
import { zones } from './zones.js';

/** Whether the picture is computed without a graphics processor, where smoothing costs four times. */
function software() {
  try {
    const gl = document.createElement('canvas').getContext('webgl2'),
      told = gl.getExtension('WEBGL_debug_renderer_info');
    return /swiftshader|llvmpipe|software|basic render/i.test(
      gl.getParameter(told ? told.UNMASKED_RENDERER_WEBGL : gl.RENDERER),
    );
  } catch {
    return false;
  }
}

/** The stage of a flight on a canvas. `changed` is called when what is drawn later is there. */
export function stage(canvas, labelBox, flight, told, changed) {
  const slow = software(),
    renderer = new WebGLRenderer({ canvas, antialias: !slow, logarithmicDepthBuffer: true });
  renderer.setPixelRatio(Math.min(2, devicePixelRatio));
  renderer.autoClear = false;
  const back = new Scene(),
    front = new Scene(),
    camera = new PerspectiveCamera(45, 1, 0.1, 1e9);
  const { models } = flight,
    s = {
      renderer,
      camera,
      flight,
      frames: 0,
      globe: globe(told.map, changed, slow ? 1 : 8),
      air: air(slow ? 5 : 8),
      sky: sky(told.stars),
      ground: ground(flight.ground, told.land, slow ? 36 : 56),
      ship: ship(models.ship),
      rocket: rocket(models.rocket, models.ship),
      station: station(models.station),
      capsule: models.ship.capsule ? capsule(models.ship.capsule) : null,
      canopies: canopies(models.canopies),
      zones: zones(flight.limits),
      paths: paths(front),
      arrows: arrows(),
      labels: labels(labelBox),
      sun: new DirectionalLight(0xffffff, 3.2),
      sky_: new AmbientLight(0x7088b0, 0.5),
      shine: new DirectionalLight(0x9fc0ff, 1),
      pieces: pieces(flight),
      estimate: knowledge(),
      lights: lights(told.lights),
      fill: new DirectionalLight(0xdfe8ff, 1),
    };
  if (s.capsule) {
    s.plasma = plasma(s.capsule.base, s.capsule.radius);
    s.capsule.add(s.plasma);
    front.add(s.capsule, s.canopies);
  }
  s.ghost = ship(models.ship);
  s.ghost.traverse((each) => {
    if (each.material)
      each.material = new MeshBasicMaterial({
        color: 0xc9a6ff,
        transparent: true,
        opacity: 0.4,
        depthWrite: false,
      });
  });
  s.ghost.visible = false;
  back.add(s.globe, s.lights, s.air, s.sky, s.ground.back);
  front.add(
    s.ship,
    s.rocket,
    s.station,
    s.zones.lvlh,
    s.zones.port,
    s.arrows,
    s.estimate,
    s.ghost,
    s.ground.group,
    s.sun,
    s.sun.target,
    s.sky_,
    s.shine,
    s.shine.target,
    s.fill,
    s.fill.target,
    ...s.pieces.map((each) => each.object),
  );
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
  const { flight, camera } = s,
    taken = shot(view, flight, state),
    { eye } = taken,
    rel = (r) => sub(r, eye);
  const narrow = Math.min(1, (s.width / s.height) * 1.3); // on a phone held upright the picture is as wide as it can be
  camera.fov = Math.min(110, (2 * Math.atan(Math.tan((taken.fov * Math.PI) / 360) / narrow) * 180) / Math.PI);
  camera.updateProjectionMatrix();
  camera.position.set(0, 0, 0);
  camera.up.set(...taken.up);
  camera.lookAt(new Vector3(...taken.gaze));
  camera.updateMatrixWorld(true);
  camera.matrixWorldInverse.copy(camera.matrixWorld).invert();
  s.eye = eye;
  s.taken = { ...taken, fov: camera.fov };
  const height = look(s.globe, eye, state.earth, groundHeight(flight.ground, state.earth.rows, eye)),
    daylight = Math.max(0, dot(unit(state.r), state.earth.sun));
  const whole = view.camera === 'globe';
  const focal = s.height / 2 / Math.tan((camera.fov * Math.PI) / 360);
  glimmer(s.lights, state.earth, eye, focal * s.renderer.getPixelRatio(), s.renderer.getPixelRatio());
  breathe(s.air, eye, state.earth.sun, camera);
  show(s.sky, state.earth, Math.max(0, dot(unit(eye), state.earth.sun)), height, s.renderer.getPixelRatio());
  light(s, state, daylight, taken);
  const heard = stand(s.ground, flight, state, eye, { coasts: whole || height > 1.5e5, whole });
  const found = { heard, ...vehicles(s, view, state, rel) };
  trace(
    s.paths,
    flight,
    state,
    view.camera === 'station' || view.camera === 'port'
      ? 'lvlh'
      : view.frame === 'lvlh'
        ? 'inertial'
        : view.frame,
    eye,
    whole,
  );
  if (
    (view.camera === 'chase' && state.place.height < 1.3e5) ||
    view.camera === 'docking' ||
    view.camera === 'site' ||
    view.camera === 'zone'
  )
    for (const each of Object.values(s.paths)) each.visible = false;
  names(s, view, state, rel, found, whole);
  s.renderer.clear();
  s.renderer.render(s.back, camera);
  s.renderer.clearDepth();
  s.renderer.render(s.front, camera);
  s.frames += 1;
  return found;
}

function light(s, state, daylight, { gaze, up }) {
  const lit = state.sunlight,
    low = Math.exp(-state.place.height / 2.5e4);
  s.sun.intensity = 3.2 * lit + 0.02;
  s.sun.position.set(...scale(state.earth.sun, 1e3));
  s.sky_.intensity = 0.45 + 0.5 * daylight + 2.4 * low * Math.min(1, 3 * daylight) + (lit < 0.1 ? 0.35 : 0);
  s.shine.position.set(...scale(unit(state.r), -1e3)); // what the Earth's day side throws back
  s.shine.intensity = 0.15 + 1.5 * daylight;
  s.fill.position.set(...sub(scale(up, 500), scale(gaze, 1e3))); // from behind the eye, so that nothing is black

}

/** Where a place in GCRF is in the picture last drawn, in pixels. */
export const seen = (s, r) => projected(sub(r, s.eye), s.camera, s.width, s.height);
