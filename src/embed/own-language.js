// Only somebody's own deck speaks another language than the interface.

const TEXTS = 'h1,.task,[data-card*="/"] .service,.sides,.column h2,.motto,.chips,.explanation .about,.why,.floor-name';

/** Marks the deck's texts with its language. What was marked before may show another deck now.
 * @param {Element} root */
export const markDeckLanguage = (root) => {
  const { lang, dataset } = /** @type {HTMLElement} */ (root.firstElementChild ?? root);
  if (lang === dataset.lang && !root.querySelector('h1')?.lang) return;
  for (const text of root.querySelectorAll(TEXTS)) /** @type {HTMLElement} */ (text).lang = dataset.lang ?? '';
};
