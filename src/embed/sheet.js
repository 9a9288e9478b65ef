// The style sheets of the table, put here by the build. A constructable sheet needs no style element, so
// a strict Content-Security-Policy allows it. It is read while the game is on its way.

/** @type {CSSStyleSheet | undefined} */
let sheet;

export const tableSheet = () => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    const styles = '{{styles}}';
    // Browsers before 2024 know no light-dark() and get the light colours.
    sheet.replaceSync(CSS.supports('color', 'light-dark(red,red)') ? styles : styles.replace(/light-dark\((.*?),.*?\)/g, '$1'));
  }
  return sheet;
};

// The page that is nothing but the game needs no style sheet of its own: one request less.
export const fillPage = () => {
  const page = new CSSStyleSheet();
  page.replaceSync('{{page}}');
  document.adoptedStyleSheets.push(page);
};
