// The live page: reads its address, loads what that names, and puts the parts together.

import * as addressBar from './address.js';
import { AlertList } from './alerts.js';
import { Announcer } from './announcer.js';
import { Chart } from './chart.js';
import * as format from './format.js';
import { age, grade, serverTime } from './freshness.js';
import { Header } from './header.js';
import { useAlerts, useCardinality, useCatalogue, useReadings, useRules, useSeries, useStream } from './loading.js';
import { find, findWindow, isLevel, rulesFor, title } from './metrics.js';
import { Notices } from './notices.js';
import { canonical, dimensionsOf, isKept, parse } from './segment.js';
import { Connection } from './stream.js';
import { AlertTile, MetricTile } from './tiles.js';
import { Foreign, SegmentText, html, render, useEffect, useRef, useState, useTick } from './view.js';

/** Metrics with a tile, and the window of those that mean little in a short one. */
const TILES = [{ id: 'nps' }, { id: 'csat_t2b' }, { id: 'ces' }, { id: 'first_response_time' }, { id: 'backlog', window: '24h' }];
const DEFAULT_METRIC = 'nps';

function App() {
  const [asked, setAsked] = useState(addressBar.read);
  useEffect(() => addressBar.follow(setAsked), []);
  const { value: catalogue, problem: failure } = useCatalogue();
  const address = completed(asked, catalogue);
  const go = (part) => {
    const next = { ...address, ...part };
    addressBar.push(next);
    setAsked(next);
  };
  const stream = useStream(address.segment, catalogue && address.window);
  const alerts = useAlerts(stream.alerts, stream.visit);
  const status = useStatus(stream);
  const rules = useRules(stream.visit);
  const cardinality = useCardinality();
  useTitle(alerts, address);
  return html`
    <a class="skip" href="#main">Skip to the numbers</a>
    <${Header} ...${{ catalogue, address, go, status }} />
    <main id="main" tabindex="-1">
      <${Notices} ...${{ status, cardinality, failure, unknown: unknown(asked, catalogue) }} />
      ${catalogue && html`<${Board} ...${{ catalogue, address, go, stream, alerts, status, rules }} />`}
    </main>
    <${Footer} />
    <${Announcer} alerts=${alerts} connection=${stream.connection} />`;
}

/** The address with what it leaves out, or what does not exist. */
function completed(asked, catalogue) {
  if (!catalogue) return asked;
  const windows = catalogue.windows.map((window) => window.label);
  return {
    segment: asked.segment,
    window: windows.includes(asked.window) ? asked.window : windows[0],
    metric: (find(catalogue, asked.metric) ?? find(catalogue, DEFAULT_METRIC) ?? catalogue.metrics[0])?.id,
  };
}

function unknown(asked, catalogue) {
  if (!catalogue) return undefined;
  if (asked.window && !findWindow(catalogue, asked.window)) return html`There is no window <${Foreign} text=${asked.window} />; another one is shown.`;
  return asked.metric && !find(catalogue, asked.metric)
    ? html`There is no metric <${Foreign} text=${asked.metric} />; another one is shown.` : undefined;
}

function useStatus({ connection, refusal, trouble, last }) {
  const tick = useTick();
  const heard = useRef(tick);
  useEffect(() => { heard.current = performance.now(); }, [last, trouble]);
  const seconds = age(last, tick);
  return {
    connection, refusal, trouble, age: seconds, grade: grade(seconds), now: serverTime(last, tick),
    silence: Math.max(0, (tick - heard.current) / 1000), asOf: last,
    doubt: doubt(connection, trouble, grade(seconds), last && (tick - last.monotonic) / 1000),
  };
}

/** Why the numbers may be out of date, in a few words for each of them. */
function doubt(connection, trouble, freshness, sinceRead) {
  const isRead = connection === Connection.OPEN && !trouble;
  if (!isRead && sinceRead !== undefined) return `read ${format.duration(sinceRead)} ago`;
  return { stale: 'stale', old: 'out of date' }[freshness];
}

function useTitle(alerts, address) {
  const firing = alerts?.firing.length ?? 0;
  const where = Object.values(parse(address.segment)).join(', ');
  useEffect(() => {
    document.title = `${firing > 0 ? `(${firing}) ` : ''}CX Pulse${where ? ` – ${where}` : ''}`;
  }, [firing, where]);
}

function Board({ catalogue, address, go, stream, alerts, status, rules }) {
  const window = findWindow(catalogue, address.window);
  const reading = (id) => readingOf(stream.now?.readings, find(catalogue, id));
  const place = useRef();
  const show = (part) => {
    go(part);
    place.current.scrollIntoView({ block: 'nearest' });
  };
  const chooseAlert = (alert) => show({ segment: alert.segment, metric: alert.metric, window: windowOf(catalogue, alert) ?? address.window });
  const chosenAlert = (alert) => alert.segment === address.segment && alert.metric === address.metric;
  return html`
    <${Strip} ...${{ address, window, readings: stream.now?.readings, now: status.now }} />
    <section class="tiles" aria-labelledby="tiles-title">
      <h2 id="tiles-title" class="hidden">Now</h2>
      <${AlertTile} alerts=${alerts} doubt=${status.doubt ?? (status.grade === 'none' ? 'no data yet' : undefined)} />
      ${TILES.filter(({ id }) => find(catalogue, id)).map((tile) => html`<${Tile} key=${tile.id} metric=${find(catalogue, tile.id)}
        own=${tile.window && tile.window !== window.label ? findWindow(catalogue, tile.window) : undefined}
        ...${{ window, address, stream, alerts, status, reading }} choose=${() => show({ metric: tile.id })} />`)}
    </section>
    <div class="below">
      <${AlertList} ...${{ alerts, rules, now: status.now }} chosen=${chosenAlert} choose=${chooseAlert} />
      <section class="drawing" aria-labelledby="chart-title" ref=${place}>
        <${Drawing} ...${{ catalogue, address, go, window, stream, status, rules }} reading=${reading(address.metric)} />
      </section>
    </div>`;
}

// The catalogue may have several versions of a metric; the page shows the newest.
const readingOf = (readings, metric) => metric && readings?.find((one) => one.metric === metric.id && one.version === metric.version);

const windowOf = (catalogue, alert) => catalogue.windows.find((window) => isLevel(alert, window))?.label;

/** A tile with its series; `own` is its window if that is another one than the page's. */
function Tile({ metric, own, window, address, stream, alerts, status, reading, choose }) {
  const kept = isKept(metric, dimensionsOf(address.segment));
  const other = useReadings(own && kept ? address.segment : null, own?.label ?? null, stream.visit);
  const current = own ? readingOf(other.value?.readings, metric) : reading(metric.id);
  const series = useSeries(kept ? metric : undefined, address.segment, own ?? window, current, stream.visit);
  return html`<${MetricTile} ...${{ metric, alerts, series, choose }} window=${own ?? window} own=${own !== undefined} segment=${address.segment}
    reading=${current} now=${status.now} doubt=${status.doubt} chosen=${address.metric === metric.id}
    ready=${own ? other.value !== undefined : stream.now !== undefined} />`;
}

/** What the reader is looking at, in a sentence. */
function Strip({ address, window, readings, now }) {
  const newest = readings?.reduce((last, one) => (last && last.end >= one.end ? last : one), undefined);
  const when = newest && format.span(newest.start, newest.end, now, window.calendar !== undefined);
  return html`<section class="strip" aria-label="What am I looking at?">
    <p>This is <b><${SegmentText} pairs=${parse(address.segment)} /></b> in the ${window.calendar ? html`<b>day</b>` : html`newest <b>${window.label}</b>`} of
      ${' '}events${when ? ` (${when})` : ''}. Every number says how many observations (n) it rests on, and where it lies with 95${'\u202f'}% confidence.
      ${' '}<b>Provisional</b> numbers may still change, <b>final</b> ones are complete.</p>
  </section>`;
}

function Drawing({ catalogue, address, go, window, stream, status, rules, reading }) {
  const metric = find(catalogue, address.metric);
  const kept = isKept(metric, dimensionsOf(address.segment));
  const series = useSeries(kept ? metric : undefined, address.segment, window, reading, stream.visit);
  const fitting = rulesFor(rules, metric, address.segment);
  const levels = fitting.filter((rule) => isLevel(rule, window));
  const pairs = parse(address.segment);
  const about = `${title(metric.id)}, ${canonical(pairs) ? Object.entries(pairs).map((pair) => pair.join(' ')).join(', ') : 'all customers'}, ${window.label} windows`;
  return html`<div class="drawing-head">
      <h2 id="chart-title">${title(metric.id)} <small><${SegmentText} pairs=${pairs} />, ${window.label} windows</small></h2>
      <label>Metric <select id="metric" value=${metric.id} onChange=${(event) => go({ metric: event.target.value })}>
        ${[...new Set(catalogue.metrics.map((one) => one.id))].map((id) => html`<option key=${id} value=${id}>${title(id)}</option>`)}
      </select></label>
    </div>
    ${kept ? html`<${Chart} ...${{ metric, series, about }} rules=${levels} calendar=${window.calendar !== undefined} now=${status.now} />`
      : html`<p class="nothing big">${title(metric.id)} is not kept by ${dimensionsOf(address.segment).join(' × ')}. It is split by ${splits(metric)}.</p>`}
    ${kept && html`<${RuleNotes} ...${{ catalogue, metric, window, fitting, go }} />`}`;
}

const splits = (metric) => metric.groupings.map((grouping) => grouping.join(' × ') || 'nothing').join(', ');

/** Rules of the metric that cannot be drawn as a level here, with the reason. */
function RuleNotes({ catalogue, window, fitting, go }) {
  const others = fitting.filter((rule) => !isLevel(rule, window));
  return html`<ul class="rule-notes">${others.map((rule) => {
    const label = windowOf(catalogue, rule);
    return html`<li key=${rule.id}>Rule <code>${rule.id}</code> ${rule.limitSeconds !== undefined
      ? html`alerts when the share of times over ${format.duration(rule.limitSeconds)} is ${rule.side} ${format.threshold(rule.threshold, 'ratio')}, which is no level of this chart.`
      : html`alerts ${rule.side} ${format.threshold(rule.threshold, rule.unit)} in windows of ${format.duration(rule.windowSeconds)}. ${label
        && html`<button type="button" class="link" onClick=${() => go({ window: label })}>Show ${label}</button>`}`}</li>`;
  })}</ul>`;
}

const Footer = () => html`<footer><p>Times in ${format.zone}. Numbers are read before they are committed and are exact in event time.
  The same as JSON: <a href="api/v1/metrics">metrics</a>, <a href="api/v1/alerts">alerts</a>, <a href="api/v1/openapi.json">API description</a>.</p></footer>`;

const root = document.getElementById('app');
root.replaceChildren();
render(html`<${App} />`, root);
