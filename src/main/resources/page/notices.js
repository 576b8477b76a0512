// What the reader has to know before believing a number, in whole sentences.

import * as format from './format.js';
import { dimensionName } from './metrics.js';
import { Connection } from './stream.js';
import { Foreign, Sign, html } from './view.js';

export function Notices({ status, cardinality, unknown, failure }) {
  const notices = [
    unknown && [ 'warn', unknown ],
    failure && ['bad', html`What is measured cannot be read: ${failure.detail} Trying again.`],
    connectionNotice(status),
    status.connection === Connection.OPEN && troubleNotice(status),
    staleNotice(status),
    ...folded(cardinality),
  ].filter(Boolean);
  return html`<div class="notices">${notices.map(([kind, text], i) => html`<p class=${`notice ${kind}`} key=${i}>
    <${Sign} kind=${kind} /><span>${text}</span></p>`)}</div>`;
}

const numbersAre = (age) => (age === undefined ? 'there are no numbers yet' : `numbers ${format.duration(Math.max(0, age))} old`);

function connectionNotice({ connection, refusal, age, silence }) {
  if (connection === Connection.LOST) return ['bad', html`The connection is lost: reconnecting, ${numbersAre(age)}.`];
  if (connection === Connection.REFUSED) {
    return ['bad', html`The server refuses this: <${Foreign} text=${refusal?.detail ?? ''} /> <a href=${location.pathname}>Show all customers</a>`];
  }
  return connection === Connection.SILENT
    && ['warn', html`The connection is open, but nothing has come for ${format.duration(silence)}: ${numbersAre(age)}.`];
}

function troubleNotice({ trouble, age }) {
  return trouble && ['warn', html`<b><${Foreign} text=${trouble.title ?? 'Trouble'} />:</b> <${Foreign} text=${trouble.detail ?? ''} />
    ${' '}What is shown was read before; ${numbersAre(age)}.`];
}

function staleNotice({ grade, age, connection, trouble }) {
  if (connection !== Connection.OPEN || trouble) return undefined;
  if (grade === 'stale') return ['warn', html`The newest event is ${format.duration(age)} old: the numbers are stale.`];
  return grade === 'old'
    && ['bad', html`No event has come for ${format.duration(age)}: the numbers are out of date. Either nothing happens, or the events do not arrive.`];
}

function folded(cardinality) {
  return (cardinality?.dimensions ?? []).filter((one) => one.folded > 0).map((one) => ['quiet', html`
    <b>${dimensionName(one.by)}:</b> ${format.count(one.active)} segments are live. The gauges for Prometheus show the
    ${' '}${format.count(cardinality.limit)} largest and fold ${format.count(one.folded)} into ‘other’; this page shows each of them.`]);
}
