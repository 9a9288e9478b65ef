import { isPage } from './requests.js';
import { pause } from './wait.js';

// What waits for a learning record store, and how it gets there. It is on this machine before anything is
// sent.

// The most bytes that a browser sends from a page that goes.
const LAST_BYTES = 60000;
// How long a page that is left waits for its last statement, ms.
const FOR_THE_LAST = 5000;
// How long it is waited before a state that was not taken is sent again, ms; longer each time.
const STATE_RETRY = 2000;
const STATE_RETRY_MOST = 60000;
// Answers of a store without the resource for states.
const HAS_NO_STATES = [404, 405, 501];

/** @typedef {import('./course').Summary} Summary */
/** @typedef {import('./course').Told} Told */

/** `stateAt` names the learner's state in a request; `shared` is found again at the next launch, `tab` only
 * when the tab is loaded again; `saved` is the state that the store has, `trouble` what went wrong so far.
 * @param {import('./glue').RecorderPort} port @param {ReturnType<typeof import('./requests').requestsTo>} request
 * @param {Record<string, string>} stateAt @param {import('./course').Kept} shared @param {import('./course').Kept} tab
 * @param {string} saved @param {string} trouble */
export const openOutbox = (port, request, stateAt, shared, tab, saved, trouble) => {
  let isSafe = false;
  let isSending = false;
  let hasState = true;
  let patience = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let again;
  /** @type {Summary | undefined} */
  let summary;
  /** @type {(told: Told | undefined) => void} */
  let listener = () => {};

  const keep = () => {
    isSafe = !!shared.write('outbox', port.outbox());
    const round = port.state();
    if (round) shared.write('round', round);
    // From here on the statement that begins a session is kept, or has been sent.
    if (isSafe || !port.waiting()) tab.write('begun', '1');
  };

  // What is kept there says what was reported, so it follows the statements. Tried again until it is taken.
  const saveState = async (last = false) => {
    const round = hasState && port.state();
    if (!round || round === saved) return;
    const response = await request('activities/state', stateAt, { method: 'PUT', body: JSON.stringify({ round }), last });
    hasState = !HAS_NO_STATES.includes(response.status);
    if (response.ok && !isPage(response)) saved = round;
    else if (hasState) throw new Error(`${response.status}`);
  };

  // Sends what is next; gives the milliseconds until the request after it, negative if nothing waits.
  const post = async (/** @type {string} */ body) => {
    let status = 0;
    let answer = '';
    let asked = NaN;
    try {
      const response = await request('statements', undefined, { method: 'POST', body });
      status = response.status;
      answer = await response.text();
      asked = parseInt(response.headers.get('Retry-After') ?? '', 10);
      trouble = !response.ok ? `${status}` : port.confirms(status, answer) ? '' : 'no answer of a record store';
    } catch (error) {
      // An answer that breaks off confirms nothing.
      status = 0;
      trouble = /** @type {Error} */ (error).name === 'TimeoutError' ? 'timeout' : 'offline';
    }
    const wait = port.answered(status, answer, Number.isNaN(asked) ? -1 : asked);
    // What was there already is no trouble.
    if (wait < 0) trouble = '';
    keep();
    return wait;
  };

  const send = async () => {
    if (isSending) return;
    isSending = true;
    clearTimeout(again);
    try {
      for (let wait = 0; wait === 0;) {
        const body = port.batch();
        if (!body) break;
        wait = await post(body);
        // Not all at the same moment when a store comes back to a full classroom.
        if (wait > 0) again = setTimeout(send, wait * (1 + Math.random() / 4));
      }
    } finally {
      isSending = false;
    }
    if (!port.waiting()) await saveState().then(() => { patience = 0; }, sendLater);
    listener(standing());
  };

  const sendLater = () => {
    patience = Math.min(2 * patience + STATE_RETRY, STATE_RETRY_MOST);
    again = setTimeout(send, patience);
  };

  /** @returns {Told | undefined} */
  const standing = () => {
    const refused = port.refused() ? `400 × ${port.refused()}` : '';
    const isWaiting = port.waiting() > 0;
    const refusal = trouble || refused;
    const kind = /^40[13]$/.test(trouble) ? 'session' : trouble ? 'away' : refused && 'lost';
    return summary && {
      ...summary, confirmed: !isWaiting && !refusal, waits: isWaiting && !refusal, refusal, trouble: kind, isSafe,
    };
  };

  return {
    keep, send, standing,
    trouble: () => trouble,
    onChange(/** @type {(told: Told | undefined) => void} */ heard) { listener = heard; },
    // What was told of a round, to be sent.
    take(/** @type {Summary} */ told) {
      summary = told;
      keep();
      send();
      return standing();
    },
    // All that waits goes with the page.
    sendLast() {
      const body = port.rest();
      if (body && body.length < LAST_BYTES) request('statements', undefined, { method: 'POST', body, last: true }).catch(() => {});
      if (isSafe || !body) saveState(true).catch(() => {});
    },
    // Until all is sent, within reason.
    async empty() {
      const all = async () => {
        // What is under way does not hold the last statement yet.
        while (isSending) await pause(50);
        await send();
      };
      await Promise.race([all(), pause(FOR_THE_LAST)]);
    },
  };
};
