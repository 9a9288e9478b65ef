// What both kinds of session (scorm.js, store.js) are to the launch page.

/** What Rust says of a round; see summary.js. */
export interface Summary {
  /** Right cards of all, in percent. */
  share: number;
  over: boolean;
  /** Whether its result is reported. */
  counts: boolean;
  /** Undefined without a pass mark, or before the round is over. */
  passed: boolean | undefined;
  /** All cards are placed, and it is not handed in. */
  isFull: boolean;
  /** How much the LMS keeps of the round. */
  kept: string | undefined;
  /** What was refused; '' if nothing was. */
  refusal: string;
}

/** Where a result stands. */
export interface Told extends Summary {
  /** The other side has all of it. */
  confirmed: boolean;
  /** It is on its way. */
  waits: boolean;
  /** What is wrong, in a word. */
  trouble: string;
  /** Whether this device keeps what was played. */
  isSafe: boolean;
}

/** What a device keeps of a session. */
export interface Kept {
  read(name: string): string | undefined;
  /** Whether it is kept. */
  write(name: string, text: string): boolean;
}

/** A session. Shares are in percent; negative for none. */
export interface Course {
  /** `normal`, `browse` or `review`. */
  mode: string;
  pass: number;
  /** '' if nobody tells one. */
  language: string;
  device: Kept;
  damaged: boolean;
  ended?: boolean;
  /** The address of the course. */
  back?: string;
  best(): number;
  passed(): boolean;
  /** What is wrong before anything is told. */
  trouble?(): string;
  isElsewhere?(): boolean;
  offer?(): number;
  sendOffer?(): Told | undefined;
  onChange(heard: (told: Told | undefined) => void): void;
  /** Takes the deck that is played; gives the round to go on with. */
  deck(pack: string): string | undefined;
  translation?(pack: string): void;
  /** What the last visit could not report. */
  begin(): Told | undefined;
  report(text: string): Told | undefined;
  again(): Told | undefined;
  pause(): void;
  leave(): void;
  end?(): Promise<void>;
}
