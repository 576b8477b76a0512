// What a screen reader is told unasked: alerts that begin or end, and a connection that comes or goes; never each number.

import { isEnded } from './loading.js';
import { Connection } from './stream.js';
import { html, useEffect, useRef, useState } from './view.js';

export function Announcer({ alerts, connection }) {
  const [text, setText] = useState('');
  const known = useRef();
  const link = useRef();
  useEffect(() => {
    if (!alerts) return;
    const news = known.current && changes(known.current, alerts.all);
    known.current = new Map(alerts.all.map((alert) => [alert.fingerprint, alert.incidentId + alert.state]));
    if (news?.length) setText(news.join(' '));
  }, [alerts]);
  useEffect(() => {
    const was = link.current;
    link.current = connection;
    if (connection === Connection.LOST) setText('Connection lost. Numbers are not updated.');
    if (connection === Connection.SILENT) setText('Nothing comes through the connection. Numbers are not updated.');
    if (connection === Connection.OPEN && was && was !== Connection.CONNECTING) setText('Connected again.');
  }, [connection]);
  return html`<p class="hidden" role="status" aria-live="polite" data-announcer>${text}</p>`;
}

function changes(known, alerts) {
  return alerts.flatMap((alert) => {
    const before = known.get(alert.fingerprint);
    if (before === alert.incidentId + alert.state) return [];
    if (alert.state === 'firing' && before !== `${alert.incidentId}recovering`) return [`New alert: ${name(alert)}.`];
    return before && isEnded(alert) ? [`Alert ${alert.state}: ${name(alert)}.`] : [];
  });
}

function name(alert) {
  const where = Object.entries(alert.dimensions).map(([dimension, value]) => `${dimension} ${value}`).join(', ');
  return `${alert.annotations.summary ?? alert.rule}${where ? `, ${where}` : ''}`;
}
