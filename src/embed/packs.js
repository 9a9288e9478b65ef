import { inlineDeck } from './attributes.js';
import { get } from './module.js';

// Decks as the game reads them.

const OWN = /^own:([^:]*):(.*)$/s;

/** The text of a pack: one of the site's by its name, or one of somebody's own deck (`own:`, the language,
 * and where the deck is), which another module makes.
 * @param {string} name @param {Element} element @param {File | undefined} file */
export const loadPack = async (name, element, file) => {
  const [, language, where] = OWN.exec(name) ?? [];
  if (!where) {
    // The site's page brings the start pack of its own language.
    const brought = element.hasAttribute('site') && document.getElementById(name)?.textContent;
    return brought || (await get(new URL(`./packs/${name}`, import.meta.url))).text();
  }
  const { readDeck } = await import('../learn/more.js');
  return readDeck(sourceOf(where, element, file), language);
};

/** @param {string} where @param {Element} element @param {File | undefined} file */
const sourceOf = (where, element, file) => {
  if (where === 'inline:') return inlineDeck(element) ?? '';
  if (where === 'file:' && file) return file;
  return new URL(where, document.baseURI);
};
