// The style sheets of the table, put here by the build. A constructable sheet needs no style element, so
// a strict Content-Security-Policy allows it. They are read while the game is on its way.

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

/** Browsers before 2024 know no light-dark() and get the light colours.
 * @param {string} styles */
const fitting = (styles) =>
  CSS.supports('color', 'light-dark(red,red)') ? styles : styles.replace(/light-dark\((.*?),.*?\)/g, '$1');

const made = () => sheets ??= { first: sheetOf('{{styles}}'), asked: sheetOf(''), last: sheetOf('{{last}}') };

/** The sheets in the order in which they apply; all games of the page share them. */
export const tableSheets = () => {
  const { first, asked, last } = made();
  return [first, asked, last];
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
