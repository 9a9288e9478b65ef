import { LANGUAGES } from '../languages.js';
import { takeFromAddress } from './address.js';
import { learnBeside, seedOf, warn, wishes } from './attributes.js';
import { makeEvents } from './events.js';
import newGame from './glue.js';
import { createGuard } from './guard.js';
import { watchKeys } from './keys.js';
import { compiledGame } from './module.js';
import { markDeckLanguage } from './own-language.js';
import { loadPack } from './packs.js';
import { fetchPart, loaders } from './parts.js';
import { openPlace } from './place.js';
import { queueWishes } from './queue.js';
import { renew } from './renew.js';
import { dress, fillPage } from './sheet.js';
import { keepInStep } from './step.js';

export { takeOver } from './early.js';

// Opens a game in a <whos-responsible> that has come near the viewport. The build makes `newGame` of
// wasm-bindgen's glue (see xtask assemble): each game gets a WebAssembly instance of its own.

/** @typedef {import('./whos-responsible').WhosResponsible} GameElement */
/** @typedef {typeof import('../languages').choose} Choose */

/** The language to begin in. `chosen` is what the player once chose: it wins over the page's language, not
 * over the element's.
 * @param {GameElement} element @param {string | undefined} chosen @param {Choose} choose */
const firstLanguage = (element, chosen, choose) => {
  const around = /** @type {HTMLElement | null} */ (element.closest('[lang]'))?.lang;
  const wished = element.hasAttribute('from-address') ? navigator.languages : [around, document.documentElement.lang];
  const asked = element.lang;
  const lang = choose([asked, chosen, ...wished]);
  if (asked && !choose([asked], LANGUAGES, '')) warn('lang', asked, LANGUAGES.join(', '), lang);
  return lang;
};

/** While a card is in the air under a finger, the page must not scroll. Pointer events cannot say so:
 * `touch-action` is fixed when the finger comes down, before anybody knows whether it will rest on the card
 * or scroll. So this asks the browser to leave the finger to us, during a drag and at no other time.
 * @param {Element} root */
const keepStill = (root) => root.addEventListener('touchmove', (event) => {
  if (root.querySelector('[data-lifted]')) event.preventDefault();
}, { passive: false });

/** A file that is chosen is played by the button beside it.
 * @param {HTMLElement} root @param {(file: File) => void} take */
const watchFiles = (root, take) => root.addEventListener('change', (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const file = input.files?.[0];
  if (!file) return;
  take(file);
  input.parentElement?.querySelector('button')?.click();
  input.value = '';
});

/** What scrolls around the game is looked for once a card is lifted; it is there by the time that a card
 * comes near an edge.
 * @param {Element} root @returns {Pick<import('./glue').Host, 'lift' | 'view' | 'scroll'>} */
const watchAround = (root) => {
  /** @type {ReturnType<typeof import('./reach').around> | undefined} */
  let reach;
  return {
    lift(heard, options) {
      reach = undefined;
      import('./seldom.js').then(({ around }) => {
        reach = around(root, heard, options);
        heard(new Event('resize'));
      }).catch(() => {});
    },
    view: () => reach?.view() ?? new DOMRect(),
    scroll: (by) => reach?.scroll(by),
  };
};

/** An instance of the module, for a game or another page. Whatever calls into it goes through `guard`.
 * @param {(exports: WebAssembly.Exports) => WebAssembly.Exports} [guard] */
export const instance = async (guard = (exports) => exports) => newGame(await compiledGame(), guard, loaders);

export { fetchPart };

/** Opens a game; the promise is kept when its cards can be asked for. `memory` keeps what the storage does
 * not, `broke` hears when the game cannot go on.
 * @param {GameElement} element @param {HTMLElement} root @param {import('./whos-responsible').Store} memory
 * @param {Choose} choose @param {(error: unknown) => void} broke */
export const open = async (element, root, memory, choose, broke) => {
  // The page that is nothing but the game takes its wishes from its address.
  if (element.hasAttribute('from-address')) takeFromAddress(element, location.search);
  if (element.hasAttribute('site')) fillPage();
  /** @type {import('./glue').Game | undefined} */
  let game;
  /** @type {File | undefined} */
  let file;
  const { read, write, leave } = openPlace(element, memory);
  const asked = element.lang;
  const lang = firstLanguage(element, /(?:^|&)lang=([\w-]+)/.exec(read('settings') ?? '')?.[1], choose);
  const ask = (/** @type {string} */ what, /** @type {string} */ value) => game?.ask(what, value);
  const queue = queueWishes(ask, (what, value) => events.isSo(what, value));
  const step = keepInStep(element, ask, queue, (wished) => choose([wished, events.lang()]));
  const events = makeEvents(element, root, lang, step, queue);
  const { guard, isBroken } = createGuard(() => game?.rescue(), broke);
  const load = (/** @type {string} */ name) => loadPack(name, element, file, instance);

  const pack = load(`${lang}.pack`);
  pack.catch(() => {});
  const coming = instance(guard);
  coming.catch(() => {});
  const dressed = dress(/** @type {ShadowRoot} */ (element.shadowRoot));
  dressed.catch(() => {});
  game = await coming;
  const start = await pack;
  await dressed;
  watchFiles(root, (chosen) => { file = chosen; });
  renew(root, () => markDeckLanguage(root));
  keepStill(root);
  // Whoever is about to play asks for explanations soon. Where they do not come now they are asked for again.
  for (const what of ['pointermove', 'pointerdown', 'click', 'keydown']) {
    root.addEventListener(what, () => { fetchPart('screens').catch(() => {}); }, { capture: true, once: true });
  }
  // Everything else is read just now.
  if (element.lang !== asked) step.changed('lang');
  game.mount({
    read, write, load, ...watchKeys(root), ...watchAround(root),
    tell: (what, lines) => events.heard[what](lines.split('\n')),
    steady: () => performance.now(),
  }, root, start, wishes(element, learnBeside(import.meta.url)));

  return {
    changed: step.changed,
    restart: (/** @type {unknown} */ seed) => queue.add('again', seedOf(seed)),
    result: events.result,
    close() {
      events.close();
      queue.close();
      leave();
      if (!isBroken()) game?.leave();
    },
  };
};
