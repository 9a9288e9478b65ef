// What is said of a key besides itself, and that the page hears nothing of the keys that the game takes.

/** Hears keys at the root. Each bit is named at `Outside::keyed` in src/ui/context.rs.
 * @param {Element} root */
export const watchKeys = (root) => {
  // The key that the game took when it went down; what follows of it is the game's too.
  /** @type {string | undefined} */
  let taken;
  const quiet = (/** @type {Event} */ event) => {
    if (/** @type {KeyboardEvent} */ (event).key === taken) event.stopPropagation();
  };
  for (const name of ['keypress', 'keyup']) root.addEventListener(name, quiet);
  return {
    /** @param {KeyboardEvent} event */
    keyed(event) {
      if (!event.repeat) taken = undefined;
      const isCommand = event.ctrlKey || event.altKey || event.metaKey || event.getModifierState('AltGraph');
      // Safari tells of an input method by the number only.
      const isComposing = event.isComposing || event.keyCode === 229;
      const isFromRight = getComputedStyle(/** @type {Element} */ (root.firstElementChild)).direction === 'rtl';
      return +event.shiftKey | +isCommand << 1 | +event.repeat << 2 | +isComposing << 3
        | +(event.key === taken) << 4 | +isFromRight << 5;
    },
    /** @param {KeyboardEvent} event */
    keep(event) {
      if (!event.repeat) taken = event.key;
      event.stopPropagation();
    },
  };
};
