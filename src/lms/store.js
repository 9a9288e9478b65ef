import { onDevice } from './device.js';
import { RecorderPort } from './glue.js';
import { readSummary } from './summary.js';
import { pause, TIMEOUT } from './wait.js';

// A learning record store: the launch parameters, the requests, and what waits on this machine.

const VERSION = '1.0.3';
// The most bytes that a browser sends from a page that goes.
const LAST_BYTES = 60000;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const isAddress = (text) => /^https?:\/\//.test(text ?? '');

// The credentials live in this closure and nowhere else.
const requests = (endpoint, authorization) => async (path, query, { method = 'GET', body, last } = {}) => {
  const address = `${endpoint.replace(/\/*$/, '/')}${path}${query ? `?${new URLSearchParams(query)}` : ''}`;
  const headers = { 'X-Experience-API-Version': VERSION };
  if (authorization) headers.Authorization = authorization;
  if (body) headers['Content-Type'] = 'application/json';
  return fetch(address, {
    method, headers, body, keepalive: !!last, cache: 'no-store', credentials: 'omit',
    referrerPolicy: 'no-referrer', signal: last ? undefined : AbortSignal.timeout(TIMEOUT),
  });
};

// cmi5's token comes once; the tab keeps it for a reload.
const token = async (address, place) => {
  const kept = place.session.read('token');
  if (kept) return kept;
  const response = await fetch(address, { method: 'POST', credentials: 'omit', referrerPolicy: 'no-referrer' });
  const answer = await response.json();
  const given = answer['auth-token'];
  if (!given) throw new Error(`fetch: ${answer['error-text'] ?? response.status}`);
  place.session.write('token', given);
  return given;
};

const isPage = (response) => /html/.test(response.headers.get('content-type') ?? '');

const json = async (response, missing) => {
  if (response.ok) return response.json();
  if (response.status === 404 && missing !== undefined) return missing;
  throw new Error(`${response.status} ${response.statusText}`.trim());
};

export const openStore = async (element, pass) => {
  const given = new URLSearchParams(location.search);
  const isCmi5 = element.getAttribute('format') === 'cmi5';
  const activity = given.get('activityId') ?? given.get('activity_id') ?? '';
  const [endpoint, actor, registration] = ['endpoint', 'actor', 'registration'].map((name) => given.get(name) ?? '');
  if (![...given.keys()].some((name) => /^(endpoint|actor|activity_?id|fetch)$/i.test(name))) return undefined;
  const wrong = Object.entries({
    endpoint: isAddress(endpoint), actor, [isCmi5 ? 'activityId' : 'activity_id']: activity,
    registration: registration ? UUID.test(registration) : !isCmi5, ...isCmi5 && { fetch: isAddress(given.get('fetch')) },
  }).filter(([, right]) => !right).map(([name]) => name);
  if (wrong.length) throw new Error(`launch: ${wrong.join(', ')}`);
  const place = onDevice([endpoint, activity, actor, registration, given.get('fetch') ?? ''].join('\n'));
  // What waits must be found again at the next launch, which has another token.
  const shared = onDevice([activity, actor, registration].join('\n'));
  const request = requests(endpoint, isCmi5 ? `Basic ${await token(given.get('fetch'), place)}` : given.get('auth') ?? '');
  const state = (stateId) => ({ activityId: activity, agent: actor, stateId, ...registration && { registration } });
  let [data, wishes] = ['', {}];
  if (isCmi5) {
    data = await json(await request('activities/state', state('LMS.LaunchData')));
    // A session that was terminated says nothing more, whatever is loaded again.
    if (place.session.read('ended')) data.launchMode = 'Review';
    wishes = await request('agents/profile', { agent: actor, profileId: 'cmi5LearnerPreferences' })
      .then((response) => json(response, {})).catch(() => ({}));
  }
  // A store without this resource is not asked again, and one that forbids is told of at once.
  let [hasState, trouble] = [true, ''];
  const kept = await request('activities/state', state('whos-responsible'))
    .then((response) => {
      if (/401|403/.test(response.status)) trouble = `${response.status}`;
      return json(response, {});
    }).catch(() => ({}));
  const port = new RecorderPort(
    activity, registration, actor, data && JSON.stringify(data), String(kept?.round ?? ''),
    shared.read('round') ?? '', shared.read('outbox') ?? '', !!place.session.read('begun'), pass, +element.getAttribute('limit') || 0, Date.now(),
  );

  // What waits is on this machine before anything is sent.
  let isSafe = false;
  const keep = () => {
    isSafe = shared.write('outbox', port.outbox());
    const round = port.state();
    if (round) shared.write('round', round);
    // From here on the statement that begins a session is kept, or has been sent.
    if (isSafe || !port.waiting()) place.session.write('begun', '1');
  };
  let [sending, again, saved] = [false, 0, String(kept?.round ?? '')];
  // What is kept there says what was reported, so it follows the statements. Tried again until it is taken.
  const saveState = async (last) => {
    const round = hasState && port.state();
    if (!round || round === saved) return;
    const sent = { method: 'PUT', body: JSON.stringify({ round }), last };
    const response = await request('activities/state', state('whos-responsible'), sent);
    hasState = !/404|405|501/.test(response.status);
    // A page to log in comes with 200 as well.
    if (response.ok && !isPage(response)) saved = round;
    else if (hasState) throw new Error(`${response.status}`);
  };
  const send = async () => {
    if (sending) return;
    sending = true;
    clearTimeout(again);
    try {
      for (let wait = 0; wait === 0;) {
        const body = port.batch();
        if (!body) break;
        let [status, answer, asked] = [0, '', -1];
        try {
          const response = await request('statements', undefined, { method: 'POST', body });
          status = response.status;
          answer = await response.text();
          asked = parseInt(response.headers.get('Retry-After') ?? '-1', 10);
          trouble = !response.ok ? `${status}` : port.confirms(status, answer) ? '' : 'no answer of a record store';
        } catch (error) {
          // An answer that breaks off confirms nothing.
          [status, trouble] = [0, error.name === 'TimeoutError' ? 'timeout' : 'offline'];
        }
        wait = port.answered(status, answer, Number.isNaN(asked) ? -1 : asked);
        // What was there already is no trouble.
        if (wait < 0) trouble = '';
        keep();
        // Not all at the same moment when a store comes back to a full classroom.
        if (wait > 0) again = setTimeout(send, wait * (1 + Math.random() / 4));
      }
    } finally {
      sending = false;
    }
    if (!port.waiting()) {
      await saveState().then(() => { patience = 0; }, () => {
        patience = Math.min(2 * patience + 2000, 60000);
        again = setTimeout(send, patience);
      });
    }
    listener(standing());
  };
  let [listener, patience] = [() => {}, 0];
  let summary;
  const standing = () => {
    const refused = port.refused() ? `400 × ${port.refused()}` : '';
    const waits = port.waiting() > 0;
    const refusal = trouble || refused;
    const kind = /^40[13]$/.test(trouble) ? 'session' : trouble ? 'away' : refused && 'lost';
    return summary && {
      ...summary, confirmed: !waits && !refusal, waits: waits && !refusal, refusal, trouble: kind, isSafe,
    };
  };
  const ending = () => {
    port.leave(Date.now());
    keep();
    if (isCmi5) place.session.write('ended', '1');
  };
  return {
    ended: isCmi5 && !!place.session.read('ended'),
    mode: port.mode(),
    pass: port.pass(),
    // The learner's own wish, else the course's.
    language: String(wishes?.languagePreference ?? '').split(',')[0] || String(data?.contextTemplate?.language ?? ''),
    device: shared,
    damaged: false,
    best: () => port.best(),
    passed: () => port.passed(),
    trouble: () => trouble,
    back: isAddress(data?.returnURL) ? data.returnURL : undefined,
    onChange(heard) { listener = heard; },
    deck: (pack) => port.deck(pack, Date.now()),
    translation: (pack) => port.translation(pack),
    begin() {
      keep();
      send();
    },
    report(text) {
      const lines = readSummary(port.report(text));
      if (!lines) return undefined;
      summary = lines;
      keep();
      send();
      return standing();
    },
    again() {
      send();
      return standing();
    },
    pause() { keep(); },
    leave() {
      ending();
      const body = port.rest();
      if (body && body.length < LAST_BYTES) request('statements', undefined, { method: 'POST', body, last: true }).catch(() => {});
      if (isSafe || !body) saveState(true).catch(() => {});
    },
    async end() {
      ending();
      const all = async () => {
        // What is under way does not hold the last statement yet.
        while (sending) await pause(50);
        await send();
      };
      await Promise.race([all(), pause(5000)]);
    },
  };
};
