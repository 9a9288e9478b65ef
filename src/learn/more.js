import { renew } from '../embed/renew.js';
import { choose } from '../languages.js';
import init, { learn, read_deck } from './glue.js';

// The script of the second module. It defines <whos-responsible-learn>, which learn.html consists
// of, and does nothing where there is no such element: the game imports it for other functions of
// the module. The build merges it with wasm-bindgen's glue (see xtask assemble).

/** @type {Record<string, string[]>} */
const WORDS = /** @type {any} */ ('{{words learn: failed}}');

// What the player once chose in the game; storage may be forbidden.
const settings = () => {
  try {
    return new URLSearchParams(localStorage.getItem('whos-responsible/settings') ?? '');
  } catch {
    return new URLSearchParams();
  }
};

const load = async (/** @type {string} */ name) => {
  const response = await fetch(new URL(`./packs/${name}`, import.meta.url));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.text();
};

/** @type {Promise<unknown> | undefined} */
let started;

// Once for all that use the module; a failure can be tried again.
const start = () => {
  started ??= init().catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
};

// Why an address could not be fetched; {} is the address, then the site that the page may fetch from.
/** @type {Record<string, string[]>} */
const REFUSED = /** @type {any} */ ('{{words own: noNetwork, policy, otherSite, unreachable}}');

/** The sentence that says why `address` was not to be had: a browser tells a script no more than that
 * it failed. So it is asked for once more, in a way that needs no leave of the other site.
 * @param {URL} address @param {string} lang */
const refused = async (address, lang) => {
  let kind = navigator.onLine ? 3 : 0;
  const forbidden = (/** @type {SecurityPolicyViolationEvent} */ { blockedURI }) => {
    if (address.href.startsWith(blockedURI)) kind = 1;
  };
  document.addEventListener('securitypolicyviolation', forbidden);
  if (kind) {
    await fetch(address, { mode: 'no-cors', credentials: 'omit' }).then(() => { kind = 2; }, () => {});
    // The policy's word may come after the failure.
    await new Promise((done) => { setTimeout(done, 100); });
  }
  document.removeEventListener('securitypolicyviolation', forbidden);
  return REFUSED[choose([lang])][kind].replace('{1}', location.host).replace('{}', () => address.href);
};

// The most that somebody's own deck may have, in bytes.
const MOST = 5e6;

// No more than a deck may have. What it is instead of one is told by whoever reads it.
const fetchDeck = async (/** @type {URL} */ address) => {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`${address}: ${response.status}`);
  const parts = [];
  let size = 0;
  for (let reader = response.body.getReader(), part; !(part = await reader.read()).done;) {
    size += part.value.length;
    if (size > MOST) {
      reader.cancel();
      throw new Error(`${address}: > 5 MB`);
    }
    parts.push(part.value);
  }
  return new Blob(parts).arrayBuffer();
};

/** The bytes of a deck that is a text, a chosen file, or an address.
 * @param {string | File | URL} source @param {string} lang */
const bytesOf = async (source, lang) => {
  if (source instanceof URL) {
    return fetchDeck(source).catch(async (error) => {
      throw error instanceof TypeError ? new Error(await refused(source, lang)) : error;
    });
  }
  const isText = typeof source === 'string';
  if ((isText ? source.length : source.size) > MOST) throw new Error(`${isText ? '' : source.name}: > 5 MB`);
  return isText ? new TextEncoder().encode(source) : source.arrayBuffer();
};

/** A pack of somebody's own deck; throws what is wrong with it.
 * @param {string | File | URL} source @param {string} lang */
export const readDeck = async (source, lang) => {
  const bytes = await bytesOf(source, lang);
  await start();
  const name = source instanceof URL ? source.href : typeof source === 'string' ? '' : source.name;
  return read_deck(new Uint8Array(bytes), name, lang);
};

class Learn extends HTMLElement {
  /** @type {import('./glue').Page | undefined} */
  #page;

  async connectedCallback() {
    const wishes = new URLSearchParams(location.search);
    const chosen = settings();
    const lang = choose([wishes.get('lang'), chosen.get('lang'), ...navigator.languages]);
    document.documentElement.lang = lang;
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('{{styles}}');
    shadow.adoptedStyleSheets = [sheet];
    // Learn is measured in rem: on a wide screen all of it grows.
    const page = new CSSStyleSheet();
    page.replaceSync('@media (min-width: 1500px) { html { font-size: max(100%, 1.04vw); } }');
    document.adoptedStyleSheets.push(page);
    // The class and the two attributes are those of the game, so that tokens.css applies here too.
    const root = document.createElement('div');
    root.className = 'game learn';
    root.dataset.theme = wishes.get('theme') ?? chosen.get('theme') ?? 'auto';
    root.dataset.motion = wishes.get('motion') ?? chosen.get('motion') ?? 'auto';
    shadow.replaceChildren(root);
    try {
      const [text] = await Promise.all([load(`learn.${lang}.pack`), start()]);
      this.#page = learn(root, text);
      renew(root, () => {});
      this.dataset.ready = '';
    } catch (error) {
      const words = document.createElement('p');
      words.setAttribute('role', 'alert');
      words.textContent = `${WORDS[lang][0]} (${/** @type {Error} */ (error)?.message ?? error})`;
      root.replaceChildren(words);
      console.error('whos-responsible-learn:', error);
    }
  }

  disconnectedCallback() {
    this.#page?.destroy();
    this.#page = undefined;
  }
}

if (!customElements.get('whos-responsible-learn')) {
  customElements.define('whos-responsible-learn', Learn);
}
