// What <whos-responsible> offers to a page. This file is the contract: what it names stays as it is
// within a major version, and may grow. Every event's detail carries `version`, now 1.

/** The languages of the interface. */
export type Language = 'en' | 'es' | 'pt-BR';

/** `practice`: the player may choose decks and settings. `exercise`: the deck and the rules are the author's. `exam`: as exercise, without hints, and with feedback at the end unless `feedback` says otherwise. */
export type Mode = 'practice' | 'exercise' | 'exam';
export type Feedback = 'immediate' | 'end';
export type Presentation = 'deal' | 'spread';
export type Theme = 'auto' | 'light' | 'dark' | 'contrast';
export type Motion = 'auto' | 'less';

/** A deck of one's own, as decks/README.md describes it. */
export type DeckFile = object;

/** The attributes, as properties. A missing attribute reads as ''; null, undefined or '' removes it. */
export interface Options {
  /** Id of a deck of the game, or the address of a deck file. Default: the deck played last, else the first. */
  deck?: string | null;
  /** Default: what the player chose, else the language of the page around the element, else `en`. */
  lang?: string;
  /** Default: `practice`. */
  mode?: Mode | '' | null;
  /** When the player is told what was right. Default: `immediate`. */
  feedback?: Feedback | '' | null;
  /** One card at a time, or all on the table. Default: `deal`. */
  presentation?: Presentation | '' | null;
  /** The order of the cards, a whole number from 0 to 4294967295. Default: another for each round. */
  seed?: number | string | null;
  /** The largest number of cards of a round, from 1. Default: all that the deck deals. */
  limit?: number | string | null;
  /** Seconds for a round, from 10 to 86400; the player can always ask for more. Default: no clock. */
  timeLimit?: number | string | null;
  /** Default: `auto`, what the page or the device asks for. */
  theme?: Theme | '' | null;
  /** Default: `auto`, what the device asks for. */
  motion?: Motion | '' | null;
  /** Elements with the same key share rounds and settings; `none` keeps nothing. Default: one for each element of the page. */
  storageKey?: string | null;
  /** The address of the page Learn; `learn.html` beside the script by default, no links where a bundler renamed the script. */
  learn?: string | null;
  /** `eager` fetches the game at once. Default: `lazy`, when it comes near the viewport. */
  loading?: 'lazy' | 'eager' | '' | null;
}

/** How one card of a finished round was answered. */
export interface Answer {
  /** The card's id: `task`, or `task/service`. */
  card: string;
  /** Where it was put; null if it was not placed. */
  party: string | null;
  /** Who is responsible. */
  owner: string;
  right: boolean;
  hinted: boolean;
  /** Milliseconds from the start of the round; null if it was not placed. */
  after: number | null;
}

/** A finished round. */
export interface Result {
  version: 1;
  deck: string;
  seed: number;
  /** Cards in the round. */
  cards: number;
  /** Cards whose first (or, with feedback at the end, submitted) placement is right. */
  right: number;
  /** right / cards, 0 to 1. */
  accuracy: number;
  points: number;
  bestStreak: number;
  /** Milliseconds from the first sight of the round to its last step. */
  duration: number;
  /** Seconds of the clock, with what the player asked for more; null without a clock. */
  timeLimit: number | null;
  /** In the order in which the cards were dealt. */
  answers: Answer[];
}

/** The details of the events, by name. All bubble and are composed. */
export interface Events {
  /** The player can begin. */
  ready: { version: 1; deck: string; title: string; lang: Language };
  /** A round begins, or goes on where it was left. */
  'round-start': {
    version: 1; deck: string; title: string; seed: number; cards: number;
    feedback: Feedback; presentation: Presentation; timeLimit: number | null;
    /** Cards that are placed already, in a round that goes on. */
    placed: number; resumed: boolean;
  };
  /** A card was put on a column. With feedback at the end `owner` and `right` are null. */
  placed: {
    version: 1; deck: string; card: string; task: string; service: string | null; party: string;
    owner: string | null; right: boolean | null; hinted: boolean; moved: boolean;
  };
  /** When it changed. With feedback at the end `right` and `points` are null until the result. */
  progress: {
    version: 1; deck: string; placed: number; cards: number;
    right: number | null; points: number | null;
  };
  'round-end': Result;
  /** The game takes another size, in CSS pixels. */
  resize: { version: 1; width: number; height: number };
  /** Something went wrong. If it is fatal, the box shows what happened and a button to try again. */
  error: { version: 1; message: string; fatal: boolean };
}

/** A place for rounds and settings instead of the browser's storage; a `Map` will do. */
export interface Store {
  /** The text under a name, or undefined. */
  get(name: string): string | undefined;
  /** Keeps a text; a round is kept as `round/` and the id of its deck. */
  set(name: string, text: string): unknown;
}

export interface WhosResponsible extends HTMLElement {
  // In step with the attributes of the same names (timeLimit: time-limit, storageKey: storage-key).
  deck: string;
  mode: string;
  feedback: string;
  presentation: string;
  seed: string;
  limit: string;
  timeLimit: string;
  theme: string;
  motion: string;
  storageKey: string;
  learn: string;
  loading: string;
  /** Set it before the element is put into the page. */
  store?: Store;
  /** Fetches the game now, wherever the element is. */
  load(): void;
  /** A new round of the same deck, in the order of a seed if one is given. */
  restart(seed?: number): void;
  /** The result of the finished round; null while one is played. */
  readonly result: Result | null;
  addEventListener<K extends keyof Events>(
    type: K, listener: (event: CustomEvent<Events[K]>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string, listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

export interface Game {
  readonly element: WhosResponsible;
  /** Listens to an event of this game; the function that it returns stops listening. */
  on<K extends keyof Events>(
    name: K, listener: (detail: Events[K], event: CustomEvent<Events[K]>) => void,
  ): () => void;
  restart(seed?: number): void;
  setDeck(deck: string | DeckFile): void;
  setLanguage(lang: Language): void;
  getResult(): Result | null;
  /** Takes the element out of the page. */
  destroy(): void;
}

/**
 * Puts a game into an element, or takes over a <whos-responsible> that is there.
 */
export function create(
  target: Element, options?: Omit<Options, 'deck'> & { deck?: string | DeckFile; store?: Store },
): Game;

declare global {
  interface HTMLElementTagNameMap {
    'whos-responsible': WhosResponsible;
  }
}
