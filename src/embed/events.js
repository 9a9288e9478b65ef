import { rememberInAddress } from './address.js';
import { named, warn } from './attributes.js';
import { placement, progress, result, roundStart } from './told.js';

// What the game tells, as events of the element.

/** @typedef {import('./whos-responsible').WhosResponsible} GameElement */
/** @typedef {import('./whos-responsible').Events} Events */

/** `lang` is the language that the game begins in; `step` and `queue` are those of step.js and queue.js.
 * @param {GameElement} element @param {Element} root @param {string} lang
 * @param {ReturnType<typeof import('./step').keepInStep>} step
 * @param {ReturnType<typeof import('./queue').queueWishes>} queue */
export const makeEvents = (element, root, lang, step, queue) => {
  const isPage = element.hasAttribute('from-address');
  const asked = element.lang;
  let deck = '';
  let isReady = false;
  /** @type {import('./whos-responsible').Result | null} */
  let last = null;
  let before = '';

  /** @template {keyof Events} K @param {K} name @param {Omit<Events[K], 'version'>} detail */
  const emit = (name, detail) => {
    element.dispatchEvent(new CustomEvent(name, {
      bubbles: true, composed: true, detail: { version: 1, ...detail },
    }));
  };
  const watcher = new ResizeObserver(([{ contentRect: { width, height } }]) => {
    emit('resize', { width: Math.round(width), height: Math.round(height) });
  });
  const remember = (/** @type {string} */ name, /** @type {string} */ value) => {
    if (isPage && isReady) rememberInAddress(name, value);
  };
  const begin = (/** @type {string} */ title) => {
    isReady = true;
    const wished = named(element.deck);
    if (wished && wished !== deck && !deck.startsWith('own-')) {
      warn('deck', wished, 'the id of a deck of the game or the address of a deck file', deck);
    }
    element.dataset.ready = String(Math.round(performance.now()));
    emit('ready', { deck, title, lang: /** @type {import('./whos-responsible').Language} */ (lang) });
    watcher.observe(root);
    step.begin();
    if (element.hasAttribute('site')) import('../site/site.js').catch(() => {});
  };

  /** @type {Record<string, (lines: string[]) => void>} */
  const heard = {
    lang([next, title]) {
      lang = next;
      // The page may have changed its mind while the game was on its way.
      if (isReady || element.lang === asked) step.follow({ lang });
      if (isPage) {
        document.title = title;
        document.documentElement.lang = lang;
      }
      remember('lang', lang);
      queue.answered();
    },
    deck([id]) {
      if (id.startsWith('own-') && !isPage) return;
      step.follow({ seed: null, deck: id });
      remember('deck', id);
    },
    'round-start'(lines) {
      const round = roundStart(lines);
      deck = round.deck;
      last = null;
      before = '';
      if (!isReady) begin(round.title);
      emit('round-start', round);
      queue.answered();
    },
    error(lines) {
      const message = lines.join('\n');
      console.warn(`whos-responsible: ${message}`);
      emit('error', { message, fatal: false });
      queue.answered();
    },
    placed(lines) {
      emit('placed', placement(deck, lines));
    },
    progress(lines) {
      // A step that changes none of them needs no telling.
      if (before === String(lines)) return;
      before = String(lines);
      emit('progress', progress(deck, lines));
    },
    result(lines) {
      last = result(lines);
    },
    'round-end'(lines) {
      emit('round-end', last = result(lines));
    },
  };
  return {
    heard,
    result: () => last,
    lang: () => lang,
    // Whether a wish is met.
    isSo: (/** @type {string} */ what, /** @type {string} */ value) => value === (what === 'deck' ? deck : what === 'lang' && lang),
    close() {
      watcher.disconnect();
      delete element.dataset.ready;
    },
  };
};
