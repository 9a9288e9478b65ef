import { choose } from '../languages.js';

// Decks of somebody's own: fetched with the part that reads them, by who brings such a deck.

// Why an address could not be fetched; {} is the address, then the site that the page may fetch from.
/** @type {Record<string, string[]>} */
const REFUSED = /** @type {any} */ ('{{words own: noNetwork, policy, otherSite, unreachable}}');

/** The sentence that says why `address` was not to be had: a browser tells a script no more than that
 * it failed. So it is asked for once more, in a way that needs no leave of the other site.
 * @param {URL} address @param {string} lang */
const refused = async (address, lang) => {
  let kind = navigator.onLine ? 3 : 0;
  const forbidden = (/** @type {SecurityPolicyViolationEvent} */ { blockedURI }) => {
    if (address.href.startsWith(blockedURI)) kind = 1;
  };
  document.addEventListener('securitypolicyviolation', forbidden);
  if (kind) {
    await fetch(address, { mode: 'no-cors', credentials: 'omit' }).then(() => { kind = 2; }, () => {});
    // The policy's word may come after the failure.
    await new Promise((done) => { setTimeout(done, 100); });
  }
  document.removeEventListener('securitypolicyviolation', forbidden);
  return REFUSED[choose([lang])][kind].replace('{1}', location.host).replace('{}', () => address.href);
};

// The most that somebody's own deck may have, in bytes.
const MOST = 5e6;

// No more than a deck may have. What it is instead of one is told by whoever reads it.
const fetchDeck = async (/** @type {URL} */ address) => {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`${address}: ${response.status}`);
  const parts = [];
  let size = 0;
  for (let reader = response.body.getReader(), part; !(part = await reader.read()).done;) {
    size += part.value.length;
    if (size > MOST) {
      reader.cancel();
      throw new Error(`${address}: > 5 MB`);
    }
    parts.push(part.value);
  }
  return new Blob(parts).arrayBuffer();
};

/** The bytes of a deck that is a text, a chosen file, or an address.
 * @param {string | File | URL} source @param {string} lang */
const bytesOf = async (source, lang) => {
  if (source instanceof URL) {
    return fetchDeck(source).catch(async (error) => {
      throw error instanceof TypeError ? new Error(await refused(source, lang)) : error;
    });
  }
  const isText = typeof source === 'string';
  if ((isText ? source.length : source.size) > MOST) throw new Error(`${isText ? '' : source.name}: > 5 MB`);
  return isText ? new TextEncoder().encode(source) : source.arrayBuffer();
};

/** A pack of somebody's own deck; throws what is wrong with it. The reader works in an instance of its own, of
 * which nothing is left. `part` says that the reader is here.
 * @param {string | File | URL} source @param {string} lang @param {Promise<void>} part
 * @param {() => Promise<Pick<import('./glue').Game, 'read_deck'>>} instance */
export const readDeck = async (source, lang, part, instance) => {
  const [bytes, { read_deck }] = await Promise.all([bytesOf(source, lang), instance(), part]);
  const name = source instanceof URL ? source.href : typeof source === 'string' ? '' : source.name;
  return read_deck(new Uint8Array(bytes), name, lang);
};
