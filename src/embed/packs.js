import { inlineDeck } from './attributes.js';
import { get } from './module.js';
import { fetchPart } from './parts.js';

// Decks as the game reads them.

const OWN = /^own:([^:]*):(.*)$/s;

/** The text of a pack: one of the site's by its name, or one of somebody's own deck (`own:`, the language,
 * and where the deck is), which a part makes. Or a part (`part:`), which has no text.
 * @param {string} name @param {Element} element @param {File | undefined} file
 * @param {() => Promise<import('./glue').Game>} instance */
export const loadPack = async (name, element, file, instance) => {
  if (name.startsWith('part:')) {
    await fetchPart(name.slice(5));
    return '';
  }
  const [, language, where] = OWN.exec(name) ?? [];
  if (!where) {
    // The site's page brings the start pack of its own language.
    const brought = element.hasAttribute('site') && document.getElementById(name)?.textContent;
    return brought || (await get(new URL(`./packs/${name}`, import.meta.url))).text();
  }
  const part = fetchPart('own');
  part.catch(() => {});
  const { readDeck } = await import('./own.js');
  return readDeck(sourceOf(where, element, file), language, part, instance);
};

/** @param {string} where @param {Element} element @param {File | undefined} file */
const sourceOf = (where, element, file) => {
  if (where === 'inline:') return inlineDeck(element) ?? '';
  if (where === 'file:' && file) return file;
  return new URL(where, document.baseURI);
};
