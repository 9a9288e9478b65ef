import { pause } from './wait.js';

// Where the LMS is.

// How far up the windows are searched, and how long an LMS may take to be there, ms.
const HOPS = 30;
const PATIENCE = 3000;

// The LMS's object in a window or one of its parents. A parent of another origin throws, and may have
// one of ours above it.
/** @param {any} start @param {string} name */
const upwards = (start, name) => {
  let at = start;
  for (let hop = 0; at && hop < HOPS; hop++) {
    try {
      if (at[name]) return at[name];
    } catch {
      // Not ours.
    }
    if (at.parent === at) break;
    at = at.parent;
  }
  return undefined;
};

const openerOf = (/** @type {any} */ of) => {
  try {
    return of.opener;
  } catch {
    return undefined;
  }
};

/** The LMS's object, or undefined. Some LMSs put it there only once the page has loaded.
 * @param {string} name */
export const find = async (name) => {
  for (let waited = 0; ; waited += 100) {
    const found = upwards(window, name) ?? upwards(openerOf(window), name) ?? upwards(openerOf(window.top), name);
    if (found || waited >= PATIENCE || (window.parent === window && !openerOf(window))) return found;
    await pause(100);
  }
};

/** What Rust calls. Whatever the other side does, the answer is a text or undefined.
 * @param {any} api @returns {import('./glue').Lms} */
export const guarded = (api) => ({
  call(name, count, ...words) {
    try {
      const answer = api[name](...words.slice(0, count));
      return /^(string|number|boolean)$/.test(typeof answer) ? String(answer).slice(0, 1e5) : undefined;
    } catch {
      return undefined;
    }
  },
});
