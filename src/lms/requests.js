import { TIMEOUT } from './wait.js';

// How a learning record store is spoken to.

const VERSION = '1.0.3';

/** Requests to a store. The credentials live in this closure and nowhere else.
 * @param {string} endpoint @param {string} authorization */
export const requestsTo = (endpoint, authorization) =>
  /** @param {string} path @param {Record<string, string>} [query]
   * @param {{ method?: string, body?: string, last?: boolean }} [how] `last` of a page that goes */
  async (path, query, { method = 'GET', body, last } = {}) => {
    const address = `${endpoint.replace(/\/*$/, '/')}${path}${query ? `?${new URLSearchParams(query)}` : ''}`;
    /** @type {Record<string, string>} */
    const headers = { 'X-Experience-API-Version': VERSION };
    if (authorization) headers.Authorization = authorization;
    if (body) headers['Content-Type'] = 'application/json';
    return fetch(address, {
      method, headers, body, keepalive: !!last, cache: 'no-store', credentials: 'omit',
      referrerPolicy: 'no-referrer', signal: last ? undefined : AbortSignal.timeout(TIMEOUT),
    });
  };

/** cmi5's token comes once; the tab keeps it for a reload.
 * @param {string} address @param {import('./course').Kept} tab */
export const fetchToken = async (address, tab) => {
  const kept = tab.read('token');
  if (kept) return kept;
  const response = await fetch(address, { method: 'POST', credentials: 'omit', referrerPolicy: 'no-referrer' });
  const answer = await response.json();
  const given = answer['auth-token'];
  if (!given) throw new Error(`fetch: ${answer['error-text'] ?? response.status}`);
  tab.write('token', given);
  return given;
};

/** A page to log in, which comes with 200 as well.
 * @param {Response} response */
export const isPage = (response) => /html/.test(response.headers.get('content-type') ?? '');

/** What an answer holds; `missing` if there is none at that place.
 * @param {Response} response @param {unknown} [missing] @returns {Promise<any>} */
export const json = async (response, missing) => {
  if (response.ok) return response.json();
  if (response.status === 404 && missing !== undefined) return missing;
  throw new Error(`${response.status} ${response.statusText}`.trim());
};
