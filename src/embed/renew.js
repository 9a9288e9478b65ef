// A page translator puts elements of its own in the place of texts, to which the game goes on writing.
// So such a text goes back, empty, to where it was, before the element that shows it. Once it says
// something else, or goes, that element goes too.
function renew(root) {
  const shown = new WeakMap();
  new MutationObserver((changes) => {
    for (const { target, addedNodes: [added], removedNodes: [gone], previousSibling, nextSibling } of changes) {
      const text = gone ?? target;
      const other = shown.get(text);
      const element = added?.localName && added;
      if (gone?.isConnected) continue;
      if (other) {
        // What shows an empty text was put there for the text: it stays.
        if (gone && element) element.replaceWith(text);
        else if (gone || text.data) {
          other.remove();
          shown.delete(text);
        }
      } else if (gone?.nodeType === 3) {
        const instead = element || [previousSibling, nextSibling].find((one) => one?.localName === 'font');
        if (instead?.parentNode !== target) continue;
        instead.before(text);
        text.data = '';
        shown.set(text, instead);
      }
    }
  }).observe(root, { childList: true, subtree: true, characterData: true });
}
