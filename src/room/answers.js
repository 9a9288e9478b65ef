import { loadPack } from '../page.js';

// What the room asks the page for: a promise of a text each. What begins with no word that stands here is a pack.

/** `readOwn` reads a deck of one's own.
 * @param {HTMLElement} root
 * @param {(source: File | URL, lang: string) => Promise<string>} readOwn */
export const answers = (root, readOwn) => {
  /** @type {File | undefined} */
  let file;
  // Heard before the room hears of it.
  root.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'file') file = target.files?.[0];
  }, true);

  // What happens is asked for, again and again: a line for each thing that did, in their order.
  /** @type {Map<string, { waiting: string[], heard?: (text: string) => void }>} */
  const streams = new Map();
  const stream = (/** @type {string} */ name) => {
    const one = streams.get(name) ?? { waiting: [] };
    streams.set(name, one);
    return one;
  };
  const say = (/** @type {string} */ name, /** @type {string} */ text) => {
    const one = stream(name);
    one.waiting.push(text);
    one.heard?.('');
  };
  const next = async (/** @type {string} */ name) => {
    const one = stream(name);
    while (!one.waiting.length) await new Promise((heard) => { one.heard = heard; });
    return /** @type {string} */ (one.waiting.shift());
  };
  addEventListener('hashchange', () => say('address', location.hash));

  /** @type {Record<string, (rest: string) => Promise<string>>} */
  const known = {
    address: () => next('address'),
    saved: () => next('saved'),
    // The page's own address, with another fragment.
    async link(fragment) {
      const here = new URL(location.href);
      here.search = '';
      here.hash = fragment;
      return here.href;
    },
    async copy(text) {
      // On a page without a secure origin there is no clipboard.
      if (!navigator.clipboard) throw new Error('clipboard');
      await navigator.clipboard.writeText(text);
      return '';
    },
    async files() {
      const inputs = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll('input[type=file][multiple]')]);
      const files = inputs.flatMap((input) => [...input.files ?? []]);
      const texts = await Promise.all(files.slice(0, 500).map((one) => one.slice(0, 1e6).text()));
      return texts.join('\n');
    },
    own(rest) {
      const at = rest.indexOf(':');
      const [lang, where] = [rest.slice(0, at), rest.slice(at + 1)];
      if (where !== 'file:') return readOwn(new URL(where, document.baseURI), lang);
      return file ? readOwn(file, lang) : Promise.reject(new Error('file'));
    },
  };
  return {
    say,
    ask: async (/** @type {string} */ what) => {
      const [word] = what.split(':', 1);
      return known[word] ? known[word](what.slice(word.length + 1)) : loadPack(what);
    },
  };
};
