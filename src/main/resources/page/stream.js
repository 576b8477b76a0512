// The event stream of one segment and window: it tells what it hears, how its connection is, and comes back by itself.

import { get, path } from './api.js';

const SILENT_AFTER = 5_000;
const GIVEN_UP_AFTER = 15_000;
const RETRY_AFTER = 2_000;
const CHECK_EVERY = 500;

export const Connection = { CONNECTING: 'connecting', OPEN: 'open', SILENT: 'silent', LOST: 'lost', REFUSED: 'refused' };

/** Calls `on.now`, `on.alerts`, `on.trouble` with JSON, and `on.connection` with its state and, if refused, the problem. */
export class Stream {
  constructor(question, on) {
    this.question = question;
    this.on = on;
    this.state = undefined;
    this.open();
    this.watch = setInterval(() => this.check(), CHECK_EVERY);
    this.hide = () => this.drop();
    this.show = (event) => event.persisted && this.open();
    addEventListener('pagehide', this.hide);
    addEventListener('pageshow', this.show);
  }

  close() {
    clearInterval(this.watch);
    removeEventListener('pagehide', this.hide);
    removeEventListener('pageshow', this.show);
    this.drop();
  }

  drop() {
    clearTimeout(this.retry);
    this.asking?.abort();
    this.source?.close();
    this.source = undefined;
  }

  open() {
    this.drop();
    this.heard = performance.now();
    if (!this.state) this.become(Connection.CONNECTING);
    const source = new EventSource(path('stream', this.question));
    this.source = source;
    source.addEventListener('open', () => { this.heard = performance.now(); });
    source.addEventListener('error', () => this.failed(source));
    for (const name of ['now', 'alerts', 'trouble']) {
      source.addEventListener(name, (event) => this.hear(name, JSON.parse(event.data)));
    }
  }

  hear(name, json) {
    this.heard = performance.now();
    this.become(Connection.OPEN);
    this.on[name](json);
  }

  // A browser tries again by itself after a broken connection, but not after an answer that is no stream.
  failed(source) {
    if (source !== this.source) return;
    this.heard = performance.now();
    if (this.state !== Connection.REFUSED) this.become(Connection.LOST);
    if (source.readyState === EventSource.CLOSED) {
      this.retry = setTimeout(() => this.open(), RETRY_AFTER);
      this.askWhy();
    }
  }

  // The browser keeps the reason of a refusal to itself; the same question without a stream gives it.
  async askWhy() {
    const asking = new AbortController();
    this.asking = asking;
    try {
      await get('now', this.question, asking.signal);
    } catch (problem) {
      if (asking.signal.aborted) return;
      this.become(problem.status >= 400 && problem.status < 500 ? Connection.REFUSED : Connection.LOST, problem);
    }
  }

  check() {
    const silence = performance.now() - this.heard;
    if (!this.source || this.source.readyState === EventSource.CLOSED) return;
    if (silence > SILENT_AFTER && (this.state === Connection.OPEN || this.state === Connection.CONNECTING)) {
      this.become(Connection.SILENT);
    }
    if (silence > GIVEN_UP_AFTER) this.open();
  }

  become(state, problem) {
    if (state === this.state && state !== Connection.REFUSED) return;
    this.state = state;
    this.on.connection(state, problem);
  }
}
