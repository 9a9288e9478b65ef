import { renew } from '../embed/renew.js';
import { choose } from '../languages.js';

// Defines <whos-responsible-learn>, which learn.html consists of. Learn is a part of the game's module, so
// the game's script brings it.

/** @type {Record<string, string[]>} */
const WORDS = /** @type {any} */ ('{{words learn: failed, loading, again}}');

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

class Learn extends HTMLElement {
  /** @type {import('../embed/glue').Game | undefined} */
  #page;

  async connectedCallback() {
    const wishes = new URLSearchParams(location.search);
    const chosen = settings();
    const lang = choose([wishes.get('lang'), chosen.get('lang'), ...navigator.languages]);
    document.documentElement.lang = lang;
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('{{learn}}');
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
    await this.#open(root, lang);
  }

  /** @param {HTMLElement} root @param {string} lang */
  async #open(root, lang) {
    const [failed, loading, again] = WORDS[lang];
    // The page's only heading, as long as it stands.
    const words = document.createElement('div');
    const say = (/** @type {string} */ role, /** @type {string} */ text) => {
      const heading = document.createElement('h1');
      heading.textContent = text;
      words.setAttribute('role', role);
      words.replaceChildren(heading);
      root.replaceChildren(words);
    };
    // Whoever waits for over a second is told what for. The page takes the words' place.
    const late = setTimeout(() => say('status', loading), 1000);
    try {
      const { fetchPart, instance } = await import('../embed/game.js');
      const [text, page] = await Promise.all([load(`learn.${lang}.pack`), instance(), fetchPart('learn')]);
      root.replaceChildren();
      page.learn(root, text);
      this.#page = page;
      renew(root, () => {});
      this.dataset.ready = '';
    } catch (error) {
      say('alert', `${failed} (${/** @type {Error} */ (error)?.message ?? error})`);
      const button = document.createElement('button');
      button.textContent = again;
      button.setAttribute('part', 'primary');
      button.onclick = () => {
        root.replaceChildren();
        this.#open(root, lang);
      };
      root.append(button);
      console.error('whos-responsible-learn:', error);
    } finally {
      clearTimeout(late);
    }
  }

  disconnectedCallback() {
    this.#page?.leave();
    this.#page = undefined;
  }
}

if (!customElements.get('whos-responsible-learn')) {
  customElements.define('whos-responsible-learn', Learn);
}
