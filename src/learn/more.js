import init, { learn, read_deck } from './game.js';

// The script of the second module. It defines <whos-responsible-learn>, which learn.html consists
// of, and does nothing where there is no such element: the game imports it for other functions of
// the module. The build merges it with wasm-bindgen's glue (see xtask assemble).

const LANGUAGES = ['en', 'es', 'pt-BR'];
const FAILED = {
  en: 'The page could not start.',
  es: 'La página no pudo empezar.',
  'pt-BR': 'A página não pôde começar.',
};

// The first of the wished languages that there is.
const speak = (wishes) => {
  for (const wish of wishes) {
    const tag = (wish || '').toLowerCase();
    const found = LANGUAGES.find((lang) => lang.toLowerCase() === tag)
      || LANGUAGES.find((lang) => lang.slice(0, 2) === tag.slice(0, 2));
    if (found) return found;
  }
  return LANGUAGES[0];
};

// What the player once chose in the game; storage may be forbidden.
const settings = () => {
  try {
    return new URLSearchParams(localStorage.getItem('whos-responsible/settings') ?? '');
  } catch {
    return new URLSearchParams();
  }
};

const load = async (name) => {
  const response = await fetch(new URL(`./packs/${name}`, import.meta.url));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.text();
};

let started;

// Once for all that use the module; a failure can be tried again.
const start = () => {
  started ??= init().catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
};

// A pack of somebody's own deck, a text or the bytes of a file; throws what is wrong with it.
export const readDeck = async (deck, name, lang) => {
  await start();
  return read_deck(typeof deck === 'string' ? new TextEncoder().encode(deck) : new Uint8Array(deck), name, lang);
};

class Learn extends HTMLElement {
  #page;

  async connectedCallback() {
    const wishes = new URLSearchParams(location.search);
    const chosen = settings();
    const lang = speak([wishes.get('lang'), chosen.get('lang'), ...navigator.languages]);
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
      words.textContent = `${FAILED[lang]} (${error?.message ?? error})`;
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
