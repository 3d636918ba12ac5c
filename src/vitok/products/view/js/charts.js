// Charts of the chapter about the instant, each of a quantity that can be chosen; a click seeks.

import { geodeticOf } from './earth.js';
import { stationAt } from './flight.js';
import { length, sub } from './vectors.js';
import { rowAt } from './samples.js';
import { chapterAt } from './timeline.js';
import { figure, titled } from './words.js';

const FIRST = ['altitude_m', 'range_to_station_m', 'load_g'],
  COLORS = ['#ffb347', '#4fc3ff', '#ff7b9c'],
  MOST = 900;
const at = (a, k) => [a[3 * k], a[3 * k + 1], a[3 * k + 2]];

const COMPUTED = {
  altitude_m: (flight, arc, k) => geodeticOf(flight.earthAt(arc.t[k]).rows, at(arc.r, k)).height,
  speed_mps: (flight, arc, k) => length(at(arc.v, k)),
  mass_kg: (flight, arc, k) => arc.mass[k],
  range_to_station_m: (flight, arc, k) => {
    const station = stationAt(arc, arc.t[k]);
    return station ? length(sub(at(arc.r, k), station.r)) : NaN;
  },
};

function series(flight, key, from, to) {
  const points = [];
  for (const arc of flight.arcs) {
    if (arc.end < from || arc.begin > to) continue;
    const first = rowAt(arc.t, Math.max(from, arc.begin)),
      last = rowAt(arc.t, Math.min(to, arc.end)),
      values = arc.channels[key];
    if (!COMPUTED[key] && !values) continue;
    const stride = Math.max(1, Math.ceil((last - first) / MOST));
    for (let k = first; k <= last; k += stride)
      points.push([arc.t[k], values && !COMPUTED[key] ? values[k] : COMPUTED[key](flight, arc, k)]);
  }
  return points.filter((each) => Number.isFinite(each[1]));
}

/** The charts in `boxes`, each with a list of quantities and a canvas. */
export function charts(boxes, flight, stops, seek) {
  const keys = [
    ...new Set([...Object.keys(COMPUTED), ...flight.arcs.flatMap((arc) => Object.keys(arc.channels))]),
  ].sort();
  const all = boxes.map((box, k) => {
    const choice = box.querySelector('select'),
      canvas = box.querySelector('canvas'),
      told = box.querySelector('output');
    for (const key of keys) {
      const { name, unit } = titled(key);
      choice.append(new Option(unit ? `${name}, ${unit}` : name, key));
    }
    choice.value = FIRST[k];
    return { choice, canvas, told, color: COLORS[k], kept: '' };
  });
  let span = [0, 1],
    now = 0;
  for (const each of all) {
    each.choice.addEventListener('change', () => show(now, true));
    each.canvas.addEventListener('click', (event) =>
      seek(span[0] + ((span[1] - span[0]) * (event.offsetX - 4)) / (each.canvas.clientWidth - 8)),
    );
  }
  function show(t, anew) {
    now = t;
    span = chapterAt(stops, t);
    for (const each of all) {
      const { canvas, choice } = each,
        key = `${choice.value} ${span}`,
        width = canvas.clientWidth,
        height = canvas.clientHeight;
      if (!width) continue;
      if (anew || each.kept !== key) {
        each.points = series(flight, choice.value, ...span);
        each.kept = key;
      }
      plot(each, t, span, width, height);
    }
  }
  return show;
}

function plot(each, t, [from, to], width, height) {
  const { canvas, points, told, choice } = each,
    dense = devicePixelRatio,
    pen = canvas.getContext('2d');
  if (canvas.width !== Math.round(width * dense) || canvas.height !== Math.round(height * dense)) {
    canvas.width = Math.round(width * dense);
    canvas.height = Math.round(height * dense);
  }
  pen.setTransform(dense, 0, 0, dense, 0, 0);
  pen.clearRect(0, 0, width, height);
  if (points.length < 2) {
    told.textContent = 'not in this part';
    return;
  }
  let low = Infinity,
    high = -Infinity;
  for (const [, y] of points) {
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  const x = (s) => 4 + ((width - 8) * (s - from)) / (to - from),
    y = (v) => height - 5 - ((height - 10) * (v - low)) / (high - low || 1);
  pen.strokeStyle = each.color;
  pen.lineWidth = 1.5;
  pen.beginPath();
  points.forEach(([s, v], k) => (k ? pen.lineTo(x(s), y(v)) : pen.moveTo(x(s), y(v))));
  pen.stroke();
  pen.strokeStyle = getComputedStyle(canvas).color;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(x(t), 0);
  pen.lineTo(x(t), height);
  pen.stroke();
  const k = rowAt(
      points.map((p) => p[0]),
      t,
    ),
    { unit } = titled(choice.value);
  told.textContent = `${figure(points[k][1], unit)}  (${figure(low, unit)} to ${figure(high, unit)})`;
}
