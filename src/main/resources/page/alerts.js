// The list of alerts: what broke, where, since when, and how sure that is; those that have ended stay below.

import * as format from './format.js';
import { title } from './metrics.js';
import { Foreign, SegmentText, State, html } from './view.js';

const ENDED_SHOWN = 12;

const KIND = { firing: 'bad', recovering: 'warn', resolved: 'good', retracted: 'quiet' };

const REASONS = {
  EVIDENCE_REACHED: 'there was enough evidence',
  HOLD_ELAPSED: 'the evidence lasted as long as the rule asks',
  BOUND_CLEARED: 'the interval is on the good side',
  BOUND_LOST: 'the interval is back on the bad side',
  RECOVERED: 'the interval stayed on the good side',
  REOPENED: 'it broke again soon after recovery',
  NO_DATA: 'nothing was observed for too long',
  DATA_RETURNED: 'something was observed again',
  EVIDENCE_GONE: 'late or corrected events took the evidence away',
  NOT_CONFIRMED: 'told early and not confirmed',
  RULE_CHANGED: 'its rule was changed or removed',
};

export function AlertList({ alerts, rules, now, chosen, choose }) {
  return html`<section class="alerts" id="alerts" aria-labelledby="alerts-title" tabindex="-1"><div class="alerts-scroll">
    <h2 id="alerts-title">Alerts</h2>
    ${alerts === undefined ? html`<p class="nothing"><span class="bone"></span><span class="hidden">Loading alerts</span></p>`
      : html`<${Active} ...${{ alerts, rules, now, chosen, choose }} /><${Ended} ...${{ alerts, rules, now, chosen, choose }} />`}
  </div></section>`;
}

function Active({ alerts, rules, now, chosen, choose }) {
  const active = [...alerts.firing, ...alerts.recovering];
  return html`
    ${alerts.unreadable > 0 && html`<p class="note">${format.count(alerts.unreadable)} records of alerts could not be read.</p>`}
    ${alerts.isPartial && html`<p class="note">${format.count(alerts.hidden)} more alerts are not shown; some of them may fire.</p>`}
    ${active.length === 0 ? html`<p class="nothing">No alert is active.</p>`
      : html`<h3 class="hidden">Active</h3><ul class="cards">${active.map((alert) => html`<${Card} key=${alert.fingerprint} ...${{ alert, rules, now, chosen, choose }} />`)}</ul>`}`;
}

function Ended({ alerts, rules, now, chosen, choose }) {
  const shown = alerts.ended.slice(0, ENDED_SHOWN);
  const more = alerts.ended.length - shown.length + (alerts.isPartial ? 0 : alerts.hidden);
  if (shown.length === 0) return null;
  return html`<h3 class="ended-title">Ended</h3>
    <ul class="cards ended">${shown.map((alert) => html`<${Card} key=${alert.fingerprint} ...${{ alert, rules, now, chosen, choose }} />`)}</ul>
    ${more > 0 && html`<p class="note">${format.count(more)} more have ended: <code>pulse alerts --all</code> lists them.</p>`}`;
}

function Card({ alert, rules, now, chosen, choose }) {
  const active = alert.state === 'firing' || alert.state === 'recovering';
  const here = chosen(alert);
  return html`<li class=${`card ${alert.state}${here ? ' here' : ''}`} data-fingerprint=${alert.fingerprint}>
    <div class="card-top">
      <${State} kind=${KIND[alert.state]}>${alert.state}${active && alert.early ? ', told early' : ''}<//>${' '}
      <span class="severity">${alert.severity}</span>${' '}
      <${When} alert=${alert} now=${now} active=${active} />
    </div>
    <h4><button type="button" aria-current=${here ? 'true' : undefined} onClick=${() => choose(alert)}>
      <${Foreign} text=${alert.annotations.summary ?? alert.rule} /></button></h4>
    <p class="finding"><b>${subject(alert, rules)} ${found(alert)}</b>, ${limit(alert)}</p>
    <p class="where"><${SegmentText} pairs=${alert.dimensions} /></p>
    <p class="sure">${sureness(alert)}</p>
    ${active && alert.early && html`<p class="sure">Told before its step closed; it is confirmed or taken back soon.</p>`}
    ${alert.complete === false && html`<p class="sure">Decided before every input had come so far.</p>`}
    ${!active && html`<p class="sure">Ended: ${REASONS[alert.reason] ?? alert.reason}.</p>`}
    <p class="rule">Rule <code>${alert.rule}</code><${Runbook} link=${alert.annotations.runbook} /></p>
  </li>`;
}

function When({ alert, now, active }) {
  if (!active) return html`<span class="when">ended <time datetime=${alert.at}>${format.time(alert.at, now)}</time></span>`;
  const since = alert.since ?? alert.raisedAt;
  const ago = Math.max(0, (now - Date.parse(since)) / 1000);
  return html`<span class="when">since <time datetime=${since}>${format.time(since, now)}</time>, ${format.roughly(ago)}</span>`;
}

// A rule may watch how many durations are over a limit; then the metric is in seconds and the alert a share.
function subject(alert, rules) {
  const seconds = rules.find((rule) => rule.id === alert.rule)?.limitSeconds;
  return `${title(alert.metric)}${seconds === undefined ? '' : ` over ${format.duration(seconds)}:`}`;
}

const found = (alert) => (alert.value === undefined ? 'not observed' : format.value(alert.value, alert.unit));

const limit = (alert) => `alerts ${alert.side} ${format.threshold(alert.threshold, alert.unit)}`;

function sureness(alert) {
  const interval = format.interval(alert, alert.unit);
  return [
    `n = ${format.count(alert.n)} in ${format.duration(alert.windowSeconds)}`,
    interval && `95\u202f%: ${interval}`,
    `evidence ${gathered(alert.evidence)} of ${format.count(alert.evidenceNeeded)} needed`,
  ].filter(Boolean).join(' · ');
}

// Evidence multiplies with every answer, so that of a clear breach has dozens of digits.
const gathered = (evidence) => (evidence >= 1e9 ? 'over a billion' : format.count(evidence));

// Only a link that a browser can follow; anything else in the annotation is not one.
function Runbook({ link }) {
  if (!link || !/^https?:\/\//i.test(link)) return null;
  return html` · <a href=${link} rel="noreferrer noopener" target="_blank">runbook<span class="hidden"> (opens in a new tab)</span></a>`;
}
