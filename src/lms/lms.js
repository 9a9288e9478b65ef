import { openScorm } from './found.js';
import init from './glue.js';
import { openStore } from './store.js';
import { pause } from './wait.js';
import { choose, percent, WORDS } from './words.js';

// The script of a launch page in an LMS: a line that says where the result stands, and the game below
// it. found.js knows where the LMS is, store.js how a learning record store is spoken to. What is
// reported, and when, is Rust's.

// Passed on to the game as they are.
const GAME = ['deck', 'mode', 'feedback', 'presentation', 'limit', 'time-limit', 'seed', 'theme', 'motion'];

const add = (parent, name, className) => {
  const child = document.createElement(name);
  child.className = className;
  parent.append(child);
  return child;
};

// The frame of a course is often lower than the game likes to be, and a second scroll bar beside the
// course's own takes more from it than a little height. An explanation that is longer than the frame
// scrolls in itself, with *Next card* in sight; where it begins, the table says (`--head`).
const LOW = `@media (max-height:720px){
  .game{--foot:12px;padding-block:8px} .table{min-height:0} .hand{min-height:min(400px,58vh)}
  .hand .explanation{padding:.8em 1.1em;gap:7px}
  @container (max-width:859px){
    .game{gap:6px} .hand{min-height:240px} .column{min-height:104px}
    .hand .explanation{padding:.7em .9em;gap:6px}
    .column:not(:has(.movable)) .chips{flex:1;contain:size;overflow:clip}
  }
}
@media (min-height:521px){
  .how[data-quiet]{display:none}
  .hand .explanation{max-height:max(280px,calc(100vh - var(--bar) - var(--head,130px) - var(--foot,24px)));overflow:auto;padding-block-end:0}
  .hand .explanation [data-next]{position:sticky;bottom:.7em;margin-block-end:.7em;box-shadow:0 .7em 0 2px var(--paper)}
}`;

// Who did not pass gains by another round, and nothing by what was missed.
const FAILED = `:host([data-verdict=failed]) .actions [data-do=restart]{padding-inline:1.4em;border-color:transparent;background:var(--accent);color:var(--on-accent)}
:host([data-verdict=failed]) .actions [data-do=replay]{padding-inline:1.1em;border:1.5px solid var(--control);background:var(--paper);color:inherit}`;

// How long statements wait for the texts of the other languages, ms.
const FOR_TEXTS = 15000;

const OPENERS = { scorm12: openScorm, scorm2004: openScorm, xapi: openStore, cmi5: openStore };

class WhosResponsibleLms extends HTMLElement {
  #words;
  #more;
  #retry;
  #send;
  #leave;
  #game;
  #course;
  #why = '';
  #lang;
  #pack = '';
  #text = '';
  #told;
  #notes = [];
  #ended = false;
  // Whether the texts that statements need are here, or are not waited for any more.
  #isTranslated = false;
  // Who answers a card has seen what was offered before it.
  #hasAnswered = false;
  // Where the game keeps its round while the page lives.
  #kept = new Map();

  async connectedCallback() {
    if (this.#words) return;
    add(this, 'h1', 'course-title').textContent = document.title;
    const bar = add(this, 'div', 'course');
    this.#words = add(bar, 'p', 'course-words');
    this.#words.setAttribute('role', 'status');
    this.#more = this.#button(bar, 'more', () => {
      bar.toggleAttribute('data-open');
      this.#fit();
    });
    this.#retry = this.#button(bar, 'retry', () => this.#again());
    this.#send = this.#button(bar, 'send', () => this.#sendOffer());
    this.#leave = this.#button(bar, 'leave', () => this.#end());
    for (const name of ['online', 'offline']) addEventListener(name, () => this.#returned());
    this.#lang = choose(this.#languages(), navigator.languages);
    const theme = this.getAttribute('theme');
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
      this.#why = String(error?.message ?? error);
      if (!this.#game) await this.#play().catch(() => {});
      this.#show();
    }
  }

  #languages() {
    return (this.getAttribute('languages') ?? 'en').split(/\s+/).filter((lang) => WORDS[lang]);
  }

  #button(bar, what, run) {
    const button = add(bar, 'button', 'course-button');
    button.type = 'button';
    button.dataset.do = what;
    button.hidden = true;
    button.addEventListener('click', run);
    return button;
  }

  // Bar and game together are as high as the frame, unless the game needs more. In the next frame, so that
  // nothing is measured in the middle of a drop.
  #fit() {
    requestAnimationFrame(() => {
      const [words, bar] = [this.#words, this.#words.parentElement];
      this.#more.textContent = WORDS[this.#lang][bar.hasAttribute('data-open') ? 'less' : 'more'];
      // On a phone a long message shows its first lines.
      this.#more.hidden = !bar.hasAttribute('data-open') && words.scrollHeight <= words.clientHeight + 1;
      this.style.setProperty('--bar', `${bar.getBoundingClientRect().height}px`);
      const table = this.#game?.shadowRoot?.querySelector('.table');
      if (table) this.style.setProperty('--head', `${table.offsetTop}px`);
    });
  }

  // Opens a session. Without an LMS the game is played on its own.
  async #connect() {
    const format = this.getAttribute('format');
    const pass = this.hasAttribute('pass') ? +this.getAttribute('pass') : -1;
    this.#why = '';
    try {
      this.#course = await OPENERS[format]?.(this, pass);
      if (!this.#course) console.info(`whos-responsible-lms: no ${format} LMS was found; the game is played on its own.`);
    } catch (error) {
      this.#why = String(error?.message ?? error);
      console.error('whos-responsible-lms:', error);
    }
    this.#course?.onChange?.((told) => {
      this.#told = told ?? this.#told;
      this.#show();
    });
  }

  async #play() {
    const deck = this.getAttribute('deck');
    const course = this.#course;
    this.#lang = choose(this.#languages(), [this.#device().read('lang'), course?.language, ...navigator.languages]);
    document.documentElement.lang = this.#lang;
    if (course) {
      this.#pack = await this.#load(this.#lang);
      this.#begin(course.deck(this.#pack));
      this.dataset.mode = course.mode;
    }
    const game = document.createElement('whos-responsible');
    for (const name of GAME) if (this.hasAttribute(name)) game.setAttribute(name, this.getAttribute(name));
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
    if (course) await this.#translate();
  }

  // Only what the package has, and what an exam allows, can be chosen.
  #offer(game) {
    const languages = this.#languages();
    const missing = Object.keys(WORDS).filter((lang) => !languages.includes(lang));
    const hidden = languages.length < 2 ? ['label:has(> select[name=lang])'] : missing.map((lang) => `option[value='${lang}']`);
    // An exam is handed in once; how many attempts there are is the course's to say. What was finished is
    // looked at, and nothing that is played there counts.
    const again = ['[data-do=restart]', '[data-do=replay]'];
    const isReview = this.#course?.mode === 'review';
    if (this.#course && this.getAttribute('mode') === 'exam') hidden.push('[data-do=finish]', ...again);
    else if (isReview) hidden.push(...again);
    if (isReview) hidden.push('.confetti');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${hidden.length ? hidden : 'none'}{display:none}${LOW}${FAILED}`);
    game.shadowRoot.adoptedStyleSheets.push(sheet);
    new ResizeObserver(() => this.#fit()).observe(game.shadowRoot.querySelector('.bar'));
  }

  // Without an LMS this browser keeps the round; while one is only away, this tab, since we do not know
  // whose round it is.
  #aside(use) {
    if (this.#course) return undefined;
    try {
      return use(this.#why ? sessionStorage : localStorage, `whos-responsible${location.pathname}#`);
    } catch {
      return undefined;
    }
  }

  // What is kept on this device of the learner's choices.
  #device() {
    return this.#course?.device ?? {
      read: (name) => this.#aside((storage, prefix) => storage.getItem(prefix + name)),
      write: (name, text) => this.#aside((storage, prefix) => storage.setItem(prefix + name, text)),
    };
  }

  // What the session knows of the round, before the first card.
  #begin(text) {
    const course = this.#course;
    if (course.damaged) this.#notes.push('damaged');
    // A preview is nobody's round.
    if (!text || course.mode === 'browse') return;
    this.#text = text;
    this.#kept.set(`round/${this.getAttribute('deck')}`, text);
  }

  // The texts of the other languages are needed by statements only, and after the first card.
  async #translate() {
    if (this.#course.translation) {
      const others = this.#languages().filter((lang) => lang !== this.#lang);
      const all = others.map((lang) => this.#load(lang).then((pack) => this.#course.translation(pack)).catch(() => {}));
      await Promise.race([Promise.all(all), pause(FOR_TEXTS)]);
    }
    // What the last visit could not report.
    this.#told = this.#course.begin() ?? this.#told;
    this.#reportAll();
  }

  // Also what was answered while those texts were on their way.
  #reportAll() {
    this.#isTranslated = true;
    if (this.#text) this.#report(this.#text);
  }

  async #load(lang) {
    const response = await fetch(new URL(`./packs/${this.getAttribute('deck')}.${lang}.pack`, import.meta.url));
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return response.text();
  }

  #round(text) {
    this.#text = text;
    if (this.#ended) return;
    this.#report(text);
  }

  #report(text) {
    if (!this.#isTranslated || this.#course?.mode !== 'normal') return;
    this.#told = this.#course.report(text) ?? this.#told;
    if (this.#told?.kept === 'nothing' && !this.#notes.includes('room')) this.#notes.push('room');
    this.#show();
  }

  async #again() {
    if (this.#course) {
      this.#told = this.#course.again() ?? this.#told;
    } else {
      await this.#connect();
      if (this.#course) {
        this.#pack ||= await this.#load(this.#lang);
        this.#course.deck(this.#pack);
        await this.#translate();
      }
    }
    this.#show();
  }

  // The network, or the page, is back or gone.
  #returned() {
    if (this.#ended || !this.#told || this.#told.confirmed || this.#course?.mode !== 'normal') return;
    this.#told = this.#course.again() ?? this.#told;
    this.#show();
  }

  #sendOffer() {
    this.#told = this.#course.sendOffer() ?? this.#told;
    this.#show();
  }

  // Back to the course, when it told where that is.
  async #end() {
    this.#leave.disabled = true;
    this.#ended = true;
    if (!this.#course.ended) await this.#course.end();
    location.assign(this.#course.back);
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
    const [course, told] = [this.#course, this.#told];
    const why = told?.refusal || course?.trouble?.() || this.#why;
    const offered = this.#hasAnswered ? -1 : course?.offer?.() ?? -1;
    const values = {
      share: told && percent(this.#lang, told.share), why, offer: percent(this.#lang, offered),
      mark: course && percent(this.#lang, course.pass), best: course && percent(this.#lang, course.best()),
    };
    const mark = course?.pass >= 0 ? ['mark'] : [];
    // The best round counts, so it is the one that is told of after a worse one.
    const isLess = told?.over && course.best() - told.share > 0.01;
    const isPassed = told?.passed || course?.passed();
    const judged = told?.passed === undefined ? [] : [isPassed ? 'passed' : 'failed'];
    const best = course?.best() >= 0 ? ['best'] : [];
    // What was finished, as the LMS has it.
    const reviewed = !best.length ? [] : mark.length ? [course.passed() ? 'passed' : 'failed', ...best] : best;
    const better = course?.best() < 100 ? ['better'] : [];
    const handin = told?.isFull ? ['handin'] : [];
    const offer = offered >= 0 ? ['offer'] : [];
    const trouble = told?.trouble || (course?.trouble?.() && 'away');
    const [safe, keeps, anew] = told?.isSafe === false ? ['unsafe', 'unkept', 'unkept'] : ['safe', 'keeps', 'anew'];
    const wrong = { session: ['session', anew], lost: ['lost'] }[trouble];
    let [state, keys] = ['playing', [...handin, ...offer, ...mark, ...best]];
    if (!course) [state, keys] = this.#why ? ['unrecorded', [/^launch: /.test(this.#why) ? 'launch' : 'closed']] : ['alone', ['alone']];
    else if (this.#ended || course.ended) [state, keys] = ['ended', ['ended']];
    else if (course.isElsewhere?.()) [state, keys] = ['elsewhere', ['elsewhere']];
    else if (course.mode === 'review') [state, keys] = ['review', [...reviewed, 'review', ...better]];
    else if (course.mode !== 'normal') [state, keys] = [course.mode, [course.mode]];
    else if (told && !told.counts && !trouble) keys = ['repeats', ...best];
    else if (told?.over && told.confirmed) [state, keys] = ['recorded', isLess ? ['stays', ...judged, ...mark] : [...judged, 'recorded', ...mark]];
    else if (told?.over && told.waits) [state, keys] = ['saving', ['saving']];
    else if (wrong) [state, keys] = ['unrecorded', [...handin, ...wrong]];
    else if (told?.over && told.counts) [state, keys] = ['unrecorded', trouble === 'away' ? ['unreached', safe, 'soon'] : ['unrecorded', safe, 'advice']];
    else if (trouble) [state, keys] = ['unrecorded', [...handin, ...{ away: ['away', keeps], stuck: ['stuck', anew] }[trouble] ?? ['trouble']]];
    if (this.#game) {
      this.#game.dataset.verdict = told?.over && told.counts ? judged[0] ?? '' : '';
      this.#game.inert = state === 'elsewhere';
    }
    this.dataset.verdict = state === 'recorded' ? judged[0] ?? 'completed' : '';
    this.#send.hidden = !keys.includes('offer');
    this.#note(state === 'unrecorded' ? why || trouble : '');
    this.#tell(state, [...keys, ...this.#notes], values);
  }

  // What the other side said, word by word, says something to those who look after the course.
  #note(why) {
    if (why && this.dataset.why !== why) console.warn(`whos-responsible-lms: ${why}`);
    this.dataset.why = why ?? '';
  }

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
    const bar = this.#words.parentElement;
    bar.hidden = !text && this.#leave.hidden;
  }
}

if (!customElements.get('whos-responsible-lms')) customElements.define('whos-responsible-lms', WhosResponsibleLms);

// The game itself. A launch page names one script.
import('../embed/loader.js');
