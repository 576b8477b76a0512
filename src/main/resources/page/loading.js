// What the page has loaded: the catalogue once, the series again and again, and the live readings that extend them.

import { get } from './api.js';
import { Connection, Stream } from './stream.js';
import { received } from './freshness.js';
import { extend, stepSeconds, stepText } from './series.js';
import { useEffect, useReducer, useState } from './view.js';

const RETRY_AFTER = 2_000;
const SERIES_AGAIN_AFTER = 30_000;
const CARDINALITY_AGAIN_AFTER = 60_000;
const OTHER_WINDOW_AGAIN_AFTER = 5_000;
const ALERTS_MOST = 1_000;

/**
 * Asks until there is an answer, and again after `again` milliseconds if that is given. Whatever changes in `depends`
 * makes it forget the answer and ask anew; a change of `visit` makes it ask anew at once and keep the answer until then.
 */
function useAnswer(ask, depends, { again, visit } = {}) {
  const [answer, setAnswer] = useState({ depends: undefined });
  const key = JSON.stringify(depends);
  useEffect(() => {
    if (depends.includes(null)) return undefined;
    const asking = new AbortController();
    let timer;
    const run = async () => {
      try {
        const value = await ask(asking.signal);
        setAnswer({ key, value });
        if (again) timer = setTimeout(run, again);
      } catch (problem) {
        if (asking.signal.aborted) return;
        setAnswer((last) => (last.key === key ? { ...last, problem } : { key, problem }));
        timer = setTimeout(run, RETRY_AFTER);
      }
    };
    run();
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [key, visit]);
  return answer.key === key ? answer : {};
}

/** Metrics and windows; `problem` while they cannot be had. */
export const useCatalogue = () => useAnswer((signal) => get('metrics', {}, signal), []);

export const useRules = (visit) => useAnswer(async (signal) => (await get('rules', {}, signal)).rules, [], { visit }).value ?? [];

/** How many segments are live, and how many of them the gauges for Prometheus fold. */
export const useCardinality = () =>
  useAnswer((signal) => get('cardinality', {}, signal), [], { again: CARDINALITY_AGAIN_AFTER }).value;

/** The current readings of another window than that of the stream. */
export const useReadings = (segment, window, visit) =>
  useAnswer((signal) => get('now', { segment, window }, signal), [segment, window], { again: OTHER_WINDOW_AGAIN_AFTER, visit });

/** The points of a metric, extended by `reading` whenever there is a newer one; `visit` changes after a reconnect. */
export function useSeries(metric, segment, window, reading, visit) {
  const id = metric?.id ?? null;
  const label = window?.label ?? null;
  const step = window && stepSeconds(window);
  const answer = useAnswer(
    (signal) => get(`metrics/${encodeURIComponent(id)}/series`, { segment, window: label, step: stepText(window) }, signal),
    [id, segment, label], { again: SERIES_AGAIN_AFTER, visit });
  const [points, dispatch] = useReducer(change, []);
  useEffect(() => dispatch({ loaded: answer.value?.points ?? [], step }), [answer.value]);
  useEffect(() => { if (reading) dispatch({ reading, step }); }, [reading, answer.value]);
  return { ...answer, loading: !answer.value && !answer.problem, points: answer.value ? points : [], step };
}

const change = (points, event) => (event.loaded ? event.loaded : extend(points, event.reading, event.step));

const NOTHING = { now: undefined, trouble: undefined, last: undefined };

/** Everything the stream says of a segment and window; `visit` counts how often the connection was gained. */
export function useStream(segment, window) {
  const [heard, setHeard] = useState({ ...NOTHING, alerts: undefined, connection: Connection.CONNECTING, visit: 0 });
  useEffect(() => {
    if (!window) return undefined;
    let lost = false;
    const tell = (part) => setHeard((before) => ({ ...before, ...part }));
    tell({ ...NOTHING });
    const stream = new Stream({ segment, window }, {
      now: (now) => tell({ now, trouble: undefined, last: received(now, performance.now()) }),
      alerts: (alerts) => tell({ alerts }),
      trouble: (trouble) => tell({ trouble }),
      connection: (connection, refusal) => {
        if (lost && connection === Connection.OPEN) setHeard((before) => ({ ...before, visit: before.visit + 1 }));
        lost = connection !== Connection.OPEN && (lost || connection !== Connection.CONNECTING);
        tell({ connection, refusal });
      },
    });
    return () => stream.close();
  }, [segment, window]);
  return heard;
}

/**
 * All active alerts and the newest ended ones. The stream shows a limited number, the most urgent first, so ended ones
 * could hide what fires; then the active ones are asked for by themselves.
 */
export function useAlerts(streamed, visit) {
  const isCut = streamed !== undefined && streamed.total > streamed.alerts.length;
  const { value: active } = useAnswer((signal) => get('alerts', { state: 'firing,recovering', limit: ALERTS_MOST }, signal),
    [isCut ? 'active' : null], { visit: `${isCut && streamed.asOf} ${visit}` });
  if (!streamed) return undefined;
  if (!isCut || !active) return summary(streamed.alerts, streamed, isCut);
  const known = new Set(active.alerts.map((alert) => alert.fingerprint));
  const ended = streamed.alerts.filter((alert) => isEnded(alert) && !known.has(alert.fingerprint));
  return summary([...active.alerts, ...ended], streamed, active.total > active.alerts.length);
}

export const isEnded = (alert) => alert.state === 'resolved' || alert.state === 'retracted';

/** @param isPartial whether there may be active alerts that are not among these */
function summary(alerts, { total, unreadable }, isPartial) {
  return {
    all: alerts,
    firing: alerts.filter((alert) => alert.state === 'firing'),
    recovering: alerts.filter((alert) => alert.state === 'recovering'),
    ended: alerts.filter(isEnded).sort((a, b) => Date.parse(b.at) - Date.parse(a.at)),
    hidden: Math.max(0, total - alerts.length),
    unreadable: unreadable ?? 0,
    isPartial,
  };
}
