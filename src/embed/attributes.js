// What a page asks for by the attributes of the element.

// The words that an attribute may hold, the default first.
/** @type {Record<string, string[]>} */
const WORDS = {
  mode: ['practice', 'exercise', 'exam'],
  feedback: ['immediate', 'end'],
  presentation: ['deal', 'spread'],
  theme: ['auto', 'light', 'dark', 'contrast'],
  motion: ['auto', 'less'],
  loading: ['lazy', 'eager'],
};
// The smallest and the largest whole number that an attribute may hold.
/** @type {Record<string, [number, number]>} */
const NUMBERS = {
  seed: [0, 4294967295],
  limit: [1, 65535],
  'time-limit': [10, 86400],
};
// What a change of these starts anew.
export const RULES = ['mode', 'feedback', 'presentation', 'seed', 'limit', 'time-limit'];
// What the game takes at once.
export const SETTINGS = ['feedback', 'presentation', 'theme', 'motion', 'limit', 'time-limit'];

/** Tells the page that something is not understood, what may stand there, and what holds now.
 * @param {string} name @param {string} value @param {string} allowed @param {string} instead */
export const warn = (name, value, allowed, instead) => {
  console.warn(`whos-responsible: ${name}="${value}" is not understood. Allowed: ${allowed}. Using ${instead}.`);
};

/** @param {string} value @param {[number, number]} limits */
const isWithin = (value, [first, last]) => /^\d+$/.test(value) && +value >= first && +value <= last;

/** The seed of a text; '' where it is none, which is told.
 * @param {unknown} given */
export const seedOf = (given) => {
  const seed = String(given ?? '');
  if (!seed || isWithin(seed, NUMBERS.seed)) return seed;
  warn('restart(seed)', seed, listed('seed'), 'another order');
  return '';
};

/** @param {string} name */
const listed = (name) => NUMBERS[name] ? `whole numbers from ${NUMBERS[name].join(' to ')}` : WORDS[name].join(', ');

/** What one of these attributes asks for, or undefined: then the default holds.
 * @param {Element} element @param {string} name */
export const wish = (element, name) => {
  const value = element.getAttribute(name);
  const [words, limits] = [WORDS[name], NUMBERS[name]];
  if (value === null || (!words && !limits)) return value || undefined;
  if (limits ? isWithin(value, limits) : words.includes(value)) return value;
  warn(name, value, listed(name), limits ? 'none' : words[0]);
  return undefined;
};

/** A setting that the page asks for. An exam tells nothing before its end.
 * @param {Element} element @param {string} name */
export const setting = (element, name) =>
  wish(element, name) ?? (name === 'feedback' && wish(element, 'mode') === 'exam' ? 'end' : undefined);

/** What holds where the page asks for nothing: a number has no default.
 * @param {string} name */
export const byDefault = (name) => WORDS[name]?.[0] ?? '';

/** A deck by its name, whatever its capitals and spaces; an address stays as it is.
 * @param {string} deck */
export const named = (deck) => (/[./:]/.test(deck) ? deck.trim() : deck.trim().toLowerCase().replace(/[\s_]+/g, '-'));

/** The page's own deck, as a text.
 * @param {Element} element */
export const inlineDeck = (element) => element.querySelector('script[type="application/json"]')?.textContent;

/** The address of the page Learn. A bundler gives the scripts other names and leaves the page behind: then
 * there is no link to it.
 * @param {string} script */
export const learnBeside = (script) => /^(.*\/)whos-responsible-game\.js$/.exec(script)?.[1].concat('learn.html') ?? '';

/** All wishes as the game reads them, `name=value` lines; `learn` is the address of the page Learn, if the
 * element does not say another.
 * @param {Element} element @param {string} learn */
export const wishes = (element, learn) => {
  const lines = [`learn=${element.getAttribute('learn') ?? learn}`];
  if (!element.hasAttribute('site')) lines.push('guest=');
  for (const name of ['deck', 'seed', ...SETTINGS]) {
    const value = setting(element, name);
    if (value) lines.push(`${name}=${name === 'deck' ? named(value) : value}`);
  }
  // The card that the page brought is the first of this order.
  const first = element.getAttribute('data-first');
  if (first) lines.push(`seed=${first}`);
  wish(element, 'loading');
  if (!element.hasAttribute('deck') && inlineDeck(element) !== undefined) lines.push('deck=inline:');
  return lines.join('\n');
};
