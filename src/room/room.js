import { definePage, loadPack } from '../page.js';
import { answers } from './answers.js';
import { deeds } from './deeds.js';

// Defines <whos-responsible-room>, which room.html consists of.

const PREFIX = 'whos-responsible/room/';

/** What the room keeps on this device; without storage it lasts as long as the page.
 * @type {Map<string, string>} */
const memory = new Map();

const kept = {
  read(/** @type {string} */ name) {
    try {
      return localStorage.getItem(PREFIX + name) ?? memory.get(name);
    } catch {
      return memory.get(name);
    }
  },
  write(/** @type {string} */ name, /** @type {string} */ text) {
    memory.set(name, text);
    try {
      localStorage.setItem(PREFIX + name, text);
      return 0;
    } catch {
      return 1;
    }
  },
  /** @param {string} beginning of the names */
  forget(beginning) {
    for (const name of memory.keys()) if (name.startsWith(beginning)) memory.delete(name);
    try {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX + beginning));
      for (const name of names) localStorage.removeItem(name);
    } catch {
      // Nothing is kept there.
    }
  },
};

definePage('room', '{{room}}', async (root, lang) => {
  const { fetchPart, instance } = await import('../embed/game.js');
  const [start, texts, page] = await Promise.all([
    loadPack(`${lang}.pack`), loadPack(`room.${lang}.pack`), instance(), fetchPart('room'),
  ]);
  root.replaceChildren();
  // Who reads a deck of one's own is another part, in an instance of its own.
  const asked = answers(root, async (source, own) => {
    const part = fetchPart('own');
    part.catch(() => {});
    const { readDeck } = await import('../embed/own.js');
    return readDeck(source, own, part, instance);
  });
  const done = deeds(root, lang, kept, asked.say);
  // Of what the game asks a page for, the room asks this (`src/room/around.rs`).
  /** @type {Pick<import('../embed/glue').Host, 'read' | 'write' | 'load' | 'tell'>} */
  const around = { ...kept, load: asked.ask, tell: (what, text) => done[what](text) };
  const host = /** @type {import('../embed/glue').Host} */ (around);
  page.show(host, root, 'room', [texts, location.hash, start].join('\f'));
  return page;
});
