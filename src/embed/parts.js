import { compiled } from './module.js';
import { bringAsked } from './sheet.js';

// The parts of the game's WebAssembly (crates/door): files that come when they are asked for first. A part
// works with the very build that it was made with: it would write over the memory of another. So its address
// names the build, and the file says it too.

const BUILD = '{{build of parts}}';
/** @type {Record<string, URL>} */
const PARTS = /** @type {any} */ ('{{parts}}');

/** The parts that are here, by their names.
 * @type {Map<string, WebAssembly.Module[]>} */
const here = new Map();

const { customSections } = WebAssembly.Module;

const isOfThisBuild = (/** @type {WebAssembly.Module} */ part) => {
  const [build] = customSections(part, 'build');
  if (!build || new TextDecoder().decode(build) !== BUILD) throw new Error('another build: open the page again');
};

/** Brings a part, and the style sheet that goes with it. A failure can be tried again.
 * @param {string} name */
export const fetchPart = async (name) => {
  const [part] = await Promise.all([
    compiled(PARTS[name], isOfThisBuild), name === 'screens' && bringAsked(),
  ]);
  // What it shares with another part goes into an instance before it.
  const before = customSections(part, 'before').map((module) => WebAssembly.compile(module));
  here.set(name, [...await Promise.all(before), part]);
};

/** What the module calls for its parts. An instance takes one: what two share would begin anew with the second,
 * under the feet of the first. `exports` are those of the instance, `call` calls the function that
 * has a number in its table.
 * @param {() => WebAssembly.Exports} exports
 * @param {(index: number, data: number, isHere: boolean) => void} call */
export const loaders = (exports, call) => {
  /** @type {WebAssembly.Module[] | undefined} */
  let taken;
  return Object.fromEntries(Object.keys(PARTS).map((name) => [
    name, (/** @type {number} */ index, /** @type {number} */ data) => {
      const files = taken ? undefined : here.get(name);
      taken ??= files;
      // The build has given both sides the same short names.
      for (const file of files ?? []) new WebAssembly.Instance(file, { a: exports() });
      call(index, data, Boolean(files));
    },
  ]));
};
