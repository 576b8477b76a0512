// What metrics are called on the page, and what their observations are.

import { isKept, parse } from './segment.js';
import { windowSeconds } from './series.js';

const TITLES = {
  nps: 'NPS',
  nps_transactional: 'NPS after contacts',
  csat_t2b: 'Satisfied customers',
  csat_mean: 'Mean satisfaction',
  ces: 'Ease',
  contact_volume: 'Contacts',
  first_response_time: 'First response',
  next_reply_time: 'Next reply',
  resolution_time_first: 'First solution',
  resolution_time_full: 'Last solution',
  closure_time: 'Time to closing',
  cases_opened: 'Cases opened',
  backlog: 'Open cases',
  reopen_rate: 'Reopened',
  reopen_rate_solved: 'Reopened after solved',
  transfers: 'Transfers',
  one_touch: 'One touch',
  sla_met: 'Service level met',
  fcr_proxy_no_reassign: 'First contact resolution (proxy)',
};

const SHORT = { csat_t2b: 'CSAT, top two of five', ces: 'CES', nps: 'relationship', backlog: 'backlog', first_response_time: 'mean' };

const ANSWERS = /^(nps|csat|ces)(_|$)/;

const CASES = /^(first_response_time|next_reply_time|resolution_time|closure_time|cases_opened|backlog|reopen_rate|one_touch|sla_met|fcr_proxy)/;

const WORDS = { contact_volume: 'contact', transfers: 'transfer' };

const KINDS = {
  score: '100 × (promoters − detractors) / n, from −100 to +100',
  share: 'hits / n, in percent',
  mean: 'the mean of answers moved onto 1 to 5',
  duration: 'the mean of the times; half of them are below the median, nine of ten below the 90th percentile',
  count: 'how many there are',
};

export const title = (id) => TITLES[id] ?? capitalized(id.replaceAll('_', ' '));

export const subtitle = (id) => SHORT[id];

export const formula = (metric) => KINDS[metric.kind] ?? '';

const capitalized = (text) => text.charAt(0).toUpperCase() + text.slice(1);

export const dimensionName = (dimension) => capitalized(dimension.replaceAll('_', ' '));

/** The word for what is counted, e.g. "answers". */
export function observations(metric, n) {
  const word = ANSWERS.test(metric.id) ? 'answer' : CASES.test(metric.id) ? 'case' : WORDS[metric.id] ?? 'observation';
  return n === 1 ? word : `${word}s`;
}

/** The newest version of a metric. */
export const find = (catalogue, id) =>
  catalogue.metrics.filter((metric) => metric.id === id).sort((a, b) => b.version - a.version)[0];

export const findWindow = (catalogue, label) => catalogue.windows.find((window) => window.label === label);

/** The metric whose segments are listed for a dimension: the one on the chart if it is split by it. */
export function listedBy(catalogue, dimension, preferred) {
  const metrics = catalogue.metrics.filter((metric) => isKept(metric, [dimension]));
  return metrics.find((metric) => metric.id === preferred) ?? metrics[0];
}

/** Dimensions that some metric is split by alone. */
export function dimensions(catalogue) {
  const single = catalogue.metrics.flatMap((metric) => metric.groupings).filter((grouping) => grouping.length === 1);
  return [...new Set(single.flat())].sort();
}

/** Rules that judge this metric in this segment, whatever their window. */
export function rulesFor(rules, metric, segment) {
  const pairs = parse(segment);
  const names = Object.keys(pairs).sort().join();
  return rules.filter((rule) =>
    rule.metric === metric.id
    && rule.metricVersion === metric.version
    && [...new Set([...Object.keys(rule.where ?? {}), ...rule.by])].sort().join() === names
    && Object.entries(rule.where ?? {}).every(([dimension, value]) => pairs[dimension] === value));
}

/** Whether the threshold of a rule is a level of the chart of its metric in this window. */
export const isLevel = (rule, window) => rule.limitSeconds === undefined && rule.windowSeconds === windowSeconds(window);

/** Whether an alert speaks of this metric and segment. */
export const concerns = (alert, id, segment) => alert.metric === id && alert.segment === segment;
