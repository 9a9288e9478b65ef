// Whatever leaves the game's module by an error leaves it in pieces: from then on nothing gets in, and
// whoever shows the game hears of it once.

/** `rescue` keeps what can be kept, `broke` hears of the error.
 * @param {() => void} rescue @param {(error: unknown) => void} broke */
export const createGuard = (rescue, broke) => {
  let isBroken = false;
  let isTold = false;
  const breakDown = (/** @type {unknown} */ error) => {
    isBroken = false;
    try {
      rescue();
    } catch {
      // What was saved before is still there.
    }
    isBroken = true;
    broke(error);
  };
  const watched = (/** @type {Function} */ call) => (/** @type {unknown[]} */ ...args) => {
    // What wasm-bindgen makes of a list without anything is nothing.
    if (isBroken) return [];
    try {
      return call(...args);
    } catch (error) {
      isBroken = true;
      if (!isTold) queueMicrotask(() => breakDown(error));
      isTold = true;
      throw error;
    }
  };
  return {
    isBroken: () => isBroken,
    /** @param {WebAssembly.Exports} exports @returns {WebAssembly.Exports} */
    guard(exports) {
      const all = Object.entries(exports);
      return Object.fromEntries(all.map(([name, value]) => [name, typeof value === 'function' ? watched(value) : value]));
    },
  };
};
