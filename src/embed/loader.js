import { choose } from '../languages.js';

// Defines <whos-responsible>. It is all that a page pays for a game that nobody looks at: the rest
// (game.js) is fetched when the element comes near the viewport. It must be JavaScript, since only a
// class can extend HTMLElement.

/** @typedef {import('./whos-responsible').WhosResponsible} GameElement */

const NAME = 'whos-responsible';
/** @type {Record<string, string[]>} */
const WORDS = /** @type {any} */ ('{{words loader: start, stop, again, loading}}');

// The box has its height before the game is there, so that nothing moves when it comes.
const room = new CSSStyleSheet();
room.replaceSync(':host{display:block}:host([hidden]){display:none}:host([site]){position:absolute;inset:0}div{min-height:640px}button{min-height:44px}');

/** Whether this visit is one that the site's page brings its first card for (xtask/src/first_card.rs): nothing
 * is kept, nothing is asked for, and it is read in the language of the page. */
const isFirst = () => {
  try {
    const asked = [...new URLSearchParams(location.search).keys()];
    return CSS.supports('color', 'light-dark(red,red)')
      && choose(navigator.languages) === document.documentElement.lang
      && !asked.some((name) => WhosResponsible.observedAttributes.includes(name))
      && !Object.keys(localStorage).some((key) => key.startsWith(`${NAME}/`) && !key.endsWith('/seed'));
  } catch {
    // Whoever keeps nothing would play one order for ever.
    return false;
  }
};

/** Keeps what is pressed on the page's first card until the game is there (early.js).
 * @param {HTMLElement} element @param {Element} shown @param {Element} root
 * @returns {import('./early').Early} */
const keepPresses = (element, shown, root) => {
  /** @type {import('./early').Early['presses']} */
  const presses = [];
  const end = new AbortController();
  const keep = (/** @type {Event} */ event) => {
    const target = /** @type {Element} */ (event.composedPath()[0]);
    if (!shown.contains(target) && event.type !== 'pointerup') return;
    presses.push({ event, target });
    if (event.type === 'click') target.closest('[data-do]')?.setAttribute('aria-busy', 'true');
  };
  for (const what of ['pointerdown', 'pointerup', 'pointercancel', 'click', 'keydown']) {
    addEventListener(what, keep, { capture: true, signal: end.signal });
  }
  return {
    shown,
    presses,
    uncover() {
      end.abort();
      shown.replaceWith(root);
      element.removeAttribute('data-first');
    },
  };
};

// What is nearer to the viewport than its height is fetched.
const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) /** @type {WhosResponsible} */ (target).load();
}, { rootMargin: '100% 0px' });

class WhosResponsible extends HTMLElement {
  /** @type {HTMLElement | undefined} */
  #root;
  /** @type {Awaited<ReturnType<typeof import('./game.js').open>> | undefined} */
  #game;
  /** @type {Promise<void> | undefined} */
  #coming;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #late;
  /** @type {ReturnType<typeof keepPresses> | undefined} */
  #early;
  // What the page's storage would not take lives as long as the element.
  #memory = new Map();

  static observedAttributes = [
    'deck', 'lang', 'mode', 'feedback', 'presentation', 'seed', 'limit', 'time-limit', 'theme',
    'motion', 'storage-key', 'loading', 'learn',
  ];

  connectedCallback() {
    // A node that only moves within its page plays on.
    if (this.#root || !this.isConnected) return;
    if (this.hasAttribute('data-first') && !isFirst()) this.removeAttribute('data-first');
    // The root that the site's page declares is yet to be read.
    if (this.hasAttribute('site') && document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => this.connectedCallback(), { once: true });
      return;
    }
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const root = this.#root = document.createElement('div');
    const shown = this.hasAttribute('data-first') && shadow.querySelector('[data-early]');
    if (shown) this.#early = keepPresses(this, shown, root);
    else {
      shadow.adoptedStyleSheets = [room];
      shadow.replaceChildren(...shadow.querySelectorAll('link'), root);
    }
    if (this.getAttribute('loading') === 'eager' || this.hasAttribute('from-address')) this.load();
    else near.observe(this);
  }

  connectedMoveCallback() {}

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  /** @param {string} name @param {string | null} before @param {string | null} value */
  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === 'loading') {
      if (value === 'eager' && this.#root) this.load();
    } else if (name === 'storage-key') {
      if (this.#game) this.#again();
    } else this.#game?.changed(name);
  }

  // Fetches the game now.
  load() {
    near.unobserve(this);
    if (this.#root) this.#coming ??= this.#open(this.#root);
  }

  // A new round, of this order if a seed is given.
  /** @param {number} [seed] */
  restart(seed) {
    if (this.#game) this.#game.restart(seed);
    else if (seed != null) this.setAttribute('seed', String(seed));
  }

  // The result of the round that was finished last, or null.
  get result() {
    return this.#game?.result() ?? null;
  }

  #close() {
    near.unobserve(this);
    clearTimeout(this.#late);
    this.#early?.uncover();
    this.#game?.close();
    this.#game = this.#coming = this.#root = this.#early = undefined;
  }

  #again() {
    this.#close();
    this.connectedCallback();
    this.load();
  }

  #spoken() {
    const around = /** @type {HTMLElement | null} */ (this.closest('[lang]'));
    return choose([this.lang, around?.lang, document.documentElement.lang]);
  }

  /** @param {HTMLElement} root */
  async #open(root) {
    // Whoever waits for over a second is told what for. The game takes the words' place.
    this.#late = setTimeout(() => {
      if (root.firstChild || !root.isConnected) return;
      const words = document.createElement('p');
      words.setAttribute('role', 'status');
      words.style.cssText = 'margin:0;padding:4em 1em;text-align:center';
      const [, , , loading] = WORDS[this.#spoken()];
      words.textContent = loading;
      root.append(words);
    }, 1000);
    let opening = true;
    const broke = (/** @type {unknown} */ error) => {
      if (this.#root === root) this.#fail(root, opening ? 0 : 1, error);
    };
    try {
      const { open, takeOver } = await import('./game.js');
      if (this.#root !== root) return;
      const element = /** @type {GameElement} */ (/** @type {unknown} */ (this));
      const game = await open(element, root, element.store ?? this.#memory, choose, broke);
      if (this.#root !== root) game.close();
      else {
        this.#game = game;
        if (this.#early) takeOver(this.#early, root);
      }
      opening = false;
    } catch (error) {
      broke(error);
    }
  }

  // Never a blank box: what happened, a button, and where WebAssembly does not run, the answers.
  /** @param {HTMLElement} root @param {0 | 1} kind @param {unknown} error */
  #fail(root, kind, error) {
    const lang = this.#spoken();
    const [start, stop, again] = WORDS[lang];
    const words = document.createElement('p');
    words.setAttribute('role', 'alert');
    const message = String(/** @type {Error} */ (error)?.message ?? error);
    words.textContent = `${kind ? stop : start} (${message})`;
    const button = document.createElement('button');
    button.textContent = again;
    button.setAttribute('part', 'primary');
    const retry = () => this.#again();
    button.onclick = retry;
    this.#game?.close();
    this.#game = undefined;
    this.#early?.uncover();
    root.className = 'game failed';
    root.replaceChildren(words, button);
    console.error(`${NAME}:`, error);
    const detail = { version: 1, message, fatal: true };
    this.dispatchEvent(new CustomEvent('error', { bubbles: true, composed: true, detail }));
    if (!kind) {
      const custom = this.querySelector('script[type="application/json"]')?.textContent;
      import('./seldom.js').then(({ show }) => show(root, {
        base: import.meta.url, deck: this.getAttribute('deck'), lang, error, custom, retry,
      })).catch(() => {});
    }
  }
}

// Each attribute but `lang`, which every element has, is a property too.
for (const name of WhosResponsible.observedAttributes) {
  const property = name.replace(/-./, (letters) => letters[1].toUpperCase());
  if (name !== 'lang') {
    Object.defineProperty(WhosResponsible.prototype, property, {
      get() { return this.getAttribute(name) ?? ''; },
      set(value) {
        if (value == null || value === '') this.removeAttribute(name);
        else this.setAttribute(name, value);
      },
    });
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, WhosResponsible);

// A deck by its name or address, or an object as decks/README.md describes it.
/** @param {GameElement} element @param {string | object} deck */
const deal = (element, deck) => {
  element.querySelector('script[type="application/json"]')?.remove();
  if (typeof deck !== 'object') {
    element.deck = deck;
    return;
  }
  const script = document.createElement('script');
  script.type = 'application/json';
  script.textContent = JSON.stringify(deck);
  element.append(script);
  element.deck = 'inline:';
};

// For those who prefer a function to a tag; see whos-responsible.d.ts.
/** @type {typeof import('./whos-responsible').create} */
export const create = (target, { deck, ...options } = {}) => {
  const is = target.localName === NAME;
  const element = is ? /** @type {GameElement} */ (target) : document.createElement(NAME);
  if (deck != null) deal(element, deck);
  Object.assign(element, options);
  if (!is) target.append(element);
  return {
    element,
    on(name, listener) {
      const heard = (/** @type {any} */ event) => {
        if (event.target === element) listener(event.detail, event);
      };
      element.addEventListener(name, heard);
      return () => element.removeEventListener(name, heard);
    },
    restart: (seed) => element.restart(seed),
    setDeck: (next) => deal(element, next),
    setLanguage(lang) { element.lang = lang; },
    getResult: () => element.result,
    destroy() { element.remove(); },
  };
};
