// A line of the last points without axes: a gap where nothing was observed, dashes where a number may still change.

import { columns, onlyProvisional, onlySettled } from './series.js';
import { html } from './view.js';

const WIDTH = 200;
const HEIGHT = 44;
const MARGIN = 4;

export function Sparkline({ points, step }) {
  const table = columns(points, step);
  const values = table.value.filter((value) => value !== null);
  if (values.length < 2) return html`<svg class="sparkline" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true"></svg>`;
  const place = placing(table.x, values);
  return html`<svg class="sparkline" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
    <path class="settled" d=${line(table.x, onlySettled(table), place)} />
    <path class="provisional" d=${line(table.x, onlyProvisional(table), place)} />
  </svg>`;
}

function placing(times, values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [from, to] = [times[0], times.at(-1)];
  const room = high > low ? high - low : 1;
  return (time, value) => {
    const x = MARGIN + ((time - from) / (to - from || 1)) * (WIDTH - 2 * MARGIN);
    const y = high > low ? MARGIN + ((high - value) / room) * (HEIGHT - 2 * MARGIN) : HEIGHT / 2;
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
}

function line(times, values, place) {
  let pen = 'M';
  let path = '';
  values.forEach((value, i) => {
    path += value === null ? '' : `${pen}${place(times[i], value)}`;
    pen = value === null ? 'M' : 'L';
  });
  return path;
}
