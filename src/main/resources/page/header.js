// The head of the page: whose product it is, what is shown, and how much of it can be believed.

import * as format from './format.js';
import { SegmentPicker } from './picker.js';
import { Connection } from './stream.js';
import { Sign, html } from './view.js';

export function Header({ catalogue, address, go, status }) {
  return html`<header class="top">
    <a class="brand" href=${location.pathname}><svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7" />
      <path d="M4 17h6l3-8 5 15 4-10 2 3h4" /></svg><h1>CX Pulse</h1></a>
    ${catalogue && html`<div class="choices">
      <${SegmentPicker} catalogue=${catalogue} metric=${address.metric} segment=${address.segment}
        choose=${(segment) => go({ segment })} />
      <${WindowChoice} windows=${catalogue.windows} chosen=${address.window} choose=${(window) => go({ window })} />
    </div>`}
    <${Freshness} ...${status} />
  </header>`;
}

function WindowChoice({ windows, chosen, choose }) {
  return html`<fieldset class="windows"><legend>Window</legend>
    ${windows.map(({ label }) => html`<label key=${label}><input type="radio" name="window" value=${label}
      checked=${label === chosen} onChange=${() => choose(label)} /><span>${label.replaceAll('_', ' ')}</span></label>`)}
  </fieldset>`;
}

/** The connection and the age of the data: the first thing that can lie, so it is never out of sight. */
function Freshness({ connection, trouble, age, grade, silence }) {
  const link = connectionText(connection, trouble, silence);
  const kind = freshnessKind(connection, trouble, grade);
  return html`<div class=${`freshness ${kind}`} role="group" aria-label="Connection and age of the data">
    <${Sign} kind=${kind} />
    <span class="connection">${link}</span>${' '}
    <span class="age">${connection === Connection.CONNECTING ? 'age of the data not known yet' : ageText(age, grade)}</span>
  </div>`;
}

function connectionText(connection, trouble, silence) {
  if (connection === Connection.OPEN) return trouble ? 'Trouble' : 'Live';
  if (connection === Connection.SILENT) return `Silent for ${format.duration(silence)}`;
  if (connection === Connection.LOST) return 'Reconnecting';
  return connection === Connection.REFUSED ? 'Refused' : 'Connecting';
}

function freshnessKind(connection, trouble, grade) {
  if (connection === Connection.CONNECTING) return 'quiet';
  if (connection === Connection.LOST || connection === Connection.REFUSED || grade === 'old') return 'bad';
  if (connection === Connection.SILENT || trouble || grade === 'stale') return 'warn';
  return grade === 'fresh' ? 'good' : 'quiet';
}

function ageText(age, grade) {
  if (grade === 'none') return 'no data yet';
  if (grade === 'ahead') return `data ${format.duration(-age)} ahead of the clock`;
  return `data ${format.duration(Math.max(0, age))} old${grade === 'stale' ? ', stale' : grade === 'old' ? ', out of date' : ''}`;
}
