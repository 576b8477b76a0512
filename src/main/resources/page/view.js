// What every part of the page is written with: markup, hooks, and small pieces that recur.

import { html, useEffect, useState } from './lib/standalone.module.js';

export { html, render, useEffect, useLayoutEffect, useReducer, useRef, useState } from './lib/standalone.module.js';

/** Text from data: on its own in either direction of writing, and never markup. */
export const Foreign = ({ text }) => html`<bdi class="foreign" title=${text}>${text}</bdi>`;

/** A segment in words: its dimensions with their values, or everybody. */
export function SegmentText({ pairs, everybody = 'all customers' }) {
  const entries = Object.entries(pairs);
  if (entries.length === 0) return html`<span class="segment">${everybody}</span>`;
  return html`<span class="segment">${entries.map(([dimension, value], i) => html`${i > 0 ? ', ' : ''}
    <span class="pair" key=${dimension}>${dimension} <${Foreign} text=${value} /></span>`)}</span>`;
}

/** State as a sign and a word; the colour only repeats it. */
export const State = ({ kind, children }) => html`<span class=${`state ${kind}`}><${Sign} kind=${kind} />${children}</span>`;

const SIGNS = {
  bad: 'M8 1.5 15 14H1zM8 6v4M8 11.6v.6',
  warn: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM8 4.5V9M8 11v.6',
  good: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM5 8.2l2.2 2.2L11 6',
  quiet: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM5 8h6',
};

export const Sign = ({ kind }) => html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true"><path d=${SIGNS[kind]} /></svg>`;

/** Renders again every second, and gives the browser's monotonic clock. */
export function useTick() {
  const [tick, setTick] = useState(performance.now());
  useEffect(() => {
    const timer = setInterval(() => setTick(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(tick, performance.now());
}
