// One timeline for nine minutes and half a year: each chapter gets a share by the logarithm of its length.

import { clock } from './words.js';

const CHAPTERS = ['rendezvous_start', 'handover', 'deorbit_start', 'entry_interface', 'parachute_command'];
const STAY_SHARE = 1.2;

/** The chapters of a flight, [instant, share] at each begin and at the end. */
function chapters(flight) {
  const starts = new Set([flight.begin, flight.end]);
  for (const arc of flight.arcs) {
    starts.add(arc.begin);
    starts.add(arc.end);
  }
  for (const name of CHAPTERS) if (flight.event(name)) starts.add(flight.when(name));
  const times = [...starts]
    .sort((a, b) => a - b)
    .filter((each, k, all) => k === 0 || each - all[k - 1] > 0.5);
  const shares = times.slice(1).map((each, k) => {
    const stay = flight.arcAt((each + times[k]) / 2).kind === 'stay';
    return stay ? STAY_SHARE : Math.log10(1 + (each - times[k]) / 8);
  });
  const whole = shares.reduce((sum, each) => sum + each, 0) || 1;
  let at = 0;
  return times.map((each, k) => [each, k === 0 ? 0 : (at += shares[k - 1] / whole)]);
}

const shareOf = (stops, t) => along(stops, t, 0, 1);
const instantOf = (stops, share) => along(stops, share, 1, 0);

function along(stops, value, from, to) {
  for (let k = 0; k + 1 < stops.length; k++)
    if (value <= stops[k + 1][from]) {
      const [a, b] = [stops[k], stops[k + 1]],
        s = (value - a[from]) / (b[from] - a[from] || 1);
      return a[to] + (b[to] - a[to]) * Math.max(0, s);
    }
  return stops.at(-1)[to];
}

/** The chapter's begin and end about an instant. */
export function chapterAt(stops, t) {
  for (let k = 0; k + 1 < stops.length; k++) if (t < stops[k + 1][0]) return [stops[k][0], stops[k + 1][0]];
  return [stops.at(-2)?.[0] ?? 0, stops.at(-1)[0]];
}

/** Slider, bands of the phases, marks of the events and their list. `seek` is called with an instant. */
export function timeline(parts, flight, seek, jump) {
  const stops = chapters(flight),
    { slider, bands, list } = parts;
  slider.max = '10000';
  slider.addEventListener('input', () => seek(instantOf(stops, slider.value / 1e4)));
  for (const arc of flight.arcs) {
    const band = document.createElement('span'),
      from = shareOf(stops, arc.begin),
      to = shareOf(stops, arc.end);
    band.className = `band ${arc.kind}`;
    band.style.left = `${100 * from}%`;
    band.style.width = `${100 * (to - from)}%`;
    band.textContent = arc.name.replace('_', ' ');
    bands.append(band);
  }
  for (const each of flight.events) {
    const mark = document.createElement('i');
    mark.style.left = `${100 * shareOf(stops, each.t)}%`;
    bands.append(mark);
    const button = document.createElement('button'),
      title = document.createElement('span'),
      when = document.createElement('small');
    button.type = 'button';
    title.textContent = each.title;
    when.textContent = each.known ? clock(each.t - (flight.liftoff ?? 0)) : 'about';
    button.title = each.told.join(', ');
    button.append(title, when);
    button.addEventListener('click', () => jump(each));
    list.append(button);
  }
  const buttons = [...list.children];
  let marked = null;
  return {
    stops,
    show(t) {
      slider.value = String(Math.round(1e4 * shareOf(stops, t)));
      slider.setAttribute('aria-valuetext', clock(t - (flight.liftoff ?? 0)));
      const now = flight.events.findLastIndex((each) => each.t <= t + 1e-3);
      if (now === marked) return;
      marked = now;
      buttons.forEach((each, k) =>
        k === now ? each.setAttribute('aria-current', 'true') : each.removeAttribute('aria-current'),
      );
      const shown = buttons[now];
      if (shown) list.scrollTop = shown.offsetTop - list.offsetTop - list.clientHeight / 3;
    },
  };
}
