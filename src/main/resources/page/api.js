// Questions to the query API; an error is a Problem with the words of the server.

export class Problem extends Error {
  constructor({ status, title, detail }) {
    super(detail);
    this.status = status;
    this.title = title;
    this.detail = detail;
  }
}

export function path(route, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== undefined && value !== ''));
  const text = query.toString();
  return `api/v1/${route}${text ? `?${text}` : ''}`;
}

/** JSON of a route. @throws Problem, or an AbortError when the signal says so */
export async function get(route, parameters, signal) {
  const response = await reach(path(route, parameters), signal);
  const body = await response.json().catch(() => undefined); // an answer cut short, or of something in between
  if (response.ok && body) return body;
  throw new Problem({
    status: response.status,
    title: body?.title ?? `Status ${response.status}`,
    detail: body?.detail ?? `The server answered with status ${response.status} and nothing that can be read.`,
  });
}

async function reach(address, signal) {
  try {
    return await fetch(address, { signal, headers: { Accept: 'application/json, application/problem+json' } });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem({ status: 0, title: 'Not reachable', detail: 'The server cannot be reached.' });
  }
}
