// The chart of one metric: value, interval, threshold, what is provisional, gaps where nothing was observed; and a table.

/* global uPlot */
import * as format from './format.js';
import { columns, isProvisional, onlyProvisional, onlySettled } from './series.js';
import { html, useEffect, useLayoutEffect, useRef, useState } from './view.js';

const LEAST_HEIGHT = 220;
const DAY = 86400;

export function Chart({ metric, series, rules, calendar, now, about }) {
  const table = columns(series.points, series.step);
  const place = useRef();
  const plot = useRef();
  const [under, setUnder] = useState(null);
  const scheme = useScheme();
  useLayoutEffect(() => {
    plot.current = draw(place.current, { metric, rules, calendar, setUnder });
    const watch = new ResizeObserver(() => plot.current.setSize(size(place.current)));
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      plot.current.destroy();
    };
  }, [metric.id, calendar, scheme, JSON.stringify(rules)]);
  useEffect(() => {
    plot.current.setData([table.x, table.low, table.high, onlyProvisional(table), onlySettled(table)]);
  }, [series.points, metric.id, calendar, scheme, JSON.stringify(rules)]);
  const observed = series.points.length > 0;
  const point = table.point[under] ?? series.points.at(-1);
  return html`<div class="chart">
    <p class="readout">${observed ? html`<${Readout} ...${{ point, metric, now, calendar }} />` : html`${'\u00a0'}`}</p>
    <div class="plot" ref=${place} role="img" aria-label=${`${about}. ${summary(series, metric, rules)}`} hidden=${!observed}></div>
    ${!observed && html`<p class="nothing big">${nothing(series)}</p>`}
    <${Legend} rules=${rules} metric=${metric} />
    <${Table} ...${{ points: series.points, metric, now, calendar, about }} />
  </div>`;
}

function nothing(series) {
  if (series.problem) return `The series cannot be read: ${series.problem.detail} Trying again.`;
  return series.loading ? 'Loading the series…' : 'Nothing was observed here yet.';
}

function Readout({ point, metric, now, calendar }) {
  if (!point) return html`<span>Nothing was observed in this window.</span>`;
  const interval = format.interval(point, metric.unit);
  return html`<span class="readout-time">${format.span(point.start, point.end, now, calendar)}</span>
    <b>${point.value === undefined ? 'no value' : format.value(point.value, metric.unit)}</b>
    ${interval && html`<span>95${'\u202f'}%: ${interval}</span>`}<span>n = ${format.count(point.n)}</span><span>${point.state}</span>`;
}

function Legend({ rules, metric }) {
  return html`<ul class="legend" aria-hidden="true">
    <li><svg viewBox="0 0 28 12"><path class="settled" d="M1 6h26" /><circle class="settled-dot" cx="14" cy="6" r="2.6" /></svg>final</li>
    <li><svg viewBox="0 0 28 12"><path class="provisional" d="M1 6h26" /><circle class="provisional-dot" cx="14" cy="6" r="3.4" /></svg>provisional, may still change</li>
    ${metric.kind !== 'count' && html`<li><svg viewBox="0 0 28 12"><rect class="band" y="1" width="28" height="10" /></svg>95 % interval</li>`}
    ${rules.map((rule) => html`<li key=${rule.id}><svg viewBox="0 0 28 12"><path class="threshold" d="M1 6h26" /></svg>
      alerts ${rule.side} ${format.threshold(rule.threshold, metric.unit)} (${rule.severity})</li>`)}
    <li>no line: nothing observed</li>
  </ul>`;
}

function Table({ points, metric, now, calendar, about }) {
  const [open, setOpen] = useState(false);
  return html`<details class="table" onToggle=${(event) => setOpen(event.target.open)}><summary>The same as a table</summary>
    ${open && html`<div class="scroll" tabindex="0" role="region" aria-label=${`Table: ${about}`}><table>
      <thead><tr><th scope="col">Window</th><th scope="col">Value</th><th scope="col">95 % interval</th><th scope="col">n</th><th scope="col">State</th></tr></thead>
      <tbody>${[...points].reverse().map((point) => html`<tr key=${point.end} class=${isProvisional(point.state) ? 'open' : ''}>
        <th scope="row">${format.span(point.start, point.end, now, calendar)}</th>
        <td>${point.value === undefined ? 'none' : format.value(point.value, metric.unit)}</td>
        <td>${format.interval(point, metric.unit) ?? 'none'}</td><td>${format.count(point.n)}</td><td>${point.state}</td></tr>`)}</tbody>
    </table></div>`}
  </details>`;
}

function summary(series, metric, rules) {
  const last = series.points.at(-1);
  if (!last) return nothing(series);
  const level = rules.map((rule) => ` Alerts ${rule.side} ${format.threshold(rule.threshold, metric.unit)}.`).join('');
  const told = last.value === undefined ? 'no value' : format.value(last.value, metric.unit);
  return `${series.points.length} windows with observations, the last one ${told}, ${last.state}.${level} The table below has all numbers.`;
}

/** Changes when the reader's system goes from light to dark: a canvas does not follow by itself. */
function useScheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const [scheme, setScheme] = useState(dark.matches);
  useEffect(() => {
    const follow = () => setScheme(dark.matches);
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, []);
  return scheme;
}

const size = (place) => ({ width: Math.max(200, place.clientWidth), height: Math.max(LEAST_HEIGHT, place.clientHeight) });

function draw(place, { metric, rules, calendar, setUnder }) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const font = `12px ${style.getPropertyValue('--font').trim()}`;
  const edge = { stroke: 'transparent', points: { show: false } };
  const axis = { stroke: colour('muted'), font, grid: { stroke: colour('grid'), width: 1 }, ticks: { show: false } };
  return new uPlot({
    ...size(place),
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 9 } },
    padding: [14, 24, 0, 0],
    scales: { x: { time: true }, y: { range: (_, low, high) => range(metric, rules, low, high) } },
    axes: [
      { ...axis, size: 34, values: (_, splits, __, ___, step) => splits.map((at) => tick(at, step, calendar)) },
      { ...axis, size: 70, ...(metric.unit === 'seconds' && { incrs: ROUND_DURATIONS }), values: (_, splits) => splits.map((at) => level(at, metric.unit)) },
    ],
    series: [
      {},
      { ...edge }, { ...edge },
      { stroke: colour('series'), width: 2, dash: [5, 4], points: { show: true, size: 8, width: 1.6, fill: colour('surface'), stroke: colour('series') } },
      { stroke: colour('series'), width: 2, points: { show: true, size: 5, width: 0, fill: colour('series') } },
    ],
    bands: [{ series: [2, 1], fill: colour('band') }],
    hooks: {
      drawAxes: [(chart) => rules.forEach((rule) => drawThreshold(chart, rule, metric.unit, colour, font))],
      setCursor: [(chart) => setUnder(chart.cursor.idx ?? null)],
    },
  }, [[], [], [], [], []], place);
}

// The threshold belongs to the picture even where no point comes near it.
function range(metric, rules, low, high) {
  const levels = rules.map((rule) => rule.threshold);
  const bottom = Math.min(low ?? Infinity, ...levels);
  const top = Math.max(high ?? -Infinity, ...levels);
  if (!Number.isFinite(bottom) || !Number.isFinite(top)) return [0, 1];
  const room = (top - bottom || Math.abs(top) || 1) * 0.08;
  const [least, most] = LIMITS[metric.unit] ?? [0, Infinity];
  return [Math.max(least - room / 2, bottom - room), Math.min(most + room / 2, top + room)];
}

// Steps of an axis of seconds that people count in: seconds, minutes, hours, days.
const ROUND_DURATIONS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 432000, 864000, 1728000, 4320000, 8640000];

const LIMITS = { points: [-100, 100], ratio: [0, 1], score: [1, 5] };

const tick = (at, step, calendar) => (calendar || step >= DAY || new Date(at * 1000).getHours() + new Date(at * 1000).getMinutes() === 0
  ? format.date(at) : format.clockTime(at));

function level(at, unit) {
  if (unit === 'seconds') return format.duration(at);
  if (unit === 'ratio') return `${Number((at * 100).toFixed(1))}\u202f%`;
  return unit === 'score' ? String(Number(at.toFixed(2))).replace('-', '\u2212') : format.threshold(at, '').replace('-', '\u2212');
}

function drawThreshold(chart, rule, unit, colour, font) {
  const { ctx, bbox } = chart;
  const y = Math.round(chart.valToPos(rule.threshold, 'y', true));
  if (!Number.isFinite(y)) return;
  ctx.save();
  ctx.strokeStyle = colour('bad');
  ctx.fillStyle = colour('bad');
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash([2 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.font = font.replace('12px', `${12 * devicePixelRatio}px`);
  ctx.textAlign = 'left';
  ctx.textBaseline = rule.side === 'below' ? 'top' : 'bottom';
  ctx.fillText(`alerts ${rule.side} ${format.threshold(rule.threshold, unit)}`, bbox.left + 6 * devicePixelRatio, y + (rule.side === 'below' ? 4 : -4) * devicePixelRatio);
  ctx.restore();
}
