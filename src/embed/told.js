// What the game tells, as details of events. Rust writes a field a line (crates/report/src/page.rs); a field that
// the player is not told yet is empty.

/** @typedef {import('./whos-responsible').Events} Events */
/** @typedef {import('./whos-responsible').Answer} Answer */
/** @typedef {import('./whos-responsible').Result} Result */
/** @template {keyof Events} K @typedef {Omit<Events[K], 'version'>} Detail */

const flag = (/** @type {string} */ word) => word ? word === '1' : null;
const count = (/** @type {string} */ word) => word ? +word : null;

/** @param {string[]} lines @returns {Detail<'round-start'>} */
export const roundStart = ([deck, title, seed, cards, feedback, presentation, seconds, placed, resumed]) => ({
  deck, title, seed: +seed, cards: +cards,
  feedback: /** @type {import('./whos-responsible').Feedback} */ (feedback),
  presentation: /** @type {import('./whos-responsible').Presentation} */ (presentation),
  timeLimit: count(seconds) || null, placed: +placed, resumed: resumed === '1',
});

/** @param {string} deck @param {string[]} lines @returns {Detail<'placed'>} */
export const placement = (deck, [card, task, service, party, owner, right, hinted, moved]) => ({
  deck, card, task, service: service || null, party, owner: owner || null,
  right: flag(right), hinted: hinted === '1', moved: moved === '1',
});

/** @param {string} deck @param {string[]} lines @returns {Detail<'progress'>} */
export const progress = (deck, [placed, cards, right, points]) => ({
  deck, placed: +placed, cards: +cards, right: count(right), points: count(points),
});

/** @param {string[]} lines @returns {Result} */
export const result = ([deck, seed, cards, right, points, streak, duration, seconds, ...answers]) => ({
  version: 1, deck, seed: +seed, cards: +cards, right: +right, accuracy: +right / +cards || 0, points: +points,
  bestStreak: +streak, duration: +duration, timeLimit: count(seconds) || null, answers: answersOf(answers),
});

/** Five lines for each card. @param {string[]} lines */
const answersOf = (lines) => {
  /** @type {Answer[]} */
  const all = [];
  while (lines.length > 4) {
    const [card, party, owner, hinted, after] = lines.splice(0, 5);
    all.push({ card, party: party || null, owner, right: party === owner, hinted: hinted === '1', after: count(after) });
  }
  return all;
};
