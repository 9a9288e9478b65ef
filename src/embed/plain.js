import { LANGUAGES } from '../languages.js';
import { named } from './attributes.js';

// What stands in where WebAssembly cannot run: a sentence that says why, and the deck's tasks as a
// table with the answers behind <details>. The loader imports it on failure only.

// {} is the message of the error.
/** @type {Record<string, Record<string, string>>} */
const TEXTS = /** @type {any} */ ('{{words plain}}');

// What a deck may hold at most, as in crates/authoring/src/limits.rs.
const MAX_FILE = 5e6;
const MAX_CARDS = 10000;
const MAX_TEXT = 300;
const MAX_URL = 500;

// Our own, because the sheets of the game come with the game. System colours where no theme is set.
const STYLE = `
:host { display: block; }
.plain { padding: 20px clamp(12px, 3cqi, 28px); font: 16px/1.5 var(--wr-font, system-ui, sans-serif);
  color: var(--wr-ink, CanvasText); background: var(--wr-table, Canvas); overflow-wrap: anywhere; }
.plain > * { margin: 0 0 12px; }
.plain h2 { font-size: 1.2rem; line-height: 1.2; }
.plain .reason { padding: 10px 14px; border: 1.5px solid var(--wr-control, GrayText); border-inline-start-width: 6px;
  border-radius: 12px; background: var(--wr-paper, Canvas); }
.plain button { font: inherit; font-weight: 640; min-height: 44px; padding: 0 18px; border-radius: 12px; cursor: pointer;
  border: 1.5px solid var(--wr-control, GrayText); color: inherit; background: var(--wr-paper, Canvas); }
.plain table { width: 100%; border-collapse: collapse; background: var(--wr-paper, Canvas); }
.plain :is(th, td) { padding: 8px 12px; border-block-end: 1px solid var(--wr-line, GrayText); text-align: start; vertical-align: top; }
.plain thead th { font-size: .9rem; color: var(--wr-ink-soft, CanvasText); }
.plain tbody th { font-weight: 600; width: 34%; }
.plain td:last-child { width: 44%; }
.plain summary { min-height: 28px; cursor: pointer; }
.plain details p { margin: 4px 0; }
.plain a { color: inherit; display: inline-block; min-height: 28px; }
.plain :focus-visible { outline: 3px solid var(--wr-focus, Highlight); outline-offset: 2px; }
@media (max-width: 40rem) {
  .plain thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .plain :is(tbody, tr, tbody th, td, td:last-child) { display: block; width: auto; }
  .plain :is(th, td) { border: 0; padding: 2px 12px; }
  .plain tr { border-block-end: 1px solid var(--wr-line, GrayText); padding: 8px 0; }
}
@media print {
  .plain :is(summary, button) { display: none; }
  .plain details::details-content { content-visibility: visible; display: block; block-size: auto; }
}`;

/** @typedef {{ title: string, url: string | null }} Source */
/** @typedef {{ task: string, service: string, owner: string, why: string, sources: Source[] }} Row */
/** @typedef {{ title: string, rows: Row[], left?: number, lang?: string, known?: string[] }} Tasks */

/** @type {CSSStyleSheet | undefined} */
let ours;

// The smallest module there is: where it cannot be compiled, none can.
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const POLICY = /content.security.policy|\bcsp\b|unsafe-eval/i;

/** Why WebAssembly did not run, from what compiling it threw: `none` (there is none), `policy` (a
 * Content-Security-Policy forbids it) or `failed` (anything else).
 * @param {unknown} error */
export function why(error) {
  if (typeof WebAssembly !== 'object') return 'none';
  if (POLICY.test(said(error))) return 'policy';
  try {
    new WebAssembly.Module(EMPTY);
    return 'failed';
  } catch (refused) {
    return POLICY.test(said(refused)) || refused instanceof EvalError ? 'policy' : 'failed';
  }
}

/** Fills `root`, an empty element of a shadow root. `base` is the address of the folder with the game's files,
 * `deck` an id or the address of somebody's own deck, `custom` such a deck itself; `retry`, if it is given,
 * is what the button "Try again" calls. Never rejects.
 * @param {HTMLElement} root
 * @param {{ base?: string, deck?: string | null, lang?: string, error?: unknown, custom?: any, retry?: () => void }} what */
export async function show(root, { base = import.meta.url, deck, lang, error, custom, retry }) {
  const tag = lang && LANGUAGES.includes(lang) ? lang : LANGUAGES[0];
  const texts = TEXTS[tag];
  const reason = why(error);
  dress(root);
  root.className = 'plain';
  root.lang = tag;
  const sentence = make('p', texts[reason].replace('{}', () => said(error)), { className: 'reason' });
  sentence.setAttribute('role', 'alert');
  root.replaceChildren(sentence);
  if (retry && reason === 'failed') {
    const button = make('button', texts.again, { type: 'button' });
    button.addEventListener('click', () => retry());
    root.append(button);
  }
  const list = make('a', texts.list, { href: new URL('plain/index.html', base).href });
  try {
    const found = await tasks(base, deck, custom, tag, lang || tag);
    if (found.known) root.append(make('p', `${texts.noDeck.replace('{}', () => named(deck ?? ''))}${found.known.join(', ')}.`));
    if (found.title) root.append(make('h2', found.title));
    root.append(make('p', texts.below), table(found.rows, texts, found.lang ?? tag));
    if (found.left) root.append(make('p', texts.left.replace('{}', String(found.left))));
  } catch (fault) {
    const fallback = custom || (deck && isAddress(deck)) ? texts.badDeck : texts.noTable;
    root.append(make('p', fallback.replace('{}', () => said(fault))));
  }
  root.append(list);
}

// The rows to show: `{ title, rows, left }`, of the deck given, of an address, or of the site.
// Somebody's own deck may speak a language, the wish, that the site does not.
/** @param {string} base @param {string | null | undefined} deck @param {any} custom @param {string} lang
 * @param {string} wish @returns {Promise<Tasks>} */
async function tasks(base, deck, custom, lang, wish) {
  if (custom) return ownDeck(typeof custom === 'string' ? JSON.parse(custom) : custom, wish);
  const page = (/** @type {string} */ id) => getText(new URL(`plain/${id}.${lang}.html`, base)).then(sitePage);
  if (deck && isAddress(deck)) return ownDeck(JSON.parse(await getText(new URL(deck.trim(), document.baseURI))), wish);
  if (!deck) return page((await decks(base, lang))[0]);
  try {
    return await page(named(deck));
  } catch (error) {
    // A deck that is there and did not come is another matter.
    const known = await decks(base, lang).catch(() => [named(deck)]);
    if (known.includes(named(deck))) throw error;
    return { ...await page(known[0]), known };
  }
}

const isAddress = (/** @type {string} */ deck) => !/^[a-z0-9-]{1,80}$/.test(named(deck));

// The ids of the site's decks.
/** @param {string} base @param {string} lang */
async function decks(base, lang) {
  const page = parse(await getText(new URL('plain/index.html', base)));
  const links = [...page.querySelectorAll(`section[lang="${lang}"] a`)].map((link) => link.getAttribute('href') ?? '');
  const ids = links.map((link) => /^([a-z0-9-]+)\.[\w-]+\.html$/.exec(link)?.[1] ?? '').filter(Boolean);
  if (!ids.length) throw new Error('plain/index.html');
  return ids;
}

/** @param {URL} address */
async function getText(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  if (Number(response.headers.get('Content-Length')) > MAX_FILE) throw new Error(`${address}: > 5 MB`);
  const text = await response.text();
  if (text.length > MAX_FILE) throw new Error(`${address}: > 5 MB`);
  return text;
}

// A document that runs no script and fetches nothing; only its texts and links are taken over.
const parse = (/** @type {string} */ html) => new DOMParser().parseFromString(html, 'text/html');
const words = (/** @type {Element | null} */ element) => element?.textContent.trim() ?? '';

/** The rows of one of the site's own pages (xtask/src/plain.rs writes them).
 * @param {string} html @returns {Tasks} */
export function sitePage(html) {
  const page = parse(html);
  const rows = [...page.querySelectorAll('tbody > tr')].map((row) => ({
    task: words(row.querySelector('th')),
    service: words(row.querySelector('td')),
    owner: words(row.querySelector('.owner strong')),
    why: words(row.querySelector('.why')),
    sources: [...row.querySelectorAll('details a')].map((link) => ({
      title: words(link), url: link.getAttribute('href'),
    })),
  })).filter((row) => row.task && row.owner);
  if (!rows.length) throw new Error('0 <tr>');
  return { title: words(page.querySelector('h1')), rows };
}

/** The rows of somebody's own deck (decks/README.md). Cards that are not well-formed are counted in `left`; a
 * deck that is none throws.
 * @param {any} deck @param {string} lang @returns {Tasks} */
export function ownDeck(deck, lang) {
  if (deck?.format !== 'whos-responsible/deck' || deck.version !== 1) throw new Error('format, version');
  const known = list(deck.languages, 'languages').filter((tag) => typeof tag === 'string');
  const spoken = known.find((tag) => tag === lang)
    ?? known.find((tag) => tag.split('-')[0] === lang.split('-')[0]) ?? known[0];
  const text = (/** @type {unknown} */ value) => {
    const one = typeof value === 'string' ? value : own(value, spoken);
    return typeof one === 'string' && one.length <= MAX_TEXT ? one.trim() : '';
  };
  /** @param {any[]} all @param {string} field @returns {Map<unknown, string>} */
  const names = (all, field) => new Map(all.map((one) => [own(one, 'id'), text(own(one, field))]));
  const parties = names(list(deck.parties, 'parties'), 'name');
  const services = names(list(deck.services ?? [], 'services'), 'name');
  const all = names(list(deck.tasks, 'tasks'), 'text');
  const cards = list(deck.responsibilities, 'responsibilities');
  const chosen = choice(deck);
  /** @type {Row[]} */
  const rows = [];
  let left = 0;
  for (const card of cards) {
    const service = own(card, 'service');
    const id = service === undefined ? own(card, 'task') : `${own(card, 'task')}/${service}`;
    if (chosen && !chosen.has(id)) continue;
    const row = {
      task: all.get(own(card, 'task')) ?? '',
      service: service === undefined ? '' : services.get(service),
      owner: parties.get(own(card, 'owner')) ?? '',
      why: text(own(card, 'why')),
      sources: [own(card, 'sources')].flat().slice(0, 20)
        .map((one) => ({ title: text(own(one, 'title')), url: own(one, 'url') })),
    };
    if (row.task && row.owner && row.why && row.service !== undefined) rows.push({ ...row, service: row.service });
    else left += 1;
  }
  if (!rows.length) throw new Error('0 responsibilities');
  return { title: text(deck.title), rows, left, lang: spoken };
}

// The cards that a deck names; none if it has all.
/** @param {any} deck */
function choice(deck) {
  const piles = Array.isArray(deck.draw) ? deck.draw.map((/** @type {unknown} */ pile) => own(pile, 'cards')) : [deck.cards];
  const cards = piles.flat().filter((/** @type {unknown} */ card) => typeof card === 'string');
  return cards.length ? new Set(cards) : undefined;
}

/** @param {unknown} value @param {string} name */
function list(value, name) {
  if (Array.isArray(value) && value.length <= MAX_CARDS) return value;
  throw new Error(name);
}

// A field of its own, never one of its prototype.
/** @param {any} value @param {string} name */
const own = (value, name) =>
  (value !== null && typeof value === 'object' && Object.hasOwn(value, name) ? value[name] : undefined);

/** @param {Row[]} rows @param {Record<string, string>} texts @param {string} lang */
function table(rows, texts, lang) {
  const withService = rows.some((row) => row.service);
  const columns = ['task', ...(withService ? ['service'] : []), 'answer'];
  const head = make('tr');
  for (const column of columns) head.append(make('th', texts[column], { scope: 'col' }));
  const body = make('tbody');
  for (const row of rows) {
    const line = make('tr');
    line.append(make('th', row.task, { scope: 'row', lang }));
    if (withService) line.append(make('td', row.service || texts.any, { lang }));
    const details = make('details');
    const [before, after] = texts.owner.split('{}');
    const owner = make('p', before);
    owner.append(make('strong', row.owner, { lang }), after);
    details.append(make('summary', texts.show), owner, make('p', row.why, { lang }));
    for (const { title, url } of row.sources) {
      if (isSafe(url)) {
        const source = make('p');
        source.append(make('a', title || url, { href: url, rel: 'noopener noreferrer', target: '_blank' }));
        details.append(source);
      }
    }
    const answer = make('td');
    answer.append(details);
    line.append(answer);
    body.append(line);
  }
  const whole = make('table');
  const columnsRow = make('thead');
  columnsRow.append(head);
  whole.append(columnsRow, body);
  return whole;
}

/** @param {unknown} url @returns {url is string} */
const isSafe = (url) => {
  try {
    return typeof url === 'string' && url.length <= MAX_URL && new URL(url).protocol === 'https:';
  } catch {
    return false;
  }
};

// The only way in which anything gets into the page: as text.
/** @template {keyof HTMLElementTagNameMap} K @param {K} name @param {string} [text]
 * @param {Partial<HTMLElementTagNameMap[K]>} [properties] */
function make(name, text = '', properties = {}) {
  const element = document.createElement(name);
  element.textContent = text;
  return Object.assign(element, properties);
}

// Our sheet beside those that are there. An old browser may have no constructable ones: then the
// table is plain indeed.
/** @param {Element} root */
function dress(root) {
  const scope = /** @type {ShadowRoot} */ (root.getRootNode());
  try {
    if (!ours) {
      ours = new CSSStyleSheet();
      ours.replaceSync(STYLE);
    }
    if (!scope.adoptedStyleSheets.includes(ours)) scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, ours];
  } catch {
    // Readable without.
  }
}

const said = (/** @type {unknown} */ error) => {
  try {
    return String(/** @type {Error} */ (error)?.message ?? error).slice(0, 500);
  } catch {
    return '?';
  }
};
