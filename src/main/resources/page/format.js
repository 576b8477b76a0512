// Numbers, durations and times as people read them, always with their unit.

const LOCALE = 'en-GB';
const MINUS = '\u2212';
const NARROW = '\u202f';
const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3600;
const SECONDS_PER_DAY = 86400;

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDigits = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const signed = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });

const clock = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' });
const dayWithYear = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' });

/** Where the reader is; all times are told in it. */
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const minus = (text) => text.replace('-', MINUS);

export const count = (number) => minus(whole.format(number));

/** 250 s are "4 min 10 s": the two largest units, and no more. */
export function duration(seconds) {
  const rounded = Math.round(Math.abs(seconds));
  const sign = seconds < 0 && rounded > 0 ? MINUS : '';
  if (rounded < SECONDS_PER_MINUTE) return `${sign}${rounded}${NARROW}s`;
  if (rounded < SECONDS_PER_HOUR) return sign + twoUnits(rounded, SECONDS_PER_MINUTE, 'min', 1, 's');
  if (rounded < SECONDS_PER_DAY) return sign + twoUnits(rounded, SECONDS_PER_HOUR, 'h', SECONDS_PER_MINUTE, 'min');
  return sign + twoUnits(rounded, SECONDS_PER_DAY, 'd', SECONDS_PER_HOUR, 'h');
}

function twoUnits(seconds, large, largeName, small, smallName) {
  const inSmall = Math.round(seconds / small);
  const major = Math.floor((inSmall * small) / large);
  const minor = inSmall - (major * large) / small;
  const head = `${count(major)}${NARROW}${largeName}`;
  return minor === 0 ? head : `${head} ${minor}${NARROW}${smallName}`;
}

/** How long ago, or for how long: whole minutes as soon as there is one, because seconds that tick draw the eye. */
export const roughly = (seconds) =>
  duration(seconds < SECONDS_PER_MINUTE ? seconds : Math.floor(seconds / SECONDS_PER_MINUTE) * SECONDS_PER_MINUTE);

/** The number alone, e.g. "+14", "71.3", "4 min 10 s". */
export function number(value, unit) {
  switch (unit) {
    case 'points': return minus(signed.format(Math.round(value) || 0));
    case 'ratio': return minus(oneDigit.format(value * 100));
    case 'score': return minus(twoDigits.format(value));
    case 'seconds': return duration(value);
    default: return count(value);
  }
}

/** What stands behind the number; durations carry theirs inside. */
export function unitName(unit, one = false) {
  switch (unit) {
    case 'points': return one ? 'point' : 'points';
    case 'ratio': return '%';
    case 'score': return 'of 5';
    default: return '';
  }
}

/** Number and unit, e.g. "−55 points". */
export function value(value_, unit) {
  const suffix = unitName(unit, Math.abs(Math.round(value_)) === 1);
  return suffix ? `${number(value_, unit)}${NARROW}${suffix}` : number(value_, unit);
}

/** A threshold as it was written: not rounded away. */
export function threshold(limit, unit) {
  if (unit === 'points') return `${minus(String(limit))}${NARROW}points`;
  if (unit === 'ratio') return `${Number((limit * 100).toPrecision(12))}${NARROW}%`;
  return unit === 'score' ? `${limit}${NARROW}of 5` : value(limit, unit);
}

/** "−73 to −31", or nothing where there are too few observations for an interval. */
export function interval(reading, unit) {
  if (reading.low === undefined || reading.high === undefined) return undefined;
  const suffix = unitName(unit);
  const range = `${number(reading.low, unit)} to ${number(reading.high, unit)}`;
  return suffix ? `${range}${NARROW}${suffix}` : range;
}

/** A time of today as "11:55", of another day with its date. */
export function time(instant, now) {
  const then = new Date(instant);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return clock.format(then);
  const date = then.getFullYear() === today.getFullYear() ? day : dayWithYear;
  return `${date.format(then)}, ${clock.format(then)}`;
}

/** "11:55–12:00", with dates where it spans days; a calendar day as its date. */
export function span(start, end, now, calendar) {
  if (calendar) return `${dayWithYear.format(new Date((Date.parse(start) + Date.parse(end)) / 2))}`;
  const sameDay = new Date(start).toDateString() === new Date(end).toDateString();
  if (sameDay) return `${time(start, now)}–${clock.format(new Date(end))}`;
  return [start, end].map((instant) => `${day.format(new Date(instant))}, ${clock.format(new Date(instant))}`).join(' – ');
}

export const clockTime = (seconds) => clock.format(new Date(seconds * 1000));

export const date = (seconds) => day.format(new Date(seconds * 1000));
