import { onDevice } from './device.js';
import { RecorderPort } from './glue.js';
import { isAddress, readLaunch } from './launch.js';
import { openOutbox } from './outbox.js';
import { fetchToken, json, requestsTo } from './requests.js';
import { readSummary } from './summary.js';

// A session with a learning record store, in xAPI or cmi5.

/** @typedef {NonNullable<ReturnType<typeof readLaunch>>} Launch */
/** @typedef {ReturnType<typeof requestsTo>} Request */

/** Where the store keeps a text for this learner.
 * @param {Launch} launch @param {string} stateId @returns {Record<string, string>} */
const stateAt = ({ activity, actor, registration }, stateId) =>
  ({ activityId: activity, agent: actor, stateId, ...registration && { registration } });

/** What an LMS of cmi5 says of the session and of the learner's wishes.
 * @param {Launch} launch @param {Request} request @param {import('./course').Kept} tab */
const readCmi5 = async (launch, request, tab) => {
  const data = await json(await request('activities/state', stateAt(launch, 'LMS.LaunchData')));
  // A session that was terminated says nothing more, whatever is loaded again.
  if (tab.read('ended')) data.launchMode = 'Review';
  const wishes = await request('agents/profile', { agent: launch.actor, profileId: 'cmi5LearnerPreferences' })
    .then((response) => json(response, {})).catch(() => ({}));
  return { data, wishes };
};

/** What the store kept of the round. A store without this resource is not asked again, and one that forbids
 * is told of at once.
 * @param {Launch} launch @param {Request} request */
const readKept = async (launch, request) => {
  let trouble = '';
  const kept = await request('activities/state', stateAt(launch, 'whos-responsible'))
    .then((response) => {
      if ([401, 403].includes(response.status)) trouble = `${response.status}`;
      return json(response, {});
    }).catch(() => ({}));
  return { round: String(kept?.round ?? ''), trouble };
};

/** @param {HTMLElement} element @param {number} pass
 * @returns {Promise<import('./course').Course | undefined>} */
export const openStore = async (element, pass) => {
  const isCmi5 = element.getAttribute('format') === 'cmi5';
  const launch = readLaunch(location.search, isCmi5);
  if (!launch) return undefined;
  const { endpoint, activity, actor, registration } = launch;
  const tab = onDevice([endpoint, activity, actor, registration, launch.fetch].join('\n')).session;
  // What waits must be found again at the next launch, which has another token.
  const shared = onDevice([activity, actor, registration].join('\n'));
  const request = requestsTo(endpoint, isCmi5 ? `Basic ${await fetchToken(launch.fetch, tab)}` : launch.auth);
  const { data, wishes } = isCmi5 ? await readCmi5(launch, request, tab) : {};
  const { round, trouble } = await readKept(launch, request);
  const port = new RecorderPort(
    activity, registration, actor, data ? JSON.stringify(data) : '', round, shared.read('round') ?? '',
    shared.read('outbox') ?? '', !!tab.read('begun'), pass, Number(element.getAttribute('limit')), Date.now(),
  );
  const outbox = openOutbox(port, request, stateAt(launch, 'whos-responsible'), shared, tab, round, trouble);
  const { keep, send, standing, onChange } = outbox;
  const end = () => {
    port.leave(Date.now());
    keep();
    if (isCmi5) tab.write('ended', '1');
  };
  return {
    ended: isCmi5 && !!tab.read('ended'),
    mode: port.mode(),
    pass: port.pass(),
    // The learner's own wish, else the course's.
    language: String(wishes?.languagePreference ?? '').split(',')[0] || String(data?.contextTemplate?.language ?? ''),
    device: shared,
    damaged: false,
    best: () => port.best(),
    passed: () => port.passed(),
    trouble: outbox.trouble,
    back: isAddress(data?.returnURL) ? data.returnURL : undefined,
    onChange,
    deck: (pack) => port.deck(pack, Date.now()),
    translation: (pack) => port.translation(pack),
    begin() {
      keep();
      send();
      return undefined;
    },
    report(text) {
      const told = readSummary(port.report(text));
      return told && outbox.take(told);
    },
    again() {
      send();
      return standing();
    },
    pause: keep,
    leave() {
      end();
      outbox.sendLast();
    },
    async end() {
      end();
      await outbox.empty();
    },
  };
};
