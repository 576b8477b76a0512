// The state of the page is its address: a copied link shows the same, and back goes back.

import { canonical, parse } from './segment.js';

const NAMES = ['segment', 'window', 'metric'];

/** What the address says; what it does not say is undefined. */
export function read() {
  const query = new URLSearchParams(location.search);
  const state = {};
  for (const name of NAMES) state[name] = query.get(name) ?? undefined;
  state.segment = canonical(parse(state.segment ?? ''));
  return state;
}

/** A link to a state; colons and commas stay readable. */
export function link(state) {
  const query = NAMES
    .filter((name) => state[name])
    .map((name) => `${name}=${encodeURIComponent(state[name]).replace(/%3A/g, ':').replace(/%2C/g, ',')}`)
    .join('&');
  return query ? `?${query}` : location.pathname;
}

export function push(state) {
  history.pushState(null, '', link(state));
}

/** Calls back whenever somebody goes back or forth; returns how to stop that. */
export function follow(changed) {
  const listener = () => changed(read());
  addEventListener('popstate', listener);
  return () => removeEventListener('popstate', listener);
}
