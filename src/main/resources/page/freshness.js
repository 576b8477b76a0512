// How old the numbers are: the age the server told, and what has passed since by the browser's monotonic clock.

const ORANGE_AFTER = 30;
const RED_AFTER = 120;

// Clocks of machines differ; less than this ahead is no news.
const AHEAD = 5;

/** What is remembered of a reading of all metrics. */
export function received(now, monotonic) {
  return { at: Date.parse(now.at), newest: now.newest === undefined ? undefined : Date.parse(now.newest), monotonic };
}

/** The server's clock, in milliseconds. */
export function serverTime(last, monotonic) {
  return last ? last.at + (monotonic - last.monotonic) : Date.now();
}

/** Seconds since the newest event; undefined as long as there is none. */
export function age(last, monotonic) {
  if (last?.newest === undefined) return undefined;
  return (serverTime(last, monotonic) - last.newest) / 1000;
}

/** `none`, `fresh`, `ahead`, `stale` or `old`. */
export function grade(seconds) {
  if (seconds === undefined) return 'none';
  if (seconds > RED_AFTER) return 'old';
  if (seconds > ORANGE_AFTER) return 'stale';
  return seconds < -AHEAD ? 'ahead' : 'fresh';
}
