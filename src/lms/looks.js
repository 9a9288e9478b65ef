import { LANGUAGES } from '../languages.js';

// How the game looks in a launch page.

// The frame of a course is often lower than the game likes to be, and a second scroll bar beside the
// course's own takes more from it than a little height. An explanation that is longer than the frame
// scrolls in itself, with *Next card* in sight; where it begins, the table says (`--head`).
const LOW = `@media (max-height:720px){
  .game{--foot:12px;padding-block:8px} .table{min-height:0} .hand{min-height:min(400px,58vh)}
  .hand .explanation{padding:.8em 1.1em;gap:7px}
  @container (max-width:859px){
    .game{gap:6px} .hand{min-height:240px} .column{min-height:104px}
    .hand .explanation{padding:.7em .9em;gap:6px}
    .column:not(:has(.movable)) .chips{flex:1;contain:size;overflow:clip}
  }
}
@media (min-height:521px){
  .how[data-quiet]{display:none}
  .hand .explanation{max-height:max(280px,calc(100vh - var(--bar) - var(--head,130px) - var(--foot,24px)));overflow:auto;padding-block-end:0}
  .hand .explanation [data-next]{position:sticky;bottom:.7em;margin-block-end:.7em;box-shadow:0 .7em 0 2px var(--paper)}
}`;

// Who did not pass gains by another round, and nothing by what was missed.
const FAILED = `:host([data-verdict=failed]) .actions [data-do=restart]{padding-inline:1.4em;border-color:transparent;background:var(--accent);color:var(--on-accent)}
:host([data-verdict=failed]) .actions [data-do=replay]{padding-inline:1.1em;border:1.5px solid var(--control);background:var(--paper);color:inherit}`;

/** The sheet of the game. Only what the package has, and what an exam allows, can be chosen. `mode` is the
 * session's, if there is one.
 * @param {string[]} languages @param {string | undefined} mode @param {boolean} isExam */
export const looksOf = (languages, mode, isExam) => {
  const missing = LANGUAGES.filter((lang) => !languages.includes(lang));
  const hidden = languages.length < 2 ? ['label:has(> select[name=lang])'] : missing.map((lang) => `option[value='${lang}']`);
  // An exam is handed in once; how many attempts there are is the course's to say. What was finished is
  // looked at, and nothing that is played there counts.
  const again = ['[data-do=restart]', '[data-do=replay]'];
  const isReview = mode === 'review';
  if (mode && isExam) hidden.push('[data-do=finish]', ...again);
  else if (isReview) hidden.push(...again);
  if (isReview) hidden.push('.confetti');
  return `${hidden.length ? hidden : 'none'}{display:none}${LOW}${FAILED}`;
};
