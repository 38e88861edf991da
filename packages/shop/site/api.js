// The shop's API client: request ids, time-outs, repeats, renewing a session. No elements here.
// What a fault changes of it stands in `page.config`; the values here are a shop's that works.

const { config, version } = window.shopPage;
const TIMEOUT_MS = config.timeout_ms ?? 15_000;
const REPEATS = config.repeats ?? { limit: 1, wait_ms: 400, statuses: [503] };
const RENEWALS = config.renewals ?? 1;
const ELSEWHERE = config.elsewhere ?? [];
let sequence = 0;

export class ApiError extends Error {
  constructor(method, path, status, body) {
    super(`${method} ${path} answered ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.body = body;
  }
}

/** Ask the API and read its JSON; a status of 400 or more is an ApiError. */
export async function ask(path, options = {}) {
  const { method = 'GET' } = options;
  let response = await send(path, options);
  for (let times = 0; times < RENEWALS && response.status === 401; times += 1) {
    if (options.anonymous || !(await renewSession())) break;
    response = await send(path, options);
  }
  const body = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new ApiError(method, path, response.status, body);
  return body;
}

/** Send a request, repeating it where the server says that it may; returns the response. */
export async function send(path, { method = 'GET', body, signal } = {}) {
  for (let times = 0; ; times += 1) {
    const response = await once(path, method, body, signal);
    const mayRepeat = method === 'GET' && REPEATS.statuses.includes(response.status);
    if (!mayRepeat || times >= REPEATS.limit) return response;
    await new Promise((done) => setTimeout(done, REPEATS.wait_ms));
  }
}

async function once(path, method, body, signal) {
  sequence += 1;
  const headers = { 'x-request-id': `${version}-${Date.now().toString(36)}-${sequence}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  return fetch(addressOf(path), {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: signal ?? AbortSignal.timeout(TIMEOUT_MS),
  });
}

function addressOf(path) {
  if (!ELSEWHERE.some((prefix) => path.startsWith(prefix))) return `/demo/api${path}`;
  const other = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  return `${location.protocol}//${other}:${location.port}/demo/api${path}`;
}

async function renewSession() {
  const response = await once('/session/refresh', 'POST', {});
  if (!response.ok) console.error('[account] the session could not be renewed', response.status);
  return response.ok;
}
