// Where a game keeps its rounds and settings.

const PREFIX = 'whos-responsible/';

// The elements that are on the page without a name of their own keep their rounds apart by their place
// on it; no two that are there at the same time have the same. One that failed keeps its own.
/** @type {Map<Element, number>} */
const numbers = new Map();

/** @param {import('./whos-responsible').WhosResponsible} element */
const numberOf = (element) => {
  let number = 1 + [...document.querySelectorAll('whos-responsible')].indexOf(element);
  const isTaken = () => [...numbers].some(([other, its]) => its === number && other !== element && other.isConnected);
  while (isTaken()) number++;
  numbers.set(element, number);
  return number;
};

/** What the names begin with in the browser's storage; '' if nothing is to be kept there.
 * @param {import('./whos-responsible').WhosResponsible} element */
const prefixOf = (element) => {
  const key = element.getAttribute('storage-key');
  const { pathname, search } = location;
  if (element.store) return '';
  if (element.hasAttribute('site')) return PREFIX;
  if (key) return key === 'none' ? '' : `${PREFIX}${key}/`;
  if (element.hasAttribute('from-address')) return `${PREFIX}${pathname}${search}/`;
  return `${PREFIX}${pathname}#${element.id || numberOf(element)}/`;
};

/** The place of an element's game; `memory` has what the storage does not take.
 * @param {import('./whos-responsible').WhosResponsible} element
 * @param {import('./whos-responsible').Store & { delete?(name: string): unknown }} memory */
export const openPlace = (element, memory) => {
  const prefix = prefixOf(element);
  return {
    /** @param {string} name */
    read(name) {
      let kept;
      try {
        kept = prefix ? localStorage.getItem(prefix + name) : undefined;
      } catch {
        // What is not kept there may be in the memory.
      }
      return kept ?? memory.get(name);
    },
    /** @param {string} name @param {string} text */
    write(name, text) {
      memory.set(name, text);
      if (!prefix) return 0;
      try {
        localStorage.setItem(prefix + name, text);
        memory.delete?.(name);
        return 0;
      } catch (error) {
        if (/** @type {DOMException} */ (error).name !== 'SecurityError') return 2;
        // A frame that its page took the origin from.
        return self.origin === 'null' ? 3 : 1;
      }
    },
    leave() {
      numbers.delete(element);
    },
  };
};
