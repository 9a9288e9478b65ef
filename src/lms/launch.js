// How a launcher of xAPI or cmi5 says, in the address, who plays what and where it is recorded.

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const OURS = /^(endpoint|actor|activity_?id|fetch)$/i;

export const isAddress = (/** @type {string | null | undefined} */ text) => /^https?:\/\//.test(text ?? '');

/** What is given; undefined if nothing is, so that the game is played on its own.
 * @param {string} search @param {boolean} isCmi5 */
export const readLaunch = (search, isCmi5) => {
  const given = new URLSearchParams(search);
  if (![...given.keys()].some((name) => OURS.test(name))) return undefined;
  const read = (/** @type {string} */ name) => given.get(name) ?? '';
  const launch = {
    endpoint: read('endpoint'), actor: read('actor'), registration: read('registration'),
    activity: given.get('activityId') ?? read('activity_id'), fetch: read('fetch'), auth: read('auth'),
  };
  const { endpoint, actor, activity, registration } = launch;
  const wrong = Object.entries({
    endpoint: isAddress(endpoint), actor, [isCmi5 ? 'activityId' : 'activity_id']: activity,
    registration: registration ? UUID.test(registration) : !isCmi5, ...isCmi5 && { fetch: isAddress(launch.fetch) },
  }).filter(([, right]) => !right).map(([name]) => name);
  if (wrong.length) throw new Error(`launch: ${wrong.join(', ')}`);
  return launch;
};
