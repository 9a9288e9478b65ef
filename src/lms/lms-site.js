import { TIMEOUT } from './wait.js';

// Whether the LMS's site answers. An LMS whose requests fail may fall to a beacon, which is "true" whatever
// becomes of it.

// What the site answers to a request for the page's own address: '', 'away', or 'session' where it sends
// somebody who is no longer logged in elsewhere.
const ask = async (/** @type {string} */ method) => {
  try {
    const { type, status } = await fetch(location.href.split('#')[0], {
      method, cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT),
    });
    if (type === 'opaqueredirect') return 'session';
    // 501: it answers, but not to this method.
    return status < 500 || status === 501 ? '' : 'away';
  } catch {
    return 'away';
  }
};

/** Gives what asks the site. A site that never answers this method is asked as a reader asks; one that
 * always sends elsewhere, or that may not be asked at all (a policy, a page without an address of its own),
 * says nothing by it. */
export const siteOf = () => {
  let method = 'HEAD';
  let usual = '';
  const first = ask(method).then(async (answer) => {
    if (answer === 'away') {
      method = 'GET';
      answer = await ask(method);
    }
    usual = answer;
  });
  return async () => {
    if (!navigator.onLine) return 'away';
    await first;
    const answer = await ask(method);
    // From its first answer on a silence means something.
    if (usual === 'away' && answer !== 'away') usual = '';
    return answer === usual ? '' : answer;
  };
};
