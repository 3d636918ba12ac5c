// Figures as people read them.

const degree = 180 / Math.PI;

export function distance(m) {
  const size = Math.abs(m);
  if (size < 1e3) return `${m.toFixed(2)} m`;
  if (size < 1e4) return `${m.toFixed(0)} m`;
  return `${(m / 1e3).toFixed(size < 1e6 ? 1 : 0)} km`;
}

export const speed = (mps) => `${mps.toFixed(Math.abs(mps) < 100 ? 2 : 1)} m/s`;

export const place = ({ latitude, longitude }) =>
  `${Math.abs(latitude * degree).toFixed(2)}° ${latitude < 0 ? 'S' : 'N'} ${Math.abs(longitude * degree).toFixed(2)}° ${longitude < 0 ? 'W' : 'E'}`;

/** Seconds as days, hours, minutes, seconds, to a tenth. */
export function clock(t) {
  const tenths = Math.round(Math.abs(t) * 10),
    s = Math.floor(tenths / 10),
    days = Math.floor(s / 86400);
  const two = (n) => String(n).padStart(2, '0');
  return `${t < 0 ? '−' : ''}${days ? `${days} d ` : ''}${two(Math.floor(s / 3600) % 24)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}.${tenths % 10}`;
}

const UNITS = {
  m: 'm',
  mps: 'm/s',
  n: 'N',
  kg: 'kg',
  g: 'g',
  deg: '°',
  degps: '°/s',
  pa: 'Pa',
  wpm2: 'W/m²',
  km: 'km',
  s: 's',
};

/** Name and unit of a channel whose key ends in its unit: dynamic_pressure_pa. */
export function titled(key) {
  const words = key.split('_'),
    unit = UNITS[words.at(-1)];
  return { name: (unit === undefined ? words : words.slice(0, -1)).join(' '), unit: unit ?? '' };
}

/** A figure with its unit, long ones shortened by thousands. */
export function figure(value, unit) {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (unit === 'm' || unit === 'N' || unit === 'Pa' || unit === 'W/m²') {
    if (size >= 1e6) return `${(value / 1e6).toFixed(2)} M${unit}`.replace('Mm', '· 10³ km');
    if (size >= 1e4) return `${(value / 1e3).toFixed(1)} k${unit}`;
  }
  return `${value.toFixed(size < 10 ? 2 : size < 1000 ? 1 : 0)} ${unit}`.trim();
}
