// The third module's glue, as the scripts of a launch page see it: wasm-bindgen writes it.

/** Loads the module. */
export default function init(): Promise<unknown>;

/** What Rust calls of an LMS; `Lms` in scorm.rs. */
export interface Lms {
  call(name: string, count: number, first: string, second: string): string | undefined;
}

/** What both kinds of session have. Shares are in percent; negative for none. */
interface Port {
  /** `normal`, `browse` or `review`. */
  mode(): string;
  pass(): number;
  best(): number;
  passed(): boolean;
}

/** A session with an LMS; scorm.rs says what each does. */
export class ScormPort implements Port {
  constructor(lms: Lms, is2004: boolean, pass: number, limit: number, now: number, offset: number);
  mode(): string;
  pass(): number;
  best(): number;
  passed(): boolean;
  language(): string;
  damaged(): boolean;
  deck(pack: string, copy: string): string | undefined;
  report(text: string, now: number): string;
  again(now: number): string;
  owes(): boolean;
  catch_up(now: number): string;
  offered(): number;
  send_offered(now: number): string;
  copy(): string;
  waits(): boolean;
  doubt(): void;
  prove(): boolean;
  pause(now: number): void;
  close(now: number): void;
}

/** A session with a learning record store; recorder.rs says what each does. */
export class RecorderPort implements Port {
  constructor(
    activity: string, registration: string, actor: string, launchData: string, kept: string, local: string,
    outbox: string, continues: boolean, pass: number, limit: number, now: number,
  );
  mode(): string;
  pass(): number;
  best(): number;
  passed(): boolean;
  deck(pack: string, now: number): string | undefined;
  translation(pack: string): void;
  report(text: string): string;
  state(): string;
  batch(): string;
  answered(status: number, answer: string, retryAfter: number): number;
  confirms(status: number, answer: string): boolean;
  waiting(): number;
  refused(): number;
  outbox(): string;
  leave(now: number): void;
  rest(): string;
}

/** A name for what is kept on this machine, that tells nobody who it belongs to. */
export function local_name(of: string): string;
