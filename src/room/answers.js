import { loadPack } from '../page.js';

// What the room asks the page for: a promise of a text each. What begins with no word that stands here is a pack.

/** `readOwn` reads a deck of one's own.
 * @param {HTMLElement} root
 * @param {(source: File | URL, lang: string) => Promise<string>} readOwn */
export const answers = (root, readOwn) => {
  /** @type {File | undefined} */
  let file;
  // Heard before the room hears of it: which file it is, and names in the form in which letters are put together.
  root.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.type === 'file') file = target.files?.[0];
    else if (target.type === 'text') target.value = target.value.normalize('NFC');
  }, true);

  // What happens is asked for, again and again: a line for each thing that did, in their order.
  /** @type {Map<string, { waiting: string[], heard?: () => void, gone?: (error: Error) => void }>} */
  const streams = new Map();
  const stream = (/** @type {string} */ name) => {
    const one = streams.get(name) ?? { waiting: [] };
    streams.set(name, one);
    return one;
  };
  const say = (/** @type {string} */ name, /** @type {string} */ text) => {
    const one = stream(name);
    one.waiting.push(text);
    one.heard?.();
  };
  const next = async (/** @type {string} */ name) => {
    const one = stream(name);
    // Whoever asks last hears.
    one.gone?.(new Error('another'));
    if (!one.waiting.length) {
      await new Promise((heard, gone) => { Object.assign(one, { heard, gone }); });
    }
    return /** @type {string} */ (one.waiting.shift());
  };
  addEventListener('hashchange', () => say('address', location.hash));
  // Keys of the game at one screen. Those that move the focus or press a button stay the browser's.
  addEventListener('keydown', (event) => {
    const { key, repeat, isComposing, ctrlKey, metaKey, altKey } = event;
    const [inner] = event.composedPath();
    const isField = inner instanceof Element && inner.matches('input, select, textarea');
    if (!root.querySelector('.stage') || isField || repeat || isComposing || ctrlKey || metaKey || altKey) return;
    if (!/^(?:[^ ]|Pause|Backspace|Page(?:Up|Down)|ArrowRight)$/u.test(key)) return;
    event.preventDefault();
    say('keys', key);
  });

  /** @type {Record<string, (rest: string) => Promise<string>>} */
  const known = {
    address: () => next('address'),
    keys: () => next('keys'),
    saved: () => next('saved'),
    // The page's own address, with another fragment.
    async link(fragment) {
      const here = new URL(location.href);
      here.search = '';
      here.hash = fragment;
      return here.href;
    },
    async copy(text) {
      try {
        // On a page without a secure origin there is no clipboard.
        await navigator.clipboard.writeText(text);
      } catch (error) {
        const { activeElement } = /** @type {ShadowRoot} */ (root.getRootNode());
        activeElement?.closest('.copy')?.querySelector('input')?.select();
        throw error;
      }
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
