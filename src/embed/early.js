// The first card that the site's page brings is seen until the game is drawn. What was pressed on it is
// pressed again in the game.

/** `uncover` puts the game in the place of what is shown.
 * @typedef {{ shown: Element, presses: { event: Event, target: Element }[], uncover(): void }} Early */

/** The same place in a tree of the same shape.
 * @param {Element | null} part @param {Element} from @param {Element} to @returns {Element | undefined} */
const counterpart = (part, from, to) => {
  if (!part || part === from) return part ? to : undefined;
  const above = part.parentElement;
  return above ? counterpart(above, from, to)?.children[[...above.children].indexOf(part)] : undefined;
};

/** @param {Early['presses']} presses */
const isDown = (presses) =>
  [...presses].reverse().find(({ event }) => event.type.startsWith('pointer'))?.event.type === 'pointerdown';

/** A key that is the game's own: whatever clicks a button has clicked it.
 * @param {KeyboardEvent} event */
const isShortcut = ({ key, altKey, ctrlKey, metaKey }) =>
  !altKey && !ctrlKey && !metaKey && !/^(Tab|Enter| |Shift|Control|Alt|Meta)$/.test(key);

/** The last press, to be pressed again once the game is in its place. One, since what each does depends on what
 * came of those before it.
 * @param {Early} early @param {Element} root @returns {(() => void) | undefined} */
const lastPress = ({ shown, presses }, root) => {
  /** @type {Element | null | undefined} */
  let over;
  for (const { event, target } of [...presses].reverse()) {
    const pressed = target.closest('[data-do]');
    if (event.type === 'click' && pressed) {
      return () => /** @type {HTMLElement | undefined} */ (counterpart(pressed, shown, root))?.click();
    }
    if (event.type === 'keydown' && isShortcut(/** @type {KeyboardEvent} */ (event))) {
      return () => counterpart(target, shown, root)?.dispatchEvent(new KeyboardEvent('keydown', event));
    }
    if (event.type === 'pointerup') {
      const { clientX, clientY } = /** @type {PointerEvent} */ (event);
      const scope = /** @type {ShadowRoot} */ (shown.getRootNode());
      over = scope.elementFromPoint(clientX, clientY)?.closest('[data-column]');
    } else if (event.type === 'pointercancel') over = null;
    // A card that was dragged to a column, though it could not move yet, is put there.
    if (event.type === 'pointerdown' && over && target.closest('.card')) {
      const side = over.getAttribute('data-side');
      const button = root.querySelector(`.hand [data-do="file"][data-to="${side}"]`);
      return () => /** @type {HTMLElement | null} */ (button)?.click();
    }
  }
  return undefined;
};

/** Puts the game over the page's first card, in the frame in which it is drawn. A press that is under way is
 * waited for: it would begin on one and end on the other.
 * @param {Early} early @param {Element} root */
export const takeOver = (early, root) => {
  const { shown, presses, uncover } = early;
  const released = () => setTimeout(take, 100);
  const take = () => {
    if (shown.isConnected && (!root.querySelector('.game') || isDown(presses))) return;
    watcher.disconnect();
    for (const name of ['pointerup', 'pointercancel']) removeEventListener(name, released, true);
    if (!shown.isConnected) return;
    const focused = counterpart(/** @type {ShadowRoot} */ (shown.getRootNode()).activeElement, shown, root);
    const press = lastPress(early, root);
    uncover();
    // The card lies there already: it is not dealt again.
    for (const animation of root.getAnimations({ subtree: true })) animation.finish();
    /** @type {HTMLElement | undefined} */ (focused)?.focus({ preventScroll: true });
    press?.();
  };
  const watcher = new MutationObserver(take);
  watcher.observe(root, { childList: true, subtree: true });
  // The click comes after the release.
  for (const name of ['pointerup', 'pointercancel']) addEventListener(name, released, true);
  take();
};
