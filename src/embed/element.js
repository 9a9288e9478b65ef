import init, { mount } from './game.js';

// Defines <whos-responsible>, the custom element that everything else hangs on. It must be
// JavaScript, since only a class can extend HTMLElement; it decides nothing about the game but in
// which language it starts. The build merges it with wasm-bindgen's glue (see xtask assemble).

const LANGUAGES = ['en', 'es', 'pt-BR'];
const FAILED = {
  en: ['The game could not start.', 'Try again'],
  es: ['El juego no pudo empezar.', 'Reintentar'],
  'pt-BR': ['O jogo não pôde começar.', 'Tentar de novo'],
};

// The first of the wished languages that the game speaks.
const speak = (wishes) => {
  for (const wish of wishes) {
    const tag = (wish || '').toLowerCase();
    const found = LANGUAGES.find((lang) => lang.toLowerCase() === tag)
      || LANGUAGES.find((lang) => lang.slice(0, 2) === tag.slice(0, 2));
    if (found) return found;
  }
  return LANGUAGES[0];
};

// What the player once chose in the settings; storage may be forbidden.
const chosen = () => {
  try {
    return /(?:^|&)lang=([\w-]+)/.exec(localStorage.getItem('whos-responsible/settings'))?.[1];
  } catch {
    return undefined;
  }
};

const get = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
};

// The file that a player chose last; the game asks for it as `file:`.
let chosenFile;

// A pack of the site, or one made of somebody's own deck: `own:<language>:<address>`. What reads
// such decks is a module that nobody else downloads.
const load = async (name) => {
  const [, lang, address] = /^own:([^:]*):(.*)$/s.exec(name) ?? [];
  if (!address) return get(new URL(`./packs/${name}`, import.meta.url));
  if (address === 'file:' && chosenFile.size > 5e6) throw new Error(`${chosenFile.name}: > 5 MB`);
  const text = address === 'file:' ? await chosenFile.text() : await get(new URL(address, document.baseURI));
  const more = await import('./whos-responsible-more.js');
  return more.readDeck(text, lang);
};

// All style sheets of the table, put here by the build. A constructable sheet needs no style
// element, so a strict Content-Security-Policy allows it. It is read while the game is on its way.
let sheet;
const styled = () => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync('{{styles}}');
  }
  return sheet;
};

let started;

// Once for all elements of the page; a failure can be tried again.
const start = () => {
  started ??= init().catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
};

class WhosResponsible extends HTMLElement {
  #game;

  connectedCallback() {
    if (this.hasAttribute('from-address')) this.#readAddress();
    this.#open();
  }

  disconnectedCallback() {
    this.#game?.destroy();
    this.#game = undefined;
  }

  // What the player chooses goes into the address of the page that is nothing but the game, so that
  // a reload finds it again.
  static observedAttributes = ['deck', 'lang', 'data-ready'];

  attributeChangedCallback(name, before, wish) {
    if (!this.#game || before === wish || !this.hasAttribute('from-address')) return;
    if (name === 'data-ready') {
      import('./site.js').catch(() => {});
      return;
    }
    const here = new URL(location);
    here.searchParams.set(name, wish);
    if (name === 'deck') here.searchParams.delete('seed');
    history.replaceState(null, '', here);
  }

  // The page that is nothing but the game takes its wishes from its address, and its language from
  // the visitor.
  #readAddress() {
    const wishes = new URLSearchParams(location.search);
    for (const name of ['deck', 'seed', 'feedback', 'presentation', 'theme', 'motion', 'lang']) {
      const wish = wishes.get(name);
      if (wish) this.setAttribute(name, wish);
    }
    document.documentElement.lang = speak([this.lang, chosen(), ...navigator.languages]);
  }

  async #open() {
    const lang = speak([this.lang, chosen(), this.closest('[lang]')?.lang, document.documentElement.lang]);
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const root = document.createElement('div');
    shadow.replaceChildren(root);
    root.addEventListener('change', (event) => {
      [chosenFile] = event.target.files ?? [];
      if (!chosenFile) return;
      event.target.nextElementSibling.click();
      event.target.value = '';
    });
    try {
      const pack = load(`${lang}.pack`);
      pack.catch(() => {});
      const game = start();
      shadow.adoptedStyleSheets = [styled()];
      await game;
      const text = await pack;
      if (root.isConnected) this.#game = mount(this, root, text, load, new URL('learn.html', import.meta.url).href);
    } catch (error) {
      this.#fail(root, lang, error);
    }
  }

  // Never a blank box: what happened, and a button.
  #fail(root, lang, error) {
    const [sentence, again] = FAILED[lang];
    root.className = 'game failed';
    const words = document.createElement('p');
    words.setAttribute('role', 'alert');
    words.textContent = `${sentence} (${error?.message ?? error})`;
    const button = document.createElement('button');
    button.className = 'primary';
    button.textContent = again;
    button.onclick = () => this.#open();
    root.replaceChildren(words, button);
    console.error('whos-responsible:', error);
  }
}

if (!customElements.get('whos-responsible')) {
  customElements.define('whos-responsible', WhosResponsible);
}
