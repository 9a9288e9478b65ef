import { renew } from './embed/renew.js';
import { choose } from './languages.js';

// A page beside the game: an element that all of it consists of. It is a part of the game's module, so the game's
// script brings it.

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

/** The text of a pack of the site.
 * @param {string} name */
export const loadPack = async (name) => {
  const response = await fetch(new URL(`./packs/${name}`, import.meta.url));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.text();
};

const sheetOf = (/** @type {string} */ styles) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  return sheet;
};

/** Defines `<whos-responsible-NAME>`. `open` fills an element with the page, in a language, and gives its instance
 * of the module.
 * @param {string} name @param {string} styles
 * @param {(root: HTMLElement, lang: string) => Promise<import('./embed/glue').Game>} open */
export const definePage = (name, styles, open) => {
  class Page extends HTMLElement {
    /** @type {import('./embed/glue').Game | undefined} */
    #page;

    async connectedCallback() {
      const wishes = new URLSearchParams(location.search);
      const chosen = settings();
      const lang = choose([wishes.get('lang'), chosen.get('lang'), ...navigator.languages]);
      document.documentElement.lang = lang;
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      shadow.adoptedStyleSheets = [sheetOf(styles)];
      // The page is measured in rem: on a wide screen all of it grows.
      document.adoptedStyleSheets.push(sheetOf('@media (min-width: 1500px) { html { font-size: max(100%, 1.04vw); } }'));
      // The class and the two attributes are those of the game, so that tokens.css applies here too.
      const root = document.createElement('div');
      root.className = `game ${name}`;
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
        this.#page = await open(root, lang);
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
        console.error(`whos-responsible-${name}:`, error);
      } finally {
        clearTimeout(late);
      }
    }

    disconnectedCallback() {
      this.#page?.leave();
      this.#page = undefined;
    }
  }

  if (!customElements.get(`whos-responsible-${name}`)) customElements.define(`whos-responsible-${name}`, Page);
};
