import { byDefault, named, RULES, setting, SETTINGS, wish } from './attributes.js';

// An attribute is the page's wish, and the game follows it; what the player chooses changes the attribute,
// and that asks nothing of the game.

/** Keeps both in step. `ask` asks the game at once, `queue` one wish after the other; `choose` gives a
 * language that it speaks.
 * @param {Element} element @param {(name: string, value: string) => void} ask
 * @param {{ add(what: string, value: string): void }} queue @param {(lang: string | null) => string} choose */
export const keepInStep = (element, ask, queue, choose) => {
  let isReady = false;
  let isFollowing = false;
  // What changed before the first card was there.
  /** @type {Set<string>} */
  const late = new Set();
  // Rules and decks wait for the end of the page's own step, in which it may change more of them.
  const waiting = new Map();
  const askLater = (/** @type {string} */ what, /** @type {() => string} */ value) => {
    clearTimeout(waiting.get(what));
    waiting.set(what, setTimeout(() => queue.add(what, value())));
  };
  const changed = (/** @type {string} */ name) => {
    if (isFollowing) return;
    if (!isReady) {
      late.add(name);
      return;
    }
    const value = element.getAttribute(name);
    const settings = name === 'mode' ? 'feedback' : name;
    if (SETTINGS.includes(settings)) ask(settings, setting(element, settings) ?? byDefault(settings));
    if (RULES.includes(name)) askLater('again', () => wish(element, 'seed') ?? '');
    if (name === 'deck') askLater(name, () => named(value ?? ''));
    if (name === 'lang') askLater(name, () => choose(value));
  };
  return {
    changed,
    // The first card is here.
    begin() {
      isReady = true;
      late.forEach(changed);
    },
    /** @param {Record<string, string | null>} attributes */
    follow(attributes) {
      isFollowing = true;
      for (const [name, value] of Object.entries(attributes)) {
        if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);
      }
      isFollowing = false;
    },
  };
};
