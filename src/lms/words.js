// What the learner reads above the game.

/** @type {Record<string, Record<string, string>>} */
export const WORDS = /** @type {any} */ ('{{words lms}}');

/** A share of 100 as the language writes it.
 * @param {string} lang @param {number} share */
export const percent = (lang, share) =>
  new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 2 }).format(share / 100);
