import { choose, LANGUAGES } from '../languages.js';
import init from './glue.js';
import { looksOf } from './looks.js';
import { openScorm } from './scorm.js';
import { judgement, standingOf } from './standing.js';
import { openStore } from './store.js';
import { pause } from './wait.js';
import { percent, WORDS } from './words.js';

// The script of a launch page in an LMS: a line that says where the result stands, and the game below
// it. What is reported, and when, is Rust's; scorm.js and store.js are the sessions that report it.

// Passed on to the game as they are.
const GAME = ['deck', 'mode', 'feedback', 'presentation', 'limit', 'time-limit', 'seed', 'theme', 'motion'];

// How long statements wait for the texts of the other languages, ms.
const FOR_TEXTS = 15000;

/** @typedef {import('../embed/whos-responsible').WhosResponsible} GameElement */

/** @type {Record<string, typeof openScorm>} */
const OPENERS = { scorm12: openScorm, scorm2004: openScorm, xapi: openStore, cmi5: openStore };

const said = (/** @type {unknown} */ error) => String(/** @type {Error} */ (error)?.message ?? error);

class WhosResponsibleLms extends HTMLElement {
  // The bar above the game, and what is in it.
  #bar = document.createElement('div');
  #words = document.createElement('p');
  #more = this.#button('more', () => this.#open());
  #retry = this.#button('retry', () => this.#again());
  #send = this.#button('send', () => this.#sendOffer());
  #leave = this.#button('leave', () => this.#end());
  /** @type {GameElement | undefined} */
  #game;
  /** @type {import('./course').Course | undefined} */
  #course;
  #why = '';
  #lang = 'en';
  #pack = '';
  #text = '';
  /** @type {import('./course').Told | undefined} */
  #told;
  /** @type {string[]} */
  #notes = [];
  #ended = false;
  // Whether the texts that statements need are here, or are not waited for any more.
  #isTranslated = false;
  // Who answers a card has seen what was offered before it.
  #hasAnswered = false;
  // Where the game keeps its round while the page lives.
  #kept = new Map();

  async connectedCallback() {
    const bar = this.#bar;
    if (bar.isConnected) return;
    const title = document.createElement('h1');
    title.className = 'course-title';
    title.textContent = document.title;
    bar.className = 'course';
    this.#words.className = 'course-words';
    this.#words.setAttribute('role', 'status');
    bar.append(this.#words, this.#more, this.#retry, this.#send, this.#leave);
    this.append(title, bar);
    for (const name of ['online', 'offline']) addEventListener(name, () => this.#returned());
    this.#lang = choose(navigator.languages, this.#languages());
    const theme = this.getAttribute('theme') ?? '';
    if (/^(light|dark)$/.test(theme)) document.documentElement.style.colorScheme = theme;
    this.#tell('connecting', ['connecting']);
    new ResizeObserver(() => this.#fit()).observe(bar, { box: 'border-box' });
    new MutationObserver(() => {
      bar.removeAttribute('data-open');
      this.#fit();
    }).observe(this.#words, { childList: true });
    try {
      await init();
      await this.#connect();
      await this.#play();
    } catch (error) {
      // The game needs none of this to be played.
      console.error('whos-responsible-lms:', error);
      this.#why = said(error);
      if (!this.#game) await this.#play().catch(() => {});
      this.#show();
    }
  }

  #languages() {
    return (this.getAttribute('languages') ?? 'en').split(/\s+/).filter((lang) => LANGUAGES.includes(lang));
  }

  /** @param {string} what @param {() => void} run */
  #button(what, run) {
    const button = document.createElement('button');
    button.className = 'course-button';
    button.type = 'button';
    button.dataset.do = what;
    button.hidden = true;
    button.addEventListener('click', run);
    return button;
  }

  #open() {
    this.#bar.toggleAttribute('data-open');
    this.#fit();
  }

  // Bar and game together are as high as the frame, unless the game needs more. In the next frame, so that
  // nothing is measured in the middle of a drop.
  #fit() {
    requestAnimationFrame(() => {
      const words = this.#words;
      const bar = this.#bar;
      this.#more.textContent = WORDS[this.#lang][bar.hasAttribute('data-open') ? 'less' : 'more'];
      // On a phone a long message shows its first lines.
      this.#more.hidden = !bar.hasAttribute('data-open') && words.scrollHeight <= words.clientHeight + 1;
      this.style.setProperty('--bar', `${bar.getBoundingClientRect().height}px`);
      const table = this.#game?.shadowRoot?.querySelector('.table');
      if (table instanceof HTMLElement) this.style.setProperty('--head', `${table.offsetTop}px`);
    });
  }

  // Opens a session. Without an LMS the game is played on its own.
  async #connect() {
    const format = this.getAttribute('format') ?? '';
    const pass = Number(this.getAttribute('pass') ?? -1);
    this.#why = '';
    try {
      this.#course = await OPENERS[format]?.(this, pass);
      if (!this.#course) console.info(`whos-responsible-lms: no ${format} LMS was found; the game is played on its own.`);
    } catch (error) {
      this.#why = said(error);
      console.error('whos-responsible-lms:', error);
    }
    this.#course?.onChange?.((told) => {
      this.#told = told ?? this.#told;
      this.#show();
    });
    return this.#course;
  }

  async #play() {
    const deck = this.getAttribute('deck');
    const course = this.#course;
    this.#lang = choose([this.#device().read('lang'), course?.language.replaceAll('_', '-'), ...navigator.languages], this.#languages());
    document.documentElement.lang = this.#lang;
    if (course) {
      this.#pack = await this.#load(this.#lang);
      this.#begin(course, course.deck(this.#pack));
      this.dataset.mode = course.mode;
    }
    const game = document.createElement('whos-responsible');
    for (const name of GAME) {
      const value = this.getAttribute(name);
      if (value !== null) game.setAttribute(name, value);
    }
    game.setAttribute('learn', '');
    game.setAttribute('loading', 'eager');
    game.lang = this.#lang;
    // An order that was asked for is the order of the round that is gone on with.
    if (this.#text) this.#kept.set(`round/${deck}/seed`, this.getAttribute('seed') ?? '');
    game.store = {
      get: (name) => this.#kept.get(name) ?? this.#aside((storage, prefix) => storage.getItem(prefix + name)) ?? undefined,
      set: (name, text) => {
        this.#kept.set(name, text);
        this.#aside((storage, prefix) => storage.setItem(prefix + name, text));
        if (name === `round/${deck}`) this.#round(text);
      },
    };
    this.#game = game;
    new MutationObserver(() => {
      if (!WORDS[game.lang] || game.lang === this.#lang) return;
      this.#lang = game.lang;
      this.#device().write('lang', this.#lang);
      this.#show();
    }).observe(game, { attributeFilter: ['lang'] });
    game.addEventListener('ready', () => this.#offer(game), { once: true });
    game.addEventListener('placed', () => {
      this.#hasAnswered = true;
      this.#show();
    }, { once: true });
    this.append(game);
    this.#listen();
    // The game saves when the page goes; we come after it, so we listen after it.
    game.addEventListener('progress', () => this.#listen(), { once: true });
    this.#show();
    if (course) await this.#translate(course);
  }

  /** @param {GameElement} game */
  #offer(game) {
    const isExam = this.getAttribute('mode') === 'exam';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(looksOf(this.#languages(), this.#course?.mode, isExam));
    const inside = /** @type {ShadowRoot} */ (game.shadowRoot);
    inside.adoptedStyleSheets.push(sheet);
    const bar = inside.querySelector('.bar');
    if (bar) new ResizeObserver(() => this.#fit()).observe(bar);
  }

  // Without an LMS this browser keeps the round; while one is only away, this tab, since we do not know
  // whose round it is.
  /** @template T @param {(storage: Storage, prefix: string) => T} use */
  #aside(use) {
    if (this.#course) return undefined;
    try {
      return use(this.#why ? sessionStorage : localStorage, `whos-responsible${location.pathname}#`);
    } catch {
      return undefined;
    }
  }

  // What is kept on this device of the learner's choices.
  /** @returns {import('./course').Kept} */
  #device() {
    return this.#course?.device ?? {
      read: (name) => this.#aside((storage, prefix) => storage.getItem(prefix + name)) ?? undefined,
      write: (name, text) => this.#aside((storage, prefix) => {
        storage.setItem(prefix + name, text);
        return true;
      }) ?? false,
    };
  }

  // What the session knows of the round, before the first card.
  /** @param {import('./course').Course} course @param {string | undefined} text */
  #begin(course, text) {
    if (course.damaged) this.#notes.push('damaged');
    // A preview is nobody's round.
    if (!text || course.mode === 'browse') return;
    this.#text = text;
    this.#kept.set(`round/${this.getAttribute('deck')}`, text);
  }

  // The texts of the other languages are needed by statements only, and after the first card.
  /** @param {import('./course').Course} course */
  async #translate(course) {
    if (course.translation) {
      const others = this.#languages().filter((lang) => lang !== this.#lang);
      const all = others.map((lang) => this.#load(lang).then((pack) => course.translation?.(pack)).catch(() => {}));
      await Promise.race([Promise.all(all), pause(FOR_TEXTS)]);
    }
    // What the last visit could not report.
    this.#told = course.begin() ?? this.#told;
    this.#reportAll();
  }

  // Also what was answered while those texts were on their way.
  #reportAll() {
    this.#isTranslated = true;
    if (this.#text) this.#report(this.#text);
  }

  /** @param {string} lang */
  async #load(lang) {
    const response = await fetch(new URL(`./packs/${this.getAttribute('deck')}.${lang}.pack`, import.meta.url));
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return response.text();
  }

  /** @param {string} text */
  #round(text) {
    this.#text = text;
    if (this.#ended) return;
    this.#report(text);
  }

  /** @param {string} text */
  #report(text) {
    const course = this.#course;
    if (!this.#isTranslated || course?.mode !== 'normal') return;
    this.#told = course.report(text) ?? this.#told;
    if (this.#told?.kept === 'nothing' && !this.#notes.includes('room')) this.#notes.push('room');
    this.#show();
  }

  async #again() {
    if (this.#course) {
      this.#told = this.#course.again() ?? this.#told;
    } else {
      const course = await this.#connect();
      if (course) {
        this.#pack ||= await this.#load(this.#lang);
        course.deck(this.#pack);
        await this.#translate(course);
      }
    }
    this.#show();
  }

  // The network, or the page, is back or gone.
  #returned() {
    const course = this.#course;
    if (this.#ended || !this.#told || this.#told.confirmed || course?.mode !== 'normal') return;
    this.#told = course.again() ?? this.#told;
    this.#show();
  }

  #sendOffer() {
    this.#told = this.#course?.sendOffer?.() ?? this.#told;
    this.#show();
  }

  // Back to the course, when it told where that is.
  async #end() {
    this.#leave.disabled = true;
    this.#ended = true;
    const course = this.#course;
    if (!course?.ended) await course?.end?.();
    if (course?.back) location.assign(course.back);
  }

  #onHidden = () => {
    if (document.visibilityState !== 'hidden') this.#returned();
    else if (!this.#ended && this.#course) {
      if (!this.#isTranslated) this.#reportAll();
      this.#course.pause();
    }
  };

  #onLeaving = () => {
    if (this.#ended || !this.#course || this.#course.ended) return;
    if (!this.#isTranslated) this.#reportAll();
    const isCmi5 = this.getAttribute('format') === 'cmi5';
    // A cmi5 session cannot be taken up again once it is terminated, and nothing tells a reload from a
    // closed tab. So a session is left open until its round is over; the LMS abandons it if need be.
    if (isCmi5 && this.#course.mode === 'normal' && !this.#told?.over) {
      this.#course.pause();
      return;
    }
    this.#ended = true;
    this.#course.leave();
  };

  #listen() {
    // Bubbling up to the window: after the game's own listener on the document.
    window.removeEventListener('visibilitychange', this.#onHidden);
    window.addEventListener('visibilitychange', this.#onHidden);
    window.removeEventListener('pagehide', this.#onLeaving);
    window.addEventListener('pagehide', this.#onLeaving);
    window.onpageshow = (event) => {
      if (!event.persisted) return;
      this.#returned();
      this.#show();
    };
  }

  // Where the result stands, in words.
  #show() {
    const course = this.#course;
    const told = this.#told;
    const why = told?.refusal || course?.trouble?.() || this.#why;
    const offered = this.#hasAnswered ? -1 : course?.offer?.() ?? -1;
    const [state, keys] = standingOf(course, told, { why: this.#why, isEnded: this.#ended, offered });
    const [verdict = ''] = judgement(course, told);
    if (this.#game) {
      this.#game.dataset.verdict = told?.over && told.counts ? verdict : '';
      this.#game.inert = state === 'elsewhere';
    }
    this.dataset.verdict = state === 'recorded' ? verdict || 'completed' : '';
    this.#send.hidden = !keys.includes('offer');
    this.#note(state === 'unrecorded' ? why || told?.trouble || '' : '');
    this.#tell(state, [...keys, ...this.#notes], this.#values(why, offered));
  }

  // What stands in the words.
  /** @param {string} why @param {number} offered @returns {Record<string, string | undefined>} */
  #values(why, offered) {
    const course = this.#course;
    return {
      why, share: this.#told && percent(this.#lang, this.#told.share), offer: percent(this.#lang, offered),
      mark: course && percent(this.#lang, course.pass), best: course && percent(this.#lang, course.best()),
    };
  }

  // What the other side said, word by word, says something to those who look after the course.
  /** @param {string} why */
  #note(why) {
    if (why && this.dataset.why !== why) console.warn(`whos-responsible-lms: ${why}`);
    this.dataset.why = why;
  }

  /** @param {string} state @param {string[]} keys @param {Record<string, string | undefined>} [values] */
  #tell(state, keys, values = {}) {
    const words = WORDS[this.#lang];
    const text = keys.map((key) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '')).join(' ');
    this.dataset.state = state;
    // The same words are not said again.
    if (this.#words.textContent !== text) this.#words.textContent = text;
    this.#words.lang = this.#lang;
    this.#retry.textContent = words.retry;
    this.#retry.hidden = state !== 'unrecorded';
    this.#send.textContent = words.send;
    this.#leave.textContent = words.leave;
    this.#leave.hidden = !this.#course?.back || state === 'connecting';
    this.#bar.hidden = !text && this.#leave.hidden;
  }
}

if (!customElements.get('whos-responsible-lms')) customElements.define('whos-responsible-lms', WhosResponsibleLms);

// The game itself. A launch page names one script.
import('../embed/loader.js');
