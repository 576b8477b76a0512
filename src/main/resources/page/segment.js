// The canonical text of a segment, `channel:app,touchpoint:B%C3%BCro`: the same in the API, in alerts and in the URL.

// The API reads a plus as a blank, so everything is percent-encoded as its own URLEncoder does it, blanks as %20.
const encode = (text) => encodeURIComponent(text.toWellFormed?.() ?? text).replace(/[!'()~]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase());

/** The text of pairs such as `{channel: 'app'}`; the total is empty. */
export function canonical(pairs) {
  return Object.entries(pairs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dimension, value]) => `${dimension}:${encode(value)}`)
    .join(',');
}

/** Pairs of a text, in any order and encoded or not; what is no pair is left out. */
export function parse(text) {
  const pairs = {};
  for (const part of text.split(',')) {
    const colon = part.indexOf(':');
    if (colon > 0) pairs[part.slice(0, colon).trim()] = decode(part.slice(colon + 1));
  }
  return pairs;
}

function decode(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text; // a percent sign somebody typed into the address
  }
}

export const dimensionsOf = (text) => Object.keys(parse(text)).sort();

/** Whether a metric is kept for the dimensions of a segment. */
export function isKept(metric, dimensions) {
  const wanted = [...dimensions].sort().join();
  return metric.groupings.some((grouping) => [...grouping].sort().join() === wanted);
}
