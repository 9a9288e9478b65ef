import { get } from './module.js';

// The style sheets of the table. A constructable sheet needs no style element, so a strict
// Content-Security-Policy allows it. The first is a file, which the site's page names itself, for its first card.

/** @typedef {{ first: CSSStyleSheet, asked: CSSStyleSheet, last: CSSStyleSheet }} Sheets */
/** @type {Sheets | undefined} */
let sheets;
/** @type {Promise<void> | undefined} */
let coming;

/** @param {string} styles */
const sheetOf = (styles) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(fitting(styles));
  return sheet;
};

const isModern = () => CSS.supports('color', 'light-dark(red,red)');

/** Browsers before 2024 know no light-dark() and get the light colours.
 * @param {string} styles */
const fitting = (styles) => (isModern() ? styles : styles.replace(/light-dark\((.*?),.*?\)/g, '$1'));

const made = () => sheets ??= { first: sheetOf(''), asked: sheetOf(''), last: sheetOf('{{last}}') };

/** @type {Promise<void> | undefined} */
let table;

const fetchTable = async () => {
  const file = new URL('./whos-responsible.css', import.meta.url);
  const styles = await (await get(file)).text();
  // Half a sheet, or another page, is no fault to a browser.
  if (!styles.endsWith('end{}')) throw new Error(`${file}: incomplete`);
  made().first.replaceSync(fitting(styles));
};

// A failure can be tried again.
const bringTable = () => {
  table ??= fetchTable();
  table.catch(() => { table = undefined; });
  return table;
};

/** Whether the sheet that the page itself names has come; where it has not by the time that all of the page
 * is there, it never will.
 * @param {HTMLLinkElement} link */
const hasCome = async (link) => {
  if (!link.sheet && document.readyState !== 'complete') {
    await new Promise((resolve) => {
      link.onload = link.onerror = resolve;
      addEventListener('load', resolve, { once: true });
    });
  }
  return !!link.sheet;
};

/** Puts the sheets on a game, in the order in which they apply. All games of the page share them. The promise is
 * kept when they are here; what is put on the game meanwhile stays, and applies after them.
 * @param {ShadowRoot} shadow */
export const dress = async (shadow) => {
  const { first, asked, last } = made();
  const before = [...shadow.adoptedStyleSheets];
  const put = (/** @type {CSSStyleSheet[]} */ sheets) => {
    const since = shadow.adoptedStyleSheets.filter((sheet) => !before.includes(sheet));
    shadow.adoptedStyleSheets = [...sheets, ...since];
  };
  const link = shadow.querySelector('link');
  if (link && isModern() && await hasCome(link)) {
    put([asked, last]);
    return;
  }
  await bringTable();
  link?.remove();
  put([first, asked, last]);
};

/** Results and dialogs are asked for, so their sheet is: it comes with their part. A failure can be tried
 * again. */
export const bringAsked = () => coming ??= import('./seldom.js')
  .then(({ ASKED }) => made().asked.replaceSync(fitting(ASKED)))
  .catch((error) => {
    coming = undefined;
    throw error;
  });

// The page that is nothing but the game needs no style sheet of its own: one request less.
export const fillPage = () => document.adoptedStyleSheets.push(sheetOf('{{page}}'));
