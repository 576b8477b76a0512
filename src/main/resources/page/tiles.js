// The tiles: five metrics of the chosen segment, and the alerts of all segments.

import { isEnded } from './loading.js';
import * as format from './format.js';
import { concerns, dimensionName, formula, observations, subtitle, title } from './metrics.js';
import { dimensionsOf, isKept } from './segment.js';
import { Sparkline } from './sparkline.js';
import { Foreign, SegmentText, State, html } from './view.js';

const FEW = 30;

// Characters of a number that would break the line in the size of the others.
const LONG = 7;

const NAMED = 2;

// Seconds.
const JUST = 5;

/** @param doubt why the number may be out of date, in words; undefined if it is not */
export function MetricTile({ metric, window, own, segment, reading, series, alerts, now, doubt, chosen, choose, ready }) {
  const kept = isKept(metric, dimensionsOf(segment));
  const alert = alerts?.all.find((one) => !isEnded(one) && concerns(one, metric.id, segment));
  const kind = !kept ? 'apart' : !ready ? 'waiting' : reading ? 'told' : 'empty';
  return html`<article class=${`tile ${kind}${doubt && kept ? ' doubtful' : ''}${chosen ? ' chosen' : ''}`} data-metric=${metric.id}>
    <header>
      <h3><button type="button" aria-pressed=${chosen} onClick=${choose} title="Show on the chart">${title(metric.id)}</button></h3>
      <span class="subtitle">${subtitle(metric.id)}</span>
    </header>
    ${kept ? html`<${Body} ...${{ metric, window, own, reading, series, now, doubt, ready, alert }} />`
      : html`<p class="nothing">Not kept by ${dimensionsOf(segment).map(dimensionName).join(' × ').toLowerCase()}.</p>`}
    <${Explanation} ...${{ metric, window, reading, now }} />
  </article>`;
}

function Body({ metric, window, own, reading, series, now, doubt, ready, alert }) {
  if (!ready) return html`<p class="nothing" role="status"><span class="bone"></span><span class="hidden">Loading</span></p>`;
  if (!reading) {
    return html`<p class="nothing">No ${observations(metric, 2)} in this window yet.</p>
      <${Sparkline} points=${series.points} step=${series.step} />
      <${Foot} ...${{ alert, doubt }}>${window.label} window<//>`;
  }
  return html`<${Figures} ...${{ metric, reading }} />
    <${Sparkline} points=${series.points} step=${series.step} />
    <${Foot} ...${{ alert, doubt }}>
      <b>${reading.state}</b> · ${own ? `${window.label} ` : ''}to <${WindowEnd} ...${{ reading, now, window }} />
    <//>`;
}

function Figures({ metric, reading }) {
  const { unit } = metric;
  const interval = format.interval(reading, unit);
  const few = metric.kind !== 'count' && reading.n < FEW;
  const number = reading.value === undefined ? '–' : format.number(reading.value, unit);
  return html`<p class=${`value${few ? ' few' : ''}${number.length > LONG ? ' long' : ''}`}>
      <span class="number">${number}</span>
      ${reading.value !== undefined && html` <span class="unit">${format.unitName(unit, Math.abs(Math.round(reading.value)) === 1)}</span>`}
    </p>
    <p class="trust">
      ${metric.kind === 'count' ? html`<span>an exact count, no interval</span>` : html`
        <span class="interval">${interval ? html`95${'\u202f'}%: ${interval}` : 'too few for an interval'}</span>
        <span class="n">n = ${format.count(reading.n)}${few ? ', few' : ''}</span>`}
    </p>`;
}

function WindowEnd({ reading, now, window }) {
  const end = Date.parse(reading.end);
  const left = (end - now) / 1000;
  const calendar = window.calendar !== undefined;
  const place = calendar ? format.span(reading.start, reading.end, now, true) : format.time(end, now);
  return html`<time datetime=${reading.end}>${place}</time>${left >= 0 ? ', still open' : left > -JUST ? ', just ended' : `, ended ${format.roughly(-left)} ago`}`;
}

function Foot({ alert, doubt, children }) {
  return html`<p class="foot"><span>${children}</span>
    ${alert && html`<${State} kind=${alert.state === 'firing' ? 'bad' : 'warn'}>alert ${alert.state}<//>`}
    ${doubt && html`<${State} kind="quiet">${doubt}<//>`}</p>`;
}

function Explanation({ metric, window, reading, now }) {
  const duration = metric.kind === 'duration' && reading?.p50 !== undefined;
  return html`<details class="explanation" name="explanation">
    <summary>How is this computed?<span class="hidden"> (${title(metric.id)})</span></summary>
    <div class="sheet"><p><${Foreign} text=${metric.description} />.</p>
    <dl>
      <dt>Value</dt><dd>${formula(metric)}</dd>
      ${duration && html`<dt>Median</dt><dd>${format.duration(reading.p50)}; nine of ten within ${format.duration(reading.p90)}</dd>`}
      <dt>Rests on</dt><dd>${reading ? `${format.count(reading.n)} ${observations(metric, reading.n)}` : 'nothing yet'}</dd>
      <dt>Window</dt><dd>${reading ? `${window.label}, ${format.span(reading.start, reading.end, now, window.calendar !== undefined)}` : window.label}, by the time of the events</dd>
      <dt>Metric</dt><dd><code>${metric.id}@${metric.version}</code>, ${metric.unit}</dd>
    </dl></div>
  </details>`;
}

/** How many alerts there are, in all segments. */
export function AlertTile({ alerts, doubt }) {
  return html`<article class=${`tile alerts-tile${doubt ? ' doubtful' : ''}${alerts?.firing.length ? ' alarming' : ''}`}>
    <header><h3><a href="#alerts">Firing alerts</a></h3><span class="subtitle">all segments</span></header>
    ${alerts ? html`<${AlertCount} alerts=${alerts} doubt=${doubt} />`
      : html`<p class="nothing" role="status"><span class="bone"></span><span class="hidden">Loading</span></p>`}
    <details class="explanation" name="explanation"><summary>How is this computed?<span class="hidden"> (Firing alerts)</span></summary>
      <div class="sheet"><p>A rule gathers evidence with every answer and fires when there is as much as its budget of false alarms asks for.
        An alert ends when the interval of its window is on the good side for long enough, or is taken back when late
        events prove it wrong.</p></div></details>
  </article>`;
}

function AlertCount({ alerts, doubt }) {
  const { firing, recovering, ended } = alerts;
  return html`<p class="value"><span class="number">${format.count(firing.length)}</span> <span class="unit">${alerts.isPartial ? 'or more firing' : 'firing'}</span></p>
    <p class="trust"><span>${urgencies(firing) || (alerts.isPartial ? 'not all are known yet' : 'no rule is broken')}</span></p>
    <div class="pills">
      ${firing.length > 0 ? html`<${State} kind="bad">act on ${format.count(firing.length)}<//>`
        : recovering.length > 0 ? html`<${State} kind="warn">recovering<//>` : !doubt && !alerts.isPartial && html`<${State} kind="good">all quiet<//>`}
    </div>
    <ul class="named">${firing.slice(0, NAMED).map((alert) => html`<li key=${alert.fingerprint}>${title(alert.metric)}, <${SegmentText} pairs=${alert.dimensions} /></li>`)}</ul>
    <p class="foot"><span>${format.count(recovering.length)} recovering · ${format.count(ended.length)} ended</span>
      ${doubt && html`<${State} kind="quiet">${doubt}<//>`}</p>`;
}

function urgencies(alerts) {
  return ['page', 'ticket', 'info']
    .map((severity) => [severity, alerts.filter((alert) => alert.severity === severity).length])
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => `${format.count(number)} ${severity}${number > 1 && severity !== 'info' ? 's' : ''}`)
    .join(', ');
}
