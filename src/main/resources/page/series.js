// The points of a series: how often they are asked for, how a live reading extends them, and where nothing was observed.

const POINTS = 100;
const STEPS_PER_WINDOW = 12;
const MINUTE = 60;

const end = (point) => Date.parse(point.end) / 1000;

/** Length of a window in seconds; undefined for calendar windows. */
export function windowSeconds(window) {
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(window?.size ?? '');
  if (!match) return undefined;
  const [hours, minutes, seconds] = match.slice(1).map((text) => Number(text ?? 0));
  return hours * 3600 + minutes * MINUTE + seconds;
}

/** Seconds between two points of a window's series. */
export function stepSeconds(window) {
  const size = windowSeconds(window);
  if (size === undefined) return 86400;
  return Math.max(1, Math.round(size / STEPS_PER_WINDOW / MINUTE)) * MINUTE;
}

/** The `step` to ask for; calendar windows take none. */
export function stepText(window) {
  return windowSeconds(window) === undefined ? undefined : `${stepSeconds(window) / MINUTE}m`;
}

/**
 * Points with a live reading in its place. Between two steps only the newest reading stays, and windows that end later
 * than it are dropped: they hold less than it does.
 */
export function extend(points, reading, step) {
  const newest = end(reading);
  const kept = points.filter((point) => {
    const at = end(point);
    return at < newest && at > newest - step * POINTS && (at % step === 0 || step >= 86400);
  });
  return [...kept, reading];
}

/** Columns for a chart, oldest first; a null stands where at least one step is missing. */
export function columns(points, step) {
  const table = { x: [], value: [], low: [], high: [], state: [], point: [] };
  let last;
  for (const point of points) {
    const at = end(point);
    if (last !== undefined && at - last > 1.5 * step) append(table, last + step, {});
    append(table, at, point);
    last = at;
  }
  return table;
}

function append(table, at, point) {
  table.x.push(at);
  table.value.push(point.value ?? null);
  table.low.push(point.low ?? null);
  table.high.push(point.high ?? null);
  table.state.push(point.state ?? null);
  table.point.push(point.end ? point : null);
}

export const isProvisional = (state) => state === 'provisional';

/** A column with only those values whose state fits; the last one before a change is kept, so that the lines meet. */
export function onlyProvisional(table) {
  return table.value.map((value, i) =>
    isProvisional(table.state[i]) || (isProvisional(table.state[i + 1]) && value !== null) ? value : null);
}

export function onlySettled(table) {
  return table.value.map((value, i) => (table.state[i] && !isProvisional(table.state[i]) ? value : null));
}
