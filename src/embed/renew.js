// What the page does after each change of what is drawn.
//
// A page translator puts elements of its own in the place of texts, to which the game goes on writing.
// So such a text goes back, empty, to where it was, before the element that shows it. Once it says
// something else, or goes, that element goes too.
//
// And `then` is called.
/** @param {Element} root @param {() => void} then */
export function renew(root, then) {
  // Each by the other.
  /** @type {WeakMap<Node, ChildNode>} */
  const shown = new WeakMap();
  new MutationObserver((changes) => {
    for (const { target, addedNodes: [added], removedNodes: [gone], previousSibling, nextSibling } of changes) {
      const text = /** @type {Text} */ (gone ?? target);
      const other = shown.get(text);
      // No text.
      if (text.data === undefined) continue;
      const around = /** @type {(HTMLElement | null | undefined)[]} */ ([added, previousSibling, nextSibling]);
      const instead = gone && around.find((one) => one?.localName === 'font' && !shown.has(one));
      if (instead) {
        // What stands for an empty text shows nothing.
        if (other) instead.replaceWith(text);
        else {
          instead.before(text);
          text.data = '';
          shown.set(text, instead).set(instead, text);
        }
      } else if (other && (gone || text.data)) {
        other.remove();
        shown.delete(text);
      }
    }
    then();
  }).observe(root, { childList: true, subtree: true, characterData: true });
}
