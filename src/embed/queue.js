// Wishes for a deck, a language or a new round, one after the other: two that come at once would each
// miss the other.

// How long it is waited for the end of a wish, ms.
const PATIENCE = 9999;

/** `ask` asks the game, `isSo` says whether a wish is met already.
 * @param {(what: string, value: string) => void} ask
 * @param {(what: string, value: string) => boolean} isSo */
export const queueWishes = (ask, isSo) => {
  /** @type {[string, string][]} */
  const queue = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let busy;
  const next = () => {
    clearTimeout(busy);
    busy = undefined;
    const wish = queue.shift();
    if (!wish) return;
    if (isSo(...wish)) {
      next();
      return;
    }
    busy = setTimeout(next, PATIENCE);
    ask(...wish);
  };
  return {
    /** @param {string} what @param {string} value */
    add(what, value) {
      queue.push([what, value]);
      if (!busy) next();
    },
    // What was asked for last is there, or cannot be.
    answered() {
      if (busy) next();
    },
    close() {
      clearTimeout(busy);
    },
  };
};
