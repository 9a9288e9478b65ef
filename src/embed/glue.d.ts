// The game's glue, as game.js sees it: wasm-bindgen writes it, and the build makes a function of it (see
// xtask/src/assemble/instances.rs).

/** Hears of an event of the page. */
export type Heard = (event: Event) => void;

/** What Rust calls; `Host` in src/embed/page.rs. */
export interface Host {
  /** The text kept under a name. */
  read(name: string): string | undefined;
  /** Keeps a text: 0, or 1 if nothing can be kept, 2 if there is no room left, 3 if the page around the frame forbids it. */
  write(name: string, text: string): number;
  /** A pack's text; with `part:` before a name, that part of the module and no text. */
  load(pack: string): Promise<string>;
  /** Tells what happened, a field a line; see crates/report/src/page.rs. */
  tell(what: string, text: string): void;
  /** What is said of a key besides itself, as bits; `Outside::keyed` says which. */
  keyed(event: KeyboardEvent): number;
  /** The page is to hear nothing of a key. */
  keep(event: KeyboardEvent): void;
  /** Milliseconds on a clock that nobody can set. */
  steady(): number;
  /** A card is in the air: looks for what scrolls around the game. */
  lift(heard: Heard, options: AddEventListenerOptions): void;
  /** What can be seen of the page. */
  view(): DOMRect;
  /** Scrolls the innermost around the game that can. */
  scroll(by: number): void;
}

/** What an instance of the module exports: src/embed/mod.rs and own.rs, src/beside.rs. It
 * shows one thing. */
export interface Game {
  /** Mounts a game in an empty element. */
  mount(host: Host, root: Element, start: string, wishes: string): void;
  /** Asks the game for a deck, a language, a new round or a setting. */
  ask(name: string, value: string): void;
  /** Keeps the round as it stands. */
  rescue(): void;
  /** Mounts another page in an empty element, of its packs. Its part must be here. */
  show(host: Host | null, root: Element, name: string, text: string): void;
  /** Takes what was mounted out of the page. */
  leave(): void;
  /** A pack of somebody's own deck; throws what is wrong with it. Its part must be here. */
  read_deck(file: Uint8Array, name: string, lang: string): string;
}

/** An instance of the module. Whatever calls into it goes through `guard`; `loaders` fetch its parts. */
export default function newGame(
  module: WebAssembly.Module, guard: (exports: WebAssembly.Exports) => WebAssembly.Exports,
  loaders: typeof import('./parts').loaders,
): Game;
