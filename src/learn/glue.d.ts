// The second module's glue, as more.js sees it: wasm-bindgen writes it.

/** Loads the module. */
export default function init(): Promise<unknown>;

/** Learn in its element; `mount.rs`. */
export interface Page {
  destroy(): void;
}

/** Draws Learn, of its pack. */
export function learn(root: Element, pack: string): Page;

/** A pack of somebody's own deck; throws what is wrong with it. */
export function read_deck(file: Uint8Array, name: string, lang: string): string;
